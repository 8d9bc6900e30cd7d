"""kg bulk, as a user calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow.parquet")

from kg.bulk.local import Pace
from kg.cli.commands.bulk import _duration, _pace
from kg.register.opening import open_store
from tests.support.corpus import write_corpus
from tests.support.program import kg


def test_from_a_folder_to_a_store(store_file: Path, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    packed, out = tmp_path / "c.parquet", tmp_path / "out"
    assert kg("bulk", "pack", reports, "-o", packed).stdout == f"files packed into {packed}: 41\n"
    read = kg("bulk", "extract", packed, out, "--register", store_file, "--workers", "1")
    assert read.returncode == 0
    assert read.stdout.startswith(f"{out}: texts 41, read before 0;")
    refused = f"Could not be read: 1\n  1 × empty, there is nothing to read (such as {reports / 'empty.txt'})\n"
    assert read.stderr == refused
    status = kg("bulk", "status", out, "--register", store_file)
    assert status.stdout == (
        f"{out}: parts of the last whole run 1, of one that did not end 0, read by another kg or register 0; texts 41\n"
    )
    assert status.stderr == refused
    merged = kg("bulk", "merge", out, "--into", store_file)
    assert merged.stdout == (
        f"{store_file}: texts new or changed 40, unchanged 0, copies of the same words 0, taken out 0; unreadable 1.\n"
    )
    again = kg("bulk", "merge", out, "--into", store_file, "--lang", "vi")
    assert again.stdout.startswith(f"{store_file}: 0 văn bản mới hoặc đã đổi, 40 không đổi, 0 bản trùng lời")
    with open_store(store_file) as opened:
        opened.conn.execute("UPDATE document SET title = 'Khác' WHERE origin = 'register' AND id = 1")
        opened.conn.commit()
    status = kg("bulk", "status", out, "--register", store_file)
    assert "of one that did not end 0, read by another kg or register 1;" in status.stdout


def test_two_texts_of_one_number_are_told(store_file: Path, reports: Path, tmp_path: Path) -> None:
    one = (reports / "00.txt").read_text(encoding="utf-8")
    write_corpus(tmp_path / "c.parquet", {"a": one, "b": one + "Thêm."})
    assert kg("bulk", "extract", tmp_path / "c.parquet", tmp_path / "out", "--register", store_file).returncode == 0
    merged = kg("bulk", "merge", tmp_path / "out", "--into", store_file)
    assert "2 files with different words claim one number, day and office" in merged.stderr
    assert merged.stderr.splitlines()[1:] == ["  c.parquet#a", "  c.parquet#b"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("extract", "none.parquet", "out"), "none.parquet: no such file"),
        (("extract", ".", "out"), "a folder without .parquet files"),
        (("extract", "c.parquet", "out", "--text", "words"), "c.parquet: these columns are missing: words"),
        (("merge", "none"), "none: there is nothing yet that kg bulk extract wrote"),
        (("status", "none"), "none: there is nothing yet that kg bulk extract wrote"),
        (("pack", "empty"), "empty"),
    ],
)
def test_bad_input_is_one_line(words: tuple[str, ...], told: str, store_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    if "c.parquet" in words:
        write_corpus(tmp_path / "c.parquet", {"a": "Văn bản."})
    said = kg("bulk", *words, cwd=tmp_path, KG_DB=store_file)
    assert said.returncode == 2 and told in said.stderr and len(said.stderr.splitlines()) == 1, said.stderr


def test_without_pyarrow(tmp_path: Path) -> None:
    program = "import sys; sys.modules['pyarrow'] = None; from kg.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "bulk", "merge", str(tmp_path), "--lang", "en"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (2, "")
    assert "kg bulk needs: " in said.stderr and "pip install pyarrow" in said.stderr


def test_pace_and_time_left() -> None:
    pace = Pace(10_000, 1_500, 500, 10.0)
    assert (pace.rate, pace.left) == (100.0, 85.0)
    assert _pace(pace, "en") == "texts: 1500 of 10000, 100 a second, 1 min left"
    assert _pace(Pace(10, 0, 0, 1.0), "vi") == "0/10 văn bản, 0 văn bản/giây, còn ?"
    assert [_duration(s, "en") for s in (5, 130, 9_000)] == ["5 s", "2 min", "2 h 30 min"]
