"""Citations as courts, lawyers and contracts print them: kinds of trial in capitals, the State behind a law's name."""

from __future__ import annotations

from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("Do Bản án Dân sự sơ thẩm số 75/2022/DS-ST ngày 17/11/2022 của Tòa án nhân dân thành phố Đà Lạt bị kháng cáo", [want("Bản án Dân sự sơ thẩm số 75/2022/DS-ST ngày 17/11/2022 của Tòa án nhân dân thành phố Đà Lạt", type="judgment", day="2022-11-17")]),
    ("tín dụng”.Do Bản án Dân sự sơ thẩm số 75/2022/DS-ST", [want("Bản án Dân sự sơ thẩm số 75/2022/DS-ST", type="judgment")]),
    ("Bản án Hình sự phúc thẩm số 12/2021/HS-PT", [want("Bản án Hình sự phúc thẩm số 12/2021/HS-PT", type="judgment")]),
    ("Bản án Kinh doanh, thương mại sơ thẩm số 3/2020/KDTM-ST", [want("Bản án Kinh doanh, thương mại sơ thẩm số 3/2020/KDTM-ST", type="judgment")]),
    ("Bản án Hành chính Sơ thẩm số: 9/2019/HC-ST", [want("Bản án Hành chính Sơ thẩm số: 9/2019/HC-ST", type="judgment")]),
    ("bản án Lao động phúc thẩm số 2/2018/LĐ-PT", [want("bản án Lao động phúc thẩm số 2/2018/LĐ-PT", type="judgment")]),
    ("Quyết định Giám đốc thẩm số 12/2013/KDTM-GĐT ngày 16-5-2013", [want("Quyết định Giám đốc thẩm số 12/2013/KDTM-GĐT ngày 16-5-2013", type="court_decision")]),
    ("Quyết định Tái thẩm số 4/2016/DS-TT", [want("Quyết định Tái thẩm số 4/2016/DS-TT", type="court_decision")]),
    ("Quyết định của Phòng Hành chính số 12/QĐ-UBND", [want("Quyết định của Phòng Hành chính số 12/QĐ-UBND", type="decision")]),
    ("Quyết định hoãn phiên tòa số 01/2020/HSST-QĐ ngày 04/02/2020", [want("Quyết định hoãn phiên tòa số 01/2020/HSST-QĐ ngày 04/02/2020", type="court_decision")]),
    ("Quyết định tạm đình chỉ số 6/2019/DSST-QĐ", [want("Quyết định tạm đình chỉ số 6/2019/DSST-QĐ", type="court_decision")]),
    ("Quyết định số 6/2019/QĐ-UBND", [want("Quyết định số 6/2019/QĐ-UBND", type="decision")]),
    ("ra bản kiến nghị số 02/KN-VKS-HNGĐ về việc", [want("bản kiến nghị số 02/KN-VKS-HNGĐ", type="other", symbol="02/KN-VKS-HNGĐ")]),
    ("Kiến nghị số 15/KN-VKS ngày 3/4/2023", [want("Kiến nghị số 15/KN-VKS ngày 3/4/2023", type="other")]),
    ("Cử tri kiến nghị số 12 hộ dân được hỗ trợ.", []),
)  # fmt: skip
def test_papers_of_courts_and_procuracies(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Căn cứ Luật Thương mại nước CHXHCN Việt Nam\nsố 36/2005/QH11 ngày 14/06/2005", [want("Luật Thương mại nước CHXHCN Việt Nam\nsố 36/2005/QH11 ngày 14/06/2005", symbol="36/2005/QH11", day="2005-06-14")]),
    ("Luật Doanh nghiệp của nước Cộng hòa xã hội chủ nghĩa Việt Nam số 59/2020/QH14", [want("Luật Doanh nghiệp của nước Cộng hòa xã hội chủ nghĩa Việt Nam số 59/2020/QH14", symbol="59/2020/QH14")]),
    ("Bộ luật Dân sự nước Cộng hoà xã hội chủ nghĩa Việt Nam (số 91/2015/QH13)", [want("Bộ luật Dân sự nước Cộng hoà xã hội chủ nghĩa Việt Nam (số 91/2015/QH13)", symbol="91/2015/QH13")]),
    ("Luật Đầu tư Việt Nam số 61/2020/QH14", [want("Luật Đầu tư Việt Nam số 61/2020/QH14", symbol="61/2020/QH14")]),
    ("theo Luật Thương mại nước CHXHCN Việt Nam, hai bên ký", [want("Luật Thương mại", symbol=None)]),
)  # fmt: skip
def test_the_state_between_a_law_and_its_number(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Nghị định 49/2026/NĐ-CP về cơ chế thi hành Luật Đất đai, ban hành ngày 31/01/2026.", [want("Nghị định 49/2026/NĐ-CP"), want("Luật Đất đai", day=None)]),
    ("Luật Đất đai, ban hành ngày 18/01/2024, có hiệu lực", [want("Luật Đất đai, ban hành ngày 18/01/2024", day="2024-01-18")]),
    ("hướng dẫn Luật Nhà ở ban hành ngày 24/7/2024", [want("Luật Nhà ở", day=None)]),
    ("Luật Nhà ở ngày 24/7/2024", [want("Luật Nhà ở ngày 24/7/2024", day="2024-07-24")]),
)  # fmt: skip
def test_a_day_of_issue_that_no_law_of_the_name_has(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("The Law on Personal Data Protection, Law No. 91/2025/QH15, replaced the decree of the Government.", [want("Law on Personal Data Protection, Law No. 91/2025/QH15", symbol="91/2025/QH15")]),
    ("The Law on Enterprises, Law No. 61/2020/QH14 on Investment and the laws of the State.", [want("Law on Enterprises", symbol=None), want("Law No. 61/2020/QH14", symbol="61/2020/QH14")]),
    ("Pursuant to June 16, 2010 Law No. 46/2010/QH12 on the State Bank of Vietnam;", [want("June 16, 2010 Law No. 46/2010/QH12", day="2010-06-16")]),
    ("Resolution No.55-NQ/TW dated February 11 of the Politburo on the energy of the country", [want("Resolution No.55-NQ/TW dated February 11 of the Politburo", issuer="Bộ Chính trị", day=None)]),
    ("Resolution No. 55-NQ/TW dated February 11 on the energy of the country with the new goals", [want("Resolution No. 55-NQ/TW")]),
    ("the Civil Procedure Code (CPC) 2004 and the Civil Procedure Code 2015 of the State", [want("Civil Procedure Code (CPC) 2004"), want("Civil Procedure Code 2015")]),
    ("the Law on Intellectual Property (2005, amended 2009) and the rules of the Ministry", [want("Law on Intellectual Property (2005, amended 2009)")]),
    ("Based on the Law on Drug Prevention and Control dated: March 30, 2021; we wrote", [want("Law on Drug Prevention and Control dated: March 30, 2021", day="2021-03-30")]),
    ("CIRCULAR NO. 24/2017/TT-NHNN DATED DECEMBER 29, 2017 OF THE GOVERNOR OF THE STATE BANK OF VIETNAM PRESCRIBING the law of the w", [want("CIRCULAR NO. 24/2017/TT-NHNN DATED DECEMBER 29, 2017 OF THE GOVERNOR OF THE STATE BANK OF VIETNAM", day="2017-12-29", issuer="Ngân hàng Nhà nước Việt Nam")]),
    ("DECREE NO. 59/2023/ND-CP OF THE GOVERNMENT on the wards of the towns", [want("DECREE NO. 59/2023/ND-CP OF THE GOVERNMENT", issuer="Chính phủ")]),
    ("Circular #99/2025/TT-BTC of the Ministry of Finance and the other with words", [want("Circular #99/2025/TT-BTC of the Ministry of Finance", type="circular", issuer="Bộ Tài chính")]),
)  # fmt: skip
def test_english_laws_and_issuers(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Văn bản ủy quyền số 146/GUQ-UBND ngày 22/01/2018 của UBND huyện T", [want("Văn bản ủy quyền số 146/GUQ-UBND ngày 22/01/2018 của UBND huyện T", type="other")]),
    ("theo văn bản uỷ quyền số 12/GUQ-STNMT ngày 8/8/2023", [want("văn bản uỷ quyền số 12/GUQ-STNMT ngày 8/8/2023", type="other")]),
    ("theo văn bản số 12/STNMT-VP ngày 8/8/2023", [want("văn bản số 12/STNMT-VP ngày 8/8/2023", type="official_letter")]),
)  # fmt: skip
def test_powers_of_attorney(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("amended by resolution No. 51/2001/QH10 on 25 December 2001 of the National Assembly when we", [want("resolution No. 51/2001/QH10 on 25 December 2001 of the National Assembly", type="resolution", day="2001-12-25")]),
    ("under the decree number 59/2023/ND-CP of the Government with the words", [want("decree number 59/2023/ND-CP of the Government", type="decree")]),
    ("this decision 12/QD-TTg of the Prime Minister was known with words of the w", [want("12/QD-TTg of the Prime Minister")]),
    ("Pursuant to the 2024 Law Amending and Supplementing a Number of Articles of the Law on Pharmacy; we", [want("2024 Law Amending and Supplementing a Number of Articles of the Law on Pharmacy")]),
    ("Pursuant to the Law amending some articles of the Law on Pharmacy; we went", [want("Law amending some articles of the Law on Pharmacy")]),
    ("Pursuant to Pharmaceutical Law no 105/2016/QH13 dated 6 April 2016; we went", [want("Pharmaceutical Law no 105/2016/QH13 dated 6 April 2016", symbol="105/2016/QH13")]),
    ("Pursuant to Radiation and Isotopes Law No. 18/2008/QH12 of the State with words", [want("Radiation and Isotopes Law No. 18/2008/QH12", symbol="18/2008/QH12")]),
    ("Pursuant to Law No. 18/2008/QH12; The Law No. 19/2008/QH12 was made with words", [want("Law No. 18/2008/QH12"), want("Law No. 19/2008/QH12")]),
    ("Ha Noi, day 06 month 04 year 2016\n\nLAW\nOn Pharmacy\n\nPursuant to the Constitution of the Socialist Republic of Vietnam;\nwe made the Law on Pharmacy with words", [want("Constitution of the Socialist Republic of Vietnam"), want("Law on Pharmacy")]),
    ("Pursuant to the law on investment on November 26, 2014; we went with words", [want("law on investment on November 26, 2014", day="2014-11-26")]),
    ("under the law on enterprises no. 59/2020/QH14 of the State with words", [want("law on enterprises no. 59/2020/QH14", symbol="59/2020/QH14")]),
    ("Pursuant to the Law amending some articles of the law on investment; we went with words", [want("Law amending some articles of the law on investment")]),
    ("guidance on the new law on corporate income tax and its rules with words", []),
    ("LAW ON PHARMACY\nPursuant to the Constitution of Vietnam and with words of the State", [want("LAW ON PHARMACY"), want("Constitution of Vietnam")]),
    ("Pursuant to the June 14, 2005\nPharmacy Law; with words of the State and we went", [want("June 14, 2005\nPharmacy Law", day="2005-06-14")]),
)  # fmt: skip
def test_english_laws_beside_another(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("như `Nghị định 01/2021/NĐ-CP ngày 04/01/2021` thì", [want("Nghị định 01/2021/NĐ-CP ngày 04/01/2021", type="decree")]),
    ("xem `Thông tư số 15/2019/TT-BTC`.", [want("Thông tư số 15/2019/TT-BTC", type="circular")]),
    ("a reference like `Decree No. 01/2021/ND-CP dated January 4, 2021` of the Government with words", [want("Decree No. 01/2021/ND-CP dated January 4, 2021", type="decree")]),
    ("theo `Luật Đất đai 2024`", [want("Luật Đất đai 2024", type="law")]),
)  # fmt: skip
def test_what_stands_between_backticks(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
