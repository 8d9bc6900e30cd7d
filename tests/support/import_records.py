"""What the tests of importers share: sources made of records, and what a store holds, without row numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.register.imports.publish import NewSource
from kg.register.imports.records import DocumentRecord, Item, Reference, RelationRecord
from kg.register.imports.run import Summary, run_import

DECREE = "59/2023/NĐ-CP"
DECREE_IRI = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"


class Records:
    """A reader of records that the test wrote; the file stands for them."""

    def __init__(self, path: Path, items: Sequence[Item]) -> None:
        self.files, self._items, self.total = [path], list(items), len(items)
        path.write_text(repr(self._items), encoding="utf-8")

    def items(self, start: int) -> Iterator[Item]:
        return iter(self._items[start:])


def take(conn: sqlite3.Connection, folder: Path, items: Sequence[Item], name: str = "nguồn", **how: Any) -> Summary:
    """Import records as a source of that name."""
    how = {"kind": "national_database", "importer": "vbpl-dataset", **how}
    return run_import(conn, None, Records(folder / "records", items), NewSource(name, **how))


def decree(**said: Any) -> DocumentRecord:
    """A record of 59/2023/NĐ-CP."""
    return DocumentRecord(DECREE, "decree", **{"issuer": "Chính phủ", "issued": date(2023, 8, 14), **said})


def plan(number: int, **said: Any) -> DocumentRecord:
    """A record of a plan that no register holds."""
    known = {"issuer": "UBND tỉnh Bình Dương", "issued": date(2020, 1, 2), "title": f"Kế hoạch thứ {number}", **said}
    return DocumentRecord(f"{number}/KH-UBND", "plan", external_id=str(number), **known)


def carries_out(number: int, other: int) -> RelationRecord:
    """One plan implements another."""
    return RelationRecord(Reference(external_id=str(number)), "implements", Reference(external_id=str(other)))


def many(count: int) -> list[Item]:
    """So many plans, each of which carries out the one before, and what they say of a decree."""
    plans: list[Item] = [plan(number, topics=("ngân sách",), flags=("x",)) for number in range(1, count + 1)]
    return [*plans, *(carries_out(n, n - 1) for n in range(2, count + 1)), decree(effective=date(2023, 8, 16))]


def content(conn: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All that the store says of documents, by IRIs and names and in order."""
    queries = {
        "document": "SELECT d.iri, d.symbol, d.symbol_key, d.type, d.title, d.name_key, d.issuer, d.level, d.place, "
        "d.issued, d.effective, d.year, d.vbpl_id, d.origin, s.name, d.certainty FROM document d "
        "LEFT JOIN source s ON s.id = d.source",
        "claim": "SELECT d.iri, s.name, c.certainty, c.symbol, c.title, c.issuer, c.level, c.issued, c.effective, c.year, "
        "c.vbpl_id FROM claim c JOIN document d ON d.id = c.document JOIN source s ON s.id = c.source",
        "fact": "SELECT d.iri, f.field, f.value, s.name, f.certainty FROM fact f JOIN document d ON d.id = f.document "
        "JOIN source s ON s.id = f.source",
        "edge": "SELECT a.iri, e.relation, b.iri, e.basis, e.rule, e.scope, e.location, e.effective, s.name, e.ev_quote "
        "FROM edge e JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN source s ON s.id = e.source",
        "source": "SELECT name, key, kind, rank, day, importer, digest FROM source",
    }
    return {name: sorted(conn.execute(query).fetchall(), key=repr) for name, query in queries.items()}
