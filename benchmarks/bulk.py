"""How much faster several processes read texts into a store than one (`kg ingest FOLDER --jobs N`): a ratio in one run.

    python -m benchmarks.bulk [--texts N] [--jobs N]

The texts are the sample reports under other numbers and days, each about 12 KB. The clock is read, for that is what a
user waits for; on a machine that others use the ratio says less than on a quiet one, so that the share of the
processors that this run got is printed beside it (1.0 a process: nobody else was there).
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from kg.register.opening import open_store

SIZE = 9_000  # characters of a text, about 12 KB
_OWN = re.compile(r"(Số:\s*)\d+/BC-")


def write_texts(folder: Path, count: int) -> int:
    """So many reports of other offices' numbers; how many bytes they have."""
    texts = [p.read_text(encoding="utf-8") for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt")]
    samples = [text for text in texts if _OWN.search(text)]
    size = 0
    for number in range(count):
        text = samples[number % len(samples)]
        body = text.partition("\n\n")[2]
        whole = text + f"\n\n{body}" * (round(SIZE / len(text)) - 1)
        whole = _OWN.sub(rf"\g<1>{1000 + number}/BC-", whole, count=1)
        whole = whole.replace("/KH-UBND", f"{number % 900}/KH-UBND")
        path = folder / f"{number:05}.txt"
        path.write_text(whole, encoding="utf-8")
        size += path.stat().st_size
    return size


def ingest(folder: Path, store: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds by the clock and of the processors, and MB of the largest process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "kg", "ingest", str(folder), "--db", str(store), "--jobs", str(jobs)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, used, after.ru_maxrss / 1024


def bytes_of(store: Path) -> Counter[str]:
    """The bytes of each table and index of a store."""
    with closing(sqlite3.connect(store)) as conn:
        return Counter(dict(conn.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts"
        texts.mkdir()
        size = write_texts(texts, given.texts)
        print(
            f"{given.texts} texts of {size / given.texts / 1000:.1f} KB; load of this machine {os.getloadavg()[0]:.1f}"
        )
        open_store(folder / "empty.sqlite").close()
        empty = (folder / "empty.sqlite").stat().st_size
        first = 0.0
        for jobs in (1, given.jobs):
            store = folder / f"{jobs}.sqlite"
            shutil.copy(folder / "empty.sqlite", store)
            clock, used, memory = ingest(texts, store, jobs)
            first = first or clock
            grown = (store.stat().st_size - empty) / given.texts / 1000
            print(
                f"{jobs} process{'es' if jobs > 1 else ''}: {clock:.1f} s, {given.texts / clock:.0f} texts/s, "
                f"{first / clock:.2f} times as fast; {1000 * used / given.texts:.2f} ms of processor a text, "
                f"{used / clock:.2f} processors; at most {memory:.0f} MB; {grown:.1f} KB of store a text"
            )
        parts = bytes_of(store) - bytes_of(folder / "empty.sqlite")
        print(", ".join(f"{name} {size / given.texts / 1000:.2f}" for name, size in parts.most_common() if size))


if __name__ == "__main__":
    main()
