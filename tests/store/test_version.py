"""The store's version: another after every change, by whomever, and the same as long as nothing changes."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.register.opening import open_store
from kg.store.version import keep_version, version
from tests.support.reading import put, ward

#: One change of each kind for each table that holds anything.
CHANGES = [
    "INSERT INTO document(iri, type, origin) VALUES ('/akn/vn/act/luat/x', 'law', 'cited')",
    "UPDATE document SET issued = '2020-01-01' WHERE id = 1",
    "DELETE FROM document WHERE id = (SELECT max(id) FROM document)",
    "DELETE FROM document WHERE id = 5",
    "INSERT INTO edge(subject, relation, object) VALUES (1, 'cites', 2)",
    "UPDATE edge SET effective = '2020-01-01' WHERE id = (SELECT min(id) FROM edge)",
    "DELETE FROM edge WHERE id = (SELECT max(id) FROM edge)",
    "INSERT INTO source(name, kind, rank) VALUES ('x', 'report', 90)",
    "UPDATE source SET day = '2020-01-01'",
    "INSERT INTO claim(document, source, certainty) SELECT 1, max(id), 'report' FROM source",
    "UPDATE claim SET year = 1999",
    "DELETE FROM claim",
    "INSERT INTO fact SELECT 1, 'note', 'x', min(id), 'report' FROM source",
    "UPDATE fact SET value = '2001-01-01' WHERE rowid = (SELECT min(rowid) FROM fact)",
    "DELETE FROM fact WHERE rowid = (SELECT max(rowid) FROM fact)",
    "INSERT INTO report(document, path, digest, length) VALUES (1, '/x', 'd', 10)",
]


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_seen(slim: sqlite3.Connection, change: str) -> None:
    before = version(slim)
    assert version(slim) == before
    assert slim.execute(change).rowcount > 0
    assert version(slim) != before
    slim.rollback()
    assert version(slim) == before
    slim.execute(change)
    slim.commit()
    assert version(slim) != before


def test_a_row_in_place_of_another(slim: sqlite3.Connection) -> None:
    """The last row goes and another takes its number: the greatest id is what it was."""
    slim.execute("INSERT INTO edge(subject, relation, object) VALUES (1, 'cites', 2), (1, 'cites', 4)")
    before = version(slim)
    last = slim.execute("SELECT max(id) FROM edge").fetchone()
    slim.execute("DELETE FROM edge WHERE id = ?", last)
    slim.execute("INSERT INTO edge(subject, relation, object) VALUES (1, 'cites', 3)")
    assert slim.execute("SELECT max(id) FROM edge").fetchone() == last
    assert version(slim) != before


def test_another_process(store_file: Path) -> None:
    write = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"
    with open_store(store_file) as store:
        seen = [version(store.conn)]
        for change in CHANGES[:5]:
            subprocess.run([sys.executable, "-c", write, str(store_file), change], check=True)
            seen.append(version(store.conn))
    assert len(set(seen)) == len(seen)


def test_what_is_no_change(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store:
        text = ward("Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, UBND phường Xuân Đài báo cáo:")
        start = version(store.conn)
        put(text, store.conn)
        before = version(store.conn)
        assert before != start
        put(text, store.conn)  # read again, nothing new
        store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.conn.execute("VACUUM")
        keep = store.conn.total_changes
        store.conn.execute("SELECT * FROM document").fetchall()
        assert store.conn.total_changes == keep
        assert version(store.conn) == before
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(store_file, copy)
    for path in (store_file, copy):
        with open_store(path) as store:
            assert version(store.conn) == before


def test_two_histories_never_meet(store_file: Path, tmp_path: Path) -> None:
    """Two copies that went through changes of the same number and kind are told apart."""
    other = tmp_path / "other.sqlite"
    shutil.copyfile(store_file, other)
    seen = []
    for path, day in ((store_file, "2020-01-01"), (other, "2021-01-01")):
        with open_store(path) as store:
            store.conn.execute("UPDATE document SET issued = ? WHERE id = 1", (day,))
            store.conn.commit()
            seen.append(version(store.conn))
    assert seen[0] != seen[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["add", "drop", "set"]), st.integers(1, 6), st.integers(1, 6)), max_size=25))
def test_any_history(steps: list[tuple[str, int, int]]) -> None:
    """Whatever is done to the edges: as often as their rows are others, the version is one that never was."""
    conn = sqlite3.connect(":memory:")
    conn.executescript("""
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE edge (id INTEGER PRIMARY KEY, object INTEGER);
    """)
    for name in ("document", "source", "claim", "fact", "report", "citation", "place", "place_successor"):
        conn.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY)")
    keep_version(conn)
    states: dict[str, list[tuple[int, int]]] = {version(conn): []}
    for what, one, other in steps:
        if what == "add":
            conn.execute("INSERT INTO edge(object) VALUES (?)", (other,))
        elif what == "drop":
            conn.execute("DELETE FROM edge WHERE id = ?", (one,))
        else:
            conn.execute("UPDATE edge SET object = ? WHERE id = ?", (other, one))
        rows = conn.execute("SELECT id, object FROM edge ORDER BY id").fetchall()
        assert states.setdefault(version(conn), rows) == rows
    conn.close()
