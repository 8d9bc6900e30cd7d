"""A generated register of the size and shape of a whole nation's: documents from 1945 to 2026, and their relations.

    python -m benchmarks.national_register STORE [--documents 1000000] [--edges 10000000] [--seed 1]

Writes a new store with the shipped register and, beside it, as an import brings them, the generated documents with
days, titles, states and claims, and their relations; and prints how fast. The relations are those of the open national
data set, in its own proportions (LABELS of national_database.py; a relation that the set tells from both sides counts
once); plans and letters carry out what their superiors issued. Few laws and decrees carry most of what rests on others
(a Pareto weight each), some documents rest on younger ones, as slips of real lists do, and four in ten have fallen.
The same seed gives the same register.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.national_database import LABELS
from kg.data import table
from kg.naming import document_iri, name_key, symbol_key

DOCUMENTS, EDGES = 1_000_000, 10_000_000
FIRST, LAST = date(1945, 9, 2), date(2026, 6, 30)
SOURCE = "Danh mục toàn quốc (tạo để đo)"
#: Type, code, office, level, share of a thousand documents, how many bases against the mean, and what it rests on: the
#: tiers above it with their weights. Local documents rest on laws, decrees and circulars, and on their own province's.
TIERS: tuple[tuple[str, str, str, str, float, float, dict[int, float]], ...] = (
    ("law", "QH", "Quốc hội", "central", 0.8, 0, {}),
    ("decree", "NĐ-CP", "Chính phủ", "central", 14, 0.25, {0: 1}),
    ("decision", "QĐ-TTg", "Thủ tướng Chính phủ", "central", 16, 0.25, {0: 5, 1: 3}),
    ("circular", "TT-{}", "Bộ {}", "ministry", 60, 0.35, {0: 3, 1: 6, 2: 1}),
    ("resolution", "NQ-HĐND", "HĐND", "province", 70, 1, {0: 6, 1: 4, 3: 2}),
    ("decision", "QĐ-UBND", "UBND", "province", 330, 1.1, {0: 5, 1: 4, 3: 3, 4: 0.5}),
    ("plan", "KH-UBND", "UBND", "province", 60, 1, {0: 4, 1: 3, 2: 2, 4: 0.5, 5: 0.5}),
    ("decision", "QĐ-UBND", "UBND", "district", 170, 1.1, {0: 5, 1: 4, 3: 1, 5: 1}),
    ("plan", "KH-UBND", "UBND", "district", 90, 1, {0: 3, 1: 3, 5: 0.5, 6: 1}),
    ("plan", "KH-UBND", "UBND", "commune", 189.2, 1, {0: 3, 1: 3, 7: 0.5, 8: 1}),
)
_FIRST_LOCAL = 4  # tiers from here on are a place's own
_RECENT = 40
MINISTRIES = (("BTC", "Tài chính"), ("BNV", "Nội vụ"), ("BYT", "Y tế"), ("BCA", "Công an"), ("BXD", "Xây dựng"),
              ("BTP", "Tư pháp"), ("BGDĐT", "Giáo dục và Đào tạo"), ("BCT", "Công Thương"))  # fmt: skip
SUBJECTS = ("thực hiện dân chủ ở cơ sở", "cải cách hành chính", "phòng, chống tham nhũng, tiêu cực", "chuyển đổi số",
            "quản lý, sử dụng và thanh quyết toán kinh phí chi thường xuyên", "bảo vệ môi trường", "an toàn thực phẩm",
            "giảm nghèo bền vững", "xây dựng nông thôn mới", "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
            "công tác dân vận", "bảo đảm trật tự, an toàn giao thông")  # fmt: skip
_WORDS = {"law": "Luật", "decree": "Nghị định", "decision": "Quyết định về việc ban hành quy định",
          "circular": "Thông tư hướng dẫn", "resolution": "Nghị quyết về", "plan": "Kế hoạch"}  # fmt: skip
_SLIPS = 0.001
_BATCH = 20_000


@dataclass(slots=True)
class Generated:
    """The register as arrays, by day: row n is the n-th document, its `group` the office and type that issued it.

    `falls` is the row of the document that ends it, or -1. `edges` maps a relation to its acting and target rows.
    """

    tier: np.ndarray
    day: np.ndarray  # proleptic ordinal
    place: np.ndarray  # row of `places`, or the ministry's, or 0
    group: np.ndarray
    falls: np.ndarray
    edges: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]]
    places: dict[str, list[tuple[str, str]]]  # level → code in the IRI, and full name


def relation_mix() -> dict[tuple[str, str], float]:
    """The share of each (relation, scope) in the national data set."""
    sides: dict[tuple[str, str], list[int]] = {}
    for row in table("national_database")["relations"]:
        count = LABELS.get(row["label"].removeprefix("Văn bản "))
        if count and row["relation"]:
            sides.setdefault((row["relation"], row["scope"]), []).append(count)
    total = sum(max(counts) for counts in sides.values())
    return {key: max(counts) / total for key, counts in sides.items()}


def generate(documents: int = DOCUMENTS, edges: int = EDGES, seed: int = 1) -> Generated:
    """The register, by arrays alone; the same numbers give the same register."""
    chance = np.random.default_rng(seed)
    places = _places()
    tier = chance.choice(len(TIERS), documents, p=np.array([row[4] for row in TIERS]) / sum(row[4] for row in TIERS))
    span = LAST.toordinal() - FIRST.toordinal()
    day = FIRST.toordinal() + np.sort((span * chance.power(5.0, documents)).astype(np.int64))  # ever more each year
    place = np.zeros(documents, np.int64)
    for number, row in enumerate(TIERS):
        mine = tier == number
        choices = len(MINISTRIES) if row[3] == "ministry" else len(places.get(row[3], ((),)))
        place[mine] = chance.integers(choices, size=int(mine.sum()))
    group = tier.astype(np.int64) * 20_000 + place
    province = _provinces(tier, place, places)
    fallen = _earlier_of_group(group, chance, 0.42)
    found: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]] = {}
    for (relation, scope), share in relation_mix().items():
        wanted = int(edges * share)
        if (relation, scope) == ("repeals", "whole"):
            rows = np.flatnonzero(fallen >= 0)
            found[relation, scope] = (fallen[rows], rows)  # each ends once; what is left of the share goes to căn cứ
            wanted = 0
        elif relation in ("amends", "supplements", "repeals", "suspends"):
            target = chance.integers(documents, size=wanted)
            acting = _successor(group, target, chance)
            held = acting >= 0
            found[relation, scope] = (acting[held], target[held])
        elif relation != "based_on":
            found[relation, scope] = _rests(tier, province, wanted, chance, all_tiers=relation == "cites")
    bases = max(0, edges - sum(len(ends[0]) for ends in found.values()))
    acting, target = _rests(tier, province, bases, chance)
    carries = np.isin(tier[acting], [n for n, row in enumerate(TIERS) if row[0] == "plan"]) & (tier[target] > 1)
    found["implements", "whole"] = acting[carries], target[carries]
    found["based_on", "whole"] = acting[~carries], target[~carries]
    return Generated(tier, day, place, group, fallen, found, places)


def _places() -> dict[str, list[tuple[str, str]]]:
    from kg.register.shipped import _rows  # the shipped lists of units

    found: dict[str, list[tuple[str, str]]] = {}
    above: dict[str, str] = {}
    for era, level, code, unit, name, parent, *_ in sorted(_rows("places"), key=lambda r: len(r[2])):
        if era == "old":
            province = above.get(parent, parent) if level == "commune" else parent
            above.setdefault(code, province)
            found.setdefault(level, []).append((f"{province}-{code}" if parent else code, f"{unit} {name}"))
    return found


def _earlier_of_group(group: np.ndarray, chance: np.random.Generator, share: float) -> np.ndarray:
    """For a `share` of the documents the one of their own office and type that ends them, else -1."""
    ends = _successor(group, np.arange(len(group)), chance)
    return np.where(chance.random(len(group)) < share, ends, -1)


def _successor(group: np.ndarray, rows: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """For each row a later one of its own group, at most some dozens on; -1 where there is none."""
    order = np.lexsort((np.arange(len(group)), group))
    rank = np.empty(len(group), np.int64)
    rank[order] = np.arange(len(group))
    later = rank[rows] + 1 + (30 * chance.random(len(rows)) ** 2).astype(np.int64)
    inside = later < len(group)
    found = order[np.where(inside, later, 0)]
    return np.where(inside & (group[found] == group[rows]), found, -1)


def _provinces(tier: np.ndarray, place: np.ndarray, places: dict[str, list[tuple[str, str]]]) -> np.ndarray:
    """The province of each local document as a number, 0 for the others."""
    found = np.zeros(len(tier), np.int64)
    for level in ("province", "district", "commune"):
        codes = np.array([int(code.split("-")[0]) for code, _ in places[level]])
        mine = np.isin(tier, [n for n, row in enumerate(TIERS) if row[3] == level])
        found[mine] = codes[place[mine]]
    return found


def _rests(
    tier: np.ndarray, province: np.ndarray, wanted: int, chance: np.random.Generator, *, all_tiers: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """So many pairs of a document and an earlier one of a tier above it, the weighty ones again and again."""
    documents = len(tier)
    of_tier = {n: np.flatnonzero(tier == n) for n in range(len(TIERS))}
    weights = {n: np.cumsum(chance.pareto(1.2, len(rows)) + 0.01) for n, rows in of_tier.items()}
    bases = np.array([1.0 if all_tiers else row[5] for row in TIERS])[tier]
    chances = np.cumsum(bases) / bases.sum()
    drawn = int(wanted * 1.5) + 100  # some are said twice, and the first ones find nothing before them
    acting = np.searchsorted(chances, chance.random(drawn)).clip(0, documents - 1)
    target = np.full(drawn, -1)
    for number, row in enumerate(TIERS):
        above = dict.fromkeys(range(min(number + 1, _FIRST_LOCAL)), 1.0) if all_tiers else row[6]
        mine = np.flatnonzero(tier[acting] == number)
        if not above or not len(mine):
            continue
        which = chance.choice(list(above), len(mine), p=np.array(list(above.values())) / sum(above.values()))
        for one in above:
            asked = mine[which == one]
            if one >= _FIRST_LOCAL:
                target[asked] = _of_own_province(of_tier[one], province, acting[asked], chance)
                continue
            bound = np.where(chance.random(len(asked)) < _SLIPS, documents, acting[asked])
            before = np.searchsorted(of_tier[one], bound)
            asked, before = asked[before > 0], before[before > 0]
            reach = weights[one][before - 1] * chance.random(len(asked))
            target[asked] = of_tier[one][np.minimum(np.searchsorted(weights[one], reach), before - 1)]
    held = (target >= 0) & (target != acting)
    pairs = np.unique(acting[held] * documents + target[held])
    pairs = chance.permutation(pairs)[:wanted]
    return pairs // documents, pairs % documents


def _of_own_province(
    rows: np.ndarray, province: np.ndarray, acting: np.ndarray, chance: np.random.Generator
) -> np.ndarray:
    """For each acting document one of the `rows` of its own province that came shortly before it, else -1."""
    count = len(province)
    keys = np.sort(province[rows] * count + rows)
    at = np.searchsorted(keys, province[acting] * count + acting) - 1
    at -= (_RECENT * chance.random(len(acting)) ** 2).astype(np.int64)
    found = keys[at.clip(0)]
    return np.where((at >= 0) & (found // count == province[acting]), found % count, -1)


def document_rows(made: Generated, source: int, first: int) -> Iterator[tuple[Any, ...]]:
    """The rows of the table `document`, from row number `first` on."""
    numbers: Counter[tuple[int, int]] = Counter()
    for n, (tier, ordinal, place, group) in enumerate(
        zip(made.tier.tolist(), made.day.tolist(), made.place.tolist(), made.group.tolist(), strict=True)
    ):
        kind, code, office, level, *_ = TIERS[tier]
        issued = date.fromordinal(ordinal)
        numbers[group, issued.year] += 1
        serial, locality, issuer = numbers[group, issued.year], None, office
        if level in ("central", "ministry"):
            serial += 10_000  # no number of the shipped register
        if level == "ministry":
            short, name = MINISTRIES[place]
            code, issuer = code.format(short), office.format(name)
        elif level != "central":
            locality, where = made.places[level][place]
            issuer = f"{office} {where}"
        symbol = f"{serial}/{code}" if kind == "plan" or level == "district" else f"{serial}/{issued.year}/{code}"
        about = SUBJECTS[(serial + place) % len(SUBJECTS)]
        title = f"{_WORDS[kind]} {about}" + (f" năm {issued.year}" if kind == "plan" else f" ({serial}/{issued.year})")
        effective = date.fromordinal(ordinal + (0 if kind == "plan" else 10 + serial % 45)).isoformat()
        iri = document_iri(kind, symbol, office if level != "ministry" else issuer, issued, place=locality)
        yield (
            first + n, iri, symbol, symbol_key(symbol), kind, title, name_key(title) if kind == "law" else None, issuer,
            level, locality, issued.isoformat(), effective, issued.year, None, "register", source, "national_database",
        )  # fmt: skip


def edge_rows(made: Generated, source: int, first: int, effective: list[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of the table `edge`, as an import writes them: by the acting document, as its text names them."""
    for (relation, scope), (acting, target) in made.edges.items():
        order = np.lexsort((target, acting))
        ends = relation == "repeals"
        for begin in range(0, len(order), _BATCH):
            part = order[begin : begin + _BATCH]
            for one, other in zip(acting[part].tolist(), target[part].tolist(), strict=True):
                day = effective[one] if ends else None
                yield first + one, relation, first + other, scope, day, None, None, None, source


def fill(conn: sqlite3.Connection, made: Generated) -> dict[str, float]:
    """Put it into the store as an import does, in one transaction; the seconds that each part took."""
    from kg.register.imports.run import CACHE
    from kg.store.bulk import in_bulk, write_edges

    taken: dict[str, float] = {}
    conn.execute(f"PRAGMA cache_size = -{CACHE}")  # as an import
    (last,) = conn.execute("SELECT max(id) FROM document").fetchone()
    start = time.perf_counter()
    with conn, in_bulk(conn):
        source = conn.execute(
            "INSERT INTO source(name, kind, rank, day, importer) VALUES (?, 'national_database', 30, ?, 'csv')",
            (SOURCE, LAST.isoformat()),
        ).lastrowid
        assert source is not None
        effective: list[str] = []

        def rows() -> Iterator[tuple[Any, ...]]:
            for row in document_rows(made, source, last + 1):
                effective.append(row[11])
                yield row

        conn.executemany(
            "INSERT INTO document(id, iri, symbol, symbol_key, type, title, name_key, issuer, level, place, issued, "
            f"effective, year, vbpl_id, origin, source, certainty) VALUES ({', '.join('?' * 17)})",
            rows(),
        )
        conn.execute(
            "INSERT INTO claim SELECT id, source, certainty, symbol, title, issuer, level, issued, effective, year, "
            "vbpl_id FROM document WHERE id > ?", (last,),
        )  # fmt: skip
        conn.executemany(
            "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, 'national_database')",
            _facts(made, effective, source, last + 1),
        )
        taken["documents"] = time.perf_counter() - start
        start, worked = time.perf_counter(), time.process_time()
        coming = sum(len(acting) for acting, _ in made.edges.values())
        for _ in write_edges(conn, edge_rows(made, source, last + 1, effective), coming):
            pass
        taken["edges"], taken["edges, processor"] = time.perf_counter() - start, time.process_time() - worked
        start = time.perf_counter()
    taken["search and version"] = time.perf_counter() - start
    return taken


def _facts(made: Generated, effective: list[str], source: int, first: int) -> Iterator[tuple[Any, ...]]:
    """What the national database says of central and provincial documents: their state, and the day of their end."""
    told = np.isin(made.tier, [n for n, row in enumerate(TIERS) if row[3] in ("central", "ministry", "province")])
    for n, (known, by) in enumerate(zip(told.tolist(), made.falls.tolist(), strict=True)):
        if known:
            yield first + n, "state", "in_force" if by < 0 else "expired", source
            if by >= 0:
                yield first + n, "expired", effective[by], source


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--edges", type=int, default=EDGES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.store.exists():
        sys.exit(f"{given.store}: is there already")
    from kg.register.opening import open_store

    start = time.perf_counter()
    made = generate(given.documents, given.edges, given.seed)
    print(f"generated in {time.perf_counter() - start:.0f} s")
    with open_store(given.store) as store:
        taken = fill(store.conn, made)
        (edges,) = store.conn.execute("SELECT count(*) FROM edge").fetchone()
    print(", ".join(f"{what} {seconds:.1f} s" for what, seconds in taken.items()))
    rates = [f"{edges / taken[clock]:,.0f}" for clock in ("edges", "edges, processor")]
    print(f"{edges:,} edges: {rates[0]} a second, {rates[1]} a second of processor time")
    print(f"store {given.store.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
