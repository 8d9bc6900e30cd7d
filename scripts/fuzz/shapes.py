"""How long hostile shapes of text take: that twice is twice, and how many times a normal text of the same size.

    nice .venv/bin/python -m scripts.fuzz.shapes growth [CHARACTERS]     all shapes, three heads, every step
    nice .venv/bin/python -m scripts.fuzz.shapes megabyte [CHARACTERS]   dense texts against the sample reports

Exit code 1: a shape grows too fast, or costs more than five times the normal text.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from kg.checker import check
from kg.cite.find import find_citations
from kg.register.opening import open_store
from kg.resolve import resolve_citations
from tests.support import SAMPLES
from tests.support.growth import grows_too_fast
from tests.support.hostile import DAY, DENSE, HEAD, SHAPES, TAIL, seconds_of, text_of

MOST_TIMES = 5.0
HEADS = {
    "report": HEAD,
    "decision": "QUYẾT ĐỊNH\nSửa đổi Quyết định số 7/2020/QĐ-UBND\n\nCăn cứ Luật Đất đai năm 2013;\n",
    "list": "DANH MỤC VĂN BẢN\nBÁO CÁO\nDanh mục văn bản hết hiệu lực năm 2024\n\n",
}


def growth(size: int) -> bool:
    """Print each step that grows too fast; whether there is none."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder, open_store(":memory:") as store:
        for head, words in HEADS.items():
            for shape, unit in SHAPES.items():
                found = grows_too_fast(
                    lambda n, words=words, unit=unit: seconds_of(  # type: ignore[misc]
                        text_of(unit, n).replace(HEAD, words), store.conn, Path(folder)
                    ),
                    size,
                )
                bad += len(found)
                for step, seconds in found.items():
                    print(f"{head}: {shape}: {step}: {', '.join(f'{one:.3f}' for one in seconds)} s", flush=True)
    print(
        f"{len(HEADS) * len(SHAPES)} texts of {size} characters, twice and four times that: {bad} steps grow too fast"
    )
    return not bad


def megabyte(size: int) -> bool:
    """Print the seconds of each dense text, and how many times those of the normal one; whether none has too many."""
    normal = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    texts = {"normal": normal * (size // len(normal) + 1)}
    texts |= {shape: text_of(unit, size) for shape, unit in SHAPES.items()}
    for shape, row in DENSE.items():
        texts[shape] = HEAD + "".join(map(row, range(1, size // len(row(9999)) + 1))) + TAIL
    worst = 0.0
    gc.set_threshold(200_000, 20, 20)  # as `kg` and its server have it
    with open_store(":memory:") as store:
        checked(texts["normal"][:50_000], store.conn)
        base = min(checked(texts["normal"][:size], store.conn) for _ in range(2))
        for shape, text in texts.items():
            seconds = checked(text, store.conn)
            if seconds > MOST_TIMES * base:  # nobody is judged by one look
                base = max(base, checked(texts["normal"][:size], store.conn))
                seconds = min(seconds, checked(text, store.conn))
            worst = max(worst, seconds / base)
            print(f"{seconds:7.2f} s {seconds / base:5.1f} x  {shape}", flush=True)
    print(f"{len(texts)} texts of {size} characters; the normal one {base:.2f} s, the slowest {worst:.1f} times that")
    return worst <= MOST_TIMES


def checked(text: str, conn: sqlite3.Connection) -> float:
    """The seconds of this process to find, resolve and check."""
    start = time.process_time()
    check(text, resolve_citations(text, find_citations(text), conn), conn, today=DAY)
    return time.process_time() - start


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    fine = growth(number or 10_000) if what == "growth" else megabyte(number or 1_000_000)
    sys.exit(0 if fine else 1)
