"""One file read and understood: the step that every command on a file begins with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.cite.find import find_citations
from kg.resolve import Reading, resolve_citations
from kg.text import Text, read_text


def read_document(path: str | Path, conn: sqlite3.Connection) -> tuple[Text, Reading]:
    """The text of a file ("-" is standard input) and what it cites. Raises kg.text.UnreadableError."""
    text = read_text(path)
    return text, resolve_citations(text.text, find_citations(text.text), conn)
