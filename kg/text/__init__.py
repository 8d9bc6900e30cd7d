"""From the bytes of a file to its text, and from each character of the text back to its place in the file.

One module for each format: `plain` (with `legacy`), `markdown`, `html`, `docx`, `pdf`, `scan` (pictures of pages) and
`office` (.doc, .odt, .rtf). What a file is, its bytes tell before its name. Every reader gives the same thing, a
`SourceMap`; `limits` holds what one file may cost.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kg.text import limits
from kg.text.errors import UnreadableError
from kg.text.source_map import SourceMap, SourceSpan
from kg.tuples import NamedTuple


class Text(NamedTuple):
    """A text as read: its characters, the kind of file, and its path ("-": standard input).

    `kind` is txt, md, html, docx, pdf, image, doc (also Word's XML), odt or rtf.
    """

    text: str
    kind: str
    path: str
    source: SourceMap = SourceMap(())

    def __eq__(self, other: object) -> bool:
        """Whether both read alike, wherever the words stand in their files."""
        return isinstance(other, Text) and self[:3] == other[:3]

    def __hash__(self) -> int:
        return hash(self[:3])

    def places(self, start: int, end: int) -> list[SourceSpan]:
        """Where characters `start` to `end` stand in the file, in one stretch or several (see kg.text.source_map).

        Those that the reader put in (the line end between two paragraphs) stand nowhere.
        """
        return self.source.places(start, end)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Pages (from 1) that are pictures and were left out, as no recogniser is installed."""
        return self.source.unread_pages


def read_text(path: str | Path) -> Text:
    """The text of a file, or of standard input for "-". Raises UnreadableError with one clear line."""
    name = str(path).encode("utf-8", "backslashreplace").decode()  # file names need not be UTF-8
    try:
        data = _standard_input() if name == "-" else _bytes_of(Path(path))
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, name) from None
    return text_of(data, name)


def text_of(data: bytes, name: str) -> Text:
    """The text of a file that is at hand as bytes. Raises UnreadableError with one clear line that tells its `name`."""
    try:
        kind, source = read_bytes(data, name)
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, name) from None
    return Text(source.text, kind, name, source)


def read_bytes(data: bytes, name: str = "") -> tuple[str, SourceMap]:
    """What kind of file `data` is, and its text with the places of its characters. Raises UnreadableError."""
    if not data.strip():
        raise UnreadableError("empty")
    kind = kind_of(name, data)
    most = {"txt": limits.PLAIN, "md": limits.MARKUP, "html": limits.MARKUP}.get(kind, limits.FILE)
    if len(data) > most:
        raise UnreadableError("too_large", most // limits.MB)
    module, function = _READERS[kind]
    read: Callable[[bytes], SourceMap] = getattr(import_module(f"kg.text.{module}"), function)
    return kind, read(data)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("no_input")
    return _no_larger(sys.stdin.buffer.read(limits.FILE + 1))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError("folder")
        if path.stat().st_size > limits.FILE:
            raise UnreadableError("too_large", limits.FILE // limits.MB)
        with path.open("rb") as file:
            return _no_larger(file.read(limits.FILE + 1))
    except FileNotFoundError:
        raise UnreadableError("missing") from None
    except OSError as error:
        raise UnreadableError("system", error.strerror or error) from None
    except ValueError as error:  # a NUL in the name
        raise UnreadableError("system", error) from None


def _no_larger(data: bytes) -> bytes:
    if len(data) > limits.FILE:
        raise UnreadableError("too_large", limits.FILE // limits.MB)
    return data


#: Suffixes of documents; pictures are read too, but nobody means those that lie in a folder beside them.
SUFFIXES = frozenset(
    (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".doc", ".odt", ".rtf")
)  # fmt: skip


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file: by what its bytes are, then by the suffix of its name. Raises UnreadableError.

    It raises for what is known to be no text of ours: a locked document, a spreadsheet, a web archive.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "odt" if data[30:38] == b"mimetype" and b"opendocument.text" in data[38:100] else "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")):
        return "image"
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    suffix = Path(name).suffix.lower()
    if head.startswith(b"<?xml") and b'progid="word.document"' in head:
        return "doc"
    if head.startswith(b"mime-version:") and b"multipart/related" in head:
        raise UnreadableError("web_archive")
    is_page = head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head)
    if is_page or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _ole(data: bytes) -> str:
    """The container of Office files before 2007, and of locked ones: the names of its streams tell which."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("locked_docx")
    if "WordDocument".encode("utf-16-le") not in data:
        raise UnreadableError("old_office")
    return "doc"


_READERS = {
    "txt": ("plain", "read_plain"),
    "md": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "image": ("scan", "read_image"),
    "doc": ("office", "read_office"),
    "odt": ("office", "read_office"),
    "rtf": ("office", "read_office"),
}

__all__ = ["SUFFIXES", "Text", "UnreadableError", "kind_of", "read_bytes", "read_text", "text_of"]
