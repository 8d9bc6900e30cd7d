"""The RDF export: what it says, that it keeps its promises, and that its shapes catch what breaks them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, PROV, SH

from kg.data import table
from kg.exchange import SUFFIXES, export
from kg.model import Basis, DocType, Level, Relation, State
from kg.rdf.mapping import EXPORT, context, to_graph
from kg.rdf.terms import BASE, BASIS, ELI, OA, ORG, STATUS, TYPE, VN, properties, rdf_iri, read
from tests.support.examples import examples
from tests.support.rdf_store import (
    CIRCULAR,
    CITY,
    DECREE,
    DOCUMENTS,
    EDGES,
    FACTS,
    JOINT,
    LAW,
    ORDINANCE,
    QUOTE,
    REPORT,
    WARD,
    YEARLY,
    copy,
    day,
    statement,
    store,
)

#: Suffix → rdflib's name of the format; rdflib reads what we wrote by ourselves.
FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}


@pytest.fixture(scope="module")
def conn() -> sqlite3.Connection:
    return store(DOCUMENTS, FACTS, EDGES)


@pytest.fixture(scope="module")
def graph(conn: sqlite3.Connection) -> Graph:
    return to_graph(conn)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return read("shapes")


def complaints(graph: Graph, shapes: Graph) -> set[str]:
    """The Vietnamese messages of everything that `shapes` finds wrong with `graph`."""
    from pyshacl import validate

    conforms, results, _ = validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(results, Graph)
    # pySHACL drops the language of the messages of SPARQL constraints, so they are known by their words.
    ours = {str(m) for m in shapes.objects(None, SH.message) if isinstance(m, Literal) and m.language == "vi"}
    said = {str(m) for m in results.objects(None, SH.resultMessage)} & ours
    assert conforms == (not list(results.subjects(RDF.type, SH.ValidationResult)))
    assert conforms or said, "a finding without a message in Vietnamese"
    return said


# --- what the export says --------------------------------------------------------------------------


SAID: list[tuple[str, URIRef, object]] = [
    (LAW, RDF.type, ELI.LegalResource),
    (LAW, RDF.type, VN.Act),
    (CITY, RDF.type, VN.WorkingDocument),
    (LAW, ELI.id_local, Literal("10/2022/QH15")),
    (LAW, ELI.type_document, TYPE.law),
    (LAW, ELI.date_document, day("2022-11-10")),
    (LAW, ELI.first_date_entry_in_force, day("2023-07-01")),
    (ORDINANCE, ELI.date_no_longer_in_force, day("2023-06-30")),
    (YEARLY, VN.year, Literal("2013", datatype=XSD.gYear)),
    (LAW, VN.issuedBy, URIRef(f"{BASE}/body/quoc-hoi")),
    (LAW, ELI.passed_by, URIRef(f"{BASE}/body/quoc-hoi")),
    (CITY, VN.issuedBy, URIRef(f"{BASE}/body/45-461/ubnd-thanh-pho-dong-ha")),
    (REPORT, VN.issuedBy, URIRef(f"{BASE}/body/45-461-19333/ubnd-phuong-4")),
    (WARD, VN.issuedBy, URIRef(f"{BASE}{WARD}#issuer")),  # a "phường 4" somewhere: not the other one
    (LAW, VN.replaces, ORDINANCE),
    (LAW, ELI.repeals, ORDINANCE),
    (LAW, DCTERMS.replaces, ORDINANCE),
    (DECREE, VN.details, LAW),
    (DECREE, VN.guides, LAW),
    (DECREE, ELI.ensures_implementation_of, LAW),
    (DECREE, VN.legalBasis, LAW),
    (DECREE, ELI.based_on, LAW),
    (REPORT, VN.recitalBasis, CITY),
    (REPORT, ELI.cites, CITY),
    (REPORT, ELI.cites, LAW),
    (DECREE, VN.partiallyRepeals, CIRCULAR),
    (DECREE, ELI.changes, CIRCULAR),
]

NOT_SAID: list[tuple[str, URIRef, object]] = [
    (LAW, ELI.title, None),  # a title belongs on the expression
    (YEARLY, ELI.date_document, None),  # only the year is known
    (YEARLY, VN.issuedBy, None),
    (CIRCULAR, ELI.date_no_longer_in_force, None),  # equal sources disagree
    (JOINT, ELI.date_no_longer_in_force, None),  # only inferred
    (REPORT, ELI.based_on, None),  # a recital empowers nobody
    (REPORT, VN.legalBasis, None),
    (DECREE, ELI.repeals, None),  # a part, not the whole
    (CITY, VN.implements, None),  # inferred: only in its statement
    (CITY, ELI.ensures_implementation_of, None),
]


def term(value: object) -> URIRef | Literal | None:
    if isinstance(value, str) and value.startswith("/akn/"):
        return rdf_iri(value)
    assert value is None or isinstance(value, URIRef | Literal)
    return value


@pytest.mark.parametrize(("subject", "predicate", "value"), SAID)
def test_says(graph: Graph, subject: str, predicate: URIRef, value: object) -> None:
    assert (rdf_iri(subject), predicate, term(value)) in graph


@pytest.mark.parametrize(("subject", "predicate", "value"), NOT_SAID)
def test_does_not_say(graph: Graph, subject: str, predicate: URIRef, value: object) -> None:
    assert (rdf_iri(subject), predicate, term(value)) not in graph


def test_title_is_on_the_expression(graph: Graph) -> None:
    expression = graph.value(rdf_iri(LAW), ELI.is_realized_by)
    assert str(expression) == f"{BASE}{LAW}/vie"
    assert graph.value(expression, ELI.title) == Literal("Luật Thực hiện dân chủ ở cơ sở", lang="vi")


def test_joint_issuers_are_as_many_bodies(graph: Graph) -> None:
    bodies = set(graph.objects(rdf_iri(JOINT), VN.issuedBy))
    assert bodies == {URIRef(f"{BASE}/body/{name}") for name in ("toa-an-nhan-dan-toi-cao", "bo-tu-phap")}
    assert all((body, RDF.type, ORG.FormalOrganization) in graph for body in bodies)


def test_evidence_is_kept_word_for_word_with_its_position(graph: Graph) -> None:
    node = statement(graph, REPORT, VN.recitalBasis)
    evidence = next(e for e in graph.objects(node, PROV.wasDerivedFrom) if (e, RDF.type, VN.Evidence) in graph)
    assert graph.value(evidence, OA.hasSource) == rdf_iri(REPORT)
    selectors = set(graph.objects(evidence, OA.hasSelector))
    assert {graph.value(s, OA.exact) for s in selectors} == {Literal(QUOTE), None}
    assert {graph.value(s, OA.start) for s in selectors} == {
        Literal(120, datatype=XSD.nonNegativeInteger),
        None,
    }
    assert graph.value(node, VN.basis) == BASIS.stated


def test_inferred_stands_only_in_its_statement(graph: Graph) -> None:
    node = statement(graph, CITY, VN.implements)
    assert graph.value(node, VN.basis) == BASIS.inferred
    assert graph.value(node, VN.rule) == Literal("next-level-up")
    assert graph.value(node, RDF.object) == rdf_iri(DECREE)


def test_every_fact_is_kept_beside_the_one_that_won(graph: Graph) -> None:
    said = {str(graph.value(fact, VN.value)) for fact in graph.subjects(VN.about, rdf_iri(ORDINANCE))
            if graph.value(fact, VN.field) == Literal("expired")}  # fmt: skip
    assert said == {"2023-07-01", "2023-06-30"}


def test_the_path_of_a_file_stays_at_home(conn: sqlite3.Connection, tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        written = b"".join(file.read_bytes() for file in export(conn, tmp_path / f"graph{suffix}")[1])
        assert b"/srv/clerk" not in written
        assert b"40-bc-ubnd.txt" in written


def test_two_exports_are_the_same_whatever_the_row_numbers(graph: Graph) -> None:
    turned = store(DOCUMENTS[::-1], FACTS[::-1], EDGES[::-1])
    assert set(to_graph(turned)) == set(graph)


def test_every_node_has_an_iri(graph: Graph) -> None:
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)


def test_reads_with_any_row_factory_and_leaves_it(graph: Graph) -> None:
    conn = store(DOCUMENTS, FACTS, EDGES)
    factory = conn.row_factory = sqlite3.Row
    assert set(to_graph(conn)) == set(graph)
    assert conn.row_factory is factory
    assert not conn.in_transaction


@pytest.mark.parametrize("relation", sorted(set(get_args(Relation)) - {"issued_by"}))
@pytest.mark.parametrize("kind", ["decree", "plan"])
@pytest.mark.parametrize("scope", ["whole", "article"])
def test_every_relation_has_properties_that_climb(relation: str, kind: str, scope: str, ontology: Graph) -> None:
    names = properties(relation, kind, scope)
    above = set(ontology.transitive_objects(names[0], RDFS.subPropertyOf))
    wanted = {p for p in above if not (str(p).startswith(str(ELI)) and p != names[0] and
                                       any(str(q).startswith(str(ELI)) and q != p and
                                           p in ontology.transitive_objects(q, RDFS.subPropertyOf)
                                           for q in above))}  # fmt: skip
    assert set(names) == wanted
    assert ELI.implements not in names


@pytest.mark.parametrize("relation", ["issued_by", "liên quan khác", ""])
def test_an_unknown_relation_is_an_error_that_names_itself(relation: str) -> None:
    with pytest.raises(ValueError, match="has no form in RDF") as error:
        properties(relation, "decree")
    assert repr(relation) in str(error.value)


# --- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [*FORMATS, ".TTL"])
def test_export_comes_back_the_same(conn: sqlite3.Connection, graph: Graph, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    count = export(conn, path)[0]
    told = (EXPORT, VN.triples, Literal(str(len(graph)), datatype=XSD.integer))
    assert set(Graph().parse(path, format=FORMATS[suffix.lower()])) == {*graph, told}
    assert count == len(graph) + 1
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["graph.xyz", "graph", "graph.csv.gz"])
def test_unknown_suffix_is_one_clear_line(conn: sqlite3.Connection, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"unknown suffix.*\.ttl, \.nt, .*\.parquet$") as error:
        export(conn, tmp_path / name)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")
    bad = store(DOCUMENTS, edges=[(LAW, "liên quan", ORDINANCE, "stated", "", "whole", *[None] * 6)])
    with pytest.raises(ValueError, match="liên quan"):
        export(bad, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]


@settings(deadline=None, max_examples=examples(8, 40))
@given(quote=st.text(min_size=1), suffix=st.sampled_from(sorted(FORMATS)))
def test_any_quotation_survives_any_format(tmp_path_factory: pytest.TempPathFactory, quote: str, suffix: str) -> None:
    text = quote.encode("utf-8", "replace").decode("utf-8")
    conn = store(DOCUMENTS, edges=[(REPORT, "cites", LAW, "stated", "mention", "whole", None, 3, REPORT, 0,
                                    len(text), text)])  # fmt: skip
    path = tmp_path_factory.mktemp("quotes") / f"graph{suffix}"
    export(conn, path)
    back = Graph().parse(path, format=FORMATS[suffix])
    assert {triple for triple in back if triple[1] != VN.triples} == set(to_graph(conn))
    (kept,) = {str(value) for value in back.objects(None, OA.exact)}
    assert len(kept) == len(text)
    assert all(a == b or (b == " " and not a.isprintable()) for a, b in zip(text, kept, strict=True))


def test_jsonld_reads_in_plain_words(conn: sqlite3.Connection, tmp_path: Path) -> None:
    import json

    export(conn, tmp_path / "graph.jsonld")
    nodes = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))["@graph"]
    law = next(node for node in nodes if node.get("id", "").endswith("10-2022-qh15"))
    assert law["symbol"] == "10/2022/QH15"
    assert law["issued"] == "2022-11-10"
    assert law["replaces"].endswith("34-2007-pl-ubtvqh11")


def test_context_has_a_word_for_everything_exported(graph: Graph) -> None:
    terms = context()
    known = {v["@id"] for v in terms.values() if isinstance(v, dict)}
    spaces = {v: k for k, v in terms.items() if isinstance(v, str) and not v.startswith("@")}

    def short(iri: str) -> str:
        return next((f"{name}:{iri[len(space) :]}" for space, name in spaces.items() if iri.startswith(space)), iri)

    without = {short(str(p)) for p in set(graph.predicates())} - known
    assert {word for word in without if not word.startswith("skos:")} == {
        "rdf:type",
        "rdfs:label",
        "dcterms:replaces",
    }


# --- shapes ----------------------------------------------------------------------------------------


def test_export_conforms_to_our_shapes(graph: Graph, shapes: Graph) -> None:
    assert complaints(graph, shapes) == set()


def test_export_conforms_to_elis_own(conn: sqlite3.Connection, shared: Path, tmp_path: Path) -> None:
    from pyshacl import validate

    export(conn, tmp_path / "graph.ttl")
    folder = shared / "ontology"
    conforms, _, text = validate(
        str(tmp_path / "graph.ttl"),
        shacl_graph=str(folder / "eli-1.3-from-owl.shacl.ttl"),
        ont_graph=str(folder / "eli-1.3.rdf"),
        inference="rdfs",
    )
    assert conforms, text


# --- the ontology itself ---------------------------------------------------------------------------

# the table of relations as the vocabularies have it: ours, and what stands directly above
ABOVE = {
    VN.issuedBy: {ELI.passed_by},
    VN.signedBy: {ELI.passed_by},
    VN.legalBasis: {ELI.based_on},
    VN.recitalBasis: {ELI.cites},
    VN.implements: {ELI.ensures_implementation_of},
    VN.guides: {ELI.ensures_implementation_of},
    VN.details: {VN.guides},
    VN.supplements: {ELI.amends},
    VN.replaces: {ELI.repeals, DCTERMS.replaces},
    VN.partiallyRepeals: {ELI.changes},
    VN.partiallyReplaces: {VN.partiallyRepeals},
    VN.suspends: {ELI.changes},
    VN.defers: {ELI.changes},
    VN.interprets: {ELI.related_to},
    VN.issues: {ELI.related_to},
    VN.submits: {ELI.related_to},
}

LISTS: list[tuple[str, set[str]]] = [
    ("types", set(get_args(DocType))),
    ("statuses", set(get_args(State))),
    ("levels", set(get_args(Level))),
    ("bases", set(get_args(Basis))),
    ("origins", {"register", "report", "cited"}),
    ("provisions", {"part", "chp", "sec", "subsec", "art", "para", "point", "subpoint", "att"}),
    ("vbpl-statuses", {"CHL", "CCHL", "HHL", "HHL1P", "TNHL", "TNHL1P", "KCPH", "unknown"}),
]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("vnlegal")


def languages(graph: Graph, node: Node, predicate: URIRef) -> list[str]:
    return sorted(v.language or "" for v in graph.objects(node, predicate) if isinstance(v, Literal) and v.strip())


def test_every_term_is_named_and_defined_in_both_languages(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {s for kind in kinds for s in ontology.subjects(RDF.type, kind) if str(s).startswith(str(VN))}
    assert len(terms) > 30
    for node in terms | set(ontology.subjects(RDF.type, SKOS.ConceptScheme)):
        assert languages(ontology, node, RDFS.label) == ["en", "vi"], node
        assert languages(ontology, node, SKOS.definition) == ["en", "vi"], node
    for node in ontology.subjects(RDF.type, SKOS.Concept):
        assert languages(ontology, node, SKOS.prefLabel) == ["en", "vi"], node


def test_everything_of_ours_that_is_exported_is_declared(ontology: Graph, graph: Graph) -> None:
    used = {p for p in graph.predicates() if str(p).startswith(str(VN))}
    used |= {c for c in graph.objects(None, RDF.type) if str(c).startswith(str(VN))}
    assert {VN.Act, VN.Evidence, VN.basis} < used
    assert not {term for term in used if not languages(ontology, term, RDFS.label)}


def test_our_relations_stand_under_the_existing_ones(ontology: Graph) -> None:
    found: dict[Node, set[Node]] = {}
    for ours, above in ontology.subject_objects(RDFS.subPropertyOf):
        if str(ours).startswith(str(VN)):
            found.setdefault(ours, set()).add(above)
    assert found == ABOVE


def test_shapes_demand_what_the_ontology_declares(shapes: Graph) -> None:
    demanded: dict[Node, set[Node]] = {}
    for shape, above in shapes.subject_objects(SH.equals):
        (alternatives,) = shapes.objects(shape, SH.path / SH.alternativePath)
        ours, same = Collection(shapes, alternatives)
        assert same == above
        demanded.setdefault(ours, set()).add(above)
    assert demanded == ABOVE


@pytest.mark.parametrize(("name", "codes"), LISTS)
def test_lists_are_those_of_the_program(ontology: Graph, name: str, codes: set[str]) -> None:
    members = set(ontology.subjects(SKOS.inScheme, URIRef(f"{BASE}/list/{name}")))
    assert {str(ontology.value(m, SKOS.notation)) for m in members} == codes
    assert len(members) == len(codes)


def test_type_names_are_those_of_the_table(ontology: Graph) -> None:
    for row in table("document_types")["types"]:
        names = {(str(v), v.language) for v in ontology.objects(TYPE[row["type"]], SKOS.prefLabel)
                 if isinstance(v, Literal)}  # fmt: skip
        assert names == {(row["vi"], "vi"), (row["en"], "en")}
        words = {str(v) for v in ontology.objects(TYPE[row["type"]], SKOS.altLabel)}
        assert words == set(row["words"]) - {row["vi"]}


def test_certainties_of_the_shapes_are_those_of_the_list(ontology: Graph, shapes: Graph) -> None:
    allowed = URIRef(f"{BASE}/shapes#certainties")
    assert set(Collection(shapes, allowed)) == set(ontology.subjects(SKOS.inScheme, URIRef(f"{BASE}/list/certainties")))


NEAREST = [
    ("in_force", "inForce"),
    ("not_yet_in_force", "notInForce"),
    ("partly_repealed", "partiallyInForce"),
    ("suspended", "notInForce"),
    ("repealed", "notInForce"),
    ("replaced", "notInForce"),
    ("expired", "notInForce"),
    ("lapsed_with_parent", "notInForce"),
    ("probably_lapsed", None),
    ("unknown", None),
]


@pytest.mark.parametrize(("state", "nearest"), NEAREST)
def test_each_state_names_the_nearest_of_elis_three(ontology: Graph, state: str, nearest: str | None) -> None:
    assert ontology.value(STATUS[state], SKOS.broadMatch) == (ELI[f"InForce-{nearest}"] if nearest else None)


def contradictions(graph: Graph) -> list[str]:
    import owlrl  # type: ignore[import-untyped]

    closed = copy(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return [str(o) for o in closed.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]


def test_owl_finds_no_contradiction_but_would(ontology: Graph, graph: Graph) -> None:
    both = ontology + graph
    assert contradictions(both) == []
    both.add((rdf_iri(LAW), RDF.type, VN.WorkingDocument))
    assert contradictions(both)


def test_elis_terms_exist_and_none_is_deprecated(ontology: Graph, graph: Graph, shared: Path) -> None:
    eli = Graph().parse(shared / "ontology" / "eli-1.3.rdf")
    used = {n for triple in ontology + graph for n in triple if isinstance(n, URIRef) and n.startswith(str(ELI))}
    used.discard(URIRef(str(ELI)))
    assert len(used) > 15
    assert not {n for n in used if (n, None, None) not in eli}
    assert not {n for n in used if (n, OWL.deprecated, None) in eli}


# --- the register ----------------------------------------------------------------------------------


def test_the_register_is_exported_once(much: sqlite3.Connection, tmp_path: Path) -> None:
    (documents,) = much.execute("SELECT count(*) FROM document").fetchone()
    count, _ = export(much, tmp_path / "graph.nt")
    lines = (tmp_path / "graph.nt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines)) == count
    resource = f"{RDF.type.n3()} {ELI.LegalResource.n3()} ."
    assert sum(line.endswith(resource) for line in lines) == documents > 1000
