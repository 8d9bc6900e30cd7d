"""What `kg check` prints."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AliasChoices, Field

from kg.checker.files import Checked
from kg.checker.finding import Finding, rule
from kg.contract.parts import Out
from kg.contract.sources import RegisterOut, register_out
from kg.model import DocType


class FindingOut(Out):
    """One finding of one rule on one span of the text."""

    code: str
    severity: Literal["error", "warning", "note"]
    start: int
    end: int
    quote: str
    message: str
    document: str | None
    suggestion: str | None
    source: str | None
    fixable: bool


class ReportOut(Out):
    """The checked text itself."""

    id: str
    type: DocType
    symbol: str | None
    date: date | None
    issuer: str | None
    title: str | None


class SummaryOut(Out):
    """How much was checked, how many findings there are by severity, and how many citations are what."""

    citations: int
    documents: int
    errors: int
    warnings: int
    notes: int
    verdicts: dict[str, int]
    accepted: int
    old: int


class CheckOut(Out):
    """What `kg check` prints."""

    file: str
    report: ReportOut
    as_of: date
    register_: RegisterOut = Field(
        validation_alias=AliasChoices("register", "register_"), serialization_alias="register"
    )
    summary: SummaryOut
    findings: list[FindingOut]


def check_out(checked: Checked, lang: str) -> CheckOut:
    """The findings on a file in the contract's form, their messages in `lang`."""
    result = checked.result
    report = result.reading.report
    return CheckOut(
        file=checked.path,
        report=ReportOut(
            id=result.reading.iri, type=report.type, symbol=report.symbol, date=report.day,
            issuer=report.body.name if report.body else None, title=report.title,
        ),
        as_of=result.as_of, register_=register_out(checked.data),
        summary=SummaryOut(
            **result.summary(), verdicts={str(v): n for v, n in checked.verdicts.items()}, accepted=checked.accepted,
            old=checked.old,
        ),
        findings=[_finding(finding, lang) for finding in result.findings],
    )  # fmt: skip


def _finding(finding: Finding, lang: str) -> FindingOut:
    return FindingOut(
        code=finding.code, severity=finding.severity, start=finding.start, end=finding.end, quote=finding.quote,
        message=finding.message(lang), document=finding.document, suggestion=finding.suggestion, source=finding.source,
        fixable=rule(finding.code)["fixable"] and finding.fix is not None,
    )  # fmt: skip
