"""What the register learns from a normative text: facts of itself, what it ends, and all of it taken back again."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kg.cite.find import find_citations
from kg.graph.ingest import ingest
from kg.register.validity.status import status
from kg.resolve import resolve_citations
from kg.store.documents import by_symbol, document, facts, relations
from kg.text import Text

DECREE = """CHÍNH PHỦ
_______
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 15 tháng 5 năm 2026

NGHỊ ĐỊNH
Quy định về nuôi ong lấy mật

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Theo đề nghị của Bộ trưởng Bộ Nông nghiệp và Môi trường;
Chính phủ ban hành Nghị định quy định về nuôi ong lấy mật.

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về nuôi ong lấy mật.
Điều 2. Hiệu lực thi hành
{closing}
Điều 3. Trách nhiệm thi hành
Các Bộ trưởng chịu trách nhiệm thi hành Nghị định này.

TM. CHÍNH PHỦ
THỦ TƯỚNG
"""
CLOSING = """1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.
2. Quy định tại Điều 1 Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2027.
3. Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân
chủ ở cơ sở hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.
4. Bãi bỏ Điều 5 của Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư kể từ ngày 01
tháng 9 năm 2026."""
NUMBER = "901/2026/NĐ-CP"


def read(conn: sqlite3.Connection, text: str, path: str = "/nghi-dinh.txt") -> str:
    return ingest(conn, Text(text, "txt", path), resolve_citations(text, find_citations(text), conn)).iri


def decree(closing: str = CLOSING, number: str = NUMBER) -> str:
    return DECREE.format(number=number, closing=closing)


def the(conn: sqlite3.Connection, symbol: str) -> str:
    return by_symbol(conn, symbol)[0].iri


def told(conn: sqlite3.Connection, iri: str) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in facts(conn, iri) if fact.certainty == "text"}


def test_a_decree_tells_its_own_day_of_effect_with_the_sentence(conn: sqlite3.Connection) -> None:
    iri = read(conn, decree())
    found = document(conn, iri)
    assert found is not None
    assert (found.symbol, found.issuer, found.effective, found.certainty) == (
        NUMBER,
        "Chính phủ",
        date(2026, 7, 1),
        "text",
    )
    assert status(conn, iri, date(2026, 6, 30)).state == "not_yet_in_force"
    said = told(conn, iri)
    assert ("effect_said", "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.") in said
    assert ("effect_of_part", "2027-01-01 Quy định tại Điều 1 Nghị định này") in said


def test_what_it_ends_ends_on_its_day_of_effect(conn: sqlite3.Connection) -> None:
    iri = read(conn, decree())
    ended = the(conn, "59/2023/NĐ-CP")
    assert status(conn, ended, date(2026, 6, 30)).state not in ("repealed", "replaced")
    now = status(conn, ended, date(2026, 7, 1))
    assert (now.state, now.since, now.by, now.certainty) == ("repealed", date(2026, 7, 1), NUMBER, "text")
    (edge,) = [e for e in relations(conn, ended, incoming=True) if e.relation == "repeals" and e.subject == iri]
    assert edge.evidence.quote is not None and "hết hiệu lực" in edge.evidence.quote
    assert decree()[edge.evidence.start : edge.evidence.end] == edge.evidence.quote


def test_a_part_that_falls_leaves_the_whole(conn: sqlite3.Connection) -> None:
    read(conn, decree())
    letters = the(conn, "30/2020/NĐ-CP")
    (edge,) = [e for e in relations(conn, letters, incoming=True) if e.relation == "repeals" and e.certainty == "text"
               and "901" in e.subject]  # fmt: skip
    assert (edge.scope, edge.location, edge.effective) == ("article", "Điều 5", date(2026, 9, 1))
    assert status(conn, letters, date(2026, 9, 1)).state != "repealed"


def test_its_legal_bases_are_bases(conn: sqlite3.Connection) -> None:
    iri = read(conn, decree())
    assert [e.object for e in relations(conn, iri) if e.relation == "based_on"] == [the(conn, "63/2025/QH15")]


def test_reading_it_again_changes_nothing_and_another_text_takes_it_back(conn: sqlite3.Connection) -> None:
    def everything() -> list[tuple[object, ...]]:
        return [
            tuple(row)
            for table, order in (("document", "iri"), ("claim", "document, source"), ("fact", "document, field, value"),
                                 ("edge", "subject, relation, object, location"), ("source", "kind, name"))
            for row in conn.execute(f"SELECT * FROM {table} ORDER BY {order}")
        ]  # fmt: skip

    def known() -> list[tuple[object, ...]]:
        return sorted(
            (tuple(row) for row in conn.execute("SELECT iri, symbol, title, issued, effective, origin FROM document")),
            key=repr,
        )

    before = known()
    iri = read(conn, decree())
    once = everything()
    assert read(conn, decree()) == iri
    assert everything() == once
    report = "BÁO CÁO\nKết quả công tác năm 2026\n\nĐơn vị đã hoàn thành nhiệm vụ.\n"
    read(conn, report)  # the same file, now another text
    assert (
        conn.execute("SELECT count(*) FROM source WHERE kind = 'text' AND name = '/nghi-dinh.txt'").fetchone()[0] == 0
    )
    assert set(before) <= set(known())
    assert status(conn, the(conn, "59/2023/NĐ-CP"), date(2026, 7, 1)).state not in ("repealed", "replaced")


@pytest.mark.parametrize(
    "text",
    [
        decree().replace("CHÍNH PHỦ\n_______", "DỰ THẢO\nCHÍNH PHỦ\n_______", 1),
        decree(number="     /2026/NĐ-CP"),
        "BÁO CÁO\nKết quả năm 2026\n\nNghị định số 59/2023/NĐ-CP hết hiệu lực từ ngày 01/7/2026.\n",
    ],
    ids=["draft", "no number", "report"],
)
def test_drafts_and_reports_tell_the_register_nothing(conn: sqlite3.Connection, text: str) -> None:
    before = conn.execute("SELECT count(*) FROM source WHERE kind = 'text'").fetchone()[0]
    read(conn, text)
    assert conn.execute("SELECT count(*) FROM source WHERE kind = 'text'").fetchone()[0] == before
    assert status(conn, the(conn, "59/2023/NĐ-CP"), date(2026, 7, 1)).state not in ("repealed", "replaced")


def test_letters_in_pieces_and_pages_in_between_tell_the_same(conn: sqlite3.Connection) -> None:
    import unicodedata

    paged = decree().replace("1. Nghị định này có hiệu lực thi hành", "1. Nghị định này có\n\n\n12\nCÔNG BÁO/Số 251/Ngày 27-04-2026 "
                             "\n\n\nhiệu lực thi hành")  # fmt: skip
    text = unicodedata.normalize("NFD", paged)
    iri = read(conn, text)
    found = document(conn, iri)
    assert found is not None and found.effective == date(2026, 7, 1)
    (edge,) = [e for e in relations(conn, iri) if e.relation == "repeals" and e.scope == "whole"]
    assert text[edge.evidence.start : edge.evidence.end] == edge.evidence.quote
    assert "59/2023" in (edge.evidence.quote or "")


def test_a_suspension_and_a_day_that_is_moved_are_facts_of_the_other_document(conn: sqlite3.Connection) -> None:
    closing = (
        "1. Nghị định này có hiệu lực từ ngày ký.\n"
        "2. Tạm ngưng hiệu lực Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ đến hết ngày 31 tháng 12 năm 2026.\n"
        "3. Lùi hiệu lực thi hành của Nghị định số 30/2020/NĐ-CP từ ngày 05 tháng 3 năm 2020 đến ngày 01 tháng 9 năm 2026."
    )
    read(conn, decree(closing))
    assert ("suspended", f"2026-05-15 2027-01-01 {NUMBER}") in told(conn, the(conn, "59/2023/NĐ-CP"))
    assert ("effect_moved", f"2026-09-01 {NUMBER}") in told(conn, the(conn, "30/2020/NĐ-CP"))


def test_a_consolidated_text_tells_the_days_of_the_acts_it_joins(conn: sqlite3.Connection) -> None:
    text = (
        "VĂN BẢN HỢP NHẤT\nNGHỊ ĐỊNH\nQuy định về mật ong\n\nNghị định số 902/2024/NĐ-CP ngày 03 tháng 4 năm 2024 của Chính phủ "
        "quy định về mật ong, có hiệu lực kể từ ngày 20 tháng 5 năm 2024, được sửa đổi, bổ sung bởi:\n"
        "Nghị định số 903/2025/NĐ-CP ngày 05 tháng 5 năm 2025 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số "
        "902/2024/NĐ-CP, có hiệu lực kể từ ngày 01 tháng 7 năm 2025.\nCăn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\n"
        "Điều 1. Phạm vi\nNghị định này quy định về mật ong.\nĐiều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 20 tháng 5 "
        "năm 2024. Nghị định số 59/2023/NĐ-CP hết hiệu lực.\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 12/VBHN-BYT\n"
    )
    iri = read(conn, text)
    basic, amending = (document(conn, the(conn, symbol)) for symbol in ("902/2024/NĐ-CP", "903/2025/NĐ-CP"))
    assert basic and amending
    assert (basic.effective, amending.effective) == (date(2024, 5, 20), date(2025, 7, 1))
    (edge,) = [e for e in relations(conn, basic.iri, incoming=True) if e.relation == "amends"]
    assert (edge.subject, edge.effective) == (amending.iri, date(2025, 7, 1))
    assert [e.object for e in relations(conn, iri) if e.relation == "consolidates"] == [basic.iri]
    assert not [e for e in relations(conn, iri) if e.relation in ("repeals", "replaces")]


OLD = """CHÍNH PHỦ
Số: 197-CP
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 31 tháng 12 năm 1994

NGHỊ ĐỊNH
QUY ĐỊNH CHI TIẾT VỀ NUÔI ONG
CHÍNH PHỦ
Theo đề nghị của Bộ trưởng Bộ Nông nghiệp,

NGHỊ ĐỊNH:

Điều 1.- Nghị định này quy định về nuôi ong.
Điều 2.- Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 1995 và thay thế Nghị định số 12/HĐBT ngày 01-02-1985 của Hội đồng
Bộ trưởng. Các quy định trước đây trái với Nghị định này đều bãi bỏ.

TM. CHÍNH PHỦ
THỦ TƯỚNG
"""
LAW = """QUỐC HỘI
Luật số: 991/2026/QH16
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI SỐ 31/2024/QH15
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15
1. Sửa đổi, bổ sung khoản 1 Điều 252 như sau:
“1. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2026, trừ quy định tại khoản 2 Điều này.”.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 15 tháng 7 năm 2026.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 1 thông qua ngày 29 tháng 6 năm 2026.

CHỦ TỊCH QUỐC HỘI
"""


def test_an_old_decree_is_a_decree_by_its_title(conn: sqlite3.Connection) -> None:
    found = document(conn, read(conn, OLD))
    assert found is not None
    assert (found.type, found.symbol, found.title, found.effective) == (
        "decree", "197-CP", "QUY ĐỊNH CHI TIẾT VỀ NUÔI ONG", date(1995, 1, 1),
    )  # fmt: skip
    (edge,) = [e for e in relations(conn, found.iri) if e.relation == "replaces"]
    assert "12-hdbt" in edge.object


def test_a_law_that_words_the_effect_of_another_anew_moves_it(conn: sqlite3.Connection) -> None:
    found = document(conn, read(conn, LAW))
    assert found is not None and found.effective == date(2026, 7, 15)
    land = the(conn, "31/2024/QH15")
    assert ("effect_moved", "2026-08-01 991/2026/QH16") in told(conn, land)
    assert land in {e.object for e in relations(conn, found.iri) if e.relation == "amends"}


def test_a_real_file_is_read_by_the_command(store_file: Path, tmp_path: Path) -> None:
    from tests.support.program import kg

    store, file = store_file, tmp_path / "nghi-dinh.txt"
    file.write_text(decree(), encoding="utf-8")
    assert kg("ingest", str(file), "--db", str(store)).returncode == 0
    shown = kg("show", NUMBER, "--db", str(store), "--as-of", "2026-06-01", "--lang", "vi").stdout
    assert "01/07/2026" in shown
    assert "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026" in shown
    assert "01/01/2027: Quy định tại Điều 1" in shown
    assert "59/2023/NĐ-CP" in shown and "hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành" in shown


def test_an_end_with_the_effect_of_another_act_has_no_day_of_its_own(conn: sqlite3.Connection) -> None:
    closing = (
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.\n"
        "2. Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ hết hiệu lực kể từ ngày Nghị định số "
        "902/2026/NĐ-CP có hiệu lực thi hành."
    )
    read(conn, decree(closing))
    (ended,) = by_symbol(conn, "59/2023/NĐ-CP")
    assert [fact.value for fact in facts(conn, ended.iri) if fact.field == "ended"] == [f"unknown repealed {NUMBER}"]
    assert not [e for e in relations(conn, ended.iri, incoming=True) if e.rule == "clause:repeals"]
    assert status(conn, ended.iri, date(2026, 7, 1)).state == "unknown"


@pytest.mark.parametrize(
    ("clause", "replaced"),
    [
        ("Bệnh nhân điều trị bằng thuốc thay thế quy định tại Điều 16 Nghị định số 59/2023/NĐ-CP làm theo Nghị định này.", False),
        ("Việc trồng rừng thay thế theo Nghị định số 59/2023/NĐ-CP do tỉnh quyết định.", False),
        ("Giải pháp thay thế được quy định tại Nghị định số 59/2023/NĐ-CP áp dụng đến hết năm.", False),
        ("Nghị định này thay thế Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ.", True),
        ("Nghị định này quy định việc trồng rừng, thay thế Nghị định số 59/2023/NĐ-CP.", True),
        ("Nghị định này thay thế quy định tại Điều 5 Nghị định số 59/2023/NĐ-CP.", True),
    ],
)  # fmt: skip
def test_a_drug_or_a_forest_that_replaces_another_replaces_no_document(
    conn: sqlite3.Connection, clause: str, replaced: bool
) -> None:
    iri = read(conn, decree(f"1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.\n2. {clause}"))
    assert any(edge.relation == "replaces" for edge in relations(conn, iri)) is replaced
