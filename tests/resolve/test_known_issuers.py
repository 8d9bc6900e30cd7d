"""What the register knows of documents that a text names otherwise: who issued them, and under which number."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Quy định số 144-QĐ/TW và Quy định số 37-QĐ/TW của Ban Chấp hành Trung ương", ["Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"]),
        ("Quy định số 144-QĐ/TW ngày 9/5/2024, Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương", ["Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"]),
        ("Quy định số 144-QĐ/TW nêu rõ", ["Bộ Chính trị"]),
        ("Quy định số 144-QĐ/TW ngày 9/5/2024 của Bộ Chính trị", ["Bộ Chính trị"]),
        # what is printed beside it is what the text says
        ("Quy định số 144-QĐ/TW ngày 9/5/2024 của Ban Bí thư", ["Ban Bí thư"]),
        ("Quy định số 9144-QĐ/TW nêu rõ", [None]),
        # several bodies, under the names of our tables
        ("Kết luận số 127-KL/TW nêu rõ", ["Bộ Chính trị và Ban Bí thư"]),
        ("Kết luận số 121-KL/TW nêu rõ", ["Ban Chấp hành Trung ương Đảng"]),
    ],
)  # fmt: skip
def test_the_body_of_a_party_document(register: sqlite3.Connection, text: str, issuers: list[str | None]) -> None:
    found = [one.citation.issuer for one in read(text, register).citations]
    assert [body and body.name for body in found] == issuers


def test_the_letterhead_of_the_centre_is_that_of_all_its_bodies(register: sqlite3.Connection) -> None:
    head = "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố {number}\nHà Nội, ngày {day}\n\nQUY ĐỊNH\nvề chuẩn mực\n"
    known = read(head.format(number="144-QĐ/TW", day="09 tháng 5 năm 2024"), register)
    other = read(head.format(number="144-QĐ/TW", day="10 tháng 5 năm 2014"), register)
    assert [r.report.body and r.report.body.name for r in (known, other)] == [
        "Bộ Chính trị",
        "Ban Chấp hành Trung ương Đảng",
    ]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Luật sửa đổi BLHS năm 2017", "2017-06-20/12-2017-qh14"),
        ("Luật sửa đổi, bổ sung Bộ luật Hình sự năm 2017", "2017-06-20/12-2017-qh14"),
        ("Luật sửa đổi, bổ sung Luật Đầu tư công năm 2022", "2022-01-11/3-2022-qh15"),
        ("Luật sửa đổi Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019", "2019-11-22/47-2019-qh14"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019", "2019-11-25/52-2019-qh14"),
        ("the June 17, 2020 Law amending and supplementing a number of articles of the Law on Construction of Vietnam", "2020-06-17/62-2020-qh14"),
        # another year, another law
        ("Luật sửa đổi BLHS năm 2016", "2016/sua-doi-bo-luat-hinh-su"),
        ("Luật sửa đổi Luật Giá năm 2017", "2017/sua-doi-luat-gia"),
    ],
)  # fmt: skip
def test_a_law_that_amends_by_any_of_its_names(register: sqlite3.Connection, text: str, document: str) -> None:
    (one,) = read(text, register).citations
    assert one.document == f"/akn/vn/act/luat/quoc-hoi/{document}"


def test_a_law_that_amends_without_day_or_year_is_none_for_certain(register: sqlite3.Connection) -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng được áp dụng."
    (one,) = read(text, register).citations
    assert one.certainty in ("candidates", "unknown")
    assert not one.known


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Luật sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề đầu tư kinh doanh có điều kiện của Luật đầu tư", "2016-11-22/3-2016-qh14"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng, Luật Thuế tiêu thụ đặc biệt và Luật Quản lý thuế", "2016-04-06/106-2016-qh13"),
    ],
)  # fmt: skip
def test_a_name_that_tells_more_is_borne_once(register: sqlite3.Connection, text: str, document: str) -> None:
    (one,) = read(f"Việc này theo {text}.", register).citations
    assert (one.document, one.certainty) == (f"/akn/vn/act/luat/quoc-hoi/{document}", "certain")
