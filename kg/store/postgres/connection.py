"""A connection to a store on a server that is used as one to a file: by the interface of `sqlite3`."""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, cast

from kg.store.connection import Connection
from kg.store.errors import ServerError
from kg.store.postgres.copying import copy_into, copy_lines, digest_rows
from kg.store.postgres.dialect import Insert, insert_of, translated
from kg.store.postgres.match import tsquery
from kg.store.postgres.wire import Wire
from kg.store.server import Server

_WRITES = ("INSERT", "UPDATE", "DELETE")
#: From so many rows on they are copied in one go.
_FEW = 4
_CHUNK = 50_000
#: Rows that come at once of a question whose answer may be larger than memory.
_FETCHED = 5_000
_NUMBERED = re.compile(r"INSERT INTO (?:kg\.)?(?:source|document|edge|place)\b[^;]*?\) VALUES \(")
#: Who writes holds the row of the version until all is written: one writer at a time, as with a file.
_TURN = "SELECT value FROM kg.meta WHERE key = 'version' FOR UPDATE"


class Rows(sqlite3.Cursor):
    """What a statement brought, all of it read."""

    def __init__(self, conn: ServerConnection) -> None:
        super().__init__(conn)
        self._conn = conn
        self._rows: list[tuple[Any, ...]] = []
        self._at = 0
        self._written = -1
        self._last: int | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> Rows:
        self._rows, self._written, self._last = self._conn.asked(sql, parameters)
        self._at = 0
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Rows:
        self._rows, self._at, self._last = [], 0, None
        self._written = self._conn.asked_often(sql, parameters)
        return self

    @property
    def rowcount(self) -> int:
        return self._written

    @property
    def lastrowid(self) -> int | None:
        return self._last

    def fetchone(self) -> Any:
        if self._at >= len(self._rows):
            return None
        self._at += 1
        return self._rows[self._at - 1]

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        found = self._rows[self._at : self._at + (size or 1)]
        self._at += len(found)
        return found

    def fetchall(self) -> list[Any]:
        found = self._rows[self._at :] if self._at else self._rows
        self._at = len(self._rows)
        return found

    def __iter__(self) -> Rows:
        return self

    def __next__(self) -> Any:
        if self._at >= len(self._rows):
            raise StopIteration
        self._at += 1
        return self._rows[self._at - 1]

    def close(self) -> None:
        self._rows, self._at = [], 0


class ServerConnection(Connection):
    """The store on a server.

    It is an `sqlite3.Connection` so that whatever asks a store asks this one alike; of SQLite's own it uses nothing.
    Statements are SQLite's (`kg.store.postgres.dialect`). Raises `sqlite3.Error`: `ServerError` where the server is the
    matter. A connection that was lost is made anew for the next question, unless a transaction was under way.
    """

    server: Server

    def __init__(self, server: Server) -> None:
        super().__init__(":memory:", check_same_thread=False)
        self.server = server
        self._wire: Wire | None = Wire(server)
        self._changes = self._cursors = 0
        self._beside: sqlite3.Connection | None = None
        self._read_only = False

    # -- what sqlite3 offers -------------------------------------------------------------------------------

    def cursor(self, factory: Any = None) -> Any:
        return Rows(self)

    def execute(self, sql: str, parameters: Any = (), /) -> Rows:
        return Rows(self).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Rows:
        return Rows(self).executemany(sql, parameters)

    @property
    def in_transaction(self) -> bool:
        return self._wire is not None and self._wire.in_transaction

    @property
    def total_changes(self) -> int:
        return self._changes

    def commit(self) -> None:
        if self.in_transaction:
            self._run("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self._run("ROLLBACK")

    def close(self) -> None:
        if self._wire is not None:
            self._wire.close()
        self._wire = None
        if self._beside is not None:
            self._beside.close()
        super().close()

    def __enter__(self) -> ServerConnection:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> Any:
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False

    def backup(self, target: sqlite3.Connection, **_: Any) -> None:
        """The whole store into an empty SQLite store, row by row."""
        self.copy_rows(target, {})

    # -- what only this one has ------------------------------------------------------------------------------

    @property
    def size(self) -> int:
        """How large the database is, in bytes."""
        return int(self._run("SELECT pg_database_size(current_database())")[0][0])

    @property
    def beside(self) -> sqlite3.Connection:
        """A connection to SQLite on this machine, for what is kept beside the store and is nobody else's business."""
        if self._beside is None:
            self._beside = sqlite3.connect(":memory:")
        return self._beside

    def copy_rows(self, target: sqlite3.Connection, only: Mapping[str, str]) -> None:
        """The store into an empty SQLite store, of some tables the rows `only` that a condition names."""
        with self._reading() as wire:
            copy_into(target, wire, only)

    def digest_rows(self, only: Mapping[str, str]) -> str:
        """The word for what `copy_rows` would bring: other rows, another word."""
        with self._reading() as wire:
            return digest_rows(wire, only)

    def answers_now(self) -> dict[object, Any]:
        """What was answered so far, after a look at the store's version."""
        found, _ = self._tried(lambda wire: wire.run("SELECT value FROM kg.meta WHERE key = 'version'"), safe=True)
        state = self._changes, hash(found[0][0] if found else "")
        return self._answers_of(state)

    def attach(self, file: str) -> None:
        """The tables of an SQLite file, as temporary ones of this connection: `file.document` is `file_document`."""
        self.detach()
        with sqlite3.connect(file) as held:
            for table, sql in held.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
                columns = re.findall(r'"(\w+)"', sql)
                self._run(f"CREATE TEMP TABLE file_{table} ({', '.join(_column(table, one) for one in columns)})")
                names = ", ".join(f'"{one}"' for one in columns)
                rows = held.execute(f"SELECT {names} FROM {table}")
                self._wire_now().put(f"COPY pg_temp.file_{table} ({names}) FROM STDIN", copy_lines(rows))
                if columns:
                    self._run(f'CREATE INDEX ON file_{table} ("{columns[0]}")')
                self._run(f"ANALYZE file_{table}")
        held.close()

    def detach(self) -> None:
        """Let go of the tables of the file that is attached."""
        found = self._run(
            "SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relname LIKE 'file\\_%' "
            "AND relkind = 'r'"
        )
        for (table,) in found:
            self._run(f"DROP TABLE pg_temp.{table}")

    def take_numbers(self, sql: str, parameters: Sequence[object], take: Callable[[array[int]], object]) -> None:
        """See `kg.store.connection.take_numbers`; as COPY writes them, which is read in a third of the time of rows."""
        said = translated(sql)
        text = re.sub(r"\$(\d+)", lambda found: _quoted(parameters[int(found[1]) - 1]), said.text)
        held: list[bytes] = []

        def line(one: bytes) -> None:
            held.append(one)
            if len(held) >= _CHUNK:
                take(array("q", map(int, b"".join(held).split())))
                held.clear()

        self._wire_now().get(f"COPY ({text}) TO STDOUT", line)
        if held:
            take(array("q", map(int, b"".join(held).split())))

    def streamed(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, some thousand of them at a time; outside a transaction all at once.

        Several may be read side by side. They end with the transaction, and what was not read then is not there.
        """
        if not self.in_transaction:
            return iter(self.execute(sql))
        self._cursors += 1
        name = f"reading_{self._cursors}"
        self._run(f"DECLARE {name} NO SCROLL CURSOR FOR {translated(sql).text}")
        return self._fetched(name)

    def _fetched(self, name: str) -> Iterator[tuple[Any, ...]]:
        while rows := self._run(f"FETCH {_FETCHED} FROM {name}"):
            yield from rows
        self._run(f"CLOSE {name}")

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Statements in PostgreSQL's own words, without parameters."""
        return self._run(sql)

    # -- statements ------------------------------------------------------------------------------------------

    def asked(self, sql: str, parameters: Any) -> tuple[list[tuple[Any, ...]], int, int | None]:
        """Rows, how many were written, and the number of the row that was made."""
        head = sql.lstrip()[:8].upper()
        if head.startswith("PRAGMA"):
            return self._setting(sql), -1, None
        if head.startswith("BEGIN"):
            self._begin("IMMEDIATE" in sql.upper())
            return [], -1, None
        said = translated(sql)
        writes = head.startswith(_WRITES)
        if writes:
            self._own_transaction()
        values = _values(said.names, said.questions, parameters)
        text = said.text
        numbered = _NUMBERED.match(text) is not None
        if numbered:
            said = said._replace(text=f"{text} RETURNING id")
        rows, written = self._tried(lambda wire: wire.ask(said, values), safe=head.startswith("SELECT"))
        if writes:
            self._changes += max(0, written)
        if numbered:
            return [], written, int(rows[-1][0]) if rows else None
        return [tuple(row) for row in rows], written, None

    def asked_often(self, sql: str, parameters: Iterable[Any]) -> int:
        """One statement for many rows; how many were written."""
        said = translated(sql)
        self._own_transaction()
        insert = None if said.names or said.questions else insert_of(said.text)
        rows = iter(parameters)
        written = 0
        while chunk := list(islice(rows, _CHUNK)):
            if insert is not None and len(chunk) * insert.rows >= _FEW:
                written += self._copied(insert, chunk)
                continue
            for one in chunk:
                values = _values(said.names, said.questions, one)
                written += max(0, self._wire_now().ask(said, values)[1])
        self._changes += written
        return written

    def _copied(self, insert: Insert, chunk: Sequence[Sequence[object]]) -> int:
        columns = f"({', '.join(insert.columns)})" if insert.columns else ""
        wire = self._wire_now()
        rows: Iterable[Sequence[object]] = chunk
        if insert.rows > 1:
            each = sum(isinstance(one, int) for one in insert.values)
            rows = (one[at : at + each] for one in chunk for at in range(0, len(one), each))
        if any(isinstance(one, str) for one in insert.values):
            rows = ([one if isinstance(one, str) else row[one] for one in insert.values] for row in rows)
        if not insert.conflict:
            return wire.put(f"COPY {insert.table}{columns} FROM STDIN", copy_lines(rows))
        names = ", ".join(insert.columns) or "*"
        wire.run("DROP TABLE IF EXISTS pg_temp.coming")
        wire.run(f"CREATE TEMP TABLE coming AS SELECT {names} FROM {insert.table} WITH NO DATA")
        wire.put("COPY pg_temp.coming FROM STDIN", copy_lines(rows))
        _, written = wire.run(f"INSERT INTO {insert.table}{columns} SELECT * FROM coming {insert.conflict}")
        wire.run("DROP TABLE pg_temp.coming")
        return written

    def _begin(self, to_write: bool) -> None:
        kind = "BEGIN" if to_write else "BEGIN ISOLATION LEVEL REPEATABLE READ"
        self._tried(lambda wire: wire.run(kind), safe=True)
        try:
            if to_write:
                self._wire_now().run(_TURN)
        except sqlite3.Error:
            self.rollback()
            raise

    def _own_transaction(self) -> None:
        """As sqlite3 does by itself: what is written outside a transaction begins one, which somebody commits."""
        if self.isolation_level is not None and not self.in_transaction:
            self._begin(True)

    def _setting(self, sql: str) -> list[tuple[Any, ...]]:
        """Most are about SQLite's files and mean nothing here."""
        text = sql.lower()
        if "defer_foreign_keys" in text:
            self._run("SET CONSTRAINTS ALL DEFERRED")
        elif "query_only" in text:
            self._read_only = "= on" in text
            self._run(_access(self._read_only))
        return []

    def _run(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._wire_now().run(sql)[0]]

    def _tried(self, ask: Callable[[Wire], tuple[list[Any], int]], *, safe: bool) -> tuple[list[Any], int]:
        """What is asked; once more on a new wire, if that is `safe` and the wire was lost outside a transaction."""
        wire = self._wire_now()
        within = wire.in_transaction
        try:
            return ask(wire)
        except ServerError as error:
            if error.reason != "lost":
                raise
            self._lose()
            if within or not safe:
                raise
        return ask(self._wire_now())

    def _lose(self) -> None:
        if self._wire is not None:
            self._wire.close()
        self._wire = None

    def _wire_now(self) -> Wire:
        """The wire; a new one where the one before was lost outside a transaction."""
        if self._wire is None:
            self._wire = Wire(self.server)
            if self._read_only:
                self._wire.run(_access(True))
        return self._wire

    @contextmanager
    def _reading(self) -> Iterator[Wire]:
        """The wire, within a transaction in which all that is read is of one state."""
        ours = not self.in_transaction
        if ours:
            self._begin(False)
        try:
            yield self._wire_now()
        finally:
            if ours:
                self.rollback()


def _access(read_only: bool) -> str:
    return f"SET default_transaction_read_only = {'on' if read_only else 'off'}"


def _column(table: str, name: str) -> str:
    kind = "BIGINT" if name in ("start", "end", "length", "rank", "year", "ev_start", "ev_end") else 'TEXT COLLATE "C"'
    return f'"{name}" {kind}'


def _quoted(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _values(names: tuple[str, ...], questions: frozenset[int], parameters: Any) -> list[object]:
    if names:
        held = cast(Mapping[str, object], parameters)
        values = [held[name] for name in names]
    else:
        values = list(parameters)
    for number in questions:
        values[number - 1] = tsquery(str(values[number - 1]))
    return values
