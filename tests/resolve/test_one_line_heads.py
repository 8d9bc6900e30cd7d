"""Letterheads of which a text layer has made one line, and the papers of a judgment's own court."""

from __future__ import annotations

import sqlite3

import pytest

from tests.support.reading import read

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("text", "kind", "symbol", "body", "day", "title"),
    [
        (f"ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN {STATE} Số: 30/QĐ-UBND Phú Yên, ngày 5 tháng 3 năm 2024 QUYẾT ĐỊNH Về việc thành lập tổ Căn cứ Luật Đầu tư;", "decision", "30/QĐ-UBND", "UBND tỉnh Phú Yên", "2024-03-05", "Về việc thành lập tổ"),
        (f"ỦY BAN NHÂN DÂN XÃ TÂN LẬP Số: 45/BC-UBND {STATE} Tân Lập, ngày 25 tháng 11 năm 2022 BÁO CÁO Kết quả năm 2022 Thực hiện Kế hoạch số 12/KH-UBND", "report", "45/BC-UBND", "UBND xã Tân Lập", "2022-11-25", "Kết quả năm 2022"),
        (f"BỘ TÀI CHÍNH Số: 15/2026/TT-BTC {STATE} Hà Nội, ngày 3 tháng 5 năm 2026 THÔNG TƯ Quy định về phí Căn cứ Luật Phí và lệ phí;", "circular", "15/2026/TT-BTC", "Bộ Tài chính", "2026-05-03", "Quy định về phí"),
        ("CHÍNH PHỦ - CỘNG HỊA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự - Hạnh phúc - Số: 12/2022/NĐ-CP Hà Nội, ngày 17 tháng 01 năm 2022 NGHỊ ĐỊNH QUY ĐỊNH XỬ PHẠT Căn Luật Tổ chức Chính phủ;", "decree", "12/2022/NĐ-CP", "Chính phủ", "2022-01-17", "QUY ĐỊNH XỬ PHẠT"),
        (f"UBND TỈNH ĐỒNG NAI SỞ Y TẾ Số: 1234/SYT-VP V/v hướng dẫn {STATE} Đồng Nai, ngày 12 tháng 9 năm 2023 Kính gửi: Các bệnh viện.", "official_letter", "1234/SYT-VP", "Sở Y tế tỉnh Đồng Nai", "2023-09-12", None),
        (f"HỘI ĐỒNG NHÂN DÂN {STATE[:34]} THÀNH PHỐ CẦN THƠ {STATE[35:]} Số: 12/2023/NQ-HĐND Cần Thơ, ngày 8 tháng 12 năm 2023 NGHỊ QUYẾT Quy định mức chi Căn cứ Luật Ngân sách nhà nước;", "resolution", "12/2023/NQ-HĐND", "HĐND thành phố Cần Thơ", "2023-12-08", "Quy định mức chi"),
        (f"UBND THÀNH PHỐ HÀ NỘI {STATE} Số: 88/KH-UBND Hà Nội, ngày 1 tháng 2 năm 2024 KẾ HOẠCH Cải cách hành chính năm 2024 Thực hiện Nghị quyết số 76/NQ-CP", "plan", "88/KH-UBND", "UBND thành phố Hà Nội", "2024-02-01", "Cải cách hành chính năm 2024"),
        (f"ỦY BAN NHÂN DÂN HUYỆN TUY AN {STATE} Số: 5/TB-UBND Tuy An, ngày 1 tháng 2 năm 2024 THÔNG BÁO Kết luận cuộc họp Theo Giấy mời số 3/GM-UBND", "notice", "5/TB-UBND", "UBND huyện Tuy An", "2024-02-01", "Kết luận cuộc họp"),
        (f"UBND HUYỆN TUY AN {STATE} Số: 6/TTr-UBND Tuy An, ngày 1/2/2024 TỜ TRÌNH Xin chủ trương Kính gửi: UBND tỉnh Phú Yên", "submission", "6/TTr-UBND", "UBND huyện Tuy An", "2024-02-01", "Xin chủ trương"),
        (f"THỦ TƯỚNG CHÍNH PHỦ {STATE} Số: 25/2021/QĐ-TTg Hà Nội, ngày 22 tháng 7 năm 2021 QUYẾT ĐỊNH Quy định về chuẩn tiếp cận pháp luật Căn cứ Luật Tổ chức Chính phủ", "decision", "25/2021/QĐ-TTg", "Thủ tướng Chính phủ", "2021-07-22", "Quy định về chuẩn tiếp cận pháp luật"),
    ],
)  # fmt: skip
def test_a_letterhead_of_one_line(
    register: sqlite3.Connection, text: str, kind: str, symbol: str, body: str, day: str, title: str | None
) -> None:
    report = read(text, register).report
    name = report.body.name if report.body else None
    read_as = (report.type, report.symbol, name, report.day and report.day.isoformat(), report.title)
    assert read_as == (kind, symbol, body, day, title)


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ Văn bản mới: Kế hoạch Số: 12/KH-UBND. Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Theo Quyết định số 12/QĐ-UBND, nước CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Danh mục văn bản Số: 12/QĐ-UBND; Số: 13/QĐ-UBND",
    ],
)
def test_a_line_that_only_names_a_number_is_no_letterhead(register: sqlite3.Connection, text: str) -> None:
    assert read(text, register).report.symbol is None


JUDGMENT = """Bản án 16/2018/DS-PT ngày 02/02/2018 về tranh chấp

TÒA ÁN NHÂN DÂN TỈNH BẮC GIANG

BẢN ÁN 16/2018/DS-PT NGÀY 02/02/2018 VỀ TRANH CHẤP QUYỀN SỬ DỤNG ĐẤT

Do bản án dân sự sơ thẩm số: 13/2017/DS-ST ngày 12/10/2017 của Toà án nhân dân huyện LN bị kháng cáo; theo quyết định đưa
vụ án ra xét xử số 9/2018/QĐ-PT ngày 25/01/2018 và thông báo số 15/2018/TB-TA ngày 19/7/2018.
"""


def test_a_judgment_cites_the_papers_of_its_own_court(register: sqlite3.Connection) -> None:
    own = "Tòa án nhân dân tỉnh Bắc Giang"
    reading = read(JUDGMENT, register)
    found = [
        (one.citation.symbol, one.citation.issuer.name if one.citation.issuer else None) for one in reading.citations
    ]
    assert found == [
        ("16/2018/DS-PT", own), ("16/2018/DS-PT", own), ("13/2017/DS-ST", "Tòa án nhân dân huyện LN"),
        ("9/2018/QĐ-PT", own), ("15/2018/TB-TA", own),
    ]  # fmt: skip
    assert reading.citations[0].document == reading.citations[1].document == reading.iri


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương", True),
        ("Quy định số 37-QĐ/TW ngày 8/10/2025 của Bộ Chính trị", False),
    ],
)
def test_a_number_of_another_office_and_day_is_another_document(
    register: sqlite3.Connection, text: str, known: bool
) -> None:
    assert read(text, register).citations[0].known is known


def test_the_term_that_a_symbol_of_the_assembly_lacks(register: sqlite3.Connection) -> None:
    whole, cut = read("Luật số 45/2013/QH13; Luật số 45/2013/QH", register).citations
    assert (whole.document, cut.known) == (cut.document, True)


def test_a_standing_board_is_the_issuer_that_the_sentence_names(register: sqlite3.Connection) -> None:
    text = (
        "Tỉnh Gia Lai: theo Kế hoạch số 248-KH/TU của Ban Thường vụ Tỉnh ủy. "
        "BTV Tỉnh ủy đã kịp thời ban hành Kế hoạch số 248-KH/TU ngày 9-8-2019 để triển khai."
    )
    first, second = read(text, register).citations
    assert first.citation.issuer == second.citation.issuer
    assert second.citation.issuer is not None
    assert second.citation.issuer.name == "Ban Thường vụ Tỉnh ủy Gia Lai"
    assert first.document == second.document


def test_a_committee_below_its_superior_is_the_writer(register: sqlite3.Connection) -> None:
    text = (
        "HUYỆN ỦY TUY AN\nĐẢNG ỦY XÃ AN MỸ\n*\nSố 45-BC/ĐU\nAn Mỹ, ngày 12 tháng 6 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
        "Thực hiện Kế hoạch số 5-KH/HU ngày 3/4/2024 của Huyện ủy."
    )
    report = read(text, register).report
    assert report.body is not None
    assert report.body.name == "Đảng ủy xã An Mỹ"
