"""Provinces, districts and communes before and after 2025-07-01, and what became of each."""

from __future__ import annotations

import collections
from pathlib import Path

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
    lines = sorted(places.values())
    put(out / "places.csv", ("era", "level", "code", "unit", "name", "parent", "from", "until"), lines)
    known = set(places)
    links = {("province", r["old_code"], r["new_code"], "full") for r in moved if r["old_code"] not in same}
    lost = 0
    for r in wards:
        if ("old", "commune", r["old_ward_code"]) in known and (
            "new",
            "commune",
            r["new_ward_code"],
        ) in known:
            links.add(("commune", r["old_ward_code"], r["new_ward_code"], r["part"]))
        else:
            lost += 1
    put(out / "place_successors.csv", ("level", "old", "new", "part"), sorted(links))
    print(f"places {len(places)}, successions {len(links)}, {lost} with unknown codes left out")
