"""The checker: is every reference of a report right, on the report's day and today?"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import date

from kg.check import form, identity, inside, validity
from kg.check.context import Context
from kg.check.finding import Finding
from kg.resolve import Reading

_RULES = (*form.RULES, *validity.RULES, *identity.RULES, *inside.RULES)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings on a text, in its order; `as_of` is the day it was judged on, `own_day` whether that is its own."""

    reading: Reading
    as_of: date
    own_day: bool
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> int:
        """Errors and warnings; notes are no faults."""
        return sum(f.severity != "note" for f in self.findings)

    def summary(self) -> dict[str, int]:
        """How many citations and documents there are, and findings by severity."""
        by = Counter(f.severity for f in self.findings)
        cited = [one for one in self.reading.citations if one.citation.form != "self"]
        return {
            "citations": len(cited), "documents": len({one.document for one in cited}),
            "errors": by["error"], "warnings": by["warning"], "notes": by["note"],
        }  # fmt: skip


def check(
    text: str, reading: Reading, conn: sqlite3.Connection, *, as_of: date | None = None, today: date | None = None
) -> CheckResult:
    """Judge `text` on `as_of` (its own day if None; today if it has none), and beside that on `today`."""
    today = today or date.today()
    day = as_of or reading.report.as_of or today
    ctx = Context(text, reading, conn, day, today)
    found = [finding for rule in _RULES for finding in rule(ctx)]
    found.sort(key=lambda f: (f.start, f.code))
    return CheckResult(reading, day, as_of is None and reading.report.as_of is not None, tuple(found))


__all__ = ["CheckResult", "Finding", "check"]
