"""The ontology: its lists are those of the program, its terms those of an export, its page is up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Node, URIRef

from kg.data import table
from kg.model import Pinpoint
from kg.naming import PROVISIONS
from kg.rdf.bodies import body_triples
from kg.rdf.mapping import to_graph
from kg.rdf.terms import BASE, CERTAINTY, PROVISION, read
from scripts.docs import build_ontology_page
from tests.support.rdf_store import DOCUMENTS, EDGES, FACTS, store

KINDS_OF_TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("vnlegal")


@pytest.fixture(scope="module")
def exported(register: sqlite3.Connection) -> Graph:
    """Documents, relations and facts, and bodies that were merged."""
    graph = to_graph(store(DOCUMENTS, FACTS, EDGES))
    body = URIRef(f"{BASE}/body/45/ubnd-tinh-quang-tri")
    for triple in body_triples(register, {body: ("UBND tỉnh Quảng Trị", "45")}):
        graph.add(triple)
    return graph


def languages(graph: Graph, node: Node, path: URIRef) -> list[str]:
    return sorted(v.language or "" for v in graph.objects(node, path) if isinstance(v, Literal) and v.strip())


def test_everything_that_an_export_uses_is_declared(ontology: Graph, exported: Graph) -> None:
    declared = {node for kind in KINDS_OF_TERMS for node in ontology.subjects(RDF.type, kind)}
    used = set(exported.predicates()) | set(exported.objects(None, RDF.type))
    built_in = {RDF.type, RDFS.label, SKOS.inScheme, SKOS.topConceptOf, SKOS.broader, SKOS.broadMatch, SKOS.closeMatch,
                SKOS.exactMatch, SKOS.narrowMatch}  # fmt: skip
    assert used - declared - built_in == set()


def test_every_subject_and_object_is_what_the_ontology_says(ontology: Graph, exported: Graph) -> None:
    """Domains and ranges, as far as they are classes: what stands at a property's ends is of those classes."""
    together = ontology + exported

    def kinds(node: Node) -> set[Node]:
        return {above for kind in together.objects(node, RDF.type)
                for above in ontology.transitive_objects(kind, RDFS.subClassOf)}  # fmt: skip

    wrong = set()
    for property_ in ontology.subjects(RDF.type, OWL.ObjectProperty):
        for end, column in ((RDFS.domain, 0), (RDFS.range, 2)):
            for wanted in ontology.objects(property_, end):
                for triple in exported.triples((None, property_, None)):
                    if wanted not in kinds(triple[column]):
                        wrong.add((property_, end, triple[column]))
    assert wrong == set()


@pytest.mark.parametrize("path", [SKOS.prefLabel, SKOS.definition])
def test_every_concept_is_named_and_defined_in_both_languages(ontology: Graph, path: URIRef) -> None:
    concepts = set(ontology.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 60
    assert {node for node in concepts if languages(ontology, node, path) != ["en", "vi"]} == set()


def test_every_concept_has_one_list_and_one_notation_of_its_own(ontology: Graph) -> None:
    told = set()
    for node in ontology.subjects(RDF.type, SKOS.Concept):
        (scheme,) = ontology.objects(node, SKOS.inScheme)
        (notation,) = ontology.objects(node, SKOS.notation)
        told.add((scheme, str(notation)))
        broader = set(ontology.objects(node, SKOS.broader))
        assert bool(broader) != ((node, SKOS.topConceptOf, scheme) in ontology), node
        assert all((above, SKOS.inScheme, scheme) in ontology for above in broader)
    assert len(told) == len(set(ontology.subjects(RDF.type, SKOS.Concept)))


def test_terms_of_others_that_people_see_have_names(ontology: Graph) -> None:
    for kind in KINDS_OF_TERMS[:3]:
        for node in ontology.subjects(RDF.type, kind):
            assert languages(ontology, node, RDFS.label) == ["en", "vi"], node


def test_provision_kinds_are_those_of_the_program(ontology: Graph) -> None:
    kinds = {str(ontology.value(node, SKOS.notation)): node
             for node in ontology.subjects(SKOS.inScheme, URIRef(f"{BASE}/list/provisions"))}  # fmt: skip
    assert kinds == {short: PROVISION[name] for name, short in PROVISIONS.items()}
    assert {name.removesuffix("_to") for name in Pinpoint._fields} == set(PROVISIONS) - {"subsection"}


def test_every_kind_of_source_is_a_certainty(ontology: Graph) -> None:
    listed = {str(ontology.value(node, SKOS.notation))
              for node in ontology.subjects(SKOS.inScheme, URIRef(f"{BASE}/list/certainties"))}  # fmt: skip
    precedence = {row["kind"] for row in table("precedence")["kinds"]}
    assert precedence <= listed
    assert {str(node) for node in ontology.subjects(SKOS.inScheme, URIRef(f"{BASE}/list/certainties"))} == {
        str(CERTAINTY[name]) for name in listed
    }


def test_status_codes_are_those_of_the_table(ontology: Graph) -> None:
    """The states that the importer takes for a code are those that the list names beside it."""
    for row in table("national_database")["states"]:
        node = URIRef(f"{BASE}/vbpl-status/{row['code']}")
        near = {str(m).rsplit("/", 1)[1] for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch)
                for m in ontology.objects(node, p)}  # fmt: skip
        assert row["state"] in near if row["state"] else not near, row["code"]
        names = {str(name) for name in ontology.objects(node, SKOS.prefLabel)}
        assert names & set(row["labels"]), row["code"]


# --- the page --------------------------------------------------------------------------------------


def test_the_page_is_up_to_date() -> None:
    assert build_ontology_page.PAGE.read_text(encoding="utf-8") == build_ontology_page.page(), (
        "run scripts/docs/build_ontology_page.py"
    )


def test_the_page_tells_of_every_term_and_concept(ontology: Graph) -> None:
    page = build_ontology_page.page()
    nodes = {node for kind in (*KINDS_OF_TERMS[:3], SKOS.Concept) for node in ontology.subjects(RDF.type, kind)}
    assert {node for node in nodes if f"`{build_ontology_page.short(node)}`" not in page} == set()
    assert "{{" not in page and "None" not in page


def test_a_stale_page_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "ontology.md"
    monkeypatch.setattr(build_ontology_page, "ROOT", tmp_path)
    monkeypatch.setattr(build_ontology_page, "PAGE", page)
    assert build_ontology_page.main(["--check"]) == 1
    assert not page.exists()
    assert build_ontology_page.main([]) == 0
    assert build_ontology_page.main(["--check"]) == 0
    page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert build_ontology_page.main(["--check"]) == 1
    assert capsys.readouterr().out.split() == ["differs:", "docs/ontology.md", "wrote:", "docs/ontology.md",
                                               "differs:", "docs/ontology.md"]  # fmt: skip
