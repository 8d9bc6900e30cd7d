"""Names in one spelling: folding, look-up keys, and the IRIs that identify documents.

IRIs follow the Akoma Ntoso naming convention 1.0 (OASIS):
`/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp`, with the place code as locality for local bodies:
`/akn/vn-45-461/doc/ke-hoach/ubnd/2024-03-05/65-kh-ubnd`. What is unknown is left out (issuer) or written
`0000` (a day of which not even the year is known).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from kg.data import table
from kg.model import DocType, Pinpoint

_D_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_SPACE = re.compile(r"\s+")
_NOT_KEY = re.compile(r"[\s&]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
#: The number of the amended law, which some sources print behind it: "… của Luật Tần số vô tuyến điện số 42/2009/QH12".
_NUMBERED = re.compile(r" so \d+ \d{4} (?:pl |nq )?(?:qh|ubtvqh)\d+$")
_NAME_HEAD = re.compile(r"^(?:bo luat|luat|phap lenh)\s+")

UNKNOWN_DAY = "0000"
#: The parts of a document, the largest first, with their names in eIds. No pinpoint has a subsection (tiểu mục).
PROVISIONS = {
    "appendix": "att", "part": "part", "chapter": "chp", "section": "sec", "subsection": "subsec", "article": "art",
    "clause": "para", "point": "point", "subpoint": "subpoint",
}  # fmt: skip
_ABOVE_ARTICLES = frozenset(("part", "chapter", "section", "subsection"))
#: Compiled when they are first asked for: most commands use none of these.
_RANGE = r"\d\s*[-–]\s*\d"
_NOT_LABEL = r"[\W_]+"
_WORDS_BEFORE = r"(?i)^(?:\D*?\bsố(?: hiệu)?\s*:?\s*|(?:quyết định|nghị định|luật|nghị quyết)\s+)(?=\d)"
_YEAR = re.compile(r"\d+(?:\.\d{1,2})?[A-Za-z]?/((?:19|20)\d\d)/")


class _Bare(dict[int, str]):
    """Characters without their marks, each worked out when it is first seen."""

    def __missing__(self, character: int) -> str:
        letters = unicodedata.normalize("NFD", chr(character).translate(_D_LETTERS))
        self[character] = bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return bare


_BARE = _Bare()


def strip_marks(text: str) -> str:
    """`text` without Vietnamese diacritics, case kept: "Nghị định" → "Nghi dinh"."""
    return text if text.isascii() else text.translate(_BARE)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The comparison form: no diacritics, lower case, single spaces."""
    return _SPACE.sub(" ", strip_marks(text).lower()).strip()


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """The IRI form of a name: lower-case ASCII words joined by hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


@lru_cache(maxsize=65536)
def symbol_key(symbol: str) -> str:
    """The look-up form of a symbol: ASCII capitals, no spaces, no leading zero ("04/2015/NĐ-CP" → "4/2015/ND-CP").

    An "&" is left out, as many do: "TTLT-BGD&ĐT", "TTLT-BGDĐT".
    """
    number, rest = number_of(symbol)
    return number + _key_behind(rest) if number else _LEADING_ZEROS.sub("", _key_behind(symbol))


def number_of(symbol: str) -> tuple[str, str]:
    """The number that a symbol begins with, and what stands behind it: "07/KH-UBND" → ("7", "/KH-UBND").

    There is none in "12a/QĐ-UBND", whose number ends in a letter: ("", the symbol).
    """
    rest = symbol.lstrip(_FIGURES)
    if rest[:1] in _JOINTS and len(rest) < len(symbol):
        return symbol[: -len(rest)].lstrip("0") or "0", rest
    return "", symbol


@lru_cache(maxsize=4096)
def _key_behind(rest: str) -> str:
    """That form of what stands behind a number: of a thousand numbers there are a dozen such endings."""
    return _NOT_KEY.sub("", strip_marks(rest)).upper()


def _number_slug(symbol: str) -> str:
    """The IRI form of a symbol."""
    number, rest = number_of(symbol_key(symbol))
    return f"{number}-{slug(rest)}".strip("-")


_FIGURES, _JOINTS = "0123456789", frozenset("/-")


def clean_symbol(printed: str) -> str:
    """A number as the register writes it: Đ for Ð and D, no words before it, no spaces at its joints."""
    text = unicodedata.normalize("NFC", printed).replace("Ð", "Đ").replace("ð", "đ").strip(" '’.,")
    text = re.sub(_WORDS_BEFORE, "", text)
    text = re.sub(r"\s*([/-])\s*", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r"(?<=/)(QD|ND)(?=-)", lambda m: m[1].replace("D", "Đ"), text)
    return re.sub(r"(?<=-)TTG$", "TTg", text)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The look-up form of a law's name: folded, no "Luật", "Bộ luật", "Pháp lệnh", no number behind it."""
    return _NUMBERED.sub("", _NAME_HEAD.sub("", _NOT_SLUG.sub(" ", fold(name)).strip()))


def place_key(name: str) -> str:
    """The look-up form of a place's own name: letters and digits, no leading zero ("Đông Hà" → "dongha")."""
    key = _NOT_SLUG.sub("", fold(name))
    return key.lstrip("0") or key if key.isdigit() else key


def symbol_year(symbol: str) -> int | None:
    """The year that a normative symbol holds ("59/2023/NĐ-CP" → 2023)."""
    found = _YEAR.match(symbol)
    return int(found[1]) if found else None


@lru_cache(maxsize=1)
def _types() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in table("document_types")["types"]}


@lru_cache(maxsize=256)
def type_name(kind: DocType, lang: str = "vi") -> str:
    """What people call a document type: type_name("decree") == "Nghị định"."""
    return _types()[kind][lang]


@lru_cache(maxsize=1)
def _kinds_of_other() -> dict[str, dict[str, str]]:
    return {code: row for row in table("document_types")["kinds_of_other"] for code in row["codes"]}


def kind_name(kind: DocType, symbol: str | None, lang: str = "vi") -> str:
    """What people call a document of that type and symbol: "12/CĐ-TTg" is a "Công điện", not an "other" document.

    Source: the abbreviations of Nghị định 30/2020/NĐ-CP Phụ lục III.I.
    """
    if kind == "other" and symbol:
        code = next((part for part in _SEPARATORS.split(symbol) if not part[:1].isdigit()), "")
        if (row := _kinds_of_other().get(code)) is not None:
            return row[lang]
    return type_name(kind, lang)


_SEPARATORS = re.compile(r"[/-]")


@lru_cache(maxsize=4096)
def offices_in_words(issuer: str, lang: str = "vi") -> str:
    """Offices that issued a document together, as a sentence names them: "Bộ Tài chính; Bộ Tư pháp" → "… và …"."""
    *others, last = issuer.split("; ")
    return f"{', '.join(others)} {'và' if lang == 'vi' else 'and'} {last}" if others else last


def document_iri(
    kind: DocType,
    symbol: str | None,
    issuer_head: str | None = None,
    day: date | None = None,
    year: int | None = None,
    place: str | None = None,
    name: str | None = None,
) -> str:
    """The IRI of a document from what is known of it.

    `issuer_head` is the office without its place ("UBND"); `place` a place code ("45-461"); `name` stands in
    for a missing symbol. A leading zero of the number does not make another document. An office whose name
    starts with a digit gets `co-quan-` before it, for the convention reads a digit there as the date.
    """
    row = _types()[kind]
    locality = f"vn-{place}" if place else "vn"
    when = day.isoformat() if day else f"{year:04d}" if year else UNKNOWN_DAY
    number = _number_slug(symbol) if symbol else slug(name or "")[:80].strip("-")
    actor = slug(issuer_head or "")
    if actor[:1].isdigit():
        actor = f"co-quan-{actor}"
    path = f"{row['slug']}/{actor}" if actor else row["slug"]
    return f"/akn/{locality}/{row['akn']}/{path}/{when}/{number or 'khong-so'}"


def provision_eid(place: Pinpoint) -> str:
    """The eId of a place inside a document: point a of clause 2 of article 11 is "art_11__para_2__point_a".

    Articles are numbered through a document, so what stands above one is left out. "Điểm đ" is not "điểm d": labels
    keep their letters. ValueError for a place without a label, and for a range, which is several places.
    """
    labels = {kind: label for kind in PROVISIONS if (label := getattr(place, kind, None)) is not None}
    if not labels or place.is_range:
        raise ValueError("a range of places" if labels else "no place inside a document")
    if "article" in labels:
        labels = {kind: label for kind, label in labels.items() if kind not in _ABOVE_ARTICLES}
    return "__".join(f"{PROVISIONS[kind]}_{_label(label)}" for kind, label in labels.items())


def provision_iri(document: str, place: Pinpoint) -> str:
    """The IRI of a place inside a document: the portion after its work (Akoma Ntoso NC 1.0). Raises as above."""
    return f"{document}/~{provision_eid(place)}"


def _label(printed: str) -> str:
    label = re.sub(_NOT_LABEL, "-", unicodedata.normalize("NFC", printed)).strip("-")
    if not label or re.search(_RANGE, printed):
        raise ValueError(f"not the label of one place: {printed!r}")
    return label
