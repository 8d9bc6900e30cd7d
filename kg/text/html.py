"""The text of an HTML page: what a reader sees, one line for each block, and the place of each character.

White space of the source is one blank, as a browser shows it, but for `pre`; soft hyphens are left out. There is no
recursion and nothing is looked for twice: hostile pages cost no more than long ones.
"""

from __future__ import annotations

import codecs
import html
import re

from kg.text.decoded import Decoded
from kg.text.errors import UnreadableError
from kg.text.plain import decode
from kg.text.source_map import ByteSpan, Fragment, SourceMap

BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul".split()
)
#: Never shown on the page; the title stands in the window's frame.
HIDDEN = frozenset(("script", "style", "noscript", "template", "title", "textarea"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{3,30})", re.IGNORECASE)
#: A tag, or another thing that is not shown; a "<" before anything else is text.
_MARKUP = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|[!?/])")
_INSIDE_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")
#: What is not shown as it is written: entities, soft hyphens, white space other than one blank.
_WRITTEN = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\u00ad|[ \t\r\n\f]{2,}|[\t\r\n\f]"
)


def read_html(data: bytes) -> SourceMap:
    """The visible text of the page in `data`. Raises UnreadableError."""
    page = decode_page(data)
    return SourceMap(_Visible(page.text).fragments(), page.located)


def visible(page: str) -> SourceMap:
    """The visible text of `page`; its places count the characters of the page."""
    return SourceMap(_Visible(page).fragments())


def decode_page(data: bytes) -> Decoded:
    """The characters of a page, in the encoding that it declares, else UTF-8. Raises UnreadableError.

    Pages in TCVN3 and VNI declare a Western encoding, or none: the letters decide.
    """
    from kg.text.legacy import convert, decode_legacy, encodings

    declared = _DECLARED.search(data, 0, 4096)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return decode(data)
    one_byte = encoding.startswith(("cp125", "iso8859", "ascii"))
    if not one_byte or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    if encoding == "cp1258":
        return convert(data, encodings()[-1])
    try:
        return decode_legacy(data) or Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise UnreadableError("not_declared", name) from None


class _Visible:
    """One walk over a page from its start to its end."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._out: list[Fragment] = []
        self._verbatim = 0
        self._quotes = True  # until one is left open: from there on a tag ends at the next ">"

    def fragments(self) -> list[Fragment]:
        page, at = self._page, 0
        while markup := _MARKUP.search(page, at):
            self._text(at, markup.start())
            if markup.group(2):
                at = self._tag(markup)
            else:
                comment = page.startswith("<!--", markup.start())
                at = self._after("-->", markup.start() + 4) if comment else self._after(">", markup.start())
        self._text(at, len(page))
        return self._out

    def _tag(self, tag: re.Match[str]) -> int:
        """Read the tag; where the page goes on after it, and after what it hides."""
        name = tag.group(2).lower()
        after = self._after_tag(tag.end())
        if tag.group(1):
            self._verbatim = max(0, self._verbatim - (name == "pre"))
        elif name in HIDDEN:
            return after if self._page[after - 2 : after] == "/>" else self._after_hidden(name, after)
        else:
            self._verbatim += name == "pre"
        if name in BLOCKS:
            self._line(name == "br")
        return after

    def _after_tag(self, at: int) -> int:
        if self._quotes:
            if whole := _INSIDE_TAG.match(self._page, at):
                return whole.end()
            self._quotes = False
        return self._after(">", at)

    def _after_hidden(self, name: str, at: int) -> int:
        """After the end of a hidden element; a head that leaves one open ends with its page's body."""
        depth = 1
        for match in re.compile(rf"<(/?)({name}|body)\b", re.IGNORECASE).finditer(self._page, at):
            if match.group(2).lower() == "body":
                if not match.group(1) and name in ("title", "noscript", "template"):
                    return self._after(">", match.end())
                continue
            depth += -1 if match.group(1) else name in ("noscript", "template")
            if depth == 0:
                return self._after(">", match.end())
        return len(self._page)

    def _after(self, end: str, at: int) -> int:
        found = self._page.find(end, at)
        return len(self._page) if found < 0 else found + len(end)

    def _text(self, start: int, end: int) -> None:
        page = self._page
        for written in _WRITTEN.finditer(page, start, end):
            self._put(page[start : written.start()], start, written.start())
            start = written.end()
            if written.group().isspace():
                self._put(written.group() if self._verbatim else " ", *written.span())
            else:
                self._put(html.unescape(written.group()).replace("\u00ad", ""), *written.span())
        self._put(page[start:end], start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if text[:1] == " " and not self._verbatim and self._at_blank():
            start, text = (start + 1, text[1:]) if end - start == len(text) else (end, "")
        if text:
            self._out.append((text, ByteSpan(start, end)))

    def _at_blank(self) -> bool:
        return not self._out or self._out[-1][0][-1] in " \n"

    def _line(self, always: bool) -> None:
        if self._out and self._out[-1][0] == " ":
            self._out.pop()
        if self._out and (always or self._out[-1][0][-1] != "\n"):
            self._out.append(("\n", None))
