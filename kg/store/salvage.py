"""What can still be read of a damaged store, row by row, put into another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.store.passages import are_whole

#: The tables in an order in which no row comes before one that it points to, and the number by which each is read.
_TABLES = {
    "source": "id", "document": "id", "alias": "document", "claim": "document", "fact": "rowid", "edge": "id",
    "report": "document", "citation": "report", "place": "id", "place_successor": "old",
}  # fmt: skip
#: Texts of which a citation has its words in the passages, and these.
_WITH_PASSAGES = """
SELECT r.document, r.passages FROM report r
WHERE EXISTS (SELECT 1 FROM citation c WHERE c.report = r.document AND (c.text = '' OR c.more <> ''))
"""
#: Where the next readable row is looked for behind one that cannot be read: so many numbers further at most.
_FARTHEST = 1 << 20


@dataclass(slots=True)
class Saved:
    """What came of a table: rows that are saved, places at which reading broke off, rows that fitted nowhere."""

    rows: int = 0
    breaks: int = 0
    dropped: int = 0


@dataclass(slots=True)
class Salvage:
    """What came of each table, and the paths of the files whose reading is not all there: they are to be read again."""

    tables: dict[str, Saved] = field(default_factory=dict)
    incomplete: list[str] = field(default_factory=list)

    @property
    def lost(self) -> bool:
        return bool(self.incomplete) or any(one.breaks or one.dropped for one in self.tables.values())


def salvage(damaged: sqlite3.Connection, into: sqlite3.Connection) -> Salvage:
    """Copy every row that can be read into an empty store with the tables of today; the caller commits.

    Rows that point to rows which are lost are left out.
    """
    found = Salvage()
    damaged.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    before = _citations(damaged)
    for table, number in _TABLES.items():
        told = found.tables[table] = Saved()
        columns = _columns(damaged, into, table)
        marks = ", ".join("?" * len(columns))
        put = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        for row in _rows(damaged, table, columns, number, told):
            try:
                kept = into.execute(put, row).rowcount > 0
            except (sqlite3.Error, UnicodeEncodeError):  # a text that is none, a column that must not be empty
                kept = False
            told.rows += kept
            told.dropped += not kept
    for table, rows in _pointing_nowhere(into):
        into.executemany(f"DELETE FROM {table} WHERE {_key(into, table)} = ?", [(row,) for row in rows])
        found.tables[table].rows -= len(rows)
        found.tables[table].dropped += len(rows)
    _leave_out_wordless(into, found)
    after = _citations(into)
    found.incomplete = sorted(path for path, count in before.items() if after.get(path, -1) != count)
    return found


def _columns(damaged: sqlite3.Connection, into: sqlite3.Connection, table: str) -> list[str]:
    """The columns of today; without those that an older store has not, where it still tells which it has."""
    columns = [str(row[1]) for row in into.execute(f"PRAGMA table_info({table})")]
    try:
        held = {row[1] for row in damaged.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return columns
    return [name for name in columns if name in held] or columns


def _rows(
    conn: sqlite3.Connection, table: str, columns: list[str], number: str, told: Saved
) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order of `number`; where reading breaks off it goes on behind, further each time."""
    at, step = -1, 1
    while step <= _FARTHEST:
        last = at
        try:
            behind = f"FROM {table} WHERE {number} > ? ORDER BY {number}"
            for row in conn.execute(f"SELECT {number}, {', '.join(columns)} {behind}", (at,)):
                last, step = row[0], 1
                yield row[1:]
            return
        except sqlite3.DatabaseError as error:
            if str(error).startswith(("no such table", "no such column")):
                told.breaks += 1
                return
        told.breaks += step == 1
        at = (last if isinstance(last, int) else at) + step
        step *= 2


def _leave_out_wordless(conn: sqlite3.Connection, found: Salvage) -> None:
    """Citations whose words are lost, so that their file is read again and not taken for one that is there."""
    told = found.tables["citation"]
    for row, passages in conn.execute(_WITH_PASSAGES).fetchall():
        if passages is None or not are_whole(passages):
            gone = conn.execute("DELETE FROM citation WHERE report = ?", (row,)).rowcount
            told.rows -= gone
            told.dropped += gone


def _citations(conn: sqlite3.Connection) -> dict[str, int]:
    """How many citations each file that was read has, as far as that can be told."""
    found: dict[str, int] = {}
    try:
        for path, report in conn.execute("SELECT path, document FROM report").fetchall():
            found[str(path)] = -2
            found[str(path)] = conn.execute("SELECT count(*) FROM citation WHERE report = ?", (report,)).fetchone()[0]
    except sqlite3.DatabaseError:
        pass
    return found


def _pointing_nowhere(conn: sqlite3.Connection) -> Iterator[tuple[str, set[int]]]:
    """Rows that point to rows which are not there, table by table, until there is none."""
    while found := conn.execute("PRAGMA foreign_key_check").fetchall():
        by_table: dict[str, set[int]] = {}
        for table, row, parent, _ in found:
            if row is not None:
                by_table.setdefault(table, set()).add(row)
            else:
                by_table.setdefault(table, set()).update(_without_parent(conn, table, parent))
        yield from by_table.items()


def _without_parent(conn: sqlite3.Connection, table: str, parent: str) -> Iterator[int]:
    """The same for a table without row numbers: all rows of the first column's number that miss a parent."""
    key = _key(conn, table)
    for _, _, target, column, other, *_ in conn.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        if target == parent:
            rows = conn.execute(
                f"SELECT {key} FROM {table} WHERE {column} NOT IN (SELECT {other or 'id'} FROM {parent})"
            )
            yield from (row for (row,) in rows.fetchall())


def _key(conn: sqlite3.Connection, table: str) -> str:
    return "rowid" if table in ("source", "document", "fact", "edge", "report", "place") else _TABLES[table]
