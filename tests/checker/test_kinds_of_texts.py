"""Which texts the rules on citing bind: advice, companies' papers, English texts and articles are looked up, no more."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import check, selected
from kg.checker.kinds import kind_of
from kg.checker.verdicts import verdicts
from tests.support.reading import read

TODAY = date(2026, 11, 20)
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def codes(text: str, conn: sqlite3.Connection) -> list[str]:
    return [one.code for one in check(text, read(text, conn), conn, today=TODAY).findings if one.severity != "note"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Luật sư Trần Văn A, Đoàn Luật sư tỉnh Phú Yên, trả lời: theo khoản 1 điều 35 Bộ luật Lao động", "prose"),
        ("Câu hỏi: Tôi nghỉ việc có phải báo trước không?\nTrả lời: Căn cứ Nghị định 145/2020/NĐ-CP", "prose"),
        ("Thư tư vấn\nKính gửi: Ông B.\n1. Sự việc. Ngày 15/3/2023 ông nộp hồ sơ.", "prose"),
        ("Chào bạn, theo Điều 5 Nghị định 59/2023/NĐ-CP thì bạn có quyền khiếu nại.", "prose"),
        ("Xin hỏi UBND xã làm vậy có đúng không? Luật gia tư vấn như sau.", "prose"),
        (f"{STATE}CÔNG TY CỔ PHẦN AN BÌNH\nSố: 02/BB-ĐHĐCĐ\nBIÊN BẢN\nHỌP ĐẠI HỘI ĐỒNG CỔ ĐÔNG", "contract"),
        (f"CÔNG TY CỔ PHẦN AN BÌNH\n{STATE}Số: 5/NQ-HĐQT\nNGHỊ QUYẾT\nHỘI ĐỒNG QUẢN TRỊ", "contract"),
        (f"{STATE}ĐIỀU LỆ\nCÔNG TY CỔ PHẦN AN BÌNH", "contract"),
        (
            "The Government issued Decree No. 59/2023/ND-CP on the rights of the people and of the communes, "
            "replacing the decree of the former term and the rules of the ministries.",
            "prose",
        ),
        (f"{STATE}# HỢP ĐỒNG MUA BÁN HÀNG HÓA\nSố: 12/2023/HĐMB\nCăn cứ Luật Thương mại;", "contract"),
        ("Số hiệu\tLoại\tNgày\n59/2023/NĐ-CP\tNghị định\t14/08/2023\n12/QĐ-TTg\tQuyết định\t5/3/2024\n", "data"),
        ("[TÊN] HỢP ĐỒNG DỊCH VỤ\nHợp đồng số: 12/HĐ-DV\nCăn cứ Bộ luật Dân sự;", "contract"),
        (f"{STATE}Hợp đồng thuê nhà\nsố: 5\n- Căn cứ quy định về hợp đồng.", "contract"),
        ("Hợp đồng này do UBND xã ký theo Nghị định số 59/2023/NĐ-CP.", "administrative"),
        (f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nBÁO CÁO\nThực hiện Nghị định số 59/2023/NĐ-CP", "administrative"),
        (f"HỘI ĐỒNG NHÂN DÂN\n{STATE}NGHỊ QUYẾT\nHỘI ĐỒNG NHÂN DÂN XÃ, Công ty A đề nghị", "administrative"),
        ("Thực hiện Nghị định số 59/2023/NĐ-CP, UBND xã báo cáo.", "administrative"),
        (f"TÒA ÁN NHÂN DÂN KHU VỰC 2\nTỈNH LÀO CAI\nSố: 31/2026/HS-ST\n{STATE}BẢN ÁN SƠ THẨM", "court"),
        (f"TÒA ÁN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 7/2026/QĐST-HNGĐ\n{STATE}QUYẾT ĐỊNH\nCông nhận", "court"),
        (f"TÒA ÁN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 7/KH-TA\n{STATE}KẾ HOẠCH\nCông tác năm 2026", "administrative"),
    ],
)
def test_the_kind_of_a_text(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Luật sư A trả lời: khoản 1 điều 35 Bộ luật Lao động năm 2019 và Nghị định 145/2020/NĐ-CP cho phép.",
        "Câu hỏi: có đúng không?\nTrả lời: theo Thông tư 16/2018/TT-BGDĐT thì đúng.",
        "The Ministry of Finance issued Circular No. 80/2021/TT-BTC on the law of the State and the rules of tax and the "
        "forms of the tax bodies.",
    ],
)
def test_what_is_no_office_s_paper_need_not_cite_as_one(register: sqlite3.Connection, text: str) -> None:
    assert not {"VB103", "VB104", "VB110", "VB111"}.intersection(codes(text, register))


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("UBND xã ban hành Nghị quyết của HĐND xã về phân bổ dự toán (Nghị quyết số 09/NQ-HĐND ngày 20/8/2025).", True),
        ("UBND xã thực hiện việc phân bổ dự toán (Nghị quyết số 09/NQ-HĐND ngày 20/8/2025).", False),
        (
            "Nghị định số 37/2015/NĐ-CP ngày 22/4/2015 của Chính phủ quy định chi tiết về hợp đồng xây dựng và Nghị định "
            "số 50/2021/NĐ-CP ngày 01/4/2021 sửa đổi.",
            True,
        ),
        ("Xã thực hiện. Căn cứ Nghị định số 50/2021/NĐ-CP ngày 01/4/2021 về hợp đồng.", False),
        (
            "Nghị định số 37/2015/NĐ-CP ngày 22/4/2015 của Chính phủ về hợp đồng; xã đã rà soát và Thông tư số "
            "56/2023/TT-BTC ngày 18/8/2023 về kinh phí.",
            False,
        ),
    ],
)
def test_the_issuer_stands_with_the_pair_or_before_the_bracket(
    register: sqlite3.Connection, text: str, silent: bool
) -> None:
    assert ("VB104" not in codes(text, register)) is silent


def test_the_subject_of_a_letter_names_what_the_letter_cites_below(register: sqlite3.Connection) -> None:
    head = f"BỘ Y TẾ\n{STATE}Số: 8814/BYT-KCB\nHà Nội, ngày 12 tháng 12 năm 2025\nV/v thực hiện Thông tư {{0}}\n\n"
    said = "Kính gửi: Các Sở Y tế.\nThông tư số {0} ngày 30/6/2025 của Bộ Y tế quy định về đơn thuốc.\n"
    short = "Kính gửi: Các Sở Y tế.\nThông tư số {0} quy định về đơn thuốc.\n"
    symbol = "26/2025/TT-BYT"
    assert "VB103" not in codes((head + said).format(symbol), register)
    assert "VB103" in codes((head + short).format(symbol), register)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Đăng ngày 17 - 05 - 2024", date(2024, 5, 17)),
        ("Cập nhật: 08:21, 16/4/2021", date(2021, 4, 16)),
        ("Ngày đăng: 03/02/2023", date(2023, 2, 3)),
        ("Thứ Hai, 10/4/2023", date(2023, 4, 10)),
        ("Lượt xem: 400", None),
    ],
)
def test_an_article_is_judged_on_the_day_it_was_published(
    register: sqlite3.Connection, printed: str, day: date | None
) -> None:
    text = f"Hỏi đáp về dân chủ ở cơ sở\n\n{printed}\n\nCăn cứ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ"
    assert read(text, register).report.as_of == day


def test_an_article_without_a_day_is_judged_when_all_that_it_cites_stood(register: sqlite3.Connection) -> None:
    law = "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn năm 2007"
    article = f"Luật sư A trả lời: theo {law} và Nghị định 04/2015/NĐ-CP, dân có quyền bàn."
    passage = f"Căn cứ {law}, UBND xã báo cáo."
    assert "VB201" not in codes(article, register)
    assert "VB201" in codes(passage, register)


def test_a_court_s_decision_bears_the_code_of_decisions(register: sqlite3.Connection) -> None:
    text = "Quyết định đưa vụ án ra xét xử phúc thẩm số 02/2023/QĐ-PT ngày 10/5/2023 của Tòa án nhân dân tỉnh Phú Yên"
    assert "VB108" not in codes(text, register)


def test_what_a_text_says_is_replaced_now(register: sqlite3.Connection) -> None:
    text = "Áp dụng Điều 5 Luật Đất đai năm 2013; nay là Điều 7 Luật Đất đai năm 2024."
    assert "VB201" not in codes(text, register)


@pytest.mark.parametrize("word", ["replacing", "which replaced the", "and repeals", "superseding"])
def test_what_an_english_text_says_is_replaced(register: sqlite3.Connection, word: str) -> None:
    text = f"The Government issued Decree No. 61/2023/ND-CP, {word} Decree 04/2015/ND-CP, for the people of the communes and of the wards and of the towns."
    assert not {"VB201", "VB208"}.intersection(codes(text, register))


OLD_LAW = "Luật Doanh nghiệp số 60/2005/QH11 ngày 29/11/2005"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nSố: 12/2013/HĐMB\nCăn cứ {OLD_LAW};\n", date(2013, 12, 31)),
        (f"{STATE}ĐIỀU LỆ\nCÔNG TY CỔ PHẦN A\nĐiều lệ được soạn thảo và thông qua bởi các cổ đông sáng lập ngày 24 tháng 03 năm 2011.\nCăn cứ {OLD_LAW};\n", date(2011, 3, 24)),
        (f"{STATE}ĐIỀU LỆ CÔNG TY CỔ PHẦN A - Điều lệ thông qua cổ đông sáng lập Công ty ngày 05/06/2010 - Căn cứ {OLD_LAW}.", date(2010, 6, 5)),
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nSố: …/HĐMB\nCăn cứ {OLD_LAW};\n", TODAY),
    ],
)  # fmt: skip
def test_the_day_of_a_paper_that_has_none_at_its_head(register: sqlite3.Connection, text: str, day: date) -> None:
    result = check(text, read(text, register), register, today=TODAY)
    assert result.as_of == day
    assert ("VB201" in {one.code for one in result.findings}) is (day == TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 2191/BNN-TCTL ngày 03/7/2013 của Bộ Nông nghiệp & PTNT - Tổng cục Thủy Lợi về nước sạch.",
        "Thực hiện Quyết định số 640/QĐ-UBND ngày 14/8/2025 của Ủy ban nhân Thành phố Hồ Chí Minh về thời gian năm học.",
        "Pursuant to Clause 2, Article 17 of Circular 12/2022/TT-NHNN, the borrower shall notify. Điều này được quy định rõ.",
    ],
)
def test_an_office_that_no_table_reads_is_named(register: sqlite3.Connection, text: str) -> None:
    assert not {"VB103", "VB104"}.intersection(codes(text, register))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII đã thông qua Luật.\n", False),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n", False),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n", True),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc Lập - Tự do - Hạnh phúc\n", True),
        (f"{STATE}HỢP ĐỒNG MUA BÁN\n".replace("Độc lập", "Độc Lập"), False),
    ],
)
def test_how_the_state_is_named(register: sqlite3.Connection, head: str, told: bool) -> None:
    text = f"{head}Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ được thực hiện."
    found = check(text, read(text, register), register, today=TODAY, select=frozenset(("VB625",))).findings
    assert bool(found) is told


def test_an_article_without_a_day_is_never_right_about_what_has_ended(register: sqlite3.Connection) -> None:
    text = "Chào bạn, theo Pháp lệnh số 34/2007/PL-UBTVQH11 và Luật Khiếu nại năm 2011 thì bạn có quyền hỏi xã."
    done = check(text, read(text, register), register, today=TODAY)
    assert done.as_of == date(2011, 12, 31) or done.as_of == date(2012, 7, 1)
    assert done.used_on == TODAY
    assert [one.code for one in done.findings if one.code.startswith("VB20")] == ["VB207"]
    assert verdicts(done, register)["past"] == 1
    assert "right" not in verdicts(check(text, read(text, register), register, as_of=TODAY, today=TODAY), register)


def test_what_ended_before_it_is_known_to_have_stood_is_told_without_a_day(register: sqlite3.Connection) -> None:
    text = "Chào bạn, theo Nghị định số 144/2021/NĐ-CP ngày 31/12/2021 của Chính phủ thì bạn bị phạt."
    (told,) = [one for one in check(text, read(text, register), register, today=TODAY).findings if one.code == "VB207"]
    assert "31/12/2021" not in told.message("vi") and "282/2025/NĐ-CP" in told.message("vi")


HEAD_OF_A_PAPER = (
    f"UBND XÃ AN BÌNH\n{STATE}Số: 5/BC-UBND\nAn Bình, ngày 05 tháng 6 năm 2024\nBÁO CÁO\nVề dân chủ ở cơ sở\n"
)
OF_THE_PAGE = (
    "- 1Nghị định 59/2023/NĐ-CP về dân chủ\n- 2Quyết định 553/QĐ-TTg năm 2021 phê duyệt Đề án\n"
    "Báo cáo này đã được thay thế bởi Báo cáo 9/BC-UBND ngày 03/12/2025.\n"
)


def test_what_a_page_says_above_the_head_is_not_of_the_paper(register: sqlite3.Connection) -> None:
    body = "Thực hiện Nghị định 59/2023/NĐ-CP, xã báo cáo.\n"
    assert codes(OF_THE_PAGE + HEAD_OF_A_PAPER, register) == []
    assert set(codes(HEAD_OF_A_PAPER + body, register)) == {"VB103", "VB104"}
    printed_last = "Căn cứ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ;\n" + HEAD_OF_A_PAPER
    assert "VB201" in codes(printed_last, register) or "VB208" in codes(printed_last, register)


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("công văn số 636/CT-TTHT ngày 25/4/2014 của Cục thuế tỉnh Đắk Nông", False),
        ("Công văn số 636/CT-TTHT ngày 25/4/2014 hướng dẫn", False),
        ("Công văn số 636/CT-UBND ngày 25/4/2014 của Ủy ban nhân dân tỉnh Đắk Nông", True),
        ("Kế hoạch số 636/CT-TTHT ngày 25/4/2014 của Cục thuế tỉnh Đắk Nông", True),
    ],
)
def test_a_letter_bears_its_office_first(register: sqlite3.Connection, letter: str, told: bool) -> None:
    assert ("VB108" in codes(f"Thực hiện {letter} về hóa đơn.", register)) is told


@pytest.mark.parametrize(("year", "known"), [(2017, True), (2011, False)])
def test_a_printed_year_tells_documents_of_one_number_apart(
    register: sqlite3.Connection, year: int, known: bool
) -> None:
    said = f"Thực hiện Quyết định 619/QĐ-TTg năm {year} của Thủ tướng Chính phủ về việc đó.\n"
    assert [one.known for one in read(said, register).citations] == [known]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tuần lễ phòng, chống thiên tai\nUBND tỉnh ban hành công văn số 3025 ngày 13/5/2022.\n\nTin liên quan\n", "prose"),
        ("HỘI NGHỊ TRIỂN KHAI\nPublish date 21/10/2024 | 13:53\nThực hiện Chỉ thị số 35-CT/TW", "prose"),
        ("Thực hiện công văn số 3025 ngày 13/5/2022, xã báo cáo tin liên quan.", "administrative"),
    ],
)  # fmt: skip
def test_the_furniture_of_a_site_tells_an_article(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_the_centre_plans_for_a_law_that_is_not_yet_in_force(register: sqlite3.Connection) -> None:
    ground = "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\nCăn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;\n"
    text = f"THỦ TƯỚNG CHÍNH PHỦ\n{STATE}Số: 144/QĐ-TTg\nHà Nội, ngày 23 tháng 02 năm 2023\nQUYẾT ĐỊNH\nBan hành Kế hoạch\n{ground}QUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.\n"
    assert "VB203" not in codes(text, register)
    assert "VB203" in codes(
        text.replace("THỦ TƯỚNG CHÍNH PHỦ", "UBND TỈNH PHÚ YÊN").replace("QĐ-TTg", "QĐ-UBND"), register
    )


def test_the_day_of_a_page_below_a_title_is_not_the_document_s(register: sqlite3.Connection) -> None:
    text = "Lấy ý kiến về Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15{}ngày 19/05/2025\n\nUBND xã hướng dẫn."
    assert "VB301" not in codes(text.format("\n\n"), register)
    assert "VB301" in codes(text.format(" "), register)


def test_an_old_number_with_its_type_last_is_no_party_s(register: sqlite3.Connection) -> None:
    text = (
        f"TÒA ÁN NHÂN DÂN TỐI CAO\n{STATE}Số: {{}} Hà Nội, ngày 08 tháng 12 năm 1988\n\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn\n"
    )
    assert [
        one.code
        for symbol in ("01-TANDTC-VKSNDTC/TTLT",)
        for one in check(
            text.format(symbol),
            read(text.format(symbol), register),
            register,
            today=TODAY,
            select=frozenset(("VB623",)),
        ).findings
    ] == []


@pytest.mark.parametrize(
    ("printed", "day"),
    [("tháng    năm 2026", TODAY), ("tháng 11 năm 2026", TODAY), ("tháng    năm 2025", date(2025, 12, 31))],
)
def test_a_draft_is_judged_on_no_day_to_come(register: sqlite3.Connection, printed: str, day: date) -> None:
    text = f"BỘ NỘI VỤ\n{STATE}Số:     /2026/TT-BNV\nHà Nội, ngày    {printed}\n\nTHÔNG TƯ\nVề dân chủ ở cơ sở\n"
    result = check(text, read(text, register), register, today=TODAY)
    assert result.as_of == day
    assert result.own_day is (day != TODAY)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        # codes that two types share, as courts and police use them
        ("VB108", "Theo Cáo trạng số 15/CT-VKS ngày 3/4/2026 của Viện kiểm sát nhân dân tỉnh Sơn La.", False),
        ("VB108", "Theo Kết luận giám định số 15/KL-KTHS ngày 3/4/2026 của Công an tỉnh Sơn La.", False),
        ("VB108", "Theo Báo cáo số 15/CT-VKS ngày 3/4/2026 của Viện kiểm sát nhân dân tỉnh Sơn La.", True),
        # a number without an office: of an office it lacks one, of anybody's paper nothing
        ("VB101", "Theo Giấy ủy quyền số 05/GUQ ngày 3/4/2026 của ông A.", False),
        ("VB101", "Theo Thông báo số 08-TB/TTCT ngày 3/4/2026 của Trung tâm Chính trị phường.", False),
        ("VB101", "Theo Kế hoạch số 08/KH ngày 3/4/2026 của UBND phường Tân Lập.", True),
        # English prints a number without marks
        ("VB102", "Theo Decision No. 22/2018/QD-Ttg ngày 8/5/2018 thì việc đó được làm.", False),
        ("VB102", "Theo Quyết định số 22/2018/QĐ-Ttg ngày 8/5/2018 của Thủ tướng Chính phủ.", True),
        # one slip of the pen is told once
        ("VB301", "Theo Nghị định số 59/2023/NĐ-CP ngày 14/8/2203 của Chính phủ.", False),
        ("VB107", "Theo Nghị định số 59/2023/NĐ-CP ngày 14/8/2203 của Chính phủ.", True),
        ("VB110", "Thực hiện theo phần B Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.", True),
        ("VB110", "Thực hiện theo Phần B Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.", False),
        # whose it is stands before the bracket
        ("VB104", "Ủy ban Kiểm tra Trung ương đã nhắc nhở ông A (Quyết định số 519-QĐ/UBKTTW ngày 28-4-2022).", False),
        ("VB104", "Xã đã nhắc nhở ông A (Quyết định số 519-QĐ/UBKTTW ngày 28-4-2022).", True),
    ],
)  # fmt: skip
def test_what_papers_of_many_kinds_taught(register: sqlite3.Connection, code: str, text: str, told: bool) -> None:
    assert (code in codes(text, register)) is told


def test_a_ministry_tells_of_its_own_circular_before_it_takes_effect(register: sqlite3.Connection) -> None:
    circular = "Thông tư số 02/2024/TT-BGDĐT ngày 06/3/2024 của Bộ trưởng Bộ Giáo dục và Đào tạo"
    text = (
        f"{{0}}\n{STATE}Số: 12/{{1}}\nHà Nội, ngày 22 tháng 3 năm 2024\nKính gửi: Các sở.\nThực hiện theo {circular}.\n"
    )
    assert "VB203" not in codes(text.format("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "BGDĐT-QLCL"), register)
    assert "VB203" in codes(text.format("BỘ NỘI VỤ", "BNV-TL"), register)


@pytest.mark.parametrize(("head", "told"), [("Luật mới\n\n06/03/2024\n\n", False), (HEAD_OF_A_PAPER, True)])
def test_news_of_a_law_to_come_is_no_fault(register: sqlite3.Connection, head: str, told: bool) -> None:
    text = f"{head}Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội có nhiều điểm mới.\n"
    assert ("VB203" in codes(text, register)) is told


FORM = selected(None, frozenset(("default", "form")))


def form_codes(text: str, conn: sqlite3.Connection) -> set[str]:
    return {one.code for one in check(text, read(text, conn), conn, select=FORM, today=TODAY).findings}


def test_the_rules_of_offices_bind_no_court_and_no_contract(register: sqlite3.Connection) -> None:
    ground = "Căn cứ vào biên bản hòa giải thành ngày 22 tháng 3 năm 2026,\nCăn cứ Điều 55 Luật Hôn nhân và gia đình;\n"
    court = (
        f"TÒA ÁN NHÂN DÂN KHU VỰC 2\nTỈNH LÀO CAI\nSố: 17/2026/QĐST-HNGĐ\n{STATE}Lào Cai, ngày 30 tháng 3 năm 2026\n"
        f"QUYẾT ĐỊNH\nCÔNG NHẬN THUẬN TÌNH LY HÔN\n\n{ground}QUYẾT ĐỊNH:\n1. Công nhận.\n"
    )
    contract = f"{STATE}HỢP ĐỒNG LAO ĐỘNG\nSố: 15/2026/HĐLĐ\n{ground}Điều 1. Công việc.\n"
    office = court.replace("TÒA ÁN NHÂN DÂN KHU VỰC 2", "ỦY BAN NHÂN DÂN").replace("17/2026/QĐST-HNGĐ", "17/QĐ-UBND")
    for text in (court, contract):
        assert not [code for code in form_codes(text, register) if code.startswith(("VB60", "VB62"))]
    assert "VB604" in form_codes(office, register)


def test_who_is_invited_is_addressed(register: sqlite3.Connection) -> None:
    paper = (
        f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 88/GM-UBND\n{STATE}Lào Cai, ngày 12 tháng 8 năm 2026\nGIẤY MỜI\nHọp\n\n"
        "Trân trọng kính mời: Sở Tư pháp./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert "VB642" not in form_codes(paper, register)
    assert "VB642" in form_codes(paper.replace("kính mời", "đề nghị"), register)


def test_the_writer_s_own_papers_name_no_issuer(register: sqlite3.Connection) -> None:
    paper = (
        f"UBND PHƯỜNG CAM ĐƯỜNG\nTRƯỜNG THCS KIM TÂN\nSố: 27/KH-THCSKT\n{STATE}Cam Đường, ngày 08 tháng 9 năm 2026\n"
        "KẾ HOẠCH\nNăm học\n\nPhân công theo Quyết định số 15/QĐ-{0} ngày 01/9/2026 về phân công./.\n"
    )
    assert "VB104" not in form_codes(paper.format("THCSKT"), register)
    assert "VB104" in form_codes(paper.format("THCSLL"), register)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sổ hộ khẩu là gì? Nội dung của sổ\n\nTheo Thông tư 55/2021/TT-BCA, sổ được thu hồi.", "prose"),
        ("Đất vườn có được chuyển sang đất ở hay không?\n\nCăn cứ Điều 8 Nghị định 103/2024/NĐ-CP, hộ được chuyển.", "prose"),
        ("Mức lương tối thiểu vùng mới nhất\n\nNghị định 74/2024/NĐ-CP tăng mức lương.", "prose"),
        ("Những điểm mới của Nghị định 168/2024/NĐ-CP\n\nMức phạt tăng.", "prose"),
        ("1. Đặt vấn đề\nLuật Đất đai năm 2024 và Nghị định 102/2024/NĐ-CP có nhiều quy định mới.", "prose"),
        ("Tóm tắt: Quyền của người dân theo Nghị định 59/2023/NĐ-CP.\nTừ khóa: dân chủ.", "prose"),
        ("Trong phạm vi bài viết này, Nghị định 59/2023/NĐ-CP được xem xét.", "prose"),
        ("Theo tác giả, Thông tư 24/2014/TT-BTNMT còn bất cập[1].", "prose"),
        ("Tăng mức phạt\n\nPV.\n\nNghị định số 128/2021/NĐ-CP sửa đổi Nghị định số 156/2020/NĐ-CP.", "prose"),
        ("Ảnh minh họa. Nguồn: internet\nNghị định số 128/2021/NĐ-CP tăng mức phạt.", "prose"),
        ("Điều 51 Nghị định 156/2020/NĐ-CP có quy định về biện pháp khắc phục như sau:\n1. Trong thời hạn 03 ngày.", "prose"),
        ("Bị cáo bị truy tố theo khoản 1 Điều 173 Bộ luật Hình sự và Nghị quyết 326/2016/UBTVQH14.", "prose"),
        ("*_Câu trả lời:_*\nTheo Điều 3 Văn bản hợp nhất số 2089/VBHN-BHXH thì được cấp lại.", "prose"),
        ("Nghị định 49/2026/NĐ-CP quy định về đất đai.\n- 1. Cho phép thu hồi\nTại khoản 3 Điều 3 Nghị định này quy định về việc thu hồi như sau:\n", "prose"),
        ("Việc áp dụng BLDS 2015 và Nghị quyết 02/2022/NQ-HĐTP của các Tòa án còn khác nhau.", "prose"),
        ("1. BÊN A: Ông Trần Văn A\nCăn cứ Nghị định số 52/2013/NĐ-CP, các bên thỏa thuận.", "contract"),
        ("CĂN CỨ PHÁP LÝ GIAO KẾT\n• Căn cứ Nghị định số 52/2013/NĐ-CP & Nghị định số 85/2021/NĐ-CP;", "contract"),
        ('("104092", "199759"),  # Nghị định 78/2015/NĐ-CP\n' * 4, "data"),
        ("// theo Nghị định 78/2015/NĐ-CP\nconst a = 1;\n// Thông tư 40/2021/TT-BTC\n", "data"),
        ('{\n  "question": "ai?",\n  "evidence": "Quyết định số 123/QĐ-UBND",\n', "data"),
        ("THỦ TỤC GHI NỢ THEO NGHỊ ĐỊNH SỐ 103/2024/NĐ-CP\nNghị định này là văn bản mới nhất về tiền sử dụng đất.", "prose"),
        ("Phát hành: 17/08/2026 • Chuẩn QĐ 61/QĐ-TLĐ & TT 107/2017/TT-BTC", "prose"),
        ("Điều 5 Nghị định 59/2023/NĐ-CP quy định như sau:\nDân bàn.\nĐề nghị các xã thực hiện.", "administrative"),
        ("Thực hiện Điều 5 Nghị định 59/2023/NĐ-CP quy định về việc công khai như sau: niêm yết; xã báo cáo.", "administrative"),
        ("Decree 13/2023/ND-CP on Personal Data Protection. Decree 13 takes effect on July 1, 2023.", "prose"),
        ("Circular 219/2013/TT-BTC dated 31 December 2013\nDecree 123/2020/ND-CP", "prose"),
        ("Tăng vốn điều lệ\n\nVốn cổ phần là gì? Tại Điều 111 Luật doanh nghiệp năm 2014 quy định vốn.", "prose"),
        ("Có được không? Theo Nghị định 59/2023/NĐ-CP thì được.", "prose"),
        ("THAY ĐỔI VỐN\nLuật A gửi tới Quý khách hàng nội dung tư vấn:\n– Nghị định 78/2015/NĐ-CP", "prose"),
        ("# ✅ CHECKLIST\nLegal Basis: Nghị định 13/2023/NĐ-CP về Bảo vệ Dữ liệu Cá nhân", "prose"),
        ("📌 Căn cứ Nghị định 123/2020/NĐ-CP, hóa đơn được lập.", "prose"),
        ("Last Updated: October 28, 2025\nNghị định 13/2023/NĐ-CP", "prose"),
        ("/// Đoàn phí theo QĐ 1908/QĐ-TLĐ\nprivate static decimal Dues(\n    Input input,", "prose"),
        ("☐ Có ☑ Không\nThực hiện Nghị định số 59/2023/NĐ-CP, UBND xã báo cáo.", "administrative"),
        ("Án lệ 54/2022/AL\nQuyết định công bố án lệ 323/2022/QĐ-CA", "prose"),
        ("Mức phạt vượt đèn đỏ\nTheo Nghị định 168/2024/NĐ-CP, người điều khiển xe máy bị phạt tiền từ 4 đến 6 triệu đồng và bị trừ điểm giấy phép lái xe; mức phạt cũ là 800 nghìn đến 1 triệu đồng.", "prose"),
        ("Theo Nghị định 168/2024/NĐ-CP, người điều khiển xe máy vượt đèn đỏ bị phạt tiền từ 4 đến 6 triệu đồng và bị trừ điểm giấy phép lái xe. Công an phường báo cáo kết quả xử lý trong tháng.", "administrative"),
        ("Xem https://xa.gov.vn/?id=5 về Nghị định số 59/2023/NĐ-CP, UBND xã báo cáo.", "administrative"),
        ("Thực hiện Nghị định số 59/2023/NĐ-CP, các xã có được hỗ trợ hay không thì báo cáo.", "administrative"),
        ("Căn cứ Điều 5 Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;\nXét đề nghị của Phòng Nội vụ;", "administrative"),
        ("Căn cứ Quyết định số 12/QĐ-UBND; căn cứ vào tình hình thực tế, UBND xã báo cáo như sau:", "administrative"),
        ("Theo Decree 59/2023/NĐ-CP, UBND xã báo cáo kết quả thực hiện dân chủ ở cơ sở.", "administrative"),
        (f"{STATE}Số: 5/BC-UBND\nBÁO CÁO\nViệc thực hiện quy định mới nhất của Nghị định 59/2023/NĐ-CP", "administrative"),
        ("Kính gửi: Công an xã\nĐối tượng bị truy tố theo Thông tư 55/2021/TT-BCA.", "administrative"),
    ],
)  # fmt: skip
def test_a_passage_that_no_office_would_write(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nSố: 12/HĐNT-GT\nCăn cứ {OLD_LAW};\nHai bên thống nhất.", False),
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nSố: …/HĐMB\nCăn cứ {OLD_LAW};\nHôm nay, ngày … tháng … năm …", True),
        (f"{STATE}ĐIỀU LỆ\nCÔNG TY CỔ PHẦN\nĐiều lệ được thông qua ngày ....../....../2013.\nCăn cứ {OLD_LAW}.", False),
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nCăn cứ {OLD_LAW};\nHôm nay, ngày     tháng   năm 2013, chúng tôi gồm:", False),
        (f"{STATE}HỢP ĐỒNG MUA BÁN\nCăn cứ {OLD_LAW};\nHôm nay, ngày     tháng   năm 2024, chúng tôi gồm:", True),
        ("Số hiệu | Loại | Ngày\n" + f"1 | {OLD_LAW} | 2005\n" * 3, False),
    ],
)  # fmt: skip
def test_an_old_law_in_what_bears_no_day(register: sqlite3.Connection, text: str, told: bool) -> None:
    found = {one.code for one in check(text, read(text, register), register, today=TODAY).findings}
    assert ("VB201" in found) is told
    assert "VB209" not in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vốn điều lệ là gì?\n- Nghị định số 01/2021/NĐ-CP quy định về thay đổi vốn điều lệ doanh nghiệp.", False),
        ("UBND xã thực hiện Nghị định số 01/2021/NĐ-CP ngày 04/01/2021 của Chính phủ quy định về thay đổi vốn điều lệ doanh nghiệp.", True),
    ],
)  # fmt: skip
def test_an_article_may_say_in_its_own_words_what_a_document_is_about(
    register: sqlite3.Connection, text: str, told: bool
) -> None:
    assert ("VB304" in codes(text, register)) is told


@pytest.mark.parametrize(
    ("year", "told"), [("", True), (" 2023", False), (" năm 2023", False), (" 2017", False), (" 2012", False)]
)
def test_a_bare_year_behind_a_number_tells_which_document_it_is(
    register: sqlite3.Connection, year: str, told: bool
) -> None:
    text = f"UBND xã thực hiện Quyết định 439/QĐ-TTg{year} của Thủ tướng Chính phủ, xã báo cáo."
    assert ("VB303" in codes(text, register)) is told
