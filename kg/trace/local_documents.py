"""Local documents of a store by place and year, as far as their titles tell: what inference compares."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from kg.data import table
from kg.model import Document, Level
from kg.naming import fold
from kg.register.places import Place, by_code, codes_within, places_above
from kg.store import titles
from kg.store.documents import as_day
from kg.trace.titles import Subject, subject

#: Types that others carry out, and of them those that are meant to last.
CARRIED_OUT = ("plan", "resolution", "decision", "directive", "programme", "official_letter", "guidance")
LASTING = ("resolution", "decision", "programme", "directive")
#: At most so many titles are looked at for one question.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Local:
    """A local document with a title; `family` is the kind of its office, see `family_of`."""

    iri: str
    type: str
    level: Level
    family: str | None
    issued: date | None
    year: int
    subject: Subject


class Locals:
    """The local documents of a store; what was read of a place is kept.

    `cut` tells that there were more titles than are looked at.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.cut = False
        self._of_place: dict[tuple[str, int], list[Local]] = {}

    def to_carry_out(self, place: Place, year: int) -> list[Local]:
        """What the offices of the place issued that a document of that year may carry out.

        That is, of this year and the one before, and older where the title names a span ("2021-2025", "đến năm 2030").
        """
        key = (place.iri_code, year)
        if key not in self._of_place:
            self._of_place[key] = self._read(
                titles.to_carry_out(self.conn, place.iri_code, place.level, year, CARRIED_OUT, _MOST)
            )
        return self._of_place[key]

    def below(self, doc: Document, last: int) -> Iterator[Local]:
        """The documents of the places under the document's own, and of its own if a council issued it, up to `last`."""
        own = own_place(self.conn, doc)
        first = year_of(doc)
        if own is None or first is None:
            return
        if family_of(doc.issuer) == "council":
            yield from self._read(titles.of_place(self.conn, own.iri_code, first, last, _MOST))
        if own.level in ("province", "district"):
            yield from self._read(titles.within_place(self.conn, own.iri_code, first, last, _MOST))
        if own.level == "district":
            for code in codes_within(self.conn, own):
                yield from self._read(titles.of_place(self.conn, code, first, last, _MOST))

    def on_law(self, law: str, first: int) -> list[Local]:
        """The local documents from the year `first` on whose subject is that of the law."""
        found = self._read(titles.matching(self.conn, _may_name(law), first, _MOST))
        return [one for one in found if one.subject.law == law]

    def _read(self, found: list[titles.Titled]) -> list[Local]:
        self.cut |= len(found) == _MOST
        return [
            Local(one.iri, one.type, cast(Level, one.level), family_of(one.issuer), as_day(one.issued), one.year,
                  subject(one.title))
            for one in found
        ]  # fmt: skip


def family_of(issuer: str | None) -> str | None:
    """The kind of office: council, committee, department or party; None when it is not known or of another kind."""
    name = issuer or ""
    if name.startswith(("HĐND", "Thường trực HĐND")):
        return "council"
    if name.startswith(("UBND", "Chủ tịch UBND")):
        return "committee"
    if name.startswith(("Sở ", "Phòng ", "Văn phòng UBND", "Văn phòng HĐND", "Thanh tra ")):
        return "department"
    second = name.split(" ", 2)[1:2]
    if name.startswith(("Ban Thường vụ", "Ban Chấp hành", "Đảng ủy")) or second == ["ủy"]:
        return "party"
    return None


def year_of(doc: Document) -> int | None:
    """The year in which it was issued, if it is known."""
    return doc.issued.year if doc.issued else doc.year


def own_place(conn: sqlite3.Connection, doc: Document) -> Place | None:
    """The place of the office that issued it."""
    found = by_code(conn, doc.place or "", doc.issued) or by_code(conn, doc.place or "")
    return found[0] if found else None


def above(conn: sqlite3.Connection, doc: Document) -> list[Place]:
    """The places above a document's own, the nearest first, as they were on its day."""
    day = doc.issued or (date(doc.year, 6, 30) if doc.year else None)
    return places_above(conn, doc.place or "", day)


def _may_name(law: str) -> str:
    """The full-text query for every title that may have the subject of the law: its words, or letters that stand so.

    `subject` then decides. Words that people spell with i or y as they like are left out.
    """
    from kg.cite.names import listed_names  # the list of laws is heavy, and most questions name none

    names = [[fold(word) for word in _WORD.findall(name)] for name in listed_names(law)]
    told = [[f'"{word}"' for word in name if not _I_OR_Y.search(word)] for name in names]
    words = {word for name in names for word in name}
    short = [fold(letters) for letters, long in table("inference")["short"].items() if words & set(fold(long).split())]
    groups = [f"({' AND '.join(name)})" for name in told if name]
    groups += [f'"{letters}"' for letters in short]
    return f"title : ({' OR '.join(groups)})"


_WORD = re.compile(r"\w+")
_I_OR_Y = re.compile(r"[hklmst][iy]$|^[iy]$|qu[iy]$")
