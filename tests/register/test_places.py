"""Places by name, before and after 2025-07-01."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.register.places import ancestors, by_code, find_places, split_unit, successors


@pytest.fixture(scope="module")
def conn(register: sqlite3.Connection) -> sqlite3.Connection:
    return register


@pytest.mark.parametrize(
    ("printed", "unit", "name"),
    [
        ("Phường 4", "phường", "4"),
        ("P. 4", "phường", "4"),
        ("P.4", "phường", "4"),
        ("thành phố Đông Hà", "thành phố", "Đông Hà"),
        ("TP Hạ Long", "thành phố", "Hạ Long"),
        ("Tp. Hạ Long", "thành phố", "Hạ Long"),
        ("T.P Hạ Long", "thành phố", "Hạ Long"),
        ("TX Đức Phổ", "thị xã", "Đức Phổ"),
        ("thi xa Duc Pho", "thị xã", "Duc Pho"),
        ("xã Ea H'leo", "xã", "Ea H'leo"),
        ("Hạ Long", None, "Hạ Long"),
        ("Phước Long", None, "Phước Long"),
        ("Quảng Trị", None, "Quảng Trị"),
    ],
)
def test_split_unit(printed: str, unit: str | None, name: str) -> None:
    assert split_unit(printed) == (unit, name)


@pytest.mark.parametrize(
    ("query", "day", "codes"),
    [
        ("thành phố Đông Hà", None, ["45-461"]),
        ("TP Đông Hà", "2025-06-30", ["45-461"]),
        ("TP Đông Hà", "2025-07-01", []),
        ("TP Hạ Long", None, ["22-193"]),
        ("tp ha long", None, ["22-193"]),
        ("TX Đức Phổ", None, ["51-534"]),
        ("thị xã Bỉm Sơn", None, ["38-381"]),
        ("huyện Đồng Phú", None, ["70-695"]),
        ("tỉnh Quảng Trị", "2025-06-30", ["45"]),
        ("tỉnh Quảng Trị", "2025-07-01", ["44"]),
        ("Hà Nội", "2024-01-01", ["01"]),
        ("Hà Nội", "2026-01-01", ["01"]),
        ("thị xã Không Có", None, []),
    ],
)
def test_find(conn: sqlite3.Connection, query: str, day: str | None, codes: list[str]) -> None:
    found = find_places(conn, query, day=date.fromisoformat(day) if day else None)
    assert [p.iri_code for p in found] == codes


@pytest.mark.parametrize(
    ("ward", "town", "code"),
    [
        ("Phường 4", "thành phố Đông Hà", "45-19345"),
        ("phuong 04", "TP Đông Hà", "45-19345"),
        ("phường Nguyễn Nghiêm", "TX Đức Phổ", "51-21439"),
        ("phường Lam Sơn", "thị xã Bỉm Sơn", "38-14812"),
        ("Trần Hưng Đạo", "TP Hạ Long", "22-06685"),
    ],
)
def test_only_context_decides(conn: sqlite3.Connection, ward: str, town: str, code: str) -> None:
    (above,) = find_places(conn, town, level="district")
    found = find_places(conn, ward, within=above)
    if ward == "phường Lam Sơn":
        assert len(found) == 1
        assert found[0].iri_code.startswith("38-")
    else:
        assert [p.iri_code for p in found] == [code]
    assert ancestors(conn, found[0])[0] == above


def test_there_are_twenty_wards_four(conn: sqlite3.Connection) -> None:
    assert len(find_places(conn, "Phường 4")) == 20
    assert find_places(conn, "Phường 4", day=date(2025, 7, 1)) == []
    assert len(find_places(conn, "4", unit="phường", level="commune")) == 20


def test_ancestors(conn: sqlite3.Connection) -> None:
    (town,) = find_places(conn, "TP Hạ Long")
    (ward,) = find_places(conn, "Trần Hưng Đạo", within=town)
    assert [p.full_name for p in ancestors(conn, ward)] == ["thành phố Hạ Long", "tỉnh Quảng Ninh"]
    new = find_places(conn, "phường Ba Đình", day=date(2025, 7, 1))
    assert [[p.full_name for p in ancestors(conn, w)] for w in new] == [["thành phố Hà Nội"]]


def test_codes_of_the_two_eras_collide(conn: sqlite3.Connection) -> None:
    assert [p.full_name for p in by_code(conn, "01-00004", date(2025, 6, 30))] == ["phường Trúc Bạch"]
    assert [p.full_name for p in by_code(conn, "01-00004", date(2025, 7, 1))] == ["phường Ba Đình"]


def test_successors(conn: sqlite3.Connection) -> None:
    (province,) = find_places(conn, "tỉnh Quảng Trị", day=date(2024, 1, 1))
    assert [(p.iri_code, part) for p, part in successors(conn, province)] == [("44", "full")]
    (town,) = find_places(conn, "thành phố Đông Hà")
    assert {(p.full_name, part) for p, part in successors(conn, town)} == {
        ("phường Đông Hà", "partial"), ("phường Nam Đông Hà", "partial"),
    }  # fmt: skip
    (ward,) = find_places(conn, "Trần Hưng Đạo", within=find_places(conn, "TP Hạ Long")[0])
    assert [(p.full_name, part) for p, part in successors(conn, ward)] == [("phường Hồng Gai", "full")]
    (hanoi,) = find_places(conn, "Hà Nội", level="province")
    assert successors(conn, hanoi) == []


@pytest.mark.parametrize(
    ("day", "name", "code"),
    [
        ("2025-06-30", "tỉnh Đồng Nai", "75"),
        ("2025-07-01", "tỉnh Đồng Nai", "75"),
        ("2026-04-29", "tỉnh Đồng Nai", "75"),
        ("2026-04-30", "thành phố Đồng Nai", "75"),
        ("2026-08-31", "tỉnh Quảng Ninh", "22"),
        ("2026-09-01", "thành phố Quảng Ninh", "22"),
        ("2026-09-19", "tỉnh Bắc Ninh", "24"),
        ("2026-09-20", "thành phố Bắc Ninh", "24"),
        ("2026-04-29", "xã Trảng Bom", "75-26248"),
        ("2026-04-30", "phường Trảng Bom", "75-26248"),
        ("2026-09-19", "xã Kép", "24-07399"),
        ("2026-09-20", "phường Kép", "24-07399"),
    ],
)
def test_a_place_is_of_another_kind_from_its_day_on(conn: sqlite3.Connection, day: str, name: str, code: str) -> None:
    units = {"tỉnh": "thành phố", "thành phố": "tỉnh", "xã": "phường", "phường": "xã"}
    unit, proper = split_unit(name)
    on = date.fromisoformat(day)
    assert [p.iri_code for p in find_places(conn, name, day=on)] == [code]
    assert find_places(conn, f"{units[str(unit)]} {proper}", day=on) == []


def test_a_province_keeps_its_communes_when_it_becomes_a_city(conn: sqlite3.Connection) -> None:
    (before,) = find_places(conn, "tỉnh Đồng Nai", day=date(2026, 4, 29))
    (since,) = find_places(conn, "thành phố Đồng Nai", level="province")
    assert successors(conn, before) == [(since, "full")]
    for province in (before, since):
        assert [p.full_name for p in find_places(conn, "phường Biên Hòa", within=province)] == ["phường Biên Hòa"]
    (merged,) = find_places(conn, "tỉnh Đồng Nai", day=date(2025, 6, 30))
    assert find_places(conn, "phường Biên Hòa", within=merged) == []


def test_every_place_has_its_parent(conn: sqlite3.Connection) -> None:
    bare = conn.execute("SELECT count(*) FROM place WHERE parent IS NULL AND level <> 'province'").fetchone()
    count = dict(conn.execute("SELECT level || '/' || era, count(*) FROM place GROUP BY 1").fetchall())
    assert bare == (0,)
    assert count["province/old"] == 63
    assert count["district/old"] == 696
    standing = conn.execute("SELECT count(*) FROM place WHERE level = 'province' AND valid_until IS NULL").fetchone()
    assert standing == (34,)
    assert count["commune/new"] == 3321
