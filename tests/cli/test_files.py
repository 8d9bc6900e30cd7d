"""Files by name, by pattern and by folder: a shell of Windows leaves patterns to the program."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from kg.cli.files import matching, the_files
from tests.support import SAMPLES
from tests.support.program import Ran, kg


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "c.docx", "xã [1].txt", "sâu/d.txt", "sâu/hơn/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a.txt", ["a.txt"]),
        ("*.docx", ["c.docx"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("sâu/*.txt", ["sâu/d.txt"]),
        ("sâu/**/*.txt", ["sâu/d.txt", "sâu/hơn/e.txt"]),
        ("xã [1].txt", ["xã [1].txt"]),  # its own name, though it looks like a pattern
        ("*.pdf", ["*.pdf"]),  # fits nothing: told as a file that is not there
        ("-", ["-"]),
    ],
)
def test_a_pattern_is_what_it_fits(folder: Path, typed: str, found: list[str]) -> None:
    assert [Path(one).as_posix() for one in matching(typed)] == found


def test_a_file_is_read_once_however_often_it_fits(folder: Path) -> None:
    files, empty = the_files(["*.txt", "a.txt", "sâu"], "vi")
    assert [Path(one).as_posix() for one in files] == ["a.txt", "b.txt", "xã [1].txt", "sâu/d.txt", "sâu/hơn/e.txt"]
    assert empty == []


def run(*arguments: str, db: Path, folder: Path) -> Ran:
    return kg(*arguments, "--lang", "en", KG_DB=db, cwd=folder)


def test_commands_take_patterns(sample_store: Path, tmp_path: Path) -> None:
    reports = tmp_path / "báo cáo"
    shutil.copytree(SAMPLES, reports, ignore=shutil.ignore_patterns("*.py"))
    named = run("check", *(str(one) for one in sorted(reports.glob("*-2023.txt"))), db=sample_store, folder=tmp_path)
    fitting = run("check", str(reports / "*-2023.txt"), db=sample_store, folder=tmp_path)
    assert (fitting.returncode, fitting.stdout) == (named.returncode, named.stdout) and named.returncode == 1
    one = run("cite", "báo cáo/phuong*.txt", db=sample_store, folder=tmp_path)
    assert one.returncode == 0 and "59/2023/NĐ-CP" in one.stdout
    several = run("cite", "báo cáo/*.txt", db=sample_store, folder=tmp_path)
    assert several.returncode == 2 and several.stderr.count("\n") == 1
    nothing = run("check", "*.docx", db=sample_store, folder=tmp_path)
    assert nothing.returncode == 2 and "*.docx" in nothing.stderr and nothing.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "win32", reason="a drive and backslashes are of Windows")
def test_paths_of_windows(folder: Path) -> None:
    assert matching(f"{folder}\\*.docx") == [f"{folder}\\c.docx"]
