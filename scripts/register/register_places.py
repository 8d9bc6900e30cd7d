"""Provinces, districts and communes before and after 2025-07-01, and what became of each."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from pathlib import Path

from kg.naming import place_key
from kg.register.imports.spelling import spelling
from scripts.register.register_csv import put, rows

UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã")


def unit_and_name(full: str) -> tuple[str, str]:
    """("phường", "4") of "Phường 4"; the first word(s) name the unit, whatever their capitals."""
    full = spelling(full)
    for unit in UNITS:
        if full.lower().startswith(unit + " "):
            return unit, full[len(unit) + 1 :]
    raise SystemExit(f"no unit in {full!r}")


def renamed(path: Path, units: list[dict[str, str]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Provinces and communes that became units of another kind: level, code, the unit until then, the unit since, day.

    The list of units already holds the later names: only the code is taken from it.
    """
    provinces = {unit_and_name(r["province_full_name"])[1]: r["province_code"] for r in units}
    communes = {(r["province_code"], place_key(unit_and_name(r["ward_full_name"])[1])): r["ward_code"] for r in units}
    for row in rows(path):
        if not row["kind"].startswith("renamed (") or not row["new body"].startswith("UBND "):
            continue
        old, new = (row[column].removeprefix("UBND ").removesuffix(" (mới)") for column in ("old body", "new body"))
        unit, name = unit_and_name(old.partition(", ")[0])
        unit_then, _ = unit_and_name(new.partition(", ")[0])
        province = old.partition(", ")[2]
        if province:
            yield "commune", communes[provinces[province], place_key(name)], unit, unit_then, row["from day"]
        else:
            yield "province", provinces[name], unit, unit_then, row["from day"]


def write_places(source: Path, out: Path) -> None:
    folder, end = source / "places", "2025-07-01"
    old = rows(folder / "units_before_2025-07_vietnamadminunits.csv")
    new = rows(folder / "units_2025_thanglequoc.csv")
    moved = rows(folder / "province_successors_20250701_dvhcvn.csv")
    wards = rows(folder / "ward_successors_20250701_dvhcvn.csv")
    into = collections.Counter(r["new_code"] for r in moved)
    same = {
        r["old_code"] for r in moved
        if r["old_code"] == r["new_code"] and into[r["new_code"]] == 1
    }  # fmt: skip
    places: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def add(era: str, level: str, code: str, full: str, parent: str, start: str, until: str) -> None:
        places.setdefault((era, level, code), (era, level, code, *unit_and_name(full), parent, start, until))

    for r in old:
        kept = r["province_code"] in same
        add("old", "province", r["province_code"], r["province"], "", "", "" if kept else end)
        add("old", "district", r["district_code"], r["district"], r["province_code"], "", end)
        if r["ward_code"]:
            add("old", "commune", r["ward_code"], r["ward"], r["district_code"], "", end)
    for r in new:
        if r["province_code"] not in same:
            add("new", "province", r["province_code"], r["province_full_name"], "", end, "")
        add("new", "commune", r["ward_code"], r["ward_full_name"], r["province_code"], end, "")
    links = {
        ("province", r["old_code"], r["new_code"], "full", "old", "new") for r in moved if r["old_code"] not in same
    }  # fmt: skip
    known = set(places)
    lost = 0
    for r in wards:
        ends = ("old", "commune", r["old_ward_code"]), ("new", "commune", r["new_ward_code"])
        if known.issuperset(ends):
            links.add(("commune", r["old_ward_code"], r["new_ward_code"], r["part"], "old", "new"))
        else:
            lost += 1
    for level, code, unit, unit_then, day in renamed(source / "register" / "2026" / "bodies-places.csv", new):
        era = "new" if ("new", level, code) in places else "old"
        _, _, _, _, name, parent, start, _ = places[era, level, code]
        places[era, level, code] = (era, level, code, unit, name, parent, start, day)
        places["later", level, code] = ("later", level, code, unit_then, name, parent, day, "")
        links.add((level, code, code, "full", era, "later"))
    lines = sorted(places.values())
    put(out / "places.csv", ("era", "level", "code", "unit", "name", "parent", "from", "until"), lines)
    put(out / "place_successors.csv", ("level", "old", "new", "part", "old_era", "new_era"), sorted(links))
    print(f"places {len(places)}, successions {len(links)}, {lost} with unknown codes left out")
