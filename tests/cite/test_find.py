"""Whole sentences as offices write them: spans, forms, subjects, the text's own number."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations
from tests.support.cite_cases import Want, cases, check, want


@cases(
    ("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;", [
        want("Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ", form="full", basis="explicit", day="2023-08-14"),
        want("Luật Thực hiện dân chủ ở cơ sở", form="named"),
    ]),
    ("UBND phường đã ban hành Kế hoạch số 614/KH-UBND ngày 05/3/2024 thực hiện Công văn số 1089/UBND-NV ngày 01/3/2024 của UBND thành phố về việc triển khai.", [
        want("Kế hoạch số 614/KH-UBND ngày 05/3/2024", type="plan", day="2024-03-05", issuer=None),
        want("Công văn số 1089/UBND-NV ngày 01/3/2024 của UBND thành phố", type="official_letter", issuer="UBND thành phố"),
    ]),
    ("Báo cáo số 12/BC-UBND; Tờ trình số 13/TTr-UBND; Thông báo số 14/TB-UBND", [
        want("Báo cáo số 12/BC-UBND", type="report"), want("Tờ trình số 13/TTr-UBND", type="submission"), want("Thông báo số 14/TB-UBND", type="notice"),
    ]),
    ("1. Nghị định số 59/2023/NĐ-CP.\n2. Thông tư số 01/2024/TT-BNV.", [want("Nghị định số 59/2023/NĐ-CP", type="decree"), want("Thông tư số 01/2024/TT-BNV", type="circular")]),
    ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 5/3/2024 của Chủ tịch UBND phường)", [want("Quyết định số 12/QĐ-UBND ngày 5/3/2024 của Chủ tịch UBND phường", issuer="Chủ tịch UBND phường")]),
    ("Nghị định số 34/2016/NĐ-CP được sửa đổi, bổ sung một số điều theo Nghị định số 154/2020/NĐ-CP", [want("Nghị định số 34/2016/NĐ-CP"), want("Nghị định số 154/2020/NĐ-CP")]),
    ("“Nghị định số 59/2023/NĐ-CP”", [want("Nghị định số 59/2023/NĐ-CP")]),
    ("Thông báo kết luận số 12/TB-VPCP", [want("Thông báo kết luận số 12/TB-VPCP")]),
    ("PHƯỜNG XUÂN ĐÀI          Độc lập - Tự do - Hạnh phúc\n\nSố:      /BC-UBND          Xuân Đài, ngày   tháng 11 năm 2024\n", [want("Số:      /BC-UBND", form="self")]),
    ("   Số: 245/BC-UBND            Phú Yên, ngày 18 tháng 12 năm 2023\n\nBÁO CÁO", [want("Số: 245/BC-UBND", form="self", symbol="245/BC-UBND")]),
    ("Luật số: 31/2024/QH15\n\nLUẬT\nĐẤT ĐAI\n\nCăn cứ Hiến pháp", [want("Luật số: 31/2024/QH15", form="self", type="law", symbol="31/2024/QH15"), want("LUẬT\nĐẤT ĐAI", form="self", type="law", name="Đất đai"), want("Hiến pháp")]),
)  # fmt: skip
def test_sentences(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def test_spans_are_spans_of_the_raw_text() -> None:
    text = "\ufeffCăn cứ\r\nNghị định số 59/2023/NĐ-\r\nCP ngày 14/8/2023;\r\n\r\n"
    (found,) = find_citations(text)
    assert text[found.start : found.end] == found.text == "Nghị định số 59/2023/NĐ-\r\nCP ngày 14/8/2023"
    assert found.printed_symbol == "59/2023/NĐ-\r\nCP"


def test_a_subject_ends_before_the_full_stops_of_its_sentence() -> None:
    for stops in (".", "..", "..."):
        text = f"Thực hiện Kế hoạch số 65/KH-UBND ngày 26/02/2024 về thực hiện dân chủ ở cơ sở năm 2024{stops} Phường đã họp."
        subject = find_citations(text)[0].subject
        assert subject is not None and text[slice(*subject)] == "thực hiện dân chủ ở cơ sở năm 2024"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "1\nKế hoạch số 21/KH-UBND\n15/01/2024\nThực hiện dân chủ ở cơ sở\n2\nQuyết định số 45/QĐ-UBND\n30/02/2024\n",
            ["Thực hiện dân chủ ở cơ sở", None],
        ),
        (
            "Quyết định số 45/QĐ-UBND ngày 20/6/2024 của UBND tỉnh Bến Tre ban hành Quy chế\nvà nội quy\nHết hiệu lực\n"
            + "Phường đã họp, " * 20,
            ["ban hành Quy chế\nvà nội quy"],
        ),
        (
            "Quyết định số 45/QĐ-UBND ngày 20/6/2024 về việc kiện toàn Ban Chỉ đạo thực hiện Quy chế của\n"
            "Ủy ban nhân dân tỉnh và các cơ quan trực thuộc; rồi họp.",
            ["kiện toàn Ban Chỉ đạo thực hiện Quy chế của\nỦy ban nhân dân tỉnh và các cơ quan trực thuộc"],
        ),
    ],
)
def test_a_subject_ends_with_its_cell_or_paragraph(text: str, subjects: list[str | None]) -> None:
    found = [one.subject for one in find_citations(text)]
    assert [span and text[slice(*span)] for span in found] == subjects


def test_subject_is_beside_the_span() -> None:
    text = "Kế hoạch số 65/KH-UBND ngày 05/3/2024 về việc thực hiện dân chủ ở cơ sở năm 2024; giao các phòng"
    (found,) = find_citations(text)
    assert found.subject is not None
    assert text[slice(*found.subject)] == "thực hiện dân chủ ở cơ sở năm 2024"


def test_empty_and_plain_texts() -> None:
    assert find_citations("") == []
    assert find_citations("Không có văn bản nào.") == []
