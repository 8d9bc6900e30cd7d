"""The visible text of a page of the code, gathered tag by tag: what the reader of pages cuts into sections."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kg.text.html import BLOCKS, HIDDEN

#: White space of the source; a no-break space is a character like others.
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")


class VisibleText(HTMLParser):
    """Gathers in `parts` what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: str | None = None
        self.depth = 0
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.hidden = None  # whatever the head left open
        if self.hidden:
            self.depth += tag == self.hidden
        elif tag in HIDDEN:
            self.hidden, self.depth = tag, 1
        elif tag in BLOCKS:
            self.verbatim += tag == "pre"
            self._line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.hidden and tag in BLOCKS:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.depth -= tag == self.hidden
            if self.depth == 0:
                self.hidden = None
        elif tag in BLOCKS:
            self.verbatim = max(0, self.verbatim - (tag == "pre"))
            self._line()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data if self.verbatim else _BLANKS.sub(" ", data))

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for the number of a line, so none is counted."""
        return j

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Markup of Word ("<![if !supportLists]>") and what begins like it says nothing, as in a browser."""
        return self.parse_bogus_comment(i)

    def _line(self) -> None:
        if self.parts and self.parts[-1] == " ":
            self.parts.pop()
        self.parts.append("\n")
