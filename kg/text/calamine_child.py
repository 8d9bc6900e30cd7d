"""The cells of a workbook (.xlsx, .xls, .ods), read in a process of its own: a hostile one may fill the memory.

Standard input is the file. Standard output is JSON, a line each: {"sheet": its name} and then its rows as lists of
texts, rows above one another that were merged all with the text of the first. Days are ISO. Hidden sheets are left
out. The last line is null, or {"error": reason}.
"""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

import python_calamine


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    """The rows from the first of the sheet on, so that they count as a spreadsheet counts them."""
    try:
        merged = sheet.merged_cell_ranges or []
    except (AttributeError, ValueError):  # a format that does not tell
        merged = []
    below = {(row, column): top for top, bottom in merged for row in range(top[0] + 1, bottom[0] + 1)
             for column in (top[1],)}  # fmt: skip
    tops = dict.fromkeys(below.values(), "")
    for number, row in enumerate(sheet.iter_rows()):
        cells = [_text(cell) for cell in row]
        for place in [place for place in tops if place[0] == number and place[1] < len(cells)]:
            tops[place] = cells[place[1]]
        for column in range(len(cells)):
            if (number, column) in below and not cells[column]:
                cells[column] = tops[below[number, column]]
        yield cells


def main() -> None:
    """Answer."""
    end: Any = None
    try:
        with python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read())) as book:
            for told in book.sheets_metadata:
                kind, seen = (str(one).rpartition(".")[2] for one in (told.typ, told.visible))
                if kind == "WorkSheet" and seen == "Visible":
                    print(json.dumps({"sheet": told.name}))
                    for row in _rows(book.get_sheet_by_name(told.name)):
                        print(json.dumps(row))
    except python_calamine.PasswordError:
        end = {"error": "locked_workbook"}
    except (python_calamine.CalamineError, ValueError, OSError, MemoryError):
        end = {"error": "bad_workbook"}
    print(json.dumps(end))


if __name__ == "__main__":
    main()
