"""The wire to a server: pg8000, and what its errors mean in the words that the store knows (`sqlite3.Error`)."""

from __future__ import annotations

import sqlite3
import ssl
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, NoReturn

import pg8000.native as pg

from kg.store.errors import WAIT_SECONDS, ServerError
from kg.store.postgres.dialect import Translated
from kg.store.server import Server

#: Seconds in which a server has to answer the first time.
CONNECT_SECONDS = 10.0
#: Statements that are kept prepared.
_MOST_PREPARED = 300
_BOOLEAN, _NUMERIC = 16, 1700

#: SQLSTATE, or its class → a reason of `kg.store.errors.REASONS`.
_REASONS = {
    "28": "no_entry", "3D": "no_database", "42501": "reader", "25006": "reader", "55P03": "busy", "40": "busy",
    "53100": "full", "53300": "crowded", "53": "crowded", "57P": "lost", "08": "lost", "42P01": "not_ours",
    "3F": "not_ours",
}  # fmt: skip

#: The planner is told that what is asked most lies in memory, so that few rows are looked up by an index; and that a
#: question is not worth other processes, of which each costs more than the whole answer. What is read bit by bit is
#: read to its end.
_SETTINGS = (
    "SET search_path = kg; SET client_min_messages = warning; SET jit = off; SET random_page_cost = 1.1; "
    "SET max_parallel_workers_per_gather = 0; SET cursor_tuple_fraction = 1; "
    f"SET lock_timeout = '{WAIT_SECONDS:g}s'; SET timezone = 'UTC'"
)


class Wire:
    """One connection to a server. What goes wrong comes out as `sqlite3.Error`, and never tells the password."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._prepared: dict[str, tuple[bytes, Any, Any]] = {}
        self._at = _connected(server)
        self._at.register_in_adapter(_BOOLEAN, lambda text: int(text == "t"))
        self._at.register_in_adapter(_NUMERIC, lambda text: float(text) if "." in text else int(text))
        self.in_transaction = False
        self.run(_SETTINGS)

    def run(self, sql: str) -> tuple[list[Any], int]:
        """Statements without parameters, as they are."""
        return self._asked(lambda: self._run(sql))

    def ask(self, statement: Translated, values: Sequence[object]) -> tuple[list[Any], int]:
        """The rows that a statement brings, and how many it wrote or found."""
        if not values:
            return self.run(statement.text)
        # all as text, and of no type: the server reads it as what stands there, as SQLite's columns do
        given = [None if one is None else str(one) for one in values]
        return self._asked(lambda: self._executed(statement.text, given))

    def put(self, sql: str, lines: Iterable[bytes]) -> int:
        """COPY … FROM STDIN."""
        return self._asked(lambda: self._run(sql, lines))[1]

    def get(self, sql: str, take: Callable[[bytes], object]) -> None:
        """COPY … TO STDOUT: `take` is given each line. What it raises is raised when the last line has come."""
        taker = _Taker(take)
        self._asked(lambda: self._run(sql, taker))
        if taker.stopped is not None:
            raise taker.stopped

    def close(self) -> None:
        """Close it, whatever has become of it."""
        with suppress(pg.Error, OSError, AttributeError):
            self._at.close()

    def _run(self, sql: str, stream: object = None) -> tuple[list[Any], int]:
        rows = self._at.run(sql, stream=stream)
        return rows or [], self._at.row_count

    def _executed(self, text: str, values: list[str | None]) -> tuple[list[Any], int]:
        """A statement that is prepared once and then asked again and again."""
        found = self._prepared.pop(text, None)
        if found is None:
            if len(self._prepared) >= _MOST_PREPARED:
                self._at.close_prepared_statement(self._prepared.pop(next(iter(self._prepared)))[0])
            found = self._at.prepare_statement(text, ())
        self._prepared[text] = found
        name, columns, readers = found
        context = self._at.execute_named(name, values, columns, readers, text)
        return context.rows or [], context.row_count

    def _asked(self, ask: Callable[[], tuple[list[Any], int]]) -> tuple[list[Any], int]:
        try:
            return ask()
        except (pg.Error, OSError, AttributeError) as error:
            # a connection that was closed has no socket any more, which pg8000 tells as an AttributeError
            _raise(error, self.server)
        finally:
            self.in_transaction = self._at._transaction_status not in (None, b"I")


class _Taker:
    """What pg8000 writes the lines of a COPY to: all of them, or the next answer would be taken for one of them."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self.take = take
        self.stopped: Exception | None = None

    def write(self, line: bytes) -> None:
        if self.stopped is None:
            try:
                self.take(line)
            except Exception as error:
                self.stopped = error


def _connected(server: Server) -> pg.Connection:
    how: dict[str, Any] = {"unix_sock": f"{server.host}/.s.PGSQL.{server.port}"} if server.local else {}
    try:
        found = pg.Connection(
            server.user, server.host, server.database, server.port, server.password(),
            timeout=CONNECT_SECONDS, application_name="kg", ssl_context=_ssl(server), **how,
        )  # fmt: skip
        found._usock.settimeout(None)
    except (pg.Error, OSError, AttributeError) as error:
        if isinstance(error, AttributeError):  # asked for a password, and there is none
            raise ServerError("no_entry", "no password") from None
        _raise(_said(error), server, "unreachable")
    return found


def _said(error: Exception) -> Exception:
    """What the server said, where it did: pg8000 says goodbye to one that has hung up, and that fault hides it."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, Exception) and isinstance(found, pg.DatabaseError):
            return found
        found = found.__context__
    return error


def _ssl(server: Server) -> ssl.SSLContext | bool | None:
    """What pg8000 is told: False without, None if the server has it, else how it is verified."""
    if server.local or server.ssl == "disable":
        return False
    if server.ssl == "prefer":
        return None
    context = ssl.create_default_context(cafile=server.certificates)
    context.check_hostname = server.ssl == "verify-full"
    context.verify_mode = ssl.CERT_NONE if server.ssl == "require" and not server.certificates else ssl.CERT_REQUIRED
    return context


def _raise(error: Exception, server: Server, otherwise: str = "lost") -> NoReturn:
    told = error.args[0] if error.args else ""
    if not isinstance(told, dict):
        cause = error.__cause__
        detail = str(cause if isinstance(cause, OSError) else told)
        if "password" in detail:
            raise ServerError("no_entry", "no password") from None
        raise ServerError(otherwise, " ".join(detail.split())) from None
    code, said = str(told.get("C", "")), " ".join(str(told.get("M", "")).split())
    for known in (code, code[:3], code[:2]):
        if known in _REASONS:
            raise ServerError(_REASONS[known], said) from None
    if code[:2] == "23":
        raise sqlite3.IntegrityError(said) from None
    if code[:2] in ("22", "42"):
        raise sqlite3.ProgrammingError(f"{said} ({code})") from None
    raise ServerError("failed", said) from None
