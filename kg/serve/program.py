"""The program that serves: its socket, its token, the browser, and an end without a trace."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import stat
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.serve.app import make_app
from kg.serve.guard import LOOPBACK

if TYPE_CHECKING:
    from kg.checker.settings import Settings
    from kg.store.server import Server

PORT = 8765
#: A token has at least so many characters of 64 kinds: 128 bits.
_SHORTEST = 22
#: Seconds to send the head of a request, and for what is under way when the program is ended.
_HEAD_SECONDS, _LAST_SECONDS = 20, 3
_BACKLOG, _MOST_AT_ONCE = 128, 200


class ServeError(Exception):
    """The server cannot be begun; `str()` is a key of the words, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.values = values


class Running(Exception):
    """Ours runs at that port already; `address` is where."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Place:
    """Where it listens, and for whom: `hosts` and `origins` are names beside our own."""

    host: str = "127.0.0.1"
    port: int = PORT
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    root: str = ""

    @property
    def is_local(self) -> bool:
        """Whether only programs of this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    def names(self) -> list[str]:
        """The names under which it may be asked for."""
        own = [] if self.is_local else [socket.gethostname(), socket.getfqdn()]
        if self.host not in ("0.0.0.0", "::", ""):
            own.append(self.host)
        return [*LOOPBACK, *own, *self.hosts]


def listen(place: Place) -> socket.socket:
    """The socket. Raises Running, ServeError: the port is taken, or there is no such address here."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # said to be TCP, or asyncio would let each answer wait for the asker's sign that he has its head
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((place.host, place.port))
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        if place.is_local and (address := running(place.port)):
            raise Running(address) from None
        why = error.strerror or str(error)
        raise ServeError("cannot_listen", host=place.host, port=place.port, why=why) from None
    return sock


def running(port: int) -> str | None:
    """The address of a server of ours at this port, if there is one."""
    line = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/api/v1/health", headers={"Accept": "application/json"})
        answer = line.getresponse()
        if answer.status == 200 and b'"workers"' in answer.read(2000):
            return f"http://127.0.0.1:{port}/"
    except (OSError, HTTPException):
        pass
    finally:
        line.close()
    return None


def token_of(file: Path) -> str:
    """The token in a file, made at the first time, for nobody else to read. Raises ServeError, OSError."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(32)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(made + "\n")
        return made
    if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ServeError("open_token", path=file)
    token = file.read_text(encoding="utf-8").strip()
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise ServeError("short_token", path=file, least=_SHORTEST)
    return token


def serve(
    place: Place, sock: socket.socket, db: Path | Server, settings: Settings | None, *, token: str | None = None,
    workers: int = 2, mcp: bool = False, ready: Callable[[str], None], browser: bool = False,
) -> None:  # fmt: skip
    """Serve until Ctrl-C. `ready` is told the address when the first request can come."""
    app = make_app(
        db, settings, hosts=place.names(), origins=place.origins, token=token, workers=workers, mcp=mcp
    )  # fmt: skip
    port = sock.getsockname()[1]
    shown = place.host if place.host not in ("0.0.0.0", "::", "") else "127.0.0.1"
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}{place.root}/"
    if token is not None:
        address += f"#t={token}"

    def begun() -> None:
        ready(address)
        if browser:  # some browsers keep who opens them waiting
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    config = uvicorn.Config(
        app, http=_Patient, ws="none", loop="asyncio", lifespan="on", log_config=None, access_log=False,
        server_header=False, proxy_headers=False, root_path=place.root, limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )  # fmt: skip
    _Server(config, begun).run(sockets=[sock])


class _Server(uvicorn.Server):
    """A server that tells when it is ready."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._begun()


class _Patient(H11Protocol):
    """A connection on which the first request must have come within some seconds."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._waiting = self.loop.call_later(_HEAD_SECONDS, self._give_up)

    def _give_up(self) -> None:
        if getattr(self, "cycle", None) is None:  # no request was begun
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._waiting.cancel()
        super().connection_lost(exc)
