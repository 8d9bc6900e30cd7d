"""Very many rows at once: what is kept row by row (words for search, the version, indexes) is made at the end.

All in one transaction: whoever rolls it back has the store as it was, triggers and indexes too.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from kg.store.connection import on_server
from kg.store.search_index import without_search_index
from kg.store.version import without_version

_CHUNK = 20_000
_ROWS = 50  # in one statement: the checks of foreign keys are set up once for all of them
#: From so many new edges for each one that is there, indexes are dropped and made anew: sorting all of them once is
#: then cheaper than finding the place of each new one.
_WORTH_IT = 0.3
_ALL = "subject, relation, object, scope, effective, location, ev_quote, subject_location, source"
_PLAIN = "subject, relation, object, scope, source"
_NOTHING_MORE = (None,) * 4


@contextmanager
def in_bulk(conn: sqlite3.Connection) -> Iterator[None]:
    """Write documents and what is said of them without keeping search and version at every row; the caller commits."""
    with without_search_index(conn), without_version(conn):
        yield


def write_edges(conn: sqlite3.Connection, edges: Iterable[tuple[Any, ...]], coming: int) -> Iterator[int]:
    """Write stated edges of a source, about `coming` of them; after every batch, how many it held.

    An edge is subject, relation, object (rows of `document`), scope, effective, location, quote, place in the subject,
    source. With many of them the table's indexes are made anew at the end; until then nobody may look edges up.
    """
    (held,) = conn.execute("SELECT coalesce(max(id), 0) FROM edge").fetchone()
    indexes = _edge_indexes(conn) if coming > _WORTH_IT * held else {}
    for name in indexes:
        conn.execute(f"DROP INDEX {name}")
    rest = iter(edges)
    while batch := list(islice(rest, _CHUNK)):
        # Most say no more than what rests on what; and to hand a None to SQLite costs more than the rest of a row.
        plain = [(*edge[:4], edge[8]) for edge in batch if edge[4:8] == _NOTHING_MORE]
        many = len(plain) // _ROWS * _ROWS
        flat = (list(chain.from_iterable(plain[n : n + _ROWS])) for n in range(0, many, _ROWS))
        conn.executemany(_insert(_PLAIN, _ROWS), flat)
        conn.executemany(_insert(_PLAIN), plain[many:])
        if len(plain) < len(batch):
            conn.executemany(_insert(_ALL), [edge for edge in batch if edge[4:8] != _NOTHING_MORE])
        yield len(batch)
    for sql in indexes.values():
        conn.execute(sql)


def _insert(columns: str, rows: int = 1) -> str:
    marks = ", ".join("?" * (columns.count(",") + 1))
    values = ", ".join([f"({marks}, 'register')"] * rows)
    return f"INSERT INTO edge({columns}, rule) VALUES {values}"


def _edge_indexes(conn: sqlite3.Connection) -> dict[str, str]:
    if on_server(conn):  # others are reading: to drop an index would make them wait
        return {}
    rows = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'edge' AND sql <> ''")
    return {name: re.sub(r"--[^\n]*", "", sql) for name, sql in rows.fetchall()}
