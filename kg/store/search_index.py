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


def _row(row: str, told: str) -> str:
    return f"SELECT {row}.id, {', '.join(_words(row))}, {told}"


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


#: What the index holds of the documents that were written since, noted down before the first change of each.
_NOTES = "CREATE TEMP TABLE IF NOT EXISTS words_before (id INTEGER PRIMARY KEY, title, symbol, issuer, facets, held)"
_NOTE = "INSERT INTO words_before {} WHERE NOT EXISTS (SELECT 1 FROM words_before b WHERE b.id = {}.id);"
_NOTING = {
    "added": "AFTER INSERT ON main.document BEGIN "
    f"{_NOTE.format('SELECT new.id, NULL, NULL, NULL, NULL, 0', 'new')} END",
    "gone": f"AFTER DELETE ON main.document BEGIN {_NOTE.format(_row('old', '1'), 'old')} END",
    "changed": f"AFTER UPDATE ON main.document WHEN {_CHANGED} BEGIN {_NOTE.format(_row('old', '1'), 'old')} END",
}


@contextmanager
def search_index_later(conn: sqlite3.Connection) -> Iterator[None]:
    """Let documents be written in the caller's transaction, and the index take at the end those that changed.

    FTS5 writes what it holds at each statement that may yet be taken back; so it is asked once and not row by row.
    """
    if on_server(conn):
        yield
        return
    conn.execute(_NOTES)
    for name, what in _NOTING.items():
        conn.execute(f"DROP TRIGGER IF EXISTS main.document_search_{name}")
        conn.execute(f"CREATE TEMP TRIGGER document_noted_{name} {what}")
    yield
    columns = ", ".join(_COLUMNS)
    conn.execute(
        f"INSERT INTO document_search(document_search, rowid, {columns}) "
        f"SELECT 'delete', id, {columns} FROM words_before WHERE held"
    )
    conn.execute(
        f"INSERT INTO document_search(rowid, {columns}) SELECT w.id, {', '.join(f'w.{name}' for name in _COLUMNS)} "
        "FROM words_before b CROSS JOIN document_words w ON w.id = b.id"
    )
    conn.execute("DELETE FROM words_before")
    for name in _NOTING:
        conn.execute(f"DROP TRIGGER temp.document_noted_{name}")
    for statement in _STATEMENTS:
        conn.execute(statement)
