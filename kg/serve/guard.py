"""Who may ask, how much and for how long; and what every answer says to the browser.

It stands before everything else, as an ASGI application around ours. A page of another site can make a browser send
requests to this machine, and a name of its own may lead here (DNS rebinding): neither gets an answer of ours.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from kg.serve.problems import Failed, Problem

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
#: Makes the answer to a request that is refused.
Refuse = Callable[[Scope, Problem], App]

MB = 1024 * 1024
#: Bytes of a request, by how its path begins: the first that fits.
MOST_BYTES = (("/api/v1/jobs", 200 * MB), ("/check", 200 * MB), ("/api/v1/", 26 * MB), ("/v2/", MB), ("/", MB))
#: Seconds without a byte, and for the whole of a request.
IDLE, WHOLE = 15.0, 300.0

COOKIE = "kg-token"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SAFE = ("GET", "HEAD", "OPTIONS")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with "no-referrer" a browser calls the origin of our own forms null
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
#: For what is no page.
_NOTHING = b"default-src 'none'; frame-ancestors 'none'"


class Guard:
    """The application, guarded. `hosts` are the names that are ours, `origins` other sites that may ask.

    With a `token`, whoever asks must know it: as Bearer, or by the cookie that the page with the form for it sets.
    `tokenless` are paths that are answered without.
    """

    def __init__(
        self, app: App, refuse: Refuse, *, hosts: Iterable[str] = LOOPBACK, origins: Iterable[str] = (),
        token: str | None = None, tokenless: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self._app, self._refuse, self._token = app, refuse, token
        self._hosts, self._origins = frozenset(map(str.lower, hosts)), frozenset(origins)
        self._tokenless = frozenset(tokenless)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get("origin")
        allowed = origin if origin in self._origins else None
        if (problem := self._problem(scope, headers)) is not None:
            await self._refuse(scope, problem)(scope, receive, _with_headers(send, allowed))
            return
        if scope["method"] == "OPTIONS" and allowed:
            await _preflight(send, allowed)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        most = next(most for beginning, most in MOST_BYTES if path.startswith(beginning))
        if (length := headers.get("content-length", "")).isdecimal() and int(length) > most:
            problem = Problem("too-large", {"most": most // MB})
            await self._refuse(scope, problem)(scope, receive, _with_headers(send, allowed))
            return
        await self._app(scope, _Limited(receive, most), _with_headers(send, allowed))

    def fits(self, given: str | None) -> bool:
        """Whether this is the token, or none is needed."""
        return self._token is None or hmac.compare_digest((given or "").encode(), self._token.encode())

    def knows(self, headers: Mapping[str, str]) -> bool:
        """Whether who sends these headers knows the token."""
        bearer = headers.get("authorization", "")
        return self.fits(bearer[7:] if bearer[:7].lower() == "bearer " else _cookie(headers.get("cookie", "")))

    def _problem(self, scope: Scope, headers: Mapping[str, str]) -> Problem | None:
        host = headers.get("host", "")
        if _name_of(host) not in self._hosts:
            return Problem("wrong-host")
        if self._from_elsewhere(scope, headers, host):
            return Problem("wrong-origin")
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        return None if path in self._tokenless or self.knows(headers) else Problem("no-token")

    def _from_elsewhere(self, scope: Scope, headers: Mapping[str, str], host: str) -> bool:
        origin = headers.get("origin")
        if origin in self._origins:
            return False
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return True
        site = headers.get("sec-fetch-site", "none")
        if site in ("none", "same-origin"):
            return False
        # a link on another page, or in a letter, may lead here
        opened = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        return not (opened and scope["method"] in _SAFE)


class _Limited:
    """What is received, as long as it is not too much and comes in time."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left, self._most = receive, most, most
        self._done = False
        self._until: float | None = None

    async def __call__(self) -> Message:
        if self._done:  # what comes now is only that the other side has gone
            return await self._receive()
        now = asyncio.get_running_loop().time()
        self._until = self._until or now + WHOLE
        try:
            message = await asyncio.wait_for(self._receive(), min(IDLE, self._until - now))
        except TimeoutError:
            raise Failed("slow-sender") from None
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            self._done = not message.get("more_body", False)
            if self._left < 0:
                raise Failed("too-large", most=self._most // MB)
        return message


def _with_headers(send: Send, allowed: str | None) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            names = {name.lower() for name, _ in headers}
            headers += [(name, value) for name, value in _HEADERS if name not in names]
            if b"content-security-policy" not in names:
                headers.append((b"content-security-policy", _NOTHING))
            if allowed:
                headers += [(b"access-control-allow-origin", allowed.encode("latin-1")), (b"vary", b"Origin")]
            message = {**message, "headers": headers}
        await send(message)

    return sent


async def _preflight(send: Send, origin: str) -> None:
    headers = [
        (b"access-control-allow-methods", b"GET, POST, DELETE"),
        (b"access-control-allow-headers", b"authorization, content-type"),
        (b"access-control-max-age", b"600"),
    ]
    whole = _with_headers(send, origin)
    await whole({"type": "http.response.start", "status": 204, "headers": headers})
    await whole({"type": "http.response.body", "body": b""})


def _name_of(host: str) -> str:
    """The name in a Host header, without the port; "" for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _cookie(text: str) -> str | None:
    try:
        found = SimpleCookie(text).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None
