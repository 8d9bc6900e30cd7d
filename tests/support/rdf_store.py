"""A small store for the RDF tests: nine documents, their facts and relations, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from rdflib import RDF, XSD, Graph, Literal, URIRef

from kg.naming import document_iri, symbol_key
from kg.rdf.terms import rdf_iri
from tests.support import SCHEMA

LAW, ORDINANCE, DECREE, CITY, WARD, REPORT, CIRCULAR, JOINT, YEARLY = (
    document_iri("law", "10/2022/QH15", "Quốc hội", date(2022, 11, 10)),
    document_iri("ordinance", "34/2007/PL-UBTVQH11", "Ủy ban Thường vụ Quốc hội", date(2007, 4, 20)),
    document_iri("decree", "59/2023/NĐ-CP", "Chính phủ", date(2023, 8, 14)),
    document_iri("plan", "65/KH-UBND", "UBND", date(2024, 3, 5), place="45-461"),
    document_iri("plan", "12/KH-UBND", "UBND", date(2024, 3, 20), place="45-461-19333"),
    document_iri("report", "40/BC-UBND", "UBND", date(2024, 11, 12), place="45-461-19333"),
    document_iri("circular", "343/2016/TT-BTC", "Bộ Tài chính", date(2016, 12, 30)),
    document_iri("joint_circular", "01/2001/TTLT-TANDTC-BTP", None, date(2001, 1, 3)),
    document_iri("decision", "217-QĐ/TW", "Bộ Chính trị", year=2013),
)


QUOTE = "Căn cứ Kế hoạch số 65/KH-UBND ngày 05/3/2024"


# iri, symbol, type, title, issuer, level, place, issued, effective, year, origin, source, certainty
DOCUMENTS = [
    (
        LAW,
        "10/2022/QH15",
        "law",
        "Luật Thực hiện dân chủ ở cơ sở",
        "Quốc hội",
        "central",
        None,
        "2022-11-10",
        "2023-07-01",
        2022,
        "register",
        1,
        "verified",
    ),
    (
        ORDINANCE,
        "34/2007/PL-UBTVQH11",
        "ordinance",
        "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
        "Ủy ban Thường vụ Quốc hội",
        "central",
        None,
        "2007-04-20",
        None,
        2007,
        "register",
        1,
        "verified",
    ),
    (
        DECREE,
        "59/2023/NĐ-CP",
        "decree",
        None,
        "Chính phủ",
        "central",
        None,
        "2023-08-14",
        "2023-08-15",
        2023,
        "register",
        2,
        "official_code",
    ),
    (
        CITY,
        "65/KH-UBND",
        "plan",
        None,
        "UBND thành phố Đông Hà",
        "district",
        "45-461",
        "2024-03-05",
        None,
        2024,
        "cited",
        3,
        "report",
    ),
    (
        WARD,
        "12/KH-UBND",
        "plan",
        None,
        "UBND phường 4",
        "commune",
        None,
        "2024-03-20",
        None,
        2024,
        "cited",
        3,
        "unknown",
    ),
    (
        REPORT,
        "40/BC-UBND",
        "report",
        "Kết quả thực hiện dân chủ ở cơ sở",
        "UBND phường 4",
        "commune",
        "45-461-19333",
        "2024-11-12",
        None,
        2024,
        "report",
        3,
        "report",
    ),
    (
        CIRCULAR,
        "343/2016/TT-BTC",
        "circular",
        None,
        "Bộ Tài chính",
        "ministry",
        None,
        "2016-12-30",
        "2017-02-13",
        2016,
        "register",
        2,
        "official_code",
    ),
    (
        JOINT,
        "01/2001/TTLT-TANDTC-BTP",
        "joint_circular",
        None,
        "Tòa án nhân dân tối cao; Bộ Tư pháp",
        "ministry",
        None,
        "2001-01-03",
        None,
        2001,
        "register",
        2,
        "official_code",
    ),
    (
        YEARLY,
        "217-QĐ/TW",
        "decision",
        None,
        None,
        "unknown",
        None,
        None,
        None,
        2013,
        "register",
        None,
        "existence",
    ),
]


SOURCES = [
    (1, "verified", "verified", 1),
    (2, "Bộ pháp điển, 2025-11", "official_code", 2),
    (3, "/srv/clerk/40-bc-ubnd.txt", "report", 8),
    (4, "Bộ pháp điển, 2024-05", "official_code", 2),
]

# document, field, value, source, certainty
FACTS = [
    (ORDINANCE, "expired", "2023-07-01", 1, "verified"),
    (ORDINANCE, "expired", "2023-06-30", 2, "official_code"),  # a worse source disagrees
    (ORDINANCE, "expired_by", "10/2022/QH15", 1, "verified"),
    (CIRCULAR, "expired", "2026-03-25", 2, "official_code"),  # two equal sources disagree
    (CIRCULAR, "expired", "2026-03-26", 4, "official_code"),
    (JOINT, "expired", "2021-01-01", 2, "inferred"),  # a conclusion ends nothing
]


# subject, relation, object, basis, rule, scope, effective, source, evidence document, start, end, quote
EDGES = [
    (LAW, "replaces", ORDINANCE, "stated", "", "whole", "2023-07-01", 1, None, None, None, None),
    (DECREE, "details", LAW, "stated", "title", "whole", None, 2, None, None, None, None),
    (DECREE, "based_on", LAW, "stated", "recital", "whole", None, 2, None, None, None, None),
    (REPORT, "based_on", CITY, "stated", "recital", "whole", None, 3, REPORT, 120, 120 + len(QUOTE), QUOTE),
    (REPORT, "cites", LAW, "stated", "mention", "whole", None, 3, REPORT, 400, 452, None),
    (CITY, "implements", DECREE, "inferred", "next-level-up", "whole", None, 3, None, None, None, None),
    (DECREE, "repeals", CIRCULAR, "stated", "", "article", "2023-08-15", 2, None, None, None, None),
]


Rows = Sequence[tuple[object, ...]]


def store(documents: Rows, facts: Rows = (), edges: Rows = ()) -> sqlite3.Connection:
    """A store in memory with the given rows."""
    conn = sqlite3.connect(":memory:")
    conn.executescript(SCHEMA.read_text(encoding="utf-8"))
    conn.executemany("INSERT INTO source (id, name, kind, rank) VALUES (?, ?, ?, ?)", SOURCES)
    conn.executemany(
        "INSERT INTO document (iri, symbol, type, title, issuer, level, place, issued, effective, year,"
        " origin, source, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        documents,
    )
    ids = dict(conn.execute("SELECT iri, id FROM document"))
    conn.executemany("UPDATE document SET symbol_key = ? WHERE id = ?",
                     [(symbol_key(str(row[1])), ids[row[0]]) for row in documents])  # fmt: skip
    conn.executemany("INSERT INTO fact (document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)",
                     [(ids[row[0]], *row[1:]) for row in facts])  # fmt: skip
    conn.executemany(
        "INSERT INTO edge (subject, relation, object, basis, rule, scope, effective, source, ev_document,"
        " ev_start, ev_end, ev_quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(ids[s], r, ids[o], *rest[:5], ids.get(str(rest[5])), *rest[6:]) for s, r, o, *rest in edges],
    )
    conn.commit()
    return conn


def copy(graph: Graph) -> Graph:
    twin = Graph()
    for triple in graph:
        twin.add(triple)
    return twin


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def statement(graph: Graph, subject: str, predicate: URIRef) -> URIRef:
    found = [node for node in graph.subjects(RDF.subject, rdf_iri(subject))
             if (node, RDF.predicate, predicate) in graph]  # fmt: skip
    assert len(found) == 1
    assert isinstance(found[0], URIRef)
    return found[0]
