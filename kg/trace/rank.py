"""What everything rests on: documents ranked by how many others rest on them, and the groups that they form."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from kg.model import GROUNDS, MAY_STAND, DocType, Document, Level, Status
from kg.register.validity.status import status
from kg.store.documents import document
from kg.store.graph import iris, kinds, resting

if TYPE_CHECKING:
    import networkx as nx

Measure: TypeAlias = Literal["in-degree", "pagerank"]

_SEED = 1  # groups are found by chance; the same chance each time
_LEADING = 3


class NoScipy(Exception):
    """PageRank needs scipy, which is not installed."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document with its place (equals share one) and its status on the day.

    `direct` documents rest on it by a relation of their own, `total` by any number of steps, itself left out.
    `pagerank` is its share of 1; None where it was not asked for.
    """

    place: int
    document: Document
    status: Status
    direct: int
    total: int
    pagerank: float | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The `ranked`, and what they were ranked among: `documents` with `links` from one to another, each pair once."""

    as_of: date
    by: Measure
    relations: tuple[str, ...]
    documents: int
    links: int
    ranked: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """Documents that rest on one another more than on the rest; `leading` are the most ranked of them."""

    size: int
    leading: tuple[Ranked, ...]


def rank(
    conn: sqlite3.Connection, *, as_of: date, by: Measure = "in-degree", top: int = 20,
    relations: Collection[str] = GROUNDS, kind: DocType | None = None, level: Level | None = None,
    in_force: bool = False,
) -> Ranking:  # fmt: skip
    """The `top` documents on which most others rest: directly ("in-degree", then in all), or by PageRank.

    Only what a text or source states counts, and no document issued after `as_of`; two documents are one link, however
    often and by however many of the `relations` they are joined. `kind`, `level` and `in_force` (known to be in force
    on the day) choose what is listed, not what is counted. NoScipy if "pagerank" cannot be had.
    """
    graph = _resting(conn, relations, as_of)
    weights = _pagerank(graph) if by == "pagerank" else None
    listed = (
        number for number, type_, level_ in kinds(conn)
        if kind in (None, type_) and level in (None, level_) and number in graph
    )  # fmt: skip
    return Ranking(
        as_of, by, tuple(relations), len(graph), graph.number_of_edges(),
        tuple(_ranked(conn, graph, listed, weights, as_of, top, in_force=in_force)),
    )  # fmt: skip


def communities(
    conn: sqlite3.Connection, *, as_of: date, top: int = 20, relations: Collection[str] = GROUNDS
) -> list[Community]:
    """The `top` largest groups of documents that rest on one another (Louvain, always from the same seed)."""
    import networkx as nx

    graph = _resting(conn, relations, as_of)
    groups = nx.community.louvain_communities(graph.to_undirected(), seed=_SEED)
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))[:top]
    return [Community(len(one), tuple(_ranked(conn, graph, one, None, as_of, _LEADING))) for one in ordered]


def _resting(conn: sqlite3.Connection, relations: Collection[str], as_of: date) -> nx.DiGraph:
    """Who rests on whom, each pair once, by their numbers in the store; documents that take no part are left out."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_edges_from(resting(conn, relations, as_of))
    return graph


def _pagerank(graph: nx.DiGraph) -> Mapping[int, float]:
    import networkx as nx

    try:
        import scipy  # noqa: F401 (networkx computes with it)
    except ImportError:
        raise NoScipy from None
    weights: Mapping[int, float] = nx.pagerank(graph)
    return weights


def _ranked(
    conn: sqlite3.Connection, graph: nx.DiGraph, numbers: Iterable[int], weights: Mapping[int, float] | None,
    as_of: date, top: int, *, in_force: bool = False,
) -> Iterator[Ranked]:  # fmt: skip
    """The first `top` of `numbers` with something resting on them. Reading stops with the last one listed."""
    import networkx as nx

    measured = {one: (weights[one] if weights else graph.in_degree(one)) for one in numbers if graph.in_degree(one)}
    given, place, before = 0, 0, None
    for one in sorted(measured, key=lambda one: (-measured[one], -graph.in_degree(one), one)):
        if given == top:
            return
        iri = iris(conn, (one,))[one]
        doc, now = document(conn, iri), status(conn, iri, as_of)
        if doc is None or (in_force and now.state not in MAY_STAND):
            continue
        given += 1
        if measured[one] != before:
            place, before = given, measured[one]
        total = len(nx.ancestors(graph, one))
        yield Ranked(place, doc, now, graph.in_degree(one), total, weights[one] if weights else None)
