"""What the store holds, in numbers."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kg.store.mentions import COUNT

_BY_TYPE = "SELECT type, count(*) FROM document GROUP BY type ORDER BY 2 DESC, 1"
_BY_RELATION = "SELECT relation, count(*) FROM edge GROUP BY relation ORDER BY 2 DESC, 1"
_BY_SOURCE = (
    "SELECT s.kind, count(*) FROM document d JOIN source s ON s.id = d.source GROUP BY s.kind ORDER BY 2 DESC, 1"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents by type, relations by kind, documents by the kind of their source, files read and their citations."""

    documents: dict[str, int]
    relations: dict[str, int]
    sources: dict[str, int]
    reports: int
    citations: int


def counts(conn: sqlite3.Connection) -> Counts:
    """How much of each the store holds, the most first."""
    by = [dict(conn.execute(query).fetchall()) for query in (_BY_TYPE, _BY_RELATION, _BY_SOURCE)]
    (reports,) = conn.execute("SELECT count(*) FROM report").fetchone()
    (citations,) = conn.execute(f"SELECT {COUNT} FROM citation").fetchone()
    return Counts(by[0], by[1], by[2], reports, citations)
