"""A store on a PostgreSQL server loses nothing when many write at once, are killed, or lose the server."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.exchange import export
from kg.register.opening import open_store
from kg.store import documents
from kg.store.errors import StoreError
from kg.store.statistics import counts
from kg.store.transaction import one_state, transaction
from kg.store.version import version
from tests.support import ROOT
from tests.support.program import environment, kg, python
from tests.support.reading import ward

pytest.importorskip("pg8000", reason="needs the extra postgres")

from tests.support.postgres import Cluster

LAW = "10/2022/QH15"


def test_a_store_is_made_by_whoever_comes_first(cluster: Cluster, few: None) -> None:
    del few
    address = cluster.address(cluster.database())
    with ThreadPoolExecutor(3) as pool:
        stores = list(pool.map(lambda _: open_store(address), range(3)))
    assert len({version(store.conn) for store in stores}) == 1
    assert len({repr(counts(store.conn)) for store in stores}) == 1
    for store in stores:
        store.close()


WORDS = "Thực hiện Luật số 10/2022/QH15 và Kế hoạch số {number}/KH-UBND của UBND tỉnh Phú Yên."


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 24 texts, each of which cites a law and a plan that no other cites."""
    folder = tmp_path_factory.mktemp("reports")
    for number in range(100, 124):
        text = ward(WORDS.format(number=number)).replace("212/BC", f"{number + 300}/BC")
        (folder / f"bao-cao-{number}.txt").write_text(text, encoding="utf-8")
    return folder


def graph_of(db: str | Path, folder: Path) -> dict[str, bytes]:
    """What a store holds, as the CSV that it exports."""
    folder.mkdir()
    with open_store(db) as store:
        export(store.conn, folder / "all.csv")
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.fixture(scope="module")
def wanted(reports: Path, slim_sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a file holds that one process has read them into."""
    folder = tmp_path_factory.mktemp("wanted")
    shutil.copy(slim_sample_store, folder / "same.sqlite")
    assert kg("ingest", reports, "--db", folder / "same.sqlite").returncode == 0
    return graph_of(folder / "same.sqlite", folder / "csv")


#: Eight processes that each read each eighth of the texts.
EIGHT = """
import os, sys
from kg.cli import main
address, *texts = sys.argv[1:]
children = []
for first in range(8):
    child = os.fork()
    if not child:
        main(["ingest", *texts[first::8], "--db", address, "--lang", "en"])
    children.append(child)
sys.exit(any([os.waitpid(child, 0)[1] for child in children]))
"""


def test_eight_writers_at_once(address: str, reports: Path, wanted: dict[str, bytes], tmp_path: Path) -> None:
    """Each text is there once afterwards, with all that it cites, and the graph is that of one writer."""
    done = python(EIGHT, address, *sorted(reports.iterdir()))
    assert (done.returncode, done.stderr.count("\n")) == (0, 8), done.stderr
    assert graph_of(address, tmp_path / "csv") == wanted


def test_a_run_that_is_killed_goes_on(address: str, reports: Path, wanted: dict[str, bytes], tmp_path: Path) -> None:
    """Killed at one moment after the other: what is there is whole, and the same command brings the rest."""
    kg("ingest", next(reports.iterdir()), "--db", address)  # whatever has to be fetched first is here
    whole = 1
    for moment in range(2, 60):
        done = kg("ingest", reports, "--db", address, kill_after=0.03 * moment, group=3)
        with open_store(address) as store:
            read = store.conn.execute(
                "SELECT path, (SELECT count(*) FROM citation c WHERE c.report = r.document) FROM report r "
                "WHERE path LIKE '%/bao-cao-1__.txt'"
            ).fetchall()
        assert all(citations == 2 for _, citations in read)
        assert len(read) >= whole, "nothing that was there is lost"
        whole = len(read)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert whole == 24
    assert graph_of(address, tmp_path / "csv") == wanted


CUT = """
import sys
import kg.graph.ingest as ingest
import kg.graph.many
from kg.cli import main
whole, put = [], ingest.put
def cut(conn, records):
    done = put(conn, records)
    whole.append(done)
    if len(whole) == 7:
        conn.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return done
ingest.put = cut
kg.graph.many._GROUP, kg.graph.many._SECONDS = 3, 600
main(sys.argv[1:])
"""


def test_a_connection_that_is_lost_while_texts_are_put(
    address: str, reports: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    """One line says what became of the store; the texts of the groups before are in it, and no part of another."""
    done = python(CUT, "ingest", reports, "--db", address, "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert "as it was before that write" in done.stderr
    assert "6 of 24" in done.stderr
    with open_store(address) as store:
        assert store.conn.execute("SELECT count(*) FROM report WHERE path LIKE '%/bao-cao-1__.txt'").fetchone() == (6,)
    assert kg("ingest", reports, "--db", address).returncode == 0
    assert graph_of(address, tmp_path / "csv") == wanted


WRITER = """
import sys
from kg.register.opening import open_store
from kg.store.transaction import transaction
store = open_store(sys.argv[1])
with transaction(store.conn):
    store.conn.execute("UPDATE document SET title = 'nửa chừng'")
    print("written", flush=True)
    sys.stdin.read()
"""


def test_a_writer_that_is_killed_leaves_nothing(address: str, cluster: Cluster) -> None:
    with open_store(address) as store:
        before = version(store.conn), counts(store.conn)
        writer = subprocess.Popen([sys.executable, "-c", WRITER, address], stdout=subprocess.PIPE, stdin=subprocess.PIPE,
                                  text=True, env=environment(), cwd=ROOT)  # fmt: skip
        assert writer.stdout and writer.stdout.readline() == "written\n"
        assert (version(store.conn), counts(store.conn)) == before, "nobody sees the half of it"
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        with transaction(store.conn):  # the lock went with it
            store.conn.execute("UPDATE document SET title = 'sau đó' WHERE id = 1")
        assert not store.conn.execute("SELECT 1 FROM document WHERE title = 'nửa chừng'").fetchall()


def test_a_busy_store_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.postgres.wire._SETTINGS", "SET search_path = kg; SET lock_timeout = '100ms'")
    with (
        open_store(address) as mine,
        transaction(mine.conn),
        pytest.raises(StoreError) as stopped,
        open_store(address) as other,
        transaction(other.conn),
    ):
        pass
    assert stopped.value.reason == "busy"


def test_the_server_is_restarted_under_its_readers(cluster: Cluster, address: str) -> None:
    with open_store(address) as reader:
        before = documents.by_symbol(reader.conn, LAW)
        cluster.stop("fast")
        cluster.start()
        assert documents.by_symbol(reader.conn, LAW) == before, "a question is asked again"
        with one_state(reader.conn):
            cluster.stop("fast")
            cluster.start()
            with pytest.raises(sqlite3.OperationalError):
                reader.conn.execute("SELECT count(*) FROM document")
        assert documents.by_symbol(reader.conn, LAW) == before
    with pytest.raises(StoreError) as stopped, open_store(address) as writer, transaction(writer.conn):
        writer.conn.execute("UPDATE document SET title = 'mất' WHERE id = 1")
        cluster.stop()
        cluster.start()
        writer.conn.execute("UPDATE document SET title = 'mất' WHERE id = 2")
    assert stopped.value.reason == "lost"
    assert "as it was before that write" in str(stopped.value)
    with open_store(address) as store:
        assert not store.conn.execute("SELECT 1 FROM document WHERE title = 'mất'").fetchall()
