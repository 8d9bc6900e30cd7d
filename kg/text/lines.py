"""Where in a text something stands, as people say it: its line, its page, its paragraph in Word, the heading above."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

from kg.base.patterns import late
from kg.text import Text
from kg.text.source_map import PageSpan, PictureBox, RunSpan, SourceSpan
from kg.tuples import NamedTuple

#: A line that heads what follows: "II. KẾT QUẢ", "Điều 5. …", "1.2. Công tác tuyên truyền".
_NAMED = late(
    r"[ \t]*(?:(?:PHẦN|CHƯƠNG|MỤC|PHỤ LỤC|Phần|Chương|Mục|Phụ lục|Điều)\s+(?:thứ\s+)?[\dIVXa-zđ]{1,6}|"
    r"[IVX]{1,5}[.)])(?!\w)"
)
_NUMBERED = late(r"[ \t]*\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ \t]+[^\W\d_]")
_SENTENCE = late(r"[.;,:]\s*$")
#: How the line of either begins: of most lines nothing else is looked at.
_MAY_HEAD = late(r"^[^\S\n]*(?:\d|[IVX]|(?:PH|CH|M|Ph|Ch|Đ)[ẦƯỤầưụi])", re.MULTILINE)
_LONGEST, _SHOWN = 120, 80
#: Kinds of files in which only lines are counted.
_OF_LINES = frozenset(("txt", "md", "html"))
#: The parts of a Word file beside the body, by how their names begin.
Part = Literal["body", "header", "footer", "footnotes", "endnotes"]
_PARTS: tuple[Part, ...] = ("header", "footer", "footnotes", "endnotes")


class Paragraph(NamedTuple):
    """A paragraph of a Word file: its part, and its number there from 1, those of tables and empty ones counted."""

    part: Part
    number: int


class Lines:
    """The lines, pages, paragraphs and headings of a text."""

    def __init__(self, text: Text) -> None:
        self.text, self._source = text.text, text

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def line(self, at: int) -> int:
        """The line of a character, from 1."""
        return bisect_right(self._starts, at)

    def column(self, at: int) -> int:
        """Its column, from 1, in code points."""
        return at - self._starts[self.line(at) - 1] + 1

    def page(self, start: int, end: int) -> int | None:
        """The page, from 1, of a file with pages; None for any other."""
        place = self._place(start, end)
        return place.page + 1 if isinstance(place, (PageSpan, PictureBox)) else None

    def paragraph(self, start: int, end: int) -> Paragraph | None:
        """The paragraph of a Word file; None for any other file."""
        place = self._place(start, end)
        if not isinstance(place, RunSpan):
            return None
        name = place.part.rpartition("/")[2]
        part: Part = next((part for part in _PARTS if name.startswith(part)), "body")
        return Paragraph(part, place.paragraph + 1)

    def _place(self, start: int, end: int) -> SourceSpan | None:
        """Where the first of these characters stands in a file that has pages or paragraphs."""
        if self._source.kind in _OF_LINES:
            return None
        return next(iter(self._source.places(start, end)), None)

    def heading(self, at: int) -> str | None:
        """The nearest heading above a character, or of its own line when that is one and goes on; None without one."""
        before = bisect_right(self._headings, (at, "\uffff")) - 1
        return self._headings[before][1] if before >= 0 else None

    @cached_property
    def _headings(self) -> list[tuple[int, str]]:
        """Where each heading begins, and its words."""
        found = []
        for begun in _MAY_HEAD.finditer(self.text):
            start = begun.start()
            end = self.text.find("\n", start)
            line = " ".join(self.text[start : end if end >= 0 else len(self.text)].split())
            numbered = len(line) <= _LONGEST and _NUMBERED.match(line) and not _SENTENCE.search(line)
            if numbered or (_NAMED.match(line) and (len(line) <= _LONGEST or line.startswith("Điều"))):
                found.append((start, line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]} …"))
        return found
