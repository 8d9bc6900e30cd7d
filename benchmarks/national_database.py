"""A data set of the shape and size of the open national one, and what it costs to import it.

    python -m benchmarks.national_database [--documents 171556] [--relations 1033255] [--keep FOLDER]

Prints seconds, peak memory and what came in. The data set is generated: the real one is for users to download. It
holds the bad rows that an audit of the real one counts: relations repeated up to 206 times, documents without an
effective date, ends before starts, documents in force with an end in the past, labels turned the wrong way round.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kg.data import table

DOCUMENTS, RELATIONS = 171_556, 1_033_255
#: Labels of the real data set, with the counts of an earlier dump.
LABELS = {
    "căn cứ": 582_352, "dẫn chiếu": 75_340, "hết hiệu lực": 65_849, "quy định hết hiệu lực": 54_048,
    "được HD, QĐ chi tiết": 35_185, "HD, QĐ chi tiết": 34_418, "bổ sung": 13_407, "bị hết hiệu lực 1 phần": 8_692,
    "được sửa đổi": 7_737, "sửa đổi": 7_490, "được bổ sung": 6_556, "quy định hết hiệu lực 1 phần": 6_285,
    "liên quan khác": 461, "đình chỉ 1 phần": 21, "bị đình chỉ 1 phần": 19, "đình chỉ": 16, "bị đình chỉ": 14,
}  # fmt: skip
#: Type, code and issuer of central documents, with their weights; the rest are the provinces'.
CENTRAL = (
    ("Nghị định", "NĐ-CP", "Chính phủ", 4), ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", 5),
    ("Thông tư", "TT-BTC", "Bộ Tài chính", 8), ("Thông tư", "TT-BGDĐT", "Bộ Giáo dục và Đào tạo", 3),
    ("Thông tư", "TT-BCA", "Bộ Công an", 3), ("Thông tư liên tịch", "TTLT-BTC-BNV", "Bộ Tài chính", 2),
    ("Nghị quyết", "NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội", 1),
)  # fmt: skip
_TITLE = ("Về việc ban hành Quy định quản lý, sử dụng và thanh quyết toán kinh phí thực hiện nhiệm vụ chi thường xuyên "
          "thuộc lĩnh vực {} trên địa bàn")  # fmt: skip
_CITIES = frozenset(("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế"))
_REPEATED = 206
_BATCH = 50_000


def write(folder: Path, documents: int = DOCUMENTS, relations: int = RELATIONS, seed: int = 1) -> dict[str, int]:
    """Write `metadata.parquet` and `relationships.parquet`; how many rows of each kind of damage they hold."""
    import pyarrow as pa
    from pyarrow import parquet

    chance = random.Random(seed)
    damage = dict.fromkeys(("undated", "ends_before_start", "in_force_after_end", "duplicates", "turned"), 0)
    days: list[date | None] = []
    numbers: Counter[tuple[str, str, int]] = Counter()
    schema = pa.schema([(name, pa.string()) for name in _metadata_columns()])
    with parquet.ParquetWriter(folder / "metadata.parquet", schema) as writer:
        for start in range(0, documents, _BATCH):
            rows = [
                _document(number, chance, days, numbers, damage)
                for number in range(start, min(start + _BATCH, documents))
            ]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    schema = pa.schema([("doc_id", pa.string()), ("other_doc_id", pa.string()), ("relationship", pa.string())])
    acts = {row["label"].removeprefix("Văn bản "): row["acts"] for row in table("national_database")["relations"]}
    labels, weights = list(LABELS), list(LABELS.values())
    made: list[dict[str, str]] = []
    with parquet.ParquetWriter(folder / "relationships.parquet", schema) as writer:
        for number in range(relations):
            if made and (number <= _REPEATED or chance.random() < 29_506 / RELATIONS):
                row = made[0 if number <= _REPEATED else chance.randrange(len(made))]
                damage["duplicates"] += 1
            else:
                row = _relation(chance, days, chance.choices(labels, weights)[0], acts, damage)
            made.append(row)
            if len(made) == _BATCH:
                writer.write_table(pa.Table.from_pylist(made, schema=schema))
                made = made[:1]
        writer.write_table(pa.Table.from_pylist(made[1:] if relations > _BATCH else made, schema=schema))
    return damage


def _metadata_columns() -> tuple[str, ...]:
    return (
        "id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc", "ngay_het_hieu_luc",
        "nguon_thu_thap", "ngay_dang_cong_bao", "nganh", "linh_vuc", "co_quan_ban_hanh", "chuc_danh", "nguoi_ky",
        "pham_vi", "thong_tin_ap_dung", "tinh_trang_hieu_luc",
    )  # fmt: skip


def _document(
    number: int,
    chance: random.Random,
    days: list[date | None],
    numbers: Counter[tuple[str, str, int]],
    damage: dict[str, int],
) -> dict[str, Any]:
    issued = date(1990, 1, 1) + timedelta(days=chance.randrange(13_000))
    days.append(issued)
    if chance.random() < 0.3:
        kind, code, issuer, _ = chance.choices(CENTRAL, [row[3] for row in CENTRAL])[0]
        scope = "Toàn quốc"
    else:
        province = chance.choice(table("bodies")["provinces"])
        unit = "Thành phố" if province in _CITIES else "Tỉnh"
        council = chance.random() < 0.2
        kind, code = ("Nghị quyết", "NQ-HĐND") if council else ("Quyết định", "QĐ-UBND")
        issuer = f"{'HĐND' if council else 'UBND'} {unit.lower()} {province}"
        scope = f"{unit} {province}"
    numbers[issuer, code, issued.year] += 1
    serial = numbers[issuer, code, issued.year]
    effective: date | None = issued + timedelta(days=chance.randrange(60))
    expired: date | None = None
    state = "Còn hiệu lực"
    if chance.random() < 0.4:
        expired, state = issued + timedelta(days=400 + chance.randrange(4000)), "Hết hiệu lực toàn bộ"
    if chance.random() < 724 / 22_550:
        effective = None
        damage["undated"] += 1
    elif expired and effective and chance.random() < 0.01:
        expired = effective - timedelta(days=30)
        damage["ends_before_start"] += 1
    if expired and expired <= date(2025, 1, 1) and chance.random() < 0.02:
        state = "Còn hiệu lực"
        damage["in_force_after_end"] += 1
    shown = [day.strftime("%d/%m/%Y") if day else "" for day in (issued, effective, expired)]
    return {
        **dict.fromkeys(_metadata_columns(), ""), "id": str(1000 + number), "title": _TITLE.format(scope),
        "so_ky_hieu": f"{serial:02d}/{issued.year}/{code}", "ngay_ban_hanh": shown[0],
        "loai_van_ban": kind, "ngay_co_hieu_luc": shown[1], "ngay_het_hieu_luc": shown[2], "nganh": "Tài chính",
        "linh_vuc": "Ngân sách", "co_quan_ban_hanh": issuer, "pham_vi": scope, "tinh_trang_hieu_luc": state,
    }  # fmt: skip


def _relation(
    chance: random.Random, days: list[date | None], label: str, acts: dict[str, str], damage: dict[str, int]
) -> dict[str, str]:
    one, other = chance.sample(range(len(days)), 2)
    older, younger = sorted((one, other), key=lambda n: days[n] or date.min)
    this, that = (younger, older) if acts[label] == "this" else (older, younger)
    if chance.random() < 0.05:
        this, that = that, this
        damage["turned"] += 1
    return {"doc_id": str(1000 + this), "other_doc_id": str(1000 + that), "relationship": f"Văn bản {label}"}


def run(folder: Path, db: Path) -> None:
    """Import the folder into a new store, and print what it took."""
    from kg.register.imports.run import new_source, open_reader, run_import
    from kg.register.opening import open_store

    with open_store(db) as store:
        start = time.perf_counter()
        reader = open_reader("vbpl-dataset", folder)
        source = new_source("vbpl-dataset", folder)
        summary = run_import(store.conn, store.path, reader, source)
        took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    done = summary.published
    print(f"imported in {took:.0f} s (promised: 240), peak memory {peak:.0f} MB (promised: 1500)")
    print(f"documents described {done.documents:,}, new {done.new_documents:,}, described twice {done.doubled:,}")
    print(f"relations {done.relations:,}, facts {done.facts:,}, store {db.stat().st_size / 1e6:.0f} MB")
    print("not taken: " + ", ".join(f"{reason} {times:,}" for reason, times, _ in summary.refused))
    print("odd: " + ", ".join(f"{flag} {times:,}" for flag, times in summary.flags))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--relations", type=int, default=RELATIONS)
    parser.add_argument("--keep", type=Path, help="write the data set here and leave it")
    parser.add_argument("--run", nargs=2, type=Path, metavar=("FOLDER", "DB"), help="only import FOLDER into DB")
    given = parser.parse_args()
    if given.run:
        run(*given.run)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch) / "data"
        folder.mkdir(parents=True, exist_ok=True)
        damage = write(folder, given.documents, given.relations)
        print(f"generated {given.documents:,} documents, {given.relations:,} relations; damage: {damage}")
        # a process of its own, so that its memory is the import's alone
        subprocess.run([sys.executable, __file__, "--run", str(folder), str(Path(scratch) / "kg.sqlite")], check=True)


if __name__ == "__main__":
    main()
