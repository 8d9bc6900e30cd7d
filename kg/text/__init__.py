"""From the bytes of a file to its text: .txt and .md as they are, .html, .docx and .pdf with a text layer.

Every reader gives the same thing, a `Text`. Plain text is never changed: its characters are the file's, so that
offsets count code points of the file as read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.text.errors import UnreadableError
from kg.text.plain import decode

#: A scanned report with its pictures has some tens of megabytes; a file above this is no report.
LARGEST = 256 * 1024 * 1024
#: A thousand pages of plain text have 3 MB.
LARGEST_TEXT = 64 * 1024 * 1024

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Text:
    """A text as read: its characters, the kind of file (txt, html, docx, pdf), and its path ("-": standard input)."""

    text: str
    kind: str
    path: str


def read_text(path: str | Path) -> Text:
    """The text of a file, or of standard input for "-". Raises UnreadableError with one clear line."""
    name = str(path).encode("utf-8", "backslashreplace").decode()  # file names need not be UTF-8
    try:
        data = _standard_input() if name == "-" else _bytes_of(Path(path))
        if not data.strip():
            raise UnreadableError("empty")
        kind = kind_of(name, data)
        if kind in ("txt", "html") and len(data) > LARGEST_TEXT:
            raise UnreadableError("too_large", LARGEST_TEXT // _MB)
        return Text(_READERS[kind](data), kind, name)
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, name) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("no_input")
    return _no_larger(sys.stdin.buffer.read(LARGEST + 1))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError("folder")
        if path.stat().st_size > LARGEST:
            raise UnreadableError("too_large", LARGEST // _MB)
        with path.open("rb") as file:
            return _no_larger(file.read(LARGEST + 1))
    except FileNotFoundError:
        raise UnreadableError("missing") from None
    except OSError as error:
        raise UnreadableError("system", error.strerror or error) from None
    except ValueError as error:  # a NUL in the name
        raise UnreadableError("system", error) from None


def _no_larger(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise UnreadableError("too_large", LARGEST // _MB)
    return data


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file: by what its bytes are, then by the suffix of its name."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if Path(name).suffix.lower() in (".html", ".htm") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "txt"


def _docx(data: bytes) -> str:
    from kg.text.docx import docx_text

    return docx_text(data)


def _html(data: bytes) -> str:
    from kg.text.html import html_text, page_of

    return html_text(page_of(data))


def _pdf(data: bytes) -> str:
    from kg.text.pdf import pdf_text

    return pdf_text(data)


def _ole(data: bytes) -> str:
    """The container of Office files before 2007, and of locked ones: the names of its streams tell which."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("locked_docx")
    raise UnreadableError("doc" if "WordDocument".encode("utf-16-le") in data else "old_office")


def _rtf(_: bytes) -> str:
    raise UnreadableError("rtf")


_READERS: dict[str, Callable[[bytes], str]] = {
    "txt": decode, "html": _html, "docx": _docx, "pdf": _pdf, "ole": _ole, "rtf": _rtf,
}  # fmt: skip

__all__ = ["Text", "UnreadableError", "kind_of", "read_text"]
