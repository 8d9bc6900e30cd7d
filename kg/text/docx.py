"""The text of a Word document: the paragraphs of its body in order, tables cell by cell, footnotes at the end.

Our own walk over the XML: runs, hyperlinks and tracked insertions count, tracked deletions do not. The standard
library's parser does not fetch entities; a document type, which no Word file has, is refused before parsing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
#: A part unpacked; the text of a thousand pages has 10 MB of markup.
_LARGEST_PART = 128 * 1024 * 1024


def docx_text(data: bytes) -> str:
    """The text of the .docx in `data`. Raises ValueError with one clear line."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _PARTS[0] not in names:
                raise ValueError("a zip archive, but not a Word document")
            parts = [_part(archive, name) for name in _PARTS if name in names]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(f"not a readable Word document ({error})") from None
    return "\n".join("".join(_paragraphs(part)) for part in parts)


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as file:
        xml = file.read(_LARGEST_PART + 1)
    if len(xml) > _LARGEST_PART:
        raise ValueError("a Word document whose text unpacks to more than 128 MB")
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
        raise ValueError("a Word document with a document type, which Word does not write")
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise ValueError(f"a damaged Word document ({error})") from None


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    """Text and line ends in the order of the document; what was deleted under tracking is skipped."""
    stack: list[tuple[ElementTree.Element, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        if closing:
            yield "\n"
            continue
        tag = element.tag
        if tag in (_W + "del", _W + "moveFrom"):
            continue
        if tag == _W + "t":
            yield element.text or ""
        elif tag == _W + "tab":
            yield "\t"
        elif tag in (_W + "br", _W + "cr"):
            yield "\n"
        elif tag == _W + "noBreakHyphen":
            yield "-"
        if tag == _W + "p":
            stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
