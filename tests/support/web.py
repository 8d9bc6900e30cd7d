"""A web server of a test's own, on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: Status, media type, further headers, body.
Reply = tuple[int, str, Mapping[str, str], bytes]


@contextmanager
def answering(reply: Callable[[str, str, bytes], Reply]) -> Iterator[str]:
    """The address of a server that answers (method, path, body) as `reply` says, while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, kind, headers, data = reply(self.command, self.path, body)
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)  # how soon it sees its end
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(pages: Mapping[str, bytes]) -> Iterator[str]:
    """The address of a server of these pages."""

    def reply(method: str, path: str, body: bytes) -> Reply:
        found = pages.get(path)
        return (404, "text/plain", {}, b"no") if found is None else (200, "application/octet-stream", {}, found)

    with answering(reply) as at:
        yield at
