"""The map of every document of the store: a job behind the answer, kept until the store changes."""

from __future__ import annotations

import asyncio
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.answers import own_page, page_response, site_of
from kg.serve.asked import day_of
from kg.serve.pool import SLOW_SECONDS, Pool
from kg.serve.problems import Failed
from kg.serve.words import page as word

if TYPE_CHECKING:
    from kg.store.server import Server

#: A store on a server is not looked at here: its map is drawn anew after so many seconds, when it is asked for.
_SERVER_SECONDS = 300

#: Seconds that the answer waits for a map that is being drawn; maps that are kept, the older one goes.
PATIENCE = 1.0
MOST = 4


@dataclass(slots=True)
class _Drawing:
    work: asyncio.Task[bytes]
    begun: float = field(default_factory=time.monotonic)


class Maps:
    """The maps of one store, by what the store was, the day and the language; each is drawn once."""

    def __init__(self, pool: Pool, db: Path | Server) -> None:
        self._pool, self._db = pool, db
        self._drawn: dict[tuple[Any, ...], _Drawing] = {}

    def get(self, day: date, lang: str) -> _Drawing:
        """The map of that day, or the work on it, which begins when it is first asked for."""
        key = (_state(self._db), day, lang)
        for other, drawing in list(self._drawn.items()):
            if drawing.work.done() and (other[0] != key[0] or _went_wrong(drawing.work)) and other != key:
                del self._drawn[other]
        if key not in self._drawn:
            while len(self._drawn) >= MOST:
                self._drawn.pop(next(iter(self._drawn))).work.cancel()
            self._drawn[key] = _Drawing(asyncio.create_task(self._draw(day, lang)))
        return self._drawn[key]

    def forget(self, drawing: _Drawing) -> None:
        """Take out a map that could not be drawn, so that it is tried again when it is next asked for."""
        self._drawn = {key: one for key, one in self._drawn.items() if one is not drawing}

    async def _draw(self, day: date, lang: str) -> bytes:
        drawn: bytes = await self._pool.run("national_map", seconds=SLOW_SECONDS, day=day, lang=lang)
        return drawn


async def national_map(request: Request) -> Response:
    """GET /map?as_of=: the map; 202 and how long it has taken while it is being drawn."""
    site = site_of(request)
    given = request.query_params.get("as_of", "").strip()
    maps: Maps = request.app.state.maps
    drawing = maps.get(day_of("as_of", given) if given else date.today(), site.lang)
    await asyncio.wait([drawing.work], timeout=PATIENCE)
    if not drawing.work.done():
        seconds = round(time.monotonic() - drawing.begun)
        told = f'<p role="status">{escape(word("map_drawn", site.lang, seconds=seconds))}</p>'
        told += f'<p class="muted">{escape(word("map_help", site.lang))}</p>'
        return own_page(request, word("nav_map", site.lang), told, status=202, refresh=2)
    if _went_wrong(drawing.work):
        maps.forget(drawing)
    try:
        return page_response(zlib.decompress(drawing.work.result()))
    except asyncio.CancelledError:  # others asked for so many that this one had to go
        raise Failed("busy") from None


def _went_wrong(work: asyncio.Task[bytes]) -> bool:
    return work.done() and (work.cancelled() or work.exception() is not None)


def _state(db: Path | Server) -> tuple[Any, ...]:
    """What changes whenever the store is written or replaced: its file, and the log of what was written last."""
    if not isinstance(db, Path):
        return (int(time.monotonic() // _SERVER_SECONDS),)
    found: list[tuple[int, ...]] = []
    for path in (db, db.with_name(f"{db.name}-wal")):
        with suppress(OSError):
            told = path.stat()
            found.append((told.st_ino, told.st_size, told.st_mtime_ns))
    return tuple(found)
