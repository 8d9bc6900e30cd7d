"""Which document of the store a record of some source means, by the same rules as a citation (`kg.resolve.identity`).

A central normative document is its symbol and type: a source that gives it another day is in conflict with the
others, and means the same document. Other central documents repeat their numbers, so the day or year decides. The
documents of local offices are known by symbol, office, place and day, in one IRI. What is not known stays out, and
two documents that may be one are kept apart.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.cite.bodies import body_at
from kg.cite.symbols import Symbol, codes_of, find_symbols, head_of, is_normative
from kg.cite.vocabulary import PARTY_CODES, TYPE_CODES, TYPE_WORDS, body_of_code
from kg.model import Body, DocType, Level
from kg.naming import document_iri, fold, symbol_key
from kg.register.places import Place, find_places

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
        issuer = self._issuer(said.issuer, said.issued)
        plain = document_iri(said.type, said.symbol, _actor(said, issuer), said.issued, said.year, name=said.title)
        iri = plain
        if said.symbol is None or _is_local(said.symbol, issuer):
            iri = _iri(said, issuer)
        elif row := self._by_number(said) or self._central(said):
            return Identity(row[0], row[1], issuer)
        for known in dict.fromkeys((iri, plain)):
            if (number := self._row(known)) is not None:
                return Identity(number, known, issuer)
        return Identity(None, iri, issuer)

    def _row(self, iri: str) -> int | None:
        row = self.conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
        return row[0] if row else None

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

    def _central(self, said: Named) -> tuple[int, str] | None:
        """The document of that number and type; if numbers repeat, the one of that day, else of that year."""
        assert said.symbol is not None
        rows = [
            row
            for key in _keys(said.symbol)
            for row in self.conn.execute(
                "SELECT id, iri, issued, year FROM document WHERE symbol_key = ? AND type = ? AND place IS NULL "
                "ORDER BY origin <> 'register', id",
                (key, said.type),
            )
        ]
        issued = said.issued.isoformat() if said.issued else None
        year = said.year or (said.issued.year if said.issued else None)
        tests: list[Callable[[tuple[Any, ...]], bool]] = [lambda r: bool(issued) and r[2] == issued]
        if is_normative(said.symbol):
            tests.append(lambda _: True)
        else:
            tests.append(lambda r: not (issued and r[2]) and year is not None and r[3] == year)
        for test in tests:
            for row in rows:
                if test(row):
                    return row[0], row[1]
        return None

    def _issuer(self, name: str | None, day: date | None) -> Issuer:
        if not name:
            return Issuer()
        key = (name, day is not None and day >= date(2025, 7, 1))
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


def _is_local(symbol: str, issuer: Issuer) -> bool:
    """Whether the number starts anew in each office and year (as `kg.resolve.identity` decides for a citation)."""
    if issuer.level in ("central", "ministry"):
        return False
    codes = codes_of(symbol)
    if "TW" in codes:
        return False
    head = head_of(symbol)
    return head is None or head.kind != "central" or bool(set(codes) & (PARTY_CODES - {"TW"}))


def _actor(said: Named, issuer: Issuer) -> str | None:
    if said.issuer and ";" in said.issuer:
        return None
    return issuer.body.name if issuer.body else said.issuer


def _iri(said: Named, issuer: Issuer) -> str:
    """The IRI of a document that is known by it alone: one of a local office, or one without a number."""
    head = head_of(said.symbol) if said.symbol else None
    actor = head.name if head is not None and head.kind != "central" else issuer.body.head if issuer.body else None
    if actor is None or issuer.unplaced:
        actor = issuer.name or actor
    place = issuer.place.iri_code if issuer.place else None
    year = said.year or (said.issued.year if said.issued else None)
    if said.symbol and is_normative(said.symbol):
        return document_iri(said.type, said.symbol, actor, None, int(said.symbol.split("/")[1]), place)
    return document_iri(said.type, said.symbol, actor, said.issued, year, place, name=fold(said.title or ""))
