"""Kinds that documents nobody had seen brought: numbers inside a law's name, days amid a sentence, boards and programmes."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Luật sửa đổi bổ sung một số điều của Luật Xây dựng ngày 17 tháng 6 năm 2020", None),
        ("Luật sửa đổi bổ sung một số điều của Luật Đấu thầu ngày 23/6/2023", None),
        ("Luật Sửa đổi bổ sung một số điều của Luật Giám định tư pháp ngày 10/6/2020", None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 và Luật Các "
            "tổ chức tín dụng số 32/2024/QH15 ngày 29 tháng 6 năm 2024",
            None,
        ),
        ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15", None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15, Luật Đất đai số 31/2024/QH15 ngày 5/6/2026",
            None,
        ),
        ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và Luật Đầu tư số 43/2024/QH15", None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Xử lý vi phạm hành chính số 67/2020/QH14 và Luật Nhà ở số 27/2023/QH15",
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Xử lý vi phạm hành chính số 67/2020/QH14",
                "Luật Nhà ở số 27/2023/QH15",
            ),
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 43/2024/QH15 ngày 29/6/2024 và Luật Nhà ở",
            ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 43/2024/QH15 ngày 29/6/2024", "Luật Nhà ở"),
        ),
        ("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân các cấp (sửa đổi) ngày 21 tháng 6 năm 1994", None),
        ("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân (sửa đổi) ngày 21/6/1994", None),
        ("Luật Giao dịch điện tử số 20/2023/QH15 năm 2023", None),
        ("Luật Sở hữu trí tuệ số 07/2022/QH15 năm 2022", None),
        ("Luật Đất đai số 31/2024/QH15 năm 2026 đã thi hành", ("Luật Đất đai số 31/2024/QH15",)),
    ],
)
def test_one_law_with_all_of_its_name(text: str, spans: tuple[str, ...] | None) -> None:
    assert tuple(one.text for one in find_citations(text)) == (spans or (text,))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Để giữ rừng, ngày 19 tháng 4 năm 2019 UBND tỉnh Lào Cai đã ban hành Chỉ thị số 8/CT-UBND", "2019-04-19"),
        ("Trước đó, ngày 02 tháng 5 năm 2019 Chủ tịch UBND tỉnh đã có Công văn số 8/UBND-NN", "2019-05-02"),
        ("Trước đó, ngày  02  tháng 5 năm 2019 Chủ tịch UBND tỉnh đã có Công văn số 8/UBND-NN", "2019-05-02"),
        ("Do vậy, ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW", "1998-02-18"),
        ("Tiếp theo, ngày 3 tháng 12 năm 2025, Thủ tướng Chính phủ ban hành Công điện số 8/CĐ-TTg", "2025-12-03"),
        ("Sau hội nghị, ngày 3 tháng 12 năm 2025 Sở Nội vụ ký Công văn số 8/SNV-VP", "2025-12-03"),
        ("Cụ thể, ngày 3 tháng 12 năm 2025 HĐND xã ra Nghị quyết số 8/NQ-HĐND", "2025-12-03"),
        ("Trong năm, ngày 3 tháng 12 năm 2025 họp dân, xã thực hiện Nghị quyết số 8/NQ-HĐND", None),
        ("Trước đó, ngày 3 tháng 12 năm 2025 xã nhận Công văn số 8/SNV-VP", None),
        ("Trước đó, ngày 33 tháng 12 năm 2025 Sở Nội vụ ban hành Công văn số 8/SNV-VP", None),
    ],
)
def test_the_day_amid_a_sentence(words: str, day: str | None) -> None:
    found = find_citations(words)[-1].day
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Kế hoạch số 6/KH ngày 3/4/2021 của Ban Điều hành Đề án 06 thành phố Hà Nội", "Ban Điều hành Đề án 06"),
        ("Công văn số 5/CV ngày 1/2/2020 của Ban Điều hành Chương trình 135 tỉnh Lào Cai", "Ban Điều hành Chương trình 135"),
        ("Công văn số 5/CV ngày 1/2/2020 của Ban Chỉ đạo Đề án 06 tỉnh Lào Cai", "Ban Chỉ đạo Đề án 06"),
        ("Báo cáo số 5/BC ngày 1/2/2020 của Ban Quản lý Đề án 938 thành phố Huế", "Ban Quản lý Đề án 938"),
        ("Báo cáo số 5/BC ngày 1/2/2020 của Tổ Công tác Đề án 06 tỉnh Lào Cai", "Tổ Công tác Đề án 06"),
    ],
)  # fmt: skip
def test_who_runs_a_scheme(text: str, issuer: str) -> None:
    (one,) = find_citations(text)
    assert one.issuer is not None
    assert one.issuer.head == issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Quy chế do Ban Bí thư Trung ương Đảng ban hành theo Quyết định số 289-QĐ/TW ngày 8/2/2010", "Ban Bí thư"),
        ("Quy định do Bộ Chính trị ban hành kèm theo Quyết định số 15-QĐ/TW ngày 8/2/2010", "Bộ Chính trị"),
        ("Nội quy do Trường Đại học Vinh ban hành kèm theo Quyết định số 45/QĐ-ĐHV ngày 8/2/2020", "Trường Đại học Vinh"),
        ("TAND tỉnh Thái Nguyên xét xử vào ngày 27/4/2017 ra bản án phúc thẩm số 53/2017/HSPT", "Tòa án nhân dân tỉnh Thái Nguyên"),
        ("Tòa án nhân dân tỉnh Lào Cai ra bản án số 12/2020/HS-ST", "Tòa án nhân dân tỉnh Lào Cai"),
        ("Tòa án nhân dân tỉnh Lào Cai đã tuyên Bản án số 12/2020/HS-ST", "Tòa án nhân dân tỉnh Lào Cai"),
        ("Tòa án nhân dân huyện Bát Xát xét xử sơ thẩm ra Bản án số 12/2020/HSST", "Tòa án nhân dân huyện Bát Xát"),
        ("Sở Nội vụ đã nhận Bản án số 12/2020/HS-ST", None),
        ("Xã thực hiện theo Quyết định số 289-QĐ/TW ngày 8/2/2010", None),
        ("Việc Ban Bí thư ban hành, xã thực hiện theo Quyết định số 289-QĐ/TW ngày 8/2/2010", None),
    ],
)  # fmt: skip
def test_whose_it_is_stands_before(text: str, issuer: str | None) -> None:
    one = find_citations(text)[-1]
    assert (one.issuer.name if one.issuer else None) == issuer


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Công văn số 293/SKHĐT-DN ngày 31/01/2019", "293/SKHĐT-DN"),
        ("Công văn số 2193/SXD-DN ngày 05/6/2020", "2193/SXD-DN"),
        ("Công văn số 12/UBND-DN ngày 05/6/2020", "12/UBND-DN"),
        ("Công văn số 12/UBND-ĐN ngày 05/6/2020", "12/UBND-ĐN"),
        ("Công văn số 12/SXD-QLDT ngày 05/6/2020", "12/SXD-QLĐT"),
        ("Quyết định số 12/QD-UBND ngày 05/6/2020", "12/QĐ-UBND"),
    ],
)
def test_the_unit_for_enterprises_needs_no_mark(text: str, symbol: str) -> None:
    (one,) = find_citations(text)
    assert one.symbol == symbol


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("DECREE No. 70/2025/ND-CP DATED MARCH 20, 2025", ["2025-03-20"]),
        ("THE GOVERNMENT'S DECREE NO. 123/2020/ND-CP DATED OCTOBER 19, 2020", ["2020-10-19"]),
        ("CIRCULAR NO. 80/2021/TT-BTC DATED 29 SEPTEMBER 2021", ["2021-09-29"]),
        ("Decision No. 36/2025/QD-TTg DATED September 29, 2025", ["2025-09-29"]),
        ("DECREE NO. 59/2023/ND-CP ON GRASSROOTS DEMOCRACY", [None]),
    ],
)
def test_days_in_english_capitals(text: str, days: list[str | None]) -> None:
    assert [one.day.isoformat() if one.day else None for one in find_citations(text)] == days


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Pháp lệnh hợp đồng kinh tế ngày 25/9/1989; thi hành pháp lệnh hợp đồng kinh tế; theo Pháp lệnh hợp đồng kinh tế.", 3),
        ("Pháp lệnh Lao động công ích năm 1988, pháp lệnh Lao động công ích và Pháp lệnh Lao động công ích.", 3),
        ("Pháp lệnh hợp đồng kinh tế ngày 25/9/1989; hợp đồng kinh tế là gì.", 1),
    ],
)  # fmt: skip
def test_an_ordinance_that_no_list_knows_is_read_again(text: str, count: int) -> None:
    assert [one.type for one in find_citations(text)] == ["ordinance"] * count


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Luật Khiếu nại, tố cáonăm 1998", "Khiếu nại, tố cáo", 1998),
        ("Luật Bảo vệ và phát triển rừngnăm 2004", "Bảo vệ và phát triển rừng", 2004),
        ("Luật Thi hành án dân sựngày 14/11/2008", "Thi hành án dân sự", 2008),
        ("Luật Phòng, chống tham nhũngsố 36/2018/QH14", "Phòng, chống tham nhũng", 2018),
        ("Luật Hôn nhânvà gia đình năm 2014", "Hôn nhân và gia đình", 2014),
        ("Luật Tổ chức chínhquyền địa phương số 72/2025/QH15", "Tổ chức chính quyền địa phương", 2025),
        (
            "Luật Ban hành văn bản quyphạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân năm 2004",
            "Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân",
            2004,
        ),
        ("Luật Ban hành văn bản quyphạm pháp luật năm 2015", "Ban hành văn bản quy phạm pháp luật", 2015),
        ("Luật Bảo hiểm xãhội năm 2024", "Bảo hiểm xã hội", 2024),
        ("Luật Khiếu nại năm 2011", "Khiếu nại", 2011),
        ("Luật Khiếu nại, tố cáo năm 1998", "Khiếu nại, tố cáo", 1998),
    ],
)
def test_names_whose_words_run_together(text: str, name: str, year: int) -> None:
    (one,) = find_citations(text)
    assert (one.text, one.name, one.year) == (text, name, year)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Bản án số 5/2020/DS-ST ngày 3/4/2020 của Tòa án nhân dân huyện Tuy An, tỉnh Phú Yên", True),
        ("Cáo trạng số 4/CT-VKS ngày 3/4/2020 của Viện kiểm sát nhân dân huyện Tuy An, tỉnh Phú Yên", True),
        ("Bản án số 5/2020/DS-ST ngày 3/4/2020 của Tòa án nhân dân khu vực 2 - Lâm Đồng, tỉnh Lâm Đồng", True),
        ("Bản án số 5/2020/DS-ST ngày 3/4/2020 của TAND thành phố Chí Linh, tỉnh Hải Dương", True),
        ("Bản án số 5/2020/DS-ST ngày 3/4/2020 của Tòa án nhân dân quận 3, Thành phố Hồ Chí Minh", True),
        ("Bản án số 1/2020/HS-ST ngày 2/3/2020 của Tòa án nhân dân huyện CL, tỉnh Trà Vinh", True),
        ("Bản án số 1/2020/HS-ST ngày 2/3/2020 của Tòa án nhân dân huyện CL, có hiệu lực", False),
        ("Công văn số 5/UBND-NC ngày 3/4/2020 của UBND huyện Tuy An, tỉnh Phú Yên", False),
    ],
)
def test_a_court_with_its_province(text: str, whole: bool) -> None:
    (one,) = find_citations(text)
    assert (one.text == text) is whole


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("theo thông tư hướng dẫn 29/2014/TT-BTNMT ngày 02/6/2014", "circular", "thông tư hướng dẫn 29/2014/TT-BTNMT"),
        (
            "theo Thông tư hướng dẫn số 29/2014/TT-BTNMT ngày 02/6/2014",
            "circular",
            "Thông tư hướng dẫn số 29/2014/TT-BTNMT",
        ),
        ("Thông tư hướng dẫn số 78/2021/TT-BTC", "circular", "Thông tư hướng dẫn số 78/2021/TT-BTC"),
        ("các Thông tư hướng dẫn 03/2021/TT-BNV", "circular", "Thông tư hướng dẫn 03/2021/TT-BNV"),
        ("Nghị định hướng dẫn số 43/2014/NĐ-CP", "decree", "Nghị định hướng dẫn số 43/2014/NĐ-CP"),
        ("nghị định hướng dẫn 45/2013/NĐ-CP", "decree", "nghị định hướng dẫn 45/2013/NĐ-CP"),
        ("Công văn hướng dẫn số 1022/TCT-TNCN", "official_letter", "Công văn hướng dẫn số 1022/TCT-TNCN"),
        ("công văn hướng dẫn số 15/SNV-CCHC", "official_letter", "công văn hướng dẫn số 15/SNV-CCHC"),
        ("Văn bản hướng dẫn số 15/SNV-CCHC", "official_letter", "Văn bản hướng dẫn số 15/SNV-CCHC"),
        ("Hướng dẫn số 96-HD/BTGTW", "guidance", "Hướng dẫn số 96-HD/BTGTW"),
        ("theo Hướng dẫn số 12/HD-SNV", "guidance", "Hướng dẫn số 12/HD-SNV"),
        ("thực hiện hướng dẫn số 12/HD-SNV", "guidance", "hướng dẫn số 12/HD-SNV"),
    ],
)
def test_what_a_circular_does_is_no_type(text: str, kind: str, printed: str) -> None:
    (found,) = find_citations(text + " về việc này.")
    assert (found.type, found.text.startswith(printed)) == (kind, True)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Điều 6 Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch 2018).", 2018),
        ("khoản 1 Điều 6 Luật sửa đổi, bổ sung một số Điều của 37 Luật có liên quan đến quy hoạch 2018.", 2018),
        ("Luật sửa đổi, bổ sung một số điều của 11 luật có liên quan đến quy hoạch 2018,", 2018),
        ("Luật sửa đổi, bổ sung một số điều của các luật liên quan đến đầu tư xây dựng cơ bản 2009.", 2009),
        ("Luật sửa đổi, bổ sung một số điều của 7 luật liên quan đến đầu tư 2024;", 2024),
        ("Luật sửa đổi, bổ sung một số điều của các luật về thuế", None),
        ("Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch năm 2018.", 2018),
        ("Luật sửa đổi, bổ sung một số điều của các luật có liên quan đến quy hoạch số 35/2018/QH14.", 2018),
        ("Luật Sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018.", 2018),
        ("Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch 20.000 đồng.", None),
    ],
)
def test_a_law_that_amends_many_and_its_bare_year(text: str, year: int | None) -> None:
    assert [one.year for one in find_citations("theo " + text)] == ([year] if year else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013\n\nNgày 19/05/2025 00:00:00\n", None),
        ("Hiến pháp năm 2013\nNgày 19/05/2025\n", None), ("Luật Đất đai 2024\nNgày 19/05/2025 10:00\n", None),
        ("Bộ luật Lao động năm 2019\n\nNgày 01/01/2021 08:30\n", None), ("Luật Cư trú năm 2020\r\nNgày 1-7-2021\n", None),
        ("Luật Đất đai\nNgày 19.05.2025\n", None), ("Luật Việc làm năm 2025\n  Ngày 19/05/2025\n", None),
        ("Luật Đất đai ngày 18/01/2024", "2024-01-18"), ("Luật Đất đai\nngày 18/01/2024", "2024-01-18"),
        ("Luật Cư trú ngày\n13/11/2020", "2020-11-13"), ("Luật Việc làm ngày 16 tháng 6 năm 2025", "2025-06-16"),
    ],
)  # fmt: skip
def test_the_day_of_a_page_below_a_law(text: str, day: str | None) -> None:
    (found,) = find_citations("thi hành " + text)
    assert str(found.day) == str(day)


ENGLISH = "This text is about the law of the country and the way of the courts and the people.\nPursuant to "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "the March 20, 1993 Ordinance on Storm and Flood Prevention and Fighting and the August 24, 2000 Ordinance "
            "Amending and Supplementing a Number of Articles of the Ordinance on Storm and Flood Prevention and Fighting",
            [("ordinance", None, "1993-03-20"), ("ordinance", None, "2000-08-24")],
        ),
        (
            "the April 28, 2000 Ordinance on Taxation of High Incomes and the May 19, 2001 Ordinance on Prices",
            [("ordinance", None, "2000-04-28"), ("ordinance", None, "2001-05-19")],
        ),
        ("the May 20, 1998 Law on Water Resources and the November 29, 2006 Law on Dikes",
         [("law", None, "1998-05-20"), ("law", None, "2006-11-29")]),
        ("Circular 26/2015/TT-BTC (“Circular 26”) dated 27 February 2015 guiding tax",
         [("circular", "26/2015/TT-BTC", "2015-02-27"), ("circular", "26/2015/TT-BTC", None)]),
        ('Decree 12/2015/ND-CP ("Decree 12") dated 12 February 2015',
         [("decree", "12/2015/NĐ-CP", "2015-02-12"), ("decree", "12/2015/NĐ-CP", None)]),
        ("Decree No. 01/2021/ND-CP (“the Decree”) dated January 4, 2021 on registration",
         [("decree", "01/2021/NĐ-CP", "2021-01-04")]),
        ("Resolution 42/2017/QH14 (“Resolution 42”) dated 21 June 2017",
         [("resolution", "42/2017/QH14", "2017-06-21"), ("resolution", "42/2017/QH14", None)]),
        ("Decision 23/2021/QD-TTg (“Decision 23”) dated on 7 July 2021",
         [("decision", "23/2021/QĐ-TTg", "2021-07-07"), ("decision", "23/2021/QĐ-TTg", None)]),
        ("Decree 12/2015/ND-CP (“Decree 12”) and the contract dated 12 February 2015",
         [("decree", "12/2015/NĐ-CP", None), ("decree", "12/2015/NĐ-CP", None)]),
        ("the Law on Value Added Tax (VAT) No. 02/1997/QH9 dated 10 May 1997", [("law", "02/1997/QH9", "1997-05-10")]),
        ("the Law on Enterprises (LOE) No. 59/2020/QH14 of June 17, 2020", [("law", "59/2020/QH14", "2020-06-17")]),
    ],
)  # fmt: skip
def test_english_days_and_ordinances(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    read = [(one.type, one.symbol, one.day and str(one.day)) for one in find_citations(f"{ENGLISH}{text}.\n")]
    assert read == found
