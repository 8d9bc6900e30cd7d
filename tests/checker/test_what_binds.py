"""What a text must show before a rule on papers of offices binds it, and what no rule reproaches."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import check
from kg.checker.kinds import kind_of
from tests.support.reading import read

TODAY = date(2026, 11, 20)
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nBÁO CÁO\nKết quả.\n"


def codes(text: str, conn: sqlite3.Connection, as_of: date | None = None) -> list[str]:
    found = check(text, read(text, conn), conn, as_of=as_of, today=TODAY).findings
    return [one.code for one in found if one.severity != "note"]


LONG = "Đây là tài liệu do một nhóm nghiên cứu soạn, dùng để tham khảo và so sánh giữa các thời kỳ với nhau. " * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LONG}Tên: Nghị quyết 60-NQ/TW.\nCơ quan ban hành: Ban Chấp hành Trung ương Đảng.\n", "prose"),
        (f"{LONG}- **Căn cứ pháp lý**: Nghị quyết 60-NQ/TW\n- **Cơ quan ban hành**: Bộ Chính trị\n", "prose"),
        (f"{LONG}Nghị định số 59/2023/NĐ-CP nói về dân chủ ở xã, phường và tỉnh.", "prose"),
        (f"{LONG}Thực hiện Nghị định số 59/2023/NĐ-CP, kết quả đạt được như sau.", "administrative"),
        (f"{LONG}UBND xã đã ban hành Kế hoạch số 15/KH-UBND về dân chủ ở cơ sở.", "administrative"),
        (f"{LONG}1. Đề nghị các thôn niêm yết Quyết định số 12/QĐ-UBND.", "administrative"),
        (f"{LONG}Các đơn vị thực hiện Quyết định số 12/QĐ-UBND.", "administrative"),
        (
            "- 1Thông tư 06/2007/TT-BTC hướng dẫn lập dự toán\n- 2Luật bảo hiểm y tế 2008\n"
            "- 3Nghị định 18/2014/NĐ-CP quy định về nhuận bút\n- 4Nghị quyết 22/2017/NQ-HĐND về chi phí\n",
            "prose",
        ),
    ],
)
def test_an_office_is_shown_by_what_it_says(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Số: 1702/NQ-UBTVQH15", False),
        ("Nghị quyết số: /2026/QH16", False),
        ("Số: 1702/NQ-HĐND", True),
        ("Số: 1702/QĐ-UBND", True),
    ],
)
def test_the_assembly_writes_by_rules_of_its_own(register: sqlite3.Connection, own: str, told: bool) -> None:
    text = f"{STATE}{own}\nHà Nội, ngày 5 tháng 8 năm 2026\nNGHỊ QUYẾT\nVề việc sắp xếp\nCăn cứ Nghị quyết số 203/2025/QH15;\n"
    assert ("VB104" in codes(text, register)) is told


def test_a_draft_of_the_assembly_on_a_commune_s_page_lacks_no_competence(register: sqlite3.Connection) -> None:
    text = (
        "UBND xã An Bình đăng toàn văn dự thảo.\nQUỐC HỘI\nNghị quyết số: /2026/QH16\n"
        f"{STATE}NGHỊ QUYẾT\nVề thí điểm cơ chế\nCăn cứ Hiến pháp năm 2013;\n"
        "Căn cứ Nghị quyết số 194/2025/QH15 ngày 05 tháng 5 năm 2025 của Quốc hội;\nQUYẾT NGHỊ:\nĐiều 1. Thí điểm.\n"
    )
    assert "VB607" not in codes(text, register)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Xét đề nghị của Sở Y tế tại Tờ trình số 38/TTr-SYT và Đề án số 39/ĐA-SYT ngày 09/5/2026, UBND xã báo cáo.", []),
        ("Xét đề nghị của Sở Y tế tại Tờ trình số 38/TTr-SYT và Đề án số 39/ĐA-STC ngày 09/5/2026, xã báo cáo.", ["VB103"]),
        ("Thực hiện Kế hoạch số 38/KH-SYT, Đề án số 39/ĐA-SYT ngày 09/5/2026 của Sở Y tế, xã báo cáo.", ["VB103"]),
    ],
)  # fmt: skip
def test_two_papers_of_one_proposal_share_day_and_office(
    register: sqlite3.Connection, words: str, found: list[str]
) -> None:
    assert [code for code in codes(HEAD + words, register) if code == "VB103"] == found
    assert "VB104" not in codes(HEAD + words, register) or found


def test_a_head_that_is_not_read_is_no_citation(register: sqlite3.Connection) -> None:
    text = f"{HEAD}Kèm theo:\n   Số: 73/QĐ-UBND\nUBND xã thực hiện Quyết định số 74/QĐ-UBND, xã báo cáo."
    told = check(text, read(text, register), register, today=TODAY).findings
    assert [text[one.start : one.end] for one in told if one.code == "VB103"] == ["Quyết định số 74/QĐ-UBND"]


OLD = "Luật Đất đai số 45/2013/QH13"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"So với quy định tại Điều 5 {OLD}, nay chặt hơn.", False),
        (f"Quy định cũ tại Điều 5 {OLD} không nêu điều này.", False),
        (f"Một số quy định trong {OLD} đã bộc lộ hạn chế.", False),
        (f"So với cùng kỳ năm trước, xã làm thêm sổ theo {OLD}.", True),
        (f"Thực hiện {OLD}, xã báo cáo.", True),
    ],
)
def test_what_is_compared_with_is_of_the_past(register: sqlite3.Connection, text: str, told: bool) -> None:
    assert ("VB201" in codes(HEAD + text, register)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This is the same as the definition of an employee under the Employment Law 2013 and of the code.", False),
        ("The Employment Law 2013 was replaced by the law of 2025 on the work of the people and the state.", False),
        ("The people of the State and of the communes follow the Employment Law 2013 and the rules of it.", True),
    ],
)
def test_english_tells_of_the_past_too(register: sqlite3.Connection, text: str, told: bool) -> None:
    assert ("VB201" in codes(text, register, as_of=TODAY)) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("KẾ HOẠCH\nTriển khai thi hành Luật Việc làm", False),
        ("KẾ HOẠCH\nTuyên truyền, phổ biến Luật Việc làm", False),
        ("BÁO CÁO\nTình hình lao động", True),
    ],
)
def test_a_plan_for_a_law_may_come_before_it(register: sqlite3.Connection, title: str, told: bool) -> None:
    text = (
        f"UBND XÃ AN BÌNH\n{STATE}Số: 5/KH-UBND\nAn Bình, ngày 5 tháng 8 năm 2025\n{title}\n\n"
        "Các phòng theo Luật Việc làm số 74/2025/QH15 mà giải quyết hồ sơ.\n"
    )
    assert ("VB203" in codes(text, register)) is told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("Hà Nội, ngày } tháng 6 năm 2024", False),
        ("Hà Nội ngày    tháng    năm 2023", False),
        ("Hà Nội, ngày    tháng    năm 2026", True),
        ("Hà Nội, ngày    tháng    năm\nV/v báo cáo đầu năm 2023", False),
        ("Hà Nội, ngày    tháng    năm\nV/v báo cáo", True),
    ],
)
def test_a_head_whose_day_is_lost_tells_its_year(register: sqlite3.Connection, day: str, told: bool) -> None:
    text = f"UBND XÃ AN BÌNH\n{STATE}Số: /UBND-VX\n{day}\n\nKính gửi: Sở Nội vụ\n\nThực hiện {OLD}, xã báo cáo.\n"
    assert ("VB201" in codes(text, register)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trả lời công văn số 154/CV ngày 11/5/2025 của Công ty TNHH An Bình.", False),
        ("Trả lời công văn số 154/CV ngày 11/5/2025 của Sở Nội vụ.", True),
    ],
)
def test_a_firm_numbers_as_it_likes(register: sqlite3.Connection, text: str, told: bool) -> None:
    assert ("VB101" in codes(HEAD + text, register)) is told


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("Thực hiện Nghị quyết số 40/NQ-HĐBCQG ng\ufffdy 29/9/2025 c\ufffda Hội đồng.", "VB103", False),
        ("Thực hiện Nghị quyết số 40/NQ-HĐBCQG về hồ sơ.", "VB103", True),
        ("Bộ Tài chính đã có công văn số 9206/BTC-TCT ngày 29/8/2025 xin ý kiến.", "VB104", False),
        ("Xã theo công văn số 9206/BTC-TCT ngày 29/8/2025 xin ý kiến.", "VB104", True),
    ],
)
def test_what_is_lost_or_stands_before_is_not_missed(
    register: sqlite3.Connection, text: str, code: str, told: bool
) -> None:
    assert (code in codes(HEAD + text, register)) is told


def test_each_answer_of_an_article_may_begin_with_its_law(register: sqlite3.Connection) -> None:
    said = (
        "Căn cứ theo Điều 31 dự thảo Luật Việc làm 2025 quy định:\n\nCăn cứ theo Điều 52 dự thảo Luật Việc làm 2025:\n"
    )
    said += (
        "\nToàn văn Dự thảo Luật (Hình từ Internet)\n\nQuý khách cần hỏi thêm thông tin có thể đặt câu hỏi tại đây.\n"
    )
    assert kind_of(said) == "prose"
    assert "VB605" not in codes(said, register)
