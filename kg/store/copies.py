"""A copy of a store, to be written to and thrown away: what is tried there touches nothing of the user's."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.store.connection import Connection


@contextmanager
def copied(conn: sqlite3.Connection) -> Iterator[tuple[Connection, Path]]:
    """The store of `conn` as it is now, in a file of its own that is gone afterwards: its connection and the file.

    Raises sqlite3.Error, also where the disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, "copy.sqlite")
        with closing(sqlite3.connect(file, factory=Connection)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # whoever loses it makes another
            conn.backup(copy)
            copy.execute("PRAGMA foreign_keys = ON")
            yield copy, file
