"""Slips in the code of a number: "45/2015/TT-LĐTBXH" is 45/2015/TT-BLĐTBXH, for no body has that code."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable

_OF_TERM = re.compile(r"(\w+/(\d{4})/.*QH)(\d{1,2})")
#: The first and the last year of each term of the National Assembly.
_TERMS = {
    8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016),
    14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031),
}  # fmt: skip
_NUMBER = re.compile(r"0*(\d+)/(\d{4})/(.+)$")
#: A code of which this many times as many numbers are known is the true one.
_MANY = 5
#: So common a code is the true one of a number that is its own only witness.
_COMMON = 100


def true_term(symbol: str) -> str:
    """A number of the National Assembly with the term to which its year belongs: "67/2014/QH14" is 67/2014/QH13."""
    found = _OF_TERM.fullmatch(symbol)
    if found is None:
        return symbol
    terms = [term for term, (first, last) in _TERMS.items() if first <= int(found[2]) <= last]
    return f"{found[1]}{terms[0]}" if len(terms) == 1 else symbol


def slips(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Numbers of which the code has one letter too few or too many, each with the number of the true code.

    `told` are numbers with their days of issue ("" where none is told). Two of one year are one document if the code
    of the one is rare beside that of the other, and both were issued on one day, or the rare code stands nowhere else.
    """
    days: dict[str, set[str]] = collections.defaultdict(set)
    for symbol, day in told:
        if _NUMBER.match(symbol):
            days[symbol].update(filter(None, [day]))
    parts = {symbol: found for symbol in days if (found := _NUMBER.match(symbol))}
    known = collections.Counter(re.sub(r"\d+$", "", found[3]) for found in parts.values())
    of_number: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for symbol, found in parts.items():
        of_number[found[1], found[2]].append(symbol)
    mended = {}
    for same in of_number.values():
        for slip in same:
            for true in same:
                rare, common = (known[re.sub(r"\d+$", "", parts[one][3])] for one in (slip, true))
                if slip == true or not _one_letter_apart(parts[slip][3], parts[true][3]):
                    continue
                glued = rare == common == 1 and parts[true][3].count("-") > parts[slip][3].count("-")
                same_day = bool(days[slip] & days[true]) and (rare * _MANY < common or glued)
                if same_day or (rare == 1 and common >= _COMMON and not (days[slip] and days[true])):
                    mended[slip] = true
    return mended


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) + 1 == len(long) and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
