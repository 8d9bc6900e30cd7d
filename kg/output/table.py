"""Findings as tables: CSV, and XLSX with a sheet of findings and one of sums. Needs the extra `xlsx` for XLSX.

No cell is ever a formula or a link, whatever the text says: in XLSX each is written as text, in CSV an apostrophe goes
before what a spreadsheet would take for a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.base.install import install_command
from kg.base.source_names import source_name
from kg.base.spreadsheet import Cell, NoSheetWriter, Sheet, csv_text, xlsx
from kg.base.wording import day_text, flat
from kg.checker.files import Checked
from kg.output import ReportError
from kg.output.terminal import Lines
from kg.output.words import closing, say, tally

_COLUMNS = ("file", "place", "code", "severity", "quote", "message", "suggestion", "document", "source")
_SUMS = ("file", "judged_day", "data", "citations", "documents", "errors", "warnings", "notes", "summary")
_FILLS = {"error": "#FFDEDE", "warning": "#FFEAC2"}


def write_csv(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """A row for each finding; UTF-8 with a mark, as Excel wants it."""
    return csv_text(_findings(files, lang)).encode("utf-8", "replace")


def write_xlsx(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The findings with a filter on each column, and the sums by file. Raises ReportError."""
    sheets = [
        Sheet(say("findings", lang), list(_findings(files, lang))),
        Sheet(say("summary", lang), list(_sums(files, lang))),
    ]
    fills = {say(severity, lang): fill for severity, fill in _FILLS.items()}
    try:
        return xlsx(sheets, fills=fills, author=author, title=say("title", lang))
    except NoSheetWriter:
        raise ReportError("needs_extra", install_command("xlsx")) from None


def _findings(files: Sequence[Checked], lang: str) -> Iterator[list[Cell]]:
    yield [say(column, lang) for column in _COLUMNS]
    for one in files:
        lines = Lines(one)
        for finding in one.result.findings:
            where = lines.where(finding.start, finding.end, lang)
            yield [
                flat(one.path), where, finding.code, say(finding.severity, lang), flat(finding.quote),
                flat(finding.message(lang)), flat(finding.suggestion or ""), finding.document or "",
                source_name(flat(finding.source), lang) if finding.source else "",
            ]  # fmt: skip


def _sums(files: Sequence[Checked], lang: str) -> Iterator[list[Cell]]:
    yield [say(column, lang) for column in _SUMS]
    for one in files:
        sums = one.result.summary()
        numbers: list[Cell] = [sums[name] for name in ("citations", "documents", "errors", "warnings", "notes")]
        data = day_text(one.data.day, lang)
        yield [
            flat(one.path),
            day_text(one.result.as_of, lang),
            data,
            *numbers,
            f"{tally(one, lang)}. {closing(one, lang)}",
        ]
