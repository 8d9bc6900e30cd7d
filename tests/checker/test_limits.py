"""One file that takes too long, or too much memory, is one line; the others are checked."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kg.checker import files
from kg.checker.settings import Settings
from kg.register.opening import open_store
from kg.text import UnreadableError, limits
from tests.support.program import Run

REPORT = "BÁO CÁO\nViệc năm 2024\n\nTheo Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.\n"
posix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs alarms of POSIX")


@pytest.fixture
def db(store_file: Path) -> str:
    return str(store_file)


@posix
def test_too_long(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "bao-cao.txt"
    report.write_text(REPORT * 2000, encoding="utf-8")
    monkeypatch.setattr(limits, "UNDERSTANDING_SECONDS", 0.001)
    monkeypatch.setattr(limits, "UNDERSTANDING_SECONDS_MILLION", 0)
    for command in ("check", "cite", "ingest"):
        done = kg(command, str(report))
        told = [line for line in done.err.splitlines() if "chưa xong nên dừng lại" in line]
        assert done.code == 2 and len(told) == 1 and str(report) in told[0], (command, done)


def _dies(path: str) -> files.Checked:
    """What a process of the pool does in the test below: the system ends it at one of the files."""
    if path.endswith("2.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    if path.endswith("3.txt"):
        raise UnreadableError("too_much_memory", 1, path)
    return _check_one(path)


_check_one = files._check_one


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.usefixtures("forked")
def test_a_process_that_is_ended(store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(tmp_path / f"{n}.txt") for n in range(6)]
    for path in paths:
        Path(path).write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(files, "_check_one", _dies)
    with open_store(store_file) as store:
        found = dict(files.check_files(paths, store.conn, Settings(), jobs=2))
    assert found.keys() == set(range(6))
    for number, one in found.items():
        if number in (2, 3):
            assert isinstance(one, UnreadableError) and one.path == paths[number]
            assert one.reason == ("died" if number == 2 else "too_much_memory")
        else:
            assert isinstance(one, files.Checked)
