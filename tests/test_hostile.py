"""Texts made to be slow: twice as long takes no more than 2.4 times as long, in every step of the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.growth import grows_too_fast
from tests.support.hostile import SHAPES, seconds_of, text_of

#: Characters of the shortest text; a search that begins anew at each of the longest takes a second.
SIZE = 2000


@pytest.fixture(scope="module")
def store(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A small store in memory, and what is remembered from the first text on."""
    conn = sqlite3.connect(":memory:")
    held = sqlite3.connect(slim_store)
    held.backup(conn)
    held.close()
    conn.execute("PRAGMA foreign_keys = ON")
    seconds_of(text_of(SHAPES["citations"], SIZE), conn, tmp_path_factory.mktemp("first"))
    yield conn
    conn.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_time(shape: str, store: sqlite3.Connection, tmp_path: Path) -> None:
    def measure(size: int) -> dict[str, float]:
        return seconds_of(text_of(SHAPES[shape], size), store, tmp_path)

    assert not grows_too_fast(measure, SIZE)


def test_what_grows_too_fast_is_found(tmp_path: Path) -> None:
    """The measure itself: it tells a step that compares all with all from one that looks at each once."""

    def measure(size: int) -> dict[str, float]:
        return {"once": size * 1e-5, "all with all": size * size * 1e-8, "hardly": size * size * 1e-10}

    assert grows_too_fast(measure, SIZE).keys() == {"all with all"}
