"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT, SAMPLES, SHARED, few_rows
from tests.support.browser import Browser, browser_session, is_installed
from tests.support.forty_reports import write_reports
from tests.support.program import Here, Run
from tests.support.program import kg as program
from tests.support.verdict_facts import Facts

#: Files that take longest, the longest first: begun last, they would keep one core busy while the others wait.
_LONG = (
    "store/test_kill", "viz/test_browser", "viz/test_reader", "register/test_phapdien", "resolve/test_own_gold",
    "checker/test_quality", "exchange/test_exchange", "rdf/test_mapping", "rdf/test_validate", "store/test_shared",
    "register/test_imports", "test_docs", "cli/test_cli", "trace/test_arrays",
)  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """What `kg` remembers of stores in the user's folder is remembered in one of the run's own."""
    state = tempfile.TemporaryDirectory(prefix="kg-state-")
    os.environ["XDG_STATE_HOME"] = state.name
    config.add_cleanup(state.cleanup)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {ROOT / "tests" / f"{name}.py": number for number, name in enumerate(_LONG)}
    items.sort(key=lambda item: rank.get(item.path, len(_LONG)))  # within a file, and of all others, the order stays


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated reports and the register material; without it the test is skipped."""
    if not (SHARED / "reports").is_dir():
        pytest.skip("needs the annotated reports and register material beside the checkout (or KG_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def register() -> Iterator[sqlite3.Connection]:
    """A store with the shipped register, for reading only."""
    from kg.register.opening import open_store

    with open_store(":memory:") as store:
        store.conn.execute("PRAGMA query_only = ON")
        yield store.conn


@pytest.fixture
def conn(register: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A store of the test's own, with the shipped register."""
    copy = sqlite3.connect(":memory:")
    register.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    yield copy
    copy.close()


@pytest.fixture(scope="session")
def whole_store(register: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the whole shipped register, to be copied."""
    path = tmp_path_factory.mktemp("whole") / "kg.sqlite"
    whole = sqlite3.connect(path)
    register.backup(whole)
    whole.execute("PRAGMA journal_mode = WAL")  # as every store that was ever opened
    whole.close()
    return path


@pytest.fixture(scope="session")
def sample_store(whole_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample reports read into it: to be read, or copied."""
    path = tmp_path_factory.mktemp("samples") / "kg.sqlite"
    path.write_bytes(whole_store.read_bytes())
    done = program("ingest", *sorted(SAMPLES.glob("*.txt")), "--db", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def slim_store(register: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the first documents of the shipped register, 59/2023/NĐ-CP and 10/2022/QH15: quick to copy."""
    path = tmp_path_factory.mktemp("slim") / "kg.sqlite"
    slim = sqlite3.connect(path)
    register.backup(slim)
    slim.execute(
        "DELETE FROM document WHERE id > 100 AND ifnull(symbol_key, '') NOT IN ('59/2023/ND-CP', '10/2022/QH15')"
    )
    for held, ends in (("claim", ["document"]), ("fact", ["document"]), ("edge", ["subject", "object"])):
        for end in ends:
            slim.execute(f"DELETE FROM {held} WHERE {end} NOT IN (SELECT id FROM document)")
    slim.execute("INSERT INTO document_search(document_search) VALUES ('rebuild')")  # else the next write tidies it up
    slim.commit()
    slim.execute("VACUUM")
    slim.execute("PRAGMA journal_mode = WAL")  # as every store that was ever opened
    slim.close()
    return path


@pytest.fixture(scope="session")
def slim_sample_store(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample reports read into it: to be read, or copied."""
    path = tmp_path_factory.mktemp("slim-samples") / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    done = program("ingest", *sorted(SAMPLES.glob("*.txt")), "--db", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped register of this process has few rows, for the test."""
    from kg.register import shipped

    monkeypatch.setattr(shipped, "_rows", few_rows.rows)


@pytest.fixture
def store_file(slim_store: Path, tmp_path: Path) -> Path:
    """A store file of the test's own, with a small part of the shipped register."""
    path = tmp_path / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    return path


@pytest.fixture
def slim(store_file: Path) -> Iterator[sqlite3.Connection]:
    """That store, open."""
    from kg.register.opening import open_store

    with open_store(store_file) as store:
        yield store.conn


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with forty reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(folder, 0)
    return folder


@pytest.fixture
def kg(db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process on the module's store `db`, in Vietnamese if it does not say otherwise."""
    from kg.cli import main

    monkeypatch.setenv("KG_DB", db)

    def run(*arguments: str) -> Here:
        with pytest.raises(SystemExit) as stop:
            main(arguments if "--lang" in arguments else [*arguments, "--lang", "vi"])
        assert isinstance(stop.value.code, int)
        return Here(stop.value.code, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not is_installed():
        pytest.skip("needs chromium and chromedriver (.ci/debian.sh)")
    with browser_session() as opened:
        yield opened


@pytest.fixture
def facts(slim: sqlite3.Connection) -> Facts:
    """An empty store in which a test says itself what sources tell of documents of its own."""
    for held in ("edge", "fact", "claim", "document"):
        slim.execute(f"DELETE FROM {held}")
    return Facts(slim)
