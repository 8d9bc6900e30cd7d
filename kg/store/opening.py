"""The file of a store: where it is, whether it is one, and how it is opened where it may only be read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.base.user_folders import data_folder
from kg.store.connection import Connection
from kg.store.errors import WAIT_SECONDS, StoreError, concerns_store, store_error
from kg.store.mark import said
from kg.store.migrate import OLDEST, SCHEMA_VERSION
from kg.store.seal import examine, let_go, look_over, take

#: SQLite's application_id of our files ("kgvn"), so that a stranger's database is known as one.
APPLICATION_ID = 0x6B67766E
#: Bytes of a page of a new store. The words of a text are some 1,000 bytes (`kg.store.passages`): three of them leave
#: a quarter of SQLite's usual 4,096 empty, seven little of this one. A store keeps the pages that it began with.
PAGE = 8192
#: What comes of rows that are not there, or are not what they were.
_UNEXPECTED = (KeyError, IndexError, TypeError, ValueError, AttributeError, AssertionError, RuntimeError)


if TYPE_CHECKING:
    from kg.store.server import Server


class Store:
    """An open store. Use as a context manager, or call `close`.

    An error of SQLite that leaves the context comes out as the StoreError that explains it; so does a store that was
    removed, replaced or changed meanwhile so that what was done is not to be relied on.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        path: Path | None = None,
        read_only: bool = False,
        locked: bool = True,
        opened: os.stat_result | None = None,
    ) -> None:
        """`path` is None in memory, `locked` False where not even a lock may be written, `opened` what the file was."""
        self.conn, self.path = conn, path
        self.read_only, self.locked, self.opened = read_only, locked, opened

    @property
    def place(self) -> Path | Server | None:
        """What `open_store` opens it again by; as text it is what a user may see. None for a store in memory."""
        return self.path

    def close(self) -> None:
        """Close it; one that was written to is sealed (`kg.store.seal`)."""
        says = None
        try:
            says = said(self.conn) if self.conn.total_changes and not self.read_only else None
        except sqlite3.ProgrammingError:  # closed before
            return
        self.conn.close()
        if self.path is not None:
            let_go(self.path, says)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        written, faults = False, list[str]()
        with suppress(sqlite3.ProgrammingError, sqlite3.OperationalError):  # closed before; could not be looked at
            written = self.conn.total_changes > 0
            if isinstance(error, _UNEXPECTED):  # a fault of the program, or of what it was given to read
                faults = look_over(self.conn)
        self.close()
        if faults and self.path is not None:
            raise StoreError("damaged", self.path, faults[0]) from error
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


def is_server(text: str) -> bool:
    """Whether the store that is named so is one on a server; also where a path was made of the address."""
    return text[:14].lower().startswith(("postgresql:/", "postgres:/"))


def place_of(named: Path | str | None) -> Path | Server:
    """Where the store is that a user names: a file, or a server; None: $KG_DB, else the place for a user's data.

    Raises StoreError for an address that is none.
    """
    text = str(named) if named is not None else os.environ.get("KG_DB") or ""
    if is_server(text):
        from kg.store.server import BadAddress, server_of

        try:
            return server_of(text)
        except BadAddress as error:
            raise StoreError("address", "postgresql:", error) from None
    return Path(text).expanduser() if text else data_folder() / "kg.sqlite"


def refuse_strangers(file: Path) -> None:
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


def in_spite_of(error: sqlite3.Error, file: Path) -> Store | None:
    """The store for reading, if `error` is that it cannot be written and it is well otherwise."""
    if store_error(error, file).reason not in ("read_only", "full", "disk", "busy"):
        return None
    try:
        return open_to_read(file)
    except StoreError as other:
        if other.reason in ("altered", "damaged"):
            raise
        return None
    except sqlite3.Error:
        return None


def open_to_read(file: Path) -> Store:
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
    look = take(file)
    conn: sqlite3.Connection | None = None
    try:
        conn = sqlite3.connect(f"{file.as_uri()}?{how}", timeout=WAIT_SECONDS, uri=True, factory=Connection)
        opened = file.stat()
        version = schema_version(conn, file)
        if version is None or version < SCHEMA_VERSION:
            raise StoreError("outdated", file, f"schema {version or 0}")
        if look is not None and examine(conn, file, look):
            from kg.store.register_rows import register_rows_kept

            if register_rows_kept(conn) is False:
                raise StoreError("damaged", file, "register ≠")
        return Store(conn, file, read_only=True, locked=locked, opened=opened)
    except BaseException:
        if conn is not None:
            conn.close()
        let_go(file)
        raise


def schema_version(conn: sqlite3.Connection, file: Path) -> int | None:
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
