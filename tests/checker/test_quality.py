"""What was read by hand stays true: the verdicts are whole, and the reports' known faults are found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.checker.finding import rule_codes
from scripts.measure import check_quality
from scripts.measure.check_quality import DRAWN, KNOWN_FAULTS, VERDICTS, VERDICTS_LATER, Found, Key

#: How many of the annotated faults the rules find, at least.
FLOORS = {
    "missing_date": 4, "missing_issuer": 9, "malformed_symbol": 1, "repealed_or_replaced_at_report_date": 2,
    "inconsistent_with_other_mention": 6, "typo_in_name": 2, "ambiguous": 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def found(shared: Path) -> list[Found]:
    return check_quality.findings(shared, ["reports"])[0]


@pytest.mark.parametrize("path", [VERDICTS, VERDICTS_LATER], ids=lambda path: path.stem)
def test_a_verdict_names_a_finding_and_quotes_nothing(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    keys: list[Key] = [(row["file"], row["offset"], row["code"]) for row in rows]
    assert keys == sorted(set(keys))
    assert all(set(row) == {"file", "offset", "code", "verdict"} for row in rows)
    assert {row["verdict"] for row in rows} <= {"right", "wrong"}
    assert {row["code"] for row in rows} <= set(rule_codes())


def test_the_sample_of_the_later_day_is_read_and_right() -> None:
    read = list(check_quality.verdicts(VERDICTS_LATER).values())
    assert len(read) >= DRAWN and read.count("right") / len(read) >= 0.97


def test_no_error_in_the_reports_is_wrong_or_unread(found: list[Found]) -> None:
    judged = check_quality.verdicts()
    errors = [one.key for one in found if one.finding.severity == "error"]
    assert errors and [key for key in errors if judged.get(key) != "right"] == []


def test_no_warning_in_the_reports_is_wrong_or_unread(found: list[Found]) -> None:
    judged = check_quality.verdicts()
    warnings = [one.key for one in found if one.finding.severity == "warning"]
    assert warnings and [key for key in warnings if judged.get(key) != "right"] == []


def test_known_faults_are_found(shared: Path, found: list[Found]) -> None:
    faults = check_quality.known_faults(shared, found)
    hit = Counter(fault.kind for fault in faults if fault.found)
    assert set(FLOORS) == set(KNOWN_FAULTS)
    assert {kind: hit[kind] for kind in FLOORS if hit[kind] < FLOORS[kind]} == {}


def test_page_tells_of_every_rule(shared: Path, found: list[Found]) -> None:
    text = check_quality.page(found, Counter(reports=5), check_quality.verdicts(), [])
    assert all(f"[{code}](rules/{code}.md)" in text for code in rule_codes())
