"""Processes that are killed, die, take too long or too much, and are replaced."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import time
from collections.abc import Coroutine
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from kg.serve.pool import Pool
from kg.serve.problems import Failed, Problem


def work(line: Connection, folder: str) -> None:
    """A worker without a store: it does what a task is called."""
    while True:
        try:
            task, given = line.recv()
        except EOFError:
            return
        if task == "sleep":
            time.sleep(given["long"])
            if "told" in given:
                Path(given["told"]).touch()
        elif task == "die":
            os._exit(9)
        elif task == "fail":
            line.send((False, Problem("unreadable", {"why": "x"})))
            continue
        elif task == "file":
            Path(folder, "made").write_text("x")
        line.send((True, (os.getpid(), folder)))


def run(todo: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(todo)


async def one(pool: Pool, task: str, **given: Any) -> Any:
    try:
        return await pool.run(task, **given)
    except Failed as error:
        return error.problem.key


async def _whole_life(told: Path) -> None:
    pool = Pool(work, (), size=1, waiting=2)
    pool.start()
    try:
        pid, folder = await one(pool, "pid")
        await one(pool, "file")
        assert Path(folder, "made").is_file()
        assert Path(folder).stat().st_mode & 0o077 == 0 or os.name == "nt"
        assert await one(pool, "fail") == "unreadable"
        assert (await one(pool, "pid"))[0] == pid, "a task that fails kills nobody"
        assert await one(pool, "die") == "crashed"
        second, _ = await one(pool, "pid")
        assert second != pid
        assert not Path(folder, "made").exists(), "what a dead worker leaves is swept up"
        assert await one(pool, "sleep", long=30, told=told, seconds=0.3) == "too-slow"
        third, _ = await one(pool, "pid")
        assert third != second
        waiting = asyncio.ensure_future(one(pool, "sleep", long=30, told=told))
        await asyncio.sleep(0.3)
        waiting.cancel()  # who asked has gone
        fourth, _ = await one(pool, "pid")
        assert fourth != third
        os.kill(fourth, signal.SIGTERM)  # from outside, while it waits
        await asyncio.sleep(0.5)
        assert (await one(pool, "pid"))[0] != fourth
        busy = [asyncio.ensure_future(one(pool, "sleep", long=0.3)) for _ in range(5)]
        answers = [await each for each in busy]
        assert answers.count("busy") in (2, 3) and len(answers) == 5, "more than may wait are told so, none is lost"
        assert pool.replaced == 3
        assert not told.exists(), "nobody waited for the end of what took too long"
    finally:
        pool.close()
    assert not Path(folder).exists() and pool.alive == 0
    assert await one(pool, "pid") == "busy"


async def _without_room(monkeypatch: pytest.MonkeyPatch, why: int, told: str) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(why, os.strerror(why))

    pool = Pool(work, (), size=1)
    try:
        with monkeypatch.context() as patch:
            patch.setattr("kg.serve.pool.tempfile.mkdtemp", full)
            assert await one(pool, "pid") == told, "there is no folder for the workers"
        pid, _ = await one(pool, "pid")
        with monkeypatch.context() as patch:
            patch.setattr(pool, "begin", full)
            assert await one(pool, "die") == "crashed"
            assert await asyncio.wait_for(one(pool, "pid"), 10) == told, "there is none for the next process"
            assert await asyncio.wait_for(one(pool, "pid"), 10) == told, "nobody waits for ever"
        assert (await asyncio.wait_for(one(pool, "pid"), 10))[0] != pid, "with room it goes on"
    finally:
        pool.close()


@pytest.mark.parametrize(
    ("why", "told"), [(errno.ENOSPC, "no-disk"), (errno.EDQUOT, "no-disk"), (errno.EAGAIN, "busy")]
)
def test_a_process_that_cannot_be_begun(monkeypatch: pytest.MonkeyPatch, why: int, told: str) -> None:
    run(_without_room(monkeypatch, why, told))


def test_a_pool_outlives_its_workers(tmp_path: Path) -> None:
    run(_whole_life(tmp_path / "told"))


def test_the_end_does_not_wait_for_the_work(tmp_path: Path) -> None:
    async def ended() -> None:
        pool = Pool(work, (), size=2)
        pool.start()
        await pool.run("pid")
        doing = asyncio.ensure_future(one(pool, "sleep", long=60, told=tmp_path / "told"))
        await asyncio.sleep(0.2)
        await asyncio.to_thread(pool.close)
        assert await doing in ("crashed", "busy")

    run(ended())
    assert not (tmp_path / "told").exists()
