"""What a text is itself, read from its head alone; and whose offices it speaks of where it has none."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read

SCHOOL = """UBND HUYỆN TUY AN
TRƯỜNG THCS LÊ THÁNH TÔN
Số: 12/KH-THCSLTT
Tuy An, ngày 15/8/2025

KẾ HOẠCH
Năm học 2025

Căn cứ Kế hoạch số 45/KH-UBND ngày 12/8/2025 của UBND huyện.
"""
LETTER = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 1234/UBND-NC
V/v trả lời kiến nghị
Lào Cai, ngày 5 tháng 3 năm 2024

Kính gửi: UBND huyện Bát Xát

Thực hiện Báo cáo số 45/BC-UBND của UBND huyện Bát Xát, UBND tỉnh có ý kiến như sau.
"""
PARTY = """ĐẢNG CỘNG SẢN VIỆT NAM
BAN CHẤP HÀNH TRUNG ƯƠNG
{number}
Hà Nội, ngày 3 tháng 5 năm 2025

{title}
về thi hành

T/M {signed}
"""


@pytest.mark.parametrize(
    ("text", "kind", "symbol", "body", "day"),
    [
        ("Số: 30/2018/QĐ-UBND | Hải Phòng, ngày 3 tháng 5 năm 2018", "decision", "30/2018/QĐ-UBND", "UBND thành phố Hải Phòng", "2018-05-03"),
        ("| BỘ TÀI CHÍNH | CỘNG HÒA |\n| Số: 15/2026/TT-BTC |\n| Hà Nội, ngày 3 tháng 5 năm 2026 |\n\nTHÔNG TƯ\nQuy định", "circular", "15/2026/TT-BTC", "Bộ Tài chính", "2026-05-03"),
        ("| BỘ TÀI CHÍNH | CỘNG HÒA |\n| Số: 15/2026/TT-BTC | Hà Nội, ngày 3 tháng 5 năm 2026 |\n\nTHÔNG TƯ\nQuy định", "circular", "15/2026/TT-BTC", "Bộ Tài chính", "2026-05-03"),
        ("| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG ------- Số: 07/2026/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Lâm Đồng, ngày 15 tháng 01 năm 2026 |\n\nQUYẾT ĐỊNH\nBan hành Quy định", "decision", "07/2026/QĐ-UBND", "UBND tỉnh Lâm Đồng", "2026-01-15"),
        ("ỦY BAN NHÂN DÂN XÃ LONG HÀ\nSố: 312/QĐ-UBND, Long Hà, ngày 21 tháng 9 năm 2026\n\nQUYẾT ĐỊNH\nVề việc học bán trú\n", "decision", "312/QĐ-UBND", "UBND xã Long Hà", "2026-09-21"),
        ("TRUNG TÂM GDTX TÂN PHÚ\nSố: 24/KH-GDTX, ngày 16 tháng 3 năm 2026\n\nKẾ HOẠCH\nĐào tạo nghề\n", "plan", "24/KH-GDTX", "Trung tâm GDTX Tân Phú", "2026-03-16"),
        ("ỦY BAN NHÂN DÂN XÃ LONG HÀ\nSố: 38/KH-UBND (và Kế hoạch 72/KH-UBND)\nLong Hà, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\nĐào tạo nghề\n", "plan", "38/KH-UBND", "UBND xã Long Hà", "2026-03-03"),
        ("QUY ĐỊNH\nCÔNG TÁC VĂN THƯ TRÊN ĐỊA BÀN TỈNH\n(Ban hành kèm theo Quyết định số 63/2010/QĐ-UBND ngày 29 tháng 9 năm 2010 của\nUBND tỉnh)\nChương I\nQUY ĐỊNH CHUNG\n", "regulation", None, None, "2010-09-29"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ YÊN THÀNH\n____\nSố: 19/NQ-HĐND\n\nYên Thành, ngày 22 tháng 12 năm 2025\n\nNGHỊ QUYẾT\nVề dự toán\n", "resolution", "19/NQ-HĐND", "HĐND xã Yên Thành", "2025-12-22"),
        (PARTY.format(number="Số 290-QĐ/TW", title="QUY ĐỊNH", signed="BỘ CHÍNH TRỊ"), "regulation", "290-QĐ/TW", "Bộ Chính trị", "2025-05-03"),
        (PARTY.format(number="Số 291-QĐ/TW", title="QUYẾT ĐỊNH", signed="BAN BÍ THƯ"), "decision", "291-QĐ/TW", "Ban Bí thư", "2025-05-03"),
        (PARTY.format(number="Số 45-CT/TW", title="CHỈ THỊ", signed="BỘ CHÍNH TRỊ"), "directive", "45-CT/TW", "Bộ Chính trị", "2025-05-03"),
        (SCHOOL, "plan", "12/KH-THCSLTT", "Trường THCS Lê Thánh Tôn", "2025-08-15"),
        (LETTER, "official_letter", "1234/UBND-NC", "UBND tỉnh Lào Cai", "2024-03-05"),
        ("SỞ NỘI VỤ\nSố: 12/SNV-CCVC\nLào Cai, ngày 5/3/2024\n\nKính gửi: các phòng\n", "official_letter", "12/SNV-CCVC", "Sở Nội vụ tỉnh Lào Cai", "2024-03-05"),
        ("BỆNH VIỆN ĐA KHOA TỈNH SƠN LA\nSố: 45/QĐ-BVĐK\nSơn La, ngày 5 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề việc cử người\n", "decision", "45/QĐ-BVĐK", "Bệnh viện Đa Khoa tỉnh Sơn La", "2024-03-05"),
        ("TỈNH ỦY LÀO CAI\nSố 14-CTr/TU\nLào Cai, ngày 12 tháng 9 năm 2025\n\nCHƯƠNG TRÌNH\nhành động\n", "programme", "14-CTr/TU", "Tỉnh ủy Lào Cai", "2025-09-12"),
        ("TÒA ÁN NHÂN DÂN\nHUYỆN T - TỈNH Đ\nBản án số: 15/2023/DS-ST\nNgày: 05-3-2023\nV/v tranh chấp\n\nUBND xã Hòa Xuân vắng mặt.", "judgment", "15/2023/DS-ST", "Tòa án nhân dân huyện T", "2023-03-05"),
        ("| MINISTRY OF HEALTH | SOCIALIST REPUBLIC OF VIETNAM |\n| No. 15/2019/TT-BYT | Hanoi, July 11, 2019 |\n\nCIRCULAR\nOn bidding for drugs, which the law allows", "circular", "15/2019/TT-BYT", "Bộ Y tế", "2019-07-11"),
        ("THE GOVERNMENT\nNumber: 64/2008/ND-CP\nHa Noi , May 14, 2008\nDECREE\nOn works", "decree", "64/2008/NĐ-CP", "Chính phủ", "2008-05-14"),
        ("THE MINISTRY OF FINANCE\nNo: 46/2004/TT-BTC\nHa Noi , Day 27 month 05 year 2004\nCIRCULAR\nwhich", "circular", "46/2004/TT-BTC", "Bộ Tài chính", "2004-05-27"),
        ("ĐẢNG ỦY XÃ TÂN AN\nKHỐI DÂN VẬN\nSố: 07-BC/DV\nTân An, ngày 25 thang 11 năm 2022\n\nBÁO CÁO\nKết quả\n", "report", "07-BC/DV", "Khối Dân vận", "2022-11-25"),
        ("ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nQUY CHẾ LÀM\nVIỆC\n(Ban hành kèm theo Quyết định số 59/QĐ-UBND)", "report", None, "UBND tỉnh Phú Yên", None),
        # minutes are of the day of their meeting
        ("UBND XÃ BẮC HÀ\nPHÒNG KINH TẾ\nSố: 04/BB-KT\n\nBIÊN BẢN\nHọp xét chọn nhà thầu\n\nThời gian bắt đầu: 08 giờ 00, ngày 18 tháng 6 năm 2026\nThực hiện QĐ 1120/QĐ-UBND ngày 3/4/2026\n", "other", "04/BB-KT", "Phòng Kinh tế", "2026-06-18"),
        ("BIÊN BẢN\nHỌP CHI BỘ\nHôm nay, vào hồi 14 giờ 00 ngày 05/3/2026, tại trụ sở\n", "report", None, None, "2026-03-05"),
        # the kind stands in capitals below, its number alone above: the code of the case tells it
        ("TÒA ÁN NHÂN DÂN KHU VỰC 2\nTỈNH LÀO CAI\nSố: 31/2026/HNGĐ-ST\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLào Cai, ngày 15 tháng 9 năm 2026\nNHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBẢN ÁN SƠ THẨM\n", "judgment", "31/2026/HNGĐ-ST", "Tòa án nhân dân khu vực 2 - Lào Cai", "2026-09-15"),
        ("TÒA ÁN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSố: 8/2026/QĐST-DS\nĐà Nẵng, ngày 15 tháng 9 năm 2026\nQUYẾT ĐỊNH\nĐÌNH CHỈ GIẢI QUYẾT VỤ ÁN DÂN SỰ\n", "court_decision", "8/2026/QĐST-DS", "Tòa án nhân dân thành phố Đà Nẵng", "2026-09-15"),
        ("Bản án về tranh chấp đất\n\nTOÀ ÁN NHÂN DÂN CẤP CAO TẠI HÀ NỘI\n\nBẢN ÁN 60/2024/DS-PT NGÀY 27/02/2024 VỀ TRANH CHẤP\n\nBản án sơ thẩm số 10/2022/DS-ST", "judgment", "60/2024/DS-PT", "Tòa án nhân dân cấp cao tại Hà Nội", "2024-02-27"),
        ("<Page:1>TÒA ÁN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM HUYỆN T Độc lập - Tự do - Hạnh phúc Bản án số: 50/2020/HS-ST Ngày 30 - 9 - 2020 NHÂN DANH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TÒA ÁN NHÂN DÂN HUYỆN T, TỈNH QUẢNG BÌNH", "judgment", "50/2020/HS-ST", "Tòa án nhân dân huyện T", "2020-09-30"),
        ("Thứ 3, Ngày 16/07/2024 -\n(Theo Công văn số 6202/UBND-KT ngày 23/11/2023)", "report", None, None, None),
        # a day left open, its year too: the year of the title is not the document's
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 12/BC-UBND\nTân An, ngày … tháng … năm …\n\nBÁO CÁO\nKết quả năm 2024\n", "report", "12/BC-UBND", None, None),
        # what only speaks of offices is of none
        ("Kính gửi: Sở Nội vụ tỉnh Lào Cai\n\nPhòng Nội vụ huyện Bát Xát đã có ý kiến.", "report", None, None, None),
        ("Người dân tỉnh Phú Yên phản ánh UBND phường 4 chậm giải quyết; UBND tỉnh Phú Yên đã trả lời.", "report", None, None, None),
        ("TÒA ÁN NHÂN DÂN\n\nNhững người tiến hành tố tụng: đại diện UBND xã Hòa Xuân, tỉnh Phú Yên vắng mặt. UBND xã Hòa Xuân đã khai.", "report", None, None, None),
    ],
)  # fmt: skip
def test_the_text_itself(
    register: sqlite3.Connection, text: str, kind: str, symbol: str | None, body: str | None, day: str | None
) -> None:
    report = read(text, register).report
    read_as = (
        report.type,
        report.symbol,
        report.body.name if report.body else None,
        report.day and report.day.isoformat(),
    )
    if body is None and symbol is not None:
        assert (read_as[0], read_as[1], read_as[3], report.as_of) == (kind, symbol, day, None)
    else:
        assert read_as == (kind, symbol, body, day)


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 5/3/2024 của UBND tỉnh, Nghị quyết số 5-NQ/TU ngày 5/4/2024 của Tỉnh ủy và "
            "Nghị quyết số 13/NQ-HĐND ngày 6/6/2024 của HĐND tỉnh. Người dân tỉnh Lào Cai đồng tình.",
            ["UBND tỉnh Lào Cai", "Tỉnh ủy Lào Cai", "HĐND tỉnh Lào Cai"],
        ),
        (
            "Đơn của công dân huyện Bát Xát: Quyết định số 9/QĐ-UBND ngày 5/3/2024 của UBND huyện.",
            ["UBND huyện Bát Xát"],
        ),
        (
            "Tỉnh ủy Yên Bái họp. Kế hoạch số 25-KH/TU ngày 30/11/2016 của Ban Thường vụ Tỉnh ủy.",
            ["Ban Thường vụ Tỉnh ủy Yên Bái"],
        ),
        ("Đảng ủy xã An Mỹ ban hành Nghị quyết số 12-NQ/ĐU ngày 3/3/2023. Ở huyện Tuy An.", ["Đảng ủy xã An Mỹ"]),
        ("Ngày 23/8/2017, Tỉnh Ủy Thừa Thiên Huế đã ban hành Chương trình số 27-CTr/TU.", ["Tỉnh ủy Thừa Thiên Huế"]),
        ("Ở thành phố Huế có Quyết định số 9/QĐ-UBND ngày 5/9/2025 của UBND thành phố.", ["UBND thành phố Huế"]),
        ("Tỉnh Lào Cai nhận Công văn số 9/SXD-QLN ngày 5/9/2025 của Sở Xây dựng.", ["Sở Xây dựng tỉnh Lào Cai"]),
        ("Có xã nào đâu: Quyết định số 9/QĐ-UBND ngày 5/3/2024 của UBND tỉnh.", ["UBND tỉnh"]),
    ],
)
def test_an_office_is_of_the_one_place_that_the_text_names(
    register: sqlite3.Connection, text: str, issuers: list[str]
) -> None:
    found = [one.citation for one in read(text, register).citations]
    assert [c.issuer.name if c.issuer else None for c in found] == issuers
    assert all(c.issuer_basis == "context" for c in found if c.issuer and c.issuer.place)


def test_two_provinces_are_two_candidates(register: sqlite3.Connection) -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 5/3/2026 của UBND tỉnh. Người dân tỉnh Lào Cai và tỉnh Sơn La đồng tình."
    (one,) = read(text, register).citations
    assert one.certainty == "candidates"
    assert one.candidates == (
        "/akn/vn-15/doc/ke-hoach/ubnd/2026-03-05/12-kh-ubnd",
        "/akn/vn-14/doc/ke-hoach/ubnd/2026-03-05/12-kh-ubnd",
    )


def test_the_heading_of_a_page_names_the_text_itself(register: sqlite3.Connection) -> None:
    text = (
        "Quyết định 2895/QĐ-UBND năm 2017 về công bố thủ tục\n\nỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\nSố: 2895/QĐ-UBND\n"
        "Bến Tre, ngày 30 tháng 11 năm 2017\n\nQUYẾT ĐỊNH\nVề việc công bố thủ tục\n\nQuyết định 2895/QĐ-UBND năm 2015"
    )
    above, own, other = read(text, register).citations
    assert (above.document, above.certainty) == (own.document, "certain")
    assert other.document != own.document


def test_an_office_by_its_form_is_of_no_place_that_it_does_not_name(register: sqlite3.Connection) -> None:
    text = LETTER + "Theo đề nghị của Trường THPT Chu Văn An tại Tờ trình số 45/TTr-THPTCVA ngày 3/3/2024."
    assert [c.citation.issuer and c.citation.issuer.name for c in read(text, register).citations][
        -1
    ] == "Trường THPT Chu Văn An"


HAMLETS = """ỦY BAN NHÂN DÂN
{commune}

Số: 77/QĐ-UBND
{at}, ngày 03 tháng 9 năm 2026

QUYẾT ĐỊNH
Về việc {what}

Căn cứ Quyết định số 70/QĐ-UBND ngày 30/8/2026 của {by} về phê duyệt dự toán;
Điều 1. Phê duyệt việc {what}.
"""


@pytest.mark.parametrize("by", ["UBND xã", "Ủy ban nhân dân xã", "Chủ tịch UBND xã", "UBND xã Tân An"])
def test_communes_that_nothing_tells_apart_share_no_document(register: sqlite3.Connection, by: str) -> None:
    papers = [
        HAMLETS.format(commune=commune, at=at, what=what, by=by if at == "Tân An" else "UBND xã")
        for commune, at, what in (
            ("XÃ TÂN AN", "Tân An", "kiện toàn Ban Chỉ huy"),
            ("XÃ TÂN AN, TỈNH TÂY NINH", "Tân An", "công nhận tổ hòa giải"),
            ("XÃ TÂN AN, TỈNH CÀ MAU", "Tân An", "chia tổ dân cư"),
            ("XÃ BÌNH MINH", "Bình Minh", "thành lập Tổ công tác"),
        )
    ]
    readings = [read(text, register) for text in papers]
    assert len({reading.iri for reading in readings}) == len(papers)
    assert len({reading.citations[-1].document for reading in readings}) == len(papers)
    places = [reading.report.places[0].iri_code if reading.report.places else None for reading in readings]
    assert places == [None, "80-xa-tan-an", "96-32236", None]


def test_a_paper_is_of_one_identity_however_its_words_change(register: sqlite3.Connection) -> None:
    first, second = (
        read(HAMLETS.format(commune="XÃ TÂN AN", at="Tân An", what=what, by="UBND xã"), register)
        for what in ("kiện toàn Ban Chỉ huy", "kiện toàn lại Ban Chỉ huy")
    )
    assert first.iri == second.iri
    assert first.citations[-1].document == second.citations[-1].document
