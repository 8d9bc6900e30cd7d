"""The sources that the store holds: which, of which day, in which order they are believed, and how much each says."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.store.connection import remembered
from kg.store.documents import as_day
from kg.tuples import NamedTuple

#: Kinds of sources that can say that a document stands.
TELLING = (
    "verified", "issued_text", "official_code", "official_list", "copied_text", "national_database", "office_list",
)  # fmt: skip


class SourceSummary(NamedTuple):
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


class LookedAt(NamedTuple):
    """The sources of one kind: how many, and the days on which the first and the last of them were looked at."""

    kind: str
    sources: int
    first: date | None
    last: date | None
    documents: int = 0  # that they describe; counted of an office's own lists alone


#: An office's own list says nothing of the law of the country: its day is told beside the day of the data.
OWN_LIST = "office_list"


class DataDay(NamedTuple):
    """The day on which any source that tells of the validity of law was last looked at, and all such sources by kind.

    An office's own lists are among the kinds, and do not count for the day.
    """

    day: date | None
    kinds: tuple[LookedAt, ...]


@remembered
def data_day(conn: sqlite3.Connection) -> DataDay:
    """Up to which day the store can say that a document stands; None: no source says when it was looked at."""
    rows = conn.execute(
        "SELECT kind, count(*), min(day), max(day) FROM source "
        f"WHERE kind IN ({', '.join('?' * len(TELLING))}) GROUP BY kind ORDER BY min(rank)",
        TELLING,
    )
    kinds = tuple(
        LookedAt(kind, count, as_day(first), as_day(last), _described(conn, kind) if kind == OWN_LIST else 0)
        for kind, count, first, last in rows.fetchall()
    )
    return DataDay(max((one.last for one in kinds if one.last and one.kind != OWN_LIST), default=None), kinds)


def _described(conn: sqlite3.Connection, kind: str) -> int:
    (count,) = conn.execute(
        "SELECT count(DISTINCT c.document) FROM claim c JOIN source s ON s.id = c.source "
        "WHERE s.kind = ? AND c.certainty <> 'existence'",
        (kind,),
    ).fetchone()
    return int(count)


def sources(conn: sqlite3.Connection) -> list[SourceSummary]:
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
        SourceSummary(
            name, kind, rank, as_day(day), importer, *claims.get(row, (0, 0)), edges.get(row, 0), facts.get(row, 0)
        )
        for row, name, kind, rank, day, importer in rows
    ]


def state_of_data(conn: sqlite3.Connection) -> str:
    """A digest of the sources of the store and of their states: with another one a check may come out otherwise."""
    import hashlib

    rows = conn.execute(
        "SELECT name, kind, rank, day, digest FROM source UNION ALL SELECT key, value, NULL, NULL, NULL FROM meta "
        "UNION ALL SELECT path, digest, NULL, NULL, NULL FROM report ORDER BY 1, 2"
    )
    found = hashlib.sha256()
    for row in rows:
        found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def is_source(conn: sqlite3.Connection, name: str) -> bool:
    """Whether the store has a source of that name."""
    return conn.execute("SELECT 1 FROM source WHERE name = ?", (name,)).fetchone() is not None
