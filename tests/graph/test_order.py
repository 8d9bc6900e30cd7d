"""In whatever order texts are read, and in however many runs, the graph is the same to the last character."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.exchange import export
from kg.graph.ingest import Ingested, ingest
from kg.graph.versions import is_gone
from kg.register.alone import register_alone
from kg.resolve.reading import read_document
from kg.store.connection import Connection
from kg.text import Text
from tests.support.examples import examples
from tests.support.reading import district, read, ward

LAW = """QUỐC HỘI
Luật số: 914/2024/QH15

Hà Nội, ngày 29 tháng 11 năm 2024

LUẬT
Giữ gìn cầu phao

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Giữ gìn cầu phao. Luật này thay thế Luật Giữ gìn cầu phao số 911/2011/QH13.
"""
DECREE = """CHÍNH PHỦ
Số: 959/2024/NĐ-CP

Hà Nội, ngày 05 tháng 12 năm 2024

NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Giữ gìn cầu phao

Căn cứ Luật Giữ gìn cầu phao ngày 29 tháng 11 năm 2024;
Chính phủ ban hành Nghị định này. Nghị định này thay thế Nghị định số 964/2014/NĐ-CP ngày 26 tháng 6 năm 2014.
"""
#: They name one another's documents with and without day, place, type and number; two claim one number, two have none.
TEXTS = (
    LAW,
    DECREE,
    DECREE.replace("ngày 05 tháng 12", "ngày 06 tháng 12"),
    ward("Thực hiện Nghị định số 959/2024/NĐ-CP ngày 05/12/2024 của Chính phủ quy định chi tiết một số điều của Luật "
         "Giữ gìn cầu phao; Kế hoạch số 12/KH-UBND ngày 03/4/2024 của UBND tỉnh."),
    ward("Căn cứ Luật Giữ gìn cầu phao; Nghị định 959/2024/NĐ-CP ngày 07/12/2024 quy định chi tiết Luật Giữ gìn cầu "
         "phao; Quyết định số 903/2022/QĐ-UBND của UBND tỉnh."),
    district("Theo Kế hoạch số 12/KH-UBND ngày 03/4/2024 và văn bản số 959/2024/NĐ-CP, Luật Giữ gìn cầu phao số "
             "914/2024/QH15, Chỉ thị số 927/CT-TTg ngày 15/8/2024, huyện đã họp."),
    district("Theo Chỉ thị số 927/CT-TTg và Kế hoạch số 12/KH-UBND ngày 03/4/2024.").replace("318", "319"),
    "Theo Kế hoạch số 12/KH-UBND ngày 03/4/2024 và Quyết định 903/2022/QĐ-UBND ngày 11/02/2022.",
    "Theo Luật Giữ gìn cầu phao, Quyết định số 903/2022/QĐ-UBND của UBND tỉnh Phú Yên và Chỉ thị 927/CT-TTg.",
    "ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nTheo Kế hoạch số 12/KH-UBND ngày 03/4/2024 của UBND tỉnh.\n",
)  # fmt: skip


def run(conn: sqlite3.Connection, numbers: Sequence[int], folder: Path) -> list[Ingested]:
    """One run of reading: each text as the register tells it when the run begins."""
    done = []
    with closing(register_alone(conn)) as register:
        for number in numbers:
            path = folder / f"{number}.txt"
            path.write_text(TEXTS[number], encoding="utf-8")
            done.append(ingest(conn, *read_document(path, register)))
    return done


def exported(slim: Path, runs: Sequence[Sequence[int]], folder: Path) -> dict[str, bytes]:
    """The store that these runs make of the small one, as the CSV that it exports."""
    conn = sqlite3.connect(":memory:", factory=Connection)
    with closing(conn), closing(sqlite3.connect(slim)) as source:
        source.backup(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        for numbers in runs:
            run(conn, numbers, folder)
        again = [one for numbers in runs for one in run(conn, numbers, folder)]
        assert [one.path for one in again if one.changed] == [], "reading again changes nothing"
        _, files = export(conn, folder / "x.csv")
    return {file.name: file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def usual(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The folder of the texts, and what they give if they are read in one run, in their order."""
    folder = tmp_path_factory.mktemp("texts")
    return folder, exported(slim_store, [range(len(TEXTS))], folder)


@settings(
    max_examples=examples(5, 12),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(len(TEXTS))), cuts=st.sets(st.integers(1, len(TEXTS) - 1), max_size=3))
def test_any_order_and_any_partition_give_one_graph(
    slim_store: Path, usual: tuple[Path, dict[str, bytes]], order: list[int], cuts: set[int]
) -> None:
    ends = [0, *sorted(cuts), len(order)]
    runs = [order[one:other] for one, other in pairwise(ends)]
    folder, wanted = usual
    found = exported(slim_store, runs, folder)
    for name, data in wanted.items():
        assert found[name].splitlines() == data.splitlines(), name


def test_the_register_alone_is_the_store_before_it_read_anything(slim: sqlite3.Connection, tmp_path: Path) -> None:
    def held(conn: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
        tables = ("source", "document", "claim", "fact", "edge", "alias", "report", "citation")
        return [sorted(conn.execute(f"SELECT * FROM {table}"), key=repr) for table in tables]

    before = held(slim)
    run(slim, range(len(TEXTS)), tmp_path)
    with closing(register_alone(slim)) as alone:
        assert held(alone) == before
    assert held(slim) != before


def test_a_text_whose_file_nobody_can_look_for_is_not_gone(slim: sqlite3.Connection, tmp_path: Path) -> None:
    """It came in another's export, without its folder: another text under its identity stands beside it."""
    for path in ("a.txt", "/no/such/folder/a.txt", "-"):
        assert not is_gone(path, "-"), path
    assert is_gone(str(tmp_path / "a.txt"), "-")
    first = ward("Không viện dẫn gì.")
    ingest(slim, Text(first, "txt", str(tmp_path / "a.txt")), read(first, slim))
    slim.execute("UPDATE report SET path = 'a.txt'")
    slim.commit()
    other = ward("Không viện dẫn gì cả.")
    assert ingest(slim, Text(other, "txt", str(tmp_path / "b.txt")), read(other, slim)).others == ("a.txt",)
    assert slim.execute("SELECT count(*) FROM report").fetchone() == (2,)
