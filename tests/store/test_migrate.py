"""Older stores: brought to today's tables in place, wholly or not at all. `schema_1.sql` is the first version's."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kg.register.opening import open_store
from kg.store.documents import by_symbol, facts
from kg.store.migrate import SCHEMA_VERSION, STEPS
from tests.support.program import python


def shape(conn: sqlite3.Connection) -> dict[str, object]:
    """Tables with their columns, indexes and views, whatever the words that made them."""
    found: dict[str, object] = {}
    for kind, name, sql in conn.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
        if kind == "table":
            found[name] = {tuple(row[1:]) for row in conn.execute(f"PRAGMA table_info({name})")}
            found[f"{name}: keys"] = sorted(tuple(row[2:]) for row in conn.execute(f"PRAGMA foreign_key_list({name})"))
        else:
            found[name] = re.sub(r"\s+|--[^\n]*", "", sql)
    return found


def test_there_is_a_step_to_every_version() -> None:
    assert sorted(STEPS) == list(range(2, SCHEMA_VERSION + 1))


@pytest.mark.usefixtures("few")
def test_both_roads_lead_to_the_same_tables(old_store: Path, register: sqlite3.Connection) -> None:
    conn = sqlite3.connect(old_store)
    conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")  # as it is when the program is newer
    conn.commit()
    conn.close()
    with open_store(old_store) as store:
        assert shape(store.conn) == shape(register)
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.conn.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (str(SCHEMA_VERSION),)


def test_what_the_old_store_held_is_there(old_store: Path) -> None:
    with open_store(old_store) as store:
        (law,) = by_symbol(store.conn, "10/2022/QH15")
        assert (law.title, law.source) == ("Luật Thực hiện dân chủ ở cơ sở", "Bộ pháp điển")
        assert [(f.field, f.value) for f in facts(store.conn, law.iri)] == [("codified", "new")]
        assert store.conn.execute("SELECT document, source, title FROM claim").fetchall() == [(1, 1, law.title)]
        assert store.conn.execute("SELECT count(*) FROM citation").fetchone() == (1,)
        assert store.conn.execute("SELECT ev_quote FROM edge").fetchall() == [("Luật …",)]
    with open_store(old_store) as store:  # and once more, where there is nothing to do
        assert by_symbol(store.conn, "10/2022/QH15") == [law]


@pytest.mark.usefixtures("few")
def test_an_older_register_in_an_older_store(old_store: Path) -> None:
    conn = sqlite3.connect(old_store)
    conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
    conn.commit()
    conn.close()
    with open_store(old_store) as store:
        assert by_symbol(store.conn, "59/2023/NĐ-CP")
        assert store.conn.execute("SELECT document FROM citation").fetchall() == [(1,)]
        assert store.conn.execute("SELECT count(*) > 1000 FROM claim").fetchone() == (1,)


KILL = """
import os, signal, sqlite3, sys
from kg.store import migrate
from kg.register.opening import open_store
step = migrate.STEPS[2]
def dying(conn):
    step(conn)
    os.kill(os.getpid(), signal.SIGKILL)
migrate.STEPS[2] = dying
open_store(sys.argv[1])
"""


def test_killed_in_the_middle(old_store: Path) -> None:
    killed = python(KILL, old_store)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    conn = sqlite3.connect(old_store)
    assert conn.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == ("1",)
    assert conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'claim'").fetchone() == (0,)
    conn.close()
    with open_store(old_store) as store:
        assert store.conn.execute("SELECT count(*) FROM claim").fetchone() == (1,)


def test_several_at_once(old_store: Path) -> None:
    code = "import sys; from kg.register.opening import open_store; open_store(sys.argv[1]).close()"
    running = [subprocess.Popen([sys.executable, "-c", code, str(old_store)], stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        _, err = process.communicate()
        assert process.returncode == 0, err
    with open_store(old_store) as store:
        assert store.conn.execute("SELECT count(*) FROM claim").fetchone() == (1,)
