"""All figures of speed, as ratios within one run on one core: first what a user waits for, whole texts.

    python -m benchmarks.run [FOLDER]

FOLDER (else $KG_SHARED, else ../shared) holds texts/gazette-200.tar.xz and reports/*.txt; without it the sample
reports stand in. The peers google-re2 and eyecite are measured where they are installed (`pip install '.[bench]'`).
Absolute figures say little on a busy machine: read the ratios.
"""

from __future__ import annotations

import csv
import importlib
import os
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.checker import check
from kg.cite import mentions
from kg.cite.find import find_citations
from kg.graph.records import records_of
from kg.register.opening import open_store
from kg.resolve import Reading, resolve_citations
from kg.text import Text

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
TURNS, TURN = 5, 0.2  # seconds

#: A symbol alone, as one pattern that begins with a digit, and as one that begins with its slash, for which `re` looks
#: as fast as memory is read. Neither reads a damaged symbol, nor tells one from what only looks like it.
SYMBOL = r"\d+[a-z]?(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-z0-9]*(?:[/-][A-ZĐ][A-ZĐa-z0-9]*)*"
FROM_ITS_SLASH = r"/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z0-9]*(?:[/-][A-ZĐ][A-ZĐa-z0-9]*)*"
#: What one writes first: one pattern for the number with its type word, day and issuer, over the whole text. With
#: "(?i)" it takes type words in capitals too, and is the slower for it.
ONE_PATTERN = (
    r"(?:(?:[Ll]uật|[Bb]ộ luật|[Pp]háp lệnh|[Nn]ghị định|[Nn]ghị quyết|[Qq]uyết định|[Tt]hông tư(?: liên tịch)?|"
    r"[Cc]hỉ thị|[Kk]ết luận|[Kk]ế hoạch|[Cc]ông văn|[Tt]hông báo|[Bb]áo cáo|[Hh]ướng dẫn|[Qq]uy định|[Tt]ờ trình)"
    r"\s+(?:số\s*:?\s*)?)?" + SYMBOL + r"(?:,?\s+ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:\s+của\s+[A-ZĐ][\w ]{2,40})?|(?:[Bb]ộ l|[Ll])uật\s+[A-ZĐ][\w, ]{3,60}?(?:[;.)]|\s+(?:số|năm|ngày)\s)"
)
#: A paragraph of US citations for the peer that reads those; ours is Vietnamese and reads none of them.
US_TEXT = (
    "The Court held in Bush v. Gore, 531 U.S. 98, 99-100 (2000), that the recount violated equal protection; see also "
    "Marbury v. Madison, 5 U.S. (1 Cranch) 137, 177 (1803), and 42 U.S.C. § 1983. Id. at 101. The argument is not new. "
) * 400


def texts(folder: Path) -> dict[str, list[str]]:
    """The texts to measure on, by name of the set."""
    sets: dict[str, list[str]] = {}
    archive = folder / "texts" / "gazette-200.tar.xz"
    if archive.exists():
        with tarfile.open(archive) as tar:
            members = [tar.extractfile(m) for m in tar.getmembers() if m.isfile()]
            sets["200 gazette texts"] = [m.read().decode("utf-8") for m in members if m]
    reports = sorted((folder / "reports").glob("*.txt"))
    if reports:
        sets["5 reports"] = [path.read_text(encoding="utf-8") for path in reports]
    samples = [p.read_text(encoding="utf-8") for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt")]
    return sets or {"sample reports": samples}


def megabytes_a_second(
    runs: Sequence[tuple[Callable[[Any], object], Sequence[str | bytes]]],
) -> list[float]:
    """The median speed of each, in MB of UTF-8 a second of the processor. They take turns of a fifth of a second and
    more, so that what else the machine does meets all of them alike."""
    speeds: list[list[float]] = [[] for _ in runs]
    for _ in range(TURNS):
        for (run, pages), mine in zip(runs, speeds, strict=True):
            begun = time.process_time()
            while (start := time.process_time()) - begun < TURN:
                for page in pages:
                    run(page)
                mine.append(1 / (time.process_time() - start))
    sizes = [sum(len(page.encode() if isinstance(page, str) else page) for page in pages) / 1e6 for _, pages in runs]
    return [size * statistics.median(mine) for size, mine in zip(sizes, speeds, strict=True)]


def peers(pages: Sequence[str]) -> list[tuple[str, Callable[[Any], list[Any]], Sequence[str | bytes]]]:
    """What others would write, by name: each finds strings, and tells neither documents nor days."""
    patterns = {
        "one pattern, (?i)": f"(?i){ONE_PATTERN}",
        "one pattern": ONE_PATTERN,
        "symbols alone, from their first digit": SYMBOL,
        "symbols alone, from their slash": FROM_ITS_SLASH,
    }
    found: list[tuple[str, Callable[[Any], list[Any]], Sequence[str | bytes]]] = [
        (f"{name}, re", re.compile(pattern).findall, pages) for name, pattern in patterns.items()
    ]
    if find_spec("re2"):
        compile_ = importlib.import_module("re2").compile
        data = [page.encode() for page in pages]
        found += [
            (f"{name}, google-re2 on bytes", compile_(pattern).findall, data) for name, pattern in patterns.items()
        ]
    return found


def whole_texts(pages: Sequence[str]) -> tuple[float, float]:
    """Texts a second of the processor: read as `kg ingest` reads them, before a store is written; and checked too."""
    rates = []
    with open_store(":memory:") as store:

        def read(page: str) -> Reading:
            reading = resolve_citations(page, find_citations(page), store.conn)
            records_of(Text(page, "txt", "-"), reading)
            return reading

        def read_and_check(page: str) -> None:
            check(page, read(page), store.conn)

        for work in (read, read_and_check):
            for page in pages[:5]:
                work(page)
            begun = time.process_time()
            for page in pages:
                work(page)
            rates.append(len(pages) / (time.process_time() - begun))
    return rates[0], rates[1]


def seconds(command: list[str]) -> float:
    """The median wall time of a whole process."""
    times = []
    for _ in range(RUNS * 2 + 1):
        start = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def store_made_and_opened(scratch: Path) -> tuple[float, float, float]:
    """Median seconds of the processor: to read the shipped register's files alone, to make a store, and to open it."""
    times: list[list[float]] = [[], [], []]
    path = scratch / "made.sqlite"
    tables = [one for one in files("kg.data.register").iterdir() if one.name.endswith(".csv")]
    for _ in range(RUNS):
        path.unlink(missing_ok=True)
        for number, work in enumerate((
            lambda: [list(csv.reader(one.open(encoding="utf-8"))) for one in tables],
            lambda: open_store(path).close(),
            lambda: open_store(path).close(),
        )):  # fmt: skip
            start = time.process_time()
            work()
            times[number].append(time.process_time() - start)
    read, made, opened = map(statistics.median, times)
    return read, made, opened


def longest(folder: Path, scratch: Path) -> Path:
    """The longest report: a real one if there is one, else a sample."""
    reports = sorted((folder / "reports").glob("*.txt"), key=lambda path: path.stat().st_size)
    if reports:
        return reports[-1]
    page = max((p.read_bytes() for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt")), key=len)
    (scratch / "sample.txt").write_bytes(page)
    return scratch / "sample.txt"


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    compiled = "" if str(mentions.__file__).endswith(".py") else " compiled"
    for name, pages in texts(folder).items():
        size = sum(len(page.encode()) for page in pages) / 1e6
        read, checked = whole_texts(pages)
        print(f"{name}, {1000 * size / len(pages):.0f} KB each, one process:")
        print(f"  read (citations, documents, relations): {read:.0f} texts/s, {1000 / read:.1f} ms a text")
        print(f"  read and checked by every rule: {checked:.0f} texts/s, {1000 / checked:.1f} ms a text")
        ours, *others = megabytes_a_second([(find_citations, pages), *((run, given) for _, run, given in peers(pages))])
        found = sum(len(find_citations(page)) for page in pages)
        print(f"  citations found{compiled}: {ours:.1f} MB/s, {1e6 * size / ours / found:.1f} µs each ({found})")
        for (peer, run, given), speed in zip(peers(pages), others, strict=True):
            matched = sum(len(run(page)) for page in given)
            each = f"{1e6 * size / speed / matched:.1f} µs each ({matched})" if matched else "no match"
            print(f"    {peer}: {speed:.1f} MB/s, {each}; ratio {ours / speed:.2f}")
    if find_spec("eyecite"):
        [peer] = megabytes_a_second([(importlib.import_module("eyecite").get_citations, [US_TEXT])])
        print(f"eyecite on US text: {peer:.2f} MB/s")
    python = sys.executable
    with tempfile.TemporaryDirectory() as scratch:
        read, made, opened = store_made_and_opened(Path(scratch))
        print(f"a store made: {made:.2f} s; the register's files read as CSV: {read:.2f} s; ratio {made / read:.1f}")
        print(f"a store opened: {opened * 1000:.1f} ms; ratio to making it {opened / made:.4f}")
        os.environ["KG_DB"] = str(Path(scratch) / "kg.sqlite")
        report = str(longest(folder, Path(scratch)))
        subprocess.run([python, "-m", "kg", "stats"], check=True, stdout=subprocess.DEVNULL)
        click, empty = seconds([python, "-c", "import click"]), seconds([python, "-c", "pass"])
        for name, command in (
            ("kg --help", ["--help"]),
            ("kg check of the longest report, cold", ["check", report]),
            ("kg chain 59/2023/NĐ-CP, cold", ["chain", "59/2023/NĐ-CP"]),
        ):
            taken = seconds([python, "-m", "kg", *command])
            print(f"{name}: {taken:.3f} s; import click: {click:.3f} s; ratio {taken / click:.2f}")
        print(f"(an empty process: {empty:.3f} s)")


if __name__ == "__main__":
    main()
