"""kg stale and kg impact --sum, as people and programs read them; and bulk writing, without which there is no scale."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.national_register import fill, generate
from kg.base.install import install_command
from kg.register.imports.records import DocumentRecord, Item, Reference, RelationRecord
from kg.register.opening import open_store
from kg.store import bulk
from kg.store.documents import by_symbol
from kg.store.opening import Store
from kg.store.version import version
from kg.trace.impact import impact
from kg.trace.rank import rank
from kg.trace.reach import reach
from tests.support import ROOT
from tests.support.import_records import content, take
from tests.support.program import Here, Run

DAY = date(2024, 7, 9)


def said(symbol: str, kind: Any, issuer: str, year: int, **more: Any) -> DocumentRecord:
    known = {"issued": date(year, 1, 5), "effective": date(year, 2, 20), "title": f"Quy định {symbol}", **more}
    return DocumentRecord(symbol, kind, issuer=issuer, external_id=symbol, **known)


def relation(lower: str, name: Any, upper: str) -> RelationRecord:
    return RelationRecord(Reference(external_id=lower), name, Reference(external_id=upper))


#: A law that fell in 2020, a decree and a circular that fell with nothing in their place, and what stands on them.
ITEMS: list[Item] = [
    said("9001/2010/QH12", "law", "Quốc hội", 2010, state="expired", expired=date(2020, 1, 1)),
    said("9002/2012/NĐ-CP", "decree", "Chính phủ", 2012, state="in_force"),
    said("9003/2013/TT-BTC", "circular", "Bộ Tài chính", 2013, state="in_force"),
    said("9004/2014/QĐ-UBND", "decision", "UBND tỉnh Bình Dương", 2014, state="in_force"),
    said("9005/2015/TT-BTC", "circular", "Bộ Tài chính", 2015),  # whether it is in force nobody says
    said("9006/2016/TT-BTC", "circular", "Bộ Tài chính", 2016, state="in_force"),
    relation("9002/2012/NĐ-CP", "based_on", "9001/2010/QH12"),
    relation("9003/2013/TT-BTC", "guides", "9002/2012/NĐ-CP"),
    relation("9004/2014/QĐ-UBND", "based_on", "9003/2013/TT-BTC"),
    relation("9004/2014/QĐ-UBND", "based_on", "9001/2010/QH12"),
    relation("9005/2015/TT-BTC", "based_on", "9001/2010/QH12"),
    relation("9006/2016/TT-BTC", "amends", "9001/2010/QH12"),  # what amends has done its work: no ground
    relation("9006/2016/TT-BTC", "cites", "9001/2010/QH12"),
]


@pytest.fixture(scope="module")
def db(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("stale") / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    with open_store(path) as store:
        take(store.conn, path.parent, ITEMS, day=DAY)
    return str(path)


def symbols(ran: Here) -> list[tuple[str, str, int, str | None]]:
    """(document, what fell, steps, through) of what `kg stale --format json` printed."""
    return [
        (
            row["document"]["symbol"],
            row["fallen"]["symbol"],
            row["steps"],
            row["through"] and row["through"].rsplit("/", 1)[1],
        )
        for row in json.loads(ran.out)["documents"]
    ]


def test_what_stands_on_fallen_ground(kg: Run) -> None:
    ran = kg("stale", "--as-of", "2024-07-09")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Ngày 09/07/2024: 3 văn bản còn hiệu lực mà căn cứ đã hết hiệu lực hoặc bị đình chỉ (2 căn cứ trực tiếp, 1 qua văn bản "
        "khác), theo những gì kho này biết.\n"
        "Căn cứ hết hiệu lực không tự làm văn bản hết hiệu lực: đây là danh sách cần rà soát.\n\n"
        "✔ Nghị định 9002/2012/NĐ-CP, Chính phủ, 05/01/2012, Quy định 9002/2012/NĐ-CP\n"
        "    căn cứ ✖ Luật 9001/2010/QH12: hết hiệu lực từ ngày 01/01/2020\n"
        "✔ Quyết định 9004/2014/QĐ-UBND, UBND tỉnh Bình Dương, 05/01/2014, Quy định 9004/2014/QĐ-UBND\n"
        "    căn cứ ✖ Luật 9001/2010/QH12: hết hiệu lực từ ngày 01/01/2020\n"
        "✔ Thông tư 9003/2013/TT-BTC, Bộ Tài chính, 05/01/2013, Quy định 9003/2013/TT-BTC\n"
        "    hướng dẫn Nghị định 9002/2012/NĐ-CP … ✖ Luật 9001/2010/QH12: hết hiệu lực từ ngày 01/01/2020 (2 bước)\n\n"
        "Chưa kể 1 văn bản chưa rõ hiệu lực; thêm --unknown để xem.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--as-of", "2019-12-31"], []),
        (["--as-of", "2020-01-01"], ["9002/2012/NĐ-CP", "9004/2014/QĐ-UBND", "9003/2013/TT-BTC"]),
        (["--depth", "1"], ["9002/2012/NĐ-CP", "9004/2014/QĐ-UBND"]),
        (["--level", "province"], ["9004/2014/QĐ-UBND"]),
        (["--level", "commune"], []),
        (["--level", "ministry", "--unknown"], ["9005/2015/TT-BTC", "9003/2013/TT-BTC"]),
    ],
)
def test_days_levels_and_depths(kg: Run, arguments: list[str], expected: list[str]) -> None:
    given = arguments if "--as-of" in arguments else [*arguments, "--as-of", "2024-07-09"]
    assert [row[0] for row in symbols(kg("stale", *given, "--format", "json"))] == expected


def test_how_far_and_through_what(kg: Run) -> None:
    assert symbols(kg("stale", "--as-of", "2024-07-09", "--format", "json")) == [
        ("9002/2012/NĐ-CP", "9001/2010/QH12", 1, None),
        ("9004/2014/QĐ-UBND", "9001/2010/QH12", 1, None),
        ("9003/2013/TT-BTC", "9001/2010/QH12", 2, "9002-2012-nd-cp"),
    ]


def test_tables(kg: Run, tmp_path: Path) -> None:
    ran = kg("stale", "--as-of", "2024-07-09", "--format", "csv", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert [(r["Document"], r["What fell"], r["Since"], r["Steps"], r["Through"]) for r in rows] == [
        ("Decree 9002/2012/NĐ-CP", "Law 9001/2010/QH12", "2020-01-01", "1", ""),
        ("Decision 9004/2014/QĐ-UBND", "Law 9001/2010/QH12", "2020-01-01", "1", ""),
        ("Circular 9003/2013/TT-BTC", "Law 9001/2010/QH12", "2020-01-01", "2", "Decree 9002/2012/NĐ-CP"),
    ]
    assert rows[0]["Source of its state"] == "nguồn"
    sheet = tmp_path / "ra-soat.xlsx"
    ran = kg("stale", "--as-of", "2024-07-09", "-o", str(sheet))
    assert (ran.code, ran.out) == (0, "") and str(sheet) in ran.err
    with zipfile.ZipFile(sheet) as book:
        assert "9004/2014/QĐ-UBND" in book.read("xl/sharedStrings.xml").decode()
    listed = tmp_path / "ra-soat.csv"
    kg("stale", "--as-of", "2024-07-09", "-o", str(listed))
    assert listed.read_text(encoding="utf-8").count("\n") == 4


@pytest.mark.parametrize(
    "arguments",
    [["stale", "--level", "ward"], ["stale", "--depth", "0"], ["stale", "--format", "xlsx"], ["stale", "x"]],
)
def test_wrong_use_is_one_line(kg: Run, arguments: list[str]) -> None:
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kg stale: ") and ran.err.count("\n") == 1


def test_nothing_is_said_of_nothing(kg: Run) -> None:
    assert kg("stale", "--as-of", "1950-01-01").out == (
        "Ngày 01/01/1950: kho này không có văn bản nào còn hiệu lực mà căn cứ đã hết hiệu lực.\n"
    )


def test_without_numpy(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    for arguments in (["stale"], ["impact", "9001/2010/QH12", "--sum"]):
        ran = kg(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert install_command("graph") in ran.err and ran.err.count("\n") == 1


def test_sum_of_what_a_law_reaches(kg: Run, db: str) -> None:
    ran = kg("impact", "9001/2010/QH12", "--sum", "--as-of", "2024-07-09")
    assert ran.out == (
        "Luật 9001/2010/QH12, Quốc hội, 05/01/2010, Quy định 9001/2010/QH12\n"
        "4 văn bản dựa trên văn bản này, tính đến ngày 09/07/2024 (chỉ kể quan hệ được nêu rõ):\n\n"
        "  Cấp          còn hiệu lực   chưa rõ   chưa có hiệu lực   đã hết hiệu lực   báo cáo   chưa đối chiếu lại   tổng\n"
        "  Trung ương              1         0                  0                 0         0                    0      1\n"
        "  bộ, ngành               1         1                  0                 0         0                    0      2\n"
        "  tỉnh                    1         0                  0                 0         0                    0      1\n"
        "  tổng                    3         1                  0                 0         0                    0      4\n\n"
        "Theo số bước: 1: 3, 2: 1\n"
        "Không tính 1 văn bản chỉ sửa đổi, bổ sung, hoặc dựa trên văn bản sửa đổi, bổ sung (xem kg impact).\n"
    )
    assert kg("impact", "9004/2014/QĐ-UBND", "--sum").out.endswith("Chưa biết văn bản nào dựa trên văn bản này.\n")
    with open_store(db) as store:
        for symbol in ("9001/2010/QH12", "9002/2012/NĐ-CP", "59/2023/NĐ-CP"):
            (doc,) = by_symbol(store.conn, symbol)
            listed = impact(store.conn, doc.iri, stated=True, as_of=DAY)
            counted = reach(store, doc.iri, as_of=DAY)
            assert counted.total + counted.amending == len(listed.affected) + listed.fallen + listed.reports
            ranked = rank(store.conn, as_of=DAY, top=100).ranked
            assert counted.total == next((one.total for one in ranked if one.document.iri == doc.iri), 0)
        with pytest.raises(KeyError):
            reach(store, "/akn/vn/none", as_of=DAY)


# -- bulk writing ------------------------------------------------------------------------------------------------------


def shape(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY 1, 2"
    ).fetchall()


@pytest.mark.parametrize("worth", [0.0, 1e9], ids=["indexes made anew", "indexes kept"])
def test_import_writes_the_same_either_way(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth: float
) -> None:
    monkeypatch.setattr(bulk, "_WORTH_IT", worth)
    more: list[Item] = [
        relation("9002/2012/NĐ-CP", "cites", item.symbol or "") for item in ITEMS if isinstance(item, DocumentRecord)
    ]
    others = [
        RelationRecord(
            Reference("9003/2013/TT-BTC"), "repeals", Reference("9002/2012/NĐ-CP"), effective=DAY, quote="bãi bỏ"
        )
    ]
    with open_store(store_file) as store:
        before, drawn = shape(store.conn), version(store.conn)
        held = len(content(store.conn)["edge"])
        take(store.conn, tmp_path, [*ITEMS, *more, *others])
        assert shape(store.conn) == before, "every index and trigger is there again"
        assert version(store.conn) != drawn
        edges = content(store.conn)["edge"]
        assert len(edges) == held + 7 + 5 + 1  # a document's relation to itself is not taken
        assert ("bãi bỏ", DAY.isoformat()) in {(row[-1], row[7]) for row in edges}
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_bulk_that_fails_leaves_all_as_it_was(store_file: Path) -> None:
    with open_store(store_file) as store:
        before, held, drawn = shape(store.conn), content(store.conn), version(store.conn)
        rows = [(1, "cites", 2, "whole", None, None, None, None, 1)] * 30_000 + [
            (1, "cites", 987654321, "whole", None, None, None, None, 1)
        ]
        with pytest.raises(sqlite3.IntegrityError), store.conn, bulk.in_bulk(store.conn):
            for _ in bulk.write_edges(store.conn, rows, len(rows)):
                pass
        assert (shape(store.conn), content(store.conn), version(store.conn)) == (before, held, drawn)


@pytest.mark.usefixtures("whole_run")
def test_the_benchmark_runs_and_all_engines_count_the_same(store_file: Path, tmp_path: Path) -> None:
    """On a small register, with the engines that the tests have."""
    with open_store(store_file) as store:
        fill(store.conn, generate(1500, 12_000))
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.national_graph", "--store", str(store_file), "--engines", "ours,networkx", "--runs", "1"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env={"PATH": "", "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith(("ours", "networkx"))] == ["ours", "networkx"]
    counts = [
        json.loads(line.split(": ", 1)[1].replace("'", '"'))
        for line in lines
        if line.startswith(("rests on fallen:", "all below a law:"))
    ]
    assert all(count["ours"] == count["networkx"] > 100 for count in counts) and len(counts) == 2


def test_the_generated_register_is_the_same_every_time() -> None:
    code = (
        "from benchmarks.national_register import generate, relation_mix, document_rows; "
        "import hashlib; made = generate(8000, 40000); "
        "print(hashlib.sha256(repr([sorted((k, a.tolist(), b.tolist()) for k, (a, b) in made.edges.items()), "
        "list(document_rows(made, 1, 1))]).encode()).hexdigest(), sum(len(a) for a, _ in made.edges.values()), round(sum(relation_mix().values()), 6))"
    )
    ran = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert ran[0] == ran[1]
    assert abs(int(ran[0].split()[1]) - 40_000) < 2_000 and ran[0].split()[2] == "1.0"


def test_store_in_memory(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, ITEMS)
    (law,) = by_symbol(slim, "9001/2010/QH12")
    assert reach(Store(slim, None), law.iri, as_of=DAY).total == 4
