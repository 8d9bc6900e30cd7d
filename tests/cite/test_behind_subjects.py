"""The day and the office behind a subject, in fields of a list, and of what is cited by its number alone."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations
from tests.support.cite_cases import Want, cases, check, want

K = "Kế hoạch số 77/KH-UBND"
SON_LA = "UBND tỉnh Sơn La"


@pytest.mark.parametrize(
    ("text", "day", "issuer"),
    [
        (f"{K} ngày 6/5/2022 về việc “Hỗ trợ hộ nghèo” của {SON_LA}", "2022-05-06", SON_LA),
        (f'{K} ngày 6/5/2022 về việc "Hỗ trợ hộ nghèo" của {SON_LA}', "2022-05-06", SON_LA),
        (f"{K} về “Hỗ trợ hộ nghèo” ngày 6/5/2022 của {SON_LA}", "2022-05-06", SON_LA),
        (f"{K} “Hỗ trợ hộ nghèo” ngày 06 tháng 5 năm 2022 của {SON_LA};", "2022-05-06", SON_LA),
        (f"{K} về “Hỗ trợ hộ nghèo, hộ cận nghèo; nhà ở” ngày 6/5/2022", "2022-05-06", None),
        (f"{K} về hỗ trợ hộ nghèo ngày 6/5/2022 của {SON_LA}", "2022-05-06", SON_LA),
        (f"{K} thực hiện Đề án 06 ngày 6/5/2022 của {SON_LA}, các sở làm", "2022-05-06", SON_LA),
        (f"{K} về hỗ trợ hộ nghèo ngày 6/5/2022 của Ủy ban nhân dân tỉnh", "2022-05-06", "UBND tỉnh"),
        # other days, other offices, another sentence
        (f"{K} về kỷ niệm ngày 6/5/2022 của {SON_LA}", None, None),
        (f"{K} về hỗ trợ kể từ ngày 6/5/2022 của {SON_LA}", None, None),
        (f"{K} về hỗ trợ hộ nghèo ngày 6/5/2022 của Sở Y tế tỉnh Sơn La", None, None),
        (f"{K} về hỗ trợ hộ nghèo ngày 6/5/2022 tại hội trường", None, None),
        (f"{K} về hỗ trợ hộ nghèo. Cuộc họp ngày 6/5/2022 của {SON_LA}", None, None),
        (f"{K} ngày 1/2/2022 về “Hỗ trợ hộ nghèo” ở xã", "2022-02-01", None),
    ],
)
def test_behind_a_subject(text: str, day: str | None, issuer: str | None) -> None:
    first = find_citations(text)[0]
    assert (first.day.isoformat() if first.day else None, first.issuer.name if first.issuer else None) == (day, issuer)


@pytest.mark.parametrize(
    ("text", "basis", "form"),
    [
        ("Thông tư số 41/2019/TT-BYT ngày 30/12/2019 quy định về khám bệnh của Bộ Y tế.", "explicit", "full"),
        ("Thông tư số 41/2019/TT-BYT ngày 30/12/2019 quy định về phí của Bộ Tài chính.", "symbol", "numbered"),
        (
            "Thông tư số 41/2019/TT-BYT ngày 30/12/2019 quy định về khám bệnh. Hướng dẫn của Bộ Y tế",
            "symbol",
            "numbered",
        ),
    ],
)
def test_the_office_of_the_number_at_the_end_of_a_subject(text: str, basis: str, form: str) -> None:
    first = find_citations(text)[0]
    assert (first.issuer.name if first.issuer else None, first.issuer_basis, first.form) == ("Bộ Y tế", basis, form)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Tại bản Cáo trạng số 15/CT-VKS ngày 25 tháng 01 năm 2021,\nViện kiểm sát nhân dân huyện Tuy An đã truy tố", "Viện kiểm sát nhân dân huyện Tuy An"),
        ("Cáo trạng số 15/CT-VKSTA ngày 25/01/2021 VKSND huyện Tuy An truy tố bị cáo", "Viện kiểm sát nhân dân huyện Tuy An"),
        ("Tại Bản án sơ thẩm số 15/2023/HS-ST ngày 20/6/2023, TAND huyện Tuy An, tỉnh Phú Yên xử phạt", "Tòa án nhân dân huyện Tuy An"),
        ("Tại Kết luận giám định số 45/KL-KTHS ngày 3/4/2025, Phòng Kỹ thuật hình sự Công an tỉnh Phú Yên kết luận:", "Phòng Kỹ thuật hình sự Công an tỉnh Phú Yên"),
        # who only deals with it
        ("Theo Cáo trạng số 15/CT-VKSTA ngày 25/01/2021, Tòa án nhân dân huyện Tuy An tuyên", None),
        ("Đối với Bản án số 15/2023/HS-ST ngày 20/6/2023, Tòa án nhân dân tỉnh Phú Yên quyết định", None),
        ("Theo Bản án số 15/2023/HS-ST ngày 20/6/2023, Tòa án nhân dân tỉnh Phú Yên nhận đơn", None),
    ],
)  # fmt: skip
def test_who_decided_is_said_behind(text: str, issuer: str | None) -> None:
    first = find_citations(text)[0]
    assert (first.issuer.name if first.issuer else None) == issuer


@cases(
    ("Nghị định số 41/2019/NĐ-CP quy định về giá rừng ngày 15/5/2019 của Chính phủ, có hiệu lực", [want("Nghị định số 41/2019/NĐ-CP", day="2019-05-15", issuer="Chính phủ")]),
    ("(Điều 4 Thông tư số 41/2019/TT-BTC Hướng dẫn chế độ kế toán ngày 15/7/2019 của Bộ trưởng Bộ Tài chính, có hiệu lực)", [want("Điều 4 Thông tư số 41/2019/TT-BTC", day="2019-07-15")]),
    ("Quyết định số 41/2019/QĐ-TTg về cho vay ngày 15/7/2019 của Thủ tướng Chính phủ", [want("Quyết định số 41/2019/QĐ-TTg", day="2019-07-15")]),
    # a day of another year, or another's
    ("Nghị định số 41/2019/NĐ-CP quy định về giá rừng ngày 15/5/2020 của Chính phủ", [want("Nghị định số 41/2019/NĐ-CP", day=None)]),
    ("Nghị định số 41/2019/NĐ-CP quy định về giá rừng ngày 15/5/2019 của UBND tỉnh Sơn La", [want("Nghị định số 41/2019/NĐ-CP", day=None, issuer="Chính phủ")]),
    ("Nghị định số 41/2019/NĐ-CP hướng dẫn Luật Lâm nghiệp ngày 15/11/2017 của Quốc hội", [want("Nghị định số 41/2019/NĐ-CP", day=None), want("Luật Lâm nghiệp ngày 15/11/2017 của Quốc hội", day="2017-11-15")]),
)  # fmt: skip
def test_behind_the_subject_of_a_central_document(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("| Số hiệu: | 27/2022/HS-ST |\n| Loại văn bản: | Bản án |\n| Ngày ban hành: | 14/03/2022 |", [want("27/2022/HS-ST", type="judgment", day="2022-03-14")]),
    ("Số ký hiệu: 85/QĐ-SXD\nNgày ban hành: 2/11/2015\n", [want("85/QĐ-SXD", type="decision", day="2015-11-02")]),
    ("Số/Ký hiệu\t1234/UBND-NC\nNgày ban hành\t02/11/2015\n", [want("1234/UBND-NC", type="official_letter", day="2015-11-02")]),
    ("Số hiệu: 41/2019/TT-BTC Loại văn bản: Thông tư\nNơi ban hành: Bộ Tài chính\nNgày ban hành: 15/07/2019", [want("41/2019/TT-BTC", type="circular", day="2019-07-15")]),
    ("Số hiệu: 66-QĐ/TW Loại văn bản: Quy định\nNgày ban hành: 06/02/2017", [want("66-QĐ/TW", type="regulation", day="2017-02-06")]),
    ("Ký hiệu: 12/XYZ-ABC\nLoại văn bản: Công văn\nNgày ký: 5/3/2024", [want("12/XYZ-ABC", type="official_letter", day="2024-03-05")]),
    # the year of the number speaks against the day; the field of another number; a value without its field
    ("Số hiệu: 41/2019/TT-BTC\nNgày ban hành: 15/07/2020", [want("41/2019/TT-BTC", day=None)]),
    ("Ngày ban hành: 15/07/2019\nMã: 12/XYZ-ABC", []),
    ("Nhãn hiệu: 12/XYZ-ABC", []),
)  # fmt: skip
def test_fields(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Bản án dân sự sơ thẩm số 12 ngày 3/4/2020 của Tòa án nhân dân tỉnh Sơn La", [want("Bản án dân sự sơ thẩm số 12 ngày 3/4/2020 của Tòa án nhân dân tỉnh Sơn La", type="judgment", symbol="12", day="2020-04-03")]),
    ("Quyết định giám đốc thẩm số 05 được ban hành ngày 3 tháng 4 năm 2020 của Ủy ban Thẩm phán Tòa án nhân dân cấp cao tại Hà Nội", [want("Quyết định giám đốc thẩm số 05 được ban hành ngày 3 tháng 4 năm 2020 của Ủy ban Thẩm phán Tòa án nhân dân cấp cao tại Hà Nội", type="court_decision", issuer="Ủy ban Thẩm phán Tòa án nhân dân cấp cao tại Hà Nội")]),
    ("Quyết định công nhận thuận tình ly hôn số 45 ngày 3/4/2020", [want("Quyết định công nhận thuận tình ly hôn số 45 ngày 3/4/2020", type="court_decision")]),
    ("Quyết định xử phạt số 45 ngày 3/4/2020 của Chủ tịch UBND huyện Tuy An", [want("Quyết định xử phạt số 45 ngày 3/4/2020 của Chủ tịch UBND huyện Tuy An", type="decision")]),
    ("Bản án số 12 tuyên ngày 3/4/2020", [want("Bản án số 12 tuyên ngày 3/4/2020", day="2020-04-03")]),
    ("Quyết định số 15 được ký ngày 3/4/2020", [want("Quyết định số 15 được ký ngày 3/4/2020", day="2020-04-03")]),
    ("Quyết định số 15 đã được ban hành ngày 3/4/2020", [want("Quyết định số 15 đã được ban hành ngày 3/4/2020")]),
    ("Bản án về tranh chấp và yêu cầu hủy quyết định hành chính số 60/2024/DS-PT", [want("số 60/2024/DS-PT", type="judgment")]),
    ("Quyết định đưa vụ án ra xét xử số 60/2024/QĐ-PT", [want("Quyết định đưa vụ án ra xét xử số 60/2024/QĐ-PT", type="court_decision")]),
    ("ngôi nhà số 12 ngày 3/4/2020 bị cháy", []),
    ("tổ công tác số 5 ngày 3/4/2020", []),
)  # fmt: skip
def test_courts_and_numbers_alone(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Luật sửa đổi BLHS năm 2017;", [want("Luật sửa đổi BLHS năm 2017", type="law", name="sửa đổi Bộ luật Hình sự", year=2017)]),
    ("Luật sửa đổi, bổ sung một số điều của BLTTDS năm 2011", [want("Luật sửa đổi, bổ sung một số điều của BLTTDS năm 2011", type="law", year=2011)]),
    ("Luật sửa đổi, bổ sung một số điều của BLHS số 12/2017/QH14", [want("Luật sửa đổi, bổ sung một số điều của BLHS số 12/2017/QH14", symbol="12/2017/QH14", type="law")]),
    ("Luật SĐBS Luật Đầu tư năm 2020", [want("Luật SĐBS Luật Đầu tư năm 2020", type="law")]),
    ("Luật SĐ, BS một số điều của Luật Đầu tư năm 2020", [want("Luật SĐ, BS một số điều của Luật Đầu tư năm 2020", type="law")]),
    ("khoản 2 Điều 51 BLHS năm 2015", [want("khoản 2 Điều 51 BLHS năm 2015", type="code")]),
    # ordinances that no list knows, in small letters, and again without their day
    ("Pháp lệnh kế toán và thống kê ngày 10/5/1988 (Điều 2 Pháp lệnh kế toán và thống kê)", [want("Pháp lệnh kế toán và thống kê ngày 10/5/1988", type="ordinance", day="1988-05-10"), want("Điều 2 Pháp lệnh kế toán và thống kê", points="Điều 2")]),
    ("Pháp lệnh thừa kế năm 1990", [want("Pháp lệnh thừa kế năm 1990", year=1990, name="thừa kế")]),
    ("Pháp lệnh Nhà ở ngày 26/3/1991. Theo Pháp lệnh Nhà ở, nhà là", [want("Pháp lệnh Nhà ở ngày 26/3/1991"), want("Pháp lệnh Nhà ở", day=None)]),
    ("Luật Công ty năm 1990; Luật Công ty không còn", [want("Luật Công ty năm 1990"), want("Luật Công ty", year=None)]),
    ("Pháp lệnh này năm 2010", []),
    ("Pháp lệnh có hiệu lực ngày 1/1/2010", []),
    ("Pháp lệnh được thông qua ngày 12/3/2010", []),
    ("pháp lệnh thừa kế năm 1990", []),
)  # fmt: skip
def test_laws_by_letters_and_names_that_no_list_knows(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Luật sửa đổi, bổ sung một số điều của Luật Kế toán, Luật Quản lý của công, Luật Quản lý thuế và Luật Dự trữ nào đó ngày 29/11/2024;", [want("Luật sửa đổi, bổ sung một số điều của Luật Kế toán, Luật Quản lý của công, Luật Quản lý thuế và Luật Dự trữ nào đó ngày 29/11/2024", day="2024-11-29")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Không ai biết số 3/2022/QH15", [want("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Không ai biết số 3/2022/QH15", symbol="3/2022/QH15")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật này quy định", [want("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật sư", [want("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư")]),
    ("Nghị định 196-CP năm 1994, 41-CP năm 1995, 93/2002/NĐ-CP", [want("Nghị định 196-CP năm 1994", type="decree"), want("41-CP năm 1995", type="decree", symbol="41-CP", year=1995), want("93/2002/NĐ-CP")]),
    ("Nghị định số 25/CP, số 26/CP và 28/CP của Chính phủ", [want("Nghị định số 25/CP"), want("26/CP", type="decree"), want("28/CP của Chính phủ", type="decree")]),
    ("Quyết định số 12/HĐBT, 13/HĐBT ngày 3/4/1990", [want("Quyết định số 12/HĐBT"), want("13/HĐBT ngày 3/4/1990", type="decision")]),
    ("Nghị định số 25/CP, 30/TTg", [want("Nghị định số 25/CP")]),
)  # fmt: skip
def test_lists_of_laws_and_of_old_numbers(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Vì lẽ đó, ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW về dân chủ", [want("Chỉ thị số 30-CT/TW", day="1998-02-18")]),
    ("Sau đó, ngày 6/5/2022, UBND tỉnh Sơn La ban hành Quyết định số 41/QĐ-UBND", [want("Quyết định số 41/QĐ-UBND", day="2022-05-06")]),
    ("Tiếp đến, ngày 6/5/2022 Bộ Y tế đã ký ban hành Thông tư số 4/2022/TT-BYT", [want("Thông tư số 4/2022/TT-BYT", day="2022-05-06")]),
    # something else was done that day; the day is an earlier document's; another clause
    ("Sau đó, ngày 6/5/2022, UBND tỉnh Sơn La thực hiện Quyết định số 41/QĐ-UBND", [want("Quyết định số 41/QĐ-UBND", day=None)]),
    ("Sau đó, ngày 6/5/2022, UBND tỉnh Sơn La ban hành Kế hoạch số 7/KH-UBND thực hiện Quyết định số 41/QĐ-UBND", [want("Kế hoạch số 7/KH-UBND", day="2022-05-06"), want("Quyết định số 41/QĐ-UBND", day=None)]),
    ("Sau đó, ngày 6/5/2022, họ gặp nhau, UBND tỉnh ban hành Quyết định số 41/QĐ-UBND", [want("Quyết định số 41/QĐ-UBND", day=None)]),
    # the number of an ordinance alone
    ("Pháp lệnh số 34/2007/PL-UBTVQH11 (Pháp lệnh 34). Theo Điều 5 Pháp lệnh số 34,", [want("Pháp lệnh số 34/2007/PL-UBTVQH11"), want("Pháp lệnh 34", form="bare", symbol="34/2007/PL-UBTVQH11"), want("Điều 5 Pháp lệnh số 34", form="bare", points="Điều 5")]),
    ("Pháp lệnh 34 cũ", []),
    # a heading behind a law
    ("hoạt động theo Luật Doanh nghiệp CHƯƠNG I QUY ĐỊNH CHUNG", [want("Luật Doanh nghiệp", points="")]),
    ("hoạt động theo Luật Doanh nghiệp số 60/2005/QH11 CHƯƠNG I QUY ĐỊNH CHUNG", [want("Luật Doanh nghiệp số 60/2005/QH11", points="")]),
    ("LUẬT DOANH NGHIỆP SỐ 60/2005/QH11 ĐIỀU 5", [want("LUẬT DOANH NGHIỆP SỐ 60/2005/QH11", points="Điều 5")]),
    # joint circulars of before 1997
    ("Thông tư liên tịch số 01-TANDTC-VKSNDTC/TTLT ngày 08/12/1988", [want("Thông tư liên tịch số 01-TANDTC-VKSNDTC/TTLT ngày 08/12/1988", type="joint_circular", symbol="01-TANDTC-VKSNDTC/TTLT", issuer="Tòa án nhân dân tối cao và Viện kiểm sát nhân dân tối cao")]),
    ("Thông tư liên tịch số 02-BTP-BTC/TTLT ngày 8/12/1990", [want("Thông tư liên tịch số 02-BTP-BTC/TTLT ngày 8/12/1990", issuer="Bộ Tư pháp và Bộ Tài chính")]),
    ("mã 02-ABC-XYZ/KHO", []),
)  # fmt: skip
def test_what_the_last_draw_showed(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
