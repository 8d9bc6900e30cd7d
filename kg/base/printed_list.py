"""A list as offices print and issue it: titles, a table with its rows under headings, a total.

`kg.base.word_list` writes such lists as a Word file, `kg.base.excel_list` as a workbook. Neither knows what they tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.base.spreadsheet import Cell

#: What a column is for: to be printed; to be hidden at will ("how sure"); to be filled in by a reader in the workbook;
#: or for the program alone, which reads the workbook back.
Use = Literal["print", "sure", "decide", "key"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in millimetres of a landscape page, and what it is for.

    `choices` are the words that a cell of a workbook may hold; with `centred` the cells stand in the middle.
    """

    heading: str
    width: int
    use: Use = "print"
    choices: tuple[str, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column. One that `continues` tells more of what stands in the row above."""

    cells: tuple[Cell, ...]
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading of their own; "" for rows without one. `total` stands below them, if it is given."""

    heading: str
    rows: Sequence[Row]
    total: str = ""


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list: the `name` of its sheet, the lines of its title, a line `about` it, its columns, groups and total.

    Of a row that continues another the first `joined` cells are not said again in print.
    """

    name: str
    title: tuple[str, ...]
    about: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: Sequence[Group]
    total: str = ""
    joined: int = 0


def roman(number: int) -> str:
    """A number as headings of lists are counted: I, II, III … `number` is at least 1."""
    told = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        told += sign * count
    return told
