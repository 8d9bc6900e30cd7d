"""What a document rests on, hop by hop up to the law; and downward, what rests on it.

A hop is *stated* when a text says it, with the sentence as evidence, or *inferred* (kg.trace.inference). Levels that
must have acted and of which no document is known are gaps, named in their place. The chain is a directed graph in which
each document stands once; cycles and dates that cannot be are kept, and reported.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from kg.model import FALLEN, GROUNDS, Document, Edge, Status
from kg.trace.digraph import cycles, distances, ways
from kg.trace.steps import Steps
from kg.tuples import NamedTuple

DEPTH = 12
#: A chain holds at most so many documents and paths; `Chain.cut` says that there are more.
MOST_DOCUMENTS, MOST_PATHS = 1000, 60


class Hop(NamedTuple):
    """One step of a chain, from the document that acts to the one it rests on; `status` is the latter's."""

    edge: Edge
    status: Status


class Gap(NamedTuple):
    """A level that must have acted and of which no document is known, between two documents of the chain.

    `expected` is the body, `type` the type of document expected of it ("plan", "resolution", "other").
    """

    level: str
    expected: str
    why: str
    after: str  # IRI of the document below the gap
    before: str | None  # IRI of the document above it, if any is known
    type: str = "other"


class Fallen(NamedTuple):
    """A document that has fallen by the day and on which another rests; `inferred`: only an inferred step says so."""

    document: str
    inferred: bool


@dataclass(slots=True)
class Chain:
    """The chain of `document`: hops, the paths they form (IRIs, from the document outward), and the gaps.

    `fallen` gives for a document that has not itself fallen what has fallen of all that it rests on, the nearest
    first; `backward` are the hops to a document younger than the one that rests on it; `cut` says that there are
    more documents or paths than the chain holds.
    """

    document: str
    as_of: date
    down: bool
    hops: list[Hop] = field(default_factory=list)
    paths: list[list[str]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    fallen: dict[str, list[Fallen]] = field(default_factory=dict)
    cycles: list[list[str]] = field(default_factory=list)
    backward: list[Hop] = field(default_factory=list)
    cut: bool = False


def chain(
    conn: sqlite3.Connection,
    iri: str,
    *,
    down: bool = False,
    stated: bool = False,
    as_of: date,
    depth: int = DEPTH,
    most: int = MOST_DOCUMENTS,
) -> Chain:
    """The chain of the document `iri` (KeyError if the store does not hold it), `depth` hops far at most.

    What the document itself amends or supplements is shown, and nothing beyond it: that is no ground of its own.
    `down` turns it round; `stated` leaves inferred hops out; every status is that of `as_of`.
    """
    steps = Steps.kept(conn, as_of, stated=stated)
    result = Chain(iri, as_of, down)
    result.documents[iri] = steps.document(iri)
    onward: dict[str, list[str]] = {}
    edges: list[Edge] = []
    walked = {iri}
    frontier = [iri]
    for _ in range(depth):
        steps.read(frontier, down=down)
        reached: list[str] = []
        for one in frontier:
            onward[one] = []
            for edge in steps.down(one) if down else steps.up(one):
                end = edge.subject if down else edge.object
                ground = edge.relation in GROUNDS
                if not ground and one != iri:
                    continue  # to amend is not to rest on: of others it is not asked what they amend
                if end not in result.documents:
                    if len(result.documents) >= most:
                        result.cut = True
                        continue
                    result.documents[end] = steps.document(end)
                if ground and end not in walked:
                    walked.add(end)
                    reached.append(end)
                edges.append(edge)
                if end not in onward[one]:
                    onward[one].append(end)
            if not down:
                result.gaps += _gaps(steps, one)
        frontier = reached
    steps.knowledge.read(result.documents)
    result.statuses = {one: steps.status(one) for one in result.documents}
    result.hops = [Hop(edge, result.statuses[edge.object]) for edge in edges]
    result.paths, more = ways(onward, iri, most=MOST_PATHS)
    result.cut |= more or steps.cut
    result.cycles = [[one] for one in sorted(steps.loops & onward.keys())] + cycles(onward)
    result.backward = [hop for hop in result.hops if _is_backward(result, hop.edge)]
    result.fallen = fallen_below(result.hops, result.statuses)
    return result


def _gaps(steps: Steps, iri: str) -> list[Gap]:
    missing, above = steps.missing(iri)
    return [Gap(one.level, one.expected, "no_document_known", iri, above, one.type) for one in missing]


def _is_backward(result: Chain, edge: Edge) -> bool:
    """Whether the document rests on one that was issued after it: of one of the two days there is a slip."""
    lower, upper = result.documents[edge.subject], result.documents[edge.object]
    if lower.issued and upper.issued:
        return lower.issued < upper.issued
    one, other = (doc.issued.year if doc.issued else doc.year for doc in (lower, upper))
    return one is not None and other is not None and one < other


def fallen_below(hops: list[Hop], statuses: dict[str, Status]) -> dict[str, list[Fallen]]:
    """For each document that stands, the fallen ones that it rests on through the hops, the nearest first."""
    everything: defaultdict[str, list[str]] = defaultdict(list)  # document → what rests on it
    told: defaultdict[str, list[str]] = defaultdict(list)  # the same, by stated steps alone
    for hop in hops:
        edge = hop.edge
        if edge.relation in GROUNDS:
            everything[edge.object].append(edge.subject)
            if edge.basis == "stated":
                told[edge.object].append(edge.subject)
    fallen = {one for one, status in statuses.items() if status.state in FALLEN}
    found: dict[str, list[tuple[int, Fallen]]] = {}
    guessed = everything != told
    for one in sorted(fallen & everything.keys()):
        far_away = distances(everything, [one])
        surely = distances(told, [one]) if guessed else far_away
        sure, unsure = Fallen(one, False), Fallen(one, True)
        for below, far in far_away.items():
            if below not in fallen:
                found.setdefault(below, []).append((far, sure if below in surely else unsure))
    return {iri: [one for _, one in sorted(rows, key=_nearest)] for iri, rows in found.items()}


#: By distance; of equals, the one that comes first by its IRI stands first already.
_nearest = itemgetter(0)
