"""Who may ask, how much, how fast; what every answer says to the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from kg.serve import guard as guards
from kg.serve.answers import problem_response, refuse
from kg.serve.guard import MB, Guard
from kg.serve.problems import Failed

BASE = "http://127.0.0.1:8765"
TOKEN = "A" * 43


async def answer(scope: Any, receive: Any, send: Any) -> None:
    """Reads all that is sent, and says how much it was."""
    request = Request(scope, receive)
    response: Response
    try:
        response = PlainTextResponse(str(len(await request.body())))
    except Failed as error:
        response = problem_response(request, error.problem)
    await response(scope, receive, send)


def client(**options: Any) -> TestClient:
    return TestClient(Guard(answer, refuse, **options), base_url=BASE)


ASKED: list[tuple[str, dict[str, str], int]] = [
    ("GET", {}, 200),
    ("GET", {"host": "localhost:8765"}, 200),
    ("GET", {"host": "[::1]:8765"}, 200),
    ("GET", {"host": "127.0.0.1"}, 200),
    ("GET", {"host": "evil.example:8765"}, 421),  # a name of theirs that leads here
    ("GET", {"host": "127.0.0.1.evil.example"}, 421),
    ("GET", {"host": "localhost.evil.example:8765"}, 421),
    ("GET", {"host": ""}, 421),
    ("GET", {"host": "[::1"}, 421),
    ("POST", {}, 200),  # a program
    ("POST", {"origin": BASE, "sec-fetch-site": "same-origin"}, 200),
    ("POST", {"origin": "http://evil.example"}, 403),
    ("POST", {"origin": "http://127.0.0.1:3000"}, 403),  # another program of this machine
    ("POST", {"origin": "null"}, 403),
    ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 403),
    ("POST", {"sec-fetch-site": "same-site"}, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
    ("GET", {"sec-fetch-site": "none"}, 200),
    ("OPTIONS", {"origin": "http://evil.example", "access-control-request-method": "POST"}, 403),
]


@pytest.mark.parametrize(("method", "headers", "status"), ASKED)
def test_only_ourselves_and_this_machine_may_ask(method: str, headers: dict[str, str], status: int) -> None:
    got = client().request(method, "/", headers=headers)
    assert got.status_code == status
    assert "access-control-allow-origin" not in got.headers
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "same-origin"
    assert got.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in got.headers["content-security-policy"]
    if status != 200:
        assert got.headers["content-type"] == "application/problem+json"
        assert got.json()["status"] == status


def test_another_site_that_was_named_may_ask() -> None:
    asked = client(origins=["https://office.example"])
    origin = {"origin": "https://office.example", "sec-fetch-site": "cross-site"}
    got = asked.options("/v2/check", headers={**origin, "access-control-request-method": "POST"})
    assert (got.status_code, got.headers["access-control-allow-origin"]) == (204, "https://office.example")
    got = asked.post("/v2/check", headers=origin)
    assert (got.status_code, got.headers["access-control-allow-origin"]) == (200, "https://office.example")
    assert asked.post("/", headers={"origin": "https://office.example.evil"}).status_code == 403


TOKENS: list[tuple[str, dict[str, str], int]] = [
    ("/", {}, 401),
    ("/", {"authorization": f"Bearer {TOKEN}"}, 200),
    ("/", {"authorization": f"bearer {TOKEN}"}, 200),
    ("/", {"authorization": f"Bearer {TOKEN[:-1]}"}, 401),
    ("/", {"authorization": "Bearer "}, 401),
    ("/", {"cookie": f"kg-token={TOKEN}"}, 200),
    ("/", {"cookie": "kg-token=é"}, 401),
    ("/free", {}, 200),
]


@pytest.mark.parametrize(("path", "headers", "status"), TOKENS)
def test_the_token(path: str, headers: dict[str, str], status: int) -> None:
    encoded = {name: value.encode() for name, value in headers.items()}
    assert client(token=TOKEN, tokenless=["/free"]).get(path, headers=encoded).status_code == status


def pieces(count: int, size: int = MB) -> Iterator[bytes]:
    for _ in range(count):
        yield b"x" * size


def test_too_much_is_refused_whether_announced_or_not() -> None:
    got = client().post("/", content=b"x" * (MB + 1))
    assert (got.status_code, got.json()["type"]) == (413, "urn:kg:too-large")
    assert client().post("/", content=pieces(1)).text == str(MB)
    assert client().post("/", content=pieces(2)).status_code == 413  # chunked: it tells no length
    assert client().post("/", headers={"content-length": "-5"}, content=pieces(2)).status_code == 413
    assert client().post("/api/v1/check", content=pieces(20)).status_code == 200


Receive = Callable[[], Awaitable[dict[str, Any]]]


def asked(receive: Receive) -> list[dict[str, Any]]:
    """What is sent in answer to a POST of which `receive` brings the body."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(dict(message))

    scope = {
        "type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": [(b"host", b"localhost")],
        "scheme": "http", "server": ("localhost", 80), "root_path": "",
    }  # fmt: skip
    asyncio.run(Guard(answer, refuse)(scope, receive, send))  # type: ignore[arg-type]
    return sent


@pytest.mark.parametrize("stops", [0, 3])
def test_a_slow_sender_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, stops: int) -> None:
    monkeypatch.setattr(guards, "IDLE", 0.1)
    monkeypatch.setattr(guards, "WHOLE", 0.35)
    count = 0

    async def receive() -> dict[str, Any]:
        nonlocal count
        count += 1
        await asyncio.sleep(5 if not stops else 0.08)  # never; or drop by drop without an end
        return {"type": "http.request", "body": b"x", "more_body": True}

    sent = asked(receive)
    assert sent[0]["status"] == 408
    assert count < 8


def test_what_is_asked_for_by_a_path_of_the_disk_is_no_page(client_of_pages: TestClient) -> None:
    for path in ("/../etc/passwd", "/%2e%2e/etc/passwd", "/check/../../x", "/static/x", "//evil.example/"):
        got = client_of_pages.get(f"{BASE}{path}", headers={"accept": "text/html"})
        assert got.status_code == 404, path


@pytest.fixture
def client_of_pages(client: TestClient) -> Iterator[TestClient]:
    yield client


def test_metrics_tell_kinds_of_addresses_alone(client: TestClient) -> None:
    client.get("/doc?q=59/2023/NĐ-CP")
    client.get("/secret-name")
    told = client.get("/metrics").text
    assert 'kg_requests_total{method="GET",route="/doc",status="200"}' in told
    assert "kg_workers 1" in told and "kg_tasks_waiting 0" in told
    assert "59/2023" not in told and "secret-name" not in told


def test_nothing_of_the_server_is_told_to_strangers(client: TestClient, sample_store: Path) -> None:
    for path in ("/nothing", "/api/v1/nothing", "/api/v1/show?doc=x&db=/etc/passwd"):
        got = client.get(path)
        assert got.status_code in (400, 404)
        assert str(sample_store) not in got.text and "Traceback" not in got.text and "server" not in got.headers
