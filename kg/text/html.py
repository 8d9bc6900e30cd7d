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
    return SourceMap(_Visible(page.text).fragments(), page.located, title=_title(page.text))


def visible(page: str) -> SourceMap:
    """The visible text of `page`; its places count the characters of the page."""
    return SourceMap(_Visible(page).fragments())


def _title(page: str) -> str | None:
    """What a page calls itself: in the window's frame, else by its first heading."""
    found = _FRAME.search(page, 0, _NEAR_HEAD) or _HEADING.search(page, 0, _NEAR_HEAD)
    words = " ".join(html.unescape(_ANY_TAG.sub(" ", found[1])).split()) if found else ""
    return words or None


_NEAR_HEAD = 200_000
_FRAME = re.compile(r"<title[^<>]{0,200}>([^<]{1,400})</title", re.IGNORECASE)
_HEADING = re.compile(r"<h1[^<>]{0,200}>([\s\S]{1,600}?)</h1", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


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


#: Elements that a page may leave unshown, by an attribute or its style; "br" and the like hold nothing.
_MAY_BE_HIDDEN = BLOCKS - {"br", "hr"} | frozenset("a b i u em strong span font small sub sup label code mark".split())
_STYLED_AWAY = re.compile(
    r"""\sstyle\s*=\s*(?P<quote>["']?)[^"'>]*?(?:display\s*:\s*none|visibility\s*:\s*hidden)""", re.IGNORECASE
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_HIDDEN_BY_NAME = re.compile(r"\shidden(?=[\s=/>])", re.IGNORECASE)


def _is_hidden(attributes: str) -> bool:
    """Whether the attributes of a tag, up to its end, say that its element is not shown."""
    lowered = attributes.lower()
    if "hidden" in lowered and _HIDDEN_BY_NAME.search(_QUOTED.sub('""', attributes)):
        return True
    return ("none" in lowered or "hidden" in lowered) and _STYLED_AWAY.search(attributes) is not None


class _Visible:
    """One walk over a page from its start to its end."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._out: list[Fragment] = []
        self._verbatim = 0
        self._open: set[str] = set()  # elements of which one was hidden and never closed
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
        elif name in _MAY_BE_HIDDEN and name not in self._open and _is_hidden(self._page[tag.end() : after]):
            after = self._after_element(name, after)
        else:
            self._verbatim += name == "pre"
        if name in BLOCKS:
            self._line(name == "br")
        return after

    def _after_element(self, name: str, at: int) -> int:
        """After the end of an element with those of its name inside; where it has none, the page is shown from `at` on.

        A paragraph ends where the next block begins, too.
        """
        depth = 1
        blocks = "|".join(BLOCKS - {"br"}) if name == "p" else name
        for match in re.compile(rf"<(/?)({blocks})(?=[\s/>])", re.IGNORECASE).finditer(self._page, at):
            if match.group(2).lower() != name or (name == "p" and not match.group(1)):
                return match.start()
            depth += -1 if match.group(1) else 1
            if depth == 0:
                return self._after(">", match.end())
        self._open.add(name)
        return at

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
