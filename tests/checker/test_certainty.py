"""What unseen documents taught: a rule speaks where the kind of paper, its day and its office are certain."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import check
from kg.checker.kinds import kind_of
from kg.checker.verdicts import verdicts
from tests.support.reading import read

TODAY = date(2026, 11, 20)
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
OF_2018 = " và Kế hoạch số 45/KH-UBND ngày 12/3/2018 của Ủy ban nhân dân tỉnh"
FILL = (
    "Phòng có trách nhiệm theo dõi, đôn đốc các thôn, tổ dân phố triển khai nội dung đã nêu, định kỳ hằng tháng tổng "
    "hợp tình hình, khó khăn và đề xuất cách giải quyết, gửi Văn phòng để tổng hợp chung.\n"
)


def codes(text: str, conn: sqlite3.Connection, today: date = TODAY) -> list[str]:
    return [one.code for one in check(text, read(text, conn), conn, today=today).findings if one.severity != "note"]


@pytest.mark.parametrize(
    ("head", "tail", "judged"),
    [
        ("QUYẾT ĐỊNH\nBan hành Quy chế làm việc\n", "", False),
        ("Đăng nhập\n\nTHÔNG TƯ\n\nQuy định về lưu trữ\n\n", "", False),
        ("KẾ HOẠCH\nCông tác văn thư\n", "", False),
        ("CHỈ THỊ\nVề công tác văn thư\n", "Chánh Văn phòng chịu trách nhiệm thi hành.\n", False),
        ("HƯỚNG DẪN\nCông tác văn thư\n", "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n", False),
        ("QUY CHẾ\nVăn thư, lưu trữ\n", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", False),
        ("DỰ THẢO QUYẾT ĐỊNH\nBan hành Quy chế\n", "", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nSố:      /QĐ-UBND\n", "", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nSố: …/QĐ-UBND\n", "", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nTân Lập, ngày    tháng    năm\n", "", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nTân Lập, ngày … tháng … năm …\n", "", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\n", "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2026 của UBND tỉnh.\n", True),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\n", "Theo Công văn số 88/SNV-VP ngày 05/12/2025 của Sở Nội vụ.\n", True),
    ],
)
def test_no_error_rests_on_today_where_a_paper_is_old(
    register: sqlite3.Connection, head: str, tail: str, judged: bool
) -> None:
    """Nghị định 61/2018/NĐ-CP stands with the grounds of a paper that prints no day; it ended long after 2018."""
    ground = "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;\n"
    text = head + ground + FILL * 2 + tail
    assert ("VB201" in codes(text, register)) is judged


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.",
        "UBND phường thực hiện Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.",
    ],
)
def test_what_somebody_asks_about_is_judged_today(register: sqlite3.Connection, text: str) -> None:
    assert "VB201" in codes(text, register)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("UBND tỉnh vừa có Công văn số 2080/UBND-KTTH về phòng cháy.", "prose"),
        ("UBND tỉnh vừa ra văn bản số 2336/UBND-KTN lưu ý các nội dung sau.", "prose"),
        ("Chủ tịch UBND tỉnh vừa ký Quyết định số 15/QĐ-UBND.", "prose"),
        ("Kế hoạch số 9/KH-UBND do Phó Chủ tịch UBND tỉnh Lê Văn B ký ban hành yêu cầu các sở vào cuộc.", "prose"),
        ("Thực hiện Công điện số 41/CĐ-TTg, các sở triển khai. Thông tin chi tiết tại đây!", "prose"),
        ("Nội dung Công văn số 12/UBND-VX, xem thêm tại đây.", "prose"),
        ("Đăng lúc: 17:00:00 02/01/2024 (GMT+7)\nUBND xã thực hiện Kế hoạch số 12/KH-UBND.", "prose"),
        ("UBND xã tổ chức hội nghị theo Kế hoạch số 12/KH-UBND. Ảnh: Thu Hà", "prose"),
        ("Toàn văn tại đây: Nghị quyết số 12/NQ-HĐND.", "prose"),
        ("Văn bản nêu rõ: các sở thực hiện Chỉ thị số 5/CT-UBND.", "prose"),
        ("Căn cứ Công văn số 2080/UBND-KTTH vừa có, UBND xã báo cáo.", "administrative"),
        (f"{STATE}Số: 5/BC-UBND\nUBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND.", "administrative"),
        ("Thực hiện Kế hoạch số 9/KH-UBND, UBND xã báo cáo kết quả.", "administrative"),
        ("Báo cáo do Chủ tịch UBND xã ký gửi huyện theo Kế hoạch số 9/KH-UBND.", "administrative"),
    ],
)
def test_news_of_what_offices_issue(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("Căn cứ các Nghị định của Chính phủ: số 12/2016/NĐ-CP ngày 08/6/2016 về A; số 61/2018/NĐ-CP ngày 23/4/2018 về B;", True),
        ("Căn cứ các Nghị định của Chính phủ: Số 78/2025/NĐ-CP ngày 01/4/2025 về A; số 187/2025/NĐ-CP ngày 01/7/2025;", True),
        ("Theo chỉ đạo của Thủ tướng Chính phủ tại các Công điện: số 41/CĐ-TTg ngày 27/4/2024 về A; số 43/CĐ-TTg ngày 01/5/2024;", True),
        ("Căn cứ các Thông tư của Bộ trưởng Bộ Tài chính: số 5/2021/TT-BTC ngày 02/3/2021; số 7/2022/TT-BTC ngày 03/4/2022;", True),
        ("Các Quyết định của Thủ tướng Chính phủ: số 5/QĐ-TTg ngày 02/3/2021 về A, số 7/QĐ-TTg ngày 03/4/2022 về B.", True),
        ("Căn cứ các Thông tư của Bộ Nội vụ gồm: số 5/2021/TT-BNV ngày 02/3/2021 về A; số 7/2022/TT-BNV ngày 03/4/2022;", True),
        ("Các Chỉ thị của Thủ tướng Chính phủ: số 5/CT-TTg ngày 02/3/2021;\nsố 7/CT-TTg ngày 03/4/2022 về B.", True),
        ("Căn cứ Nghị quyết của Chính phủ: số 5/NQ-CP ngày 02/3/2021 về A, số 7/NQ-CP ngày 03/4/2022 về B.", True),
        ("Căn cứ các Nghị định: số 12/2016/NĐ-CP ngày 08/6/2016 về A; số 61/2018/NĐ-CP ngày 23/4/2018 về B;", False),
        ("Chính phủ đã có văn bản. Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 về một cửa;", False),
        ("Kết quả làm việc với Chính phủ: căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 về một cửa.", False),
        ("Các Thông tư của Bộ Nội vụ: số 5/2021/TT-BTC ngày 02/3/2021 về A; số 7/2022/TT-BTC ngày 03/4/2022;", False),
    ],
)  # fmt: skip
def test_the_office_at_the_head_of_a_list(register: sqlite3.Connection, words: str, silent: bool) -> None:
    text = f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nBÁO CÁO\n{words}\n"
    assert ("VB104" not in codes(text, register)) is silent


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ngày 19 tháng 4 năm 2025 UBND tỉnh Lào Cai đã ban hành Chỉ thị số 8/CT-UBND về B.", []),
        ("Để giữ rừng, ngày 19 tháng 4 năm 2025 UBND tỉnh Lào Cai đã ban hành Chỉ thị số 8/CT-UBND về B.", []),
        ("Sau đó ngày 02 tháng 5 năm 2025 Chủ tịch UBND tỉnh Lào Cai đã có Công văn số 25/UBND-NN về B.", []),
        ("Quy chế do Ban Bí thư Trung ương Đảng ban hành theo Quyết định số 289-QĐ/TW ngày 08/02/2010.", []),
        ("Quy chế do UBND tỉnh ban hành kèm theo Quyết định số 28/QĐ-UBND ngày 08/02/2025.", []),
        ("Xã thực hiện theo Quyết định số 289-QĐ/TW ngày 08/02/2010.", ["VB104"]),
        ("Xã thực hiện Chỉ thị số 8/CT-UBND của UBND tỉnh Lào Cai.", ["VB103"]),
        ("Thông tư liên bộ số 94/TT-LB ngày 14/11/1994 của Bộ Tài chính và Bộ Xây dựng về giá.", []),
        ("Thông tư liên bộ số 28-LB/TT ngày 14/11/1994 của Bộ Tài chính và Bộ Xây dựng về giá.", []),
        ("Kết luận điều tra số 36/KLĐT ngày 30/6/2025 của Cơ quan Cảnh sát điều tra Công an tỉnh Lào Cai.", []),
        ("Quyết định số 36/KH-UBND ngày 30/6/2025 của UBND tỉnh Lào Cai về B.", ["VB108"]),
    ],
)
def test_day_office_and_type_where_they_stand(register: sqlite3.Connection, words: str, told: list[str]) -> None:
    text = f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nBÁO CÁO\nKết quả.\n{words}\n"
    assert [code for code in codes(text, register) if code in ("VB101", "VB103", "VB104", "VB108")] == told


@pytest.mark.parametrize(
    ("grounds", "fires"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nCăn cứ Luật Lưu trữ ngày 21/6/2024;", False),
        (
            "n cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nCăn cứ Luật Lưu trữ;\nCăn cứ Luật Thư viện;",
            False,
        ),
        (
            "Căncứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nCăn cứ Luật Lưu trữ;\nCăn cứ Luật Thư viện;",
            False,
        ),
        ("Căn cứ Luật Tổ chức chính quyềnđịa phương ngày 16/6/2025;\nCăn cứ Luật Lưu trữ;", False),
        ("Căn cứ Luật Tổ chức chínhquyền địa phương;\nCăn cứ Luật Lưu trữ ngày 21/6/2024;", False),
        ("Căn cứ Luật Lưu trữ ngày 21/6/2024;\nCăn cứ Luật Thư viện ngày 21/11/2019;", True),
    ],
)
def test_the_law_that_gives_competence(register: sqlite3.Connection, grounds: str, fires: bool) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n{STATE}Số: 5/QĐ-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nQUYẾT ĐỊNH\nVề việc A\n"
        f"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH\n{grounds}\nTheo đề nghị của Trưởng phòng,\nQUYẾT ĐỊNH:\nĐiều 1. A.\n"
    )
    assert ("VB607" in codes(text, register)) is fires


ADVICE = "Luật sư Trần Văn A trả lời: "
OLD = "Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{ADVICE}theo {OLD} thì cơ quan phải lưu văn bản; Nghị định 30/2020/NĐ-CP quy định khác.", "VB207"),
        (f"Hỏi: Có phải lưu không?\nTrả lời: Theo {OLD}; Nghị định 30/2020/NĐ-CP thì khác.", "VB207"),
        (f"Chào bạn, vụ việc này áp dụng {OLD}, không áp dụng Nghị định 30/2020/NĐ-CP.", "VB207"),
        (f"UBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND thay Kế hoạch theo {OLD} và Nghị định 30/2020/NĐ-CP.", "VB207"),
        (f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nAn Bình, ngày 5 tháng 8 năm 2026\nBÁO CÁO\nThực hiện {OLD}.", "VB201"),
        (f"Căn cứ {OLD}.", "VB201"),
    ],
)  # fmt: skip
def test_what_an_article_says_of_the_law_that_was_is_no_error(
    register: sqlite3.Connection, text: str, code: str
) -> None:
    found = check(text, read(text, register), register, today=TODAY).findings
    assert [one.code for one in found if one.code in ("VB201", "VB207")] == [code]


@pytest.mark.parametrize(
    ("head", "asked", "told"),
    [
        ("", None, ["VB209"]),
        (
            "Số: …/KH-UBND\nAn Bình, ngày … tháng … năm …\n",
            None,
            ["VB201", "VB201"],
        ),  # a draft: issued today at the soonest
        ("An Bình, ngày 5 tháng 8 năm 2019\n", None, []),  # before its end: whether it stood then is another question
        ("", TODAY, ["VB201", "VB201"]),
    ],
)
def test_a_paper_without_a_day_is_never_right_about_what_has_ended(
    register: sqlite3.Connection, head: str, asked: date | None, told: list[str]
) -> None:
    text = f"{head}KẾ HOẠCH\nVề văn thư\n\nThực hiện {OLD}.\nXã lưu văn bản theo {OLD}{OF_2018}.\n{FILL * 3}"
    done = check(text, read(text, register), register, as_of=asked, today=TODAY)
    assert [one.code for one in done.findings if one.code in ("VB201", "VB207", "VB209")] == told
    assert "right" not in verdicts(done, register)


def test_a_paper_without_a_day_that_cites_nothing_of_ten_years_was_copied(register: sqlite3.Connection) -> None:
    text = f"KẾ HOẠCH\nVề văn thư\n\nThực hiện {OLD}.\n{FILL * 4}"
    done = check(text, read(text, register), register, today=TODAY)
    assert [one.code for one in done.findings if one.code in ("VB201", "VB207", "VB209")] == ["VB207"]
    assert "right" not in verdicts(done, register)


def test_on_a_day_that_somebody_asks_for_advice_is_judged_too(register: sqlite3.Connection) -> None:
    text = f"{ADVICE}theo {OLD} thì cơ quan phải lưu văn bản."
    found = check(text, read(text, register), register, as_of=TODAY, today=TODAY).findings
    assert "VB201" in [one.code for one in found]


def test_an_article_of_today_is_told_what_has_ended(register: sqlite3.Connection) -> None:
    text = f"Cập nhật 08:21, 20/11/2026\n\nUBND tỉnh vừa có văn bản về {OLD}, các xã triển khai."
    found = check(text, read(text, register), register, today=TODAY).findings
    assert [one.code for one in found if one.code in ("VB201", "VB207")] == ["VB207"]


@pytest.mark.parametrize(
    "name",
    [
        "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân các cấp (sửa đổi) ngày 21 tháng 6 năm 1994",
        "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 05/7/1989",
        "Luật Bảo vệ và phát triển rừng ngày 12/8/1991",
        "Luật Giáo dục ngày 02/12/1998",
    ],
)
def test_a_name_that_is_listed_lacks_no_word(register: sqlite3.Connection, name: str) -> None:
    assert "VB307" not in codes(f"Căn cứ {name};", register)


CITES = "Theo Nghị định 96/2020/NĐ-CP, hành vi này bị phạt tiền.\n"
QUOTED = "“4. Phạt tiền từ 3.000.000 đồng đến 5.000.000 đồng đối với hành vi cản trở lưu thông.”"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Mức phạt mới\n\n22/02/2023\n{CITES}", "prose"),
        (f"Mức phạt mới\n\n22-02-2023 10:15\n{CITES}", "prose"),
        (f"Mức phạt mới\nThứ ba, 18 Tháng 8 2015 16:06\n{CITES}", "prose"),
        (f"Mức phạt mới\nThứ hai - 11/09/2023 15:26\n{CITES}", "prose"),
        (f"Mức phạt mới\nNgày 19/05/2025 00:00:00\n{CITES}", "prose"),
        (f"Mức phạt mới\nNgày đăng 07/08/2020 | 10:18 | Lượt xem: 157\n{CITES}", "prose"),
        (f"Mức phạt mới\nLượt xem: 6783\n{CITES}", "prose"),
        (f"Mức phạt mới\n2189 Lượt xem\n{CITES}", "prose"),
        (f"Truy cập\n\nHôm nay:\n90\nHôm qua:\n86\n{CITES}", "prose"),
        (f"Đánh giá của bạn về cổng thông tin điện tử\n{CITES}", "prose"),
        (f"12 tháng 03 năm 2021 10:53 GMT+7    0 Bình luận\n{CITES}", "prose"),
        (f"Tin tức mới nhất\n\nCông khai kết quả\nCăn cứ Quyết định số 10/2017/QĐ-UBND;\n{CITES}", "prose"),
        (f"Lượt xem: 6783\n{STATE}Số: 12/KH-UBND\nKẾ HOẠCH\n{CITES}", "administrative"),
        (f"Ngày đăng 07/08/2020\nSố: 12/TB-UBND\nTHÔNG BÁO\n{CITES}", "administrative"),
        (f"22/02/2023\nKính gửi: Ủy ban nhân dân các xã\n{CITES}", "administrative"),
        (f"Căn cứ Luật Đất đai ngày 18/01/2024;\n{CITES}", "administrative"),
        (f"Ngày 24-10, UBND tỉnh có văn bản số 4912/UBND-NC về phong trào thi đua.\n{CITES}", "prose"),
        (f"Ngày 5/3/2024, Sở Y tế có công văn số 12/SYT-NVY về phòng dịch.\n{CITES}", "prose"),
        (f"Ngày 05/3, UBND huyện đã ban hành Kế hoạch số 12/KH-UBND về phòng dịch.\n{CITES}", "prose"),
        (f"Tình huống 1: Ông V đập phá đồ đạc thì bị phạt thế nào?\n{CITES}", "prose"),
        (f"Câu hỏi 12: Ông V đập phá đồ đạc thì bị phạt thế nào?\n{CITES}", "prose"),
        (f"I. Cơ sở pháp lý:\n– Bộ luật Hình sự 2015\nII. Nội dung tư vấn:\n{CITES}", "prose"),
        (f"1. Cơ sở pháp lý:\n– Bộ luật Hình sự 2015\n{CITES}", "administrative"),
        (f"Theo Nghị định 96/2020/NĐ-CP quy định như sau:\n{QUOTED}\nNhư vậy, người đó bị phạt.\n", "prose"),
        (f"Khoản 4 Điều 7 quy định cụ thể như sau: {QUOTED} Do đó, người đó bị phạt.\n", "prose"),
        (f"Theo Nghị định 96/2020/NĐ-CP quy định như sau:\n{QUOTED}\nĐề nghị các xã thực hiện.\n", "administrative"),
        (f"Đề nghị các xã báo cáo trước ngày 22/02/2023 để tổng hợp.\n{CITES}", "administrative"),
    ],
)
def test_what_a_page_shows_around_an_article(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "head",
    [
        "Kế hoạch sử dụng đất\n\n22/02/2023\nLuật sư An\n", "Kế hoạch sử dụng đất\nThứ tư, 22/02/2023 10:00\n",
        "Kế hoạch sử dụng đất\nĐăng ngày 22/02/2023\n", "Kế hoạch sử dụng đất\nCập nhật lúc 10:00, 22/02/2023\n",
        "Kế hoạch sử dụng đất\nNgày 22/02/2023 00:00:00\n", "Kế hoạch sử dụng đất\n22-02-2023 08:15\n",
        "Kế hoạch sử dụng đất\nNgày cập nhật 22/02/2023\n", "Kế hoạch sử dụng đất\n22/02/2023\nLượt xem: 15\n",
        "Trang chủ  Thực tiễn\nThứ ba, 22 Tháng 2 2023 16:06\n", "Kế hoạch sử dụng đất\n22/02/2023\n3 Bình luận\n",
    ],
)  # fmt: skip
def test_a_page_may_tell_of_a_law_that_ended(register: sqlite3.Connection, head: str) -> None:
    told = codes(f"{head}Tinh thần của Điều 18 Hiến pháp năm 1992 và Điều 3 Luật Đất đai 2013 là như vậy.\n", register)
    assert not {"VB201", "VB208"} & set(told)


@pytest.mark.parametrize(
    "cited",
    ["Án lệ số 54/2022/AL", "Án lệ 54/2022/AL", "Án lệ số 01/2016/AL", "án lệ số 16/2017/AL", "Án lệ 02/2016/AL",
     "Án lệ số 29/2019/AL", "Án lệ số 43/2021/AL", "án lệ 04/2016/AL", "Án lệ số 70/2023/AL", "Án lệ số 63/2023/AL"],
)  # fmt: skip
def test_a_precedent_is_cited_by_its_number_and_name(register: sqlite3.Connection, cited: str) -> None:
    head = f"ỦY BAN NHÂN DÂN XÃ TÂN LẬP\n{STATE}Số: 12/BC-UBND\nTân Lập, ngày 05 tháng 3 năm 2025\nBÁO CÁO\n"
    assert not {"VB103", "VB104"} & set(codes(f"{head}Vụ việc được giải quyết theo {cited} về thừa kế.\n", register))


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Decree 148-2004-ND-CP of the Government dated 23 July 2004", False),
        ("Decree No. 158-2003-ND-CP dated 10 December 2003", False),
        ("article 7.1 of Decree 158-2003-ND-CP", False), ("Clause 2, Article 5 of Decree 77-2003-ND-CP", False),
        ("Circular 32-2007-TT-BTC of the Ministry of Finance", False), ("Decision 135-2009-QD-TTg", False),
        ("Decree 148-2004-nd-cp of the Government", False), ("Decree No. 86/2003/ND-CP", False),
        ("Decision No. 27/2008/QD-TTG", False), ("DECREE 148-2004-ND-CP DATED 23 JULY 2004", True),
        ("Nghị định 148-2004-NĐ-CP ngày 23/7/2004", True), ("Nghị định số 148 / 2004/NĐ-CP", True),
    ],
)  # fmt: skip
def test_english_prints_numbers_as_it_likes(register: sqlite3.Connection, printed: str, told: bool) -> None:
    text = f"This text is about the tax law of the country and the way of the courts. Pursuant to {printed}."
    if not told:
        assert "VB102" not in codes(text, register)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Căn cứ Biên bản vi phạm hành chính số 05/BB-VPHC lập ngày 01/6/2025 tại thôn 3;", False),
        ("Căn cứ Biên bản vi phạm hành chính số: 05/BB-VPHC ngày 01/6/2025;", False),
        ("Căn cứ Biên bản vi phạm hành chính số 17/BB-VPHC lập hồi 9 giờ 00 ngày 02/6/2025;", False),
        ("Căn cứ biên bản số 05/BB-VPHC ngày 01/6/2025 về vi phạm đất đai;", False),
        ("1 | Kế hoạch số 65/KH-UBND | 05/3/2024 | UBND tỉnh | Về cải cách", False),
        ("1 | Quyết định số 12/QĐ-UBND | 06/03/2024 | UBND tỉnh | Phê duyệt đề án", False),
        ("2 | Thông báo số 7/TB-UBND|5.3.2024| UBND huyện | Kết luận", False),
        ("1 | Kế hoạch số 65/KH-UBND | UBND tỉnh | Về cải cách hành chính", True),
        ("Thực hiện Kế hoạch số 65/KH-UBND của UBND tỉnh về cải cách hành chính;", True),
    ],
)
def test_days_of_cells_and_records_of_offences(register: sqlite3.Connection, line: str, told: bool) -> None:
    head = (
        f"ỦY BAN NHÂN DÂN XÃ TÂN LẬP\n{STATE}Số: 12/KH-UBND\nTân Lập, ngày 05 tháng 6 năm 2025\nKẾ HOẠCH\nKiểm tra\n\n"
    )
    assert bool({"VB103", "VB104"} & set(codes(f"{head}{line}\n", register))) == told
