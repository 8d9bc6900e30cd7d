"""Many rows at once: PostgreSQL's COPY, in and out."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from kg.store.opening import APPLICATION_ID
from kg.store.schema import TABLES, statements
from kg.store.search_index import build_search_index
from kg.store.version import keep_version

if TYPE_CHECKING:
    from kg.store.postgres.wire import Wire

_SPECIAL = re.compile(r"[\\\n\r\t]")
_ESCAPED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v"}
_MESSAGE = 1 << 16  # bytes, about
_BATCH = 20_000


def copy_lines(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Rows as COPY takes them, many in one message."""
    held: list[str] = []
    size = 0
    for row in rows:
        line = "\t".join([_written(value) for value in row])
        held.append(line)
        size += len(line)
        if size > _MESSAGE:
            yield ("\n".join(held) + "\n").encode()
            held, size = [], 0
    if held:
        yield ("\n".join(held) + "\n").encode()


def _written(value: object) -> str:
    if value is None:
        return "\\N"
    text = str(value)
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text) if _SPECIAL.search(text) else text


def read_line(line: bytes) -> list[str | None]:
    """The values of a line that COPY gave out."""
    fields = line.decode().removesuffix("\n").split("\t")
    if b"\\" not in line:
        return fields  # type: ignore[return-value]
    return [None if one == "\\N" else re.sub(r"\\(.)", lambda found: _PLAIN.get(found[1], found[1]), one)
            for one in fields]  # fmt: skip


def copy_into(target: sqlite3.Connection, wire: Wire, only: Mapping[str, str]) -> None:
    """The tables of the store on the other end of `wire` into an empty SQLite store; its caller reads one state.

    `only` is the condition on the rows of a table, where not all of them are wanted.
    """
    tables, indexes = statements()
    target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in tables:
        target.execute(statement)
    for table, columns in _columns(target).items():
        put = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        held: list[list[str | None]] = []

        def take(line: bytes, held: list[list[str | None]] = held, put: str = put) -> None:
            held.append(read_line(line))
            if len(held) >= _BATCH:
                target.executemany(put, held)
                held.clear()

        wire.get(f"COPY (SELECT {', '.join(columns)} FROM kg.{table} WHERE {only.get(table, 'TRUE')}) TO STDOUT", take)
        target.executemany(put, held)
    for statement in indexes:
        target.execute(statement)
    build_search_index(target)
    keep_version(target)
    target.commit()


def digest_rows(wire: Wire, only: Mapping[str, str]) -> str:
    """What the rows that `copy_into` would bring come to, as the server adds it up: other rows, another word."""
    with closing(sqlite3.connect(":memory:")) as empty:
        for statement in statements()[0]:
            empty.execute(statement)
        told = []
        for table, columns in _columns(empty).items():
            row = f"hashtextextended(ROW({', '.join(columns)})::text, 0)"
            told.append(wire.run(f"SELECT count(*), sum({row}) FROM kg.{table} WHERE {only.get(table, 'TRUE')}")[0])
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _columns(conn: sqlite3.Connection) -> dict[str, list[str]]:
    found = {table: [f'"{row[1]}"' for row in conn.execute(f"PRAGMA table_info({table})")] for table in TABLES}
    found["fact"].insert(0, '"rowid"')
    return found
