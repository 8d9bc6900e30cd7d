"""Whether the finder's cost is linear: one text repeated to n, 2n and 4n, in a process of its own each.

    python benchmarks/linear.py [MEGABYTES]

Prints the time for a megabyte and the memory as a multiple of the text's, up to MEGABYTES (64) of UTF-8.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from importlib.resources import files

from kg.cite.find import find_citations


def page(megabytes: float) -> str:
    """The sample reports over and over, about that many MB of UTF-8."""
    samples = sorted(p.name for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt"))
    once = "\n\n".join(files("kg.data.samples").joinpath(name).read_text(encoding="utf-8") for name in samples)
    return once * max(1, round(megabytes * 1e6 / len(once.encode())))


def measure(megabytes: float) -> None:
    """One measurement, for the parent to print: seconds a MB, memory of the finder over memory of the text."""
    text = page(megabytes)
    size = len(text.encode()) / 1e6
    find_citations(text[:20_000])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    found = len(find_citations(text))
    taken = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    print(
        f"{size:6.1f} MB: {taken / size * 1000:6.1f} ms a MB, {found} citations, memory {grown / size:.2f} × the text"
    )


def main() -> None:
    top = float(sys.argv[1]) if len(sys.argv) > 1 else 64.0
    for part in (4, 2, 1):
        subprocess.run([sys.executable, __file__, "--one", str(top / part)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(float(sys.argv[2]))
    else:
        main()
