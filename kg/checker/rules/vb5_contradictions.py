"""VB5: what the report says against itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.rules.vb1_form import DAMAGE
from kg.cite.structure import recitals_end
from kg.cite.symbols import is_normative
from kg.cite.trie import words_of
from kg.model import BY_NAME, Citation, Edge
from kg.naming import fold, symbol_key, symbol_year
from kg.resolve import Resolved

#: A document that does one of these to another is the younger one.
_RESTS = frozenset(("implements", "details", "guides", "based_on"))
#: A day right behind a symbol, and until when in January an act of December may be signed.
_DAY_BEHIND = late(r"\s{0,3},?\s{0,3}(?:ngày|ký\s+ngày|\()?\s{0,3}\d{1,2}\s{0,3}(?:[/.-]|tháng)", re.IGNORECASE)
_NEW_YEAR = (1, 31)
_JOINER = late(r"\s*(?:,\s*)?(?:(?:và|cùng)\s+)?")
_ON_THE_BASIS = late(r"[Cc]ăn\s+cứ\s+(?:vào\s+)?(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?$")


def twice_otherwise(ctx: Context) -> Iterator[Finding]:
    """VB501: one document with two days or two issuers: said at the second of them."""
    yield from _two(_mentions(ctx, _office_and_year), lambda c: f"ngày {vn(c.day)}" if c.day else None, ctx)
    yield from _two(_mentions(ctx, _number_and_day), _printed_issuer, ctx)


def own_otherwise(ctx: Context) -> Iterator[Finding]:
    """VB501 too: what is issued with the paper names the paper's own number with another day."""
    report = ctx.reading.report
    if report.symbol is None or report.day is None:
        return
    for one in ctx.reading.citations:
        citation = one.citation
        if citation.day in (None, report.day) or symbol_key(citation.symbol or "") != symbol_key(report.symbol):
            continue
        if _ISSUED_WITH.search(ctx.text, max(0, citation.start - _LEAD), citation.start):
            yield ctx.finding("VB501", one, count="2", other=f"ngày {vn(report.day)}; ngày {vn(citation.day)}")


def passed_otherwise(ctx: Context) -> Iterator[Finding]:
    """VB501 too: a council's resolution says that the council passed it on another day than its own."""
    report = ctx.reading.report
    if report.type != "resolution" or report.day is None or report.body is None or "HĐND" not in report.body.head:
        return
    for found in _PASSED.finditer(ctx.text):
        day, month, year = (int(found[name]) for name in ("day", "month", "year"))
        if ctx.quoted(found.start()) or (year, month, day) == (report.day.year, report.day.month, report.day.day):
            continue
        fields = {"type": "Nghị quyết", "symbol": report.symbol, "count": "2"}
        fields["other"] = f"ngày {vn(report.day)}; thông qua ngày {day:02}/{month:02}/{year}"
        yield Finding("VB501", *found.span(), found.group(), fields)
        return


_PASSED = late(
    r"Nghị\s+quyết\s+này\s+(?:đã\s+)?được\s[^.;]{0,240}?\sthông\s+qua(?:\s+vào)?\s+ngày\s+(?P<day>\d{1,2})\s*(?:tháng|/|-)\s*"
    r"(?P<month>\d{1,2})\s*(?:năm|/|-)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_LEAD = 40
_ISSUED_WITH = late(r"\(\s*(?:Ban\s+hành\s+)?kèm\s+theo\s*$", re.IGNORECASE)


def _mentions(ctx: Context, key: Callable[[Resolved], Hashable]) -> Iterable[list[Resolved]]:
    groups: dict[Hashable, list[Resolved]] = defaultdict(list)
    for one in ctx.cited:
        if one.citation.symbol and (of := key(one)) is not None:
            groups[of].append(one)
    return groups.values()


def _office_and_year(one: Resolved) -> Hashable:
    citation = one.citation
    if citation.day is None:
        return None
    return symbol_key(citation.symbol or ""), fold(citation.issuer.name) if citation.issuer else "", citation.day.year


def _number_and_day(one: Resolved) -> Hashable:
    citation = one.citation
    return (symbol_key(citation.symbol or ""), citation.type, citation.day) if citation.day else None


def _printed_issuer(citation: Citation) -> str | None:
    """The office as printed, its kind and place; a chairman signs for his committee, a minister for his ministry."""
    if (
        citation.issuer_basis != "explicit"
        or citation.issuer is None
        or citation.issuer.level in ("central", "ministry")
    ):
        return None
    if not citation.issuer.place:
        return None
    name = citation.issuer.name
    return name.removeprefix(next((role for role in _ROLES if name.startswith(role)), ""))


#: Who signs for an office.
_ROLES = ("Chủ tịch ", "Chánh Văn phòng ", "Giám đốc ", "Trưởng ")


def two_spellings(ctx: Context) -> Iterator[Finding]:
    """VB501 too: the number is damaged in one place and whole in another; said where it is damaged."""
    whole = {one.document for one in ctx.cited if not _broken(one.citation)}
    said: set[str] = set()
    for one in ctx.cited:
        if _broken(one.citation) and one.document in whole and one.document not in said:
            said.add(one.document)
            other = f"{one.citation.printed_symbol}; {one.citation.symbol}"
            yield ctx.finding("VB501", one, count="2", other=" ".join(other.split()))


def two_numbers(ctx: Context) -> Iterator[Finding]:
    """VB501 too: one office's paper of one day with one subject bears two numbers of the same digits, 18 and 81."""
    if not ctx.relies:
        return
    first: dict[Hashable, list[tuple[Resolved, tuple[str, ...]]]] = defaultdict(list)
    for one in ctx.cited:
        citation = one.citation
        number, slash, rest = (citation.symbol or "").partition("/")
        subject = tuple(words_of(ctx.text[slice(*citation.subject)])) if citation.subject else ()
        if not slash or citation.day is None or citation.issuer is None or len(subject) < _TELLING:
            continue
        alike = first["".join(sorted(number)), fold(rest), citation.type, citation.day, fold(citation.issuer.name)]
        before = next((other for other, words in alike if _begins_like(words, subject)), None)
        alike.append((one, subject))
        if before is not None and before.citation.symbol != citation.symbol:
            yield ctx.finding("VB501", one, count="2", other=f"{before.citation.symbol}; {citation.symbol}")


def _begins_like(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter of two subjects is the beginning of the longer."""
    fewest = min(len(one), len(other))
    return one[:fewest] == other[:fewest]


#: So many words of a subject tell it from others.
_TELLING = 4


def _broken(citation: Citation) -> bool:
    return bool(citation.repairs) and any(
        repair.rule in DAMAGE and repair.rule != "completed" for repair in citation.repairs
    )


def _two(groups: Iterable[list[Resolved]], said: Callable[[Citation], str | None], ctx: Context) -> Iterator[Finding]:
    for mentions in groups:
        ways: dict[str, tuple[str, Resolved]] = {}
        for one in mentions:
            if words := said(one.citation):
                ways.setdefault(fold(words), (words, one))
        if len(ways) > 1:
            second = list(ways.values())[1][1]
            other = "; ".join(words for words, _ in ways.values())
            yield ctx.finding("VB501", second, count=str(len(ways)), other=other)


def later_than_report(ctx: Context) -> Iterator[Finding]:
    """VB502: a cited document is younger than the report."""
    report = ctx.reading.report
    if report.as_of is None or report.precision not in ("day", "month"):  # no day of its own is printed
        return
    for one in ctx.cited:
        day = one.citation.day
        if day is not None and day.year > max(ctx.today, report.as_of).year + 1:
            continue  # a slip of the pen, which VB107 tells
        if day is not None and day > report.as_of:
            yield ctx.finding("VB502", one, date=vn(day), day=vn(report.as_of))
        elif day is None and (year := symbol_year(one.citation.symbol or "")) is not None and year > report.as_of.year:
            yield ctx.finding("VB502", one, year=str(year), day=vn(report.as_of))


def other_year(ctx: Context) -> Iterator[Finding]:
    """VB506: the year in the number is not that of the day printed right behind it.

    A number is of the year in which it is given (Nghị định 30/2020/NĐ-CP Điều 15 khoản 1); one of December may be
    signed in the first days of January. What VB301 corrects by the register is left to it.
    """
    for one in ctx.cited:
        citation = one.citation
        if citation.day is None or citation.printed_symbol is None:
            continue
        year = symbol_year(citation.symbol or "")
        if year is None or citation.day.year == year:
            continue
        behind = _DAY_BEHIND.match(
            citation.text, citation.text.find(citation.printed_symbol) + len(citation.printed_symbol)
        )
        if behind is None or (year == citation.day.year - 1 and (citation.day.month, citation.day.day) <= _NEW_YEAR):
            continue
        known = ctx.known(one)
        if known and known.issued and (known.certainty in SURE or known.issued == citation.day):
            continue
        yield ctx.finding("VB506", one, year=str(year), date=vn(citation.day))
    own = next((one for one in ctx.reading.citations if one.citation.form == "self"), None)
    day = ctx.reading.report.day
    year = symbol_year(own.citation.symbol or "") if own else None
    if own is None or day is None or year in (None, day.year) or not is_normative(own.citation.symbol or ""):
        return
    if not (year == day.year - 1 and (day.month, day.day) <= _NEW_YEAR):
        yield ctx.finding("VB506", own, year=str(year), date=vn(day))


def younger_than_itself(ctx: Context) -> Iterator[Finding]:
    """VB503: a document is said to carry out, detail or rest on one that was issued after it."""
    cited = {one.document: one for one in reversed(ctx.cited)}
    for edge in ctx.stated:
        actor, ground = cited.get(edge.subject), cited.get(edge.object)
        if edge.relation not in _RESTS or actor is None or ground is None or _by_name_alone(ctx, edge):
            continue
        days = [_day(ctx, one) for one in (actor, ground)]
        if days[0] and days[1] and days[0] < days[1] and not _later_in_list(ctx, edge):
            names = ctx.names(ground)
            yield ctx.finding(
                "VB503", actor, date=vn(days[0]), known_date=vn(days[1]),
                other=f"{names['type']} {names['symbol'] or ''}".strip(),
            )  # fmt: skip


def _by_name_alone(ctx: Context, edge: Edge) -> bool:
    """Whether the ground is a law named where the relation is said without number, year and day: which is a guess."""
    for one in ctx.after(edge.evidence.start or 0):
        if one.document == edge.object:
            said = one.citation
            return said.type in BY_NAME and not (said.symbol or said.year or said.day)
    return False


def _later_in_list(ctx: Context, edge: Edge) -> bool:
    """Whether the ground is joined to another: "tạm ngưng Nghị định A quy định chi tiết Luật B và ⟦Nghị quyết C⟧".

    Its day tells then that the sentence means the other reading, in which nothing is said between A and C.
    """
    before: Resolved | None = None
    for one in ctx.after(edge.evidence.start or 0):
        if one.document == edge.object:
            if before is None or before.document == edge.subject:
                return False
            return _JOINER.fullmatch(ctx.text, before.citation.end, one.citation.start) is not None
        before = one
    return False


def _printed(one: Resolved) -> str:
    return " ".join(one.citation.text.split())


def _day(ctx: Context, one: Resolved) -> date | None:
    """The day of a document: as the register is sure of it, else as printed."""
    known = ctx.known(one)
    if known and known.issued and known.certainty in SURE:
        return known.issued
    return one.citation.day if one.certainty in ("certain", "probable") else None


def recited_and_unused(ctx: Context) -> Iterator[Finding]:
    """VB504: named in the "căn cứ" and never again; or the body says "căn cứ" of a document that they do not name."""
    end = recitals_end(ctx.text)
    if end is None:
        return
    recited = {one.document: one for one in reversed(ctx.cited) if one.citation.start < end}
    used = {one.document for one in ctx.cited if one.citation.start >= end}
    for iri, one in recited.items():
        if iri not in used:
            yield ctx.finding("VB504", one, printed=_printed(one))
    for one in ctx.first_mentions:
        lead = _ON_THE_BASIS.search(ctx.text, max(0, one.citation.start - 40), one.citation.start)
        if one.citation.start >= end and lead:
            yield ctx.finding("VB504", one, other=" ".join(lead.group().split()), printed=_printed(one))


RULES = (
    (("VB501",), twice_otherwise), (("VB501",), own_otherwise), (("VB501",), passed_otherwise),
    (("VB501",), two_spellings), (("VB501",), two_numbers),
    (("VB502",), later_than_report),
    (("VB503",), younger_than_itself), (("VB506",), other_year), (("VB504",), recited_and_unused),
)  # fmt: skip
