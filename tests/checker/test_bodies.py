"""VB651: bodies that are gone and are told to act."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import check
from tests.support.papers import PLAN
from tests.support.reading import read

ACT = "Văn phòng xã chủ trì, phối hợp với các thôn thực hiện Kế hoạch này"

FIRES: list[tuple[str, str, str]] = [
    ("Sở Kế hoạch và Đầu tư chủ trì thực hiện Kế hoạch này", "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("Giao Sở Lao động - Thương binh và Xã hội theo dõi", "Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
    ("Bộ Kế hoạch và Đầu tư hướng dẫn thực hiện", "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ("đề nghị Bộ Lao động - Thương binh và Xã hội xem xét", "Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
    ("Sở Giao thông vận tải phối hợp thực hiện", "Sở Giao thông vận tải", "Sở Xây dựng"),
    ("Sở Tài nguyên và Môi trường kiểm tra việc thực hiện", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("UBND huyện Tuy An chỉ đạo các xã thực hiện", "UBND huyện Tuy An", ""),
    ("Ủy ban nhân dân huyện phối hợp thực hiện", "Ủy ban nhân dân huyện", ""),
    ("UBND các huyện, thị xã, thành phố tổ chức thực hiện", "UBND các huyện, thị xã, thành phố", ""),
    ("Giao UBND thị trấn Chí Thạnh tổ chức thực hiện", "UBND thị trấn Chí Thạnh", "UBND xã Tuy An Bắc"),
    ("Gửi báo cáo trước ngày 30 tháng 11 năm 2025.\nb) Sở Thông tin và Truyền thông hỗ trợ các xã gửi báo cáo", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
    ("Giao Ủy ban nhân dân thị trấn Không Có Tên cử lực lượng", "Ủy ban nhân dân thị trấn Không Có Tên", ""),
    ("UBND tỉnh Bình Dương chủ trì thực hiện", "UBND tỉnh Bình Dương", "UBND thành phố Hồ Chí Minh"),
    ("đề nghị Công an huyện phối hợp thực hiện", "Công an huyện", "Công an cấp xã và Công an cấp tỉnh"),
    ("Công an huyện Tuy An chủ trì thực hiện", "Công an huyện Tuy An", "Công an cấp xã và Công an cấp tỉnh"),
    ("phối hợp với Tòa án nhân dân huyện thực hiện", "Tòa án nhân dân huyện", "Tòa án nhân dân khu vực"),
    ("báo cáo kết quả với Phòng Nội vụ huyện", "Phòng Nội vụ huyện", ""),
    ("Phòng Giáo dục và Đào tạo các huyện, thị xã chỉ đạo thực hiện", "Phòng Giáo dục và Đào tạo các huyện, thị xã", ""),
    ("Ủy ban nhân dân các xã, phường, thị trấn tổ chức thực hiện", "Ủy ban nhân dân các xã, phường, thị trấn", ""),
    ("đề nghị tỉnh Phú Yên xem xét", "tỉnh Phú Yên", "tỉnh Đắk Lắk"),
    ("Trong tháng 01 năm 2026, UBND huyện Tuy An đã chuyển đến 03 đơn", "UBND huyện Tuy An", ""),
    ("thực hiện các chính sách theo hướng dẫn của Ủy ban Dân tộc", "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
    ("Ủy ban Dân tộc chưa ban hành hướng dẫn", "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
    ("quản lý dự án theo quy định của pháp luật và hướng dẫn của Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ("kiến nghị Bộ Kế hoạch và Đầu tư bổ sung vốn", "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ("đề nghị Tổng cục Thuế sớm có văn bản trả lời", "Tổng cục Thuế", "Cục Thuế"),
    ("Tổng cục Hải quan hướng dẫn thực hiện", "Tổng cục Hải quan", "Cục Hải quan"),
    ("Chi cục Thuế huyện Tuy An phối hợp thực hiện", "Chi cục Thuế huyện Tuy An", "Thuế cơ sở"),
    ("Thanh tra Sở Công Thương xử lý vi phạm", "Thanh tra Sở Công Thương", "Thanh tra cấp tỉnh"),
    ("giao Thanh tra sở kiểm tra", "Thanh tra sở", "Thanh tra cấp tỉnh"),
    ("giao Thanh tra Sở Tài chính kiểm tra", "Thanh tra Sở Tài chính", "Thanh tra cấp tỉnh"),
    ("khởi kiện tại Tòa án nhân dân huyện Tuy An", "Tòa án nhân dân huyện Tuy An", "Tòa án nhân dân khu vực"),
    ("theo hướng dẫn chuyên môn hiện nay của Bộ Giao thông vận tải", "Bộ Giao thông vận tải", "Bộ Xây dựng"),
    ("Các sở: Kế hoạch và Đầu tư, Nội vụ phối hợp thực hiện", "Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("Giám đốc các Sở: Nội vụ, Giao thông vận tải; Chủ tịch UBND các xã chịu trách nhiệm thi hành", "Giao thông vận tải", "Sở Xây dựng"),
    ("chỉ đạo Sở Tài nguyên và Môi trường thống nhất số liệu", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("gửi bằng văn bản về Phòng Kinh tế xã hoặc Phòng Nội vụ huyện", "Phòng Nội vụ huyện", ""),
    ("đề nghị Cục Thuế tỉnh Đắk Lắk đôn đốc thu", "Cục Thuế tỉnh Đắk Lắk", "Thuế tỉnh, thành phố"),
    ("báo cáo Ban Thường vụ Huyện ủy kết quả", "Huyện ủy", ""),
    ("Trưởng phòng Nội vụ các huyện, thị xã chịu trách nhiệm thi hành", "phòng Nội vụ các huyện, thị xã", ""),
    ("báo cáo Huyện ủy Tuy An kết quả", "Huyện ủy Tuy An", ""),
    ("giao Ban Thường vụ các huyện ủy, thị ủy chỉ đạo", "huyện ủy, thị ủy", ""),
    ("đề nghị Chi cục Thi hành án dân sự huyện Tuy An cung cấp số liệu", "Chi cục Thi hành án dân sự huyện Tuy An", ""),
    ("phối hợp với Kho bạc Nhà nước huyện thanh toán", "Kho bạc Nhà nước huyện", ""),
    ("Bảo hiểm xã hội huyện phối hợp thực hiện", "Bảo hiểm xã hội huyện", ""),
    ("Ban Chỉ huy Quân sự huyện chủ trì", "Ban Chỉ huy Quân sự huyện", ""),
    ("đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện giám sát", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", ""),
    ("phối hợp với Viện kiểm sát nhân dân thành phố Tuy Hòa thực hiện", "Viện kiểm sát nhân dân thành phố Tuy Hòa", "Viện kiểm sát nhân dân khu vực"),
    ("Tòa án nhân dân thành phố Tuy Hòa phối hợp; Công an thành phố Tuy Hòa (cũ)", "Tòa án nhân dân thành phố Tuy Hòa", "Tòa án nhân dân khu vực"),
    ("Kính gửi:\n- Bảo hiểm xã hội tỉnh Phú Yên;\n", "tỉnh Phú Yên", "tỉnh Đắk Lắk"),
    ("đề nghị Cục Quản lý thị trường tỉnh kiểm tra", "Cục Quản lý thị trường tỉnh", "Chi cục Quản lý thị trường thuộc Sở Công Thương"),
    ("Nơi nhận:\n- Các sở: Tài chính, Giao thông vận tải, Nội vụ;\n", "Giao thông vận tải", "Sở Xây dựng"),
    ("Tổng cục Quản lý thị trường hướng dẫn thực hiện", "Tổng cục Quản lý thị trường", "Cục Quản lý và Phát triển thị trường trong nước"),
    ("Liên đoàn Lao động thị xã phối hợp thực hiện", "Liên đoàn Lao động thị xã", ""),
    ("Sở Xây dựng tỉnh Phú Yên cử cán bộ tham gia", "tỉnh Phú Yên", "tỉnh Đắk Lắk"),
]  # fmt: skip
SILENT = [
    "Năm 2024, Sở Kế hoạch và Đầu tư đã chủ trì thẩm định",
    "trước ngày 01/3/2025, Bộ Kế hoạch và Đầu tư hướng dẫn thực hiện",
    "thực hiện Công văn số 12/SKHĐT-TH ngày 05/02/2025 của Sở Kế hoạch và Đầu tư hướng dẫn lập kế hoạch",
    "trước đây, Ủy ban Dân tộc hướng dẫn thực hiện",
    "UBND huyện Tuy An (cũ) chỉ đạo thực hiện",
    "sau khi sáp nhập, tỉnh Phú Yên thực hiện theo phương án của tỉnh Đắk Lắk",
    "Sở Tài chính chủ trì, Sở Nội vụ phối hợp thực hiện",
    "UBND tỉnh Đắk Lắk chủ trì thực hiện",
    "Dự án đường tỉnh Phú Yên thực hiện theo kế hoạch",
    "năm 2024, Công an huyện đã phối hợp thực hiện",
    "Từ năm 2024 đến năm 2026, UBND huyện Tuy An đã chuyển đến 03 đơn",
    "Công an xã phối hợp thực hiện; Tòa án nhân dân khu vực tổ chức thực hiện",
    "dân chủ ở xã, phường, thị trấn trước đây được thực hiện",
    "Các sở: Xây dựng, Nội vụ phối hợp thực hiện",
    "Các sở, ngành phối hợp đầu tư hạ tầng Giao thông vận tải",
    "Trước đây, Thanh tra sở xử lý vi phạm",
    "Thanh tra tỉnh, Cục Thuế phối hợp thực hiện",
    "kiến nghị Tòa án nhân dân khu vực xem xét",
    "đề nghị Thuế tỉnh Đắk Lắk đôn đốc thu",
    "báo cáo Tỉnh ủy kết quả; Trưởng phòng Kinh tế xã chịu trách nhiệm thi hành",
    "Năm 2024, Huyện ủy Tuy An đã chỉ đạo",
    "Bảo hiểm xã hội cơ sở, Kho bạc Nhà nước khu vực phối hợp thực hiện",
    "đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát",
    "Công an thành phố Hồ Chí Minh phối hợp thực hiện; Chi cục Quản lý thị trường kiểm tra",
    "Viện kiểm sát nhân dân thành phố Đà Nẵng phối hợp thực hiện",
    "- Bảo hiểm xã hội tỉnh Đắk Lắk;\n- Dự án đường tỉnh Phú Yên;",
    "khen “Sở Kế hoạch và Đầu tư chủ trì”",
]


def gone(sentence: str, conn: sqlite3.Connection) -> list[tuple[str, str]]:
    text = PLAN.replace(ACT, sentence)
    found = check(text, read(text, conn), conn, today=date(2026, 11, 1), select=frozenset(("VB651",))).findings
    return [(one.quote, one.fields["other"] or "") for one in found]


@pytest.mark.parametrize(("sentence", "body", "heir"), FIRES)
def test_a_body_that_is_gone(register: sqlite3.Connection, sentence: str, body: str, heir: str) -> None:
    found = gone(sentence, register)
    assert [quote for quote, _ in found] == [body]
    assert heir == "" or found[0][1] == heir


@pytest.mark.parametrize("sentence", SILENT)
def test_no_body_that_is_gone(register: sqlite3.Connection, sentence: str) -> None:
    assert gone(sentence, register) == []


def test_before_its_end_a_body_acts(register: sqlite3.Connection) -> None:
    text = PLAN.replace(ACT, FIRES[0][0]).replace("năm 2026\n\nK", "năm 2025\n\nK")
    assert not check(text, read(text, register), register, select=frozenset(("VB651",))).findings


def test_a_party_committee_reports_to_one_that_is_there(register: sqlite3.Connection) -> None:
    text = (
        "ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY PHƯỜNG TRƯỜNG VINH\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 27-KH/ĐU\n"
        "Trường Vinh, ngày 05 tháng 11 năm 2025\n\nKẾ HOẠCH\nhọc tập nghị quyết\n\n"
        "Các chi bộ báo cáo kết quả về Huyện ủy trước ngày 15/12/2025.\n"
    )
    codes = frozenset(("VB651",))
    for words, found in ((text, ["Huyện ủy"]), (text.replace("Huyện ủy", "Tỉnh ủy"), [])):
        said = check(words, read(words, register), register, today=date(2026, 11, 1), select=codes).findings
        assert [one.quote for one in said] == found
