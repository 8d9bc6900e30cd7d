"""The same store in a file and on a PostgreSQL server: what it costs to fill it and to ask it, as ratios in one run.

    python -m benchmarks.postgres [--documents 100000] [--edges 1000000]

A server is started for it (Debian's package `postgresql`). Seconds are of processor time: of this process, and for the
server of its backend as well. The register is generated (national_register.py); both are asked by the commands' own
functions, and must answer alike.

    upward chain       `kg.trace.chain.chain`, the mean of 40 documents
    two hops           the relations of a document and of what it refers to, the mean of the same
    rests on fallen    `kg.trace.stale.stale`: the arrays of the store, made for the first time, and once they are there
    all below a law    `kg.trace.reach.reach`, by the same arrays
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.national_register import fill, generate
from kg.register.opening import open_store
from kg.store.documents import relations
from kg.store.opening import Store
from kg.trace.chain import chain
from kg.trace.reach import reach
from kg.trace.stale import stale
from tests.support.postgres import start_cluster, stop_cluster

_DAY = date(2024, 7, 9)
_ASKED = 40
_TICKS = 100  # a second, in /proc


class Clock:
    """Processor time of this process, and of the server's process that works for it."""

    def __init__(self, store: Store) -> None:
        self.backend = 0
        if not isinstance(store.place, Path):
            (self.backend,) = store.conn.execute("SELECT pg_backend_pid()").fetchone()

    def now(self) -> float:
        theirs = 0.0
        if self.backend:
            told = Path(f"/proc/{self.backend}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            theirs = (int(told[11]) + int(told[12])) / _TICKS
        return time.process_time() + theirs

    def took(self, work: Callable[[], Any]) -> tuple[float, Any]:
        gc.collect()
        start = self.now()
        found = work()
        return self.now() - start, found


def measure(store: Store, documents: int, edges: int) -> tuple[dict[str, float], list[Any]]:
    """Seconds and bytes by what is measured, and the answers."""
    clock, conn, found = Clock(store), store.conn, dict[str, float]()
    made = generate(documents, edges, 1)
    found["load"], _ = clock.took(lambda: fill(conn, made))
    if clock.backend:
        conn.execute("ANALYZE")
        (size,) = conn.execute("SELECT pg_database_size(current_database())").fetchone()
    else:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert isinstance(store.place, Path)
        size = store.place.stat().st_size
    found["size, MB"] = size / 1e6
    named = [iri for (iri,) in conn.execute("SELECT iri FROM document ORDER BY iri").fetchall()]
    asked = random.Random(1).sample(named, _ASKED)
    (law,) = conn.execute(
        "SELECT d.iri FROM document d JOIN edge e ON e.object = d.id WHERE d.type = 'law' GROUP BY d.iri "
        "ORDER BY count(*) DESC, d.iri LIMIT 1"
    ).fetchone()

    def chains() -> list[int]:
        return [len(chain(conn, iri, as_of=_DAY).hops) for iri in asked]

    def hops() -> list[int]:
        return [sum(len(relations(conn, edge.object)) for edge in relations(conn, iri)) for iri in asked]

    answers: list[Any] = []
    for what, work, times in (
        ("upward chain", chains, _ASKED),
        ("two hops", hops, _ASKED),
        ("rests on fallen, arrays made", lambda: len(stale(store, as_of=_DAY)), 1),
        ("rests on fallen", lambda: len(stale(store, as_of=_DAY)), 1),
        ("all below a law", lambda: reach(store, law, as_of=_DAY).total, 1),
    ):
        seconds, answer = clock.took(work)
        found[what] = seconds / times
        answers.append(answer)
    return found, answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    given = parser.parse_args()
    cluster = start_cluster()
    try:
        with tempfile.TemporaryDirectory() as folder:
            measured = []
            for place in (Path(folder, "kg.sqlite"), cluster.address(cluster.database())):
                with open_store(place) as store:
                    measured.append(measure(store, given.documents, given.edges))
    finally:
        stop_cluster(cluster)
    (file, one), (server, other) = measured
    print(f"{'':32} {'file':>10} {'server':>10}  ratio")
    for what, value in file.items():
        print(f"{what:32} {value:>10.4g} {server[what]:>10.4g}  {server[what] / max(value, 1e-9):.2f}")
    if one != other:
        sys.exit(f"not alike: {one} {other}")


if __name__ == "__main__":
    main()
