"""The validity of documents over time, by the register's own rules, for the date slider of a page.

A status is a question about a day. Its answer can change only on a few days that the store names: the days of a
document and of its acts of end, those of what it details or guides, the snapshots of the official code, and the
days of the rules of law. It is asked for each of them, and equal answers are joined.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from kg.model import FALLEN, Status
from kg.register.validity.history import days_of_change
from kg.trace.chain import Fallen, Hop, fallen_below
from kg.tuples import NamedTuple

StatusOf = Callable[[sqlite3.Connection, str, date], Status]

#: Where every history begins: no document of the present state is older.
BEGIN = date(1945, 9, 2)


class Span(NamedTuple):
    """The status of a document from the day `since` until the next span begins."""

    since: date
    status: Status


class Ground(NamedTuple):
    """What of the things that a document rests on has fallen, from the day `since` on; nothing: all stands."""

    since: date
    fallen: tuple[Fallen, ...]


def history(conn: sqlite3.Connection, iri: str, status: StatusOf) -> tuple[Span, ...]:
    """The status of the document on every day from `BEGIN` on, as spans of equal answers."""
    spans: list[Span] = []
    for day in (BEGIN, *sorted(day for day in days_of_change(conn, iri) if day > BEGIN)):
        found = status(conn, iri, day)
        if not spans or spans[-1].status != found:
            spans.append(Span(day, found))
    return tuple(spans)


def on_day(spans: Sequence[Span], day: date) -> Status:
    """The status that `history` tells for a day; that of `BEGIN` for the days before it."""
    return spans[max(bisect_right(spans, day, key=lambda span: span.since) - 1, 0)].status


def grounds(hops: Iterable[Hop], histories: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Ground, ...]]:
    """For each document, over time, what it rests on through `hops` that has fallen (kg.chain.fallen_below).

    `histories` holds every end of a hop. Documents that never rest on anything fallen are left out.
    """
    steps = [hop for hop in hops if hop.edge.subject in histories and hop.edge.object in histories]
    ends = sorted({end for hop in steps for end in (hop.edge.subject, hop.edge.object)})
    changes = {
        span.since
        for end in ends
        for before, span in zip((None, *histories[end]), histories[end], strict=False)
        if before is None or (before.status.state in FALLEN) != (span.status.state in FALLEN)
    }
    found: dict[str, list[Ground]] = {}
    for day in sorted(changes):
        below = fallen_below(steps, {end: on_day(histories[end], day) for end in ends})
        for iri in below.keys() | found.keys():
            fallen = tuple(below.get(iri, ()))
            if (found[iri][-1].fallen if iri in found else ()) != fallen:
                found.setdefault(iri, []).append(Ground(day, fallen))
    return {iri: tuple(rows) for iri, rows in found.items()}
