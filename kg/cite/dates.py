"""Days as Vietnamese documents write them.

`ngày 05/3/2024`, `ngày 20 tháng 4 năm 2007`, `ngày 14-8-2023`, `19/6/ 2013`, also broken over lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_S = r"\s{0,8}"
_NUMERIC = rf"(\d{{1,2}}){_S}[/.\-]{_S}(\d{{1,2}}){_S}[/.\-]{_S}(\d{{4}})(?!\d)"
_WORDED = rf"(\d{{1,2}})\s{{1,8}}tháng{_S}(\d{{1,2}}){_S}năm{_S}(\d{{4}})(?!\d)"
_LEAD = rf"{_S}[,;]?{_S}(?:được\s{{1,8}})?(?:ký\s{{1,8}})?(?:ban\s{{1,8}}hành\s{{1,8}})?"
#: A date right after a citation: with the word "ngày", or bare in figures.
AFTER = re.compile(rf"{_LEAD}(?:[Nn]gày\s{{1,8}}(?:{_NUMERIC}|{_WORDED})|{_NUMERIC})")
#: "năm 2013", "2013", "(năm 2013)" right after the name of a law.
YEAR_AFTER = re.compile(r"\s{1,8}(?:\(\s?)?(?:năm\s{1,8})?((?:19|20)\d{2})(?![\d/])(?:\s?\))?")
#: A sentence that opens with its day: "Ngày 30/8/2024, UBND phường đã ban hành …"
OPENING = re.compile(rf"\s*[-+*•]?\s*(?:Vào\s+)?[Nn]gày\s{{1,8}}(?:{_NUMERIC}|{_WORDED})")


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A printed day: `day` is None when it does not exist in the calendar (31/02/2024)."""

    end: int
    text: str
    day: date | None


def read(match: re.Match[str]) -> PrintedDay:
    """The day of a match of `AFTER` or `OPENING`."""
    figures = [int(g) for g in match.groups() if g is not None]
    try:
        day: date | None = date(figures[2], figures[1], figures[0])
    except ValueError:
        day = None
    return PrintedDay(match.end(), match.group().lstrip(" ,;\n\r\t"), day)


def after(text: str, pos: int) -> PrintedDay | None:
    """The day printed right after `pos`, or None."""
    match = AFTER.match(text, pos)
    return read(match) if match else None
