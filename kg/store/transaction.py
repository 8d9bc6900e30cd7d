"""All of what is written, or nothing; all of what is read, of one state of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kg.store.connection import Connection


@contextmanager
def transaction(conn: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of what is done inside, or nothing.

    IMMEDIATE takes the lock for writing at once, so that what was read inside is still so when it writes; DEFERRED
    locks no file before it writes to it (a draft, beside a store that others go on writing to). Raises sqlite3.Error,
    also at the end, when the disk does not take it: then nothing is written either. Inside another transaction it is
    a part of that one, which can be taken back alone.
    """
    # what Python began by itself before a write is none of ours: it is committed when ours begins
    ours = conn.isolation_level is None and conn.in_transaction
    with _part(conn) if ours else _whole(conn, kind):
        yield


@contextmanager
def _whole(conn: sqlite3.Connection, kind: str) -> Iterator[None]:
    usual, conn.isolation_level = conn.isolation_level, None
    try:
        conn.execute(f"BEGIN {kind}")
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            with suppress(sqlite3.Error):  # the disk is gone: what happened first is told; SQLite takes it back later
                conn.execute("ROLLBACK")
        raise
    finally:
        conn.isolation_level = usual


@contextmanager
def _part(conn: sqlite3.Connection) -> Iterator[None]:
    conn.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            conn.execute("ROLLBACK TO part")
            conn.execute("RELEASE part")
        raise
    conn.execute("RELEASE part")


@contextmanager
def one_state(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one state of the store, whoever writes meanwhile; answers are kept as ever."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    if isinstance(conn, Connection):
        conn.answers_now()  # this reads, and with that the state is chosen
        conn.reading = True
    try:
        yield
    finally:
        if isinstance(conn, Connection):
            conn.reading = False
        conn.rollback()
