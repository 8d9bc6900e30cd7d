"""The zip archive that a Word document is: its parts by what they are, unpacked within limits."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator

from kg.text import limits
from kg.text.errors import UnreadableError

_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b(Type|Target|TargetMode)\s*=\s*["']([^"']*)["']""")
_END = b"PK\x05\x06"
_CHUNK = 1 << 18
#: What zipfile raises for a damaged archive; RuntimeError is a locked part.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)


class Package:
    """The parts of the Word document in `data`. Raises UnreadableError: no Word document, damaged, larger than any."""

    def __init__(self, data: bytes) -> None:
        if _size_of_contents(data) > limits.ZIP_CONTENTS:
            raise UnreadableError("zip_contents", limits.ZIP_CONTENTS // limits.MB)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._archive.namelist())
        except DAMAGE as error:
            raise _damaged(error) from None
        self._left = limits.XML
        self._until = time.monotonic() + limits.XML_SECONDS
        main = [name for kind, name in self._related("") if kind == "officeDocument"]
        self.main = next((name for name in (*main, "word/document.xml") if name in self._names), "")
        if not self.main:
            raise UnreadableError("no_docx")

    def parts(self) -> list[str]:
        """The parts with text, in the order in which they are read: headers, the body, notes, footers."""
        order = (*self.related("header"), self.main, *self.related("footnotes"), *self.related("endnotes"))
        return list(dict.fromkeys((*order, *self.related("footer"))))

    def related(self, kind: str) -> list[str]:
        """The parts of one kind ("header", "footer") that belong to the main part."""
        related = self._related(self.main)
        if not related:  # a document without relationships: the names that Word gives
            found = ((re.fullmatch(r"word/(header|footer|footnotes|endnotes)\d*\.xml", n), n) for n in self._names)
            related = [(match.group(1), name) for match, name in found if match]
        return sorted({name for what, name in related if what == kind and name in self._names})

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece."""
        try:
            with self._archive.open(name) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise UnreadableError("docx_bomb", limits.XML // limits.MB)
                    if time.monotonic() > self._until:
                        raise UnreadableError("too_slow", limits.XML_SECONDS)
                    yield chunk
        except DAMAGE as error:
            raise _damaged(error) from None

    def _related(self, name: str) -> list[tuple[str, str]]:
        """The parts that a part (or the package, "") names: what each is, and its name in the archive."""
        folder, file = posixpath.split(name)
        table = posixpath.join(folder, "_rels", f"{file}.rels")
        if table not in self._names:
            return []
        found = []
        for element in _RELATIONSHIP.findall(next(self.chunks(table), b"")):
            value = {key: text.decode("utf-8", "replace") for key, text in _ATTRIBUTE.findall(element)}
            if value.get(b"TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, value.get(b"Target", "")))
                found.append((value.get(b"Type", "").rpartition("/")[2], target.lstrip("/")))
        return found


def _size_of_contents(data: bytes) -> int:
    """Bytes that the archive's table of contents claims; zipfile would read all of them into memory."""
    end = data.rfind(_END, -(1 << 16) - 22)
    if end < 0 or len(data) < end + 22:
        return 0  # no archive, as zipfile will say
    return int.from_bytes(data[end + 12 : end + 16], "little")


def _damaged(error: BaseException) -> UnreadableError:
    return UnreadableError("bad_docx", " ".join(str(error).split())[:100] or type(error).__name__)
