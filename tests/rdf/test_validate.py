"""`kg validate`: every broken promise is told, of the right document, in words that a person understands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import PROV, SH

from kg.base.install import install_command
from kg.cli.commands.validate import line_of
from kg.exchange import export
from kg.rdf.describe import Words
from kg.rdf.mapping import to_graph
from kg.rdf.read import FORMATS, read_graph
from kg.rdf.terms import BASE, CERTAINTY, ELI, OA, ORG, PROVISION, TYPE, VN, rdf_iri, read
from kg.rdf.validate import graph_of_file, graph_to_validate, shape_graphs, violations
from kg.text.errors import UnreadableError
from tests.support.examples import examples
from tests.support.program import Ran, kg
from tests.support.rdf_store import (
    CIRCULAR,
    CITY,
    DECREE,
    DOCUMENTS,
    EDGES,
    FACTS,
    LAW,
    ORDINANCE,
    YEARLY,
    copy,
    day,
    statement,
    store,
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Documents, relations, facts and bodies, one change of bodies and one part of a document."""
    graph = to_graph(store(DOCUMENTS, FACTS, EDGES))
    for path, value in (
        (RDF.type, ORG.ChangeEvent),
        (RDFS.label, Literal("Sắp xếp", lang="vi")),
        (PROV.startedAtTime, MOMENT),
        (ORG.originalOrganization, URIRef(f"{BASE}/body/45-461/ubnd-thanh-pho-dong-ha")),
    ):
        graph.add((CHANGE, path, value))
    for node, path, value in (
        (PART, RDF.type, ELI.LegalResourceSubdivision),
        (PART, RDFS.label, Literal("Điều 3", lang="vi")),
        (PART, ELI.is_part_of, rdf_iri(CIRCULAR)),
        (PART, ELI.type_subdivision, PROVISION.article),
        (rdf_iri(DECREE), ELI.repeals, PART),
        (statement(graph, DECREE, VN.partiallyRepeals), VN.provision, PART),
    ):
        graph.add((node, path, value))
    for node, path, value in (
        (CLAIM, RDF.type, VN.Claim),
        (CLAIM, VN.about, rdf_iri(LAW)),
        (CLAIM, VN.certainty, CERTAINTY.verified),
        (CLAIM, PROV.wasDerivedFrom, min(graph.subjects(RDF.type, VN.Source))),
        (READING, RDF.type, VN.Reading),
        (READING, VN.about, rdf_iri(LAW)),
        (READING, VN.fileName, Literal("luat.txt")),
        (READING, VN.digest, Literal("00")),
        (READING, VN.length, Literal(9, datatype=XSD.nonNegativeInteger)),
        (MENTION, RDF.type, VN.Citation),
        (MENTION, OA.hasBody, rdf_iri(LAW)),
        (MENTION, OA.hasTarget, min(graph.subjects(RDF.type, VN.Evidence))),
        (MENTION, VN.citationCertainty, Literal("certain")),
    ):
        graph.add((node, path, value))
    return graph


CLAIM, READING, MENTION = (URIRef(f"{BASE}/{name}/1") for name in ("claim", "reading", "citation"))


CHANGE = URIRef(f"{BASE}/change/2025-07-01/45-461/ubnd-thanh-pho-dong-ha")
PART = URIRef(f"{rdf_iri(CIRCULAR)}/~art_3")
MOMENT = Literal("2025-07-01T00:00:00+07:00", datatype=XSD.dateTime)

# --- what can be wrong -----------------------------------------------------------------------------


def retitle(g: Graph) -> None:
    g.add((rdf_iri(LAW), ELI.title, Literal("Luật", lang="vi")))


def drop(subject: str | URIRef, predicate: URIRef) -> Callable[[Graph], None]:
    node = subject if isinstance(subject, URIRef) else rdf_iri(subject)
    return lambda g: void(g.remove((node, predicate, None)))


def put(subject: str | URIRef, predicate: URIRef, value: URIRef | Literal) -> Callable[[Graph], None]:
    node = subject if isinstance(subject, URIRef) else rdf_iri(subject)
    return lambda g: void(g.add((node, predicate, value)))


def swap(subject: str | URIRef, predicate: URIRef, value: URIRef | Literal) -> Callable[[Graph], None]:
    node = subject if isinstance(subject, URIRef) else rdf_iri(subject)
    return lambda g: void(g.set((node, predicate, value)))


def void(_: object) -> None:
    return None


def at(kind: URIRef, change: Callable[[URIRef], Callable[[Graph], None]]) -> Callable[[Graph], None]:
    """`change` on the first node of a class."""

    def run(g: Graph) -> None:
        node = min(g.subjects(RDF.type, kind), key=str)
        assert isinstance(node, URIRef)
        change(node)(g)

    return run


def on(subject: str, predicate: URIRef, change: Callable[[URIRef], Callable[[Graph], None]]) -> Callable[[Graph], None]:
    """`change` on the statement that `subject` has `predicate`."""
    return lambda g: change(statement(g, subject, predicate))(g)


def move(g: Graph) -> None:
    for p, o in list(g.predicate_objects(rdf_iri(YEARLY))):
        g.add((URIRef("https://example.org/217"), p, o))


ISSUER = URIRef(f"{BASE}/body/quoc-hoi")
NOWHERE = URIRef("https://example.org/nowhere")
NUMBER = Literal(-1)
WORDS = Literal("hai ngày")

# what breaks, how, and the line that a person then reads in Vietnamese and in English
BROKEN: list[tuple[str, Callable[[Graph], None], str, str]] = [
    (
        "document IRI",
        move,
        "Quyết định 217-QĐ/TW: IRI của văn bản phải là IRI Akoma Ntoso (…/akn/vn/act/… hoặc …/akn/vn/doc/…).",
        "Decision 217-QĐ/TW: A document's IRI must be an Akoma Ntoso IRI (…/akn/vn/act/… or …/akn/vn/doc/…).",
    ),
    (
        "document is no ELI resource",
        lambda g: void(g.remove((rdf_iri(YEARLY), RDF.type, ELI.LegalResource))),
        "Quyết định 217-QĐ/TW: Văn bản phải là một eli:LegalResource. Đang ghi: vn:Act.",
        "Decision 217-QĐ/TW: A document must be an eli:LegalResource. It has: vn:Act.",
    ),
    (
        "document of both classes",
        put(LAW, RDF.type, VN.WorkingDocument),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản phải thuộc đúng một trong hai lớp: văn bản pháp luật (vn:Act) hoặc văn bản công tác (vn:WorkingDocument).",
        "Law 10/2022/QH15 by Quốc hội: A document must be of exactly one class: legal instrument (vn:Act) or working document (vn:WorkingDocument).",
    ),
    (
        "document of no class",
        lambda g: void(g.remove((rdf_iri(YEARLY), RDF.type, VN.Act))),
        "Quyết định 217-QĐ/TW: Văn bản phải thuộc đúng một trong hai lớp: văn bản pháp luật (vn:Act) hoặc văn bản công tác (vn:WorkingDocument).",
        "Decision 217-QĐ/TW: A document must be of exactly one class: legal instrument (vn:Act) or working document (vn:WorkingDocument).",
    ),
    (
        "no type",
        drop(LAW, ELI.type_document),
        "Văn bản 10/2022/QH15 của Quốc hội: Văn bản phải có đúng một loại, lấy trong danh mục loại văn bản.",
        "Document 10/2022/QH15 by Quốc hội: A document must have exactly one type, taken from the list of document types.",
    ),
    (
        "type of no list",
        swap(LAW, ELI.type_document, NOWHERE),
        "Văn bản 10/2022/QH15 của Quốc hội: Văn bản phải có đúng một loại, lấy trong danh mục loại văn bản. Đang ghi: https://example.org/nowhere.",
        "Document 10/2022/QH15 by Quốc hội: A document must have exactly one type, taken from the list of document types. It has: https://example.org/nowhere.",
    ),
    (
        "two symbols",
        put(LAW, ELI.id_local, Literal("11/2022/QH15")),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản có nhiều nhất một số ký hiệu, là chuỗi ký tự không rỗng. Đang ghi: “10/2022/QH15”; “11/2022/QH15”.",
        "Law 10/2022/QH15 by Quốc hội: A document has at most one symbol, a text that is not empty. It has: “10/2022/QH15”; “11/2022/QH15”.",
    ),
    (
        "empty symbol",
        swap(LAW, ELI.id_local, Literal("")),
        "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022 của Quốc hội: Văn bản có nhiều nhất một số ký hiệu, là chuỗi ký tự không rỗng. Đang ghi: “”.",
        "Law: Luật Thực hiện dân chủ ở cơ sở of 2022-11-10 by Quốc hội: A document has at most one symbol, a text that is not empty. It has: “”.",
    ),
    (
        "date of issue in words",
        swap(LAW, ELI.date_document, WORDS),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản có nhiều nhất một ngày ban hành, viết dạng năm-tháng-ngày. Đang ghi: “hai ngày”.",
        "Law 10/2022/QH15 by Quốc hội: A document has at most one day of issue, written year-month-day. It has: “hai ngày”.",
    ),
    (
        "date of issue that does not exist",
        swap(LAW, ELI.date_document, day("2022-02-30")),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản có nhiều nhất một ngày ban hành, viết dạng năm-tháng-ngày. Đang ghi: “2022-02-30” (xsd:date).",
        "Law 10/2022/QH15 by Quốc hội: A document has at most one day of issue, written year-month-day. It has: “2022-02-30” (xsd:date).",
    ),
    (
        "two days of effect",
        put(LAW, ELI.first_date_entry_in_force, day("2023-07-02")),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản có nhiều nhất một ngày có hiệu lực, viết dạng năm-tháng-ngày. Đang ghi: “2023-07-01”; “2023-07-02”.",
        "Law 10/2022/QH15 by Quốc hội: A document has at most one day of entry into force, written year-month-day. It has: “2023-07-01”; “2023-07-02”.",
    ),
    (
        "two ends",
        put(ORDINANCE, ELI.date_no_longer_in_force, day("2023-07-01")),
        "Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Văn bản có nhiều nhất một ngày cuối cùng còn hiệu lực, viết dạng năm-tháng-ngày. Đang ghi: “2023-06-30”; “2023-07-01”.",
        "Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A document has at most one last day in force, written year-month-day. It has: “2023-06-30”; “2023-07-01”.",
    ),
    (
        "year as a number",
        swap(LAW, VN.year, Literal(2022)),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản có nhiều nhất một năm, viết bốn chữ số. Đang ghi: “2022” (xsd:integer).",
        "Law 10/2022/QH15 by Quốc hội: A document has at most one year, in four digits. It has: “2022” (xsd:integer).",
    ),
    (
        "no origin",
        drop(LAW, VN.origin),
        "Luật 10/2022/QH15 của Quốc hội: Phải nói rõ văn bản được biết từ đâu: danh mục, tệp đã đọc, hay chỉ qua trích dẫn.",
        "Law 10/2022/QH15 by Quốc hội: It must be said whether a document is known from a register, a file that was read, or citations only.",
    ),
    (
        "level of no list",
        swap(LAW, VN.level, NOWHERE),
        "Luật 10/2022/QH15 của Quốc hội: Cấp phải lấy trong danh mục các cấp. Đang ghi: https://example.org/nowhere.",
        "Law 10/2022/QH15 by Quốc hội: The level must be taken from the list of levels. It has: https://example.org/nowhere.",
    ),
    (
        "no certainty",
        drop(LAW, VN.certainty),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản phải có đúng một độ tin cậy, lấy trong danh mục.",
        "Law 10/2022/QH15 by Quốc hội: A document must have exactly one certainty, taken from the list.",
    ),
    (
        "certainty of no list",
        swap(LAW, VN.certainty, NOWHERE),
        "Luật 10/2022/QH15 của Quốc hội: Văn bản phải có đúng một độ tin cậy, lấy trong danh mục. Đang ghi: https://example.org/nowhere.",
        "Law 10/2022/QH15 by Quốc hội: A document must have exactly one certainty, taken from the list. It has: https://example.org/nowhere.",
    ),
    (
        "title on the document",
        retitle,
        "Luật 10/2022/QH15 của Quốc hội: Tên văn bản phải đặt ở bản thể hiện (eli:LegalExpression), không đặt ở văn bản. Đang ghi: “Luật”.",
        "Law 10/2022/QH15 by Quốc hội: A title belongs on the expression (eli:LegalExpression), not on the document. It has: “Luật”.",
    ),
    (
        "expression of nothing",
        drop(URIRef(f"{BASE}{LAW}/vie"), ELI.realizes),
        "Luật 10/2022/QH15 của Quốc hội: Bản thể hiện phải thuộc về đúng một văn bản.",
        "Law 10/2022/QH15 by Quốc hội: An expression must belong to exactly one document.",
    ),
    (
        "expression without a title",
        drop(URIRef(f"{BASE}{LAW}/vie"), ELI.title),
        "Luật 10/2022/QH15 của Quốc hội: Bản thể hiện phải có tên.",
        "Law 10/2022/QH15 by Quốc hội: An expression must have a title.",
    ),
    (
        "expression without a language",
        drop(URIRef(f"{BASE}{LAW}/vie"), ELI.language),
        "Luật 10/2022/QH15 của Quốc hội: Bản thể hiện phải có đúng một ngôn ngữ.",
        "Law 10/2022/QH15 by Quốc hội: An expression must have exactly one language.",
    ),
    (
        "issuer as a string",
        swap(LAW, VN.issuedBy, Literal("Quốc hội")),
        "Luật 10/2022/QH15: Nơi ban hành phải là một cơ quan, tổ chức có IRI riêng. Đang ghi: “Quốc hội”.",
        "Law 10/2022/QH15: The issuer must be a body with an IRI of its own. It has: “Quốc hội”.",
    ),
    (
        "issuer of no kind",
        lambda g: void(g.remove((ISSUER, RDF.type, ORG.FormalOrganization))),
        "Luật 10/2022/QH15 của Quốc hội: Nơi ban hành phải là một cơ quan, tổ chức có IRI riêng. Đang ghi: Quốc hội.",
        "Law 10/2022/QH15 by Quốc hội: The issuer must be a body with an IRI of its own. It has: Quốc hội.",
    ),
    (
        "nameless issuer",
        drop(ISSUER, RDFS.label),
        "Cơ quan, tổ chức /body/quoc-hoi: Cơ quan phải có tên.",
        "Body /body/quoc-hoi: A body must have a name.",
    ),
    (
        "legal basis of a plan",
        put(CITY, VN.legalBasis, rdf_iri(LAW)),
        "Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Chỉ văn bản pháp luật mới có căn cứ pháp lý; kế hoạch, báo cáo, tờ trình dùng vn:recitalBasis.",
        "Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: Only a legal instrument has a legal basis; a plan, report or submission takes vn:recitalBasis.",
    ),
    (
        "recital of a decree",
        put(DECREE, VN.recitalBasis, rdf_iri(LAW)),
        "Nghị định 59/2023/NĐ-CP của Chính phủ: vn:recitalBasis dành cho kế hoạch, báo cáo, tờ trình; văn bản pháp luật dùng vn:legalBasis.",
        "Decree 59/2023/NĐ-CP by Chính phủ: vn:recitalBasis is for plans, reports and submissions; a legal instrument takes vn:legalBasis.",
    ),
    (
        "relation to nothing",
        put(LAW, VN.implements, NOWHERE),
        "Luật 10/2022/QH15 của Quốc hội: Quan hệ giữa các văn bản phải chỉ tới một văn bản có trong đồ thị. Đang ghi: https://example.org/nowhere.",
        "Law 10/2022/QH15 by Quốc hội: A relation between documents must point to a document of the graph. It has: https://example.org/nowhere.",
    ),
    (
        "eli:implements",
        put(DECREE, ELI.implements, rdf_iri(LAW)),
        "Nghị định 59/2023/NĐ-CP của Chính phủ: Không dùng eli:implements (đã bị bỏ từ ELI 1.1); dùng vn:implements. Đang ghi: Luật 10/2022/QH15 của Quốc hội.",
        "Decree 59/2023/NĐ-CP by Chính phủ: eli:implements is not used (deprecated since ELI 1.1); use vn:implements. It has: Law 10/2022/QH15 by Quốc hội.",
    ),
    (
        "no super-property",
        drop(DECREE, ELI.based_on),
        "Nghị định 59/2023/NĐ-CP của Chính phủ: vn:legalBasis phải đi cùng quan hệ cấp trên eli:based_on. Đang ghi: Luật 10/2022/QH15 của Quốc hội.",
        "Decree 59/2023/NĐ-CP by Chính phủ: vn:legalBasis must come with eli:based_on, the relation above it. It has: Law 10/2022/QH15 by Quốc hội.",
    ),
    (
        "no middle property",
        drop(DECREE, VN.guides),
        "Nghị định 59/2023/NĐ-CP của Chính phủ: vn:details phải đi cùng quan hệ cấp trên vn:guides. Đang ghi: Luật 10/2022/QH15 của Quốc hội.",
        "Decree 59/2023/NĐ-CP by Chính phủ: vn:details must come with vn:guides, the relation above it. It has: Law 10/2022/QH15 by Quốc hội.",
    ),
    (
        "stated from nowhere",
        on(LAW, VN.replaces, lambda n: drop(n, PROV.wasDerivedFrom)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Quan hệ được nêu phải có chứng cứ hoặc nguồn; quan hệ suy ra phải ghi quy tắc.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A stated relation must have evidence or a source; an inferred one must name its rule.",
    ),
    (
        "inferred without a rule",
        on(CITY, VN.implements, lambda n: drop(n, VN.rule)),
        "Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà, quan hệ “thực hiện, triển khai” với Nghị định 59/2023/NĐ-CP của Chính phủ: Quan hệ được nêu phải có chứng cứ hoặc nguồn; quan hệ suy ra phải ghi quy tắc.",
        "Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà, relation “implements” to Decree 59/2023/NĐ-CP by Chính phủ: A stated relation must have evidence or a source; an inferred one must name its rule.",
    ),
    (
        "stated, not asserted",
        drop(LAW, VN.replaces),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Quan hệ được nêu phải có cả bộ ba trực tiếp giữa hai văn bản.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A stated relation must also stand as a plain triple between the two documents.",
    ),
    (
        "inferred, but asserted",
        put(CITY, VN.implements, rdf_iri(DECREE)),
        "Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà, quan hệ “thực hiện, triển khai” với Nghị định 59/2023/NĐ-CP của Chính phủ: Quan hệ chỉ suy ra không được ghi thành bộ ba trực tiếp như thể văn bản đã nêu.",
        "Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà, relation “implements” to Decree 59/2023/NĐ-CP by Chính phủ: A relation that is only inferred must not stand as a plain triple, as if a text had stated it.",
    ),
    (
        "statement without a subject",
        on(LAW, VN.replaces, lambda n: drop(n, RDF.subject)),
        "một văn bản, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Nhận định phải có đúng một văn bản đứng trước.",
        "a document, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A statement must have exactly one document as its subject.",
    ),
    (
        "statement without a relation",
        on(LAW, VN.replaces, lambda n: drop(n, RDF.predicate)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “?” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Nhận định phải nêu đúng một quan hệ.",
        "Law 10/2022/QH15 by Quốc hội, relation “?” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A statement must name exactly one relation.",
    ),
    (
        "statement without an object",
        on(LAW, VN.replaces, lambda n: drop(n, RDF.object)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với một văn bản: Nhận định phải có đúng một văn bản đứng sau.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to a document: A statement must have exactly one document as its object.",
    ),
    (
        "statement without a basis",
        on(LAW, VN.replaces, lambda n: drop(n, VN.basis)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Phải nói rõ quan hệ được nêu hay được suy ra.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: It must be said whether the relation is stated or inferred.",
    ),
    (
        "statement without a scope",
        on(LAW, VN.replaces, lambda n: drop(n, VN.scope)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Phải nói rõ quan hệ chạm tới toàn bộ hay một phần văn bản.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: It must be said whether the relation touches the whole document or a part.",
    ),
    (
        "statement without a certainty",
        on(LAW, VN.replaces, lambda n: drop(n, VN.certainty)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Nhận định phải có đúng một độ tin cậy, lấy trong danh mục.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A statement must have exactly one certainty, taken from the list.",
    ),
    (
        "date of effect in words",
        on(LAW, VN.replaces, lambda n: swap(n, VN.effectiveDate, WORDS)),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Nhận định có nhiều nhất một ngày có hiệu lực, viết dạng năm-tháng-ngày. Đang ghi: “hai ngày”.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: A statement has at most one date of effect, written year-month-day. It has: “hai ngày”.",
    ),
    (
        "evidence from nowhere",
        at(VN.Evidence, lambda n: drop(n, OA.hasSource)),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Chứng cứ phải thuộc về đúng một văn bản.",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: Evidence must come from exactly one document.",
    ),
    (
        "selector of no kind",
        at(VN.Evidence, lambda n: put(n, OA.hasSelector, NOWHERE)),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Chứng cứ được chỉ bằng nguyên văn hoặc bằng vị trí trong văn bản. Đang ghi: https://example.org/nowhere; /statement/b5661d9d289ba6b68f58#position; /statement/b5661d9d289ba6b68f58#quote.",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: Evidence is pointed to by its words or by its position in the text. It has: https://example.org/nowhere; /statement/b5661d9d289ba6b68f58#position; /statement/b5661d9d289ba6b68f58#quote.",
    ),
    (
        "quotation without words",
        at(OA.TextQuoteSelector, lambda n: drop(n, OA.exact)),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Trích nguyên văn phải có lời.",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: A quotation must have words.",
    ),
    (
        "start after end",
        at(
            OA.TextPositionSelector,
            lambda n: swap(n, OA.start, Literal(10**6, datatype=XSD.nonNegativeInteger)),
        ),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Vị trí bắt đầu phải là số không âm và đứng trước vị trí kết thúc. Đang ghi: “1000000”.",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: The start must be a number from zero up and stand before the end. It has: “1000000”.",
    ),
    (
        "start below zero",
        at(OA.TextPositionSelector, lambda n: swap(n, OA.start, NUMBER)),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Vị trí bắt đầu phải là số không âm và đứng trước vị trí kết thúc. Đang ghi: “-1” (xsd:integer).",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: The start must be a number from zero up and stand before the end. It has: “-1” (xsd:integer).",
    ),
    (
        "no end",
        at(OA.TextPositionSelector, lambda n: drop(n, OA.end)),
        "Báo cáo 40/BC-UBND ngày 12/11/2024 của UBND phường 4, quan hệ “căn cứ (viện dẫn)” với Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Vị trí phải có đúng một điểm kết thúc.",
        "Report 40/BC-UBND of 2024-11-12 by UBND phường 4, relation “recital” to Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: A position must have exactly one end.",
    ),
    (
        "fact about nothing",
        at(VN.Fact, lambda n: drop(n, VN.about)),
        "Dữ kiện /fact/2147322272e6aabf63bd: Dữ kiện phải nói về đúng một văn bản.",
        "Fact /fact/2147322272e6aabf63bd: A fact must be about exactly one document.",
    ),
    (
        "fact without a field",
        at(VN.Fact, lambda n: drop(n, VN.field)),
        "Thông tư 343/2016/TT-BTC của Bộ Tài chính: Dữ kiện phải nói rõ mục.",
        "Circular 343/2016/TT-BTC by Bộ Tài chính: A fact must name its field.",
    ),
    (
        "fact without a value",
        at(VN.Fact, lambda n: drop(n, VN.value)),
        "Thông tư 343/2016/TT-BTC của Bộ Tài chính, dữ kiện “expired”: Dữ kiện phải có đúng một giá trị.",
        "Circular 343/2016/TT-BTC by Bộ Tài chính, fact “expired”: A fact must have exactly one value.",
    ),
    (
        "fact without a certainty",
        at(VN.Fact, lambda n: drop(n, VN.certainty)),
        "Thông tư 343/2016/TT-BTC của Bộ Tài chính, dữ kiện “expired”: Dữ kiện phải có đúng một độ tin cậy, lấy trong danh mục.",
        "Circular 343/2016/TT-BTC by Bộ Tài chính, fact “expired”: A fact must have exactly one certainty, taken from the list.",
    ),
    (
        "fact without a source",
        at(VN.Fact, lambda n: drop(n, PROV.wasDerivedFrom)),
        "Thông tư 343/2016/TT-BTC của Bộ Tài chính, dữ kiện “expired”: Dữ kiện phải có nguồn.",
        "Circular 343/2016/TT-BTC by Bộ Tài chính, fact “expired”: A fact must have a source.",
    ),
    (
        "nameless source",
        at(VN.Source, lambda n: drop(n, RDFS.label)),
        "Nguồn /source/0049d6c704d5b8c13c09: Nguồn phải có tên.",
        "Source /source/0049d6c704d5b8c13c09: A source must have a name.",
    ),
    (
        "source of no kind",
        at(VN.Source, lambda n: drop(n, VN.sourceKind)),
        "Nguồn “Bộ pháp điển, 2025-11”: Nguồn phải có đúng một loại, lấy trong danh mục.",
        "Source “Bộ pháp điển, 2025-11”: A source must have exactly one kind, taken from the list.",
    ),
    (
        "source without a rank",
        at(VN.Source, lambda n: drop(n, VN.rank)),
        "Nguồn “Bộ pháp điển, 2025-11”: Nguồn phải có đúng một thứ hạng.",
        "Source “Bộ pháp điển, 2025-11”: A source must have exactly one rank.",
    ),
    (
        "change without a name",
        drop(CHANGE, RDFS.label),
        "Sắp xếp tổ chức /change/2025-07-01/45-461/ubnd-thanh-pho-dong-ha: Sự kiện sắp xếp tổ chức phải có tên.",
        "Change of bodies /change/2025-07-01/45-461/ubnd-thanh-pho-dong-ha: A change of bodies must have a name.",
    ),
    (
        "change of nobody",
        drop(CHANGE, ORG.originalOrganization),
        "Sắp xếp tổ chức “Sắp xếp”: Sự kiện sắp xếp phải nêu cơ quan có trước.",
        "Change of bodies “Sắp xếp”: A change of bodies must name the bodies before it.",
    ),
    (
        "change into nothing",
        put(CHANGE, ORG.resultingOrganization, NOWHERE),
        "Sắp xếp tổ chức “Sắp xếp”: Nơi hình thành sau sắp xếp phải là một cơ quan, tổ chức. Đang ghi: https://example.org/nowhere.",
        "Change of bodies “Sắp xếp”: What comes of a change must be a body. It has: https://example.org/nowhere.",
    ),
    (
        "change that never began",
        drop(CHANGE, PROV.startedAtTime),
        "Sắp xếp tổ chức “Sắp xếp”: Sự kiện sắp xếp phải có đúng một thời điểm bắt đầu.",
        "Change of bodies “Sắp xếp”: A change of bodies must have exactly one start.",
    ),
    (
        "change that ends on a day",
        put(CHANGE, PROV.endedAtTime, day("2025-07-01")),
        "Sắp xếp tổ chức “Sắp xếp”: Sự kiện sắp xếp có nhiều nhất một thời điểm kết thúc. Đang ghi: “2025-07-01” (xsd:date).",
        "Change of bodies “Sắp xếp”: A change of bodies has at most one end. It has: “2025-07-01” (xsd:date).",
    ),
    (
        "no place of a relation",
        on(LAW, VN.replaces, lambda n: put(n, VN.location, Literal(""))),
        "Luật 10/2022/QH15 của Quốc hội, quan hệ “thay thế” với Pháp lệnh 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội: Chỗ nêu quan hệ là nhiều nhất một chuỗi ký tự không rỗng. Đang ghi: “”.",
        "Law 10/2022/QH15 by Quốc hội, relation “replaces” to Ordinance 34/2007/PL-UBTVQH11 by Ủy ban Thường vụ Quốc hội: The location of a relation is at most one text that is not empty. It has: “”.",
    ),
    (
        "day of a source in words",
        at(VN.Source, lambda n: put(n, VN.trueOn, WORDS)),
        "Nguồn “Bộ pháp điển, 2025-11”: Ngày chụp nguồn phải là một ngày, viết dạng năm-tháng-ngày. Đang ghi: “hai ngày”.",
        "Source “Bộ pháp điển, 2025-11”: The day of a source must be one day, written year-month-day. It has: “hai ngày”.",
    ),
    (
        "part of nothing",
        drop(PART, ELI.is_part_of),
        "Điều, chương của văn bản “Điều 3”: Điều, chương phải thuộc đúng một văn bản.",
        "Part of a document “Điều 3”: A part must be of exactly one document.",
    ),
    (
        "part of no kind",
        swap(PART, ELI.type_subdivision, NOWHERE),
        "Điều 3, Thông tư 343/2016/TT-BTC của Bộ Tài chính: Điều, chương phải thuộc đúng một loại đơn vị bố cục, lấy trong danh mục. Đang ghi: https://example.org/nowhere.",
        "Điều 3, Circular 343/2016/TT-BTC by Bộ Tài chính: A part must be of exactly one kind, taken from the list of provision kinds. It has: https://example.org/nowhere.",
    ),
    (
        "repeal of nothing",
        put(DECREE, ELI.repeals, NOWHERE),
        "Nghị định 59/2023/NĐ-CP của Chính phủ: Việc sửa đổi, bãi bỏ phải chỉ tới một văn bản, hoặc một điều, chương, có trong đồ thị. Đang ghi: https://example.org/nowhere.",
        "Decree 59/2023/NĐ-CP by Chính phủ: What is amended or repealed must be a document, or a part of one, of the graph. It has: https://example.org/nowhere.",
    ),
    (
        "statement on no part",
        on(DECREE, VN.partiallyRepeals, lambda n: put(n, VN.provision, NOWHERE)),
        "Nghị định 59/2023/NĐ-CP của Chính phủ, quan hệ “bãi bỏ một phần” với Thông tư 343/2016/TT-BTC của Bộ Tài chính: Nhận định chạm tới nhiều nhất một điều, chương có trong đồ thị. Đang ghi: https://example.org/nowhere; Điều 3.",
        "Decree 59/2023/NĐ-CP by Chính phủ, relation “repeals in part” to Circular 343/2016/TT-BTC by Bộ Tài chính: A statement touches at most one part of the graph. It has: https://example.org/nowhere; Điều 3.",
    ),
    (
        "claim about nothing",
        drop(CLAIM, VN.about),
        "Lời kê khai /claim/1: Lời kê khai phải nói về đúng một văn bản.",
        "Claim /claim/1: A claim must be about exactly one document.",
    ),
    (
        "claim without a certainty",
        drop(CLAIM, VN.certainty),
        "Luật 10/2022/QH15 của Quốc hội: Lời kê khai phải có đúng một độ tin cậy, lấy trong danh mục.",
        "Law 10/2022/QH15 by Quốc hội: A claim must have exactly one certainty, taken from the list.",
    ),
    (
        "claim of nobody",
        drop(CLAIM, PROV.wasDerivedFrom),
        "Luật 10/2022/QH15 của Quốc hội: Lời kê khai phải của đúng một nguồn.",
        "Law 10/2022/QH15 by Quốc hội: A claim must be that of exactly one source.",
    ),
    (
        "reading of nothing",
        drop(READING, VN.about),
        "Lần đọc /reading/1: Lần đọc phải của đúng một văn bản.",
        "Reading /reading/1: A reading must be of exactly one document.",
    ),
    (
        "reading of no file",
        drop(READING, VN.fileName),
        "Luật 10/2022/QH15 của Quốc hội: Lần đọc phải có tên tệp.",
        "Law 10/2022/QH15 by Quốc hội: A reading must name its file.",
    ),
    (
        "reading without a digest",
        drop(READING, VN.digest),
        "Luật 10/2022/QH15 của Quốc hội: Lần đọc phải có mã băm.",
        "Law 10/2022/QH15 by Quốc hội: A reading must have a digest.",
    ),
    (
        "reading without a length",
        drop(READING, VN.length),
        "Luật 10/2022/QH15 của Quốc hội: Lần đọc phải có độ dài.",
        "Law 10/2022/QH15 by Quốc hội: A reading must have a length.",
    ),
    (
        "citation of nothing",
        drop(MENTION, OA.hasBody),
        "Viện dẫn /citation/1: Viện dẫn phải chỉ tới đúng một văn bản.",
        "Citation /citation/1: A citation must be of exactly one document.",
    ),
    (
        "citation that stands nowhere",
        drop(MENTION, OA.hasTarget),
        "Viện dẫn /citation/1: Viện dẫn phải có đúng một chỗ trong văn bản đã đọc.",
        "Citation /citation/1: A citation must stand at exactly one place of a document that was read.",
    ),
    (
        "citation as sure as can be",
        swap(MENTION, VN.citationCertainty, Literal("sure")),
        "Viện dẫn /citation/1: Viện dẫn phải ghi việc nhận diện chắc đến đâu. Đang ghi: “sure”.",
        "Citation /citation/1: A citation must say how sure it is. It has: “sure”.",
    ),
]


def lines(graph: Graph, lang: str) -> list[str]:
    words = Words(graph, lang)
    return [line_of(words, violation, lang) for violation in violations(graph)]


def test_a_sound_graph_breaks_nothing(graph: Graph) -> None:
    assert list(violations(graph)) == []


@pytest.mark.parametrize(("what", "break_it", "vi", "en"), BROKEN, ids=[row[0] for row in BROKEN])
def test_what_is_broken_is_told(graph: Graph, what: str, break_it: Callable[[Graph], None], vi: str, en: str) -> None:
    broken = copy(graph)
    break_it(broken)
    asked = [shape for shape in shape_graphs() if any(str(said) in vi for said in shape.objects(None, SH.message))]
    found = list(violations(broken, asked))
    for lang, line in (("vi", vi), ("en", en)):
        words = Words(broken, lang)
        assert line in [line_of(words, violation, lang) for violation in found], what


def test_every_shape_has_a_case(graph: Graph) -> None:
    """A promise whose breach no case shows might as well not be there."""
    said = " ".join(vi for _, _, vi, _ in BROKEN)
    told = (message for shape in shape_graphs() for message in shape.objects(None, SH.message))
    messages = {str(message) for message in told if isinstance(message, Literal) and message.language == "vi"}
    silent = {message for message in messages if message not in said}
    assert {message for message in silent if "quan hệ cấp trên" not in message} == set()


def together(graph: Graph) -> set[tuple[str, str]]:
    """Node and message of each finding of pySHACL, all shapes at once as they stand in the file."""
    _, results, _ = validate(graph, shacl_graph=read("shapes"), inference="none")
    assert isinstance(results, Graph)
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        whole = (result, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent) in results
        node = results.value(result, SH.value if whole else SH.focusNode)
        found.add((str(node), min(str(m) for m in results.objects(result, SH.resultMessage))))
    return found


@settings(deadline=None, max_examples=examples(2, 8), derandomize=True)
@given(data=st.data())
def test_one_by_one_finds_what_all_together_find(graph: Graph, data: st.DataObject) -> None:
    broken = copy(graph)
    triples = sorted(broken)
    for triple in data.draw(st.lists(st.sampled_from(triples), max_size=15)):
        broken.remove(triple)
    for (s, p, _), (_, _, o) in data.draw(
        st.lists(st.tuples(st.sampled_from(triples), st.sampled_from(triples)), max_size=8)
    ):
        broken.add((s, p, o))
    found = list(violations(broken))
    assert {(str(one.node), min(one.message)) for one in found} == together(broken)
    for lang in ("vi", "en"):
        for line in lines(broken, lang):
            assert line.strip() and "None" not in line and line.isprintable()


# --- names of what is broken -----------------------------------------------------------------------

PLAN = URIRef(f"{BASE}/akn/vn/doc/ke-hoach/0000/khong-so")
# what is known of a document, and its name
NAMED: list[tuple[dict[URIRef, Literal | URIRef], str, str]] = [
    ({}, "/akn/vn/doc/ke-hoach/0000/khong-so", "/akn/vn/doc/ke-hoach/0000/khong-so"),
    ({ELI.type_document: TYPE.plan}, "/akn/vn/doc/ke-hoach/0000/khong-so", "/akn/vn/doc/ke-hoach/0000/khong-so"),
    ({ELI.id_local: Literal("65/KH-UBND")}, "Văn bản 65/KH-UBND", "Document 65/KH-UBND"),
    (
        {ELI.type_document: TYPE.plan, ELI.id_local: Literal("65/KH-UBND"), ELI.date_document: day("2024-03-05")},
        "Kế hoạch 65/KH-UBND ngày 05/03/2024",
        "Plan 65/KH-UBND of 2024-03-05",
    ),
    # its symbol says the year
    (
        {ELI.type_document: TYPE.decree, ELI.id_local: Literal("59/2023/NĐ-CP"), ELI.date_document: day("2023-08-14")},
        "Nghị định 59/2023/NĐ-CP",
        "Decree 59/2023/NĐ-CP",
    ),
    # a day that is none stands as it is written; characters that command a terminal do not
    (
        {ELI.id_local: Literal("1/\x1b[31mKH\n-UBND"), ELI.date_document: Literal("hôm qua")},
        "Văn bản 1/[31mKH -UBND ngày hôm qua",
        "Document 1/[31mKH -UBND of hôm qua",
    ),
    ({ELI.id_local: Literal("A" * 200)}, f"Văn bản {'A' * 79}…", f"Document {'A' * 79}…"),
]


@pytest.mark.parametrize(("known", "vi", "en"), NAMED)
def test_a_document_is_named_by_what_is_known(known: dict[URIRef, Literal | URIRef], vi: str, en: str) -> None:
    graph = Graph()
    graph.add((PLAN, RDF.type, ELI.LegalResource))
    for path, value in known.items():
        graph.add((PLAN, path, value))
    assert Words(graph, "vi").name(PLAN) == vi
    assert Words(graph, "en").name(PLAN) == en


def test_a_statement_about_itself_and_blank_nodes_have_names() -> None:
    graph, node, blank = Graph(), URIRef(f"{BASE}/statement/1"), BNode("b")
    for part in (RDF.subject, RDF.predicate, RDF.object):
        graph.add((node, part, node))
    graph.add((blank, RDF.type, VN.Fact))
    words = Words(graph, "vi")
    assert words.name(node) == "/statement/1, quan hệ “/statement/1” với /statement/1"
    assert words.name(blank) == "Dữ kiện b"
    assert words.document_of(node) is None


# --- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld", ".rdf"])
def test_our_exports_are_read_back_and_sound(tmp_path: Path, graph: Graph, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    export(store(DOCUMENTS, FACTS, EDGES), path)
    back = graph_of_file(str(path))
    assert {triple for triple in back if triple[1] != VN.triples} == {
        triple for triple in graph if not {CHANGE, PART, CLAIM, READING, MENTION} & set(triple)
    }
    assert list(violations(back)) == []


TRIPLE = f"<{PLAN}> <{RDF.type}> <{ELI.LegalResource}>"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("ttl", f"{TRIPLE} ."),
        ("nt", f"{TRIPLE} .\n"),
        ("nq", f"{TRIPLE} <https://example.org/g> .\n"),
        ("trig", f"<https://example.org/g> {{ {TRIPLE} }}"),
        ("jsonld", json.dumps({"@id": PLAN, "@type": str(ELI.LegalResource)})),
        (
            "rdf",
            f'<?xml version="1.0"?><r:RDF xmlns:r="{RDF}" xmlns:e="{ELI}"><e:LegalResource r:about="{PLAN}"/></r:RDF>',
        ),
    ],
)
def test_every_format_is_read(tmp_path: Path, form: str, text: str) -> None:
    path = tmp_path / f"graph.{form}"
    path.write_text(text, encoding="utf-8")
    assert list(read_graph(str(path))) == [(PLAN, RDF.type, ELI.LegalResource)]
    assert set(FORMATS) >= {form}


def test_a_list_that_a_file_does_not_hold_is_known(tmp_path: Path) -> None:
    path = tmp_path / "plan.nt"
    path.write_text(f"{TRIPLE} .\n<{PLAN}> <{ELI.type_document}> <{TYPE.plan}> .\n", encoding="utf-8")
    said = lines(graph_of_file(str(path)), "en")
    assert said and not any("taken from the list of document types" in line for line in said)


BAD: list[tuple[str, str, bytes, str]] = [
    ("empty", "x.ttl", b"", "empty"),
    ("only a comment", "x.ttl", b"# nothing\n", "empty"),
    ("cut short", "x.ttl", b"@prefix x: <http://x/> .\nx:a x:b ", "bad_rdf"),
    ("binary", "x.nt", bytes(range(256)), "bad_rdf"),
    ("UTF-16", "x.ttl", "<http://a> <http://b> 'c' .".encode("utf-16"), "bad_rdf"),
    ("no XML", "x.rdf", b"<x", "bad_rdf"),
    ("an XML bomb", "x.rdf", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>', "bad_rdf"),
    ("no JSON", "x.jsonld", b"{", "bad_rdf"),
    ("a context elsewhere", "x.jsonld", b'{"@context":"https://schema.org/","name":"x"}', "remote_context"),
    ("a triple inside a triple", "x.ttl", b"<http://a> <http://b> <<( <http://a> <http://b> <http://c> )>> .", "bad_rdf"),
    ("no format", "x.txt", b"x", "no_rdf_format"),
    ("foreign", "x.nt", b"<http://a> <http://b> <http://c> .\n", "no_documents"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "name", "data", "reason"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_file_is_one_clear_line(tmp_path: Path, what: str, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as error:
        graph_of_file(str(path))
    assert error.value.reason == reason, what
    for lang in ("vi", "en"):
        line = error.value.message(lang)
        assert line.startswith(f"{path}: ") and "\n" not in line and len(line) < 400


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "x.ttl", "missing"), (tmp_path, "no_rdf_format")):
        with pytest.raises(UnreadableError) as error:
            read_graph(str(path))
        assert error.value.reason == reason
    with pytest.raises(UnreadableError) as error:
        read_graph(str(tmp_path), "ttl")
    assert error.value.reason == "folder"


def test_more_than_memory_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.rdf.read.MOST_TRIPLES", 3)
    path = tmp_path / "x.nt"
    path.write_text("".join(f"<http://a> <http://b> <http://c/{n}> .\n" for n in range(4)), encoding="utf-8")
    with pytest.raises(UnreadableError) as error:
        read_graph(str(path))
    assert error.value.reason == "large_graph"


@pytest.mark.parametrize(("most", "why"), [(10, "too many documents"), (None, "a triple too many")])
def test_a_store_larger_than_memory_is_refused(monkeypatch: pytest.MonkeyPatch, most: int | None, why: str) -> None:
    conn = store(DOCUMENTS, FACTS, EDGES)
    whole = len(to_graph(conn))
    monkeypatch.setattr("kg.rdf.read.MOST_TRIPLES", most or whole - 1)
    with pytest.raises(UnreadableError) as error:
        graph_to_validate(conn)
    assert error.value.reason == "large_store", why
    monkeypatch.setattr("kg.rdf.read.MOST_TRIPLES", whole)
    assert len(graph_to_validate(conn)) == whole


# --- the command -----------------------------------------------------------------------------------


def run(*arguments: str, text: str = "", **more: str) -> Ran:
    return kg("validate", *arguments, text=text, **more)


@pytest.fixture(scope="module")
def broken_file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents without an origin, one of a type that is in no list."""
    broken = copy(graph)
    broken.remove((rdf_iri(LAW), VN.origin, None))
    broken.remove((rdf_iri(CITY), VN.origin, None))
    broken.set((rdf_iri(DECREE), ELI.type_document, TYPE.nonsense))
    path = tmp_path_factory.mktemp("broken") / "graph.nt"
    broken.serialize(path, format="nt", encoding="utf-8")
    return path


PRINTED = {
    "en": """\
Document 59/2023/NĐ-CP by Chính phủ: A document must have exactly one type, taken from the list of document types. It has: type:nonsense.
Plan 65/KH-UBND of 2024-03-05 by UBND thành phố Đông Hà: It must be said whether a document is known from a register, a file that was read, or citations only.
Law 10/2022/QH15 by Quốc hội: It must be said whether a document is known from a register, a file that was read, or citations only.
Faults: 3, in 3 of 9 documents.
""",
    "vi": """\
Văn bản 59/2023/NĐ-CP của Chính phủ: Văn bản phải có đúng một loại, lấy trong danh mục loại văn bản. Đang ghi: type:nonsense.
Kế hoạch 65/KH-UBND ngày 05/03/2024 của UBND thành phố Đông Hà: Phải nói rõ văn bản được biết từ đâu: danh mục, tệp đã đọc, hay chỉ qua trích dẫn.
Luật 10/2022/QH15 của Quốc hội: Phải nói rõ văn bản được biết từ đâu: danh mục, tệp đã đọc, hay chỉ qua trích dẫn.
Có 3 lỗi, ở 3 trong 9 văn bản.
""",
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_command_prints_each_fault(broken_file: Path, lang: str) -> None:
    done = run(str(broken_file), "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr) == (1, PRINTED[lang], "")


def test_lines_of_one_fault_are_limited(broken_file: Path) -> None:
    done = run(str(broken_file), "--lang", "en", "--limit", "1")
    assert done.returncode == 1
    assert done.stdout.splitlines()[2] == "… and 1 more with this fault; see --limit"
    assert len(done.stdout.splitlines()) == 4


def test_json_fits_its_model(broken_file: Path) -> None:
    from kg.contract.graphs import ValidateOut

    done = run("-", "--input-format", "nt", "--format", "json", text=broken_file.read_text(encoding="utf-8"))
    assert (done.returncode, done.stderr) == (1, "")
    out = ValidateOut.model_validate_json(done.stdout)
    assert (out.conforms, out.documents) == (False, 9)
    assert [violation.document for violation in out.violations] == [str(rdf_iri(d)) for d in (DECREE, CITY, LAW)]
    assert out.violations[0].values == ["type:nonsense"]


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["-"], "cần --input-format", "needs --input-format"),
        (["none.ttl"], "none.ttl: không có tệp này", "none.ttl: no such file"),
        (["none.docx"], "không nhận ra dạng RDF", "not known as RDF"),
        (["none.ttl", "--limit", "0"], "--limit", "--limit"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], vi: str, en: str) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        done = run(*arguments, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr and done.stderr.count("\n") == 1


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, broken_file: Path) -> None:
    for missing, words in (
        ("pyshacl", f"to validate with SHACL, install: {install_command('rdf')}"),
        ("pyoxigraph", install_command("rdf")),
    ):
        folder = tmp_path / missing
        folder.mkdir()
        (folder / f"{missing}.py").write_text("raise ImportError", encoding="utf-8")
        done = run(str(broken_file), "--lang", "en", PYTHONPATH=str(folder))
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr and done.stderr.count("\n") == 1


def test_a_store_is_validated(slim_store: Path) -> None:
    done = run("--db", str(slim_store), "--lang", "vi")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Không thấy lỗi nào ở 102 văn bản.\n"
