"""The whole graph as arrays of numbers beside the store: what questions about all documents at once are asked of.

    arrays = open_arrays(store)             read if they are of the store's version, else made anew
    arrays.states(day)                      the state of every document on a day
    arrays.spread(rows)                     all that rests on some documents, how far away, and through which

They hold, for each document, which others rest on it (stated steps alone) and its states through time as
`kg.register.validity.status` judges them. One file, mapped into memory, named after the store; written as a draft and
moved. It is never the truth: without a file, or where none can be written, the same arrays are made in memory.

Questions about one document (a chain, its neighbours) touch few rows, and SQLite answers them sooner.
"""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from kg.base.program import digest_of
from kg.model import GROUNDS, UPWARD, Level, State
from kg.register.validity.facts import Knowledge
from kg.register.validity.history import history
from kg.store.graph import rows_by, stated_pairs
from kg.store.opening import Store
from kg.store.transaction import one_state
from kg.store.version import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Bytes = NDArray[np.uint8]

#: progress(documents done, of how many) is called now and then while the arrays are made.
Progress = Callable[[int, int], None]

STATES: tuple[State, ...] = get_args(State)
LEVELS: tuple[Level, ...] = get_args(Level)  # the highest first
#: What the arrays are made by: with another text in any of these rooms they are made anew.
MAKERS = ("tuples", "model", "naming", "base", "cite", "store", "register", "trace")
_MAGIC = b"kg arrays\n"
_NAMES = ("rows", "by_iri", "level", "report", "issued", "below_from", "below", "ground",
          "turn_from", "turn_day", "turn_state")  # fmt: skip
_CHUNK = 2000  # documents judged at once
_EDGES = 250_000  # edges looked at once, so that no question takes much memory
_FAR = 2**62


class NoNumpy(Exception):
    """numpy is not installed."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What was reached, nearest first: places of documents, their distances, where each was reached from, and through.

    Of several starts at one distance the one that comes first by its IRI counts; `through` is the document one step
    nearer to it.
    """

    reached: Numbers
    distance: Numbers
    start: Numbers
    through: Numbers


@dataclass(frozen=True, slots=True)
class Arrays:
    """The arrays of one version of a store. A document's place in them is its place among `rows`, which ascend."""

    rows: Numbers  # place → row of the table `document`
    by_iri: Numbers  # the places in the order of IRIs
    level: Bytes  # number in LEVELS
    report: Bytes  # 1 for a report, which is never in force
    issued: Numbers  # the day of issue as date.toordinal; the first of its year where only that is known, else 0
    below_from: Numbers  # place → where in `below` the documents that rest on it begin
    below: Numbers
    ground: Bytes  # 1 where the step is one of kg.trace.steps.GROUNDS, 0 where it only amends or supplements
    turn_from: Numbers  # place → where in `turn_day` its states begin
    turn_day: Numbers  # the first day of a state, as date.toordinal
    turn_state: Bytes  # number in STATES

    def place(self, row: int) -> int:
        """The place of the document in that row of the store; KeyError if it holds none."""
        import numpy as np

        found = int(np.searchsorted(self.rows, row))
        if found == len(self.rows) or self.rows[found] != row:
            raise KeyError(row)
        return found

    def states(self, day: date) -> Bytes:
        """The number in STATES of every document's state on the day."""
        import numpy as np

        if not len(self.rows):
            return np.empty(0, np.uint8)
        past = np.add.reduceat(self.turn_day <= day.toordinal(), self.turn_from[:-1], dtype=np.int32)
        return np.asarray(self.turn_state[self.turn_from[:-1] + past - 1])

    def spread(self, starts: Numbers, *, grounds: bool = False, until: date | None = None) -> Spread:
        """All that rests on the documents at these places, and on what rests on them, as far as it goes.

        `grounds` leaves out the steps that only amend or supplement, `until` the documents that were issued after that
        day. The starts themselves are not among the reached.
        """
        import numpy as np

        count = len(self.rows)
        rank = np.empty(count, np.int64)
        rank[self.by_iri] = np.arange(count)
        start = np.full(count, -1, np.int32)  # of each document that was reached
        if until:
            start[self.issued > until.toordinal()] = 0  # as if reached before
        start[starts] = starts
        best = np.full(count, _FAR)  # rank of the start and of the document between, the smallest so far
        found: list[tuple[Numbers, Numbers, Numbers]] = []
        frontier = np.asarray(starts)
        while len(frontier):
            new = []
            for near, ends in self._steps(frontier, grounds):
                fresh = np.flatnonzero(start[ends] < 0)
                lower, upper = ends[fresh], near[fresh]
                np.minimum.at(best, lower, rank[start[upper]] * count + rank[upper])
                new.append(_distinct(lower))
            frontier = _distinct(np.concatenate(new)) if new else frontier[:0]
            if not len(frontier):
                break
            start[frontier] = self.by_iri[best[frontier] // count]
            found.append((frontier, start[frontier], self.by_iri[best[frontier] % count]))
        distances = [np.full(len(ends), n, np.int32) for n, (ends, _, _) in enumerate(found, 1)]
        none = np.empty(0, np.int32)
        reached, origin, through = (np.concatenate([none, *(level[n] for level in found)]) for n in range(3))
        return Spread(reached, np.concatenate([none, *distances]), origin, through)

    def _steps(self, frontier: Numbers, grounds: bool) -> Iterator[tuple[Numbers, Numbers]]:
        """The steps down from these documents: where each begins and ends, some hundred thousand at once."""
        import numpy as np

        begin = self.below_from[frontier].astype(np.int64)
        count = self.below_from[frontier + 1] - begin
        so_far = np.cumsum(count)
        first = 0
        while first < len(frontier):
            before = so_far[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(so_far, before + _EDGES)))
            some = slice(first, last)
            shift = np.repeat(begin[some] - (so_far[some] - count[some] - before), count[some])
            at = shift + np.arange(len(shift))
            near, ends = np.repeat(frontier[some], count[some]), self.below[at]
            if grounds:
                kept = self.ground[at] > 0
                near, ends = near[kept], ends[kept]
            yield near, ends
            first = last


def _distinct(places: Numbers) -> Numbers:
    """Each of the places once, in order. (numpy's own `unique` hashes them, and takes ten times longer.)"""
    import numpy as np

    ordered = np.sort(places)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def open_arrays(store: Store, progress: Progress | None = None) -> Arrays:
    """The arrays of the store as it is now: those of its file, else made anew, and written there if that can be done.

    Raises NoNumpy.
    """
    try:
        import numpy as np  # noqa: F401
    except ImportError:
        raise NoNumpy from None
    with one_state(store.conn):
        stamp = f"{_program()} {version(store.conn)}"
        file = arrays_path(store.path) if store.path else None
        if file and (kept := _read(file, stamp)):
            return kept
        made = _make(store.conn, progress)
    if file:
        with suppress(OSError):  # a place that cannot be written, or a file that another process has mapped
            _write(file, made, stamp)
    return made


def _program() -> str:
    """How this program judges, and what the numbers of its states and levels mean."""
    return f"{digest_of(*MAKERS)} {','.join((*STATES, *LEVELS))}"


def arrays_path(store: Path) -> Path:
    """Where the arrays of a store are kept: beside it, hidden."""
    return store.with_name(f".{store.name}.arrays")


def _make(conn: sqlite3.Connection, progress: Progress | None) -> Arrays:
    import numpy as np

    numbers = array("i", rows_by(conn, "id"))
    rows = np.frombuffer(numbers, np.int32) if numbers else np.empty(0, np.int32)
    ordered = array("i", rows_by(conn, "iri"))
    by_iri = np.searchsorted(rows, np.frombuffer(ordered, np.int32) if ordered else rows).astype(np.int32)
    level, report, issued, *turns = _documents(conn, numbers, progress)
    return Arrays(rows, by_iri, level, report, issued, *_below(conn, rows), *turns)


def _below(conn: sqlite3.Connection, rows: Numbers) -> tuple[Any, Any, Any]:
    """For each document the ones that rest on it: sorted as one number (upper, lower, ground) each."""
    import numpy as np

    count, held = max(1, len(rows)), array("q")

    def take(edges: array[int]) -> None:
        part = np.frombuffer(edges, np.int64).reshape(-1, 3)
        upper, lower = np.searchsorted(rows, part[:, 0]), np.searchsorted(rows, part[:, 1])
        held.frombytes(((upper * count + lower) * 2 + part[:, 2]).tobytes())

    stated_pairs(conn, UPWARD, GROUNDS, take)
    keys = np.frombuffer(held, np.int64) if held else np.empty(0, np.int64)
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]  # several texts may state one step
    below_from = np.searchsorted(keys, np.arange(len(rows) + 1) * (2 * count)).astype(np.int32)
    below = np.empty(len(keys), np.int32)
    ground = np.empty(len(keys), np.uint8)
    for first in range(0, len(keys), _EDGES):
        some = slice(first, first + _EDGES)
        below[some], ground[some] = (keys[some] >> 1) % count, keys[some] & 1
    return below_from, below, ground


def _documents(conn: sqlite3.Connection, rows: array[int], progress: Progress | None) -> tuple[Any, ...]:
    """For each document its level, whether it is a report, its day of issue, and its states through time."""
    import numpy as np

    states, levels = ({name: n for n, name in enumerate(names)} for names in (STATES, LEVELS))
    level, report, issued = array("B"), array("B"), array("i")
    turn_from, turn_day, turn_state = array("i", [0]), array("i"), array("B")
    for begin in range(0, len(rows), _CHUNK):
        knowledge = Knowledge(conn)
        for iri in knowledge.read_rows(rows[begin : begin + _CHUNK]).values():
            if doc := knowledge.document(iri):
                level.append(levels.get(doc.level, len(LEVELS) - 1))
                report.append(doc.type == "report")
                first = doc.issued or (date(doc.year, 1, 1) if doc.year else None)
                issued.append(first.toordinal() if first else 0)
            for day, state in history(knowledge, iri):
                turn_day.append(day.toordinal())
                turn_state.append(states[state])
            turn_from.append(len(turn_day))
        if progress:
            progress(min(begin + _CHUNK, len(rows)), len(rows))
    small = [np.array(part, np.uint8) for part in (level, report, turn_state)]
    days = [np.array(part, np.int32) for part in (issued, turn_from, turn_day)]
    return small[0], small[1], *days, small[2]


def _write(file: Path, arrays: Arrays, stamp: str) -> None:
    parts = {name: getattr(arrays, name) for name in _NAMES}
    head = json.dumps({"stamp": stamp, "parts": {name: [p.dtype.str, len(p)] for name, p in parts.items()}})
    draft = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as handle:
            handle.write(_MAGIC + head.encode() + b"\n")
            for part in parts.values():
                handle.write(b"\0" * (-handle.tell() % 8))
                handle.write(part.tobytes())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _read(file: Path, stamp: str) -> Arrays | None:
    """The arrays in the file; None if there is none, or it is of another version, or damaged."""
    import numpy as np

    try:
        with file.open("rb") as handle:
            if handle.readline() != _MAGIC:
                return None
            head = json.loads(handle.readline())
            at = handle.tell()
        if head["stamp"] != stamp:
            return None
        held = np.memmap(file, np.uint8, "r")
        parts = {}
        for name in _NAMES:
            kind, length = head["parts"][name]
            at += -at % 8
            size = length * np.dtype(kind).itemsize
            if at + size > len(held):
                return None
            parts[name] = np.asarray(held[at : at + size]).view(kind)
            at += size
        return Arrays(**parts)
    except (OSError, ValueError, KeyError, TypeError):
        return None
