"""Findings as tables: CSV, and XLSX with a sheet of findings and one of sums. Needs `vn-legal-kg[xlsx]` for XLSX.

No cell is ever a formula or a link, whatever the text says: in XLSX each is written as text, in CSV an apostrophe goes
before what a spreadsheet would take for a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from kg.checking import Checked
from kg.register.source_names import source_name
from kg.report import ReportError
from kg.report.plain import Lines
from kg.report.words import say, tally
from kg.sheet import csv_text
from kg.words import day_text, flat

#: The columns of findings and their widths in characters.
_COLUMNS = {
    "file": 34, "place": 10, "code": 8, "severity": 10, "quote": 52, "message": 70, "suggestion": 52, "document": 40,
    "source": 40,
}  # fmt: skip
_SUMS = {"file": 34, "judged_day": 14, "citations": 10, "errors": 8, "warnings": 10, "notes": 9, "summary": 90}
_LONGEST = 32_000  # characters of a cell in Excel: 32,767


def write_csv(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """A row for each finding; UTF-8 with a mark, as Excel wants it."""
    headings = [say(column, lang) for column in _COLUMNS]
    return csv_text([headings, *_findings(files, lang)]).encode("utf-8", "replace")


def write_xlsx(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The findings with a filter on each column, and the sums by file."""
    try:
        import xlsxwriter
    except ImportError:
        raise ReportError("needs_extra", "xlsx") from None
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"author": author, "title": say("title", lang)})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1, "text_wrap": True, "valign": "vcenter"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B6C2D2"})
    tone = {
        severity: book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B6C2D2", **look})
        for severity, look in (
            ("error", {"bg_color": "#FFDEDE", "bold": True}), ("warning", {"bg_color": "#FFEAC2"}), ("note", {}),
        )
    }  # fmt: skip
    tones = {say(severity, lang): look for severity, look in tone.items()}
    for title, columns, rows in (
        ("findings", _COLUMNS, list(_findings(files, lang))),
        ("summary", _SUMS, list(_sums(files, lang))),
    ):
        sheet = book.add_worksheet(say(title, lang))
        for n, (column, width) in enumerate(columns.items()):
            sheet.set_column(n, n, width)
            sheet.write_string(0, n, say(column, lang), head)
        for r, row in enumerate(rows, 1):
            for n, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(r, n, value, cell)
                else:
                    sheet.write_string(r, n, _printable(value), tones.get(value, cell))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _findings(files: Sequence[Checked], lang: str) -> Iterator[list[str | int]]:
    for one in files:
        lines = Lines(one)
        for finding in one.result.findings:
            where = lines.where(finding.start, finding.end, lang)
            yield [
                flat(one.path), where, finding.code, say(finding.severity, lang), flat(finding.quote),
                flat(finding.message(lang)), flat(finding.suggestion or ""), finding.document or "",
                source_name(flat(finding.source), lang) if finding.source else "",
            ]  # fmt: skip


def _sums(files: Sequence[Checked], lang: str) -> Iterator[list[str | int]]:
    for one in files:
        sums = one.result.summary()
        numbers: list[str | int] = [sums[name] for name in ("citations", "errors", "warnings", "notes")]
        yield [flat(one.path), day_text(one.result.as_of, lang), *numbers, tally(one, lang)]


def _printable(text: str) -> str:
    """What XML can hold, and no more than a cell can."""
    return "".join(c for c in text[:_LONGEST] if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
