"""The store: created whole or not at all, refused in one line, refreshed without loss."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.register import shipped
from kg.register.opening import SCHEMA_VERSION, open_store
from kg.store.documents import Younger, by_symbol, read_ahead_younger, younger_titled
from kg.store.errors import StoreError
from kg.store.opening import PAGE, place_of
from kg.store.transaction import one_state
from tests.support import ROOT
from tests.support.program import python

#: With a small register, so that it takes no longer than need be.
FEW = (
    f"import sys; sys.path.append({str(ROOT)!r}); from tests.support.few_rows import take_its_place; take_its_place(); "
)
OPEN = "import sys; from kg.register.opening import open_store; s = open_store(sys.argv[1]); print(s.path)"


def test_created_on_first_use_with_its_folder(tmp_path: Path, few: None) -> None:
    path = tmp_path / "deep" / "er" / "kg.sqlite"
    with open_store(path) as store:
        assert by_symbol(store.conn, "10/2022/QH15")
        assert store.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.conn.execute("PRAGMA page_size").fetchone() == (PAGE,), "a text takes 6 KB and not more"
        assert store.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store.conn.execute("PRAGMA synchronous").fetchone() == (2,), "FULL: a power cut takes nothing back"
        assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [p.name for p in path.parent.iterdir()] == ["kg.sqlite"]


def test_the_whole_register_is_sound(whole_store: Path) -> None:
    with open_store(whole_store) as store:
        assert by_symbol(store.conn, "59/2023/NĐ-CP")
        assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_once_made_it_is_only_opened(tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kg.sqlite"
    open_store(path).close()
    held = path.read_bytes()
    monkeypatch.delattr(shipped, "_rows")  # the register's files are not looked at
    with open_store(path) as store:
        assert by_symbol(store.conn, "10/2022/QH15")
    assert path.read_bytes() == held


def test_closed_twice(slim_store: Path) -> None:
    with open_store(slim_store) as store:
        store.close()


@pytest.mark.usefixtures("few")
def test_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    path.touch()
    with open_store(path) as store:
        assert by_symbol(store.conn, "10/2022/QH15")


def test_kill_while_the_register_is_half_loaded(tmp_path: Path, few: None) -> None:
    path = tmp_path / "kg.sqlite"
    code = (
        "import os, signal, sys, kg.register.shipped as load\n"
        "load._Loader.write_relations = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n" + OPEN
    )
    killed = python(code, path, few=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert sqlite3.connect(path).execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with open_store(path) as store:
        assert by_symbol(store.conn, "10/2022/QH15")


@pytest.mark.usefixtures("few")
def test_several_at_once(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    running = [
        subprocess.Popen([sys.executable, "-c", FEW + OPEN, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for process in running:
        _, err = process.communicate()
        assert process.returncode == 0, err
    assert {p.name for p in tmp_path.iterdir()} <= {"kg.sqlite", "kg.sqlite-wal", "kg.sqlite-shm"}
    with open_store(path) as store:
        assert store.conn.execute("SELECT count(*) FROM document WHERE symbol = '10/2022/QH15'").fetchone() == (1,)


def refused(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path)
    text = str(caught.value)
    assert "\n" not in text
    assert text.startswith(str(path))
    return text


def test_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Báo cáo kết quả thực hiện dân chủ", encoding="utf-8")
    assert "not a store" in refused(path)
    assert path.read_text(encoding="utf-8") == "Báo cáo kết quả thực hiện dân chủ"


def test_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path)


def test_strange_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    conn.commit()
    conn.close()
    before = path.read_bytes()
    assert "not a store" in refused(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [20, 4096, 100_000])
def test_damaged_store_is_refused(slim_store: Path, tmp_path: Path, keep: int) -> None:
    path = tmp_path / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes()[:keep])
    assert "damaged" in refused(path)


@pytest.mark.parametrize(("version", "word"), [(SCHEMA_VERSION + 1, "newer"), (0, "older")])
def test_other_versions_are_refused(store_file: Path, version: int, word: str) -> None:
    conn = sqlite3.connect(store_file)
    conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
    conn.commit()
    conn.close()
    assert word in refused(store_file)


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file" / "kg.sqlite")


def test_refresh_keeps_what_was_ingested(tmp_path: Path, few: None) -> None:
    path = tmp_path / "kg.sqlite"
    with open_store(path) as store:
        conn = store.conn
        (law,) = conn.execute("SELECT id FROM document WHERE symbol = '10/2022/QH15'").fetchone()
        before = conn.execute("SELECT count(*) FROM edge").fetchone()
        facts = conn.execute("SELECT count(*) FROM fact").fetchone()
        # as if an older register had known the law by its year alone, and one document more
        conn.execute(
            "UPDATE document SET iri = '/akn/vn/act/luat/2022/10-2022-qh15', issued = NULL WHERE id = ?",
            (law,),
        )
        conn.execute("INSERT INTO document(iri, symbol, type, origin) VALUES ('/gone', 'x', 'other', 'register')")
        conn.execute("INSERT INTO document(iri, symbol, type, origin) VALUES ('/cited', 'y', 'other', 'register')")
        (cited,) = conn.execute("SELECT id FROM document WHERE iri = '/cited'").fetchone()
        conn.execute("INSERT INTO document(iri, symbol, type, origin) VALUES ('/me', '1/BC-UBND', 'report', 'report')")
        (mine,) = conn.execute("SELECT id FROM document WHERE iri = '/me'").fetchone()
        conn.execute("INSERT INTO report(document, path, digest, length) VALUES (?, 'a.txt', 'd', 10)", (mine,))
        conn.execute("INSERT INTO citation VALUES (?, 0, 5, 'Luật…', ?, 'certain', NULL)", (mine, law))
        conn.execute("INSERT INTO citation VALUES (?, 6, 9, 'y', ?, 'certain', NULL)", (mine, cited))
        conn.execute("INSERT INTO edge(subject, relation, object, rule) VALUES (?, 'cites', ?, 'cue')", (mine, law))
        conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
        conn.commit()
    with open_store(path) as store:
        conn = store.conn
        iri = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
        assert conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone() == (law,)
        assert conn.execute("SELECT document FROM citation ORDER BY start").fetchall() == [(law,), (cited,)]
        assert conn.execute("SELECT origin FROM document WHERE iri = '/cited'").fetchone() == ("cited",)
        assert conn.execute("SELECT 1 FROM document WHERE iri = '/gone'").fetchone() is None
        assert conn.execute("SELECT count(*) FROM edge").fetchone() == (before[0] + 1,)
        assert conn.execute("SELECT count(*) FROM fact").fetchone() == facts
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert conn.execute("SELECT value FROM meta WHERE key = 'register'").fetchone() != ("older",)


def test_default_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_DB", str(tmp_path / "mine.sqlite"))
    assert place_of(None) == tmp_path / "mine.sqlite"
    monkeypatch.delenv("KG_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert place_of(None) == tmp_path / "vn-legal-kg" / "kg.sqlite"


def test_nothing_heavy_is_imported() -> None:
    code = FEW + OPEN.replace("sys.argv[1]", "':memory:'") + "; print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    for name in ("pydantic", "rdflib", "networkx", "pyvis", "click"):
        assert f"'{name}'" not in out


def test_younger_titles_are_found_together_as_one_by_one(whole_store: Path) -> None:
    with open_store(whole_store) as store, one_state(store.conn):
        decrees = store.conn.execute(
            "SELECT iri, issued, title FROM document WHERE type = 'decree' AND title IS NOT NULL AND issued > '2015' "
            "ORDER BY iri LIMIT 40"
        ).fetchall()
        asked = [Younger(iri, date.fromisoformat(day), title[-14:]) for iri, day, title in decrees]
        alone = {one: younger_titled.__wrapped__(store.conn, one) for one in asked}  # type: ignore[attr-defined]
        assert any(alone.values()) and not all(alone.values())
        assert all(doc.issued and doc.issued > one.since for one, found in alone.items() for doc in found)
        statements: list[str] = []
        store.conn.set_trace_callback(statements.append)
        read_ahead_younger(store.conn, asked)
        assert {one: younger_titled(store.conn, one) for one in asked} == alone
        store.conn.set_trace_callback(None)
    assert sum("d.title LIKE" in sql for sql in statements) == len({one.office for one in asked})
