"""The version of a store: a word in `meta` that is another one after every change of what the store says.

Whatever is made from the store and kept beside it (kg.trace.arrays) carries the version that it was made from, and is
made anew when the two differ. Triggers keep it, so that it holds whichever program writes, and in one transaction
with what was written. It is drawn by lot: two stores that grew apart from one copy never meet in one version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kg.store.connection import on_server

#: The tables whose rows are what a store says.
TABLES = ("source", "document", "claim", "fact", "edge", "report", "citation")
_ANEW = "UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'version'"
_TRIGGERS = {
    f"{table}_version_{act.lower()}": f"AFTER {act} ON {table} BEGIN {_ANEW}; END"
    for table in TABLES
    for act in ("INSERT", "DELETE", "UPDATE")
}


def version(conn: sqlite3.Connection) -> str:
    """The version of what the store says, as this connection sees it now."""
    (found,) = conn.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(found)


def keep_version(conn: sqlite3.Connection) -> None:
    """Draw a new version and let it be kept from now on; the caller commits."""
    if on_server(conn):  # its own triggers are never taken away
        return
    conn.execute("INSERT OR IGNORE INTO meta VALUES ('version', '')")
    conn.execute(_ANEW)
    for name, what in _TRIGGERS.items():
        conn.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")


@contextmanager
def without_version(conn: sqlite3.Connection) -> Iterator[None]:
    """Let many rows be written, and a new version be drawn once at the end; in the caller's transaction."""
    for name in () if on_server(conn) else _TRIGGERS:
        conn.execute(f"DROP TRIGGER IF EXISTS {name}")
    yield
    keep_version(conn)
