"""The national database's JSON, fetched politely at the user's word and kept as it came.

One request a second at the most, less if robots.txt or the server asks for it; what robots.txt forbids is not asked;
a page in place of JSON (a captcha) ends the run. Each answer for a document is a line of `answers.jsonl`, so that a run
that was stopped goes on with what is missing. Nothing comes into the store: `kg register import vbpl-json` reads the
folder.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.robotparser import RobotFileParser

from kg.register.imports.cells import read_day
from kg.register.imports.vbpl_answers import DocumentAnswer, documents_of
from kg.register.web import AGENT, Answer, ask
from kg.text import UnreadableError

#: Where client programs of the public ask.
ENDPOINT = "https://vbpl-bientap-gateway.moj.gov.vn/api/qtdc/public"
ANSWERS = "answers.jsonl"
_PAGE = 50
_MOST_PAGES = 20_000
_MOST_BYTES = 64 << 20
_SECONDS = 60
_TRIES = 5
#: Longest that a server may make us wait; beyond it the run ends and may be gone on with later.
_LONGEST_WAIT = 600
_BUSY = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many documents the listing named, came now, were there already, and are listed but not to be had."""

    listed: int
    fetched: int
    held: int
    missing: int


class Fetcher:
    """One run against one server. Raises UnreadableError for whatever ends it; what came until then is kept."""

    def __init__(self, folder: Path, endpoint: str = ENDPOINT, *, pause: float = 1.0,
                 wait: Callable[[float], None] = time.sleep) -> None:  # fmt: skip
        self._folder, self._endpoint, self._wait = folder, endpoint.rstrip("/"), wait
        self._pause, self._asked = pause, 0.0
        self._robots = RobotFileParser()
        self._robots.parse([])

    def run(self, since: date, level: str | None = None, progress: Callable[[int], None] | None = None) -> Fetched:
        """Fetch every document issued on `since` or later that the folder does not hold.

        `level` is the database's own word for a level of office ("TRUNG_UONG").
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        held = self._held()
        self._read_robots()
        listed = fetched = there = missing = 0
        with (self._folder / ANSWERS).open("ab") as out:
            for key in self._listing(since, level):
                listed += 1
                if key in held:
                    there += 1
                    continue
                held.add(key)
                answer = self._json(f"{self._endpoint}/doc/{quote(key, safe='')}")
                if answer is None:
                    missing += 1
                    continue
                (said,) = list(documents_of(answer))[:1] or (None,)
                if not isinstance(said, DocumentAnswer) or str(said.id) != key:
                    raise UnreadableError("fetch_shape", f"doc/{key}"[:80], self._endpoint)
                row = {"id": key, "fetchedAt": datetime.now(UTC).isoformat(timespec="seconds"), "data": answer["data"]}
                out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                out.flush()
                fetched += 1
                if progress:
                    progress(fetched)
        return Fetched(listed, fetched, there, missing)

    def _held(self) -> set[str]:
        """The documents that the folder holds; a last line that was cut off is taken away."""
        path = self._folder / ANSWERS
        found: set[str] = set()
        if not path.exists():
            return found
        whole = 0
        with path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                try:
                    found.add(str(json.loads(line)["id"]))
                except (ValueError, KeyError, TypeError):
                    raise UnreadableError("fetch_folder", ANSWERS, str(self._folder)) from None
        with path.open("rb+") as file:
            file.truncate(whole)
        return found

    def _listing(self, since: date, level: str | None) -> Iterator[str]:
        """The keys of the documents, the youngest first; the listing must be in that order."""
        before: date | None = None
        seen: set[str] = set()
        for number in range(1, _MOST_PAGES):
            asked: dict[str, Any] = {
                "pageNumber": number, "pageSize": _PAGE, "sortBy": "issueDate", "sortDirection": "desc",
            }  # fmt: skip
            if level:
                asked["agencyLevel"] = level
            answer = self._json(f"{self._endpoint}/doc/all", json.dumps(asked).encode())
            data = answer.get("data") if isinstance(answer, dict) else None
            if not isinstance(data, dict) or not isinstance(data.get("items"), list):
                raise UnreadableError("fetch_shape", "doc/all", self._endpoint)
            rows = list(documents_of(answer))
            for said in rows:
                if not isinstance(said, DocumentAnswer):
                    raise UnreadableError("fetch_shape", f"doc/all: {said.detail}"[:120], self._endpoint)
                day = _day(said.issueDate)
                if day and before and day > before:
                    raise UnreadableError("fetch_order", f"{before} → {day}", self._endpoint)
                before = day or before
                if day and day < since:
                    return
                key = str(said.id)
                if key not in seen:
                    seen.add(key)
                    yield key
            if len(rows) < _PAGE:
                return

    # -- one request -----------------------------------------------------------------------------------------------

    def _read_robots(self) -> None:
        parts = urlsplit(self._endpoint)
        answer = self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt", None)
        if answer.status == 200 and answer.kind == "text/plain":
            self._robots.parse(answer.data.decode("utf-8", "replace").splitlines())
            self._pause = max(self._pause, float(self._robots.crawl_delay(AGENT) or 0))
        elif answer.status in (401, 403):
            raise UnreadableError("fetch_refused", answer.status, self._endpoint)

    def _json(self, url: str, body: bytes | None = None) -> Any:
        """The answer; None if the server has no such document."""
        if not self._robots.can_fetch(AGENT, url):
            raise UnreadableError("fetch_robots", urlsplit(url).path, self._endpoint)
        answer = self._ask(url, body)
        if answer.kind == "text/html" or answer.data.lstrip()[:1] == b"<":
            raise UnreadableError("fetch_captcha", answer.status, self._endpoint)
        if answer.status == 404 and body is None:
            return None
        if answer.status != 200:
            raise UnreadableError("fetch_refused", answer.status, self._endpoint)
        try:
            return json.loads(answer.data)
        except (ValueError, RecursionError):
            raise UnreadableError("fetch_shape", urlsplit(url).path[-60:], self._endpoint) from None

    def _ask(self, url: str, body: bytes | None) -> Answer:
        for left in reversed(range(_TRIES)):
            self._wait(max(0.0, self._asked + self._pause - time.monotonic()))
            self._asked = time.monotonic()
            answer = ask(url, most=_MOST_BYTES, seconds=_SECONDS, body=body, accept="application/json")
            if answer.status not in _BUSY:
                return answer
            wait = _seconds(answer.retry_after)
            if not left or wait > _LONGEST_WAIT:
                raise UnreadableError("fetch_busy", f"{wait:.0f}", self._endpoint)
            self._wait(max(wait, self._pause))
        raise AssertionError


def _seconds(retry_after: str | None) -> float:
    """How long a server asks to wait: seconds, or until a day and hour."""
    if not retry_after:
        return 10.0
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 10.0


def _day(text: str | None) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None
