"""VB505: a number that does not fit its day.

An office numbers its documents of a type through the year, from 01 on 1 January, in the order of their issue (Nghị
định 30/2020/NĐ-CP Điều 15 khoản 1). So of two numbers of a year the higher is the later; and over the years an office
issues at about the same pace. In a province's register of 3,056 documents the pace of a series stays within a
factor of three, and what is eight times off is a slip of the register.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg.check.context import Context, vn
from kg.check.finding import Finding
from kg.cite.symbols import codes_of, is_normative
from kg.naming import fold
from kg.resolve import Resolved

#: How far the paces of one series may differ, how many days a number may be late, and from what day a pace counts.
_MOST_TIMES, _MOST_LATE, _FIRST_DAY = 8, 31, 60
#: Types in which an office of a place issues normative documents, numbered on their own with the year.
_NORMATIVE = frozenset(("decision", "resolution"))


def out_of_line(ctx: Context) -> Iterator[Finding]:
    """VB505: of two numbers of one office and type the higher is the older, or their paces are worlds apart."""
    series: dict[tuple[str, ...], list[tuple[int, date, Resolved]]] = defaultdict(list)
    for one in ctx.cited:
        citation = one.citation
        if citation.day is None or citation.symbol is None or citation.issuer is None or is_normative(citation.symbol):
            continue
        number = re.match(r"\d+", citation.symbol)
        if number and citation.issuer_basis == "explicit" and citation.issuer.place:
            key = (fold(citation.issuer.name), *codes_of(citation.symbol))
            series[key].append((int(number.group()), citation.day, one))
    for row in series.values():
        said: set[str] = set()
        for number, day, one in row:
            against = next((other for n, d, other in row if _contradict((number, day), (n, d))), None)
            if against is not None and one.document not in said:
                said.add(one.document)
                normative = _with_year(one, day) if one.citation.type in _NORMATIVE else None
                yield ctx.finding("VB505", one, date=vn(day), other=_as_cited(against), repaired=normative)


def _contradict(one: tuple[int, date], other: tuple[int, date]) -> bool:
    """Whether the lower of two numbers of a series is too late for the higher: said of the lower."""
    (low, late), (high, early) = one, other
    if low >= high:
        return False
    if late.year == early.year:
        return (late - early).days > _MOST_LATE
    days = late.timetuple().tm_yday
    return days >= _FIRST_DAY and low * _MOST_TIMES * early.timetuple().tm_yday < high * days


def _with_year(one: Resolved, day: date) -> str:
    """The symbol as a normative document of that year would bear it: "48/QĐ-UBND" → "48/2021/QĐ-UBND"."""
    number, _, codes = (one.citation.symbol or "").partition("/")
    return f"{number}/{day.year}/{codes}"


def _as_cited(one: Resolved) -> str:
    citation = one.citation
    return f"số {citation.symbol} ngày {vn(citation.day)}"


RULES = ((("VB505",), out_of_line),)
