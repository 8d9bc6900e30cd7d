"""VB6, how a draft counts its own parts and points at them: chapters, sections, articles, clauses, points.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm đ (numbers, and points by the letters of the
alphabet) and Nghị định 78/2025/NĐ-CP Điều 63 (numbers go on) and Điều 68 khoản 2 (parts are cited by their number).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from kg.base.patterns import late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.paper import SELF_KINDS, body_end, head_of_paper, in_gazette, recipients
from kg.checker.parts import ALPHABET, Numbered, Part, Unit, out_of_number, parts, value
from kg.checker.rules.vb6_head import at_span
from kg.naming import type_name

_OF_ITSELF = late(
    rf"(?<!\w)(?P<unit>Điều|[Mm]ục|[Cc]hương)\s+(?P<number>\d{{1,3}}|[IVX]{{1,6}})\s+(?:của\s+|trong\s+|tại\s+)?"
    rf"(?P<self>{SELF_KINDS})\s+này(?!\w)"
)
_CLAUSE = late(r"(?:điểm\s+(?P<point>[a-zđ])\s+)?khoản\s+(?P<clause>\d{1,2})\s+$")
_CLAUSE_REACH = 26
#: "khoản 5 Điều này": a clause of the article in which it is said.
_OF_THIS_ARTICLE = late(r"(?<!\w)(?:điểm\s+(?P<point>[a-zđ])\s+)?khoản\s+(?P<clause>\d{1,2})\s+Điều\s+này(?!\w)")
_FIRST = late(r"Điều\s+(?:1|I|l|một)(?!\w)\s*(?:[.:–-]|\n)", re.IGNORECASE)
_AS_IN = late(r"^[ \t*_|]*[-–+•][ \t]*Như\s+Điều\s+(?P<number>\d{1,2})(?=\s*[;.,(]|\s*$)", re.MULTILINE)
_UNITS: dict[str, Unit] = {"điều": "article", "chương": "chapter"}
_NAMES: dict[Unit, str] = {
    "chapter": "Chương", "section": "Mục", "heading": "Mục", "article": "Điều", "clause": "khoản", "point": "điểm",
}  # fmt: skip
#: What begins a new count of clauses, of points and of sections.
_CLAUSES_BEGIN: frozenset[Unit] = frozenset(("chapter", "section", "heading", "article"))
_POINTS_BEGIN: frozenset[Unit] = _CLAUSES_BEGIN | frozenset[Unit](("clause",))
_FEWEST, _MANY = 2, 3


def numbering(ctx: Context) -> Iterator[Finding]:
    """VB634 and VB635."""
    paper = head_of_paper(ctx)
    report = ctx.reading.report
    if ctx.consolidated or paper is None or paper.party or report.type == "law":
        return
    if "sửa đổi" in (report.title or "").casefold() or not (ctx.administrative or ctx.normative):
        return  # its articles hold those of what it amends
    whole = parts(ctx)
    for part in whole:
        yield from _out_of_number(ctx, part)
    yield from _of_itself(ctx, whole, type_name(paper.kind).casefold() if paper.kind else None)
    for part in whole:
        yield from _of_this_article(ctx, part)
    yield from _as_in_article(ctx, whole[0])


def _out_of_number(ctx: Context, part: Part) -> Iterator[Finding]:
    """VB634: a line skips a number, or has that of the line before; said once in each list."""
    stop = body_end(ctx.text) if part.start == 0 else part.end
    lines = [one for one in part.lines if one.start < stop]
    own = [one for one in lines if one.unit == "article"]
    if own and own[0].number > _FEWEST:
        return  # a part of a text
    if part.start == 0 and own and own[0].number == _FEWEST and not _FIRST.search(ctx.text, 0, own[0].start):
        yield at_span(ctx, "VB634", own[0].start, own[0].line_end, other=f"Điều {own[0].printed}")
    yield from _said(ctx, own if len(own) >= _FEWEST else [])
    if part.annex:
        return  # tables and forms count in ways of their own
    counts: tuple[tuple[Unit, int], ...] = (("chapter", _FEWEST), ("heading", _MANY))
    for unit, fewest in counts:
        counted = part.of(unit)
        yield from _said(ctx, counted if len(counted) >= fewest else [])
    if any(one.unit == "chapter" for one in lines) or own:
        yield from _in_each(ctx, lines, "section", frozenset(("chapter",)))
    yield from _in_each(ctx, lines, "clause", _CLAUSES_BEGIN)
    yield from _in_each(ctx, lines, "point", _POINTS_BEGIN)


def _in_each(ctx: Context, lines: list[Numbered], unit: Unit, begin: frozenset[Unit]) -> Iterator[Finding]:
    """VB634 in each list of `unit` between two lines that begin its count anew."""
    for other, run in groupby(lines, key=lambda one: one.unit in begin):
        if other:
            continue
        yield from _said(ctx, [one for one in run if one.unit == unit])


def _said(ctx: Context, lines: list[Numbered]) -> Iterator[Finding]:
    if any(one.number == 0 for one in lines):
        return  # letters of another alphabet
    for one, before in out_of_number(lines):
        name = _NAMES[one.unit]
        printed, last = f"{name} {one.printed}", f"{name} {before.printed}"
        if one.number == before.number:
            yield at_span(ctx, "VB634", one.start, one.line_end, article=printed)
        else:
            yield at_span(ctx, "VB634", one.start, one.line_end, article=printed, last=last)
        if one.unit not in ("article", "chapter"):
            return


def _of_itself(ctx: Context, whole: list[Part], own: str | None) -> Iterator[Finding]:
    """VB635: "Điều 9 Quyết định này" in a paper of three articles, "Mục V Kế hoạch này" in one of four sections."""
    goes_on = in_gazette(ctx.text) and "./." not in ctx.text  # in another issue
    for found in _OF_ITSELF.finditer(ctx.text):
        if ctx.quoted(found.start()) or (part := _meant(whole, found, own)) is None:
            continue
        number = value(found["number"])
        unit = _UNITS.get(found["unit"].casefold()) or ("heading" if found["number"].isalpha() else "section")
        counted = part.of(unit)
        if unit == "section" and not counted:
            continue  # "Mục 2" may be a clause of a plan
        if len(counted) < (1 if unit == "article" else _FEWEST):
            continue
        last = max(one.number for one in counted)
        printed = " ".join(found.group().split())
        if number > last and goes_on:
            continue
        if number > last:
            name = f"{_NAMES[unit]} {next(one.printed for one in counted if one.number == last)}"
            yield at_span(ctx, "VB635", *found.span(), printed=printed, last=name)
        elif unit == "article" and (span := _beyond(ctx, part, number, found)):
            yield at_span(ctx, "VB635", *span, printed=" ".join(ctx.text[slice(*span)].split()))


def _meant(whole: list[Part], found: re.Match[str], own: str | None) -> Part | None:
    """The part that "Quy định này" names: what the paper issues by that kind, else itself, if it is of that kind."""
    kind = " ".join(found["self"].casefold().split())
    issued = [part for part in whole if part.kind == kind]
    if issued:
        around = next((part for part in issued if part.start <= found.start() < part.end), None)
        return around or (issued[0] if len(issued) == 1 else None)
    return whole[0] if own in (None, kind) else None


def _beyond(ctx: Context, part: Part, number: int, found: re.Match[str]) -> tuple[int, int] | None:
    """The span of "khoản 5 Điều 2 Quyết định này" where Điều 2 has no fifth clause, or that clause no such point."""
    before = _CLAUSE.search(ctx.text, max(0, found.start() - _CLAUSE_REACH), found.start())
    if before is None:
        return None
    heads = re.findall(rf"^[ \t*_|#]*Điều[ \t]+{number}[ \t]*[.:]", ctx.text[part.start : part.end], re.MULTILINE)
    if len(heads) != 1:
        return None  # of several forms each has such an article
    heading = [one for one in part.of("article") if one.number == number]
    if len(heading) != 1:
        return None
    lacks = _lacks(part, heading[0], int(before["clause"]), before["point"])
    return (before.start(), found.end()) if lacks else None


def _of_this_article(ctx: Context, part: Part) -> Iterator[Finding]:
    """VB635: "khoản 5 Điều này" in an article of two clauses; one without numbered clauses tells nothing."""
    articles = part.of("article")
    starts = [one.start for one in articles]
    for found in _OF_THIS_ARTICLE.finditer(ctx.text, part.start, part.end):
        around = bisect_right(starts, found.start()) - 1
        if around < 0 or ctx.quoted(found.start()):
            continue
        counted = _inside(part, articles[around])
        if any(one.unit == "clause" for one in counted) and _lacks(
            part, articles[around], int(found["clause"]), found["point"]
        ):
            yield at_span(ctx, "VB635", *found.span(), printed=" ".join(found.group().split()))


def _inside(part: Part, article: Numbered) -> list[Numbered]:
    """The lines of an article behind its own, up to the next article, section or chapter."""
    ends = (one.start for one in part.lines if one.unit in _CLAUSES_BEGIN and one.start > article.start)
    end = next(ends, part.end)
    return [one for one in part.lines if article.line_end <= one.start < end]


def _lacks(part: Part, article: Numbered, clause: int, point: str | None) -> bool:
    """Whether an article has no clause of that number, or that clause no such point."""
    inside = _inside(part, article)
    clauses = [one for one in inside if one.unit == "clause"]
    if clause > max((one.number for one in clauses), default=0):
        return bool(clauses) or clause > 1
    at = [one for one in clauses if one.number == clause]
    if point is None or len(at) != 1:
        return False
    limit = next((one.start for one in clauses if one.start > at[0].start), part.end)
    points = [one for one in inside if one.unit == "point" and at[0].start < one.start < limit]
    if not points or point not in ALPHABET:
        return False
    return ALPHABET.find(point) + 1 > max(one.number for one in points)


def _as_in_article(ctx: Context, paper: Part) -> Iterator[Finding]:
    """VB635: "- Như Điều 6;" among the recipients of a paper of four articles."""
    span = recipients(ctx.text)
    articles = paper.of("article")
    if span is None or not articles:
        return
    last = max(one.number for one in articles)
    found = _AS_IN.search(ctx.text, *span)
    if found and int(found["number"]) > last:
        words = " ".join(found.group().split()).lstrip("-–+•|*_ ")
        yield at_span(ctx, "VB635", *found.span(), printed=words, last=f"Điều {last}")
        return
    if found is None or in_gazette(ctx.text) or span[0] - articles[-1].start > _CLOSE_BELOW:
        return
    ends = [*(one.start for one in articles[1:]), span[0]]
    told = [one for one, end in zip(articles, ends, strict=True) if _CARRIES_OUT.search(ctx.text, one.start, end)]
    if told and int(found["number"]) not in [one.number for one in told]:
        words = " ".join(found.group().split()).lstrip("-–+•|*_ ")
        yield at_span(ctx, "VB635", *found.span(), printed=words, other=f"Điều {told[-1].number}")


#: The recipients of the paper itself, and not those of a form far below.
_CLOSE_BELOW = 2500
#: The article that says who carries the paper out: its recipients.
_CARRIES_OUT = late(
    rf"(?:trách\s+nhiệm|căn\s+cứ)\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)|thi\s+hành\s+{SELF_KINDS}\s+này",
    re.IGNORECASE,
)


RULES = ((("VB634", "VB635"), numbering),)
