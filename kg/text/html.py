"""The text of an HTML page: what a reader sees, one line for each block."""

from __future__ import annotations

import codecs
import re
import unicodedata
from html.parser import HTMLParser

from kg.text.errors import UnreadableError
from kg.text.plain import decode

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
#: Never shown on the page; the title stands in the window's frame.
_HIDDEN = frozenset(("script", "style", "noscript", "template", "title"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{3,30})", re.IGNORECASE)
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
        elif tag in _HIDDEN:
            self.hidden, self.depth = tag, 1
        elif tag in _BLOCKS:
            self.verbatim += tag == "pre"
            self._line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.hidden and tag in _BLOCKS:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.depth -= tag == self.hidden
            if self.depth == 0:
                self.hidden = None
        elif tag in _BLOCKS:
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

    def text(self) -> str:
        """What was gathered, without soft hyphens."""
        return "".join(self.parts).replace("\u00ad", "")


def html_text(page: str) -> str:
    """The visible text of `page`, without soft hyphens."""
    parser = VisibleText()
    parser.feed(page)
    parser.close()
    return parser.text()


def page_of(data: bytes) -> str:
    """The characters of a page, in the encoding that it declares, else UTF-8. Raises UnreadableError."""
    declared = _DECLARED.search(data, 0, 4096)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return decode(data)
    if encoding == "utf-8" or encoding.startswith("utf-16") or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        return decode(data)
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))  # windows-1258 writes tone marks apart
    except (UnicodeDecodeError, LookupError):
        raise UnreadableError("not_declared", name) from None
