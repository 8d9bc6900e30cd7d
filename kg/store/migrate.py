"""An older store brought to today's tables, in place: each step once, in order, all in one transaction.

A step says what one version of the tables did to the one before it and is never changed afterwards; `schema.sql`
is what a new store gets. The tests hold that both roads lead to the same tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from kg.store.search_index import build_search_index
from kg.store.transaction import transaction
from kg.store.version import keep_version


def _to_2(conn: sqlite3.Connection) -> None:
    """What each source says stands beside what the others say, and users import sources of their own."""
    conn.execute("ALTER TABLE source ADD COLUMN importer TEXT")
    conn.execute("ALTER TABLE source ADD COLUMN digest TEXT")
    conn.execute("ALTER TABLE edge ADD COLUMN subject_location TEXT")
    conn.execute("CREATE UNIQUE INDEX source_imported ON source(name) WHERE importer IS NOT NULL")
    conn.execute(
        "CREATE TABLE claim (document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, "
        "source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE, certainty TEXT NOT NULL, symbol TEXT, "
        "title TEXT, issuer TEXT, level TEXT, issued TEXT, effective TEXT, year INTEGER, vbpl_id TEXT, "
        "PRIMARY KEY (document, source)) WITHOUT ROWID"
    )
    conn.execute(
        "INSERT INTO claim SELECT id, source, certainty, symbol, title, issuer, level, issued, effective, year, "
        "vbpl_id FROM document WHERE source IN (SELECT id FROM source WHERE key IS NOT NULL)"
    )
    conn.execute("CREATE INDEX claim_source ON claim(source)")
    others = [
        f"SELECT c.document, '{field}', c.{field}, c.source, {certainty} "
        f"FROM claim c JOIN document d ON d.id = c.document WHERE c.{field} <> d.{field}"
        for field, certainty in (
            ("issued", "'conflict'"), ("effective", "'conflict'"), ("title", "c.certainty"), ("issuer", "c.certainty"),
        )
    ]  # fmt: skip
    facts = "SELECT document, field, value, source, certainty FROM fact"
    conn.execute(f"CREATE VIEW told AS {' UNION ALL '.join([facts, *others])}")
    build_search_index(conn)


def _to_3(conn: sqlite3.Connection) -> None:
    """The store has a version of what it says; local documents are found by place and year."""
    conn.execute("CREATE INDEX document_place ON document(place, year) WHERE place IS NOT NULL")
    conn.execute("DROP INDEX edge_evidence")
    conn.execute("CREATE INDEX edge_evidence ON edge(ev_document) WHERE ev_document IS NOT NULL")
    keep_version(conn)


def _to_4(conn: sqlite3.Connection) -> None:
    """A walk upward reads the index of edges alone."""
    conn.execute("DROP INDEX edge_subject")
    conn.execute("CREATE INDEX edge_subject ON edge(subject, relation, object)")


def _to_5(conn: sqlite3.Connection) -> None:
    """A document's older IRIs lead to it."""
    conn.execute(
        "CREATE TABLE alias (iri TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id) "
        "ON DELETE CASCADE) WITHOUT ROWID"
    )
    conn.execute("CREATE INDEX alias_document ON alias(document)")


def _to_6(conn: sqlite3.Connection) -> None:
    """The words of a text are kept once, compressed; what was read before keeps them beside each place."""
    conn.execute("ALTER TABLE report ADD COLUMN passages BLOB")
    conn.execute("CREATE INDEX source_name ON source(name)")


def _to_7(conn: sqlite3.Connection) -> None:
    """Further mentions of a document stand beside the first; what was read before has a row for each."""
    conn.execute("ALTER TABLE citation ADD COLUMN more TEXT")


#: Version of the tables that a step leads to → the step.
STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5, 6: _to_6, 7: _to_7}

#: The version of the tables that this program reads and writes.
SCHEMA_VERSION = max(STEPS)
#: The oldest version from which there is a way.
OLDEST = min(STEPS) - 1


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the open store to `SCHEMA_VERSION`; nothing happens if it is there. All of it is done, or nothing.

    Another process may do the same at the same time: the version is read again under the lock.
    """
    with transaction(conn):
        (version,) = conn.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        for step in range(int(version) + 1, SCHEMA_VERSION + 1):
            STEPS[step](conn)
        conn.execute("UPDATE meta SET value = ? WHERE key = 'schema' AND CAST(value AS INTEGER) < ?",
                     (str(SCHEMA_VERSION), SCHEMA_VERSION))  # fmt: skip
