"""A cluster gives the rows that one machine gives, to the last character, whoever of it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow.parquet")
if which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("needs Java", allow_module_level=True)

import pyarrow as pa

from kg.bulk import spark
from kg.bulk.extract import TEXTS, extract
from kg.bulk.frozen import freeze, open_alone
from kg.bulk.inputs import Corpus
from kg.register.opening import open_store
from tests.bulk.test_kill import texts
from tests.support.corpus import rows, write_corpus

pytestmark = pytest.mark.filterwarnings("ignore")
#: Where this is imported as Python starts, a text ends whoever reads it.
_DEADLY = """import os
import kg.bulk.extract as module
find = module.find_citations
def find_or_die(text):
    return os._exit(9) if text.startswith("deadly") else find(text)
module.find_citations = find_or_die
"""


def read_here(corpus: Path, store: Path, folder: Path) -> list[dict[str, Any]]:
    """The rows that this process makes of a corpus."""
    with open_store(store) as opened:
        reader = freeze(opened.conn, folder / "register")
    with closing(open_alone(folder / "register")) as register:
        whole = pa.RecordBatch.from_pylist(list(Corpus(corpus).rows()), schema=TEXTS)
        found: list[dict[str, Any]] = extract(whole, register, reader).to_pylist()
    return sorted(found, key=lambda row: row["id"])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Pages with a catalogue, one empty, one that ends its reader."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    pages = {key: f"<p>{text.replace(chr(10), '</p><p>')}</p>" for key, text in texts(12).items()}
    pages |= {"deadly": "deadly", "empty": "", "nul": texts(1)["r00"].replace("\n", "\0\n")}
    table = pa.table({"id": list(pages), "content_html": list(pages.values())})
    pa.parquet.write_table(table, folder / "content.parquet")
    said = [
        {"id": "r03", "title": "Về cầu phao", "so_ky_hieu": "77/2023/NQ-HĐND", "ngay_ban_hanh": "07/12/2023",
         "loai_van_ban": "Nghị quyết", "co_quan_ban_hanh": "HĐND tỉnh Phú Yên"},
        {"id": "gone", "title": None, "so_ky_hieu": None, "ngay_ban_hanh": None, "loai_van_ban": None,
         "co_quan_ban_hanh": None},
    ]  # fmt: skip
    pa.parquet.write_table(pa.Table.from_pylist(said), folder / "metadata.parquet")
    return folder


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python that starts from now on dies of a certain text."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(_DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'site'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


@pytest.mark.usefixtures("deadly")
def test_a_driver_that_is_killed_runs_again_to_the_same_rows(corpus: Path, store_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "bulk", "extract", str(corpus), str(out), "--register", str(store_file)]
    with subprocess.Popen([*command, "--engine", "spark", "--workers", "2"], stderr=subprocess.DEVNULL) as driver:
        while not list(out.glob(".spark-*")) and driver.poll() is None:
            time.sleep(0.05)
        driver.send_signal(signal.SIGKILL)
    assert driver.returncode == -signal.SIGKILL
    assert not [name for name in os.listdir(out) if not name.startswith(".spark-")], "all of it or nothing"
    with _session("local[2,4]") as session, open_store(store_file) as opened:
        count, _ = spark.run(session, str(corpus), out, opened.conn)
    expected = read_here(corpus, store_file, tmp_path)
    assert count == len(expected) == 15
    found = rows(out)
    died = [row for row in found if row["error"] == "reader_ended"]
    assert [(row["id"], row["path"]) for row in died] == [("deadly", "content.parquet#deadly")]
    assert [row for row in found if row["id"] != "deadly"] == [row for row in expected if row["id"] != "deadly"]
    assert not [name for name in os.listdir(out) if name.startswith(".")], "nothing is left of the first"


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks executors up in /proc")
def test_an_executor_that_is_killed_loses_nothing(store_file: Path, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.parquet", texts(40))
    killed: list[int] = []

    def kill_one() -> None:
        while not killed:
            ours = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if _is_executor(pid, application)]
            if ours and list((tmp_path / "out").glob(".spark-*")):
                killed.append(ours[0])
                os.kill(killed[0], signal.SIGKILL)
            time.sleep(0.05)

    with _session("local-cluster[2,1,1024]") as session, open_store(store_file) as opened:
        application = session.sparkContext.applicationId
        threading.Thread(target=kill_one, daemon=True).start()
        count, _ = spark.run(session, str(corpus), tmp_path / "out", opened.conn)
    assert killed and count == 40
    assert rows(tmp_path / "out") == read_here(corpus, store_file, tmp_path)


def _is_executor(pid: int, application: str) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended
        return False
    return b"CoarseGrainedExecutorBackend" in command and application.encode() in command


@contextmanager
def _session(master: str) -> Iterator[Any]:
    session = spark.session(master)
    try:
        yield session
    finally:
        session.stop()


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("PYSPARK_PYTHON", raising=False)
    yield
    os.environ.pop("PYSPARK_PYTHON", None)
