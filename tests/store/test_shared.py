"""Several processes at one store: all of them finish, those that only read never wait, and an interruption loses nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

import pytest

from kg.cli import _run
from kg.register.opening import open_store
from tests.support.forty_reports import documents, left_over, write_reports

LIST = ("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành",
        *(f"{n}/2024/QĐ-UBND,01/02/2024,Quy định việc thứ {n},UBND tỉnh Bình Dương" for n in range(1, 2001)))  # fmt: skip


#: Reports, and rows of the list below, in one look.
_COUNT = "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM document WHERE symbol LIKE '%/2024/QĐ-UBND')"
#: `kg` that writes five texts at once, where it writes more than the test has.
IN_FIVES = """
import sys
from kg.cli import main
from kg.graph import many
many._GROUP = 5
main(sys.argv[1:])
"""


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IN_FIVES, *map(str, arguments), "--lang", "vi"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "danh-muc.csv"
    path.write_text("\n".join(LIST), encoding="utf-8")
    return path


def test_two_that_read_reports_one_that_imports_and_eight_that_look(
    store_file: Path, reports: Path, listed: Path
) -> None:
    second = reports.with_name("second")
    second.mkdir()
    write_reports(second, 0)
    for path in sorted(second.iterdir())[:20]:
        path.write_text(path.read_text(encoding="utf-8").replace("BC-UBND", "BC-HĐND"), encoding="utf-8")
    writing = [
        start("ingest", reports, "--db", store_file),
        start("ingest", second, reports, "--db", store_file),
        start("register", "import", "csv", listed, "--db", store_file),
    ]
    shown = set()
    with ExitStack() as opened_stores:
        readers = [opened_stores.enter_context(open_store(store_file)).conn for _ in range(8)]
        for conn in readers:  # who reads does not wait for those who write: it would be an error
            conn.execute("PRAGMA busy_timeout = 0")
        asked = cycle(readers)
        held = readers[0]
        held.execute("BEGIN")
        first = held.execute(_COUNT).fetchone()
        while any(process.poll() is None for process in writing):
            shown.add(next(asked).execute(_COUNT).fetchone())
            time.sleep(0.01)
        assert held.execute(_COUNT).fetchone() == first, "what a reader has begun to look at stays as it was"
        held.rollback()
        last = {conn.execute(_COUNT).fetchone() for conn in readers}
        assert len(last) == 1 and last != {first}, "all of them see all, once it is there"
    for process in writing:
        out, err = process.communicate()
        assert process.returncode == 0 and out and "locked" not in err, err
    assert {imported for _, imported in shown} <= {0, 2000}, "all of an import is seen, or nothing"
    assert len({count for count, _ in shown}) > 2
    with open_store(store_file) as opened:
        assert opened.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert len(documents(opened.conn)) == 60, "forty documents, and twenty of another body"
        assert left_over(opened.conn) == []


def test_one_that_writes_for_longer_than_anybody_waits(
    store_file: Path, reports: Path, listed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("register.opening", "store.errors"):
        monkeypatch.setattr(f"kg.{module}.WAIT_SECONDS", 0.3)
    open_store(store_file).close()
    writer = sqlite3.connect(store_file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE document SET title = 'x'")
    for command in (
        ["ingest", str(reports)],
        ["register", "import", "csv", str(listed)],
        ["register", "remove", "danh-muc.csv"],
    ):
        assert _run([*command, "--db", str(store_file), "--lang", "vi"]) == 2
        out, err = capsys.readouterr()
        (line,) = err.splitlines()
        assert line.startswith(
            f"kg: {store_file}: chương trình khác đang ghi vào kho, đã chờ 0.3 giây; chưa ghi gì thêm. "
            "Hãy đợi chương trình đó xong rồi chạy lại"
        )
        assert not out
    assert _run(["show", "59/2023/NĐ-CP", "--db", str(store_file)]) == 0
    assert "x" not in capsys.readouterr().out.split()
    writer.execute("ROLLBACK")
    writer.close()
    assert _run(["ingest", str(reports), "--db", str(store_file)]) == 0


def test_an_older_register_meets_a_writer(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on with the older one, for that is no fault of whoever reads."""
    for module in ("register.opening", "store.errors"):
        monkeypatch.setattr(f"kg.{module}.WAIT_SECONDS", 0.3)
    with open_store(store_file) as opened:
        opened.conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
        opened.conn.commit()
    writer = sqlite3.connect(store_file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert _run(["show", "59/2023/NĐ-CP", "--db", str(store_file)]) == 0
    writer.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupted_in_the_middle(store_file: Path, reports: Path) -> None:
    # a job started in the background ignores the signal, and its children would inherit that
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = start("ingest", reports, "--db", store_file)
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stdout
    process.stdout.readline()  # the first commit is done, and holds all that is told of it
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    (line,) = err.splitlines()
    assert process.returncode == 130
    assert line.startswith("kg: đã dừng theo yêu cầu; ") and line.endswith("chạy lại lệnh này để đọc tiếp")
    told = int(line.split("; ")[1].split()[0])
    assert {path.name for path in store_file.parent.iterdir()} == {"kg.sqlite", "reports"}
    with open_store(store_file) as opened:
        held = len(documents(opened.conn))
        assert told <= held <= 40, "what is told is in the store"
        assert left_over(opened.conn) == []
    again = start("ingest", reports, "--db", store_file)
    _, err = again.communicate()
    assert err == f"40 tệp đã đọc: {40 - held} mới hoặc đã đổi, {held} không đổi.\n"
