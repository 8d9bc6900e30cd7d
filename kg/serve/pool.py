"""Processes that do the work: a bounded queue before them, a time limit on each task, and a new one for one that died.

Each worker has a thread that hands it tasks and waits for the answers, as that is what every platform can do. Who
gives up waiting kills the process that works for him, not the thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kg.serve.problems import Failed, Problem, failed, no_process

#: Tasks that may wait for a worker; who comes then is told to come again.
WAITING = 16
#: Seconds for a task, where nothing else is said; for a file that must be recognised or converted first.
SECONDS, SLOW_SECONDS = 30.0, 600.0
#: Seconds that a process has to end what it started, before it is killed.
_GRACE = 3.0

#: What a process runs: (connection, its own folder, what the pool was made with).
Main = Callable[..., None]


@dataclass(slots=True, eq=False)
class _Job:
    task: str
    arguments: dict[str, Any]
    seconds: float
    future: Future[Any] = field(default_factory=Future)
    given_up: bool = False  # nobody waits for it any more


class Pool:
    """`size` processes that run `main`. Use `start`, then `run` from a coroutine, then `close`."""

    def __init__(self, main: Main, arguments: tuple[Any, ...], size: int = 2, waiting: int = WAITING) -> None:
        self._main, self._arguments, self._size, self._most = main, arguments, size, waiting
        self._jobs: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._threads: list[_Keeper] = []
        self._folder: Path | None = None
        #: How many processes were ended before they were done, or ended by themselves.
        self.replaced = 0

    def start(self) -> None:
        """Begin the processes, if that was not done; the first task does it too. Raises Failed: the disk is full."""
        if self._threads or self._closing:
            return
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        except OSError as error:
            raise no_process(error) from None
        self._threads = [_Keeper(self, self._folder / str(n)) for n in range(self._size)]
        for one in self._threads:
            one.start()

    def close(self) -> None:
        """End the processes, with what they are doing, and sweep up behind them."""
        with self._changed:
            self._closing = True
            for job in self._jobs:
                job.future.cancel()
            self._jobs.clear()
            self._changed.notify_all()
        for one in self._threads:
            one.kill(None)
        for one in self._threads:
            one.join(timeout=2 * _GRACE)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def waiting(self) -> int:
        """Tasks that wait for a process."""
        return len(self._jobs)

    @property
    def is_closing(self) -> bool:
        """Whether it is at its end."""
        return self._closing

    @property
    def alive(self) -> int:
        """Processes that are there."""
        return sum(one.is_working for one in self._threads)

    async def run(self, task: str, *, seconds: float = SECONDS, **arguments: Any) -> Any:
        """What `task` gives. Raises Failed: what the task ran into, "busy", "too-slow", "crashed", "no-disk".

        When the one who waits is cancelled, the task is ended.
        """
        job = _Job(task, arguments, seconds)
        self.start()
        with self._changed:
            if self._closing or len(self._jobs) >= self._most:
                raise Failed("busy")
            self._jobs.append(job)
            self._changed.notify()
        try:
            return await asyncio.wrap_future(job.future)
        except asyncio.CancelledError:
            job.given_up = True
            for one in self._threads:
                one.kill(job)
            raise

    def next_job(self) -> _Job | None:
        """The next task for a thread that has none; None at the end."""
        with self._changed:
            while not self._jobs and not self._closing:
                self._changed.wait()
            return None if self._closing else self._jobs.popleft()

    def begin(self, folder: Path) -> tuple[BaseProcess, Connection]:
        """A new process with an own folder, which what it makes on the disk lies in, and our end of the line to it."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        ours, theirs = get_context("spawn").Pipe()
        process = get_context("spawn").Process(
            target=self._main, args=(theirs, str(folder), *self._arguments), daemon=True
        )
        process.start()
        theirs.close()
        return process, ours


class _Keeper(threading.Thread):
    """The thread of one process."""

    def __init__(self, pool: Pool, folder: Path) -> None:
        super().__init__(name="kg-worker", daemon=True)
        self._pool, self._folder = pool, folder
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._job: _Job | None = None
        self._killed = False

    @property
    def is_working(self) -> bool:
        with contextlib.suppress(ValueError):  # it is being closed
            return self._process is not None and self._process.is_alive()
        return False

    def run(self) -> None:
        self._prepare()
        while (job := self._pool.next_job()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                line = self._ready()
            except OSError as error:
                job.future.set_exception(no_process(error))
                continue
            try:
                done, value = self._ask(line, job)
            except Failed as error:
                self._end()
                self._pool.replaced += 1
                job.future.set_exception(error)
            else:
                job.future.set_result(value) if done else job.future.set_exception(failed(value))
            if not self._pool.is_closing:
                self._prepare()
        self._end()

    def _prepare(self) -> None:
        """Begin the process before it is asked; who asks is told why that cannot be done."""
        with contextlib.suppress(OSError):
            self._ready()

    def kill(self, job: _Job | None) -> None:
        """End the process if it works on `job`; None: whatever it does."""
        with self._lock:
            if self._process is not None and (job is None or self._job is job):
                self._killed = True
                self._process.terminate()

    def _ask(self, line: Connection, job: _Job) -> tuple[bool, Any]:
        with self._lock:
            self._job = job
        try:
            if job.given_up:
                return False, Problem("busy")
            line.send((job.task, job.arguments))
            if not line.poll(job.seconds):
                raise Failed("too-slow", seconds=round(job.seconds))
            answer: tuple[bool, Any] = line.recv()
            return answer
        except (EOFError, OSError):
            raise Failed("crashed") from None
        finally:
            with self._lock:
                self._job = None  # who gives up from now on kills nobody

    def _ready(self) -> Connection:
        """The line to a process that lives."""
        if self._process is None or self._line is None or self._killed or not self._process.is_alive():
            self._end()
            process, line = self._pool.begin(self._folder)
            with self._lock:
                self._process, self._line, self._killed = process, line, False
        assert self._line is not None
        return self._line

    def _end(self) -> None:
        with self._lock:
            process, line = self._process, self._line
            self._process = self._line = None
        if process is not None:
            process.terminate()  # it ends what it has started outside
            process.join(_GRACE)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
        if line is not None:
            with contextlib.suppress(OSError):
                line.close()
        shutil.rmtree(self._folder, ignore_errors=True)
