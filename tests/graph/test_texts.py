"""Thousands of texts as one source: learned from, gone on with after an interruption, and taken out again."""

from __future__ import annotations

import sqlite3
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.graph.texts import TextFolder
from kg.register.imports.records import Refusal
from kg.register.imports.run import Summary, new_source, remove, run_import
from kg.register.validity.status import status
from kg.store.documents import by_symbol, document, facts, relations
from kg.text import UnreadableError
from tests.graph.test_learned import decree

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
Số: 42/2026/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Cao Bằng, ngày 20 tháng 4 năm 2026

QUYẾT ĐỊNH
Ban hành Quy định về nuôi ong trên địa bàn tỉnh Cao Bằng

ỦY BAN NHÂN DÂN TỈNH CAO BẰNG

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy định về nuôi ong trên địa bàn tỉnh Cao Bằng.
Điều 2. Quyết định này có hiệu lực kể từ ngày 05 tháng 5 năm 2026 và thay thế Quyết định số 17/2019/QĐ-UBND ngày 03 tháng 6
năm 2019 của Ủy ban nhân dân tỉnh Cao Bằng ban hành Quy định về nuôi ong.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
REPORT = "BÁO CÁO\nKết quả năm 2026\n\nĐơn vị đã hoàn thành nhiệm vụ.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "van-ban"
    texts.mkdir()
    (texts / "a.txt").write_text(decree(), encoding="utf-8")
    (texts / "b.txt").write_text(PROVINCE, encoding="utf-8")
    (texts / "c.txt").write_text(REPORT, encoding="utf-8")
    (texts / "d.txt").write_bytes(b"\x00\x01\x02" * 50)
    return texts


def imported(conn: sqlite3.Connection, path: Path, name: str = "texts") -> Summary:
    reader = TextFolder(path)
    reader.conn = conn
    return run_import(conn, None, reader, new_source("texts", path, name))


def the(conn: sqlite3.Connection, symbol: str) -> str:
    return by_symbol(conn, symbol)[0].iri


def test_a_folder_of_texts_is_one_source(conn: sqlite3.Connection, folder: Path) -> None:
    done = imported(conn, folder)
    assert done.published.documents == 2
    assert {reason: times for reason, times, _ in done.refused} == {"tells_nothing": 1, "binary": 1}
    own = document(conn, the(conn, "901/2026/NĐ-CP"))
    assert own and (own.effective, own.certainty, own.issuer) == (date(2026, 7, 1), "text", "Chính phủ")
    now = status(conn, the(conn, "59/2023/NĐ-CP"), date(2026, 7, 1))
    assert (now.state, now.by, now.certainty) == ("repealed", "901/2026/NĐ-CP", "text")
    (edge,) = [e for e in relations(conn, own.iri) if e.relation == "repeals" and e.scope == "whole"]
    assert "hết hiệu lực" in (edge.evidence.quote or "")
    assert ("effect_of_part", "2027-01-01 Quy định tại Điều 1 Nghị định này") in {
        (fact.field, fact.value) for fact in facts(conn, own.iri)
    }


def test_a_provinces_decision_ends_one_of_the_same_province(conn: sqlite3.Connection, folder: Path) -> None:
    imported(conn, folder)
    own, old = document(conn, the(conn, "42/2026/QĐ-UBND")), document(conn, the(conn, "17/2019/QĐ-UBND"))
    assert own and old
    assert (own.issuer, own.effective) == ("UBND tỉnh Cao Bằng", date(2026, 5, 5))
    assert old.issuer == own.issuer and "/akn/vn-" in old.iri and old.iri.split("/")[2] == own.iri.split("/")[2]
    assert status(conn, old.iri, date(2026, 5, 5)).state == "replaced"


@pytest.mark.parametrize("form", ["tar.xz", "zip"])
def test_archives_tell_the_same_as_folders(conn: sqlite3.Connection, folder: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"texts.{form}"
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, f"texts/{file.name}")
    else:
        with tarfile.open(path, "w:xz") as packed:
            packed.add(folder, "texts")
    packed_done = imported(conn, path)
    assert (packed_done.published.documents, packed_done.published.relations) == (2, 5)
    assert status(conn, the(conn, "59/2023/NĐ-CP"), date(2026, 7, 1)).state == "repealed"


def test_it_is_taken_out_without_a_trace(conn: sqlite3.Connection, folder: Path) -> None:
    def everything() -> list[tuple[object, ...]]:
        return [
            tuple(row)
            for table in ("document", "claim", "fact", "edge")
            for row in conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
        ]

    before = everything()
    imported(conn, folder)
    remove(conn, None, "texts")
    assert everything() == before


def test_an_import_goes_on_behind_the_texts_that_were_read(conn: sqlite3.Connection, folder: Path) -> None:
    reader = TextFolder(folder)
    reader.conn = conn
    assert reader.total == 4
    whole = list(reader.items(0))
    assert list(reader.items(2)) == whole[2:]
    assert isinstance(whole[3], Refusal)


def test_nothing_to_read_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"missing|no such|không có"):
        TextFolder(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError) as error:
        TextFolder(tmp_path / "empty")
    assert error.value.reason == "no_texts"


def test_the_command_imports_and_previews(store_file: Path, folder: Path) -> None:
    from tests.support.program import kg

    store = str(store_file)
    preview = kg("register", "diff", "texts", str(folder), "--db", store, "--lang", "vi")
    assert preview.returncode == 0, preview.stderr
    assert "59-2023-nd-cp" in preview.stdout
    done = kg("register", "import", "texts", str(folder), "--db", store, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "no issued document with a number of its own" in done.stdout
    shown = kg("show", "59/2023/NĐ-CP", "--db", store, "--as-of", "2026-08-01", "--lang", "en").stdout
    assert "901/2026/NĐ-CP" in shown
