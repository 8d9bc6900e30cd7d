"""The tables of type words, symbol codes and bodies, in the form the finder asks them.

Read from `data/document_types.json` and `data/bodies.json` once, at the first import.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from kg.base.patterns import late
from kg.cite.trie import Trie, words_of
from kg.data import table
from kg.model import DocType, Level
from kg.naming import strip_marks
from kg.tuples import NamedTuple


class Head(NamedTuple):
    """An office without its place: "UBND", "Chính phủ", "Phòng Nội vụ"."""

    name: str
    level: Level
    kind: str  # central | local | department


_TYPES = table("document_types")["types"]
_BODIES = table("bodies")

#: Type words in running text ("Kế hoạch", "Nghị quyết liên tịch") and the abbreviations used as words ("QĐ số").
TYPE_WORDS: Trie[DocType] = Trie(
    [(word, row["type"]) for row in _TYPES for word in row["words"]]
    + [(code, row["type"]) for row in _TYPES for code in row["codes"] if len(code) > 1]
)

#: The same phrases by their words, for reading backwards from a number.
TYPE_PHRASES: dict[str, DocType] = {
    " ".join(words_of(phrase)): row["type"]
    for row in reversed(_TYPES)
    for phrase in (*row["words"], *(code for code in row["codes"] if len(code) > 1))
}
#: The type words of running text, and the words before those that end a longer one: "kết luận" in "Thông báo kết luận".
TYPES_IN_WORDS: dict[str, DocType] = {phrase: row["type"] for row in reversed(_TYPES) for phrase in row["words"]}
_before: dict[str, set[str]] = {}
for _words in map(str.split, TYPE_PHRASES):
    for _n in range(1, len(_words)):
        _before.setdefault(" ".join(_words[_n:]), set()).add(_words[_n - 1])
#: "Thông tư hướng dẫn số 29/2014/TT-BTNMT" tells by "hướng dẫn" what the circular does.
_before.setdefault(" ".join(words_of("Hướng dẫn")), set()).update(words_of("tư định tịch văn bản"))
WORDS_BEFORE: dict[str, frozenset[str]] = {
    phrase.lower(): frozenset(before)
    for phrase in TYPES_IN_WORDS
    if (before := _before.get(" ".join(words_of(phrase))))
}
LONGEST_TYPE_PHRASE = max(phrase.count(" ") + 1 for phrase in TYPE_PHRASES)

#: First groups of a symbol: "NĐ" → decree.
TYPE_CODES: dict[str, DocType] = {code: row["type"] for row in _TYPES for code in row["codes"]}

#: Types whose number starts anew with each office and year: only a letter of the drafter tells them apart.
CENTRAL_HEADS = [
    (Head(row["name"], row["level"], "central"), row["codes"], row["aliases"]) for row in _BODIES["central"]
]
LOCAL_HEADS = [
    (Head(row["head"], row["level"] or "unknown", kind), row["codes"], row["aliases"])
    for kind in ("local", "department")
    for row in _BODIES["departments" if kind == "department" else kind]
]

_NAMES = sorted({head.name for head, *_ in (*CENTRAL_HEADS, *LOCAL_HEADS)})
#: Offices whose names begin another's: "Ban Chỉ đạo", "Ban Chỉ đạo thực hiện dân chủ ở cơ sở".
BEGINNINGS: frozenset[str] = frozenset(a for a, b in pairwise(_NAMES) if b.startswith(f"{a} "))

#: Codes of bodies in a symbol: "UBND", "CP", "BTC".
BODY_CODES: dict[str, Head] = {
    code: head for head, codes, _ in (*CENTRAL_HEADS, *LOCAL_HEADS) for code in codes
}  # fmt: skip
#: The code that the symbols of a central body bear: "Bộ Xây dựng" → "BXD".
CODE_OF_BODY: dict[str, str] = {head.name: codes[0] for head, codes, _ in CENTRAL_HEADS if codes}
PARTY_CODES: frozenset[str] = frozenset(_BODIES["party_codes"])
DRAFTER_CODES: frozenset[str] = frozenset(_BODIES["drafter_codes"])

HEADS: Trie[Head] = Trie(
    [(alias, head) for head, _, aliases in (*CENTRAL_HEADS, *LOCAL_HEADS) for alias in (head.name, *aliases)]
)
#: Ministries without the word "Bộ", as a list of them goes on: "liên Bộ Nội vụ, Tài chính".
MINISTRIES: Trie[Head] = Trie(
    [(head.name.removeprefix("Bộ "), head) for head, _, _ in CENTRAL_HEADS if head.name.startswith("Bộ ")]
)
UNITS: Trie[tuple[str, str]] = Trie(
    [(alias, (row["unit"], row["level"])) for row in _BODIES["units"] for alias in row["aliases"]]
)
#: Provinces of today and before, for texts that write names in lower case.
PROVINCES: Trie[str] = Trie([(name, name) for name in _BODIES["provinces"]])

#: Places by their letters: "HCM", "BR-VT"; "TT-Huế" is Thừa Thiên Huế, which the rest of its row spells out.
PLACE_LETTERS: dict[str, str] = {
    printed: next((other for other in row["aliases"] if other[:2].istitle() and other.endswith(alias[3:])), row["name"])
    if " " in alias
    else row["name"]
    for row in _BODIES["place_aliases"]
    for alias in row["aliases"]
    if alias[:2].isupper()
    for printed in (alias, alias.replace(" ", "-"))
}

#: Words that begin the names of offices outside the tables, and the heads of offices, who sign for them.
FORMS: Trie[str] = Trie([(form, form) for form in _BODIES["forms"]])
#: Two words that open a title behind an office's place, "Thành lập", "Bổ sung".
TITLE_OPENERS: tuple[str, ...] = tuple(_BODIES["title_openers"])
ROLES: Trie[str] = Trie([(role, role) for role in _BODIES["roles"]])

#: English words for types, for bodies (name and level) and for laws (type and listed name).
ENGLISH_TYPES: dict[str, DocType] = {
    form: row["type"]
    for row in reversed(_TYPES)
    for word in (row["en"], *row.get("english", ()))
    for form in (word, word.title())
    if row["type"] != "other"
}
ENGLISH_BODIES: dict[str, tuple[str, Level]] = {
    printed: (row["name"], row["level"])
    for row in _BODIES["central"]
    for name in row.get("english", ())
    for printed in (name, name.replace("Ministry of", "Minister of"))
}
ENGLISH_LAWS: dict[str, tuple[DocType, str]] = {
    name: (row["type"], row["name"]) for row in table("law_aliases")["laws"] for name in row.get("english", ())
}


def _fold_code(code: str) -> str:
    return strip_marks(code).upper()


_ALL_CODES = [*TYPE_CODES, *BODY_CODES, *sorted(PARTY_CODES), *sorted(DRAFTER_CODES)]
_EXACT = frozenset(_ALL_CODES)
_BY_FOLD: dict[str, str] = {}
for _code in _ALL_CODES:
    _BY_FOLD.setdefault(_fold_code(_code), _code)

#: Codes that carry the number of the legislature or a department: QH15, UBTVQH14, NHNN2.
_NUMBERED = late(r"(QH|UBTVQH|TVQH|NHNN|HĐND|UBND|HĐNN|NH)(\d{1,2})$")
_NUMBERED_BODY = {"TVQH": "UBTVQH", "NH": "NHNN"}


def is_numbered(code: str) -> bool:
    """Whether the code carries the number of a legislature or department: QH15, NHNN2."""
    return _NUMBERED.match(f"{code}1") is not None


@lru_cache(maxsize=8192)
def canonical_code(printed: str) -> str | None:
    """The known code that `printed` stands for ("QD" → "QĐ", "TTG" → "TTg", "qh15" → "QH15"), or None."""
    if printed in _EXACT:
        return printed
    folded = _fold_code(printed)
    if known := _BY_FOLD.get(folded):
        # a stroke is left out of a Đ, not put into a D: "GĐ" is no GD
        return known if printed.upper().count("Đ") <= known.upper().count("Đ") else None
    stem = folded.rstrip("0123456789")
    if stem != folded and (known := _BY_FOLD.get(stem)) and _NUMBERED.match(known + folded[len(stem) :]):
        return known + folded[len(stem) :]
    return None


@lru_cache(maxsize=4096)
def split_code(printed: str) -> tuple[str, str] | None:
    """The two codes in a group that lost its hyphen: "NĐCP" → ("NĐ", "CP"), "KHUBND" → ("KH", "UBND")."""
    folded = _fold_code(printed)
    if folded in _BY_FOLD:
        return None
    for cut in range(len(folded) - 1, 0, -1):
        first, second = canonical_code(folded[:cut]), canonical_code(folded[cut:])
        if first in TYPE_CODES and second and (body_of_code(second) or second in PARTY_CODES):
            return first, second
    for cut in range(len(folded) - 1, 1, -1):  # "CTTg" for "CT-TTg": one letter stands for two
        first, second = canonical_code(folded[:cut]), canonical_code(folded[cut - 1 :])
        if first in TYPE_CODES and second and second in CODE_OF_BODY.values() and len(second) > _LONGEST_SHORT:
            return first, second
    return None


_LONGEST_SHORT = 2


@lru_cache(maxsize=4096)
def body_of_code(code: str) -> Head | None:
    """The body a symbol's code names: "CP" → Chính phủ, "QH15" → Quốc hội; None when the code names none."""
    if head := BODY_CODES.get(code):
        return head
    if numbered := _NUMBERED.match(code):
        stem = numbered.group(1)
        return BODY_CODES.get(_NUMBERED_BODY.get(stem, stem))
    return None
