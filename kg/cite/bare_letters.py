"""Vietnamese without its diacritics, "Can cu Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu".

Every letter with marks is one letter without them, so the words of a citation can be written out in a copy of the text
that keeps every offset. Only words that stand in our tables are; what else the text says stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from kg.base.patterns import late
from kg.cite.vocabulary import CENTRAL_HEADS, LOCAL_HEADS, TYPES_IN_WORDS
from kg.data import table
from kg.model import Citation, Repair
from kg.naming import strip_marks

_SAMPLE = 600
_MOST_MARKED = 4  # letters with marks in a sample: a name, a heading
#: What no English text says, and Vietnamese without marks nearly always does.
_SIGNS = late(
    r"(?<!\w)(?:ngay\s+\d|cua\s+(?:Chinh|Quoc|UBND|Bo|Thu)|(?:Nghi|Quyet|quyet|nghi)\s+dinh|Can\s+cu|Thong\s+tu|so\s+\d|Luat\s+[A-Z])"
)
#: Words of one syllable, where what stands beside them says which they are.
_SMALL = (
    (r"so(?=\s*:?\s*\d)", "số"), (r"ngay(?=\s+\d)", "ngày"), (r"thang(?=\s+\d)", "tháng"), (r"nam(?=\s+\d{4})", "năm"),
    (r"cua(?=\s)", "của"), (r"va(?=\s)", "và"), (r"tai(?=\s)", "tại"), (r"ve\s+viec", "về việc"), (r"HDND", "HĐND"),
    (r"dieu(?=\s+\d)", "điều"), (r"khoan(?=\s+\d)", "khoản"), (r"diem(?=\s+[a-z]\b)", "điểm"), (r"can\s+cu", "căn cứ"),
    (r"muc(?=\s+[IVX\d])", "mục"), (r"chuong(?=\s+[IVX\d])", "chương"), (r"phu\s+luc(?=\s+[IVX\d])", "phụ lục"),
    (r"tinh(?=\s+[A-Z])", "tỉnh"), (r"huyen(?=\s+[A-Z])", "huyện"), (r"quan(?=\s+[A-Z\d])", "quận"),
    (r"xa(?=\s+[A-Z])", "xã"),
    (r"phuong(?=\s+[A-Z\d])", "phường"), (r"thanh\s+pho(?=\s+[A-Z])", "thành phố"), (r"thi\s+xa(?=\s+[A-Z])", "thị xã"),
    (r"ban\s+hanh", "ban hành"),
    *((rf"(?:(?<=UBND )|(?<=HĐND )|(?<=nhân dân )){bare}", unit) for bare, unit in (
        ("tinh", "tỉnh"), ("huyen", "huyện"), ("quan", "quận"), ("xa", "xã"), ("phuong", "phường"),
        ("thanh pho", "thành phố"), ("thi xa", "thị xã"))),
)  # fmt: skip
_NO_PHRASES = frozenset(("bo", "so", "ban", "luat"))


def _phrases() -> Iterator[str]:
    yield from TYPES_IN_WORDS
    for head, _, aliases in (*CENTRAL_HEADS, *LOCAL_HEADS):
        yield from (name for name in (head.name, *aliases) if " " in name)
    yield from (name for name in table("bodies")["provinces"] if " " in name)
    for row in (*table("law_names")["laws"], *table("law_aliases")["laws"]):
        word = {"law": "Luật", "code": "Bộ luật", "ordinance": "Pháp lệnh"}.get(row["type"])
        yield from (f"{word} {name}" for name in (row["name"], *row.get("aliases", ())) if word)


def restored(text: str) -> str | None:
    """`text` with the marks of the words that a citation is made of, letter for letter; None where it has its marks."""
    sample = text[:_SAMPLE]
    if len(sample) - len(sample.encode("ascii", "ignore")) > _MOST_MARKED or not _SIGNS.search(text):
        return None
    if sum(c > "\x7f" for c in text) * _RARELY > len(text) + _SAMPLE:
        return None
    marked, pattern = _phrase_table()
    found = pattern.sub(lambda m: _as_printed(m.group(), marked[" ".join(m.group().lower().split())]), text)
    for words, small in _SMALL:
        found = re.sub(rf"(?<!\w){words}(?!\w)", partial(_written_out, small), found, flags=re.IGNORECASE)
    return found if found != text else None


def bare(citation: Citation, text: str) -> Citation:
    """A citation of the restored text as the bare `text` prints it, with the trail of what was written out."""
    printed = text[citation.start : citation.end]
    number = citation.printed_symbol
    kept = tuple(r for r in citation.repairs if r.rule != "letters" or number != strip_marks(citation.symbol or ""))
    if printed == citation.text and kept == citation.repairs:
        return citation
    return citation._replace(text=printed, repairs=(*kept, Repair("diacritics", printed, citation.text)))


def _written_out(marked: str, found: re.Match[str]) -> str:
    return _as_printed(found.group(), marked)


_RARELY = 150


def _as_printed(printed: str, marked: str) -> str:
    """The marked letters in the case and with the blanks of the printed ones."""
    letters = iter(marked.replace(" ", ""))
    return "".join(c if c.isspace() else _cased(c, next(letters)) for c in printed)


def _cased(printed: str, letter: str) -> str:
    return letter.upper() if printed.isupper() else letter.lower() if printed.islower() else printed


@cache
def _phrase_table() -> tuple[dict[str, str], re.Pattern[str]]:
    """The phrases by their bare form, and a pattern for all of them."""
    marked: dict[str, str] = {}
    for phrase in _phrases():
        unmarked = strip_marks(phrase).lower()
        if unmarked != phrase.lower() and unmarked not in _NO_PHRASES and len(unmarked) == len(phrase):
            marked.setdefault(unmarked, phrase)
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(marked, key=len, reverse=True))
    return marked, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
