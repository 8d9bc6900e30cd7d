"""Numbers and words that a text layer has damaged: all marks lost, blanks inside words, words stuck together."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want


@pytest.mark.parametrize(
    ("printed", "symbol", "day", "kind"),
    [
        ("Nghị quyết 48NQTW ngày 2452005", "48-NQ/TW", "2005-05-24", "resolution"),
        ("Nghị quyết số 48 NQ TW ngày 24 5 2005", "48-NQ/TW", "2005-05-24", "resolution"),
        ("Nghị quyết 49NQTW ngày 262005", "49-NQ/TW", "2005-06-02", "resolution"),
        ("Nghị quyết 49NQ/TW ngày 2/6/2005", "49-NQ/TW", "2005-06-02", "resolution"),
        ("Chỉ thị 30CTTW ngày 1821998", "30-CT/TW", "1998-02-18", "directive"),
        ("Chỉ thị 30CTTW ngày 18021998", "30-CT/TW", "1998-02-18", "directive"),
        ("Kết luận 120KLTW ngày 07012016", "120-KL/TW", "2016-01-07", "conclusion"),
        ("Quy định 37QĐTW ngày 25102021", "37-QĐ/TW", "2021-10-25", "regulation"),
        ("Nghị định 592023NĐCP ngày 1482023", "59/2023/NĐ-CP", "2023-08-14", "decree"),
        ("Nghị định 59 2023 NĐ CP ngày 14 8 2023", "59/2023/NĐ-CP", "2023-08-14", "decree"),
        ("Quyết định 221999QĐTTg ngày 1321999", "22/1999/QĐ-TTg", "1999-02-13", "decision"),
        ("Quyết định 12QĐUBND ngày 05032024", "12/QĐ-UBND", "2024-03-05", "decision"),
        ("Quyết định số 12 2005 QĐ UBND ngày 532005", "12/2005/QĐ-UBND", "2005-03-05", "decision"),
        ("Kế hoạch 65KHUBND ngày 05032024", "65/KH-UBND", "2024-03-05", "plan"),
        ("Kế hoạch số 65 KH UBND ngày 5 3 2024", "65/KH-UBND", "2024-03-05", "plan"),
        ("Thông tư 342014TTBTC ngày 21032014", "34/2014/TT-BTC", "2014-03-21", "circular"),
        ("Báo cáo 318BCUBND ngày 25112024", "318/BC-UBND", "2024-11-25", "report"),
        ("Nghị quyết 32 2023 NQ HĐND ngày 8 12 2023", "32/2023/NQ-HĐND", "2023-12-08", "resolution"),
        ("Chỉ thị số 27CTTTg ngày 1582024", "27/CT-TTg", "2024-08-15", "directive"),
        ("Chương trình 14CTrTU ngày 1292025", "14-CTr/TU", "2025-09-12", "programme"),
    ],
)
def test_a_number_without_its_marks(printed: str, symbol: str, day: str, kind: str) -> None:
    check(f"Thực hiện {printed} về chiến lược", [want(printed, symbol=symbol, day=day, type=kind)])


def test_figures_that_are_two_days_give_the_year() -> None:
    check("Nghị quyết 48NQTW ngày 1112005", [want("Nghị quyết 48NQTW ngày 1112005", day=None, year=2005)])


@pytest.mark.parametrize(
    "text", ["có 45 BTC và 12 UBND", "Kế hoạch có 12 QĐ UBND", "điện thoại 0905123456 TW", "5 NQTW"]
)
def test_without_its_own_type_word_no_number_is_mended(text: str) -> None:
    check(text, [])


UBND = "UBND tỉnh Phú Yên"
PLAN = "Kế hoạch số 12/KH-UBND"


@pytest.mark.parametrize(
    ("printed", "symbol", "issuer"),
    [
        (f"{PLAN} ngày 5/3/2024 của UBND t ỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ngày 5/3/2024 của UBND tỉn h Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ngày 5/3/2024 c ủa UBND tỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ngày 5/3/2024 của U BND tỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ngày 5/3/2024 của UB ND tỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ng ày 5/3/2024 của UBND tỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ngày 5/3/2024 của Ủy b an nhân dân tỉnh Phú Yên", "12/KH-UBND", UBND),
        (f"{PLAN} ng ày 5/3/2024 c ủa Ủy b an nh ân dân t ỉnh Phú Yên", "12/KH-UBND", UBND),
        ("K ế hoạch số 12/KH-UBND ngày 5/3/2024 của UBND tỉnh Phú Yên", "12/KH-UBND", UBND),
        ("Kế h oạch số 12/KH-UBND ngày 5/3/2024 của UBND tỉnh Phú Yên", "12/KH-UBND", UBND),
        ("Kế hoạch s ố 12/KH-UBND ngày 5/3/2024 của UBND tỉnh Phú Yên", "12/KH-UBND", UBND),
        ("Quyết đ ịnh số 12/QĐ-UBND ngày 5/3/2024 của UBND t ỉnh Phú Yên", "12/QĐ-UBND", UBND),
        ("Quyết đị nh số 12/QĐ-UBND ngày 5/3/2024 của UBND tỉnh Phú Yên", "12/QĐ-UBND", UBND),
        ("Nghị đị nh số 59/2023/NĐ-CP ng ày 14/8/2023 của Chính ph ủ", "59/2023/NĐ-CP", "Chính phủ"),
        ("Nghị định s ố 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ", "59/2023/NĐ-CP", "Chính phủ"),
        ("Th ông tư số 6/2019/TT-BNV ngày 5/3/2019 của Bộ Nội v ụ".replace("v ụ", "vụ"), "6/2019/TT-BNV", "Bộ Nội vụ"),
        ("Báo c áo số 5/BC-UBND ngày 5/3/2024 của UBND x ã Tân An", "5/BC-UBND", "UBND xã Tân An"),
        ("Báo cáo số 5/BC-UBND ngày 5/3/2024 của UBND h uyện Tuy An", "5/BC-UBND", "UBND huyện Tuy An"),
        ("Báo cáo số 5/BC-UBND ngày 5/3/2024 của UBND ph ường 4", "5/BC-UBND", "UBND phường 4"),
        ("Tờ tr ình số 5/TTr-UBND ngày 5/3/2024 của UBND th ành phố Tuy Hòa", "5/TTr-UBND", "UBND thành phố Tuy Hòa"),
    ],
)
def test_a_blank_inside_a_word(printed: str, symbol: str, issuer: str) -> None:
    check(f"Thực hiện {printed};", [want(printed, symbol=symbol, issuer=issuer, form="full")])


@cases(
    ("theo đề nghị tạiTờ trình số 350/TTr-SXD ngày 21/02/2014", [want("Tờ trình số 350/TTr-SXD ngày 21/02/2014")]),
    ("thực hiệnKế hoạch số 12/KH-UBND", [want("Kế hoạch số 12/KH-UBND", type="plan")]),
    ("và căn cứNghị định số 59/2023/NĐ-CP", [want("Nghị định số 59/2023/NĐ-CP", type="decree")]),
    (
        "Căn cứ Luật tổ chức Hội đồng nhândân và Ủy ban nhân dân ngày 26/11/2003;",
        [
            want(
                "Luật tổ chức Hội đồng nhândân và Ủy ban nhân dân ngày 26/11/2003",
                name="Tổ chức Hội đồng nhân dân và Ủy ban nhân dân",
                rules=["name"],
            )
        ],
    ),
    (
        "Luật Sửa đổi, bổ sung mộtsố điều của Luật Đất đai năm 2009;",
        [want("Luật Sửa đổi, bổ sung mộtsố điều của Luật Đất đai năm 2009", year=2009)],
    ),
)
def test_words_stuck_together(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    (
        "Luật sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản số 38/2009/QH12 ngày 19/6/2009",
        [
            want(
                "Luật sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản số 38/2009/QH12 ngày "
                "19/6/2009",
                symbol="38/2009/QH12",
            )
        ],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018;",
        [
            want(
                "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018",
                day="2018-11-20",
            )
        ],
    ),
    (
        "Luật số 35/2018/QH14 sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch",
        [want("Luật số 35/2018/QH14")],
    ),
    ("Luật sửa đổi, bổ sung một số điều của các luật liên quan đến nhiều thứ khác", []),
    (
        "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân (sửa đổi) ngày 21/6/1994",
        [want("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân (sửa đổi) ngày 21/6/1994", day="1994-06-21")],
    ),
    ("Luật Đất đai (sửa đổi) ngày 18/1/2024", [want("Luật Đất đai (sửa đổi) ngày 18/1/2024", day="2024-01-18")]),
    ("- Số hiệu văn bản: 14/2001/QĐ-UB", [want("14/2001/QĐ-UB", type="decision")]),
)
def test_names_and_numbers_apart(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
