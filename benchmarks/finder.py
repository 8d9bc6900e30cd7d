"""Where the finder's time goes: the share of each of its rooms, on gazette texts and reports, in one process.

    python -m benchmarks.finder [FOLDER] [EVERY]

FOLDER as in `benchmarks.run`; every EVERYth gazette text (4) is read. Each room is timed by itself, what it asks of
another room is that room's, and of several rounds the least counts. The speed stands beside that of one pattern for
symbols alone, in the same run.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from inspect import isgeneratorfunction
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.run import ROOT, SYMBOL, texts
from kg.cite import back_references, draft, find, lists, mentions, pinpoints
from kg.cite.find import find_citations

ROUNDS = 12
_WHOLE = "what joins these"
#: The functions that open each room, where they are called from.
ROOMS: tuple[tuple[ModuleType | type, str, str], ...] = (
    (find, "view_of", "page furniture left out (`clean_view`)"),
    (find, "find_symbols", "symbols found (`symbols`, `codes`)"),
    (find, "damaged", "damaged and parted numbers looked for (`mended_view`)"),
    (find, "mends", "damaged and parted numbers looked for (`mended_view`)"),
    (find, "rejoined", "damaged and parted numbers looked for (`mended_view`)"),
    (mentions, "find_named", "laws by name found (`names`)"),
    (mentions, "find_sessions", "sessions of the Party found (`party`)"),
    (mentions, "from_symbol", "numbers completed: type word, day, issuer (`numbered`)"),
    (mentions, "from_law", "laws completed: number, year, day (`laws`)"),
    (pinpoints, "before", "pinpoints before them (`pinpoints`)"),
    (find, "with_english", "English surroundings (`english`)"),
    (lists, "share", "what lists share (`lists`)"),
    (back_references, "with_short_forms", "short forms and given names (`back_references`)"),
    (find, "set_subjects", "subjects (`subjects`, `behind_subject`)"),
    (find, "set_behind_subjects", "subjects (`subjects`, `behind_subject`)"),
    (find, "set_offices", "offices before them (`office_before`)"),
    (draft.Draft, "citation", "citations made, with raw offsets (`draft`)"),
)  # fmt: skip


class _Clock:
    """The processor time that each room has taken by itself."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)
        self._open = [_WHOLE]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.taken[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, room: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            self._turn()
            self._open.append(room)
            try:
                return work(*given, **named)
            finally:
                self._turn()
                self._open.pop()

        return run

    def start(self) -> None:
        self.taken.clear()
        self._since = time.process_time()

    def stop(self) -> dict[str, float]:
        self._turn()
        return dict(self.taken)


def shares(pages: Iterable[str]) -> dict[str, float]:
    """The seconds of each room for all `pages`, the least of the rounds."""
    clock = _Clock()
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in ROOMS]
    least: dict[str, float] = {}
    try:
        for (owner, name, room), (_, _, work) in zip(ROOMS, kept, strict=True):
            whole = partial(_listed, work) if isgeneratorfunction(work) else work  # what it yields is its own work
            setattr(owner, name, clock.timed(room, whole))
        for _ in range(ROUNDS):
            clock.start()
            for page in pages:
                find_citations(page)
            for room, taken in clock.stop().items():
                least[room] = min(taken, least.get(room, taken))
    finally:
        for owner, name, work in kept:
            setattr(owner, name, work)
    return least


def _listed(work: Callable[..., Iterable[Any]], *given: Any) -> list[Any]:
    return list(work(*given))


def _least(work: Callable[[str], object], pages: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for page in pages:
            work(page)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    for name, whole in texts(folder).items():
        pages = whole[::every] if len(whole) > every * every else whole
        megabytes = sum(len(page.encode()) for page in pages) / 1e6
        found = sum(len(find_citations(page)) for page in pages)
        taken, beside = _least(find_citations, pages), _least(re.compile(SYMBOL).findall, pages)
        rooms = shares(pages)
        rest = sum(rooms.values())
        print(
            f"\n{name}, {len(pages)} of them: {megabytes:.1f} MB, {found:,} citations; {megabytes / taken:.1f} MB/s, "
            f"{taken / found * 1e6:.0f} µs a citation; one pattern for symbols alone {megabytes / beside:.0f} MB/s"
        )
        for room, seconds in sorted(rooms.items(), key=lambda one: -one[1]):
            print(f"{seconds / rest:6.1%}  {seconds / found * 1e6:5.1f} µs a citation  {room}")


if __name__ == "__main__":
    main()
