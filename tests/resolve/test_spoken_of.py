"""Issuers that the text tells elsewhere: the office it spoke of last, its one province, a letterhead's second column."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def issuers(text: str, conn: sqlite3.Connection) -> list[str | None]:
    found = [one.citation for one in read(text, conn).citations if one.citation.form != "self"]
    return [one.issuer.name if one.issuer else None for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "UBND huyện Bình Chánh thu hồi đất của tôi. Tôi không đồng ý. Nay có Quyết định số 5120/QĐ-UBND.",
            "UBND huyện Bình Chánh",
        ),
        ("UBND huyện Bình Chánh ra Quyết định số 5120/QĐ-UBND thu hồi đất.", "UBND huyện Bình Chánh"),
        ("Tôi ở huyện Bình Chánh, nay UBND huyện ra Quyết định số 5120/QĐ-UBND.", "UBND huyện Bình Chánh"),
        (
            "UBND tỉnh Phú Yên họp ngày 3/4. Hội nghị nghe báo cáo. Sau đó Kế hoạch số 12/KH-UBND được gửi đi.",
            "UBND tỉnh Phú Yên",
        ),
        (
            f"UBND huyện Bình Chánh giao việc. {'Các xã đã làm. ' * 200}Sau đó có Kế hoạch số 12/KH-UBND.",
            "UBND huyện Bình Chánh",
        ),
        (
            f"UBND huyện Bình Chánh giao. UBND xã Tân Lập làm. {'Đã làm. ' * 200}Có Kế hoạch số 12/KH-UBND.",
            "UBND",
        ),
        ("Thường trực HĐND tỉnh Lào Cai xây dựng Tờ trình số 9/TTr-HĐND.", "Thường trực HĐND tỉnh Lào Cai"),
        ("HĐND tỉnh Lào Cai họp. Các đại biểu thảo luận. Kết quả là Nghị quyết số 9/NQ-HĐND.", "HĐND tỉnh Lào Cai"),
        ("UBND huyện Bình Chánh thu hồi đất. HĐND tỉnh Lào Cai ra Nghị quyết số 9/NQ-HĐND.", "HĐND tỉnh Lào Cai"),
    ],
)
def test_the_office_that_the_text_spoke_of_last(register: sqlite3.Connection, text: str, name: str) -> None:
    assert issuers(text, register) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trên địa bàn Lào Cai, Sở Tư pháp đã có Công văn số 45/STP-VP.", "Sở Tư pháp tỉnh Lào Cai"),
        ("Phú Yên và Lào Cai cùng làm. Công văn số 45/STP-VP của Sở Tư pháp.", "Sở Tư pháp"),
    ],
)
def test_the_one_province_that_is_named_without_its_unit(register: sqlite3.Connection, text: str, name: str) -> None:
    assert issuers(text, register) == [name]


@pytest.mark.parametrize(
    ("head", "number", "name"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "1557/SGDĐT-GDPT", "Sở Giáo dục và Đào tạo tỉnh Lào Cai"),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "15/QĐ-UBND", "UBND tỉnh Lào Cai"),
        ("TỈNH ỦY LÀO CAI", "04-HD/BTCTU", "Ban Tổ chức Tỉnh ủy Lào Cai"),
    ],
)
def test_the_own_number_names_the_office_below(register: sqlite3.Connection, head: str, number: str, name: str) -> None:
    body = read(
        f"{head}\n{STATE}\nSố: {number}\nLào Cai, ngày 5 tháng 3 năm 2024\nKính gửi: Các xã.", register
    ).report.body
    assert body is not None and body.name == name


@pytest.mark.parametrize("gap", ["      ", " | ", "\t"])
def test_a_court_whose_line_holds_the_motto_too(register: sqlite3.Connection, gap: str) -> None:
    text = f"TÒA ÁN NHÂN DÂN KHU VỰC 3 - ĐỒNG THÁP{gap}{STATE}\nBản án số: 57/2025/DS-ST\nNgày: 18-9-2025\nNHÂN DANH\n"
    body = read(text, register).report.body
    assert body is not None and body.name == "Tòa án nhân dân khu vực 3 - Đồng Tháp"
