"""The store: one SQLite file that already holds the shipped register.

`open_store()` makes it on first use, in one transaction: whoever dies meanwhile leaves an empty store that the next
one fills, and whoever comes at the same time waits. Where it may not be written it is opened for reading.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.base.patterns import late
from kg.register.manifest import manifest
from kg.store.connection import Connection
from kg.store.errors import WAIT_SECONDS, StoreError, store_error
from kg.store.migrate import SCHEMA_VERSION, migrate
from kg.store.opening import (
    APPLICATION_ID,
    Store,
    default_path,
    in_spite_of,
    open_to_read,
    refuse_strangers,
    schema_version,
)
from kg.store.seal import examine, let_go, take
from kg.store.transaction import transaction

if TYPE_CHECKING:  # a store that is there needs nothing of what makes one
    from kg.register.shipped import Progress

_INDEX = late(r"^\s*CREATE (?:UNIQUE )?INDEX", re.MULTILINE)
#: KiB of pages kept in memory while a store is made, so that the file is written once, at the end.
_CACHE = 65_536


def open_store(path: Path | str | None = None, *, progress: bool = False, to_write: bool = False) -> Store:
    """Open the store at `path` (None: `default_path()`; ":memory:" works), making it on first use.

    `progress` shows a bar on stderr while the register is loaded, if stderr is a terminal. A store that cannot be
    written (no right, no room) is opened for reading, as it is, unless `to_write` asks for more.
    Raises StoreError if the file is no store, is damaged, is newer than this program, or cannot be read or made.
    """
    if path is not None and str(path) == ":memory:":
        conn = sqlite3.connect(":memory:", factory=Connection)
        _make(conn, progress)
        conn.execute("PRAGMA foreign_keys = ON")
        return Store(conn)
    file = Path(path).expanduser() if path is not None else default_path()
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
        if version is not None and look is not None:
            examine(conn, file, look)
        conn.execute("PRAGMA temp_store = MEMORY")  # recursive queries, asked a hundred thousand times for a map
        if version is not None and version < SCHEMA_VERSION:
            migrate(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if _has_older_register(conn):
            _refresh(conn, progress)
        return Store(conn, file, opened=file.stat())
    except BaseException:
        if conn is not None:
            conn.close()
        let_go(file)
        raise


def _make(conn: sqlite3.Connection, progress: bool) -> None:
    """Fill an empty store, in one transaction; it is known as ours even before."""
    with transaction(conn):
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA cache_size = -{_CACHE}")
    with transaction(conn), _bar(progress) as report:
        if not conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # else another one was faster
            _fill(conn, report)


def _fill(conn: sqlite3.Connection, report: Progress | None) -> None:
    from kg.register.shipped import load_register

    tables, indexes = _schema()
    for statement in tables:
        conn.execute(statement)
    load_register(conn, report)
    for statement in indexes:  # cheaper when the rows are there
        conn.execute(statement)
    _remember(conn)


def make_empty(conn: sqlite3.Connection) -> None:
    """The tables and indexes of a store, without any row; the caller commits, and adds the register."""
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (part for parts in _schema() for part in parts):
        conn.execute(statement)
    _remember(conn)


def _schema() -> tuple[list[str], list[str]]:
    """The statements of `schema.sql`: those that make tables and views, and those that make indexes."""
    from importlib.resources import files

    schema = files("kg.store").joinpath("schema.sql").read_text(encoding="utf-8")
    statements = [one for one in re.sub(r"--[^\n]*", "", schema).split(";") if one.strip()]
    return [one for one in statements if not _INDEX.match(one)], [one for one in statements if _INDEX.match(one)]


def _has_older_register(conn: sqlite3.Connection) -> bool:
    """Whether the register in the store is another one than ours, and not a later one."""
    meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta"))
    ours = manifest()
    later = meta.get("snapshot_new", "") > ours["snapshots"]["new"]
    return meta.get("register") != ours["digest"] and not later


def _refresh(conn: sqlite3.Connection, progress: bool) -> None:
    """Replace an older shipped register; what was ingested stays."""
    from kg.register.shipped import load_register

    with transaction(conn):
        if _has_older_register(conn):  # else another process was faster
            with _bar(progress) as report:
                load_register(conn, report)
            _remember(conn)


def _remember(conn: sqlite3.Connection) -> None:
    ours = manifest()
    values = {
        "schema": str(SCHEMA_VERSION),
        "register": ours["digest"],
        "snapshot_old": ours["snapshots"]["old"],
        "snapshot_new": ours["snapshots"]["new"],
    }
    conn.executemany("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", values.items())


@contextmanager
def _bar(wanted: bool) -> Iterator[Progress | None]:
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    import click

    with click.progressbar(length=6, label="register", file=sys.stderr) as bar:
        yield lambda done, total: bar.update(done - bar.pos)
