"""Lists as a workbook: a sheet for each, as it is printed, with columns beside it for a reader's decisions.

Landscape A4, Times New Roman, the headings on every page. Columns of how sure something is can be folded away with the
sign above them; those that only the program reads are hidden. Needs the extra `xlsx`. No cell is ever a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.base.printed_list import PrintedList, Row
from kg.base.spreadsheet import LONGEST_CELL, height_of, new_book
from kg.base.xml import clean

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: Millimetres of a column's width for one character of the font.
_CHARACTER = 2.1
_LEAST = 6
_LOOK: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
_EDGE = {"border": 1, "border_color": "#7F7F7F"}
#: Cells are text, so that no spreadsheet makes the seventh of January of 1/7/2023.
_TEXT = {"num_format": 49}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "align": "center", "text_wrap": False},
    "about": {"italic": True, "align": "center", "text_wrap": False},
    "head": {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F2", **_EDGE},
    "decide_head": {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#FFE699", **_EDGE},
    "group": {"bold": True, "text_wrap": False, **_EDGE},
    "total": {"italic": True, "text_wrap": False, **_EDGE},
    "body": {**_TEXT, **_EDGE},
    "centred": {"align": "center", **_TEXT, **_EDGE},
    "decide": {"bg_color": "#FFF9E5", **_TEXT, **_EDGE},
}


def xlsx_lists(lists: Sequence[PrintedList], *, title: str, refused: tuple[str, str] = ("", "")) -> bytes:
    """A workbook with a sheet for each list; `refused` is told where a word is not one of a column's choices.

    Raises NoSheetWriter.
    """
    data = io.BytesIO()
    with new_book(data, title=title) as book:
        formats = {name: book.add_format({**_LOOK, **look}) for name, look in _FORMATS.items()}
        for one in lists:
            _Sheet(book.add_worksheet(one.name), one, formats).write(refused)
    return data.getvalue()


class _Sheet:
    def __init__(self, sheet: Worksheet, one: PrintedList, formats: dict[str, Any]) -> None:
        self.sheet, self.list, self.formats = sheet, one, formats
        self.printed = sum(column.use in ("print", "sure") for column in one.columns)
        self.widths = [max(_LEAST, round(column.width / _CHARACTER)) for column in one.columns]

    def write(self, refused: tuple[str, str]) -> None:
        one, sheet = self.list, self.sheet
        at = 0
        for line, look in (*((line, "title") for line in one.title), *((line, "about") for line in one.about)):
            self._across(at, line, look)
            at += 1
        head = at
        for n, column in enumerate(one.columns):
            sheet.write_string(
                head, n, clean(column.heading), self._format("head" if column.use != "decide" else "decide_head")
            )
        sheet.set_row(head, height_of([column.heading for column in one.columns], self.widths))
        at = self._body(head + 1)
        for n, column in enumerate(one.columns):
            options: dict[str, Any] = {"hidden": column.use == "key"}
            if column.use == "sure":
                options["level"] = 1
            sheet.set_column(n, n, self.widths[n], None, options)
            if column.choices and at > head + 1:
                sheet.data_validation(head + 1, n, at - 1, n, {
                    "validate": "list", "source": list(column.choices), "error_title": refused[0][:32],
                    "error_message": refused[1][:255],
                })  # fmt: skip
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, max(at - 1, head), self.printed - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20 and 20 mm
        sheet.set_header('&C&"Times New Roman"&13&P', {"margin": 0.4})
        sheet.fit_to_pages(1, 0)

    def _body(self, at: int) -> int:
        """The groups from the row `at` on; the row below them."""
        for group in self.list.groups:
            if group.heading:
                self._across(at, group.heading, "group")
                at += 1
            for row in group.rows:
                self._row(at, row)
                at += 1
            if group.total:
                self._across(at, group.total, "total")
                at += 1
        if self.list.total:
            self._across(at, self.list.total, "group")
            at += 1
        return at

    def _row(self, at: int, row: Row) -> None:
        told = []
        for n, (column, cell) in enumerate(zip(self.list.columns, row.cells, strict=True)):
            look = self._format("decide" if column.use == "decide" else "centred" if column.centred else "body")
            if isinstance(cell, int):
                self.sheet.write_number(at, n, cell, look)
            else:
                self.sheet.write_string(at, n, clean(cell[:LONGEST_CELL]), look)
            told.append(cell if column.use != "key" else "")
        self.sheet.set_row(at, height_of(told, self.widths))

    def _across(self, at: int, text: str, look: str) -> None:
        """A line over all columns that are printed."""
        if self.printed > 1:
            self.sheet.merge_range(at, 0, at, self.printed - 1, clean(text), self._format(look))
        else:
            self.sheet.write_string(at, 0, clean(text), self._format(look))

    def _format(self, name: str) -> Any:
        return self.formats[name]
