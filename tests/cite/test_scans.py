"""What a scan's text or a hasty hand gets wrong: marks of type words, of "ngày" and "của", years, blanks for hyphens."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Nghị đinh số 71/2019/NĐ-CP", "decree"), ("Nghi định số 71/2019/NĐ-CP", "decree"),
        ("Quyêt định số 71/QĐ-TTg", "decision"), ("Quyết đinh số 71/QĐ-TTg", "decision"),
        ("QUYÉT ĐỊNH số 71/QĐ-TTg", "decision"), ("Chí thị số 71/CT-TTg", "directive"),
        ("Chỉ thi số 71/CT-TTg", "directive"), ("Thông tự số 71/2019/TT-BTC", "circular"),
        ("Thông từ số 71/2019/TT-BTC", "circular"), ("Nghị quyêt số 71/NQ-CP", "resolution"),
        ("Nghi quyết sô 71/NQ-CP", "resolution"), ("Kê hoạch số 71/KH-UBND", "plan"),
        ("Kế hoach số 71/KH-UBND", "plan"), ("Công vàn số 71/UBND-NC", "official_letter"),
        ("Thông bảo số 71/TB-VPCP", "notice"), ("Báo cảo số 71/BC-UBND", "report"),
        ("Tở trình số 71/TTr-UBND", "submission"), ("Kết lụận số 71-KL/TW", "conclusion"),
        ("Hướng dân số 71-HD/BTCTW", "guidance"), ("Chương trinh số 71-CTr/TU", "programme"),
    ],
)  # fmt: skip
def test_marks_of_a_type_word(printed: str, kind: str) -> None:
    check(f"Theo {printed}, các sở làm.", [want(printed, type=kind)])


@pytest.mark.parametrize("word", ["ngảy", "ngáy", "ngạy", "ngãy", "ngay", "ngăy", "ngâỵ", "ngàv", "ngàỵ", "ngàý"])
def test_marks_of_the_word_for_the_day(word: str) -> None:
    for day in ("17/6/2019", "17-6-2019", "17 tháng 6 năm 2019"):
        check(
            f"Quyết định số 71/QĐ-TTg {word} {day} về",
            [want(f"Quyết định số 71/QĐ-TTg {word} {day}", day="2019-06-17")],
        )


@pytest.mark.parametrize("word", ["cùa", "cũa", "cúa", "cụa", "cuả", "củạ", "cua", "cuà", "cúà", "cửa"])
def test_marks_of_the_word_before_an_issuer(word: str) -> None:
    text = f"Quyết định số 71/QĐ-UBND ngày 17/6/2019 {word} UBND tỉnh Sơn La"
    check(f"{text} về giá", [want(text, issuer="UBND tỉnh Sơn La", basis="explicit")])


@cases(
    # words that are none of these
    ("Quyết định số 71/QĐ-TTg cua gạch", [want("Quyết định số 71/QĐ-TTg")]),
    ("Quyết định số 71/QĐ-TTg ngay sau đó", [want("Quyết định số 71/QĐ-TTg", day=None)]),
    ("Ke hoach cu. Số 71/QĐ-TTg", [want("71/QĐ-TTg")]),
    # a year of too many figures, or too few: what is printed is the citation's, and no day
    ("Nghị định số 71/2019/NĐ-CP ngày 17/6/20190 của Chính phủ", [want("Nghị định số 71/2019/NĐ-CP ngày 17/6/20190 của Chính phủ", day=None, bad_date="ngày 17/6/20190", issuer="Chính phủ")]),
    ("Nghị định số 71/2019/NĐ-CP ngày 17/6/219 của Chính phủ", [want("Nghị định số 71/2019/NĐ-CP ngày 17/6/219 của Chính phủ", day=None, bad_date="ngày 17/6/219")]),
    ("Nghị định số 71/2019/NĐ-CP ngày 17 tháng 6 năm 20190 của Chính phủ", [want("Nghị định số 71/2019/NĐ-CP ngày 17 tháng 6 năm 20190 của Chính phủ", day=None)]),
    ("Luật Đất đai ngày 18/01/20240;", [want("Luật Đất đai ngày 18/01/20240", day=None, bad_date="ngày 18/01/20240")]),
    # the figure of a footnote behind a year
    ("Nghị định số 71/2019/NĐ-CP ngày 17/6/20193 của Chính phủ", [want("Nghị định số 71/2019/NĐ-CP ngày 17/6/20193 của Chính phủ", day="2019-06-17", bad_date=None, issuer="Chính phủ")]),
    ("Nghị định số 71/2019/NĐ-CP\nngày 17/6/20191\nvề", [want("Nghị định số 71/2019/NĐ-CP\nngày 17/6/2019", day="2019-06-17")]),
    ("Quyết định số 71/QĐ-TTg ngày 17 tháng 6 năm 20194 của Thủ tướng Chính phủ", [want("Quyết định số 71/QĐ-TTg ngày 17 tháng 6 năm 20194 của Thủ tướng Chính phủ", day="2019-06-17")]),
    ("Quyết định số 71/QĐ-TTg ngày 17-6-201 về", [want("Quyết định số 71/QĐ-TTg ngày 17-6-201", day=None)]),
    # two figures are a year
    ("Quyết định số 71/QĐ-TTg ngày 17/6/19 về", [want("Quyết định số 71/QĐ-TTg ngày 17/6/19", day="2019-06-17")]),
)  # fmt: skip
def test_what_is_none_of_them_and_years(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Quyết định số 92 QĐ/TWĐTN ngày 3/9/2018 của Ban Bí thư Trung ương Đoàn", [want("Quyết định số 92 QĐ/TWĐTN ngày 3/9/2018 của Ban Bí thư Trung ương Đoàn", symbol="92-QĐ/TWĐTN", day="2018-09-03", rules=["lost_hyphen"])]),
    ("Kế hoạch số 27 KH/ĐTN ngày 3/9/2018", [want("Kế hoạch số 27 KH/ĐTN ngày 3/9/2018", symbol="27-KH/ĐTN")]),
    ("Hướng dẫn số 31 HD/TĐTN-BTC ngày 3/9/2018", [want("Hướng dẫn số 31 HD/TĐTN-BTC ngày 3/9/2018", symbol="31-HD/TĐTN-BTC", issuer=None)]),
    ("Thông báo số 8 TB/LĐLĐ ngày 3/9/2018", [want("Thông báo số 8 TB/LĐLĐ ngày 3/9/2018", symbol="8-TB/LĐLĐ")]),
    ("Báo cáo số 15 BC/CCB ngày 3/9/2018", [want("Báo cáo số 15 BC/CCB ngày 3/9/2018", symbol="15-BC/CCB")]),
    ("Hướng dẫn số 31-HD/TĐTN-BTC ngày 3/9/2018", [want("Hướng dẫn số 31-HD/TĐTN-BTC ngày 3/9/2018", issuer=None)]),
    # another type word, or none, and it is no number
    ("Thông báo số 92 QĐ/TWĐTN", []),
    ("khoảng 15 KH/ĐTN nữa", []),
    ("đạt 92 HS/LỚP", []),
    ("Kế hoạch số 27 KH/ĐT", []),
)  # fmt: skip
def test_a_blank_before_codes_that_no_table_knows(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
