"""Numbers as text layers, keyboards and tables damage them, and days and type words that stand apart from them."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("Nghị định số 59/2O23/NĐ-CP ngày 14/8/2023", [want("Nghị định số 59/2O23/NĐ-CP ngày 14/8/2023", symbol="59/2023/NĐ-CP", printed="59/2O23/NĐ-CP", rules=["letters"], day="2023-08-14")]),
    ("Luật số 1O/2022/QHl5", [want("Luật số 1O/2022/QHl5", symbol="10/2022/QH15", rules=["letters"])]),
    ("Luật số l0/2022/QH15", [want("Luật số l0/2022/QH15", symbol="10/2022/QH15", rules=["letters"])]),
    ("Nghị định số 5O/2020/NĐ-CP", [want("Nghị định số 5O/2020/NĐ-CP", symbol="50/2020/NĐ-CP", rules=["letters"])]),
    ("Nghị định số 59/2023/NĐ-СР", [want("Nghị định số 59/2023/NĐ-СР", symbol="59/2023/NĐ-CP", rules=["letters"])]),  # Cyrillic
    ("Thông tư số I5/2019/TT-BTC", [want("Thông tư số I5/2019/TT-BTC", symbol="15/2019/TT-BTC")]),
    ("Quyết định số 1O5/QĐ-UBND", [want("Quyết định số 1O5/QĐ-UBND", symbol="105/QĐ-UBND")]),
    ("Nghị quyết số 32/2o21/NQ-HĐND", [want("Nghị quyết số 32/2o21/NQ-HĐND", symbol="32/2021/NQ-HĐND")]),
    ("Quyết định số 19a/QĐ-UBND", [want("Quyết định số 19a/QĐ-UBND", symbol="19a/QĐ-UBND", rules=[])]),  # a suffix
    ("Luật số 100/2015/QH1O", [want("Luật số 100/2015/QH1O", symbol="100/2015/QH10")]),
    ("Công văn số 4021/SXD-QLN& PTĐT ngày 5/3/2024", [want("Công văn số 4021/SXD-QLN& PTĐT ngày 5/3/2024", symbol="4021/SXD-QLN&PTĐT", rules=["spacing"])]),
    ("Thông báo số 87/TBKL - BVĐK ngày 5/3/2024", [want("Thông báo số 87/TBKL - BVĐK ngày 5/3/2024", symbol="87/TBKL-BVĐK", rules=["spacing"])]),
    ("Quyết định số 31/QĐ - TA2 ngày 5/3/2024", [want("Quyết định số 31/QĐ - TA2 ngày 5/3/2024", symbol="31/QĐ-TA2")]),
    ("Nghị định số 71/2011/NĐ-\nCPngày 22/8/2011của Chính phủ", [want("Nghị định số 71/2011/NĐ-\nCPngày 22/8/2011của Chính phủ", symbol="71/2011/NĐ-CP", day="2011-08-22", issuer="Chính phủ")]),
    ("Chỉ thị 27/CTTg ngày 15/7/2024", [want("Chỉ thị 27/CTTg ngày 15/7/2024", symbol="27/CT-TTg", rules=["lost_hyphen"], issuer="Thủ tướng Chính phủ")]),
    ("Luật 118/2025; Luật số 31/2024", [want("Luật 118/2025", symbol="118/2025/QH15", rules=["completed"], issuer="Quốc hội"), want("Luật số 31/2024", symbol="31/2024/QH15")]),
    ("Luật 45/2013 và Bộ luật 91/2015", [want("Luật 45/2013", symbol="45/2013/QH13"), want("Bộ luật 91/2015", symbol="91/2015/QH13")]),
    ("Nghị quyết số 01/2007/NQ-HĐTP TANDTC ngày 02/10/2007", [want("Nghị quyết số 01/2007/NQ-HĐTP TANDTC ngày 02/10/2007", symbol="01/2007/NQ-HĐTP", day="2007-10-02")]),
    ("Luật số 10/2016", [want("Luật số 10/2016", symbol="10/2016", rules=[])]),  # two terms share that year
)  # fmt: skip
def test_letters_for_figures_and_codes_apart(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Nghịđịnhsố59/2023/NĐ-CPngày14/8/2023củaChínhphủ", [want("Nghịđịnhsố59/2023/NĐ-CPngày14/8/2023củaChínhphủ", symbol="59/2023/NĐ-CP", day="2023-08-14", issuer="Chính phủ")]),
    ("Luậtsố10/2022/QH15", [want("Luậtsố10/2022/QH15", symbol="10/2022/QH15", type="law")]),
    ("theo văn bảnsố 464/BDT-CS", [want("văn bảnsố 464/BDT-CS", symbol="464/BDT-CS")]),
    ("13Nghị định số 59/2023/NĐ-CP", [want("Nghị định số 59/2023/NĐ-CP", symbol="59/2023/NĐ-CP")]),
    ("Nghị địnhsố 59/2023/NĐ-CP ngày14/8/2023 củaChính phủ", [want("Nghị địnhsố 59/2023/NĐ-CP ngày14/8/2023 củaChính phủ", day="2023-08-14", issuer="Chính phủ")]),
    ("Quyết địnhsố 45/QĐ-UBND ngày5/3/2024 của UBNDtỉnh Phú Yên", [want("Quyết địnhsố 45/QĐ-UBND ngày5/3/2024 của UBNDtỉnh Phú Yên", issuer="UBND tỉnh Phú Yên")]),
    ("Thôngtưsố15/2019/TT-BTC", [want("Thôngtưsố15/2019/TT-BTC", type="circular")]),
    ("Kếhoạchsố65/KH-UBNDngày05/3/2024", [want("Kếhoạchsố65/KH-UBNDngày05/3/2024", type="plan", day="2024-03-05")]),
    ("số 65/KH-UBND đã ban hành", [want("65/KH-UBND", symbol="65/KH-UBND")]),
)  # fmt: skip
def test_words_stuck_together(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Quyết định giải quyết khiếu nại số 512/QĐ-SYT", [want("Quyết định giải quyết khiếu nại số 512/QĐ-SYT", type="decision")]),
    ("Kế hoạch hành động số 12/KH-UBND", [want("Kế hoạch hành động số 12/KH-UBND", type="plan")]),
    ("Chương trình hành động số 14-CTHĐ/TU", [want("Chương trình hành động số 14-CTHĐ/TU", type="programme")]),
    ("Chỉ thị số 17 về việc tăng cường", [want("Chỉ thị số 17", type="directive", symbol="17")]),
    ("Quyết định xử phạt vi phạm hành chính số 45/QĐ-XPHC", [want("Quyết định xử phạt vi phạm hành chính số 45/QĐ-XPHC", type="decision")]),
    ("Thông báo thu hồi đất số 34/TB-UBND", [want("Thông báo thu hồi đất số 34/TB-UBND", type="notice")]),
    ("Báo cáo kết quả xác minh số 9/BC-TTr", [want("Báo cáo kết quả xác minh số 9/BC-TTr", type="report")]),
    # another's type, or another clause
    ("Văn bản đề nghị khôi phục mã số thuế mẫu số 25/ĐK-TCT", []),
    ("Báo cáo theo Công văn số 12/UBND-NC", [want("Công văn số 12/UBND-NC", type="official_letter")]),
    ("Báo cáo kết quả, gồm 12/QĐ-UBND", [want("12/QĐ-UBND", type="decision")]),
    ("Báo cáo gửi kèm số 12/QĐ-UBND", [want("12/QĐ-UBND", type="decision")]),
)  # fmt: skip
def test_the_type_word_apart_from_its_number(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("3629/UBND-KTN ngày 21/10/2014 của UBND tỉnh Quảng Nam", [want("3629/UBND-KTN ngày 21/10/2014 của UBND tỉnh Quảng Nam", day="2014-10-21")]),
    ("Gồm:\n1089/UBND-NV\n358-HĐBT\n31/CP", [want("1089/UBND-NV"), want("358-HĐBT"), want("31/CP", issuer="Chính phủ")]),
    ("| 1 | 1089/UBND-NV | ký |\n- 3629/UBND-KTN ngày 21/10/2014", [want("1089/UBND-NV"), want("3629/UBND-KTN ngày 21/10/2014")]),
    ("Quyết định số 44/QĐ-UBND, 45/QĐ-ĐHBK", [want("Quyết định số 44/QĐ-UBND"), want("45/QĐ-ĐHBK", symbol="45/QĐ-ĐHBK")]),
    ("15/UBND-NC ngày 3/4/2024 và 16/UBND-NC ngày 5/4/2024 của UBND tỉnh", [want("15/UBND-NC ngày 3/4/2024", issuer="UBND tỉnh"), want("16/UBND-NC ngày 5/4/2024 của UBND tỉnh", issuer="UBND tỉnh")]),
    ("Nội dung gồm; 15/UBND-NC ngày 3/4/2024 của UBND tỉnh; 16/UBND-NC", [want("15/UBND-NC ngày 3/4/2024 của UBND tỉnh"), want("16/UBND-NC")]),
    # a numbered list, and a number inside a sentence
    ("1/UBND xã chịu trách nhiệm", []),
    ("đã nhận 1089/UBND-NV hồ sơ", []),
    ("Căn cứ Luật Đất đai\n15/2019/NĐ-CP ngày 1/2/2019", [want("Luật Đất đai", symbol=None), want("15/2019/NĐ-CP ngày 1/2/2019", day="2019-02-01")]),
    ("Luật Nhà ở\n45/UBND-NC ngày 1/2/2019", [want("Luật Nhà ở", symbol=None), want("45/UBND-NC ngày 1/2/2019")]),
    ("Luật Đất đai\n45/2013/QH13 ngày 29/11/2013", [want("Luật Đất đai\n45/2013/QH13 ngày 29/11/2013", symbol="45/2013/QH13")]),
)  # fmt: skip
def test_bare_numbers(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Bộ luật Dân sự được Quốc hội khóa XIII thông qua ngày 24/11/2015", [want("Bộ luật Dân sự được Quốc hội khóa XIII thông qua ngày 24/11/2015", day="2015-11-24")]),
    ("Luật Đất đai đã được Quốc hội thông qua ngày 18/01/2024", [want("Luật Đất đai đã được Quốc hội thông qua ngày 18/01/2024", day="2024-01-18")]),
    ("Đến ngày 5/10/2022 UBND xã ban hành quyết định số 45/QĐ-UBND", [want("quyết định số 45/QĐ-UBND", day="2022-10-05")]),
    ("I. KẾT QUẢ\nNgày 30/8/2024, Chính phủ đã ban hành Nghị định số 110/2024/NĐ-CP", [want("Nghị định số 110/2024/NĐ-CP", day="2024-08-30")]),
    ("| Ngày 30/8/2024, Chính phủ đã ban hành Nghị định số 110/2024/NĐ-CP |", [want("Nghị định số 110/2024/NĐ-CP", day="2024-08-30")]),
    ("Luật số 85/2025/QH15 sửa đổi, bổ sung một số điều của Luật Hòa giải, đối thoại tại Tòa án ngày 25/6/2025", [want("Luật số 85/2025/QH15", day="2025-06-25"), want("Luật Hòa giải, đối thoại tại Tòa án", day=None)]),
    ("Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW", [want("Chỉ thị số 30-CT/TW", day="1998-02-18")]),
    ("Ngày 5/3/2024, UBND xã đi ra thực địa theo Quyết định số 45/QĐ-UBND", [want("Quyết định số 45/QĐ-UBND", day=None)]),
    ("Ngày 23/8/2017, Tỉnh ủy đã ban hành Chương trình số 27-CTr/TU về thực hiện Chỉ thị 13-CT/TW", [want("Chương trình số 27-CTr/TU", day="2017-08-23"), want("Chỉ thị 13-CT/TW", day=None)]),
    ("Ngày 5/3/2024, UBND xã đã ban hành Quyết định số 12/QĐ-UBND và Kế hoạch số 13/KH-UBND", [want("Quyết định số 12/QĐ-UBND", day="2024-03-05"), want("Kế hoạch số 13/KH-UBND", day="2024-03-05")]),
    ("họp ngày 5/10/2022 về Quyết định số 45/QĐ-UBND", [want("Quyết định số 45/QĐ-UBND", day=None)]),
    ("Nghị định số 59/2023/NĐ-CP\nngày 14/8/2023\ncủa Chính phủ", [want("Nghị định số 59/2023/NĐ-CP\nngày 14/8/2023\ncủa Chính phủ", day="2023-08-14", issuer="Chính phủ")]),
    # the year of one is not the next one's
    ("Luật Đất đai năm 2013 và Luật Nhà ở", [want("Luật Đất đai năm 2013", year=2013), want("Luật Nhà ở", year=None)]),
    ("Quyết định số 12/QĐ-UBND năm 2020, Kế hoạch số 13/KH-UBND", [want("Quyết định số 12/QĐ-UBND năm 2020", year=2020), want("Kế hoạch số 13/KH-UBND", year=None)]),
)  # fmt: skip
def test_days(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    ("text", "symbol"), [("số 159/2023/NĐ-CP", "159/2023/NĐ-CP"), ("số 59/2023/NĐ-CP", "59/2023/NĐ-CP")]
)
def test_a_number_is_not_found_inside_another(text: str, symbol: str) -> None:
    check(f"Nghị định {text}", [want(f"Nghị định {text}", symbol=symbol)])


@cases(
    ("Cáo trạng số 10/CT-VKS ngày 5/3/2023", [want("Cáo trạng số 10/CT-VKS ngày 5/3/2023", type="indictment")]),
    ("Kết luận giám định số 06/KL-KTHS", [want("Kết luận giám định số 06/KL-KTHS", type="expert_conclusion")]),
    ("Bản án số 15/2023/DS-ST ngày 5/3/2023 của Tòa án nhân dân huyện T", [want("Bản án số 15/2023/DS-ST ngày 5/3/2023 của Tòa án nhân dân huyện T", type="judgment", issuer="Tòa án nhân dân huyện T")]),
    ("Quyết định đưa vụ án ra xét xử số 45/2023/QĐXXST-HNGĐ", [want("Quyết định đưa vụ án ra xét xử số 45/2023/QĐXXST-HNGĐ", type="court_decision")]),
    ("Quyết định số 46/2023/QĐST-DS", [want("Quyết định số 46/2023/QĐST-DS", type="court_decision")]),
    ("Bản án dân sự sơ thẩm số 15/2023/DS-ST", [want("Bản án dân sự sơ thẩm số 15/2023/DS-ST", type="judgment")]),
    ("Bản án hình sự phúc thẩm số: 12/2024/HS-PT", [want("Bản án hình sự phúc thẩm số: 12/2024/HS-PT", type="judgment")]),
    ("Bản án hôn nhân và gia đình sơ thẩm số 3/2024/HNGĐ-ST", [want("Bản án hôn nhân và gia đình sơ thẩm số 3/2024/HNGĐ-ST", type="judgment")]),
    ("Kết luận giám định pháp y số 45/KL-TTPY", [want("Kết luận giám định pháp y số 45/KL-TTPY", type="expert_conclusion")]),
    ("11/CT-VKSND ngày 1/2/2023", [want("11/CT-VKSND ngày 1/2/2023", type="indictment")]),
    ("Quyết định đưa vụ án ra xét xử phúc thẩm số 984/2022/QĐ-PT ngày 08 tháng 02 năm 2022", [want("Quyết định đưa vụ án ra xét xử phúc thẩm số 984/2022/QĐ-PT ngày 08 tháng 02 năm 2022", type="court_decision")]),
    ("Quyết định giám đốc thẩm số 06/2019/HS-GĐT", [want("Quyết định giám đốc thẩm số 06/2019/HS-GĐT", type="court_decision")]),
    ("Quyết định số 23/2006/DS-GĐT ngày 7/9/2006 của HĐTP TAND tối cao", [want("Quyết định số 23/2006/DS-GĐT ngày 7/9/2006 của HĐTP TAND tối cao", type="court_decision", issuer="Hội đồng Thẩm phán Tòa án nhân dân tối cao")]),
    ("Bản án số 12/2019/HNGĐ-ST ngày 09-7-2019 của TAND thành phố Đồng Hới", [want("Bản án số 12/2019/HNGĐ-ST ngày 09-7-2019 của TAND thành phố Đồng Hới", type="judgment", issuer="Tòa án nhân dân thành phố Đồng Hới")]),
    ("Cáo trạng số 52/CT-VKSLT ngày 01/9/2020 của VKSND huyện T", [want("Cáo trạng số 52/CT-VKSLT ngày 01/9/2020 của VKSND huyện T", type="indictment", issuer="Viện kiểm sát nhân dân huyện T")]),
    ("Kết luận định giá tài sản số 35/KL-HĐĐG ngày 20/8/2020 của Hội đồng định giá tài sản trong tố tụng hình sự huyện T", [want("Kết luận định giá tài sản số 35/KL-HĐĐG ngày 20/8/2020 của Hội đồng định giá tài sản trong tố tụng hình sự huyện T", type="expert_conclusion", issuer="Hội đồng định giá tài sản trong tố tụng hình sự huyện T")]),
    ("Án lệ số 49/2021/AL; Giấy ủy quyền số 1895/GUQ-STNMT", [want("Án lệ số 49/2021/AL", type="other"), want("Giấy ủy quyền số 1895/GUQ-STNMT", type="other")]),
    ("Biên bản thương thảo hợp đồng số 12/BBTT ngày 22/3/2024", [want("Biên bản thương thảo hợp đồng số 12/BBTT ngày 22/3/2024", type="other")]),
    ("Quyết định công bố án lệ số 594/QĐ-CA", [want("Quyết định công bố án lệ số 594/QĐ-CA", type="decision")]),
    ("Quyết định số 45/QĐ-STC; Quyết định số 46/QĐ-UBND", [want("Quyết định số 45/QĐ-STC", type="decision"), want("Quyết định số 46/QĐ-UBND", type="decision")]),
    ("Kết luận số 120-KL/TW; Chỉ thị số 05/CT-UBND", [want("Kết luận số 120-KL/TW", type="conclusion"), want("Chỉ thị số 05/CT-UBND", type="directive")]),
)  # fmt: skip
def test_papers_of_courts_are_types_of_their_own(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
