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
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kg.register.shipped import Progress, load_register, manifest
from kg.store.connection import Connection
from kg.store.errors import WAIT_SECONDS, StoreError, concerns_store, store_error
from kg.store.migrate import OLDEST, SCHEMA_VERSION, migrate
from kg.store.transaction import transaction

#: SQLite's application_id of our files ("kgvn"), so that a stranger's database is known as one.
APPLICATION_ID = 0x6B67766E

_INDEX = re.compile(r"^\s*CREATE (?:UNIQUE )?INDEX", re.MULTILINE)
#: KiB of pages kept in memory while a store is made, so that the file is written once, at the end.
_CACHE = 65_536


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use as a context manager, or call `close`.

    An error of SQLite that leaves the context comes out as the StoreError that explains it; so does a store that was
    removed, replaced or changed meanwhile so that what was done is not to be relied on.
    """

    conn: sqlite3.Connection
    path: Path | None = None  # None: in memory
    read_only: bool = False
    locked: bool = True  # False: read where not even a lock may be written
    opened: os.stat_result | None = None  # what the file was then

    def close(self) -> None:
        self.conn.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        written = False
        with suppress(sqlite3.ProgrammingError):  # closed before
            written = self.conn.total_changes > 0
        self.close()
        if self.path is None or self.opened is None:
            return
        if (error is None or concerns_store(error)) and (why := self._came_between(written)):
            raise StoreError(why, self.path) from error
        if concerns_store(error):
            explained = store_error(error, self.path)
            for note in getattr(error, "__notes__", ()):
                explained.add_note(note)
            raise explained from error

    def _came_between(self, written: bool) -> str | None:
        """Why what was written is not there, or what was read without locks may be none: a reason of StoreError."""
        assert self.path is not None and self.opened is not None
        try:
            now = self.path.stat()
        except OSError:
            return "moved" if written else None
        if written and not os.path.samestat(now, self.opened):
            return "moved"
        same = (now.st_mtime_ns, now.st_size) == (self.opened.st_mtime_ns, self.opened.st_size)
        return None if self.locked or same else "changed"


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
            _refuse_strangers(file)
            if not os.access(file, os.W_OK):
                if to_write:
                    raise StoreError("read_only", file)
                return _open_to_read(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _open_to_write(file, progress)
        except sqlite3.OperationalError as error:
            if held and not to_write and (store := _in_spite_of(error, file)):
                return store
            raise
    except (OSError, sqlite3.DatabaseError) as error:
        raise store_error(error, file) from error


def _refuse_strangers(file: Path) -> None:
    """Look at the first page only, without locks and without putting right what a stranger's program left undone."""
    if not os.access(file, os.R_OK):
        raise StoreError("unreadable", file)
    conn = sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)  # not `open`: closing that would end our locks
    try:
        (found,) = conn.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError:
        with file.open("rb") as handle:
            head = handle.read(72)
        if head[:16] != b"SQLite format 3\0":
            raise StoreError("stranger", file) from None
        if len(head) < 72:
            raise
        # a page further on does not fit: damaged, or its new state is still in the log
        found = int.from_bytes(head[68:], "big")
    finally:
        conn.close()
    if found != APPLICATION_ID:
        raise StoreError("database", file)


def _open_to_write(file: Path, progress: bool) -> Store:
    conn = sqlite3.connect(file, timeout=WAIT_SECONDS, factory=Connection)
    try:
        conn.execute("PRAGMA synchronous = FULL")  # what was told as done is on the disk, also after a power cut
        version = _version(conn, file)
        if version is None:
            _make(conn, progress)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA temp_store = MEMORY")  # recursive queries, asked a hundred thousand times for a map
        if version is not None and version < SCHEMA_VERSION:
            migrate(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if _has_older_register(conn):
            _refresh(conn, progress)
        return Store(conn, file, opened=file.stat())
    except BaseException:
        conn.close()
        raise


def _in_spite_of(error: sqlite3.Error, file: Path) -> Store | None:
    """The store for reading, if `error` is that it cannot be written and it is well otherwise."""
    if store_error(error, file).reason not in ("read_only", "full", "disk", "busy"):
        return None
    try:
        return _open_to_read(file)
    except (StoreError, sqlite3.Error):
        return None


def _open_to_read(file: Path) -> Store:
    """Open without writing anything, not even the files that SQLite keeps beside a store while it is open.

    Where a log is, somebody has it open and his locks hold, or he died; else nobody has, and there are no locks.
    """
    journal, log = (file.with_name(file.name + ending) for ending in ("-journal", "-wal"))
    if journal.exists() and journal.stat().st_size:
        raise StoreError("unfinished", file)
    if log.exists():
        try:
            return _connect_to_read(file, "mode=ro&readonly_shm=1", locked=True)
        except sqlite3.OperationalError as error:
            if log.exists() and log.stat().st_size:
                raise StoreError("unfinished", file) from error
    return _connect_to_read(file, "immutable=1", locked=False)


def _connect_to_read(file: Path, how: str, *, locked: bool) -> Store:
    conn = sqlite3.connect(f"{file.as_uri()}?{how}", timeout=WAIT_SECONDS, uri=True, factory=Connection)
    try:
        opened = file.stat()
        version = _version(conn, file)
        if version is None or version < SCHEMA_VERSION:
            raise StoreError("outdated", file, f"schema {version or 0}")
        return Store(conn, file, read_only=True, locked=locked, opened=opened)
    except BaseException:
        conn.close()
        raise


def _version(conn: sqlite3.Connection, file: Path) -> int | None:
    """The version of the tables, one that this program knows; None if there are none yet."""
    if not conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return None
    row = conn.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if row is None or not str(row[0]).isdecimal():
        raise StoreError("damaged", file, "schema ?")
    version = int(row[0])
    if not OLDEST <= version <= SCHEMA_VERSION:
        detail = f"schema {version}, {OLDEST}-{SCHEMA_VERSION}"
        raise StoreError("newer" if version > SCHEMA_VERSION else "older", file, detail)
    return version


def _make(conn: sqlite3.Connection, progress: bool) -> None:
    """Fill an empty store, in one transaction; it is known as ours even before."""
    with transaction(conn):
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA cache_size = -{_CACHE}")
    with transaction(conn), _bar(progress) as report:
        if not conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # else another one was faster
            _fill(conn, report)


def _fill(conn: sqlite3.Connection, report: Progress | None) -> None:
    from importlib.resources import files

    schema = files("kg.store").joinpath("schema.sql").read_text(encoding="utf-8")
    statements = re.sub(r"--[^\n]*", "", schema).split(";")
    for statement in statements:
        if statement.strip() and not _INDEX.match(statement):
            conn.execute(statement)
    load_register(conn, report)
    for statement in statements:  # indexes are cheaper when the rows are there
        if _INDEX.match(statement):
            conn.execute(statement)
    _remember(conn)


def _has_older_register(conn: sqlite3.Connection) -> bool:
    """Whether the register in the store is another one than ours, and not a later one."""
    meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta"))
    ours = manifest()
    later = meta.get("snapshot_new", "") > ours["snapshots"]["new"]
    return meta.get("register") != ours["digest"] and not later


def _refresh(conn: sqlite3.Connection, progress: bool) -> None:
    """Replace an older shipped register; what was ingested stays."""
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
