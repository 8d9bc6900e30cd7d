"""The seal of a store: bytes that nobody wrote are not believed, whatever else happens to a file is no fault."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kg.base.user_folders import state_folder
from kg.cli import _run
from kg.register.opening import open_store
from kg.store import mark, seal
from kg.store.errors import StoreError
from kg.store.register_rows import register_rows_kept
from tests.support.store_machine import told

DECREE = "SELECT title FROM document WHERE symbol = '1/2050/NĐ-CP'"


@pytest.fixture
def sealed(store_file: Path) -> Path:
    """A store that was written to and closed here."""
    with open_store(store_file) as store:
        store.conn.execute(
            "INSERT INTO document(iri, symbol, type, title, origin) "
            "VALUES ('/akn/vn/act/nghi-dinh/2050/1-2050-nd-cp', '1/2050/NĐ-CP', 'decree', 'Nghị định về dân chủ', 'cited')"
        )
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
    other.execute("UPDATE document SET title = 'Tên khác' WHERE symbol = '1/2050/NĐ-CP'")
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
            two.conn.execute("UPDATE document SET title = 'Tên mới' WHERE symbol = '1/2050/NĐ-CP'")
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
        file for file in (state_folder() / "seals").glob("*.seal") if str(sealed) in file.read_text(encoding="utf-8")
    )
    for content in ("", "[1, 2]", "{}", '["x", "y", 1, 2, 3, 4, 5]'):
        place.write_text(content, encoding="utf-8")
        open_store(sealed).close()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    open_store(sealed).close()


# -- the mark that a store carries in itself -------------------------------------------------------------------


def test_a_letter_that_nobody_wrote_in_a_store_from_elsewhere(sealed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(sealed, copy)
    open_store(copy).close()
    for place in (sealed, copy):
        whole = place.read_bytes()
        place.write_bytes(other_letter(place))
        seal.forget(place)
        assert reason(place) == "altered"
        assert "✖" in told("doctor", "--db", place)[1]
        place.write_bytes(whole)
        assert "✔" in told("doctor", "--db", place)[1]
        open_store(place).close()


def test_bytes_that_are_as_they_were_left_are_not_looked_over(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seal.forget(sealed)
    with monkeypatch.context() as patch:
        patch.setattr(seal, "look_over", lambda conn: pytest.fail("it was looked over"))
        open_store(sealed).close()


def _backup(store: Path, copy: Path) -> None:
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _vacuum_into(store: Path, copy: Path) -> None:
    with closing(sqlite3.connect(store)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))


@pytest.mark.parametrize("way", [_backup, _vacuum_into])
def test_a_copy_that_sqlite_made_is_no_damage(sealed: Path, tmp_path: Path, way: Callable[[Path, Path], None]) -> None:
    for name in ("once.sqlite", "twice.sqlite"):
        way(sealed, tmp_path / name)
        sealed = tmp_path / name
        with open_store(sealed) as store:
            assert store.conn.execute(DECREE).fetchone() == ("Nghị định về dân chủ",)
            store.conn.execute("UPDATE document SET issued = '2050-01-01' WHERE symbol = '1/2050/NĐ-CP'")
            store.conn.commit()


def test_a_store_that_sqlite_packed_anew_is_no_damage(sealed: Path) -> None:
    for _ in range(2):
        with closing(sqlite3.connect(sealed)) as other:
            other.execute("VACUUM")
        open_store(sealed).close()


def test_the_mark_says_nothing_after_another_program_wrote(sealed: Path) -> None:
    with closing(sqlite3.connect(sealed)) as other:
        other.execute("UPDATE document SET title = 'Tên khác' WHERE symbol = '1/2050/NĐ-CP'")
        other.commit()
    seal.forget(sealed)
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Tên khác",)
        assert mark.fits(store.conn, mark.said(store.conn) or "", mark.digest_of(sealed)[0]) is None


def test_no_mark_of_what_another_program_wrote(sealed: Path) -> None:
    with open_store(sealed) as store:
        says = mark.said(store.conn) or ""
    digest, own = mark.digest_of(sealed)
    assert (
        mark.put(sealed, says, digest, sealed.stat())
        and mark.digest_of(sealed)[0] == digest
        and mark.own_of(sealed) != own
    )
    with closing(sqlite3.connect(sealed)) as other:
        other.execute("UPDATE document SET title = 'Tên khác' WHERE symbol = '1/2050/NĐ-CP'")
        other.commit()
    assert not mark.put(sealed, says, digest, sealed.stat())
    with closing(sqlite3.connect(sealed)) as other:  # who is writing is not waited for
        other.execute("BEGIN IMMEDIATE")
        assert not mark.put(sealed, mark.said(other) or "", mark.digest_of(sealed)[0], sealed.stat())


# -- a store of which no seal is here ---------------------------------------------------------------------------

#: A letter that became another one, in rows of the register that no index holds: what an end says, a name, a place.
ALTERED = (
    "UPDATE fact SET value = value || '!' WHERE rowid = (SELECT max(rowid) FROM fact WHERE field = 'expired')",
    "UPDATE claim SET issuer = 'Chính phú' WHERE issuer = 'Chính phủ'",
    "UPDATE edge SET effective = '1999-01-01' WHERE rule = 'register'",
    "UPDATE document SET issued = '1999-01-01' WHERE symbol = '59/2023/NĐ-CP'",
    "UPDATE place SET unit = 'huyen' WHERE id = 1",
    "UPDATE source SET rank = 99 WHERE id = (SELECT min(id) FROM source WHERE key IS NOT NULL)",
)


def everything(store: Path) -> list[str]:
    conn = sqlite3.connect(store)
    try:
        return [line for line in conn.iterdump() if "'version'" not in line and "document_search" not in line]
    finally:
        conn.close()


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("change", ALTERED)
def test_what_the_register_no_longer_says_is_loaded_anew(tmp_path: Path, change: str) -> None:
    store = tmp_path / "kg.sqlite"
    open_store(store).close()
    seal.forget(store)
    usual = everything(store)
    other = sqlite3.connect(store)
    changed = other.execute(change).rowcount
    other.execute(
        "UPDATE meta SET value = 'of another program' WHERE key = 'version'"
    )  # which it may also not have changed
    other.commit()
    other.close()
    assert changed > 0 and everything(store) != usual
    open_store(store).close()
    with open_store(store) as opened:
        assert register_rows_kept(opened.conn) is True
    assert sorted(map(_without_number, everything(store))) == sorted(map(_without_number, usual))


def _without_number(line: str) -> str:
    """A row of the dump; those of facts and relations are numbered anew when the register is loaded anew."""
    return re.sub(r'(INSERT INTO "edge" VALUES\()\d+', r"\1", line)


@pytest.mark.usefixtures("few")
def test_the_rows_of_another_register_cannot_be_loaded_anew(tmp_path: Path) -> None:
    store = tmp_path / "kg.sqlite"
    with open_store(store) as opened:
        opened.conn.execute("UPDATE meta SET value = 'another' WHERE key = 'register'")
        opened.conn.execute("UPDATE meta SET value = '9999' WHERE key = 'snapshot_new'")
        opened.conn.commit()
    seal.forget(store)
    open_store(store).close()
    seal.forget(store)
    other = sqlite3.connect(store)
    other.execute(ALTERED[0])
    other.commit()
    other.close()
    assert reason(store) == "damaged"
    assert "✖ the rows of its register" in told("doctor", "--db", store)[1]


def test_what_another_program_writes_while_a_store_is_sealed_is_no_damage(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that draws no new version (to `meta`) between the reading of the file and its seal."""
    read = seal.digest_of

    def and_written_to(file: Path) -> tuple[str, str]:
        found = read(file)
        monkeypatch.setattr(seal, "digest_of", read)
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("INSERT OR REPLACE INTO meta VALUES ('of_another', 'program')")
        os.utime(file, ns=(1, 1))  # whatever the step of the system's clock
        return found

    with open_store(sealed) as store:
        monkeypatch.setattr(seal, "digest_of", and_written_to)
        store.conn.execute("UPDATE document SET title = 'Một tên khác' WHERE symbol = '1/2050/NĐ-CP'")
        store.conn.commit()
    os.utime(sealed)  # so that it is read over
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Một tên khác",)


def test_who_opens_a_store_while_it_is_marked_finds_no_damage(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is then in the log, and comes into the file after the seal was made."""
    write, other = seal.put, sqlite3.connect(sealed)

    def and_opened(file: Path, *of_it: Any) -> bool:
        other.execute("SELECT count(*) FROM meta").fetchone()
        return write(file, *of_it)

    monkeypatch.setattr(seal, "put", and_opened)
    with open_store(sealed) as store:
        store.conn.execute("UPDATE document SET title = 'Một tên khác' WHERE symbol = '1/2050/NĐ-CP'")
        store.conn.commit()
    other.close()
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Một tên khác",)


def test_a_store_that_is_written_to_between_the_look_and_the_opening_is_believed(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = seal.digest_of
    seal.forget(sealed)

    def and_written_to(file: Path) -> tuple[str, str]:
        found = read(file)
        monkeypatch.setattr(seal, "digest_of", read)
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("UPDATE document SET title = 'Một tên khác' WHERE symbol = '1/2050/NĐ-CP'")
        with closing(sqlite3.connect(file)) as other:
            says = mark.said(other)
        assert says is not None and mark.put(file, says, read(file)[0], file.stat()), "as the other program leaves it"
        os.utime(file, ns=(1, 1))
        return found

    monkeypatch.setattr(seal, "digest_of", and_written_to)
    with open_store(sealed) as store:
        assert store.conn.execute(DECREE).fetchone() == ("Một tên khác",)
