"""Reading a document into the store: itself, what it cites, and what it states between them.

One transaction for each document. Reading it again changes nothing; a changed one replaces its own citations and
edges and nobody else's.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from kg.graph.relate import relations
from kg.model import Citation, Edge
from kg.naming import symbol_key
from kg.resolve import Reading, Resolved
from kg.text import Text

_REPORT_RANK = 90


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one document brought: its identity, how many citations and edges, and whether anything changed."""

    iri: str
    path: str
    citations: int
    edges: int
    changed: bool


def ingest(conn: sqlite3.Connection, text: Text, reading: Reading) -> Ingested:
    """Put `reading` of `text` into the store. Either all of it is there afterwards, or nothing is."""
    digest = hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest()
    edges = relations(text.text, reading)
    cited = [one for one in reading.citations if one.citation.form != "self"]
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        same = conn.execute(
            "SELECT d.iri FROM report r JOIN document d ON d.id = r.document WHERE d.iri = ? AND r.digest = ? AND r.path = ?",
            (reading.iri, digest, text.path),
        ).fetchone()
        if same and _holds(conn, reading.iri, cited):
            return Ingested(reading.iri, text.path, len(cited), len(edges), False)
        _withdraw(conn, reading.iri, text.path)
        source = _source(conn, text.path)
        own = _own_document(conn, reading, source)
        rows = {reading.iri: own}
        for one in cited:
            rows[one.document] = _cited_document(conn, text.text, one, source)
        conn.execute(
            "INSERT INTO report (document, path, digest, length) VALUES (?, ?, ?, ?)",
            (own, text.path, digest, len(text.text)),
        )
        conn.executemany(
            "INSERT INTO citation (report, start, end, text, document, certainty) VALUES (?, ?, ?, ?, ?, ?)",
            [(own, c.citation.start, c.citation.end, c.citation.text, rows[c.document], c.certainty) for c in cited],
        )
        conn.executemany(
            "INSERT INTO edge (subject, relation, object, basis, rule, scope, source, ev_document, ev_start, ev_end, ev_quote)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_edge_row(edge, rows, source, own) for edge in edges],
        )
        _sweep(conn)
    return Ingested(reading.iri, text.path, len(cited), len(edges), True)


def _holds(conn: sqlite3.Connection, iri: str, cited: list[Resolved]) -> bool:
    """Whether the store's citations of the document are those of this reading (a newer finder may find more)."""
    rows = conn.execute(
        "SELECT c.start, c.end, d.iri FROM citation c JOIN document d ON d.id = c.document "
        "JOIN document r ON r.id = c.report WHERE r.iri = ?",
        (iri,),
    )
    return {tuple(row) for row in rows} == {(c.citation.start, c.citation.end, c.document) for c in cited}


def _withdraw(conn: sqlite3.Connection, iri: str, path: str) -> None:
    """Take back what an earlier reading of this document, or of this file, brought."""
    readers = conn.execute(
        "SELECT r.document FROM report r JOIN document d ON d.id = r.document WHERE d.iri = ? OR r.path = ?",
        (iri, path),
    ).fetchall()
    for (reader,) in readers:
        conn.execute("DELETE FROM edge WHERE ev_document = ?", (reader,))
        conn.execute("DELETE FROM report WHERE document = ?", (reader,))
        conn.execute("UPDATE document SET origin = 'cited' WHERE id = ? AND origin = 'report'", (reader,))


def _sweep(conn: sqlite3.Connection) -> None:
    """Drop documents known from citations only that nothing cites any more."""
    conn.execute(
        "DELETE FROM document WHERE origin = 'cited'"
        " AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.document = document.id)"
        " AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.subject = document.id OR e.object = document.id)"
    )


def _source(conn: sqlite3.Connection, path: str) -> int:
    found = conn.execute("SELECT id FROM source WHERE kind = 'report' AND name = ?", (path,)).fetchone()
    if found:
        return int(found[0])
    cursor = conn.execute("INSERT INTO source (name, kind, rank) VALUES (?, 'report', ?)", (path, _REPORT_RANK))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _own_document(conn: sqlite3.Connection, reading: Reading, source: int) -> int:
    report = reading.report
    place = report.places[0] if report.places else None
    return _upsert(
        conn, reading.iri, source, "report",
        symbol=report.symbol, type=report.type, title=report.title,
        issuer=report.body.name if report.body else None,
        level=report.body.level if report.body else "unknown", place=place.iri_code if place else None,
        issued=report.day.isoformat() if report.day else None, year=report.as_of.year if report.as_of else None,
    )  # fmt: skip


def _cited_document(conn: sqlite3.Connection, text: str, one: Resolved, source: int) -> int:
    citation = one.citation
    body = citation.issuer
    level = one.place.level if one.place else body.level if body else "unknown"
    return _upsert(
        conn, one.document, source, "cited",
        symbol=citation.symbol, type=citation.type, title=_title(text, citation),
        issuer=body.name if body else None, level=level, place=one.place.iri_code if one.place else None,
        issued=citation.day.isoformat() if citation.day else None, year=citation.year,
    )  # fmt: skip


def _title(text: str, citation: Citation) -> str | None:
    if citation.subject is not None:
        return " ".join(text[slice(*citation.subject)].split())
    return citation.name


def _upsert(conn: sqlite3.Connection, iri: str, source: int, origin: str, **known: object) -> int:
    """The row of a document: made when it is new; what was unknown is filled in, what was known stays."""
    row = conn.execute("SELECT id, origin FROM document WHERE iri = ?", (iri,)).fetchone()
    if row is None:
        symbol = known["symbol"]
        columns = {
            **known, "iri": iri, "origin": origin, "source": source, "certainty": "cited" if origin == "cited" else "text",
            "symbol_key": symbol_key(str(symbol)) if symbol else None,
        }  # fmt: skip
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        cursor = conn.execute(f"INSERT INTO document ({names}) VALUES ({marks})", tuple(columns.values()))
        assert cursor.lastrowid is not None
        return cursor.lastrowid
    number, was = row
    if was == "register":
        return int(number)
    sets = ", ".join(f"{name} = COALESCE({name}, ?)" for name in ("title", "issuer", "place", "issued", "year"))
    values = [known[name] for name in ("title", "issuer", "place", "issued", "year")]
    conn.execute(f"UPDATE document SET {sets} WHERE id = ?", (*values, number))
    if origin == "report":
        conn.execute(
            "UPDATE document SET origin = 'report', title = COALESCE(?, title) WHERE id = ?", (known["title"], number)
        )
    return int(number)


def _edge_row(edge: Edge, rows: dict[str, int], source: int, own: int) -> tuple[object, ...]:
    evidence = edge.evidence
    return (
        rows[edge.subject], edge.relation, rows[edge.object], edge.basis, edge.rule, edge.scope, source, own,
        evidence.start, evidence.end, evidence.quote,
    )  # fmt: skip
