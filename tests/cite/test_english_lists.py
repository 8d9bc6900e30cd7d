"""English text: plural type words, days that open a sentence, offices in the possessive, laws that amend others."""

from __future__ import annotations

from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("amended by Laws 12/2017, 27/2018, and 37/2019 since", [want("Laws 12/2017", type="law", symbol="12/2017/QH14"), want("27/2018", type="law", symbol="27/2018/QH14"), want("37/2019", type="law", symbol="37/2019/QH14")]),
    ("under Decrees 31/2021 and 29/2021 of the Government", [want("Decrees 31/2021", symbol="31/2021/NĐ-CP", type="decree"), want("29/2021 of the Government", symbol="29/2021/NĐ-CP", type="decree")]),
    ("under Decrees Nos. 31/2021/ND-CP and 29/2021/ND-CP", [want("31/2021/ND-CP", type="decree", rules=["letters"]), want("29/2021/ND-CP", type="decree", rules=["letters"])]),
    ("Decrees 31/2021/ND-CP, 29/2021/ND-CP and 80/2021/ND-CP of the Government", [want("Decrees 31/2021/ND-CP", type="decree", rules=[]), want("29/2021/ND-CP", type="decree", rules=[]), want("80/2021/ND-CP of the Government", rules=[])]),
    ("Circulars 39/2016/TT-NHNN and 06/2023/TT-NHNN apply with the rest", [want("Circulars 39/2016/TT-NHNN", type="circular"), want("06/2023/TT-NHNN", type="circular")]),
    ("Official Letters 12/TCT-CS and 15/TCT-CS of the General Department of Taxation", [want("Official Letters 12/TCT-CS", type="official_letter"), want("15/TCT-CS of the General Department of Taxation", type="official_letter")]),
    ("theo các Nghị định 31/2021, 29/2021 và 80/2021 của Chính phủ", [want("Nghị định 31/2021", symbol="31/2021/NĐ-CP"), want("29/2021", symbol="29/2021/NĐ-CP", type="decree"), want("80/2021 của Chính phủ", symbol="80/2021/NĐ-CP")]),
    ("Luật số 61/2020 và 59/2020", [want("Luật số 61/2020", type="law"), want("59/2020", type="law")]),
    # a fraction, a month, a number of another kind
    ("Nghị định 31/2021 và 3/2022 hộ", [want("Nghị định 31/2021"), want("3/2022")]),
    ("tháng 3/2022, 4/2022", []),
    ("Nghị định số 31/2021/NĐ-CP, 4/2022", [want("Nghị định số 31/2021/NĐ-CP")]),
)  # fmt: skip
def test_lists(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("On March 26, 2021, the Government issued Decree No. 31/2021/ND-CP on investment.", [want("Decree No. 31/2021/ND-CP", day="2021-03-26")]),
    ("On 26 March 2021 the Government promulgated the new Decree 31/2021/ND-CP.", [want("Decree 31/2021/ND-CP", day="2021-03-26")]),
    ("It was new. On the 17th of June 2020, the National Assembly passed the Law on Investment No. 61/2020/QH14.", [want("Law on Investment No. 61/2020/QH14", day="2020-06-17")]),
    ("On June 17, 2020, Vietnam's National Assembly adopted the Law on Enterprises No. 59/2020/QH14", [want("Law on Enterprises No. 59/2020/QH14", day="2020-06-17")]),
    ("On 5 May 2023, the Ministry of Finance released Circular No. 26/2023/TT-BTC", [want("Circular No. 26/2023/TT-BTC", day="2023-05-05")]),
    ("On 30 December 2016, the State Bank of Vietnam signed Circular 39/2016/TT-NHNN", [want("Circular 39/2016/TT-NHNN", day="2016-12-30")]),
    # another year, a day of its own, something else that was done, another sentence
    ("On March 26, 2022, the Government issued Decree No. 31/2021/ND-CP", [want("Decree No. 31/2021/ND-CP", day=None)]),
    ("On May 1, 2021, the Government issued Decree No. 31/2021/ND-CP dated March 26, 2021", [want("Decree No. 31/2021/ND-CP dated March 26, 2021", day="2021-03-26")]),
    ("On May 1, 2021, the company relied upon Decree No. 31/2021/ND-CP", [want("Decree No. 31/2021/ND-CP", day=None)]),
    ("On May 1, 2021, the bank opened. The Government issued Decree No. 31/2021/ND-CP", [want("Decree No. 31/2021/ND-CP", day=None)]),
)  # fmt: skip
def test_the_day_that_opens_a_sentence(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("Article 9 of the Government's Decree No. 31/2021/ND-CP dated March 26th 2021", [want("Article 9 of the Government's Decree No. 31/2021/ND-CP dated March 26th 2021", points="Điều 9", day="2021-03-26", issuer="Chính phủ")]),
    ("Clause 2, Article 9 of the Prime Minister’s Decision No. 22/2021/QD-TTg", [want("Clause 2, Article 9 of the Prime Minister’s Decision No. 22/2021/QD-TTg", points="khoản 2 Điều 9")]),
    ("Article 4 of the Ministry of Finance's Circular No. 26/2023/TT-BTC", [want("Article 4 of the Ministry of Finance's Circular No. 26/2023/TT-BTC", points="Điều 4")]),
    ("the Government's Decree No. 31/2021/ND-CP", [want("Decree No. 31/2021/ND-CP", points="")]),
    ("Circular No.73-TC/TCT of October 20, 1997 of The Ministry of Finance on invoices", [want("Circular No.73-TC/TCT of October 20, 1997 of The Ministry of Finance", type="circular", issuer="Bộ Tài chính")]),
    ("Circular no. 87-TC/VT of October 27, 1994 on the regime", [want("Circular no. 87-TC/VT of October 27, 1994", type="circular")]),
    ("Decree No.: 80/2023/ND-CP of the Government of Vietnam on petrol", [want("Decree No.: 80/2023/ND-CP of the Government of Vietnam", issuer="Chính phủ")]),
    ("the 1992 Constitution of the Socialist Republic of Vietnam;", [want("1992 Constitution of the Socialist Republic of Vietnam", type="constitution", year=1992)]),
    ("the 2013 Constitution of Viet Nam", [want("2013 Constitution of Viet Nam", year=2013)]),
    ("the 2013 Constitution, of which we speak", [want("2013 Constitution")]),
)  # fmt: skip
def test_offices_and_the_state(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


AMENDS = "sửa đổi, bổ sung một số điều của Luật "


@cases(
    ("the law amending and supplementing a number of articles of the Value Added Tax Law", [want("law amending and supplementing a number of articles of the Value Added Tax Law", name=AMENDS + "Thuế giá trị gia tăng", type="law")]),
    ("the November 24, 2010 Law amending and supplementing a number of articles of Securities Law;", [want("November 24, 2010 Law amending and supplementing a number of articles of Securities Law", day="2010-11-24", name=AMENDS + "Chứng khoán")]),
    ("Law on Amendments to the Law on Government Organization and the Law on Local Government Organization dated November 22, 2019;", [want("Law on Amendments to the Law on Government Organization and the Law on Local Government Organization dated November 22, 2019", day="2019-11-22", name=AMENDS + "Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương")]),
    ("the Law on amendments to the Law on Tax Administration No. 21/2012/QH13", [want("Law on amendments to the Law on Tax Administration No. 21/2012/QH13", symbol="21/2012/QH13", name=AMENDS + "Quản lý thuế")]),
    ("Law Amending and Supplementing Some Articles of the Law on Enterprises dated 26 June 2013", [want("Law Amending and Supplementing Some Articles of the Law on Enterprises dated 26 June 2013", day="2013-06-26")]),
    ("the Law amending the Law on Enterprises, which", [want("Law amending the Law on Enterprises", name=AMENDS + "Doanh nghiệp")]),
    # its own number stands before what it amends: two are named
    ("the Law No. 21/2012/QH13 amending and supplementing a number of articles of the Law on Tax Administration", [want("Law No. 21/2012/QH13"), want("Law on Tax Administration", name="Quản lý thuế")]),
    ("a decree amending the Law on Enterprises and the rest", [want("Law on Enterprises", name="Doanh nghiệp")]),
)  # fmt: skip
def test_laws_that_amend(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    ("at Decree No. 15/2018/ND-CPfa-circle of the Government", [want("Decree No. 15/2018/ND-CP", symbol="15/2018/NĐ-CP", rules=[])]),
    ("Nghị định 15/2018/NĐ-CPquy định chi tiết", [want("Nghị định 15/2018/NĐ-CP", symbol="15/2018/NĐ-CP", rules=[])]),
    ("Thông tư số 26/2023/TT-BTCquy định về", [want("Thông tư số 26/2023/TT-BTC", symbol="26/2023/TT-BTC")]),
    ("Quyết định số 12/QĐ-TTgphê duyệt đề án", [want("Quyết định số 12/QĐ-TTg", symbol="12/QĐ-TTg")]),
    ("Quyết định số 12/QĐ-UBNDphê duyệt đề án", [want("Quyết định số 12/QĐ-UBND", symbol="12/QĐ-UBND")]),
    ("Thông tư số 26/2023/TT-BGDĐTban hành", [want("Thông tư số 26/2023/TT-BGDĐT", symbol="26/2023/TT-BGDĐT")]),
)  # fmt: skip
def test_a_word_stuck_to_the_last_code(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
