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
from kg.text.lines import Lines


class FindingOut(Out):
    """One finding of one rule on one span of the text.

    `line` counts from 1 in the text as read; `page` and `paragraph` are of files that have them (PDF; Word, where the
    paragraphs of tables and empty ones count), `heading` is the nearest one above.
    """

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
    line: int
    page: int | None
    paragraph: int | None
    heading: str | None


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
        findings=[_finding(finding, lines, lang) for lines in [Lines(checked.text)] for finding in result.findings],
    )  # fmt: skip


def _finding(finding: Finding, lines: Lines, lang: str) -> FindingOut:
    paragraph = lines.paragraph(finding.start, finding.end)
    return FindingOut(
        code=finding.code, severity=finding.severity, start=finding.start, end=finding.end, quote=finding.quote,
        message=finding.message(lang), document=finding.document, suggestion=finding.suggestion, source=finding.source,
        fixable=rule(finding.code)["fixable"] and finding.fix is not None,
        line=lines.line(finding.start), page=lines.page(finding.start, finding.end),
        paragraph=paragraph.number if paragraph else None, heading=lines.heading(finding.start),
    )  # fmt: skip
