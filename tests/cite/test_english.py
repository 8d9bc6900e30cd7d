"""Citations in English text: translations of documents, advice to foreign clients, contracts."""

from __future__ import annotations

from kg.cite.find import find_citations
from kg.cite.names import numbers_of
from kg.cite.vocabulary import ENGLISH_LAWS
from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("Decree No. 59/2023/ND-CP dated August 14, 2023 of the Government", [want("Decree No. 59/2023/ND-CP dated August 14, 2023 of the Government", type="decree", symbol="59/2023/NĐ-CP", day="2023-08-14", issuer="Chính phủ", form="full", rules=[])]),
    ("Article 5.2 of the Labor Code 2019", [want("Article 5.2 of the Labor Code 2019", type="code", name="Lao động", year=2019, points="khoản 2 Điều 5")]),
    ("Law on Grassroots Democracy No. 10/2022/QH15", [want("Law on Grassroots Democracy No. 10/2022/QH15", type="law", symbol="10/2022/QH15", name="Thực hiện dân chủ ở cơ sở", issuer="Quốc hội")]),
    ("Circular 39/2016/TT-NHNN dated 30 December 2016 of the State Bank of Vietnam", [want("Circular 39/2016/TT-NHNN dated 30 December 2016 of the State Bank of Vietnam", day="2016-12-30", issuer="Ngân hàng Nhà nước Việt Nam")]),
    ("under Clause 2, Article 5 of Decree No. 15/2020/ND-CP", [want("Clause 2, Article 5 of Decree No. 15/2020/ND-CP", points="khoản 2 Điều 5")]),
    ("the 2013 Land Law and the Law on Enterprises 2020", [want("2013 Land Law", name="Đất đai", year=2013), want("Law on Enterprises 2020", name="Doanh nghiệp", year=2020)]),
    ("the Law on Investment No. 61/2020/QH14 dated June 17, 2020", [want("Law on Investment No. 61/2020/QH14 dated June 17, 2020", day="2020-06-17", name="Đầu tư")]),
    ("Points a and b, Clause 1, Article 23 of the Law on Investment", [want("Points a and b, Clause 1, Article 23 of the Law on Investment", points="điểm a khoản 1 Điều 23 | điểm b khoản 1 Điều 23")]),
    ("Articles 5, 6 and 7 of the 2015 Civil Code", [want("Articles 5, 6 and 7 of the 2015 Civil Code", points="Điều 5 | Điều 6 | Điều 7")]),
    ("Article 3 to Article 9 of the Commercial Law (2005)", [want("Article 3 to Article 9 of the Commercial Law (2005)", points="Điều 3-9", year=2005)]),
    ("Decision No. 12/2020/QD-UBND dated 5 March 2020 of the People's Committee of Da Nang City", [want("Decision No. 12/2020/QD-UBND dated 5 March 2020 of the People's Committee of Da Nang City", symbol="12/2020/QĐ-UBND", day="2020-03-05", issuer="UBND thành phố Da Nang", rules=[])]),
    ("Joint Circular No. 01/2016/TTLT-BTC-BNV", [want("Joint Circular No. 01/2016/TTLT-BTC-BNV", type="joint_circular")]),
    ("Official Letter No. 1234/TCT-CS dated 5/3/2024 of the General Department of Taxation", [want("Official Letter No. 1234/TCT-CS dated 5/3/2024 of the General Department of Taxation", type="official_letter", day="2024-03-05", issuer="Tổng cục Thuế")]),
    ("Article 8 of the 2013 Constitution", [want("Article 8 of the 2013 Constitution", type="constitution", year=2013, points="Điều 8")]),
    ("Article 12.3.a of Decree 31/2021/ND-CP", [want("Article 12.3.a of Decree 31/2021/ND-CP", points="điểm a khoản 3 Điều 12")]),
    ("Directive No. 05-CT/TW of the Politburo dated May 15, 2016", [want("Directive No. 05-CT/TW of the Politburo dated May 15, 2016", day="2016-05-15", issuer="Bộ Chính trị", form="full")]),
    ("Resolution No. 55/2024/QH15 of the National Assembly", [want("Resolution No. 55/2024/QH15 of the National Assembly", type="resolution", issuer="Quốc hội")]),
    ("Consolidated Document No. 07/VBHN-VPQH dated 31 January 2019", [want("Consolidated Document No. 07/VBHN-VPQH dated 31 January 2019", type="consolidated", day="2019-01-31")]),
    ("Decree No. 145/2020/ND-CP on working conditions, dated 14th December 2020", [want("Decree No. 145/2020/ND-CP", symbol="145/2020/NĐ-CP")]),
    ("the Law on Widgets No. 12/2031/QH17", [want("Law on Widgets No. 12/2031/QH17", symbol="12/2031/QH17")]),
    ("Pursuant to the March 5, 2019 Law on Notarization; the June 7,2021 Law on Widgets and Gadgets;", [want("March 5, 2019 Law on Notarization", day="2019-03-05", name="Công chứng"), want("June 7,2021 Law on Widgets and Gadgets", day="2021-06-07", name="Widgets and Gadgets")]),
    ("the Law on Management and use of State property dated June 3rd 2008", [want("Law on Management and use of State property dated June 3rd 2008", day="2008-06-03", name="Quản lý, sử dụng tài sản nhà nước")]),
    ("the Government's Decree No. 101/CP of September 23, 1997", [want("Decree No. 101/CP of September 23, 1997", type="decree", day="1997-09-23", issuer="Chính phủ")]),
    ("the Prime Minister’s Decision No. 355/TTg dated 28 May 1997", [want("Decision No. 355/TTg dated 28 May 1997", type="decision", issuer="Thủ tướng Chính phủ", day="1997-05-28")]),
    ("Law No.01/2002/QH11 of December 16, 2002", [want("Law No.01/2002/QH11 of December 16, 2002", symbol="01/2002/QH11", day="2002-12-16")]),
    ("Decree of the Government No.128/2004/ND-CP dated May 31, 2004", [want("Decree of the Government No.128/2004/ND-CP dated May 31, 2004", symbol="128/2004/NĐ-CP", day="2004-05-31")]),
    ("CIRCULAR No. 46/2004/TT-BTC OF MAY 27, 2004 GUIDING", [want("CIRCULAR No. 46/2004/TT-BTC OF MAY 27, 2004", type="circular", day="2004-05-27")]),
    ("the Bidding Law No. 43/2013/QH13 dated November 26, 2013", [want("Bidding Law No. 43/2013/QH13 dated November 26, 2013", symbol="43/2013/QH13", name="Đấu thầu")]),
    ("Article 44.2 and Article 45.1(a) of the Bidding Law", [want("Article 44.2 and Article 45.1(a) of the Bidding Law", points="khoản 2 Điều 44 | điểm a khoản 1 Điều 45")]),
    ("under Article 5(2) of the Accounting Law", [want("Article 5(2) of the Accounting Law", points="khoản 2 Điều 5", name="Kế toán")]),
    ("Art. 12(1)(b) of the Labour Code 2019", [want("Art. 12(1)(b) of the Labour Code 2019", points="điểm b khoản 1 Điều 12")]),
    ("the 2014 Law on the Organization of People's Courts", [want("2014 Law on the Organization of People's Courts", name="Tổ chức Tòa án nhân dân", year=2014)]),
    ("the Law on organisation of the Government 2015", [want("Law on organisation of the Government 2015", name="Tổ chức Chính phủ", year=2015)]),
    ("Decree 145/2020 and Circular 10/2020/TT-BLDTBXH guide it", [want("Decree 145/2020", symbol="145/2020/NĐ-CP"), want("Circular 10/2020/TT-BLDTBXH", symbol="10/2020/TT-BLĐTBXH", rules=[])]),
    ("Decree No. 13/2023/ND-CP (“Decree 13”). Under Article 5 of Decree 13 and Decree No. 13 as a whole", [want("Decree No. 13/2023/ND-CP"), want("Decree 13", symbol="13/2023/NĐ-CP", form="bare"), want("Article 5 of Decree 13", points="Điều 5"), want("Decree No. 13", symbol="13/2023/NĐ-CP")]),
    ("the Ordinance on Foreign Exchange dated December 13, 2005", [want("Ordinance on Foreign Exchange dated December 13, 2005", type="ordinance", name="Ngoại hối", issuer="Ủy ban Thường vụ Quốc hội")]),
    ("Article 3 of the Law on Widget Making and Article 2 of the Decree No. 79/2010/ND-CP", [want("Article 2 of the Decree No. 79/2010/ND-CP", points="Điều 2")]),
    ("No. 93/2019/ND-CP | | Hanoi, November 25, 2019 |\nDECREE", [want("No. 93/2019/ND-CP", form="self", rules=[])]),
    ("Number: 64/2008/ND-CP\nHa Noi , May 14, 2008", [want("Number: 64/2008/ND-CP", form="self", rules=[])]),
    ("the Notary Law and the Fisheries Law of 2017", [want("Notary Law", name="Công chứng"), want("Fisheries Law of 2017", name="Thủy sản", year=2017)]),
    # tax advice: abbreviated offices, taxes and letters; days in other words
    ("guiding the Law on CIT and the VAT Law; PIT Law 2007 applies", [want("Law on CIT", name="Thuế thu nhập doanh nghiệp"), want("VAT Law", name="Thuế giá trị gia tăng"), want("PIT Law 2007", name="Thuế thu nhập cá nhân")]),
    ("OL No. 512/BTC-TCT of the MOF dated 15 May 2020, which OL 512 repeats", [want("OL No. 512/BTC-TCT of the MOF dated 15 May 2020", type="official_letter", day="2020-05-15", issuer="Bộ Tài chính"), want("OL 512", symbol="512/BTC-TCT")]),
    ("Official letter 77/TCT-CS dated on 15 May 2020 issued by the GDT", [want("Official letter 77/TCT-CS dated on 15 May 2020 issued by the GDT", day="2020-05-15", issuer="Tổng cục Thuế")]),
    ("Circular 41/2019/TT-BYT (30 December 2019) of the MOH and (2019)", [want("Circular 41/2019/TT-BYT (30 December 2019) of the MOH", day="2019-12-30", issuer="Bộ Y tế")]),
    ("Law on Notarization No. 46/2024/QH15 passed by the National Assembly on 26 November 2024", [want("Law on Notarization No. 46/2024/QH15 passed by the National Assembly on 26 November 2024", day="2024-11-26", issuer="Quốc hội")]),
    ("Article 33 of the Constitution of Vietnam; according to the Constitution, all are equal", [want("Article 33 of the Constitution of Vietnam", points="Điều 33", type="constitution"), want("Constitution", type="constitution")]),
    ("Circular No. 26/2023/TT-BCT of the Minister of Industry and Trade", [want("Circular No. 26/2023/TT-BCT of the Minister of Industry and Trade", issuer="Bộ Công Thương", basis="explicit")]),
    ("the Constitution of the United States, the company's Constitution and a Constitution", []),
    ("Law enforcement and a building code are no laws; see Article 5 above.", []),
)  # fmt: skip
def test_english(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def test_vietnamese_text_is_read_as_before() -> None:
    text = (
        "Căn cứ Điều 5 Luật Đất đai số 31/2024/QH15; Article 5 là tiếng Anh; Nghị định số 59/2023/NĐ-CP ngày 14/8/2023."
    )
    assert [c.text for c in find_citations(text)] == [
        "Điều 5 Luật Đất đai số 31/2024/QH15", "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023",
    ]  # fmt: skip


def test_every_english_name_is_of_a_listed_law() -> None:
    assert all(numbers_of(kind, name) for kind, name in ENGLISH_LAWS.values())
