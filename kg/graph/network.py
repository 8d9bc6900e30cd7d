"""The graph, or the part around some documents, as a networkx graph for algorithms.

Nodes are documents (by IRI) and issuing bodies (by name, `kind="authority"`); edges carry their relation as key:
implements, cites, based_on, … between documents, and issued_by from a document to its body.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.store.documents import row_id
from kg.store.graph import rows_in

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(
    conn: sqlite3.Connection, around: Iterable[str] | None = None, depth: int = 1, *,
    relations: Collection[str] | None = None,
) -> nx.MultiDiGraph:  # fmt: skip
    """The documents at most `depth` relations away from those in `around` (IRIs); all of them when it is None.

    With `relations` (names of the store, "issued_by" among them if wanted) only those are walked and returned.
    Of equal relations between two documents, stated several times, the last read gives the attributes.
    Node attributes: kind, type, symbol, title, level, issued, year. Edge attributes: basis, rule, scope, quote.
    Raises KeyError for an IRI that the store does not hold.
    """
    import networkx as nx

    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    numbers = None if around is None else _reached(conn, around, depth, relations)
    with_bodies = relations is None or "issued_by" in relations
    iris: dict[int, str] = {}
    for number, iri, kind, symbol, title, issuer, level, issued, year in _select(
        conn, "SELECT id, iri, type, symbol, title, issuer, level, issued, year FROM document", "id", numbers
    ):
        iris[number] = iri
        graph.add_node(
            iri, kind="document", type=kind, symbol=symbol, title=title, level=level, issued=issued, year=year
        )
        for body in (issuer or "").split(";") if with_bodies else ():
            if name := body.strip():
                graph.add_node(name, kind="authority")
                graph.add_edge(iri, name, key="issued_by", basis="stated", rule="", scope="whole", quote=None)
    for subject, relation, target, basis, rule, scope, quote in _select(
        conn, "SELECT subject, relation, object, basis, rule, scope, ev_quote FROM edge", "subject", numbers
    ):
        if subject in iris and target in iris and (relations is None or relation in relations):
            graph.add_edge(
                iris[subject], iris[target], key=relation, basis=basis, rule=rule, scope=scope, quote=quote
            )  # fmt: skip
    return graph


def _reached(
    conn: sqlite3.Connection, around: Iterable[str], depth: int, relations: Collection[str] | None
) -> set[int]:
    frontier: set[int] = set()
    for iri in around:
        row = row_id(conn, iri)
        if row is None:
            raise KeyError(iri)
        frontier.add(row)
    reached = set(frontier)
    for _ in range(depth):
        touching = [
            *_select(conn, "SELECT object, relation FROM edge", "subject", frontier),
            *_select(conn, "SELECT subject, relation FROM edge", "object", frontier),
        ]
        walked = (number for number, relation in touching if relations is None or relation in relations)
        frontier = set(walked) - reached
        reached |= frontier
    return reached


def _select(conn: sqlite3.Connection, query: str, column: str, numbers: set[int] | None) -> Iterator[tuple[Any, ...]]:
    """The rows of `query` whose `column` is among `numbers`; all rows when it is None."""
    if numbers is None:
        yield from conn.execute(query)
        return
    yield from rows_in(conn, query, column, numbers)
