"""The seal of a store: bytes that nobody wrote are not believed, whatever else happens to a file is no fault."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from kg.base.user_folders import state_folder
from kg.cli import _run
from kg.register.opening import open_store
from kg.store import seal
from kg.store.errors import StoreError

DECREE = "SELECT title FROM document WHERE symbol = '59/2023/NĐ-CP'"


@pytest.fixture
def sealed(store_file: Path) -> Path:
    """A store that was written to and closed here."""
    with open_store(store_file) as store:
        store.conn.execute("UPDATE document SET title = 'Nghị định về dân chủ' WHERE symbol = '59/2023/NĐ-CP'")
        store.conn.commit()
    assert seal.seal_of(store_file) is not None
    return store_file


def other_letter(store: Path) -> bytes:
    """The same file with one letter of a title changed, which no page of SQLite minds."""
    data = store.read_bytes()
    assert "về dân chủ".encode() in data
    return data.replace("về dân chủ".encode(), "vệ dân chủ".encode())


def reason(store: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(store)
    return caught.value.reason


def test_a_letter_that_nobody_wrote(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = sealed.read_bytes()
    sealed.write_bytes(other_letter(sealed))
    for _ in range(2):  # and again: what was refused once is not believed later
        assert reason(sealed) == "altered"
    assert _run(["show", "59/2023/NĐ-CP", "--db", str(sealed), "--lang", "vi"]) == 2
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert not out and "kg doctor --repair" in line
    sealed.write_bytes(whole)
    open_store(sealed).close()


def test_a_letter_that_changed_without_a_trace(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad disk changes no time: within a week it is found, and at once when the clock was set back."""
    before = sealed.stat()
    sealed.write_bytes(other_letter(sealed))
    os.utime(sealed, ns=(before.st_atime_ns, before.st_mtime_ns))
    open_store(sealed).close()
    now = time.time()
    for later in (8 * 24 * 3600, -3600):
        with monkeypatch.context() as clock:
            clock.setattr(time, "time", lambda later=later: now + later)
            assert reason(sealed) == "altered"


def test_what_is_no_damage(sealed: Path, tmp_path: Path) -> None:
    os.utime(sealed)  # touched
    open_store(sealed).close()
    shutil.copy(sealed, tmp_path / "copy.sqlite")  # copied, and copied back
    shutil.copy(tmp_path / "copy.sqlite", sealed)
    open_store(sealed).close()
    other = sqlite3.connect(sealed)  # written by another program
    other.execute("UPDATE document SET title = 'Tên khác' WHERE symbol = '59/2023/NĐ-CP'")
    other.commit()
    other.close()
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Tên khác",)
    (tmp_path / "copy.sqlite").replace(sealed)  # a backup put in its place
    open_store(sealed).close()


def test_two_that_have_it_open(sealed: Path) -> None:
    """Who closes first leaves no seal, for the other may still write; and no lock of the other is lost."""
    with open_store(sealed) as one:
        with open_store(sealed) as two:
            two.conn.execute("UPDATE document SET title = 'Tên mới' WHERE symbol = '59/2023/NĐ-CP'")
            two.conn.commit()
        assert seal.seal_of(sealed) is None
        assert one.conn.execute(DECREE).fetchone() == ("Tên mới",)
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Tên mới",)
    assert seal.seal_of(sealed) is not None


def test_rows_that_point_nowhere(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = sqlite3.connect(sealed)  # which keeps no foreign keys if it is not told to
    other.execute("DELETE FROM source WHERE id IN (SELECT source FROM claim LIMIT 1)")
    other.commit()
    other.close()
    with pytest.raises(StoreError) as caught:
        open_store(sealed)
    assert caught.value.reason == "damaged" and "→ source" in str(caught.value)
    assert _run(["stats", "--db", str(sealed), "--lang", "en"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_fault_that_comes_of_damage_is_told_as_damage(sealed: Path) -> None:
    with pytest.raises(StoreError) as caught, open_store(sealed) as store:
        store.conn.execute("PRAGMA foreign_keys = OFF")
        store.conn.execute("DELETE FROM source")
        store.conn.commit()
        raise KeyError(7)
    assert caught.value.reason == "damaged"
    seal.forget(sealed)


def test_a_seal_that_cannot_be_read_or_written(sealed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (place,) = (
        file for file in (state_folder() / "seals").glob("*.json") if str(sealed) in file.read_text(encoding="utf-8")
    )
    for content in ("", "[1, 2]", "{}", '["x", "y", 1, 2, 3, 4, 5]'):
        place.write_text(content, encoding="utf-8")
        open_store(sealed).close()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    open_store(sealed).close()
