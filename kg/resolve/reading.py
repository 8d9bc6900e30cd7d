"""One file read and understood: the step that every command on a file begins with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.cite.find import find_citations
from kg.resolve import Reading, resolve_citations
from kg.text import Text, read_text, text_of


def read_document(path: str | Path, conn: sqlite3.Connection, *, back_references: bool = False) -> tuple[Text, Reading]:
    """The text of a file ("-" is standard input) and what it cites. Raises kg.text.UnreadableError.

    With `back_references` also the mentions that only point, as `find_citations` finds them.
    """
    return _read(read_text(path), conn, back_references)


def read_data(
    data: bytes, name: str, conn: sqlite3.Connection, *, back_references: bool = False
) -> tuple[Text, Reading]:
    """The same of a file that is at hand as bytes; its `name` says by its suffix what the bytes do not."""
    return _read(text_of(data, name), conn, back_references)


def _read(text: Text, conn: sqlite3.Connection, back_references: bool) -> tuple[Text, Reading]:
    return text, resolve_citations(text.text, find_citations(text.text, back_references=back_references), conn)
