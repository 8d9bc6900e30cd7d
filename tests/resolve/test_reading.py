"""A file that is at hand as bytes is read as the same file on disk is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.resolve.reading import read_data, read_document
from kg.text import UnreadableError

TEXT = "BÁO CÁO\nThực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.\n"


@pytest.mark.parametrize("name", ["bao-cao.txt", "bao-cao.md", "bao-cao.html"])
def test_bytes_are_read_as_the_file_is(register: sqlite3.Connection, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    text, reading = read_document(file, register)
    again, same = read_data(file.read_bytes(), str(file), register)
    assert (again, same) == (text, reading) and len(reading.citations) == 1


def test_bytes_that_are_no_text_are_refused_by_their_name(register: sqlite3.Connection) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_data(b"  ", "trong.txt", register)
    assert "trong.txt" in refused.value.message("vi")
