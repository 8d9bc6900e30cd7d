"""A text's own number and day where no office's letterhead holds them: below a title, at the end, in a contract."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("THÔNG BÁO\nSố: 12/TB-THCS\nVề việc họp phụ huynh\n", "12/TB-THCS"),
        ("QUYẾT ĐỊNH\nSố 15/QĐ-HĐQT\nVề bổ nhiệm\nCăn cứ Nghị quyết số 2/NQ-HĐQT ngày 3/4/2025;", "15/QĐ-HĐQT"),
        ("GIẤY ỦY QUYỀN\nSố: 05/GUQ\nTôi ủy quyền cho ông A.", "05/GUQ"),
        ("HỢP ĐỒNG THUÊ XE\nHợp đồng số: 12/2026/HĐTX\nBên A:", "12/2026/HĐTX"),
        ("UBND XÃ TÂN LẬP<br>Số: 4/BC-UBND<br>Tân Lập, ngày 2 tháng 3 năm 2026<br>", "4/BC-UBND"),
        # what another's papers bear
        ("Thông báo\nSố: 12/TB-THCS của trường", None),
        ("Thông báo số: 12/TB-THCS đã gửi cho phụ huynh.", None),
        ("Căn cứ:\nQUYẾT ĐỊNH\nSố: 15/QĐ-UBND ngày 3/4/2025 của UBND tỉnh Sơn La\n", None),
        ("Theo Hợp đồng số: 12/2026/HĐTX\nBên A:", None),
    ],
)
def test_its_own_number(register: sqlite3.Connection, text: str, symbol: str | None) -> None:
    assert read(text, register).report.symbol == symbol


BODY = "Theo Thông tư 30/2024/TT-BGDĐT, trường tuyển lớp 10.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"THÔNG BÁO\n{BODY}Vinh, ngày 5 tháng 3 năm 2026\nHIỆU TRƯỞNG\n", "2026-03-05"),
        (f"ĐƠN XIN HỌC\n{BODY}{'Tôi xin học. ' * 60}\nNghệ An, ngày 15 tháng 7 năm 2025.\nNgười làm đơn", "2025-07-15"),
        ("HỢP ĐỒNG\nHôm nay, ngày 05 tháng 03 năm 2026, tại Vinh, chúng tôi gồm:\n", "2026-03-05"),
        ("HỢP ĐỒNG\nHôm nay ngày 5 tháng 3 năm 2026 chúng tôi gồm:\n", "2026-03-05"),
        ("HỢP ĐỒNG DỊCH VỤ\nNgày 15 tháng 05 năm 2024.\nBên A:\n", "2024-05-15"),
        ("UBND XÃ TÂN LẬP<br>Số: 4/BC-UBND<br>Tân Lập, ngày 2 tháng 3 năm 2026<br>\nBÁO CÁO\n", "2026-03-02"),
        ("Nghị quyết này được Hội đồng nhân dân xã khóa II, kỳ họp thứ 3 thông qua ngày 10 tháng 7 năm 2026.", "2026-07-10"),
        (f"Điều 1.1.LQ.5. Phạm vi\n{BODY}Luật này được Quốc hội khóa XV thông qua ngày 10 tháng 7 năm 2026.", None),
        (f"Luật này được Quốc hội khóa XV thông qua ngày 10 tháng 7 năm 2026.\n{BODY * 20}", None),
        # what happened on a day, what another bears, a day left open
        (f"Chuyện hộ nghèo\n05/03/2024\n{BODY}", None),
        (f"{BODY}Ngày 5 tháng 3 năm 1980 tại Vinh, tôi được sinh ra.", None),
        (f"UBND XÃ\nTân Lập, ngày    tháng    năm 2026\nTHÔNG BÁO\n{BODY}Vinh, ngày 5 tháng 3 năm 2024\n", None),
        ("Thực hiện Kế hoạch số 5/KH-UBND\nngày 5 tháng 3 năm 2026\ncủa UBND xã", None),
    ],
)  # fmt: skip
def test_its_own_day(register: sqlite3.Connection, text: str, day: str | None) -> None:
    told = read(text, register).report.day
    assert (told.isoformat() if told else None) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Giải quyết tranh chấp\n\n06/03/2024\n\n", "2024-03-06"),
        ("Trang tin xã\nThứ hai - 11/11/2024 04:09\n", "2024-11-11"),
        ("Giải quyết tranh chấp\nTừ 06/03/2024 đến nay\n", None),
    ],
)
def test_the_day_on_which_a_page_was_put_up(register: sqlite3.Connection, head: str, day: str | None) -> None:
    told = read(head + "Luật Đất đai có nhiều điểm mới về giải quyết tranh chấp.\n", register).report.as_of
    assert (told.isoformat() if told else None) == day


@pytest.mark.parametrize(
    ("issuing", "name"),
    [
        ("ỦY BAN NHÂN DÂN QUẬN TÂN PHÚ", "UBND quận Tân Phú"),
        ("ỦY BAN NHÂN DÂN QUẬN 1", "UBND quận 1"),
        ("ỦY BAN NHÂN DÂN QUẬN 9", "UBND quận 9"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN TÂN PHÚ", "UBND quận Tân Phú"),
        ("UỶ BAN NHÂN DÂN HUYỆN TUY AN", "UBND huyện Tuy An"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "UBND tỉnh Lào Cai"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "UBND thành phố Đà Nẵng"),
        ("**ỦY BAN NHÂN DÂN TỈNH LÀO CAI**", "UBND tỉnh Lào Cai"),
        ("BAN HÀNH QUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN QUẬN TÂN PHÚ", None),
        ("VỀ THẨM QUYỀN CỦA HỘI ĐỒNG VÀ\nỦY BAN NHÂN DÂN TỈNH LÀO CAI", None),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI QUY ĐỊNH GIÁ ĐẤT", None),
    ],
)
def test_the_office_on_the_line_of_who_issues(register: sqlite3.Connection, issuing: str, name: str | None) -> None:
    """A page that prints no letterhead, or one without its place."""
    text = f"QUYẾT ĐỊNH\nBan hành Quy chế làm việc.\n{issuing}\nCăn cứ Luật Lưu trữ ngày 21/6/2024;\n"
    body = read(text, register).report.body
    assert (body.name if body else None) == name
