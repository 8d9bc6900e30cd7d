"""Files read by several processes, each with the frozen register; none of them writes to the store.

A process that ends of itself (killed, out of memory) takes nothing with it: what it had in hand is read again, text by
text, and a text that ends its reader each time is an error like any other.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from kg.base.garbage import look_rarely
from kg.base.processes import end_with_parent
from kg.graph.one import read_one
from kg.graph.records import Records
from kg.register.alone import open_alone
from kg.text import UnreadableError

#: Texts that a process is given at once, and how many such tasks are given out for each process.
_TASK, _AHEAD = 8, 20
#: How often a text is tried whose reader ended.
_TRIES = 2

_Task = tuple[str, ...]


def in_processes(paths: Sequence[str], file: Path, jobs: int) -> Iterator[Records | Exception]:
    """What each path brings, in their order, by as many processes; `file` is the register alone."""
    left = deque(tuple(paths[at : at + _TASK]) for at in range(0, len(paths), _TASK))
    given: deque[tuple[_Task, Future[list[Records | Exception]]]] = deque()
    pool = _pool(file, jobs)
    try:
        while left or given:
            try:
                while left and len(given) < _AHEAD * jobs:
                    given.append((left[0], pool.submit(_read_task, left[0])))
                    left.popleft()
                task, future = given[0]
                done = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                left.extendleft(task for task, _ in reversed(given))
                given.clear()
                yield from _one_by_one(left.popleft(), file)
                pool = _pool(file, jobs)
                continue
            except Exception as error:  # what it brought cannot be sent from one process to another
                done = [error] * len(task)
            given.popleft()
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(task: _Task, file: Path) -> Iterator[Records | Exception]:
    """The texts of a task whose reader, or another one, ended."""
    pool = _pool(file, 1)
    try:
        for path in task:
            for _ in range(_TRIES):
                try:
                    yield from pool.submit(_read_task, (path,)).result()
                    break
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    pool = _pool(file, 1)
            else:
                yield UnreadableError("reader_ended", path=path)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(file: Path, jobs: int) -> ProcessPoolExecutor:
    # "spawn" is what every platform has; a fork would share the open store
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (file,))


_file: Path | None = None
_register: sqlite3.Connection | None = None


def _begin(file: Path) -> None:
    global _file  # noqa: PLW0603 -- what a pool's process keeps between its tasks
    end_with_parent()
    look_rarely()
    _file = file


def _read_task(task: _Task) -> list[Records | Exception]:
    global _register  # noqa: PLW0603 -- opened once
    assert _file is not None
    if _register is None:
        _register = open_alone(_file)
    return [_sendable(read_one(path, _register)) for path in task]


def _sendable(found: Records | Exception) -> Records | Exception:
    """The same, an error as one that another process can take: not all can be made anew from what they hold."""
    if isinstance(found, Exception):
        try:
            pickle.loads(pickle.dumps(found))
        except Exception:
            return RuntimeError(f"{type(found).__name__}: {found}")
    return found
