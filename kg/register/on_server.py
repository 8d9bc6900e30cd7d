"""The store on a PostgreSQL server: opened as one in a file is, made and filled by the first who may."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from kg.base.install import install_command
from kg.base.user_folders import state_folder
from kg.naming import slug
from kg.register.filling import bar, fill, refresh
from kg.register.manifest import has_older_register
from kg.store.errors import StoreError, concerns_store, store_error
from kg.store.migrate import SCHEMA_VERSION
from kg.store.opening import Store
from kg.store.server import Server

try:
    from kg.store.postgres.connection import ServerConnection
    from kg.store.postgres.tables import OLDEST, OURS, STEPS, statements
except ModuleNotFoundError as missing:
    if missing.name and missing.name.startswith("kg"):
        raise
    raise StoreError("no_driver", "postgresql:", install_command("postgres")) from None

#: The lock under which a store is made: two who come first at once wait for each other.
_MAKING = 0x6B67766E


class ServerStore(Store):
    """An open store on a server. `path` is where this user keeps on this machine what is made from it."""

    def __init__(self, conn: sqlite3.Connection, path: Path | None, server: Server, *, read_only: bool) -> None:
        super().__init__(conn, path, read_only)
        self.server = server

    @property
    def place(self) -> Server:
        return self.server

    def close(self) -> None:
        self.conn.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if concerns_store(error):
            explained = store_error(error, self.server)
            for note in getattr(error, "__notes__", ()):
                explained.add_note(note)
            raise explained from error


def open_on_server(server: Server, *, progress: bool = False, to_write: bool = False) -> Store:
    """The store on `server`, made on first use by whoever may make it.

    Raises StoreError: the server is not there or lets nobody in, the database holds something else, or no store and one
    may not be made; with `to_write` also where the user may only read.
    """
    conn: ServerConnection | None = None
    try:
        conn = ServerConnection(server)
        _prepare(conn, server, progress, to_write)
        return ServerStore(conn, kept_here(server), server, read_only=not _may_write(conn))
    except BaseException as error:
        if conn is not None:
            conn.close()
        if isinstance(error, sqlite3.Error):
            raise store_error(error, server) from None
        raise


def _prepare(conn: ServerConnection, server: Server, progress: bool, to_write: bool) -> None:
    version = _version(conn, server)
    if version is None:
        _make(conn, server, progress)
    elif version < SCHEMA_VERSION:
        _migrate(conn, server, version)
    may_write = _may_write(conn)
    if to_write and not may_write:
        raise StoreError("reader", server)
    if may_write and has_older_register(conn):
        refresh(conn, progress)


def _version(conn: ServerConnection, server: Server) -> int | None:
    """The version of the tables, one that this program knows; None if the database has none yet."""
    ((comment, held, sees),) = conn.run(
        "SELECT (SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'kg'), "
        "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'kg'), "
        "(SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'kg')"
    )
    if not held:
        return None
    if comment != OURS:
        raise StoreError("not_ours", server, "schema kg")
    if not sees:
        raise StoreError("no_entry", server, "schema kg")
    found = conn.run("SELECT value FROM kg.meta WHERE key = 'schema'")
    if not found or not str(found[0][0]).isdecimal():
        raise StoreError("not_ours", server, "kg.meta")
    version = int(found[0][0])
    if not OLDEST <= version <= SCHEMA_VERSION:
        raise StoreError("newer" if version > SCHEMA_VERSION else "older", server,
                         f"schema {version}, {OLDEST}-{SCHEMA_VERSION}")  # fmt: skip
    return version


def _make(conn: ServerConnection, server: Server, progress: bool) -> None:
    try:
        conn.run("BEGIN")
        conn.run(f"SELECT pg_advisory_xact_lock({_MAKING})")
        if _version(conn, server) is None:  # else another one was faster
            tables, indexes = statements()
            for statement in tables:
                conn.run(statement)
            with bar(progress) as report:
                fill(conn, report, (), indexes)
            conn.run("ANALYZE")
        conn.run("COMMIT")
    except sqlite3.Error as error:
        conn.rollback()
        if store_error(error, server).reason == "reader":
            raise StoreError("empty_database", server, error) from None
        raise


def _migrate(conn: ServerConnection, server: Server, version: int) -> None:
    """Bring the tables to this program's version: all of it, or nothing."""
    if not _may_write(conn):
        raise StoreError("outdated", server, f"schema {version}")
    conn.execute("BEGIN IMMEDIATE")
    try:
        for step in range((_version(conn, server) or version) + 1, SCHEMA_VERSION + 1):
            for statement in STEPS[step]:
                conn.run(statement)
        conn.run(f"UPDATE kg.meta SET value = '{SCHEMA_VERSION}' WHERE key = 'schema'")
        conn.commit()
    except BaseException:
        conn.rollback()
        raise


def _may_write(conn: ServerConnection) -> bool:
    ((may,),) = conn.run("SELECT has_table_privilege('kg.document', 'INSERT') AND NOT pg_is_in_recovery()")
    return bool(may)


def kept_here(server: Server) -> Path | None:
    """The file beside which this user keeps what is made from the store (drafts, arrays); None where that cannot be."""
    with suppress(OSError, RuntimeError):
        folder = state_folder() / "servers"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = folder / f"{slug(f'{server.host} {server.port} {server.database} {server.user}')}"
        file.touch(mode=0o600)
        os.utime(file)
        return file
    return None
