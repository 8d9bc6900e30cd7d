"""What is kept of a visit: uploads and what became of them, in memory, for a while, behind an unguessable name."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.serve.decided import Decided
from kg.serve.guard import MB
from kg.serve.outcome import Outcome
from kg.serve.pool import SECONDS, SLOW_SECONDS, Pool
from kg.serve.problems import Failed, Problem
from kg.serve.uploads import Upload

#: Results, bytes and seconds that are kept; of two that are too many the older goes.
MOST, MOST_BYTES, SECONDS_KEPT = 20, 256 * MB, 1800.0
#: Files of one visit that are worked on at once: others want their turn too.
_AT_ONCE = 2


@dataclass(slots=True)
class Item:
    """One file: what was sent, and what became of it."""

    upload: Upload
    outcome: Outcome | None = None
    problem: Problem | None = None
    decided: Decided | None = None

    @property
    def is_done(self) -> bool:
        return self.outcome is not None or self.problem is not None

    @property
    def size(self) -> int:
        return len(self.upload.data) + (len(self.outcome.kept) if self.outcome else 0)


@dataclass(slots=True, eq=False)
class Visit:
    """Files that were sent together."""

    key: str
    items: list[Item]
    begun: float = field(default_factory=time.monotonic)
    work: asyncio.Task[None] | None = None
    #: Set, and replaced by a new one, whenever a file is done.
    news: asyncio.Event = field(default_factory=asyncio.Event)
    #: The numbers of the files in the order in which they were done.
    order: list[int] = field(default_factory=list)

    @property
    def done(self) -> int:
        return len(self.order)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.items)

    @property
    def size(self) -> int:
        return sum(item.size for item in self.items)


class Shelf:
    """The visits that are kept."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._visits: dict[str, Visit] = {}

    def add(self, uploads: tuple[Upload, ...], lang: str, as_of: date | None, **options: Any) -> Visit:
        """A new visit, of which the work begins at once."""
        visit = Visit(secrets.token_urlsafe(16), [Item(one) for one in uploads])
        self._visits[visit.key] = visit
        self.sweep()
        visit.work = asyncio.create_task(self._work(visit, {"lang": lang, "as_of": as_of, **options}))
        return visit

    def get(self, key: str) -> Visit:
        """The visit of that name. Raises Failed("gone")."""
        self.sweep()
        if key not in self._visits:
            raise Failed("gone")
        return self._visits[key]

    def drop(self, key: str) -> None:
        """Erase a visit, and end what is being done for it."""
        visit = self._visits.pop(key, None)
        if visit is not None:
            if visit.work is not None:
                visit.work.cancel()
            visit.items.clear()
            _tell(visit)

    def sweep(self) -> None:
        """Erase what is too old or too much; the newest always stays."""
        now = time.monotonic()
        newest = next(reversed(self._visits), None)
        for key, visit in list(self._visits.items()):
            if now - visit.begun > SECONDS_KEPT or (
                key != newest and (len(self._visits) > MOST or self._size() > MOST_BYTES)
            ):
                self.drop(key)

    def clear(self) -> None:
        """Erase everything."""
        for key in list(self._visits):
            self.drop(key)

    def _size(self) -> int:
        return sum(visit.size for visit in self._visits.values())

    async def _work(self, visit: Visit, options: dict[str, Any]) -> None:
        turns = asyncio.Semaphore(_AT_ONCE)

        async def one(number: int, item: Item) -> None:
            async with turns:
                try:
                    item.outcome = await self._run(item.upload, options)
                except Failed as error:
                    item.problem = error.problem
            visit.order.append(number)
            _tell(visit)

        await asyncio.gather(*(one(n, item) for n, item in enumerate(visit.items)))

    async def _run(self, upload: Upload, options: dict[str, Any]) -> Outcome:
        for pause in (0.2, 0.5, 1.0, 2.0, 4.0, 8.0):  # a queue that is full now has room soon
            try:
                found: Outcome = await self._pool.run(
                    "check", seconds=seconds_for(upload), data=upload.data, name=upload.name, **options
                )
                return found
            except Failed as error:
                if error.problem.key != "busy":
                    raise
                await asyncio.sleep(pause)
        raise Failed("busy")


def seconds_for(upload: Upload) -> float:
    """How long work on a file may take: pictures are recognised, old formats converted first."""
    from kg.text import UnreadableError, kind_of

    try:
        kind = kind_of(upload.name, upload.data)
    except UnreadableError:
        return SECONDS
    return SLOW_SECONDS if kind in ("pdf", "image", "doc", "odt", "rtf") else SECONDS


def _tell(visit: Visit) -> None:
    news, visit.news = visit.news, asyncio.Event()
    news.set()
