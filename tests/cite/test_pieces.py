"""Numbers, codes, days and offices that a text layer has torn into pieces, and codes printed twice."""

from __future__ import annotations

import pytest

from kg.cite.find import find_citations
from tests.support.cite_cases import check, want


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Nghị định số 5 9/2023/NĐ-CP", "59/2023/NĐ-CP"),
        ("Nghị định số 1 45/2020/NĐ-CP", "145/2020/NĐ-CP"),
        ("Nghị định số 14 5/2020/NĐ-CP", "145/2020/NĐ-CP"),
        ("Nghị định số 59/20 23/NĐ-CP", "59/2023/NĐ-CP"),
        ("Nghị định số 59/2 023/NĐ-CP", "59/2023/NĐ-CP"),
        ("Nghị định số 59/202 3/NĐ-CP", "59/2023/NĐ-CP"),
        ("Quyết định số 1 2/QĐ-UBND", "12/QĐ-UBND"),
        ("Quyết định số 12 34/QĐ-UBND", "1234/QĐ-UBND"),
        ("Quyết định số: 3 4/2023/QĐ-UBND", "34/2023/QĐ-UBND"),
        ("Kế hoạch số 1 20-KH/TU", "120-KH/TU"),
        ("Kết luận số 4 8-KL/TW", "48-KL/TW"),
        ("Luật số 1 0/2022/QH15", "10/2022/QH15"),
        ("Công văn số 3 629/UBND-KTN", "3629/UBND-KTN"),
        ("Thông tư số 3 2/2018/TT-BGDĐT", "32/2018/TT-BGDĐT"),
        ("Báo cáo số 24 6/BC-SNV", "246/BC-SNV"),
        ("Nghị định số 59/2023/N Đ-CP", "59/2023/NĐ-CP"),
        ("Nghị định số 59/2023/NĐ-C P", "59/2023/NĐ-CP"),
        ("Quyết định số 12/QĐ-UB ND", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ-U BND", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ-T Tg", "12/QĐ-TTg"),
        ("Quyết định số 12/QĐ-TT g", "12/QĐ-TTg"),
        ("Quyết định số 12/Q Đ-TTg", "12/QĐ-TTg"),
        ("Thông tư số 12/2023/T T-BTC", "12/2023/TT-BTC"),
        ("Thông tư số 12/2023/TT-B TC", "12/2023/TT-BTC"),
        ("Nghị quyết số 12/NQ-H ĐND", "12/NQ-HĐND"),
        ("Nghị quyết số 12/N Q-HĐND", "12/NQ-HĐND"),
    ],
)
def test_a_number_in_pieces_is_one(printed: str, symbol: str) -> None:
    (found,) = find_citations(f"Thực hiện {printed} ngày 1/2/2023, các đơn vị báo cáo.")
    assert (found.text, found.symbol) == (f"{printed} ngày 1/2/2023", symbol)
    assert found.repairs, "what was set right is told"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Theo Mục 5 59/2023/NĐ-CP của Chính phủ", ["Mục 5 59/2023/NĐ-CP của Chính phủ"]),
        ("Biểu mẫu số 12 1459/2023/TT-BTC", ["1459/2023/TT-BTC"]),
        (
            "Quyết định số 12/QĐ-UBND ngày 1/2/2023, trang 5 12/KH-UBND",
            ["Quyết định số 12/QĐ-UBND ngày 1/2/2023", "12/KH-UBND"],
        ),
    ],
)
def test_two_numbers_are_not_one(text: str, spans: list[str]) -> None:
    assert [one.text for one in find_citations(text)] == spans


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ngày 1 4/8/2023", "2023-08-14"),
        ("ngày 14/0 8/2023", "2023-08-14"),
        ("ngày 14/8/2 023", "2023-08-14"),
        ("ngày 14/8/20 23", "2023-08-14"),
        ("ngày 14/8/202 3", "2023-08-14"),
        ("ngày 3 0/11/2024", "2024-11-30"),
    ],
)
def test_a_day_in_pieces_is_one(printed: str, day: str) -> None:
    span = f"Nghị định số 59/2023/NĐ-CP {printed}"
    check(f"{span} của Chính phủ", [want(f"{span} của Chính phủ", day=day, issuer="Chính phủ")])


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("UBND t ỉnh Phú Yên ban hành", "UBND tỉnh Phú Yên"),
        ("UBND h uyện Tuy An đã ban hành", "UBND huyện Tuy An"),
        ("UBND huy ện Tuy An đã ban hành", "UBND huyện Tuy An"),
        ("Ủy b an nhân dân huy ện Tuy An đã ban hành", "UBND huyện Tuy An"),
        ("UBND x ã Ia Grai vừa ban hành các", "UBND xã Ia Grai"),
        ("UBND phư ờng Xuân Đài ban hành", "UBND phường Xuân Đài"),
    ],
)
def test_an_office_in_pieces_before_its_document(before: str, name: str) -> None:
    check(
        f"{before} Quyết định số 12/QĐ-UBND ngày 3/4/2024",
        [want("Quyết định số 12/QĐ-UBND ngày 3/4/2024", issuer=name, basis="context")],
    )


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Nghị quyết số 37-NQ/TW NQ/TW", "37-NQ/TW"),
        ("Quyết định số 12/QĐ-UBND QĐ-UBND", "12/QĐ-UBND"),
        ("Nghị định số 59/2023/NĐ-CP/NĐ-CP", "59/2023/NĐ-CP"),
        ("Thông tư số 8/2023/TT-BTC TT-BTC", "8/2023/TT-BTC"),
        ("Kế hoạch số 120-KH/TU KH/TU", "120-KH/TU"),
    ],
)
def test_codes_printed_twice_are_one(printed: str, symbol: str) -> None:
    span = f"{printed} ngày 24/12/2018"
    check(f"Thực hiện {span}", [want(span, symbol=symbol, day="2018-12-24", rules=["doubled"])])
