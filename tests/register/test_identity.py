"""One document is one node, whichever way and in whichever order the store came to know of it."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.checker import check
from kg.cite.find import find_citations
from kg.exchange import export, merge, opened
from kg.graph.ingest import Ingested, ingest
from kg.model import Document
from kg.register import shipped
from kg.register.identity import Described, best_iri, described, iri_of, same_document
from kg.register.imports.run import new_source, open_reader, run_import
from kg.register.opening import open_store
from kg.register.sources import data_day
from kg.register.typed import find_documents
from kg.register.validity.status import status
from kg.resolve import resolve_citations
from kg.store.aliases import aliases
from kg.store.connection import knows_words
from kg.store.documents import document, relations
from kg.store.passages import OF_EDGE
from kg.text import Text
from tests.support.examples import examples
from tests.support.few_rows import few_rows
from tests.support.reading import read, ward
from tests.support.store_machine import OWN_TEXT

DECREE = """CHÍNH PHỦ
Số: 59/2023/NĐ-CP

Hà Nội, ngày 14 tháng 8 năm 2023

NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Chính phủ ban hành Nghị định này.
"""
#: Reports that cite a decree which no register holds, with its day, without it, and with another type of day.
REPORTS = (
    "Căn cứ Nghị định số 959/2024/NĐ-CP ngày 05/11/2024 của Chính phủ về tiếp công dân; Kế hoạch số 12/KH-UBND "
    "ngày 03/4/2024 của UBND tỉnh thực hiện Nghị định số 959/2024/NĐ-CP.",
    "Thực hiện Nghị định 959/2024/NĐ-CP và Quyết định số 903/2022/QĐ-UBND ngày 11/02/2022 của UBND tỉnh.",
    "Quyết định số 903/2022/QĐ-UBND của UBND tỉnh hướng dẫn Nghị định số 959/2024/NĐ-CP ngày 06/11/2024.",
)
OFFICE_LIST = (
    "symbol,issuer,issued,title,state,expired\n"
    "903/2022/QĐ-UBND,UBND tỉnh Phú Yên,11/02/2022,Về công tác tiếp công dân,expired,01/03/2024\n"
)


def texts(conn: sqlite3.Connection, text: str, path: Path) -> Ingested:
    path.write_text(text, encoding="utf-8")
    return ingest(conn, Text(text, "txt", str(path)), resolve_citations(text, find_citations(text), conn))


def under(conn: sqlite3.Connection, symbol_key: str) -> list[str]:
    return [iri for (iri,) in conn.execute("SELECT iri FROM document WHERE symbol_key = ? ORDER BY iri", (symbol_key,))]


def office_list(conn: sqlite3.Connection, path: Path, text: str = OFFICE_LIST) -> None:
    path.write_text(text, encoding="utf-8")
    run_import(conn, None, open_reader("csv", path), new_source("csv", path))


# -- what tells documents apart ---------------------------------------------------------------------------------

ACT = Described("decree", "59/2023/NĐ-CP", "Chính phủ", "central", None, date(2023, 8, 14), 2023)
PLAN = Described("plan", "65/KH-UBND", "UBND", "commune", "54-22076", date(2023, 10, 16), 2023)
RULE = Described("decision", "03/2022/QĐ-UBND", "UBND", "province", "54", None, 2022)
DIRECTIVE = Described("directive", "27/CT-TTg", "Thủ tướng Chính phủ", "central", None, date(2024, 8, 15), 2024)
RESOLVED = Described("resolution", "76/2025/UBTVQH15", "Ủy ban Thường vụ Quốc hội", "central", None, date(2025, 4, 14))
LAW = Described("law", None, "Quốc hội", "central", None, None, 2024, "Luật Đất đai")


def but(one: Described, **other: object) -> Described:

    return one._replace(**other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ACT, but(ACT, day=None), True),
        (ACT, but(ACT, symbol="059/2023/NĐ-CP", office=None, level="unknown"), True),
        (ACT, but(ACT, day=date(2023, 8, 15)), None),  # a misprint, or a second decree of that number
        (ACT, but(ACT, symbol="59/2022/NĐ-CP"), False),
        (but(ACT, type="decision"), ACT, True),  # the symbol names the type
        (Described("law", "15/2008/QH12"), Described("resolution", "15/2008/QH12"), False),
        (Described("law", "37/2009/QH12"), Described("code", "37/2009/QH12"), True),
        (Described("law", "15/2008/QH12"), Described("other", "15/2008/QH12"), None),
        (PLAN, but(PLAN, day=None), True),  # numbers begin anew each year: one of that office and year
        (PLAN, but(PLAN, day=None, year=None), None),
        (PLAN, but(PLAN, day=date(2023, 10, 17)), False),
        (PLAN, but(PLAN, place="54-22075"), False),
        (PLAN, but(PLAN, place=None), None),
        (PLAN, but(PLAN, office="Chủ tịch UBND"), True),  # one series of numbers
        (PLAN, but(PLAN, symbol="65/KH-HĐND"), False),
        (RULE, but(RULE, day=date(2022, 2, 11)), True),
        (RULE, but(RULE, place="45"), False),
        (RULE, but(RULE, place=None), None),
        (DIRECTIVE, but(DIRECTIVE, day=None), True),
        (DIRECTIVE, but(DIRECTIVE, day=None, year=None), None),
        (DIRECTIVE, but(DIRECTIVE, day=date(2023, 8, 15), year=2023), False),
        (RESOLVED, but(RESOLVED, symbol="76/2025/NQ-UBTVQH15"), True),
        (RESOLVED, but(RESOLVED, symbol="76/2025/NQ-UBTVQH15", day=date(2025, 5, 14)), False),
        (RESOLVED, but(RESOLVED, type="ordinance"), False),
        (LAW, but(LAW, symbol="31/2024/QH15", day=date(2024, 1, 18)), True),
        (LAW, but(LAW, year=2013), False),
        (LAW, but(LAW, year=None), None),
        (LAW, but(LAW, name="Luật Nhà ở"), False),
    ],
)  # fmt: skip
def test_same_document(one: Described, other: Described, same: bool | None) -> None:
    assert same_document(one, other) is same
    assert same_document(other, one) is same, "it is symmetric"
    assert same_document(one, one) or one.symbol is None


def test_iris_of_what_is_known_of_one_document_differ_only_by_what_is_not_known() -> None:
    assert ACT.iri == "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
    assert but(ACT, day=None).iri == "/akn/vn/act/nghi-dinh/chinh-phu/2023/59-2023-nd-cp"
    assert RULE.iri == but(RULE, day=date(2022, 2, 11)).iri == "/akn/vn-54/act/quyet-dinh/ubnd/2022/3-2022-qd-ubnd"
    assert but(PLAN, office="Chủ tịch UBND").iri == PLAN.iri
    assert best_iri([but(ACT, day=None).iri, ACT.iri]) == ACT.iri
    assert iri_of("plan", "65/KH-UBND") == "/akn/vn/doc/ke-hoach/ubnd/0000/65-kh-ubnd"


def test_a_document_of_the_store_is_described_as_it_was_named(register: sqlite3.Connection) -> None:
    """Nothing is lost on the way into the store: of all that is shipped, each is the same document as itself alone."""
    rows = register.execute("SELECT iri FROM document WHERE id % 37 = 0").fetchall()
    assert len(rows) > 500
    for (iri,) in rows:
        known = document(register, iri)
        assert known is not None
        assert same_document(described(known), described(known)) is not False, iri


# -- a decree's own text ----------------------------------------------------------------------------------------


def of_existence_only(conn: sqlite3.Connection) -> Document:
    """A decree of which the shipped register knows that the number exists, no day."""
    (iri,) = conn.execute(
        "SELECT iri FROM document WHERE type = 'decree' AND issued IS NULL AND certainty = 'existence' "
        "AND symbol LIKE '%/2024/NĐ-CP' ORDER BY iri LIMIT 1"
    ).fetchone()
    found = document(conn, iri)
    assert found is not None
    return found


def test_the_text_of_a_decree_does_not_double_it(conn: sqlite3.Connection, tmp_path: Path) -> None:
    known = of_existence_only(conn)
    symbol = known.symbol or ""
    done = texts(conn, OWN_TEXT.replace("959/2024/NĐ-CP", symbol), tmp_path / "nghi-dinh.txt")
    (shown,) = find_documents(conn, symbol)
    assert done.iri == shown.iri == known.iri, "the register's IRI stays"
    assert (shown.issued, shown.title) == (date(2024, 11, 5), "Quy định về tiếp công dân tại trụ sở")
    assert {e.relation for e in relations(conn, shown.iri)} >= {"replaces"}
    texts(conn, ward(f"Thực hiện Nghị định số {symbol} ngày 05/11/2024 của Chính phủ."), tmp_path / "bao-cao.txt")
    assert relations(conn, known.iri, incoming=True)
    # and what the text brought goes with it
    texts(conn, ward("Không viện dẫn gì."), tmp_path / "nghi-dinh.txt")
    gone = document(conn, known.iri)
    assert gone is not None and (gone.issued, gone.title) == (None, known.title)


def test_a_text_with_another_day_than_the_register_is_that_document(conn: sqlite3.Connection, tmp_path: Path) -> None:
    done = texts(conn, DECREE.replace("ngày 14 tháng 8", "ngày 15 tháng 8"), tmp_path / "a.txt")
    assert done.iri == ACT.iri
    (shown,) = find_documents(conn, "59/2023/NĐ-CP")
    assert shown.issued == date(2023, 8, 14)
    assert conn.execute("SELECT value FROM told WHERE field = 'issued' AND value = '2023-08-15'").fetchall(), (
        "both stay"
    )


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_what_reports_cite_and_the_text_itself_meet(
    slim: sqlite3.Connection, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """A day that becomes known later: one node, with the edges of all."""
    sources = [*(ward(body) for body in REPORTS), OWN_TEXT]
    for number in order:
        text = sources[number].replace("Số: 212/BC-UBND", f"Số: {212 + number}/BC-UBND")
        texts(slim, text, tmp_path / f"{number}.txt")
    assert under(slim, "959/2024/ND-CP") == ["/akn/vn/act/nghi-dinh/chinh-phu/2024-11-05/959-2024-nd-cp"]
    assert under(slim, "903/2022/QD-UBND") == ["/akn/vn-54/act/quyet-dinh/ubnd/2022/903-2022-qd-ubnd"]
    (shown,) = find_documents(slim, "959/2024/NĐ-CP")
    assert shown.title == "Quy định về tiếp công dân tại trụ sở"
    incoming = {e.evidence.document for e in relations(slim, shown.iri, incoming=True)}
    assert len(incoming) == 3, "all three reports"


def test_an_older_iri_leads_to_the_document(slim: sqlite3.Connection, tmp_path: Path) -> None:
    texts(slim, ward(REPORTS[1]), tmp_path / "a.txt")
    old = "/akn/vn/act/nghi-dinh/chinh-phu/2024/959-2024-nd-cp"
    assert under(slim, "959/2024/ND-CP") == [old]
    done = texts(slim, OWN_TEXT, tmp_path / "b.txt")
    assert done.iri != old and aliases(slim, done.iri) == [old]
    assert [doc.iri for doc in find_documents(slim, old)] == [done.iri]


# -- registers that learn of it later ---------------------------------------------------------------------------


def newer_register(monkeypatch: pytest.MonkeyPatch, *rows: str) -> None:
    """Let the small register hold these documents too, as rows of existing.csv."""

    def more(name: str) -> Iterator[list[str]]:
        yield from few_rows(name)
        if name == "existing":
            yield from csv.reader(rows)

    monkeypatch.setattr(shipped, "_rows", more)


@pytest.fixture
def small(few: None) -> Iterator[sqlite3.Connection]:
    """A store of the small register."""
    with open_store(":memory:") as store:
        yield store.conn


def test_a_newer_register_does_not_double_what_a_report_brought(
    small: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, body in enumerate(REPORTS):
        texts(small, ward(body).replace("212", str(212 + number)), tmp_path / f"{number}.txt")
    edges = small.execute("SELECT count(*) FROM edge").fetchone()
    (old,) = under(small, "959/2024/ND-CP")
    newer_register(monkeypatch, "959/2024/NĐ-CP,decree,Chính phủ,2024-11-05,2024,99999,1,,vbpl")
    shipped.load_register(small)
    assert under(small, "959/2024/ND-CP") == ["/akn/vn/act/nghi-dinh/chinh-phu/2024-11-05/959-2024-nd-cp"]
    (shown,) = find_documents(small, "959/2024/NĐ-CP")
    assert (shown.origin, shown.certainty) == ("register", "existence")
    assert [doc.iri for doc in find_documents(small, old)] == [shown.iri]
    assert small.execute("SELECT count(*) FROM edge").fetchone() == edges
    assert small.execute("PRAGMA foreign_key_check").fetchall() == []


def test_two_decrees_of_one_number_are_told_apart_by_their_days(
    small: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_register(
        monkeypatch,
        "959/2024/NĐ-CP,decree,Chính phủ,2024-11-05,2024,99998,1,,vbpl",
        "959/2024/NĐ-CP,decree,Chính phủ,2024-12-18,2024,99999,1,,vbpl",
    )
    shipped.load_register(small)
    one, other = under(small, "959/2024/ND-CP")
    found = read(
        "Nghị định số 959/2024/NĐ-CP ngày 05/11/2024; Nghị định số 959/2024/NĐ-CP ngày 18/12/2024.", small
    ).citations
    assert [(c.document, c.certainty) for c in found] == [(one, "certain"), (other, "certain")]
    (bare,) = read("Theo Nghị định số 959/2024/NĐ-CP.", small).citations
    assert (bare.certainty, sorted(bare.candidates)) == ("candidates", [one, other])
    assert texts(small, OWN_TEXT, tmp_path / "a.txt").iri == one


def test_an_import_does_not_double_what_a_report_brought(slim: sqlite3.Connection, tmp_path: Path) -> None:
    for number, body in enumerate(REPORTS):
        texts(slim, ward(body).replace("212", str(212 + number)), tmp_path / f"{number}.txt")
    office_list(
        slim,
        tmp_path / "a.csv",
        "symbol,issuer,issued,title\n959/2024/NĐ-CP,Chính phủ,05/11/2024,Về tiếp công dân\n",
    )
    (shown,) = find_documents(slim, "959/2024/NĐ-CP")
    assert (shown.origin, shown.title, shown.issued) == ("register", "Về tiếp công dân", date(2024, 11, 5))
    assert len({e.evidence.document for e in relations(slim, shown.iri, incoming=True)}) == 3


@pytest.mark.parametrize("suffix", [".csv", ".ttl", ".graphml"])
def test_an_exported_store_does_not_double_what_a_report_brought(slim_store: Path, tmp_path: Path, suffix: str) -> None:
    stores = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.sqlite"
        path.write_bytes(slim_store.read_bytes())
        stores.append(path)
    with open_store(stores[0]) as one, open_store(stores[1]) as two:
        texts(one.conn, ward(REPORTS[1]), tmp_path / "1.txt")
        own = texts(one.conn, OWN_TEXT, tmp_path / "2.txt")
        export(one.conn, tmp_path / f"x{suffix}")
        texts(two.conn, ward(REPORTS[2]).replace("212", "213"), tmp_path / "3.txt")
        with opened(tmp_path / f"x{suffix}") as staged:
            merge(two.conn, staged)
        assert under(two.conn, "959/2024/ND-CP") == [own.iri]
        old = "/akn/vn/act/nghi-dinh/chinh-phu/2024/959-2024-nd-cp"
        assert [doc.iri for doc in find_documents(two.conn, old)] == [own.iri]
        assert len({e.evidence.document for e in relations(two.conn, own.iri, incoming=True)}) == 2
        with opened(tmp_path / f"x{suffix}") as staged:
            assert merge(two.conn, staged).nothing


# -- an office's own list ---------------------------------------------------------------------------------------


def test_an_office_list_has_its_effect_on_what_a_report_cites(slim: sqlite3.Connection, tmp_path: Path) -> None:
    office_list(slim, tmp_path / "a.csv")
    reading = read(
        ward("Theo Quyết định số 903/2022/QĐ-UBND của UBND tỉnh và Quyết định số 904/2022/QĐ-UBND của UBND tỉnh."), slim
    )
    listed, other = (c for c in reading.citations if c.citation.form != "self")
    assert listed.known and not other.known
    assert status(slim, listed.document, date(2024, 6, 1)).state == "expired"
    (nowhere,) = read("Theo Quyết định số 903/2022/QĐ-UBND.", slim).citations
    assert not nowhere.known, "of which province it is nobody says"
    for body in (
        "Quyết định số 903/2022/QĐ-UBND ngày 12/02/2022 của UBND tỉnh",
        "Quyết định 903/2022/QĐ-UBND của Chủ tịch UBND tỉnh",
    ):
        (one,) = [c for c in read(ward(body), slim).citations if c.citation.form != "self"]
        assert one.document == listed.document, body


def test_a_report_is_told_what_the_office_list_says(slim: sqlite3.Connection, tmp_path: Path) -> None:
    office_list(slim, tmp_path / "a.csv", OFFICE_LIST.replace("01/03/2024", "01/03/2023"))
    body = "Thực hiện Quyết định số {} ngày 11/02/2022 của UBND tỉnh Phú Yên về công tác tiếp công dân, phường đã họp."
    for symbol, codes in (("903/2022/QĐ-UBND", {"VB201"}), ("904/2022/QĐ-UBND", set())):
        text = ward(body.format(symbol))
        found = check(text, read(text, slim), slim, today=date(2024, 1, 1)).findings
        assert {finding.code for finding in found if finding.code.startswith("VB2")} == codes, symbol


# -- the office of its own time ---------------------------------------------------------------------------------

NEW_WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: 15/BC-UBND

Xuân Đài, ngày 20 tháng 11 năm 2025

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2025

{body}

Nơi nhận:
- UBND tỉnh Đắk Lắk;
- Lưu: VT.
"""


@pytest.mark.parametrize(
    ("body", "locality"),
    [
        ("UBND phường đã ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023.", "vn-54-22076"),
        ("UBND phường đã ban hành Kế hoạch số 6/KH-UBND ngày 16/10/2025.", "vn-66-22076"),
        ("Theo Quyết định số 65/QĐ-UBND ngày 30/6/2025 của UBND phường Xuân Đài.", "vn-54-22076"),
        ("Theo Quyết định số 65/QĐ-UBND ngày 01/7/2025 của UBND phường Xuân Đài.", "vn-66-22076"),
        ("Theo Quyết định số 03/2022/QĐ-UBND của UBND tỉnh Phú Yên.", "vn-54"),
        ("Theo Quyết định số 03/2022/QĐ-UBND của UBND tỉnh.", "vn-54"),
        ("Theo Quyết định số 3/2026/QĐ-UBND của UBND tỉnh.", "vn-66"),
    ],
)  # fmt: skip
def test_the_day_of_the_cited_document_chooses_the_era_of_its_office(
    register: sqlite3.Connection, body: str, locality: str
) -> None:
    (one,) = [c for c in read(NEW_WARD.format(body=body), register).citations if c.citation.form != "self"]
    assert one.document.split("/")[2] == locality


# -- within one text --------------------------------------------------------------------------------------------


def documents(text: str, conn: sqlite3.Connection) -> list[str]:
    return [c.document for c in read(text, conn).citations if c.citation.form != "self"]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 927/CT-TTg ngày 15/8/2024 của Thủ tướng Chính phủ. Theo Chỉ thị số 927/CT-TTg, phường đã họp.",
        "Kết luận số 954-KL/TW ngày 09/5/2023 của Ban Bí thư. Theo Kết luận số 954-KL/TW.",
        "Công văn số 9606/BNV-CQĐP ngày 22/4/2023 của Bộ Nội vụ. Theo Công văn số 9606/BNV-CQĐP.",
        "Kế hoạch số 65/KH-UBND ngày 16/10/2023 của UBND thị xã. Theo Kế hoạch số 65/KH-UBND của UBND thị xã.",
        "Nghị quyết số 976/2025/UBTVQH15 ngày 14/4/2025. Theo Nghị quyết số 976/2025/NQ-UBTVQH15 ngày 14/4/2025.",
        "Luật Đất đai số 45/2013/QH13. Theo Luật Đất đai.",
        "Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023. Theo Luật Nhà ở.",
        "Luật Việc dễ số 927/2023/QH15 ngày 27/11/2023. Theo Luật Nhà ở. Theo Luật Nhà ở.",
    ],
)
@pytest.mark.parametrize("within", [ward, str])
def test_a_bare_mention_is_the_document_that_the_text_named(
    register: sqlite3.Connection, text: str, within: Callable[[str], str]
) -> None:
    found = documents(within(text), register)
    assert found[-1] == found[-2]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 927/CT-TTg ngày 15/8/2024. Chỉ thị số 927/CT-TTg ngày 15/8/2023. Theo Chỉ thị số 927/CT-TTg.",
        # in a quotation, in a title: not what the text itself speaks of
        "Đơn ghi: “theo Luật Đất đai số 31/2024/QH15”. Theo Luật Đất đai.",
        'Đơn ghi: "theo Luật Đất đai số 31/2024/QH15". Theo Luật Đất đai.',
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15. Theo Luật Đất đai.",
        "Kế hoạch số 65/KH-UBND ngày 16/10/2023 về triển khai Luật Đất đai số 31/2024/QH15. Theo Luật Đất đai.",
    ],
)
def test_a_bare_mention_is_not_what_others_speak_of(register: sqlite3.Connection, text: str) -> None:
    found = documents(ward(text), register)
    assert found[-1] not in found[:-1]


def test_a_symbol_of_the_standing_committee_with_a_type_is_damaged(register: sqlite3.Connection) -> None:
    one, other = read(
        "Nghị quyết số 76/2025/UBTVQH15 ngày 14/4/2025; Nghị quyết số 76/2025/NQ-UBTVQH15 ngày 14/4/2025.", register
    ).citations
    assert one.document == other.document and one.known
    assert [repair.rule for repair in other.citation.repairs] == ["surplus_type"]
    (old,) = read("Nghị quyết số 388/2003/NQ-UBTVQH11.", register).citations
    assert old.citation.symbol == "388/2003/NQ-UBTVQH11" and not old.citation.repairs


# -- several texts under one identity ---------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_texts_of_other_words_under_one_identity_stay(slim_store: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    bodies = ("Thực hiện Kế hoạch số 1/KH-UBND ngày 03/4/2023 của UBND tỉnh.", "Không viện dẫn gì.",
              "Theo Kế hoạch số 2/KH-UBND ngày 03/4/2023 của UBND thị xã.")  # fmt: skip

    def kept(order: tuple[int, ...]) -> tuple[list[object], ...]:
        path = tmp_path / f"{''.join(map(str, order))}.sqlite"
        path.write_bytes(slim_store.read_bytes())
        with open_store(path) as store:
            done = [texts(store.conn, ward(bodies[number]), tmp_path / f"{number}.txt") for number in order]
            assert [len(one.others) for one in done] == [0, 1, 2], "said of each that is not the first"
            again = [texts(store.conn, ward(bodies[number]), tmp_path / f"{number}.txt") for number in order]
            assert not any(one.changed for one in again)
            return graph(store.conn)

    assert kept(order) == kept((0, 1, 2))


def test_a_text_without_number_and_title_is_known_by_its_words(slim: sqlite3.Connection, tmp_path: Path) -> None:
    """Also where an office is guessed: two such texts are two documents."""
    text = "ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nVăn bản thứ {} nói về việc khác.\n"
    one, other = (texts(slim, text.format(n), tmp_path / f"{n}.txt") for n in ("nhất", "hai"))
    assert one.iri != other.iri and not other.others


# -- any order --------------------------------------------------------------------------------------------------


def graph(conn: sqlite3.Connection) -> tuple[list[object], ...]:
    """Documents, relations, citations and readings by IRI; of those of the slim register only what was added."""
    knows_words(conn)
    documents = conn.execute(
        "SELECT d.iri, d.symbol, d.type, d.title, d.issuer, d.level, d.place, d.issued, d.effective, d.year, "
        "d.origin, d.certainty, d.symbol_key FROM document d"
    ).fetchall()
    edges = conn.execute(
        f"SELECT a.iri, e.relation, b.iri, e.ev_start, {OF_EDGE}, v.iri FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object LEFT JOIN document v ON v.id = e.ev_document "
        "LEFT JOIN report r ON r.document = e.ev_document"
    ).fetchall()
    citations = conn.execute(
        "SELECT r.iri, c.start, c.more, d.iri FROM citation c JOIN document r ON r.id = c.report "
        "JOIN document d ON d.id = c.document"
    ).fetchall()
    readings = conn.execute("SELECT d.iri, r.digest FROM report r JOIN document d ON d.id = r.document").fetchall()
    stated = [row[:3] + row[5:] for row in edges if row[5]]
    assert len(set(stated)) == len(stated), "each once"
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return tuple(sorted(rows, key=repr) for rows in (documents, edges, citations, readings))


SHIPPED = ["964/2014/NĐ-CP,decree,Chính phủ,2014-06-26,2014,99997,1,,vbpl",
           "959/2024/NĐ-CP,decree,Chính phủ,,2024,99999,1,,vbpl"]  # fmt: skip
NEWER = [*SHIPPED[:1], "959/2024/NĐ-CP,decree,Chính phủ,2024-11-05,2024,99999,1,,vbpl"]
EVENTS = ("register", "newer", "text", "report 0", "report 1", "report 2", "import", "list")


#: How much of the small register is loaded here, again and again.
FEWER = {"documents": 40, "existing": 20, "sources": None, "verified": None, "places": None, "place_successors": None}


class _Registers:
    """So much of the small register; `rows` are those that it holds beside them."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def __call__(self, name: str) -> Iterator[list[str]]:
        if name in FEWER:
            yield from few_rows(name)[: FEWER[name]]
        if name == "existing":
            yield from csv.reader(self.rows)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, _Registers]]:
    """A store with few rows of the register, an export of another that read a report and the text, and the register."""
    with pytest.MonkeyPatch.context() as patch:
        rows = _Registers()
        patch.setattr(shipped, "_rows", rows)
        patch.setattr(shipped, "table", lambda name: {"laws": []})
        folder = tmp_path_factory.mktemp("orders")
        path = folder / "kg.sqlite"
        open_store(path).close()
        other = folder / "other.sqlite"
        other.write_bytes(path.read_bytes())
        with open_store(other) as store:
            happen(store.conn, "report 1", folder, rows, folder)
            happen(store.conn, "text", folder, rows, folder)
            export(store.conn, folder / "x.csv")
        yield path, folder, rows


def happen(conn: sqlite3.Connection, event: str, folder: Path, rows: _Registers, exported: Path) -> None:
    if event in ("register", "newer"):
        rows.rows = SHIPPED if event == "register" else NEWER
        with conn:
            shipped.load_register(conn)
    elif event == "text":
        texts(conn, OWN_TEXT, folder / "text.txt")
    elif event.startswith("report"):
        number = int(event[-1])
        texts(conn, ward(REPORTS[number]).replace("212", str(212 + number)), folder / f"{number}.txt")
    elif event == "list":
        office_list(conn, folder / "list.csv")
    else:
        with opened(exported / "x.csv") as staged:
            merge(conn, staged)


@settings(
    max_examples=examples(9, 25),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(EVENTS), leave_out=st.sets(st.sampled_from(EVENTS), max_size=4))
def test_any_order_gives_the_same_graph(
    empty: tuple[Path, Path, _Registers], order: list[str], leave_out: set[str]
) -> None:
    path, folder, rows = empty

    def after(events: list[str]) -> tuple[list[object], ...]:
        conn = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(path)) as source:
            source.backup(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        newer = False
        with closing(conn):
            for event in events:
                if event == "register" and newer:
                    continue  # a store never goes back to an older register
                newer |= event == "newer"
                happen(conn, event, folder, rows, folder)
            return graph(conn)

    wanted = [event for event in EVENTS if event not in leave_out]
    found, usual = after([event for event in order if event not in leave_out]), after(wanted)
    for one, other in zip(found, usual, strict=True):
        assert [row for row in one if row not in other] == [row for row in other if row not in one] == []


def test_an_own_list_moves_no_day_of_the_law(slim: sqlite3.Connection, tmp_path: Path) -> None:
    before = data_day(slim)
    office_list(slim, tmp_path / "a.csv")
    slim.execute("UPDATE source SET day = '2099-11-20' WHERE kind = 'office_list'")
    after = data_day(slim)
    (own,) = [one for one in after.kinds if one.kind == "office_list"]
    assert (after.day, str(own.last)) == (before.day, "2099-11-20") and own.documents > 0
