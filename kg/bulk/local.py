"""A corpus read by the cores of this machine, a partition at a time; none of the processes writes to a store.

A process that ends of itself (killed, out of memory) takes nothing with it: the partitions that were in hand are read
again, one that ends its reader twice is read text by text, and the guilty text is an `error` like any other.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

import pyarrow as pa

from kg.bulk.frozen import freeze
from kg.bulk.inputs import Corpus, Partition
from kg.bulk.one_by_one import one_by_one, pool_of, read_here
from kg.bulk.outputs import end_run, file_of, make_folder, write_rows

#: How often a partition is read whose reader ended; then its texts are read one by one.
_TRIES = 2
#: Partitions that wait for each process.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a run is: texts of the corpus, those that are done, of these those that were done before, and seconds."""

    total: int
    done: int
    before: int
    seconds: float

    @property
    def rate(self) -> float:
        """Texts a second."""
        return (self.done - self.before) / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take; None: nobody knows yet."""
        return (self.total - self.done) / self.rate if self.rate else None


def run(
    corpus: Corpus, out: Path, conn: sqlite3.Connection, workers: int = 0, tell: Callable[[Pace], None] = lambda _: None
) -> Pace:
    """Read a corpus into the folder `out` by the register of the store `conn`; what is there is not read again.

    `workers` is the number of processes (0: one for each core). Raises UnreadableError, OSError, sqlite3.Error; what
    was read until then stays.
    """
    make_folder(out)
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
        register = Path(folder, "register.sqlite")
        reader = freeze(conn, register)
        return _Run(corpus, out, register, reader, workers or os.cpu_count() or 1, tell).all()


class _Run:
    def __init__(
        self, corpus: Corpus, out: Path, register: Path, reader: str, workers: int, tell: Callable[[Pace], None]
    ) -> None:
        self.corpus, self.out, self.register, self.reader, self.workers = corpus, out, register, reader, workers
        self.tell = tell
        self.names: list[str] = []
        self.done = self.before = 0
        self.began = time.monotonic()
        self.tries: dict[str, int] = {}
        self.given: dict[Future[None], Partition] = {}
        self.pool = pool_of(workers, register)

    def all(self) -> Pace:
        again: deque[Partition] = deque()
        coming = self.corpus.partitions(self.reader)
        try:
            while True:
                while len(self.given) < _AHEAD * self.workers:
                    one = again.popleft() if again else next(coming, None)
                    if one is None:
                        break
                    self._give(one)
                if not self.given:
                    break
                again.extend(self._take())
        except BaseException:
            for child in active_children():  # a partition is written whole or not: nothing is lost by not waiting
                child.kill()
            raise
        finally:
            self.pool.shutdown(cancel_futures=True)
        end_run(self.out, self.reader, self.names)
        return self._pace()

    def _give(self, one: Partition) -> None:
        if one.name not in self.tries:
            self.names.append(one.name)
        if file_of(self.out, one.name).is_file():
            self._count(one, before=True)
            return
        if self.tries.setdefault(one.name, 0) >= _TRIES:
            write_rows(self.out, one.name, one_by_one(one.batch, self.register, self.reader))
            self._count(one)
            return
        try:
            future = self.pool.submit(_read, self.out, one.name, one.batch, self.reader)
        except BrokenProcessPool:  # those that were given before tell so themselves
            future = Future()
            future.set_exception(BrokenProcessPool())
        self.given[future] = one

    def _take(self) -> list[Partition]:
        """Wait for what is done; the partitions that are to be read again."""
        done, _ = wait(self.given, return_when=FIRST_COMPLETED)
        if not any(isinstance(one.exception(), BrokenProcessPool) for one in done):
            for future in done:
                one = self.given.pop(future)
                future.result()
                self._count(one)
            return []
        lost = []
        wait(self.given)  # a pool that is broken ends them all
        for future, one in self.given.items():
            if future.exception() is None:
                self._count(one)
            else:
                lost.append(one)
        for one in lost[: self.workers]:  # those that were in hand
            self.tries[one.name] += 1
        self.given.clear()
        self.pool.shutdown(cancel_futures=True)
        self.pool = pool_of(self.workers, self.register)
        return lost

    def _count(self, one: Partition, before: bool = False) -> None:
        self.done += one.batch.num_rows
        self.before += one.batch.num_rows if before else 0
        self.tell(self._pace())

    def _pace(self) -> Pace:
        return Pace(self.corpus.total, self.done, self.before, time.monotonic() - self.began)


def _read(out: Path, name: str, texts: pa.RecordBatch, reader: str) -> None:
    write_rows(out, name, read_here(texts, reader))
