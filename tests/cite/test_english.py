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
