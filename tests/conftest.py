"""Fixtures that several test modules share."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import ROOT, SAMPLES, SHARED, few_rows
from tests.support.browser import Browser, browser_session, is_installed
from tests.support.examples import WHOLE
from tests.support.forty_reports import REPORT, write_reports
from tests.support.made_once import made_once
from tests.support.program import Here, Run
from tests.support.program import kg as program
from tests.support.verdict_facts import Facts

#: Files that take longest, the longest first: begun last, they would keep one core busy while the others wait.
_LONG = (
    "viz/test_browser", "viz/test_reader", "serve/test_program", "store/test_postgres", "cli/test_cli", "text/test_outside",
    "exchange/test_exchange", "rdf/test_sparql", "register/test_imports", "test_hostile", "rdf/test_validate",
    "store/test_postgres_writers", "store/test_disk", "store/test_kill", "register/test_identity", "cli/test_review",
    "store/test_postgres_services", "trace/test_watch", "trace/test_arrays", "bulk/test_kill", "test_wheel",
    "contract/test_contract", "serve/test_languagetool", "store/test_seal", "test_from_outside", "bulk/test_command",
    "serve/test_mcp", "serve/test_api", "viz/test_page", "store/test_kill_others", "trace/test_stale", "test_windows",
    "store/test_any_order", "checker/test_linear", "rdf/test_mapping", "store/test_store", "register/test_imports_vbpl",
    "cli/test_check_folder", "register/test_packs", "bulk/test_graph", "graph/test_many", "store/test_shared",
    "register/test_imports_csv", "graph/test_texts", "register/test_verdicts_in_time",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="`much` is the whole register, and slow properties have more examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    """What `kg` remembers in the user's folders is remembered in one of the run's own.

    Python keeps what it compiles, as it does where nobody says otherwise: tests start `kg` hundreds of times. Nor is
    Ctrl-C ignored by what they start, as a shell has it where the run itself stands in the background.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if config.getoption("whole"):
        os.environ[WHOLE] = "1"
    state = tempfile.TemporaryDirectory(prefix="kg-state-")
    os.environ["XDG_STATE_HOME"] = os.environ["XDG_CACHE_HOME"] = state.name
    config.add_cleanup(state.cleanup)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected stays to the end: to look through it for garbage again and again is a sixth of collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        needs = set(getattr(item, "fixturenames", ()))
        if "shared" in needs:
            item.add_marker("shared")
        if needs & {"much", "much_of_it", "whole_run", "cluster"} or hasattr(getattr(item, "obj", None), "hypothesis"):
            item.add_marker("whole")
    rank = {ROOT / "tests" / f"{name}.py": number for number, name in enumerate(_LONG)}
    items.sort(key=lambda item: rank.get(item.path, len(_LONG)))  # within a file, and of all others, the order stays


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated reports and the register material, if KG_SHARED names it; else the test is skipped."""
    if not (os.environ.get("KG_SHARED") and (SHARED / "reports").is_dir()):
        pytest.skip("needs the annotated reports and register material that KG_SHARED names")
    return SHARED


@pytest.fixture
def whole_run(pytestconfig: pytest.Config) -> None:
    """For what is no promise of the product, as that its benchmarks run: looked at with `--whole`, else skipped."""
    if not pytestconfig.getoption("whole"):
        pytest.skip("is looked at with --whole")


@pytest.fixture(scope="session")
def register(whole_register: Path) -> Iterator[sqlite3.Connection]:
    """A store with the shipped register, for reading only."""
    with closing(_in_memory(whole_register)) as conn:
        conn.execute("PRAGMA query_only = ON")
        yield conn


@pytest.fixture
def conn(register: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A store of the test's own, with the shipped register."""
    copy = sqlite3.connect(":memory:")
    register.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    yield copy
    copy.close()


@pytest.fixture(scope="session")
def whole_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of which the stores below are copies: the whole shipped register, as every store that was ever opened."""

    def make(path: Path) -> None:  # by a process of which no test has changed anything
        done = program("stats", "--db", path)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "whole.sqlite", make)


@pytest.fixture(scope="session")
def much_of_it(whole_register: Path, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with each twentieth document of the shipped register and those that these point to, to be copied.

    With `--whole` it has all of them: so CI runs the tests that ask for it, on its own.
    """
    own = "id % 20 = 0 OR id IN (SELECT object FROM edge WHERE subject % 20 = 0)"

    def make(path: Path) -> None:
        shutil.copyfile(whole_register, path)
        _keep_only(path, own)

    return whole_register if pytestconfig.getoption("whole") else made_once(tmp_path_factory, "much.sqlite", make)


@pytest.fixture
def much(much_of_it: Path) -> Iterator[sqlite3.Connection]:
    """A store of the test's own with the same."""
    copy = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(much_of_it)) as made:
        made.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    yield copy
    copy.close()


@pytest.fixture(scope="session")
def whole_store(whole_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the whole shipped register, to be copied."""
    return _copy(whole_register, tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def sample_store(whole_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the sample reports and what the register says of all that they cite: to be read, or copied.

    Of the register it holds the documents that are cited, those that any relation joins to them, the first ones, and
    the laws that were ended of late, with the acts that ended them.
    """

    def make(path: Path) -> None:
        _with_samples(whole_register, path)
        cited = "SELECT document FROM citation UNION SELECT id FROM document WHERE origin <> 'register'"
        ended = (
            "FROM edge WHERE relation IN ('repeals', 'replaces') AND (effective >= '2026-01-01' OR effective >= '2024-01-01' "
            "AND object IN (SELECT id FROM document WHERE type = 'law'))"
        )
        _keep_only(
            path,
            f"id <= 100 OR id IN ({cited}) OR id IN (SELECT object FROM edge WHERE subject IN ({cited})) "
            f"OR id IN (SELECT subject FROM edge WHERE object IN ({cited})) OR id IN (SELECT subject {ended}) "
            f"OR id IN (SELECT object {ended})",
        )

    return _copy(made_once(tmp_path_factory, "samples.sqlite", make), tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def slim_store(whole_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the first documents of the shipped register, 59/2023/NĐ-CP and 10/2022/QH15: quick to copy."""

    def make(path: Path) -> None:
        shutil.copyfile(whole_register, path)
        _keep_only(path, "id <= 100 OR symbol_key IN ('59/2023/ND-CP', '10/2022/QH15')")

    return _copy(made_once(tmp_path_factory, "slim.sqlite", make), tmp_path_factory.mktemp("slim"))


@pytest.fixture(scope="session")
def slim_sample_store(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample reports read into it: to be read, or copied."""
    made = made_once(tmp_path_factory, "slim-samples.sqlite", lambda path: _with_samples(slim_store, path))
    return _copy(made, tmp_path_factory.mktemp("slim-samples"))


def _copy(made: Path, folder: Path) -> Path:
    """A copy of this process's own: what `kg` remembers of a store it remembers in a folder of this process's own."""
    return Path(shutil.copyfile(made, folder / "kg.sqlite"))


def _with_samples(store: Path, path: Path) -> None:
    shutil.copyfile(store, path)
    done = program("ingest", *sorted(SAMPLES.glob("*.txt")), "--db", path)
    assert done.returncode == 0, done.stderr


def _keep_only(path: Path, documents: str) -> None:
    """Take all other documents out of a store, with what is said of them."""
    from kg.store.register_rows import keep_register_rows

    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"CREATE TEMP TABLE kept AS SELECT id FROM document WHERE {documents}")
        conn.execute("DELETE FROM document WHERE id NOT IN (SELECT id FROM kept)")
        held = ("alias", ["document"]), ("claim", ["document"]), ("fact", ["document"]), ("edge", ["subject", "object"])
        for table, ends in held:
            for end in ends:
                conn.execute(f"DELETE FROM {table} WHERE {end} NOT IN (SELECT id FROM kept)")
        conn.execute("INSERT INTO document_search(document_search) VALUES ('rebuild')")  # else the next write tidies up
        keep_register_rows(conn)
        conn.commit()
        conn.execute("VACUUM")


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
def slim(slim_store: Path) -> Iterator[sqlite3.Connection]:
    """The same in memory."""
    with closing(_in_memory(slim_store)) as conn:
        yield conn


def _in_memory(store: Path) -> sqlite3.Connection:
    from kg.store.connection import Connection

    conn = sqlite3.connect(":memory:", factory=Connection)
    with closing(sqlite3.connect(store)) as made:
        made.backup(conn)
    conn.execute("PRAGMA foreign_keys = ON")
    return conn


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with forty reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(folder, 0)
    return folder


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch, slim_store: Path) -> None:
    """Readers of this process are copies of it, where the platform has that: others import and compile all anew.

    That they can, as users' do, is seen where a test starts the program itself.
    """
    from kg.register.opening import open_store
    from tests.support.reading import read

    if sys.platform == "linux":
        with open_store(slim_store) as opened:  # patterns are compiled when they are first asked for: here, once
            read(REPORT.format(number=1, plan=100, above=200, letter=300), opened.conn)
        usual = multiprocessing.get_context
        monkeypatch.setattr(multiprocessing, "get_context", lambda _: usual("fork"))
        for module in ("kg.graph.readers", "kg.bulk.one_by_one"):
            if module in sys.modules:
                monkeypatch.setattr(f"{module}.get_context", lambda _: usual("fork"))


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not is_installed():
        pytest.skip("needs chromium and chromedriver (.ci/debian.sh)")
    with browser_session() as opened:
        yield opened


@pytest.fixture(scope="session")
def no_documents(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file without documents, to be copied."""

    def make(path: Path) -> None:
        shutil.copyfile(slim_store, path)
        with closing(sqlite3.connect(path)) as conn:
            for held in ("edge", "fact", "claim", "document"):
                conn.execute(f"DELETE FROM {held}")
            conn.commit()
            conn.execute("VACUUM")

    return made_once(tmp_path_factory, "no-documents.sqlite", make)


@pytest.fixture
def facts(no_documents: Path) -> Iterator[Facts]:
    """A store in which a test says itself what sources tell of documents of its own."""
    with closing(_in_memory(no_documents)) as conn:
        yield Facts(conn)
