"""A check does twice the work for a text twice as long, however its citations stand: counted in calls, not in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from kg.checker import check
from kg.checker.finding import rule_codes
from kg.cite.find import find_citations
from kg.resolve import resolve_citations
from tests.support.calls import calls_of

HEAD = "BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở năm 2024\n\n"
FEW = 150

SHAPES: dict[str, Callable[[int], str]] = {
    "each in the subject of the one before": lambda n: f"Kế hoạch số {n}/KH-UBND ngày 05/5/2023 của UBND tỉnh về thực hiện ",
    "a list of laws": lambda n: f"Luật số {n % 150}/2015/QH13, ",
    "a sentence each": lambda n: (
        f"Thực hiện Kế hoạch số {n}/KH-UBND ngày 05/5/2023 của UBND tỉnh về dân chủ, UBND phường đã ban hành "
        f"Quyết định số {n}/QĐ-UBND.\n"
    ),
    "the same again and again": lambda n: (
        "Theo Luật Đất đai và Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.\n"
    ),
    "repeals": lambda n: f"Quyết định này thay thế Quyết định số {n}/2018/QĐ-UBND ngày 05/5/2018 của UBND tỉnh;\n",
}  # fmt: skip


def work(text: str, conn: sqlite3.Connection) -> int:
    """How many calls it takes to read a text."""
    return calls_of(lambda: read(text, conn))[0]


def read(text: str, conn: sqlite3.Connection) -> None:
    """Find, resolve and judge the citations of a text by all rules."""
    reading = resolve_citations(text, find_citations(text), conn)
    check(text, reading, conn, today=date(2026, 1, 1), select=frozenset(rule_codes()))


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(register: sqlite3.Connection, shape: str) -> None:
    texts = [HEAD + "".join(map(SHAPES[shape], range(1, n + 1))) for n in (FEW, 2 * FEW, 4 * FEW)]
    read(texts[-1], register)  # what is remembered is not counted
    once, twice, four_times = (work(text, register) for text in texts)
    assert four_times - twice < 2.5 * (twice - once)
