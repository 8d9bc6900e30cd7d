"""VB642, the lines of those whom a paper is for: "Kính gửi" and "Nơi nhận".

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9: one recipient a line, a dash before it, a semicolon
behind it; below "Kính gửi" the last line ends in a full stop, in "Nơi nhận" that on the file copy, which comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.rules.vb6_head import at_span

#: A line of the list, its mark, and whether another follows it.
_LINE = late(
    r"^[ \t|*_]*-[ \t]*(?P<words>(?P<filed>L[ưu]u[ \t]*:)?[^\n|\t]{2,90}?)(?P<mark>[,;.]?)[ \t*_]*$"
    r"(?P<goes>(?=\n[ \t*_|]*-[ \t]*\w))?",
    re.MULTILINE,
)
_TO = late(r"^[ \t*_|]*K(?:ính|ÍNH)\s+(?:gửi|GỬI)[ \t]*:[ \t*_]*(?=\n+[ \t*_|]*-)", re.MULTILINE)
#: Lines below "Nơi nhận:", none of them with its dash.
_UNDASHED = late(
    r"\AN[ơo]i\s+nhận[ \t]*:[ \t*_]*\n"
    r"(?P<lines>(?:[ \t*_]*(?![-–+•\s])[^\n|\t]{2,80};[ \t*_]*\n)+[ \t*_]*L[ưu]u[ \t]*:)"
)


_WRAPPED = 20


def addressed(ctx: Context, start: int, end: int) -> Iterator[Finding]:
    """The lines below "Kính gửi:" between `start` and `end`; said once."""
    head = _TO.search(ctx.text, start, end)
    at = head.end() if head else end
    while (one := _LINE.search(ctx.text, at, end)) is not None and not ctx.text[at : one.start()].strip(" \t\n*_|"):
        at = one.end()
        wanted = ";" if one["goes"] is not None else "."
        if wanted == "." and ctx.text[at : at + _WRAPPED].lstrip(" \t\n*_|")[:1].islower():
            return  # the last one goes on on the next line
        slip = one["mark"] != wanted and (wanted == ";" or one["mark"] != "")
        if slip:
            repaired = f"{' '.join(one['words'].split())}{wanted}"
            yield at_span(ctx, "VB642", one.start("words"), one.end("mark"), repaired=repaired)
            return


def listed(ctx: Context, start: int, end: int) -> Iterator[Finding]:
    """The lines of "Nơi nhận" in the span from `start` to `end`; said once."""
    if (bare := _UNDASHED.match(ctx.text[start:end])) is not None:
        first = bare["lines"].split("\n", 1)[0].strip()
        at = start + bare.start("lines")
        yield at_span(ctx, "VB642", at, at + len(bare["lines"].split("\n", 1)[0]), repaired=f"- {first}")
        return
    for one in _LINE.finditer(ctx.text, start, end):
        words = " ".join(one["words"].split())
        if one["filed"] is not None:
            if one["goes"] is not None:
                yield at_span(ctx, "VB642", one.start("words"), one.end("words"), repaired="- Lưu: VT, …")
                return
            wanted = "." if one["mark"] in (",", ";") else None
        else:
            wanted = ";" if one["mark"] in (",", ".") and one["goes"] is not None else None
        if wanted:
            yield at_span(ctx, "VB642", one.start("words"), one.end("mark"), repaired=f"{words}{wanted}")
            return
