"""A file's records, checked and laid out as tables of their own: nothing of a store is touched before all are right."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from kg.data import table
from kg.model import LAWS, Basis, Certainty, DocType, Level, Relation
from kg.naming import name_key, symbol_key
from kg.register.identity import is_version
from kg.store.records import (
    KINDS,
    CitationRecord,
    ClaimRecord,
    DocumentRecord,
    EdgeRecord,
    FactRecord,
    ReadingRecord,
    Record,
    SourceRecord,
    columns,
)
from kg.text.errors import UnreadableError

_BATCH = 10_000
_MOST = 2**63 - 1
_LONGEST = 16 << 20
_DOCUMENT = re.compile(r"/akn/[^\s<>\"{}|\\^`\x00-\x1f]+\Z")
_SOURCE = re.compile(r"/source/[0-9a-f]{20}\Z")
_DAYS = frozenset({"issued", "effective", "day"})
_DOCUMENTS = frozenset({
    (DocumentRecord, "iri"), (EdgeRecord, "subject"), (EdgeRecord, "object"), (EdgeRecord, "ev_document"),
    (ClaimRecord, "document"), (FactRecord, "document"), (ReadingRecord, "document"), (CitationRecord, "report"),
    (CitationRecord, "document"),
})  # fmt: skip
_SOURCES = frozenset({
    (SourceRecord, "iri"), (DocumentRecord, "source"), (ClaimRecord, "source"), (FactRecord, "source"),
    (EdgeRecord, "source"), (ReadingRecord, "source"),
})  # fmt: skip
#: What the table of documents has beside the columns of the record.
KEYS = ("symbol_key", "name_key")
_SCOPES = frozenset({"whole", "article", "content", "part"})
#: What identifies a record of a kind; the others are one when they are alike.
_KEYS: dict[type[Record], str] = {
    SourceRecord: "iri", DocumentRecord: "iri", ClaimRecord: "document, source", ReadingRecord: "document",
    CitationRecord: "report, start",
}  # fmt: skip
# Table, column → the table whose key it must be.
_REFERENCES = (
    ("document", "source", "source"), ("claim", "document", "document"), ("claim", "source", "source"),
    ("fact", "document", "document"), ("fact", "source", "source"), ("reading", "document", "document"),
    ("citation", "document", "document"), ("edge", "subject", "document"), ("edge", "object", "document"),
    ("edge", "ev_document", "document"), ("edge", "source", "source"),
)  # fmt: skip


@contextmanager
def staged(records: Iterable[Record]) -> Iterator[Path]:
    """An SQLite file with a table for each kind of record, while the context lasts.

    Raises UnreadableError if a record is not what a store can hold, or names what the file does not hold.
    """
    with TemporaryDirectory(prefix="kg-import-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "records.sqlite"
        conn = sqlite3.connect(path, isolation_level=None)
        try:
            conn.execute("PRAGMA synchronous = OFF")
            conn.execute("PRAGMA journal_mode = OFF")
            conn.execute("BEGIN")
            _fill(conn, records)
            _check_references(conn)
            conn.execute("COMMIT")
        finally:
            conn.close()
        yield path


def table_name(kind: type[Record]) -> str:
    """The table of a kind of record."""
    return kind.__name__.removesuffix("Record").lower()


def _fill(conn: sqlite3.Connection, records: Iterable[Record]) -> None:
    inserts: dict[type[Record], str] = {}
    for kind in KINDS:
        names = [f'"{column.name}"' for column in columns(kind)]
        if kind is DocumentRecord:
            names += [f'"{name}"' for name in KEYS]
        key = f", PRIMARY KEY ({_KEYS[kind]})" if kind in _KEYS else ""
        without = " WITHOUT ROWID" if kind in _KEYS else ""
        conn.execute(f"CREATE TABLE {table_name(kind)} ({', '.join(names)}{key}){without}")
        inserts[kind] = f"INSERT INTO {table_name(kind)} VALUES ({', '.join('?' * len(names))})"
    checks = {kind: _checks(kind) for kind in KINDS}
    source = iter(records)
    while batch := list(islice(source, _BATCH)):
        found: dict[type[Record], list[Record]] = {}
        for record in batch:
            kind = type(record)
            for value, check in zip(record, checks[kind], strict=True):
                if not check(value):
                    raise UnreadableError("bad_record", _where(record, checks[kind]))
            found.setdefault(kind, []).append(record)
        for kind, held in found.items():
            try:
                conn.executemany(inserts[kind], map(_with_keys, held) if kind is DocumentRecord else held)
            except sqlite3.IntegrityError:
                raise UnreadableError("bad_record", f"{table_name(kind)}: two of one name") from None
    if conn.execute("SELECT count(*) FROM head").fetchone()[0] != 1:
        raise UnreadableError("foreign_exchange")


def _with_keys(record: Record) -> tuple[object, ...]:
    """A document with the keys by which a store finds it; a text beside another one is not found by its number."""
    assert isinstance(record, DocumentRecord)
    numbered = record.symbol is not None and not is_version(record.iri)
    named = record.title is not None and record.type in LAWS
    return (
        *record,
        symbol_key(record.symbol) if numbered and record.symbol else None,
        name_key(record.title) if named and record.title else None,
    )


def _check_references(conn: sqlite3.Connection) -> None:
    for owner, column, target in _REFERENCES:
        lost = conn.execute(
            f"SELECT {column} FROM {owner} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT iri FROM {target})"
        ).fetchone()
        if lost:
            raise UnreadableError("bad_record", f"{owner}: {lost[0]}")
    lost = conn.execute("SELECT report FROM citation WHERE report NOT IN (SELECT document FROM reading)").fetchone()
    if lost:
        raise UnreadableError("bad_record", f"citation: {lost[0]}")


def _where(record: Record, checks: list[Callable[[Any], bool]]) -> str:
    name, value = next(
        (column.name, value)
        for column, value, check in zip(columns(type(record)), record, checks, strict=True)
        if not check(value)
    )
    return f"{table_name(type(record))} {str(record[0])[:120]}, {name}: {value!r}"[:300]


def _checks(kind: type[Record]) -> list[Callable[[Any], bool]]:
    """What each column of a kind may hold."""
    return [_optional(_check(kind, column.name, column.number), column.optional) for column in columns(kind)]


def _optional(check: Callable[[Any], bool], optional: bool) -> Callable[[Any], bool]:
    return (lambda value: value is None or check(value)) if optional else check


def _check(kind: type[Record], name: str, number: bool) -> Callable[[Any], bool]:
    if number:
        low = -_MOST if name == "rank" else 0
        high = 9999 if name == "year" else _MOST
        return lambda value: type(value) is int and low <= value <= high
    if (kind, name) in _DOCUMENTS:
        return lambda value: isinstance(value, str) and bool(_DOCUMENT.match(value)) and len(value) < 4096
    if (kind, name) in _SOURCES:
        return lambda value: isinstance(value, str) and bool(_SOURCE.match(value))
    if name in _DAYS:
        return _is_day
    if (kind, name) == (CitationRecord, "certainty"):
        return frozenset(get_args(Certainty)).__contains__
    allowed: dict[str, frozenset[str]] = {
        "type": frozenset(get_args(DocType)), "level": frozenset(get_args(Level)),
        "origin": frozenset({"register", "report", "cited"}), "relation": frozenset(get_args(Relation)) - {"issued_by"},
        "basis": frozenset(get_args(Basis)), "scope": _SCOPES, "certainty": _certainties(), "kind": _certainties(),
    }  # fmt: skip
    return _within(allowed[name]) if name in allowed else _is_text


def _within(allowed: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in allowed


def _certainties() -> frozenset[str]:
    """The kinds of sources, and what a fact may be beside that."""
    kinds = {row["kind"] for row in table("precedence")["kinds"]}
    return frozenset(kinds | {"inferred", "conflict", "flag", "unknown"})


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and not _SURROGATE.search(value)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False
