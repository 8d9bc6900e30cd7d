"""What an import has read so far, beside the store and not yet in it.

A draft is an SQLite file next to the store. It grows in batches, each committed together with the number of items
read, so that an import that dies goes on from there; nobody who reads the store sees any of it. Once it is whole,
`kg.register.imports.publish` puts it into the store in one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from kg.naming import slug
from kg.register.imports.records import Bundle, DocumentRecord, FactRecord, Item, Reference, RelationRecord
from kg.store.connection import beside
from kg.store.transaction import transaction

#: progress(items read so far)
Progress = Callable[[int], None]

#: Items in one commit: small enough to lose little, large enough not to wait for the disk.
BATCH = 10_000
_FORMAT = "3"
#: Relations that agree in these are one relation, said several times.
_ONCE = "subject, relation, object, scope, effective, location"
_EXAMPLES = 5
_LISTS = ("topics", "articles", "flags", "conflicts")
_DAYS = ("issued", "effective", "expired")
_FIELDS = tuple(DocumentRecord.__dataclass_fields__)
_TABLES = f"""
CREATE TABLE draft.meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft.document (n INTEGER PRIMARY KEY, {", ".join(_FIELDS)});
CREATE TABLE draft.relation (
    subject TEXT, relation TEXT, object TEXT, scope TEXT, effective TEXT, location TEXT, quote TEXT,
    subject_location TEXT
);
CREATE TABLE draft.fact (document TEXT, field TEXT, value TEXT);
CREATE TABLE draft.refused (reason TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE draft.example (reason TEXT NOT NULL, place TEXT NOT NULL, detail TEXT NOT NULL);
"""


class DraftBusyError(Exception):
    """Another process is importing the same source into the same store; str() is the draft's path."""


class Staging:
    """A draft attached as the schema `draft` to the store's connection, or beside it where that is to a server."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    @property
    def cursor(self) -> int:
        """How many items of the input are in the draft."""
        return int(self._meta("cursor", "0"))

    @property
    def whole(self) -> bool:
        """Whether the input was read to its end."""
        return self._meta("whole", "no") == "yes"

    def stage(self, items: Iterable[Item | Bundle], progress: Progress | None = None, size: int = BATCH) -> None:
        """Take in the rest of the input, batch by batch of `size` items, and mark the draft as whole."""
        source = iter(items)
        cursor = self.cursor
        while batch := list(islice(source, size)):
            cursor += len(batch)
            with transaction(self.conn, "DEFERRED"):
                self._write(batch)
                self._set("cursor", str(cursor))
            if progress:
                progress(cursor)
        with transaction(self.conn, "DEFERRED"):
            self._set("whole", "yes")

    @property
    def empty(self) -> bool:
        """Whether nothing that was read can be taken."""
        (held,) = self.conn.execute(
            "SELECT EXISTS (SELECT 1 FROM draft.document) OR EXISTS (SELECT 1 FROM draft.relation)"
        ).fetchone()
        return not held

    def documents(self) -> Iterator[DocumentRecord]:
        """The documents in the order in which they were read."""
        for row in self.conn.execute(f"SELECT {', '.join(_FIELDS)} FROM draft.document ORDER BY n"):
            said = dict(zip(_FIELDS, row, strict=True))
            for name in _LISTS:
                said[name] = tuple(tuple(x) if isinstance(x, list) else x for x in json.loads(said[name] or "[]"))
            for name in _DAYS:
                said[name] = date.fromisoformat(said[name]) if said[name] else None
            yield DocumentRecord(**said)

    def relations(self) -> Iterator[tuple[Any, ...]]:
        """Each relation once: subject, relation, object, scope, effective, location, quote, place in the subject.

        The two documents are as `reference` reads them.
        """
        for row in self.conn.execute(
            "SELECT subject, relation, object, scope, effective, location, quote, subject_location, min(rowid) "
            f"FROM draft.relation GROUP BY {_ONCE}"  # with min(rowid) the other columns are of that row
        ):
            yield row[:-1]

    def count_relations(self) -> int:
        """How many relations were read; what was said several times counts as often."""
        (count,) = self.conn.execute("SELECT count(*) FROM draft.relation").fetchone()
        return int(count)

    def facts(self) -> Iterator[tuple[str, str, str]]:
        """Each fact that stands apart from a document's record: the document as `reference` reads it, field, value."""
        yield from self.conn.execute(
            "SELECT document, field, value FROM draft.fact GROUP BY document, field, value ORDER BY min(rowid)"
        )

    def refused(self) -> list[tuple[str, int, list[str]]]:
        """What was not taken: the reason, how often, and the first examples of it."""
        counts = dict(self.conn.execute("SELECT reason, times FROM draft.refused").fetchall())
        examples: dict[str, list[str]] = {}
        for reason, place, detail in self.conn.execute("SELECT * FROM draft.example ORDER BY rowid"):
            examples.setdefault(reason, []).append(": ".join(part for part in (place, detail) if part))
        for subject, relation, target, times, repeated in self.conn.execute(
            "SELECT subject, relation, object, times, sum(times - 1) OVER () FROM (SELECT subject, relation, object, "
            f"count(*) AS times FROM draft.relation GROUP BY {_ONCE} HAVING times > 1) ORDER BY 4 DESC, 1, 2, 3 LIMIT 1"
        ):
            counts["duplicate"] = int(repeated)
            examples["duplicate"] = [f"{subject} {relation} {target} ×{times}"]
        return [(reason, times, examples.get(reason, [])) for reason, times in sorted(counts.items(), key=_most_first)]

    def flags(self) -> list[tuple[str, int]]:
        """What was seen to be odd in documents that were taken, and how often."""
        rows = self.conn.execute(
            "SELECT j.value, count(*) FROM draft.document d, json_each(d.flags) j GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        found = [(str(flag), int(times)) for flag, times in rows]
        undated, dated = self.conn.execute(
            "SELECT count(*) - count(effective), count(effective) FROM draft.document"
        ).fetchone()
        return [*found, ("no_effective", undated)] if undated and dated else found  # else it gives no such day at all

    def _write(self, batch: list[Item | Bundle]) -> None:
        documents, relations, facts, refused = [], [], [], []
        examples: list[tuple[str, str, str]] = []
        for item in chain.from_iterable(one if isinstance(one, tuple) else (one,) for one in batch):
            if isinstance(item, DocumentRecord):
                documents.append(_document_row(item))
            elif isinstance(item, RelationRecord):
                relations.append(_relation_row(item))
            elif isinstance(item, FactRecord):
                facts.append((_reference_key(item.document), item.field, item.value))
            else:
                refused.append((item.reason,))
                if len(examples) < BATCH:
                    examples.append((item.reason, item.page, item.detail[:200]))
        names = ", ".join(_FIELDS)
        marks = ", ".join("?" * len(_FIELDS))
        self.conn.executemany(f"INSERT INTO draft.document({names}) VALUES ({marks})", documents)
        self.conn.executemany("INSERT INTO draft.relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", relations)
        self.conn.executemany("INSERT INTO draft.fact VALUES (?, ?, ?)", facts)
        self.conn.executemany(
            "INSERT INTO draft.refused VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1", refused
        )
        held = dict(self.conn.execute("SELECT reason, count(*) FROM draft.example GROUP BY reason").fetchall())
        for row in examples:
            if held.setdefault(row[0], 0) < _EXAMPLES:
                held[row[0]] += 1
                self.conn.execute("INSERT INTO draft.example VALUES (?, ?, ?)", row)

    def _meta(self, key: str, default: str) -> str:
        row = self.conn.execute("SELECT value FROM draft.meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else default

    def _set(self, key: str, value: str) -> None:
        self.conn.execute("INSERT OR REPLACE INTO draft.meta VALUES (?, ?)", (key, value))


@contextmanager
def open_draft(conn: sqlite3.Connection, store: Path | None, source: str, identity: str) -> Iterator[Staging]:
    """The draft of `source` for the store at `store` (None: in memory), with what an earlier run left in it.

    What was read from another input, or in another way, has another `identity` and is thrown away. Left by an
    exception, the draft stays and can be gone on with; left in peace, it is removed. Raises DraftBusyError.
    """
    path = draft_path(store, source) if store else None
    conn = beside(conn)
    if path and _is_damaged(path):
        _remove(path)
    try:
        try:
            with _without_waiting(conn):
                conn.execute("ATTACH DATABASE ? AS draft", (str(path) if path else ":memory:",))
                _prepare(conn, identity, source)
        except sqlite3.OperationalError as error:
            raise DraftBusyError(str(path)) if "locked" in str(error) else error from None
        yield Staging(conn)
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        with suppress(sqlite3.Error):  # not attached, or still being read
            conn.execute("DETACH DATABASE draft")
        raise
    conn.execute("DETACH DATABASE draft")
    if path:
        _remove(path)


def draft_path(store: Path, source: str) -> Path:
    """Where the draft of a source stands: beside the store, hidden, one for each name."""
    return store.with_name(f".{store.name}.{slug(source)[:40]}-{zlib.crc32(source.encode()):08x}.import")


def pending(store: Path | None) -> list[tuple[str, int]]:
    """Imports that were begun and not ended: the source's name, and how many items have been read."""
    found = []
    for path in sorted(store.parent.glob(f".{store.name}.*.import")) if store else []:
        conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
        with suppress(sqlite3.Error, KeyError):  # one that is being written just now, or was cut off at once
            meta = dict(conn.execute("SELECT key, value FROM meta").fetchall())
            found.append((meta["source"], int(meta.get("cursor", "0"))))
        conn.close()
    return found


def discard(store: Path | None, source: str) -> bool:
    """Throw the draft of a source away; False if there is none."""
    path = draft_path(store, source) if store else None
    if path is None or not path.exists():
        return False
    _remove(path)
    return True


def reference(key: str) -> Reference:
    """The reference that a draft's relation holds as text."""
    if key.startswith("#"):
        return Reference(external_id=key[1:])
    symbol, kind, issued, year, issuer, external = json.loads(key)
    return Reference(symbol, kind, date.fromisoformat(issued) if issued else None, year, external, issuer)


def _reference_key(said: Reference) -> str:
    if said.external_id and not said.symbol:
        return f"#{said.external_id}"
    issued = said.issued.isoformat() if said.issued else None
    return json.dumps([said.symbol, said.type, issued, said.year, said.issuer, said.external_id], ensure_ascii=False)


def _document_row(record: DocumentRecord) -> list[Any]:
    said = {name: getattr(record, name) for name in _FIELDS}
    for name in _LISTS:
        said[name] = json.dumps(said[name], ensure_ascii=False) if said[name] else None
    for name in _DAYS:
        said[name] = said[name].isoformat() if said[name] else None
    return [said[name] for name in _FIELDS]


def _relation_row(record: RelationRecord) -> tuple[Any, ...]:
    effective = record.effective.isoformat() if record.effective else None
    return (
        _reference_key(record.subject), record.relation, _reference_key(record.object), record.scope, effective,
        record.location, record.quote, record.subject_location,
    )  # fmt: skip


def _prepare(conn: sqlite3.Connection, identity: str, source: str) -> None:
    conn.execute("PRAGMA draft.locking_mode = EXCLUSIVE")
    conn.execute("PRAGMA draft.synchronous = NORMAL")
    with transaction(conn, "DEFERRED"):
        known = {name for (name,) in conn.execute("SELECT name FROM draft.sqlite_master WHERE type = 'table'")}
        wanted = f"{_FORMAT} {identity}"
        if known and conn.execute("SELECT value FROM draft.meta WHERE key = 'identity'").fetchone() != (wanted,):
            for name in known:
                conn.execute(f"DROP TABLE draft.{name}")
            known = set()
        if not known:
            for statement in _TABLES.split(";")[:-1]:
                conn.execute(statement)
        values = {"identity": wanted, "source": source}
        conn.executemany("INSERT OR REPLACE INTO draft.meta VALUES (?, ?)", values.items())


@contextmanager
def _without_waiting(conn: sqlite3.Connection) -> Iterator[None]:
    """A draft that another process holds is busy for as long as that process reads: nobody waits for it."""
    (wait,) = conn.execute("PRAGMA busy_timeout").fetchone()
    conn.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA busy_timeout = {wait}")


def _is_damaged(path: Path) -> bool:
    """Whether what stands at `path` is no whole database; an empty file is one that was begun."""
    if not path.exists():
        return False
    conn = sqlite3.connect(path, timeout=0)
    try:
        (found,) = conn.execute("PRAGMA quick_check(1)").fetchone()
        return bool(found != "ok")
    except sqlite3.OperationalError:  # another process is at it
        return False
    except sqlite3.DatabaseError:
        return True
    finally:
        conn.close()


def _remove(path: Path) -> None:
    for file in (path, path.with_name(path.name + "-journal")):
        with suppress(FileNotFoundError):
            file.unlink()


def _most_first(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]
