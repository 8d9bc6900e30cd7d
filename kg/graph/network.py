"""The graph, or the part around some documents, as a networkx graph for algorithms.

Nodes are documents (by IRI) and issuing bodies (by name, `kind="authority"`); edges carry their relation as key:
implements, cites, based_on, … between documents, and issued_by from a document to its body.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

_CHUNK = 500


def to_networkx(conn: sqlite3.Connection, around: Iterable[str] | None = None, depth: int = 1) -> nx.MultiDiGraph:
    """The documents at most `depth` relations away from those in `around` (IRIs); all of them when it is None.

    Node attributes: kind, type, symbol, title, level, issued. Edge attributes: basis, rule, scope, quote.
    Raises KeyError for an IRI that the store does not hold.
    """
    import networkx as nx

    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    numbers = None if around is None else _reached(conn, around, depth)
    iris: dict[int, str] = {}
    for number, iri, kind, symbol, title, issuer, level, issued in _select(
        conn, "SELECT id, iri, type, symbol, title, issuer, level, issued FROM document", "id", numbers
    ):
        iris[number] = iri
        graph.add_node(iri, kind="document", type=kind, symbol=symbol, title=title, level=level, issued=issued)
        for body in (issuer or "").split(";"):
            if name := body.strip():
                graph.add_node(name, kind="authority")
                graph.add_edge(iri, name, key="issued_by", basis="stated", rule="", scope="whole", quote=None)
    for subject, relation, target, basis, rule, scope, quote in _select(
        conn, "SELECT subject, relation, object, basis, rule, scope, ev_quote FROM edge", "subject", numbers
    ):
        if subject in iris and target in iris:
            graph.add_edge(
                iris[subject], iris[target], key=relation, basis=basis, rule=rule, scope=scope, quote=quote
            )  # fmt: skip
    return graph


def _reached(conn: sqlite3.Connection, around: Iterable[str], depth: int) -> set[int]:
    frontier: set[int] = set()
    for iri in around:
        row = conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            raise KeyError(iri)
        frontier.add(row[0])
    reached = set(frontier)
    for _ in range(depth):
        touching = [
            *_select(conn, "SELECT object FROM edge", "subject", frontier),
            *_select(conn, "SELECT subject FROM edge", "object", frontier),
        ]
        frontier = {number for (number,) in touching} - reached
        reached |= frontier
    return reached


def _select(conn: sqlite3.Connection, query: str, column: str, numbers: set[int] | None) -> Iterator[tuple[Any, ...]]:
    """The rows of `query` whose `column` is among `numbers`; all rows when it is None."""
    if numbers is None:
        yield from conn.execute(query)
        return
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        yield from conn.execute(f"{query} WHERE {column} IN ({', '.join('?' * len(chunk))})", chunk)
