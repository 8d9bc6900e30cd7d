"""Which documents of the store the documents of a file are: by IRI, by an older IRI, and by what is known of them.

`document_row` leads from every IRI of the file to a row of the store; what is not in it yet is made afterwards.
"""

from __future__ import annotations

import sqlite3

from kg.model import Document
from kg.register.identity import best_iri, described, is_version, stored
from kg.register.joining import is_shipped, join_rows
from kg.store.aliases import add_alias, rename, row_of
from kg.store.documents import as_day

#: How an export tells of an older IRI: as a fact of this field.
ALIAS = "alias"

_NOT_BY_IRI = """
SELECT f.iri, f.symbol, f.type, f.title, f.level, f.place, f.issued, f.year, f.origin,
       EXISTS (SELECT 1 FROM file.reading r WHERE r.document = f.iri)
FROM file.document f WHERE NOT EXISTS (SELECT 1 FROM main.document d WHERE d.iri = f.iri) AND (
    EXISTS (SELECT 1 FROM main.alias a WHERE a.iri = f.iri)
    OR f.symbol IS NOT NULL AND EXISTS (SELECT 1 FROM main.document d WHERE d.symbol_key = f.symbol_key)
    OR f.iri IN (SELECT a.document FROM file.fact a WHERE a.field = 'alias' AND (
        EXISTS (SELECT 1 FROM main.document d WHERE d.iri = a.value)
        OR EXISTS (SELECT 1 FROM main.alias m WHERE m.iri = a.value))))
ORDER BY f.iri
"""


def identify(conn: sqlite3.Connection) -> None:
    """Make `document_row`, and join in the store what the file knows to be one document; in a transaction."""
    found = _elsewhere(conn)
    conn.execute("CREATE TEMP TABLE document_row (iri TEXT, id INTEGER, new BOOLEAN)")
    _join(conn)
    conn.execute(
        "INSERT INTO document_row SELECT f.iri, d.id, d.id IS NULL FROM file.document f "
        "LEFT JOIN main.document d ON d.iri = f.iri"
    )
    conn.execute("CREATE UNIQUE INDEX temp.document_row_iri ON document_row(iri)")
    conn.executemany("UPDATE document_row SET id = ?2, new = FALSE WHERE iri = ?1 AND new", found.items())


def _elsewhere(conn: sqlite3.Connection) -> dict[str, int]:
    """IRIs of the file under which the store has nothing → the row that it has for the document all the same."""
    found: dict[str, int] = {}
    # two texts of a file are never one document
    taken = "SELECT d.id FROM file.reading f JOIN main.document d ON d.iri = f.document"
    read = {row for (row,) in conn.execute(taken)}
    for iri, symbol, kind, title, level, place, issued, year, origin, is_read in conn.execute(_NOT_BY_IRI).fetchall():
        if is_version(iri):
            continue
        doc = Document(iri, symbol, kind, title, None, level, place, as_day(issued), None, year, origin)
        rows = {row_of(conn, iri), *(row_of(conn, alias) for alias in _aliases(conn, iri))}
        rows |= {row_of(conn, other.iri) for other in stored(conn, described(doc))} if rows == {None} else set()
        known = sorted(row for row in rows if row is not None)
        if not known or (is_read and known[0] in read):
            continue
        row = known[0]
        for other in known[1:]:
            row = join_rows(conn, row, other)
        found[iri] = row
        if is_read:
            read.add(row)
        _name(conn, row, iri)
    return found


def _join(conn: sqlite3.Connection) -> None:
    """Documents of the store that are one in the file: under its IRI and under an older one."""
    for iri, alias in conn.execute(
        "SELECT f.document, f.value FROM file.fact f JOIN main.document d ON d.iri = f.document "
        "JOIN main.document o ON o.iri = f.value WHERE f.field = 'alias' ORDER BY f.document, f.value"
    ).fetchall():
        one, other = row_of(conn, iri), row_of(conn, alias)
        if one is not None and other is not None:
            join_rows(conn, one, other)


def keep_aliases(conn: sqlite3.Connection) -> int:
    """Take over the older IRIs that the file tells; how many the store did not have."""
    before = conn.total_changes
    for row, alias in conn.execute(
        "SELECT r.id, f.value FROM file.fact f JOIN document_row r ON r.iri = f.document WHERE f.field = 'alias' "
        "ORDER BY f.value, r.id"
    ).fetchall():
        add_alias(conn, row, alias)
    return conn.total_changes - before


def _aliases(conn: sqlite3.Connection, iri: str) -> list[str]:
    rows = conn.execute("SELECT value FROM file.fact WHERE field = 'alias' AND document = ? ORDER BY value", (iri,))
    return [value for (value,) in rows]


def _name(conn: sqlite3.Connection, row: int, iri: str) -> None:
    (held,) = conn.execute("SELECT iri FROM main.document WHERE id = ?", (row,)).fetchone()
    if is_shipped(conn, row) or best_iri([held, iri]) == held:
        add_alias(conn, row, iri)
    else:
        rename(conn, row, iri)
