"""Who wrote a text, who issued what it cites, and which document each citation is."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.data import table
from kg.naming import name_key
from kg.register.places import places_above
from kg.resolve import laws
from tests.support.reading import district, put, read, ward

CITY = "/akn/vn-54-557"
WARD_CODE = "/akn/vn-54-22075"


@pytest.mark.parametrize(
    ("text", "body", "places", "day", "as_of", "precision"),
    [
        (ward("x"), "UBND phường Xuân Đài", ["Xuân Đài", "Sông Cầu", "Phú Yên"], date(2023, 11, 20), date(2023, 11, 20), "day"),
        (district("x"), "UBND huyện Tuy An", ["Tuy An", "Phú Yên"], date(2024, 11, 25), date(2024, 11, 25), "day"),
        (
            "Số: /BC-UBND\n\nPhường 9, ngày tháng 11 năm 2024\n\nBÁO CÁO\nKết quả năm 2024\n\nỦy ban nhân dân Phường 9 báo cáo "
            "như sau. Phường 9 nằm ở thành phố Tuy Hòa, tỉnh Phú Yên.\n",
            "UBND phường 9", ["9", "Tuy Hòa", "Phú Yên"], None, date(2024, 11, 30), "month",
        ),
        (
            "BÁO CÁO\nKết quả thực hiện quy chế dân chủ năm 2023\n\nUBND phường đã làm tốt.\nTrên đây là báo cáo của Phường Phú Đông."
            "\n\nNơi nhận:\n- UBND thành phố Tuy Hòa;\n",
            "UBND phường Phú Đông", ["Phú Đông", "Tuy Hòa", "Phú Yên"], None, date(2023, 12, 31), "year",
        ),
        (  # the town of the day line decides between the wards of that name
            "ỦY BAN NHÂN DÂN\nPHƯỜNG 4\nSố: 60/BC-UBND          Đông Hà, ngày 20 tháng 11 năm 2024\n\nBÁO CÁO\nKết quả năm 2024\n",
            "UBND phường 4", ["4", "Đông Hà", "Quảng Trị"], date(2024, 11, 20), date(2024, 11, 20), "day",
        ),
        ("Hà Nội, ngày 20 tháng 11 năm 2024\n\nBÁO CÁO\nKết quả năm 2024\n", None, [], date(2024, 11, 20), date(2024, 11, 20), "day"),
        ("Một đoạn văn không có đầu, không có cuối.", None, [], None, None, ""),
    ],
)  # fmt: skip
def test_the_reporting_body(
    register: sqlite3.Connection,
    text: str,
    body: str | None,
    places: list[str],
    day: date | None,
    as_of: date | None,
    precision: str,
) -> None:
    report = read(text, register).report
    assert (report.body.name if report.body else None) == body
    assert [p.name for p in report.places] == places
    assert (report.day, report.as_of, report.precision) == (day, as_of, precision)


@pytest.mark.parametrize(
    ("text", "issuer", "basis"),
    [
        (ward("Căn cứ Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã."), "UBND thị xã Sông Cầu", "explicit"),
        (ward("Căn cứ Quyết định số 5/QĐ-UBND ngày 02/10/2023 của UBND tỉnh."), "UBND tỉnh Phú Yên", "explicit"),
        (ward("Theo Chỉ thị số 18-CT/TU ngày 04/8/2023 của Ban Thường vụ Tỉnh ủy."), "Ban Thường vụ Tỉnh ủy Phú Yên", "explicit"),
        (ward("Quyết định số 5/QĐ-UBND ngày 02/10/2023 của Chủ tịch Ủy ban nhân dân phường."), "Chủ tịch UBND phường Xuân Đài", "explicit"),
        (ward("UBND phường đã ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023."), "UBND phường Xuân Đài", "reporting body"),
        (ward("Kế hoạch số 65/KH-UBND ngày 16/10/2023 được niêm yết."), "UBND phường Xuân Đài", "reporting body"),
        (ward("Đảng ủy ban hành Công văn số 64-CV/ĐU ngày 15/02/2023."), "Đảng ủy phường Xuân Đài", "context"),
        (ward("Thực hiện Công văn số 1089/UBND-NV ngày 28/5/2023, phường đã họp."), "UBND thị xã Sông Cầu", "symbol"),
        (ward("UBND phường đã ban hành Công văn số 695/UBND-VP ngày 20/8/2023."), "UBND phường Xuân Đài", "reporting body"),
        (
            ward("Thực hiện Kế hoạch số 7/KH-UBND ngày 26/02/2023 về thực hiện dân chủ ở cơ sở tỉnh Phú Yên năm 2023."),
            "UBND tỉnh Phú Yên", "context",
        ),
        (ward("Nghị định số 59/2023/NĐ-CP quy định như vậy."), "Chính phủ", "symbol"),
        (ward("Theo Công văn số 606/STTTT-CNTT ngày 22/4/2023."), "Sở Thông tin và Truyền thông tỉnh Phú Yên", "symbol"),
        ("Kế hoạch số 65/KH-UBND ngày 16/10/2023 được niêm yết.", "UBND", "symbol"),
        # a capital opens the clause: no ward is called "Kịp"
        (ward("UBND phường Kịp thời ban hành Quyết định số 02/2023/QĐ-UBND ngày 14/8/2023."), "UBND phường Xuân Đài", "reporting body"),
        (district("UBND huyện ban hành Quyết định số 412/QĐ ngày 08/10/2024."), "UBND huyện Tuy An", "reporting body"),
    ],
)  # fmt: skip
def test_the_issuer(register: sqlite3.Connection, text: str, issuer: str, basis: str) -> None:
    (one,) = [c for c in read(text, register).citations if c.citation.form != "self"]
    assert one.citation.issuer is not None
    assert (one.citation.issuer.name, one.citation.issuer_basis) == (issuer, basis)


def documents(text: str, conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """(document, certainty) of each citation but the text's own number."""
    return [(c.document, c.certainty) for c in read(text, conn).citations if c.citation.form != "self"]


def test_one_number_of_two_offices_is_two_documents(register: sqlite3.Connection) -> None:
    text = district(
        "UBND huyện đã ban hành Kế hoạch số 77/KH-UBND ngày 12/3/2024 để triển khai Kế hoạch số 77/KH-UBND "
        "ngày 20/02/2024 của UBND tỉnh."
    )
    assert [iri for iri, _ in documents(text, register)] == [
        "/akn/vn-54-559/doc/ke-hoach/ubnd/2024-03-12/77-kh-ubnd",
        "/akn/vn-54/doc/ke-hoach/ubnd/2024-02-20/77-kh-ubnd",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kế hoạch số 65/KH-UBND ngày 05/3/2023", "Kế hoạch số 65/KH - UBND ngày 05/03/2023"),
        ("Kế hoạch số 04/KH-UBND ngày 05/3/2023", "Kế hoạch số 4/KH-UBND ngày 5/3/2023"),
        ("Quyết định số 1211/QĐ-UBND ngày 02/11/2022 của UBND tỉnh", "Quyết định số 1211/QĐ-UBND ngày 02/11/2022"),
        ("Quyết định số 352/QĐ-UBND ngày 02/11/2022", "Quyết định số 352/QĐ-UBND"),
        # decisions of the committee and of its chairman share one series of numbers
        (
            "Quyết định số 112/QĐ-UBND ngày 26/7/2023 của Chủ tịch UBND thị xã",
            "Quyết định số 112/QĐ-UBND ngày 26/7/2023 của UBND thị xã",
        ),
        (
            "Nghị quyết số 09-NQ/TU ngày 05/02/2022 của Ban Thường vụ Tỉnh ủy",
            "Nghị quyết số 09-NQ/TU ngày 05/02/2022 của Tỉnh ủy",
        ),
        ("Luật Thực hiện dân chủ ở cơ sở", "Luật dân chủ cơ sở năm 2022"),
        ("Luật số 10/2022/QH15", "Luật thực hiện dân chủ cơ sở số 10/2022/QH15 ngày 10/11/2022"),
        ("Kết luận số 54/KL-TW ngày 09/5/2023 của Ban Bí thư", "Kết luận số 54-KL/TW, ngày 09/5/2023 của Ban Bí thư"),
        ("Nghị định số 61/2023/NĐCP", "Nghị định 61/2023/NÐ-CP ngày 16/8/2023 của Chính phủ"),
    ],
)
def test_two_mentions_of_one_document(register: sqlite3.Connection, one: str, other: str) -> None:
    found = documents(ward(f"Theo {one}. Nói thêm về {other}."), register)
    assert len({iri for iri, _ in found}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kế hoạch số 65/KH-UBND ngày 05/3/2023", "Kế hoạch số 65/KH-UBND ngày 05/3/2022"),
        (
            "Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND tỉnh",
            "Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND thị xã",
        ),
        ("Kế hoạch số 65/KH-UBND ngày 05/3/2023", "Quyết định số 65/QĐ-UBND ngày 05/3/2023"),
        ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "Chỉ thị số 05-CT/TW ngày 23/6/2021 của Ban Bí thư"),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024"),
    ],
)
def test_two_documents_stay_apart(register: sqlite3.Connection, one: str, other: str) -> None:
    found = documents(ward(f"Theo {one}. Nói thêm về {other}."), register)
    assert len({iri for iri, _ in found}) == 2


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        # the law of that name that was in force on the report's day
        (ward("Thực hiện luật đất đai."), "/akn/vn/act/luat/quoc-hoi/2013-11-29/45-2013-qh13"),
        # the code of the day of the decree whose subject names it
        (
            ward("Theo Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ quy định chi tiết khoản 3 Điều 63 của Bộ luật Lao động."),
            "/akn/vn/act/bo-luat/quoc-hoi/2012-06-18/10-2012-qh13",
        ),
        (ward("Theo Bộ luật Lao động."), "/akn/vn/act/bo-luat/quoc-hoi/2019-11-20/45-2019-qh14"),
        # of the Party's documents of one number, the one whose subject is meant
        (
            ward("Chỉ thị số 05-CT/TW của Bộ Chính trị về “Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”."),
            "/akn/vn/act/chi-thi/bo-chinh-tri/2016-05-15/5-ct-tw",
        ),
    ],
)  # fmt: skip
def test_context_decides_between_documents(register: sqlite3.Connection, text: str, iri: str) -> None:
    assert documents(text, register)[-1][0] == iri


def test_doubt_is_a_list_of_candidates(register: sqlite3.Connection) -> None:
    (one,) = read("Theo Chỉ thị số 30-CT/TW.", register).citations
    assert one.certainty == "candidates"
    assert len(one.candidates) > 1
    assert one.document not in one.candidates


def test_a_law_without_its_year_is_the_one_named_with_it(register: sqlite3.Connection) -> None:
    text = "Theo Luật Đất đai năm 2013 và Luật Nhà ở. Căn cứ Luật Đất đai."
    first, _, second = read(text, register).citations
    assert (first.certainty, second.certainty) == ("certain", "probable")
    assert first.document == second.document
    both = read("Theo Luật Đất đai năm 2013 và Luật Đất đai năm 2024. Căn cứ Luật Đất đai.", register).citations
    assert both[-1].certainty == "candidates"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Luật số 47/2010/QH12 có hiệu lực. Tổ chức tín dụng theo Luật Các tổ chức tín dụng được vay.", True),
        (
            "Pursuant to June 16, 2010 Law No. 47/2010/QH12 on Credit Institutions; under the Law on Credit Institutions.",
            True,
        ),
        ("Luật số 47/2010/QH12 và Luật số 32/2024/QH15; theo Luật Các tổ chức tín dụng được vay.", False),
        ("Luật số 17/2017/QH14 có hiệu lực. Tổ chức theo Luật Các tổ chức tín dụng được vay.", False),
    ],
)
def test_a_law_without_its_year_is_the_one_cited_by_its_number(
    register: sqlite3.Connection, text: str, known: bool
) -> None:
    cited = read(text, register).citations
    assert (cited[-1].document == cited[0].document) is known
    assert (cited[-1].certainty == "candidates") is not known


def test_a_circular_is_of_no_ward(register: sqlite3.Connection) -> None:
    head = "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\n\nTHÔNG TƯ\nQuy định về một việc\n \nThông tư số 01/2019/TT-BLĐTBXH\n"
    text = head + "\nMẫu 1. UBND xã Đại Lai báo cáo. UBND xã Đại Lai, ngày 3 tháng 4 năm 2019.\n"
    report = read(text, register).report
    assert report.body is not None
    assert report.body.name == "Bộ Lao động - Thương binh và Xã hội"
    assert (report.title, report.places) == ("Quy định về một việc", ())


def test_a_commune_that_no_list_holds(register: sqlite3.Connection) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ HƯNG THỊNH\nHưng Thịnh, ngày 5 tháng 6 năm 2024\n\nBÁO CÁO\nMột việc\n\n"
        "UBND xã đã ban hành Kế hoạch số 05/KH-UBND ngày 15/01/2024. "
        "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2024 của UBND huyện.\n\nNơi nhận:\n- UBND huyện Hưng Nguyên;\n"
    )
    reading = read(text, register)
    assert reading.report.body is not None
    assert reading.report.body.name == "UBND xã Hưng Thịnh"
    assert [place.full_name for place in reading.report.places] == [
        "xã Hưng Thịnh",
        "huyện Hưng Nguyên",
        "tỉnh Nghệ An",
    ]
    assert [one.document for one in reading.citations] == [
        "/akn/vn-40-431-hung-thinh/doc/ke-hoach/ubnd/2024-01-15/5-kh-ubnd",
        "/akn/vn-40-431/doc/ke-hoach/ubnd/2024-01-02/9-kh-ubnd",
    ]
    assert [p.full_name for p in places_above(register, "40-431-hung-thinh")] == ["huyện Hưng Nguyên", "tỉnh Nghệ An"]


def test_a_commune_without_its_district_has_no_place(register: sqlite3.Connection) -> None:
    report = read("ỦY BAN NHÂN DÂN\nXÃ HƯNG THỊNH\n\nBÁO CÁO\nMột việc\n", register).report
    assert report.body is not None
    assert (report.body.name, report.places) == ("UBND xã Hưng Thịnh", ())


def test_a_council_by_its_own_number(register: sqlite3.Connection) -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH QUẢNG NAM          Độc lập - Tự do - Hạnh phúc\n"
        "Số: 32/2023/NQ-HĐND          Quảng Nam, ngày 08 tháng 12 năm 2023\n\nNGHỊ QUYẾT\nQuy định một việc\n\nNội dung.\n"
    )
    report = read(text, register).report
    assert report.body is not None
    assert (report.body.name, report.symbol, str(report.day)) == (
        "HĐND tỉnh Quảng Nam",
        "32/2023/NQ-HĐND",
        "2023-12-08",
    )


def test_which_law_a_decree_details_the_register_knows(register: sqlite3.Connection) -> None:
    text = "Theo Nghị định số 163/2016/NĐ-CP ngày 21/12/2016 của Chính phủ quy định chi tiết Luật Ngân sách nhà nước;"
    law = read(text, register).citations[-1]
    assert (law.document, law.certainty) == ("/akn/vn/act/luat/quoc-hoi/2015-06-25/83-2015-qh13", "probable")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sở Tư pháp Nghệ An", "Sở Tư pháp tỉnh Nghệ An"),
        ("Sở Nội vụ Hà Nội", "Sở Nội vụ thành phố Hà Nội"),
        ("Sở Nội vụ Phú Yên", "Sở Nội vụ tỉnh Phú Yên"),
    ],
)
def test_a_province_named_without_its_unit(register: sqlite3.Connection, printed: str, name: str) -> None:
    issuers = [
        one.citation.issuer for one in read(ward(f"Theo Công văn số 12/ABC-XYZ của {printed}."), register).citations
    ]
    assert issuers[-1] is not None
    assert issuers[-1].name == name


CITED = "Theo Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("UBND PHƯỜNG 4\nĐông Hà, ngày 2 tháng 3 năm 2024\n\nBÁO CÁO\nMột việc\n", "2024-03-02"),
        ("Đông Hà, ngày 2 tháng 3 năm 2024\nUBND phường 4 báo cáo như sau.", "2024-03-02"),
        # neither a day inside a citation nor one of effect is the text's own
        (f"{CITED}, phường đã họp.", None),
        ("Có hiệu lực từ ngày 01 tháng 7 năm 2023.", None),
        # laws and resolutions give their day in their last sentence
        ("LUẬT\nVề một việc\n\nĐiều 1. Nội dung.\n\nLuật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV,\nkỳ họp thứ 4 thông qua ngày 10 tháng 11 năm 2022.", "2022-11-10"),
        ("BÁO CÁO\nMột việc\n\nLuật này được Quốc hội thông qua ngày 10 tháng 11 năm 2022.", None),
        ("LUẬT\nVề một việc năm 2022\n\nĐiều 1. Luật này được Quốc hội thông qua ngày 31 tháng 2 năm 2022.", None),
    ],
)  # fmt: skip
def test_the_day_of_the_text(register: sqlite3.Connection, text: str, day: str | None) -> None:
    report = read(text, register).report
    assert (str(report.as_of) if report.as_of else None) == day


def test_what_is_not_known_is_not_made_up(register: sqlite3.Connection) -> None:
    (one,) = read("Kế hoạch số 65/KH-UBND.", register).citations
    assert one.document.startswith("/akn/vn/doc/ke-hoach/ubnd-")  # an office that this text alone speaks of
    assert one.document.endswith("/0000/65-kh-ubnd")
    assert (one.certainty, one.known, one.citation.day) == ("unknown", False, None)


def test_the_same_number_and_day_without_an_office_is_a_candidate(conn: sqlite3.Connection) -> None:
    put(ward("Theo Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã."), conn)
    (one,) = read("Theo Kế hoạch số 195/KH-UBND ngày 02/10/2023.", conn).citations
    assert (one.certainty, one.candidates) == (
        "candidates",
        ("/akn/vn-54-557/doc/ke-hoach/ubnd/2023-10-02/195-kh-ubnd",),
    )


def test_two_texts_without_a_head_are_two_documents(register: sqlite3.Connection) -> None:
    one, other = (
        read(f"{words}, theo Luật Thực hiện dân chủ ở cơ sở.", register).iri for words in ("Một đoạn", "Đoạn khác")
    )
    assert one != other


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG XUÂN ĐÀI", "UBND phường Xuân Đài"),
        ("UBND PHƯỜNG XUÂN ĐÀI", "UBND phường Xuân Đài"),
        ("THỊ XÃ SÔNG CẦU\nUBND PHƯỜNG XUÂN ĐÀI", "UBND phường Xuân Đài"),
        (
            "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG XUÂN ĐÀI          Độc lập - Tự do",
            "UBND phường Xuân Đài",
        ),
        ("UBND THỊ XÃ SÔNG CẦU\nPHÒNG NỘI VỤ", "Phòng Nội vụ thị xã Sông Cầu"),
        ("THỊ ỦY SÔNG CẦU\n*", "Thị ủy Sông Cầu"),
        ("ĐẢNG ỦY PHƯỜNG XUÂN ĐÀI\n*", "Đảng ủy phường Xuân Đài"),
    ],
)
def test_letterheads(register: sqlite3.Connection, head: str, body: str) -> None:
    text = f"{head}\n\nSông Cầu, ngày 12 tháng 3 năm 2024\n\nBÁO CÁO\nKết quả năm 2023\n\nNội dung.\n\nNơi nhận:\n- UBND tỉnh Phú Yên;\n"
    report = read(text, register).report
    assert report.body is not None
    assert report.body.name == body


def test_a_place_below_is_found_by_its_name(register: sqlite3.Connection) -> None:
    text = district("Theo Kế hoạch số 9/KH-UBND ngày 09/10/2023 của UBND thị xã Sông Cầu.")
    (one,) = [c for c in read(text, register).citations if c.citation.form != "self"]
    assert one.document == "/akn/vn-54-557/doc/ke-hoach/ubnd/2023-10-09/9-kh-ubnd"


@pytest.mark.parametrize(
    ("printed", "year", "certainty"),
    [
        ("Hiến pháp năm 2013", 2013, "certain"),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam ngày 28 tháng 11 năm 2013", 2013, "certain"),
        ("Điều 2 Hiến pháp 1992", 1992, "certain"),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", 2013, "probable"),
    ],
)
def test_the_constitution_is_the_one_in_force(
    register: sqlite3.Connection, printed: str, year: int, certainty: str
) -> None:
    one = read(ward(f"Căn cứ {printed};"), register).citations[-1]
    assert (one.document, one.known, one.certainty) == (
        f"/akn/vn/act/hien-phap/quoc-hoi/{year}/hien-phap",
        True,
        certainty,
    )


def test_no_constitution_is_made_up(register: sqlite3.Connection) -> None:
    assert not read(ward("Căn cứ Hiến pháp năm 2015;"), register).citations[-1].known


@pytest.mark.parametrize(
    ("day", "printed", "symbol"),
    [
        # of a name that no law in force bears, the last one: a report of today that names it means what has ended
        ((2026, 3, 2), "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn", "34-2007-pl-ubtvqh11"),
        ((2026, 3, 2), "Luật Giao thông đường bộ", "23-2008-qh12"),
        ((2026, 3, 2), "Luật Căn cước công dân", "59-2014-qh13"),
        # printed under another name than its title
        ((2026, 3, 2), "Bộ luật Hàng hải Việt Nam", "95-2015-qh13"),
        ((2026, 3, 2), "Luật Sĩ quan Quân đội nhân dân Việt Nam", "16-1999-qh10"),
        # in force: as before
        ((2026, 3, 2), "Luật Đất đai", "31-2024-qh15"),
        ((2020, 3, 2), "Luật Đất đai", "45-2013-qh13"),
    ],
)
def test_a_law_named_without_its_year(
    register: sqlite3.Connection, day: tuple[int, int, int], printed: str, symbol: str
) -> None:
    year, month, of_month = day
    text = ward(f"Thực hiện {printed}, phường đã họp.").replace(
        "ngày 20 tháng 11 năm 2023", f"ngày {of_month:02} tháng {month:02} năm {year}"
    )
    one = read(text, register).citations[-1]
    assert (one.document.rpartition("/")[2], one.known) == (symbol, True)


def test_every_listed_law_is_found_by_the_key_of_its_name() -> None:
    """Rows are kept by the first letter of a key that is not made for them: "Luật sư" has the key "su"."""
    listed = {(row["type"], name_key(row["name"])): tuple(row["symbols"]) for row in table("law_names")["laws"]}
    assert {key: laws._numbers(*key) for key in listed} == listed


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Pháp lệnh hợp đồng kinh tế ngày 25/9/1989. Theo pháp lệnh hợp đồng kinh tế, các bên ký.", 1),
        ("Pháp lệnh hợp đồng kinh tế ngày 25/9/1989. Theo Điều 3 Pháp lệnh hợp đồng kinh tế, các bên ký.", 1),
        ("Pháp lệnh hợp đồng kinh tế ngày 25/9/1989, Pháp lệnh hợp đồng kinh tế ngày 1/2/1991.", 2),
    ],
)
def test_a_law_that_no_register_knows_is_one_document(conn: sqlite3.Connection, text: str, documents: int) -> None:
    assert len({one.document for one in read(text, conn).citations}) == documents
