"""SPARQL 1.1 servers for the tests, on this machine: Oxigraph's own, and rdflib behind the standard library's."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs
from urllib.request import ProxyHandler, build_opener

import pytest
import rdflib

_START_SECONDS = 30


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of a fresh `oxigraph serve`, in memory; skips the test where the program cannot be had."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None:
        pytest.skip("needs oxigraph (pip install oxigraph)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + _START_SECONDS
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > end:
                pytest.fail("oxigraph serve did not start")
            time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        build_opener(ProxyHandler({})).open(f"{address}/query?query=ASK%7B%7D", timeout=5).close()
    except OSError:
        return False
    return True


@contextmanager
def rdflib_server() -> Iterator[str]:
    """The address at which an rdflib Dataset takes queries and updates alike."""
    data = rdflib.Dataset()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                with lock:
                    if self.headers["Content-Type"] == "application/sparql-update":
                        data.update(body)
                        answer, kind = b"", "text/plain"
                    else:
                        found = data.query(parse_qs(body)["query"][0])
                        answer, kind = found.serialize(format="json") or b"", "application/sparql-results+json"
            except Exception as error:
                self.send_error(400, "Bad Request", " ".join(str(error).split())[:100])
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing: the tests say what matters."""

    with _running(Handler) as address:
        yield f"{address}/sparql"


@contextmanager
def canned(
    status: int, headers: dict[str, str], body: bytes, delay: float = 0
) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that gives this answer to every request, and the headers of those that came."""
    came: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append({name.lower(): value for name, value in self.headers.items()})
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            time.sleep(delay)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with _running(Handler) as address:
        yield address, came


@contextmanager
def _running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)  # how soon it sees its end
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
