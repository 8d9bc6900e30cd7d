"""All ways between two documents: what leads from one up to the other, or every relation between them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from kg.model import Document, Edge, Status
from kg.register.validity.status import status
from kg.store.documents import document, relations, row_id
from kg.store.graph import iris, neighbours
from kg.trace.chain import Hop, chain
from kg.trace.digraph import ways

MOST_WAYS = 20
#: Through every relation there is nearly always a way, and the longer ones say little.
_MOST_OF_EVERY = 10
_MOST_DOCUMENTS = 3000
_FARTHEST = 6


@dataclass(slots=True)
class Paths:
    """The ways between two documents, shortest first, each as its hops.

    `direction`: "up" when the first rests on the second, "down" when it is the other way round, "any" when relations
    of all kinds were followed both ways. A way begins at the first document, but at the second for "down", so that
    it always climbs. `cut` says that there are more ways.
    """

    document: str
    other: str
    as_of: date
    direction: Literal["up", "down", "any"]
    ways: list[list[Hop]] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    cut: bool = False


def path(
    conn: sqlite3.Connection, iri: str, other: str, *, stated: bool = False, every: bool = False, as_of: date
) -> Paths:
    """The ways between two documents (KeyError for an IRI that the store does not hold).

    Followed is what rests on what, as in a chain; with `every` each relation of the store, both ways, as far as six
    steps. `stated` leaves inferred steps out.
    """
    directions: tuple[Literal["up", "down"], ...] = ("up", "down")
    if every:
        result = Paths(iri, other, as_of, "any")
        _by_every_relation(conn, result)
        return _complete(conn, result)
    for direction in directions:
        low, high = (iri, other) if direction == "up" else (other, iri)
        found = chain(conn, low, stated=stated, as_of=as_of, most=_MOST_DOCUMENTS)
        if high in found.documents:
            result = Paths(iri, other, as_of, direction)
            _climb(result, found.hops, low, high)
            return _complete(conn, result)
    if document(conn, other) is None:
        raise KeyError(other)
    return _complete(conn, Paths(iri, other, as_of, "up"))


def _climb(result: Paths, hops: list[Hop], low: str, high: str) -> None:
    onward: dict[str, list[str]] = {}
    best: dict[tuple[str, str], Hop] = {}
    for hop in hops:
        ends = (hop.edge.subject, hop.edge.object)
        if ends not in best:  # the first of a chain's hops between two is the closest relation, stated before inferred
            best[ends] = hop
            onward.setdefault(ends[0], []).append(ends[1])
    found, result.cut = ways(onward, low, high, MOST_WAYS)
    result.ways = [[best[step] for step in pairwise(way)] for way in found]


def _by_every_relation(conn: sqlite3.Connection, result: Paths) -> None:
    start, goal = row_id(conn, result.document), row_id(conn, result.other)
    for number, iri in ((start, result.document), (goal, result.other)):
        if number is None:
            raise KeyError(iri)
    assert start is not None and goal is not None
    near, full = _around(conn, start, goal)
    onward = {str(one): [str(other) for other in sorted(others)] for one, others in near.items()}
    found, result.cut = ways(onward, str(start), str(goal), _MOST_OF_EVERY)
    result.cut |= full and bool(found)
    numbers = {int(one) for way in found for one in way}
    names = iris(conn, numbers)
    for way in found:
        steps = [(names[int(one)], names[int(two)]) for one, two in pairwise(way)]
        result.ways.append([Hop(edge, status(conn, edge.object, result.as_of)) for edge in _edges(conn, steps)])


def _around(conn: sqlite3.Connection, start: int, goal: int) -> tuple[dict[int, set[int]], bool]:
    """The documents around `start` (row ids) with their neighbours, one step beyond where `goal` is in reach."""
    near: dict[int, set[int]] = {start: set()}
    frontier, left = [start], _FARTHEST
    while frontier and left:
        left -= 1
        following: list[int] = []
        for one, other in neighbours(conn, frontier):
            if other not in near:
                if len(near) >= _MOST_DOCUMENTS and other != goal:
                    continue
                near[other] = set()
                following.append(other)
            near[one].add(other)
            near[other].add(one)
        if goal in near:
            left = min(left, 1)
        frontier = following
    return near, len(near) >= _MOST_DOCUMENTS


def _edges(conn: sqlite3.Connection, steps: list[tuple[str, str]]) -> list[Edge]:
    """For each step one edge between its ends, of the relation that says most ("cites" says least)."""
    found = []
    for one, other in steps:
        between = [e for e in relations(conn, one) if e.object == other]
        between += [e for e in relations(conn, one, incoming=True) if e.subject == other]
        found.append(min(between, key=lambda e: (e.relation == "cites", e.evidence.quote is None, e.relation)))
    return found


def _complete(conn: sqlite3.Connection, result: Paths) -> Paths:
    """Fill in the documents on the ways and their statuses."""
    ends = {iri for way in result.ways for hop in way for iri in (hop.edge.subject, hop.edge.object)}
    for iri in (result.document, result.other, *sorted(ends)):
        if iri not in result.documents:
            found = document(conn, iri)
            if found is None:
                raise KeyError(iri)
            result.documents[iri] = found
            result.statuses[iri] = status(conn, iri, result.as_of)
    return result
