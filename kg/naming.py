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
from kg.model import DocType

_D_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_SPACE = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_NAME_HEAD = re.compile(r"^(?:bo luat|luat|phap lenh)\s+")

UNKNOWN_DAY = "0000"


def strip_marks(text: str) -> str:
    """`text` without Vietnamese diacritics, case kept: "Nghị định" → "Nghi dinh"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


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
    """The look-up form of a symbol: ASCII capitals, no spaces, no leading zero ("04/2015/NĐ-CP" → "4/2015/ND-CP")."""
    return _LEADING_ZEROS.sub("", _SPACE.sub("", strip_marks(symbol)).upper())


def name_key(name: str) -> str:
    """The look-up form of a law's name: folded, no punctuation, no "Luật", "Bộ luật", "Pháp lệnh"."""
    return _NAME_HEAD.sub("", _NOT_SLUG.sub(" ", fold(name)).strip())


@lru_cache(maxsize=1)
def _types() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in table("document_types")["types"]}


def type_name(kind: DocType, lang: str = "vi") -> str:
    """What people call a document type: type_name("decree") == "Nghị định"."""
    return _types()[kind][lang]


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
    number = slug(symbol_key(symbol)) if symbol else slug(name or "")[:80].strip("-")
    actor = slug(issuer_head or "")
    if actor[:1].isdigit():
        actor = f"co-quan-{actor}"
    path = f"{row['slug']}/{actor}" if actor else row["slug"]
    return f"/akn/{locality}/{row['akn']}/{path}/{when}/{number or 'khong-so'}"
