"""Many texts read by several processes: one graph, and whoever is killed loses nothing that was told as done."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kg.exchange import export
from kg.graph import ingest, readers
from kg.graph.ingest import Ingested, put_all
from kg.graph.many import in_groups, read_all
from kg.graph.records import Records, records_of
from kg.graph.versions import Read, seat
from kg.register.alone import register_alone
from kg.register.opening import open_store
from kg.store.transaction import transaction
from kg.store.version import version
from kg.text import Text, UnreadableError
from tests.graph.test_order import DECREE, LAW
from tests.support import deadly
from tests.support.reading import read


def put(conn: sqlite3.Connection, paths: list[str], jobs: int) -> list[Ingested | Exception]:
    with closing(read_all(paths, conn, jobs)) as found:
        return [done for group in in_groups(found) for done in put_all(conn, group)]


def exported(conn: sqlite3.Connection, folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in export(conn, folder / "x.csv")[1]]


@pytest.mark.usefixtures("forked")
def test_any_number_of_processes_gives_one_graph(slim_store: Path, tmp_path: Path, reports: Path) -> None:
    paths = sorted(map(str, reports.iterdir()))
    (reports / "bad.txt").write_bytes(b"\x00\x01\x02\x03")
    paths.insert(7, str(reports / "bad.txt"))
    graphs = []
    for jobs in (1, 2):
        store = tmp_path / f"{jobs}.sqlite"
        store.write_bytes(slim_store.read_bytes())
        with open_store(store) as opened:
            done = put(opened.conn, paths, jobs)
            assert [one.path for one in done if isinstance(one, Ingested)] == [p for p in paths if "bad" not in p]
            assert isinstance(done[7], UnreadableError), "a bad text is an error, and stops no other"
            graphs.append(exported(opened.conn, tmp_path))
    assert graphs[0] == graphs[1]


@pytest.mark.usefixtures("forked")
def test_readers_that_are_killed_lose_nothing(slim: sqlite3.Connection, reports: Path) -> None:
    paths = sorted(map(str, reports.iterdir()))
    with closing(read_all(paths, slim, 2)) as found:
        read = [next(found)]
        for process in multiprocessing.active_children():
            process.kill()
        read.extend(found)
    assert [one.name for one in read if isinstance(one, Records)] == paths


@pytest.mark.usefixtures("forked")
def test_a_text_that_ends_its_reader_each_time_is_an_error(
    slim: sqlite3.Connection, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_TASK", 2)
    paths = [str(path) for path in sorted(reports.iterdir())[:5]]
    paths.insert(2, str(reports / "deadly.txt"))
    monkeypatch.setattr(readers, "_read_task", deadly.read_task)
    read = list(read_all(paths, slim, 2))
    assert [isinstance(one, Records) for one in read] == [True, True, False, True, True, True]
    (error,) = (one for one in read if isinstance(one, UnreadableError))
    assert (error.reason, error.path) == ("reader_ended", paths[2])


def test_one_text_that_cannot_be_put_takes_nothing_with_it(
    slim: sqlite3.Connection, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(map(str, reports.iterdir()))[:3]
    read = list(read_all(paths, slim, 1))

    def one_fails(conn: sqlite3.Connection, base: int, iri: str, digest: str, others: list[Read]) -> tuple[int, str]:
        if digest == getattr(read[1], "digest", None):
            raise ValueError("no seat")
        return seat(conn, base, iri, digest, others)

    monkeypatch.setattr("kg.graph.ingest.seat", one_fails)
    done = put_all(slim, read)
    assert [isinstance(one, Ingested) for one in done] == [True, False, True]
    assert sorted(path for (path,) in slim.execute("SELECT path FROM report")) == [paths[0], paths[2]]
    assert slim.execute("SELECT count(*) FROM source WHERE name = ?", (paths[1],)).fetchone() == (0,)


def test_a_transaction_inside_another_is_taken_back_alone(slim: sqlite3.Connection) -> None:
    with transaction(slim):
        slim.execute("INSERT INTO meta VALUES ('one', '1')")
        with pytest.raises(ValueError, match="two"), transaction(slim):
            slim.execute("INSERT INTO meta VALUES ('two', '2')")
            raise ValueError("two")
        with transaction(slim):
            slim.execute("INSERT INTO meta VALUES ('three', '3')")
    held = slim.execute("SELECT key FROM meta WHERE key IN ('one', 'two', 'three')")
    assert sorted(key for (key,) in held) == ["one", "three"]


def test_a_write_before_a_transaction_makes_it_no_part_of_another(slim: sqlite3.Connection) -> None:
    slim.execute("INSERT INTO meta VALUES ('one', '1')")  # Python begins a transaction by itself
    with transaction(slim):
        slim.execute("INSERT INTO meta VALUES ('two', '2')")
    assert not slim.in_transaction, "what was written is written"


#: `kg` that commits three texts at once, and so slowly that it is still at it when the signal comes.
SLOWLY = """
import sys, time
if __name__ == "__main__":
    from kg.graph import many
    usual, many._GROUP = many.in_groups, 3
    many.in_groups = lambda found: (time.sleep(0.5 * (at > 3)) or group for at, group in enumerate(usual(found)))
    from kg.cli import main
    main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_told_is_there_when_the_run_is_killed(
    how: signal.Signals, store_file: Path, tmp_path: Path, reports: Path
) -> None:
    program = tmp_path / "program.py"
    program.write_text(SLOWLY, encoding="utf-8")
    command = [sys.executable, "-u", str(program), "ingest", str(reports), "--db", str(store_file), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        told = [running.stdout.readline() for _ in range(8)]
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(running.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        running.send_signal(how)
        rest, _ = running.communicate(timeout=60)
    assert running.returncode in (-signal.SIGKILL, 130)
    names = [line.split(":")[0].strip() for line in (*told, *rest.splitlines()) if ".txt" in line]
    with closing(sqlite3.connect(store_file)) as conn:
        held = {path for (path,) in conn.execute("SELECT path FROM report")}
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    assert names and set(map(os.path.abspath, names)) <= held
    deadline = time.monotonic() + 20
    while any(_runs(int(pid)) for pid in children):
        assert time.monotonic() < deadline, "no reader outlives the run"
        time.sleep(0.1)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _kept_beside(conn: sqlite3.Connection) -> tuple[set[str], list[tuple[object, ...]]]:
    """The triggers of the store, and what its index of words holds; it fits what the documents are called."""
    conn.execute("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)")
    conn.commit()
    triggers = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert conn.execute("SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger'").fetchone() == (0,)
    conn.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, document_search, instance)")
    words = conn.execute(
        "SELECT w.term, d.iri, w.col FROM temp.words w JOIN document d ON d.id = w.doc ORDER BY 1, 2, 3"
    ).fetchall()
    return triggers, words


def test_what_is_kept_beside_the_rows_is_caught_up_once(slim: sqlite3.Connection, reports: Path) -> None:
    """Search and version: the same after many texts in one commit as after each in its own."""
    paths = sorted(map(str, reports.iterdir()))
    found = list(read_all(paths, slim, 1))
    other = sqlite3.connect(":memory:")
    slim.backup(other)
    other.execute("PRAGMA foreign_keys = ON")
    before = version(slim)
    assert not [one for one in put_all(slim, found) if isinstance(one, Exception)]
    assert version(slim) not in ("", before)
    for one in found:
        put_all(other, [one])
    assert _kept_beside(slim) == _kept_beside(other)
    put_all(slim, [one._replace(digest="x", mentions=(), edges=(), cited=()) for one in found])  # and gone again
    for one in found:
        put_all(other, [one._replace(digest="x", mentions=(), edges=(), cited=())])
    assert _kept_beside(slim) == _kept_beside(other)


def test_a_group_that_fails_leaves_index_and_version_as_they_were(
    slim: sqlite3.Connection, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list(read_all(sorted(map(str, reports.iterdir())), slim, 1))
    before, held = version(slim), _kept_beside(slim)

    def full(conn: sqlite3.Connection, records: Records) -> Ingested:
        if records == found[-1]:
            raise sqlite3.OperationalError("database or disk is full")
        return put_one(conn, records)

    put_one = ingest.put
    monkeypatch.setattr(ingest, "put", full)
    with pytest.raises(sqlite3.OperationalError):
        put_all(slim, found)
    assert (version(slim), _kept_beside(slim)) == (before, held)


def test_records_go_from_one_process_to_another_as_they_are(slim: sqlite3.Connection, reports: Path) -> None:
    for one in read_all(sorted(map(str, reports.iterdir()))[:5], slim, 1):
        assert pickle.loads(pickle.dumps(one)) == one
    with closing(register_alone(slim)) as register:
        for text in (LAW, DECREE):
            records = records_of(Text(text, "txt", "p"), read(text, register), "p")
            assert records.learned is not None and pickle.loads(pickle.dumps(records)) == records
