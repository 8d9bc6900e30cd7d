"""Where each character of a text stands in the file it was read from.

A reader gives its text in fragments, each with its place in the source. Inside a fragment that is as long as its
place, characters and positions go together one by one; one that is shorter or longer ("&#273;", a letter of two bytes)
is taken whole. A fragment without a place was put in by the reader: the line end between two paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from kg.tuples import NamedTuple


class ByteSpan(NamedTuple):
    """Bytes `start` to `end` of a .txt, .md or .html file."""

    start: int
    end: int


class RunSpan(NamedTuple):
    """Characters `start` to `end` of a run of a Word document.

    `part` is the name of the part in the package ("word/document.xml", "word/header1.xml"); `paragraph` and `run`
    number the `w:p` and `w:r` elements of the part from 0 in the order of their start tags, so that the run is
    `list(root.iter(W + "r"))[run]`. The text of a run is that of its `w:t`, with one character for each `w:tab`,
    `w:ptab`, `w:br`, `w:cr`, `w:noBreakHyphen`, `w:softHyphen` and `w:sym`.
    """

    part: str
    paragraph: int
    run: int
    start: int
    end: int


class PageSpan(NamedTuple):
    """Characters `start` to `end` of a page's text layer, as pdfium numbers them; `page` counts from 0."""

    page: int
    start: int
    end: int


class PictureBox(NamedTuple):
    """A word on a scanned page: its box in parts (0 to 1) of the page's width and height, from its upper left corner.

    `page` counts from 0; `certainty` (0 to 1) is how sure the recogniser is of the word.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    certainty: float


SourceSpan = ByteSpan | RunSpan | PageSpan | PictureBox
Fragment = tuple[str, SourceSpan | None]


class SourceMap:
    """The places of a text, in its order. `located` turns a place as the reader numbers it into the file's.

    `unread_pages` (from 1) are pictures that nothing here could read, in a file whose other pages have text. `title` is
    what the file calls itself beside its text.
    """

    def __init__(
        self,
        fragments: Iterable[Fragment],
        located: Callable[[SourceSpan], SourceSpan] | None = None,
        unread_pages: Sequence[int] = (),
        title: str | None = None,
    ) -> None:
        self._fragments = [fragment for fragment in fragments if fragment[0]]
        self._starts = [0, *accumulate(len(text) for text, _ in self._fragments)]
        self._located = located
        self.unread_pages = tuple(unread_pages)
        self.title = title
        #: The text that the fragments make.
        self.text = "".join(text for text, _ in self._fragments)

    def places(self, start: int, end: int) -> list[SourceSpan]:
        """The stretches of the source that hold characters `start` to `end` of the text, in the text's order.

        Stretches that touch are one. Characters that the reader put in have no place.
        """
        found: list[SourceSpan] = []
        for n in range(bisect_right(self._starts, start) - 1, len(self._fragments)):
            first = self._starts[n]
            if first >= end:
                break
            text, place = self._fragments[n]
            if place is None:
                continue
            part = part_of(place, len(text), max(start - first, 0), min(end - first, len(text)))
            if not (found and (joined := _joined(found[-1], part))):
                found.append(part)
            else:
                found[-1] = joined
        return found if self._located is None else [self._located(place) for place in found]


def part_of(place: SourceSpan, length: int, start: int, end: int) -> SourceSpan:
    """Where characters `start` to `end` of a fragment of this length stand."""
    if isinstance(place, PictureBox) or place.end - place.start != length:
        return place
    return place._replace(start=place.start + start, end=place.start + end)


def _joined(before: SourceSpan, after: SourceSpan) -> SourceSpan | None:
    """Two places as one, when they are one stretch."""
    if isinstance(before, PictureBox) or isinstance(after, PictureBox):
        return before if before == after else None
    if before.end == after.start and before._replace(start=after.start, end=after.end) == after:
        return before._replace(end=after.end)
    return before if before == after else None
