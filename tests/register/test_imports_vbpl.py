"""The open national data sets: labels in both directions, bad rows, and whole files that are not what they should be."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks import national_database
from kg.base.install import install_command
from kg.data import table
from kg.register.imports.run import Summary, new_source, open_reader, run_import
from kg.store.documents import facts, relations
from kg.text import UnreadableError
from tests.support.import_records import DECREE_IRI, content

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

COLUMNS = ("id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc", "ngay_het_hieu_luc",
           "nganh", "linh_vuc", "co_quan_ban_hanh", "tinh_trang_hieu_luc")  # fmt: skip
LAW = {"id": "157826", "title": "Luật Thực hiện dân chủ ở cơ sở", "so_ky_hieu": "10/2022/QH15", "loai_van_ban": "Luật",
       "ngay_ban_hanh": "10/11/2022", "ngay_co_hieu_luc": "01/07/2023", "co_quan_ban_hanh": "Quốc hội",
       "tinh_trang_hieu_luc": "Còn hiệu lực"}  # fmt: skip
DECREE = {"id": "161912", "title": "Quy định chi tiết một số điều", "so_ky_hieu": "59/2023/NĐ-CP", "loai_van_ban": "Nghị định",
          "ngay_ban_hanh": "14/08/2023", "ngay_co_hieu_luc": "15/08/2023", "co_quan_ban_hanh": "Chính phủ",
          "tinh_trang_hieu_luc": "Còn hiệu lực"}  # fmt: skip
OLD = {"id": "12816", "title": "Về quy chế", "so_ky_hieu": "04/2015/NĐ-CP", "loai_van_ban": "Nghị định",
       "ngay_ban_hanh": "09/01/2015", "ngay_co_hieu_luc": "25/02/2015", "ngay_het_hieu_luc": "15/08/2023",
       "co_quan_ban_hanh": "Chính phủ", "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ"}  # fmt: skip
LAW_IRI = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"


def write(folder: Path, documents: list[dict[str, Any]], edges: list[tuple[str, str, str]] = ()) -> Path:  # type: ignore[assignment]
    """The two files as the data set has them; documents are named by the keys above."""
    folder.mkdir(exist_ok=True)
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    parquet.write_table(pa.Table.from_pylist(documents, schema=schema), folder / "metadata.parquet")
    named = pa.schema([("doc_id", pa.string()), ("other_doc_id", pa.string()), ("relationship", pa.string())])
    rows = [dict(zip(named.names, edge, strict=True)) for edge in edges]
    parquet.write_table(pa.Table.from_pylist(rows, schema=named), folder / "relationships.parquet")
    return folder


def take(conn: sqlite3.Connection, folder: Path) -> Summary:
    source = new_source("vbpl-dataset", folder, day=date(2025, 11, 30))
    return run_import(conn, None, open_reader("vbpl-dataset", folder, today=date(2025, 11, 30)), source)


def edges_of(conn: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    return conn.execute(
        "SELECT a.symbol, e.relation, b.symbol, e.scope FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object JOIN source s ON s.id = e.source WHERE s.importer IS NOT NULL ORDER BY 1, 2, 3"
    ).fetchall()


LABELS = table("national_database")["relations"]


@pytest.mark.parametrize("row", LABELS, ids=[row["label"] for row in LABELS])
def test_every_label_in_both_directions(slim: sqlite3.Connection, tmp_path: Path, row: dict[str, Any]) -> None:
    """However the label is read, the younger document acts on the older one, and it is one relation."""
    one, other = (DECREE["id"], LAW["id"]), (LAW["id"], DECREE["id"])
    done = take(slim, write(tmp_path / "d", [LAW, DECREE], [(*one, row["label"]), (*other, row["label"])]))
    if row["relation"] is None:
        assert [(reason, times) for reason, times, _ in done.refused] == [("vague_relation", 2)]
        assert edges_of(slim) == []
    else:
        assert edges_of(slim) == [("59/2023/NĐ-CP", row["relation"], "10/2022/QH15", row["scope"])]
        assert [(reason, times) for reason, times, _ in done.refused] == [("duplicate", 1)]


DIRECTIONS = [
    ("Văn bản căn cứ", ("59/2023/NĐ-CP", "based_on", "901/2023/NĐ-CP")),
    ("Văn bản HD, QĐ chi tiết", ("901/2023/NĐ-CP", "guides", "59/2023/NĐ-CP")),
    ("văn bản hết hiệu lực", ("59/2023/NĐ-CP", "repeals", "901/2023/NĐ-CP")),
    ("Văn bản quy định hết hiệu lực", ("901/2023/NĐ-CP", "repeals", "59/2023/NĐ-CP")),
]


@pytest.mark.parametrize("day", ["14/08/2023", ""])
@pytest.mark.parametrize(("label", "edge"), DIRECTIONS)
def test_the_label_decides_where_days_do_not(
    slim: sqlite3.Connection, tmp_path: Path, label: str, edge: tuple[str, str, str], day: str
) -> None:
    other = {**DECREE, "id": "2", "so_ky_hieu": "901/2023/NĐ-CP", "ngay_ban_hanh": day}
    take(slim, write(tmp_path / "d", [DECREE, other], [(DECREE["id"], "2", label)]))
    assert [row[:3] for row in edges_of(slim)] == [edge]


def test_what_the_store_knows_afterwards(conn: sqlite3.Connection, tmp_path: Path) -> None:
    edges = [
        (DECREE["id"], LAW["id"], "Văn bản căn cứ"), (DECREE["id"], OLD["id"], "Văn bản hết hiệu lực"),
        (OLD["id"], DECREE["id"], "Văn bản quy định hết hiệu lực"),
    ]  # fmt: skip
    done = take(conn, write(tmp_path / "d", [LAW, DECREE, OLD], edges))
    assert (done.published.documents, done.published.new_documents) == (3, 0)
    mine = {e.object.rsplit("/", 1)[1]: e for e in relations(conn, DECREE_IRI) if e.certainty == "national_database"}
    assert {name: edge.relation for name, edge in mine.items()} == {
        "10-2022-qh15": "based_on",
        "4-2015-nd-cp": "repeals",
    }
    told = {(f.field, f.value) for f in facts(conn, "/akn/vn/act/nghi-dinh/chinh-phu/2015-01-09/4-2015-nd-cp")}
    assert {("expired", "2023-08-15"), ("state", "expired"), ("state_code", "HHL")} <= told


BAD: list[tuple[str, dict[str, Any], set[str], str | None]] = [
    ("no day of effect", {"ngay_co_hieu_luc": ""}, set(), None),
    ("none at all", {"ngay_co_hieu_luc": None, "ngay_ban_hanh": None}, set(), None),
    ("a day that does not exist", {"ngay_co_hieu_luc": "31/02/2020"}, {"unreadable_effective"}, None),
    ("an end before the start", {"ngay_het_hieu_luc": "01/01/2015"}, {"expired_before_effective", "in_force_after_end"}, "2015-01-01"),
    ("in force with an end in the past", {"ngay_het_hieu_luc": "01/01/2025"}, {"in_force_after_end"}, "2025-01-01"),
    ("in force before it was issued", {"ngay_co_hieu_luc": "01/01/2019"}, {"effective_before_issued"}, None),
    ("a type nobody knows", {"loai_van_ban": "Bản gì đó"}, {"unlisted_type"}, None),
    ("a state nobody knows", {"tinh_trang_hieu_luc": "Đang xem xét"}, set(), None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "damage", "flags", "expired"), BAD, ids=[row[0] for row in BAD])
def test_bad_rows_are_flagged_and_never_dropped(
    slim: sqlite3.Connection, tmp_path: Path, why: str, damage: dict[str, Any], flags: set[str], expired: str | None
) -> None:
    row = {"id": "9", "title": "Về giá đất", "so_ky_hieu": "05/2020/QĐ-UBND", "loai_van_ban": "Quyết định", "ngay_ban_hanh": "03/02/2020",
           "ngay_co_hieu_luc": "15/02/2020", "co_quan_ban_hanh": "UBND tỉnh Bình Dương", "tinh_trang_hieu_luc": "Còn hiệu lực", **damage}  # fmt: skip
    done = take(slim, write(tmp_path / "d", [row]))
    assert done.refused == [] and done.published.new_documents == 1
    iri = "/akn/vn-74/act/quyet-dinh/ubnd/2020/5-2020-qd-ubnd"
    told = facts(slim, iri)
    assert {f.value for f in told if f.field == "flag"} == flags
    assert {f.value for f in told if f.field == "expired"} == ({expired} if expired else set())
    assert {f.value for f in told if f.field == "state_code"} == {damage.get("tinh_trang_hieu_luc", "CHL")}


def test_bad_relations_are_refused_and_counted(slim: sqlite3.Connection, tmp_path: Path) -> None:
    edges = [(DECREE["id"], LAW["id"], "Văn bản căn cứ")] * 206 + [
        (DECREE["id"], "404", "Văn bản căn cứ"), (DECREE["id"], DECREE["id"], "Văn bản dẫn chiếu"), (DECREE["id"], LAW["id"], "Văn bản liên quan khác"),
    ]  # fmt: skip
    done = take(slim, write(tmp_path / "d", [LAW, DECREE], edges))
    assert Counter({reason: times for reason, times, _ in done.refused}) == Counter(
        duplicate=205, unknown_document=1, self_relation=1, vague_relation=1
    )
    assert done.refused[0][2] == ["#161912 based_on #157826 ×206"]
    assert {reason: some for reason, _, some in done.refused}["unknown_document"] == ["relationships.parquet 207: 404"]


def test_an_unknown_label_names_itself_and_takes_nothing(slim: sqlite3.Connection, tmp_path: Path) -> None:
    before = content(slim)
    edges = [
        (DECREE["id"], LAW["id"], "Văn bản căn cứ"),
        (DECREE["id"], LAW["id"], "Văn bản lạ"),
        (DECREE["id"], LAW["id"], None),
    ]
    with pytest.raises(UnreadableError) as caught:
        take(slim, write(tmp_path / "d", [LAW, DECREE], edges))  # type: ignore[arg-type]
    assert "“Văn bản lạ”" in str(caught.value) and "“None”" in str(caught.value) and "căn cứ" not in str(caught.value)
    assert content(slim) == before


def broken(folder: Path, what: str) -> None:
    metadata, edges = folder / "metadata.parquet", folder / "relationships.parquet"
    if what == "no metadata":
        metadata.unlink()
    elif what == "no relations":
        edges.unlink()
    elif what == "empty":
        metadata.write_bytes(b"")
    elif what == "text":
        metadata.write_text("id,title\n1,a\n")
    elif what == "cut off":
        metadata.write_bytes(metadata.read_bytes()[:-20])
    elif what == "a byte changed":
        data = bytearray(metadata.read_bytes())
        data[4:60] = bytes(56)
        metadata.write_bytes(bytes(data))
    elif what == "a column is missing":
        parquet.write_table(parquet.read_table(metadata).drop_columns(["so_ky_hieu", "title"]), metadata)
    else:
        parquet.write_table(parquet.read_table(edges).drop_columns(["relationship"]), edges)


BREAKS = [
    ("no metadata", "no such file"), ("no relations", "no such file"), ("empty", "not a Parquet file"), ("text", "not a Parquet file"),
    ("cut off", "not a Parquet file"), ("a byte changed", "not a Parquet file, or damaged"),
    ("a column is missing", "these columns are missing: title, so_ky_hieu"), ("no label", "these columns are missing: relationship"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "line"), BREAKS)
def test_files_that_are_not_what_they_should_be(slim: sqlite3.Connection, tmp_path: Path, what: str, line: str) -> None:
    folder = write(tmp_path / "d", [LAW, DECREE], [(DECREE["id"], LAW["id"], "Văn bản căn cứ")])
    broken(folder, what)
    before = content(slim)
    with pytest.raises(UnreadableError, match=line) as caught:
        take(slim, folder)
    assert "\n" not in str(caught.value)
    assert content(slim) == before


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such folder"):
        open_reader("vbpl-dataset", tmp_path / "không có")


def test_without_the_reader_of_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "d", [LAW])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnreadableError, match=re.escape(install_command("parquet"))):
        open_reader("vbpl-dataset", folder)


def test_a_generated_data_set(slim: sqlite3.Connection, tmp_path: Path) -> None:
    """The benchmark's data set, small: everything described comes in, and no older document acts on a younger one."""
    damage = national_database.write(tmp_path, 400, 2500)
    done = take(slim, tmp_path)
    assert done.published.documents + done.published.doubled == 400
    refused = {reason: times for reason, times, _ in done.refused}
    assert done.published.relations + sum(refused.values()) == 2500
    assert refused["duplicate"] >= damage["duplicates"] > 200
    flags = dict(done.flags)
    assert flags["no_effective"] == damage["undated"]
    assert flags["expired_before_effective"] == damage["ends_before_start"]
    assert flags.get("in_force_after_end", 0) >= damage["in_force_after_end"]
    wrong = slim.execute(
        "SELECT count(*) FROM edge e JOIN source s ON s.id = e.source JOIN claim a ON a.document = e.subject AND a.source = s.id "
        "JOIN claim b ON b.document = e.object AND b.source = s.id WHERE s.importer IS NOT NULL AND a.issued < b.issued"
    )
    assert wrong.fetchone() == (0,)


def test_reading_goes_on_anywhere(tmp_path: Path) -> None:
    reader = open_reader(
        "vbpl-dataset", write(tmp_path / "d", [LAW, DECREE, OLD], [(DECREE["id"], LAW["id"], "Văn bản căn cứ")] * 3)
    )
    everything = list(reader.items(0))
    assert len(everything) == reader.total == 6
    for start in range(8):
        assert list(reader.items(start)) == everything[start:]
