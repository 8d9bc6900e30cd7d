"""Reading a document into the store: itself, what it cites, and what it states between them.

One transaction for each document. Reading it again changes nothing; a changed one replaces its own citations and
edges and nobody else's.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from kg.graph.keep import keep, kept, told, withdraw
from kg.graph.records import STANDARD_INPUT, Cited, Records, Shown, records_of
from kg.graph.versions import Read, is_gone, let_others_stand, seat, texts_under
from kg.model import Edge
from kg.naming import symbol_key
from kg.register.identity import Described, cited_iri, present, stored, version_iri
from kg.register.joining import Held, joined, names_of, tell
from kg.register.precedence import forget_touched, ranks, settle, touch
from kg.resolve import Reading
from kg.store.aliases import row_of
from kg.store.connection import on_server
from kg.store.errors import concerns_store
from kg.store.mentions import Rows, places
from kg.store.passages import Place, packed
from kg.store.search_index import search_index_later
from kg.store.transaction import transaction
from kg.store.version import without_version
from kg.text import Text
from kg.tuples import NamedTuple


class Ingested(NamedTuple):
    """What one document brought: its identity, how many citations and edges, and whether anything changed.

    `others` are the paths of texts with other words that claim the same `identity`: versions of one document, or a
    question for the reader. `unplaced` is its office where nothing tells which of the places of that name it is of.
    """

    iri: str
    path: str
    citations: int
    edges: int
    changed: bool
    others: tuple[str, ...] = ()
    identity: str = ""
    unplaced: str = ""


def ingest(conn: sqlite3.Connection, text: Text, reading: Reading) -> Ingested:
    """Put `reading` of `text` into the store, as `put` does."""
    return put(conn, records_of(text, reading))


def put_all(conn: sqlite3.Connection, group: Sequence[Records | Exception]) -> list[Ingested | Exception]:
    """Put what several readings bring into the store in one transaction: all of them are there afterwards, or none.

    One that cannot be put stops no other and leaves nothing; it is answered with its error, as is one that could not
    be read. Raises sqlite3.Error where the store itself is the matter.
    """
    done: list[Ingested | Exception] = []
    with transaction(conn), _caught_up_at_the_end(conn, len(group)):
        for one in group:
            try:
                done.append(one if isinstance(one, Exception) else put(conn, one))
            except Exception as error:
                if concerns_store(error):
                    raise
                done.append(error)
    return done


#: From so many texts on, what is kept beside the rows (search, version) is cheaper caught up once.
_MANY = 8


@contextmanager
def _caught_up_at_the_end(conn: sqlite3.Connection, count: int) -> Iterator[None]:
    if count < _MANY:
        yield
        return
    with search_index_later(conn), without_version(conn):
        yield


def put(conn: sqlite3.Connection, records: Records) -> Ingested:
    """Put what a reading brings into the store. Either all of it is there afterwards, or nothing is.

    The same words are one text under whatever paths they are read, and the last reading of a file stands. Texts of
    other words under one identity stand side by side. Raises sqlite3.Error.
    """
    path, digest, learned = records.path, records.digest, records.learned
    counts = len(records.mentions), len(records.edges)
    shown = records.shown
    unplaced = shown.issuer or "" if shown.place is None and shown.level in ("commune", "district") else ""
    with transaction(conn):
        now = _now(conn, records)
        identity = now[records.iri]
        readers, others = _readers(conn, identity, path, digest)
        beside = tuple(other.path for other in others)
        held = _holds(conn, readers, identity, records, now)
        if held and kept(conn, path) == told(learned, {**now, records.iri: held}):
            return Ingested(held, records.name, *counts, False, beside, identity, unplaced)
        _withdraw(conn, readers, path)
        source = _source(conn, path)
        base = _own_document(conn, records, source)
        (base_iri,) = conn.execute("SELECT iri FROM document WHERE id = ?", (base,)).fetchone()
        own, iri = seat(conn, base, base_iri, digest, others)
        passages, beside_place = _passages(conn, records)
        conn.execute(
            "INSERT INTO report (document, path, digest, length, passages) VALUES (?, ?, ?, ?, ?)",
            (own, path, digest, records.length, passages),
        )
        if learned is None:
            _describe_itself(conn, own, records.shown, source)
        else:  # what it tells the register is kept below
            tell(conn, own, {**records.shown._asdict(), "source": source}, itself=True)
        rows = {**_cited_documents(conn, records.cited, source), records.iri: own}
        teller = keep(conn, learned, path, rows) if learned else source
        told_to_register = len(learned.edges) if learned else 0
        citations = Rows()
        for start, end, words, document, certainty in records.mentions:
            held_beside = beside_place and (start, end, words) in beside_place
            citations.add(start, end, words if held_beside else "", rows[document], certainty)
        conn.executemany(
            'INSERT INTO citation (report, start, "end", text, document, certainty, more) VALUES (?, ?, ?, ?, ?, ?, ?)',
            ((own, *row) for row in citations.all()),
        )
        conn.executemany(
            "INSERT INTO edge "
            "(subject, relation, object, basis, rule, scope, location, effective, source, ev_document, ev_start, "
            "ev_end, ev_quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _once(
                _edge_row(edge, rows, teller if n < told_to_register else source, own, beside_place)
                for n, edge in enumerate(records.edges)
                if rows[edge.subject] != rows[edge.object]
            ),
        )
    return Ingested(iri, records.name, *counts, True, beside, base_iri, unplaced)


def take_back(conn: sqlite3.Connection, paths: Iterable[str]) -> int:
    """Take out of the store what was read under these paths, all of it or nothing; how many texts that were.

    What else tells of their documents stays; a document that others cite keeps what it was known by. Raises
    sqlite3.Error.
    """
    count = 0
    with transaction(conn):
        for path in paths:
            rows = conn.execute(
                "SELECT d.id, d.iri FROM report r JOIN document d ON d.id = r.document WHERE r.path = ?", (path,)
            ).fetchall()
            for row, iri in rows:
                _withdraw(conn, [row], "")
                let_others_stand(conn, iri)
                count += 1
            conn.execute(
                "DELETE FROM source WHERE kind = 'report' AND name IN (?, '')"
                " AND NOT EXISTS (SELECT 1 FROM report r WHERE r.path = source.name)"
                " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.source = source.id)"
                " AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.source = source.id)",
                (path,),
            )
    return count


def _readers(conn: sqlite3.Connection, iri: str, path: str, digest: str) -> tuple[list[int], list[Read]]:
    """The rows of earlier readings that this one replaces: of this file, of these words, of a file that was moved.

    And the other texts under the same identity, which stay.
    """
    under = texts_under(conn, iri)
    same = {
        read.row for read in under if read.digest == digest or read.path == path or is_gone(read.path, STANDARD_INPUT)
    }
    if path != STANDARD_INPUT:
        same.update(row for (row,) in conn.execute("SELECT document FROM report WHERE path = ?", (path,)))
    elif any(read.path == path and read.digest != digest for read in under):
        same -= {read.row for read in under if read.path == path and read.digest != digest}
    return sorted(same), [read for read in under if read.row not in same]


def _now(conn: sqlite3.Connection, records: Records) -> dict[str, str]:
    """The IRIs that a reading names, each with the one that the store has for that document by now."""
    now = present(conn, {records.iri, *(one.iri for one in records.cited)})
    held = stored(conn, records.own) if records.own else []
    return {**now, records.iri: held[0].iri} if len(held) == 1 else now


_State = tuple[set[tuple[object, ...]], set[tuple[object, ...]]]


def _state(records: Records, now: Mapping[str, str]) -> _State:
    """The citations and the edges of a reading as the store would hold them; the text itself is None."""
    own = now[records.iri]

    def called(iri: str) -> str | None:
        iri = now.get(iri, iri)
        return None if iri == own else iri

    citations: set[tuple[object, ...]] = {(m.start, m.end, called(m.document)) for m in records.mentions}
    edges = (
        (called(e.subject), e.relation, called(e.object), e.scope, e.location,
         e.effective.isoformat() if e.effective else None, e.evidence.start, e.evidence.end)
        for e in records.edges
    )  # fmt: skip
    first: dict[tuple[object, ...], tuple[object, ...]] = {}
    for edge in edges:
        if edge[0] != edge[2]:
            first.setdefault(edge[:6], edge)
    return citations, set(first.values())


def _holds(
    conn: sqlite3.Connection, readers: list[int], iri: str, records: Records, now: Mapping[str, str]
) -> str | None:
    """The IRI under which the store has just this reading already (of the same text a newer program may find more)."""
    if len(readers) != 1:
        return None
    (reader,) = readers
    own, held = conn.execute(
        "SELECT d.iri, r.digest FROM report r JOIN document d ON d.id = r.document WHERE r.document = ?", (reader,)
    ).fetchone()
    if held != records.digest or own not in (iri, version_iri(iri, records.digest)):
        return None
    citations = conn.execute(
        "SELECT NULLIF(d.iri, ?2), c.start, c.end, c.more FROM citation c JOIN document d ON d.id = c.document "
        "WHERE c.report = ?1",
        (reader, own),
    )
    mentions = {(*place, document) for document, *row in citations for place in places(*row)}
    stated = conn.execute(
        "SELECT NULLIF(a.iri, ?2), e.relation, NULLIF(b.iri, ?2), e.scope, e.location, e.effective, "
        "e.ev_start, e.ev_end FROM edge e JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "WHERE e.ev_document = ?1",
        (reader, own),
    )
    return str(own) if (mentions, set(map(tuple, stated))) == _state(records, now) else None


def _withdraw(conn: sqlite3.Connection, readers: list[int], path: str) -> None:
    """Take back what earlier readings brought, and nothing that another document tells as well."""
    documents: set[int] = set(readers)
    sources: set[int] = set()
    for reader in readers:
        cited = conn.execute("SELECT document FROM citation WHERE report = ?", (reader,))
        documents.update(row[0] for row in cited)
        files = conn.execute(
            "SELECT s.id FROM source s JOIN report r ON r.path = s.name WHERE s.kind = 'report' AND r.document = ?",
            (reader,),
        )
        sources.update(row[0] for row in files)
        conn.execute("DELETE FROM edge WHERE ev_document = ?", (reader,))
        for (name,) in conn.execute("SELECT path FROM report WHERE document = ?", (reader,)).fetchall():
            withdraw(conn, name)
        conn.execute(
            "DELETE FROM claim WHERE document = ?1 AND source IN "
            "(SELECT s.id FROM source s JOIN report r ON r.path = s.name WHERE s.kind = 'report' AND r.document = ?1)",
            (reader,),
        )
        conn.execute("DELETE FROM report WHERE document = ?", (reader,))
        conn.execute("UPDATE document SET origin = 'cited' WHERE id = ? AND origin = 'report'", (reader,))
        _show(conn, reader)
    for document in sorted(documents):
        _drop_unless_cited(conn, document, sources)
    for source in sorted(
        sources
    ):  # that of `path` is used again, else the one before takes its name: none is looked for
        conn.execute(
            "UPDATE source SET name = ?2 WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM report r WHERE r.path = source.name)"
            " AND NOT EXISTS (SELECT 1 FROM source s WHERE s.kind = 'report' AND s.name = ?2)",
            (source, path),
        )
        conn.execute(
            "DELETE FROM source WHERE id = ? AND name <> ?"
            " AND NOT EXISTS (SELECT 1 FROM report r WHERE r.path = source.name)"
            " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.source = source.id)"
            " AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.source = source.id)",
            (source, path),
        )


def _drop_unless_cited(conn: sqlite3.Connection, document: int, withdrawn: set[int]) -> None:
    """Drop a document that nothing cites any more; one that is cited elsewhere gets its source from there."""
    conn.execute(
        "DELETE FROM document WHERE id = ? AND origin = 'cited'"
        " AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.document = document.id)"
        " AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.subject = document.id OR e.object = document.id)",
        (document,),
    )
    held = conn.execute("SELECT source FROM document WHERE id = ? AND origin <> 'register'", (document,)).fetchone()
    if held and held[0] in withdrawn:
        conn.execute(
            "UPDATE document SET source = (SELECT min(s.id) FROM citation c JOIN report r ON r.document = c.report"
            " JOIN source s ON s.name = r.path AND s.kind = 'report' WHERE c.document = document.id) WHERE id = ?",
            (document,),
        )


def _source(conn: sqlite3.Connection, path: str) -> int:
    found = conn.execute("SELECT id FROM source WHERE kind = 'report' AND name = ?", (path,)).fetchone()
    if found:
        return int(found[0])
    cursor = conn.execute("INSERT INTO source (name, kind, rank) VALUES (?, 'report', ?)", (path, ranks()["report"][0]))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _own_document(conn: sqlite3.Connection, records: Records, source: int) -> int:
    """The row of the document that the text is, made when it is new."""
    iri = records.own.iri if records.own else records.iri
    return _upsert(conn, records.own, iri, source, records.shown, sure=True)


def _describe_itself(conn: sqlite3.Connection, row: int, shown: Shown, source: int) -> None:
    """What the text says of itself is shown; beside what a register says, it is a claim of the text."""
    if _is_registered(conn, row):
        conn.execute(
            "INSERT INTO claim(document, source, certainty, symbol, title, issuer, level, issued, year) "
            "VALUES (:row, :source, 'text', :symbol, :title, :issuer, :level, :issued, :year) "
            "ON CONFLICT(document, source) DO UPDATE SET certainty = 'text', symbol = excluded.symbol, "
            "title = excluded.title, issuer = excluded.issuer, level = excluded.level, issued = excluded.issued, "
            "year = excluded.year, effective = NULL, vbpl_id = NULL",
            {"row": row, "source": source, **shown._asdict()},
        )
        _show(conn, row)
        return
    tell(conn, row, {**shown._asdict(), "source": source}, itself=True)


def _show(conn: sqlite3.Connection, row: int) -> None:
    """Let a document that a register knows show the best of what is said of it."""
    if _is_registered(conn, row):
        forget_touched(conn)
        touch(conn, "SELECT ?", (row,))
        settle(conn)


def _is_registered(conn: sqlite3.Connection, row: int) -> bool:
    return conn.execute("SELECT 1 FROM document WHERE id = ? AND origin = 'register'", (row,)).fetchone() is not None


def _cited_documents(conn: sqlite3.Connection, cited: Sequence[Cited], source: int) -> dict[str, int]:
    """The rows of the documents that a text cites, by their IRIs in the reading."""
    registered = _registered(conn, [one.iri for one in cited if one.known])
    others = [(one, names_of(one.said, one.iri)) for one in cited if one.iri not in registered]
    held = Held(conn, [names for _, names in others])
    rows = registered | {one.iri: _cited_document(conn, one, source, held.is_new(names)) for one, names in others}
    found = set(rows.values())
    count = "SELECT count(*) FROM json_each(?) j CROSS JOIN document d ON d.id = CAST(j.value AS INTEGER)"
    if conn.execute(count, (json.dumps(list(found)),)).fetchone()[0] < len(found):
        return _cited_documents(conn, cited, source)  # two proved to be one while they were written
    return rows


def _registered(conn: sqlite3.Connection, iris: Sequence[str]) -> dict[str, int]:
    """The rows of those documents that a register knows, of which a text that cites them tells nothing new."""
    found = conn.execute(
        "SELECT d.iri, d.id FROM json_each(?) j CROSS JOIN document d ON d.iri = j.value WHERE d.origin = 'register'",
        (json.dumps(iris),),
    )
    return dict(found.fetchall())


def _cited_document(conn: sqlite3.Connection, one: Cited, source: int, new: bool) -> int:
    said = one.said
    sure = said is not None and said.symbol is not None and one.certainty in ("certain", "probable")
    iri = cited_iri(said) if said is not None and sure and not one.known else one.iri
    if new:
        return _inserted(conn, iri, source, one.shown)
    if sure and one.known is False and said is not None and one.iri != iri:
        joined(conn, said, one.iri, sure=True)
    return _upsert(conn, said, iri, source, one.shown, sure=sure and not one.known)


def _upsert(
    conn: sqlite3.Connection, said: Described | None, iri: str, source: int, shown: Shown, *, sure: bool
) -> int:
    """The row of a document: made when it is new; what was unknown is filled in.

    Of what texts say in several ways the same is shown whatever order they are read in. What a register or the text
    itself says is not touched.
    """
    row = joined(conn, said, iri, sure=True) if sure and said is not None else row_of(conn, iri)
    if row is None:
        return _inserted(conn, iri, source, shown)
    tell(conn, row, {**shown._asdict(), "source": source}, itself=False)
    return row


def _inserted(conn: sqlite3.Connection, iri: str, source: int, shown: Shown) -> int:
    key = symbol_key(shown.symbol) if shown.symbol else None
    columns = (*Shown._fields, "iri", "origin", "source", "certainty", "symbol_key")
    cursor = conn.execute(
        f"INSERT INTO document ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (*shown, iri, "cited", source, "report", key),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _once(rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Each relation once, as it was stated first: two that the text cites may be one document in the store."""
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for row in rows:
        found.setdefault((*row[:3], *row[5:8]), row)
    return list(found.values())


def _passages(conn: sqlite3.Connection, records: Records) -> tuple[bytes | None, Container[object]]:
    """The passages of a text, and the places whose words are kept beside them; of a server's store all are."""
    found = {one[:3] for one in records.mentions}
    found.update(place for edge in records.edges if (place := _place(edge)) is not None)
    return (None, found) if on_server(conn) or not found else packed(found)


def _place(edge: Edge) -> Place | None:
    _, start, end, quote, *_ = edge.evidence
    return None if start is None or end is None or quote is None else (start, end, quote)


def _edge_row(edge: Edge, rows: dict[str, int], source: int, own: int, beside: Container[object]) -> tuple[object, ...]:
    evidence = edge.evidence
    place = _place(edge)
    return (
        rows[edge.subject], edge.relation, rows[edge.object], edge.basis, edge.rule, edge.scope, edge.location,
        edge.effective.isoformat() if edge.effective else None, source, own,
        evidence.start, evidence.end, evidence.quote if place is None or place in beside else None,
    )  # fmt: skip
