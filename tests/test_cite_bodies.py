"""Issuers as printed beside a citation: offices at every level, heads of offices, joint issuers."""

from __future__ import annotations

import pytest
from cite_cases import Want, cases, check, want

N = "Công văn số 12/ABC-XYZ ngày 5/3/2024"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Chính phủ", "Chính phủ"),
        ("Sở Tư pháp Nghệ An", "Sở Tư pháp Nghệ An"),
        ("Chính Phủ", "Chính phủ"),
        ("CHÍNH PHỦ", "Chính phủ"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("Quốc hội", "Quốc hội"),
        ("Quốc hội khóa XV", "Quốc hội"),
        ("Ủy ban Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
        ("Uỷ ban thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
        ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
        ("Chủ tịch nước", "Chủ tịch nước"),
        ("Hội đồng Bộ trưởng", "Hội đồng Bộ trưởng"),
        ("Hội đồng Nhà nước", "Hội đồng Nhà nước"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ"),
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("bộ nội vụ", "Bộ Nội vụ"),
        ("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("Bộ TN&MT", "Bộ Tài nguyên và Môi trường"),
        ("Bộ VHTT&DL", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ Văn hoá, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Chánh án Tòa án nhân dân tối cao", "Tòa án nhân dân tối cao"),
        ("Viện trưởng Viện kiểm sát nhân dân tối cao", "Viện kiểm sát nhân dân tối cao"),
        ("Tổng Kiểm toán Nhà nước", "Kiểm toán Nhà nước"),
        ("Tổng Kiểm toán nhà nước", "Kiểm toán Nhà nước"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
        ("Bộ Chính trị", "Bộ Chính trị"),
        ("Ban Bí thư", "Ban Bí thư"),
        ("Ban Bí thư Trung ương Đảng", "Ban Bí thư"),
        ("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("BCH Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"),
        ("Ban Dân vận Trung ương", "Ban Dân vận Trung ương"),
        ("Ban Nội chính Trung ương", "Ban Nội chính Trung ương"),
        ("Ban Kinh tế Trung ương", "Ban Kinh tế Trung ương"),
        ("Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Trung ương"),
        ("Quân ủy Trung ương", "Quân ủy Trung ương"),
        ("Tổng Liên đoàn Lao động Việt Nam", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Trung ương Đoàn TNCS Hồ Chí Minh", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("Trung ương Hội Liên hiệp Phụ nữ Việt Nam", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam"),
        ("Trung ương Hội Cựu chiến binh Việt Nam", "Trung ương Hội Cựu chiến binh Việt Nam"),
        ("Trung ương Hội Nông dân Việt Nam", "Hội Nông dân Việt Nam"),
        ("UBND phường", "UBND phường"),
        ("UBND phường 4", "UBND phường 4"),
        ("Ủy ban nhân dân thành phố Đông Hà", "UBND thành phố Đông Hà"),
        ("Uỷ ban nhân dân tỉnh Quảng Trị", "UBND tỉnh Quảng Trị"),
        ("UBND TP Đông Hà", "UBND thành phố Đông Hà"),
        ("UBND TP. Hồ Chí Minh", "UBND thành phố Hồ Chí Minh"),
        ("UBND thị xã Đức Phổ", "UBND thị xã Đức Phổ"),
        ("UBND huyện Đồng Phú", "UBND huyện Đồng Phú"),
        ("UBND xã Tân Quy", "UBND xã Tân Quy"),
        ("HĐND tỉnh", "HĐND tỉnh"),
        ("Hội đồng nhân dân huyện Đồng Phú", "HĐND huyện Đồng Phú"),
        ("Thường trực HĐND tỉnh", "Thường trực HĐND tỉnh"),
        ("Chủ tịch UBND phường", "Chủ tịch UBND phường"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi", "Chủ tịch UBND tỉnh Quảng Ngãi"),
        ("UBMTTQVN phường", "Ủy ban MTTQ Việt Nam phường"),
        ("Tỉnh ủy Quảng Ngãi", "Tỉnh ủy Quảng Ngãi"),
        ("Tỉnh uỷ", "Tỉnh ủy"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("BTV Thành ủy Hà Nội", "Ban Thường vụ Thành ủy Hà Nội"),
        ("Huyện ủy Đồng Phú", "Huyện ủy Đồng Phú"),
        ("Thị ủy Đức Phổ", "Thị ủy Đức Phổ"),
        ("Đảng ủy phường Nguyễn Nghiêm", "Đảng ủy phường Nguyễn Nghiêm"),
        ("Ban Chấp hành Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Ban Dân vận Tỉnh ủy", "Ban Dân vận Tỉnh ủy"),
        ("Ban Tổ chức Tỉnh ủy Quảng Trị", "Ban Tổ chức Tỉnh ủy Quảng Trị"),
        ("Ủy ban Kiểm tra Huyện ủy", "Ủy ban Kiểm tra Huyện ủy"),
        ("Sở Thông tin và Truyền thông", "Sở Thông tin và Truyền thông"),
        ("Sở Nội vụ tỉnh Bình Phước", "Sở Nội vụ tỉnh Bình Phước"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Phòng Nội vụ thị xã Đức Phổ", "Phòng Nội vụ thị xã Đức Phổ"),
        ("Phòng Nội vụ thành phố", "Phòng Nội vụ thành phố"),
        ("Phòng GD&ĐT huyện Đồng Phú", "Phòng Giáo dục và Đào tạo huyện Đồng Phú"),
        ("Văn phòng HĐND và UBND huyện", "Văn phòng HĐND và UBND huyện"),
        ("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy"),
        ("Công an tỉnh Quảng Ninh", "Công an tỉnh Quảng Ninh"),
        ("Liên đoàn Lao động tỉnh", "Liên đoàn Lao động tỉnh"),
        ("Hội Cựu chiến binh tỉnh", "Hội Cựu chiến binh tỉnh"),
        ("Hội Liên hiệp Phụ nữ phường", "Hội Liên hiệp Phụ nữ phường"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh phường", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"),
    ],
)  # fmt: skip
def test_offices(printed: str, name: str) -> None:
    check(f"{N} của {printed}", [want(f"{N} của {printed}", issuer=name, basis="explicit")])


@cases(
    ("Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị (khoá XI)", [want("Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị (khoá XI)", issuer="Bộ Chính trị", term="XI")]),
    ("Nghị quyết số 17/NQ-QH ngày 1/1/2023 của Quốc hội khóa XV", [want("Nghị quyết số 17/NQ-QH ngày 1/1/2023 của Quốc hội khóa XV", issuer="Quốc hội", term="XV")]),
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", [want("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", issuer="Ban Chấp hành Trung ương Đảng", term="XII")]),
    ("Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 6 khóa XII", [want("Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 6 khóa XII", issuer="Ban Chấp hành Trung ương Đảng", term="XII")]),
    ("Nghị quyết số 18-NQ/TW, Hội nghị Trung ương 6 khóa XII", [want("Nghị quyết số 18-NQ/TW, Hội nghị Trung ương 6 khóa XII", issuer="Ban Chấp hành Trung ương Đảng", term="XII")]),
    # joint issuers: only where the symbol or the type names more than one
    ("Thông tư liên tịch số 01/2015/TTLT-BTC-BNV ngày 5/1/2015 của Bộ Tài chính và Bộ Nội vụ", [want("Thông tư liên tịch số 01/2015/TTLT-BTC-BNV ngày 5/1/2015 của Bộ Tài chính và Bộ Nội vụ", issuer="Bộ Tài chính và Bộ Nội vụ", basis="explicit")]),
    ("Thông tư liên tịch số 09/2011/TTLT-BTC-BNV-BYT của Bộ Tài chính, Bộ Nội vụ và Bộ Y tế hướng dẫn", [want("Thông tư liên tịch số 09/2011/TTLT-BTC-BNV-BYT của Bộ Tài chính, Bộ Nội vụ và Bộ Y tế", issuer="Bộ Tài chính, Bộ Nội vụ và Bộ Y tế")]),
    ("Thông tư liên tịch số 09/2011/TTLT-BTC-BNV của liên Bộ Tài chính - Bộ Nội vụ", [want("Thông tư liên tịch số 09/2011/TTLT-BTC-BNV của liên Bộ Tài chính - Bộ Nội vụ", issuer="Bộ Tài chính và Bộ Nội vụ")]),
    ("Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN của Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", [want("Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN của Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", issuer="Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]),
    ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017 của Ủy ban Thường vụ Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", [want("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017 của Ủy ban Thường vụ Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", issuer="Ủy ban Thường vụ Quốc hội, Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]),
    ("Nghị định số 59/2023/NĐ-CP của Chính phủ, Bộ Nội vụ đã hướng dẫn", [want("Nghị định số 59/2023/NĐ-CP của Chính phủ", issuer="Chính phủ")]),
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh và UBND thành phố chỉ đạo", [want("Kế hoạch số 5/KH-UBND của UBND tỉnh", issuer="UBND tỉnh")]),
    # the place's name ends where the subject begins
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh Quảng Ngãi Triển khai thực hiện", [want("Kế hoạch số 5/KH-UBND của UBND tỉnh Quảng Ngãi", issuer="UBND tỉnh Quảng Ngãi")]),
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh Về việc", [want("Kế hoạch số 5/KH-UBND của UBND tỉnh", issuer="UBND tỉnh")]),
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh Bà Rịa - Vũng Tàu về", [want("Kế hoạch số 5/KH-UBND của UBND tỉnh Bà Rịa - Vũng Tàu", issuer="UBND tỉnh Bà Rịa - Vũng Tàu")]),
    ("Kế hoạch số 5/KH-UBND của\n\n12\n\nUBND tỉnh Quảng Ngãi", [want("Kế hoạch số 5/KH-UBND của\n\n12\n\nUBND tỉnh Quảng Ngãi", issuer="UBND tỉnh Quảng Ngãi")]),
    ("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính \n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nphủ quy định", [want("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính \n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nphủ", issuer="Chính phủ")]),
    ("Kế hoạch số 5/KH-UBND của          \nUBND tỉnh", [want("Kế hoạch số 5/KH-UBND của          \nUBND tỉnh", issuer="UBND tỉnh")]),
    ("Kế hoạch số 5/KH-UBND do UBND tỉnh ban hành", [want("Kế hoạch số 5/KH-UBND do UBND tỉnh", issuer="UBND tỉnh")]),
    ("Kế hoạch số 17/KH-UBND của UBND thị xã\n\nĐã công khai", [want("Kế hoạch số 17/KH-UBND của UBND thị xã", issuer="UBND thị xã")]),
    ("Kế hoạch số 17/KH-UBND của UBND thị xã Bỉm Sơn\nĐã công khai", [want("Kế hoạch số 17/KH-UBND của UBND thị xã Bỉm Sơn", issuer="UBND thị xã Bỉm Sơn")]),
    ("Kế hoạch số 17/KH-UBND của UBND phường Xuân Đài\nSố: 212", [want("Kế hoạch số 17/KH-UBND của UBND phường Xuân Đài", issuer="UBND phường Xuân Đài")]),
    ("quyết định số 1024/qđ-ubnd ngày 23/4/2013 của chủ tịch ủy ban nhân dân tỉnh bình dương về", [want("quyết định số 1024/qđ-ubnd ngày 23/4/2013 của chủ tịch ủy ban nhân dân tỉnh bình dương", issuer="Chủ tịch UBND tỉnh Bình Dương")]),
    ("quyết định số 58/qđ-ub ngày 22/3/1989 của ủy ban nhân dân tỉnh sông bé về", [want("quyết định số 58/qđ-ub ngày 22/3/1989 của ủy ban nhân dân tỉnh sông bé", issuer="UBND tỉnh Sông Bé")]),
    ("quyết định số 58/qđ-ub của ủy ban nhân dân tỉnh về việc", [want("quyết định số 58/qđ-ub của ủy ban nhân dân tỉnh", issuer="UBND tỉnh")]),
    ("Kết luận số 221-KL/TW của Bộ Chính trị, Ban Bí thư về", [want("Kết luận số 221-KL/TW của Bộ Chính trị, Ban Bí thư", issuer="Bộ Chính trị và Ban Bí thư")]),
    ("Công văn số 59-CV/BCĐ của Ban Chỉ đạo Trung ương về", [want("Công văn số 59-CV/BCĐ của Ban Chỉ đạo Trung ương", issuer="Ban Chỉ đạo Trung ương")]),
    ("Báo cáo số 685/BC-UBVHXH15 của Ủy ban Văn hóa và Xã hội", [want("Báo cáo số 685/BC-UBVHXH15 của Ủy ban Văn hóa và Xã hội", issuer="Ủy ban Văn hóa và Xã hội", level="central")]),
    ("Thông tư liên tịch số 19/2012/TTLT-BTC-BKH&ĐT-BTTTT của Bộ Tài chính, Bộ Kế hoạch và Đầu tư, Bộ Thông tin - \nTruyền thông hướng dẫn", [want("Thông tư liên tịch số 19/2012/TTLT-BTC-BKH&ĐT-BTTTT của Bộ Tài chính, Bộ Kế hoạch và Đầu tư, Bộ Thông tin - \nTruyền thông", issuer="Bộ Tài chính, Bộ Kế hoạch và Đầu tư và Bộ Thông tin và Truyền thông")]),
    ("nghị quyết số 33-nq/tw của bch trung ương đảng (khóa xi).", [want("nghị quyết số 33-nq/tw của bch trung ương đảng (khóa xi)", term="XI")]),
    ("Nghị quyết số 18-NQ/TW, Kết luận số 221-KL/TW của Bộ Chính trị", [want("Nghị quyết số 18-NQ/TW", issuer=None), want("Kết luận số 221-KL/TW của Bộ Chính trị", issuer="Bộ Chính trị")]),
    ("theo Quyết định của Thủ tướng Chính phủ số 22/2018/QĐ-TTg ngày 8/5/2018", [want("Quyết định của Thủ tướng Chính phủ số 22/2018/QĐ-TTg ngày 8/5/2018", type="decision", issuer="Thủ tướng Chính phủ", basis="explicit", form="full")]),
    # not an issuer
    ("Kế hoạch số 5/KH-UBND của ông A", [want("Kế hoạch số 5/KH-UBND", issuer=None)]),
    ("Kế hoạch số 5/KH-UBND. UBND tỉnh", [want("Kế hoạch số 5/KH-UBND", issuer=None)]),
)  # fmt: skip
def test_beside_citations(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Nghị định số 59/2023/NĐ-CP do UBND tỉnh triển khai", [want("Nghị định số 59/2023/NĐ-CP", issuer="Chính phủ", basis="symbol")]),
    ("Thông tư liên tịch số 11/2005/TTLT-BNV-BLĐTBXH-BTC-UBDT của liên Bộ Nội vụ, Lao động - Thương binh và Xã hội, Tài chính và Ủy ban dân tộc (sau đây", [want("Thông tư liên tịch số 11/2005/TTLT-BNV-BLĐTBXH-BTC-UBDT của liên Bộ Nội vụ, Lao động - Thương binh và Xã hội, Tài chính và Ủy ban dân tộc", issuer="Bộ Nội vụ, Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính và Ủy ban Dân tộc")]),
)  # fmt: skip
def test_symbol_and_printed_issuer(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
