"""Bodies that issue documents: what they are, where, above and below whom, until when, and who came after them.

A central body is a row of `data/bodies.json`; a local one is an office of that table at a place, so that every place
has its people's council and committee, and lives as long as the place does. Names are matched without diacritics, in
full or abbreviated; what several places fit is given as candidates, never chosen in silence. Until when a central body
stood is known only where the table says so; since when, of none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kg.base.patterns import late
from kg.data import table
from kg.model import AuthorityKind, Document, Level
from kg.naming import fold, slug
from kg.register.places import (
    PARTY_UNITS,
    PLACES_SOURCE,
    Place,
    ancestors,
    at_place,
    by_code,
    is_same,
    predecessors,
    successors,
    written_places,
)

_WORD = late(r"[^\W_]+")
_PARTY_OF_UNIT = {unit: head for head, unit in PARTY_UNITS.items()}
#: Every place has them, so that those of a successor's place come after those of the place that is gone.
EVERYWHERE: frozenset[AuthorityKind] = frozenset(("council", "committee", "chairman"))
#: What exists as long as its place does; other offices come and go by decisions that no source here holds.
_LIVE_WITH_THEIR_PLACE: frozenset[AuthorityKind] = EVERYWHERE | {"party", "front"}


@dataclass(frozen=True, slots=True)
class Authority:
    """One body. `head` is the office without its place; `place` is None for what exists once in the country."""

    head: str
    kind: AuthorityKind
    level: Level
    place: Place | None
    codes: tuple[str, ...]  # what its symbols bear: "UBND", "BGTVT"
    aliases: tuple[str, ...]  # other ways to write its name
    until: date | None = None  # of a central body: the first day without it

    @property
    def name(self) -> str:
        return at_place(self.head, self.place).name if self.place else self.head

    @property
    def iri(self) -> str:
        """Its identity: "/body/45-461/ubnd-thanh-pho-dong-ha"; the RDF export puts its base before it."""
        where = f"/{slug(self.place.iri_code)}" if self.place else ""
        return f"/body{where}/{slug(self.name)}"

    @property
    def valid_until(self) -> date | None:
        """The first day without it, if anybody says."""
        return self.place.valid_until if self.place else self.until

    def gone_since(self, day: date) -> date | None:
        """The first day without it, if that had come on `day`."""
        until = self.valid_until
        return until if until and until <= day else None

    def place_gone_since(self, day: date) -> date | None:
        """The first day without its place, if that had come on `day`: of these the law says what outlives them."""
        return self.gone_since(day) if self.place else None

    def stands_on(self, day: date) -> bool | None:
        """Did it exist on `day`? None: nobody says, as for central bodies that are not known to have ended by then,
        and departments of a place that stands."""
        if self.place is None:
            return False if self.gone_since(day) else None
        stands = self.place.stands_on(day)
        return None if stands and self.kind not in _LIVE_WITH_THEIR_PLACE else stands


@dataclass(frozen=True, slots=True)
class Succession:
    """A place that took over from another, "full" or "partial", and the same office there, where it has one.

    Of central bodies, the body without a place: how ("merged", "renamed", "mostly", "split"), by which acts, and in
    which matter.
    """

    place: Place | None
    part: str
    authority: Authority | None
    how: str | None = None
    by: str | None = None
    matter: tuple[str, str] | None = None  # in Vietnamese and English


@dataclass(frozen=True, slots=True)
class Signed:
    """How many documents are known, and of which years the first and the last are."""

    documents: int
    first: int | None
    last: int | None


#: Units of the land, as words: a place that is typed with its unit means who governs there.
_UNITS = tuple(
    unit.split() for unit in ("tinh", "thanh pho", "huyen", "quan", "thi xa", "phuong", "xa", "thi tran", "dac khu")
)


class AmbiguousBody(LookupError):
    """What was `typed` fits more than one body; each of the `found` has its name with the places that it lies in."""

    def __init__(self, typed: str, found: Sequence[tuple[Authority, str]], day: date) -> None:
        super().__init__(f"{len(found)} bodies fit {typed!r}")
        self.typed, self.found, self.day = typed, tuple(found), day


def one_body(conn: sqlite3.Connection, typed: str, day: date) -> Authority | None:
    """The one body that was meant, None if no body is named so. Raises AmbiguousBody."""
    found = find_authorities(conn, typed, day)
    if len(found) > 1:
        raise AmbiguousBody(typed, [(one, full_name(conn, one)) for one in found], day)
    return found[0] if found else None


def full_name(conn: sqlite3.Connection, one: Authority) -> str:
    """The name of a body with the places that it lies in: "UBND phường 1, thành phố Đông Hà, tỉnh Quảng Trị"."""
    around = [above.full_name for above in ancestors(conn, one.place)] if one.place else []
    return ", ".join((one.name, *around))


def find_authorities(conn: sqlite3.Connection, typed: str, day: date | None = None) -> list[Authority]:
    """The bodies that a written name may mean: "UBND TP Hạ Long", "bo giao thong van tai", "BGTVT", "Thành ủy Huế".

    The whole of it must be a body's name, else the list is empty; a place by its unit and name ("phường 4 Đông Hà")
    means its People's Committee. Of one name that was borne before and after a merger ("UBND tỉnh Quảng Trị"), `day`
    chooses the bearer of that day.
    """
    text = " ".join(typed.split()).strip("\"'“”")
    words = _words(text)
    for row, alias in _central_names():
        if words == alias:
            return [_central(row)]
    found = _local(conn, text, words)
    if not found and any(words[: len(unit)] == unit for unit in _UNITS):  # "phường 4 Đông Hà": who governs there
        found = _local(conn, f"UBND {text}", ["ubnd", *words])
    standing = {a.place.id: a.name for a in found if a.place and day and a.place.stands_on(day)}
    return [a for a in found if a.place is None or a.place.id in standing or not _borne_on(conn, a, standing)]


def _borne_on(conn: sqlite3.Connection, authority: Authority, standing: dict[int, str]) -> bool:
    """Whether one of the `standing` (place → name) bears the name of this one, which became it or came of it.

    A place that only became a unit of another kind is one place, whatever its offices are called since.
    """
    place = authority.place
    kin = (*came_after(conn, authority), *came_before(conn, authority))
    return any(
        standing.get(one.place.id) == authority.name
        or (one.place.id in standing and place is not None and is_same(one.place, place))
        for one in kin
        if one.place
    )


def issuer_of(conn: sqlite3.Connection, doc: Document) -> Authority | None:
    """The body that issued a document, in the life in which it did; None if it is unknown or not one body."""
    if not doc.issuer:
        return None
    if doc.place is None:
        words = _words(doc.issuer)
        return next((_central(row) for row, name in _central_names() if name == words), None)
    for place in by_code(conn, doc.place, doc.issued) or by_code(conn, doc.place):
        if found := _of_name(doc.issuer, place):
            return found
    return None


def lives(conn: sqlite3.Connection, name: str, iri_code: str) -> list[Authority]:
    """The bodies of that canonical name at the places of that code: one, or one before and one after 2025-07-01."""
    found = (_of_name(name, place) for place in by_code(conn, iri_code))
    return [body for body in found if body]


def _of_name(name: str, place: Place) -> Authority | None:
    words = _words(name)
    for row, head in _heads():
        if words[: len(head)] == head and _fits(row, place) and _at(row, place).name == name:
            return _at(row, place)
    return None


def parent(conn: sqlite3.Connection, authority: Authority) -> Authority | None:
    """The body above: that of the same place, of the place above, or the central one at the top of the line."""
    under, place = _row(authority.head)["under"], authority.place
    if under is None:
        return None
    if place is None:
        return _central(_row(under))
    if "head" in _row(under):
        return _at(_row(under), place)
    above = next(iter(ancestors(conn, place)), None)
    if above is None:
        return _central(_row(under))
    head = _PARTY_OF_UNIT.get(above.unit) if authority.kind == "party" else authority.head
    return _at(_row(head), above) if head and _fits(_row(head), above) else None


def came_after(conn: sqlite3.Connection, authority: Authority) -> list[Succession]:
    """Who took over from a central body that is gone, or the place of a local one."""
    if authority.place:
        return [_succession(authority, *row) for row in successors(conn, authority.place)]
    return [_central_succession(row["name"], row) for row in _row(authority.head).get("successors", ())]


def came_before(conn: sqlite3.Connection, authority: Authority) -> list[Succession]:
    """From which bodies a central one took over; out of which places that of a local body was made."""
    if authority.place:
        return [_succession(authority, *row) for row in predecessors(conn, authority.place)]
    return [_central_succession(former["name"], row) for former, row in _former(authority.head)]


def life_source(authority: Authority) -> str | None:
    """Who says until when the body stood, from whom it took over and who came after it; None if nobody does."""
    if authority.place:
        return PLACES_SOURCE
    rows = (_row(authority.head), *(former for former, _ in _former(authority.head)))
    return "; ".join(dict.fromkeys(row["source"] for row in rows if row.get("source"))) or None


def signed(conn: sqlite3.Connection, authority: Authority) -> Signed:
    """The documents in the store that the body issued, alone or with others, in its life as far as that is known."""
    place = authority.place
    if place is None:
        names = (authority.name, *authority.aliases)
        one_of = " OR ".join(["instr('; ' || issuer || '; ', '; ' || ? || '; ')"] * len(names))
        return _signed(conn, f"issuer IS NOT NULL AND ({one_of})", names)
    # Codes of the two eras collide; a document of that year may be of either.
    since = place.valid_from.isoformat() if place.valid_from else ""
    until = place.valid_until.isoformat() if place.valid_until else "9999"
    return _signed(
        conn,
        "issuer = ? AND place = ? AND COALESCE(issued, year || '-12-31', ?) >= ? "
        "AND COALESCE(issued, year || '-01-01', '') < ?",
        (authority.name, place.iri_code, until, since, until),
    )


def code_signed(conn: sqlite3.Connection, code: str) -> Signed:
    """The documents of the register whose symbol bears the code ("BGTVT"): the years in which it was in use."""
    from kg.cite.vocabulary import is_numbered

    ends = "[0-9]*" if is_numbered(code) else ""
    return _signed(
        conn, "origin = 'register' AND (symbol GLOB ? OR symbol GLOB ?)", (f"*[-/]{code}{ends}", f"*[-/]{code}[-/]*")
    )


def _signed(conn: sqlite3.Connection, where: str, values: tuple[str, ...]) -> Signed:
    return Signed(
        *conn.execute(f"SELECT count(*), min(year), max(year) FROM document WHERE {where}", values).fetchone()
    )


# -- the table ---------------------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


#: Kinds of bodies of which each Constitution has one, under its own name.
_OF_CONSTITUTIONS = frozenset(("government", "state_president"))


@cache
def _rows() -> dict[str, dict[str, Any]]:
    bodies = table("bodies")
    rows = {row["name"]: row for row in bodies["central"]}
    return rows | {row["head"]: row for row in (*bodies["local"], *bodies["departments"])}


def _row(name: str) -> dict[str, Any]:
    return _rows()[name]


def is_same_office(one: str, other: str) -> bool:
    """Whether two names of central bodies are those of one office under successive Constitutions.

    Hội đồng Chính phủ (1959), Hội đồng Bộ trưởng (1980), Chính phủ (1992); Hội đồng Nhà nước, Chủ tịch nước.
    """
    kinds = {_rows()[name]["kind"] if name in _rows() else name for name in (one, other)}
    return len(kinds) == 1 and kinds <= _OF_CONSTITUTIONS


@cache
def _central_names() -> list[tuple[dict[str, Any], list[str]]]:
    rows = table("bodies")["central"]
    return [(row, _words(name)) for row in rows for name in (row["name"], *row["aliases"], *row["codes"])]


@cache
def _heads() -> list[tuple[dict[str, Any], list[str]]]:
    """Local offices and the words that open their names, the longest first."""
    bodies = table("bodies")
    rows = (*bodies["local"], *bodies["departments"])
    named = [(row, _words(name)) for row in rows for name in (row["head"], *row["aliases"])]
    return sorted(named, key=lambda pair: -len(pair[1]))


def _central(row: dict[str, Any]) -> Authority:
    until = date.fromisoformat(row["until"]) if row.get("until") else None
    return Authority(row["name"], row["kind"], row["level"], None, tuple(row["codes"]), tuple(row["aliases"]), until)


def _former(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The central bodies that the one of that name took over from, each with what is said of that."""
    return [
        (former, row)
        for former in table("bodies")["central"]
        for row in former.get("successors", ())
        if row["name"] == name
    ]


def _central_succession(name: str, row: dict[str, Any]) -> Succession:
    part = "partial" if row["how"] in ("mostly", "split") else "full"
    matter = row.get("matter")
    told = (matter["vi"], matter["en"]) if matter else None
    return Succession(None, part, _central(_row(name)), row["how"], row["by"], told)


def _at(row: dict[str, Any], place: Place) -> Authority:
    aliases = [at_place(alias, place).name for alias in row["aliases"] if alias != row["head"] and alias[-1] != "."]
    return Authority(row["head"], row["kind"], place.level, place, tuple(row["codes"]), tuple(aliases))


def _fits(row: dict[str, Any], place: Place) -> bool:
    unit = next((unit for head, unit in PARTY_UNITS.items() if row["head"].endswith(head)), place.unit)
    return row["level"] in (None, place.level) and unit == place.unit


def _local(conn: sqlite3.Connection, text: str, words: list[str]) -> list[Authority]:
    for row, head in _heads():
        if words[: len(head)] != head:
            continue
        rest = _after(text, len(head))
        if found := [_at(row, place) for place in written_places(conn, rest) if _fits(row, place)]:
            return found
    return []


def _after(text: str, count: int) -> str:
    """What follows the first `count` words."""
    ends = [word.end() for word in _WORD.finditer(text)]
    return text[ends[count - 1] :].lstrip(" .,")


def _succession(authority: Authority, place: Place, part: str) -> Succession:
    row = _row(authority.head)
    same = authority.kind in EVERYWHERE and _fits(row, place)
    return Succession(place, part, _at(row, place) if same else None)
