"""`kg doctor`: what is wrong with a store, and what it saves of one."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.cli import _run
from kg.register import shipped
from kg.register.doctor import _shipped
from kg.register.opening import open_store
from kg.store.opening import PAGE
from kg.store.seal import forget
from kg.store.statistics import counts
from tests.support import SAMPLES, few_rows
from tests.support.forty_reports import write_reports

_LEAVES = (0x0A, 0x0D)  # the first byte of pages that hold rows: of an index, of a table
REPORTS = sorted(SAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    """The shipped register has few rows here, also to compare with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "_rows", few_rows.rows)
        _shipped.cache_clear()
        yield
    _shipped.cache_clear()


@pytest.fixture(scope="module")
def made(small: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register and the sample reports."""
    path = tmp_path_factory.mktemp("made") / "kg.sqlite"
    (path.parent / "reports").mkdir()
    write_reports(path.parent / "reports", 0)
    assert _run(["ingest", *map(str, REPORTS), str(path.parent / "reports"), "--db", str(path)]) == 0
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copyfile(made, tmp_path / "kg.sqlite"))
    open_store(path).close()
    return path


def doctor(capsys: pytest.CaptureFixture[str], store: Path, *more: str) -> tuple[int, str, str]:
    code = _run(["doctor", "--db", str(store), "--lang", "en", *more])
    return code, *capsys.readouterr()


def test_a_store_that_is_well(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = store.read_bytes()
    code, out, err = doctor(capsys, store)
    assert (code, err) == (0, "") and "The store is well." in out and "✖" not in out
    code, out, _ = doctor(capsys, store, "--repair")
    assert code == 0 and "The store is well." in out, "nothing to repair"
    assert store.read_bytes() == before and [path.name for path in store.parent.iterdir()] == ["kg.sqlite"]


def test_a_register_with_other_words(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changed by hand, through SQLite: no page is damaged, and the register still says what it never said."""
    conn = sqlite3.connect(store)
    conn.execute("UPDATE fact SET value = value || ' ' WHERE rowid IN (SELECT rowid FROM fact LIMIT 3)")
    conn.execute("DELETE FROM document_search_data WHERE id > 100")
    conn.commit()
    conn.close()
    code, out, _ = doctor(capsys, store)
    assert code == 1 and "table fact: 3 rows missing, 3 rows that are others" in out and "document_search" in out
    found = json.loads(doctor(capsys, store, "--format", "json")[1])
    assert found["well"] is False and found["register"]["fact"] == {"missing": 3, "other": 3}
    assert doctor(capsys, store, "--repair")[0] == 0
    code, out, _ = doctor(capsys, store)
    assert code == 0, out


def test_a_letter_that_nobody_wrote(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = store.read_bytes()
    at = data.rindex("dân chủ".encode())
    store.write_bytes(data[:at] + b"D" + data[at + 1 :])
    code, out, _ = doctor(capsys, store)
    assert code == 1 and "though no program wrote" in out


def test_what_is_saved(store: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(store) as opened:
        whole = counts(opened.conn)
    chance = random.Random(3)  # which pages it hits is chance: some rows are lost, most are saved
    data = bytearray(store.read_bytes())
    with closing(sqlite3.connect(store)) as conn:  # without its first page nothing of a table can be read
        first = {page for (page,) in conn.execute("SELECT rootpage FROM sqlite_master")}
    # nor without one that only points to others, of which there are few: which rows hang on it, the register decides
    leaves = {page for page in range(2, len(data) // PAGE + 1) if data[(page - 1) * PAGE] in _LEAVES}
    for page in chance.sample(sorted(leaves - first), 6):
        data[(page - 1) * PAGE : page * PAGE] = chance.randbytes(PAGE)
    store.write_bytes(data)
    forget(store)
    code, out, _ = doctor(capsys, store)
    assert code == 1 and "structure: " in out
    code, out, err = doctor(capsys, store, "--repair")
    assert (code, err) == (0, "") and "rows left out" in out, out
    assert (store.parent / "kg.sqlite.damaged").read_bytes() == data
    with open_store(store) as opened:
        left = counts(opened.conn)
    # one page holds the rows of thirty reports: what is saved is counted on documents of all kinds
    assert sum(left.documents.values()) > 0.5 * sum(whole.documents.values())
    lost = [line.strip() for line in out.splitlines() if line.strip().endswith(".txt")]
    assert _run(["ingest", *map(str, REPORTS), str(made.parent / "reports"), "--db", str(store)]) == 0
    capsys.readouterr()
    with open_store(store) as opened:
        again = counts(opened.conn)
    assert (again.reports, again.citations) == (whole.reports, whole.citations), lost
    assert doctor(capsys, store)[0] == 0


def test_citations_whose_words_are_lost_are_read_again(
    store: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(store) as opened:
        whole = counts(opened.conn)
        words = opened.conn.execute("SELECT document, passages FROM report ORDER BY document").fetchall()
    (first, packed), (second, _), *_ = words
    with closing(sqlite3.connect(store)) as conn:
        paths = [conn.execute("SELECT path FROM report WHERE document = ?", (row,)).fetchone()[0]
                 for row in (first, second)]  # fmt: skip
        conn.execute("UPDATE report SET passages = ? WHERE document = ?", (bytes(reversed(packed)), first))
        conn.execute("UPDATE report SET passages = NULL WHERE document = ?", (second,))
        conn.execute("UPDATE document SET title = 'X' WHERE id = (SELECT min(document) FROM claim)")
        conn.commit()
    forget(store)
    code, out, err = doctor(capsys, store, "--repair")
    assert (code, err) == (0, "") and all(path in out for path in paths), out
    with open_store(store) as opened:
        assert counts(opened.conn).reports == whole.reports
    assert _run(["ingest", *map(str, REPORTS), str(made.parent / "reports"), "--db", str(store)]) == 0
    capsys.readouterr()
    with open_store(store) as opened:
        assert counts(opened.conn) == whole
        again = opened.conn.execute("SELECT passages FROM report").fetchall()
        assert {one for (one,) in again} == {one for _, one in words}


def test_a_repair_that_is_ended_leaves_the_store_where_it_was(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the very last step: else the next command would make an empty store in its place."""
    with closing(sqlite3.connect(store)) as conn:
        conn.execute("DELETE FROM fact WHERE rowid IN (SELECT rowid FROM fact LIMIT 3)")
        conn.commit()
    before = store.read_bytes()
    usual = Path.replace

    def ended(self: Path, target: Path) -> Path:
        if target == store:
            raise KeyboardInterrupt
        return usual(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", ended)
        assert doctor(capsys, store, "--repair")[0] == 130
    assert store.read_bytes() == before
    assert doctor(capsys, store, "--repair")[0] == 0 and doctor(capsys, store)[0] == 0


def test_what_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text("Báo cáo" * 1000, encoding="utf-8")
    for name in ("text", "nothing", "."):
        code, out, err = doctor(capsys, tmp_path / name, "--repair")
        assert code == 2 and not out and len(err.splitlines()) == 1, (name, out, err)
    assert [path.name for path in tmp_path.iterdir()] == ["text"]
