"""The graph as networkx sees it."""

from __future__ import annotations

import sqlite3
from datetime import date

import networkx as nx
import pytest

import kg.graph
import kg.graph.network
from kg.model import UPWARD
from kg.trace.chain import chain
from kg.trace.network import to_networkx
from tests.support.reading import put, ward

LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"


def test_documents_bodies_and_edges(conn: sqlite3.Connection) -> None:
    reading = put(
        ward("Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, UBND phường Xuân Đài báo cáo:"), conn
    )
    graph = to_networkx(conn, [reading.iri], depth=2)
    assert graph.nodes[DECREE]["type"] == "decree"
    assert set(graph[reading.iri][DECREE]) == {"implements", "cites"}
    assert graph[reading.iri][DECREE]["implements"]["quote"].startswith("Thực hiện Nghị định")
    assert "details" in graph[DECREE][LAW]
    assert "issued_by" in graph[DECREE]["Chính phủ"]
    assert graph.nodes["Chính phủ"]["kind"] == "authority"
    assert nx.has_path(graph, reading.iri, LAW)


def test_a_whole_store(much: sqlite3.Connection) -> None:
    graph = to_networkx(much)
    documents = much.execute("SELECT count(*) FROM document").fetchone()[0]
    assert sum(kind == "document" for _, kind in graph.nodes(data="kind")) == documents
    assert graph.in_degree("Chính phủ") > 50


def test_an_unknown_document(register: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        to_networkx(register, ["/akn/vn/doc/ke-hoach/0000/khong-co"])


def test_inferred_steps_when_asked(conn: sqlite3.Connection) -> None:
    """With them every hop of a chain is an edge, and nothing inferred stands there without."""
    plan = "Số: 7/KH-UBND\nXuân Đài, ngày 5 tháng 01 năm 2024\nKẾ HOẠCH\nThực hiện dân chủ ở cơ sở năm 2024\n"
    reading = put(f"ỦY BAN NHÂN DÂN\nPHƯỜNG XUÂN ĐÀI\n{plan}", conn)
    day = date(2024, 1, 5)
    hops = chain(conn, reading.iri, as_of=day).hops
    assert any(hop.edge.basis == "inferred" for hop in hops)
    graph = to_networkx(conn, [reading.iri], depth=12, relations=UPWARD, inferred=True, as_of=day)
    for hop in hops:
        edge = hop.edge
        assert graph.edges[edge.subject, edge.object, edge.relation]["basis"] == edge.basis
    inferred = [one for one in graph.edges(data=True) if one[2]["basis"] == "inferred"]
    assert inferred and all(one[2]["certainty"] and one[2]["rule"] for one in inferred)
    plain = to_networkx(conn, [reading.iri], depth=1)
    assert not any(basis == "inferred" for _, _, basis in plain.edges(data="basis"))


def test_the_graph_room_hands_on() -> None:
    assert kg.graph.to_networkx is kg.graph.network.to_networkx is to_networkx
