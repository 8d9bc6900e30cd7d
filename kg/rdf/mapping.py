"""The store as RDF: documents as ELI legal resources, relations with their evidence, claims, sources and facts.

What is *stated* is asserted as a plain triple, with every property above it; what is *inferred* stands only
in its `vn:Statement` node, so that nobody who follows plain triples takes a conclusion for a text. See
docs/ontology.md.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, TypeAlias

from rdflib import RDFS, SKOS, XSD, Graph, Literal, URIRef

from kg.rdf import terms as t
from kg.rdf.bodies import Bodies, body, change_triples
from kg.rdf.ends import first_day_out, said_ends
from kg.rdf.provisions import SCOPES, on_provision, provision_of, provision_triples
from kg.rdf.terms import ELI, OA, PROV, RDF, VN, Triple, clean, iri, plain, typed
from kg.store.records import (
    CitationRecord,
    ClaimRecord,
    DocumentRecord,
    Dossier,
    EdgeRecord,
    FactRecord,
    Head,
    ReadingRecord,
    SourceRecord,
    StoreReader,
    named,
    shown,
)
from kg.store.transaction import one_state

#: A triple and the named graph of the source that says it; None: what the store shows, by all its sources.
Quad: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal, URIRef | None]

#: The node that tells of a whole export.
EXPORT = iri(f"{t.BASE}/export")


def to_graph(conn: sqlite3.Connection, *, most: int | None = None) -> Graph:
    """The whole store behind `conn` as one graph, the lists that it points to included; `most` triples of it.

    ValueError if the store holds a relation, a type or an IRI that has no form in RDF.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in t.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in islice(triples(conn), most):
        graph.add(triple)
    return graph


def triples(conn: sqlite3.Connection) -> Iterator[Triple]:
    """Each triple of the store once, in the same order for the same content; raises as `to_graph`."""
    with one_state(conn):
        for subject, predicate, value, _ in quads(StoreReader(conn), apart=False):
            yield subject, predicate, value


def quads(store: StoreReader, *, apart: bool = True) -> Iterator[Quad]:
    """Each triple in the graph of the source that says it, subject by subject; use inside `one_state`.

    What the store shows of a document is its own conclusion from all sources and stands in no named graph. A relation
    that several sources state is in the graph of each, or, unless they are kept `apart`, there once. Raises
    ValueError as `to_graph`.
    """
    yield from _whole(_head(store.head()))
    yield from _whole(lists())
    yield t.VIETNAMESE, RDF.type, ELI.Language, None
    sources = {source.iri: source for source in store.sources()}
    for source in sources.values():
        yield from _whole(_source(source))
    ends = said_ends(store)
    bodies: Bodies = {}
    for dossier in store.dossiers():
        end = first_day_out(ends.of(dossier.document.iri), dossier.facts, sources)
        yield from _dossier(dossier, end, bodies, sources, apart)
    yield from _whole(change_triples(store.conn, bodies))
    yield from _whole(provision_triples(store.conn))


def context() -> dict[str, Any]:
    """The terms of the JSON-LD context, without the wrapping `@context`."""
    text = files("kg.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    terms: dict[str, Any] = json.loads(text)["@context"]
    return terms


def _whole(found: Iterable[Triple]) -> list[Quad]:
    return [(subject, predicate, value, None) for subject, predicate, value in found]


def _within(graph: str | None, found: Iterable[Triple]) -> list[Quad]:
    where = _iri(graph) if graph else None
    return [(subject, predicate, value, where) for subject, predicate, value in found]


def _dossier(
    dossier: Dossier, end: date | None, bodies: Bodies, sources: dict[str, SourceRecord], apart: bool
) -> Iterator[Quad]:
    """A document with its plain relations, then all that has a node of its own."""
    document = dossier.document
    issuers = _issuers(document)
    yield from _whole(_document(document, end, issuers))
    node = t.rdf_iri(document.iri)
    other = [claim for claim in dossier.claims if not shown(claim, document)]
    for claim in dossier.claims:
        if claim not in other:
            yield node, VN.claimedBy, _iri(claim.source), _iri(claim.source)
    plain = dict.fromkeys(
        (predicate, acted_on, edge.source if apart else None)
        for edge in dossier.edges
        if edge.basis != "inferred"
        for predicate, acted_on in _asserted(edge, document.type)
    )
    for predicate, acted_on, source in plain:
        yield from _within(source, [(node, predicate, acted_on)])
    yield from _whole(_expression(document))
    for issuer, name in issuers.items():
        if issuer not in bodies:
            yield from _whole(body(issuer, name))
            if not issuer.endswith("#issuer"):  # such a body is one with its document, and comes once
                bodies[issuer] = (name, document.place)
    for claim in other:
        yield from _within(claim.source, _claim(claim))
    told = set(dossier.facts)
    for fact in dossier.facts:
        yield from _within(fact.source, _fact(fact))
    for claim in other:
        for fact in _restated(claim, document):
            if fact not in told:
                told.add(fact)
                yield from _within(fact.source, _fact(fact, restates=_claim_iri(claim)))
    for reading in dossier.readings:
        yield from _within(reading.source, _reading(reading))
    for citation in dossier.citations:
        yield from _within(dossier.readings[0].source if dossier.readings else None, _citation(citation))
    for edge in dossier.edges:
        yield from _within(edge.source, _statement(edge, document.type, sources))


def _document(document: DocumentRecord, end: date | None, issuers: dict[URIRef, str]) -> Iterator[Triple]:
    """What is shown of a document itself, but the relations."""
    doc = t.rdf_iri(document.iri)
    yield doc, RDF.type, ELI.LegalResource
    yield doc, RDF.type, t.document_class(document.type)
    yield doc, ELI.type_document, t.TYPE[document.type]
    yield doc, VN.origin, t.ORIGIN[document.origin]
    yield doc, VN.level, t.LEVEL[document.level]
    yield doc, VN.certainty, t.CERTAINTY[document.certainty]
    if document.source is not None:
        yield doc, PROV.wasDerivedFrom, _iri(document.source)
    if document.issued is not None:
        yield doc, ELI.date_document, _day(document.issued)
    if document.effective is not None:
        yield doc, ELI.first_date_entry_in_force, _day(document.effective)
    if document.year is not None:
        yield doc, VN.year, _year(document.year)
    yield from _strings(
        doc,
        {
            ELI.id_local: document.symbol,
            VN.placeCode: document.place,
            VN.vbplId: document.vbpl_id,
            VN.issuerName: document.issuer,
        },
        title=document.title,
    )
    if end is not None:
        yield doc, ELI.date_no_longer_in_force, _day(t.last_day_in_force(end).isoformat())
    for issuer in issuers:
        yield doc, VN.issuedBy, issuer
        yield doc, ELI.passed_by, issuer
    if document.title is not None:
        yield doc, ELI.is_realized_by, iri(f"{doc}/vie")


def _expression(document: DocumentRecord) -> Iterator[Triple]:
    if document.title is None:
        return
    doc = t.rdf_iri(document.iri)
    expression = iri(f"{doc}/vie")
    yield expression, RDF.type, ELI.LegalExpression
    yield expression, ELI.realizes, doc
    yield expression, ELI.language, t.VIETNAMESE
    yield expression, ELI.title, Literal(clean(document.title), lang="vi")


def _issuers(document: DocumentRecord) -> dict[URIRef, str]:
    doc = t.rdf_iri(document.iri)
    names = filter(None, (part.strip() for part in (document.issuer or "").split(";")))
    return {t.body_iri(name, document.level, document.place, doc): name for name in names}


def _asserted(edge: EdgeRecord, subject_type: str) -> Iterator[tuple[URIRef, URIRef]]:
    """What a stated relation says of the other document, and of the part of it that it touches as a whole."""
    for predicate in t.properties(edge.relation, subject_type, edge.scope):
        yield predicate, t.rdf_iri(edge.object)
    if (part := _part(edge)) is not None:
        for predicate in on_provision(edge.relation, edge.scope):
            yield predicate, part


def _part(edge: EdgeRecord) -> URIRef | None:
    return provision_of(edge.object, edge.location) if edge.scope in SCOPES else None


def _statement(edge: EdgeRecord, subject_type: str, sources: dict[str, SourceRecord]) -> Iterator[Triple]:
    """A relation as a node of its own."""
    predicate = t.properties(edge.relation, subject_type, edge.scope)[0]
    inferred = edge.basis == "inferred"
    node = _statement_iri(edge, predicate)
    yield node, RDF.type, VN.Statement
    yield node, RDF.type, RDF.Statement
    yield node, RDF.subject, t.rdf_iri(edge.subject)
    yield node, RDF.predicate, predicate
    yield node, RDF.object, t.rdf_iri(edge.object)
    yield node, VN.basis, t.BASIS[edge.basis]
    certainty = "inferred" if inferred else sources[edge.source].kind if edge.source is not None else "unknown"
    yield node, VN.certainty, t.CERTAINTY[certainty]
    if edge.effective is not None:
        yield node, VN.effectiveDate, _day(edge.effective)
    if edge.source is not None:
        yield node, PROV.wasDerivedFrom, _iri(edge.source)
    if (part := _part(edge)) is not None:
        yield node, VN.provision, part
    yield from _strings(
        node,
        {
            VN.scope: edge.scope,
            VN.rule: edge.rule or None,
            VN.location: edge.location,
            VN.subjectLocation: edge.subject_location,
            VN.quote: edge.ev_quote if edge.ev_document is None else None,
        },
        exact=edge.ev_quote if edge.ev_document is not None else None,
    )
    if edge.ev_document is not None:
        yield node, PROV.wasDerivedFrom, iri(f"{node}#evidence")
        yield from _passage(node, edge.ev_document, edge.ev_start, edge.ev_end, edge.ev_quote)


def _statement_iri(edge: EdgeRecord, predicate: URIRef) -> URIRef:
    parts: list[object] = [
        t.rdf_iri(edge.subject), predicate, t.rdf_iri(edge.object), edge.basis, edge.rule, edge.scope, edge.location,
        edge.effective, edge.source and _iri(edge.source), edge.ev_document, edge.ev_start, edge.ev_end, edge.ev_quote,
    ]  # fmt: skip
    if edge.subject_location is not None:
        parts.append(edge.subject_location)
    return _iri(named("statement", *parts))


def _passage(node: URIRef, document: str, start: int | None, end: int | None, quote: str | None) -> Iterator[Triple]:
    """The place in a text, `<node>#evidence`: by the words, by their position, or both."""
    evidence = iri(f"{node}#evidence")
    yield evidence, RDF.type, VN.Evidence
    yield evidence, RDF.type, OA.SpecificResource
    yield evidence, OA.hasSource, t.rdf_iri(document)
    words, position = iri(f"{node}#quote"), iri(f"{node}#position")
    if quote:
        yield evidence, OA.hasSelector, words
    if start is not None and end is not None:
        yield evidence, OA.hasSelector, position
    if quote:
        yield words, RDF.type, OA.TextQuoteSelector
        yield words, OA.exact, plain(quote)
    if start is not None and end is not None:
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, _count(start)
        yield position, OA.end, _count(end)


def _claim(claim: ClaimRecord) -> Iterator[Triple]:
    node = _claim_iri(claim)
    yield node, RDF.type, VN.Claim
    yield node, VN.about, t.rdf_iri(claim.document)
    yield node, VN.certainty, t.CERTAINTY[claim.certainty]
    yield node, PROV.wasDerivedFrom, _iri(claim.source)
    if claim.issued is not None:
        yield node, VN.claimedIssued, _day(claim.issued)
    if claim.effective is not None:
        yield node, VN.claimedEffective, _day(claim.effective)
    if claim.year is not None:
        yield node, VN.claimedYear, _year(claim.year)
    yield from _strings(
        node,
        {
            VN.claimedSymbol: claim.symbol,
            VN.claimedTitle: claim.title,
            VN.claimedIssuer: claim.issuer,
            VN.claimedLevel: claim.level,
            VN.claimedVbplId: claim.vbpl_id,
        },
    )


def _claim_iri(claim: ClaimRecord) -> URIRef:
    return _iri(named("claim", claim.document, claim.source))


def _restated(claim: ClaimRecord, document: DocumentRecord) -> Iterator[FactRecord]:
    """The days and names of a claim that did not win, as facts: for those who ask of facts alone."""
    for name, said, known, certainty in (
        ("issued", claim.issued, document.issued, "conflict"),
        ("effective", claim.effective, document.effective, "conflict"),
        ("title", claim.title, document.title, claim.certainty),
        ("issuer", claim.issuer, document.issuer, claim.certainty),
    ):
        if said is not None and known is not None and said != known:
            yield FactRecord(claim.document, name, said, claim.source, certainty)


def _fact(fact: FactRecord, restates: URIRef | None = None) -> Iterator[Triple]:
    about = t.rdf_iri(fact.document)
    node = _iri(named("fact", about, fact.field, fact.value, fact.certainty, _iri(fact.source)))
    yield node, RDF.type, VN.Fact
    yield node, VN.about, about
    yield node, VN.certainty, t.CERTAINTY[fact.certainty]
    yield node, PROV.wasDerivedFrom, _iri(fact.source)
    yield from _strings(node, {VN.field: fact.field, VN.value: fact.value})
    if restates is not None:
        yield node, VN.restates, restates


def _reading(reading: ReadingRecord) -> Iterator[Triple]:
    node = _iri(named("reading", reading.document))
    yield node, RDF.type, VN.Reading
    yield node, VN.about, t.rdf_iri(reading.document)
    yield node, PROV.wasDerivedFrom, _iri(reading.source)
    yield node, VN.length, _count(reading.length)
    yield from _strings(node, {VN.fileName: reading.path, VN.digest: reading.digest})


def _citation(citation: CitationRecord) -> Iterator[Triple]:
    node = _iri(named("citation", citation.report, citation.start))
    yield node, RDF.type, VN.Citation
    yield node, RDF.type, OA.Annotation
    yield node, OA.hasBody, t.rdf_iri(citation.document)
    yield node, OA.hasTarget, iri(f"{node}#evidence")
    yield from _strings(node, {VN.citationCertainty: citation.certainty}, exact=citation.text)
    yield from _passage(node, citation.report, citation.start, citation.end, citation.text)


def _source(source: SourceRecord) -> Iterator[Triple]:
    node = _iri(source.iri)
    yield node, RDF.type, VN.Source
    yield node, VN.sourceKind, t.CERTAINTY[source.kind]
    if source.day is not None:
        yield node, VN.trueOn, _day(source.day)
    yield node, VN.rank, typed(source.rank, XSD.integer)
    yield from _strings(
        node,
        {VN.sourceKey: source.key, VN.importer: source.importer, VN.digest: source.digest},
        label=source.name,
    )
    yield node, RDFS.label, Literal(clean(source.name), lang="vi")


def _head(head: Head) -> Iterator[Triple]:
    yield EXPORT, RDF.type, VN.Export
    yield EXPORT, VN.formatVersion, Literal(head.format)
    yield EXPORT, VN.register, Literal(head.register)


@cache
def lists() -> tuple[Triple, ...]:
    """The SKOS lists of the ontology, so that an export explains itself."""
    ontology = t.read("vnlegal")
    found: list[Triple] = []
    for kind in (SKOS.ConceptScheme, SKOS.Concept):
        for member in sorted(ontology.subjects(RDF.type, kind), key=str):
            for name, value in sorted(ontology.predicate_objects(member), key=str):
                assert isinstance(member, URIRef) and isinstance(name, URIRef)
                assert isinstance(value, URIRef | Literal)
                found.append((member, name, value))
    return tuple(found)


def _iri(store_iri: str) -> URIRef:
    return iri(t.BASE + store_iri)


def _strings(node: URIRef, said: dict[URIRef, str | None], **elsewhere: str | None) -> Iterator[Triple]:
    """Strings of a node, and as they stand verbatim those that XML could not carry.

    `elsewhere`: further text by the local name of its property, which another triple holds as clean text.
    """
    verbatim = {name: text for name, text in elsewhere.items() if text is not None and clean(text) != text}
    for name, text in said.items():
        if text is not None:
            told = plain(text)
            yield node, name, told
            if str(told) != text:
                verbatim[t.local_name(name)] = text
    if verbatim:
        yield node, VN.verbatim, Literal(json.dumps(verbatim))


_COUNT, _DAY, _YEAR = XSD.nonNegativeInteger, XSD.date, XSD.gYear


def _count(number: int) -> Literal:
    return typed(number, _COUNT)


def _day(text: str) -> Literal:
    return typed(text, _DAY)


def _year(year: int) -> Literal:
    return typed(f"{year:04d}", _YEAR)
