"""One file read against the register, or why it cannot be."""

from __future__ import annotations

import sqlite3

from kg.graph.records import Records, records_of
from kg.resolve.reading import read_document


def read_one(path: str, register: sqlite3.Connection) -> Records | Exception:
    """What one file brings, or why it cannot be read."""
    try:
        return records_of(*read_document(path, register))
    except Exception as error:  # whatever is the matter with this file, the next one may be well
        if isinstance(error, BrokenPipeError):
            raise
        return error
