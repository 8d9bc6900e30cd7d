"""One file read and understood: the step that every command on a file begins with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.base.time_limit import TookTooLong, time_limit
from kg.cite.find import find_citations
from kg.resolve import Reading, resolve_citations
from kg.text import Text, UnreadableError, limits, read_text, text_of


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


@contextmanager
def understanding(text: Text) -> Iterator[None]:
    """Within it a step that understands `text` may take so long as `kg.text.limits` allows for one of its length.

    Raises kg.text.UnreadableError when it takes longer.
    """
    millions = len(text.text) / 1_000_000
    try:
        with time_limit(limits.UNDERSTANDING_SECONDS + limits.UNDERSTANDING_SECONDS_MILLION * millions):
            yield
    except TookTooLong as error:
        raise UnreadableError("too_long", round(error.seconds), text.path) from None


def _read(text: Text, conn: sqlite3.Connection, back_references: bool) -> tuple[Text, Reading]:
    with understanding(text):
        return text, resolve_citations(text.text, find_citations(text.text, back_references=back_references), conn)
