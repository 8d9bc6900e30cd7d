"""VB5: what the report says against itself. VB9: what could not be checked, which is no fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.check.context import Context, vn
from kg.check.finding import Finding
from kg.naming import fold, symbol_key
from kg.resolve import Resolved


def two_days(ctx: Context) -> Iterator[Finding]:
    """VB501: one number of one office in one year, with two days: said where the second day stands."""
    groups: dict[tuple[str, str, int], list[Resolved]] = defaultdict(list)
    for one in ctx.cited:
        citation = one.citation
        if citation.symbol and citation.day:
            issuer = fold(citation.issuer.name) if citation.issuer else ""
            groups[symbol_key(citation.symbol), issuer, citation.day.year].append(one)
    for mentions in groups.values():
        days = list(dict.fromkeys(one.citation.day for one in mentions))
        if len(days) < 2:
            continue
        second = next(one for one in mentions if one.citation.day == days[1])
        other = "; ".join(f"ngày {vn(day)}" for day in days)
        yield ctx.finding("VB501", second, count=str(len(days)), other=other)


def later_than_report(ctx: Context) -> Iterator[Finding]:
    """VB502: a cited document is younger than the report."""
    report = ctx.reading.report
    if report.as_of is None:
        return
    for one in ctx.cited:
        day = one.citation.day
        if day is not None and day > report.as_of:
            yield ctx.finding("VB502", one, date=vn(day), day=vn(report.as_of))


def not_checked(ctx: Context) -> Iterator[Finding]:
    """VB901, VB902: in no register, or not identified; said once for each document."""
    for one in ctx.first_mentions():
        if one.known:
            continue
        if one.citation.form == "named" or one.certainty == "candidates" or one.citation.symbol is None:
            yield ctx.finding("VB902", one, printed=" ".join(one.citation.text.split()))
        else:
            yield ctx.finding("VB901", one)


RULES = (two_days, later_than_report, not_checked)
