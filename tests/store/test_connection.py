"""What a store answered is kept until the store changes, whoever changes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kg.checker.files import check_file
from kg.checker.settings import Settings
from kg.register.opening import open_store
from kg.register.validity.status import status
from kg.store import connection as memory
from kg.store.connection import Connection, remembered
from kg.store.documents import by_symbol, document
from kg.store.transaction import one_state, transaction

IRI = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
RENAME = "UPDATE document SET title = ? WHERE symbol_key = '59/2023/ND-CP'"
TITLE = "Về thực hiện dân chủ ở cơ sở (bản thử)"
asked: list[tuple[object, ...]] = []


@remembered
def title(conn: sqlite3.Connection, symbol: str, *, capitals: bool = False) -> str | None:
    asked.append((symbol, capitals))
    row = conn.execute("SELECT title FROM document WHERE symbol_key = ?", (symbol,)).fetchone()
    return (row[0].upper() if capitals else row[0]) if row else None


@pytest.fixture
def store(store_file: Path) -> Iterator[Connection]:
    asked.clear()
    with open_store(store_file) as opened:
        assert isinstance(opened.conn, Connection)
        yield opened.conn


def test_the_same_question_is_asked_once(store: Connection) -> None:
    first = [title(store, "59/2023/ND-CP"), title(store, "none"), title(store, "59/2023/ND-CP", capitals=True)]
    again = [title(store, "59/2023/ND-CP"), title(store, "none"), title(store, "59/2023/ND-CP", capitals=True)]
    assert again == first and first[1] is None and first[0] != first[2]
    assert asked == [("59/2023/ND-CP", False), ("none", False), ("59/2023/ND-CP", True)]


def test_what_this_connection_writes_is_seen(store: Connection) -> None:
    old = title(store, "59/2023/ND-CP")
    with store:
        store.execute(RENAME, (TITLE,))
        assert title(store, "59/2023/ND-CP") == TITLE  # not yet committed, but its own
    assert title(store, "59/2023/ND-CP") == TITLE != old


def test_one_report_is_judged_by_one_state(store: Connection, store_file: Path) -> None:
    old = title(store, "59/2023/ND-CP")
    with one_state(store):
        with closing(sqlite3.connect(store_file)) as another, another:
            another.execute(RENAME, (TITLE,))
        assert title(store, "59/2023/ND-CP") == old
        # whether a question was asked before or not, and whether its answer is remembered or not
        assert title(store, "59/2023/ND-CP", capitals=True) == (old or "").upper()
        plain = "SELECT title FROM document WHERE symbol_key = '59/2023/ND-CP'"
        assert store.execute(plain).fetchone() == (old,)
        count = len(asked)
        title(store, "59/2023/ND-CP")
        assert len(asked) == count
    assert title(store, "59/2023/ND-CP") == TITLE
    with one_state(store), store:
        store.execute(RENAME, (old,))
        assert title(store, "59/2023/ND-CP") == old  # what it writes itself is seen at once
    assert title(store, "59/2023/ND-CP") == old


def test_what_is_answered_while_it_is_written_is_not_remembered(store: Connection) -> None:
    old = title(store, "59/2023/ND-CP")
    with pytest.raises(ZeroDivisionError), transaction(store):
        store.execute(RENAME, (TITLE,))
        with one_state(store):
            assert title(store, "59/2023/ND-CP") == TITLE
        raise ZeroDivisionError
    assert title(store, "59/2023/ND-CP") == old


def test_what_is_undone_was_never_remembered(store: Connection) -> None:
    old = title(store, "59/2023/ND-CP")
    store.execute(RENAME, (TITLE,))
    assert title(store, "59/2023/ND-CP") == TITLE
    store.rollback()
    assert title(store, "59/2023/ND-CP") == old


def test_what_another_connection_writes_is_seen(store: Connection, store_file: Path) -> None:
    title(store, "59/2023/ND-CP")
    with open_store(store_file) as other, other.conn as writing:
        writing.execute(RENAME, (TITLE,))
    assert title(store, "59/2023/ND-CP") == TITLE


def test_lookups_of_the_register_follow_a_change(store: Connection, store_file: Path) -> None:
    day = date(2024, 7, 9)
    assert status(store, IRI, day).state == "in_force"
    with open_store(store_file) as other, other.conn as writing:
        writing.execute(RENAME, (TITLE,))
        writing.execute("UPDATE document SET effective = '2024-09-01' WHERE symbol_key = '59/2023/ND-CP'")
    found = document(store, IRI)
    assert found is not None and found.title == TITLE
    assert [doc.title for doc in by_symbol(store, "59/2023/NĐ-CP")] == [TITLE]
    assert status(store, IRI, day).state == "not_yet_in_force"


def test_a_check_follows_a_change(store: Connection, store_file: Path, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    report.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nAn Bình, ngày 09 tháng 7 năm 2024\n\nBÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở\n\n"
        "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một số điều.\n",
        encoding="utf-8",
    )
    settings = Settings(select=("VB203",))
    assert check_file(str(report), store, settings).result.findings == ()
    with open_store(store_file) as other, other.conn as writing:
        writing.execute("UPDATE document SET effective = '2024-09-01' WHERE symbol_key = '59/2023/ND-CP'")
    assert [one.code for one in check_file(str(report), store, settings).result.findings] == ["VB203"]


def test_an_answer_cannot_be_spoiled_by_who_got_it(store: Connection) -> None:
    by_symbol(store, "59/2023/NĐ-CP").clear()
    assert by_symbol(store, "59/2023/NĐ-CP")


def test_memory_is_bounded(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 50)
    for number in range(500):
        title(store, str(number))
    held = store.answers()
    assert held is not None and len(held) <= 51


def test_any_other_connection_is_asked_each_time(store_file: Path) -> None:
    asked.clear()
    plain = sqlite3.connect(store_file)
    assert title(plain, "59/2023/ND-CP") == title(plain, "59/2023/ND-CP")
    assert len(asked) == 2
    plain.close()
