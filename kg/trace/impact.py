"""What must be reviewed when a document falls: everything that still binds and rests on it, directly or not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count

from kg.model import FALLEN, Document, Edge, Pinpoint, Status, height
from kg.naming import symbol_key
from kg.register.validity.status import status, successor
from kg.trace.steps import Steps


@dataclass(frozen=True, slots=True)
class Affected:
    """One document to review: its status on the day, and the way from it up to the one that falls.

    `way` are the edges, its own first; `pinpoints` the places in the document above that the sentence of its own edge
    names ("khoản 3 Điều 63"), if it names any.
    """

    document: Document
    status: Status
    way: tuple[Edge, ...]
    pinpoints: tuple[Pinpoint, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether a step of its way is inferred."""
        return any(edge.basis == "inferred" for edge in self.way)


@dataclass(slots=True)
class Impact:
    """What rests on `document`: those to review, by level (central first), issuer and day.

    Not listed, but counted: what has `fallen` already by the day `as_of`, and `reports`, which are never in force.
    `cut`: there are more local documents than were looked at for inferred steps.
    """

    document: Document
    status: Status
    as_of: date
    successor: Document | None
    affected: list[Affected] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)  # those on the ways
    fallen: int = 0
    reports: int = 0
    cut: bool = False


def impact(conn: sqlite3.Connection, iri: str, *, stated: bool = False, as_of: date) -> Impact:
    """What must be reviewed when the document `iri` falls on `as_of` (KeyError if the store does not hold it).

    Listed are the documents in force on the day and those whose status nobody knows (local plans, mostly), each once
    with the surest, then shortest way; `stated` leaves out what is only inferred. A document that is itself no longer
    in force is passed through, not listed.
    """
    steps = Steps(conn, as_of, stated=stated)
    result = Impact(steps.document(iri), status(conn, iri, as_of), as_of, successor(conn, iri, as_of))
    onto: dict[str, Edge] = {}
    best: dict[str, tuple[int, int]] = {iri: (0, 0)}
    done: set[str] = set()
    read: set[str] = set()
    tie = count()
    heap = [(0, 0, next(tie), iri)]
    while heap:
        guesses, length, _, one = heappop(heap)
        if one in done:
            continue
        done.add(one)
        if one not in read:
            waiting = {one, *(entry[3] for entry in heap)}
            steps.read(waiting, down=True)
            read |= waiting
        for edge in steps.down(one):
            cost = (guesses + (edge.basis == "inferred"), length + 1)
            if edge.subject not in done and cost < best.get(edge.subject, (cost[0] + 1, 0)):
                best[edge.subject], onto[edge.subject] = cost, edge
                heappush(heap, (*cost, next(tie), edge.subject))
    steps.knowledge.read(onto)
    for one, edge in onto.items():
        doc, state = steps.document(one), steps.status(one)
        if (doc.issued or date(doc.year or 1, 1, 1)) > as_of:
            continue
        if doc.type == "report":
            result.reports += 1
            continue
        if state.state in FALLEN:
            result.fallen += 1
            continue
        way = [edge]
        while way[-1].object != iri:
            way.append(onto[way[-1].object])
        result.affected.append(Affected(doc, state, tuple(way), _pinpoints(steps, way[0])))
    result.documents = {one: steps.document(one) for one in (iri, *onto)}
    result.cut = steps.cut
    result.affected.sort(key=_for_review)
    return result


def _for_review(one: Affected) -> tuple[int, str, date, str]:
    doc = one.document
    return -height(doc.level), doc.issuer or "", doc.issued or date(doc.year or 1, 1, 1), doc.iri


def _pinpoints(steps: Steps, edge: Edge) -> tuple[Pinpoint, ...]:
    """The places of the document above that the edge's sentence names."""
    if edge.evidence.quote is None or not _HINT.intersection(edge.evidence.quote.casefold().split()):
        return ()
    from kg.cite.find import find_citations  # reading sentences is dear, and few have such words

    upper = steps.document(edge.object)
    key = symbol_key(upper.symbol) if upper.symbol else None
    found = find_citations(edge.evidence.quote)
    named = [
        c for c in found if (c.symbol and symbol_key(c.symbol) == key) or (c.symbol is None and c.type == upper.type)
    ]
    return tuple(dict.fromkeys(point for c in named for point in c.pinpoints))


#: Words without which no sentence names a part of a document.
_HINT = frozenset({"điều", "khoản", "điểm", "chương", "mục", "phụ"})
