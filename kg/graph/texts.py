"""Thousands of normative texts as one source: what each tells the register, as the records of an import.

A folder, a .zip or a .tar.xz. One text is in memory at a time; a text that cannot be read, or tells the register
nothing, comes as a refusal that names it. Which documents a text names, the store says that it is read into.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from kg.cite.find import find_citations
from kg.graph.learned import Fact, Learned, ToldOf, learn, own_number_of_consolidated
from kg.model import Edge
from kg.register.imports.archive import read_pages
from kg.register.imports.records import (
    Bundle,
    DocumentRecord,
    FactRecord,
    Item,
    Reference,
    Refusal,
    RelationRecord,
)
from kg.resolve import Reading, resolve_citations
from kg.store.documents import document
from kg.text import SUFFIXES, UnreadableError, read_bytes

_MOST_QUOTED = 600


class TextFolder:
    """Reads texts for `kg.register.imports.run`; `conn` must be set to the store before `items` is asked for.

    Raises UnreadableError if there is nothing at `path`.
    """

    #: Texts in one commit: what an interrupted import has to read again is never more.
    batch = 50

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise UnreadableError("missing", path=str(path))
        self.conn: sqlite3.Connection | None = None
        self._path = path
        if path.is_dir():
            self.files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
            if not self.files:
                raise UnreadableError("no_texts", path=str(path))
        else:
            self.files = [path]
        self.total: int | None = len(self.files) if path.is_dir() else None

    def items(self, start: int) -> Iterator[Item | Bundle]:
        """What each text tells, the first `start` texts left out."""
        assert self.conn is not None
        for text in islice(read_pages(self._path, SUFFIXES), start, None):
            if isinstance(text, Refusal):
                yield text
                continue
            name, data = text
            try:
                _, source = read_bytes(data, name)
            except UnreadableError as error:
                yield Refusal(name, error.reason, str(error.detail or ""))
                continue
            yield tuple(records_of(self.conn, name, source.text))


def records_of(conn: sqlite3.Connection, name: str, text: str) -> Iterator[Item]:
    """What one text, the file `name`, tells the register, as records; a refusal if that is nothing."""
    reading = resolve_citations(text, find_citations(text), conn)
    learned = learn(text, reading)
    if learned is None or not learned.documents:
        yield Refusal(name, "tells_nothing", reading.report.symbol or "")
        return
    yield from _Records(conn, text, reading, learned).all()


class _Records:
    def __init__(self, conn: sqlite3.Connection, text: str, reading: Reading, learned: Learned) -> None:
        self.conn, self.learned = conn, learned
        self.named = {one.document: one for one in reading.citations}
        self.told = {one.iri: one for one in learned.documents}
        number = own_number_of_consolidated(text) if reading.iri not in self.told else None
        self.consolidated = (reading.iri, number)

    def all(self) -> Iterator[Item]:
        expired = {fact.document: fact for fact in self.learned.facts if fact.field == "expired"}
        for one in self.learned.documents:
            yield _document(one, expired.get(one.iri))
        for edge in self.learned.edges:
            acting, target = self.reference(edge.subject), self.reference(edge.object)
            if acting and target:
                yield _relation(edge, acting, target)
        for fact in self.learned.facts:
            said_of = self.reference(fact.document)
            if said_of and fact.field != "expired":
                yield FactRecord(said_of, fact.field, fact.value)

    def reference(self, iri: str) -> Reference | None:
        """A document as its number, office and day tell it; None for one without a number."""
        if told := self.told.get(iri):
            year = told.issued.year if told.issued else None
            return Reference(told.symbol, told.type, told.issued, year, issuer=told.issuer) if told.symbol else None
        if iri == self.consolidated[0]:
            return Reference(self.consolidated[1], "consolidated") if self.consolidated[1] else None
        if (known := document(self.conn, iri)) and known.symbol:
            return Reference(known.symbol, known.type, known.issued, known.year, issuer=known.issuer)
        one = self.named.get(iri)
        if one is None or not one.citation.symbol:
            return None
        body = one.citation.issuer
        return Reference(
            one.citation.symbol, one.citation.type, one.citation.day, one.citation.year,
            issuer=body.name if body else None,
        )  # fmt: skip


def _document(one: ToldOf, expired: Fact | None) -> DocumentRecord:
    return DocumentRecord(
        one.symbol, one.type, one.title, one.issuer, one.issued, one.effective,
        date.fromisoformat(expired.value) if expired else None, year=one.issued.year if one.issued else None,
    )  # fmt: skip


def _relation(edge: Edge, acting: Reference, target: Reference) -> RelationRecord:
    quote = " ".join((edge.evidence.quote or "").split())[:_MOST_QUOTED] or None
    return RelationRecord(acting, edge.relation, target, edge.scope, edge.effective, edge.location, quote)
