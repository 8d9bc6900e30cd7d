"""The store as records: what `kg export` writes in every format, and `kg import` reads back.

A record names documents by their store IRI (`/akn/…`) and sources by theirs (`/source/…`), never by row numbers,
so it means the same in every store. Text that is empty where it may be unknown is unknown.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath
from typing import Any, Generic, TypeAlias, TypeVar

from kg.store.connection import Connection, knows_words
from kg.store.mentions import words
from kg.store.passages import OF_CITATION, OF_EDGE
from kg.tuples import NamedTuple

#: The version of the records. A file of another version is refused.
FORMAT = "1"

_STEP = 1000
_HOMELESS = re.compile(r"([0-9a-f]{20})/[^/]*")


#: Called now and then with the share of the work that is done, from 0 to 1.
Progress: TypeAlias = Callable[[float], None]


class Head(NamedTuple):
    """What a whole file says of itself: the version of its records, and the register of the program that wrote it."""

    format: str
    register: str


class SourceRecord(NamedTuple):
    """Who says something. `key` is the shipped register's name for it, `importer` how a user brought it in."""

    iri: str
    name: str
    kind: str
    rank: int
    day: str | None
    key: str | None
    importer: str | None
    digest: str | None


class DocumentRecord(NamedTuple):
    """A document as the store shows it."""

    iri: str
    type: str
    symbol: str | None
    title: str | None
    issuer: str | None
    level: str
    place: str | None
    issued: str | None
    effective: str | None
    year: int | None
    vbpl_id: str | None
    origin: str
    source: str | None
    certainty: str


class ClaimRecord(NamedTuple):
    """How one source describes a document."""

    document: str
    source: str
    certainty: str
    symbol: str | None
    title: str | None
    issuer: str | None
    level: str | None
    issued: str | None
    effective: str | None
    year: int | None
    vbpl_id: str | None


class FactRecord(NamedTuple):
    """One more thing that a source says of a document."""

    document: str
    field: str
    value: str
    source: str
    certainty: str


class ReadingRecord(NamedTuple):
    """A file that was read: the document that it is, the source that it became, its name and SHA-256, its length."""

    document: str
    source: str
    path: str
    digest: str
    length: int


class CitationRecord(NamedTuple):
    """A mention of `document` in the text of `report`, as a span of code points and the words themselves."""

    report: str
    start: int
    end: int
    text: str
    document: str
    certainty: str


class EdgeRecord(NamedTuple):
    """A relation between two documents, acting one first, with its evidence."""

    subject: str
    relation: str
    object: str
    basis: str
    rule: str
    scope: str
    location: str | None
    effective: str | None
    source: str | None
    subject_location: str | None
    ev_document: str | None
    ev_start: int | None
    ev_end: int | None
    ev_quote: str | None


Record: TypeAlias = (
    Head | SourceRecord | DocumentRecord | ClaimRecord | FactRecord | ReadingRecord | CitationRecord | EdgeRecord
)
#: The kinds of records in the order in which they can be understood.
KINDS: tuple[type[Record], ...] = (
    Head,
    SourceRecord,
    DocumentRecord,
    ClaimRecord,
    FactRecord,
    ReadingRecord,
    CitationRecord,
    EdgeRecord,
)


class Column(NamedTuple):
    """A column of a kind of record; `number` or text, `optional` where it may be unknown."""

    name: str
    number: bool
    optional: bool


_COLUMNS: dict[type[Record], tuple[Column, ...]] = {
    kind: tuple(Column(name, "int" in str(told), "None" in str(told)) for name, told in kind.__annotations__.items())
    for kind in KINDS
}


def columns(kind: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind of record, in order."""
    return _COLUMNS[kind]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document and everything that is told of it; `edges` are those in which it acts."""

    document: DocumentRecord
    claims: list[ClaimRecord] = field(default_factory=list)
    facts: list[FactRecord] = field(default_factory=list)
    readings: list[ReadingRecord] = field(default_factory=list)  # one at most
    citations: list[CitationRecord] = field(default_factory=list)
    edges: list[EdgeRecord] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The document first."""
        yield self.document
        yield from self.claims
        yield from self.facts
        yield from self.readings
        yield from self.citations
        yield from self.edges


def shown(claim: ClaimRecord, document: DocumentRecord) -> bool:
    """Whether a source describes the document just as it is shown."""
    return claim == claim_of(document, claim.source)


def claim_of(document: DocumentRecord, source: str) -> ClaimRecord:
    """The claim of a source that describes the document just as it is shown."""
    return ClaimRecord(
        document.iri, source, document.certainty, document.symbol, document.title, document.issuer, document.level,
        document.issued, document.effective, document.year, document.vbpl_id,
    )  # fmt: skip


def named(kind: str, *parts: object) -> str:
    """An IRI of the store made of content: the same content has the same one in every store."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"/{kind}/{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:20]}"


def source_iri(kind: str, key: str | None, name: str) -> str:
    """The IRI of a source by what it is called in a store.

    A report whose path stayed at home is called by the digest in its IRI and its file name: see `report_name`.
    """
    homeless = _HOMELESS.fullmatch(name) if kind == "report" else None
    return f"/source/{homeless[1]}" if homeless else named("source", kind, key or name)


def report_name(iri: str, name: str) -> str:
    """What a store calls the file `name` that was read elsewhere and became the source `iri` there.

    Files of one name from several folders stay apart, and the source keeps its IRI.
    """
    return name if source_iri("report", None, name) == iri else f"{iri.rpartition('/')[2]}/{file_name(name)}"


def file_name(path: str) -> str:
    """The last part of a path of any system."""
    return PurePath(path.replace("\\", "/")).name or path


class StoreReader:
    """The records of an open store, in the same order for the same content. Use inside `one_state`.

    With `paths`, the folders of the files that were read are told; they are nobody else's business otherwise.
    `progress` is told now and then how many documents were read.
    """

    def __init__(
        self, conn: sqlite3.Connection, *, paths: bool = False, progress: Callable[[int], None] | None = None
    ) -> None:
        self.conn = knows_words(conn)
        self._paths = paths
        self._progress = progress
        self._sources = {
            number: source_iri(kind, key, name)
            for number, kind, key, name in rows(conn, "SELECT id, kind, key, name FROM source")
        }

    def head(self) -> Head:
        """The first record of every file."""
        digest = rows(self.conn, "SELECT value FROM meta WHERE key = 'register'").fetchone()
        return Head(FORMAT, digest[0] if digest else "")

    def sources(self) -> list[SourceRecord]:
        """All sources, by kind and name."""
        found = rows(self.conn, "SELECT id, name, kind, rank, day, key, importer, digest FROM source")
        said = (
            SourceRecord(self._sources[number], self._path(name) if kind == "report" else name, kind, *rest)
            for number, name, kind, *rest in found
        )
        return sorted(said, key=lambda source: (source.kind, source.key or "", source.name, source.iri))

    def dossiers(self, *, edges: bool = True) -> Iterator[Dossier]:
        """Each document with what is told of it, by IRI; without the relations if `edges` is False."""
        claims, facts = Shelf(self._claims()), Shelf(self._facts())
        readings, citations = Shelf(self._readings()), Shelf(self._citations())
        acts = Shelf(self._acts() if edges else ())
        names = ", ".join(_texts(DocumentRecord, "d"))
        found = streamed(self.conn, f"SELECT {names} FROM document d ORDER BY d.iri")
        for number, row in enumerate(found):
            if self._progress and number % _STEP == 0:
                self._progress(number)
            *shows, source, certainty = row
            document = DocumentRecord._make([*shows, self._sources.get(source), certainty])
            iri = document.iri
            yield Dossier(document, claims.of(iri), facts.of(iri), readings.of(iri), citations.of(iri), acts.of(iri))

    def edges(self) -> Iterator[EdgeRecord]:
        """The relations, by the IRI of the acting document."""
        for _, group in _by_document(self._acts()):
            yield from group

    def _acts(self) -> Iterator[EdgeRecord]:
        elsewhere = {"subject": "s.iri", "object": "o.iri", "ev_document": "v.iri", "ev_quote": OF_EDGE}
        names = ", ".join(_texts(EdgeRecord, "e", **elsewhere))
        for row in streamed(
            self.conn,
            f"SELECT {names} FROM document s CROSS JOIN edge e ON e.subject = s.id JOIN document o ON o.id = e.object "
            "LEFT JOIN document v ON v.id = e.ev_document LEFT JOIN report r ON r.document = e.ev_document "
            "ORDER BY s.iri",
        ):
            *states, source, place, evidence, start, end, quote = row
            yield EdgeRecord._make([*states, self._sources.get(source), place, evidence, start, end, quote])

    def _claims(self) -> Iterator[ClaimRecord]:
        for iri, source, *rest in self._owned(
            "claim c ON c.document = d.id", _texts(ClaimRecord, "c", document="d.iri")
        ):
            yield ClaimRecord(iri, self._sources[source], *rest)

    def _facts(self) -> Iterator[FactRecord]:
        """The facts, and as facts of the field "alias" the older IRIs of a document."""
        names = _texts(FactRecord, "f", document="d.iri")
        older = ["d.iri", "'alias'", "a.iri", "d.source", "'existence'"]
        told = self._owned("fact f ON f.document = d.id", names)
        aliases = self._owned("alias a ON a.document = d.id AND d.source IS NOT NULL", older)
        # As generators: what is left half-read, `merge` would close as a cursor, and the store may be closed by then.
        for iri, name, value, source, certainty in merge(
            (row for row in told), (row for row in aliases), key=itemgetter(0)
        ):
            yield FactRecord(iri, name, value, self._sources[source], certainty)

    def _readings(self) -> Iterator[ReadingRecord]:
        for iri, path, digest, length in self._owned(
            "report r ON r.document = d.id", ["d.iri", "r.path", "r.digest", "r.length"]
        ):
            yield ReadingRecord(iri, source_iri("report", None, path), self._path(path), digest, length)

    def _citations(self) -> Iterator[CitationRecord]:
        names = ["d.iri", "t.iri", "c.certainty", "c.start", "c.end", OF_CITATION, "c.more", "r.passages"]
        table = "citation c ON c.report = d.id JOIN document t ON t.id = c.document JOIN report r ON r.document = d.id"
        for report, document, certainty, *row in self._owned(table, names):
            for start, end, text in words(*row):
                yield CitationRecord(report, start, end, text, document, certainty)

    def _owned(self, table: str, names: list[str]) -> Iterator[tuple[Any, ...]]:
        """Rows of a table that belongs to documents, by their IRI: CROSS JOIN keeps to the order of that index."""
        return streamed(self.conn, f"SELECT {', '.join(names)} FROM document d CROSS JOIN {table} ORDER BY d.iri")

    def _path(self, path: str) -> str:
        return path if self._paths else file_name(path)


Owned = TypeVar("Owned", bound=tuple[Any, ...])


class Shelf(Generic[Owned]):
    """Records that come in the order of the documents that they belong to, handed out document by document."""

    def __init__(self, records: Iterable[Owned]) -> None:
        self._groups = _by_document(records)
        self._next = next(self._groups, None)

    def of(self, iri: str) -> list[Owned]:
        """What belongs to a document, each once; the documents are asked for in their order."""
        if self._next is None or self._next[0] != iri:
            return []
        found = self._next[1]
        self._next = next(self._groups, None)
        return found


def _by_document(records: Iterable[Owned]) -> Iterator[tuple[str, list[Owned]]]:
    """The records of each document, each once, in an order that does not depend on row numbers."""
    for iri, group in groupby(records, key=itemgetter(0)):
        found = list(dict.fromkeys(group))
        yield iri, sorted(found, key=_order) if len(found) > 1 else found


def _order(record: tuple[Any, ...]) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in record]


def rows(conn: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """The answer to `sql` as tuples, whatever the connection's own row factory is."""
    cursor = conn.cursor()
    cursor.row_factory = None
    return cursor.execute(sql)


def streamed(conn: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    """The same for an answer that may be larger than memory: within `one_state` a server sends it bit by bit too."""
    return iter(conn.streamed(sql) if isinstance(conn, Connection) and conn.server is not None else rows(conn, sql))


def _texts(kind: type[Record], table: str, **elsewhere: str) -> list[str]:
    """The columns of a kind as SQL, empty text read as unknown where it may be so."""
    names = []
    for column in columns(kind):
        name = elsewhere.get(column.name, f"{table}.{column.name}")
        told = column.optional and not column.number and column.name != "source"  # a source is a row's number here
        names.append(f"NULLIF({name}, '')" if told else name)
    return names
