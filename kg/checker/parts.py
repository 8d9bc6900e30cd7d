"""The parts of a paper that are counted: chapters, sections, articles, clauses, points, each on a line of its own.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm đ and Nghị định 78/2025/NĐ-CP Điều 63: chapters and
sections by Roman or Arabic numbers, articles and clauses by Arabic ones, points by the letters of the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.base.patterns import CAPITALS, late
from kg.checker.context import Context
from kg.checker.paper import annexes

Unit = Literal["chapter", "section", "heading", "article", "clause", "point"]

_BLANK = r"[ \t\u00a0*_|#]*"
#: A chapter's title stands in capitals behind its number, or below it; "Chương IV để …" goes on with a sentence.
_TITLED = rf"[ \t]*[.:]?[\s*_|#]*[{CAPITALS}]{{2}}"
_HEADED = rf"(?:[.:]|[{CAPITALS}]{{2}}|$)"
_UNIT = late(
    rf"^{_BLANK}(?:(?:Chương|CHƯƠNG)[ \t]+(?P<chapter>[IVXLC]{{1,7}}|\d{{1,2}})(?!\w)(?={_TITLED})"
    rf"|(?:Mục|MỤC)[ \t]+(?P<section>\d{{1,2}}|[IVX]{{1,6}})(?!\w)(?={_BLANK}{_HEADED})"
    r"|Điều[ \t]+(?P<article>\d{1,3})(?=[ \t]*[.:]|[ \t*_]*$)"
    rf"|(?P<heading>[IVX]{{1,6}})[ \t]*\.[ \t*_]+(?=[{CAPITALS}])"
    r"|(?P<clause>\d{1,2})\.[ \t*_]+(?=[\"“]?[^\W\d])"
    r"|(?P<point>[a-zđ])\)[ \t*_]+(?=\S))",
    re.MULTILINE,
)
#: The alphabet by which points are counted; "f", "j", "w", "z" are no letters of it.
ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: The head of what a decision issues with itself: "QUY ĐỊNH … (Kèm theo Quyết định số …)".
_ISSUED = late(
    rf"^{_BLANK}(?P<kind>QUY[ \t]+ĐỊNH|QUY[ \t]+CHẾ|KẾ[ \t]+HOẠCH|ĐIỀU[ \t]+LỆ|NỘI[ \t]+QUY|ĐỀ[ \t]+ÁN|"
    rf"CHƯƠNG[ \t]+TRÌNH|PHƯƠNG[ \t]+ÁN|HƯỚNG[ \t]+DẪN|CHIẾN[ \t]+LƯỢC|QUY[ \t]+TRÌNH|QUY[ \t]+CHUẨN|"
    r"DANH[ \t]+SÁCH|DANH[ \t]+MỤC|BẢNG|BIỂU|NỘI[ \t]+DUNG|THỂ[ \t]+LỆ|MẪU)(?!\w)"
    r"[^\n]{0,300}$"
    r"(?=(?P<below>[\s\S]{0,500}?)\((?:Ban\s+hành\s+)?[Kk]èm\s+theo)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number: what it is, its place in the order (from 1), as printed, its span."""

    unit: Unit
    number: int
    printed: str
    start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, what it issues with itself, or one of its annexes: its kind in small letters, and its lines.

    `kind` is "" for the paper itself and for an annex; `annex` tells them apart.
    """

    kind: str
    start: int
    end: int
    annex: bool
    lines: tuple[Numbered, ...]

    def of(self, unit: Unit) -> list[Numbered]:
        return [one for one in self.lines if one.unit == unit]


def value(printed: str) -> int:
    """The number that Arabic or Roman digits mean; 0 for none."""
    if printed.isdigit():
        return int(printed)
    total = before = 0
    for sign in reversed(printed):
        worth = _ROMAN.get(sign, 0)
        total += worth if worth >= before else -worth
        before = max(before, worth)
    return total


def parts(ctx: Context) -> list[Part]:
    """The paper itself first, then what it issues and its annexes, in the order of the text; quoted lines left out.

    Behind the "./." of a part its lines are forms, which are counted in ways of their own.
    """
    text = ctx.text
    heads = [(start, "", True) for _, start in annexes(text)]
    annexed = heads[0][0] if heads else len(text)
    for one in _ISSUED.finditer(text):
        kind = " ".join(one["kind"].casefold().split())
        listed = kind in _LISTS
        if "\nĐiều " in one["below"] or one.start() <= _HEAD or (listed and one.start() > annexed):
            continue  # a list below the head of an annex is that annex
        heads.append((one.start("kind"), kind, listed))
    heads.sort()
    bounds = [(0, "", False), *heads]
    lines = list(_numbered(ctx))
    found: list[Part] = []
    at = 0
    for n, (start, kind, annex) in enumerate(bounds):
        end = bounds[n + 1][0] if n + 1 < len(bounds) else len(text)
        first = at
        closed = _CLOSED.search(text, start, end)
        while at < len(lines) and lines[at].start < end:
            at += 1
        last = at
        while closed and last > first and lines[last - 1].start > closed.start():
            last -= 1
        found.append(Part(kind, start, end, annex, tuple(lines[first:last])))
    return found


#: What is counted in ways of its own, as an annex is.
_LISTS = frozenset(("danh sách", "danh mục", "bảng", "biểu", "mẫu", "nội dung", "thể lệ"))
#: No decision is shorter than this, with its head.
_HEAD = 300
_CLOSED = late(r"\.[ ]?/\.(?=[ \t*_|\"”]*(?:\n|$))")


def _numbered(ctx: Context) -> Iterator[Numbered]:
    for one in _UNIT.finditer(ctx.text):
        unit = one.lastgroup
        if unit is None or ctx.quoted(one.start(unit)):
            continue
        printed = one[unit]
        number = ALPHABET.find(printed) + 1 if unit == "point" else value(printed)
        start = one.start() + len(one.group()) - len(one.group().lstrip(" \t\u00a0*_|#"))
        end = ctx.text.find("\n", one.end())
        kind: Unit = unit  # type: ignore[assignment]
        yield Numbered(kind, number, printed, start, end if end >= 0 else len(ctx.text))


def out_of_number(lines: list[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Each line that skips or repeats a number, with the one before it; a list in a list begins anew at 1.

    A list that does not begin at 1, or goes on in no way that a slip of the pen explains, is none.
    """
    open_lists: list[Numbered] = []
    for line in lines:
        if line.number == 1:
            if not (open_lists and open_lists[-1].number == 1):
                open_lists.append(line)
            continue
        while (
            len(open_lists) > 1
            and open_lists[-1].number + 1 != line.number
            and any(one.number + 1 == line.number for one in open_lists[:-1])
        ):
            open_lists.pop()
        if not open_lists:
            return
        before = open_lists[-1]
        if before.number + 1 != line.number:
            if not before.number <= line.number <= before.number + _FARTHEST:
                return
            yield line, before
        open_lists[-1] = line


#: A slip leaves out one number or two; more is a part left out, or another list.
_FARTHEST = 3
