"""News and lists of links tell what offices issued; what a paper tells of the past is no ground of its own."""

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
LINKS = (
    "- 1 Quyết định 861/QĐ-TTg năm 2021 phê duyệt danh sách các xã do Thủ tướng Chính phủ ban hành\n"
    "- 2 Nghị quyết 19/2021/NQ-HĐND quy định về chính sách của tỉnh\n"
    "- 3 Quyết định 263/QĐ-TTg năm 2022 phê duyệt Chương trình do Thủ tướng Chính phủ ban hành\n"
)


def codes(text: str, conn: sqlite3.Connection) -> list[str]:
    return [one.code for one in check(text, read(text, conn), conn, today=TODAY).findings if one.severity != "note"]


@pytest.mark.parametrize(
    "text",
    [
        "Chiều nay 27.9, Chủ tịch UBND tỉnh Trần Văn An ký Công điện khẩn số 3/CĐ-UBND yêu cầu ứng phó với bão.",
        "Sáng nay, UBND tỉnh họp bàn việc triển khai Nghị quyết số 138/NQ-CP.",
        "Tại công văn 87/TTg-NN ngày 27/4/2022, Phó Thủ tướng Chính phủ Trần Văn An chấp thuận chuyển mục đích.",
        "Chủ tịch UBND xã Nguyễn Văn Tám yêu cầu các thôn thực hiện Kế hoạch số 15/KH-UBND.",
        "Bộ trưởng Đào Thị Lan cho biết Thông tư số 40/2025/TT-BYT gỡ vướng.",
        "Đồng chí Trần Thị Thu Hà nhấn mạnh việc thực hiện Chỉ thị số 12-CT/TU.",
        "Tại Hội nghị, Thủ tướng Chính phủ đã trình bày các nội dung của Nghị quyết 68-NQ/TW của Bộ Chính trị.",
        "UBND tỉnh yêu cầu thực hiện Công văn số 4847/BYT-DP ngày 19/8/2024 về phòng dịch.\n[xem tiếp...]",
        "Sở Y tế hướng dẫn theo Công văn số 4847/BYT-DP về phòng dịch.\nĐọc tiếp\n",
        "Phòng dịch\nXem chi tiết Kế hoạch số 15/KH-UBND đính kèm.",
        "Theo Kế hoạch số 103-KH/ĐUK, Đảng ủy đã kiểm tra 01 tổ chức.\n\nSố lượt truy cập:\n\nTrực tuyến:\n",
        LINKS,
    ],
)
def test_news_and_links_are_no_office_s_paper(register: sqlite3.Connection, text: str) -> None:
    assert kind_of(text) == "prose"
    assert not {"VB103", "VB104", "VB303"}.intersection(codes(text, register))


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 4847/BYT-DP, UBND xã yêu cầu các thôn thực hiện.",
        "UBND tỉnh yêu cầu các sở thực hiện Quyết định số 12/QĐ-TTg về phòng dịch.",
        "Đề nghị Chủ tịch UBND các xã chỉ đạo thực hiện Kế hoạch số 15/KH-UBND của UBND tỉnh.",
        "Giao Trưởng phòng Kinh tế chủ trì, Giám đốc Trung tâm Y tế phối hợp thực hiện Quyết định số 12/QĐ-TTg.",
        "Tại cuộc họp ngày 5/3/2026, Ủy ban nhân dân xã thống nhất thực hiện Quyết định số 12/QĐ-TTg.",
        "Bổ nhiệm ông Nguyễn Văn Nam giữ chức Phó Chủ tịch theo Quyết định số 12/QĐ-UBND.",
        "Giao ông Nguyễn Văn Nam, Phó Chủ tịch UBND xã, chỉ đạo thực hiện Quyết định số 12/QĐ-TTg.",
        "Giao đồng chí Nguyễn Văn Nam chủ trì thực hiện Kế hoạch số 15/KH-UBND.",
        "Phân công ông Nguyễn Văn Nam chỉ đạo việc thực hiện Quyết định số 12/QĐ-TTg.",
        "Đề nghị đồng chí Trần Thị Thu Hà chỉ đạo thực hiện Chỉ thị số 12-CT/TU.",
        "Cử bà Trần Thị Hà ký Biên bản theo Quyết định số 12/QĐ-UBND.",
        "Đề nghị các đơn vị xem thêm Công văn số 12/SYT-NVY.",
        "- Quyết định số 861/QĐ-TTg của Thủ tướng Chính phủ;\n- Nghị quyết số 19/2021/NQ-HĐND;\n- Kế hoạch số 5/KH-UBND;",
        f"{HEAD}Chiều nay, Chủ tịch UBND xã Nguyễn Văn Tám yêu cầu thực hiện Kế hoạch số 15/KH-UBND.",
    ],
)
def test_a_draft_s_passage_is_still_an_office_s(text: str) -> None:
    assert kind_of(text) == "administrative"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("NGHỊ QUYẾT SỐ 1313/NQ-UBTVQH15 NGÀY 25/9/2024 C ỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI", False),
        ("NGHỊ QUYẾT SỐ 1313/NQ-UBTVQH15 NGÀY 25/9/2024 VỀ GIÁM SÁT", True),
        ("Nghị quyết số 1313/NQ-UBTVQH15 ngày 25/9/2024 c ủa Ủy ban Thường vụ Quốc hội", False),
    ],
)
def test_an_issuer_behind_a_torn_of_is_named(register: sqlite3.Connection, words: str, told: bool) -> None:
    assert ("VB104" in codes(f"{HEAD}Triển khai {words}.\n", register)) is told


LAW = "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn năm 2007"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"Quy chế hiện hành của xã được xây dựng trên cơ sở cụ thể hóa {LAW}.", False),
        (f"Quy chế của xã được ban hành theo {LAW}. Nay Luật mới đã có, cần sửa Quy chế.", False),
        (f"Hương ước hiện hành đã được soạn thảo căn cứ {LAW}.", False),
        (f"Quy chế này được xây dựng trên cơ sở {LAW}.", True),
        (f"Quy chế của xã được ban hành theo {LAW}. Xã đã tổ chức thực hiện.", True),
        (f"Các thôn hiện hành chế độ báo cáo theo {LAW}.", True),
    ],
)
def test_what_a_thing_was_once_built_on_is_past(register: sqlite3.Connection, words: str, told: bool) -> None:
    assert ("VB201" in codes(f"{HEAD}{words}\n", register)) is told


@pytest.mark.parametrize(
    ("law", "told"),
    [
        ("Luật Quản lý ngoại thương số 05/2018/QH14", True),
        ("Luật Quản lý ngoại thương số 05/2017/QH14", False),
        ("Bộ luật Dân sự số 91/2016/QH13", True),
        ("Luật Thanh tra số 84/2026/QH15 ngày 25/6/2025", True),
        ("Luật Quản lý ngoại thương số 06/2018/QH14", True),  # which of the two is wrong nobody knows: no law bears it
        ("Luật Quản lý ngoại thương số 05/2018/QH15", True),
        ("Luật Thử nghiệm số 05/2018/QH14", True),
        ("Luật Thử nghiệm số 05/2018/QH11", False),
    ],
)
def test_the_number_of_a_law_with_another_year(register: sqlite3.Connection, law: str, told: bool) -> None:
    assert ("VB304" in codes(f"{HEAD}Thực hiện {law} và các văn bản hướng dẫn.\n", register)) is told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Thông tư số 59/2023/NĐ-CP về dân chủ", False),  # VB302 says that it is a decree: which is meant nobody knows
        ("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ về dân chủ", True),
    ],
)
def test_a_ground_twice_is_of_one_type(register: sqlite3.Connection, second: str, told: bool) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n{STATE}Số: 5/QĐ-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nQUYẾT ĐỊNH\nVề việc A\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ về dân chủ;\n"
        f"Căn cứ {second};\nTheo đề nghị của Trưởng phòng,\nQUYẾT ĐỊNH:\nĐiều 1. A.\n"
    )
    assert ("VB605" in codes(text, register)) is told


AMENDED = (
    "Thông tư số 15/2020/TT-BGDĐT ngày 26/5/2020 được sửa đổi, bổ sung {by} Thông tư số 05/2021/TT-BGDĐT ngày 12/3/2021"
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"{AMENDED.format(by='tại')} và Thông tư số 06/2023/TT-BGDĐT ngày 24/3/2023 của Bộ trưởng Bộ Giáo dục và Đào tạo", False),
        (f"{AMENDED.format(by='bởi')} của Bộ Giáo dục và Đào tạo", False),
        (f"{AMENDED.format(by='bởi')} về thi", True),
        ("Thông tư số 15/2020/TT-BGDĐT ngày 26/5/2020 và Thông tư số 5/2021/TT-BTC ngày 3/2/2021 của Bộ Tài chính", True),
        ("Kế hoạch kiểm tra của cấp ủy năm 2024 (Kế hoạch số 103-KH/ĐUK, ngày 15/01/2024)", False),
        ("việc kiểm tra năm 2024 (Kế hoạch số 103-KH/ĐUK, ngày 15/01/2024)", True),
    ],
)  # fmt: skip
def test_the_issuer_of_a_row_stands_at_its_end(register: sqlite3.Connection, words: str, told: bool) -> None:
    assert ("VB104" in codes(f"{HEAD}Thực hiện {words}.\n", register)) is told
