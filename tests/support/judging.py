"""A text judged by the rules on a set day, and what they said of it."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.checker import CheckResult, check
from tests.support.reading import read, ward

TODAY = date(2026, 11, 1)


EVERYTHING = frozenset(("VB",))


def judge(
    body: str,
    conn: sqlite3.Connection,
    *,
    as_of: date | None = None,
    text: str | None = None,
    select: frozenset[str] | None = None,
) -> CheckResult:
    text = text if text is not None else ward(body)
    return check(text, read(text, conn), conn, as_of=as_of, today=TODAY, select=select)


def codes(result: CheckResult) -> list[tuple[str, str]]:
    """Codes and words of the findings, but for the notes on subjects, on what was amended, and on what is unknown."""
    silent = ("VB105", "VB205", "VB901", "VB902")
    return [(f.code, " ".join(f.quote.split())) for f in result.findings if f.code not in silent]


def said(result: CheckResult, code: str) -> list[str]:
    """The words on which a rule speaks."""
    return [" ".join(f.quote.split()) for f in result.findings if f.code == code]
