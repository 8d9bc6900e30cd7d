"""Which document of the store a record of some source means: its office is read, `kg.register.identity` decides.

A source that gives a central normative document another day is in conflict with the others, and means the same
document. What is not known stays out, and two documents that may be one are kept apart.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import date

from kg.cite.bodies import body_at
from kg.cite.symbols import Symbol, codes_of, find_symbols
from kg.cite.vocabulary import TYPE_CODES, TYPE_WORDS, body_of_code
from kg.model import Body, DocType, Level
from kg.naming import fold, symbol_key, symbol_year
from kg.register.identity import Described, iri_of, is_local, numbered, which
from kg.register.joining import joined
from kg.register.places import NEW_ERA, Place, find_places
from kg.store.aliases import row_of

_SPACE = re.compile(r"\s+")
#: What a list spoils in typing; other repairs ("104/2007/TTLT/BTC-BCA") change how the document spells itself.
_TYPING = frozenset(("letters", "spacing", "lost_hyphen", "lost_slash"))


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing office as a source names it: its canonical name, level and, for a local one, its place.

    `unplaced` says that the name holds a place which the lists do not know, or of which there are several.
    """

    name: str | None = None
    body: Body | None = None
    level: Level = "unknown"
    place: Place | None = None
    unplaced: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What identifies a document, of what a source says."""

    symbol: str | None
    type: DocType
    title: str | None = None
    issuer: str | None = None
    issued: date | None = None
    year: int | None = None
    vbpl_id: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """The row of the document in the store (None: it is new there), its IRI, and its issuer."""

    row: int | None
    iri: str
    issuer: Issuer


def read_symbol(printed: str) -> tuple[str, DocType | None]:
    """A symbol as a list prints it, mended as the finder would ("1104/QÐ-UBND", "59/2023/NĐCP"), and its type.

    What the finder cannot read whole is kept as printed, on one line. The type is None where the symbol has none.
    """
    text = _SPACE.sub(" ", printed).strip().replace("Ð", "Đ")
    found = _whole(text)
    if found is None:
        codes = codes_of(text)
        return text, TYPE_CODES.get(codes[0]) if codes else None
    symbol = found.text if _TYPING.issuperset(repair.rule for repair in found.repairs) else text
    if found.type is None and found.shape == "administrative" and len(found.codes) > 1:
        # Nghị định 30/2020/NĐ-CP Phụ lục I: only an official letter's symbol begins with its office
        return symbol, "official_letter" if body_of_code(found.codes[0]) else None
    return symbol, found.type


def _whole(text: str) -> Symbol | None:
    """The symbol that `text` is, from its first to its last letter."""
    found = next(iter(find_symbols(f"số {text}")), None)
    return found if found and found.end - found.start == len(text) else None


def type_of_title(title: str) -> DocType | None:
    """The type that a title begins with: "Luật Đất đai", "Nghị quyết về …"."""
    text = title[:1].upper() + title[1:]
    found = TYPE_WORDS.match(text, 0)
    return found[1] if found else None


class Identifier:
    """Finds the documents of one store; remembers the offices it has read."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._issuers: dict[tuple[str, bool], Issuer] = {}

    def identify(self, said: Named) -> Identity:
        """The document that is meant. Raises ValueError if neither symbol nor title is given."""
        if not said.symbol and not said.title:
            raise ValueError("neither symbol nor title")
        issuer, described = self.described(said)
        central = said.symbol and not is_local(said.symbol, issuer.level)
        if central and (found := self._by_number(said) or self._central(said, described)):
            return Identity(found[0], found[1], issuer)
        iri = described.iri
        row = joined(self.conn, described, iri, sure=not (central or issuer.unplaced))
        # as another source tells it that knows no place of its office, or has the office by the very words of this one
        for office in dict.fromkeys((issuer.body.name if issuer.body else said.issuer, said.issuer)):
            if row is None:
                other = iri_of(said.type, said.symbol, office, None, said.issued, said.year, said.title, "central")
                row = self._row(other)
        return Identity(row, iri, issuer)

    def described(self, said: Named) -> tuple[Issuer, Described]:
        """The office that is named, and what tells the document from others; reads only."""
        issuer = self._issuer(said.issuer, said.issued or _last_day(said))
        return issuer, _described(said, issuer)

    def _row(self, iri: str) -> int | None:
        return row_of(self.conn, iri)

    def _by_number(self, said: Named) -> tuple[int, str] | None:
        """The document of that symbol and that number in the national database, whatever type a source calls it."""
        if not said.vbpl_id:
            return None
        for key in _keys(said.symbol):
            found: tuple[int, str] | None = self.conn.execute(
                "SELECT id, iri FROM document WHERE symbol_key = ? AND vbpl_id = ?", (key, said.vbpl_id)
            ).fetchone()
            if found:
                return found
        return None

    def _central(self, said: Named, described: Described) -> tuple[int, str] | None:
        """The one document that is meant, of those under the symbol as it is written, then as the finder mends it."""
        for key in _keys(said.symbol):
            found = which(described, (d for d in numbered(self.conn, key, said.type) if d.place is None))
            if len(found) == 1:
                row = self._row(found[0].iri)
                return (row, found[0].iri) if row is not None else None
        return None

    def _issuer(self, name: str | None, day: date | None) -> Issuer:
        if not name:
            return Issuer()
        key = (name, day is not None and day >= NEW_ERA)
        if key not in self._issuers:
            self._issuers[key] = self._read_issuer(name, day)
        return self._issuers[key]

    def _read_issuer(self, name: str, day: date | None) -> Issuer:
        found = body_at(name, 0)
        if ";" in name or found is None:
            level: Level = "ministry" if ";" in name and found and found[1].level == "ministry" else "unknown"
            return Issuer(name, None, level)
        end, body = found
        if body.level in ("central", "ministry"):
            return Issuer(body.name, body, body.level)
        place = self._place(body, name[end:], day) if body.place else None
        rest = name[end:].strip(" ,-")
        shown = f"{body.name}, {rest}" if rest else body.name
        if place is None:
            return Issuer(shown, body, body.level, unplaced=body.place is not None)
        return Issuer(shown, body, place.level, place)

    def _place(self, body: Body, rest: str, day: date | None) -> Place | None:
        """The one place of that name: on the day if one is given, inside what is named after it if anything is."""
        assert body.place is not None
        within = rest.strip(" ,-")
        around: list[Place | None] = [*find_places(self.conn, within)] if within else []
        places = [
            found
            for when in dict.fromkeys((day, None))
            for outer in around or [None]
            for found in find_places(self.conn, body.place, body.unit, day=when, within=outer)
        ]
        if day is not None:
            places = [p for p in places if p.stands_on(day)] or places
        provinces = [p for p in places if p.level == "province"]
        places = provinces or places  # "thành phố Hà Nội" is the province
        codes = {p.iri_code for p in places}
        return places[0] if len(codes) == 1 else None


def _keys(symbol: str | None) -> list[str]:
    """Under which keys a symbol is looked up: as it is written, then as the finder would mend it."""
    mended = _whole(symbol) if symbol else None
    return list(dict.fromkeys(symbol_key(text) for text in (symbol, mended.text if mended else None) if text))


def _last_day(said: Named) -> date | None:
    """The last day on which a document of that year can be issued, where its day is not told: it chooses the era."""
    year = said.year or (symbol_year(said.symbol) if said.symbol else None)
    return date(year, 12, 31) if year and year < NEW_ERA.year else None


def _described(said: Named, issuer: Issuer) -> Described:
    office = issuer.body.head if issuer.body else None
    if said.symbol and not is_local(said.symbol, issuer.level):
        office = None if said.issuer and ";" in said.issuer else issuer.body.name if issuer.body else said.issuer
    elif office is None or issuer.unplaced:
        office = issuer.name or office
    year = said.year or (said.issued.year if said.issued else None)
    return Described(
        said.type, said.symbol, office, issuer.level, issuer.place.iri_code if issuer.place else None, said.issued,
        year, said.title if said.symbol else fold(said.title or ""),
    )  # fmt: skip
