"""An office's own documents: the reports that were read, and those of lists that it imported itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from kg.model import GROUNDS

#: Lists that the office imported itself, and what it read; not what came in a pack from others.
_OWN = "s.kind = 'office_list' AND s.importer NOT LIKE 'pack %' UNION SELECT document FROM report"


def grounds_of_own(conn: sqlite3.Connection, lists: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """IRIs of the office's own documents, in their order, each with those on which it rests by its own text or a list.

    With `lists` only documents of the sources of these names are its own.
    """
    marks = ", ".join("?" * len(lists))
    own = "SELECT c.document FROM claim c JOIN source s ON s.id = c.source WHERE c.certainty <> 'existence' AND "
    own += f"s.name IN ({marks})" if lists else _OWN
    grounds = ", ".join(f"'{relation}'" for relation in GROUNDS)
    yield from conn.execute(
        f"WITH own(id) AS ({own}) SELECT a.iri, b.iri FROM (SELECT report AS own, document AS ground FROM citation "
        f"WHERE report IN (SELECT id FROM own) UNION SELECT subject, object FROM edge WHERE relation IN ({grounds}) "
        "AND subject IN (SELECT id FROM own)) p "
        "JOIN document a ON a.id = p.own JOIN document b ON b.id = p.ground WHERE p.own <> p.ground ORDER BY 1, 2",
        tuple(lists),
    )


def documents_of(conn: sqlite3.Connection, source: int) -> Iterator[tuple[str, str | None]]:
    """IRIs of the documents that a source describes, in the order of its rows, each with the field it puts it in."""
    yield from conn.execute(
        "SELECT d.iri, min(f.value) FROM claim c JOIN document d ON d.id = c.document LEFT JOIN fact f "
        "ON f.document = c.document AND f.source = c.source AND f.field = 'topic' "
        "WHERE c.source = ? AND c.certainty <> 'existence' GROUP BY c.document "
        "ORDER BY min(f.rowid) IS NULL, min(f.rowid), c.document",
        (source,),
    )
