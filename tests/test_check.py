"""The checker: what each rule must find, and where it must be silent."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from reading import read, ward

from kg.check import CheckResult, check
from kg.check.context import full_citation
from kg.check.finding import rule_codes
from kg.register.lookup import by_symbol

TODAY = date(2026, 11, 1)


def judge(body: str, conn: sqlite3.Connection, *, as_of: date | None = None, text: str | None = None) -> CheckResult:
    text = text if text is not None else ward(body)
    return check(text, read(text, conn), conn, as_of=as_of, today=TODAY)


def codes(result: CheckResult) -> list[tuple[str, str]]:
    return [(f.code, " ".join(f.quote.split())) for f in result.findings if f.code not in ("VB901", "VB902")]


FULL = "của Chính phủ"
MUST_FIRE = [
    ("VB101", "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ", "Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ"),
    ("VB101", "Kết luận số 54/KL-TW ngày 09/5/2023 của Ban Bí thư", "Kết luận số 54-KL/TW ngày 09/5/2023 của Ban Bí thư"),
    ("VB101", "Thông tư số 343/2016TT-BTC ngày 30/12/2016 của Bộ Tài chính", "Thông tư số 343/2016/TT-BTC ngày 30/12/2016 của Bộ Tài chính"),
    ("VB102", "Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND thị xã", "Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND thị xã"),
    ("VB103", "Nghị định số 59/2023/NĐ-CP của Chính phủ", None),
    ("VB104", "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023", None),
    ("VB107", "Kế hoạch số 12/KH-UBND ngày 31/4/2023 của UBND phường", None),
    ("VB108", "Quyết định số 15/KH-UBND ngày 03/4/2023 của UBND phường", None),
    ("VB201", "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007", "Luật Thực hiện dân chủ ở cơ sở năm 2022"),
    ("VB207", "Thông tư số 343/2016/TT-BTC ngày 30/12/2016 của Bộ Tài chính", None),
    ("VB208", "Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ", None),
    ("VB301", "Nghị định số 59/2023/NĐ-CP ngày 15/8/2023 của Chính phủ", None),
    ("VB302", "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Thủ tướng Chính phủ", None),
    ("VB303", "Chỉ thị số 30-CT/TW", None),
    ("VB502", "Kế hoạch số 300/KH-UBND ngày 05/12/2023 của UBND phường", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "citation", "suggestion"), MUST_FIRE)
def test_a_rule_fires(register: sqlite3.Connection, code: str, citation: str, suggestion: str | None) -> None:
    result = judge(f"Thực hiện {citation}, phường đã họp.", register)
    found = [f for f in result.findings if f.code == code]
    assert [" ".join(f.quote.split()) for f in found] == [citation]
    if suggestion is not None:
        assert found[0].suggestion == suggestion
    for lang in ("vi", "en"):
        message = found[0].message(lang)
        assert "{" not in message and "None" not in message


def test_every_rule_has_a_case() -> None:
    elsewhere = {"VB109", "VB203", "VB501", "VB901", "VB902"}
    assert {code for code, *_ in MUST_FIRE} | elsewhere == set(rule_codes())


@pytest.mark.parametrize(
    "body",
    [
        "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, phường đã họp.",
        "Thực hiện Luật Thực hiện dân chủ ở cơ sở, phường đã họp.",
        # a plan that no register knows is no fault, whatever its number
        "UBND phường đã ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023 về dân chủ.",
        "Thực hiện Quyết định số 9999/QĐ-UBND ngày 02/11/2022 của UBND tỉnh, phường đã họp.",
        # the text itself says that the document is of the past
        "Luật này thay thế Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007.",
        "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 đã được thay thế bởi Luật Thực hiện dân chủ ở cơ sở.",
        # the second citation may be short
        "Theo Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ; Nghị định số 59/2023/NĐ-CP cũng nói vậy.",
        # the Party's Quy định bears the code QĐ
        "Thực hiện Quy định số 11-QĐ/TW ngày 18/02/2019 của Bộ Chính trị, phường đã họp.",
        # until 1992 CT stood for the Chairman of the Council of Ministers, LCT for the order that made a law known
        "Thực hiện Quyết định số 87-CT ngày 01 tháng 3 năm 1985 của Chủ tịch Hội đồng Bộ trưởng, phường đã họp.",
        "Thực hiện Pháp lệnh số 10-LCT/HĐNN7 về một việc, phường đã họp.",
        "Thực hiện Thông tri số 297-TT/TW ngày 20/4/1974 của Ban Bí thư, phường đã họp.",
        "Thực hiện Thông tư liên tịch số 12/2016/TTLT-BLĐTBXH-BGDĐT-BTC ngày 16/6/2016 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội, Bộ trưởng Bộ Giáo dục và Đào tạo, Bộ trưởng Bộ Tài chính, phường đã họp.",
        # a number cut by the end of a line is no fault of the writer
        "Thực hiện Nghị định số 59/2023/NĐ-\nCP ngày 14/8/2023 của Chính phủ, phường đã họp.",
    ],
)
def test_silence(register: sqlite3.Connection, body: str) -> None:
    assert codes(judge(body, register)) == []


def test_blank_head(register: sqlite3.Connection) -> None:
    text = ward("x").replace("Số: 212/BC-UBND", "Số:      /BC-UBND").replace("ngày 20 tháng 11", "ngày   tháng 11")
    assert [code for code, _ in codes(judge("", register, text=text))] == ["VB109", "VB109"]


def test_no_head_is_not_a_blank_head(register: sqlite3.Connection) -> None:
    assert codes(judge("", register, text="Một đoạn trích, không có đầu đề.")) == []


def test_two_days_for_one_document(register: sqlite3.Connection) -> None:
    body = "Quyết định số 118/QĐ-UBND ngày 06/3/2023 của UBND phường. Quyết định số 118/QĐ-UBND ngày 16/3/2023 của UBND phường."
    (found,) = [f for f in judge(body, register).findings if f.code == "VB501"]
    assert "16/3/2023" in found.quote
    assert "06/03/2023" in found.message("vi")


def test_one_number_of_two_offices_is_no_contradiction(register: sqlite3.Connection) -> None:
    body = (
        "Kế hoạch số 53/KH-UBND ngày 06/3/2023 của UBND phường. Kế hoạch số 53/KH-UBND ngày 05/02/2023 của UBND tỉnh."
    )
    assert codes(judge(body, register)) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 6, 30), []),
        (date(2023, 7, 1), ["VB201"]),
        (date(2021, 12, 31), []),
    ],
)
def test_a_report_is_judged_on_its_day(register: sqlite3.Connection, day: date, expected: list[str]) -> None:
    text = ward("Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, phường đã họp.")
    result = check(text, read(text, register), register, as_of=day, today=day)
    assert [c for c, _ in codes(result) if c.startswith("VB2")] == expected


def test_not_yet_in_force(register: sqlite3.Connection) -> None:
    text = ward("Theo Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, phường đã họp.")
    result = check(text, read(text, register), register, as_of=date(2023, 1, 15), today=TODAY)
    assert [c for c, _ in codes(result)] == ["VB203"]


@pytest.mark.parametrize(
    "body",
    [
        "Theo Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, có hiệu lực từ ngày 01/7/2023, phường đã họp.",
        "Phường chuẩn bị thực hiện Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.",
        "Phường đã tuyên truyền Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.",
        "UBND tỉnh có kế hoạch triển khai thi hành Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.",
    ],
)
def test_before_its_day_of_effect_a_law_may_be_prepared_for(register: sqlite3.Connection, body: str) -> None:
    text = ward(body)
    assert codes(check(text, read(text, register), register, as_of=date(2023, 1, 15), today=date(2023, 1, 15))) == []


CIRCULAR = """BỘ NỘI VỤ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: {symbol}          Hà Nội, ngày {day} tháng {month} năm {year}

THÔNG TƯ
Quy định về một việc

{body}
"""


def test_a_legal_basis_may_be_issued_and_not_yet_in_force(register: sqlite3.Connection) -> None:
    text = CIRCULAR.format(symbol="77/2023/TT-BNV", day="15", month="6", year="2023",
                           body="Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;")  # fmt: skip
    assert "VB203" not in [code for code, _ in codes(check(text, read(text, register), register, today=TODAY))]


def test_a_document_names_itself_and_what_it_ends(register: sqlite3.Connection) -> None:
    text = CIRCULAR.format(
        symbol="26/2026/TT-BTC", day="25", month="3", year="2026",
        body="Thông tư số 343/2016/TT-BTC ngày 30/12/2016 của Bộ Tài chính còn được nhắc đến.\n\n"
        "(Ban hành kèm theo Thông tư số 26/2026/TT-BTC ngày 25 tháng 3 năm 2026 của Bộ Tài chính)",
    ).replace("BỘ NỘI VỤ", "BỘ TÀI CHÍNH")  # fmt: skip
    assert codes(check(text, read(text, register), register, today=date(2026, 3, 25))) == []


def test_what_is_only_to_be_verified_is_said_once(register: sqlite3.Connection) -> None:
    decree = "Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ"
    ordinance = "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007"
    found = codes(judge(f"Thực hiện {decree}. Theo {decree}. Thực hiện {ordinance}. Theo {ordinance}.", register))
    assert found == [("VB208", decree), ("VB201", ordinance), ("VB201", ordinance)]


@pytest.mark.parametrize(
    ("symbol", "written"),
    [
        ("59/2023/NĐ-CP", "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở"),
        ("11/2023/TT-BNV", "Thông tư số 11/2023/TT-BNV ngày 01 tháng 8 năm 2023 của Bộ Nội vụ hướng dẫn thực hiện điều chỉnh mức trợ cấp hàng tháng đối với cán bộ xã, phường, thị trấn già yếu đã nghỉ việc"),
        ("10/2022/QH15", "Luật Thực hiện dân chủ ở cơ sở năm 2022"),
    ],
)  # fmt: skip
def test_a_document_cited_in_full(register: sqlite3.Connection, symbol: str, written: str) -> None:
    (doc,) = by_symbol(register, symbol)
    assert full_citation(doc) == written


def test_what_no_register_holds_is_a_note(register: sqlite3.Connection) -> None:
    result = judge("UBND phường đã ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023 về dân chủ.", register)
    assert [(f.code, f.severity) for f in result.findings] == [("VB901", "note")]
    assert "không phải là lỗi" in result.findings[0].message("vi")
    assert result.faults == 0


def test_a_law_that_cannot_be_told_is_a_note(register: sqlite3.Connection) -> None:
    result = judge("Theo Luật Bảo tồn năm 1931, phường đã họp.", register)
    assert [(f.code, f.severity) for f in result.findings] == [("VB902", "note")]
