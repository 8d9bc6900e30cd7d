"""Whether the finder's cost is linear: one text repeated to n, 2n and 4n, in a process of its own each.

    python -m benchmarks.linear [MEGABYTES]

Prints the time for a megabyte and the memory as a multiple of the text's, up to MEGABYTES (64) of UTF-8; then, for
texts made to be hostile, the time for a million characters, beside four times that for a quarter of them: 1.0 is
linear, 4.0 would be quadratic.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from importlib.resources import files

from kg.cite.find import find_citations

#: Of what a hostile text is made, over and over.
HOSTILE = (
    "/", "1/2/3/", "1/2024/", "x/", "1/A", "1/NĐ-", "5/KH-UBND, ", "19^A/", "1 - KH - ", "Luật ", "Luật Luật và ",
    "Pháp lệnh ", "Hiến pháp ", "Luật sửa đổi, bổ sung một số điều của ", "Luật Đất đai và ", "khoản 1 Điều 1 ",
    "các Điều 1 và ", "a\u0301\u0323", "\u0301", "\u200b", "ngày ", "của UBND tỉnh A B C D ", "| ", "\n\n1\n\n",
    "Nghị định 5/2020/NĐ-CP Nghị định 5 ", "Nghị quyết Trung ương 4 khóa XII ", "CÔNG BÁO/Số 1\n",
    "căn cứ kế hoạch số 5/KH-UBND ngày 5/3/2024 về việc ",
)  # fmt: skip


def hostile() -> None:
    """Print the cost of each hostile text, the worst last."""
    rows = []
    for unit in HOSTILE:
        times = []
        for size in (250_000, 1_000_000):
            text = (unit * (size // len(unit) + 1))[:size]
            start = time.perf_counter()
            find_citations(text)
            times.append(time.perf_counter() - start)
        rows.append((times[1], times[1] / times[0] / 4, unit))
    for taken, growth, unit in sorted(rows):
        print(f"{taken:6.2f} s for a million characters, {growth:.2f} × linear: {unit!r}")


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
    hostile()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(float(sys.argv[2]))
    else:
        main()
