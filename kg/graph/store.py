"""The store: one SQLite file that already holds the shipped register.

`open_store()` creates it on first use, beside its place and then moved there in one step, so that a process
that dies or a second one that comes at the same time never leaves half a file.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from kg.graph.migrate import OLDEST, SCHEMA_VERSION, migrate
from kg.register.load import Progress, load_register, manifest
from kg.register.memory import Connection

#: SQLite's application_id of our files ("kgvn"), so that a stranger's database is known as one.
APPLICATION_ID = 0x6B67766E

_STALE_SECONDS = 3600
_INDEX = re.compile(r"^\s*CREATE (?:UNIQUE )?INDEX", re.MULTILINE)


class StoreError(Exception):
    """The store cannot be opened or created; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use as a context manager, or call `close`."""

    conn: sqlite3.Connection
    path: Path | None  # None: in memory

    def close(self) -> None:
        self.conn.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def default_path() -> Path:
    """$KG_DB, else the place for a user's data on this platform."""
    named = os.environ.get("KG_DB")
    if named:
        return Path(named).expanduser()
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "vn-legal-kg" / "kg.sqlite"


def open_store(path: Path | str | None = None, *, progress: bool = False) -> Store:
    """Open the store at `path` (None: `default_path()`; ":memory:" works), creating it on first use.

    `progress` shows a bar on stderr while the register is loaded, if stderr is a terminal.
    Raises StoreError if the file is no store, is damaged, is newer than this program, or cannot be written.
    """
    if path is not None and str(path) == ":memory:":
        conn = sqlite3.connect(":memory:", factory=Connection)
        with _bar(progress) as report:
            _fill(conn, report)
        conn.execute("PRAGMA foreign_keys = ON")
        return Store(conn, None)
    file = Path(path).expanduser() if path is not None else default_path()
    try:
        if file.is_dir():
            raise StoreError(f"{file}: is a folder, not a store")
        if not file.exists() or file.stat().st_size == 0:
            _create(file, progress)
        return _open(file, progress)
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}") from error
    except sqlite3.OperationalError as error:
        raise StoreError(f"{file}: cannot be used: {error}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file}: not a store, or damaged: {error}") from error


def _open(file: Path, progress: bool) -> Store:
    with file.open("rb") as handle:
        if handle.read(16) != b"SQLite format 3\0":
            raise StoreError(f"{file}: not a store of kg")
    conn = sqlite3.connect(file, timeout=30, factory=Connection)
    try:
        if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreError(f"{file}: a database, but not a store of kg")
        meta = dict(conn.execute("SELECT key, value FROM meta"))
        version = int(meta.get("schema", "0"))
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{file}: made by a newer kg (format {version}, this one reads {SCHEMA_VERSION}); update kg"
            )
        if version < OLDEST:
            raise StoreError(f"{file}: made by an older kg (format {version}); remove it, and ingest anew")
        conn.execute("PRAGMA journal_mode = WAL")
        if version < SCHEMA_VERSION:
            migrate(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if meta.get("register") != manifest()["digest"]:
            _refresh(conn, progress)
    except BaseException:
        conn.close()
        raise
    return Store(conn, file)


def _refresh(conn: sqlite3.Connection, progress: bool) -> None:
    """Replace an older shipped register; what was ingested stays."""
    usual, conn.isolation_level = conn.isolation_level, None
    conn.execute("BEGIN IMMEDIATE")
    try:
        held = conn.execute("SELECT value FROM meta WHERE key = 'register'").fetchone()
        if held is None or held[0] != manifest()["digest"]:  # another process may have been faster
            with _bar(progress) as report:
                load_register(conn, report)
            _remember(conn)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    conn.isolation_level = usual


def _create(file: Path, progress: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    _sweep(file)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{time.monotonic_ns():x}.new")
    try:
        with draft.open("xb"):
            pass
        conn = sqlite3.connect(draft)
        try:
            # Nobody else sees the draft, and a dead one is thrown away: no journal, no waiting for the disk.
            conn.execute("PRAGMA journal_mode = OFF")
            conn.execute("PRAGMA synchronous = OFF")
            with _bar(progress) as report:
                _fill(conn, report)
            conn.execute("PRAGMA journal_mode = WAL")
        finally:
            conn.close()
        with draft.open("rb+") as handle:
            os.fsync(handle.fileno())
        _move(draft, file)
    finally:
        for leftover in (draft, draft.with_name(draft.name + "-wal"), draft.with_name(draft.name + "-shm")):
            with suppress(FileNotFoundError):
                leftover.unlink()


def _move(draft: Path, file: Path) -> None:
    """Give the finished draft its name, unless another process was faster: then its file stands."""
    if file.exists() and file.stat().st_size == 0:
        draft.replace(file)
        return
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # no hard links here
        if not file.exists():
            draft.replace(file)


def _sweep(file: Path) -> None:
    """Remove the drafts of processes that died long ago."""
    for draft in file.parent.glob(f".{file.name}.*.new*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _STALE_SECONDS:
                draft.unlink()


def _fill(conn: sqlite3.Connection, report: Progress | None) -> None:
    schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    statements = re.sub(r"--[^\n]*", "", schema).split(";")
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    usual, conn.isolation_level = conn.isolation_level, None
    conn.execute("BEGIN")
    for statement in statements:
        if statement.strip() and not _INDEX.match(statement):
            conn.execute(statement)
    load_register(conn, report)
    for statement in statements:  # indexes are cheaper when the rows are there
        if _INDEX.match(statement):
            conn.execute(statement)
    _remember(conn)
    conn.execute("COMMIT")
    conn.isolation_level = usual


def _remember(conn: sqlite3.Connection) -> None:
    values = {
        "schema": str(SCHEMA_VERSION),
        "register": manifest()["digest"],
        "snapshot_old": manifest()["snapshots"]["old"],
        "snapshot_new": manifest()["snapshots"]["new"],
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
