"""Tables for people with a spreadsheet: CSV that Excel opens as UTF-8, and XLSX. No cell is ever a formula.

Titles and sentences come from documents that strangers wrote: what begins like a formula is text in both formats.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.base.files import write_file
from kg.base.xml import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int
T = TypeVar("T")
#: What a spreadsheet may take for the beginning of a formula, in its plain and its full-width form.
_FORMULA = frozenset("=+-@＝＋－＠")
LONGEST_CELL = 32_767
_WIDEST = 48
#: Points: a line of the font that workbooks are written in, and the highest row there can be.
_LINE, _HIGHEST = 15, 409


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, and its rows, the first of them headings."""

    name: str
    rows: Sequence[Sequence[Cell]]


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


def harmless(cell: T) -> T | str:
    """The cell, with an apostrophe before what a spreadsheet may take for a formula. `as_given` takes it away again."""
    return f"'{cell}" if isinstance(cell, str) and _like_a_formula(cell) else cell


def as_given(cell: str) -> str:
    """What `harmless` made this cell of; any other cell as it is."""
    return cell[1:] if cell[:1] == "'" and _like_a_formula(cell[1:]) else cell


def _like_a_formula(cell: str) -> bool:
    """Whether it begins like one, behind blanks and, so that nothing is lost on the way back, apostrophes."""
    return cell.lstrip("'").lstrip()[:1] in _FORMULA


def write_xlsx(path: Path, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Write the rows as the sheet `name` of a new workbook at `path`, in one step.

    Raises NoSheetWriter, and OSError when the file cannot be written; then nothing is left behind.
    """
    write_file(path, xlsx([Sheet(name, rows)]))


def new_book(target: io.BytesIO | str, *, author: str = "", title: str = "", rows_are_kept: bool = True) -> Workbook:
    """An empty workbook in which no cell ever is a formula, a link or a number that was text; who asked closes it.

    Where rows are not kept they are written in order, and a file on the disk holds them. Raises NoSheetWriter.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise NoSheetWriter from None
    memory = "in_memory" if rows_are_kept else "constant_memory"
    plain = {memory: True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, plain)
    book.set_properties({"author": author, "title": title})
    return book


def looks(book: Workbook, fills: Mapping[str, str]) -> tuple[Any, Any, dict[str, Any]]:
    """The formats of a plain table: headings, cells, and by their whole text cells of a colour of their own."""
    look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B6C2D2"}
    head, body = book.add_format({**look, "bold": True, "bg_color": "#DCE6F2"}), book.add_format(look)
    return head, body, {text: book.add_format({**look, "bg_color": fill}) for text, fill in fills.items()}


def xlsx(
    sheets: Sequence[Sheet], *, fills: Mapping[str, str] | None = None, author: str = "", title: str = ""
) -> bytes:
    """A workbook of the sheets; cells whose whole text is a key of `fills` have its colour ("#FFDEDE").

    Characters that XML cannot hold become spaces. Raises NoSheetWriter.
    """
    data = io.BytesIO()
    with new_book(data, author=author, title=title) as book:
        head, body, filled = looks(book, fills or {})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            for n, row in enumerate(one.rows):
                for m, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(n, m, cell, body)
                    else:
                        sheet.write_string(n, m, clean(cell[:LONGEST_CELL]), filled.get(cell, body) if n else head)
            widths = [
                min(_WIDEST, max(8, *(len(str(cell)) for cell in column)) + 2) for column in zip(*one.rows, strict=True)
            ]
            for m, width in enumerate(widths):
                sheet.set_column(m, m, width)
            for n, row in enumerate(one.rows):
                sheet.set_row(n, height_of(row, widths))
            sheet.freeze_panes(1, 2)
            sheet.autofilter(0, 0, max(1, len(one.rows) - 1), len(one.rows[0]) - 1)
            sheet.repeat_rows(0)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
    return data.getvalue()


def height_of(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """The height that the wrapped cells of a row need in columns of these widths, in points.

    LibreOffice does not find it out by itself.
    """
    lines = 1
    for cell, width in zip(row, widths, strict=True):
        words, room = str(cell), width - 2
        if len(words) > room or not words.isprintable():  # else it is one line, as most are
            lines = max(lines, sum(max(1, -(-len(line) // room)) for line in words.splitlines() or [""]))
    return min(_HIGHEST, _LINE * lines)
