"""VB6, what goes with a paper: its annexes and what it issues with itself.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1: a paper with an annex says so, and each annex says
to which paper it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.base.patterns import late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.paper import SELF, annexes, body_end, head_of_paper, in_gazette
from kg.checker.parts import Part, parts, value
from kg.checker.rules.vb6_head import at_span
from kg.naming import fold, symbol_key

_NAMED = late(
    r"(?<!\w)[Pp](?:hụ|HỤ)\s+(?:lục|LỤC)\s+(?:số\s+)?(?P<number>[IVX]{1,6}|\d{1,2})(?!\w)(?=(?P<after>[^.;]{0,80}))"
)
_OF_THIS = late(
    rf"(?:(?:ban\s+hành\s+)?kèm\s+theo|của)\s+{SELF}|(?:ban\s+hành\s+)?kèm\s+theo(?!\s+(?:Nghị|Thông|Luật|Quyết\s+định\s+số))|này"
)
#: "tại Phụ lục kèm theo Kế hoạch này", "(Có Phụ lục kèm theo)": an annex without a number.
_GOES_WITH = late(
    rf"(?<!\w)(?:[Pp]hụ\s+lục|[Dd]anh\s+sách|[Bb]iểu\s+mẫu)\s+(?:ban\s+hành\s+|gửi\s+|đính\s+)?kèm(?:\s+theo)?(?:\s+{SELF}|\s*[).;,]|\s+này)"
)
#: "Ban hành kèm theo Quyết định này Quy chế …".
_ISSUES = late(
    rf"[Bb]an\s+hành\s+kèm\s+theo\s+{SELF}\s+(?:bản\s+)?(?P<kind>Quy\s+định|Quy\s+chế|Kế\s+hoạch|Điều\s+lệ|Nội\s+quy|Đề\s+án|Chương\s+trình|Phương\s+án)"
)
_ANY = late(r"[Pp]hụ\s+lục|PHỤ\s+LỤC|[Bb]iểu(?:\s+mẫu|\s+số)?|[Dd]anh\s+(?:mục|sách)|[Mm]ẫu\s+số|[Kk]èm\s+theo")
_BELONGS = late(r"\((?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+")
_BELOW_HEAD, _NEAR = 600, 60


def with_paper(ctx: Context) -> Iterator[Finding]:
    """VB636 and VB638; not for the gazette, where annexes may stand in another issue."""
    paper = head_of_paper(ctx)
    report = ctx.reading.report
    if ctx.consolidated or paper is None or paper.party or report.type == "law" or in_gazette(ctx.text):
        return
    if "sửa đổi" in (report.title or "").casefold():
        return  # its annexes are another's
    printed = annexes(ctx.text)
    end = body_end(ctx.text)
    yield from _not_there(ctx, printed, end)
    if not (ctx.administrative or ctx.normative) or not paper.complete:
        return
    whole = parts(ctx)
    yield from _of_another(ctx, whole)
    yield from _of_another_kind(ctx, whole, end)
    yield from _out_of_order(ctx, printed)
    if printed and not _ANY.search(ctx.text, 0, end) and len(whole) == len(printed) + 1:
        at = printed[0][1]
        yield at_span(ctx, "VB636", at, _line_end(ctx.text, at), other="Phụ lục")
    yield from _in_no_file(ctx, whole, bool(printed), end)


def _line_end(text: str, at: int) -> int:
    start = at + len(text[at : at + _NEAR]) - len(text[at : at + _NEAR].lstrip())
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _not_there(ctx: Context, printed: list[tuple[str | None, int]], end: int) -> Iterator[Finding]:
    """VB636: an annex of the paper's own is named by a number that none of its annexes has; said once for each."""
    numbers = {number for number, _ in printed if number}
    said: set[str] = set()
    for found in _NAMED.finditer(ctx.text, 0, end):
        number = found["number"]
        if number in numbers or number in said or not _OF_THIS.match(found["after"].strip(" ,(")):
            continue
        if printed and not numbers and number in ("I", "1", "01"):
            continue
        if not printed and not _SIGNED.search(ctx.text, end):
            continue  # a text cut before its annexes
        said.add(number)
        yield at_span(
            ctx, "VB636", found.start(), found.end("number"), count=str(len(printed)), printed=found["number"]
        )


_SIGNED = late(r"N[ơo]i\s+nhận|(?:TM|KT|TL)\.\s")


def _of_another(ctx: Context, whole: list[Part]) -> Iterator[Finding]:
    """VB636: an annex says that it belongs to a paper of another number than the one it is printed with."""
    own = ctx.reading.report.symbol
    if own is None:
        return
    for part in whole[1:]:
        belongs = _BELONGS.search(ctx.text, part.start, min(part.end, part.start + _BELOW_HEAD))
        if belongs is None:
            continue
        cited = next(
            (one.citation for one in ctx.after(belongs.end()) if one.citation.start < belongs.end() + _NEAR), None
        )
        if cited is None or cited.symbol is None or cited.start > belongs.end() + 2:
            continue
        if symbol_key(cited.symbol) != symbol_key(own):
            yield at_span(ctx, "VB636", cited.start, cited.end, symbol=cited.symbol, other=own)


def _of_another_kind(ctx: Context, whole: list[Part], end: int) -> Iterator[Finding]:
    """VB636: the paper says that it issues a "Quy định", and below stands a "QUY CHẾ"."""
    said = _ISSUES.search(ctx.text, 0, end)
    issued = [part for part in whole[1:] if part.kind and not part.annex]
    if said is None or len(issued) != 1 or ctx.quoted(said.start()):
        return
    kind = " ".join(said["kind"].split())
    if fold(kind) != fold(issued[0].kind):
        printed = issued[0].kind.capitalize()
        yield at_span(ctx, "VB636", *said.span(), title=kind, other=printed)


def _out_of_order(ctx: Context, printed: list[tuple[str | None, int]]) -> Iterator[Finding]:
    """VB634: the annexes skip a number; said once."""
    numbers = [(value(number), number, at) for number, at in printed if number and value(number)]
    for (first, shown, _), (second, other, at) in pairwise(numbers):
        if len(numbers) == len(printed) and numbers[0][0] == 1 and first + 1 < second <= first + _FARTHEST:
            start = ctx.text.find("P", at)
            fields = {"last": f"Phụ lục {shown}", "article": f"Phụ lục {other}"}
            yield at_span(ctx, "VB634", start, _line_end(ctx.text, at), **fields)
            return


#: A slip leaves out one number or two.
_FARTHEST = 3


def _in_no_file(ctx: Context, whole: list[Part], annexed: bool, end: int) -> Iterator[Finding]:
    """VB638: the paper says that something goes with it, and nothing stands below its signature."""
    if annexed or len(whole) > 1:
        return
    found = _GOES_WITH.search(ctx.text, 0, end) or _ISSUES.search(ctx.text, 0, end)
    if found and not ctx.quoted(found.start()):
        yield at_span(ctx, "VB638", *found.span(), printed=" ".join(found.group().split()).rstrip(" ).;,"))


RULES = ((("VB634", "VB636", "VB638"), with_paper),)
