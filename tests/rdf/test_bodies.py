"""Bodies in RDF: what became of them when places were merged and the district tier ended."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import PROV

from kg.rdf.bodies import body_triples, changes
from kg.rdf.terms import BASE, ORG, VN, read
from kg.register.authorities import came_after, came_before, find_authorities, lives

# a body of the old or the new era and its place code; the event that it was part of; the bodies before, and after
CHANGES: list[tuple[str, str, str | None, set[str], set[str]]] = [
    (
        "UBND tỉnh Quảng Trị",
        "45",
        "44/ubnd-tinh-quang-tri",
        {"44/ubnd-tinh-quang-binh", "45/ubnd-tinh-quang-tri"},
        {"44/ubnd-tinh-quang-tri"},
    ),
    (
        "UBND tỉnh Quảng Trị",
        "44",
        "44/ubnd-tinh-quang-tri",
        {"44/ubnd-tinh-quang-binh", "45/ubnd-tinh-quang-tri"},
        {"44/ubnd-tinh-quang-tri"},
    ),
    # name and code were kept: one IRI before and after
    (
        "HĐND tỉnh Đắk Lắk",
        "66",
        "66/hdnd-tinh-dak-lak",
        {"54/hdnd-tinh-phu-yen", "66/hdnd-tinh-dak-lak"},
        {"66/hdnd-tinh-dak-lak"},
    ),
    (
        "UBND phường Xuân Đài",
        "54-22076",
        "66-22076/ubnd-phuong-xuan-dai",
        {"54-22053/ubnd-phuong-xuan-thanh", "54-22076/ubnd-phuong-xuan-dai"},
        {"66-22076/ubnd-phuong-xuan-dai"},
    ),
    # the tier ended: nobody is named in its stead
    (
        "UBND thành phố Đông Hà",
        "45-461",
        "45-461/ubnd-thanh-pho-dong-ha",
        {"45-461/ubnd-thanh-pho-dong-ha"},
        set(),
    ),
    ("UBND thành phố Hà Nội", "01", None, set(), set()),  # a place that nothing happened to
    ("Sở Nội vụ tỉnh Quảng Trị", "45", None, set(), set()),  # no source says what became of departments
    ("Tỉnh ủy Phú Yên", "54", None, set(), set()),
    ("UBND phường Không Có", "45-461-phuong-khong-co", None, set(), set()),  # in no list of places
]


def graph_of(conn: sqlite3.Connection, *bodies: tuple[str, str | None]) -> Graph:
    graph = Graph()
    for triple in body_triples(conn, {URIRef(f"{BASE}/body/{n}"): body for n, body in enumerate(bodies)}):
        graph.add(triple)
    return graph


def body(name: str) -> URIRef:
    return URIRef(f"{BASE}/body/{name}")


@pytest.mark.parametrize(("name", "place", "event", "before", "after"), CHANGES)
def test_what_became_of_a_body(
    register: sqlite3.Connection, name: str, place: str, event: str | None, before: set[str], after: set[str]
) -> None:
    graph = graph_of(register, (name, place))
    events = set(graph.subjects(RDF.type, ORG.ChangeEvent))
    assert events == ({URIRef(f"{BASE}/change/2025-07-01/{event}")} if event else set())
    assert set(graph.objects(None, ORG.originalOrganization)) == {body(one) for one in before}
    assert set(graph.objects(None, ORG.resultingOrganization)) == {body(one) for one in after}
    for one in before | after:
        assert (body(one), RDF.type, ORG.FormalOrganization) in graph
        assert (body(one), RDF.type, VN.Body) in graph
        assert graph.value(body(one), RDFS.label)
    for one_event in events:
        start = Literal("2025-07-01T00:00:00+07:00", datatype=XSD.dateTime)
        assert graph.value(one_event, PROV.startedAtTime) == graph.value(one_event, PROV.endedAtTime) == start


def test_a_place_that_was_divided_is_part_of_each_change(register: sqlite3.Connection) -> None:
    divided = register.execute(
        "SELECT p.unit || ' ' || p.name, p.iri_code FROM place_successor s JOIN place p ON p.id = s.old "
        "WHERE s.part = 'partial' AND p.level = 'commune' GROUP BY p.id HAVING count(*) = 3 LIMIT 3"
    ).fetchall()
    for unit, code in divided:
        (authority,) = [a for a in lives(register, f"UBND {unit}", code) if a.place and a.place.era == "old"]
        assert len(changes(register, authority)) == 3
    assert len(divided) == 3


def test_an_event_is_the_same_from_both_sides(register: sqlite3.Connection) -> None:
    (new,) = find_authorities(register, "UBND tỉnh Lâm Đồng", date(2025, 8, 1))
    (event,) = changes(register, new)
    assert {one.name for one in event.before} == {"UBND tỉnh Lâm Đồng", "UBND tỉnh Bình Thuận", "UBND tỉnh Đắk Nông"}
    for old in event.before:
        assert changes(register, old) == [event]
        assert [came.authority for came in came_after(register, old)] == [new]
    assert {came.authority for came in came_before(register, new)} == set(event.before)


def test_central_bodies_and_unplaced_ones_only_have_names(register: sqlite3.Connection) -> None:
    graph = graph_of(register, ("Chính phủ", None), ("UBND phường 4", None))
    assert {str(label) for label in graph.objects(None, RDFS.label)} == {"Chính phủ", "UBND phường 4"}
    assert not set(graph.subjects(RDF.type, ORG.ChangeEvent))


def test_changes_conform_to_the_shapes(register: sqlite3.Connection) -> None:
    from pyshacl import validate

    graph = graph_of(register, *((name, place) for name, place, *_ in CHANGES))
    assert validate(graph, shacl_graph=read("shapes"), inference="none")[0]
    assert len(set(graph.subjects(RDF.type, ORG.ChangeEvent))) == 4
