"""Which document is meant: decided here, for citations, registers, imports, texts that are read, and exchanged stores.

A document is (type, symbol, issuer, day). How much of that tells it apart depends on its series of numbers:

    59/2023/NĐ-CP, 10/2022/QH15    the symbol names office and year; a printed day may be wrong, it is still that one
    27/CT-TTg, 120-KL/TW           begins anew each year or term: the day, or the year, decides
    03/2022/QĐ-UBND                the same in every place: the place decides
    65/KH-UBND                     the same in every place and every year: place, and day or year
    Luật Đất đai                   no number: the name, with its day or year

What is not known is no difference and no sameness: `same_document` then says None, and two that may be one are
candidates. Sources: Luật 80/2015/QH13 Điều 10 and Luật 64/2025/QH15 Điều 7 (normative symbols hold number, year and
office; those of the National Assembly and its Standing Committee no type); Nghị định 30/2020/NĐ-CP Phụ lục I (numbers
begin anew each year).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from kg.base.patterns import late
from kg.cite.symbols import codes_of, head_of, is_normative
from kg.cite.vocabulary import PARTY_CODES, TYPE_CODES
from kg.model import LAWS, DocType, Document, Level
from kg.naming import UNKNOWN_DAY, document_iri, name_key, number_of, slug, symbol_key
from kg.store.aliases import renamed
from kg.store.documents import by_symbol, document
from kg.tuples import NamedTuple

#: One document under two type words: people write "Quyết định" and "Quy định", "Công văn" and "Văn bản".
_SAME_TYPE: dict[DocType, DocType] = {"code": "law", "regulation": "decision", "other": "official_letter"}
_NAMED = frozenset((*LAWS, "constitution"))
#: "76/2025/NQ-UBTVQH15": the symbols of the National Assembly and its Standing Committee name no type since 2016.
_OF_ASSEMBLY = late(r"([^/]+/\d{4}/)(?:(?:NQ|PL|L)-)?((?:UBTV)?QH\d+)")
_VERSION = late(r"-[0-9a-f]{12}\Z")
_NOTHING: Mapping[str, Sequence[Document]] = {}
_TYPES_OF_ASSEMBLY: dict[DocType, str] = {"resolution": "NQ", "ordinance": "PL", "law": "L"}


class Described(NamedTuple):
    """What somebody says of a document that tells it from others; what is not said is None.

    `office` is the issuing office without its place ("UBND", "Bộ Tài chính"), or the slug of it; `place` a place code;
    `name` the name of a law, else the title.
    """

    type: DocType
    symbol: str | None = None
    office: str | None = None
    level: Level = "unknown"
    place: str | None = None
    day: date | None = None
    year: int | None = None
    name: str | None = None

    @property
    def iri(self) -> str:
        """The IRI of the document, as far as it is described."""
        return iri_of(self.type, self.symbol, self.office, self.place, self.day, self.year, self.name, self.level)


def iri_of(
    type_: DocType,
    symbol: str | None,
    office: str | None = None,
    place: str | None = None,
    day: date | None = None,
    year: int | None = None,
    name: str | None = None,
    level: Level = "unknown",
) -> str:
    """The IRI of a document from what is known of it; see `Described` for what the arguments mean.

    A local symbol that holds its year needs no day; decisions of a committee and of its chairman share one series, so
    the office that the symbol names counts; one with a place in its name, that no list of places holds, is kept.
    `name` stands in for a missing symbol. A Constitution goes by its year, whatever its title and day.
    """
    number, behind = number_of(symbol) if symbol else ("", "")
    if not number:
        return _whole_iri(type_, symbol, office, place, day, year, name, level)
    before, after = _around_number(type_, behind, office, place, day, year, level)
    return f"{before}{number}{after}"


@lru_cache(maxsize=4096)
def _around_number(
    type_: DocType,
    behind: str,
    office: str | None,
    place: str | None,
    day: date | None,
    year: int | None,
    level: Level,
) -> tuple[str, str]:
    """What stands in an IRI before a number and behind it: the same for a thousand numbers of one series."""
    before, slash, number = _whole_iri(type_, f"1{behind}", office, place, day, year, None, level).rpartition("/")
    return before + slash, number[1:]


@lru_cache(maxsize=4096)
def _whole_iri(
    type_: DocType,
    symbol: str | None,
    office: str | None,
    place: str | None,
    day: date | None,
    year: int | None,
    name: str | None,
    level: Level,
) -> str:
    if type_ == "constitution" and not symbol:
        return document_iri(type_, None, "Quốc hội", None, day.year if day else year, None, "hien-phap")
    if symbol and is_local(symbol, level):
        head = head_of(symbol)
        if head is not None and head.kind != "central" and not slug(office or "").startswith(f"{slug(head.name)}-"):
            office = head.name
        if is_normative(symbol):
            return document_iri(type_, symbol, office, None, _year_in(symbol), place)
    return document_iri(type_, symbol, office, day, year, place, name)


def described(doc: Document) -> Described:
    """A document of the store as what is known of it; its office as it stands in its IRI."""
    parts = doc.iri.split("/")
    office = parts[5] if len(parts) == 8 else None
    return Described(doc.type, doc.symbol, office, doc.level, doc.place, doc.issued, doc.year, doc.title)


def cited_iri(said: Described) -> str:
    """The IRI by which a citation names its document: beside a symbol that holds its year a day may be misprinted."""
    if said.day is not None and said.symbol and is_normative(said.symbol) and not is_local(said.symbol, said.level):
        return said._replace(day=None).iri
    return said.iri


@lru_cache(maxsize=65536)
def is_local(symbol: str, level: Level = "unknown") -> bool:
    """Whether the number starts anew in each place; `level` is that of the issuer, as far as it is known."""
    if level in ("central", "ministry"):
        return False
    codes = codes_of(symbol)
    if "TW" in codes:
        return False
    head = head_of(symbol)
    return head is None or head.kind != "central" or bool(set(codes) & (PARTY_CODES - {"TW"}))


def same_type(one: DocType, other: DocType) -> bool:
    """Whether people call one document by both types."""
    return _SAME_TYPE.get(one, one) == _SAME_TYPE.get(other, other)


def series_key(symbol: str) -> str:
    """The look-up form of a symbol, that of the National Assembly and its Standing Committee without a type."""
    key = symbol_key(symbol)
    found = _OF_ASSEMBLY.fullmatch(key)
    return f"{found[1]}{found[2]}" if found else key


def symbols_of(symbol: str, kind: DocType) -> tuple[str, ...]:
    """The symbol, and the other ways in which the same one is written: 76/2025/UBTVQH15, 76/2025/NQ-UBTVQH15."""
    return _ways_of_assembly(symbol, kind) if "QH" in symbol_key(symbol) else (symbol,)


@lru_cache(maxsize=4096)
def _ways_of_assembly(symbol: str, kind: DocType) -> tuple[str, ...]:
    found = _OF_ASSEMBLY.fullmatch(symbol_key(symbol))
    if found is None:
        return (symbol,)
    typed = _TYPES_OF_ASSEMBLY.get(_kind(kind, symbol) or "other")
    others = [found[1] + found[2], *([f"{found[1]}{typed}-{found[2]}"] if typed else [])]
    return (symbol, *(other for other in others if other != symbol_key(symbol)))


def same_document(a: Described, b: Described) -> bool | None:
    """Whether both descriptions are of one document; None where what is known does not decide.

    Symmetric. One normative number with two days is None: one of the days may be wrong, or there are two documents.
    """
    if a.symbol is None or b.symbol is None:
        return _same_name(a, b)
    if series_key(a.symbol) != series_key(b.symbol):
        return False
    parts = (_same_kind(a, b), _same_office(a, b), _same_time(a, b))
    return False if False in parts else None if None in parts else True


def which(said: Described, documents: Iterable[Document]) -> list[Document]:
    """Those of the documents that are the one described: one, none, or several that cannot be told apart.

    Where only the day of a normative number differs, the only document of that number is meant, and the day is wrong.
    Of several the one of that very day is meant, then the one so written, then what a register knows.
    """
    compared = [(doc, described(doc)) for doc in documents]
    found = [doc for doc, other in compared if same_document(said, other)]
    if not found and said.symbol and is_normative(said.symbol):
        found = [doc for doc, other in compared if _but_for_the_day(said, other)]
    for closer in (_of_that_day, _so_written, _registered):
        if len(found) > 1:
            found = [doc for doc in found if closer(said, doc)] or found
    return found


def _of_that_day(said: Described, doc: Document) -> bool:
    return said.day is not None and doc.issued == said.day


def _so_written(said: Described, doc: Document) -> bool:
    return doc.type == said.type and symbol_key(doc.symbol or "") == symbol_key(said.symbol or "")


def _registered(_: Described, doc: Document) -> bool:
    return doc.origin == "register"


def stored(conn: sqlite3.Connection, said: Described, under: Sequence[Document] | None = None) -> list[Document]:
    """The documents of the store that are the one described, as `which`; by its IRI first, also an older one.

    `under` are those under its number, if they were looked up before.
    """
    exact = document(conn, said.iri)
    if said.symbol is None:
        return [exact] if exact else []
    if under is None:
        under = numbered(conn, said.symbol, said.type)
    found = which(said, under) if under else []
    if exact is not None and exact.iri not in {doc.iri for doc in found}:
        return [exact] if not found or exact.origin == "register" else [*found[:1], exact]
    return found


def numbered(
    conn: sqlite3.Connection, symbol: str, kind: DocType, held: Mapping[str, Sequence[Document]] = _NOTHING
) -> list[Document]:
    """All documents of the store under a symbol, however it is written; what a register knows first.

    `held` are those under symbols that were looked up before.
    """
    found: list[Document] = []
    for one in symbols_of(symbol, kind):
        found += held[one] if one in held else by_symbol(conn, one)
    return found


def present(conn: sqlite3.Connection, iris: Iterable[str]) -> dict[str, str]:
    """The IRIs, each with the one that the store has for it now."""
    asked = dict.fromkeys(iris)
    return {iri: iri for iri in asked} | renamed(conn, asked)


def version_iri(iri: str, digest: str) -> str:
    """The IRI of another text under the identity `iri`, known by its words: `digest` is their SHA-256."""
    return f"{iri}-{digest[:12]}"


def is_version(iri: str) -> bool:
    """Whether an IRI is that of another text under an identity that several texts have."""
    return _VERSION.search(iri) is not None


def best_iri(iris: Sequence[str]) -> str:
    """The IRI that says most: of those that say as much the first in order, so that no order of reading shows."""
    return min(iris, key=lambda iri: (-_weight(iri), iri))


def _weight(iri: str) -> int:
    parts = iri.split("/")
    if len(parts) < 7:
        return 0
    when = parts[-2]
    day = 2 if len(when) == 10 else 1 if when != UNKNOWN_DAY else 0
    return 8 * (parts[2] != "vn") + 2 * day + (len(parts) == 8)


def _year_in(symbol: str) -> int | None:
    return int(symbol.split("/")[1]) if is_normative(symbol) else None


def _kind(kind: DocType, symbol: str) -> DocType | None:
    """The type that tells a number from others: the one that the symbol names, else the one said; None: not known."""
    codes = codes_of(symbol)
    if codes and codes[0] in TYPE_CODES:
        kind = TYPE_CODES[codes[0]]
    elif kind == "other" and is_normative(symbol):
        return None
    return _SAME_TYPE.get(kind, kind)


def _same_kind(a: Described, b: Described) -> bool | None:
    one, other = _kind(a.type, a.symbol or ""), _kind(b.type, b.symbol or "")
    return None if one is None or other is None else one == other


def _same_office(a: Described, b: Described) -> bool | None:
    symbol = a.symbol or ""
    head = head_of(symbol)
    if is_local(symbol, a.level) and is_local(symbol, b.level):
        named = head is not None and head.kind != "central"
        office = True if named else _same(a.office and slug(a.office), b.office and slug(b.office))
        place = _same(a.place, b.place)
        return False if False in (office, place) else None if None in (office, place) else True
    if "TW" in codes_of(symbol) or (head is not None and head.kind == "central"):
        return True
    return _same(a.office and slug(a.office), b.office and slug(b.office))


def _same_time(a: Described, b: Described) -> bool | None:
    symbol = a.symbol or ""
    if is_normative(symbol):
        if _same(a.day, b.day) is not False:
            return True
        return None if symbol_key(symbol) == symbol_key(b.symbol or "") else False
    if a.day and b.day:
        return a.day == b.day
    return _same(_year(a), _year(b))


def _but_for_the_day(a: Described, b: Described) -> bool:
    same = a.symbol and b.symbol and symbol_key(a.symbol) == symbol_key(b.symbol)
    return bool(same and _same_kind(a, b) and _same_office(a, b))


def _same_name(a: Described, b: Described) -> bool | None:
    """Laws of one name: with the same year they are one, also if only one of the two is given by its number."""
    if a.type not in _NAMED or not same_type(a.type, b.type) or not a.name or not b.name:
        return False
    if name_key(a.name) != name_key(b.name):
        return False
    if a.day and b.day:
        return a.day == b.day
    return _same(_year(a), _year(b))


def _year(said: Described) -> int | None:
    return said.day.year if said.day else said.year or _year_in(said.symbol or "")


def _same(one: object, other: object) -> bool | None:
    return None if one is None or other is None else one == other
