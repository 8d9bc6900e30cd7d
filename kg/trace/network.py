"""The graph, or the part around some documents, as a networkx graph for algorithms.

Nodes are documents (by IRI) and issuing bodies (by name, `kind="authority"`); edges carry their relation as key:
implements, cites, based_on, … between documents, and issued_by from a document to its body.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Edge
from kg.store.documents import row_id
from kg.store.graph import acts, arcs_touching, described
from kg.store.graph import iris as iris_of
from kg.trace.steps import Steps

if TYPE_CHECKING:
    import networkx as nx

_INFERRED = "implements"  # the one relation that inference gives


def to_networkx(
    conn: sqlite3.Connection, around: Iterable[str] | None = None, depth: int = 1, *,
    relations: Collection[str] | None = None, inferred: bool = False, as_of: date | None = None,
) -> nx.MultiDiGraph:  # fmt: skip
    """The documents at most `depth` relations away from those in `around` (IRIs); all of them when it is None.

    With `relations` (names of the store, "issued_by" among them if wanted) only those are walked and returned;
    `kg.model.UPWARD` are those of `kg.chain`. `inferred` adds the steps that no text states and a chain of the day
    `as_of` (today if not given) would take, `basis="inferred"`: with it every hop of `kg.chain` is an edge.
    Of equal relations between two documents, stated several times, the last read gives the attributes.
    Node attributes: kind, type, symbol, title, level, issued, year. Edge attributes: basis, rule, scope, certainty,
    quote. Raises KeyError for an IRI that the store does not hold.
    """
    import networkx as nx

    steps = Steps(conn, as_of or date.today()) if inferred and _walked(_INFERRED, relations) else None
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    numbers = None if around is None else _reached(conn, around, depth, relations, steps)
    iris: dict[int, str] = {}
    for number, iri, kind, symbol, title, issuer, level, issued, year in described(conn, numbers):
        iris[number] = iri
        graph.add_node(
            iri, kind="document", type=kind, symbol=symbol, title=title, level=level, issued=issued, year=year
        )
        for body in (issuer or "").split(";") if _walked("issued_by", relations) else ():
            if name := body.strip():
                graph.add_node(name, kind="authority")
                graph.add_edge(
                    iri, name, key="issued_by", basis="stated", rule="", scope="whole", certainty="", quote=None
                )
    for subject, relation, target, basis, rule, scope, quote in acts(conn, numbers):
        if subject in iris and target in iris and _walked(relation, relations):
            graph.add_edge(
                iris[subject], iris[target], key=relation, basis=basis, rule=rule, scope=scope,
                certainty="", quote=quote,
            )  # fmt: skip
    for edge in _inferred(steps, iris.values()) if steps else ():
        if edge.object in graph and not graph.has_edge(edge.subject, edge.object, edge.relation):
            graph.add_edge(
                edge.subject, edge.object, key=edge.relation, basis=edge.basis, rule=edge.rule, scope=edge.scope,
                certainty=edge.certainty, quote=None,
            )  # fmt: skip
    return graph


def _walked(relation: str, relations: Collection[str] | None) -> bool:
    return relations is None or relation in relations


def _inferred(steps: Steps, iris: Collection[str]) -> Iterator[Edge]:
    """The inferred steps up from these documents."""
    steps.read(iris)
    for iri in iris:
        yield from (edge for edge in steps.up(iri) if edge.basis == "inferred")


def _reached(
    conn: sqlite3.Connection, around: Iterable[str], depth: int, relations: Collection[str] | None, steps: Steps | None
) -> set[int]:
    frontier: set[int] = set()
    for iri in around:
        row = row_id(conn, iri)
        if row is None:
            raise KeyError(iri)
        frontier.add(row)
    reached = set(frontier)
    for _ in range(depth):
        walked = {
            end
            for arc in arcs_touching(conn, frontier) if _walked(arc.relation, relations)
            for end in (arc.subject, arc.object)
        }  # fmt: skip
        if steps:
            walked |= _by_inference(conn, steps, frontier)
        frontier = walked - reached
        reached |= frontier
    return reached


def _by_inference(conn: sqlite3.Connection, steps: Steps, frontier: set[int]) -> set[int]:
    """What one inferred step leads to from these documents, upward and downward."""
    found: set[str] = set()
    for iri in iris_of(conn, frontier).values():
        found.update(edge.object for edge in steps.up(iri) if edge.basis == "inferred")
        found.update(edge.subject for edge in steps.down(iri) if edge.basis == "inferred")
    return {number for iri in found if (number := row_id(conn, iri)) is not None}
