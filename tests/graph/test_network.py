"""The graph as networkx sees it."""

from __future__ import annotations

import sqlite3

import networkx as nx
import pytest

from kg.graph.network import to_networkx
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


def test_the_whole_register(register: sqlite3.Connection) -> None:
    graph = to_networkx(register)
    documents = register.execute("SELECT count(*) FROM document").fetchone()[0]
    assert sum(kind == "document" for _, kind in graph.nodes(data="kind")) == documents
    assert graph.in_degree("Chính phủ") > 500


def test_an_unknown_document(register: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        to_networkx(register, ["/akn/vn/doc/ke-hoach/0000/khong-co"])
