"""Days: every way of writing one beside a citation, and those that belong to something else."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations
from tests.support.cite_cases import Want, cases, check, want

N = "Kế hoạch số 65/KH-UBND"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        (" ngày 05/3/2024", "2024-03-05"),
        (" ngày 5/3/2024", "2024-03-05"),
        (" ngày 05-03-2024", "2024-03-05"),
        (" ngày 05.3.2024", "2024-03-05"),
        (" ngày 05/3 /2024", "2024-03-05"),
        (" ngày 19/6/ 2013", "2013-06-19"),
        (" ngày 19 / 6 / 2013", "2013-06-19"),
        (" ngày 20 tháng 4 năm 2007", "2007-04-20"),
        (" ngày 20 tháng 04 năm 2007", "2007-04-20"),
        (" ngày\n20 tháng 4\nnăm 2007", "2007-04-20"),
        (" NGÀY 20 THÁNG 4 NĂM 2007", "2007-04-20"),
        (" ngày 31 tháng 12, năm 2015", "2015-12-31"),
        (" ngày 20 tháng tư năm 2007", "2007-04-20"),
        (" ngày 05 tháng Giêng năm 2007", "2007-01-05"),
        (" ngày mồng 5 tháng chạp năm 2007", "2007-12-05"),
        (" ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi ba", "2023-11-20"),
        (", ngày 05/3/2024", "2024-03-05"),
        (" Ngày 05/3/2024", "2024-03-05"),
        (" NGÀY 05/3/2024", "2024-03-05"),
        (" 05/3/2024", "2024-03-05"),
        (" (05/3/2024)", "2024-03-05"),
        (" (ngày 05/3/2024)", "2024-03-05"),
        (" ký ngày 05/3/2024", "2024-03-05"),
        (" được ký ngày 05/3/2024", "2024-03-05"),
        (" ban hành ngày 05/3/2024", "2024-03-05"),
        (" được ban hành ngày 05/3/2024", "2024-03-05"),
        (" đã ban hành ngày 05/3/2024", "2024-03-05"),
        (" ngày 05/3/24", "2024-03-05"),
        (" ngày 05/3/99", "1999-03-05"),
        (" đề ngày 05/3/2024", "2024-03-05"),
        (" ngày: 05/3/2024", "2024-03-05"),
        (" ngày 05\n\n12\n\ntháng 3 năm 2024", "2024-03-05"),
        (" ngày 05 tháng 3\n \nCÔNG BÁO/Số 302/Ngày 02-06-2026 \n71 \n \nnăm 2024", "2024-03-05"),
    ],
)
def test_ways_of_writing(printed: str, day: str) -> None:
    check(f"theo {N}{printed} về chuyển đổi số", [want(N + printed, day=day, bad_date=None)])


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        (" ngày … tháng 3 năm 2024", 2024),
        (" ngày ... tháng ... năm 2024", 2024),
        (" ngày    tháng 3 năm 2024", 2024),
        (" ngày   /3/2024", 2024),
        (" năm 2024", 2024),
    ],
)
def test_blank_days_leave_the_year(printed: str, year: int) -> None:
    check(f"{N}{printed} về chuyển đổi số", [want(N + printed, day=None, year=year, bad_date=None)])


@cases(
    (f"{N} ngày 31/02/2024 của UBND huyện", [want(f"{N} ngày 31/02/2024 của UBND huyện", day=None, bad_date="ngày 31/02/2024", issuer="UBND huyện")]),
    # issuer and day in either order
    (f"{N} của UBND tỉnh ngày 05/3/2024", [want(f"{N} của UBND tỉnh ngày 05/3/2024", day="2024-03-05", issuer="UBND tỉnh", form="full")]),
    (f"{N} ngày 05/3/2024 của UBND tỉnh", [want(f"{N} ngày 05/3/2024 của UBND tỉnh", day="2024-03-05", issuer="UBND tỉnh", form="full")]),
    (f"{N} của UBND tỉnh ban hành ngày 05/3/2024", [want(f"{N} của UBND tỉnh ban hành ngày 05/3/2024", day="2024-03-05", issuer="UBND tỉnh")]),
    (f"{N} do UBND tỉnh ban hành ngày 05/3/2024", [want(f"{N} do UBND tỉnh ban hành ngày 05/3/2024", day="2024-03-05", issuer="UBND tỉnh")]),
    # the day that opens the sentence
    ("Ngày 30/8/2024, UBND phường đã ban hành Quy chế kèm theo Quyết định số 01/2024/QĐ-UBND.", [want("Quyết định số 01/2024/QĐ-UBND", day="2024-08-30")]),
    ("Ngày 14 tháng 8 năm 2023, Chính phủ ban hành Nghị định số 59/2023/NĐ-CP.", [want("Nghị định số 59/2023/NĐ-CP", day="2023-08-14")]),
    ("Ngày 12/5/2023, Chủ tịch UBND xã ký Quyết định số 88/QĐ-UBND. Ngày 15/5/2023 họp.", [want("Quyết định số 88/QĐ-UBND", day="2023-05-12")]),
    ("Ngày 12/5/2023, các hộ ký cam kết theo Kế hoạch số 88/KH-UBND.", [want("Kế hoạch số 88/KH-UBND", day=None)]),
    ("Ngày 30/8/2024, UBND phường đã ban hành Quyết định số 05/2024/QĐ-UBND; ngày 02-9-2024 họp dân.", [want("Quyết định số 05/2024/QĐ-UBND", day="2024-08-30")]),
    ("các Quyết định số 101/QĐ-UBND, 102/QĐ-UBND cùng ngày 15/02/2023 về", [want("Quyết định số 101/QĐ-UBND", day="2023-02-15"), want("102/QĐ-UBND cùng ngày 15/02/2023", day="2023-02-15")]),
    ("Ngày 30/8/2024, UBND phường họp theo Kế hoạch số 12/KH-UBND.", [want("Kế hoạch số 12/KH-UBND", day=None)]),
    ("Ngày 30/8/2024, UBND phường đã ban hành văn bản triển khai. Căn cứ Kế hoạch số 12/KH-UBND.", [want("Kế hoạch số 12/KH-UBND", day=None)]),
    # days of something else
    (f"{N} có hiệu lực từ ngày 05/3/2024", [want(N, day=None)]),
    (f"{N}, đến ngày 05/3/2024 đã có 12 hộ", [want(N, day=None)]),
    (f"{N} được thay thế ngày 05/3/2024", [want(N, day=None)]),
    (f"{N}; ngày 05/3/2024, UBND phường họp", [want(N, day=None)]),
    (f"{N}. Ngày 05/3/2024, UBND phường họp", [want(N, day=None)]),
    (f"{N} 05/3/20245", [want(N, day=None)]),
)  # fmt: skip
def test_beside_citations(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def test_day_and_symbol_stay_apart() -> None:
    assert [c.text for c in find_citations("Đến ngày 05/3/2024 có 12/15 hộ; 30/4/1975")] == []
