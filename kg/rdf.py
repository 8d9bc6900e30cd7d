"""The store as RDF: documents as ELI legal resources, relations with their evidence, sources and facts.

What is *stated* is asserted as a plain triple, with every property above it; what is *inferred* stands only
in its `vn:Statement` node, so that nobody who follows plain triples takes a conclusion for a text. See
docs/ontology.md.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import PROV

from kg import rdf_terms as t
from kg.rdf_terms import ELI, OA, ORG, VN, Triple, write
from kg.writing import whole_file

#: Known suffixes and rdflib's name of the format.
FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}

# Page breaks and the like in quoted text: XML 1.0 cannot carry them, and its parsers turn a bare CR into LF.
# One space for each keeps every offset.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_PRINTABLE = {code: " " for code in _CONTROLS if chr(code) not in "\t\n"}


def to_graph(conn: sqlite3.Connection) -> Graph:
    """The whole store behind `conn` as one graph, the lists that it points to included.

    ValueError if the store holds a relation, a type or an IRI that has no form in RDF.
    """
    return _fill(Graph(bind_namespaces="none"), conn)


def _fill(graph: Graph, conn: sqlite3.Connection) -> Graph:
    for prefix, namespace in t.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples(conn):
        graph.add(triple)
    return graph


def triples(conn: sqlite3.Connection) -> Generator[Triple, None, None]:
    """Each triple of the export once, in the same order for the same content; raises as `to_graph`."""
    with _snapshot(conn):
        yield from _lists()
        sources = {row["id"]: row for row in _rows(conn, "SELECT * FROM source ORDER BY kind, key, name")}
        for source in sources.values():
            yield from _source(source)
        ends = _ends(conn)
        bodies: dict[URIRef, str] = {}
        for row in _rows(conn, "SELECT * FROM document ORDER BY iri"):
            yield from _document(row, sources.get(row["source"]), ends.get(row["id"]), bodies)
        for body, name in bodies.items():
            yield from _body(body, name)
        yield t.VIETNAMESE, RDF.type, ELI.Language
        for row in _rows(conn, _FACTS):
            yield from _fact(row, sources[row["source"]])
        subject, asserted = "", set[Triple]()
        for row in _rows(conn, _EDGES):
            if row["subject_iri"] != subject:
                subject, asserted = row["subject_iri"], set()
            yield from _edge(row, sources.get(row["source"]), asserted)


def export(conn: sqlite3.Connection, path: Path | str) -> int:
    """Write the store to `path` in the format of its suffix and return the number of triples.

    The file appears whole or not at all. Turtle and N-Triples are written as the store is read, the others by
    way of a graph in memory. ValueError for an unknown suffix or a store that has no form in RDF, OSError if
    the folder cannot be written.
    """
    target = Path(path)
    kind = FORMATS.get(target.suffix.lower())
    if kind is None:
        raise ValueError(f"{target.name}: unknown suffix {target.suffix!r}; known are {', '.join(FORMATS)}")
    with whole_file(target) as part:
        if kind in ("turtle", "nt"):
            with part.open("w", encoding="utf-8", newline="\n") as stream, closing(triples(conn)) as stated:
                count = write(stated, stream, turtle=kind == "turtle")
        else:
            # A store without named graphs halves time and memory; pySHACL could not use it.
            graph = _fill(Graph(store="SimpleMemory", bind_namespaces="none"), conn)
            options: dict[str, Any] = {"context": context(), "sort_keys": True} if kind == "json-ld" else {}
            graph.serialize(part, format=kind, encoding="utf-8", **options)
            count = len(graph)
    return count


def context() -> dict[str, Any]:
    """The terms of the JSON-LD context, without the wrapping `@context`."""
    text = files("kg.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    terms: dict[str, Any] = json.loads(text)["@context"]
    return terms


_FACTS = """
SELECT DISTINCT fact.field, fact.value, fact.source, fact.certainty, document.iri AS about
FROM told AS fact JOIN document ON document.id = fact.document
ORDER BY document.iri, fact.field, fact.value, fact.certainty
"""

_EDGES = """
SELECT DISTINCT edge.relation, edge.basis, edge.rule, edge.scope, edge.location, edge.effective, edge.source,
    edge.ev_start, edge.ev_end, edge.ev_quote,
    s.iri AS subject_iri, s.type AS subject_type, o.iri AS object_iri, e.iri AS evidence_iri
FROM edge
JOIN document AS s ON s.id = edge.subject
JOIN document AS o ON o.id = edge.object
LEFT JOIN document AS e ON e.id = edge.ev_document
ORDER BY s.iri, edge.relation, o.iri, edge.rule, edge.location, edge.effective, edge.ev_start
"""

# The first day out of force, where a source that can be trusted with it says so in as many words.
_ENDS = """
SELECT fact.document, fact.value AS day, source.rank, source.kind
FROM fact JOIN source ON source.id = fact.source
WHERE fact.field = 'expired' AND fact.certainty NOT IN ('inferred', 'conflict')
UNION
SELECT edge.object, edge.effective, source.rank, source.kind
FROM edge JOIN source ON source.id = edge.source
WHERE edge.relation IN ('repeals', 'replaces') AND edge.scope = 'whole' AND edge.basis = 'stated'
  AND edge.effective IS NOT NULL AND source.kind IN ('verified', 'official_code', 'official_list')
"""

_CODIFIED = """
SELECT fact.document, max(source.day) AS day FROM fact JOIN source ON source.id = fact.source
WHERE fact.field = 'codified' GROUP BY fact.document
"""


def _ends(conn: sqlite3.Connection) -> dict[int, date]:
    """The first day out of force of each document by its best source.

    None where equal sources disagree, or where the official code still holds a document on a later day than
    the one on which another source (short of a verified one) ends it: both sides stay readable in the export.
    """
    best: dict[int, int] = {}
    said: dict[int, set[tuple[str, bool]]] = {}
    for row in sorted(_rows(conn, _ENDS), key=lambda row: int(row["rank"])):
        document = row["document"]
        if best.setdefault(document, row["rank"]) == row["rank"]:
            said.setdefault(document, set()).add((row["day"], row["kind"] == "verified"))
    codified = {row["document"]: row["day"] or "" for row in _rows(conn, _CODIFIED)}
    return {
        document: date.fromisoformat(day)
        for document, days in said.items()
        if len(days) == 1
        for day, verified in days
        if _is_day(day) and (verified or codified.get(document, "") < day)
    }


def _document(
    row: sqlite3.Row, source: sqlite3.Row | None, end: date | None, bodies: dict[URIRef, str]
) -> Iterator[Triple]:
    """A document and its title; its issuers are remembered in `bodies`, the first spelling of each."""
    doc = t.rdf_iri(row["iri"])
    yield doc, RDF.type, ELI.LegalResource
    yield doc, RDF.type, t.document_class(row["type"])
    yield doc, ELI.type_document, t.TYPE[row["type"]]
    yield doc, VN.origin, t.ORIGIN[row["origin"]]
    yield doc, VN.level, t.LEVEL[row["level"]]
    yield doc, VN.certainty, t.CERTAINTY[row["certainty"]]
    if source is not None:
        yield doc, PROV.wasDerivedFrom, _source_iri(source)
    for column, name, literal in (
        ("symbol", ELI.id_local, _string),
        ("issued", ELI.date_document, _day),
        ("effective", ELI.first_date_entry_in_force, _day),
        ("year", VN.year, _year),
        ("place", VN.placeCode, _string),
        ("vbpl_id", VN.vbplId, _string),
    ):
        if row[column] is not None:
            yield doc, name, literal(row[column])
    if end is not None:
        yield doc, ELI.date_no_longer_in_force, _day(t.last_day_in_force(end).isoformat())
    names = filter(None, (part.strip() for part in (row["issuer"] or "").split(";")))
    issuers = {t.body_iri(name, row["level"], row["place"], doc): name for name in names}
    for body, name in issuers.items():
        bodies.setdefault(body, name)
        yield doc, VN.issuedBy, body
        yield doc, ELI.passed_by, body
    if row["title"]:
        expression = URIRef(f"{doc}/vie")
        yield doc, ELI.is_realized_by, expression
        yield expression, RDF.type, ELI.LegalExpression
        yield expression, ELI.realizes, doc
        yield expression, ELI.language, t.VIETNAMESE
        yield expression, ELI.title, Literal(_clean(row["title"]), lang="vi")


def _body(body: URIRef, name: str) -> Iterator[Triple]:
    for cls in (ORG.FormalOrganization, VN.Body, ELI.Organization):
        yield body, RDF.type, cls
    yield body, RDFS.label, Literal(_clean(name), lang="vi")


def _edge(row: sqlite3.Row, source: sqlite3.Row | None, asserted: set[Triple]) -> Iterator[Triple]:
    """A relation and its statement; `asserted` holds the plain triples that the same subject has already."""
    subject, object_ = t.rdf_iri(row["subject_iri"]), t.rdf_iri(row["object_iri"])
    names = t.properties(row["relation"], row["subject_type"], row["scope"])
    inferred = row["basis"] == "inferred"
    if not inferred:
        plain = [(subject, name, object_) for name in names]
        yield from (triple for triple in plain if triple not in asserted)
        asserted.update(plain)
    node = _named(
        "statement", subject, names[0], object_, row["basis"], row["rule"], row["scope"], row["location"],
        row["effective"], source and _source_iri(source), row["evidence_iri"], row["ev_start"], row["ev_end"],
        row["ev_quote"],
    )  # fmt: skip
    yield node, RDF.type, VN.Statement
    yield node, RDF.type, RDF.Statement
    yield node, RDF.subject, subject
    yield node, RDF.predicate, names[0]
    yield node, RDF.object, object_
    yield node, VN.basis, t.BASIS[row["basis"]]
    yield node, VN.scope, _string(row["scope"])
    certainty = "inferred" if inferred else source["kind"] if source is not None else "unknown"
    yield node, VN.certainty, t.CERTAINTY[certainty]
    if row["rule"]:
        yield node, VN.rule, _string(row["rule"])
    if row["location"]:
        yield node, VN.location, _string(row["location"])
    if row["effective"]:
        yield node, VN.effectiveDate, _day(row["effective"])
    if source is not None:
        yield node, PROV.wasDerivedFrom, _source_iri(source)
    if row["evidence_iri"]:
        yield from _evidence(node, row)


def _evidence(node: URIRef, row: sqlite3.Row) -> Iterator[Triple]:
    evidence = URIRef(f"{node}#evidence")
    yield node, PROV.wasDerivedFrom, evidence
    yield evidence, RDF.type, VN.Evidence
    yield evidence, RDF.type, OA.SpecificResource
    yield evidence, OA.hasSource, t.rdf_iri(row["evidence_iri"])
    if row["ev_quote"]:
        quote = URIRef(f"{node}#quote")
        yield evidence, OA.hasSelector, quote
        yield quote, RDF.type, OA.TextQuoteSelector
        yield quote, OA.exact, _string(row["ev_quote"])
    if row["ev_start"] is not None and row["ev_end"] is not None:
        position = URIRef(f"{node}#position")
        yield evidence, OA.hasSelector, position
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, Literal(row["ev_start"], datatype=XSD.nonNegativeInteger)
        yield position, OA.end, Literal(row["ev_end"], datatype=XSD.nonNegativeInteger)


def _fact(row: sqlite3.Row, source: sqlite3.Row) -> Iterator[Triple]:
    about = t.rdf_iri(row["about"])
    node = _named("fact", about, row["field"], row["value"], row["certainty"], _source_iri(source))
    yield node, RDF.type, VN.Fact
    yield node, VN.about, about
    yield node, VN.field, _string(row["field"])
    yield node, VN.value, _string(row["value"])
    yield node, VN.certainty, t.CERTAINTY[row["certainty"]]
    yield node, PROV.wasDerivedFrom, _source_iri(source)


def _source(row: sqlite3.Row) -> Iterator[Triple]:
    node = _source_iri(row)
    # The path of a file that somebody read is nobody else's business: its name is enough.
    name = PurePath(row["name"].replace("\\", "/")).name if row["kind"] == "report" else row["name"]
    yield node, RDF.type, VN.Source
    yield node, RDFS.label, Literal(_clean(name), lang="vi")
    yield node, VN.sourceKind, t.CERTAINTY[row["kind"]]
    if row["day"]:
        yield node, VN.trueOn, _day(row["day"])
    yield node, VN.rank, Literal(row["rank"], datatype=XSD.integer)


def _lists() -> Iterator[Triple]:
    """The SKOS lists of the ontology, so that an export explains itself."""
    ontology = t.read("vnlegal")
    for kind in (SKOS.ConceptScheme, SKOS.Concept):
        for member in sorted(ontology.subjects(RDF.type, kind), key=str):
            for name, value in sorted(ontology.predicate_objects(member), key=str):
                assert isinstance(member, URIRef) and isinstance(name, URIRef)
                assert isinstance(value, URIRef | Literal)
                yield member, name, value


def _named(kind: str, *parts: object) -> URIRef:
    """The same content has the same IRI in every export, whatever the store's row numbers."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return URIRef(f"{t.BASE}/{kind}/{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:20]}")


def _source_iri(row: sqlite3.Row) -> URIRef:
    return _named("source", row["kind"], row["key"] or row["name"])


def _rows(conn: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """The answer to `sql`, read by column name whatever the connection's own row factory is."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql)


@contextmanager
def _snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Every read inside sees one state of the store, even while somebody writes to it."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _clean(text: str) -> str:
    return text.translate(_PRINTABLE)


def _string(text: object) -> Literal:
    return Literal(_clean(str(text)))


def _day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def _year(year: int) -> Literal:
    return Literal(f"{year:04d}", datatype=XSD.gYear)
