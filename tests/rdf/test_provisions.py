"""What a relation says of a part of a document, and the end of force, as they are exported."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.rdf.mapping import to_graph
from kg.rdf.provisions import on_provision, provision_of
from kg.rdf.terms import ELI, PROVISION, VN, first_day_out, rdf_iri, read
from tests.support.rdf_store import CIRCULAR, DECREE, DOCUMENTS, LAW, ORDINANCE, statement, store


def with_location(relation: str, scope: str, location: str | None, basis: str = "stated") -> Graph:
    conn = store(DOCUMENTS, edges=[(DECREE, relation, CIRCULAR, basis, "r", scope, None, 2, None, None, None, None)])
    conn.execute("UPDATE edge SET location = ?", (location,))
    return to_graph(conn)


# how a source names a part; its IRI after the document's, its kind, what people call it
PARTS: list[tuple[str, str, str, str]] = [
    ("Điều 16", "~art_16", "article", "Điều 16"),
    ("Điều 35.4.LQ.16", "~art_16", "article", "Điều 16"),  # as the official code numbers it
    ("Điều 5a", "~art_5a", "article", "Điều 5a"),
    ("Chương V", "~chp_V", "chapter", "Chương V"),
    ("khoản 2 Điều 5", "~art_5__para_2", "clause", "khoản 2 Điều 5"),
    ("điểm đ khoản 2 Điều 5", "~art_5__para_2__point_đ", "point", "điểm đ khoản 2 Điều 5"),
]


@pytest.mark.parametrize(("location", "eid", "kind", "name"), PARTS)
def test_a_repealed_part_is_a_node_of_its_own(location: str, eid: str, kind: str, name: str) -> None:
    graph = with_location("repeals", "article", location)
    part = URIRef(f"{rdf_iri(CIRCULAR)}/{eid}")
    assert set(graph.predicate_objects(part)) == {
        (RDF.type, ELI.LegalResourceSubdivision),
        (ELI.is_part_of, rdf_iri(CIRCULAR)),
        (ELI.type_subdivision, PROVISION[kind]),
        (RDFS.label, Literal(name, lang="vi")),
    }
    assert (rdf_iri(DECREE), ELI.repeals, part) in graph
    assert (rdf_iri(DECREE), ELI.repeals, rdf_iri(CIRCULAR)) not in graph
    assert (rdf_iri(DECREE), VN.partiallyRepeals, rdf_iri(CIRCULAR)) in graph
    assert graph.value(statement(graph, DECREE, VN.partiallyRepeals), VN.provision) == part


# relation, scope, basis; what is said of the part itself
SAID: list[tuple[str, str, str, set[URIRef]]] = [
    ("repeals", "article", "stated", {ELI.repeals}),
    ("replaces", "article", "stated", {ELI.repeals}),
    ("amends", "article", "stated", {ELI.amends}),
    ("suspends", "article", "stated", {ELI.changes}),
    ("repeals", "content", "stated", set()),  # words changed inside an article: it stands
    ("repeals", "article", "inferred", set()),  # only in its statement
]


@pytest.mark.parametrize(("relation", "scope", "basis", "said"), SAID)
def test_what_is_said_of_the_part(relation: str, scope: str, basis: str, said: set[URIRef]) -> None:
    graph = with_location(relation, scope, "Điều 3", basis)
    part = URIRef(f"{rdf_iri(CIRCULAR)}/~art_3")
    assert set(graph.predicates(rdf_iri(DECREE), part)) == said
    assert (None, VN.provision, part) in graph


@pytest.mark.parametrize(
    ("scope", "location"),
    [("article", None), ("article", "Điều 3 và Điều 5"), ("article", "từ Điều 3 đến Điều 9"), ("article", "phần còn lại"),
     ("whole", "Điều 3"), ("part", "Điều 3")],
)  # fmt: skip
def test_what_is_not_one_part_of_the_object_is_none(scope: str, location: str | None) -> None:
    graph = with_location("repeals", scope, location)
    assert not set(graph.subjects(RDF.type, ELI.LegalResourceSubdivision))
    assert (None, VN.provision, None) not in graph


def test_a_part_conforms_to_the_shapes() -> None:
    from pyshacl import validate

    for location, *_ in PARTS:
        graph = with_location("repeals", "article", location)
        assert validate(graph, shacl_graph=read("shapes"), inference="none")[0], location


def test_every_triple_comes_once_though_two_acts_touch_one_article(register: sqlite3.Connection) -> None:
    from kg.rdf.mapping import triples
    from kg.rdf.provisions import provision_triples

    told = list(provision_triples(register))
    assert len(told) == len(set(told)) > 4000
    conn = store(DOCUMENTS, edges=[
        (one, "amends", CIRCULAR, "stated", "r", "article", None, 2, None, None, None, None) for one in (DECREE, LAW)
    ])  # fmt: skip
    conn.execute("UPDATE edge SET location = 'Điều 3'")
    told = list(triples(conn))
    assert len(told) == len(set(told))


@given(st.text(max_size=30))
def test_any_location_gives_one_part_or_none(location: str) -> None:
    part = provision_of(CIRCULAR, location)
    assert part is None or str(part).startswith(f"{rdf_iri(CIRCULAR)}/~")


def test_only_eli_speaks_of_parts() -> None:
    for relation in ("repeals", "replaces", "amends", "supplements", "suspends"):
        assert all(name in ELI for name in on_provision(relation, "article"))


# --- the end of force ------------------------------------------------------------------------------

# "hết hiệu lực kể từ ngày …", and ELI's last day in force
ENDS = [
    ("2023-07-01", "2023-06-30"),
    ("2024-01-01", "2023-12-31"),
    ("2024-03-01", "2024-02-29"),
    ("2023-03-01", "2023-02-28"),
    ("2024-02-29", "2024-02-28"),
    ("2000-03-01", "2000-02-29"),
    ("2025-07-01", "2025-06-30"),
]


def end_of(source: int, out: str, *, by_fact: bool, issued: str = "1945-09-02") -> Literal | None:
    """What is exported where a fact, or a repeal of the whole by a law of the day `issued`, names the first day out."""
    facts = [(ORDINANCE, "expired", out, source, "verified")] if by_fact else []
    edges = [] if by_fact else [(LAW, "repeals", ORDINANCE, "stated", "", "whole", out, source, None, None, None, None)]
    conn = store(DOCUMENTS, facts, edges)
    conn.execute("UPDATE document SET issued = ? WHERE iri = ?", (issued, LAW))
    value = to_graph(conn).value(rdf_iri(ORDINANCE), ELI.date_no_longer_in_force)
    assert value is None or isinstance(value, Literal)
    return value


@pytest.mark.parametrize(("out", "last"), ENDS)
@pytest.mark.parametrize("by_fact", [True, False])
def test_the_last_day_in_force_is_exported(out: str, last: str, by_fact: bool) -> None:
    assert end_of(1, out, by_fact=by_fact) == Literal(last, datatype=XSD.date)


@settings(deadline=None, max_examples=25)
@given(out=st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 12, 31)), by_fact=st.booleans())
def test_the_first_day_out_comes_back(out: date, by_fact: bool) -> None:
    value = end_of(1, out.isoformat(), by_fact=by_fact)
    assert value is not None
    assert first_day_out(date.fromisoformat(str(value))) == out


@pytest.mark.parametrize("out", ["2023", "2023-02-30", "01/7/2023", ""])
def test_what_is_no_day_ends_nothing(out: str) -> None:
    assert end_of(1, out, by_fact=True) is None


def test_an_act_ends_nothing_before_its_own_day() -> None:
    assert end_of(1, "2022-11-09", by_fact=False, issued="2022-11-10") is None
    assert end_of(1, "2022-11-10", by_fact=False, issued="2022-11-10") == Literal("2022-11-09", datatype=XSD.date)
    assert end_of(1, "2022-11-09", by_fact=True, issued="2022-11-10") == Literal("2022-11-08", datatype=XSD.date)


def test_a_file_that_was_read_ends_nothing() -> None:
    assert end_of(3, "2023-07-01", by_fact=False) is None
