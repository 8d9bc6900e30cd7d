"""One document under several IRIs: the one it is known by now, and those by which it was known before.

A document gets its IRI from what is known of it. When its day, office or place becomes known later, or two documents
prove to be one, the older IRIs stay as aliases: whoever kept one still finds the document.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kg.store.connection import remembered

_COLUMNS = ("symbol", "title", "issuer", "level", "issued", "effective", "year", "vbpl_id", "certainty")
#: Where two claims of one source differ, the first stands and the other stays beside it as a fact.
_KEPT = (("issued", "'conflict'"), ("effective", "'conflict'"), ("title", "certainty"), ("issuer", "certainty"))


@remembered
def row_of(conn: sqlite3.Connection, iri: str) -> int | None:
    """The row of the document of that IRI, or of which it is an alias; None if the store holds neither."""
    found = conn.execute(
        "SELECT id FROM document WHERE iri = ?1 UNION ALL SELECT document FROM alias WHERE iri = ?1", (iri,)
    ).fetchone()
    return int(found[0]) if found else None


def renamed(conn: sqlite3.Connection, iris: Iterable[str]) -> dict[str, str]:
    """Those of the IRIs that are aliases → the IRI that the document has now."""
    found = conn.execute(
        "SELECT a.iri, d.iri FROM json_each(?) j JOIN alias a ON a.iri = j.value JOIN document d ON d.id = a.document",
        (json.dumps(list(iris)),),
    )
    return dict(found.fetchall())


def aliases(conn: sqlite3.Connection, iri: str) -> list[str]:
    """The other IRIs of a document, in their order."""
    rows = conn.execute(
        "SELECT a.iri FROM alias a JOIN document d ON d.id = a.document WHERE d.iri = ? ORDER BY a.iri", (iri,)
    )
    return [row[0] for row in rows]


def add_alias(conn: sqlite3.Connection, row: int, iri: str) -> None:
    """Let `iri` lead to the document in that row, unless it leads somewhere already; the caller commits."""
    conn.execute(
        "INSERT OR IGNORE INTO alias(iri, document) SELECT ?1, ?2 "
        "WHERE NOT EXISTS (SELECT 1 FROM document WHERE iri = ?1)",
        (iri, row),
    )


def rename(conn: sqlite3.Connection, row: int, iri: str) -> None:
    """Give a document another IRI, which no other document has; its old one becomes an alias. The caller commits."""
    (old,) = conn.execute("SELECT iri FROM document WHERE id = ?", (row,)).fetchone()
    if old != iri:
        conn.execute("DELETE FROM alias WHERE iri = ?", (iri,))
        conn.execute("UPDATE document SET iri = ? WHERE id = ?", (iri, row))
        add_alias(conn, row, old)


def merge(conn: sqlite3.Connection, kept: int, gone: int) -> None:
    """Two rows prove to be one document: `kept` gets all that was said of `gone`, and its IRIs as aliases.

    Claims, facts, citations, relations and a reading go over; what one source said twice is one, and where it said two
    things both stay. What `kept` shows is for the caller to settle, and the caller commits. Two documents that were
    both read as texts are two: sqlite3.IntegrityError.
    """
    conn.execute("PRAGMA defer_foreign_keys = ON")
    (iri,) = conn.execute("SELECT iri FROM document WHERE id = ?", (gone,)).fetchone()
    _merge_claims(conn, kept, gone)
    conn.execute("UPDATE fact SET document = ? WHERE document = ?", (kept, gone))
    conn.execute(
        "DELETE FROM fact WHERE document = ?1 AND rowid NOT IN (SELECT min(rowid) FROM fact WHERE document = ?1 "
        "GROUP BY field, value, source, certainty)",
        (kept,),
    )
    conn.execute("UPDATE report SET document = ? WHERE document = ?", (kept, gone))
    conn.execute("UPDATE citation SET report = ? WHERE report = ?", (kept, gone))
    conn.execute("UPDATE citation SET document = ? WHERE document = ?", (kept, gone))
    for end in ("subject", "object", "ev_document"):
        conn.execute(f"UPDATE edge SET {end} = ? WHERE {end} = ?", (kept, gone))
    for end in ("subject", "object"):
        conn.execute(
            f"DELETE FROM edge WHERE {end} = ?1 AND (subject = object OR id NOT IN (SELECT min(id) FROM edge "
            f"WHERE {end} = ?1 GROUP BY subject, relation, object, basis, scope, location, effective, source, "
            "subject_location, ev_document))",
            (kept,),
        )
    conn.execute("UPDATE alias SET document = ? WHERE document = ?", (kept, gone))
    conn.execute("DELETE FROM document WHERE id = ?", (gone,))
    add_alias(conn, kept, iri)


def _merge_claims(conn: sqlite3.Connection, kept: int, gone: int) -> None:
    both = "FROM claim a JOIN claim b ON b.source = a.source AND b.document = ?2 WHERE a.document = ?1"
    for name, certainty in _KEPT:
        sure = certainty if certainty.startswith("'") else f"b.{certainty}"
        conn.execute(
            f"INSERT INTO fact(document, field, value, source, certainty) SELECT ?1, '{name}', b.{name}, b.source, "
            f"{sure} {both} AND b.{name} <> a.{name}",
            (kept, gone),
        )
    conn.execute(
        f"INSERT INTO claim(document, source, {', '.join(_COLUMNS)}) SELECT ?1, source, {', '.join(_COLUMNS)} "
        "FROM claim WHERE document = ?2 ON CONFLICT(document, source) DO UPDATE SET "
        + ", ".join(f"{name} = COALESCE(claim.{name}, excluded.{name})" for name in _COLUMNS if name != "certainty")
        + ", certainty = CASE claim.certainty WHEN 'existence' THEN excluded.certainty ELSE claim.certainty END",
        (kept, gone),
    )
    conn.execute("DELETE FROM claim WHERE document = ?", (gone,))
