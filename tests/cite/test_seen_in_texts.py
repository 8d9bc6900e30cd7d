"""Kinds that whole texts showed: the unit between symbol and day, cells of a table, terms of the Party, given names,
abbreviations in brackets, numbers below a heading."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 7/12/2016 của HĐND tỉnh Bình Thuận", "HĐND tỉnh Bình Thuận"),
        ("Nghị quyết số 5/NQ-HĐND xã ngày 7/12/2016 của HĐND xã Hòa Xuân", "HĐND xã Hòa Xuân"),
        ("Quyết định số 5/QĐ-UBND huyện ngày 7/12/2016 của UBND huyện Tuy An", "UBND huyện Tuy An"),
        ("Kế hoạch số 5/KH-UBND thành phố ngày 7/12/2016 của UBND thành phố Huế", "UBND thành phố Huế"),
        ("Báo cáo số 5/BC-UBND phường ngày 7/12/2016 của UBND phường 4", "UBND phường 4"),
        ("Tờ trình số 5/TTr-UBND thị xã ngày 7/12/2016 của UBND thị xã Sông Cầu", "UBND thị xã Sông Cầu"),
    ],
)
def test_the_unit_behind_a_symbol(printed: str, issuer: str) -> None:
    check(f"Căn cứ {printed};", [want(printed, day="2016-12-07", issuer=issuer)])


@cases(
    ("1 | 45/2014/NĐ-CP | 15/5/2014 | Quy định", [want("45/2014/NĐ-CP", day="2014-05-15")]),
    ("| 46/QĐ-UBND | ngày 15/5/2014 | UBND tỉnh |", [want("46/QĐ-UBND", day="2014-05-15")]),
    ("| 47/QĐ-UBND | 12.345.678 | x |", [want("47/QĐ-UBND", day=None)]),
    ("| 48/QĐ-UBND | 15/5/2014 là ngày họp |", [want("48/QĐ-UBND", day=None)]),
)
def test_a_day_in_the_next_cell(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Nghị quyết số 18-NQ/TW (khóa XII); còn", [want("Nghị quyết số 18-NQ/TW (khóa XII)", term="XII")]),
    ("Kết luận 21-KL/TW khóa XIII về", [want("Kết luận 21-KL/TW khóa XIII", term="XIII")]),
    (
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 (khóa XII) và",
        [want("Nghị quyết số 18-NQ/TW ngày 25/10/2017 (khóa XII)", term="XII", day="2017-10-25")],
    ),
    ("Nghị quyết số 10 NQ/TW;", [want("Nghị quyết số 10 NQ/TW", symbol="10-NQ/TW", rules=["lost_hyphen"])]),
    ("Nghị quyết số 10 NQ/TU của Tỉnh ủy;", [want("Nghị quyết số 10 NQ/TU của Tỉnh ủy", symbol="10-NQ/TU")]),
)
def test_party_terms_and_hyphens(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    ("sentence", "printed", "day"),
    [
        ("Ngày 5/1/2024, Bộ Y tế có {} gửi các tỉnh", "Công văn số 123/BYT-DP", "2024-01-05"),
        ("Ngày 5/1/2024, HĐND tỉnh đã thông qua {} về đất đai", "Nghị quyết số 15/2024/NQ-HĐND", "2024-01-05"),
        ("Ngày 7/1/2024 UBND tỉnh gửi {} đến HĐND", "Tờ trình số 5/TTr-UBND", "2024-01-07"),
        ("Ngày 7/1/2024, Phòng Tư pháp có {} về hòa giải", "Báo cáo số 5/BC-TP", "2024-01-07"),
        ("Ngày 7/1/2024 họp; các xã có {} riêng", "Kế hoạch số 5/KH-UBND", None),
        ("Ngày 7/1/2024 đi qua cầu, xem {} cũ", "Kế hoạch số 5/KH-UBND", None),
    ],
)
def test_verbs_that_give_the_day_of_their_sentence(sentence: str, printed: str, day: str | None) -> None:
    check(sentence.format(printed), [want(printed, day=day)])


@cases(
    (
        "Điểm mới của Nghị định 123 về hóa đơn.\nNghị định 123/2020/NĐ-CP quy định.",
        [want("Nghị định 123", symbol="123/2020/NĐ-CP"), want("Nghị định 123/2020/NĐ-CP")],
    ),
    (
        "Theo Chỉ thị 30 của Bộ Chính trị, tức Chỉ thị số 30-CT/TW ngày 18/2/1998.",
        [
            want("Chỉ thị 30 của Bộ Chính trị", symbol="30-CT/TW", issuer="Bộ Chính trị"),
            want("Chỉ thị số 30-CT/TW ngày 18/2/1998"),
        ],
    ),
    ("tại Nghị quyết 1; Nghị quyết 1/NQ-CP", [want("Nghị quyết 1/NQ-CP")]),
    (
        "Quyết định số 1456/QĐ-UBND (gọi tắt là Quyết định 1456). Ông S yêu cầu hủy Quyết định 1456.",
        [want("Quyết định số 1456/QĐ-UBND"), want("Quyết định 1456", symbol="1456/QĐ-UBND", form="bare")],
    ),
    (
        "khoản 1 Điều 173 Bộ luật Hình sự (BLHS) và Điều 5 BLHS",
        [want("khoản 1 Điều 173 Bộ luật Hình sự"), want("Điều 5 BLHS")],
    ),
    (
        "the 2020 Law on Investment (Law No. 61/2020/QH14), the Law on Enterprises (No. 59/2020/QH14)",
        [want("2020 Law on Investment (Law No. 61/2020/QH14)"), want("Law on Enterprises (No. 59/2020/QH14)")],
    ),
    (
        "the rules (Decree No. 13/2023/ND-CP dated 17 April 2023) which",
        [want("Decree No. 13/2023/ND-CP dated 17 April 2023", day="2023-04-17")],
    ),
    ("Thư mời thầu số 88/TM-BQLDA ngày 15/3/2024", [want("Thư mời thầu số 88/TM-BQLDA ngày 15/3/2024", type="other")]),
    (
        "Chứng thư thẩm định giá số 123/2020/CT-TĐG ngày 3/4/2020",
        [want("Chứng thư thẩm định giá số 123/2020/CT-TĐG ngày 3/4/2020", type="other")],
    ),
    (
        "- Biên bản số 05/BB ngày 10/3/2024 giữa Ban Quản lý dự án huyện và Công ty B\n- Thư riêng",
        [want("Biên bản số 05/BB ngày 10/3/2024 giữa Ban Quản lý dự án huyện và Công ty B")],
    ),
)
def test_names_numbers_and_brackets(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


P = "Bộ Chính trị"


@cases(
    (
        f"các Nghị quyết số 57, 59, 66 và 68 của {P};",
        [
            want("Nghị quyết số 57", issuer=P), want("59", symbol="59", issuer=P), want("66", issuer=P),
            want(f"68 của {P}", type="resolution", issuer=P),
        ],
    ),
    (f"Nghị quyết 71 và 72 của {P}", [want("Nghị quyết 71", issuer=P), want(f"72 của {P}", issuer=P)]),
    (
        f"Nghị quyết 59, Nghị quyết 66 và Nghị quyết 68 của {P}",
        [want("Nghị quyết 59", issuer=P), want("Nghị quyết 66", issuer=P), want(f"Nghị quyết 68 của {P}", issuer=P)],
    ),
    ("Nghị quyết 5, 6 năm qua", []),
    ("Quyết định số 15 QĐ/UB ngày 3/4/1998", [want("Quyết định số 15 QĐ/UB ngày 3/4/1998", symbol="15-QĐ/UB")]),
    ("Quyết định số 15 QĐ/UBND ngày 3/4/2020", [want("Quyết định số 15 QĐ/UBND ngày 3/4/2020", symbol="15/QĐ-UBND")]),
    ("có 15 NQ/xã", []),
)  # fmt: skip
def test_lists_of_numbers_alone_and_blanks_for_hyphens(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Số hiệu:47/2025/TT-BCTNgày đăng:", [want("47/2025/TT-BCT", symbol="47/2025/TT-BCT", issuer="Bộ Công Thương")]),
    ("Số hiệu: 59/2023/NĐ-CPLoại văn bản", [want("59/2023/NĐ-CP", symbol="59/2023/NĐ-CP")]),
    ("Chỉ thị 27/CT-TTg và", [want("Chỉ thị 27/CT-TTg", symbol="27/CT-TTg")]),
    (
        "thực hiện NQ Hội nghị Trung ương 4 (khóa XI) gắn với",
        [want("NQ Hội nghị Trung ương 4 (khóa XI)", type="resolution", term="XI")],
    ),
    ("theo NQ Trung ương 4 khóa XII;", [want("NQ Trung ương 4 khóa XII", type="resolution")]),
)
def test_words_stuck_behind_a_symbol_and_short_types(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    (
        "Báo cáo giải trình, tiếp thu ý kiến thẩm định số 45/BC-STP ngày 3/4/2024 của Sở Tư pháp",
        [
            want(
                "Báo cáo giải trình, tiếp thu ý kiến thẩm định số 45/BC-STP ngày 3/4/2024 của Sở Tư pháp", type="report"
            )
        ],
    ),
    (
        "Kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn số 12/KH-UBND của UBND tỉnh Lào Cai",
        [want("Kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn số 12/KH-UBND của UBND tỉnh Lào Cai", type="plan")],
    ),
    (
        "Theo Quyết định số 12/QĐ-UBND và các văn bản hướng dẫn, số 15/QĐ-UBND ngày 2/3/2024",
        [want("Quyết định số 12/QĐ-UBND"), want("15/QĐ-UBND ngày 2/3/2024")],
    ),
    (
        "Quyết định số 1456/QĐ-UBND ngày 3/4/2024 của UBND tỉnh Lào Cai. Theo Quyết định 1456, các sở thực hiện.",
        [
            want("Quyết định số 1456/QĐ-UBND ngày 3/4/2024 của UBND tỉnh Lào Cai"),
            want("Quyết định 1456", symbol="1456/QĐ-UBND", form="bare"),
        ],
    ),
    ("Theo Quyết định 1456, các sở thực hiện.", []),
    ("Quyết định số 12/QĐ-UBND; ra quyết định 12 lần, Quyết định 13", [want("Quyết định số 12/QĐ-UBND")]),
    ("khoản 4 Điều 116 Luật TTHC 2015", [want("khoản 4 Điều 116 Luật TTHC 2015", name="Tố tụng hành chính")]),
    (
        "Luật Doanh nghiệp số 59/2020/QH14 được Quốc Hội nước CHXHCN Việt Nam thông qua ngày 17/06/2020",
        [
            want(
                "Luật Doanh nghiệp số 59/2020/QH14 được Quốc Hội nước CHXHCN Việt Nam thông qua ngày 17/06/2020",
                day="2020-06-17",
            )
        ],
    ),
    (
        "khoản 2 Điều 6, Phụ lục VII ban hành kèm theo Thông tư số 26/2025/TT-BYT",
        [
            want(
                "khoản 2 Điều 6, Phụ lục VII ban hành kèm theo Thông tư số 26/2025/TT-BYT",
                points="khoản 2 Điều 6 | Phụ lục VII",
            )
        ],
    ),
    (
        "Điều 25 và các Phụ lục II, III Nghị định số 8/2022/NĐ-CP",
        [want("Điều 25 và các Phụ lục II, III Nghị định số 8/2022/NĐ-CP", points="Điều 25 | Phụ lục II | Phụ lục III")],
    ),
    (
        "Điều 6 Phụ lục VII Thông tư số 26/2025/TT-BYT",
        [want("Điều 6 Phụ lục VII Thông tư số 26/2025/TT-BYT", points="Điều 6 Phụ lục VII")],
    ),
)
def test_kinds_of_the_fourth_draw(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("| 1 | 59/2023/NĐ-CP | Nghị định | 14/08/2023 | Chính phủ | Quy định |", [want("59/2023/NĐ-CP", day="2023-08-14", issuer="Chính phủ", basis="explicit")]),
    ("1\t12/QĐ-UBND\tQuyết định\t2024-03-05\tUBND tỉnh Lào Cai\tVề nhà ở", [want("12/QĐ-UBND", day="2024-03-05", issuer="UBND tỉnh Lào Cai", basis="explicit")]),
    ("| 12/QĐ-UBND | UBND tỉnh Lào Cai | 5/3/2024 |", [want("12/QĐ-UBND", day="2024-03-05", issuer="UBND tỉnh Lào Cai")]),
    ("| 12/QĐ-UBND | Về nhà ở | 5/3/2024 | UBND tỉnh Lào Cai |", [want("12/QĐ-UBND", day=None, issuer=None)]),
    ("| 59/2023/NĐ-CP | Nghị định | 31/02/2023 | Bộ Y tế |", [want("59/2023/NĐ-CP", day=None, issuer="Chính phủ", basis="symbol")]),
)  # fmt: skip
def test_the_cells_of_a_row(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
