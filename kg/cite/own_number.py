"""What is the text's own: the number in its letterhead, the name of a law as its title."""

from __future__ import annotations

from kg.base.patterns import late
from kg.cite.names import NamedLaw
from kg.cite.structure import HEAD
from kg.cite.surroundings import Left
from kg.cite.symbols import Symbol
from kg.model import JUDICIAL, LAWS, DocType

_SELF_LINE = late(r"(?:^|\n|<br ?/?>)[ \t|*_#>]*$")
#: The end of the line; in a letterhead of two columns the place and day stand in the other.
_DAY = r"(?:[\d .…]{1,16}tháng[\d .…]{1,16}năm[\d .…]{0,12}|\s{1,4}\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})"
_ENGLISH_DAY = (
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? ?\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4})"
)
_LINE_END = late(r"[ \t|*_.]*(?:\r?\n|<br|$)")
_PLACE_AND_DAY = late(
    rf",?[ \t|]{{1,40}}[^\W\d_][^\n\d,]{{0,60}},\s{{0,4}}(?:ngày{_DAY}|{_ENGLISH_DAY})[ \t|*_]*(?:\r?\n|$)"
    rf"|[ \t]?[,|][ \t]{{0,4}}ngày{_DAY}[ \t|*_]*(?:\r?\n|$)|[ \t]{{1,3}}\([^\n()]{{1,80}}\)[ \t|*_]*(?:\r?\n|$)"
)
#: Laws print their number after their kind: "Luật số: 31/2024/QH15".
OWN_LAW_TYPES: frozenset[DocType] = frozenset((*LAWS, "resolution"))
#: Courts and parties to contracts print theirs so too: "Bản án số: 15/2023/DS-ST", "Hợp đồng số: 12/HĐ-DV".
_OWN_TYPES: frozenset[DocType] = OWN_LAW_TYPES | JUDICIAL | {"other"}


def is_own_number(text: str, left: Left, symbol: Symbol) -> bool:
    """Whether "Số: 140/BC-UBND", "Luật số: 31/2024/QH15" stands on a line of its own near the head of the text.

    Courts' papers are told by their title too, "BẢN ÁN 60/2024/DS-PT NGÀY 27/02/2024 VỀ …", and, where a text layer has
    lost its lines, by what follows: "Bản án số: 50/2020/HS-ST Ngày 30-9-2020 NHÂN DANH NƯỚC …".
    """
    if left.type in JUDICIAL and symbol.start < HEAD and _is_courts_own(text, left, symbol):
        return True
    if not left.has_number_word or symbol.start > HEAD:
        return False
    named = left.type in _OWN_TYPES and ":" in text[left.number_start : symbol.start]
    if left.type is not None and not named and not _below_title(text, left):
        return False
    return _on_own_line(text, left.start, symbol.end) or (text[left.start] == "S" and in_one_line(text, left.start))


def _below_title(text: str, left: Left) -> bool:
    """Whether the type word is the text's title, in capitals, with the number on the next line: "THÔNG BÁO⏎Số: …"."""
    title, line, _ = text[left.start : left.number_start].partition("\n")
    return bool(line) and title.isupper() and text[left.number_start] == "S"


def _is_courts_own(text: str, left: Left, symbol: Symbol) -> bool:
    if text[left.start : left.start + 2].isupper():
        return _SELF_LINE.search(text[max(0, left.start - 80) : left.start]) is not None
    named = ":" in text[left.number_start : symbol.start]
    return named and "NHÂN DANH" in text[symbol.end : symbol.end + _NEAR]


_NEAR = 300
#: The country's name or the national motto, as a letterhead holds them.
_STATE = late(r"C[ỘÔ]NG H.{1,3} XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Độc\s+lập\s*[-–]\s*Tự\s+do|Hạnh\s+[Pp]húc")
_ONE_LINE_REACH = 260


def in_one_line(text: str, pos: int) -> bool:
    """Whether a letterhead of which a text layer has made one line stands around `pos`: "UBND TỈNH PHÚ YÊN CỘNG HÒA XÃ
    HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 30/QĐ-UBND Phú Yên, ngày …"."""
    if pos > HEAD:
        return False
    begin = max(text.rfind("\n", 0, pos) + 1, pos - _ONE_LINE_REACH)
    line = text.find("\n", pos)
    end = min(pos + _ONE_LINE_REACH, line if line >= 0 else len(text))
    return _STATE.search(text, begin, end) is not None


def titled(text: str, symbol: Symbol) -> DocType | None:
    """The type that the title says where the symbol's code has two: the Party's "QĐ" are decisions and regulations."""
    title = _QD_TITLE.search(text, symbol.end, HEAD) if symbol.shape == "party" else None
    return "regulation" if title is not None and title[1] == "QUY ĐỊNH" and symbol.type == "decision" else symbol.type


_QD_TITLE = late(r"\n[ \t*_|#]*(QUY ĐỊNH|QUYẾT ĐỊNH)[ \t\r*_|]*(?=\n|$)")


def is_own_blank(text: str, symbol: Symbol) -> bool:
    """Whether a number left blank, "Số:    /BC-UBND", is the text's own."""
    return symbol.start < HEAD and _on_own_line(text, symbol.start, symbol.end)


def is_title(text: str, law: NamedLaw) -> bool:
    """Whether a law's name in capitals on lines of its own is the text's own title: its number stands above."""
    return law.start < HEAD and text[law.start : law.end].isupper() and _on_own_line(text, law.start, law.end)


def _on_own_line(text: str, start: int, end: int) -> bool:
    ends = _LINE_END.match(text, end) or _PLACE_AND_DAY.match(text, end)
    if ends and _SELF_LINE.search(text[max(0, start - 80) : start]):
        return True
    return _LETTERHEAD_CELL.match(text, end) is not None and _in_capitals(text[text.rfind("\n", 0, start) + 1 : start])


#: A letterhead whose two columns are the cells of one row: "| SỞ NỘI VỤ ----- Số: 12/KH-SNV | CỘNG HÒA … Độc lập … |".
_LETTERHEAD_CELL = late(r"[^|\n]{0,200}\|[ \t*_]*(?:CỘNG\s+H|[^|\n]{0,80}Độc\s+lập)")
_TAG = late(r"<[^<>\n]{1,20}>")


def _in_capitals(cell: str) -> bool:
    words = _TAG.sub(" ", cell).strip()
    return words.startswith("|") and words.upper() == words and len(words) <= _LONGEST_LETTERHEAD


_LONGEST_LETTERHEAD = 160
