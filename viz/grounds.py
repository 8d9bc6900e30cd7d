"""The validity of documents over time, by the register's own rules, for the date slider of a page.

A status is a question about a day. Its answer can change only on a few days that the store names: the days of a
document and of its acts of end, those of what it details or guides, the snapshots of the official code, and the
days of the rules of law. It is asked for each of them, and equal answers are joined.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import FALLEN, Status
from kg.register.validity.rules import LAPSE_WITH_PARENT, earliest_effect
from kg.store.documents import by_symbol, document
from kg.trace.chain import Fallen, Hop, fallen_below

StatusOf = Callable[[sqlite3.Connection, str, date], Status]

#: Where every history begins: no document of the present state is older.
BEGIN = date(1945, 9, 2)

_FAMILY = """
WITH RECURSIVE up(id, depth) AS (
    SELECT id, 0 FROM document WHERE iri = ?
    UNION SELECT e.object, up.depth + 1 FROM up JOIN edge e ON e.subject = up.id
    WHERE e.relation IN ('details', 'guides') AND up.depth < 5
)"""
_DAYS = f"""{_FAMILY}
SELECT d.issued, d.effective, d.year, NULL FROM document d WHERE d.id IN (SELECT id FROM up)
UNION SELECT a.issued, a.effective, a.year, e.effective FROM edge e JOIN document a ON a.id = e.subject
WHERE e.object IN (SELECT id FROM up) AND e.relation IN ('replaces', 'repeals', 'suspends')
UNION SELECT other.issued, NULL, NULL, NULL FROM edge e JOIN document a ON a.id = e.subject
JOIN document other ON other.symbol_key = a.symbol_key
WHERE e.object IN (SELECT id FROM up) AND e.relation IN ('replaces', 'repeals', 'suspends')
"""
_FACTS = f"""{_FAMILY}
SELECT f.field, f.value, s.day FROM up JOIN fact f ON f.document = up.id JOIN source s ON s.id = f.source
WHERE f.field IN ('expired', 'expired_by', 'same_subject', 'codified', 'dropped', 'effective', 'state')
UNION ALL SELECT 'effective', c.effective, s.day FROM up JOIN claim c ON c.document = up.id
JOIN source s ON s.id = c.source WHERE c.effective IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Span:
    """The status of a document from the day `since` until the next span begins."""

    since: date
    status: Status


@dataclass(frozen=True, slots=True)
class Ground:
    """What of the things that a document rests on has fallen, from the day `since` on; nothing: all stands."""

    since: date
    fallen: tuple[Fallen, ...]


def history(conn: sqlite3.Connection, iri: str, status: StatusOf) -> tuple[Span, ...]:
    """The status of the document on every day from `BEGIN` on, as spans of equal answers."""
    spans: list[Span] = []
    for day in days_of_change(conn, iri):
        found = status(conn, iri, day)
        if not spans or spans[-1].status != found:
            spans.append(Span(day, found))
    return tuple(spans)


def days_of_change(conn: sqlite3.Connection, iri: str) -> list[date]:
    """The days on which the status of the document can change, in order, from `BEGIN` on."""
    days = {BEGIN}
    rows = conn.execute(_DAYS, (iri,)).fetchall()
    for issued, in_force, year, ended in rows:
        days.update(_days((issued, in_force, ended), year))
    if len(rows) > 1:  # others have a say: acts of end, or what it details or guides
        days.update((LAPSE_WITH_PARENT.since, LAPSE_WITH_PARENT.until))
    doc = document(conn, iri)
    if doc is not None and (first := earliest_effect(doc)) is not None:
        days.add(first[0])
    facts = conn.execute(_FACTS, (iri,)).fetchall()
    for field, value, seen in facts:
        days.update(day + timedelta(days=1) for day in _days((seen,), None))
        if field == "expired_by":
            for acting in by_symbol(conn, value):
                days.update(filter(None, (acting.issued, acting.effective)))
                days.update(_days((), acting.year))
        elif field in ("expired", "same_subject", "effective"):  # "2023-07-01", or "2023-07-01 10/2022/QH15"
            days.update(_days((value[:10],), None))
        elif field == "codified" and value[:1].isdigit():
            days.update(day + timedelta(days=1) for day in _days((value,), None))
    if facts:
        for (value,) in conn.execute("SELECT value FROM meta WHERE key IN ('snapshot_old', 'snapshot_new')"):
            days.add(date.fromisoformat(value) + timedelta(days=1))
    return sorted(day for day in days if day >= BEGIN)


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


def _days(texts: Iterable[str | None], year: int | None) -> Iterable[date]:
    for text in texts:
        if text:
            yield date.fromisoformat(text)
    if year:
        yield date(year, 1, 1)
        yield date(year + 1, 1, 1)
