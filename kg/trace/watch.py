"""What changed under one's own documents between two states of the register, and what will end soon.

One's own are the reports that were read and the documents of lists that the office imported itself. They rest on what
their text cites and on what they implement, detail or are based on; steps farther up are those of `kg chain`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kg.model import Document, Status
from kg.register.own_documents import grounds_of_own
from kg.register.validity.status import ends, status
from kg.store.documents import document, relations

#: What a document does to another that changes it.
_CHANGES = ("amends", "supplements", "replaces", "repeals", "suspends", "corrects")

Kind = Literal["state", "changed_by", "ends"]


@dataclass(frozen=True, slots=True)
class Watched:
    """A document of one's own, one on which it rests, and what is new about that.

    `kind`: "state" (its state, or when or by what it ends, is told otherwise), "changed_by" (another document acts on
    it by `relation`, which the older register did not say), "ends" (it ends within the days that were asked for).
    `by` is the symbol of what brings it about, `day` from when. `before` is None where the older state says nothing.
    """

    document: Document
    ground: Document
    kind: Kind
    before: Status | None
    after: Status
    by: str | None
    day: date | None
    relation: str | None = None


def watch(
    mine: sqlite3.Connection,
    old: sqlite3.Connection,
    new: sqlite3.Connection,
    *,
    as_of: date,
    days: int = 0,
    lists: Sequence[str] = (),
) -> list[Watched]:
    """What is new in `new` under the documents of the store `mine`, and what ends from `as_of` on within `days` days.

    The documents are in the order of their IRIs. With `lists` only documents of these sources are one's own.
    """
    found: dict[str, list[tuple[Kind, Status | None, Status, str | None, date | None, str | None]]] = {}
    done: list[Watched] = []
    for own, ground in grounds_of_own(mine, lists):
        if ground not in found:
            found[ground] = list(_news(old, new, ground, as_of, days))
        if found[ground]:
            of, on = document(mine, own), document(new, ground)
            assert of is not None and on is not None
            done += [Watched(of, on, *one) for one in found[ground]]
    return done


def _news(
    old: sqlite3.Connection, new: sqlite3.Connection, iri: str, as_of: date, days: int
) -> Iterator[tuple[Kind, Status | None, Status, str | None, date | None, str | None]]:
    """What is new about one document."""
    if document(new, iri) is None:
        return
    after = status(new, iri, as_of)
    before = status(old, iri, as_of) if document(old, iri) is not None else None
    told = _told(after)
    if (before is None or _told(before) != told) and (before is not None or after.state != "unknown"):
        yield "state", before, after, after.by or after.until_by, after.since or after.until, None
    if end := _end(new, iri, after, as_of, days):
        yield "ends", before, after, end[1], end[0], None
    known = {one[:3] for one in _acts(old, iri)} if before is not None else set()
    for relation, by, scope, day in _acts(new, iri):
        if (relation, by, scope) not in known and by not in (after.by, end[1] if end else None):
            yield "changed_by", before, after, by, day, relation


def _end(conn: sqlite3.Connection, iri: str, now: Status, as_of: date, days: int) -> tuple[date, str | None] | None:
    """When and by what a document ends within so many days: by its status, or, where that is unknown, by any source."""
    until = as_of + timedelta(days)
    told = [(now.until, now.until_by)] if now.until else [(one.day, one.by) for one in ends(conn, iri)]
    return min(((day, by) for day, by in told if day and as_of < day <= until), key=lambda one: one[0], default=None)


def _told(one: Status) -> tuple[object, ...]:
    return one.state, one.since, one.by, one.until, one.until_by


def _acts(conn: sqlite3.Connection, iri: str) -> list[tuple[str, str, str, date | None]]:
    """What acts on a document: relation, symbol or IRI of the acting one, scope, from which day."""
    acts = []
    for edge in relations(conn, iri, incoming=True):
        if edge.relation in _CHANGES and edge.basis == "stated":
            acting = document(conn, edge.subject)
            name = (acting.symbol if acting else None) or edge.subject
            acts.append((edge.relation, name, edge.scope, edge.effective))
    return sorted(set(acts), key=lambda one: (one[0], one[1], one[2], one[3] or date.min))
