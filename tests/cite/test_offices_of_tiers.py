"""Offices of the centre by the word that says so, places of one letter and a word, letters for an office's place."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want

Q = "Thông báo số 46/TB-XYZ ngày 9/4/2021"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Hội đồng Thi đua - Khen thưởng Trung ương", "Hội đồng Thi đua - Khen thưởng Trung ương"),
        ("Ban Thi đua - Khen thưởng Trung ương", "Ban Thi đua - Khen thưởng Trung ương"),
        ("Hội đồng phối hợp phổ biến, giáo dục pháp luật Trung ương", "Hội đồng phối hợp phổ biến, giáo dục pháp luật Trung ương"),
        ("Ban Chỉ đạo Trung ương", "Ban Chỉ đạo Trung ương"),
        ("Hội đồng Quốc gia về phát triển bền vững", "Hội đồng Quốc gia về phát triển bền vững"),
        ("Hội đồng quốc gia về nước", "Hội đồng quốc gia về nước"),
        ("Ủy ban Quốc gia về thanh niên", "Ủy ban Quốc gia về thanh niên"),
        ("Hội đồng Thi đua - Khen thưởng tỉnh Sơn La", "Hội đồng Thi đua - Khen thưởng tỉnh Sơn La"),
        ("Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy Khối các cơ quan Trung ương"),
        ("Hội Nông dân tỉnh Sơn La", "Hội Nông dân tỉnh Sơn La"),
    ],
)  # fmt: skip
def test_the_office_of_the_centre(printed: str, name: str) -> None:
    check(f"{Q} của {printed};", [want(f"{Q} của {printed}", issuer=name)])


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("xã", "Y Tý"), ("xã", "A Lù"), ("xã", "Y Can"), ("xã", "A Ngo"), ("xã", "A Mú Sung"), ("xã", "Ia O"),
        ("xã", "A Dơi"), ("xã", "A Roàng"), ("xã", "Y Tý"), ("huyện", "A Lưới"),
        # hidden names stay hidden
        ("huyện", "T"), ("xã", "Đ1"), ("phường", "K"),
    ],
)  # fmt: skip
def test_a_place_of_one_letter_and_a_word(unit: str, place: str) -> None:
    for behind in (" về việc giao đất", ", tỉnh Sơn La", " Giao chỉ tiêu"):
        check(
            f"{Q} của UBND {unit} {place}{behind}",
            [want(f"{Q} của UBND {unit} {place}", issuer=f"UBND {unit} {place}")],
        )


@cases(
    (f"{Q} của UBND huyện T Ông Nguyễn Văn A khiếu nại", [want(f"{Q} của UBND huyện T", issuer="UBND huyện T")]),
    ("Nghị quyết số 7-NQ/ĐU ngày 9/4/2021 của Đảng ủy EVN về", [want("Nghị quyết số 7-NQ/ĐU ngày 9/4/2021 của Đảng ủy EVN", issuer="Đảng ủy EVN")]),
    ("Nghị quyết số 7-NQ/ĐU ngày 9/4/2021 của Đảng ủy BIDV;", [want("Nghị quyết số 7-NQ/ĐU ngày 9/4/2021 của Đảng ủy BIDV", issuer="Đảng ủy BIDV")]),
    ("QUYẾT ĐỊNH SỐ 9/QĐ-UBND NGÀY 9/4/2021 CỦA UBND HUYỆN TUY AN", [want("QUYẾT ĐỊNH SỐ 9/QĐ-UBND NGÀY 9/4/2021 CỦA UBND HUYỆN TUY AN", issuer="UBND huyện Tuy An")]),
    # the issuer at the end of a list of Party papers of several kinds, of one committee
    ("Kế hoạch số 33-KH/ĐUK ngày 9/4/2021; Hướng dẫn số 12-HD/ĐUK, ngày 1/5/2021 của Đảng ủy Khối Doanh nghiệp Trung ương", [want("Kế hoạch số 33-KH/ĐUK ngày 9/4/2021", issuer="Đảng ủy Khối Doanh nghiệp Trung ương"), want("Hướng dẫn số 12-HD/ĐUK, ngày 1/5/2021 của Đảng ủy Khối Doanh nghiệp Trung ương")]),
    ("Chương trình số 5-CTr/HU ngày 9/4/2021 và Kế hoạch số 6-KH/HU ngày 1/5/2021 của Huyện ủy Tuy An", [want("Chương trình số 5-CTr/HU ngày 9/4/2021", issuer="Huyện ủy Tuy An"), want("Kế hoạch số 6-KH/HU ngày 1/5/2021 của Huyện ủy Tuy An")]),
    ("Nghị quyết số 5-NQ/TU ngày 9/4/2021, Kế hoạch số 6-KH/TU ngày 1/5/2021 của Tỉnh ủy Sơn La", [want("Nghị quyết số 5-NQ/TU ngày 9/4/2021", issuer="Tỉnh ủy Sơn La"), want("Kế hoạch số 6-KH/TU ngày 1/5/2021 của Tỉnh ủy Sơn La")]),
    # those of the centre are of several bodies
    ("Kết luận số 5-KL/TW ngày 9/4/2021, Quy định số 6-QĐ/TW ngày 1/5/2021 của Bộ Chính trị", [want("Kết luận số 5-KL/TW ngày 9/4/2021", issuer=None), want("Quy định số 6-QĐ/TW ngày 1/5/2021 của Bộ Chính trị")]),
)  # fmt: skip
def test_letters_and_lists(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
