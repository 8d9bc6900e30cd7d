"""What a store answered, kept until the store changes: a run asks for the same laws in file after file.

Only an open store remembers (`Connection`); on any other connection a lookup is asked anew each time. The answers hold
as long as nobody has written to the store, neither this connection nor another one or another process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

#: How many answers are kept; then all are dropped. A check of one report asks a few hundred things.
MOST = 20_000
_NOTHING = object()


class Connection(sqlite3.Connection):
    """A connection that can tell whether the store has changed since it last looked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answers: dict[object, Any] = {}
        self._state: tuple[int, int] | None = None
        self.reading = False  # within `kg.store.transaction.one_state`

    def answers(self) -> dict[object, Any] | None:
        """What was answered in the store's present state; None where it is being written, which may yet be undone."""
        if self.reading and self.in_transaction and self._state is not None:
            return self._answers if self._state[0] == self.total_changes else None
        if self.in_transaction:
            return None
        return self.answers_now()

    def answers_now(self) -> dict[object, Any]:
        """The same, after a look whether anybody has written since the last one."""
        state = self.total_changes, self.execute("PRAGMA data_version").fetchone()[0]
        if state != self._state or len(self._answers) > MOST:
            self._answers = {}
            self._state = state
        return self._answers


def remembered(
    ask: Callable[Concatenate[sqlite3.Connection, P], R],
) -> Callable[Concatenate[sqlite3.Connection, P], R]:
    """A lookup that is asked once for the same arguments. It must only read, and answer with what nobody changes."""

    @wraps(ask)
    def answer(conn: sqlite3.Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
        held = conn.answers() if isinstance(conn, Connection) else None
        if held is None:
            return ask(conn, *args, **kwargs)
        key = (ask, args, *kwargs.items())
        found = held.get(key, _NOTHING)
        if found is _NOTHING:
            found = held[key] = ask(conn, *args, **kwargs)
        return found  # type: ignore[no-any-return]

    return answer


def file_of(conn: sqlite3.Connection) -> str:
    """The file that is open; empty for a store in memory."""
    return str(next((file for _, name, file in conn.execute("PRAGMA database_list") if name == "main"), ""))
