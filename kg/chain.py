"""What a document rests on, hop by hop up to the law; and downward, what rests on it.

A hop is *stated* when a text says it, with the sentence as evidence, or *inferred* (kg.infer). Levels that must
have acted and of which no document is known are gaps, named in their place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kg.infer import Inference, expected_above, infer, inferred_below
from kg.model import Document, Edge, Status
from kg.register.lookup import document, relations
from kg.register.status import status

#: Relations that lead from a document to what it rests on.
UPWARD = frozenset({"implements", "based_on", "details", "guides", "amends", "supplements"})
_DEPTH = 12
_MOST_PATHS = 60
_TOP = frozenset({"law", "code", "ordinance", "constitution"})


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain, from the document that acts to the one it rests on; `status` is the latter's."""

    edge: Edge
    status: Status


@dataclass(frozen=True, slots=True)
class Gap:
    """A level that must have acted and of which no document is known, between two documents of the chain."""

    level: str
    expected: str
    why: str
    after: str  # IRI of the document below the gap
    before: str | None  # IRI of the document above it, if any is known


@dataclass(slots=True)
class Chain:
    """The chain of `document`: hops, the paths they form (IRIs, from the document outward), and the gaps."""

    document: str
    as_of: date
    down: bool
    hops: list[Hop] = field(default_factory=list)
    paths: list[list[str]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    cut: bool = False  # more paths than are listed


def chain(conn: sqlite3.Connection, iri: str, *, down: bool = False, stated: bool = False, as_of: date) -> Chain:
    """The chain of the document `iri` (KeyError if the store does not hold it).

    `down` turns it round; `stated` leaves inferred hops out; every status is that of `as_of`. Cycles are cut.
    """
    result = Chain(iri, as_of, down)
    seen: set[tuple[str, str, str]] = set()
    onward: dict[str, list[str]] = {}

    def load(one: str) -> Document:
        if one not in result.documents:
            found = document(conn, one)
            if found is None:
                raise KeyError(one)
            result.documents[one] = found
        return result.documents[one]

    def add(edge: Edge) -> str:
        end = edge.subject if down else edge.object
        load(end)
        key = (edge.subject, edge.relation, edge.object)
        if key not in seen:
            seen.add(key)
            result.hops.append(Hop(edge, status(conn, edge.object, as_of)))
        return end

    load(iri)
    frontier, depth = [iri], 0
    while frontier and depth < _DEPTH:
        following: list[str] = []
        for one in frontier:
            if one in onward:
                continue
            edges = _stated(conn, one, down)
            onward[one] = list(dict.fromkeys(add(edge) for edge in edges))
            following += onward[one]
        frontier, depth = following, depth + 1
    if not stated:
        _infer(conn, result, onward, add, load)
    elif not down:
        for end in [one for one, ups in onward.items() if not ups]:
            result.gaps += _gaps(conn, load(end), None)
    result.paths, result.cut = _paths(iri, onward)
    return result


def _stated(conn: sqlite3.Connection, iri: str, down: bool) -> list[Edge]:
    """The stated edges of a document, an edge that a text shows before the same one from a title."""
    edges = [e for e in relations(conn, iri, incoming=down) if e.relation in UPWARD and e.subject != e.object]
    best: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = (edge.subject, edge.relation, edge.object)
        held = best.get(key)
        if held is None or (held.evidence.quote is None and edge.evidence.quote is not None):
            best[key] = edge
    return list(best.values())


def _infer(
    conn: sqlite3.Connection,
    result: Chain,
    onward: dict[str, list[str]],
    add: Callable[[Edge], str],
    load: Callable[[str], Document],
) -> None:
    """Inferred hops where the stated ones stop below the law; gaps where a level is skipped or nothing is known."""
    if result.down:
        for one in list(onward):
            for inference in inferred_below(conn, load(one)):
                end = add(inference.edge)
                onward.setdefault(one, [])
                if end not in onward[one]:
                    onward[one].append(end)
                onward.setdefault(end, [])
        return
    queue = [one for one in onward if not _reaches_law(one, onward, load)]
    while queue:
        one = queue.pop(0)
        if onward.get(one):
            continue  # a dead end further up stands for it
        doc = load(one)
        found: Inference | None = infer(conn, doc)
        result.gaps += _gaps(conn, doc, found)
        if found is None:
            continue
        end = add(found.edge)
        onward[one] = [end]
        if end not in onward:
            onward[end] = list(dict.fromkeys(add(edge) for edge in _stated(conn, end, False)))
            for above in onward[end]:
                onward.setdefault(above, [])
            queue.append(end)


def _reaches_law(iri: str, onward: dict[str, list[str]], load: Callable[[str], Document]) -> bool:
    """Whether every way up from here ends at a central document (that end needs no inference)."""
    doc = load(iri)
    return doc.level in ("central", "ministry") or doc.type in _TOP


def _gaps(conn: sqlite3.Connection, doc: Document, found: Inference | None) -> list[Gap]:
    above = load_above = found.edge.object if found else None
    reached = found.level if found else None
    return [
        Gap(level, expected, why, doc.iri, load_above)
        for level, expected, why in expected_above(conn, doc, reached, known=above is not None)
    ]


def _paths(start: str, onward: dict[str, list[str]]) -> tuple[list[list[str]], bool]:
    """All simple paths from `start` to where nothing follows, shortest first; True when some were left out."""
    paths: list[list[str]] = []
    stack: list[list[str]] = [[start]]
    while stack and len(paths) < _MOST_PATHS:
        path = stack.pop()
        further = [one for one in onward.get(path[-1], ()) if one not in path]
        if not further or len(path) > _DEPTH:
            if len(path) > 1:
                paths.append(path)
            continue
        stack += [[*path, one] for one in reversed(further)]
    return sorted(paths, key=len), bool(stack)
