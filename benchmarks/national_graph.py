"""The graph of a whole nation in our store, and the same graph in DuckDB, rustworkx, networkx and pyoxigraph.

    python -m benchmarks.national_graph [--documents 1000000] [--edges 10000000] [--store FILE] [--limit 900]

One table: what loading costs, what the graph takes on the disk and in memory, how long a new process needs to its first
answer, and four questions. The register is generated (national_register.py), or FILE is taken as it is. Every engine
(national_engines.py) runs in a process of its own, so that its memory is its own; one that is not installed is left
out, and of one that needs more than `--limit` seconds of the clock on the wall stands what it answered until then.

    upward chain       all that a document rests on, directly or not; the median of 200 documents
    two hops           what it refers to, and what that refers to; the median of the same
    rests on fallen    everything in force on 2024-07-09 that rests on something that is not, however far away
    all below a law    everything that rests on the document on which most rests

Ours answers the last two with `kg.trace.stale` and `kg.trace.reach`, which work out every document's state on the day;
the others are told the states. The second line of ours is SQLite alone, by a recursive query. All must count the same,
or the benchmark fails. Under the table: the whole of `kg.chain.chain`, with statuses, gaps and inference, and `kg
chain` as a command beside a bare `import click`. With `--clock processor` all but this last is in seconds of processor
time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.national_engines import CHANGE, DAY, GROUND, LOAD, OTHER, UP, Data, triples

ASKED = 200
OURS = ("ours", "sqlite alone")
QUESTIONS = ("upward chain", "two hops", "rests on fallen", "all below a law")


def _now() -> float:
    """Seconds on the clock that was asked for; the processes of the engines are told by their environment."""
    return time.process_time() if os.environ.get("KG_BENCH_CLOCK") == "processor" else time.perf_counter()


def prepare(store: Path, folder: Path) -> None:
    """Write the graph of the store as the peers read it."""
    from kg.model import FALLEN, GROUNDS, MAY_STAND, UPWARD
    from kg.register.opening import open_store
    from kg.trace.arrays import STATES, open_arrays

    with open_store(store) as opened:
        start = _now()
        arrays = open_arrays(opened)
        print(f"arrays beside the store: {_now() - start:.1f} s, most memory {_most_memory() / 1e6:.0f} MB")
        start = _now()
        open_arrays(opened)
        print(f"the same, once they are there: {_now() - start:.4f} s")
        states = arrays.states(DAY)
        rows = arrays.rows
        bit = {**dict.fromkeys(UPWARD, CHANGE), **dict.fromkeys(GROUNDS, GROUND)}
        held: list[np.ndarray] = []
        cursor = opened.conn.execute("SELECT subject, object, relation FROM edge WHERE subject <> object")
        while batch := cursor.fetchmany(100_000):
            ends = np.array([row[:2] for row in batch])
            bits = np.array([bit.get(row[2], OTHER) for row in batch])
            held.append((np.searchsorted(rows, ends[:, 0]) * len(rows) + np.searchsorted(rows, ends[:, 1])) * 8 + bits)
    keys = np.unique(np.concatenate(held))
    pairs, at = np.unique(keys >> 3, return_index=True)
    bits = np.bitwise_or.reduceat(keys & 7, at)
    lower, upper = pairs // len(rows), pairs % len(rows)
    law = int(np.argmax(np.bincount(upper[(bits & UP) > 0], minlength=len(rows))))
    resting = np.unique(lower[(bits & UP) > 0])
    asked = random.Random(1).sample(resting.tolist(), min(ASKED, len(resting)))
    np.savez(
        folder / "graph.npz", lower=lower.astype(np.int32), upper=upper.astype(np.int32), bits=bits.astype(np.uint8),
        fallen=_in(states, STATES, FALLEN), standing=_in(states, STATES, MAY_STAND), rows=rows, asked=asked, law=law,
    )  # fmt: skip


def _in(states: np.ndarray, names: tuple[str, ...], wanted: Iterable[str]) -> np.ndarray:
    return np.isin(states, [names.index(name) for name in wanted])


# -- one engine in its own process ------------------------------------------------------------------------------------


def measure(engine: str, folder: Path, store: Path) -> None:
    """Load, ask, and print each figure as a line of JSON as soon as it is there."""
    data = Data(folder)
    if engine == "pyoxigraph":
        triples(data)
    start = _now()
    chain, hops, fallen, below = LOAD[engine](data, store)
    _tell("load", _now() - start)
    files = {"duckdb": [folder / "graph.duckdb"], "pyoxigraph": list((folder / "oxigraph").rglob("*"))}
    _tell("size", sum(file.stat().st_size for file in files.get(engine, ()) if file.is_file()))
    for question, ask in zip(QUESTIONS[:2], (chain, hops), strict=True):
        times, counts = [], []
        for one in data.asked:
            start = _now()
            counts.append(ask(one))
            times.append(_now() - start)
        _tell(question, statistics.median(times), sum(counts))
    _tell("memory", _most_memory())
    for question, asked in ((QUESTIONS[3], lambda: below(data.law)), (QUESTIONS[2], fallen)):
        start = _now()
        count = asked()
        _tell(question, _now() - start, count)
        _tell("memory", _most_memory())


def _most_memory() -> int:
    """The most bytes of memory that this process ever had. (Linux counts a parent's into `ru_maxrss`.)"""
    told = Path("/proc/self/status")
    if told.exists():
        lines = told.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def first(engine: str, folder: Path, store: Path) -> None:
    """A new process that answers one chain and is gone."""
    data = Data(folder)
    start = _now()
    chain, *_ = LOAD[engine](data, store)
    chain(data.asked[0])
    _tell("first answer", _now() - start)


def whole_chain(store: Path) -> None:
    """`kg.chain.chain` as the product does it: of documents asked for one after the other, and of the same again.

    They are drawn by lot from all that rest on something.
    """
    from kg.model import UPWARD
    from kg.register.opening import open_store
    from kg.trace.chain import chain

    find = (
        "SELECT iri FROM document WHERE id = ? AND EXISTS (SELECT 1 FROM edge WHERE subject = document.id "
        f"AND relation IN ({', '.join(map(repr, UPWARD))}))"
    )
    with open_store(store) as opened:
        (last,) = opened.conn.execute("SELECT max(id) FROM document").fetchone()
        drawn = (opened.conn.execute(find, (n,)).fetchone() for n in random.Random(1).sample(range(last), last))
        iris = [row[0] for row in islice(filter(None, drawn), ASKED)]
        for name, stated in (("stated steps alone", True), ("with inferred steps", False)):
            for turn in ("asked for the first time", "asked again"):
                times, sizes = [], []
                for iri in iris:
                    start = _now()
                    found = chain(opened.conn, iri, stated=stated, as_of=DAY)
                    times.append(_now() - start)
                    sizes.append(len(found.documents))
                times.sort()
                _tell(f"whole chain, {name}, {turn}", statistics.median(times), int(statistics.median(sizes)))
                _tell("  95 % of them within", times[len(times) * 95 // 100])


def _tell(what: str, value: float, count: int | None = None) -> None:
    print(json.dumps([what, value, count]), flush=True)


def _run(limit: float, *arguments: str) -> Iterator[tuple[str, float, int | None]]:
    """The figures that a process of its own printed before it ended; and "over", should it have run out of time."""
    command = [sys.executable, "-m", "benchmarks.national_graph", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        try:
            subprocess.run(command, check=True, stdout=out, timeout=limit)
        except subprocess.TimeoutExpired:
            yield "over", limit, None
        out.seek(0)
        for line in out:
            what, value, count = json.loads(line)
            yield what, value, count


def _cold(store: Path, folder: Path, runs: int) -> tuple[float, float]:
    """Seconds of a bare `import click` and of `kg chain`, by turns so that both meet the same load."""
    environment = {**os.environ, "KG_DB": str(store), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs + 1):
        for arguments, taken in zip(
            (["-c", "import click"], ["-m", "kg", "chain", "59/2023/NĐ-CP"]), times, strict=True
        ):
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


# -- the table --------------------------------------------------------------------------------------------------------


def compare(store: Path, folder: Path, limit: float, engines: Iterable[str]) -> list[str]:
    """Run every engine and lay the figures side by side; the questions on which they disagree."""
    columns = ("load", "size", "memory", "first answer", *QUESTIONS)
    print(f"{'':18}" + "".join(f"{name:>17}" for name in columns))
    counts: dict[str, dict[str, int]] = {}
    for engine in engines:
        try:
            name = engine if engine in OURS else f"{engine} {version(engine)}"
        except PackageNotFoundError:
            print(f"{engine:18}  not installed")
            continue
        found = list(_run(limit, "--measure", engine, str(folder), str(store)))
        if engine not in ("rustworkx", "networkx"):  # the others load all of it for one answer
            found += _run(limit, "--first", engine, str(folder), str(store))
        figures = {what: value for what, value, _ in found}
        for what, _, count in found:
            if count is not None:
                counts.setdefault(what, {})[engine] = count
        if engine in OURS:
            figures["size"] = store.stat().st_size
            figures.pop("load", None)
        figures.setdefault("first answer", figures.get("load", 0) + figures.get(QUESTIONS[0], 0))
        print(f"{name:18}" + "".join(f"{_shown(what, figures):>17}" for what in columns), flush=True)
    for question, by_engine in counts.items():
        print(f"{question}: {by_engine}")
    return [question for question, by_engine in counts.items() if len(set(by_engine.values())) > 1]


def _shown(what: str, figures: dict[str, float]) -> str:
    value = figures.get(what)
    if not value:
        return f"over {figures['over']:.0f} s" if what in QUESTIONS and "over" in figures else "–"
    if what in ("size", "memory"):
        return f"{value / 1e6:,.0f} MB"
    return f"{value * 1e3:.3f} ms" if what in QUESTIONS[:2] else f"{value:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--edges", type=int, default=10_000_000)
    parser.add_argument("--store", type=Path, help="take this store, and leave it")
    parser.add_argument("--limit", type=float, default=900, help="seconds for one engine")
    parser.add_argument("--runs", type=int, default=15, help="of the command, cold")
    parser.add_argument("--engines", default=",".join(LOAD), help="which, with commas between")
    parser.add_argument("--clock", choices=("wall", "processor"), help="processor: on a machine that others use too")
    for name in ("--measure", "--first"):
        parser.add_argument(name, nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--prepare", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--whole", type=Path, metavar="STORE", help="only the chains of kg, in this store")
    given = parser.parse_args()
    if given.clock:
        os.environ["KG_BENCH_CLOCK"] = given.clock
    if given.measure:
        measure(given.measure[0], *map(Path, given.measure[1:]))
    elif given.first:
        first(given.first[0], *map(Path, given.first[1:]))
    elif given.prepare:
        prepare(*given.prepare)
    elif given.whole:
        whole_chain(given.whole)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            _all(given, Path(scratch))


def _all(given: argparse.Namespace, folder: Path) -> None:
    store = given.store or folder / "kg.sqlite"
    if not given.store:
        made = [sys.executable, "-m", "benchmarks.national_register"]
        subprocess.run([*made, str(store), f"--documents={given.documents}", f"--edges={given.edges}"], check=True)
    ours = [sys.executable, "-m", "benchmarks.national_graph"]
    subprocess.run([*ours, "--prepare", str(store), str(folder)], check=True)
    print(flush=True)
    differ = compare(store, folder, given.limit, given.engines.split(","))
    for what, value, documents in _run(given.limit, "--whole", str(store)):
        print(f"{what}: {value * 1e3:.2f} ms" + (f" for {documents} documents" if documents else ""))
    click, taken = _cold(store, folder, given.runs)
    print(f"kg chain 59/2023/NĐ-CP, cold: {taken:.3f} s; import click: {click:.3f} s; ratio {taken / click:.2f}")
    if differ:
        sys.exit(f"the engines do not count the same: {', '.join(differ)}")


if __name__ == "__main__":
    main()
