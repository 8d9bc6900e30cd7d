"""The full-text index behind `kg search`: what documents are called, without diacritics, kept by triggers.

FTS5's tokenizer takes away every Vietnamese mark but the stroke of đ, which is a letter of its own: that is
replaced on the way in, and `kg.naming.fold` does the same to what people type. Type and year stand in a column of
their own, so that a filter is one more word of the query and never a look at each hit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kg.store.connection import on_server

_COLUMNS = ("title", "symbol", "issuer", "facets")


def _words(row: str) -> tuple[str, ...]:
    """The indexed columns of a row ("new", "old", "document") as SQL."""
    told = []
    for column in ("title", "symbol", "issuer"):
        text = f"{row}.{column}"
        for letter in "đĐðÐ":  # the last two are eth, in place of đ in many files
            text = f"replace({text}, '{letter}', 'd')"
        told.append(text)
    return (*told, f"replace({row}.type, '_', '') || ' ' || coalesce({row}.year, '')")


def _insert(row: str, command: str = "") -> str:
    columns = ", ".join((*(("document_search",) if command else ()), "rowid", *_COLUMNS))
    values = ", ".join((*((f"'{command}'",) if command else ()), f"{row}.id", *_words(row)))
    return f"INSERT INTO document_search({columns}) VALUES ({values});"


_CHANGED = " OR ".join(f"old.{column} IS NOT new.{column}" for column in ("title", "symbol", "issuer", "type", "year"))
_STATEMENTS = (
    "CREATE VIEW IF NOT EXISTS document_words AS SELECT document.id AS id, "
    + ", ".join(f"{sql} AS {column}" for sql, column in zip(_words("document"), _COLUMNS, strict=True))
    + " FROM document",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS document_search USING fts5({', '.join(_COLUMNS)}, "
    "content='document_words', content_rowid='id', tokenize=\"unicode61 remove_diacritics 2\")",
    f"CREATE TRIGGER IF NOT EXISTS document_search_added AFTER INSERT ON document BEGIN {_insert('new')} END",
    f"CREATE TRIGGER IF NOT EXISTS document_search_gone AFTER DELETE ON document BEGIN {_insert('old', 'delete')} END",
    f"CREATE TRIGGER IF NOT EXISTS document_search_changed AFTER UPDATE ON document WHEN {_CHANGED} BEGIN "
    f"{_insert('old', 'delete')} {_insert('new')} END",
)


def build_search_index(conn: sqlite3.Connection) -> None:
    """Make the index if it is not there, and fill it anew from the documents; the caller commits."""
    if on_server(conn):  # the server keeps the words of each row itself
        return
    for statement in _STATEMENTS:
        conn.execute(statement)
    conn.execute("INSERT INTO document_search(document_search) VALUES ('rebuild')")


@contextmanager
def without_search_index(conn: sqlite3.Connection) -> Iterator[None]:
    """Let many documents be written at once, and the index be filled at the end: much cheaper than row by row.

    All in one transaction, begun here if none is: whoever rolls it back gets the index as it was. The caller commits.
    """
    if not conn.in_transaction:
        conn.execute("BEGIN IMMEDIATE")
    for trigger in () if on_server(conn) else ("added", "gone", "changed"):
        conn.execute(f"DROP TRIGGER IF EXISTS document_search_{trigger}")
    yield
    build_search_index(conn)
