"""What a store answered, kept until the store changes: a run asks for the same laws in file after file.

Only an open store remembers (`Connection`); on any other connection a lookup is asked anew each time. The answers hold
as long as nobody has written to the store, neither this connection nor another one or another process.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial, wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from kg.store.passages import words_of

if TYPE_CHECKING:
    from kg.store.server import Server

P = ParamSpec("P")
R = TypeVar("R")

#: How many answers are kept; then all are dropped. A check of one report asks a few hundred things.
MOST = 20_000
_BATCH = 50_000  # rows of numbers at once
_NOTHING = object()


class Connection(sqlite3.Connection):
    """A connection that can tell whether the store has changed since it last looked.

    A store on a server has one too (`kg.store.postgres.connection`): what differs between a file and a server is asked
    of the connection.
    """

    server: Server | None = None  # where the store is, if not in a file

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.create_function("words_of", 3, words_of, deterministic=True)
        self._answers: dict[object, Any] = {}
        self._state: tuple[int, object] | None = None
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
        return self._answers_of((self.total_changes, self.execute("PRAGMA data_version").fetchone()[0]))

    def _answers_of(self, state: tuple[int, object]) -> dict[object, Any]:
        if state != self._state or len(self._answers) > MOST:
            self._answers = {}
            self._state = state
        return self._answers

    @property
    def size(self) -> int:
        """How large the store is, in bytes, about."""
        pages, each = (self.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
        return int(pages * each)

    @property
    def beside(self) -> sqlite3.Connection:
        """The connection to SQLite to which a file beside the store is attached: this one, but for a server."""
        return self

    def attach(self, file: str) -> None:
        """Read the tables of another SQLite file beside those of the store, as `file.document` …"""
        self.execute("ATTACH ? AS file", (file,))

    def detach(self) -> None:
        """Let go of that file again."""
        self.execute("DETACH file")

    def streamed(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, of which few are held at a time."""
        return self.execute(sql)

    def take_numbers(self, sql: str, parameters: Sequence[object], take: Callable[[array[int]], object]) -> None:
        """`take` is given the rows of a question whose columns are numbers, many at once, one after the other."""
        _take_numbers(self, sql, parameters, take)


def take_numbers(
    conn: sqlite3.Connection, sql: str, parameters: Sequence[object], take: Callable[[array[int]], object]
) -> None:
    """`take` is given the rows of a question whose columns are numbers, many in one array; none of them is kept."""
    (conn.take_numbers if isinstance(conn, Connection) else partial(_take_numbers, conn))(sql, parameters, take)


def _take_numbers(
    conn: sqlite3.Connection, sql: str, parameters: Sequence[object], take: Callable[[array[int]], object]
) -> None:
    cursor = conn.execute(sql, parameters)
    while batch := cursor.fetchmany(_BATCH):
        take(array("q", chain.from_iterable(batch)))


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


def knows_words(conn: sqlite3.Connection) -> sqlite3.Connection:
    """The same connection; one that is not ours is told what `words_of` is (`kg.store.passages`)."""
    if not isinstance(conn, Connection):
        with suppress(sqlite3.OperationalError):  # it was told before, and is being asked just now
            conn.create_function("words_of", 3, words_of, deterministic=True)
    return conn


def remember(conn: sqlite3.Connection, ask: Callable[..., R], answers: Mapping[Any, R]) -> None:
    """Keep the `answers` that a remembered lookup gives for each of these arguments: they were read at once."""
    held = conn.answers() if isinstance(conn, Connection) else None
    if held is not None:
        asked = ask.__wrapped__  # type: ignore[attr-defined]
        for argument, answer in answers.items():
            held[asked, (argument,)] = answer


def on_server(conn: sqlite3.Connection) -> bool:
    """Whether the store is on a server, where SQLite's own means are not."""
    return isinstance(conn, Connection) and conn.server is not None


def beside(conn: sqlite3.Connection) -> sqlite3.Connection:
    """The connection to SQLite to which what lies beside the store is attached: `conn`, if that is to a file."""
    return conn.beside if isinstance(conn, Connection) else conn


@contextmanager
def attached(conn: sqlite3.Connection, file: str) -> Iterator[None]:
    """The tables of another SQLite file beside those of the store, as `file.document` …, while the context lasts."""
    ours = conn if isinstance(conn, Connection) else None
    if ours is None:
        conn.execute("ATTACH ? AS file", (file,))
    else:
        ours.attach(file)
    try:
        yield
    finally:
        if ours is None:
            conn.execute("DETACH file")
        else:
            ours.detach()


def file_of(conn: sqlite3.Connection) -> str | Server:
    """The file that is open, or the server, as `open_store` takes it; empty for a store in memory."""
    if isinstance(conn, Connection) and conn.server is not None:
        return conn.server
    return str(next((file for _, name, file in conn.execute("PRAGMA database_list") if name == "main"), ""))
