"""Pinpoints: the places inside a document that a citation points to.

    pinpoints = ["từ"] place {[note] join place}
    note      = "(" words ")" | the number of a page on its line
    join      = "," | ";" | "và" | "hoặc" | "của" | "thuộc" | "đến" | " " | "("
    place     = unit labels                                  Điều 5, 6 và 7 · Điều 3 - 9
    unit      = ["các"] tiết | điểm | khoản | Điều | Mục | Chương | Phần | Phụ lục | "K." | "Đ."
    labels    = label {("," | "và" | "hoặc" | "đến" | "-") label}
    label     = letter (điểm) | number | number "." number (điểm 2.2) | roman numeral | "thứ" word

A place goes from the small to the large: "khoản 2, Điều 85 và điểm a, khoản 1, Điều 86" are two pinpoints; small units
share the next larger one that follows, however many stand between ("khoản 1, điểm a khoản 2, khoản 3 Điều 106": all of
Điều 106). From the large to the small ("Điều 75 khoản 4") a place is one pinpoint too, unless a larger unit of its own
follows. A range ("từ Điều 3 đến Điều 9") is one pinpoint with both its ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.base.patterns import late
from kg.cite.draft import Draft
from kg.cite.trie import spell
from kg.model import Pinpoint
from kg.tuples import NamedTuple

_ORDER = ("subpoint", "point", "clause", "article", "section", "chapter", "part", "appendix")
_UNIT_WORDS = {
    "tiết": 0, "điểm": 1, "khoản": 2, "điều": 3, "mục": 4, "chương": 5, "phần": 6, "phụ lục": 7, "k": 2, "k.": 2,
    "đ": 3,
}  # fmt: skip
_S = r"\s{0,8}"
_ORDINAL = r"thứ\s{1,4}(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_LABEL = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}|(?:1\d{{3}}|\d{{1,3}})[a-zđ]?|[a-zđ]{{1,2}}\d{{0,2}}|[IVXLC]{{1,6}}|[A-HĐ](?!\.\s?\d)|{_ORDINAL})"
    r"(?:(?!\w)|(?=(?:Điều|điều|[Kk]hoản)\s)|(?=[ĐK]\d))"
)
#: "Điểu", "khỏan": slips of the keyboard; the label tells "điểu a" from "Điểu 5".
_UNIT = (
    r"(?:[Cc]ác\s{1,4})?(?:[Đđ]i(?:ể[mu]|ều)|[Kk]h(?:oả|ỏa)n|[Mm]ục|[Cc]hương|[Pp]h(?:ần|ụ\s{1,4}lục)"
    r"|ĐI(?:ỂM|ỀU)|KHOẢN|MỤC|CHƯƠNG|PH(?:ẦN|Ụ\s{1,4}LỤC)|[Tt]iết|[ĐK]\.?(?=\s?\d)|[đk]\.(?=\s?\d)"
    r"|[Đđ]\.(?=\s?[a-zđ](?!\w)))(?:\s{1,4}số)?"
)
_BETWEEN = rf"(?:{_S},{_S}|\s{{1,8}}(?:và|hoặc|đến)\s{{1,8}}|{_S}[-–]{_S})"
_TO_LABEL = r"(?:\s{1,8}|(?=\d)|(?<=\.)(?=[a-zđ](?!\w)))"
_NOTE = r"(?:\s{0,4}(?:\([^()\n]{1,60}\)|\[\d{1,3}\]|\n\s{0,8}\d{1,3}[ \t]{0,8}(?=\n)))?"
_LEAD = r"(?:[Cc]ác\s{1,8}(?:điểm|khoản|điều)\s{1,8})?[Tt]ừ\s{1,8}"
#: What may stand before the first place of a sequence, and between two of them.
_FROM = late(_LEAD)
_AND = late(
    rf"(?P<and>{_NOTE}(?:{_S}[,;]{_S}(?:(?:và|hoặc)\s{{1,8}})?|\s{{1,8}}(?:(?:và|hoặc|của|thuộc|đến)\s{{1,8}})?"
    r"|(?<=\w)(?=Điều\s|điều\s|[Kk]hoản\s|[ĐK]\.?\d)))"
    rf"(?:(?:các\s{{1,8}}(?:điểm|khoản|điều)\s{{1,8}})?từ\s{{1,8}})?"
)
#: What opens a bracket with places that belong to the one before it: "Chương IV (từ Điều 20 đến Điều 25)".
_BRACKET = late(r"\s{0,4}\(\s{0,2}(?:gồm\s{1,4})?(?:các\s{1,4}(?=\S{1,6}\s\d)|từ\s{1,4})?")
_ONE = late(rf"(?P<unit>{_UNIT})(?:\s{{1,4}}từ)?{_TO_LABEL}(?P<labels>{_LABEL}(?:{_BETWEEN}{_LABEL})*)")
_LABELS = late(rf"({_LABEL})({_BETWEEN})?")
_RANGE = late(r"đến|[-–]")
#: What may stand between the last pinpoint and the document it belongs to.
_JOIN = late(rf"(?:{_S},?{_S}|{_S};\s{{1,8}}(?=của)|\s{{1,4}}[-–]\s{{1,4}})(?:(?:của|trong|tại|thuộc|ở)\s{{1,8}})?$")
#: "Phụ lục I ban hành kèm theo Thông tư": an appendix is issued with its document.
_ISSUED_WITH = late(r"\s{1,8}(?:được\s{1,8})?(?:ban\s{1,8}hành\s{1,8})?[Kk]èm\s{1,8}theo\s{1,8}$", one_of=("èm",))
_ISSUED_REACH = 40
_WHOLE_APPENDIX = late(r"[Pp]hụ\s{1,4}lục\s$")
_FIGURES = r"(?:1\d{3}|\d{1,3})"
_LAST_LABEL = late(
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}|{_FIGURES}[a-zđ]?|[a-zđ]{{1,2}}\d{{0,2}}|[IVXLC]{{1,6}}|[A-HĐ](?!\.\s?\d)|{_FIGURES}[-–]{_FIGURES})?"
)
_GLUED = late(
    r"(?:[Đđ]iều|[Kk]hoản)\d{1,4}[a-zđ]?|\d{1,3}[Đđ]iều|\w{1,4}[)\]]|(?:[Kk]\.?\d{1,3})?[ĐđKk]\.?\d{1,4}[a-zđ]?"
)
_LAST_REACH = 24
_SHORTEST = len("mục 1")
_JOINERS = frozenset("của trong tại thuộc ở - –".split())
_LAST_WORDS = frozenset("của trong tại thuộc ở nhất hai ba tư năm sáu bảy tám chín mười".split())
#: The words of units, "tài khoản" and "danh mục" left out; a pattern whose alternatives begin with a letter each, and
#: not with a class or a look behind, is searched for ten times faster.
_NO_ACCOUNT, _NO_LIST = r"(?<!ài .)(?<!uyển .)(?<!iều .)", r"(?<![Dd]anh .)(?<![Hh]ạng .)(?<![Đđ]ầu .)(?<![Tt]hư .)"
_RARE = late(
    rf"(?:Đ(?:i(?:ều|ểm|ểu)|I(?:ỀU|ỂM))|đi(?:ều|ểm|ểu)"
    rf"|K(?:{_NO_ACCOUNT}hoản|hỏan|HOẢN)|k(?:{_NO_ACCOUNT}hoản|hỏan)"
    rf"|C(?:hương|HƯƠNG)|chương|P(?:hần|hụ|HẦN|HỤ)|p(?:hần|hụ)|M(?:{_NO_LIST}ục|(?<!DANH .)ỤC)|m{_NO_LIST}ục)"
    r"(?:\s|(?=\d))"
)
#: Their letters, as lawyers write them, besides: "K.2 Đ.35", "K2Đ35", "đ.a k.2 Đ.5".
_RARE_OR_LETTERS = late(
    r"(?<![\w.])(?:[ĐK]\.?|[đk]\.)(?:(?=\s?\d)|(?<=[Đđ]\.)(?=\s?[a-zđ]\s))|(?<!\w)(?:[Đđ]iểm|[Kk]hoản|Điều|điều)(?:\s|(?=\d))"
)
_LETTERS, _LETTER_WORDS = frozenset("ĐđKk"), frozenset(("Đ", "Đ.", "đ.", "K", "K.", "k."))
_PLURAL = late(
    r"(?:[Cc]ác\s{1,4}|(?:[Cc]ác\s{1,8}(?:điểm|khoản|điều)\s{1,8})?[Tt]ừ\s{1,8}"
    r"|[Tt]iết (?<!chi tiết )(?:\d[\d.]{0,5}|[a-zđ]\d{0,2}|[ivx]{1,4})(?:(?:,|\svà)\s[a-zđ\d]{1,2}){0,4}\s{1,4})$"
)
_PLURAL_ENDS = ("ác ", "ừ ", "\n", "  ", "\t", "\r", "\xa0")
_REACHES = (56, 160, 640, 2560)  # a window is widened only while the sequence fills it
_TO_AFTER = late(rf"{_S}(?:[,(]{_S})?(?:(?:tại|ở|trong)\s{{1,8}})?(?={_UNIT}{_TO_LABEL}{_LABEL})")
_UNIT_SOON = late(r"[Đđ]i[ềể]|[KkMmCcPp][ụhư]|ĐI|KH|MỤ|CH|PH")
#: What says that pinpoints after a document are another's, or a heading.
_ANOTHERS = late(
    rf"{_S},?{_S}(?:(?:của|trong|tại|thuộc|ở)\s{{1,8}})?(?:(?:Bộ\s+|bộ\s+)?[Ll]uật|Pháp|Hiến|Nghị|Thông|Quyết|Quy|Chỉ|này|B?L[A-ZĐ&]{{1,6}}|NĐ|TT|NQ|QĐ)(?!\w)"
    r"|\.\s"
)


#: Seven of ten sequences: one place in its usual words, "điểm a khoản 1 Điều 5".
_SIMPLE = late(
    r"(?:(?:[đĐ]iểm (?P<point>[a-zđ]) )?[kK]hoản (?P<clause>\d{1,3}[a-zđ]?),? )?"
    r"[đĐ]iều (?P<article>1\d{3}|\d{1,3}[a-zđ]?)"
)


#: A label, and the last one where it begins a range.
_Label = tuple[str, str | None]


class _Place(NamedTuple):
    unit: int
    labels: list[_Label]
    joiner: str  # what stands before it


def before(text: str, pos: int, floor: int = 0) -> tuple[int, tuple[Pinpoint, ...]] | None:
    """The pinpoints that end right before `pos`, not before `floor`: (start offset, pinpoints), or None."""
    if pos - floor < _SHORTEST:
        return None
    begin = pos - _LAST_REACH if pos - _LAST_REACH > floor else floor
    # most citations follow a plain word: nothing that could be a label is before them
    if text[pos - 1 : pos] == " " and (space := text.rfind(" ", begin, pos - 1)) >= 0:
        last = text[space + 1 : pos - 1]
        if last and last not in _JOINERS and last != "theo" and last.isalpha() and not _could_be_label(last):
            return None
    words = text[begin:pos].rsplit(None, 2)
    if not words:
        return None
    last = words[-1]
    if last == "theo":
        return _before_issued(text, pos, floor)
    if last in _JOINERS and (len(words) > 1 or begin == floor):
        last = words[-2] if len(words) > 1 else "-"
    if not _could_be_label(last):
        return None
    if (found := _one_before(text, pos, floor)) is not None:
        return found[0], parse(text[found[0] : found[1]])
    by_letter = last[0] in _LETTERS or (len(words) > 1 and words[-2] in _LETTER_WORDS)
    units = _RARE_OR_LETTERS if by_letter else _RARE
    for reach in _REACHES:
        window = max(floor, pos - reach)
        found = _sequence(text, window, pos, units)
        if window == floor:
            break
        if reach == _REACHES[0]:
            if found and found[0] > window and _begins(text, found[0], floor):
                break
        elif found is None or found[0] > window + 24:
            break
    return (found[0], parse(text[found[0] : found[1]])) if found else None


def _before_issued(text: str, pos: int, floor: int) -> tuple[int, tuple[Pinpoint, ...]] | None:
    """The pinpoints of an appendix that is issued with the document at `pos`."""
    begin = max(floor, pos - _ISSUED_REACH)
    joined = _ISSUED_WITH.search(text[begin:pos])
    if joined and (whole := _WHOLE_APPENDIX.search(text, begin, begin + joined.start() + 1)) is not None:
        return before(text, whole.start(), floor)  # "khoản 1 Mục III Phụ lục kèm theo": the one that it has
    found = before(text, begin + joined.start() + 1, floor) if joined else None
    return found if found is not None and found[1][-1].appendix is not None else None


def _one_before(text: str, pos: int, floor: int) -> tuple[int, int] | None:
    """One place in its usual words right before `pos`, "khoản 1 Điều 5 của ", where what stands before it says that
    nothing of it stands further left: (start, end), or None for a closer look, which would give the same.

    Without it citations are found an eighth slower.
    """
    article = text.rfind("iều ", pos - _ARTICLE_REACH if pos - _ARTICLE_REACH > floor else floor, pos) - 1
    if article <= floor or (found := _ARTICLE_BEFORE.fullmatch(text, article, pos)) is None:
        return None
    start = article
    clause = text.rfind("hoản ", start - _CLAUSE_REACH if start - _CLAUSE_REACH > floor else floor, start) - 1
    if clause > floor and _CLAUSE_BEFORE.fullmatch(text, clause, start) is not None:
        start = clause
        point = text.rfind("iểm ", start - _POINT_REACH if start - _POINT_REACH > floor else floor, start) - 1
        if point > floor and _POINT_BEFORE.fullmatch(text, point, start) is not None:
            start = point
    return (start, found.end(1)) if _begins(text, start, floor) else None


def _begins(text: str, start: int, floor: int) -> bool:
    """Whether what stands between `floor` and `start` says that no place stands further left."""
    if text[start - 1] == "(":
        return True
    words = text[start - _WORD_REACH if start - _WORD_REACH > floor else floor : start].split()
    if start - floor <= _WORD_REACH and (not words or (len(words) == 1 and words[0] in _BETWEEN_DOCUMENTS)):
        return True  # "Điều 96 Luật Thú y số 79/2015/QH13; Điều 16 Luật Thủy sản": another document's stand there
    if not words or not text[start - 1].isspace():
        return False
    word = words[-1]
    return word in _LEADS or (word.isalpha() and word not in _GOES_ON and not _could_be_label(word))


_ARTICLE_BEFORE = late(r"([Đđ]iều (?:1\d{3}|\d{1,3}[a-zđ]?))\s{1,3}(?:của\s{1,3})?")
_CLAUSE_BEFORE = late(r"[Kk]hoản \d{1,3}[a-zđ]?,? ")
_POINT_BEFORE = late(r"[Đđ]iểm [a-zđ] ")
_ARTICLE_REACH, _CLAUSE_REACH, _POINT_REACH = len("Điều 123a   của   "), len("khoản 123a, "), len("điểm a ")
_WORD_REACH = 12
_BETWEEN_DOCUMENTS = frozenset((";", ",", "và", "hoặc"))
#: Words that lead to a place, and those that a sequence of places may hold between them.
_LEADS = frozenset("tại trong ở theo".split())
_GOES_ON = frozenset("của thuộc và hoặc đến từ Từ các Các điểm khoản điều Điểm Khoản Điều".split())


@lru_cache(maxsize=4096)
def _could_be_label(word: str) -> bool:
    last = word.rstrip(",;")
    if last in _LAST_WORDS or (len(last) <= _LONGEST_LABEL and _LAST_LABEL.fullmatch(last) is not None):
        return True
    return _GLUED.fullmatch(last) is not None


_LONGEST_LABEL = 9


def _sequence(text: str, window: int, pos: int, units: re.Pattern[str]) -> tuple[int, int] | None:
    """The longest sequence in the window that joins `pos`: (start, end)."""
    first = units.search(text, window, pos)
    while first is not None:
        start = first.start()
        lead = text[max(window, start - 24) : start]
        if lead.endswith(_PLURAL_ENDS) or "iết " in lead:
            plural = _PLURAL.search(lead)
            start -= len(plural.group()) if plural else 0
        end = _sequence_end(text, start, pos)
        if end is not None and _JOIN.match(text[end:pos]):
            return start, end
        first = units.search(text, max(first.end(), end or 0), pos)
    return None


def _may_be_place(behind: str) -> bool:
    """Whether the words behind a document can be those of `_TO_AFTER`: nearly all are others."""
    rest = behind.lstrip()
    rest = rest[1:].lstrip() if rest[:1] in (",", "(") else rest
    return rest.startswith(_BEGIN_PLACES)


_BEGIN_PLACES = tuple(
    "tiết Tiết tại ở trong các Các điểm Điểm điểu Điểu khoản Khoản khỏan Khỏan điều Điều mục Mục chương Chương phần "
    "Phần phụ Phụ ĐIỂM KHOẢN ĐIỀU MỤC CHƯƠNG PHẦN PHỤ".split()
)
_UNIT_REACH = 32


def _sequence_end(text: str, start: int, limit: int) -> int | None:
    """Where the sequence of places ends that begins at `start`; None if none does."""
    opening = _FROM.match(text, start, limit)
    # "các khoản từ 1 đến 3": the words before a place may belong to the place itself
    place = (opening and _ONE.match(text, opening.end(), limit)) or _ONE.match(text, start, limit)
    end = None
    opened = False
    while place is not None:
        end = place.end()
        if opened and text[end : end + 1] == ")" and end < limit:
            end, opened = end + 1, False
        if "(" in text[end : end + 3] and (inner := _in_bracket(text, end, limit)) is not None:
            place, opened = inner, True
            continue
        joined = _AND.match(text, end, limit)
        if joined is None:
            break
        place = _ONE.match(text, joined.end(), limit) or _ONE.match(text, joined.end("and"), limit)
    return end


def _in_bracket(text: str, pos: int, limit: int) -> re.Match[str] | None:
    """The first place of a bracket that opens at `pos`."""
    bracket = _BRACKET.match(text, pos, limit)
    if bracket is None or text.find(")", bracket.end(), limit) < 0:
        return None
    return _ONE.match(text, bracket.end(), limit)


def after(text: str, pos: int) -> tuple[Pinpoint, ...]:
    """The pinpoints that follow a document ("Nghị định 34/2016/NĐ-CP Điều 75 khoản 4"), unless they are another's."""
    if (
        not _may_be_place(text[pos : pos + _UNIT_REACH])
        or not _UNIT_SOON.search(text, pos, pos + 16)
        or (lead := _TO_AFTER.match(text, pos)) is None
    ):
        return ()
    if "\n\n" in lead.group() or (
        text[lead.end() : lead.end() + 2].isupper() and not text[max(0, pos - 24) : pos].isupper()
    ):
        return ()  # "… theo Luật Doanh nghiệp CHƯƠNG I QUY ĐỊNH CHUNG": a heading
    end = _sequence_end(text, lead.end(), len(text))
    if end is None or ("\n" in lead.group() and lead.group().strip() == ""):
        return ()
    if _ANOTHERS.match(text, end) and not _ends_sentence(text, end):
        return ()
    return parse(text[lead.end() : end])


def set_pinpoints(text: str, draft: Draft, floor: int, plain: bool = False) -> None:
    """Give a citation the pinpoints before it, not before `floor`, or, unless it is `plain`, after it."""
    if found := before(text, draft.start, floor):
        draft.start, draft.pinpoints = found
    elif not plain:
        draft.pinpoints = after(text, draft.end)


def _ends_sentence(text: str, pos: int) -> bool:
    """Whether a full stop here ends a sentence and not the number of a heading ("Điều 5. Hiệu lực")."""
    rest = text[pos : pos + 3]
    return rest.startswith(".") and (rest[1:2] == "" or "\n" in rest)


@lru_cache(maxsize=4096)
def parse(sequence: str) -> tuple[Pinpoint, ...]:
    """The structured pinpoints of a sequence such as "khoản 2, Điều 85 và điểm a, khoản 1, Điều 86"."""
    if (one := _SIMPLE.fullmatch(sequence)) is not None:
        return (Pinpoint(article=one["article"], clause=one["clause"], point=one["point"]),)
    places = _places(sequence)
    rows: list[dict[int, _Label]] = []
    open_rows: list[dict[int, _Label]] = []  # the pinpoints that still take over larger units
    last = -1
    descended = False  # whether the last place went on into the one before it: "Điều 75 khoản 4"
    inside = False  # in a bracket with places of the one before it
    for n, place in enumerate(places):
        unit, first = place.unit, place.labels[0]
        if inside and ")" in place.joiner:
            inside, open_rows = False, []
        taking = [row for row in open_rows if max(row) < unit]
        if unit == _APPENDIX and place.joiner.strip() and _ARTICLE in {max(row) for row in taking}:
            taking, open_rows = [], []  # "Điều 6, Phụ lục VII": no article stands in an appendix
        if taking and unit > last:
            for row in taking:
                row[unit] = first
            new = [{unit: label} for label in place.labels[1:]]
            descended = False
        elif last > unit and _goes_into(places, n):
            for row in open_rows[-1:]:
                row[unit] = first
            above = {u: label for u, label in rows[-1].items() if u > unit}
            new = [{**above, unit: label} for label in place.labels[1:]]
            descended = True
            inside = _opens(place.joiner)
        elif unit == last and (inside or (descended and not any(later.unit > unit for later in places[n + 1 :]))):
            above = {u: label for u, label in rows[-1].items() if u > unit}
            new = [{**above, unit: label} for label in place.labels]
        else:
            new = [{unit: label} for label in place.labels]
            descended = False
        rows += new
        open_rows += new
        last = unit
    return tuple(map(_pinpoint, rows))


def _pinpoint(row: dict[int, _Label]) -> Pinpoint:
    fields = {_ORDER[unit]: label for unit, (label, _) in row.items()}
    article, dot, clause = fields.get("article", "").partition(".")
    if dot and "clause" not in fields and clause.isdigit():  # "Điều 3.2", as lawyers write khoản 2 Điều 3
        fields |= {"article": article, "clause": clause}
    ends = {f"{_ORDER[unit]}_to": to for unit, (_, to) in row.items() if to is not None}
    return Pinpoint(**fields, **ends)


def _goes_into(places: list[_Place], n: int) -> bool:
    """Whether a smaller unit goes on into the place before it: "Điều 75 khoản 4", and no larger unit of its own."""
    unit, joiner = places[n].unit, places[n].joiner
    if _opens(joiner):
        return True
    if joiner.strip(" ,\n\t\r"):
        return False
    if "," not in joiner and not (
        n + 1 < len(places) and places[n + 1].unit > unit and not places[n + 1].joiner.strip()
    ):
        return True  # "Điều 75 khoản 4, Điều 76 khoản 1"
    if unit == _ARTICLE and n + 1 < len(places) and places[n + 1].unit == unit:
        return False  # "Mục 2, Điều 9, Điều 11": a list, as articles are numbered through a document
    for later in places[n + 1 :]:
        if ";" in later.joiner:
            break
        if later.unit > unit:
            return False
    return True


def _opens(joiner: str) -> bool:
    return "(" in joiner.rpartition(")")[2]


_ARTICLE, _APPENDIX = _ORDER.index("article"), _ORDER.index("appendix")


def _places(sequence: str) -> list[_Place]:
    places: list[_Place] = []
    done = 0
    for one in _ONE.finditer(sequence):
        word = " ".join(spell(one["unit"]).split()).removeprefix("các ").removesuffix(" số")
        joiner = sequence[done : one.start()]
        done = one.end()
        labels = _labels(one["labels"])
        unit = _UNIT_WORDS["điều" if labels[0][0][0].isdigit() else "điểm"] if word in _SLIPS else _UNIT_WORDS[word]
        letters = next((n for n, (label, _) in enumerate(labels) if n and not label[0].isdigit()), len(labels))
        if unit not in _NUMBERED_UNITS:
            letters = len(labels)
        if places and places[-1].unit == unit and joiner.split() == ["đến"]:
            places[-1].labels[-1] = places[-1].labels[-1][0], labels[0][0]
            places[-1].labels.extend(labels[1:letters])
        else:
            places.append(_Place(unit, labels[:letters], joiner))
        if letters < len(labels):  # "Điều 174, b, s khoản 1": the letters are points of what follows
            places.append(_Place(_POINT, labels[letters:], ";"))
    return places


#: A slip of the keyboard, and a letter that stands for either: the label tells which.
_SLIPS = frozenset(("điểu", "đ."))
_POINT = _ORDER.index("point")
#: Units whose labels begin with a figure: articles and clauses.
_NUMBERED_UNITS = frozenset((_ORDER.index("clause"), _ARTICLE))


def _labels(printed: str) -> list[_Label]:
    labels: list[_Label] = []
    ranged = False
    for found in _LABELS.finditer(printed):
        label = " ".join(found[1].split())
        if ranged:
            labels[-1] = labels[-1][0], label
        else:
            labels.append((label, None))
        ranged = found[2] is not None and bool(_RANGE.search(found[2]))
    return labels
