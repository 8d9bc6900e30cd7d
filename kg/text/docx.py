"""The text of a Word document: headers, the body's paragraphs in order, tables cell by cell, notes, footers.

Our own walk over the XML as it is unpacked, so that no document can fill the memory. Runs, hyperlinks, content
controls, smart tags, results of fields and tracked insertions count; tracked deletions, field codes and hidden text
do not. A text box follows the paragraph that holds it, once, though Word writes it twice (AlternateContent with a
Fallback for old programs). A header is read once, before the body, however many pages and sections show it; notes and
footers come after the body. The part in a character's place tells which it is. Numbers that Word counts by itself
(lists, pages) are not in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from kg.text import limits
from kg.text.errors import UnreadableError
from kg.text.fonts import in_unicode
from kg.text.package import Package
from kg.text.source_map import Fragment, RunSpan, SourceMap, part_of

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # "strict" documents
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SOFT_HYPHEN = "\u00ad"
_CHARACTERS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": _SOFT_HYPHEN, "sym": "",
}  # fmt: skip
#: Text that is gone, and properties as they were before a tracked change.
_SKIPPED = frozenset(
    ("del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")
)
_READ = (*_CHARACTERS, *_SKIPPED, "p", "pPr", "r", "t", "vanish")
_NAMES = {
    **{f"{space}}}{name}": name for space in _WORD for name in _READ},
    **{f"{_COMPATIBILITY}}}{name}": name for name in ("AlternateContent", "Choice", "Fallback")},
}
_ROOT = frozenset(f"{space}}}document" for space in _WORD)
_OFF = ("0", "false", "off")
#: Glyphs of the font Symbol that are the ASCII character 0xF000 below.
_SYMBOL_ASCII = frozenset("0123456789()[]{}+,-./:;<=>?|%&! ")


def read_docx(data: bytes) -> SourceMap:
    """The text of the .docx in `data`. Raises UnreadableError."""
    package = Package(data)
    parts: dict[str, list[Fragment]] = {}  # by text: headers of first, odd and even pages are often one
    for name in package.parts():
        walk = Walk(name)
        _feed(walk, package)
        text = "".join(text for text, _ in walk.out)
        if name == package.main and not walk.is_document:
            raise UnreadableError("no_docx")
        if name == package.main or any(c.isalpha() for c in text):  # a header with but the page's number says nothing
            parts.setdefault(text, walk.out)
    if not any(text.strip() for text in parts):
        raise UnreadableError("docx_empty")
    fragments: list[Fragment] = []
    for part in parts.values():
        fragments += [("\n", None), *part] if fragments else part
    return SourceMap(_without_soft_hyphens(in_unicode(fragments)))


def _without_soft_hyphens(fragments: list[Fragment]) -> Iterator[Fragment]:
    """They only say where a word may be parted. In TCVN3 the same character is the letter ư."""
    for text, place in fragments:
        if _SOFT_HYPHEN not in text:
            yield text, place
            continue
        at = 0
        for piece in text.split(_SOFT_HYPHEN):
            yield piece, place and part_of(place, len(text), at, at + len(piece))
            at += len(piece) + 1


def _feed(walk: Walk, package: Package) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.data
    try:
        for chunk in package.chunks(walk.part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that nobody knows
        raise UnreadableError("bad_docx", error) from None


def _no_doctype(*_: object) -> None:
    raise UnreadableError("docx_dtd")


class _Paragraph:
    """A paragraph while it is read: its own text, the text boxes anchored in it, and whether its end was deleted."""

    __slots__ = ("boxes", "joined", "number", "text")

    def __init__(self, number: int) -> None:
        self.number = number
        self.text: list[Fragment] = []
        self.boxes: list[Fragment] = []
        self.joined = False


class _Run:
    """A run while it is read: its number, how much of its text was read, and whether it is hidden."""

    __slots__ = ("at", "hidden", "number")

    def __init__(self, number: int) -> None:
        self.number, self.at, self.hidden = number, 0, False


class Walk:
    """What the parser tells of one part, gathered into fragments of text."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.out: list[Fragment] = []
        self.is_document = False
        self._depth = self._paragraphs = self._runs = 0
        self._open: list[_Paragraph] = []
        self._run: list[_Run] = []
        self._skipped = 0  # the depth of the element that is not read, if any
        self._in_text = self._in_properties = False
        self._chosen: list[bool] = []  # for each open AlternateContent: whether a choice was read

    def start(self, tag: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > limits.XML_DEPTH:
            raise UnreadableError("docx_deep", limits.XML_DEPTH)
        name = _NAMES.get(tag)
        if name is None:
            self.is_document = self.is_document or (self._depth == 1 and tag in _ROOT)
        elif name == "p":
            if not self._skipped:
                self._open.append(_Paragraph(self._paragraphs))
            self._paragraphs += 1
        elif name == "r":
            if not self._skipped:
                self._run.append(_Run(self._runs))
            self._runs += 1
        elif self._skipped:
            return
        elif name == "t":
            self._in_text = True
        elif name == "pPr":
            self._in_properties = True
        elif name in _SKIPPED:
            if name == "del" and self._in_properties and self._open:
                self._open[-1].joined = True
            self._skipped = self._depth
        elif name in _CHARACTERS:
            if not self._in_properties and self._run:
                self._write(_symbol(attributes) if name == "sym" else _CHARACTERS[name], 1)
        elif name == "vanish":
            if self._run and not self._in_properties:
                self._run[-1].hidden = _value(attributes, "val") not in _OFF
        elif name == "AlternateContent":
            self._chosen.append(False)
        elif self._chosen:  # Choice or Fallback
            if self._chosen[-1]:
                self._skipped = self._depth
            self._chosen[-1] = True

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._write(text, len(text))

    def end(self, tag: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        if self._skipped:
            if self._skipped == depth:
                self._skipped = 0
            return
        name = _NAMES.get(tag)
        if name is None:
            return
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._run.pop()
        elif name == "pPr":
            self._in_properties = False
        elif name == "p":
            done = self._open.pop()
            into = self._open[-1].boxes if self._open else self.out
            into += done.text
            if not done.joined:
                into.append(("\n", None))
            into += done.boxes
        elif name == "AlternateContent":
            self._chosen.pop()

    def _write(self, text: str, length: int) -> None:
        """Add what the run shows for the next `length` characters of its text."""
        paragraph = self._open[-1] if self._open else None
        run = self._run[-1] if self._run else None
        into = self.out if paragraph is None else paragraph.text
        if run is None:
            into.append((text, None))
            return
        start, run.at = run.at, run.at + length
        if text and not run.hidden:
            number = paragraph.number if paragraph else 0
            into.append((text, RunSpan(self.part, number, run.number, start, run.at)))


def _value(attributes: list[str], name: str) -> str:
    """The attribute of Word's namespaces; "" when it is not there."""
    for n in range(0, len(attributes), 2):
        if attributes[n].rpartition("}")[2] == name:
            return attributes[n + 1]
    return ""


def _symbol(attributes: list[str]) -> str:
    """The character of a `w:sym`; a glyph of a picture font stays the private character that Word writes."""
    try:
        code = int(_value(attributes, "char"), 16)
    except ValueError:
        return ""
    plain = chr(code - 0xF000) if 0xF020 <= code <= 0xF07E else ""
    if plain in _SYMBOL_ASCII and _value(attributes, "font").lower() == "symbol":
        return plain
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
