"""The graph in the store, by the rows of its documents: what walks it, ranks it and draws it asks here."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from kg.model import LAWS, Basis, Document, Relation
from kg.store.connection import knows_words, take_numbers
from kg.store.documents import document
from kg.store.passages import OF_EDGE
from kg.tuples import NamedTuple

_WHOSE_WORDS = "LEFT JOIN report r ON r.document = e.ev_document"
_ALL_EVIDENCE = f"""
SELECT e.subject, e.object, e.relation, e.basis, e.scope, {OF_EDGE}, e.rule, COALESCE(d.symbol, d.title, d.iri, s.name)
FROM edge e LEFT JOIN document d ON d.id = e.ev_document LEFT JOIN source s ON s.id = e.source {_WHOSE_WORDS}
ORDER BY e.id
"""
_MENTIONS = "SELECT report, document, more FROM citation"
_BOTH_WAYS = (("subject", "object"), ("object", "subject"))


#: What the store shows of a document, by the names of its columns.
Shown: TypeAlias = Mapping[str, Any]


class Arc(NamedTuple):
    """A relation between two documents, the acting one first, without what proves it."""

    subject: int
    object: int
    relation: Relation
    basis: Basis


def rows_in(conn: sqlite3.Connection, select: str, column: str, values: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The rows of `select` ("SELECT … FROM edge e …") whose `column` is among the values, however many these are."""
    wanted = json.dumps(sorted(set(values), key=str))
    yield from conn.execute(f"{select} WHERE {column} IN (SELECT CAST(value AS INTEGER) FROM json_each(?))", (wanted,))


# documents


def shown(conn: sqlite3.Connection, rows: Iterable[int]) -> dict[int, Shown]:
    """What the store shows of each document: iri, symbol, type, title, issuer, level, issued, origin."""
    names = ("id", "iri", "symbol", "type", "title", "issuer", "level", "issued", "origin")
    found = rows_in(conn, f"SELECT {', '.join(names)} FROM document", "id", rows)
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def iris(conn: sqlite3.Connection, rows: Iterable[int]) -> dict[int, str]:
    """The IRIs of documents by their rows."""
    return dict(rows_in(conn, "SELECT id, iri FROM document", "id", rows))


def rows_by(conn: sqlite3.Connection, column: str) -> Iterator[int]:
    """The rows of all documents, in the order of `column` ("id", "iri")."""
    return (row for (row,) in conn.execute(f"SELECT id FROM document ORDER BY {column}"))


def kinds(conn: sqlite3.Connection) -> sqlite3.Cursor:
    """Row, type and level of every document."""
    return conn.execute("SELECT id, type, level FROM document")


def count_documents(conn: sqlite3.Connection) -> int:
    """How many documents the store holds."""
    return int(conn.execute("SELECT count(*) FROM document").fetchone()[0])


def all_shown(conn: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Row, IRI, symbol, type, title, issuer, level, day and year of issue of every document, by IRI."""
    query = "SELECT id, iri, symbol, type, title, issuer, level, issued, year FROM document ORDER BY iri"
    return conn.execute(query).fetchall()


def described(conn: sqlite3.Connection, rows: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
    """Row, IRI, type, symbol, title, issuer, level, day and year of issue of these documents; of all for None."""
    return _of(conn, "SELECT id, iri, type, symbol, title, issuer, level, issued, year FROM document", "id", rows)


# relations


def acts(conn: sqlite3.Connection, rows: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
    """Subject, relation, object, basis, rule, scope and quotation of what these documents do; of all for None."""
    select = f"SELECT subject, relation, object, basis, rule, scope, {OF_EDGE} FROM edge e {_WHOSE_WORDS}"
    return _of(knows_words(conn), select, "subject", rows)


def _of(conn: sqlite3.Connection, select: str, column: str, rows: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
    return iter(conn.execute(select)) if rows is None else rows_in(conn, select, column, rows)


def arcs_touching(conn: sqlite3.Connection, rows: Collection[int]) -> Iterator[Arc]:
    """The relations in which these documents take part; one between two of them comes twice."""
    for end, _ in _BOTH_WAYS:
        for row in rows_in(conn, "SELECT subject, object, relation, basis FROM edge", end, rows):
            yield Arc(*row)


def neighbours(conn: sqlite3.Connection, rows: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each of these documents with one that acts on it, or on which it acts; each pair once."""
    found = (rows_in(conn, f"SELECT {one}, {other} FROM edge", one, rows) for one, other in _BOTH_WAYS)
    yield from sorted({(one, other) for pairs in found for one, other in pairs})


def evidence(conn: sqlite3.Connection, rows: Collection[int]) -> Iterator[tuple[Any, ...]]:
    """The relations in which these documents act, with what proves them.

    Rows of subject and object, relation, basis, rule, quotation, scope, name of the source; symbol, title and IRI of
    the document that says so.
    """
    select = (
        f"SELECT e.subject, e.object, e.relation, e.basis, e.rule, {OF_EDGE}, e.scope, s.name, d.symbol, d.title, "
        "d.iri FROM edge e LEFT JOIN document d ON d.id = e.ev_document LEFT JOIN source s ON s.id = e.source "
        f"{_WHOSE_WORDS}"
    )
    return rows_in(knows_words(conn), select, "e.subject", rows)


def all_evidence(conn: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Every relation, in the order in which they were stated.

    Rows of subject and object, relation, basis, scope, quotation, rule, and who says so.
    """
    return knows_words(conn).execute(_ALL_EVIDENCE).fetchall()


def resting(conn: sqlite3.Connection, relations: Collection[str], day: date) -> sqlite3.Cursor:
    """Who rests on whom by what is stated in these relations, as rows, each pair once; nothing younger than `day`."""
    return conn.execute(
        "SELECT DISTINCT edge.subject, edge.object FROM edge JOIN document AS s ON s.id = edge.subject "
        "JOIN document AS o ON o.id = edge.object WHERE edge.relation IN (SELECT value FROM json_each(?1)) "
        "AND edge.basis = 'stated' AND edge.subject <> edge.object "
        "AND coalesce(s.issued, CAST(s.year AS TEXT), '') <= ?2 "
        "AND coalesce(o.issued, CAST(o.year AS TEXT), '') <= ?2 ORDER BY edge.subject, edge.object",
        (json.dumps(list(relations)), day.isoformat()),
    )


def stated_pairs(
    conn: sqlite3.Connection, relations: Collection[str], marked: Collection[str], take: Callable[[array[int]], object]
) -> None:
    """`take` is given every stated edge of these relations, as object, subject and 1 if it is `marked`, else 0.

    Many edges come in one array, one after the other, and none is kept: there may be more than fit into memory.
    """
    sql = (
        "SELECT object, subject, CAST(relation IN (SELECT value FROM json_each(?2)) AS INTEGER) FROM edge "
        "WHERE basis = 'stated' AND subject <> object AND relation IN (SELECT value FROM json_each(?1))"
    )
    wanted = json.dumps(list(relations)), json.dumps(list(marked))
    take_numbers(conn, sql, wanted, take)


def detailing(conn: sqlite3.Connection, law: str) -> list[Document]:
    """The decrees that detail the law of that IRI as a whole."""
    found = conn.execute(
        "SELECT DISTINCT d.iri FROM document l JOIN edge e ON e.object = l.id JOIN document d ON d.id = e.subject "
        "WHERE l.iri = ? AND e.relation = 'details' AND e.scope = 'whole' AND d.type = 'decree'",
        (law,),
    )
    return [doc for (iri,) in found.fetchall() if (doc := document(conn, iri))]


def detailed(conn: sqlite3.Connection, decree: str) -> list[Document]:
    """The laws that the decree of that IRI details."""
    found = conn.execute(
        "SELECT DISTINCT l.iri FROM document d JOIN edge e ON e.subject = d.id JOIN document l ON l.id = e.object "
        f"WHERE d.iri = ? AND e.relation = 'details' AND l.type IN {LAWS}",
        (decree,),
    )
    return [doc for (iri,) in found.fetchall() if (doc := document(conn, iri))]


# files that were read


def files_read(conn: sqlite3.Connection) -> list[int]:
    """The documents of the files that were read."""
    return [row for (row,) in conn.execute("SELECT document FROM report ORDER BY document")]


def mentions(conn: sqlite3.Connection, readers: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each mention in these files: the file's document and the one that it cites."""
    for reader, cited, more in rows_in(conn, _MENTIONS, "report", readers):
        yield from [(reader, cited)] * (1 + (more or "").count(":"))
