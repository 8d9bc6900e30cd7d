"""The text of a Word document: headers, the body's paragraphs in order, tables cell by cell, notes, footers.

Our own walk over the XML as it is unpacked, so that no document can fill the memory. Runs, hyperlinks and tracked
insertions count, tracked deletions do not; a text box follows the paragraph that holds it, once, though Word writes
it twice (AlternateContent with a Fallback for old programs).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from kg.text.errors import UnreadableError

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # "strict" documents
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = frozenset(("del", "moveFrom"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MAIN = re.compile(rb"""<[^>]*\bType\s*=\s*["'][^"']*/officeDocument["'][^>]*>""")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']/?([^"']+)["']""")
#: All parts unpacked; the text of a thousand pages has 10 MB of markup.
LARGEST_XML = 128 * 1024 * 1024
_CHUNK = 1 << 18


def docx_text(data: bytes) -> str:
    """The text of the .docx in `data`. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive)
            texts = list(dict.fromkeys(_texts(archive, main)))  # headers of first, odd and even pages are often one
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableError("bad_docx", " ".join(str(error).split()) or type(error).__name__) from None
    text = "\n".join(texts)
    if not text.strip():
        raise UnreadableError("docx_empty")
    return text


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part with the body: what the package says, by custom word/document.xml."""
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        with archive.open("_rels/.rels") as file:
            found = _MAIN.search(file.read(_CHUNK))
        target = _TARGET.search(found.group()) if found else None
        if target and (name := target.group(1).decode("utf-8", "replace")) in names and name.startswith("word/"):
            return name
    if "word/document.xml" not in names:
        raise UnreadableError("no_docx")
    return "word/document.xml"


def _texts(archive: zipfile.ZipFile, main: str) -> Iterator[str]:
    names = archive.namelist()
    headers = [n for n in names if re.fullmatch(r"word/header\d*\.xml", n)]
    footers = [n for n in names if re.fullmatch(r"word/footer\d*\.xml", n)]
    notes = [n for n in ("word/footnotes.xml", "word/endnotes.xml") if n in names]
    left = LARGEST_XML
    for name in (*headers, main, *notes, *footers):
        walk = _Walk()
        parser = ElementTree.XMLParser(target=walk)
        try:
            with archive.open(name) as file:
                while chunk := file.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise UnreadableError("docx_bomb", LARGEST_XML // 1024 // 1024)
                    parser.feed(chunk)
            parser.close()
        except ElementTree.ParseError as error:
            raise UnreadableError("bad_docx", error) from None
        text = "".join(walk.out)
        if name == main or any(c.isalpha() for c in text):  # a header with nothing but the page's number says nothing
            yield text


class _Paragraph:
    """A paragraph while it is read: its own text, the text boxes anchored in it, and whether its end was deleted."""

    __slots__ = ("boxes", "joined", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.boxes: list[str] = []
        self.joined = False


class _Walk:
    """What the parser tells of, gathered into text (an `xml.etree` parser target)."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._open: list[_Paragraph] = []
        self._skipped = 0  # how deep inside something that is not read
        self._in_text = self._in_properties = False
        self._chosen: list[bool] = []  # for each open AlternateContent: whether a choice was read

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise UnreadableError("docx_dtd")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
            return
        name = _word(tag)
        if name in _DELETED:
            if self._in_properties and self._open:
                self._open[-1].joined = True
            self._skipped = 1
        elif name == "p":
            self._open.append(_Paragraph())
        elif name == "pPr":
            self._in_properties = True
        elif name == "t":
            self._in_text = True
        elif name in _CHARACTERS and not self._in_properties:
            self._write(_CHARACTERS[name])
        elif tag.startswith(_COMPATIBILITY):
            self._alternative(tag.removeprefix(_COMPATIBILITY))

    def _alternative(self, name: str) -> None:
        if name == "AlternateContent":
            self._chosen.append(False)
        elif name in ("Choice", "Fallback") and self._chosen:
            if self._chosen[-1]:
                self._skipped = 1
            self._chosen[-1] = True

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._write(text)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = _word(tag)
        if name == "t":
            self._in_text = False
        elif name == "pPr":
            self._in_properties = False
        elif name == "p" and self._open:
            done = self._open.pop()
            text = "".join(done.text) + ("" if done.joined else "\n") + "".join(done.boxes)
            (self._open[-1].boxes if self._open else self.out).append(text)
        elif tag == _COMPATIBILITY + "AlternateContent" and self._chosen:
            self._chosen.pop()

    def close(self) -> None:
        """Nothing is left to do; the parser asks for it."""

    def _write(self, text: str) -> None:
        (self._open[-1].text if self._open else self.out).append(text)


def _word(tag: str) -> str:
    """The local name of a tag of Word's; "" for a tag of somebody else's."""
    for namespace in _NAMESPACES:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return ""
