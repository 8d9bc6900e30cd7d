"""Which address is answered by what."""

from __future__ import annotations

import asyncio
import logging
import os
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve import api, check_page, document_pages, help_page, languagetool, map_page, oxt
from kg.serve.answers import problem_response, refuse
from kg.serve.enter import take_token
from kg.serve.guard import LOOPBACK, Guard, Message, Receive, Scope, Send
from kg.serve.kept import Shelf
from kg.serve.map_page import Maps
from kg.serve.metrics import Metrics, metrics
from kg.serve.pool import Pool
from kg.serve.problems import Failed, Problem
from kg.serve.worker import main

if TYPE_CHECKING:
    from kg.checker.settings import Settings
    from kg.store.server import Server

log = logging.getLogger("kg.serve")
#: Answered without a token: where it is asked for; whether the server lives; and where it may stand in the form.
TOKENLESS = ("/token", "/api/v1/health", "/v2/check", "/v2/languages", "/v2/healthcheck")
_SWEEP = 60.0
#: Seconds in which the first page can be answered before the workers begin and want every core.
_FIRST_PAGE = 0.3


def make_app(
    db: Path | Server, settings: Settings | None, *, hosts: Iterable[str] = LOOPBACK, origins: Iterable[str] = (),
    token: str | None = None, workers: int = 2, mcp: bool = False,
) -> Guard:  # fmt: skip
    """The application on a store that is there, with `workers` processes, which live as long as it does."""
    pool = Pool(main, (db, settings), workers)
    shelf = Shelf(pool)

    assistants = None
    if mcp:
        from kg.serve.model_context import over_http  # heavy, and few want it

        assistants = over_http(pool)

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        beginning = asyncio.get_running_loop().call_later(_FIRST_PAGE, _begin, pool)
        sweeper = asyncio.create_task(_sweep(shelf))
        try:
            async with assistants[1]() if assistants else nullcontext():
                yield
        finally:
            beginning.cancel()
            sweeper.cancel()
            shelf.clear()
            await asyncio.to_thread(pool.close)

    app = Starlette(
        routes=[
            *_pages(),
            *_rest(),
            *([Route("/mcp", assistants[0], methods=["GET", "POST", "DELETE"])] if assistants else []),
        ],
        exception_handlers={Failed: _failed, HTTPException: _of_http},
        lifespan=living,
    )
    app.router.redirect_slashes = False
    counted = Metrics()
    guard = Guard(_Logged(app, counted), refuse, hosts=hosts, origins=origins, token=token, tokenless=TOKENLESS)
    app.state.metrics = counted
    app.state.pool, app.state.shelf, app.state.guard, app.state.kept_answers = pool, shelf, guard, {}
    app.state.maps = Maps(pool, db)
    return guard


def _begin(pool: Pool) -> None:
    with suppress(Failed):  # the first task tells
        pool.start()


def _pages() -> list[Route]:
    from kg.serve import decide

    one = "/check/{key}/{n:int}"
    return [
        Route("/", check_page.drop),
        Route("/search", document_pages.search),
        Route("/doc", document_pages.document),
        Route("/diagram", document_pages.diagram),
        Route("/chain", document_pages.chain),
        Route("/map", map_page.national_map),
        Route("/sources", document_pages.sources),
        Route("/rules", document_pages.rules),
        Route("/rules/{code}", document_pages.rule),
        Route("/metrics", metrics),
        Route("/help", help_page.help_page),
        Route("/kg.oxt", oxt.kg_oxt),
        Route("/v2/check", languagetool.check, methods=["POST"]),
        Route("/v2/languages", languagetool.languages),
        Route("/v2/healthcheck", languagetool.healthcheck),
        Route("/token", take_token, methods=["POST"]),
        Route("/check", check_page.send, methods=["POST"]),
        Route("/check/{key}", check_page.results),
        Route("/check/{key}/all", check_page.take_all),
        Route("/check/{key}/erase", check_page.erase_page, methods=["GET"]),
        Route("/check/{key}/erase", check_page.erase, methods=["POST"]),
        Route(one, check_page.findings),
        Route(f"{one}/file", check_page.take),
        Route(f"{one}/record", check_page.record),
        Route(f"{one}/network", check_page.network),
        Route(f"{one}/decide", decide.decide, methods=["GET"]),
        Route(f"{one}/decide", decide.decided, methods=["POST"]),
    ]


def _rest() -> list[Route]:
    """One route for each path, whatever its methods: what is not among them is told all of them."""
    paths: dict[str, dict[str, api.Operation]] = {}
    for operation in api.OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = operation
    return [_route(path, methods) for path, methods in paths.items()]


def _route(path: str, methods: dict[str, api.Operation]) -> Route:
    async def answer(request: Request) -> Response:
        operation = methods["GET" if request.method == "HEAD" else request.method]
        return await _unless_gone(request, operation.run(request, operation))

    return Route(f"/api/v1{path}", answer, methods=list(methods))


async def _unless_gone(request: Request, work: Awaitable[Response]) -> Response:
    """The answer; when who asked has gone away, what is done for him is ended."""
    doing = asyncio.ensure_future(work)
    gone: asyncio.Task[None] | None = None
    try:
        done, _ = await asyncio.wait([doing], timeout=0.25)
        if not done:
            gone = asyncio.create_task(_gone(request))
            await asyncio.wait([doing, gone], return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            doing.cancel()
            with suppress(asyncio.CancelledError):
                await doing
            return Response(status_code=499)
        return await doing
    finally:
        doing.cancel()
        if gone is not None:
            gone.cancel()


async def _gone(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.25)


async def _sweep(shelf: Shelf) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        shelf.sweep()


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, Failed)
    return problem_response(request, error.problem)


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = problem_response(request, Problem("other-method", {"method": request.method}))
        response.headers.update(error.headers or {})
        return response
    return problem_response(request, Problem("no-page" if error.status_code == 404 else "fault"))


class _Logged:
    """One line for each request, with neither names nor text: method, kind of address, status, milliseconds."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], counted: Metrics) -> None:
        self._app, self._counted = app, counted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, begun_to_answer = time.perf_counter(), 500, False

        async def sent(message: Message) -> None:
            nonlocal status, begun_to_answer
            if message["type"] == "http.response.start":
                status, begun_to_answer = message["status"], True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            # what went wrong may hold words of a document: it is shown to who looks for a fault of the program alone
            if os.environ.get("KG_DEBUG"):
                traceback.print_exc()
            if not begun_to_answer:
                await problem_response(Request(scope), Problem("fault"))(scope, receive, sent)
        finally:
            route = scope.get("route")
            told = getattr(route, "path", "-")
            seconds = time.perf_counter() - begun
            # a method that nobody knows would be a word of the asker's
            self._counted.add(scope["method"] if scope.get("route") else "-", told, status, seconds)
            log.info("%s %s %d %.1f", scope["method"], told, status, 1000 * seconds)
