"""Every rule fires on its own example, and not on what the table says to write instead."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import pytest

from kg.checker import check, context
from kg.cite.find import find_citations
from kg.data import table
from kg.model import Status
from kg.resolve import resolve_citations
from kg.store.opening import Store

#: Those on how a Word file looks have no example in words: tests/checker/test_look.py.
RULES: list[dict[str, Any]] = [row for row in table("rules")["rules"] if not row["code"].startswith("VB66")]


@pytest.fixture(scope="module")
def store(register: sqlite3.Connection) -> Store:
    conn = sqlite3.connect(":memory:")
    register.backup(conn)
    return Store(conn)


def in_a_report(row: dict[str, Any], sentence: str) -> str:
    """The sentence in a report of the rule's day; an example that is a head of its own replaces the head."""
    if row["code"] == "VB209":
        return f"KẾ HOẠCH\nCông tác văn thư của xã\n\n{sentence}\n{UNDATED}"
    day = date.fromisoformat(row["day"])
    number = sentence if sentence.startswith("Số:") else "Số: 214/BC-UBND"
    body = "" if sentence.startswith("Số:") else sentence
    return (
        f"ỦY BAN NHÂN DÂN\nPHƯỜNG XUÂN ĐÀI\n\n{number}\n\n"
        f"Xuân Đài, ngày {day.day:02} tháng {day.month:02} năm {day.year}\n\n"
        f"BÁO CÁO\nKết quả công tác\n\n{body}\n"
    )


#: What makes of a sentence a paper without a day, and not a question about it.
UNDATED = "Các đơn vị tổ chức thực hiện, theo dõi, đôn đốc và báo cáo kết quả về Văn phòng để tổng hợp.\n" * 5
#: What the examples of rules need that the shipped register does not hold: facts of a document.
FACTS = {"VB401": ("10/2022/QH15", "last_article", "91")}
#: Of no document does the shipped register say that it was suspended: these take every one as such.
SUSPENDED = ("VB204",)
#: Which documents nobody has looked at, or knows of, changes with the register: these take every one as such.
NOT_PROVED = {
    "VB904": Status("unknown", certainty="existence", note="only_exists"),
    "VB905": Status("stood_when_looked", date(2023, 8, 15), certainty="official_code", looked_at=date(2025, 11, 30)),
}


def codes(text: str, store: Store, today: date) -> list[str]:
    reading = resolve_citations(text, find_citations(text), store.conn)
    everything = frozenset(("VB",))
    return [finding.code for finding in check(text, reading, store.conn, today=today, select=everything).findings]


@pytest.mark.parametrize("row", RULES, ids=[row["code"] for row in RULES])
def test_example_fires_and_instead_does_not(row: dict[str, Any], store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    today = date(2026, 6, 1)
    if row["code"] in FACTS:
        symbol, field, value = FACTS[row["code"]]
        store.conn.execute(
            "INSERT INTO fact (document, field, value, source, certainty) "
            "SELECT id, ?, ?, source, certainty FROM document WHERE symbol = ?",
            (field, value, symbol),
        )
    if row["code"] in SUSPENDED:
        monkeypatch.setattr(context, "status", lambda *_: Status("suspended", certainty="official_code"))
    if row["code"] in NOT_PROVED:
        monkeypatch.setattr(context, "status", lambda *_: NOT_PROVED[row["code"]])
    assert row["code"] in codes(in_a_report(row, row["example"]), store, today)
    assert row["code"] not in codes(in_a_report(row, row["instead"]), store, today)
