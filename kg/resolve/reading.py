"""One file read and understood: the step that every command on a file begins with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.cite.find import find_citations
from kg.resolve import Reading, resolve_citations
from kg.text import Text, read_text


def read_document(path: str | Path, conn: sqlite3.Connection, *, back_references: bool = False) -> tuple[Text, Reading]:
    """The text of a file ("-" is standard input) and what it cites. Raises kg.text.UnreadableError.

    With `back_references` also the mentions that only point, as `find_citations` finds them.
    """
    text = read_text(path)
    return text, resolve_citations(text.text, find_citations(text.text, back_references=back_references), conn)
