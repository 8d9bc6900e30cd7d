"""Laws, codes, ordinances, the Constitution and Party resolutions by name."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations
from kg.data import table
from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("theo Luật Đất đai thì", [want("Luật Đất đai", type="law", name="Đất đai", issuer="Quốc hội", form="named", symbol=None)]),
    ("Luật Chất lượng sản phẩm, hàng hóa do Ủy ban nhân dân cấp tỉnh thực hiện", [want("Luật Chất lượng sản phẩm, hàng hóa", issuer="Quốc hội")]),
    ("Luật Chúng khoản được sửa đổi, bổ sung bởi Nghị định số 245/2025/NĐ-CP", [want("Luật Chúng khoản", name="Chứng khoán", rules=["name"], symbol=None), want("Nghị định số 245/2025/NĐ-CP")]),
    ("Luật Dây thun được sửa đổi, bổ sung bởi Nghị định số 245/2025/NĐ-CP", [want("Nghị định số 245/2025/NĐ-CP")]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức; Luật Hợp tác xã",
        [want("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"), want("Luật Hợp tác xã")],
    ),
    ("Luật đất đai năm 2013", [want("Luật đất đai năm 2013", type="law", name="Đất đai", year=2013)]),
    ("Luật Đất đai 2013", [want("Luật Đất đai 2013", year=2013)]),
    ("thực hiện Luật Thực hiện dân chủ ở cơ sở năm 2023", [want("Luật Thực hiện dân chủ ở cơ sở", year=None)]),
    ("báo cáo kết quả thực hiện Luật Thực hiện dân chủ ở cơ sở năm 2024", [want("Luật Thực hiện dân chủ ở cơ sở", year=None)]),
    ("Căn cứ Luật Nhà ở năm 2023;", [want("Luật Nhà ở năm 2023", year=2023)]),
    ("Luật Thực hiện dân chủ ở cơ sở năm 2022", [want("Luật Thực hiện dân chủ ở cơ sở năm 2022", year=2022)]),
    ("Luật Đất đai (2013)", [want("Luật Đất đai (2013)", year=2013)]),
    ("Luật Đất đai số 45/2013/QH13", [want("Luật Đất đai số 45/2013/QH13", symbol="45/2013/QH13", name="Đất đai", form="numbered")]),
    ("Luật Đất đai (số 45/2013/QH13)", [want("Luật Đất đai (số 45/2013/QH13)", symbol="45/2013/QH13", name="Đất đai")]),
    ("Luật Đất đai 45/2013/QH13", [want("Luật Đất đai 45/2013/QH13", symbol="45/2013/QH13", name="Đất đai")]),
    ("Luật Đất đai năm 2013 số 45/2013/QH13", [want("Luật Đất đai năm 2013 số 45/2013/QH13", symbol="45/2013/QH13", year=2013)]),
    ("Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013", [want("Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013", day="2013-11-29")]),
    ("Luật Đất đai ngày 29/11/2013", [want("Luật Đất đai ngày 29/11/2013", day="2013-11-29", year=2013)]),
    ("Luật Đất đai (sửa đổi) năm 2024", [want("Luật Đất đai (sửa đổi) năm 2024", name="Đất đai", year=2024)]),
    ("thực hiện LUẬT ĐẤT ĐAI NĂM 2013", [want("LUẬT ĐẤT ĐAI NĂM 2013", type="law", name="Đất đai", year=2013)]),
    ("Luật\nĐất\nđai", [want("Luật\nĐất\nđai", name="Đất đai")]),
    ("Luật Đất \n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nđai", [want("Luật Đất \n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nđai", name="Đất đai")]),
    ("**Luật Đất đai** năm 2013", [want("Luật Đất đai** năm 2013", name="Đất đai", year=2013)]),
    # popular and slipped names
    ("Luật dân chủ ở cơ sở", [want("Luật dân chủ ở cơ sở", name="Thực hiện dân chủ ở cơ sở")]),
    ("Luật thực hiện quy chế dân chủ ở cơ sở", [want("Luật thực hiện quy chế dân chủ ở cơ sở", name="Thực hiện dân chủ ở cơ sở")]),
    ("Luật CBCC", [want("Luật CBCC", name="Cán bộ, công chức")]),
    ("luật cán bộ công chức", [want("luật cán bộ công chức", name="Cán bộ, công chức")]),
    ("Bộ Luật Lao động", [want("Bộ Luật Lao động", type="code", name="Lao động")]),
    ("Bộ luật lao động năm 2019", [want("Bộ luật lao động năm 2019", type="code", year=2019)]),
    ("BỘ LUẬT HÌNH SỰ", [want("BỘ LUẬT HÌNH SỰ", type="code", name="Hình sự")]),
    # commas and "và" inside
    ("Luật Phòng, chống tham nhũng", [want("Luật Phòng, chống tham nhũng", name="Phòng, chống tham nhũng")]),
    ("luật phòng chống tham nhũng năm 2018", [want("luật phòng chống tham nhũng năm 2018", name="Phòng, chống tham nhũng", year=2018)]),
    ("Luật Phổ biến, giáo dục pháp luật", [want("Luật Phổ biến, giáo dục pháp luật", name="Phổ biến, giáo dục pháp luật")]),
    ("Luật Hôn nhân và gia đình", [want("Luật Hôn nhân và gia đình", name="Hôn nhân và gia đình")]),
    ("Luật Luật sư", [want("Luật Luật sư", name="Luật sư")]),
    ("Luật Thực hành tiết kiệm, chống lãng phí", [want("Luật Thực hành tiết kiệm, chống lãng phí")]),
    ("Luật Hòa giải ở cơ sở năm 2013 và Luật Hoà giải ở cơ sở", [want("Luật Hòa giải ở cơ sở năm 2013", name="Hòa giải ở cơ sở", year=2013), want("Luật Hoà giải ở cơ sở", name="Hòa giải ở cơ sở")]),
    # two laws in a row
    ("Luật Khiếu nại, Luật Tố cáo", [want("Luật Khiếu nại", name="Khiếu nại"), want("Luật Tố cáo", name="Tố cáo")]),
    ("Luật Đất đai năm 2024, Luật Nhà ở", [want("Luật Đất đai năm 2024", year=2024), want("Luật Nhà ở", year=None)]),
    ("các Luật Đất đai, Luật Nhà ở và Bộ luật Dân sự", [want("Luật Đất đai"), want("Luật Nhà ở"), want("Bộ luật Dân sự", type="code")]),
    # amending laws hold other laws' names
    ("Luật sửa đổi, bổ sung một số điều Luật Bầu cử đại biểu Quốc hội và đại biểu HĐND", [want("Luật sửa đổi, bổ sung một số điều Luật Bầu cử đại biểu Quốc hội và đại biểu HĐND", name="sửa đổi, bổ sung một số điều của Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân")]),
    ("Bộ luật Hình sự năm 2015 (BLHS 2015) và Bộ luật Dân sự năm 2015 (BLDS năm 2015); Bộ luật Dân sự năm 2005 (BLDS 2015)", [want("Bộ luật Hình sự năm 2015"), want("Bộ luật Dân sự năm 2015"), want("Bộ luật Dân sự năm 2005"), want("BLDS 2015")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai", [want("Luật sửa đổi, bổ sung một số điều của Luật Đất đai", type="law")]),
    ("Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019", [want("Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019", year=2019)]),
    ("Luật Cán bộ, công chức năm 2008; Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019", [want("Luật Cán bộ, công chức năm 2008", year=2008), want("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019", day="2019-11-25")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Đầu tư theo phương thức đối tác công tư, Luật Đầu tư, Luật Nhà ở số 03/2022/QH15", [want("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Đầu tư theo phương thức đối tác công tư, Luật Đầu tư, Luật Nhà ở số 03/2022/QH15", symbol="03/2022/QH15")]),
    ("Luật số 47/2019/QH14 sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", [want("Luật số 47/2019/QH14", symbol="47/2019/QH14"), want("Luật Tổ chức Chính phủ"), want("Luật Tổ chức chính quyền địa phương")]),
    ("Luật Đất đai được sửa đổi, bổ sung bởi Luật số 35/2018/QH14", [want("Luật Đất đai"), want("Luật số 35/2018/QH14", symbol="35/2018/QH14")]),
    # ordinances, the Constitution
    ("Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn", [want("Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn", type="ordinance", issuer="Ủy ban Thường vụ Quốc hội")]),
    ("Pháp lệnh số 34/2007/PL-UBTVQH11 về thực hiện dân chủ", [want("Pháp lệnh số 34/2007/PL-UBTVQH11", type="ordinance", symbol="34/2007/PL-UBTVQH11")]),
    ("pháp lệnh dân chủ ở xã, phường, thị trấn số 34/2007/PL-UBTVQH11", [want("pháp lệnh dân chủ ở xã, phường, thị trấn số 34/2007/PL-UBTVQH11", type="ordinance", symbol="34/2007/PL-UBTVQH11")]),
    ("Hiến pháp năm 2013", [want("Hiến pháp năm 2013", type="constitution", year=2013)]),
    ("Hiến pháp 1992", [want("Hiến pháp 1992", type="constitution", year=1992)]),
    ("hiến pháp năm 2013", [want("hiến pháp năm 2013", type="constitution", year=2013)]),
    ("HIẾN PHÁP NĂM 2013", [want("HIẾN PHÁP NĂM 2013", type="constitution", year=2013)]),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;", [want("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", type="constitution", year=2013)]),
    ("Căn cứ Hiến pháp nước CHXHCN Việt Nam;", [want("Hiến pháp nước CHXHCN Việt Nam", type="constitution", year=None)]),
    # a name that no list holds, with its number
    ("Luật Thử nghiệm khung pháp lý số 99/2031/QH17", [want("Luật Thử nghiệm khung pháp lý số 99/2031/QH17", type="law", symbol="99/2031/QH17", name="Thử nghiệm khung pháp lý")]),
)  # fmt: skip
def test_named(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Nghị quyết Trung ương 4 (khóa XII)", [want("Nghị quyết Trung ương 4 (khóa XII)", type="resolution", form="named", symbol=None, issuer="Ban Chấp hành Trung ương Đảng", term="XII")]),
    ("Nghị quyết Trung ương 4 khoá XII về", [want("Nghị quyết Trung ương 4 khoá XII", type="resolution", term="XII")]),
    ("nghị quyết TW 4 khóa XI", [want("nghị quyết TW 4 khóa XI", type="resolution", term="XI")]),
    ("Nghị quyết TW4 (khóa XI, XII)", [want("Nghị quyết TW4 (khóa XI, XII)", type="resolution", term="XI")]),
    ("Nghị quyết Hội nghị Trung ương 6 khóa XII", [want("Nghị quyết Hội nghị Trung ương 6 khóa XII", type="resolution", term="XII")]),
    ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", [want("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", type="resolution", term="XII")]),
    ("Kết luận Hội nghị Trung ương 4 khóa XIII", [want("Kết luận Hội nghị Trung ương 4 khóa XIII", type="conclusion", term="XIII")]),
    ("Nghị quyết Trung ương về công tác cán bộ", []),
    ("Hội nghị Trung ương 6 khóa XII đã họp", []),
    ("Nghị quyết Đại hội Đảng các cấp", []),
)  # fmt: skip
def test_party_resolutions(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "giữ nghiêm kỷ luật, kỉ luật; tuân thủ pháp luật đất đai",
        "quy luật, âm luật, luật lệ, luật pháp, luật gia, luật sư",
        "Luật này quy định; theo Luật này; các luật có liên quan",
        "Đoàn Luật sư tỉnh, Hội Luật gia, Trường Đại học Luật Hà Nội",
        "tuyên truyền phổ biến, giáo dục pháp luật về đất đai",
        "Kỷ luật đảng; kỷ luật lao động",
        "theo quy luật giá trị",
        "theo luật giá trị",
        "dự thảo Luật; sửa đổi Luật; các Luật, Pháp lệnh",
        "có pháp lệnh, mệnh lệnh",
        "phù hợp với hiến pháp và pháp luật",
        "Bộ luật này",
        "Báo Pháp Luật Việt Nam",
        "PHÁP LUẬT ĐẤT ĐAI",
    ],
)
def test_no_law(text: str) -> None:
    assert [c.text for c in find_citations(text)] == []


@cases(
    ("Nghị định số 59/2023/NĐ-CP của Chính phủ. Tại Nghị định 59, Chính phủ quy định", [want("Nghị định số 59/2023/NĐ-CP của Chính phủ"), want("Nghị định 59", form="bare", symbol="59/2023/NĐ-CP", type="decree")]),
    ("Nghị quyết số 18-NQ/TW; thực hiện Nghị quyết số 18 của Trung ương", [want("Nghị quyết số 18-NQ/TW"), want("Nghị quyết số 18", form="bare", symbol="18-NQ/TW")]),
    ("Kế hoạch số 626/KH-UBND. Theo Kế hoạch số 626/KH-UBND", [want("Kế hoạch số 626/KH-UBND"), want("Kế hoạch số 626/KH-UBND", form="numbered")]),
    ("Tại Nghị định 59 đã nêu", []),
    ("Nghị định số 59/2023/NĐ-CP; Nghị định 60", [want("Nghị định số 59/2023/NĐ-CP")]),
    ("Quyết định số 12/QĐ-UBND; ra quyết định 12 lần", [want("Quyết định số 12/QĐ-UBND")]),
    ("Thông tư số 5/2023/TT-BNV; Thông tư 5.000 đồng", [want("Thông tư số 5/2023/TT-BNV")]),
    ("Nghị định số 59/2023/NĐ-CP. Theo khoản 2 Điều 5 Nghị định 59,", [want("Nghị định số 59/2023/NĐ-CP"), want("khoản 2 Điều 5 Nghị định 59", form="bare", points="khoản 2 Điều 5", day=None)]),
    # other types need their "số"
    ("Quyết định số 53/2015/QĐ-TTg ngày 20/10/2015. Theo Điều 3 Quyết định\nsố 53.", [want("Quyết định số 53/2015/QĐ-TTg ngày 20/10/2015"), want("Điều 3 Quyết định\nsố 53", form="bare", symbol="53/2015/QĐ-TTg", points="Điều 3")]),
    ("Kế hoạch số 626/KH-UBND; báo cáo kết quả Kế hoạch số 626, Kế hoạch 626", [want("Kế hoạch số 626/KH-UBND"), want("Kế hoạch số 626", form="bare", symbol="626/KH-UBND")]),
    # a number without codes, but with its day or issuer, is a document of its own
    ("Kế hoạch số 26/KH-UBND; Kế hoạch số 26 ngày 3/2/2024 của Đảng ủy; Kế hoạch số 26 của Đoàn", [want("Kế hoạch số 26/KH-UBND"), want("Kế hoạch số 26 ngày 3/2/2024 của Đảng ủy", form="full", symbol="26", day="2024-02-03", issuer="Đảng ủy")]),
    ("Công văn số 1234 ngày 5/6/2024 của Sở Nội vụ về báo cáo; Báo cáo số 3 tháng; Kế hoạch số 5 của xã", [want("Công văn số 1234 ngày 5/6/2024 của Sở Nội vụ", type="official_letter", symbol="1234", issuer="Sở Nội vụ", basis="explicit")]),
    ("Chỉ thị 05 của Bộ Chính trị; Nghị quyết số 26 của Ban Chấp hành Trung ương khóa XI; Nghị quyết 30 ngày", [want("Chỉ thị 05 của Bộ Chính trị", symbol="05", day=None, issuer="Bộ Chính trị"), want("Nghị quyết số 26 của Ban Chấp hành Trung ương khóa XI", term="XI")]),
    ("khoản 2 Điều 5 Nghị định 59 ngày 14/8/2023 của Chính phủ", [want("khoản 2 Điều 5 Nghị định 59 ngày 14/8/2023 của Chính phủ", symbol="59/2023/NĐ-CP", rules=["completed"], points="khoản 2 Điều 5")]),
    ("Pháp lệnh số 34 của Quốc hội; ngày 3 của tháng; mẫu số 02 của Bộ Tài chính", []),
    ("Quyết định số 12/QĐ-UBND, Quyết định số 12/QĐ-HĐND; theo Quyết định số 12.", [want("Quyết định số 12/QĐ-UBND"), want("Quyết định số 12/QĐ-HĐND")]),
    # laws by the name that the text gives them
    ("Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 (sau đây gọi tắt là Luật THDC). Điều 9 Luật THDC và Luật\nTHDC; Luật THDCX", [want("Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"), want("Điều 9 Luật THDC", type="law", form="bare", symbol="10/2022/QH15", points="Điều 9"), want("Luật\nTHDC", form="bare")]),
    ("Nghị định số 12/2020/NĐ-CP quy định chi tiết Luật Khám bệnh số 15/2023/QH15 (gọi tắt là “Luật KBX”); theo Luật KBX.", [want("Nghị định số 12/2020/NĐ-CP"), want("Luật Khám bệnh số 15/2023/QH15"), want("Luật KBX", symbol="15/2023/QH15")]),
    ("Luật THDC là gì? Ông A (gọi tắt là Luật ABC).", []),
)  # fmt: skip
def test_short_forms(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Kế hoạch số 65/KH-UBND ngày 05/3/2024 của UBND xã. Thực hiện kế hoạch nêu trên, và Mục II Kế hoạch nói\ntrên", [want("Kế hoạch số 65/KH-UBND ngày 05/3/2024 của UBND xã"), want("kế hoạch nêu trên", form="bare", type="plan", symbol="65/KH-UBND", day="2024-03-05"), want("Mục II Kế hoạch nói\ntrên", form="bare", points="Mục II")]),
    ("Kế hoạch số 65/KH-UBND và Kế hoạch số 66/KH-UBND. Các kế hoạch nêu trên; 02 kế hoạch nêu trên; những kế hoạch kể trên", [want("Kế hoạch số 65/KH-UBND"), want("Kế hoạch số 66/KH-UBND")]),
    ("Kế hoạch số 65/KH-UBND. Quyết định nêu trên; kế hoạch nêu trên đây", [want("Kế hoạch số 65/KH-UBND"), want("kế hoạch nêu trên", form="bare")]),
    ("Nội dung nêu trên; Kế hoạch nêu trên", []),
    ("Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án dữ liệu dân cư (sau đây gọi là Đề án 06). Thực hiện Đề án 06, Đề án 061", [want("Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"), want("Đề án 06", form="bare", symbol="06/QĐ-TTg")]),
    ("Số: 59/2023/NĐ-CP\n\nNGHỊ ĐỊNH\n\nĐiều 1. Nghị định này quy định; khoản 2 Điều 5 Nghị định này; Thông tư này. Sửa đổi như sau: “theo Nghị định này” và Nghị định này.", [want("Số: 59/2023/NĐ-CP", form="self"), want("Nghị định này", form="self", symbol="59/2023/NĐ-CP"), want("khoản 2 Điều 5 Nghị định này", form="self", points="khoản 2 Điều 5"), want("Nghị định này", form="self")]),
    ("Theo Nghị định này và Luật này", []),
)  # fmt: skip
def test_what_only_points_is_found_when_asked_for(text: str, wanted: list[Want]) -> None:
    check(text, wanted, back_references=True)
    unasked = [citation.text for citation in find_citations(text)]
    assert unasked == [span for span, facts in wanted if facts.get("form") != "bare" and not span.endswith("này")]


@cases(
    # a list of documents: the day in the next cell is not the law's
    ("Quy định chi tiết một số điều của Luật Quy hoạch\n07/5/2019\nHết hiệu lực", [want("Luật Quy hoạch", day=None, year=None)]),
    ("22 | Luật Dầu khí\n2026\nBộ Công Thương", [want("Luật Dầu khí", year=None)]),
    ("theo quy định của Luật Đất đai\n2013 và Luật Đất đai\nnăm 2024", [want("Luật Đất đai\n2013", year=2013), want("Luật Đất đai\nnăm 2024", year=2024)]),
    ("Căn cứ Luật Đầu tư\nngày 17 tháng 6 năm 2020;", [want("Luật Đầu tư\nngày 17 tháng 6 năm 2020", day="2020-06-17")]),
    # amending laws, whatever they amend
    ("Căn cứ Luật sửa đổi, bổ sung một\nsố điều và Phụ lục Danh mục chỉ tiêu thống kê quốc gia của Luật Thống kê\nngày 12 tháng 11 năm 2021;", [want("Luật sửa đổi, bổ sung một\nsố điều và Phụ lục Danh mục chỉ tiêu thống kê quốc gia của Luật Thống kê\nngày 12 tháng 11 năm 2021", day="2021-11-12", name="sửa đổi, bổ sung một số điều và Phụ lục Danh mục chỉ tiêu thống kê quốc gia của Luật Thống kê")]),
    ("Luật Sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề đầu tư kinh doanh có điều kiện của Luật Đầu tư số 03/2016/QH14;", [want("Luật Sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề đầu tư kinh doanh có điều kiện của Luật Đầu tư số 03/2016/QH14", symbol="03/2016/QH14")]),
    ("Pháp lệnh Sửa đổi Điều 10 của Pháp lệnh Dân số;", [want("Pháp lệnh Sửa đổi Điều 10 của Pháp lệnh Dân số", type="ordinance", name="Sửa đổi Điều 10 của Pháp lệnh Dân số")]),
    # names with quotation marks, strokes and words of the grammar
    ("Pháp lệnh Quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng” và", [want("Pháp lệnh Quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”", type="ordinance")]),
    ("Luật Phòng, chống HIV/AIDS năm 2006;", [want("Luật Phòng, chống HIV/AIDS năm 2006", year=2006)]),
    ("Luật Tổ chức cơ quan điều tra hình sự; Luật Quy hoạch đô thị và nông thôn; Luật Quy hoạch đô thị và Luật Nhà ở", [want("Luật Tổ chức cơ quan điều tra hình sự"), want("Luật Quy hoạch đô thị và nông thôn"), want("Luật Quy hoạch đô thị"), want("Luật Nhà ở")]),
    ("khoản 5 Điều 7 của Luật            \nSở hữu trí tuệ", [want("khoản 5 Điều 7 của Luật            \nSở hữu trí tuệ", name="Sở hữu trí tuệ")]),
)  # fmt: skip
def test_names_as_lists_and_amending_laws_print_them(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def _listed() -> list[tuple[str, str, str]]:
    words = {"law": "Luật", "code": "Bộ luật", "ordinance": "Pháp lệnh"}
    rows = [(row["type"], f"{words[row['type']]} {row['name']}", row["name"]) for row in table("law_names")["laws"]]
    return rows + [
        (row["type"], f"{words[row['type']]} {alias}", row["name"])
        for row in table("law_aliases")["laws"]
        for alias in row["aliases"]
    ]


def test_every_listed_name_is_found_whole() -> None:
    for kind, mention, _ in _listed():
        found = find_citations(f"Căn cứ {mention}; xét")
        assert [(c.text, c.type) for c in found] == [(mention, kind)], mention


def test_every_listed_name_is_found_in_capitals() -> None:
    for kind, mention, _ in _listed():
        found = find_citations(f"Căn cứ {mention.upper()}; xét")
        assert [(c.text, c.type) for c in found] == [(mention.upper(), kind)], mention


@cases(
    ("xét theo Luật Đất đai năm 2024 (Luật số 31/2024/QH15).", [want("Luật Đất đai năm 2024", symbol=None, year=2024), want("Luật số 31/2024/QH15", symbol="31/2024/QH15", type="law")]),
    ("thực hiện Luật Dầu khí năm 1993", [want("Luật Dầu khí năm 1993", year=1993, name="Dầu khí")]),
    ("Áp dụng BLLĐ 2019, BLDS năm 2015; theo BLHS", [want("BLLĐ 2019", type="code", name="Lao động", year=2019), want("BLDS năm 2015", name="Dân sự", year=2015), want("BLHS", name="Hình sự")]),
    ("Thông tư số 1/2020/TT-BLĐTBXH, BLDSX", [want("Thông tư số 1/2020/TT-BLĐTBXH")]),
    ("theo luật phòng, chống tác hại của bia, rượu và", [want("luật phòng, chống tác hại của bia, rượu", name="Phòng, chống tác hại của rượu, bia")]),
    ("Pháp lệnh Dân quân tự vệ đã hết hiệu lực", [want("Pháp lệnh Dân quân tự vệ", type="ordinance")]),
    # the number is the amended law's where the list of names knows it as that, else the amending law's
    ("Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập doanh nghiệp số 14/2008/QH12", [want("Luật Thuế thu nhập doanh nghiệp số 14/2008/QH12", name="Thuế thu nhập doanh nghiệp", symbol="14/2008/QH12")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập doanh nghiệp số 32/2013/QH13", [want("Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập doanh nghiệp số 32/2013/QH13", symbol="32/2013/QH13")]),
)  # fmt: skip
def test_whose_number_and_year(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("(theo Bộ luật Dân sự 2015)", [want("Bộ luật Dân sự 2015", year=2015)]),
    ("(Điều 5 Bộ luật Dân sự năm 2015)", [want("Điều 5 Bộ luật Dân sự năm 2015", year=2015, points="Điều 5")]),
    ("Bộ luật Dân sự (năm 2015), Luật Đất đai (2013)", [want("Bộ luật Dân sự (năm 2015)", year=2015), want("Luật Đất đai (2013)", year=2013)]),
    ("(xem Luật Nhà ở (sửa đổi) 2023)", [want("Luật Nhà ở (sửa đổi) 2023", year=2023)]),
    ("(Luật số 10/2022/QH15)", [want("Luật số 10/2022/QH15", year=2022)]),
    ("(Nghị định số 59/2023/NĐ-CP ngày 14/8/2023)", [want("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023", day="2023-08-14")]),
    ("Luật Đất đai (số 31/2024/QH15)", [want("Luật Đất đai (số 31/2024/QH15)", symbol="31/2024/QH15")]),
    ("(căn cứ Luật Viên chức năm 2010); (Hiến pháp năm 2013)", [want("Luật Viên chức năm 2010"), want("Hiến pháp năm 2013", year=2013)]),
)  # fmt: skip
def test_a_bracket_belongs_to_the_one_who_opened_it(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Luật tổ chức Hội đồng nhân dân và UBND năm 2003", [want("Luật tổ chức Hội đồng nhân dân và UBND năm 2003", name="Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")]),
    ("Luật Tổ chức HĐND và UBND", [want("Luật Tổ chức HĐND và UBND", name="Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")]),
    ("Luật Ban hành VBQPPL năm 2015", [want("Luật Ban hành VBQPPL năm 2015", name="Ban hành văn bản quy phạm pháp luật")]),
    ("LUẬT PHÒNG, CHỐNG KHỦNG BỐ CỦA QUỐC HỘI KHÓA XI SỐ 67/2006/QH11 NGÀY 29 THÁNG 6 NĂM 2006", [want("LUẬT PHÒNG, CHỐNG KHỦNG BỐ CỦA QUỐC HỘI KHÓA XI SỐ 67/2006/QH11 NGÀY 29 THÁNG 6 NĂM 2006", symbol="67/2006/QH11", day="2006-06-29")]),
    ("LTM 2005, Luật GTĐB 2008, Luật ĐĐ 2024, LĐĐ năm 2013, LDN 2020", [want("LTM 2005", name="Thương mại"), want("Luật GTĐB 2008", name="Giao thông đường bộ"), want("Luật ĐĐ 2024", name="Đất đai"), want("LĐĐ năm 2013", name="Đất đai"), want("LDN 2020", name="Doanh nghiệp")]),
    ("Luật HNGĐ 2014", [want("Luật HNGĐ 2014", name="Hôn nhân và gia đình")]),
    ("Luật Thuê thu nhập cá nhân", [want("Luật Thuê thu nhập cá nhân", name="Thuế thu nhập cá nhân", rules=["name"])]),
    ("Luật Đất đại 2013", [want("Luật Đất đại 2013", name="Đất đai", year=2013, rules=["name"])]),
    ("Luật Thực hiên dân chủ ở cơ sở", [want("Luật Thực hiên dân chủ ở cơ sở", name="Thực hiện dân chủ ở cơ sở", rules=["name"])]),
    ("Luật Hôn nhân và gia đinh", [want("Luật Hôn nhân và gia đinh", name="Hôn nhân và gia đình", rules=["name"])]),
    ("Luật Phòng, chống tham nhửng", [want("Luật Phòng, chống tham nhửng", name="Phòng, chống tham nhũng", rules=["name"])]),
    ("Luật Xử lý vi pham hành chính", [want("Luật Xử lý vi pham hành chính", name="Xử lý vi phạm hành chính", rules=["name"])]),
    ("Luật Bảo vệ môi trưòng", [want("Luật Bảo vệ môi trưòng", name="Bảo vệ môi trường", rules=["name"])]),
    ("Luật Thi đua khen thươởng", [want("Luật Thi đua khen thươởng", name="Thi đua, Khen thưởng", rules=["name"])]),
    ("Luật Tổ chức Hội đồngnhân dân và Ủy ban nhân dân năm 2003", [want("Luật Tổ chức Hội đồngnhân dân và Ủy ban nhân dân năm 2003", name="Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", rules=["name"])]),
    ("Luật Thực hiệndân chủ ở cơ sở", [want("Luật Thực hiệndân chủ ở cơ sở", name="Thực hiện dân chủ ở cơ sở", rules=["name"])]),
    ("Luật Ban hành văn bảnquy phạm phápluật ngày 22/6/2015", [want("Luật Ban hành văn bảnquy phạm phápluật ngày 22/6/2015", name="Ban hành văn bản quy phạm pháp luật", day="2015-06-22")]),
    ("LUẬT CÔNG NGHỆ THÔNG TIN CỦA QUỐC HỘI KHÓA XI, KỲ HỌP THỨ 9 SỐ 67/2006/QH11 NGÀY 29 THÁNG 6 NĂM 2006", [want("LUẬT CÔNG NGHỆ THÔNG TIN CỦA QUỐC HỘI KHÓA XI, KỲ HỌP THỨ 9 SỐ 67/2006/QH11 NGÀY 29 THÁNG 6 NĂM 2006", symbol="67/2006/QH11")]),
    ("Điều 91 Luật Các TCTD 2010", [want("Điều 91 Luật Các TCTD 2010", name="Các tổ chức tín dụng", points="Điều 91")]),
    ("Luật Thuế GTGT (sửa đổi) năm 2024, Luật Công đoàn sửa đổi 2024", [want("Luật Thuế GTGT (sửa đổi) năm 2024", name="Thuế giá trị gia tăng", year=2024), want("Luật Công đoàn sửa đổi 2024", year=2024)]),
    ("Luật sĩ, luật dd, Luật Giao dịch; LTM; XLTM 2005", []),
)  # fmt: skip
def test_spellings_of_names(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
