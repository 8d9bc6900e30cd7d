"""Whether the rows of the shipped register are those that were loaded, whoever wrote to the store since.

SQLite gives out a letter that became another one as it is, and where other programs wrote to a store its seal and its
mark say nothing. So whoever loads the register keeps a digest of its rows in `meta`. What a document of it shows is
what one of its sources says, column by column: a document that shows what none says was changed by no program of ours.
"""

from __future__ import annotations

import sqlite3
import zlib

from kg.store.connection import file_of

#: What the shipped register says, without the numbers of the rows: the same in every store with the same register.
REGISTER_SAYS = {
    "claim": "SELECT s.key, t.certainty, t.symbol, t.title, t.issuer, t.level, t.issued, t.effective, t.year, "
    "t.vbpl_id FROM claim t JOIN source s ON s.id = t.source WHERE s.key IS NOT NULL",
    "fact": "SELECT s.key, t.field, t.value, t.certainty FROM fact t JOIN source s ON s.id = t.source "
    "WHERE s.key IS NOT NULL",
    "edge": "SELECT s.key, t.relation, t.basis, t.scope, t.location, t.effective, t.subject_location, t.ev_quote "
    "FROM edge t JOIN source s ON s.id = t.source WHERE s.key IS NOT NULL AND t.rule = 'register'",
    "place": "SELECT era, level, code, iri_code, unit, name, key, valid_from, valid_until FROM place",
    "source": "SELECT key, name, kind, rank, day FROM source WHERE key IS NOT NULL",
}
_KEPT = "register_rows"
#: Which queries were asked: what an older or a newer program kept cannot be compared.
_HOW = f"{zlib.crc32(repr(REGISTER_SAYS).encode()):08x}"
_SHOWN = ("symbol", "title", "issuer", "issued", "effective", "year", "vbpl_id")
_UNTOLD = (
    "SELECT EXISTS (SELECT 1 FROM document d WHERE d.origin = 'register' AND EXISTS (SELECT 1 FROM claim c WHERE "
    "c.document = d.id) AND ("
    + " OR ".join(
        f"d.{name} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = d.id AND c.{name} = d.{name})"
        for name in _SHOWN
    )
    + "))"
)


def keep_register_rows(conn: sqlite3.Connection) -> None:
    """Remember the digest of the register's rows as they are now; the caller commits. Only of a store in a file."""
    if isinstance(file_of(conn), str) and file_of(conn):
        conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEPT, _digests(conn)))


def register_rows_kept(conn: sqlite3.Connection) -> bool | None:
    """Whether the register's rows are those that were loaded; None if nobody kept what these were as we would.

    Raises sqlite3.DatabaseError.
    """
    kept = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEPT,)).fetchone()
    if kept is None or not kept[0].startswith(f"{_HOW} "):
        return None
    return kept[0] == _digests(conn) and not conn.execute(_UNTOLD).fetchone()[0]


def _digests(conn: sqlite3.Connection) -> str:
    """How they are made, and of each table the number of rows and the sum of their checksums, in whichever order."""
    found = [_HOW]
    for query in REGISTER_SAYS.values():
        sums = [zlib.crc32(repr(row).encode("utf-8", "surrogatepass")) for row in conn.execute(query)]
        found.append(f"{len(sums)}-{sum(sums):x}")
    return " ".join(found)
