"""The map of all documents: drawn once behind the answer, kept until the store changes, tried again when it failed."""

from __future__ import annotations

import asyncio
import zlib
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from kg.serve.map_page import MOST, Maps
from kg.serve.pool import Pool
from kg.serve.problems import Failed
from tests.support.serving import PAGE, serving, visible

DAY = date(2024, 11, 1)


class FakePool:
    """Draws at once, unless told to fail; counts."""

    def __init__(self) -> None:
        self.drawn: list[tuple[date, str]] = []
        self.fails = False

    async def run(self, task: str, *, seconds: float, day: date, lang: str) -> bytes:
        assert task == "national_map"
        self.drawn.append((day, lang))
        if self.fails:
            raise Failed("crashed")
        return zlib.compress(f"{day} {lang}".encode())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "kg.sqlite"
    path.write_bytes(b"one")
    return path


def test_each_is_drawn_once_and_anew_when_the_store_was_written(store: Path) -> None:
    async def asked() -> None:
        pool = FakePool()
        maps = Maps(cast(Pool, pool), store)
        for lang in ("vi", "vi", "en", "vi"):
            await maps.get(DAY, lang).work
        assert pool.drawn == [(DAY, "vi"), (DAY, "en")]
        store.with_name("kg.sqlite-wal").write_bytes(b"what was written last")
        assert zlib.decompress(await maps.get(DAY, "vi").work) == f"{DAY} vi".encode()
        assert len(pool.drawn) == 3
        store.write_bytes(b"replaced")
        await maps.get(DAY, "vi").work
        assert len(pool.drawn) == 4

    asyncio.run(asked())


def test_no_more_than_a_few_are_kept(store: Path) -> None:
    async def asked() -> None:
        pool = FakePool()
        maps = Maps(cast(Pool, pool), store)
        for n in range(1, MOST + 3):
            await maps.get(date(2024, 1, n), "vi").work
        assert len(maps._drawn) == MOST
        await maps.get(date(2024, 1, MOST + 2), "vi").work  # the last is still there
        assert len(pool.drawn) == MOST + 2

    asyncio.run(asked())


def test_one_that_failed_is_tried_again(store: Path) -> None:
    async def asked() -> None:
        pool = FakePool()
        maps = Maps(cast(Pool, pool), store)
        pool.fails = True
        drawing = maps.get(DAY, "vi")
        with pytest.raises(Failed):
            await drawing.work
        maps.forget(drawing)
        pool.fails = False
        assert await maps.get(DAY, "vi").work
        assert len(pool.drawn) == 2

    asyncio.run(asked())


def test_the_page(slim_sample_store: Path) -> None:
    with serving(slim_sample_store) as client:
        first = client.get(f"/map?as_of={DAY}", headers=PAGE)
        while first.status_code == 202:  # the worker ends it after SLOW_SECONDS at the latest
            assert "Đang vẽ toàn cảnh" in visible(first.text) and 'http-equiv="refresh"' in first.text
            first = client.get(f"/map?as_of={DAY}", headers=PAGE)
        assert first.status_code == 200
        assert '<canvas id="points">' in first.text
        policy = first.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert client.get("/map?as_of=never", headers=PAGE).status_code == 400
