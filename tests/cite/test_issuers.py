"""Issuers as they are printed: where a place ends, before the document, for a whole list, and offices outside the tables."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want

Q = "Quyết định số 12/QĐ-XYZ ngày 5/3/2024"


@pytest.mark.parametrize(
    ("printed", "title", "name"),
    [
        ("Ủy ban nhân dân tỉnh Phú Yên", "Bổ sung danh mục dự án", "UBND tỉnh Phú Yên"),
        ("Ủy ban nhân dân tỉnh Gia Lai", "Thành lập Ban Quản lý dự án", "UBND tỉnh Gia Lai"),
        ("UBND xã Tân Thành", "Giao chỉ tiêu kế hoạch năm 2024", "UBND xã Tân Thành"),
        ("UBND TỈNH PHÚ YÊN", "BỔ SUNG DANH MỤC DỰ ÁN", "UBND tỉnh Phú Yên"),
        ("UBND thành phố Huế", "Ban hành quy chế làm việc", "UBND thành phố Huế"),
        ("HĐND tỉnh Bà Rịa - Vũng Tàu", "Sửa đổi mức thu phí", "HĐND tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND huyện Đồng Phú", "Thu hồi đất của hộ ông A", "UBND huyện Đồng Phú"),
        ("UBND phường Xuân Đài", "Kiện toàn Ban Chỉ đạo", "UBND phường Xuân Đài"),
        ("Chủ tịch UBND tỉnh Lâm Đồng", "Công bố danh mục thủ tục", "Chủ tịch UBND tỉnh Lâm Đồng"),
        ("UBND thành phố Đà Nẵng", "Đặt tên một số đường", "UBND thành phố Đà Nẵng"),
        ("UBND tỉnh Thừa Thiên Huế", "Phân cấp quản lý", "UBND tỉnh Thừa Thiên Huế"),
        ("UBND thị xã Sông Cầu", "Phê duyệt quy hoạch", "UBND thị xã Sông Cầu"),
        ("UBND tỉnh Hà Giang", "Chấp thuận chủ trương đầu tư", "UBND tỉnh Hà Giang"),
        ("UBND huyện Cư M'gar", "Phân bổ kinh phí", "UBND huyện Cư M'gar"),
        ("UBND xã Ea H'leo", "Khen thưởng tập thể", "UBND xã Ea H'leo"),
        ("UBND phường 4", "Hỗ trợ hộ nghèo", "UBND phường 4"),
        ("HĐND tỉnh Quảng Ngãi", "Đơn giá bồi thường", "HĐND tỉnh Quảng Ngãi"),
        ("UBND đặc khu Lý Sơn", "Điều chỉnh dự toán", "UBND đặc khu Lý Sơn"),
        ("UBND thị trấn Chí Thạnh", "Tổ chức lại thôn", "UBND thị trấn Chí Thạnh"),
        ("UBND tỉnh Đắk Lắk", "Hủy bỏ quyết định cũ", "UBND tỉnh Đắk Lắk"),
        ("UBND quận Ninh Kiều", "Bãi bỏ văn bản", "UBND quận Ninh Kiều"),
        ("UBND tỉnh Kon Tum", "Ủy quyền cho Sở Xây dựng", "UBND tỉnh Kon Tum"),
        ("UBND xã Tân Lập", "Lập quy hoạch chung", "UBND xã Tân Lập"),
        ("UBND thành phố Tuy Hòa", "Tặng giấy khen cho tập thể", "UBND thành phố Tuy Hòa"),
        ("UBND huyện Sơn Hòa", "Xét duyệt danh sách", "UBND huyện Sơn Hòa"),
        ("UBND xã Hòa Xuân Tây", "Rà soát hộ nghèo", "UBND xã Hòa Xuân Tây"),
        ("UBND phường Phú Thứ", "Cử cán bộ đi học", "UBND phường Phú Thứ"),
        ("UBND huyện Tây Hòa", "Niêm yết danh sách", "UBND huyện Tây Hòa"),
        ("UBND phường Phước Hoà", "Mời họp", "UBND phường Phước Hoà"),
        ("UBND xã An Hòa Hải", "Nghiệm thu công trình", "UBND xã An Hòa Hải"),
        ("UBND thị xã Đông Hòa", "Xử phạt vi phạm hành chính", "UBND thị xã Đông Hòa"),
    ],
)
def test_a_place_ends_where_the_title_begins(printed: str, title: str, name: str) -> None:
    check(f"{Q} của {printed} {title}", [want(f"{Q} của {printed}", issuer=name, basis="explicit")])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Trung tâm Y tế huyện Tuy An", "Trung tâm Y tế huyện Tuy An"),
        ("Hiệu trưởng Trường Đại học X", "Trường Đại học X"),
        ("Ủy ban Mặt trận Tổ quốc xã Hòa Xuân", "Ủy ban Mặt trận Tổ quốc xã Hòa Xuân"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh Hà Giang", "Văn phòng UBND tỉnh Hà Giang"),
        (
            "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ",
            "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ",
        ),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Quảng Ngãi", "Trung tâm Kiểm soát bệnh tật tỉnh Quảng Ngãi"),
        ("Hiệu trưởng Trường Đại học Bách khoa Hà Nội", "Trường Đại học Bách khoa Hà Nội"),
        ("Ban Quản lý dự án đầu tư xây dựng huyện Tuy An", "Ban Quản lý dự án đầu tư xây dựng huyện Tuy An"),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thanh huyện Tuy An",
            "Trung tâm Văn hóa, Thể thao và Truyền thanh huyện Tuy An",
        ),
        ("Giám đốc Công an tỉnh Phú Yên", "Công an tỉnh Phú Yên"),
        ("Ban Chỉ đạo Phòng, chống thiên tai tỉnh Phú Yên", "Ban Chỉ đạo Phòng, chống thiên tai tỉnh Phú Yên"),
        ("Tòa án nhân dân khu vực 1 - Lào Cai", "Tòa án nhân dân khu vực 1 - Lào Cai"),
        ("Chánh án Tòa án nhân dân cấp cao tại Đà Nẵng", "Tòa án nhân dân cấp cao tại Đà Nẵng"),
        ("Trường Tiểu học số 2 Hòa Xuân", "Trường Tiểu học số 2 Hòa Xuân"),
        ("Công ty cổ phần Cấp thoát nước Phú Yên", "Công ty cổ phần Cấp thoát nước Phú Yên"),
        ("Chi cục trưởng Chi cục Kiểm lâm tỉnh Gia Lai", "Chi cục Kiểm lâm tỉnh Gia Lai"),
        (
            "Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam",
            "Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam",
        ),
        ("Hội đồng quản lý Quỹ Phát triển đất tỉnh", "Hội đồng quản lý Quỹ Phát triển đất tỉnh"),
        ("Bí thư Tỉnh ủy Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Chánh Thanh tra tỉnh Bình Định", "Thanh tra tỉnh Bình Định"),
        ("Cục trưởng Cục Quản lý thị trường tỉnh Nam Định", "Cục Quản lý thị trường tỉnh Nam Định"),
        ("Bệnh viện Đa khoa tỉnh", "Bệnh viện Đa khoa tỉnh"),
        ("Hạt Kiểm lâm huyện Sơn Hòa", "Hạt Kiểm lâm huyện Sơn Hòa"),
        ("Viện trưởng Viện kiểm sát nhân dân huyện T", "Viện kiểm sát nhân dân huyện T"),
        (
            "Đảng ủy Khối các Cơ quan và Doanh nghiệp tỉnh Phú Yên",
            "Đảng ủy Khối các Cơ quan và Doanh nghiệp tỉnh Phú Yên",
        ),
        ("Đảng ủy UBND tỉnh", "Đảng ủy UBND tỉnh"),
        ("Đảng ủy UBND tỉnh Gia Lai", "Đảng ủy UBND tỉnh Gia Lai"),
        ("Ban Thường vụ Đảng ủy UBND tỉnh Gia Lai", "Ban Thường vụ Đảng ủy UBND tỉnh Gia Lai"),
        ("Đảng ủy các cơ quan Đảng tỉnh Gia Lai", "Đảng ủy các cơ quan Đảng tỉnh Gia Lai"),
        ("Đảng ủy các cơ quan Đảng Trung ương", "Đảng ủy các cơ quan Đảng Trung ương"),
        ("Đảng ủy Công an tỉnh Gia Lai", "Đảng ủy Công an tỉnh Gia Lai"),
        ("Đảng ủy Quân sự tỉnh", "Đảng ủy Quân sự tỉnh"),
        ("Ban Thường vụ Đảng ủy Quân sự thành phố Huế", "Ban Thường vụ Đảng ủy Quân sự thành phố Huế"),
        ("Đảng ủy Chính phủ", "Đảng ủy Chính phủ"),
        ("Ban Thường vụ Đảng ủy Chính phủ", "Ban Thường vụ Đảng ủy Chính phủ"),
        ("Đảng ủy Quốc hội", "Đảng ủy Quốc hội"),
        ("Đảng ủy Bộ Nội vụ", "Đảng ủy Bộ Nội vụ"),
        ("Đảng ủy Khối các cơ quan tỉnh", "Đảng ủy Khối các cơ quan tỉnh"),
        ("Đảng ủy Trường Đại học Vinh", "Đảng ủy Trường Đại học Vinh"),
        ("Đảng ủy Sở Y tế tỉnh Lào Cai", "Đảng ủy Sở Y tế tỉnh Lào Cai"),
        ("Đảng ủy xã An Mỹ", "Đảng ủy xã An Mỹ"),
        ("Ban Thường vụ Đảng ủy phường Xuân Đài", "Ban Thường vụ Đảng ủy phường Xuân Đài"),
    ],
)
def test_an_office_is_read_by_its_form(printed: str, name: str) -> None:
    check(f"{Q} của {printed} về việc lập tổ công tác", [want(f"{Q} của {printed}", issuer=name, basis="explicit")])


@pytest.mark.parametrize(
    "following",
    [
        "Trường hợp này",
        "Ban hành kèm theo",
        "Hội nghị",
        "Bộ phận một cửa",
        "Đội ngũ cán bộ",
        "Phòng chống dịch",
        "Viện dẫn",
    ],
)
def test_words_that_only_look_like_offices(following: str) -> None:
    check(f"{Q} của {following}", [want(Q, issuer=None)])


@cases(
    (
        f"{Q} của Bộ Công an và Bộ Nông nghiệp và Môi trường".replace("QĐ-XYZ", "QC-BCA-BNNMT"),
        [
            want(
                "Quyết định số 12/QC-BCA-BNNMT ngày 5/3/2024 của Bộ Công an và Bộ Nông nghiệp và Môi trường",
                issuer="Bộ Công an và Bộ Nông nghiệp và Môi trường",
            )
        ],
    ),
    (
        "Quy chế phối hợp số 05/QCPH ngày 5/3/2025 giữa Bộ Tài chính, Bộ Nội vụ và Bộ Y tế về thanh tra",
        [
            want(
                "Quy chế phối hợp số 05/QCPH ngày 5/3/2025 giữa Bộ Tài chính, Bộ Nội vụ và Bộ Y tế",
                issuer="Bộ Tài chính, Bộ Nội vụ và Bộ Y tế",
            )
        ],
    ),
    (
        "Quy chế số 7/QCPH ngày 5/3/2025 giữa UBND tỉnh với Ủy ban MTTQ Việt Nam tỉnh",
        [
            want(
                "Quy chế số 7/QCPH ngày 5/3/2025 giữa UBND tỉnh với Ủy ban MTTQ Việt Nam tỉnh",
                issuer="UBND tỉnh và Ủy ban MTTQ Việt Nam tỉnh",
            )
        ],
    ),
)
def test_several_offices(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    (
        "theo đề nghị của Ủy ban nhân dân Thành phố Huế tại Tờ trình số 83/TTr-UBND, các văn bản số 14/UBND-NN, số 15/UBND-NN",
        [
            want("Tờ trình số 83/TTr-UBND", issuer="UBND thành phố Huế", basis="context"),
            want("văn bản số 14/UBND-NN", issuer="UBND thành phố Huế", basis="context"),
            want("15/UBND-NN", issuer="UBND thành phố Huế", basis="context"),
        ],
    ),
    (
        "đề nghị của UBND xã Ea Bar tại Tờ trình số 9/TTr-UBND",
        [want("Tờ trình số 9/TTr-UBND", issuer="UBND xã Ea Bar", basis="context")],
    ),
    (
        "theo đề nghị của Giám đốc Sở Xây dựng tỉnh Lào Cai tại Tờ trình số 45/TTr-SXD ngày 6/3/2024",
        [want("Tờ trình số 45/TTr-SXD ngày 6/3/2024", issuer="Sở Xây dựng tỉnh Lào Cai", basis="context")],
    ),
    (
        "ý kiến của Bộ Chính trị tại Kết luận số 12-KL/TW",
        [want("Kết luận số 12-KL/TW", issuer="Bộ Chính trị", basis="context")],
    ),
    (  # the symbol knows better
        "ý kiến chỉ đạo của Thủ tướng Chính phủ tại Công văn số 123/VPCP-NN",
        [want("Công văn số 123/VPCP-NN", issuer="Văn phòng Chính phủ", basis="symbol")],
    ),
    (
        "đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số 12/TTr-XYZ",
        [want("Tờ trình số 12/TTr-XYZ", issuer="Văn phòng UBND tỉnh", basis="context")],
    ),
    (
        "căn cứ các văn bản của UBND tỉnh Phú Yên: Kế hoạch số 12/KH-UBND ngày 5/3/2024 về việc A; Công văn số 15/UBND-NC",
        [
            want("Kế hoạch số 12/KH-UBND ngày 5/3/2024", issuer="UBND tỉnh Phú Yên", basis="context"),
            want("Công văn số 15/UBND-NC", issuer="UBND tỉnh Phú Yên", basis="context"),
        ],
    ),
    (
        "Trường Đại học Vinh ban hành Quyết định số 45/QĐ-ĐHV",
        [want("Quyết định số 45/QĐ-ĐHV", issuer="Trường Đại học Vinh", basis="context")],
    ),
    # an office to which something is sent issued nothing
    (
        "đã báo cáo Bộ Giáo dục và Đào tạo tại Văn bản số 46/ĐHV-TC",
        [want("Văn bản số 46/ĐHV-TC", issuer=None)],
    ),
    (
        "nhà trường gửi UBND tỉnh Nghệ An tại Công văn số 47/ĐHV-HC",
        [want("Công văn số 47/ĐHV-HC", issuer=None)],
    ),
    (
        "theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số 7/TTr-VP",
        [want("Tờ trình số 7/TTr-VP", issuer="Văn phòng UBND tỉnh", basis="context")],
    ),
    (
        "Ban Thường vụ Tỉnh ủy Yên Bái đã ban hành Chỉ thị số 17 về việc tăng cường sự lãnh đạo",
        [want("Chỉ thị số 17", issuer="Ban Thường vụ Tỉnh ủy Yên Bái")],
    ),
    (
        "ý kiến của Sở Xây dựng (Công văn số 12/SXD-QLN ngày 1/11/2025), UBND xã Sơn Hạ (Báo cáo số 88/BC-UBND)",
        [
            want("Công văn số 12/SXD-QLN ngày 1/11/2025", issuer="Sở Xây dựng"),
            want("Báo cáo số 88/BC-UBND", issuer="UBND xã Sơn Hạ", basis="context"),
        ],
    ),
    ("gửi UBND tỉnh (Báo cáo số 88/BC-UBND)", [want("Báo cáo số 88/BC-UBND", issuer=None)]),
    (
        "Thông báo số 45-TB/ĐU ngày 6/10 của Ban Thường vụ Đảng ủy về việc",
        [want("Thông báo số 45-TB/ĐU ngày 6/10 của Ban Thường vụ Đảng ủy", issuer="Ban Thường vụ Đảng ủy", day=None)],
    ),
    (
        "CV 88/MTTQ-BTT của Ủy ban MTTQ Việt Nam xã.\n3. Theo đó",
        [want("CV 88/MTTQ-BTT của Ủy ban MTTQ Việt Nam xã", issuer="Ủy ban MTTQ Việt Nam xã")],
    ),
    (
        "theo các Nghị quyết HĐND tỉnh: số 12/NQ-HĐND, số 13/NQ-HĐND",
        [want("12/NQ-HĐND", issuer="HĐND tỉnh"), want("13/NQ-HĐND", issuer="HĐND tỉnh")],
    ),
    (
        "Nghị quyết 68-NQ/TW (4/5/2025) của Bộ Chính trị",
        [want("Nghị quyết 68-NQ/TW (4/5/2025) của Bộ Chính trị", day="2025-05-04", issuer="Bộ Chính trị")],
    ),
    ("Nghị quyết HĐTV số 05/NQ-HĐTV ngày 2/1/2025", [want("Nghị quyết HĐTV số 05/NQ-HĐTV ngày 2/1/2025")]),
    ("Quyết định số 01/2025/QĐ-GĐ", [want("Quyết định số 01/2025/QĐ-GĐ", symbol="01/2025/QĐ-GĐ", rules=[])]),
    # another sentence, another office
    (
        "đề nghị của UBND huyện Tuy An tại Tờ trình số 9/TTr-UBND. Công văn số 15/UBND-NC đã trả lời.",
        [
            want("Tờ trình số 9/TTr-UBND", issuer="UBND huyện Tuy An"),
            want("Công văn số 15/UBND-NC", issuer=None),
        ],
    ),
)
def test_the_office_before_the_document(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@cases(
    (
        "Quy định số 37-QĐ/TW ngày 8/10/2025 và Quy định số 36-QĐ/TW ngày 9/10/2025 của Bộ Chính trị",
        [
            want("Quy định số 37-QĐ/TW ngày 8/10/2025", issuer="Bộ Chính trị", day="2025-10-08", form="full"),
            want("Quy định số 36-QĐ/TW ngày 9/10/2025 của Bộ Chính trị", issuer="Bộ Chính trị", day="2025-10-09"),
        ],
    ),
    (
        "Công văn số 15/UBND-NC ngày 3/4/2024 và 16/UBND-NC ngày 5/4/2024 của UBND tỉnh",
        [
            want("Công văn số 15/UBND-NC ngày 3/4/2024", issuer="UBND tỉnh"),
            want("16/UBND-NC ngày 5/4/2024 của UBND tỉnh", issuer="UBND tỉnh"),
        ],
    ),
    (
        "Các Công điện: số 7/CĐ-UBND ngày 5/9/2024, số 8/CĐ-UBND ngày 6/9/2024; số 10/CĐ-UBND ngày 7/9/2024 của UBND tỉnh",
        [
            want("Công điện: số 7/CĐ-UBND ngày 5/9/2024", issuer="UBND tỉnh", day="2024-09-05"),
            want("8/CĐ-UBND ngày 6/9/2024", issuer="UBND tỉnh", day="2024-09-06"),
            want("10/CĐ-UBND ngày 7/9/2024 của UBND tỉnh", issuer="UBND tỉnh", day="2024-09-07"),
        ],
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 1/2/2024, Công văn số 15/UBND-NC ngày 2/2/2024 của UBND tỉnh Hà Giang",
        [
            want("Kế hoạch số 12/KH-UBND ngày 1/2/2024", issuer="UBND tỉnh Hà Giang"),
            want("Công văn số 15/UBND-NC ngày 2/2/2024 của UBND tỉnh Hà Giang", issuer="UBND tỉnh Hà Giang"),
        ],
    ),
    (  # the Party's bodies all sign "/TW"
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị",
        [
            want("Nghị quyết số 18-NQ/TW ngày 25/10/2017", issuer=None),
            want("Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị", issuer="Bộ Chính trị"),
        ],
    ),
    (  # what one carries out is another's
        "Kế hoạch số 614/KH-UBND ngày 05/3/2024 thực hiện Kế hoạch số 15/KH-UBND ngày 01/3/2024 của UBND thành phố",
        [
            want("Kế hoạch số 614/KH-UBND ngày 05/3/2024", issuer=None),
            want("Kế hoạch số 15/KH-UBND ngày 01/3/2024 của UBND thành phố", issuer="UBND thành phố"),
        ],
    ),
)
def test_the_issuer_at_the_end_of_a_list(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def test_an_office_before_its_document_may_break_over_lines() -> None:
    text = "theo đề nghị của Ủy ban nhân dân TP. Huế\ntại Tờ trình số 83/TTr-UBND"
    check(text, [want("Tờ trình số 83/TTr-UBND", issuer="UBND thành phố Huế", basis="context")])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh Vĩnh Long", "UBND tỉnh Vĩnh Long"),
        ("Hội đồng nhân dân (HĐND) tỉnh Vĩnh Long", "HĐND tỉnh Vĩnh Long"),
        ("Ủy ban nhân dân (UBND) huyện T", "UBND huyện T"),
        ("Ủy ban nhân Thành phố Hồ Chí Minh", "UBND thành phố Hồ Chí Minh"),
        ("Ủy ban nhân tỉnh Lào Cai", "UBND tỉnh Lào Cai"),
        ("UBND TP.HCM", "UBND thành phố Hồ Chí Minh"),
        ("UBND TPHCM", "UBND thành phố Hồ Chí Minh"),
        ("UBND TP HCM", "UBND thành phố Hồ Chí Minh"),
        ("UBND Tp. HCM", "UBND thành phố Hồ Chí Minh"),
        ("UBND thành phố HCM", "UBND thành phố Hồ Chí Minh"),
        ("HĐND TP.HCM", "HĐND thành phố Hồ Chí Minh"),
        ("UBND tỉnh BR-VT", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND tỉnh TT-Huế", "UBND tỉnh Thừa Thiên Huế"),
        ("UBND tỉnh TT Huế", "UBND tỉnh Thừa Thiên Huế"),
        ("UBND Hà Nội", "UBND Hà Nội"),
        ("HĐND Quảng Trị", "HĐND Quảng Trị"),
        ("Chủ tịch UBND Lào Cai", "Chủ tịch UBND Lào Cai"),
        ("UBND TP.Hà Nội", "UBND thành phố Hà Nội"),
        ("Ban Tổ chức Tỉnh ủy Cà Mau", "Ban Tổ chức Tỉnh ủy Cà Mau"),
        ("Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"),
    ],
)
def test_offices_and_places_by_their_letters(printed: str, name: str) -> None:
    check(f"{Q} của {printed} về việc giao đất", [want(f"{Q} của {printed}", issuer=name, basis="explicit")])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Nghị quyết của Hội đồng trường số 03/NQ-HĐT", "Hội đồng trường"),
        ("Quyết định của Hiệu trưởng Trường Đại học Vinh số 03/QĐ-ĐHV", "Trường Đại học Vinh"),
        ("Thông báo của Trung tâm Y tế huyện Tuy An số 15/TB-TTYT", "Trung tâm Y tế huyện Tuy An"),
        ("Kế hoạch của Ban Quản lý dự án huyện Tuy An số 8/KH-BQL", "Ban Quản lý dự án huyện Tuy An"),
        ("Báo cáo của Trường Tiểu học số 2 Bình Nguyên số 7/BC-TH", "Trường Tiểu học số 2 Bình Nguyên"),
        ("Quyết định của Chủ tịch UBND tỉnh Lào Cai số 12/QĐ-UBND", "Chủ tịch UBND tỉnh Lào Cai"),
    ],
)
def test_any_office_between_the_type_and_the_number(printed: str, name: str) -> None:
    check(f"theo {printed} ngày 26/8/2024", [want(f"{printed} ngày 26/8/2024", issuer=name)])
