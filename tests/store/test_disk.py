"""A disk that takes no more: one line, nothing half-written, the store as it was, and it works when there is room."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.program import Ran, kg, python

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")

#: `kg` in a process that may not write beyond so many bytes in any one file, as with a quota; what it says goes into
#: pipes, which have no such limit.
LIMITED = """
import os, resource, sys
from kg.cli import main
pipes = os.pipe(), os.pipe()
child = os.fork()
if child:
    for _, end in pipes:
        os.close(end)
    for (end, _), out in zip(pipes, (sys.stdout, sys.stderr)):
        with open(end, encoding="utf-8") as told:
            out.write(told.read())
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
for number, (_, end) in enumerate(pipes, 1):
    os.dup2(end, number)
    os.close(end)
sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
sys.dont_write_bytecode = True  # a module kept would be cut off too
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
main(sys.argv[2:])
"""
AS_IT_WAS = {"vi": "kho giữ nguyên như trước lần ghi đó", "en": "the store is as it was before that write"}


def run(*arguments: object, limit: int | None = None, lang: str = "vi", group: int | None = None) -> Ran:
    """Run `kg`; `group` texts are written at once, where the number that users have would be too many for a test."""
    where = {"LC_ALL": {"vi": "vi_VN.UTF-8", "en": "C.UTF-8"}[lang]}
    if limit is None or limit > 1000:  # else what it says would itself not fit into the file that the other way takes
        return kg(*arguments, most_bytes=limit, few=True, group=group, **where)
    return python(LIMITED, limit, *arguments, **where)


def one_line(done: Ran) -> str:
    assert done.returncode == 2, done
    (line,) = done.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


def content(store: Path) -> list[str]:
    """All rows of all tables; the store must be whole."""
    conn = sqlite3.connect(store)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(conn.iterdump())
    finally:
        conn.close()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of 3000 decisions."""
    path = tmp_path / "danh-muc.csv"
    rows = (f"{n}/2024/QĐ-UBND,01/02/2024,Quy định việc thứ {n},UBND tỉnh Bình Dương" for n in range(1, 3001))
    path.write_text("\n".join(("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành", *rows)), encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_making_the_store(tmp_path: Path) -> None:
    store = tmp_path / "kg.sqlite"
    line = one_line(run("stats", "--db", store, limit=100_000, lang="en"))
    assert line.startswith(f"kg: {store}: ") and AS_IT_WAS["en"] in line
    assert names(tmp_path) == {"kg.sqlite"} and store.stat().st_size < 10_000, "begun, and empty"
    assert run("show", "59/2023/NĐ-CP", "--db", store).returncode == 0
    assert names(tmp_path) == {"kg.sqlite"}


def test_reading_reports(store_file: Path, reports: Path) -> None:
    before = content(store_file)
    line = one_line(run("ingest", reports, "--db", store_file, limit=40_000))
    assert AS_IT_WAS["vi"] in line and line.startswith(f"kg: {store_file}: ")
    assert content(store_file) == before
    line = one_line(
        run("ingest", reports, "--db", store_file, limit=420_000, group=20)
    )  # amid the second group of texts
    conn = sqlite3.connect(store_file)
    (kept,) = conn.execute("SELECT count(*) FROM report").fetchone()
    conn.close()
    assert 0 < kept < 40 and line.endswith(
        f"; {kept} trong 40 tệp đã đọc xong và có trong kho, chạy lại lệnh này để đọc tiếp"
    )
    done = run("ingest", reports, "--db", store_file)
    assert (done.returncode, done.stderr) == (0, f"40 tệp đã đọc: {40 - kept} mới hoặc đã đổi, {kept} không đổi.\n")
    assert content(store_file) != before


def test_importing(store_file: Path, listed: Path, tmp_path: Path) -> None:
    before = content(store_file)
    for limit in (10_000, 100_000, 700_000):  # not even the draft has room; half of it has; the store has not
        line = one_line(run("register", "import", "csv", listed, "--db", store_file, limit=limit))
        assert AS_IT_WAS["vi"] in line and str(store_file) in line
        assert content(store_file) == before
    line = one_line(run("register", "diff", "csv", listed, "--db", store_file, limit=10_000, lang="en"))
    assert AS_IT_WAS["en"] in line
    assert content(store_file) == before
    assert run("register", "import", "csv", listed, "--db", store_file).returncode == 0
    imported = content(store_file)
    assert len(imported) > len(before) + 2900
    one_line(run("register", "remove", "danh-muc.csv", "--db", store_file, limit=100_000))
    assert content(store_file) == imported
    assert run("register", "remove", "danh-muc.csv", "--db", store_file).returncode == 0
    assert names(tmp_path) == {"kg.sqlite", "danh-muc.csv"}


def test_an_older_register(store_file: Path, reports: Path) -> None:
    conn = sqlite3.connect(store_file)
    conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
    conn.commit()
    conn.close()
    before = content(store_file)
    assert AS_IT_WAS["vi"] in one_line(run("ingest", reports, "--db", store_file, limit=100_000))
    read = run("show", "59/2023/NĐ-CP", "--db", store_file, limit=100_000)
    assert (read.returncode, read.stderr) == (0, ""), "it can still be read, as it is"
    assert content(store_file) == before
    assert run("stats", "--db", store_file).returncode == 0
    assert content(store_file) != before


def test_an_older_format(old_store: Path) -> None:
    before = content(old_store)
    for limit in (10_000, 40_000):
        assert AS_IT_WAS["vi"] in one_line(run("stats", "--db", old_store, limit=limit))
        assert content(old_store) == before
    assert run("stats", "--db", old_store).returncode == 0


OUTPUTS = [
    ("x.nt", ["export"]),
    ("x.jsonld", ["export"]),
    ("x.html", ["viz", "59/2023/NĐ-CP"]),
    ("x.svg", ["viz", "59/2023/NĐ-CP"]),
    ("map.html", ["viz", "--view", "map"]),
    ("x.csv", ["register", "export"]),
    ("findings.html", ["check", "{reports}/00.txt"]),
    ("findings.xlsx", ["check", "{reports}/00.txt"]),
    ("impact.csv", ["impact", "59/2023/NĐ-CP"]),
]


@pytest.mark.parametrize(("output", "arguments"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_writing_a_file(store_file: Path, reports: Path, tmp_path: Path, output: str, arguments: list[str]) -> None:
    before, target = store_file.read_bytes(), tmp_path / output
    target.write_text("of yesterday")
    beside = names(tmp_path)
    given = [argument.format(reports=reports) for argument in arguments]
    line = one_line(run(*given, "-o", target, "--db", store_file, limit=100))
    assert line == f"kg: {target}: vượt giới hạn kích thước tệp"
    assert target.read_text() == "of yesterday" and nothing_left(tmp_path, beside)
    assert store_file.read_bytes() == before


def nothing_left(folder: Path, beside: set[str]) -> bool:
    """Nothing new is beside the store but SQLite's own log, empty: who could not open it to write may not remove it,
    for somebody else could have it open."""
    log = folder / "kg.sqlite-wal"
    return names(folder) - {log.name, "kg.sqlite-shm"} == beside and (not log.exists() or log.stat().st_size == 0)


@pytest.fixture
def small_disk(tmp_path: Path, slim_store: Path) -> Iterator[Path]:
    """A disk with a store, and 400 kB left."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = (slim_store.stat().st_size + 400_000) // 4096 * 4
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", folder], check=False).returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        (folder / "kg.sqlite").write_bytes(slim_store.read_bytes())
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk(small_disk: Path, reports: Path, tmp_path: Path) -> None:
    store = small_disk / "kg.sqlite"
    line = one_line(run("ingest", reports, "--db", store, group=20))
    assert "ổ đĩa đã đầy; kho giữ nguyên" in line and "tệp đã đọc xong và có trong kho" in line
    before = content(store)
    line = one_line(run("stats", "--db", small_disk / "new.sqlite"))
    assert "ổ đĩa đã đầy" in line
    (small_disk / "new.sqlite").unlink()
    with (small_disk / "fill").open("wb", buffering=0) as fill:
        try:
            while fill.write(bytes(4096)):
                pass
        except OSError:
            pass
    assert "ổ đĩa đã đầy" in one_line(run("ingest", reports, "--db", store)), "there is no room for a log"
    for command in (
        ["stats"],
        ["show", "59/2023/NĐ-CP"],
        ["chain", "59/2023/NĐ-CP"],
        ["search", "dân chủ", "--limit", "100"],
    ):
        done = run(*command, "--db", store)
        assert (done.returncode, done.stderr) == (0, ""), "what is there can be read"
    output = small_disk / "x.nt"
    assert one_line(run("export", "-o", output, "--db", store)) == f"kg: {output}: ổ đĩa đã đầy"
    assert not output.exists()
    (small_disk / "fill").unlink()
    assert content(store) == before
    assert run("register", "sources", "--db", store).returncode == 0
