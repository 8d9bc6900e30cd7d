"""Files that are no store, are damaged, newer, or may only be read: one clear line, and nothing touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.cli import _run
from kg.register.opening import open_store
from kg.store.errors import REASONS, StoreError
from kg.store.migrate import SCHEMA_VERSION
from kg.store.opening import PAGE
from kg.store.seal import forget
from tests.support.program import Ran, python

READ = (["stats"], ["show", "59/2023/NĐ-CP"])
WRITE = (["ingest", "{reports}"], ["register", "remove", "x"])


Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], reports: Path) -> Told:
    """`kg` run here: the exit code, standard output, standard error."""

    def run(command: list[str], store: Path, lang: str = "vi") -> tuple[int, str, str]:
        words = [word.format(reports=reports / "00.txt") for word in command]
        code = _run([*words, "--db", str(store), "--lang", lang])
        return code, *capsys.readouterr()

    return run


def sql(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()
    forget(path)  # as if it came from another machine


def a_text(path: Path, _: Path) -> None:
    path.write_text("Báo cáo kết quả thực hiện dân chủ ở cơ sở năm 2023\n" * 100, encoding="utf-8")


def five_bytes(path: Path, _: Path) -> None:
    path.write_bytes(b"hello")


def a_picture(path: Path, _: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(9000))


def a_database(path: Path, _: Path) -> None:
    sql(path, "CREATE TABLE meta (key TEXT, value TEXT)", "INSERT INTO meta VALUES ('schema', '2')")


def a_database_of_a_program(path: Path, store: Path) -> None:
    shutil.copy(store, path)
    sql(path, "PRAGMA journal_mode = DELETE", "PRAGMA application_id = 252006674")


def a_database_that_is_written_to(path: Path, _: Path) -> None:
    """A stranger's program died: its log is beside it, and is for that program to put right."""
    conn = sqlite3.connect(path.with_name("x"))
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TABLE t (a)")
    conn.execute("INSERT INTO t VALUES (1)")
    conn.commit()
    for ending in ("", "-wal"):
        shutil.copy(path.with_name(f"x{ending}"), path.with_name(f"{path.name}{ending}"))
    conn.close()
    path.with_name("x").unlink()


def newer(path: Path, store: Path) -> None:
    shutil.copy(store, path)
    sql(path, f"UPDATE meta SET value = '{SCHEMA_VERSION + 1}' WHERE key = 'schema'")


def older(path: Path, store: Path) -> None:
    shutil.copy(store, path)
    sql(path, "UPDATE meta SET value = '0' WHERE key = 'schema'")


def no_version(path: Path, store: Path) -> None:
    shutil.copy(store, path)
    sql(path, "UPDATE meta SET value = 'hai' WHERE key = 'schema'")


def cut(keep: int) -> Callable[[Path, Path], None]:
    def cut_short(path: Path, store: Path) -> None:
        path.write_bytes(store.read_bytes()[:keep])

    return cut_short


def garbage(path: Path, store: Path) -> None:
    data = store.read_bytes()
    path.write_bytes(data[:100] + random.Random(2).randbytes(len(data) - 100))


STRANGE = [
    (a_text, "stranger"), (five_bytes, "stranger"), (a_picture, "stranger"), (a_database, "database"),
    (a_database_of_a_program, "database"), (a_database_that_is_written_to, "database"), (newer, "newer"),
    (older, "older"), (no_version, "damaged"), (cut(20), "damaged"), (cut(PAGE), "damaged"), (cut(100_000), "damaged"),
    (garbage, "damaged"),
]  # fmt: skip


def seen(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What is in a folder: names, contents, times."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def says(line: str, path: Path, reason: str, lang: str) -> bool:
    begins, _, ends = REASONS[reason][lang != "vi"].partition("{detail}")
    return line.startswith(f"kg: {path}: {begins}") and ends in line


@pytest.mark.parametrize(
    ("make", "reason"), STRANGE, ids=[f"{make.__name__}-{n}" for n, (make, _) in enumerate(STRANGE)]
)
def test_nothing_is_touched(
    make: Callable[[Path, Path], None], reason: str, slim_store: Path, tmp_path: Path, told: Told
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    path = home / "kg.sqlite"
    make(path, slim_store)
    before = seen(home)
    for command in (*READ, *WRITE):
        for lang in ("vi", "en"):
            code, out, err = told(command, path, lang)
            assert (code, out) == (2, "")
            (line,) = err.splitlines()
            assert says(line, path, reason, lang), line
    assert seen(home) == before


def test_what_is_no_file_is_refused(tmp_path: Path, told: Told) -> None:
    (tmp_path / "pipe").unlink(missing_ok=True)
    os.mkfifo(tmp_path / "pipe")
    for path, reason in ((tmp_path / "pipe", "no_file"), (Path(os.devnull), "no_file"), (tmp_path, "folder")):
        for command in (*READ, *WRITE):
            code, _, err = told(command, path)
            assert code == 2 and says(err, path, reason, "vi")
    assert Path(os.devnull).is_char_device()


@pytest.mark.usefixtures("few")
def test_a_link_is_the_store_it_leads_to(store_file: Path, tmp_path: Path, told: Told) -> None:
    link, to_come = tmp_path / "links" / "kg.sqlite", tmp_path / "links" / "new.sqlite"
    link.parent.mkdir()
    link.symlink_to(store_file)
    to_come.symlink_to(tmp_path / "new.sqlite")
    assert told(["ingest", "{reports}"], link)[0] == 0
    with open_store(store_file) as opened:
        assert opened.conn.execute("SELECT count(*) FROM report").fetchone() == (1,)
    assert told(["stats"], to_come)[0] == 0
    assert (tmp_path / "new.sqlite").is_file() and len(list(link.parent.iterdir())) == 2


def test_a_later_register_stays(store_file: Path, told: Told) -> None:
    sql(store_file, "UPDATE meta SET value = 'of tomorrow' WHERE key = 'register'",
        "UPDATE meta SET value = '2999-12-31' WHERE key = 'snapshot_new'")  # fmt: skip
    assert told(["show", "59/2023/NĐ-CP"], store_file)[0] == 0
    with open_store(store_file) as opened:
        assert opened.conn.execute("SELECT value FROM meta WHERE key = 'register'").fetchone() == ("of tomorrow",)


def test_damage_further_on(store_file: Path, tmp_path: Path, told: Told) -> None:
    """Some commands never come upon it; those that do say so in one line, whatever they were doing."""
    commands = [*READ, WRITE[0], ["chain", "59/2023/NĐ-CP"], ["search", "dân chủ"], ["check", "{reports}"],
                ["register", "sources"], ["register", "export"], ["export", "-o", str(tmp_path / "x.nt")],
                ["viz", "59/2023/NĐ-CP", "-o", str(tmp_path / "x.html")]]  # fmt: skip
    assert told(["ingest", "{reports}"], store_file)[0] == 0
    whole = store_file.read_bytes()
    damaged = set()
    for seed in range(9):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range((5, 60, 300)[seed % 3]):
            start = chance.randrange(1, len(data) // PAGE) * PAGE
            length = chance.choice((64, PAGE))
            data[start : start + length] = chance.choice((bytes(length), chance.randbytes(length)))
        for command in commands:
            store_file.write_bytes(data)
            if seed % 2:
                forget(store_file)  # as if it came from another machine
            code, _, err = told(command, store_file)
            assert code == 2 or seed % 2, "nothing is believed of a store that was sealed here"
            if code == 2:
                (line,) = err.splitlines()
                assert any(says(line, store_file, why, "vi") for why in ("damaged", "altered")), line
                damaged.add(command[0])
                assert not list(tmp_path.glob(".x.*"))
    assert {"stats", "show", "ingest", "check", "search", "viz"} <= damaged


def test_many_files_end_at_the_first_that_meets_the_damage(store_file: Path, reports: Path, told: Told) -> None:
    older = "DELETE FROM meta WHERE key = 'register_rows'"  # nobody kept what they were, and they are not loaded anew
    sql(store_file, "UPDATE document SET title = CAST(x'ff' AS TEXT)", older)
    for command in (["check", str(reports), "-j", "1"], ["check", str(reports), "-j", "2"]):
        code, _, err = told(command, store_file)
        (line,) = err.splitlines()
        assert code == 2 and says(line, store_file, "damaged", "vi"), line


@pytest.mark.usefixtures("few")
def test_the_log_of_a_removed_store_is_not_that_of_the_next(store_file: Path) -> None:
    """A process died, and somebody removed the store, but not the log beside it."""
    die = (
        "import os, sys; from kg.register.opening import open_store; conn = open_store(sys.argv[1]).conn\n"
        "conn.execute('UPDATE document SET title = ?', ('of yesterday',)); conn.commit(); os.abort()"
    )
    python(die, store_file)
    assert store_file.with_name("kg.sqlite-wal").stat().st_size > 0
    store_file.unlink()
    with open_store(store_file) as opened:
        assert opened.conn.execute("SELECT count(*) FROM document WHERE title = 'of yesterday'").fetchone() == (0,)
        assert opened.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_log_that_tells_of_more_pages_than_the_file_has(store_file: Path, told: Told, reports: Path) -> None:
    """As after a disk was full in the middle of writing the log back: the first page is there, the last ones are not."""
    pages = store_file.stat().st_size // PAGE
    conn = open_store(store_file).conn
    conn.execute("PRAGMA wal_autocheckpoint = 0")
    conn.execute("CREATE TABLE more (a)")
    conn.execute("INSERT INTO more VALUES (zeroblob(500000))")
    conn.commit()
    with store_file.with_name("kg.sqlite-wal").open("rb") as log:
        log.seek(32)
        while header := log.read(24):
            page = log.read(PAGE)
            if header[:4] == b"\0\0\0\1":
                first = page
    kept = store_file.with_name("kg.sqlite-wal").read_bytes()
    conn.close()
    with store_file.open("rb+") as file:
        file.truncate(pages * PAGE)
        file.write(first)
    store_file.with_name("kg.sqlite-wal").write_bytes(kept)
    for command in (*READ, ["ingest", "{reports}"]):
        assert told(command, store_file)[0] == 0
    with open_store(store_file) as opened:
        assert opened.conn.execute("SELECT length(a) FROM more").fetchone() == (500000,)


# -- what may only be read ------------------------------------------------------------------------------------

#: `kg` by a process that may not do everything, though it be root's: without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
AS_OTHERS = """
import ctypes, os, sys
if os.geteuid() == 0:
    system, head, sets = ctypes.CDLL(None, use_errno=True), (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(head, sets) == 0
    sets[0] &= ~0b110
    sets[1] &= ~0b110
    assert system.capset(head, sets) == 0, ctypes.get_errno()
from kg.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def only_read(store_file: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of its own with a store; what a test forbids is allowed again at the end."""
    if os.name == "nt":
        pytest.skip("needs permissions of POSIX")
    if os.geteuid() == 0 and sys.platform != "linux":
        pytest.skip("root may write everywhere")
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(store_file, home / "kg.sqlite")
    open_store(home / "kg.sqlite").close()  # with a log from now on
    assert (home / "kg.sqlite").read_bytes()[18:20] == b"\2\2"
    yield home / "kg.sqlite"
    home.chmod(0o755)


def run(*arguments: object, lang: str = "vi") -> Ran:
    return python(AS_OTHERS, *arguments, "--lang", lang)


@pytest.mark.parametrize("forbidden", ["file", "folder", "both"])
def test_a_store_that_may_only_be_read(only_read: Path, reports: Path, tmp_path: Path, forbidden: str) -> None:
    usual = run("chain", "59/2023/NĐ-CP", "--db", only_read).stdout
    if forbidden != "folder":
        only_read.chmod(0o444)
    if forbidden != "file":
        only_read.parent.chmod(0o555)
    before = seen(only_read.parent)
    done = run("chain", "59/2023/NĐ-CP", "--db", only_read)
    assert (done.returncode, done.stdout, done.stderr) == (0, usual, "")
    for command in (["check", reports / "00.txt", "--exit-zero"], ["register", "export", "-o", tmp_path / "x.csv"]):
        assert run(*command, "--db", only_read).returncode == 0
    for command in (["ingest", reports], ["viz", reports / "00.txt", "-o", tmp_path / "x.html"]):
        for lang in ("vi", "en"):
            done = run(*command, "--db", only_read, lang=lang)
            assert (done.returncode, done.stdout) == (2, "")
            (line,) = done.stderr.splitlines()
            assert says(line, only_read, "read_only", lang)
    assert seen(only_read.parent) == before and not (tmp_path / "x.html").exists()


def test_while_another_one_writes_to_it(only_read: Path) -> None:
    """What he has done is seen; what a dead one left is too, as long as the files are there that tell it."""
    writer = open_store(only_read)
    writer.conn.execute("UPDATE document SET title = 'Tên mới' WHERE symbol = '59/2023/NĐ-CP'")
    writer.conn.commit()
    for path in only_read.parent.iterdir():
        path.chmod(0o444)
    only_read.parent.chmod(0o555)
    log = only_read.with_name("kg.sqlite-wal").read_bytes()
    done = run("show", "59/2023/NĐ-CP", "--db", only_read)
    assert done.returncode == 0 and "Tên mới" in done.stdout
    only_read.parent.chmod(0o755)
    writer.close()
    only_read.with_name("kg.sqlite-wal").write_bytes(log)  # as if it had died
    only_read.parent.chmod(0o555)
    before = seen(only_read.parent)
    done = run("show", "59/2023/NĐ-CP", "--db", only_read)
    assert done.returncode == 2 and says(done.stderr, only_read, "unfinished", "vi")
    assert seen(only_read.parent) == before


def test_an_older_one_that_may_only_be_read(only_read: Path) -> None:
    sql(only_read, "UPDATE meta SET value = 'older' WHERE key = 'register'")
    only_read.parent.chmod(0o555)
    assert run("show", "59/2023/NĐ-CP", "--db", only_read).returncode == 0, "an older register is one all the same"
    only_read.parent.chmod(0o755)
    sql(only_read, "UPDATE meta SET value = '1' WHERE key = 'schema'")
    only_read.chmod(0o444)
    only_read.parent.chmod(0o555)
    before = seen(only_read.parent)
    done = run("show", "59/2023/NĐ-CP", "--db", only_read)
    assert done.returncode == 2 and says(done.stderr, only_read, "outdated", "vi")
    assert seen(only_read.parent) == before


def test_no_right_to_read_it_or_to_make_one(only_read: Path) -> None:
    only_read.chmod(0)
    done = run("stats", "--db", only_read)
    assert done.returncode == 2 and says(done.stderr, only_read, "unreadable", "vi")
    only_read.parent.chmod(0o555)
    for new in (only_read.with_name("new.sqlite"), only_read.parent / "deep" / "er.sqlite"):
        done = run("stats", "--db", new)
        assert (done.returncode, done.stderr) == (
            2, f"kg: {new}: không lập được kho ở đây (không có quyền); chọn chỗ khác bằng --db hoặc KG_DB\n"
        )  # fmt: skip


# -- what happens to it meanwhile -----------------------------------------------------------------------------


def test_removed_or_replaced_while_it_is_written(store_file: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copy(store_file, tmp_path / "other.sqlite")
    for happen in (store_file.unlink, lambda: os.replace(elsewhere, store_file)):
        if not store_file.exists():
            shutil.copy(elsewhere, store_file)
        with pytest.raises(StoreError) as caught, open_store(store_file) as opened:
            opened.conn.execute("UPDATE document SET title = 'x'")
            opened.conn.commit()
            happen()
        assert caught.value.reason == "moved"
        for path in tmp_path.glob("kg.sqlite-*"):
            path.unlink()
    with open_store(store_file) as opened:  # who only reads has read what was there
        opened.conn.execute("SELECT count(*) FROM document").fetchone()
        store_file.unlink()


def test_changed_while_it_is_read_without_locks(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may = os.access
    with monkeypatch.context() as forbidden:
        forbidden.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
        reading = open_store(store_file)
    assert reading.read_only
    with pytest.raises(StoreError) as caught, reading:
        reading.conn.execute("SELECT count(*) FROM document").fetchone()
        time.sleep(0.02)
        with open_store(store_file) as writing:
            writing.conn.execute("UPDATE document SET title = 'x'")
            writing.conn.commit()
    assert caught.value.reason == "changed"
