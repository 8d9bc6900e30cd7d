"""Symbols: every shape, every damage, and what only looks like one."""

from __future__ import annotations

import unicodedata

import pytest

from kg.cite.find import find_citations
from tests.support.cite_cases import Want, cases, check, want


@cases(
    # number/year/type-issuer
    ("theo Nghị định số 59/2023/NĐ-CP quy định", [want("Nghị định số 59/2023/NĐ-CP", type="decree", symbol="59/2023/NĐ-CP", year=2023, issuer="Chính phủ", basis="symbol", form="numbered", rules=[])]),
    ("Luật số 10/2022/QH15 và", [want("Luật số 10/2022/QH15", type="law", symbol="10/2022/QH15", issuer="Quốc hội")]),
    ("Pháp lệnh số 34/2007/PL-UBTVQH11,", [want("Pháp lệnh số 34/2007/PL-UBTVQH11", type="ordinance", symbol="34/2007/PL-UBTVQH11", issuer="Ủy ban Thường vụ Quốc hội")]),
    ("Thông tư liên tịch số 01/2015/TTLT-BTC-BNV", [want("Thông tư liên tịch số 01/2015/TTLT-BTC-BNV", type="joint_circular", symbol="01/2015/TTLT-BTC-BNV", issuer="Bộ Tài chính và Bộ Nội vụ")]),
    ("Nghị quyết số 1211/2016/UBTVQH13 về tiêu chuẩn", [want("Nghị quyết số 1211/2016/UBTVQH13", type="resolution", symbol="1211/2016/UBTVQH13", issuer="Ủy ban Thường vụ Quốc hội")]),
    ("Nghị quyết 55/1998/NQ-UBTVQH10", [want("Nghị quyết 55/1998/NQ-UBTVQH10", type="resolution", symbol="55/1998/NQ-UBTVQH10", issuer="Ủy ban Thường vụ Quốc hội")]),
    ("Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN", [want("Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN", type="joint_resolution", symbol="09/2008/NQLT-CP-UBTWMTTQVN", issuer="Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]),
    ("Quyết định số 25/2021/QĐ-TTg", [want("Quyết định số 25/2021/QĐ-TTg", type="decision", symbol="25/2021/QĐ-TTg", issuer="Thủ tướng Chính phủ")]),
    ("Nghị quyết số 31/2023/NQ-HĐND", [want("Nghị quyết số 31/2023/NQ-HĐND", type="resolution", symbol="31/2023/NQ-HĐND", issuer=None)]),
    ("Nghị quyết số 51/2001/QH10 sửa đổi", [want("Nghị quyết số 51/2001/QH10", type="resolution", symbol="51/2001/QH10", issuer="Quốc hội")]),
    ("Lệnh số 12/2022/L-CTN", [want("Lệnh số 12/2022/L-CTN", type="order", symbol="12/2022/L-CTN", issuer="Chủ tịch nước")]),
    ("Thông tư số 19/2019/TT-NHNN", [want("Thông tư số 19/2019/TT-NHNN", type="circular", symbol="19/2019/TT-NHNN", issuer="Ngân hàng Nhà nước Việt Nam")]),
    ("Quyết định 1627/2001/QĐ-NHNN", [want("Quyết định 1627/2001/QĐ-NHNN", type="decision", symbol="1627/2001/QĐ-NHNN")]),
    # number/type-issuer and number/issuer-drafter
    ("ban hành Kế hoạch số 65/KH-UBND triển khai", [want("Kế hoạch số 65/KH-UBND", type="plan", symbol="65/KH-UBND", issuer=None, rules=[])]),
    ("Công văn số 606/STTTT-BCVTCNTT", [want("Công văn số 606/STTTT-BCVTCNTT", type="official_letter", symbol="606/STTTT-BCVTCNTT")]),
    ("Công văn số 947/UBND ngày", [want("Công văn số 947/UBND", type="official_letter", symbol="947/UBND")]),
    ("Công văn số 452/PNV của", [want("Công văn số 452/PNV", type="official_letter", symbol="452/PNV")]),
    ("Công văn số 2231/SNV-CCHC&PC", [want("Công văn số 2231/SNV-CCHC&PC", type="official_letter", symbol="2231/SNV-CCHC&PC")]),
    ("Báo cáo thẩm định số 18/BCTĐ-STP", [want("Báo cáo thẩm định số 18/BCTĐ-STP", type="report", symbol="18/BCTĐ-STP")]),
    ("Công văn số 8332/VPCP-KGVX", [want("Công văn số 8332/VPCP-KGVX", type="official_letter", symbol="8332/VPCP-KGVX", issuer="Văn phòng Chính phủ")]),
    ("Công điện số 12/CĐ-TTg", [want("Công điện số 12/CĐ-TTg", type="other", symbol="12/CĐ-TTg", issuer="Thủ tướng Chính phủ")]),
    ("Quyết định số 1234/QĐ-BNV", [want("Quyết định số 1234/QĐ-BNV", type="decision", symbol="1234/QĐ-BNV", issuer="Bộ Nội vụ")]),
    ("Quyết định số 3815/QĐ", [want("Quyết định số 3815/QĐ", type="decision", symbol="3815/QĐ")]),
    ("Tờ trình số 12/TTr-UBND", [want("Tờ trình số 12/TTr-UBND", type="submission", symbol="12/TTr-UBND")]),
    ("Thông báo số 131/TB-HĐND", [want("Thông báo số 131/TB-HĐND", type="notice", symbol="131/TB-HĐND")]),
    ("Thông báo số 86/TB-VPCP", [want("Thông báo số 86/TB-VPCP", type="notice", symbol="86/TB-VPCP", issuer="Văn phòng Chính phủ")]),
    ("Văn bản hợp nhất số 12/VBHN-VPQH", [want("Văn bản hợp nhất số 12/VBHN-VPQH", type="consolidated", symbol="12/VBHN-VPQH", issuer="Văn phòng Quốc hội")]),
    ("Công văn số 1044/TCT-CS", [want("Công văn số 1044/TCT-CS", type="official_letter", symbol="1044/TCT-CS")]),
    ("Hướng dẫn số 05/HD-MTTQ-BTT", [want("Hướng dẫn số 05/HD-MTTQ-BTT", type="guidance", symbol="05/HD-MTTQ-BTT")]),
    # Party: number-type/issuer
    ("Kết luận số 120-KL/TW", [want("Kết luận số 120-KL/TW", type="conclusion", symbol="120-KL/TW", rules=[])]),
    ("Thông báo số 08-TB/TTCT ngày 3/4/2026", [want("Thông báo số 08-TB/TTCT ngày 3/4/2026", type="notice", symbol="08-TB/TTCT", rules=[])]),
    ("Công văn số 309-CV/ĐU", [want("Công văn số 309-CV/ĐU", type="official_letter", symbol="309-CV/ĐU")]),
    ("Kế hoạch số 02-KH/KDV-UBND", [want("Kế hoạch số 02-KH/KDV-UBND", type="plan", symbol="02-KH/KDV-UBND", rules=[])]),
    ("Quy định số 11-QĐi/TW", [want("Quy định số 11-QĐi/TW", type="regulation", symbol="11-QĐi/TW")]),
    ("Chương trình số 06-CTr/HU", [want("Chương trình số 06-CTr/HU", type="programme", symbol="06-CTr/HU")]),
    ("Nghị quyết số 18-NQ/TW", [want("Nghị quyết số 18-NQ/TW", type="resolution", symbol="18-NQ/TW")]),
    ("Hướng dẫn số 36-HD/VPTW", [want("Hướng dẫn số 36-HD/VPTW", type="guidance", symbol="36-HD/VPTW", issuer="Văn phòng Trung ương Đảng")]),
    ("Chương trình hành động số 12-CTrHĐ/TU", [want("Chương trình hành động số 12-CTrHĐ/TU", type="programme", symbol="12-CTrHĐ/TU")]),
    # old ones
    ("Nghị định số 24/CP", [want("Nghị định số 24/CP", type="decree", symbol="24/CP", issuer="Chính phủ")]),
    ("Nghị định 24/CP", [want("Nghị định 24/CP", type="decree", symbol="24/CP")]),
    ("Nghị định số 48-CP ngày 12/8/1996", [want("Nghị định số 48-CP ngày 12/8/1996", type="decree", symbol="48-CP", issuer="Chính phủ", day="1996-08-12", rules=[])]),
    ("Nghị định 235/HĐBT", [want("Nghị định 235/HĐBT", type="decree", symbol="235/HĐBT", issuer="Hội đồng Bộ trưởng")]),
    ("Nghị định số 235-HĐBT", [want("Nghị định số 235-HĐBT", type="decree", symbol="235-HĐBT", issuer="Hội đồng Bộ trưởng")]),
    ("Nghị quyết 17-HĐBT", [want("Nghị quyết 17-HĐBT", type="resolution", symbol="17-HĐBT", issuer="Hội đồng Bộ trưởng")]),
    ("theo Quyết định số 111-HĐBT ngày 13 tháng 10 năm 1981 của Hội đồng Bộ trưởng", [want("Quyết định số 111-HĐBT ngày 13 tháng 10 năm 1981 của Hội đồng Bộ trưởng", type="decision", symbol="111-HĐBT", day="1981-10-13", basis="explicit", form="full")]),
    ("Quyết định số 87-CT ngày 01 tháng 3 năm 1985 của Chủ tịch Hội đồng Bộ trưởng", [want("Quyết định số 87-CT ngày 01 tháng 3 năm 1985 của Chủ tịch Hội đồng Bộ trưởng", type="decision", symbol="87-CT", day="1985-03-01")]),
    ("Quyết định số 118/TTg ngày 27/02/1996", [want("Quyết định số 118/TTg ngày 27/02/1996", type="decision", symbol="118/TTg", issuer="Thủ tướng Chính phủ", day="1996-02-27")]),
    ("Quyết định 206-CP ngày 30 tháng 5 năm 1979 của Hội đồng Chính phủ", [want("Quyết định 206-CP ngày 30 tháng 5 năm 1979 của Hội đồng Chính phủ", type="decision", symbol="206-CP", issuer="Hội đồng Chính phủ")]),
    ("Sắc lệnh số 29/SL ngày 12/3/1947", [want("Sắc lệnh số 29/SL ngày 12/3/1947", type="order", symbol="29/SL", day="1947-03-12")]),
    ("Sắc lệnh số 29-SL ngày 12/3/1947", [want("Sắc lệnh số 29-SL ngày 12/3/1947", type="order", symbol="29-SL")]),
    ("Luật số 21-LCT/HĐNN8", [want("Luật số 21-LCT/HĐNN8", type="law", symbol="21-LCT/HĐNN8")]),
    ("Luật Đất đai số 24-L/CTN ngày 14/7/1993", [want("Luật Đất đai số 24-L/CTN ngày 14/7/1993", type="law", symbol="24-L/CTN", day="1993-07-14", name="Đất đai")]),
    ("Thông tư số 81-TC/TCT ngày 04/11/1993 của Bộ Tài chính", [want("Thông tư số 81-TC/TCT ngày 04/11/1993 của Bộ Tài chính", type="circular", symbol="81-TC/TCT", issuer="Bộ Tài chính")]),
    ("Thông tư số 13/LĐTBXH-TT ngày 30/5/1997", [want("Thông tư số 13/LĐTBXH-TT ngày 30/5/1997", type="circular", symbol="13/LĐTBXH-TT", day="1997-05-30")]),
    ("Thông tư liên bộ số 02/TTLB ngày 25/1/1994", [want("Thông tư liên bộ số 02/TTLB ngày 25/1/1994", type="joint_circular", symbol="02/TTLB")]),
    # a number in a series: the Government's resolutions 66.1 to 66.x of 2025 and after
    ("Nghị quyết số 66.13/2026/NQ-CP ngày 27 tháng 01 năm 2026 của Chính phủ", [want("Nghị quyết số 66.13/2026/NQ-CP ngày 27 tháng 01 năm 2026 của Chính phủ", type="resolution", symbol="66.13/2026/NQ-CP", year=2026, day="2026-01-27", form="full", rules=[])]),
    ("Nghị quyết số 66.13/2026NQ-CP", [want("Nghị quyết số 66.13/2026NQ-CP", symbol="66.13/2026/NQ-CP", rules=["lost_slash"])]),
    ("Nghị quyết số 66.1/2025/NQ-CP và số 66.2/2025/NQ-CP", [want("Nghị quyết số 66.1/2025/NQ-CP", symbol="66.1/2025/NQ-CP"), want("66.2/2025/NQ-CP", type="resolution", symbol="66.2/2025/NQ-CP")]),
    ("Nghị quyết số 66.13/2026/NQ-CP. Theo Nghị quyết số 66.13.", [want("Nghị quyết số 66.13/2026/NQ-CP", symbol="66.13/2026/NQ-CP"), want("Nghị quyết số 66.13", form="bare", symbol="66.13/2026/NQ-CP")]),
    # a point for the hyphen, as offices in the South wrote
    ("Kế hoạch số 45/KH.UBND ngày 02.3.2020 của UBND xã", [want("Kế hoạch số 45/KH.UBND ngày 02.3.2020 của UBND xã", symbol="45/KH-UBND", day="2020-03-02", rules=["lost_hyphen"])]),
    ("Quyết định số 123/2004/QĐ.UB ngày 5/6/2004", [want("Quyết định số 123/2004/QĐ.UB ngày 5/6/2004", symbol="123/2004/QĐ-UB", rules=["lost_hyphen"])]),
    ("theo Quyết định số 12/QĐ. UBND xã đã họp; Công văn số 3/CV.Các thôn", [want("Quyết định số 12/QĐ", symbol="12/QĐ"), want("Công văn số 3/CV", symbol="3/CV")]),
    # a list of one office's letters
    ("Công văn số 12 /UBND-VX, 13/UBND-VX và số 14 /UBND-VX ngày 5/6/2024; 15/UBND phường", [want("Công văn số 12 /UBND-VX"), want("13/UBND-VX", type="official_letter", symbol="13/UBND-VX"), want("14 /UBND-VX ngày 5/6/2024", type="official_letter", day="2024-06-05")]),
    # the point of thousands
    ("Quyết định số 1.234/QĐ-UBND ngày 05/3/2024", [want("Quyết định số 1.234/QĐ-UBND ngày 05/3/2024", symbol="1234/QĐ-UBND", day="2024-03-05", rules=["thousands"])]),
    ("mẫu số 24.1/ĐK-TCT, Biểu số 301.2/NCC-Sở, mục 2.1/KH-UBND", []),
    # suffix letters
    ("Quyết định số 19a/QĐ-UBND", [want("Quyết định số 19a/QĐ-UBND", symbol="19a/QĐ-UBND", rules=[])]),
    ("Quyết định số 19^A/QĐ-UBND", [want("Quyết định số 19^A/QĐ-UBND", symbol="19A/QĐ-UBND", rules=["superscript"])]),
    ("Quyết định số 19bis/QĐ-UBND", [want("Quyết định số 19bis/QĐ-UBND", symbol="19bis/QĐ-UBND")]),
    # other words before the number
    ("QĐ số 12/QĐ-UBND ngày 3/2/2024", [want("QĐ số 12/QĐ-UBND ngày 3/2/2024", type="decision", symbol="12/QĐ-UBND")]),
    ("NĐ 59/2023/NĐ-CP", [want("NĐ 59/2023/NĐ-CP", type="decree", symbol="59/2023/NĐ-CP")]),
    ("NGHỊ ĐỊNH SỐ 59/2023/NĐ-CP", [want("NGHỊ ĐỊNH SỐ 59/2023/NĐ-CP", type="decree", symbol="59/2023/NĐ-CP")]),
    ("nghị định số: 59/2023/NĐ-CP", [want("nghị định số: 59/2023/NĐ-CP", type="decree")]),
    ("theo 59/2023/NĐ-CP thì", [want("59/2023/NĐ-CP", type="decree", symbol="59/2023/NĐ-CP")]),
    ("theo văn bản số 65/KH-UBND thì", [want("văn bản số 65/KH-UBND", type="plan", symbol="65/KH-UBND")]),
)  # fmt: skip
def test_shapes(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    # separators spaced, lost or moved
    ("Kế hoạch số 65/KH - UBND ngày 1/2/2024", [want("Kế hoạch số 65/KH - UBND ngày 1/2/2024", symbol="65/KH-UBND", rules=["spacing"])]),
    ("Kế hoạch số 65 / KH-UBND", [want("Kế hoạch số 65 / KH-UBND", symbol="65/KH-UBND", rules=["spacing"])]),
    ("Nghị định số 59/2023/NĐ- CP", [want("Nghị định số 59/2023/NĐ- CP", symbol="59/2023/NĐ-CP", rules=["spacing"])]),
    ("Nghị định số 59 / 2023 / NĐ - CP", [want("Nghị định số 59 / 2023 / NĐ - CP", symbol="59/2023/NĐ-CP", rules=["spacing"])]),
    ("Nghị định 61/2023/NĐCP", [want("Nghị định 61/2023/NĐCP", symbol="61/2023/NĐ-CP", rules=["lost_hyphen"])]),
    ("Kế hoạch số 08/KHUBND", [want("Kế hoạch số 08/KHUBND", symbol="08/KH-UBND", rules=["lost_hyphen"])]),
    ("thông tư 343/2016TT-BTC", [want("thông tư 343/2016TT-BTC", symbol="343/2016/TT-BTC", rules=["lost_slash"])]),
    ("Nghị định số 59/2023 NĐ-CP", [want("Nghị định số 59/2023 NĐ-CP", symbol="59/2023/NĐ-CP", rules=["lost_slash"])]),
    ("Nghị định số 59/2023-NĐ-CP", [want("Nghị định số 59/2023-NĐ-CP", symbol="59/2023/NĐ-CP", rules=["moved_separators"])]),
    ("Nghị định số 59-2023/NĐ-CP", [want("Nghị định số 59-2023/NĐ-CP", symbol="59/2023/NĐ-CP", rules=["moved_separators"])]),
    ("Nghị định số 59/2023/NĐ/CP", [want("Nghị định số 59/2023/NĐ/CP", symbol="59/2023/NĐ-CP", rules=["moved_separators"])]),
    ("Nghị định số 59/NĐ-CP/2023", [want("Nghị định số 59/NĐ-CP/2023", symbol="59/2023/NĐ-CP", rules=["moved_separators"])]),
    ("Nghị định 59/2023", [want("Nghị định 59/2023", symbol="59/2023/NĐ-CP", rules=["completed"])]),
    ("Kết luận số 54/KL-TW", [want("Kết luận số 54/KL-TW", symbol="54-KL/TW", rules=["party_separators"])]),
    ("Kết luận số 54/KL/TW", [want("Kết luận số 54/KL/TW", symbol="54-KL/TW", rules=["party_separators"])]),
    ("Kết luận số 54-KL-TW", [want("Kết luận số 54-KL-TW", symbol="54-KL/TW", rules=["party_separators"])]),
    ("Kế hoạch số 65-KH/UBND", [want("Kế hoạch số 65-KH/UBND", symbol="65/KH-UBND", rules=["moved_separators"])]),
    ("Kế hoạch số 65/KH/UBND", [want("Kế hoạch số 65/KH/UBND", symbol="65/KH-UBND", rules=["moved_separators"])]),
    ("Kế hoạch số 65/KH_UBND", [want("Kế hoạch số 65/KH_UBND", symbol="65/KH-UBND")]),
    ("Kế hoạch số 65/KH–UBND", [want("Kế hoạch số 65/KH–UBND", symbol="65/KH-UBND")]),
    # the hyphen at which Word breaks no line
    ("Nghị định số 155/2018/NĐ‑CP ngày 12/11/2018", [want("Nghị định số 155/2018/NĐ‑CP ngày 12/11/2018", symbol="155/2018/NĐ-CP", day="2018-11-12")]),
    ("Kế hoạch số 65‑KH/ĐU", [want("Kế hoạch số 65‑KH/ĐU", symbol="65-KH/ĐU")]),
    ("Văn bản số 2807/UBND -GD", [want("Văn bản số 2807/UBND -GD", symbol="2807/UBND-GD", rules=["spacing"])]),
    ("Quyết định số 12 /QĐ-UBND", [want("Quyết định số 12 /QĐ-UBND", symbol="12/QĐ-UBND", rules=["spacing"])]),
    # letters
    ("Nghị định số 59/2023/NÐ-CP", [want("Nghị định số 59/2023/NÐ-CP", symbol="59/2023/NĐ-CP", rules=["letters"])]),
    ("Nghị định số 59/2023/ND-CP", [want("Nghị định số 59/2023/ND-CP", symbol="59/2023/NĐ-CP", rules=["letters"])]),
    ("nghị định 68/2000/nđ-cp", [want("nghị định 68/2000/nđ-cp", symbol="68/2000/NĐ-CP")]),
    ("Quyết định số 25/2021/QĐ-TTG", [want("Quyết định số 25/2021/QĐ-TTG", symbol="25/2021/QĐ-TTg", rules=["letters"])]),
    ("Nghị quyết số 40/NQ-HÐND", [want("Nghị quyết số 40/NQ-HÐND", symbol="40/NQ-HĐND", rules=["letters"])]),
    ("Hướng dẫn liên tịch số 03-HDLT/BDV-MTTQ;", [want("Hướng dẫn liên tịch số 03-HDLT/BDV-MTTQ", type="guidance", symbol="03-HDLT/BDV-MTTQ")]),
    ("Luật số 10/2022/QH 15", [want("Luật số 10/2022/QH 15", symbol="10/2022/QH15", rules=["spacing"])]),
    ("Pháp lệnh 34/2007/PL - UBTVQH 11.", [want("Pháp lệnh 34/2007/PL - UBTVQH 11", symbol="34/2007/PL-UBTVQH11", rules=["spacing"])]),
    ("Luật số 10/2022/QH 15/3/2023", [want("Luật số 10/2022/QH 15/3/2023", symbol="10/2022/QH")]),
    ("Luật số 10/2022/Qh15", [want("Luật số 10/2022/Qh15", symbol="10/2022/QH15", rules=["letters"])]),
    ("Nghị định số 40/2026/NĐ-\u0421\u0420", [want("Nghị định số 40/2026/NĐ-\u0421\u0420", symbol="40/2026/NĐ-CP", issuer="Chính phủ", rules=["letters"])]),
    ("Nghị định số 40/2026/NĐ và", [want("Nghị định số 40/2026/NĐ", symbol="40/2026/NĐ-CP", issuer="Chính phủ", rules=["completed"])]),
    ("Thông tư 01/2018 của Bộ Xây dựng", [want("Thông tư 01/2018 của Bộ Xây dựng", symbol="01/2018/TT-BXD", rules=["completed"])]),
    ("Quyết định 25/2021 của Thủ tướng Chính phủ", [want("Quyết định 25/2021 của Thủ tướng Chính phủ", symbol="25/2021/QĐ-TTg", rules=["completed"])]),
    ("văn bản số 202/TTr-BVHTTDL", [want("văn bản số 202/TTr-BVHTTDL", type="submission", symbol="202/TTr-BVHTTDL")]),
    # registers of titles, all in lower case
    ("thực hiện thông báo số 81/tb-vpcp ngày 26/4/2021", [want("thông báo số 81/tb-vpcp ngày 26/4/2021", type="notice", symbol="81/TB-VPCP", day="2021-04-26")]),
    ("thực hiện công văn số 4395/ubnd-nc ngày 03/9/2021", [want("công văn số 4395/ubnd-nc ngày 03/9/2021", symbol="4395/UBND-NC")]),
    ("thực hiện văn bản số 3908/byt-dp ngày 22/7/2020 của bộ y tế", [want("văn bản số 3908/byt-dp ngày 22/7/2020 của bộ y tế", symbol="3908/BYT-DP", issuer="Bộ Y tế")]),
    ("kế hoạch thực hiện chương trình số 20/ctr-tu ngày 31/5/2021 của tỉnh ủy", [want("chương trình số 20/ctr-tu ngày 31/5/2021 của tỉnh ủy", type="programme", symbol="20-CTr/TU", issuer="Tỉnh ủy")]),
    ("nghị quyết số 19-2017/nq-cp ngày 06/02/2017 của chính phủ", [want("nghị quyết số 19-2017/nq-cp ngày 06/02/2017 của chính phủ", symbol="19/2017/NQ-CP", issuer="Chính phủ")]),
    # breaks: lines, pages, the gazette's page header
    ("Nghị định số 59/2023/NĐ-\nCP ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-\nCP ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14", rules=["line_break"])]),
    ("Kế hoạch số 65/\n\nKH-UBND", [want("Kế hoạch số 65/\n\nKH-UBND", symbol="65/KH-UBND", rules=["line_break"])]),
    ("Nghị định\nsố 59/2023/NĐ-CP", [want("Nghị định\nsố 59/2023/NĐ-CP", symbol="59/2023/NĐ-CP", rules=[])]),
    ("Nghị định số\n\n59/2023/NĐ-CP", [want("Nghị định số\n\n59/2023/NĐ-CP", symbol="59/2023/NĐ-CP")]),
    ("theo Nghị định số 59/2023/NĐ-\n\n12\n\nCP ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-\n\n12\n\nCP ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14", rules=["page_break"])]),
    ("theo Nghị định số\n\n7\n\n59/2023/NĐ-CP", [want("Nghị định số\n\n7\n\n59/2023/NĐ-CP", symbol="59/2023/NĐ-CP")]),
    ("Nghị định số 59/2023/NĐ-\n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nCP ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-\n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nCP ngày 14/8/2023", symbol="59/2023/NĐ-CP", rules=["page_break"])]),
    ("quy định tại Nghị định \n72 \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n \nsố 59/2023/NĐ-CP", [want("Nghị định \n72 \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n \nsố 59/2023/NĐ-CP", type="decree", symbol="59/2023/NĐ-CP")]),
    # page numbers in the middle of a symbol
    ("Nghị định số 59/2023/NĐ-\n12\nCP ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-\n12\nCP ngày 14/8/2023", symbol="59/2023/NĐ-CP", rules=["page_break"])]),
    ("Kế hoạch số 195/KH-\n12\n\nUBND ngày 2/3/2024", [want("Kế hoạch số 195/KH-\n12\n\nUBND ngày 2/3/2024", symbol="195/KH-UBND", rules=["page_break"])]),
    ("Nghị định số 59/2023/NĐ\n\n12\n\n-CP ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ\n\n12\n\n-CP ngày 14/8/2023", symbol="59/2023/NĐ-CP", rules=["page_break"])]),
    ("Nghị định số 59\n\n12\n\n/2023/NĐ-CP", [want("Nghị định số 59\n\n12\n\n/2023/NĐ-CP", symbol="59/2023/NĐ-CP", rules=["page_break"])]),
    # a hyphen lost or spaced, a word stuck to the symbol, letters of another alphabet
    ("Công văn số 512/UBND - NC ngày 14/3/2024", [want("Công văn số 512/UBND - NC ngày 14/3/2024", symbol="512/UBND-NC", rules=["spacing"])]),
    ("Công văn số 512/UBND - NC tham mưu", [want("Công văn số 512/UBND", symbol="512/UBND")]),
    ("Nghị định số 91/2017/NĐ CP ngày 31/7/2017", [want("Nghị định số 91/2017/NĐ CP ngày 31/7/2017", symbol="91/2017/NĐ-CP", rules=["lost_hyphen"])]),
    ("Quyết định số 12/QĐ Phòng Nội vụ", [want("Quyết định số 12/QĐ", symbol="12/QĐ")]),
    ("Nghị định số 117/2016/NĐ-CPngày 21/7/2016", [want("Nghị định số 117/2016/NĐ-CPngày 21/7/2016", symbol="117/2016/NĐ-CP", printed="117/2016/NĐ-CP", day="2016-07-21")]),
    ("Nghị định số 40/2026/NĐ-\u0421\u0420 ngày 1/2/2026", [want("Nghị định số 40/2026/NĐ-\u0421\u0420 ngày 1/2/2026", symbol="40/2026/NĐ-CP", rules=["letters"])]),
    ("công điện khẩn số 6741/cđ-bnn-ty ngăn chặn", [want("công điện khẩn số 6741/cđ-bnn-ty", symbol="6741/CĐ-BNN-TY", rules=["letters"])]),
    ("Thông tư số 18-LĐTBXH/TT ngày 31/5/1991", [want("Thông tư số 18-LĐTBXH/TT ngày 31/5/1991", symbol="18-LĐTBXH/TT", day="1991-05-31")]),
    ("Hướng dẫn số 03-HD/BTGHU và Hướng dẫn số 4-HD/BXYZ", [want("Hướng dẫn số 03-HD/BTGHU", symbol="03-HD/BTGHU"), want("Hướng dẫn số 4-HD/BXYZ", symbol="4-HD/BXYZ")]),
    # footnote marks, markdown, table cells
    ("Nghị định số 59/2023/NĐ-CP[1] ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-CP[1] ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14")]),
    ("Nghị định số 59/2023/NĐ-CP¹ ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-CP¹ ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14")]),
    ("Nghị định số 59/2023/NĐ-CP2 ngày 14/8/2023", [want("Nghị định số 59/2023/NĐ-CP2 ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14")]),
    ("**Nghị định** số **59/2023/NĐ-CP** ngày 14/8/2023", [want("Nghị định** số **59/2023/NĐ-CP** ngày 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14")]),
    ("| Nghị định | 59/2023/NĐ-CP | 14/8/2023 |", [want("Nghị định | 59/2023/NĐ-CP | 14/8/2023", symbol="59/2023/NĐ-CP", day="2023-08-14")]),
    ("| 1 | Kế hoạch số 41/KH-UBND | 12/02/2024 | đã xong |", [want("Kế hoạch số 41/KH-UBND", symbol="41/KH-UBND", day=None, year=None)]),
    ("1\tKế hoạch\t65/KH-UBND\t05/3/2024\tVề chuyển đổi số", [want("Kế hoạch\t65/KH-UBND\t05/3/2024", symbol="65/KH-UBND", day="2024-03-05")]),
)  # fmt: skip
def test_damage(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Số: /BC-UBND\nTrần Hưng Đạo, ngày 9 tháng 7 năm 2024", [want("Số: /BC-UBND", type="report", symbol="/BC-UBND", form="self")]),
    ("Số:       /KH-UBND\n", [want("Số:       /KH-UBND", type="plan", form="self")]),
    ("Số: 140/BC-UBND\n", [want("Số: 140/BC-UBND", type="report", symbol="140/BC-UBND", form="self")]),
    ("Số: …/2024/QĐ-UBND\n", [want("Số: …/2024/QĐ-UBND", type="decision", form="self", year=2024)]),
)  # fmt: skip
def test_own_number(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Quyết định số 123, 124 và 125/QĐ-UBND ngày 5/1/2024 của UBND huyện", [
        want("Quyết định số 123", type="decision", symbol="123/QĐ-UBND", day="2024-01-05", issuer="UBND huyện", rules=["shared_tail"]),
        want("124", type="decision", symbol="124/QĐ-UBND", day="2024-01-05", issuer="UBND huyện", rules=["shared_tail"]),
        want("125/QĐ-UBND ngày 5/1/2024 của UBND huyện", type="decision", symbol="125/QĐ-UBND", day="2024-01-05", issuer="UBND huyện", rules=[]),
    ]),
    ("các Kế hoạch số 11, số 12/KH-UBND", [want("Kế hoạch số 11", symbol="11/KH-UBND"), want("12/KH-UBND", type="plan", symbol="12/KH-UBND")]),
    ("Quyết định 217-QĐ/TW và 218-QĐ/TW của Bộ Chính trị", [want("Quyết định 217-QĐ/TW", symbol="217-QĐ/TW", issuer="Bộ Chính trị"), want("218-QĐ/TW của Bộ Chính trị", type="decision", symbol="218-QĐ/TW", issuer="Bộ Chính trị")]),
    ("các Quyết định số 217-QĐ/TW, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị", [want("Quyết định số 217-QĐ/TW", day="2013-12-12", issuer="Bộ Chính trị"), want("218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị", day="2013-12-12")]),
    ("các Nghị định số 1/2020/NĐ-CP, số 2/2021/NĐ-CP và 3/2022/NĐ-CP ngày 5/1/2022 của Chính phủ", [
        want("Nghị định số 1/2020/NĐ-CP", symbol="1/2020/NĐ-CP", day=None, year=2020, issuer="Chính phủ"),
        want("2/2021/NĐ-CP", type="decree", symbol="2/2021/NĐ-CP", day=None),
        want("3/2022/NĐ-CP ngày 5/1/2022 của Chính phủ", type="decree", symbol="3/2022/NĐ-CP", day="2022-01-05"),
    ]),
    # a type word of its own, or a day of its own, closes the sharing
    ("Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND ngày 05/3/2024", [want("Quyết định số 12/QĐ-UBND", day=None), want("Quyết định số 13/QĐ-UBND ngày 05/3/2024", day="2024-03-05")]),
    ("Quyết định số 12/QĐ-UBND ngày 01/3/2024, Quyết định số 13/QĐ-UBND ngày 05/3/2024 của UBND tỉnh", [want("Quyết định số 12/QĐ-UBND ngày 01/3/2024", issuer="UBND tỉnh", day="2024-03-01"), want("Quyết định số 13/QĐ-UBND ngày 05/3/2024 của UBND tỉnh", day="2024-03-05", issuer="UBND tỉnh")]),
    ("Kế hoạch số 12/KH-UBND và Quyết định số 13/QĐ-UBND ngày 05/3/2024 của UBND tỉnh", [want("Kế hoạch số 12/KH-UBND", day=None, issuer="UBND tỉnh"), want("Quyết định số 13/QĐ-UBND ngày 05/3/2024 của UBND tỉnh", issuer="UBND tỉnh")]),
    # people and amounts before a symbol are no numbers of it
    ("trong năm 2023, 2024 và 125/QĐ-UBND ngày 5/1/2024", [want("125/QĐ-UBND ngày 5/1/2024", symbol="125/QĐ-UBND")]),
    ("đã cấp 12, 15 và 18/QĐ-UBND", [want("18/QĐ-UBND", symbol="18/QĐ-UBND")]),
)  # fmt: skip
def test_lists(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "CÔNG BÁO/Số 1247 + 1248/Ngày 14-11-2024",
        "72\nCÔNG BÁO/Số 287/Ngày 27-05-2026\n",
        "tốc độ 60 km/h, 20 m3/ngày, 5.000 đồng/kg",
        "đạt 12/15 chỉ tiêu, 100% hộ; 24/24 giờ; tỷ lệ 1/2000; ngày 5/3/2024",
        "điện thoại 0203/3825.123",
        "mẫu số 01/CT-UBND và biểu số 02/BC-TH",
        "nhà số 12/QL-1A, ngõ 34/HBT",
        "chụp PET/CT, SPECT/CT",
        "phiên họp tháng 6/2020 UBND tỉnh khóa IX",
        "phiên họp tháng 6/2020 - ubnd tỉnh khóa ix",
        "20 lần/tb, 5/tp, 12/ngày",
        "đề án 06/CP và Đề án 06",
        "giai đoạn 2021-2025, 2026-2030",
        "TCVN 7114-1:2008, ISO 9001/2015",
        "xe 29A-123.45/CP",
        "1/2/3/4/5/6/7",
        "https://example.org/2024/QD-UBND/12/file",
        "and/or, HĐND/UBND, Đảng/đoàn thể",
        "mẫu máy số 48-CP mới",  # no type word: a model, a lot, anything
    ],
)
def test_no_symbol(text: str) -> None:
    assert [c.text for c in find_citations(text)] in ([], ["đề án 06/CP"])


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ",
        "Quyết định số 12/QĐ-UBND ngày 5/3/2024 của Ủy ban nhân dân tỉnh Quảng Ngãi",
        "khoản 2 Điều 85 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
        "Kết luận số 120-KL/TW của Bộ Chính trị (khóa XI)",
        "Luật Phòng, chống tham nhũng năm 2018",
        "Hiến pháp năm 2013, Bộ luật Lao động, Pháp lệnh Ưu đãi người có công với cách mạng",
        "Nghị định 48-CP",
    ],
)
def test_decomposed_letters_read_alike(text: str) -> None:
    composed = find_citations(unicodedata.normalize("NFC", text))
    decomposed = find_citations(unicodedata.normalize("NFD", text))
    assert composed
    for one, other in zip(composed, decomposed, strict=True):
        assert unicodedata.normalize("NFC", other.text) == one.text
        assert (one.type, one.symbol, one.day, one.issuer, one.name) == (
            other.type, other.symbol, other.day, other.issuer, other.name,
        )  # fmt: skip
        assert len(one.pinpoints) == len(other.pinpoints)
