"""A whole draft into the store, in one transaction: its documents, what it says of them, and its relations.

Each record finds its document (`kg.register.imports.matching`) or makes one. What the source says becomes its claim on
the document, beside the claims of the others; the best claims show. An older state of the same source goes in the same
transaction, so that no reader ever sees both or neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from kg.model import LAWS, DocType
from kg.naming import name_key, symbol_key
from kg.register.imports.matching import Identifier, Identity, Named, read_symbol
from kg.register.imports.records import DocumentRecord, Reference
from kg.register.imports.staging import Progress, Staging, reference
from kg.register.precedence import forget_touched, ranks, release, settle, touch
from kg.store.bulk import in_bulk, write_edges

_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as the user imports it. `rank` None: the rank of its kind; `day`: the day of its snapshot, if known."""

    name: str
    kind: str
    importer: str
    day: date | None = None
    rank: int | None = None
    digest: str = ""

    @property
    def believed(self) -> int:
        """The rank that counts; a smaller one wins."""
        return ranks()[self.kind][0] if self.rank is None else self.rank


@dataclass(frozen=True, slots=True)
class Published:
    """What came into the store: documents the source describes, those new to the store, relations, facts, refusals."""

    source: int
    documents: int
    new_documents: int
    mentioned: int
    relations: int
    facts: int
    doubled: int  # records that describe a document another record of the source describes
    unresolved: int  # relations to a document that the source does not describe


def publish(conn: sqlite3.Connection, draft: Staging, new: NewSource, progress: Progress | None = None) -> Published:
    """Put `draft` into the store as the source `new`; the caller has begun a transaction, and commits it.

    `progress` goes on from the number of items that the draft was read from.
    """
    forget_touched(conn)
    source = source_row(conn, new)
    with in_bulk(conn):
        withdraw(conn, source)
        return _Publisher(conn, draft, new, source, progress).run()


def withdraw(conn: sqlite3.Connection, source: int) -> None:
    """Take back all that a source says; its documents are touched, for `settle` and `release` to judge."""
    touch(conn, "SELECT document FROM claim WHERE source = ?", (source,))
    for held in ("fact", "edge", "claim"):
        conn.execute(f"DELETE FROM {held} WHERE source = ?", (source,))


def keep_what_was_read(conn: sqlite3.Connection, row: int) -> None:
    """What reports say of a document nobody else claims, as their claim: it shows again if another source goes."""
    conn.execute(
        "INSERT INTO claim SELECT d.id, d.source, CASE WHEN r.path IS NULL THEN 'report' ELSE 'text' END, d.symbol, "
        "d.title, d.issuer, d.level, d.issued, d.effective, d.year, d.vbpl_id FROM document d "
        "JOIN source s ON s.id = d.source LEFT JOIN report r ON r.document = d.id "
        "WHERE d.id = ? AND s.kind = 'report' AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = d.id)",
        (row,),
    )


def source_row(conn: sqlite3.Connection, new: NewSource) -> int:
    """The row of an imported source, made or brought up to date."""
    values = (new.kind, new.believed, new.day.isoformat() if new.day else None, new.importer, new.digest)
    found = conn.execute("SELECT id FROM source WHERE importer IS NOT NULL AND name = ?", (new.name,)).fetchone()
    if found:
        conn.execute("UPDATE source SET kind = ?, rank = ?, day = ?, importer = ?, digest = ? WHERE id = ?",
                     (*values, found[0]))  # fmt: skip
        return int(found[0])
    cursor = conn.execute(
        "INSERT INTO source(kind, rank, day, importer, digest, name) VALUES (?, ?, ?, ?, ?, ?)", (*values, new.name)
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


class _Publisher:
    def __init__(
        self, conn: sqlite3.Connection, draft: Staging, new: NewSource, source: int, progress: Progress | None
    ) -> None:
        self.conn, self.draft, self.new, self.source, self.progress = conn, draft, new, source, progress
        self.done = draft.cursor
        self.identifier = Identifier(conn)
        self.external: dict[str, int] = {}  # the source's own key → row
        self.rows: dict[str, int | None] = {}  # reference as the draft holds it → row
        self.described: set[int] = set()
        self.mentioned: set[int] = set()
        self.new_rows: set[int] = set()
        self.matched: set[int] = set()  # rows whose columns several claims decide
        self.doubled: list[int] = []
        self.relations = self.unresolved = 0

    def run(self) -> Published:
        self.write_facts(self.documents())
        self.write_relations()
        self.write_facts(self.facts_apart())
        self.conn.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY)")
        self.conn.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((row,) for row in self.matched))
        settle(self.conn)
        release(self.conn)
        (facts,) = self.conn.execute("SELECT count(*) FROM fact WHERE source = ?", (self.source,)).fetchone()
        return Published(
            self.source, len(self.described), len(self.described & self.new_rows), len(self.mentioned - self.described),
            self.relations, int(facts), len(self.doubled), self.unresolved,
        )  # fmt: skip

    def step(self, items: int) -> None:
        self.done += items
        if self.progress:
            self.progress(self.done)

    # -- documents -----------------------------------------------------------------------------------------

    def documents(self) -> Iterator[tuple[int, str, str, int, str]]:
        """Write each document; yield the facts about it."""
        for number, record in enumerate(self.draft.documents(), 1):
            if number % _CHUNK == 0:
                self.step(_CHUNK)
            said = Named(
                record.symbol, record.type, record.title, record.issuer, record.issued, record.year, record.external_id
            )
            identity = self.identifier.identify(said)
            row = self.place(identity, record, self.new.kind)
            if record.external_id:
                self.external.setdefault(record.external_id, row)
            if row in self.described:
                self.doubled.append(row)
                yield from self.contradictions(row, record)
            self.described.add(row)
            for field, value, certainty in _facts(record, self.new):
                yield row, field, value, self.source, certainty

    def contradictions(self, row: int, record: DocumentRecord) -> Iterator[tuple[int, str, str, int, str]]:
        """Days and titles in which two records of one document differ: the first stands, the other stays beside it."""
        held = self.conn.execute(
            "SELECT issued, effective, title FROM claim WHERE document = ? AND source = ?", (row, self.source)
        ).fetchone()
        said = (_iso(record.issued), _iso(record.effective), record.title)
        for field, first, other in zip(("issued", "effective", "title"), held, said, strict=True):
            if first and other and first != other:
                yield row, field, other, self.source, self.new.kind if field == "title" else "conflict"

    def place(self, identity: Identity, record: DocumentRecord, certainty: str) -> int:
        """The row of the document, with this source's claim on it; a second record fills the gaps of the first."""
        row = identity.row if identity.row is not None else self.add(identity, record, certainty)
        if identity.row is not None:
            keep_what_was_read(self.conn, row)
            self.matched.add(row)
        issuer = identity.issuer
        self.conn.execute(
            "INSERT INTO claim(document, source, certainty, symbol, title, issuer, level, issued, effective, year, "
            "vbpl_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(document, source) "
            "DO UPDATE SET certainty = CASE claim.certainty WHEN 'existence' THEN excluded.certainty "
            "ELSE claim.certainty END, "
            + ", ".join(
                f"{name} = COALESCE(claim.{name}, excluded.{name})"
                for name in ("symbol", "title", "issuer", "level", "issued", "effective", "year", "vbpl_id")
            ),
            (
                row, self.source, certainty, record.symbol, record.title, issuer.name, _known_level(identity),
                _iso(record.issued), _iso(record.effective), _year(record), record.external_id,
            ),
        )  # fmt: skip
        return row

    def add(self, identity: Identity, record: DocumentRecord, certainty: str) -> int:
        key = symbol_key(record.symbol) if record.symbol else None
        place = identity.issuer.place.iri_code if identity.issuer.place else None
        named = record.title if record.type in LAWS else None
        cursor = self.conn.execute(
            "INSERT INTO document(iri, symbol, symbol_key, type, title, name_key, issuer, level, place, issued, "
            "effective, year, vbpl_id, origin, source, certainty) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'register', ?, ?)",
            (
                identity.iri, record.symbol, key, record.type, record.title, name_key(named) if named else None,
                identity.issuer.name, _known_level(identity) or "unknown", place, _iso(record.issued),
                _iso(record.effective), _year(record), record.external_id, self.source, certainty,
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None
        self.new_rows.add(cursor.lastrowid)
        return cursor.lastrowid

    # -- facts and relations ---------------------------------------------------------------------------------

    def write_facts(self, facts: Iterator[tuple[int, str, str, int, str]]) -> None:
        while chunk := list(islice(facts, _CHUNK)):
            self.conn.executemany(
                "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)", chunk
            )
        # What two records of one document say alike is said once.
        self.conn.executemany(
            "DELETE FROM fact WHERE document = ?1 AND source = ?2 AND rowid NOT IN (SELECT min(rowid) FROM fact "
            "WHERE document = ?1 AND source = ?2 GROUP BY field, value, certainty)",
            ((row, self.source) for row in dict.fromkeys(self.doubled)),
        )

    def facts_apart(self) -> Iterator[tuple[int, str, str, int, str]]:
        """What the source says of documents beside its records of them."""
        for key, field, value in self.draft.facts():
            row = self.referred(key)
            if row is None:
                self.unresolved += 1
            else:
                yield row, field, value, self.source, self.new.kind

    def write_relations(self) -> None:
        for written in write_edges(self.conn, self.edges(), self.draft.count_relations()):
            self.relations += written
            self.step(written)

    def edges(self) -> Iterator[tuple[Any, ...]]:
        for subject, relation, target, *rest in self.draft.relations():
            acting, acted_on = self.referred(subject), self.referred(target)
            if acting is None or acted_on is None:
                self.unresolved += 1
            elif acting != acted_on:
                yield acting, relation, acted_on, *rest, self.source

    def referred(self, key: str) -> int | None:
        """The row of the document that a relation names; None if it has only a key the source does not explain."""
        if key not in self.rows:
            said = reference(key)
            known = said.external_id and (self.external.get(said.external_id) or self.known_elsewhere(said.external_id))
            self.rows[key] = known or self.mention(said)
            if (row := self.rows[key]) is not None:
                self.mentioned.add(row)
        return self.rows[key]

    def known_elsewhere(self, number: str) -> int | None:
        """The one document that another source knows by that number of the national database."""
        if self.new.kind == "office_list":
            return None
        rows = self.conn.execute("SELECT id FROM document WHERE vbpl_id = ? LIMIT 2", (number,)).fetchall()
        if len(rows) != 1:
            return None
        self.conn.execute(  # it goes by that symbol, should this be all that is left to be known of it
            "INSERT OR IGNORE INTO claim(document, source, certainty, symbol, vbpl_id) "
            "SELECT id, ?, 'existence', symbol, vbpl_id FROM document WHERE id = ?",
            (self.source, rows[0][0]),
        )
        return int(rows[0][0])

    def mention(self, said: Reference) -> int | None:
        """A document known by its symbol from a relation: it exists, and more is not said of it."""
        if not said.symbol:
            return None
        kind: DocType = said.type or self.type_of(said.symbol) or "other"
        identity = self.identifier.identify(Named(said.symbol, kind, None, said.issuer, said.issued, said.year))
        if identity.row in self.described:
            return identity.row
        record = DocumentRecord(said.symbol, kind, issuer=said.issuer, issued=said.issued, year=said.year)
        return self.place(identity, record, "existence")

    def type_of(self, symbol: str) -> DocType | None:
        """The one type under which the store knows a symbol, else the type that its codes name."""
        rows = self.conn.execute(
            "SELECT DISTINCT type FROM document WHERE symbol_key = ?", (symbol_key(symbol),)
        ).fetchall()
        return rows[0][0] if len(rows) == 1 else read_symbol(symbol)[1]


def _facts(record: DocumentRecord, new: NewSource) -> Iterator[tuple[str, str, str]]:
    """What a source says of a document beside its columns: field, value, certainty."""
    if record.expired:
        yield "expired", record.expired.isoformat(), new.kind
    if record.expired_by:
        yield "expired_by", record.expired_by, new.kind
    if record.state:
        yield "state", record.state, new.kind
    if record.state_code:
        yield "state_code", record.state_code, new.kind
    if new.kind == "official_code" and new.day and record.state not in ("repealed", "replaced", "expired"):
        yield "codified", new.day.isoformat(), new.kind
    for topic in record.topics:
        yield "topic", topic, new.kind
    if record.articles:
        yield "articles", " ".join(record.articles), new.kind
    if record.last_article is not None:
        yield "last_article", str(record.last_article), new.kind
    for flag in record.flags:
        yield "flag", flag, "flag"
    for field, value in record.conflicts:
        yield field, value, "conflict"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _year(record: DocumentRecord) -> int | None:
    return record.year or (record.issued.year if record.issued else None)


def _known_level(identity: Identity) -> str | None:
    return None if identity.issuer.level == "unknown" else identity.issuer.level
