"""Documents as CSV, in the columns that `kg register import csv` reads back without loss."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kg.base.files import whole_file
from kg.base.spreadsheet import harmless
from kg.register.imports.list_header import fields

_SINGLE = ("expired", "expired_by", "state", "state_code", "articles")
_LISTS = {"topics": "topic", "flags": "flag"}
_COLUMNS = ("symbol", "title", "issuer", "issued", "effective", "year")


def export_csv(conn: sqlite3.Connection, out: TextIO, source: str | None = None) -> int:
    """Write the documents of the register, or what `source` alone says of those it describes; how many there are.

    Raises LookupError if there is no such source. Days are ISO, types and states this program's words.
    """
    if source is not None and not conn.execute("SELECT 1 FROM source WHERE name = ?", (source,)).fetchone():
        raise LookupError(source)
    writer = csv.writer(out, lineterminator="\n")
    names = fields()
    writer.writerow(names)
    count = 0
    for row in _rows(conn, source):
        writer.writerow([harmless(row.get(name, "")) for name in names])
        count += 1
    return count


def export_file(conn: sqlite3.Connection, path: Path, source: str | None = None) -> int:
    """`export_csv` into a file, with the mark by which spreadsheets know UTF-8; it is there whole or not at all."""
    with whole_file(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as out:
        return export_csv(conn, out, source)


def _rows(conn: sqlite3.Connection, source: str | None) -> Iterator[dict[str, object]]:
    if source is None:
        query = (
            f"SELECT d.id, d.type, {', '.join(f'd.{name}' for name in _COLUMNS)}, d.vbpl_id FROM document d "
            "WHERE d.origin = 'register' ORDER BY d.iri"
        )
        values: tuple[object, ...] = ()
    else:
        query = (
            f"SELECT d.id, d.type, {', '.join(f'c.{name}' for name in _COLUMNS)}, c.vbpl_id FROM claim c "
            "JOIN document d ON d.id = c.document JOIN source s ON s.id = c.source "
            "WHERE s.name = ? AND c.certainty <> 'existence' ORDER BY d.iri"
        )
        values = (source,)
    for number, kind, *columns, vbpl in conn.execute(query, values):
        row: dict[str, object] = {"type": kind, "external_id": vbpl or ""}
        row |= {name: value if value is not None else "" for name, value in zip(_COLUMNS, columns, strict=True)}
        yield row | _facts(conn, number, source)


def _facts(conn: sqlite3.Connection, document: int, source: str | None) -> dict[str, object]:
    """What stands in facts: of several sources' words the best one's, of lists all."""
    said: dict[str, list[str]] = {}
    for field, value, name in conn.execute(
        "SELECT f.field, f.value, s.name FROM fact f JOIN source s ON s.id = f.source "
        "WHERE f.document = ? AND f.certainty <> 'conflict' ORDER BY s.rank, s.day DESC, f.rowid",
        (document,),
    ):
        if source in (None, name):
            said.setdefault(field, []).append(value)
    row: dict[str, object] = {name: said[name][0] for name in _SINGLE if name in said}
    return row | {name: "|".join(dict.fromkeys(said[field])) for name, field in _LISTS.items() if field in said}
