"""From the bytes of a file to its text: .txt and .md as they are, .html, .docx and .pdf with a text layer.

Every reader gives the same thing, a `Text`. Plain text is never changed: its characters are the file's, so that
offsets count code points of the file as read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.text.plain import decode

#: A report has some hundred pages; a file above this is no report.
LARGEST = 256 * 1024 * 1024


class UnreadableError(Exception):
    """The input cannot be read as a text; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as read: its characters, the kind of file, and where it came from ("-" is standard input)."""

    text: str
    kind: str
    path: str


def read_text(path: str | Path) -> Text:
    """The text of a file, or of standard input for "-". Raises UnreadableError with one clear line."""
    name = str(path)
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        data = _bytes_of(Path(name))
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: larger than {LARGEST // 1024 // 1024} MB, which no report is")
    if not data.strip():
        raise UnreadableError(f"{name}: empty, there is nothing to read")
    kind = _kind(name, data)
    try:
        return Text(_READERS[kind](data), kind, name)
    except ValueError as error:
        raise UnreadableError(f"{name}: {error}") from None


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(f"{path}: a folder, not a file")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: no such file") from None
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({error.strerror})") from None


def _kind(name: str, data: bytes) -> str:
    """By what the bytes are, then by the suffix."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    head = data[:1024].lstrip().lower()
    if Path(name).suffix.lower() in (".html", ".htm") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "txt"


def _docx(data: bytes) -> str:
    from kg.text.docx import docx_text

    return docx_text(data)


def _html(data: bytes) -> str:
    from kg.text.html import html_text

    return html_text(decode(data))


def _pdf(data: bytes) -> str:
    from kg.text.pdf import pdf_text

    return pdf_text(data)


def _doc(_: bytes) -> str:
    raise ValueError("an old Word file (.doc); save it as .docx and try again")


_READERS: dict[str, Callable[[bytes], str]] = {"txt": decode, "html": _html, "docx": _docx, "pdf": _pdf, "doc": _doc}

__all__ = ["Text", "UnreadableError", "read_text"]
