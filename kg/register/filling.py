"""What a new store is filled with, and what is made anew when the program ships another register."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kg.register.manifest import has_older_register, manifest
from kg.register.shipped import Progress, load_register
from kg.store.migrate import SCHEMA_VERSION
from kg.store.opening import APPLICATION_ID
from kg.store.register_rows import register_rows_kept
from kg.store.schema import statements
from kg.store.transaction import transaction


def fill(conn: sqlite3.Connection, report: Progress | None, tables: Iterable[str], indexes: Iterable[str]) -> None:
    """Make the tables, put the shipped register into them, and then make the indexes; the caller commits."""
    for statement in tables:
        conn.execute(statement)
    load_register(conn, report)
    for statement in indexes:  # cheaper when the rows are there
        conn.execute(statement)
    _remember(conn)


def make_empty(conn: sqlite3.Connection) -> None:
    """The tables and indexes of a store, without any row; the caller commits, and adds the register."""
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (part for parts in statements() for part in parts):
        conn.execute(statement)
    _remember(conn)


def refresh(conn: sqlite3.Connection, progress: bool) -> None:
    """Replace an older shipped register, or one whose rows nobody wrote so; what was ingested stays."""
    with transaction(conn):
        if has_older_register(conn) or is_altered(conn):  # else another process was faster
            with bar(progress) as report:
                load_register(conn, report)
                _remember(conn)  # not where another process was: that the version does not tell


def is_altered(conn: sqlite3.Connection) -> bool:
    """Whether the rows of the register are others than those that were loaded, whichever register it is."""
    return register_rows_kept(conn) is False


def _remember(conn: sqlite3.Connection) -> None:
    ours = manifest()
    values = {
        "schema": str(SCHEMA_VERSION),
        "register": ours["digest"],
        "snapshot_old": ours["snapshots"]["old"],
        "snapshot_new": ours["snapshots"]["new"],
    }
    conn.executemany(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        values.items(),
    )


@contextmanager
def bar(wanted: bool) -> Iterator[Progress | None]:
    """A bar on stderr while the register is loaded, where it is `wanted` and stderr is a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    import click

    with click.progressbar(length=6, label="register", file=sys.stderr) as shown:
        yield lambda done, total: shown.update(done - shown.pos)
