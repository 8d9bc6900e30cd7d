"""Imports of registers: read a source into a draft, put the whole draft into the store, or show what that would do.

`run_import` does it, `preview` does it and takes it back. Both go on where an interrupted one stopped.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol

from kg.register.imports.changes import Changes, compare, remember
from kg.register.imports.decided import DecidedList
from kg.register.imports.list_header import ListForm
from kg.register.imports.office_list import OfficeList
from kg.register.imports.publish import NewSource, Published, publish, withdraw
from kg.register.imports.records import Bundle, Item
from kg.register.imports.staging import BATCH, Progress, Staging, discard, open_draft
from kg.register.imports.vbpl import NationalDatabase
from kg.register.imports.vbpl_json import SavedAnswers
from kg.register.precedence import forget_touched, release, settle
from kg.store.bulk import in_bulk
from kg.store.transaction import transaction
from kg.text import UnreadableError
from kg.text.errors import reason_text

#: Importer → the kind of source it brings, and the name that the source gets if the user gives none (None: the file's).
IMPORTERS: dict[str, tuple[str, str | None]] = {
    "phapdien": ("official_code", "Bộ pháp điển điện tử (nhập)"),
    "vbpl-dataset": ("national_database", "Cơ sở dữ liệu quốc gia về pháp luật (vbpl.vn)"),
    "vbpl-json": ("national_database", "Cơ sở dữ liệu quốc gia về pháp luật (vbpl.vn, JSON)"),
    "csv": ("office_list", None),
    "review": ("office_list", None),
    "texts": ("text", None),
}


#: KiB of the store that an import keeps in memory: with less, a million relations go to the disk several times over.
CACHE = 500_000


class Reader(Protocol):
    """Reads one source. `items(start)` yields the same items in the same order every time, but the first `start`."""

    files: list[Path]
    total: int | None

    def items(self, start: int) -> Iterator[Item | Bundle]: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did: what was taken, what was refused and why (reason, how often, examples), what is odd."""

    name: str
    published: Published
    refused: list[tuple[str, int, list[str]]]
    flags: list[tuple[str, int]]

    @property
    def lost(self) -> list[tuple[str, int, list[str]]]:
        """What was refused that tells of a document: no heading among the rows, no label of a relation."""
        return [row for row in self.refused if row[0] in _OF_DOCUMENTS]

    @property
    def mostly_lost(self) -> bool:
        """Whether more rows that tell of documents were refused than taken: the list was hardly understood."""
        return sum(times for _, times, _ in self.lost) > self.published.documents + self.published.doubled


#: Reasons for which a row, or a sheet, that tells of documents is not taken.
_OF_DOCUMENTS = frozenset((
    "no_symbol", "no_type", "bad_type", "bad_day", "bad_year", "too_many_cells", "unread_number", "no_list_heading",
))  # fmt: skip


class NothingTakenError(UnreadableError):
    """Nothing of a source was taken: `refused` tells for what reasons, and how often."""

    def __init__(self, refused: tuple[tuple[str, int], ...], path: str) -> None:
        super().__init__("nothing_taken", "", path)
        self.refused = refused

    def message(self, lang: str = "en") -> str:
        """What is the matter, with the reasons in the words of `lang`."""
        self.detail = "; ".join(f"{reason_text(reason, lang)}: {times}" for reason, times in self.refused) or "0"
        return super().message(lang)


class _OfficialCode:
    """The pages of the official legal code: a folder, a .zip or a .tar.xz."""

    total: int | None = None

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise UnreadableError("missing", path=str(path))
        self._path = path
        self.files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        if not self.files:
            raise UnreadableError("empty", path=str(path))

    def items(self, start: int) -> Iterator[Item]:
        from kg.register.imports.phapdien import read_phapdien

        return islice(read_phapdien(self._path), start, None)


def open_reader(importer: str, path: Path, form: ListForm | None = None, today: date | None = None) -> Reader:
    """The reader of an importer for `path`. `today` is the day by which an end is past. Raises UnreadableError."""
    if importer in ("csv", "review"):
        if path.is_dir():
            raise UnreadableError("folder", path=str(path))
        if not path.is_file():
            raise UnreadableError("missing", path=str(path))
        return OfficeList(path, form, today) if importer == "csv" else DecidedList(path, today)
    if importer == "vbpl-json":
        return SavedAnswers(path, today)
    return NationalDatabase(path, today) if importer == "vbpl-dataset" else _OfficialCode(path)


def new_source(
    importer: str, path: Path, name: str | None = None, day: date | None = None, rank: int | None = None
) -> NewSource:
    """The source that an import of `path` brings, by the precedence of its kind unless `rank` says otherwise."""
    kind, usual = IMPORTERS[importer]
    return NewSource(name or usual or path.name, kind, importer, day, rank)


def run_import(
    conn: sqlite3.Connection, store: Path | None, reader: Reader, source: NewSource, progress: Progress | None = None
) -> Summary:
    """Import a source in place of its older state, if the store has one. All of it is in afterwards, or nothing.

    Raises UnreadableError, DraftBusyError, sqlite3.Error. An interrupted reading is gone on with at the next call.
    """
    with _read(conn, store, reader, source, progress) as (draft, known):
        with transaction(conn):
            published = publish(conn, draft, known, progress)
        return Summary(source.name, published, draft.refused(), draft.flags())


def preview(
    conn: sqlite3.Connection, store: Path | None, reader: Reader, source: NewSource, progress: Progress | None = None
) -> tuple[Summary, Changes]:
    """What `run_import` would do and what it would change: it is done, looked at, and taken back."""
    with _read(conn, store, reader, source, progress) as (draft, known):
        try:
            with transaction(conn):
                remember(conn)
                published = publish(conn, draft, known, progress)
                changes = compare(conn)
                raise _TakenBack
        except _TakenBack:
            return Summary(source.name, published, draft.refused(), draft.flags()), changes


class _TakenBack(Exception):
    """Ends a transaction of which nothing is to stay."""


def remove(conn: sqlite3.Connection, store: Path | None, name: str) -> tuple[int, int, int] | None:
    """Take an imported source out again with all it brought: documents that went, relations, facts.

    `name` may be that of a pack: then all its sources go. What other sources or reports know stays, as they know it;
    an import of that name that was begun is thrown away. None if nothing of that name was imported or begun.
    """
    begun = discard(store, name)
    with transaction(conn):
        found = [
            row
            for condition, value in (("name = ?", name), ("importer = ?", f"pack {name}"))
            for (row,) in conn.execute(f"SELECT id FROM source WHERE importer IS NOT NULL AND {condition}", (value,))
        ]
        if not found:
            return (0, 0, 0) if begun else None
        before = _count(conn, "document")
        edges, facts = (
            sum(_count(conn, f"{table} WHERE source = ?", one) for one in found) for table in ("edge", "fact")
        )
        forget_touched(conn)
        with in_bulk(conn):
            for one in found:
                withdraw(conn, one)
            settle(conn)
            release(conn)
        conn.executemany("DELETE FROM source WHERE id = ?", ((one,) for one in found))
        return before - _count(conn, "document"), edges, facts


@contextmanager
def _read(
    conn: sqlite3.Connection, store: Path | None, reader: Reader, source: NewSource, progress: Progress | None
) -> Iterator[tuple[Staging, NewSource]]:
    """The whole input as a draft, gone on with where an earlier run stopped; and the source with its digest."""
    conn.execute(f"PRAGMA cache_size = -{CACHE}")
    digest = _digest(reader.files)
    how = repr(getattr(reader, "form", None))
    with open_draft(conn, store, source.name, f"{source.importer} {digest} {how}") as draft:
        if not draft.whole:
            draft.stage(reader.items(draft.cursor), progress, getattr(reader, "batch", BATCH))
        empty = draft.empty
        refused = tuple((reason, times) for reason, times, _ in draft.refused())
        if not empty:
            yield draft, replace(source, digest=digest)
    if empty:
        raise NothingTakenError(refused, ", ".join(map(str, reader.files)))


def _digest(files: list[Path]) -> str:
    """SHA-256 of the names and contents of the files, in their order."""
    found = hashlib.sha256()
    for path in files:
        found.update(f"{path.name}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
        with path.open("rb") as handle:
            while block := handle.read(1 << 20):
                found.update(block)
    return found.hexdigest()


def _count(conn: sqlite3.Connection, what: str, *values: object) -> int:
    (count,) = conn.execute(f"SELECT count(*) FROM {what}", values).fetchone()
    return int(count)


def is_shipped(conn: sqlite3.Connection, name: str) -> bool:
    """Whether the source of that name came with the program, and is not one that was imported."""
    return conn.execute("SELECT 1 FROM source WHERE key IS NOT NULL AND name = ?", (name,)).fetchone() is not None
