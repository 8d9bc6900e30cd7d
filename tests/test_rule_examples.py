"""Every rule fires on its own example, and not on what the table says to write instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.check import check
from kg.cite.find import find_citations
from kg.data import table
from kg.graph.store import Store, open_store
from kg.resolve import resolve_citations

RULES: list[dict[str, Any]] = table("rules")["rules"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("examples") / "kg.db")


def in_a_report(row: dict[str, Any], sentence: str) -> str:
    """The sentence in a report of the rule's day; an example that is a head of its own replaces the head."""
    day = date.fromisoformat(row["day"])
    number = sentence if sentence.startswith("Số:") else "Số: 214/BC-UBND"
    body = "" if sentence.startswith("Số:") else sentence
    return (
        f"ỦY BAN NHÂN DÂN\nPHƯỜNG XUÂN ĐÀI\n\n{number}\n\n"
        f"Xuân Đài, ngày {day.day:02} tháng {day.month:02} năm {day.year}\n\n"
        f"BÁO CÁO\nKết quả công tác\n\n{body}\n"
    )


def codes(text: str, store: Store, today: date) -> list[str]:
    reading = resolve_citations(text, find_citations(text), store.conn)
    return [finding.code for finding in check(text, reading, store.conn, today=today).findings]


@pytest.mark.parametrize("row", RULES, ids=[row["code"] for row in RULES])
def test_example_fires_and_instead_does_not(row: dict[str, Any], store: Store) -> None:
    today = date(2026, 6, 1)
    assert row["code"] in codes(in_a_report(row, row["example"]), store, today)
    assert row["code"] not in codes(in_a_report(row, row["instead"]), store, today)
