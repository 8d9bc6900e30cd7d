"""The graph of national_graph.py in each of the engines: a load, and then its four questions.

An engine takes the graph (`Data`) and the store's path, loads what it needs, and gives the four answers: how many
documents one rests on, how many are two steps from it, how many stand on what fell, how many rest on one. What an
engine keeps on the disk it finds again in the next process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

DAY = date(2024, 7, 9)
#: Bits of a pair of documents: by which kinds of relations one is tied to the other.
GROUND, CHANGE, OTHER = 1, 2, 4
UP = GROUND | CHANGE
Answers = tuple[Callable[[int], int], Callable[[int], int], Callable[[], int], Callable[[int], int]]


class Data:
    """The graph for the peers: pairs of places with the bits of their relations, and the states on the day.

    Each array is read when it is asked for, so that nobody's memory holds what it does not use.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held = np.load(folder / "graph.npz")
        self.rows = self._held["rows"]
        self.asked, self.law = self._held["asked"].tolist(), int(self._held["law"])

    def __getattr__(self, name: str) -> np.ndarray:
        """lower, upper, bits: the pairs. fallen, standing: whether each document was, on the day."""
        return self._held[name]  # type: ignore[no-any-return]

    def up(self, bits: int = UP) -> tuple[np.ndarray, np.ndarray]:
        """The pairs that are tied by any of these."""
        kept = (self.bits & bits) > 0
        return self.lower[kept], self.upper[kept]


def ours(data: Data, store: Path) -> Answers:
    from kg.register.opening import open_store
    from kg.trace.reach import reach
    from kg.trace.stale import stale

    opened = open_store(store)
    chain, hops, _, _ = _sql(opened.conn, data)
    iri = opened.conn.execute("SELECT iri FROM document WHERE id = ?", (int(data.rows[data.law]),)).fetchone()[0]

    def below(_: int) -> int:
        found = reach(opened, iri, as_of=date.max)  # the others know neither days nor what it is to amend
        return found.total + found.amending

    return chain, hops, lambda: len(stale(opened, as_of=DAY)), below


def sqlite_alone(data: Data, store: Path) -> Answers:
    from kg.register.opening import open_store

    conn = open_store(store).conn
    conn.execute("CREATE TEMP TABLE state (document INTEGER PRIMARY KEY, fallen INTEGER, standing INTEGER)")
    rows = zip(data.rows.tolist(), data.fallen.tolist(), data.standing.tolist(), strict=True)
    conn.executemany("INSERT INTO state VALUES (?, ?, ?)", rows)
    return _sql(conn, data)


def _sql(conn: Any, data: Data, unindexed: str = "+") -> Answers:
    """Recursive queries, for SQLite and DuckDB alike.

    `unindexed` before a column bids SQLite not to look each of the relations up by itself; DuckDB decides alone.
    """
    up = "('implements', 'based_on', 'details', 'guides', 'amends', 'supplements')"
    grounds = "('implements', 'based_on', 'details', 'guides')"
    chain = (
        f"WITH RECURSIVE c(id) AS (SELECT object FROM edge WHERE subject = ?1 AND relation IN {up} "
        f"UNION SELECT e.object FROM c JOIN edge e ON e.subject = c.id WHERE {unindexed}e.relation IN {up}) "
        "SELECT count(*) FROM c WHERE id <> ?1"
    )
    hops = (
        "WITH n AS (SELECT object FROM edge WHERE subject = ?1) SELECT count(*) FROM (SELECT object FROM n UNION "
        "SELECT e.object FROM n JOIN edge e ON e.subject = n.object) WHERE object <> ?1"
    )
    fallen = (
        f"WITH RECURSIVE c(id) AS (SELECT document FROM state WHERE fallen UNION SELECT e.subject FROM c JOIN edge e "
        f"ON e.object = c.id WHERE e.relation IN {grounds}) "
        "SELECT count(*) FROM c JOIN state s ON s.document = c.id WHERE s.standing"
    )
    below = (
        f"WITH RECURSIVE c(id) AS (SELECT subject FROM edge WHERE object = ?1 AND relation IN {up} "
        f"UNION SELECT e.subject FROM c JOIN edge e ON e.object = c.id WHERE e.relation IN {up}) "
        "SELECT count(*) FROM c WHERE id <> ?1"
    )

    def ask(sql: str, *values: int) -> int:
        return int(conn.execute(sql, [int(data.rows[one]) for one in values]).fetchone()[0])

    return lambda n: ask(chain, n), lambda n: ask(hops, n), lambda: ask(fallen), lambda n: ask(below, n)


def duckdb(data: Data, _: Path) -> Answers:
    import duckdb as engine

    file = data.folder / "graph.duckdb"
    fresh = not file.exists()
    conn = engine.connect(str(file))
    if fresh:
        names = np.array(["", "based_on", "amends", "based_on", "cites", "based_on", "amends", "based_on"])
        held = {"s": data.rows[data.lower], "o": data.rows[data.upper], "b": data.bits}
        conn.execute("CREATE TABLE name AS SELECT * FROM (SELECT unnest(range(8)) AS b, unnest(?) AS relation)",
                     [names.tolist()])  # fmt: skip
        conn.register("pairs", held)
        conn.execute("CREATE TABLE edge AS SELECT s AS subject, o AS object, relation FROM pairs JOIN name USING (b)")
        conn.register("states", {"document": data.rows, "fallen": data.fallen, "standing": data.standing})
        conn.execute("CREATE TABLE state AS SELECT * FROM states")
        conn.execute("CREATE INDEX edge_subject ON edge(subject)")
        conn.execute("CREATE INDEX edge_object ON edge(object)")
        conn.execute("CHECKPOINT")
    return _sql(conn, data, "")


def rustworkx(data: Data, _: Path) -> Answers:
    import rustworkx as engine

    graph = engine.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(data.rows)))
    pairs = data.lower, data.upper, data.bits
    for begin in range(0, len(pairs[0]), 500_000):
        some = slice(begin, begin + 500_000)
        parts = (part[some].tolist() for part in pairs)
        graph.add_edges_from(list(zip(*parts, strict=True)))
    return _search(
        lambda n: graph.adj_direction(n, False).items(), lambda n: graph.adj_direction(n, True).items(), data
    )


def networkx(data: Data, _: Path) -> Answers:
    import networkx as engine

    graph = engine.DiGraph()
    graph.add_nodes_from(range(len(data.rows)))
    pairs = data.lower, data.upper, data.bits
    for begin in range(0, len(pairs[0]), 500_000):
        some = slice(begin, begin + 500_000)
        parts = (part[some].tolist() for part in pairs)
        graph.add_edges_from((one, other, {"bits": bits}) for one, other, bits in zip(*parts, strict=True))
    forth, back = graph.succ, graph.pred
    return _search(
        lambda n: ((m, held["bits"]) for m, held in forth[n].items()),
        lambda n: ((m, held["bits"]) for m, held in back[n].items()),
        data,
    )


def _search(
    forth: Callable[[int], Iterable[tuple[int, int]]], back: Callable[[int], Iterable[tuple[int, int]]], data: Data
) -> Answers:
    """The questions of a library of graphs, by its adjacency: its own searches know no kinds of relations."""

    def reached(
        starts: Iterable[int], onward: Callable[[int], Iterable[tuple[int, int]]], bits: int, depth: int = 10**9
    ) -> set[int]:
        seen, frontier = set(starts), list(starts)
        while frontier and depth:
            frontier = list({m for n in frontier for m, held in onward(n) if held & bits and m not in seen})
            seen.update(frontier)
            depth -= 1
        return seen

    fallen, standing = np.flatnonzero(data.fallen).tolist(), data.standing
    return (
        lambda n: len(reached([n], forth, UP)) - 1,
        lambda n: len(reached([n], forth, 7, 2)) - 1,
        lambda: sum(bool(standing[n]) for n in reached(fallen, back, GROUND)),
        lambda n: len(reached([n], back, UP)) - 1,
    )


def pyoxigraph(data: Data, _: Path) -> Answers:
    import pyoxigraph as engine

    folder = data.folder / "oxigraph"
    fresh = not folder.exists()
    store = engine.Store(str(folder))
    if fresh:
        store.bulk_load(path=str(triples(data)), format=engine.RdfFormat.N_TRIPLES)
        store.optimize()
    ground, up, every = "<r:g>", "(<r:g>|<r:c>)", "(<r:g>|<r:c>|<r:o>)"

    def ask(pattern: str) -> int:
        (row,) = store.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
        return int(row["n"].value)

    return (
        lambda n: ask(f"<d:{n}> {up}+ ?x FILTER(?x != <d:{n}>)"),
        lambda n: ask(f"{{ <d:{n}> {every} ?x }} UNION {{ <d:{n}> {every}/{every} ?x }} FILTER(?x != <d:{n}>)"),
        lambda: ask(f'?f <r:state> "fallen" . ?x {ground}+ ?f . ?x <r:state> "standing"'),
        lambda n: ask(f"?x {up}+ <d:{n}> FILTER(?x != <d:{n}>)"),
    )


def triples(data: Data) -> Path:
    """The graph as N-Triples, for the peer that loads a file fastest; writing it is not on its account."""
    file = data.folder / "graph.nt"
    if not file.exists():
        with file.open("w", encoding="ascii") as out:
            for bit, name in ((GROUND, "g"), (CHANGE, "c"), (OTHER, "o")):
                lower, upper = data.up(bit)
                for begin in range(0, len(lower), 500_000):
                    some = slice(begin, begin + 500_000)
                    pairs = zip(lower[some].tolist(), upper[some].tolist(), strict=True)
                    out.writelines(f"<d:{one}> <r:{name}> <d:{other}> .\n" for one, other in pairs)
            for name, flags in (("fallen", data.fallen), ("standing", data.standing)):
                out.writelines(f'<d:{n}> <r:state> "{name}" .\n' for n in np.flatnonzero(flags).tolist())
    return file


LOAD: dict[str, Callable[[Data, Path], Answers]] = {
    "ours": ours, "sqlite alone": sqlite_alone, "duckdb": duckdb, "rustworkx": rustworkx, "networkx": networkx,
    "pyoxigraph": pyoxigraph,
}  # fmt: skip
