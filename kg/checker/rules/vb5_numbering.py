"""VB505: a number that does not fit its day.

An office numbers its documents of a type through the year, from 01 on 1 January, in the order of their issue (Nghị
định 30/2020/NĐ-CP Điều 15 khoản 1; documents from before its day of effect are left alone). So of two numbers of a year
the higher is the later; and over the years an office issues at about the same pace. In a province's register of 3,056
documents the pace of a series stays within a factor of three, and what is eight times off is a slip of the register.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg.checker.context import DECREE_30, Context, vn
from kg.checker.finding import Finding
from kg.cite.symbols import codes_of, is_normative
from kg.naming import fold
from kg.resolve import Resolved
from kg.tuples import NamedTuple

#: How far the paces of one series may differ, how many days a number may be late, and from what day a pace counts.
_MOST_TIMES, _MOST_LATE, _FIRST_DAY = 8, 31, 60
#: Types in which an office of a place issues normative documents, numbered on their own with the year.
_NORMATIVE = frozenset(("decision", "resolution"))


class _Numbered(NamedTuple):
    """A citation with its number and day."""

    number: int
    day: date
    one: Resolved

    @property
    def pace(self) -> float:
        """How many documents a day the office had issued by then in that year."""
        return self.number / self.day.timetuple().tm_yday

    @property
    def counts(self) -> bool:
        """Whether the year was old enough for its pace to tell."""
        return self.day.timetuple().tm_yday >= _FIRST_DAY


def out_of_line(ctx: Context) -> Iterator[Finding]:
    """VB505: of two numbers of one office and type the higher is the older, or their paces are worlds apart.

    Said of the lower number, once for each document.
    """
    series: dict[tuple[str, ...], list[_Numbered]] = defaultdict(list)
    for one in ctx.cited:
        citation = one.citation
        if citation.issuer_basis != "explicit" or citation.issuer is None or not citation.issuer.place:
            continue
        figures = re.match(r"\d+", citation.symbol or "")
        if not (figures and citation.symbol and citation.day) or is_normative(citation.symbol):
            continue
        if citation.day >= DECREE_30:
            key = (fold(citation.issuer.name), *codes_of(citation.symbol))
            series[key].append(_Numbered(int(figures.group()), citation.day, one))
    for row in series.values():
        said: set[str] = set()
        for low, high in _contradictions(row):
            if low.one.document not in said:
                said.add(low.one.document)
                normative = _with_year(low) if low.one.citation.type in _NORMATIVE else None
                yield ctx.finding("VB505", low.one, date=vn(low.day), other=_as_cited(high.one), repaired=normative)


def _contradictions(row: list[_Numbered]) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Each number of a series that is too low for its day, with the one that tells."""
    years: dict[int, list[_Numbered]] = defaultdict(list)
    for item in row:
        years[item.day.year].append(item)
    fastest: dict[int, _Numbered] = {}  # of each year
    for item in sorted(row, key=lambda item: -item.pace):
        if item.counts:
            fastest.setdefault(item.day.year, item)
    for year, items in years.items():
        rival = next((item for other, item in fastest.items() if other != year), None)
        earliest: _Numbered | None = None  # of the numbers above
        for item in sorted(items, key=lambda item: -item.number):
            if earliest and earliest.number > item.number and (item.day - earliest.day).days > _MOST_LATE:
                yield item, earliest
            elif rival and item.counts and rival.number > item.number and item.pace * _MOST_TIMES < rival.pace:
                yield item, rival
            if earliest is None or item.day < earliest.day:
                earliest = item


def _with_year(item: _Numbered) -> str:
    """The symbol as a normative document of that year would bear it: "48/QĐ-UBND" → "48/2021/QĐ-UBND"."""
    number, _, codes = (item.one.citation.symbol or "").partition("/")
    return f"{number}/{item.day.year}/{codes}"


def _as_cited(one: Resolved) -> str:
    citation = one.citation
    return f"số {citation.symbol} ngày {vn(citation.day)}"


RULES = ((("VB505",), out_of_line),)
