"""The period that a title names: once it is over, a place in the official code proves nothing."""

from __future__ import annotations

from datetime import date

import pytest

from kg.register.validity.periods import period_end
from tests.support.verdict_facts import Facts

TITLES: list[tuple[str, int, int | None]] = [
    ("Hướng dẫn cơ chế quản lý tài chính chương trình Xúc tiến du lịch quốc gia giai đoạn 2013-2020", 2014, 2020),
    ("Tiêu chí phân định vùng theo trình độ phát triển giai đoạn từ năm 2021 đến năm 2025", 2020, 2025),
    ("Hướng dẫn nghiệp vụ công tác bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2016 – 2021", 2016, 2021),
    ("Phê duyệt Quy hoạch khoáng sản đến năm 2015, định hướng đến năm 2020", 2007, 2020),
    ("Danh mục doanh nghiệp thực hiện cổ phần hóa đến hết năm 2020", 2019, 2020),
    ("Quy định về tổ chức thực hiện dự toán ngân sách nhà nước năm 2024", 2023, 2024),
    ("Việc nhập khẩu mặt hàng gạo theo hạn ngạch thuế quan năm 2019 và năm 2020", 2019, 2020),
    ("Về giảm thuế thu nhập doanh nghiệp phải nộp của năm 2020 đối với doanh nghiệp", 2020, 2020),
    ("Gia hạn thời hạn nộp thuế giá trị gia tăng trong năm 2023", 2023, 2023),
    ("Chính sách trợ giúp pháp lý theo Quyết định số 32/2016/QĐ-TTg ngày 08/8/2016 giai đoạn 2016 - 2020", 2016, 2020),
    # what is no period of its own, or has no end
    ("Áp dụng một số điều của Bộ luật Tố tụng hình sự năm 2015 về tha tù trước thời hạn", 2018, None),
    ("Miễn nộp nợ thuế sử dụng đất nông nghiệp từ năm 1999 trở về trước", 2000, None),
    ("Quy định năm 2020 làm năm gốc để tính các chỉ tiêu thống kê theo giá so sánh", 2019, None),
    ("Đào tạo cán bộ quân sự cấp xã đến năm 2020 và những năm tiếp theo", 2011, None),
    ("Thăm dò, khai thác quặng giai đoạn 2008 - 2020 có tính đến sau năm 2020", 2008, None),
    ("Quyết toán kinh phí của chương trình giai đoạn 2011-2015", 2017, None),
    ("Sửa đổi Nghị định số 12/2016/NĐ-CP ngày 01 tháng 3 năm 2016 của Chính phủ", 2018, None),
    ("Quy định kỹ thuật cập nhật cơ sở dữ liệu nền địa lý tỷ lệ 1:2000, 1:5000", 2013, None),
    ("Quy định chế độ tiền thưởng", 2024, None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "issued", "last"), TITLES, ids=[title[-40:] for title, *_ in TITLES])
def test_the_period_of_a_title(title: str, issued: int, last: int | None) -> None:
    assert period_end(title, issued) == (None if last is None else date(last + 1, 1, 1))


PLAN = "7/2016/TT-BTC"


@pytest.fixture
def plan(facts: Facts) -> Facts:
    """A circular on a programme of 2016 to 2020 that the code still held in 2026."""
    facts.document(PLAN, "2016-02-01", "2016-03-01", "circular", title="Kinh phí chương trình giai đoạn 2016-2020")
    facts.fact(PLAN, "codified", "2026-01-22", "official_code", "2026-01-22")
    return facts


def test_a_place_in_the_code_proves_nothing_once_the_period_is_over(plan: Facts) -> None:
    assert plan.state(PLAN, "2020-12-31") == "in_force"
    for day in ("2021-01-01", "2026-01-22", "2026-11-20"):
        found = plan.status(PLAN, day)
        assert (found.state, found.note, found.against) == ("unknown", "period_over", None), day
        assert [(side.state, str(side.looked_at)) for side in found.sides] == [("in_force", "2026-01-22")]


def test_a_text_that_used_it_after_the_period_takes_the_doubt_away(plan: Facts) -> None:
    plan.fact(PLAN, "in_force_on", "2022-05-01 3/2022/NĐ-CP", "issued_text", "2026-11-01")
    assert plan.state(PLAN, "2021-06-01") == "in_force"


def test_a_period_that_ends_after_the_last_look_is_told(plan: Facts) -> None:
    plan.conn.execute("UPDATE fact SET value = '2020-06-30' WHERE field = 'codified' AND value = '2026-01-22'")
    found = plan.status(PLAN, "2021-01-01")
    assert (found.state, found.note, str(found.looked_at)) == ("stood_when_looked", "period_over", "2020-06-30")
