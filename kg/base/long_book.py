"""Workbooks of any length: rows are written as they come, and none is kept. Needs the extra `xlsx`.

No cell is ever a formula. A sheet that is longer than a spreadsheet can hold goes on in another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.base.files import whole_file
from kg.base.spreadsheet import LONGEST_CELL, Cell, height_of, looks, new_book
from kg.base.xml import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: Rows of a sheet, the headings among them.
_MOST_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class LongSheet:
    """A sheet: its name, its headings each with its width in characters, and its rows, asked for once."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def write_book(
    path: Path,
    sheets: Iterable[LongSheet],
    *,
    fills: Mapping[str, str] | None = None,
    author: str = "",
    title: str = "",
) -> None:
    """Write the sheets one after another to `path`, whole or not at all.

    Cells whose whole text is a key of `fills` have its colour ("#FFDEDE"). Raises NoSheetWriter, OSError.
    """
    with whole_file(path) as draft:
        book = new_book(str(draft), author=author, title=title, rows_are_kept=False)
        try:
            head, body, filled = looks(book, fills or {})
            for one in sheets:
                _write(book, one, head, body, filled)
        finally:
            book.close()


def _write(book: Workbook, one: LongSheet, head: Any, body: Any, filled: Mapping[str, Any]) -> None:
    widths = [width for _, width in one.heads]
    sheet, at, part = None, 0, 1
    for row in one.rows:
        if sheet is None or at == _MOST_ROWS:
            sheet = _begun(book, one, f"{one.name} ({part})" if part > 1 else one.name, head)
            at, part = 1, part + 1
        sheet.set_row(at, height_of(row, widths))
        for n, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, n, cell, body)
            else:
                sheet.write_string(at, n, clean(cell[:LONGEST_CELL]), filled.get(cell, body))
        at += 1
    if sheet is None:
        sheet = _begun(book, one, one.name, head)


def _begun(book: Workbook, one: LongSheet, name: str, head: Any) -> Any:
    sheet = book.add_worksheet(name)
    for n, (heading, width) in enumerate(one.heads):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, clean(heading), head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, _MOST_ROWS - 1, len(one.heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return sheet
