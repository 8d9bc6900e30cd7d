"""What people type for a document, and which one they get."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

import pytest

from kg.cite.find import find_citations
from kg.graph.ingest import ingest
from kg.register.shorthand import spelled_out
from kg.register.typed import NotFound, find_documents, one_document
from kg.resolve import resolve_citations
from kg.store.opening import Store
from kg.text import Text

LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
WARD_PLAN = "/akn/vn-54-22076/doc/ke-hoach/ubnd/2023-10-16/65-kh-ubnd"
WARD_REPORT = (
    "/akn/vn-54-22076/doc/bao-cao/ubnd/2023-11-20/"
    "ket-qua-thuc-hien-dan-chu-o-co-so-nam-2023-phuong-huong-nhiem-vu-nam-2024"
)
PROVINCE_PLAN = "/akn/vn-54/doc/ke-hoach/ubnd/2023-09-12/168-kh-ubnd"
DISTRICT_PLAN = "/akn/vn-54-559/doc/ke-hoach/ubnd/2023-10-09/168-kh-ubnd"


@pytest.fixture(scope="module")
def store(register: sqlite3.Connection) -> Iterator[Store]:
    with Store(sqlite3.connect(":memory:")) as opened:
        register.backup(opened.conn)
        for sample in sorted(files("kg.data.samples").iterdir(), key=lambda p: p.name):
            if sample.name.endswith("2025.txt") or sample.name.startswith(("phuong", "thi-xa")):
                text = sample.read_text(encoding="utf-8")
                reading = resolve_citations(text, find_citations(text), opened.conn)
                ingest(opened.conn, Text(text, "txt", f"/reports/{sample.name}"), reading)
        yield opened


ONE: list[tuple[str, str]] = [
    (LAW, LAW),
    ("10/2022/QH15", LAW),
    ("luật 10/2022", LAW),
    ("Luật số 10 năm 2022", LAW),
    ("Luật Thực hiện dân chủ ở cơ sở", LAW),
    ("luật dân chủ ở cơ sở", LAW),
    ("luat dan chu o co so", LAW),
    ("LUAT THUC HIEN DAN CHU O CO SO 2022", LAW),
    ("59/2023/NĐ-CP", DECREE),
    ("59/2023/nd-cp", DECREE),
    ("  59/2023/NĐ-CP ", DECREE),
    ("“59/2023/NĐ-CP”", DECREE),
    ("59/2023/NĐCP", DECREE),
    ("59/2023/NÐ-CP", DECREE),
    ("nghị định 59/2023", DECREE),
    ("59 2023 nd cp", DECREE),
    ("nd 59 2023 nd cp", DECREE),
    ("592023NĐCP", DECREE),
    ("nghi dinh 592023ndcp", DECREE),
    ("10 2022 qh15", LAW),
    ("nghi dinh 59/2023", DECREE),
    ("Nghị định số 59 năm 2023", DECREE),
    ("nghị định 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ", DECREE),
    ("nd59/2023", DECREE),
    ("NĐ59/2023/NĐ-CP", DECREE),
    ("NĐ 59/2023", DECREE),
    ("nđ số 59/2023", DECREE),
    ("ND-CP 59/2023", DECREE),
    ("59-2023-ND-CP", DECREE),
    ("59-2023-NĐ-CP.docx", DECREE),
    ("10-2022-QH15", LAW),
    ("Điều 5 Nghị định 59/2023", DECREE),
    ("điểm a khoản 2 Điều 5 của Nghị định số 59/2023/NĐ-CP", DECREE),
    ("khoan 1, dieu 5 luat dan chu o co so", LAW),
    ("Điều 11 Luật Thực hiện dân chủ ở cơ sở", LAW),
    ("KH 65 xuân đài 2023", WARD_PLAN),
    ("kh65 xuan dai", WARD_PLAN),
    ("65-KH-UBND xuân đài", WARD_PLAN),
    ("KH so 65 cua UBND phuong xuan dai", WARD_PLAN),
    ("65/KH-UBND Xuân Đài 2023", WARD_PLAN),
    ("65/kh-ubnd xuan dai", WARD_PLAN),
    ("65/KH – UBND phường Xuân Đài", WARD_PLAN),
    ("kế hoạch 65 xuân đài 2023", WARD_PLAN),
    ("65/KH-UBND 16/10/2023", WARD_PLAN),
    ("65/KH-UBND 2023-10-16", WARD_PLAN),
    ("168/KH-UBND tỉnh Phú Yên 2023", PROVINCE_PLAN),
    ("168/KH-UBND huyện Tuy An", DISTRICT_PLAN),
    ("168/KH-UBND ủy ban nhân dân huyện tuy an", DISTRICT_PLAN),
    ("168/KH-UBND ngày 12/9/2023", PROVINCE_PLAN),
    ("04/2015/NĐ-CP", "/akn/vn/act/nghi-dinh/chinh-phu/2015-01-09/4-2015-nd-cp"),
    ("4/2015/ND-CP", "/akn/vn/act/nghi-dinh/chinh-phu/2015-01-09/4-2015-nd-cp"),
    ("luật số 10/2022/QH15 năm 2022", LAW),
    ("báo cáo phường xuân đài", WARD_REPORT),
    ("bao cao xuan dai 2023", WARD_REPORT),
    ("báo cáo tuy an", "/akn/vn-54-559/doc/bao-cao/ubnd/2025-03-20/87-bc-ubnd"),
    ("/reports/huyen-tuy-an-2025.txt", "/akn/vn-54-559/doc/bao-cao/ubnd/2025-03-20/87-bc-ubnd"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "iri"), ONE, ids=[typed for typed, _ in ONE])
def test_one_document(store: Store, typed: str, iri: str) -> None:
    assert [d.iri for d in find_documents(store.conn, typed)] == [iri]


SEVERAL: list[tuple[str, set[str]]] = [
    ("168/KH-UBND", {PROVINCE_PLAN, DISTRICT_PLAN}),
    ("kế hoạch 168", {PROVINCE_PLAN, DISTRICT_PLAN}),
    ("bộ luật lao động", {
        "/akn/vn/act/bo-luat/quoc-hoi/2012-06-18/10-2012-qh13", "/akn/vn/act/bo-luat/quoc-hoi/2019-11-20/45-2019-qh14",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "iris"), SEVERAL, ids=[typed for typed, _ in SEVERAL])
def test_several_documents(store: Store, typed: str, iris: set[str]) -> None:
    found = find_documents(store.conn, typed)
    assert iris <= {d.iri for d in found}
    days = [d.issued.isoformat() if d.issued else str(d.year or "0000") for d in found]
    assert days == sorted(days), "oldest first"


def test_a_damaged_party_symbol_is_mended(store: Store) -> None:
    assert {d.symbol for d in find_documents(store.conn, "kết luận 54/KL-TW")} == {"54-KL/TW"}


NONE = [
    "", " ", "%", "_", "1", "nghị định", "/akn/vn/nothing", "65/KH-UBND 2019", "59/2023/NĐ-CP 2019", "9999/2023/NĐ-CP",
    "luật vũ trụ", "168/KH-UBND Cà Mau", "phường 4 đông hà", "huyện hòa vang", "xã hòa vàng",
    "quyết định hàng hóa vàng mã", "nd 9999/2023", "KH 66 xuân đài 2023", "quyết định 59/2023/NĐ-CP", "' OR 1=1 --", "65/KH-UBND 31/12/2023",
]  # fmt: skip


@pytest.mark.parametrize("typed", NONE)
def test_no_document_is_better_than_another(store: Store, typed: str) -> None:
    assert find_documents(store.conn, typed) == []


SPELLED: list[tuple[str, str]] = [
    ("nd59/2023", "nghị định 59/2023"),
    ("QD 01 cua UBND phuong 4", "quyết định 01 cua UBND phuong 4"),
    ("TTLT số 5/2012", "thông tư liên tịch 5/2012"),
    ("NQ15", "nghị quyết 15"),
    ("59-2023-ND-CP", "59/2023/ND-CP"),
    # without any of its marks
    ("tt 12 2024 tt bnv", "thông tư 12/2024/tt-bnv"),
    ("thong tu 12 2024 tt bnv", "thong tu 12/2024/tt-bnv"),
    ("12 2024 tt-bnv", "12/2024/tt-bnv"),
    ("122024ttbnv", "12/2024/tt-bnv"),
    ("nd 59 2023 nd cp", "nghị định 59/2023/nd-cp"),
    ("65 kh ubnd", "65/kh-ubnd"),
    ("kh so 65 kh ubnd", "kế hoạch 65/kh-ubnd"),
    ("54KLTW", "54-KL/TW"),
    ("54 kl tw", "54-kl/tw"),
    ("ket luan 54kltw", "ket luan 54-kl/tw"),
    ("12nqtu", "12-nq/tu"),
    ("10 2022 qh15", "10/2022/qh15"),
    ("luat 10 2022 qh15", "luat 10/2022/qh15"),
    ("12 bao cao", "12 bao cao"),
    ("10 nguoi dan", "10 nguoi dan"),
    ("2023 ke hoach", "2023 ke hoach"),
    ("12-2024-TT-BNV.pdf", "12/2024/TT-BNV"),
    ("65-KH-UBND", "65/KH-UBND"),
    ("Điều 5 Luật Đất đai 2024", "Luật Đất đai 2024"),
    ("khoản 2, Điều 5 của BLDS", "BLDS"),
    ("mục II chương 3 nghị quyết 18", "nghị quyết 18"),
    # what stays
    ("65/KH-UBND", "65/KH-UBND"),
    ("54-KL/TW", "54-KL/TW"),
    ("Điều lệ Đảng", "Điều lệ Đảng"),
    ("điều 5", "điều 5"),
    ("phường 4 đông hà", "phường 4 đông hà"),
    ("05/2024/QĐ-UBND 12/3/2024", "05/2024/QĐ-UBND 12/3/2024"),
    ("2024-03-05", "2024-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "spelled"), SPELLED, ids=[typed for typed, _ in SPELLED])
def test_shorthand_is_spelled_out(typed: str, spelled: str) -> None:
    assert spelled_out(typed) == spelled


NEAR: list[tuple[str, str]] = [
    ("59/2099/NĐ-CP", r"59/20\d\d/NĐ-CP"),
    ("nđ 59/2099/ND-CP", r"59/20\d\d/NĐ-CP"),
    ("luật thực hiện dân chủ ở cơ xở", "10/2022/QH15"),
]


@pytest.mark.parametrize(("typed", "symbol"), NEAR, ids=[typed for typed, _ in NEAR])
def test_what_may_have_been_meant_is_asked_about(store: Store, typed: str, symbol: str) -> None:
    with pytest.raises(NotFound) as error:
        one_document(store.conn, typed)
    assert error.value.near
    assert all(re.fullmatch(symbol, doc.symbol or "") for doc in error.value.near[:1])
    assert len(error.value.near) <= 3


def test_a_law_is_found_by_its_initials(store: Store) -> None:
    assert {doc.type for doc in find_documents(store.conn, "blhs")} == {"code"}
    assert [doc.symbol for doc in find_documents(store.conn, "45/2013/QH13") if doc.type != "law"] == []
