"""The forms that a number takes before its slash: with a suffix, with a point of thousands, of a series."""

from __future__ import annotations

from kg.base.patterns import late
from kg.cite.codes import Codes

#: A number with a point: 66.13 is the thirteenth of the series 66 (the Government's resolutions of 2025 and after),
#: 1.234 is 1234 with the point of thousands.
IN_SERIES = late(r"\d{1,4}\.\d{1,2}")
THOUSANDS = late(r"[1-9]\d?\.\d{3}")


def plausible_suffix(number: str) -> bool:
    """Whether the letters after the digits are a suffix (19a, 19^A, 3bis) and not a word or a unit."""
    if number.isdigit():
        return True
    letters = number.lstrip("0123456789. ^")
    return len(letters) <= 1 or letters in ("bis", "QĐ") or "^" in number


def plausible_point(number: str, year: int | None, codes: Codes) -> bool:
    """Whether a point belongs to the number: 66.13/2026/NQ-CP, 1.234/QĐ-UBND; not the form 24.1/ĐK-TCT."""
    if year is not None and IN_SERIES.fullmatch(number):
        return codes.known
    return THOUSANDS.fullmatch(number) is not None and codes.known and codes.type is not None
