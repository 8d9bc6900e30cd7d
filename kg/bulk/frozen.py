"""The register that readers ask: a file of its own, never written again, and the word by which readings are known."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from kg.base.program import digest_of
from kg.register.alone import open_alone, register_alone

#: All that has a part in a reading: another edition of any of it reads anew.
ROOMS = (
    "base", "bulk", "cite", "data", "graph", "model", "naming", "register", "resolve", "store", "tables", "text",
    "tuples",
)  # fmt: skip
_TABLES = ("alias", "claim", "document", "edge", "fact", "place", "place_successor", "source")

__all__ = ["ROOMS", "freeze", "open_alone", "reader_of"]


def freeze(conn: sqlite3.Connection, file: Path) -> str:
    """Write the register of a store, without what texts brought to it, to `file`; the word for who reads by it.

    Raises sqlite3.Error, also where the disk is full.
    """
    with closing(register_alone(conn, file)) as register:
        return reader_of(register)


def reader_of(register: sqlite3.Connection) -> str:
    """Program, tables and register in one word: what is read by the same word is the same."""
    digest = hashlib.sha256()
    for table in _TABLES:
        columns = len(register.execute(f"SELECT * FROM {table} LIMIT 0").description)
        order = ", ".join(map(str, range(1, columns + 1)))
        for row in register.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            digest.update(repr(row).encode())
    return f"{digest_of(*ROOMS)[:12]}-{digest.hexdigest()[:12]}"
