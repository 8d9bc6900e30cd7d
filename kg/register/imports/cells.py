"""What the cells of a list of documents mean: days, types, states, and what is odd about a row.

Used by every reader of tables, so that a day or a state means the same in each.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg.data import table
from kg.model import STANDING, DocType, State
from kg.naming import fold, symbol_year

_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[ T]00:00(?::00)?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
#: States in which a document binds: with an end in the past, one of the two is wrong.


def read_day(value: object) -> date | None:
    """The day in a cell: a date, dd/mm/yyyy, or ISO; None if the cell is empty. ValueError if it is no day."""
    if value is None or isinstance(value, date):
        found = value.date() if hasattr(value, "date") else value  # type: ignore[union-attr]
    else:
        text = str(value).strip()
        if not text:
            return None
        iso, day = _ISO.fullmatch(text), _DAY.fullmatch(text)
        numbers = iso.groups() if iso else day.groups()[::-1] if day else None
        if numbers is None:
            raise ValueError(text)
        try:
            found = date(*(int(number) for number in numbers))
        except ValueError:
            raise ValueError(text) from None
    if found is not None and not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(str(value))
    return found


def read_type(printed: str) -> DocType | None:
    """The type that a cell names: "Nghị định", "QĐ", or this program's own word "decree"; None if it names none."""
    text = fold(printed)
    return _types().get(text)


def read_state(printed: str) -> tuple[State | None, str | None]:
    """The state that a cell names, and the national database's code for it: "Còn hiệu lực" → in_force, CHL.

    Words that are not known give no state, and stand for the code.
    """
    text = " ".join(printed.split())
    if not text:
        return None, None
    return _states().get(fold(text).removeprefix("van ban "), (None, text))


def oddities(
    symbol: str | None,
    issued: date | None,
    effective: date | None,
    expired: date | None,
    state: State | None,
    today: date,
) -> tuple[str, ...]:
    """What cannot be right about a row, by the names of flags; nothing is mended."""
    year = symbol_year(symbol or "")
    odd = {
        "effective_before_issued": bool(issued and effective and effective < issued),
        "expired_before_effective": bool(expired and effective and expired < effective),
        "in_force_after_end": bool(expired and expired <= today and (state in STANDING or state == "suspended")),
        "issued_year_differs_from_number": bool(year and issued and year != issued.year),
    }
    return tuple(flag for flag, is_so in odd.items() if is_so)


@cache
def _types() -> dict[str, DocType]:
    known: dict[str, DocType] = {}
    for row in reversed(table("document_types")["types"]):
        for name in (*row["codes"], row["type"], row["type"].replace("_", " "), row["vi"], row["en"], *row["words"]):
            known[fold(name)] = row["type"]
    return known


@cache
def _states() -> dict[str, tuple[State | None, str | None]]:
    known: dict[str, tuple[State | None, str | None]] = {}
    for row in table("national_database")["states"]:
        for label in (*row["labels"], row["code"]):
            known[fold(label)] = (row["state"], row["code"])
        if row["state"]:
            known.setdefault(fold(row["state"]), (row["state"], None))
    return known
