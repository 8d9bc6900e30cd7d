"""A Word document as the archive of its parts: some of them replaced or added, the others copied as they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import IO

from kg.text import limits
from kg.text.errors import UnreadableError
from kg.text.package import DAMAGE

_CHUNK = 1 << 20
_MOST = 4 * limits.FILE  # bytes of all parts, pictures too, unpacked
_CLOSING = re.compile(rb"</(?:([\w.-]+):)?[\w.-]+\s*>\s*\Z")
_EMPTY_ROOT = re.compile(rb"<((?:[\w.-]+:)?[\w.-]+)((?:\s[^<>]*)?)/>\s*\Z")
_RELATIONSHIP = re.compile(rb"<(?:[\w.-]+:)?Relationship\b[^>]*>")
_TYPES = "[Content_Types].xml"
_EMPTY_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Archive:
    """The parts of the document in `data`, which the reader has read before. Raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise UnreadableError("bad_docx", error) from None
        self._new: dict[str, bytes] = {}
        self._left = _MOST

    def read(self, name: str) -> bytes | None:
        """A part as it now is; None when there is none of that name."""
        if name in self._new:
            return self._new[name]
        if name not in self._zip.NameToInfo:
            return None
        out = io.BytesIO()
        self._copy(self._zip.getinfo(name), out)
        return out.getvalue()

    def names(self) -> list[str]:
        """The names of all parts."""
        return [*self._zip.NameToInfo, *(name for name in self._new if name not in self._zip.NameToInfo)]

    def write(self, name: str, data: bytes) -> None:
        """Replace a part, or add one."""
        self._new[name] = data

    def related(self, part: str, kind: str) -> str | None:
        """The part to which `part` has a relationship of this kind (the last word of its type), if there is one."""
        for element in _RELATIONSHIP.findall(self.read(_relationships_of(part)) or b""):
            value = dict(re.findall(rb"""\b(Type|Target|TargetMode)\s*=\s*["']([^"']*)["']""", element))
            if value.get(b"Type", b"").endswith(b"/" + kind.encode()) and value.get(b"TargetMode") != b"External":
                target = value.get(b"Target", b"").decode("utf-8", "replace")
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        return None

    def add_part(self, part: str, name: str, data: bytes, *, relation: str, content_type: str) -> None:
        """Add a part `name` to which `part` has a relationship of this type (a URI)."""
        self.write(name, data)
        table = self.read(_relationships_of(part)) or _EMPTY_RELATIONSHIPS
        used = set(re.findall(rb"""\bId\s*=\s*["']([^"']*)["']""", table))
        number = next(n for n in range(1, len(used) + 2) if b"rIdKg%d" % n not in used)
        target = posixpath.relpath(name, posixpath.dirname(part) or ".")
        row = f'<:Relationship Id="rIdKg{number}" Type="{relation}" Target="{target}"/>'
        self.write(_relationships_of(part), at_end(table, row.encode()))
        types = self.read(_TYPES) or b""
        if f'"/{name}"'.encode() not in types:
            row = f'<:Override PartName="/{name}" ContentType="{content_type}"/>'
            self.write(_TYPES, at_end(types, row.encode()))

    def free_name(self, name: str) -> str:
        """The name, or one like it that no part has yet."""
        stem, suffix = posixpath.splitext(name)
        number = 0
        while (free := f"{stem}{number or ''}{suffix}") in self._zip.NameToInfo or free in self._new:
            number += 1
        return free

    def packed(self) -> bytes:
        """The whole document."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self._zip.infolist():
                fresh = zipfile.ZipInfo(info.filename, info.date_time)
                fresh.compress_type = zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else 8
                fresh.external_attr = info.external_attr
                if info.filename in self._new:
                    archive.writestr(fresh, self._new.pop(info.filename))
                elif self._zip.NameToInfo.get(info.filename) is info:  # of two parts of one name the last one counts
                    with archive.open(fresh, "w", force_zip64=info.file_size > 1 << 30) as part:
                        self._copy(info, part)
            for name, data in self._new.items():
                archive.writestr(name, data)
        return out.getvalue()

    def _copy(self, info: zipfile.ZipInfo, into: IO[bytes]) -> None:
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise UnreadableError("docx_bomb", _MOST // limits.MB)
                    into.write(chunk)
        except DAMAGE as error:
            raise UnreadableError("bad_docx", " ".join(str(error).split())[:100]) from None


def at_end(xml: bytes, elements: bytes) -> bytes:
    """The XML with more elements at the end of its root. "<:" in them stands for the root's prefix."""
    xml = _EMPTY_ROOT.sub(rb"<\1\2></\1>", xml)
    closing = _CLOSING.search(xml)
    if closing is None:
        raise UnreadableError("bad_docx", "XML")
    prefix = closing.group(1) + b":" if closing.group(1) else b""
    return xml[: closing.start()] + elements.replace(b"<:", b"<" + prefix) + xml[closing.start() :]


def _relationships_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")
