"""The sources that the store holds: which, of which day, in which order they are believed, and how much each says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from kg.store.documents import as_day


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `importer` None: shipped with the program. A smaller `rank` is believed before a larger one."""

    name: str
    kind: str
    rank: int
    day: date | None
    importer: str | None
    documents: int  # that it describes
    mentioned: int  # of which it says only that they exist
    relations: int
    facts: int


def sources(conn: sqlite3.Connection) -> list[Source]:
    """All sources but the reports that were read, the one that is believed first at the head."""
    claims = {
        source: (described, mentioned)
        for source, described, mentioned in conn.execute(
            "SELECT source, count(*) FILTER (WHERE certainty <> 'existence'), "
            "count(*) FILTER (WHERE certainty = 'existence') FROM claim GROUP BY source"
        )
    }
    edges, facts = (
        dict(conn.execute(f"SELECT source, count(*) FROM {held} GROUP BY source").fetchall())
        for held in ("edge", "fact")
    )
    rows = conn.execute(
        "SELECT id, name, kind, rank, day, importer FROM source WHERE kind <> 'report' "
        "ORDER BY rank, day IS NULL, day DESC, id"
    )
    return [
        Source(name, kind, rank, as_day(day), importer, *claims.get(row, (0, 0)), edges.get(row, 0), facts.get(row, 0))
        for row, name, kind, rank, day, importer in rows
    ]
