"""Running headers, running footers and page numbers of a paged text, told from its body.

They stand between the two halves of a number that a page break cuts. A line is one when it stands at the edge of its
page, and the same line (but for the page's number) stands at the same height on other pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

#: How many lines at each end of a page may be a header or a footer.
_OUTERMOST = 3
#: How far from the edge, in parts of the page's height.
_MARGIN = 0.2
#: On how many pages a line must stand, and which share of all pages at least.
_FEWEST, _SHARE = 2, 0.3
_NUMBER = re.compile(r"\d{1,4}")
#: A line that is only the number of its page: "2", "- 2 -", "2/15", "Trang 2".
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page|tr\.)?\W*(\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page (counted from 0): its first character, its height from 0 (top) to 1, and its text."""

    page: int
    start: int
    height: float
    text: str


def part_lines(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[list[Line]], list[Line]]:
    """The running headers, the lines of each page without them, and the running footers; each running line once."""
    edges = [edge for lines in pages for edge in _edges(lines)]
    seen: dict[Hashable, set[int]] = defaultdict(set)
    for edge in edges:
        for line in edge:
            for key in _keys(line):
                seen[key].add(line.page)
    enough = max(_FEWEST, _SHARE * sum(1 for lines in pages if lines))
    running: set[Line] = set()
    once: dict[Hashable, Line] = {}
    for edge in edges:
        for line in edge:
            key = max(_keys(line), key=lambda key: len(seen[key]))
            number = _PAGE_NUMBER.fullmatch(line.text.strip())
            if len(seen[key]) < enough and not (number and int(number.group(1)) == line.page + 1):
                break  # what stands further in is the body's
            running.add(line)
            if number is None and any(c.isalpha() for c in line.text):
                once.setdefault(key, line)
    body = [[line for line in lines if line not in running] for lines in pages]
    headers = [line for line in once.values() if line.height < 0.5]
    return headers, body, [line for line in once.values() if line.height >= 0.5]


def _edges(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines at the top of a page and at its bottom, from the edge inwards, whatever their order in the file."""
    by_height = sorted(lines, key=lambda line: line.height)
    yield [line for line in by_height[:_OUTERMOST] if line.height < _MARGIN]
    yield [line for line in reversed(by_height[-_OUTERMOST:]) if line.height > 1 - _MARGIN]


def _keys(line: Line) -> Iterator[Hashable]:
    """What a line says but for the page's number, which may be its first number, its last, or none of them."""
    height = round(line.height * 50)
    text = " ".join(line.text.split())
    yield height, text
    numbers = list(_NUMBER.finditer(text))
    for found in {numbers[0], numbers[-1]} if numbers else ():
        yield height, text[: found.start()], int(found.group()) - line.page, text[found.end() :]
