"""What went wrong, as RFC 9457 tells programs and as a line for people; never a path of ours or a traceback."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.serve.words import problem as say

if TYPE_CHECKING:
    import sqlite3

#: The status of each problem, by the last part of its type.
STATUS = {
    "several": 300, "several-bodies": 300,
    "bad-value": 400, "field-in-form": 400, "missing-value": 400, "unknown-value": 400, "no-rule": 400,
    "no-tool": 404, "bad-argument": 400, "no-file": 400, "bad-form": 400,
    "bad-json": 400, "no-token": 401, "wrong-origin": 403, "not-in-register": 404, "no-page": 404, "rule-unknown": 404,
    "gone": 404, "other-method": 405, "not-acceptable": 406, "slow-sender": 408,
    "not-done": 409, "none-checked": 409, "too-large": 413, "too-many": 413,
    "other-type": 415, "wrong-host": 421, "unreadable": 422, "crashed": 422, "other_kind": 422, "cannot_fix": 422,
    "cannot_track": 422, "needs_extra": 422, "fault": 500, "busy": 503, "store": 503, "too-slow": 504,
    "no-memory": 507, "no-disk": 507,
}  # fmt: skip


#: What the system says when a file finds no room.
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: its `key` in the words, what fills them, and more members of the answer (`candidates`, `near`)."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> int:
        return STATUS[self.key]

    def title(self, lang: str) -> str:
        """The problem in one line."""
        return say(self.key, lang, **self.values)

    def body(self, lang: str) -> dict[str, Any]:
        """The members of `application/problem+json`."""
        about = f"urn:kg:{self.key.replace('_', '-')}"
        return {"type": about, "title": self.title(lang), "status": self.status, **self.more}


class Failed(Exception):
    """A request fails with this problem."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.problem = Problem(key, values)


def failed(problem: Problem) -> Failed:
    """The exception of a problem that is at hand."""
    error = Failed("fault")
    error.problem = problem
    return error


def problem_of(error: BaseException, lang: str, name: str = "") -> Problem:
    """Whatever a task raised, as a problem; `name` is that of the file it was about."""
    import sqlite3

    from kg.output import ReportError
    from kg.register.authorities import AmbiguousBody
    from kg.register.typed import Ambiguous, NotFound
    from kg.store.errors import StoreError
    from kg.text import UnreadableError

    if isinstance(error, Failed):
        return error.problem
    if isinstance(error, NotFound):
        return Problem("not-in-register", {"typed": error.typed}, {"near": [_named(doc) for doc in error.near]})
    if isinstance(error, Ambiguous):
        found = [_named(doc) for doc in error.found]
        return Problem("several", {"typed": error.typed, "count": len(found)}, {"candidates": found})
    if isinstance(error, AmbiguousBody):
        bodies = [{"id": one.iri, "name": name} for one, name in error.found]
        return Problem("several-bodies", {"typed": error.typed, "count": len(bodies)}, {"candidates": bodies})
    if isinstance(error, UnreadableError):
        key = "too-slow" if error.reason == "too_slow" else "unreadable"
        why = error.message(lang).removeprefix(f"{name}: ")
        return Problem(key, {"seconds": error.detail, "why": why}, {"reason": error.reason})
    if isinstance(error, ReportError):
        return Problem(str(error), {"value": error.value})
    if isinstance(error, MemoryError):
        return Problem("no-memory")
    if isinstance(error, OSError) and error.errno in _FULL:
        return Problem("no-disk")
    if isinstance(error, StoreError):
        return Problem("store", {"why": error.message(lang).removeprefix(f"{error.path}: ")})
    if isinstance(error, sqlite3.Error):
        return Problem("store", {"why": _why(error, lang)})
    return Problem("fault")


def no_process(error: OSError) -> Failed:
    """Why a process, or its folder, cannot be made: no room on the disk, else what may be otherwise in a moment."""
    return Failed("no-disk" if error.errno in _FULL else "busy")


def _named(doc: Any) -> dict[str, Any]:
    """A document by what tells it from others."""
    from kg.contract.watch import WatchedDocumentOut

    return WatchedDocumentOut.of(doc).model_dump(mode="json")


def _why(error: sqlite3.Error, lang: str) -> str:
    """What is the matter with the store, without what it says of the system."""
    from kg.store.errors import REASONS, ServerError

    if not isinstance(error, ServerError):
        return type(error).__name__
    return REASONS[error.reason][lang != "vi"].format(detail=str(error))
