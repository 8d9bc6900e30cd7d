"""Whatever ends a run, what is read is read once, and running again gives what an undisturbed run gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow.parquet")

from kg.bulk import local, one_by_one, outputs
from kg.text import UnreadableError
from tests.support.corpus import copied, deadly_read, deadly_rows, exported, merge_into, rows, run, write_corpus
from tests.support.forty_reports import REPORT
from tests.support.program import python

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
#: The command with small partitions, as a program of its own, which says that it waits before the sixth if it is told
#: to: with two processes, of which each has one partition ahead, two are done and counted then.
_PROGRAM = """import os, sys, time
from kg.bulk import inputs
from kg.cli import main
inputs._LEAST, inputs._MOST = 8_000, 12_000
usual = inputs.Corpus.partitions
def partitions(self, reader):
    for number, one in enumerate(usual(self, reader)):
        if number == 5 and "WAITS" in os.environ:
            open(os.environ["WAITS"], "w").close()
            time.sleep(100)
        yield one
inputs.Corpus.partitions = partitions
if __name__ == "__main__":
    main(sys.argv[1:])
"""


def texts(count: int = 40) -> dict[str, str]:
    return {f"r{n:02}": REPORT.format(number=n + 1, plan=100 + n, above=200, letter=300 + n % 7) for n in range(count)}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.bulk.inputs._LEAST", 8_000)
    monkeypatch.setattr("kg.bulk.inputs._MOST", 12_000)


@pytest.mark.usefixtures("small", "forked")
def test_workers_that_are_killed_lose_nothing(store_file: Path, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.parquet", texts())
    usual = run(corpus, tmp_path / "usual", store_file)
    killed = []

    def kill(pace: local.Pace) -> None:
        if len(killed) < 2 and pace.done < pace.total:
            killed.append(pace.done)
            for process in multiprocessing.active_children():
                process.kill()

    from kg.bulk.inputs import Corpus
    from kg.register.opening import open_store

    with open_store(store_file) as opened:
        pace = local.run(Corpus(corpus), tmp_path / "out", opened.conn, 2, kill)
    assert killed and (pace.done, usual.done) == (40, 40)
    assert rows(tmp_path / "out") == rows(tmp_path / "usual")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(
        p.name for p in (tmp_path / "usual").iterdir()
    )


@pytest.mark.usefixtures("small", "forked")
def test_a_text_that_ends_its_reader_is_an_error(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_read", deadly_read)
    monkeypatch.setattr(one_by_one, "read_here", deadly_rows)
    some = list(texts(9).items())
    corpus = write_corpus(tmp_path / "c.parquet", [*some[:4], ("deadly", some[4][1]), *some[4:]])
    run(corpus, tmp_path / "out", store_file, 2)
    found = rows(tmp_path / "out")
    assert [(row["id"], row["path"]) for row in found if row["error"] == "reader_ended"] == [
        ("deadly", "c.parquet#deadly")
    ]
    assert {row["id"] for row in found if row["iri"]} == set(dict(some))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_goes_on(how: signal.Signals, store_file: Path, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.parquet", texts())
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, str(program), "bulk", "extract", str(corpus), str(out), "--register", str(store_file)]
    waits = tmp_path / "waits"
    where = {**os.environ, "WAITS": str(waits)}
    with subprocess.Popen([*command, "--workers", "2"], stderr=subprocess.PIPE, text=True, env=where) as running:
        while not waits.exists() and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(how)
        _, told = running.communicate(timeout=60)
    assert running.returncode in (-signal.SIGKILL, 130), told
    before = {file.name: file.stat().st_mtime_ns for file in out.glob("*.parquet")}
    assert before and not (out / "run.json").exists()
    if how == signal.SIGINT:
        assert "run the same command to go on" in told or "chạy lại lệnh này" in told
    with pytest.raises(UnreadableError, match="has not come to its end"):
        merge_into(copied(store_file, tmp_path / "s.sqlite"), out)
    again = subprocess.run([*command, "--workers", "1", "--lang", "en"], capture_output=True, text=True, check=True)
    assert f"{out}: texts 40, read before {_texts(out, before)};" in again.stdout
    after = {file.name: file.stat().st_mtime_ns for file in out.glob("*.parquet")}
    assert {name: after[name] for name in before} == before, "no partition is made twice"
    assert {row["id"] for row in rows(out)} == set(texts())


def _texts(out: Path, names: dict[str, Any]) -> int:
    import pyarrow as pa

    return sum(pa.parquet.read_metadata(out / name).num_rows for name in names)


#: `kg bulk merge`, four texts at once, which is killed amid putting a group of them: of which number, and at which step
#: of SQLite's.
_KILLED = """import os, signal, sys
from kg.bulk import merge
from kg.cli import main
merge._GROUP, usual = 4, merge.put_all
left, steps = map(int, sys.argv[1:3])
def die():
    global steps
    steps -= 1
    if steps < 0:
        os.kill(os.getpid(), signal.SIGKILL)
def put_all(conn, group):
    global left
    left -= 1
    if left == 0:
        conn.set_progress_handler(die, 1)
    return usual(conn, group)
merge.put_all = put_all
main(sys.argv[3:])
"""


@pytest.mark.usefixtures("forked")
def test_a_merge_that_is_killed_goes_on(store_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(write_corpus(tmp_path / "c.parquet", texts()), out, store_file)
    whole, stopped = (copied(store_file, tmp_path / f"{name}.sqlite") for name in ("whole", "stopped"))
    merge_into(whole, out)
    for group, steps, held in ((1, 300, 0), (3, 3_000, 8), (8, 5_000, 28)):
        killed = python(_KILLED, group, steps, "bulk", "merge", out, "--into", stopped)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        with closing(sqlite3.connect(stopped)) as conn:
            assert conn.execute("SELECT count(*) FROM report").fetchone() == (held,), "groups come whole or not at all"
    merge_into(stopped, out)
    assert exported(stopped, tmp_path) == exported(whole, tmp_path)


def test_a_folder_with_other_things_is_left_alone(store_file: Path, tmp_path: Path) -> None:
    """The corpus itself is named as the place for what comes of it."""
    folder = tmp_path / "c"
    folder.mkdir()
    write_corpus(folder / "content.parquet", texts(2))
    with pytest.raises(UnreadableError, match=r"a folder with other things in it \(content.parquet\)"):
        run(folder, folder, store_file)
    assert [file.name for file in folder.iterdir()] == ["content.parquet"]


@pytest.mark.usefixtures("small", "forked")
def test_a_part_that_is_missing_or_damaged_is_told(store_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    corpus = write_corpus(tmp_path / "c.parquet", texts(20))
    run(corpus, out, store_file)
    first = min(out.glob("*.parquet"))
    whole = first.read_bytes()
    first.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError) as told:
        merge_into(store_file, out)
    assert (told.value.reason, told.value.path) == ("bad_parquet", str(first))
    first.unlink()
    with pytest.raises(UnreadableError, match="files of the run are missing: 1; run kg bulk extract again"):
        merge_into(store_file, out)
    (out / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableError, match="not a file of kg bulk extract"):
        outputs.status_of(out, "r")
