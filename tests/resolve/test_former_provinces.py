"""Provinces that bore another unit or name on the day of the text, and those of before the lists of places."""

from __future__ import annotations

import sqlite3

import pytest

from kg.register.places import by_code, find_places, province_then
from kg.resolve import Reading
from tests.support.reading import read

HEAD = """ỦY BAN NHÂN DÂN
{place}
Số: 31/{year}/QĐ-UBND
{town}, ngày 8 tháng 7 năm {year}

QUYẾT ĐỊNH
Ban hành Quy định

Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 3/7/{year}. Bãi bỏ Quyết định số 9/2003/QĐ-UBND
ngày 8/7/2003 của {office}.
"""


def _issuers(reading: Reading) -> list[str | None]:
    return [one.citation.issuer and one.citation.issuer.name for one in reading.citations]


@pytest.mark.parametrize(
    ("place", "town", "year", "office", "names"),
    [
        ("TỈNH THỪA THIÊN HUẾ", "Huế", 2019, "Ủy ban nhân dân tỉnh", ["UBND tỉnh Thừa Thiên Huế", "Sở Nội vụ tỉnh Thừa Thiên Huế", "UBND tỉnh Thừa Thiên Huế"]),
        ("TỈNH THỪA THIÊN HUẾ", "Thừa Thiên Huế", 2024, "UBND tỉnh Thừa Thiên Huế", ["UBND tỉnh Thừa Thiên Huế", "Sở Nội vụ tỉnh Thừa Thiên Huế", "UBND tỉnh Thừa Thiên Huế"]),
        ("THÀNH PHỐ HUẾ", "Huế", 2026, "Ủy ban nhân dân tỉnh", ["UBND thành phố Huế", "Sở Nội vụ thành phố Huế", "UBND tỉnh Thừa Thiên Huế"]),
        ("THÀNH PHỐ HUẾ", "Huế", 2025, "UBND tỉnh Thừa Thiên Huế", ["UBND thành phố Huế", "Sở Nội vụ thành phố Huế", "UBND tỉnh Thừa Thiên Huế"]),
        ("TỈNH HÀ TÂY", "Hà Đông", 2007, "Ủy ban nhân dân tỉnh", ["UBND tỉnh Hà Tây", "Sở Nội vụ tỉnh Hà Tây", "UBND tỉnh Hà Tây"]),
        ("TỈNH HÀ TÂY", "Hà Tây", 2006, "UBND tỉnh Hà Tây", ["UBND tỉnh Hà Tây", "Sở Nội vụ tỉnh Hà Tây", "UBND tỉnh Hà Tây"]),
        ("TỈNH LÀO CAI", "Lào Cai", 2019, "Ủy ban nhân dân tỉnh", ["UBND tỉnh Lào Cai", "Sở Nội vụ tỉnh Lào Cai", "UBND tỉnh Lào Cai"]),
    ],
)  # fmt: skip
def test_the_province_of_the_day(
    register: sqlite3.Connection, place: str, town: str, year: int, office: str, names: list[str]
) -> None:
    reading = read(HEAD.format(place=place, town=town, year=year, office=office), register)
    assert reading.report.body is not None
    assert [reading.report.body.name, *_issuers(reading)[1:]] == names


@pytest.mark.parametrize(
    ("year", "name"),
    [(2016, "UBND tỉnh Thừa Thiên Huế"), (2024, "UBND tỉnh Thừa Thiên Huế")],
)
def test_a_district_lies_in_the_province_of_its_day(register: sqlite3.Connection, year: int, name: str) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nHUYỆN PHÚ VANG\nSố: 31/KH-UBND\nPhú Vang, ngày 8 tháng 7 năm {year}\n\nKẾ HOẠCH\nThi đua\n\n"
        f"Thực hiện Kế hoạch số 12/KH-UBND ngày 5/6/{year} của UBND tỉnh, UBND huyện Phú Vang ban hành kế hoạch."
    )
    assert _issuers(read(text, register))[1] == name


def test_one_code_for_both(register: sqlite3.Connection) -> None:
    (former,) = find_places(register, "tỉnh Thừa Thiên Huế")
    (now,) = by_code(register, "46")
    assert (former.iri_code, now.full_name) == ("46", "thành phố Huế")
    assert province_then(now, former.valid_until) == now
