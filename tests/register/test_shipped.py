"""The shipped register: what it holds, how it is found, and that nothing foreign travels with it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sqlite3
import zipfile
from datetime import date

import pytest

from kg.naming import name_key
from kg.register.imports.phapdien.hierarchy import above
from kg.register.validity.status import law_in_force
from kg.store.documents import by_symbol, document, facts, laws_named, relations, row_id
from scripts.register import register_facts
from tests.support import ROOT

REGISTER = ROOT / "data" / "register"


@pytest.fixture(scope="module")
def conn(register: sqlite3.Connection) -> sqlite3.Connection:
    return register


def test_counts(conn: sqlite3.Connection) -> None:
    count = dict(conn.execute("SELECT certainty, count(*) FROM document GROUP BY certainty").fetchall())
    assert count["issued_text"] > 9000
    assert count["official_code"] > 5000
    assert count["existence"] > 13000
    assert count["verified"] == 28


def test_manifest_digest_is_that_of_the_files() -> None:
    digest = hashlib.sha256()
    for path in sorted(REGISTER.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    assert json.loads((REGISTER / "manifest.json").read_text())["digest"] == digest.hexdigest()


def test_size_zipped_under_5_megabytes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in REGISTER.glob("*.csv"):
            archive.write(path, path.name)
    assert len(buffer.getvalue()) < 5_000_000


def test_no_evidence_sentences() -> None:
    with (REGISTER / "relations.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            assert len(row["location"]) < 30, row


@pytest.mark.parametrize(
    "typed",
    ["04/2015/NĐ-CP", "4/2015/NĐ-CP", "04/2015/ND-CP", "04/2015/nđ-cp", "04/2015/NÐ-CP", "04 / 2015 / NĐ-CP"],
)
def test_by_symbol_is_tolerant(conn: sqlite3.Connection, typed: str) -> None:
    found = by_symbol(conn, typed)
    assert [d.symbol for d in found] == ["04/2015/NĐ-CP"]
    assert found[0].issuer == "Chính phủ"
    assert found[0].issued == date(2015, 1, 9)


@pytest.mark.parametrize(
    ("symbol", "kind", "issued", "certainty"),
    [
        ("10/2022/QH15", "law", "2022-11-10", "verified"),
        ("59/2023/NĐ-CP", "decree", "2023-08-14", "verified"),
        ("25/2021/QĐ-TTg", "decision", "2021-07-22", "verified"),
        ("60/2013/NĐ-CP", "decree", "2013-06-19", "existence"),
        ("86/2023/NĐ-CP", "decree", "2023-12-07", "existence"),  # the day as reports cite it
        ("54-KL/TW", "conclusion", "2023-05-09", "existence"),
        ("47/2024/QH15", "law", "2024-11-26", "issued_text"),
        ("55/1998/NQ-UBTVQH10", "resolution", "1998-08-30", "issued_text"),
        ("1052/QĐ-BTS", "decision", None, "existence"),  # printed with Ð in the source
    ],
)
def test_documents(conn: sqlite3.Connection, symbol: str, kind: str, issued: str | None, certainty: str) -> None:
    found = [(d.type, str(d.issued) if d.issued else None, d.certainty) for d in by_symbol(conn, symbol)]
    assert (kind, issued, certainty) in found


@pytest.mark.parametrize(
    ("symbol", "years"),
    [
        ("30-CT/TW", [1998, 2019, 2024]),
        ("05-CT/TW", [2016, 2021]),
        ("32-CT/TW", [2003, 2014, 2024]),
        ("54-KL/TW", [2019, 2023]),
        ("80-KL/TW", [2020, 2024]),
        ("25-NQ/TW", [2003, 2013, 2026]),
        ("99-QĐ/TW", [2012, 2017, 2023]),
        ("21-KL/TW", [2021]),
    ],
)
def test_party_numbers_repeat(conn: sqlite3.Connection, symbol: str, years: list[int]) -> None:
    assert [d.year for d in by_symbol(conn, symbol)] == years


def test_one_number_of_the_national_assembly_may_be_two_documents(conn: sqlite3.Connection) -> None:
    found = {d.type: d for d in by_symbol(conn, "24/2008/QH12")}
    assert found["law"].issued == date(2008, 11, 13)
    assert found["resolution"].issued == date(2008, 11, 14)


@pytest.mark.parametrize("symbol", ["92/2015/QH13", "104/2015/QH13", "132/2020/QH14", "225/2025/QH15"])
def test_a_type_said_in_passing_makes_no_second_document(conn: sqlite3.Connection, symbol: str) -> None:
    assert len(by_symbol(conn, symbol)) == 1


def test_no_document_stands_beside_itself_without_its_type(conn: sqlite3.Connection) -> None:
    assert not conn.execute(
        "SELECT a.symbol, a.issued FROM document a JOIN document b USING (symbol_key, issued) "
        "WHERE a.type = 'other' AND b.type <> 'other' AND instr(a.symbol_key, '/' || substr(a.issued, 1, 4) || '/') = 0"
    ).fetchall()


def test_a_day_of_issue_that_the_number_denies_is_kept_apart(conn: sqlite3.Connection) -> None:
    (found,) = by_symbol(conn, "127/2007/NĐ-CP")
    said = {(f.field, f.value, f.certainty) for f in facts(conn, found.iri)}
    assert found.issued == date(2007, 8, 1)  # another source has the day that fits
    assert ("issued", "2018-05-16", "conflict") in said


def test_issuers_have_one_name(conn: sqlite3.Connection) -> None:
    names = {row[0] for row in conn.execute("SELECT DISTINCT issuer FROM document WHERE issuer IS NOT NULL")}
    single = {part for name in names for part in name.split("; ")}
    assert len({part.casefold().rstrip(".") for part in single}) == len(single)
    assert not [n for n in single if "Uỷ" in n or "Toà" in n or re.search(r"hoá\b", n) or "quy định" in n]
    assert "Bộ Công Thương" in single


@pytest.mark.parametrize(
    ("subject", "relation", "target", "scope", "source"),
    [
        ("59/2023/NĐ-CP", "details", "10/2022/QH15", "whole", "title"),
        ("60/2013/NĐ-CP", "details", "10/2012/QH13", "whole", "title"),
        ("149/2018/NĐ-CP", "details", "10/2012/QH13", "whole", "title"),
        ("145/2020/NĐ-CP", "details", "45/2019/QH14", "whole", "title"),
        ("32/2020/NĐ-CP", "amends", "59/2012/NĐ-CP", "part", "title"),
        ("97/2025/QH15", "amends", "10/2022/QH15", "part", "verified"),
        ("47/2024/QH15", "amends", "10/2022/QH15", "part", "verified"),
        ("107/2021/NĐ-CP", "amends", "61/2018/NĐ-CP", "part", "verified"),
        ("42/2013/QH13", "repeals", "02/2011/QH13", "article", "verified"),
        ("04/2015/NĐ-CP", "details", "55/1998/NQ-UBTVQH10", "whole", "verified"),
        ("10/2022/QH15", "repeals", "55/1998/NQ-UBTVQH10", "whole", "verified"),
        ("10/2022/QH15", "repeals", "34/2007/PL-UBTVQH11", "whole", "official_code"),
        ("26/2026/TT-BTC", "replaces", "343/2016/TT-BTC", "whole", "verified"),
        ("05/2023/TT-BLĐTBXH", "replaces", "36/2017/TT-BLĐTBXH", "whole", "official_list"),
        ("69/2020/QH14", "repeals", "72/2006/QH11", "whole", "text"),
    ],
)
def test_relations(conn: sqlite3.Connection, subject: str, relation: str, target: str, scope: str, source: str) -> None:
    known = {
        (e.relation, e.object, e.scope, e.certainty) for d in by_symbol(conn, subject) for e in relations(conn, d.iri)
    }
    targets = {d.iri for d in by_symbol(conn, target)}
    assert any((relation, iri, scope, source) in known for iri in targets)


def test_chapter_that_lapsed_is_named(conn: sqlite3.Connection) -> None:
    law = next(d for d in by_symbol(conn, "02/2011/QH13") if d.type == "law")
    edge = next(
        e for e in relations(conn, law.iri, incoming=True) if e.scope == "article" and e.certainty == "verified"
    )
    assert edge.effective == date(2014, 7, 1)
    assert "Chương V" in (edge.evidence.source or "")


def test_only_reliable_scopes(conn: sqlite3.Connection) -> None:
    scopes = {row[0] for row in conn.execute("SELECT DISTINCT scope FROM edge")}
    assert scopes == {"whole", "article", "content", "part"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Luật Thực hiện dân chủ ở cơ sở", "thuc hien dan chu o co so"),
        ("Bộ Luật lao động", "lao dong"),
        ("Phổ biến, giáo dục pháp luật", "pho bien giao duc phap luat"),
        ("Pháp lệnh Quản lý thị trường", "quan ly thi truong"),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("Luật Thực hiện dân chủ ở cơ sở", ["10/2022/QH15"]),
        ("luat thuc hien dan chu o co so", ["10/2022/QH15"]),
        ("Thực hiện dân chủ ở cơ sở", ["10/2022/QH15"]),
        ("Bộ luật Lao động", ["10/2012/QH13", "45/2019/QH14"]),
        ("Luật Ban hành văn bản quy phạm pháp luật", ["17/2008/QH12", "80/2015/QH13", "64/2025/QH15"]),
        ("Luật Thi hành án dân sự", ["26/2008/QH12", "106/2025/QH15"]),
        ("Luật Chưa từng có", []),
    ],
)
def test_laws_named(conn: sqlite3.Connection, name: str, symbols: list[str]) -> None:
    assert [d.symbol for d in laws_named(conn, name)] == symbols


@pytest.mark.parametrize(
    ("name", "day", "symbols"),
    [
        ("Luật Thực hiện dân chủ ở cơ sở", "2022-11-09", []),
        ("Luật Thực hiện dân chủ ở cơ sở", "2022-11-10", ["10/2022/QH15"]),
        ("Bộ luật Lao động", "2019-11-19", ["10/2012/QH13"]),
        ("Bộ luật Lao động", "2020-12-31", ["10/2012/QH13", "45/2019/QH14"]),
        ("Bộ luật Lao động", "2021-01-01", ["45/2019/QH14"]),
        # whether the older one has an end or not: two laws of one name are not in force at once
        ("Luật Phòng, chống tham nhũng", "2019-06-30", ["55/2005/QH11", "36/2018/QH14"]),
        ("Luật Phòng, chống tham nhũng", "2024-06-28", ["36/2018/QH14"]),
        ("Luật Ban hành văn bản quy phạm pháp luật", "2025-03-31", ["80/2015/QH13", "64/2025/QH15"]),
        ("Luật Ban hành văn bản quy phạm pháp luật", "2025-04-01", ["64/2025/QH15"]),
    ],
)
def test_law_in_force(conn: sqlite3.Connection, name: str, day: str, symbols: list[str]) -> None:
    assert [d.symbol for d in law_in_force(conn, name, date.fromisoformat(day))] == symbols


@pytest.mark.parametrize(
    ("symbol", "last"),
    [
        ("10/2022/QH15", "91"), ("30/2020/NĐ-CP", "38"), ("91/2015/QH13", "689"),
        ("31/2024/QH15", "260"),  # in the code from no page; the gazette's text tells it
        ("80/2015/QH13", None),  # not in the code's pages
    ],
)  # fmt: skip
def test_the_last_article_where_the_code_holds_all(conn: sqlite3.Connection, symbol: str, last: str | None) -> None:
    told = [
        fact.value for doc in by_symbol(conn, symbol) for fact in facts(conn, doc.iri) if fact.field == "last_article"
    ]
    assert told == ([last] if last else [])


def test_by_iri(conn: sqlite3.Connection) -> None:
    iri = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
    found = document(conn, iri)
    assert found is not None
    assert found.symbol == "10/2022/QH15"
    assert row_id(conn, iri) is not None
    assert document(conn, iri + "x") is None
    assert row_id(conn, iri + "x") is None


@pytest.mark.parametrize(
    ("clause", "symbol", "whole"),
    [
        ("Luật Cầu số 1/2003/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực.", "1/2003/QH11", True),
        ("Luật Cầu số 1/2003/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2008/QH12 và Luật số 3/2011/QH13 hết hiệu lực.", "1/2003/QH11", True),
        ("Luật Cầu số 1/2003/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2008/QH12 và Luật số 3/2011/QH13 hết hiệu lực.", "3/2011/QH13", False),
        ("Luật Cầu số 1/2003/QH11 và Luật sửa đổi, bổ sung một số điều của Luật Cầu số 2/2008/QH12 hết hiệu lực.", "2/2008/QH12", True),
        ("Luật A số 1/2003/QH11 đã được sửa đổi theo Luật số 2/2008/QH12, Luật B số 5/2009/QH12 hết hiệu lực.", "5/2009/QH12", True),
        ("Nghị quyết số 1/2015/QH13 về việc lùi hiệu lực của Bộ luật A số 2/2014/QH13, Bộ luật B số 3/2014/QH13 hết hiệu lực.", "3/2014/QH13", False),
        ("3. Bãi bỏ Điều 2 của Luật Cầu số 1/2003/QH11.", "1/2003/QH11", False),
        ("Bãi bỏ các quy định về đò tại Thông tư số 4/2004/TT-BGTVT.", "4/2004/TT-BGTVT", False),
        ("Nghị định số 1/2006/NĐ-CP quy định về đò của các tỉnh và Nghị định số 2/2007/NĐ-CP hết hiệu lực.", "2/2007/NĐ-CP", True),
        ("thay thế các Nghị định sau của Chính phủ: Nghị định số 1/2006/NĐ-CP", "1/2006/NĐ-CP", True),
        ("thay thế Thông tư số 4/2004/TT- BGTVT ngày 02/3/2004", "4/2004/TT-BGTVT", True),
        ("Bãi bỏ Điều 1 Thông tư số 9/2018/TT-BCT sửa đổi, bổ sung Thông tư 7/2015/TT-BCT, Thông tư 8/2015/TT-BCT.", "8/2015/TT-BCT", False),
        ("a) thông tin; Bảng 3 tỷ lệ tổn thương tại Thông tư liên tịch số 4/2004/TTLT-BYT-BTC", "4/2004/TTLT-BYT-BTC", False),
        ("được thực hiện đến khi Luật Cầu số 1/2003/QH11 hết hiệu lực.", "1/2003/QH11", False),
        ("thay thế Nghị định số 1/2002/NĐ-CP về đò, khoản 3 Điều 4 và những quy định khác về phà của Nghị định 2/2007/NĐ-CP", "2/2007/NĐ-CP", False),
        ("Bổ sung, thay thế, bãi bỏ một số quy định, phụ lục của Nghị định số 1/2024/NĐ-CP về đò; Nghị định số 2/2025/NĐ-CP về phà", "2/2025/NĐ-CP", False),
        ("2. Bãi bỏ một số điều, khoản của Thông tư số 1/2016/TT-BCT về đò, Thông tư số 2/2015/TT-BCT về phà như sau:", "2/2015/TT-BCT", False),
        ("Thay thế cụm từ, bãi bỏ Phụ lục và biểu mẫu trong Thông tư số 4/2024/TT-BCA", "4/2024/TT-BCA", False),
        ("về cầu phà (sau đây viết gọn là Thông tư số 4/2024/TT-BCA):", "4/2024/TT-BCA", False),
        ("u của Thông tư số 1/2012/TT-NHNN về đò và Thông tư số 2/2014/TT-NHNN ngày 1/2/2014 về phà (gọi tắt là Thông tư số 3/2016/TT-NHNN).", "2/2014/TT-NHNN", False),
        ("và Thông tư số 4/2013/TT-BGTVT ngày 05/11/2013 quy định về đò, đối với các nội dung liên quan đến phà", "4/2013/TT-BGTVT", False),
        ("1. Bãi bỏ một số văn bản sau: Thông tư số 4/2013/TT-BGTVT.", "4/2013/TT-BGTVT", True),
    ],
)  # fmt: skip
def test_what_a_clause_ends(clause: str, symbol: str, whole: bool) -> None:
    assert register_facts.ends_whole(clause, symbol) is whole


def test_a_heading_read_as_a_clause() -> None:
    heading = "Điều 25. Bổ sung, thay thế, bãi bỏ một số quy định, phụ lục của Nghị định số 1/2024/NĐ-CP"
    assert not register_facts.ends_whole("ày 26 tháng 12 về đò; Nghị định số 2/2025/NĐ-CP", "2/2025/NĐ-CP", heading)
    assert register_facts.ends_whole("2. Bãi bỏ Nghị định số 2/2025/NĐ-CP.", "2/2025/NĐ-CP", heading)


@pytest.mark.parametrize(
    ("clause", "symbol", "listed"),
    [
        ("Luật Cầu ngày 1/1/1994, Luật sửa đổi, bổ sung một số điều của Luật Cầu số 3/2002/QH10, Luật sửa đổi, bổ sung một số điều của Luật Cầu số 7/2006/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực.", "3/2002/QH10", True),
        ("Luật Cầu số 2/1997/QH10 và Luật sửa đổi, bổ sung một số điều của Luật Cầu số 2/2004/QH11 hết hiệu lực.", "2/2004/QH11", True),
        ("Luật Cầu số 2/1997/QH10 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2004/QH11 hết hiệu lực.", "2/2004/QH11", False),
        ("Nghị định số 3/2023/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 2/2020/NĐ-CP hết hiệu lực.", "2/2020/NĐ-CP", False),
    ],
)  # fmt: skip
def test_an_amending_law_in_a_list_of_ended_ones(clause: str, symbol: str, listed: bool) -> None:
    assert register_facts.ends_in_list(clause, symbol) is listed


@pytest.mark.parametrize(
    ("clause", "exception"),
    [
        ("b) Thông tư số 3/2014/TT-NHNN ngày 11 tháng 11 năm 2014, trừ quy định tại khoản 3 Điều 1 hết hiệu lực thi hành từ ngày 01 tháng 12 năm 2023;", True),
        ("b) Thông tư số 3/2014/TT-NHNN hết hiệu lực kể từ ngày 01/01/2024, trừ quy định tại khoản 3 Điều 1.", False),
        ("b) Thông tư số 3/2014/TT-NHNN ngày 11 tháng 11 năm 2014 hướng dẫn về tài sản loại trừ khi sắp xếp;", False),
    ],
)  # fmt: skip
def test_the_day_of_an_exception_is_not_that_of_the_whole(clause: str, exception: bool) -> None:
    assert register_facts.day_of_exception(clause, "3/2014/TT-NHNN") is exception


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Nghị định này có hiệu lực thi hành từ ngày 01 tháng 12 năm 2020, thay thế Nghị định số 1/2006/NĐ-CP", "2020-12-01"),
        ("Thông tư liên tịch này có hiệu lực kể từ ngày 19/10/2018 và thay thế", "2018-10-19"),
        ("Thông tư này có hiệu lực thi hành kể từ ngày 31 tháng 6 năm 2014.", ""),
        ("Nghị định số 1/2006/NĐ-CP có hiệu lực từ ngày 01/7/2006 hết hiệu lực.", ""),
    ],
)  # fmt: skip
def test_the_day_that_a_clause_gives_for_its_own_act(clause: str, day: str) -> None:
    assert register_facts.stated_effect(clause) == day


@pytest.mark.parametrize(
    ("one", "other", "higher"),
    [
        ("10/2022/QH15", "59/2023/NĐ-CP", True),
        ("34/2007/PL-UBTVQH11", "59/2023/NĐ-CP", True),
        ("59/2023/NĐ-CP", "04/2015/TT-BNV", True),
        ("59/2023/NĐ-CP", "34/2007/PL-UBTVQH11", False),
        ("111-HĐBT", "11/2023/TT-BNV", True),
        ("202-CT", "11/2023/TT-BNV", False),
        ("17-HĐBT", "5/1995/QĐ-TTg", False),
        ("01/2015/TTLT-BTC-BNV", "11/2023/TT-BNV", False),
    ],
)
def test_higher_offices(one: str, other: str, higher: bool) -> None:
    assert above(one, other) is higher


def test_no_document_changes_one_of_a_higher_office() -> None:
    with (REGISTER / "relations.csv").open(encoding="utf-8") as handle:
        changes = [r for r in csv.DictReader(handle) if r["relation"] in ("amends", "repeals", "replaces")]
    assert len(changes) > 3000
    assert [r for r in changes if above(r["object"], r["subject"])] == []


def test_an_issuer_that_only_the_symbol_tells_is_known(conn: sqlite3.Connection) -> None:
    told = dict(
        conn.execute(
            "SELECT symbol, issuer FROM document WHERE symbol IN ('15/2026/NQ-CP', '66.13/2026/NQ-CP', '24-L/CTN')"
        )
    )
    assert (told["15/2026/NQ-CP"], told["66.13/2026/NQ-CP"]) == ("Chính phủ", "Chính phủ")
    assert told.get("24-L/CTN") != "Chủ tịch nước"  # who announced the law did not make it
