"""How much of what real texts cite the register can judge, and that nothing which has ended reads as in force."""

from __future__ import annotations

import csv
import sqlite3
import tarfile
from datetime import date
from pathlib import Path

import pytest

from kg.model import STANDING, Status
from kg.register.validity.status import status
from kg.store.documents import by_symbol
from scripts.measure.coverage import cover, part_of, texts_in

DAY = date(2026, 11, 20)

PARTS = [
    (Status("repealed", certainty="issued_text"), "ended"),
    (Status("repealed", certainty="secondary"), "presumed"),
    (Status("in_force", certainty="official_code"), "in_force"),
    (Status("stood_when_looked", certainty="issued_text", looked_at=date(2025, 11, 20)), "in_force"),
    (Status("stood_when_looked", certainty="issued_text", looked_at=date(2025, 11, 19)), "looked"),
    (Status("stood_when_looked", certainty="issued_text"), "looked"),
    (Status("stood_when_looked", certainty="official_code", looked_at=date(2026, 1, 22)), "codified"),
    (Status("stood_when_looked", certainty="official_code", looked_at=date(2025, 11, 19)), "looked"),
    (Status("presumed_in_force", certainty="secondary"), "presumed"),
    (Status("not_yet_in_force", certainty="copied_text"), "other"),
    (Status("unknown", certainty="existence"), "unknown"),
]


@pytest.mark.parametrize(("found", "part"), PARTS)
def test_the_part_of_a_verdict(found: Status, part: str) -> None:
    assert part_of(found, DAY) == part


@pytest.mark.shared
def test_the_floors_on_real_texts(register: sqlite3.Connection, shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "texts" / "gazette-200.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    found = cover(register, texts_in([tmp_path, shared / "reports"]), DAY)
    assert found.total > 12_000
    assert found.definite >= 0.82  # what one secondary source alone tells does not count
    assert found.with_presumed >= 0.93


@pytest.mark.shared
@pytest.mark.parametrize("name", ["lapsed", "wrong_today", "wrong_today_2"])
def test_nothing_that_has_ended_reads_as_in_force(register: sqlite3.Connection, shared: Path, name: str) -> None:
    with (shared / "register" / "2026" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    column = {"lapsed": "expired", "wrong_today": "lapsed_on", "wrong_today_2": "since"}[name]
    ended = [row for row in rows if row[column] <= DAY.isoformat() and row["symbol"] != "02/2025/NĐ-CP"]
    green = [
        (row["symbol"], doc.type) for row in ended for doc in by_symbol(register, row["symbol"])
        if row.get("type") in (None, "", doc.type) and status(register, doc.iri, DAY).state in STANDING
    ]  # fmt: skip
    assert len(ended) > 30
    assert green == []
