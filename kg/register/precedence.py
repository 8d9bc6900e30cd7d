"""What the sources say of a document, side by side, and what the document therefore shows.

The order in which sources are believed is `data/precedence.json`. A document shows, column by column, what its
best source says, so that a gap in one is filled by the next; take a source away and it shows what the others say.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any

from kg.data import table
from kg.model import LAWS
from kg.naming import name_key

_COLUMNS = ("symbol", "title", "issuer", "issued", "effective", "year", "vbpl_id", "certainty", "source")
# Who merely mentions a document says less of it than anybody who describes it.
_BELIEVED = "ORDER BY c.certainty = 'existence', s.rank, s.day DESC, s.id LIMIT 1"


@cache
def ranks() -> dict[str, tuple[int, int]]:
    """Kind of source → the rank of a new one of that kind, and the last rank that is the kind's."""
    return {row["kind"]: (row["rank"], row["last"]) for row in table("precedence")["kinds"]}


def kind_row(kind: str) -> dict[str, Any]:
    """The row of a kind of source in `data/precedence.json`. StopIteration for a kind that is none."""
    return next(row for row in table("precedence")["kinds"] if row["kind"] == kind)


def touch(conn: sqlite3.Connection, sql: str, values: tuple[object, ...] = ()) -> None:
    """Remember the documents whose ids `sql` selects for the next `settle` or `release` of this connection."""
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY)")
    conn.execute(f"INSERT OR IGNORE INTO touched {sql}", values)


def settle(conn: sqlite3.Connection) -> None:
    """Let each touched document that a source claims show what its best sources say; the caller commits."""
    best = [f"{column} = {_best(f'c.{column}')}" for column in _COLUMNS]
    level = _best("NULLIF(c.level, 'unknown')")
    best.append(f"level = COALESCE({level}, 'unknown')")
    conn.execute(
        f"UPDATE document SET {', '.join(best)}, origin = CASE "
        "WHEN EXISTS (SELECT 1 FROM claim c JOIN source s ON s.id = c.source "
        "WHERE c.document = document.id AND s.kind <> 'report') THEN 'register' "
        "WHEN EXISTS (SELECT 1 FROM report r WHERE r.document = document.id) THEN 'report' ELSE 'cited' END "
        "WHERE id IN (SELECT id FROM touched) AND EXISTS (SELECT 1 FROM claim c WHERE c.document = document.id)"
    )
    laws = conn.execute(
        f"SELECT title, id FROM document WHERE id IN (SELECT id FROM touched) AND type IN {LAWS}"
    ).fetchall()
    named = [(name_key(title) if title is not None else None, row) for title, row in laws]
    conn.executemany("UPDATE document SET name_key = ? WHERE id = ?", named)


def release(conn: sqlite3.Connection) -> None:
    """Let go of the touched documents that no source claims any more; the caller commits.

    What a report that was read still cites stays, known by its identity alone.
    """
    unclaimed = "id IN (SELECT id FROM touched) AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = document.id)"
    conn.execute(
        f"DELETE FROM document WHERE {unclaimed} "
        "AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.document = document.id) "
        "AND NOT EXISTS (SELECT 1 FROM report r WHERE r.document = document.id) "
        "AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.subject = document.id) "
        "AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.object = document.id)"
    )
    own = (
        "(SELECT min(s.id) FROM report r JOIN source s ON s.name = r.path AND s.kind = 'report' "
        "WHERE r.document = document.id)"
    )
    citing = (
        "(SELECT s.id FROM citation c JOIN report r ON r.document = c.report "
        "JOIN source s ON s.name = r.path AND s.kind = 'report' WHERE c.document = document.id ORDER BY s.name LIMIT 1)"
    )
    conn.execute(
        f"UPDATE document SET source = {own}, origin = 'report', certainty = 'report' WHERE {unclaimed} "
        "AND id IN (SELECT document FROM report)"
    )
    conn.execute(
        f"UPDATE document SET source = {citing}, origin = 'cited', certainty = 'report', title = NULL, "
        f"name_key = NULL, effective = NULL, vbpl_id = NULL WHERE {unclaimed} "
        "AND id NOT IN (SELECT document FROM report)"
    )


def keep_reading(conn: sqlite3.Connection, row: int) -> None:
    """What a text that was read says of itself, as its claim, if nobody has claimed it; the caller settles."""
    conn.execute(
        "INSERT OR IGNORE INTO claim SELECT d.id, d.source, 'text', d.symbol, d.title, d.issuer, d.level, d.issued, "
        "d.effective, d.year, d.vbpl_id FROM document d JOIN report r ON r.document = d.id "
        "JOIN source s ON s.id = d.source WHERE d.id = ? AND s.kind = 'report' AND d.certainty = 'report'",
        (row,),
    )


def forget_touched(conn: sqlite3.Connection) -> None:
    """Start anew with no document remembered."""
    conn.execute("DROP TABLE IF EXISTS temp.touched")


def _best(value: str) -> str:
    # How a report cites a document says nothing where somebody describes it: the report may be wrong.
    return (
        f"(SELECT {value} FROM claim c JOIN source s ON s.id = c.source "
        f"WHERE c.document = document.id AND {value} IS NOT NULL AND (c.certainty <> 'report' OR NOT EXISTS "
        f"(SELECT 1 FROM claim o WHERE o.document = c.document AND o.certainty <> 'report')) {_BELIEVED})"
    )
