"""How long a chain takes: inside the process over every document that has one, and cold as a command.

Inside the process it is seconds of the processor, of one document after the other: each asked once, and all again.

    python -m benchmarks.chain [FOLDER]

FOLDER (else $KG_SHARED, else ../shared) holds reports/*.txt; without it the sample reports are read. The store is the
shipped register and those reports. To reach: 0.3 ms in the median inside the process, and cold within three times
`import click`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from kg.graph.ingest import ingest
from kg.model import UPWARD
from kg.register.opening import open_store
from kg.resolve.reading import read_document
from kg.trace.chain import chain

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15
DAY = date(2024, 12, 31)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    with tempfile.TemporaryDirectory() as scratch, as_file(files("kg.data.samples")) as samples:
        path = Path(scratch) / "kg.sqlite"
        reports = sorted((folder / "reports").glob("*.txt")) or sorted(samples.glob("*.txt"))
        with open_store(path) as store:
            for report in reports:
                text, reading = read_document(report, store.conn)
                ingest(store.conn, text, reading)
            marks = ", ".join("?" * len(UPWARD))
            rows = store.conn.execute(
                f"SELECT DISTINCT d.iri FROM document d JOIN edge e ON e.subject = d.id WHERE e.relation IN ({marks}) "
                "UNION SELECT iri FROM document WHERE place IS NOT NULL",
                UPWARD,
            )
            iris = [iri for (iri,) in rows]
            for name, stated in (("all steps", False), ("stated alone", True)):
                for turn in ("first", "again"):  # then all that they share has been read
                    times = []
                    for iri in iris:
                        start = time.process_time()
                        chain(store.conn, iri, stated=stated, as_of=DAY)
                        times.append((time.process_time() - start) * 1e3)
                    times.sort()
                    print(
                        f"chain, {name}, {turn}, {len(times)} documents: median {statistics.median(times):.2f} ms, "
                        f"95 % within {times[len(times) * 95 // 100]:.2f} ms, longest {times[-1]:.1f} ms"
                    )
            start = time.perf_counter()
            law = store.conn.execute("SELECT iri FROM document WHERE symbol = '10/2022/QH15'").fetchone()[0]
            below = chain(store.conn, law, down=True, as_of=DAY)
            print(
                f"all that 10/2022/QH15 reaches, {len(below.documents)} documents: {time.perf_counter() - start:.3f} s"
            )
        os.environ["KG_DB"] = str(path)
        # Modules are compiled once, as they are where the package is installed.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "compiled")
        for typed in ("59/2023/NĐ-CP", law):
            click, taken = _cold(["-c", "import click"], ["-m", "kg", "chain", typed])
            print(f"kg chain {typed}, cold: {taken:.3f} s; import click: {click:.3f} s; ratio {taken / click:.2f}")


def _cold(one: list[str], other: list[str]) -> tuple[float, float]:
    """The median wall time of two processes, run by turns so that both meet the same load."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS + 1):
        for arguments, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


if __name__ == "__main__":
    main()
