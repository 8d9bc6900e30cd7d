"""What a page links to above a text is not of that text's office; a chairman's name is no place."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read

PAGE = (
    "- 1 Quyết định 672/QĐ-UBND phê duyệt Kế hoạch sử dụng đất năm 2024\n"
    "- 2 Nghị quyết 26/NQ-HĐND năm 2024 thông qua Kế hoạch sử dụng đất\n"
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 97/QĐ-UBND\nLào Cai, ngày 10 tháng 7 năm 2024\nQUYẾT ĐỊNH\nVề kế hoạch\n"
    "Căn cứ Quyết định số 5/QĐ-UBND ngày 3/2/2024 về phân công;\n"
)


def test_a_link_above_the_head_is_not_the_writer_s(register: sqlite3.Connection) -> None:
    issuers = {
        one.citation.symbol: (one.citation.issuer.place if one.citation.issuer else None)
        for one in read(PAGE, register).citations
    }
    assert issuers["672/QĐ-UBND"] is None
    assert issuers["26/NQ-HĐND"] is None
    assert issuers["97/QĐ-UBND"] == "Lào Cai"
    assert issuers["5/QĐ-UBND"] == "Lào Cai"


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Chủ tịch UBND tỉnh Lê Trí Thanh ký Công điện số 3/CĐ-UBND", "Chủ tịch UBND tỉnh"),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Thế Giang đã ký ban hành văn bản số 2508/UBND-KGVX", "Chủ tịch UBND tỉnh"),
        ("Chủ tịch UBND tỉnh Lào Cai ký Quyết định số 5/QĐ-UBND", "Chủ tịch UBND tỉnh Lào Cai"),
        ("Chủ tịch UBND tỉnh Lào Cai Trần Văn An ký Quyết định số 5/QĐ-UBND", "Chủ tịch UBND tỉnh Lào Cai"),
        ("Chủ tịch UBND huyện T ban hành Quyết định số 5/QĐ-UBND", "Chủ tịch UBND huyện T"),
        ("UBND huyện Trần Văn Anh ban hành Quyết định số 5/QĐ-UBND", "UBND huyện Trần Văn Anh"),
    ],
)
def test_a_chairman_s_name_is_no_place(register: sqlite3.Connection, words: str, issuer: str) -> None:
    (one,) = read(f"{words} về việc A.", register).citations
    assert one.citation.issuer is not None
    assert one.citation.issuer.name == issuer


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Luật Phòng, chống tham nhũng sửa đổi 2007", "01/2007/QH12"),
        ("Luật Ban hành văn bản quy phạm pháp luật sửa đổi 2020", "63/2020/QH14"),
        ("Luật Đất đai (sửa đổi) 2024", "31/2024/QH15"),
        ("Luật Đất đai sửa đổi năm 2013", "45/2013/QH13"),
        ("Luật Ban hành văn bản QPPL của HĐND, UBND ngày 03/12/2004", "31/2004/QH11"),
        ("Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Uỷ ban nhân dân 2004", "31/2004/QH11"),
        ("Luật Trật tự, an toàn giao thông năm 2024", "36/2024/QH15"),
    ],
)
def test_a_law_as_libraries_call_it(register: sqlite3.Connection, name: str, symbol: str) -> None:
    (one,) = read(f"Căn cứ {name};", register).citations
    assert one.citation.text == name
    assert one.known
    year, term = symbol.split("/")[1:]
    assert one.document.endswith(f"/{int(symbol.split('/', maxsplit=1)[0])}-{year}-{term.lower()}")
