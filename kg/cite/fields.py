"""The fields of a page or a list that tells what it holds of a document.

Số hiệu: | 318/2025/DS-PT |        Số/Ký hiệu   1234/UBND-NC
Loại văn bản: | Bản án |           Ngày ban hành   2/11/2015

The cells of a row do so without naming what they hold: | 12/QĐ-UBND | Quyết định | 5/3/2024 | UBND tỉnh Lào Cai |
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from kg.base.patterns import late
from kg.cite import bodies, dates
from kg.cite.draft import Draft
from kg.cite.vocabulary import TYPE_WORDS
from kg.model import Body, DocType
from kg.tuples import NamedTuple

_TO_VALUE = r"[ \t]*[:|\t]+[ \t|]*"
_NUMBER = late(rf"(?:(?:[Ss]ố\s?/?\s?)?[Kk]ý\s{{0,3}}hiệu|[Ss]ố\s{{1,3}}hiệu)(?:\s+văn\s+bản)?{_TO_VALUE}$")
_TYPE = late(rf"Loại\s+(?:văn\s+bản|VB){_TO_VALUE}")
_DAY = late(rf"Ngày\s+(?:ban\s+hành|ký|BH){_TO_VALUE}(?:ngày\s+)?(?=\d)")
_REACH, _FIELDS_REACH = 32, 260


def of_field(text: str, start: int) -> bool:
    """Whether the field for a document's number ends at `start`."""
    before = text[max(0, start - _REACH) : start]
    return "iệu" in before and _NUMBER.search(before) is not None


def kind_of_field(text: str, end: int) -> DocType | None:
    """The type that the field for it gives, behind the number that ends at `end`."""
    field = _TYPE.search(text, end, end + _FIELDS_REACH)
    named = TYPE_WORDS.match(text, field.end()) if field is not None else None
    return named[1] if named is not None else None


def set_day_of_field(text: str, draft: Draft) -> None:
    """Give a citation the day of the field for it, which no year of its number speaks against."""
    field = _DAY.search(text, draft.end, draft.end + _FIELDS_REACH)
    printed = dates.day_at(text, field.end()) if field is not None else None
    if printed is not None and draft.year in (None, printed.year):
        draft.day, draft.year = printed, printed.year


class Row(NamedTuple):
    """What the cells behind a number's tell of its document."""

    day: date | None
    issuer: Body | None


_SEPARATOR = late(r"[|\t]")
_DAY_CELL = late(r"(?:ngày\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}")
_ROW_REACH, _MOST_CELLS = 300, 4


def in_next_cells(text: str, end: int) -> Row | None:
    """The day and the office in the cells behind that of a number, up to the first that holds something else but the
    type's name; None where no cell ends there."""
    near = text[end : end + 3]
    if "|" not in near and "\t" not in near:
        return None
    line = text.find("\n", end, end + _ROW_REACH)
    first, *cells = _SEPARATOR.split(text[end : line if line >= 0 else end + _ROW_REACH])
    day, issuer = None, None
    for cell in cells[:_MOST_CELLS] if not first.strip() else ():
        words = cell.strip()
        if day is None and _DAY_CELL.fullmatch(words) is not None:
            day = _day(words)
        elif not words[:1].isalpha():
            break  # neither an office nor a type
        elif issuer is None and (found := bodies.any_body_at(words, 0)) is not None and found[0] == len(words):
            issuer = found[1]
        elif (named := TYPE_WORDS.match(words, 0)) is None or named[0] != len(words):
            break
    return Row(day, issuer)


def _day(cell: str) -> date | None:
    if cell[4:5] != "-":
        return dates.day_at(cell.removeprefix("ngày").lstrip(), 0)
    with suppress(ValueError):
        return date.fromisoformat(cell)
    return None
