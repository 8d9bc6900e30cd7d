"""VB6, the articles of a draft: effect, repeal, numbering, what it says of itself and of its annexes.

Sources: Luật 64/2025/QH15 Điều 53 and, before 2025-04-01, Luật 80/2015/QH13 Điều 151 (from when a text takes effect);
Nghị định 78/2025/NĐ-CP Điều 63 (articles count from 1), Điều 67 (the day of effect, and by name what is repealed); for
annexes Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from kg.base.patterns import late
from kg.checker.context import DECREE_78, Context, vn
from kg.checker.finding import Finding
from kg.checker.paper import (
    OWN_EFFECT,
    SELF,
    Article,
    all_articles,
    annexes,
    articles,
    body_end,
    head_of_paper,
    in_gazette,
    own_effect,
    signatures,
)
from kg.checker.rules.vb6_head import at_span
from kg.cite.symbols import is_normative
from kg.model import DocType

_DECIDES: frozenset[DocType] = frozenset(("decision", "resolution", "decree", "circular", "joint_circular"))
_EFFECT = late(
    r"(?:có\s+hiệu\s+lực|thi\s+hành\s+kể\s+từ|áp\s+dụng\s+(?:kể\s+)?từ|thực\s+hiện\s+(?:kể\s+)?từ)",
    re.IGNORECASE,
)
_SHORTENED = late(r"rút\s+gọn|trường\s+hợp\s+đặc\s+biệt", re.IGNORECASE)
#: "Các quy định trước đây trái với Quyết định này đều bãi bỏ": nobody can say which those are.
_UNNAMED = late(
    r"(?:(?:bãi\s+bỏ|thay\s+thế|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:tất\s+cả\s+)?(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định|quyết\s+định|nghị\s+quyết)(?:\s+đã\s+ban\s+hành)?"
    r"(?:\s+trước\s+đây)?(?:\s+của\s+[^.;]{3,60}?)?\s+(?:có\s+nội\s+dung\s+)?(?:trái|khác)\s+(?:với|Quyết|Nghị|Thông)"
    r"|(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định)(?:\s+(?:đã\s+ban\s+hành\s+)?trước\s+đây)\s+(?:có\s+nội\s+dung\s+)?(?:trái|khác)\s"
    r"[^.;]{0,60}?(?:bãi\s+bỏ|hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|thay\s+thế))",
    re.IGNORECASE,
)
_OF_ITSELF = late(rf"Điều\s+(?P<number>\d{{1,3}})\s+(?:của\s+|trong\s+|tại\s+)?{SELF}")
_NAMED_ANNEX = late(
    r"(?<!\w)[Pp](?:hụ|HỤ)\s+(?:lục|LỤC)\s+(?:số\s+)?(?P<number>[IVX]{1,6}|\d{1,2})(?!\w)(?=(?P<after>[^.;]{0,80}))"
)
_OF_THIS = late(
    rf"(?:kèm\s+theo|của)\s+{SELF}|(?:ban\s+hành\s+)?kèm\s+theo(?!\s+(?:Nghị|Thông|Luật|Quyết\s+định\s+số))|này"
)
#: How long a text waits: central ones 45 days, those of a place 10, and by the older law 7 below the province.
_CENTRAL, _LOCAL, _LOWER = timedelta(45), timedelta(10), timedelta(7)
_FEWEST = 2


def draft(ctx: Context) -> Iterator[Finding]:
    """VB631 to VB636."""
    paper = head_of_paper(ctx)
    if ctx.consolidated or paper is None or paper.party or ctx.reading.report.type == "law":
        return
    own = articles(ctx.text)
    kind = paper.kind
    if kind in _DECIDES and own:
        yield from _effect(ctx, own)
        yield from _too_early(ctx)
        yield from _unnamed(ctx)
    yield from _numbering(ctx, own)
    if ctx.administrative or ctx.normative:
        yield from _as_numbered(ctx, own)
    if "sửa đổi" not in (ctx.reading.report.title or "").casefold():  # its annexes speak of what it amends
        yield from _of_itself(ctx)
        yield from _annexes(ctx)


def _effect(ctx: Context, own: list[Article]) -> Iterator[Finding]:
    """VB631: none of the articles says when the text takes effect."""
    words = ctx.text[own[0].start : own[-1].end]
    if in_gazette(ctx.text) and not signatures(ctx.text):
        return  # it goes on in another issue
    if len(own) >= _FEWEST and not _EFFECT.search(words):
        last = own[-1]
        yield at_span(ctx, "VB631", last.start, last.line_end, count=str(len(own)))


def _too_early(ctx: Context) -> Iterator[Finding]:
    """VB632: a normative text of a place takes effect sooner after its own day than the law lets it."""
    report = ctx.reading.report
    body = report.body
    symbol = report.symbol or ""
    if body is None or body.level not in ("province", "district", "commune") or not is_normative(symbol):
        return
    found = OWN_EFFECT.search(ctx.text)
    if found is None or _SHORTENED.search(ctx.text):
        return
    wait = _LOWER if ctx.day < DECREE_78 and body.level != "province" else _LOCAL
    start, end = found.span()
    days = str(wait.days)
    if found["signed"]:
        yield at_span(ctx, "VB632", start, end, printed=" ".join(found["signed"].split()), count=days)
        return
    day = own_effect(ctx)
    if day is not None and report.day is not None and day - report.day < wait:
        yield at_span(ctx, "VB632", start, end, printed=vn(day), count=days)


def _unnamed(ctx: Context) -> Iterator[Finding]:
    """VB633: what is contrary to the text is repealed without being named."""
    for found in _UNNAMED.finditer(ctx.text):
        if not ctx.quoted(found.start()):
            yield at_span(ctx, "VB633", *found.span())


def _numbering(ctx: Context, own: list[Article]) -> Iterator[Finding]:
    """VB634: an article skips a number, or has one that another has; said once for each place."""
    title = ctx.reading.report.title or ""
    if "sửa đổi" in title.casefold() or len(own) < _FEWEST:
        return
    before: int | None = None
    for one in own:
        if not one.number.isdigit() or ctx.quoted(one.start):
            continue
        number = int(one.number)
        if before is None and number > _FEWEST:
            return  # a part of a text
        if before is not None and number not in (before + 1, 1):
            yield at_span(ctx, "VB634", one.start, one.line_end, article=str(number), last=str(before))
        before = number


def _of_itself(ctx: Context) -> Iterator[Finding]:
    """VB635: "Điều 9 Quyết định này" in a paper of three articles."""
    numbers = [int(number) for number in all_articles(ctx.text)]
    if not numbers:
        return
    last = max(numbers)
    for found in _OF_ITSELF.finditer(ctx.text):
        if ctx.quoted(found.start()):
            continue
        if int(found["number"]) > last:
            yield at_span(ctx, "VB635", *found.span(), article=found["number"], last=str(last))
        elif numbers.count(int(found["number"])) == 1 and (clause := _clause_beyond(ctx, found)):
            yield at_span(ctx, "VB635", *clause)


def _clause_beyond(ctx: Context, found: re.Match[str]) -> tuple[int, int] | None:
    """The span of "khoản 5 Điều 2 Quyết định này" where Điều 2 has numbered clauses and no fifth one."""
    before = _CLAUSE.search(ctx.text, max(0, found.start() - _CLAUSE_REACH), found.start())
    own = next((one for one in articles(ctx.text) if one.number == found["number"]), None)
    if before is None or own is None or before.end() != found.start():
        return None
    clauses = [int(one[1]) for one in _CLAUSE_LINE.finditer(ctx.text, own.line_end, own.end)]
    beyond = bool(clauses) and int(before[1]) > max(clauses)
    return (before.start(), found.end()) if beyond or (not clauses and int(before[1]) > 1) else None


_CLAUSE, _CLAUSE_LINE, _CLAUSE_REACH = late(r"khoản\s+(\d{1,2})\s+$"), late(r"^[ \t]*(\d{1,2})[.)]\s", re.MULTILINE), 16


def _as_numbered(ctx: Context, own: list[Article]) -> Iterator[Finding]:
    """VB637: "Điều 1:" for "Điều 1."; of several annexes one without a Roman number. Said once each."""
    if in_gazette(ctx.text):
        return
    colon = next((one for one in own if one.sign == ":"), None)
    if colon is not None:
        yield at_span(
            ctx, "VB637", colon.start, colon.line_end, printed=f"Điều {colon.number}:", repaired=f"Điều {colon.number}."
        )
    printed = annexes(ctx.text)
    arabic = next(((number, start) for number, start in printed if number and number.isdigit()), None)
    if len(printed) >= _FEWEST and arabic is not None:
        end = ctx.text.find("\n", arabic[1] + 1)
        yield at_span(ctx, "VB637", arabic[1], end, printed=f"Phụ lục {arabic[0]}", repaired="Phụ lục I, II, III …")


def _annexes(ctx: Context) -> Iterator[Finding]:
    """VB636: an annex of the paper's own is named by a number that none of its annexes has; said once for each."""
    if in_gazette(ctx.text):
        return  # annexes may stand in another issue
    printed = annexes(ctx.text)
    numbers = {number for number, _ in printed if number}
    end = body_end(ctx.text)
    said: set[str] = set()
    for found in _NAMED_ANNEX.finditer(ctx.text, 0, end):
        number = found["number"]
        if number in numbers or number in said or not _OF_THIS.match(found["after"].strip(" ,(")):
            continue
        if printed and not numbers and number in ("I", "1", "01"):
            continue
        if not printed and not _SIGNED.search(ctx.text, end):
            continue  # a text cut before its annexes
        said.add(number)
        yield at_span(ctx, "VB636", found.start(), found.end("number"), count=str(len(printed)))


_SIGNED = late(r"N[ơo]i\s+nhận|(?:TM|KT|TL)\.\s", re.IGNORECASE)

RULES = ((("VB631", "VB632", "VB633", "VB634", "VB635", "VB636", "VB637"), draft),)
