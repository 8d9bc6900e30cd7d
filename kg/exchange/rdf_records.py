"""RDF back into records, whatever the order of its triples: they are sorted on disk first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import PROV

from kg.rdf import terms as t
from kg.rdf.mapping import EXPORT
from kg.rdf.read import oxigraph, quads_of
from kg.rdf.terms import ELI, OA, VN
from kg.store.records import (
    FORMAT,
    CitationRecord,
    ClaimRecord,
    DocumentRecord,
    EdgeRecord,
    FactRecord,
    Head,
    Progress,
    ReadingRecord,
    Record,
    SourceRecord,
    claim_of,
)
from kg.text.errors import UnreadableError

_BATCH = 20_000
_WANTED = {
    str(iri): number
    for number, iri in enumerate(
        (
            RDF.type, RDF.subject, RDF.predicate, RDF.object, RDFS.label, PROV.wasDerivedFrom, ELI.type_document,
            ELI.id_local, ELI.date_document, ELI.first_date_entry_in_force, ELI.title, OA.hasSource, OA.exact,
            OA.start, OA.end, OA.hasBody, VN.origin, VN.level, VN.certainty, VN.placeCode, VN.vbplId, VN.issuerName,
            VN.year, VN.claimedBy, VN.about, VN.field, VN.value, VN.restates, VN.claimedSymbol, VN.claimedTitle,
            VN.claimedIssuer, VN.claimedLevel, VN.claimedIssued, VN.claimedEffective, VN.claimedYear,
            VN.claimedVbplId, VN.basis, VN.rule, VN.scope, VN.location, VN.effectiveDate, VN.subjectLocation,
            VN.quote, VN.fileName, VN.digest, VN.length, VN.citationCertainty, VN.sourceKind, VN.trueOn, VN.rank,
            VN.sourceKey, VN.importer, VN.verbatim, VN.formatVersion, VN.register, VN.triples,
        )
    )
}  # fmt: skip
_NAMES = list(_WANTED)


def read_rdf(stream: BinaryIO, suffix: str, progress: Progress = lambda share: None) -> Iterator[Record]:
    """The records of an export in the format of `suffix`.

    `progress` is told how many of them are made of the triples, when all of these are read and sorted.
    Raises UnreadableError if it is no such file, is not whole, or is not one export of this program.
    """
    draft = sqlite3.connect("")  # a file of SQLite's own that goes with the connection
    try:
        draft.execute("PRAGMA synchronous = OFF")
        draft.execute("PRAGMA journal_mode = OFF")
        draft.execute("CREATE TABLE triple (about TEXT, predicate INTEGER, value TEXT)")
        count = _gather(draft, stream, suffix)
        head = _head(draft, count)
        yield head
        (kept,) = draft.execute("SELECT count(*) FROM triple").fetchone()
        done = told = 0
        for about, found in groupby(draft.execute("SELECT * FROM triple ORDER BY about"), key=itemgetter(0)):
            said = [(_NAMES[number], value) for _, number, value in found]
            yield from _records(about, said)
            done += len(said)
            if done >= told + _BATCH:
                progress((told := done) / kept)
    finally:
        draft.close()


def _gather(draft: sqlite3.Connection, stream: BinaryIO, suffix: str) -> int:
    """Keep the triples that records are made of; how many there were in all, but the one that counts them."""
    reader = oxigraph()
    count = 0
    batch: list[tuple[str, int, str]] = []
    try:
        for quad in quads_of(stream, suffix.removeprefix("."), declarations=False):
            count += 1
            predicate = quad.predicate.value
            number = _WANTED.get(predicate)
            if number is None or not isinstance(quad.subject, reader.NamedNode):
                continue
            if not isinstance(quad.object, reader.Literal | reader.NamedNode):
                continue
            about = quad.subject.value.partition("#")[0]
            if predicate == str(ELI.title):
                about = about.removesuffix("/vie")
            elif predicate == str(VN.triples):
                count -= 1
            batch.append((about, number, quad.object.value))
            if len(batch) == _BATCH:
                draft.executemany("INSERT INTO triple VALUES (?, ?, ?)", batch)
                batch.clear()
    except (SyntaxError, ValueError, RecursionError, UnicodeError) as error:
        raise UnreadableError(
            "bad_exchange", " ".join(str(getattr(error, "msg", None) or error).split())[:200]
        ) from None
    draft.executemany("INSERT INTO triple VALUES (?, ?, ?)", batch)
    return count


def _head(draft: sqlite3.Connection, count: int) -> Head:
    rows = draft.execute("SELECT predicate, value FROM triple WHERE about = ?", (str(EXPORT),))
    node = _Node(str(EXPORT), [(_NAMES[number], value) for number, value in rows])
    if str(VN.Export) not in node.all(RDF.type):
        raise UnreadableError("foreign_exchange")
    try:
        written, register, triples = node.one(VN.formatVersion), node.one(VN.register), node.one(VN.triples)
        whole = triples is not None and int(triples) <= count
    except ValueError:
        raise UnreadableError("cut_exchange") from None
    if written != FORMAT:
        raise UnreadableError("other_exchange", written or "?")
    if not whole:
        raise UnreadableError("cut_exchange")
    return Head(FORMAT, register or "")


class _Node:
    """What is said of one node and of the parts of it that go by a fragment of its IRI."""

    def __init__(self, iri: str, said: Iterable[tuple[str, str]]) -> None:
        self.iri = iri
        self._said: dict[str, list[str]] = {}
        for predicate, value in said:
            known = self._said.setdefault(predicate, [])
            if value not in known:
                known.append(value)

    def all(self, predicate: URIRef) -> list[str]:
        return self._said.get(str(predicate), [])

    def one(self, predicate: URIRef) -> str | None:
        """The one value, None if there is none. ValueError if there are several."""
        found = self.all(predicate)
        if len(found) > 1:
            raise ValueError(f"{t.local_name(predicate)}: {len(found)} values")
        return found[0] if found else None

    def text(self, predicate: URIRef) -> str | None:
        """A string as the store had it."""
        if raw := self.one(VN.verbatim):
            verbatim = json.loads(raw)
            if not isinstance(verbatim, dict):
                raise ValueError("verbatim")
            if isinstance(as_it_was := verbatim.get(t.local_name(predicate)), str):
                return as_it_was
        return self.one(predicate)

    def need(self, predicate: URIRef) -> str:
        """A value that must be there. ValueError if it is not."""
        found = self.text(predicate)
        if found is None:
            raise ValueError(f"{t.local_name(predicate)} is missing")
        return found

    def number(self, predicate: URIRef) -> int | None:
        found = self.one(predicate)
        return None if found is None else int(found)

    def listed(self, predicate: URIRef) -> str:
        """The code of a member of a list."""
        return t.local_name(self.need(predicate))

    def document(self, predicate: URIRef) -> str:
        return t.store_iri(self.need(predicate))

    def source(self) -> str | None:
        """The source among what it is derived from."""
        found = [iri for iri in self.all(PROV.wasDerivedFrom) if iri.startswith(f"{t.BASE}/source/")]
        if len(found) > 1:
            raise ValueError("several sources")
        return found[0].removeprefix(t.BASE) if found else None

    def needed_source(self) -> str:
        found = self.source()
        if found is None:
            raise ValueError("no source")
        return found


def _records(about: str, said: list[tuple[str, str]]) -> Iterator[Record]:
    node = _Node(about, said)
    kinds = node.all(RDF.type)
    try:
        for kind, read in _READERS.items():
            if kind in kinds:
                yield from read(node)
                return
    except (ValueError, KeyError, RecursionError) as error:
        raise UnreadableError("bad_record", f"{node.iri}: {' '.join(str(error).split())}"[:300]) from None


def _document(node: _Node) -> Iterator[Record]:
    document = DocumentRecord(
        t.store_iri(node.iri), node.listed(ELI.type_document), node.text(ELI.id_local), node.text(ELI.title),
        node.text(VN.issuerName), node.listed(VN.level), node.text(VN.placeCode), node.one(ELI.date_document),
        node.one(ELI.first_date_entry_in_force), node.number(VN.year), node.text(VN.vbplId), node.listed(VN.origin),
        node.source(), node.listed(VN.certainty),
    )  # fmt: skip
    yield document
    for source in node.all(VN.claimedBy):
        yield claim_of(document, source.removeprefix(t.BASE))


def _claim(node: _Node) -> Iterator[Record]:
    yield ClaimRecord(
        node.document(VN.about), node.needed_source(), node.listed(VN.certainty), node.text(VN.claimedSymbol),
        node.text(VN.claimedTitle), node.text(VN.claimedIssuer), node.text(VN.claimedLevel),
        node.one(VN.claimedIssued), node.one(VN.claimedEffective), node.number(VN.claimedYear),
        node.text(VN.claimedVbplId),
    )  # fmt: skip


def _fact(node: _Node) -> Iterator[Record]:
    if not node.all(VN.restates):
        yield FactRecord(
            node.document(VN.about), node.need(VN.field), node.need(VN.value), node.needed_source(),
            node.listed(VN.certainty),
        )  # fmt: skip


def _reading(node: _Node) -> Iterator[Record]:
    yield ReadingRecord(
        node.document(VN.about), node.needed_source(), node.need(VN.fileName), node.need(VN.digest),
        int(node.need(VN.length)),
    )  # fmt: skip


def _citation(node: _Node) -> Iterator[Record]:
    yield CitationRecord(
        node.document(OA.hasSource), int(node.need(OA.start)), int(node.need(OA.end)), node.text(OA.exact) or "",
        node.document(OA.hasBody), node.need(VN.citationCertainty),
    )  # fmt: skip


def _edge(node: _Node) -> Iterator[Record]:
    within = bool(node.all(OA.hasSource))
    yield EdgeRecord(
        node.document(RDF.subject), t.relation_of(node.need(RDF.predicate)), node.document(RDF.object),
        node.listed(VN.basis), node.text(VN.rule) or "", node.need(VN.scope), node.text(VN.location),
        node.one(VN.effectiveDate), node.source(), node.text(VN.subjectLocation),
        node.document(OA.hasSource) if within else None, node.number(OA.start), node.number(OA.end),
        node.text(OA.exact if within else VN.quote),
    )  # fmt: skip


def _source(node: _Node) -> Iterator[Record]:
    yield SourceRecord(
        node.iri.removeprefix(t.BASE), node.need(RDFS.label), node.listed(VN.sourceKind), int(node.need(VN.rank)),
        node.one(VN.trueOn), node.text(VN.sourceKey), node.text(VN.importer), node.text(VN.digest),
    )  # fmt: skip


_READERS = {
    str(VN.Act): _document, str(VN.WorkingDocument): _document, str(VN.Claim): _claim, str(VN.Fact): _fact,
    str(VN.Reading): _reading, str(VN.Citation): _citation, str(VN.Statement): _edge, str(VN.Source): _source,
}  # fmt: skip
