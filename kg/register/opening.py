"""The store: one SQLite file that already holds the shipped register.

`open_store()` makes it on first use, in one transaction: whoever dies meanwhile leaves an empty store that the next
one fills, and whoever comes at the same time waits. Where it may not be written it is opened for reading.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kg.register.manifest import has_older_register, is_replaceable
from kg.store.connection import Connection
from kg.store.errors import WAIT_SECONDS, StoreError, store_error
from kg.store.migrate import SCHEMA_VERSION, migrate
from kg.store.opening import (
    APPLICATION_ID,
    PAGE,
    Store,
    in_spite_of,
    open_to_read,
    place_of,
    refuse_strangers,
    schema_version,
)
from kg.store.seal import examine, let_go, take
from kg.store.transaction import transaction

if TYPE_CHECKING:
    from kg.store.server import Server

#: KiB of pages kept in memory while a store is made, so that the file is written once, at the end.
_CACHE = 65_536


def open_store(path: Path | Server | str | None = None, *, progress: bool = False, to_write: bool = False) -> Store:
    """Open the store at `path` (None: that of $KG_DB, else the user's own; ":memory:" works), making it on first use.

    `path` may be the address of a server, postgresql://USER@HOST/DATABASE (docs/postgres.md).

    `progress` shows a bar on stderr while the register is loaded, if stderr is a terminal. A store that cannot be
    written (no right, no room) is opened for reading, as it is, unless `to_write` asks for more.
    Raises StoreError if the file is no store, is damaged, is newer than this program, or cannot be read or made.
    """
    if path is not None and str(path) == ":memory:":
        conn = sqlite3.connect(":memory:", factory=Connection)
        _make(conn, progress)
        conn.execute("PRAGMA foreign_keys = ON")
        return Store(conn)
    place = place_of(path) if path is None or isinstance(path, (str, Path)) else path
    if not isinstance(place, Path):
        from kg.register.on_server import open_on_server

        return open_on_server(place, progress=progress, to_write=to_write)
    file = place
    try:
        if file.exists() and not file.is_file():
            raise StoreError("folder" if file.is_dir() else "no_file", file)
        file = Path(os.path.realpath(file))  # SQLite keeps its other files beside the real one
        held = file.exists() and file.stat().st_size > 0
        if held:
            refuse_strangers(file)
            if not os.access(file, os.W_OK):
                if to_write:
                    raise StoreError("read_only", file)
                return open_to_read(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _open_to_write(file, progress)
        except sqlite3.OperationalError as error:
            if held and not to_write and (store := in_spite_of(error, file)):
                return store
            raise
    except (OSError, sqlite3.DatabaseError) as error:
        raise store_error(error, file) from error


def _open_to_write(file: Path, progress: bool) -> Store:
    look = take(file)
    conn: sqlite3.Connection | None = None
    try:
        conn = sqlite3.connect(file, timeout=WAIT_SECONDS, factory=Connection)
        conn.execute("PRAGMA synchronous = FULL")  # what was told as done is on the disk, also after a power cut
        version = schema_version(conn, file)
        if version is None:
            _make(conn, progress)
        conn.execute("PRAGMA journal_mode = WAL")
        doubtful = version is not None and look is not None and examine(conn, file, look)
        conn.execute("PRAGMA temp_store = MEMORY")  # recursive queries, asked a hundred thousand times for a map
        if version is not None and version < SCHEMA_VERSION:
            migrate(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if doubtful or has_older_register(conn):
            _make_it_ours(conn, file, progress)
        return Store(conn, file, opened=file.stat())
    except BaseException:
        if conn is not None:
            conn.close()
        let_go(file)
        raise


def _make_it_ours(conn: sqlite3.Connection, file: Path, progress: bool) -> None:
    """Load the register anew where it is an older one, or its rows are not those that were loaded."""
    from kg.register.filling import is_altered, refresh

    altered = is_altered(conn)
    if altered and not is_replaceable(conn):
        raise StoreError("damaged", file, "register ≠")
    if altered or has_older_register(conn):
        refresh(conn, progress)


def _make(conn: sqlite3.Connection, progress: bool) -> None:
    """Fill an empty store, in one transaction; it is known as ours even before."""
    conn.execute(f"PRAGMA page_size = {PAGE}")
    with transaction(conn):
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA cache_size = -{_CACHE}")
    from kg.register.filling import bar, fill
    from kg.store.schema import statements

    with transaction(conn), bar(progress) as report:
        if not conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # else another one was faster
            fill(conn, report, *statements())
