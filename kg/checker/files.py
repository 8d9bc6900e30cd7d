"""Many files checked: each one read, judged and counted, on as many cores as there are."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.checker import CheckResult, check, selected
from kg.checker.settings import Settings
from kg.checker.verdicts import Verdict, judged
from kg.register.sources import DataDay, data_day
from kg.resolve import Reading
from kg.resolve.reading import read_data, read_document, understanding
from kg.store.connection import file_of
from kg.store.transaction import one_state
from kg.text import Text, UnreadableError, limits
from kg.tuples import NamedTuple

if TYPE_CHECKING:
    from kg.checker.baseline import Baseline
    from kg.store.errors import StoreError
    from kg.store.server import Server

T = TypeVar("T")
#: Fewer files than this are read here: a process takes longer to start than a report to check.
_FEW = 4


#: When a file was last changed (nanoseconds) and its size; None for standard input.
Stamp = tuple[int, int] | None


class Checked(NamedTuple):
    """One file that was checked, with the findings that are wanted.

    `judged` has each citation's document and what the citation is, `verdicts` counts them; `accepted` and `old` say
    how many findings more the settings let stand and the baseline remembers; `data` up to which day the store can
    tell of validity; `stamp` tells whether the file has changed since. `original` is the file itself where it came
    as bytes and lies nowhere.
    """

    text: Text
    result: CheckResult
    verdicts: Mapping[Verdict, int]
    data: DataDay
    accepted: int = 0
    old: int = 0
    stamp: Stamp = None
    judged: tuple[tuple[str, Verdict], ...] = ()
    original: bytes | None = None

    @property
    def path(self) -> str:
        return self.text.path

    def faults(self, strict: bool = False) -> int:
        """Findings that make the exit code 1: errors and warnings, with `strict` also notes."""
        return len(self.result.findings) if strict else self.result.faults


def check_file(path: str, conn: sqlite3.Connection, settings: Settings, as_of: date | None = None) -> Checked:
    """Read and judge one file, by one state of the store. Raises kg.text.UnreadableError."""
    stamp = stamp_of(path)
    with one_state(conn):
        checked = _judged(*read_document(path, conn), conn, settings, as_of)._replace(stamp=stamp)
    return _looked_at(checked, settings, path)


def check_data(
    data: bytes, name: str, conn: sqlite3.Connection, settings: Settings, as_of: date | None = None
) -> Checked:
    """The same of a file that is at hand as bytes, which `Checked.original` keeps. Raises kg.text.UnreadableError."""
    with one_state(conn):
        checked = _judged(*read_data(data, name, conn), conn, settings, as_of)._replace(original=data)
    return _looked_at(checked, settings, data)


def _judged(text: Text, reading: Reading, conn: sqlite3.Connection, settings: Settings, as_of: date | None) -> Checked:
    usual = selected()
    with understanding(text):
        result = check(text.text, reading, conn, as_of=as_of, select=usual | settings.codes())
    # what a citation is does not hang on which findings somebody wants to see
    shown = result._replace(findings=tuple(f for f in result.findings if f.code in usual))
    each = tuple(judged(shown, conn))
    counted = Counter(verdict for _, verdict in each)
    kept, accepted = settings.sift(result, date.today())
    return Checked(text, result._replace(findings=kept), counted, data_day(conn), accepted, judged=each)


def _looked_at(checked: Checked, settings: Settings, file: str | bytes) -> Checked:
    """The same with what the eye sees of a Word file, where these rules are wanted and bind the paper: they ask for the
    file itself.
    """
    wanted = settings.codes() & LOOKS and checked.result.administrative
    if checked.text.kind != "docx" or file == "-" or not wanted:
        return checked
    from kg.checker.look import look_findings
    from kg.text.docx_look import look_of

    data = file if isinstance(file, bytes) else Path(file).read_bytes()
    seen = tuple(look_findings(checked.text, look_of(data)))
    kept, accepted = settings.sift(checked.result._replace(findings=seen), date.today())
    findings = tuple(sorted(checked.result.findings + kept, key=lambda f: (f.start, f.code)))
    result = checked.result._replace(findings=findings)
    return checked._replace(result=result, accepted=checked.accepted + accepted)


#: The rules on how a Word file looks.
LOOKS = frozenset(("VB661", "VB662", "VB663", "VB664"))


def stamp_of(path: str) -> Stamp:
    """What is now known of a file from outside."""
    try:
        found = os.stat(path) if path != "-" else None
    except (OSError, ValueError):  # the reader will say what is the matter
        return None
    return (found.st_mtime_ns, found.st_size) if found else None


def without_old(checked: Checked, baseline: Baseline) -> Checked:
    """The same without the findings that a baseline remembers."""
    fresh = baseline.new(checked.path, checked.result.findings)
    old = len(checked.result.findings) - len(fresh)
    return checked._replace(result=checked.result._replace(findings=fresh), old=old)


def check_files(
    paths: Sequence[str], conn: sqlite3.Connection, settings: Settings, *, as_of: date | None = None, jobs: int = 0
) -> Iterator[tuple[int, Checked | Exception]]:
    """Each path's number in `paths` and what came of it, as they are done; an error of one file stops no other.

    `jobs` is the number of processes (0: one for each core). `conn` must be a store on disk for more than one.
    """
    return shaped_files(paths, conn, settings, _as_it_is, as_of=as_of, jobs=jobs)


def shaped_files(
    paths: Sequence[str],
    conn: sqlite3.Connection,
    settings: Settings,
    shape: Callable[[Checked], T],
    *,
    as_of: date | None = None,
    jobs: int = 0,
) -> Iterator[tuple[int, T | Exception]]:
    """The same with what `shape` makes of each file, where it was checked: a text and its reading are dear to send.

    `shape` is a function that other processes find by its name, with arguments that can be pickled.
    """
    file = file_of(conn)
    jobs = min(jobs or os.cpu_count() or 1, len(paths))
    if jobs < 2 or len(paths) < _FEW or not file or "-" in paths:
        for number, path in enumerate(paths):
            try:
                yield number, shape(check_file(path, conn, settings, as_of))
            except Exception as error:
                yield number, error
        return
    left = list(enumerate(paths))
    while left:
        cut_off, unread = list[tuple[int, str]](), list[tuple[int, str]]()
        yield from _in_processes(left, file, settings, as_of, shape, jobs, cut_off, unread)
        # a process that the system ended takes all others with it: each of their files is read again, alone
        for number, path in cut_off:
            again = list[tuple[int, str]]()
            yield from _in_processes([(number, path)], file, settings, as_of, shape, 1, again, again)
            if again:
                yield number, UnreadableError("died", path=path)
        left = unread


def _in_processes(
    numbered: Sequence[tuple[int, str]],
    file: str | Server,
    settings: Settings,
    as_of: date | None,
    shape: Callable[[Checked], T],
    jobs: int,
    cut_off: list[tuple[int, str]],
    unread: list[tuple[int, str]],
) -> Iterator[tuple[int, T | Exception]]:
    """What came of each file; when a process dies, those that were begun go to `cut_off`, the others to `unread`."""
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn" is what every platform has; a fork would share the open store
    with ProcessPoolExecutor(jobs, get_context("spawn"), _open, (file, settings, as_of, shape)) as pool:
        waiting: dict[Future[T], int] = {}
        paths, left = dict(numbered), iter(numbered)
        try:
            while True:
                for number, path in left:
                    try:
                        waiting[pool.submit(_check_one, path)] = number
                    except BrokenProcessPool:
                        unread.append((number, path))
                    if len(waiting) >= 4 * jobs:  # finished reports are not to pile up
                        break
                if not waiting:
                    return
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    error = future.exception()
                    number = waiting.pop(future)
                    if isinstance(error, BrokenProcessPool):
                        cut_off.append((number, paths[number]))
                        continue
                    yield number, error if isinstance(error, Exception) else future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _as_it_is(checked: Checked) -> Checked:
    return checked


_worker: tuple[sqlite3.Connection, Settings, date | None, Callable[[Checked], Any]] | StoreError | None = None


def _open(file: str | Server, settings: Settings, as_of: date | None, shape: Callable[[Checked], Any]) -> None:
    """Begin a process: its own connection to the store, or why there is none, which its first task will tell."""
    global _worker  # noqa: PLW0603 -- what a pool's process keeps between its tasks
    from kg.register.opening import open_store
    from kg.store.errors import StoreError
    from kg.text.outside import limit_memory

    limit_memory(limits.CHECK_MEMORY)
    try:
        _worker = open_store(file).conn, settings, as_of, shape
    except StoreError as error:
        _worker = error


def _check_one(path: str) -> Any:
    assert _worker is not None
    if isinstance(_worker, Exception):
        raise _worker
    conn, settings, as_of, shape = _worker
    try:
        return shape(check_file(path, conn, settings, as_of))
    except MemoryError:
        raise UnreadableError("too_much_memory", limits.CHECK_MEMORY // limits.MB, path) from None
