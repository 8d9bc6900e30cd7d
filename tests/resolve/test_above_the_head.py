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


@pytest.mark.parametrize(
    ("words", "issuer", "basis"),
    [
        (
            "Thông tư liên tịch số 58/2015/TTLT-BYT-BTNMT ngày 31/12/2015 của Liên Bộ Y tế và Bộ Tài nguyên và Môi trường",
            "Bộ Y tế và Bộ Tài nguyên và Môi trường",
            "explicit",
        ),
        (
            "Thông tư liên tịch số 5/2010/TTLT-BTC-BNV ngày 3/2/2010 của Liên Bộ Tài chính - Nội vụ",
            "Bộ Tài chính và Bộ Nội vụ",
            "explicit",
        ),
        ("Văn phòng UBND TP Hà Nội ra Thông báo số 64/TB-VP", "Văn phòng UBND thành phố Hà Nội", "context"),
        ("Văn phòng UBND tỉnh Lào Cai ban hành Thông báo số 64/TB-VP", "Văn phòng UBND tỉnh Lào Cai", "context"),
        ("Sở Y tế có Công văn số 12/SYT-NVY", "Sở Y tế", "symbol"),
    ],
)
def test_offices_together_and_the_one_of_many_that_acts(
    register: sqlite3.Connection, words: str, issuer: str, basis: str
) -> None:
    (one,) = read(f"{words} về việc A.", register).citations
    assert one.citation.issuer is not None
    assert one.citation.issuer.name == issuer
    assert one.citation.issuer_basis == basis


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Quyết định 1456 ngày 12/3/2020 của UBND tỉnh Lào Cai về A", True),
        ("Quyết định 12 ngày 5/3/2020 về A", True),
        ("Quyết định 12 thành viên tham gia từ ngày 5/3/2020", False),
        ("Quyết định 30 ngày nghỉ cho mỗi người", False),
    ],
)
def test_a_decision_s_number_alone_with_its_day(register: sqlite3.Connection, words: str, found: bool) -> None:
    text = f"Căn cứ Quyết định số 5/QĐ-UBND ngày 1/2/2020 của UBND tỉnh Lào Cai. {words}."
    numbers = [one.citation.symbol for one in read(text, register).citations[1:]]
    assert numbers == ([words.split()[2]] if found else [])


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("26/2016/NQ-QH14", "26/2016/QH14"),
        ("326/2016/NQ-UBTVQH14", "326/2016/UBTVQH14"),
        ("35/2000/NQ-QH10", "35/2000/NQ-QH10"),  # so it was numbered then
        ("1023/NQ-UBTVQH13", "1023/NQ-UBTVQH13"),
    ],
)
def test_since_the_14th_assembly_its_numbers_name_no_type(
    register: sqlite3.Connection, printed: str, symbol: str
) -> None:
    (one,) = read(f"Căn cứ Nghị quyết số {printed} về việc A;", register).citations
    assert one.citation.symbol == symbol
