"""Tables for people with a spreadsheet: CSV that Excel opens as UTF-8, and XLSX. No cell is ever a formula.

Titles and sentences come from documents that strangers wrote: what begins like a formula is text in both formats.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.writing import write_file

Cell = str | int
#: What a spreadsheet may take for the beginning of a formula, in its plain and its full-width form.
_FORMULA = frozenset("=+-@＝＋－＠\t\r")
_LONGEST_CELL = 32_767
_WIDEST = 60


class NoSheetWriter(Exception):
    """The package that writes XLSX is not installed."""


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV (RFC 4180) with a byte order mark, so that Excel reads the Vietnamese letters.

    A cell that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    return "".join(csv_pieces(rows))


def csv_pieces(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The same, row by row: of a list that is too long to be held at once."""
    yield "\ufeff"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what a spreadsheet may take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in _FORMULA and cell.strip() else cell


def write_xlsx(path: Path, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Write the rows, the first of them headings, as the sheet `name` of a new workbook at `path`, in one step.

    Raises NoSheetWriter, and OSError when the file cannot be written; then nothing is left behind.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise NoSheetWriter from None
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "border": 1})
        body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(n, m, cell, body)
                else:
                    sheet.write_string(n, m, cell[:_LONGEST_CELL], body if n else head)
        for m, column in enumerate(zip(*rows, strict=True)):
            sheet.set_column(m, m, min(_WIDEST, max(8, *(len(str(cell)) for cell in column)) + 2))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    write_file(path, data.getvalue())
