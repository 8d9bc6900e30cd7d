"""What a corpus's texts are: pages, NUL characters, files of every kind, and what a catalogue says of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow.parquet")

import pyarrow as pa

from kg.bulk.extract import TEXTS, extract
from kg.bulk.inputs import Corpus
from kg.register.alone import register_alone
from kg.text import UnreadableError
from tests.graph.test_order import DECREE, LAW
from tests.support.corpus import rows, run, write_corpus


def read(slim: sqlite3.Connection, *texts: dict[str, Any]) -> list[dict[str, Any]]:
    whole = [
        {**dict.fromkeys(TEXTS.names), "id": str(n), "path": f"p{n}", "is_file": False, **text}
        for n, text in enumerate(texts)
    ]
    with closing(register_alone(slim)) as register:
        return extract(pa.RecordBatch.from_pylist(whole, schema=TEXTS), register, "r").to_pylist()  # type: ignore[no-any-return]


def test_each_text_is_a_row_and_a_bad_one_its_error(slim: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.limits.UNDERSTANDING_SECONDS", 0.3)
    monkeypatch.setattr("kg.bulk.extract.find_citations", slow_at("quá lâu"))
    found = read(
        slim,
        {"data": DECREE.encode()},
        {"data": DECREE.replace("\n", "\0\n").encode()},
        {"data": b""},
        {"data": None},
        {"data": b"\x00\x01\x02\x03" * 100, "is_file": True},
        {"data": f"<div class='x'><p>{DECREE.replace(chr(10), '</p><p>')}</p></div>".encode()},
        {"data": "quá lâu".encode()},
        {"data": "hỏng".encode()},
        {"data": LAW.encode()},
    )
    errors = {row["id"]: row["error"] for row in found if row["error"]}
    assert errors == {"2": "empty", "3": "empty", "4": "binary", "6": "too_long", "7": "fault"}
    assert found[7]["detail"] == "ValueError: a fault"
    assert found[0]["iri"] == found[1]["iri"] == found[5]["iri"], "a page and a text with NULs are the same document"
    assert (found[0]["nul_characters"], found[1]["nul_characters"]) == (0, DECREE.count("\n"))
    assert {row["iri"] is None for row in found if row["error"]} == {True}


def slow_at(word: str) -> Any:
    import time

    from kg.cite.find import find_citations

    def find(text: str) -> Any:
        if text.startswith(word):
            time.sleep(5)
        if text.startswith("hỏng"):
            raise ValueError("a fault")
        return find_citations(text)

    return find


def test_the_catalogue_decides_which_document_a_text_is(slim: sqlite3.Connection) -> None:
    """Its number stands wrong in the text, or not at all."""
    body = "Căn cứ Luật Giữ gìn cầu phao;\nĐiều 1. Quyết định này thay thế Quyết định số 11/2020/QĐ-UBND."
    said = {"symbol": "21/2024/QĐ-UBND", "type": "Quyết định", "title": "Quy định về cầu phao",
            "issuer": "Ủy ban nhân dân tỉnh Phú Yên", "issued": "05/12/2024"}  # fmt: skip
    found = read(
        slim,
        {"data": body.encode(), **said},
        {"data": DECREE.encode(), **said},
        {"data": DECREE.encode(), "symbol": "59/2023/NĐ-CP", "issued": "không rõ", "vbpl_id": "1"},
        {"data": DECREE.encode(), "issuer": "Chính phủ"},
    )
    assert found[0]["iri"] == found[1]["iri"] == "/akn/vn-54/act/quyet-dinh/ubnd/2024/21-2024-qd-ubnd"
    assert found[0]["shown"] == {
        "symbol": "21/2024/QĐ-UBND", "type": "decision", "title": "Quy định về cầu phao", "issuer": "UBND tỉnh Phú Yên",
        "level": "province", "place": "54", "issued": "2024-12-05", "year": 2024,
    }  # fmt: skip
    assert {edge["subject"] for edge in found[0]["edges"]} == {found[0]["iri"]}
    assert {"replaces"} <= {edge["relation"] for edge in found[0]["edges"]}
    (held,) = slim.execute("SELECT iri FROM document WHERE symbol_key = '59/2023/ND-CP'").fetchall()
    assert found[2]["iri"] == held[0]
    assert "959-2024-nd-cp" in found[3]["iri"], "a row without number and title says nothing"


def test_a_folder_as_the_open_data_sets_are(store_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vbpl"
    folder.mkdir()
    pages = {
        "1": f"<p>{LAW.replace(chr(10), '</p><p>')}</p>",
        "2": "<p>Không đọc được số.</p>",
        "3": "<p>Không có dòng nào.</p>",
    }
    table = pa.table({"id": list(pages), "content_html": list(pages.values())})
    pa.parquet.write_table(table, folder / "content.parquet")
    catalogue = [
        {"id": "2", "title": "Về việc giữ cầu", "so_ky_hieu": "77/2023/NQ-HĐND", "ngay_ban_hanh": "07/12/2023",
         "loai_van_ban": "Nghị quyết", "co_quan_ban_hanh": "HĐND tỉnh Phú Yên"},
        {"id": "9", "title": None, "so_ky_hieu": None, "ngay_ban_hanh": None, "loai_van_ban": None,
         "co_quan_ban_hanh": None},
    ]  # fmt: skip
    pa.parquet.write_table(pa.Table.from_pylist(catalogue), folder / "metadata.parquet")
    run(folder, tmp_path / "out", store_file)
    first, second, third = rows(tmp_path / "out")
    assert first["shown"]["symbol"] == "914/2024/QH15"
    assert (second["iri"], second["path"]) == (
        "/akn/vn-54/act/nghi-quyet/hdnd/2023/77-2023-nq-hdnd",
        "content.parquet#2",
    )
    assert third["error"] is None


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": ["a"]}, "no_column"),
        ({"id": ["a"], "words": ["b"]}, "no_column"),
        (None, "missing"),
        ({}, "bad_parquet"),
    ],
)
def test_what_is_no_corpus_is_told(tmp_path: Path, columns: dict[str, list[str]] | None, reason: str) -> None:
    file = tmp_path / "c.parquet"
    if columns:
        pa.parquet.write_table(pa.table(columns), file)
    elif columns is not None:
        file.write_bytes(b"PAR1 and no more")
    with pytest.raises(UnreadableError) as told:
        Corpus(file)
    assert told.value.reason == reason
    with pytest.raises(UnreadableError) as told:
        Corpus(tmp_path / "none") if reason != "no_column" else Corpus(empty_folder(tmp_path))
    assert told.value.reason in ("missing", "nothing_packed")


def empty_folder(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def test_a_text_that_is_added_changes_few_partitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.bulk.inputs._LEAST", 20_000)
    texts = {f"{n:04}": f"Văn bản {n} " * 60 for n in range(1500)}
    before = {one.name for one in Corpus(write_corpus(tmp_path / "a.parquet", texts)).partitions("r")}
    more = {"0000a": "Thêm.", **texts}
    after = {one.name for one in Corpus(write_corpus(tmp_path / "a.parquet", more)).partitions("r")}
    assert len(before) > 20
    assert len(before - after) <= 3, "they begin again where they did"
    other = {one.name for one in Corpus(tmp_path / "a.parquet").partitions("another register")}
    assert not other & after
