"""Where the header of a list stands, which column is which field, and which rows below it are no documents.

Headings are known by `data/list_columns.json` or named by the user. They stand in one of the first rows, below the
name of the office and of the list, in one row or in two (one heading over several).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.cite.symbols import find_symbols
from kg.data import table
from kg.naming import fold
from kg.register.imports.cells import read_day, read_type
from kg.register.imports.matching import type_of_title
from kg.text import UnreadableError

_ORDINAL = re.compile(r"[IVXLC]+[.)]?|[A-ZĐa-zđ][.)]?|\(?\d+(?:\.\d+)*[.)]?")
_NUMBER = re.compile(r"\(?\d{1,2}\)?")
#: Fields under whose heading other headings may stand: "Văn bản thay thế" over "Số ký hiệu" and "Ngày".
_OVER = frozenset(("expired_by", "reason"))


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a list is laid out, as far as it must be told: headings of fields, and what holds for every row.

    `columns` {"symbol": "Số ký hiệu"}, `values` {"issuer": "UBND tỉnh Bình Dương"}; `delimiter` None: found out.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: rows up to its end, its headings, field → column, and how many fields it names."""

    rows: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    score: int

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.headings)

    def heading(self, name: str) -> str:
        """The heading of a field; of one that the user gave, its name."""
        return self.headings[self.columns[name]] if name in self.columns else name

    def is_repeated_by(self, cells: list[str]) -> bool:
        """Whether a row is the header once more, as on every page of a printed list."""
        return [fold(cell) for cell in cells] == [fold(heading) for heading in self.headings]


def fields() -> tuple[str, ...]:
    """The fields that a list may give, in the order in which this program writes them."""
    return tuple(row["field"] for row in table("list_columns")["columns"])


def find_header(rows: list[list[str]], form: ListForm) -> Header | None:
    """The header among the first rows of a table: what names the most fields, symbols or titles among them."""
    best: Header | None = None
    for number, row in enumerate(rows):
        one = _header(number + 1, [_flat(cell) for cell in row], form)
        two = _header(number + 2, _joined(row, rows[number + 1]), form) if number + 1 < len(rows) else None
        for found in (one, two):
            if found and (best is None or found.score > best.score):
                best = found
    return best


def no_header(tables: list[list[list[str]]], form: ListForm, path: Path) -> UnreadableError:
    """Why no table of the file has a header."""
    rows = [row for one in tables for row in one]
    known = {fold(_flat(cell)) for row in rows for cell in row}
    for heading in form.columns.values():
        if fold(_flat(heading)) not in known:
            return UnreadableError("no_column", heading, str(path))
    widest = max(rows, key=lambda row: sum(bool(cell.strip()) for cell in row), default=[])
    shown = ", ".join(_flat(cell) for cell in widest)
    return UnreadableError("no_heading", shown if len(shown) <= 200 else shown[:199] + "…", str(path))


def is_numbering(cells: list[str]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3)."""
    held = [cell.strip() for cell in cells if cell.strip()]
    return len(held) >= 2 and all(_NUMBER.fullmatch(cell) for cell in held)


def sub_heading(cells: list[str], header: Header) -> str | None:
    """The text of a row that is a heading among the rows ("I. LĨNH VỰC NỘI VỤ"); None if the row is a document."""
    if len(header.columns) < 2:
        return None
    number = header.columns.get("symbol")
    held = [
        text for at, cell in enumerate(cells)
        if (text := _flat(cell)) and not (_ORDINAL.fullmatch(text) and (at != number or text.isalpha()))
    ]  # fmt: skip
    if not held:
        return ""
    if len(held) > 1 or _is_day(held[0]):
        return None
    text = held[0]
    if next(iter(find_symbols(f"số {text}")), None) or (type_of_title(text) and read_type(text) is None):
        return None
    stands_as_number = number is not None and number < len(cells) and text == _flat(cells[number])
    return None if stands_as_number and any(c.isdigit() for c in text) else text


def _is_day(text: str) -> bool:
    try:
        return read_day(text) is not None
    except ValueError:
        return False


def _header(rows: int, headings: list[str], form: ListForm) -> Header | None:
    at = {fold(heading): number for number, heading in reversed(list(enumerate(headings))) if heading}
    columns = {field: number for heading, number in reversed(at.items()) if (field := _field(heading))}
    for name, heading in form.columns.items():
        if (number := at.get(fold(_flat(heading)))) is None:
            return None
        columns[name] = number
    if not {"symbol", "title"} & {*columns, *form.values} or not columns:
        return None
    return Header(rows, tuple(headings), columns, len(columns))


def _field(heading: str) -> str | None:
    """The field that a folded heading names; of one that names several, each known, the number of the document.

    "Tên loại văn bản; số, ký hiệu; ngày, tháng, năm ban hành; trích yếu" stands over whole citations.
    """
    if heading in _known():
        return _known()[heading]
    named = _named(tuple(_PARTS.split(heading)))
    return "symbol" if named is not None and len(named) > 1 and "symbol" in named else None


def _named(parts: tuple[str, ...]) -> list[str] | None:
    """The fields that the parts of a folded heading name, the longest name first; None if one part names none."""
    if not parts:
        return []
    for end in range(len(parts), 0, -1):
        found = _in_parts().get(parts[:end])
        rest = _named(parts[end:]) if found else None
        if found and rest is not None:
            return [found, *rest]
    return None


#: "Tên loại, số, ký hiệu; ngày, tháng, năm ban hành; tên gọi/trích yếu": what stands between the names of fields.
_PARTS = re.compile(r"\s*[;,/]\s*|\s+va\s+")


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two rows of headings as one: what stands below counts, and what stands above where nothing stands below."""
    width = max(len(upper), len(lower))
    above, below = ([_flat(cell) for cell in row] + [""] * (width - len(row)) for row in (upper, lower))
    return [
        high if not low or _known().get(fold(high)) in _OVER else low for high, low in zip(above, below, strict=True)
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _in_parts() -> dict[tuple[str, ...], str]:
    """The same by the parts of each name."""
    return {tuple(_PARTS.split(name)): field for name, field in _known().items()}


@cache
def _known() -> dict[str, str]:
    """Folded heading → field."""
    return {fold(name): row["field"] for row in table("list_columns")["columns"] for name in row["names"]}
