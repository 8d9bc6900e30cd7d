"""Several texts under one identity: none is overwritten by another.

The document itself is the text whose digest is the smallest, so that no order of reading shows; each other text is a
document of its own beside it (`kg.register.identity.version_iri`), found by title and path and not by the number.
"""

from __future__ import annotations

import os
import sqlite3

from kg.naming import symbol_key
from kg.register.identity import is_version, version_iri
from kg.register.precedence import forget_touched, settle, touch
from kg.tuples import NamedTuple

_COPIED = "type, title, issuer, level, place, issued, effective, year, origin, source, certainty, symbol"


class Read(NamedTuple):
    """A text that was read under an identity: its row and IRI, its path and digest."""

    row: int
    iri: str
    path: str
    digest: str


def texts_under(conn: sqlite3.Connection, iri: str) -> list[Read]:
    """The texts that were read under the identity `iri`, by path."""
    rows = conn.execute(
        "SELECT d.id, d.iri, r.path, r.digest FROM document d JOIN report r ON r.document = d.id "
        "WHERE d.iri = ?1 OR (d.iri > ?1 || '-' AND d.iri < ?1 || '.') ORDER BY r.path",
        (iri,),
    )
    found = [Read(*row) for row in rows]
    return [read for read in found if read.iri == iri or (is_version(read.iri) and read.iri[:-13] == iri)]


def is_gone(path: str, standard_input: str) -> bool:
    """Whether the file that was read is not there any more: it was moved, and is read under its new name.

    Of a text without a path, or from a folder that this machine has not, nobody can say so: it stays.
    """
    known = path != standard_input and os.path.isabs(path) and os.path.isdir(os.path.dirname(path))
    return known and not os.path.exists(path)


def seat(conn: sqlite3.Connection, base: int, iri: str, digest: str, others: list[Read]) -> tuple[int, str]:
    """Where a new text under the identity of the document `base` goes: a row, and its IRI.

    `others` are the texts that are there and stay. One of them makes room where the new one comes first.
    """
    if not others:
        return base, iri
    first = min(other.digest for other in others)
    holder = next((other for other in others if other.row == base), None)
    if digest > first:
        if holder is None:  # what was the document itself has gone
            _move(conn, next(other for other in others if other.digest == first).row, base)
        return _beside(conn, base, version_iri(iri, digest)), version_iri(iri, digest)
    if holder is not None:
        _move(conn, base, _beside(conn, base, version_iri(iri, holder.digest)))
    return base, iri


def let_others_stand(conn: sqlite3.Connection, iri: str) -> None:
    """The text that was read as `iri` is taken out: was it the document itself, the first of the others is it now."""
    others = [] if is_version(iri) else texts_under(conn, iri)
    if not others or any(other.iri == iri for other in others):
        return
    first = min(others, key=lambda other: other.digest)
    base = conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
    if base:
        _move(conn, first.row, base[0])
        return
    (symbol,) = conn.execute("SELECT symbol FROM document WHERE id = ?", (first.row,)).fetchone()
    conn.execute(
        "UPDATE document SET iri = ?, symbol_key = ? WHERE id = ?",
        (iri, symbol_key(symbol) if symbol else None, first.row),
    )


def _beside(conn: sqlite3.Connection, base: int, iri: str) -> int:
    """A document of that IRI with what is shown of `base`; without the key by which its number is found."""
    conn.execute(
        f"INSERT OR IGNORE INTO document(iri, {_COPIED}) SELECT ?, {_COPIED} FROM document WHERE id = ?", (iri, base)
    )
    (row,) = conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
    return int(row)


def _move(conn: sqlite3.Connection, row: int, to: int) -> None:
    """Let the text that was read as `row` be that of `to`, with all that it states; what others state stays."""
    conn.execute("PRAGMA defer_foreign_keys = ON")
    conn.execute("UPDATE report SET document = ? WHERE document = ?", (to, row))
    conn.execute("UPDATE citation SET report = ? WHERE report = ?", (to, row))
    for end in ("subject", "object"):
        conn.execute(f"UPDATE edge SET {end} = ?1 WHERE {end} = ?2 AND ev_document = ?2", (to, row))
    conn.execute("UPDATE edge SET ev_document = ? WHERE ev_document = ?", (to, row))
    own = (
        "(SELECT min(s.id) FROM report r JOIN source s ON s.name = r.path AND s.kind = 'report' WHERE r.document = ?1)"
    )
    conn.execute(f"UPDATE document SET origin = 'report', source = {own} WHERE id = ?1 AND origin <> 'register'", (to,))
    told = (
        "(SELECT s.id FROM report r JOIN source s ON s.name = r.path AND s.kind IN ('report', 'text') "
        "AND s.importer IS NULL AND s.key IS NULL WHERE r.document = ?1)"
    )
    for said in ("claim", "fact"):
        conn.execute(f"UPDATE {said} SET document = ?1 WHERE document = ?2 AND source IN {told}", (to, row))
    forget_touched(conn)
    touch(conn, "VALUES (?), (?)", (row, to))
    settle(conn)
    conn.execute(
        "DELETE FROM document WHERE id = ?1 AND symbol_key IS NULL AND iri LIKE '%-____________' "
        "AND (origin = 'report' OR NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = document.id)) "
        "AND id NOT IN (SELECT document FROM report)",
        (row,),
    )
