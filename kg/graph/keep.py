"""What a text tells the register, put into the store: claims on documents, facts, and the source that says them.

The source is of the kind `text` and is called as the file is. It stands beside the one of the kind `report`, under
which the file's citations and all that it merely mentions are kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from kg.graph.learned import Fact, Learned, ToldOf
from kg.register.precedence import forget_touched, ranks, release, settle, touch

KIND = "text"


def keep(conn: sqlite3.Connection, learned: Learned, path: str, rows: Mapping[str, int]) -> int:
    """Write what `learned` says of the documents in `rows` (IRI → row); the row of its source. The caller commits."""
    source = _source(conn, path)
    forget_touched(conn)
    for one in learned.documents:
        if one.iri in rows:
            _claim(conn, one, rows[one.iri], source)
    conn.executemany(
        "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)",
        [(rows[f.document], f.field, f.value, source, KIND) for f in learned.facts if f.document in rows],
    )
    settle(conn)
    return source


def kept(conn: sqlite3.Connection, path: str) -> tuple[set[Fact], set[tuple[str, str | None, str | None]]]:
    """What the store holds as told by the file: its facts, and of each document it describes IRI, title and effect."""
    facts = conn.execute(
        "SELECT d.iri, f.field, f.value FROM fact f JOIN document d ON d.id = f.document "
        "JOIN source s ON s.id = f.source WHERE s.kind = ? AND s.name = ? AND s.importer IS NULL AND s.key IS NULL",
        (KIND, path),
    )
    claims = conn.execute(
        "SELECT d.iri, c.title, c.effective FROM claim c JOIN document d ON d.id = c.document "
        "JOIN source s ON s.id = c.source WHERE s.kind = ? AND s.name = ? AND s.importer IS NULL AND s.key IS NULL",
        (KIND, path),
    )
    return {Fact(*row) for row in facts}, {tuple(row) for row in claims}


def told(learned: Learned | None, now: Mapping[str, str]) -> tuple[set[Fact], set[tuple[str, str | None, str | None]]]:
    """The same of what a text tells now; `now` are IRIs that documents go by in the store."""
    if learned is None:
        return set(), set()
    claims = {
        (now.get(d.iri, d.iri), d.title, d.effective.isoformat() if d.effective else None) for d in learned.documents
    }
    return {fact._replace(document=now.get(fact.document, fact.document)) for fact in learned.facts}, claims


def withdraw(conn: sqlite3.Connection, path: str) -> None:
    """Take back what the file told; documents show again what others say of them. The caller commits."""
    found = conn.execute(
        "SELECT id FROM source WHERE kind = ? AND name = ? AND importer IS NULL AND key IS NULL", (KIND, path)
    ).fetchone()
    if found is None:
        return
    forget_touched(conn)
    touch(conn, "SELECT document FROM claim WHERE source = ?", found)
    for table in ("fact", "edge", "claim"):
        conn.execute(f"DELETE FROM {table} WHERE source = ?", found)
    settle(conn)
    release(conn)
    conn.execute("UPDATE document SET source = NULL WHERE source = ?", found)
    conn.execute("DELETE FROM source WHERE id = ?", found)


def _source(conn: sqlite3.Connection, path: str) -> int:
    cursor = conn.execute("INSERT INTO source(name, kind, rank) VALUES (?, ?, ?)", (path, KIND, ranks()[KIND][0]))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _claim(conn: sqlite3.Connection, one: ToldOf, row: int, source: int) -> None:
    issued = one.issued.isoformat() if one.issued else None
    effective = one.effective.isoformat() if one.effective else None
    conn.execute(
        "INSERT INTO claim(document, source, certainty, symbol, title, issuer, level, issued, effective, year) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row, source, KIND, one.symbol, one.title, one.issuer, one.level, issued, effective,
         one.issued.year if one.issued else None),
    )  # fmt: skip
    touch(conn, "SELECT ?", (row,))
