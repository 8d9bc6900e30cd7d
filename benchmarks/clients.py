"""Clients of a server, in a process of their own: the same request over and over, on connections that stay open.

    python -m benchmarks.clients PORT REQUEST CLIENTS COUNT

REQUEST is a file that holds a whole HTTP/1.1 request; it is sent COUNT times by CLIENTS connections, each of which
sends the next when it has the answer. Who is told to come again (503) does so after the seconds of Retry-After. One
thread and plain sockets: it must cost little, for it takes its time from the server. Prints JSON.
"""

from __future__ import annotations

import heapq
import json
import re
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_HEAD = re.compile(rb"HTTP/1\.1 (\d{3})[^\r]*\r\n((?:[^\r]+\r\n)*)\r\n")
_LENGTH = re.compile(rb"(?im)^content-length: *(\d+)")
_AGAIN = re.compile(rb"(?im)^retry-after: *(\d+)")
#: Seconds without any answer after which it is given up.
_PATIENCE = 120.0


@dataclass(slots=True, eq=False)
class Client:
    """One connection. `first` is when its present request was sent for the first time, `sent` for the last."""

    sock: socket.socket
    first: float = 0.0
    sent: float = 0.0
    got: bytearray = field(default_factory=bytearray)
    size: int | None = None
    status: int = 0
    again: int = 0


class Load:
    """What is measured: seconds of each answered request, with (`whole`) and without (`times`) being told to wait."""

    def __init__(self, port: int, request: bytes, clients: int, count: int) -> None:
        self._request, self._left = request, count
        self._waiting: list[tuple[float, int, Client]] = []
        self._watch = selectors.DefaultSelector()
        self._clients = [Client(socket.create_connection(("127.0.0.1", port))) for _ in range(clients)]
        self.times: list[float] = []
        self.whole: list[float] = []
        self.refused = 0
        for one in self._clients:
            one.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            one.sock.settimeout(_PATIENCE)
            self._watch.register(one.sock, selectors.EVENT_READ, one)

    def run(self) -> float:
        """Send all; seconds that it took. Raises ConnectionError, AssertionError: an answer is not what it must be."""
        wanted, begun = self._left, time.perf_counter()
        for one in self._clients:
            self._next(one)
        while len(self.times) < wanted:
            now = time.perf_counter()
            while self._waiting and self._waiting[0][0] <= now:
                self._send(heapq.heappop(self._waiting)[2])
            pause = self._waiting[0][0] - now if self._waiting else _PATIENCE
            ready = self._watch.select(pause)
            assert ready or self._waiting, "no answer"
            for key, _ in ready:
                self._receive(key.data)
        return time.perf_counter() - begun

    def _next(self, one: Client) -> None:
        if self._left:
            self._left -= 1
            one.first = time.perf_counter()
            self._send(one)

    def _send(self, one: Client) -> None:
        one.sent = time.perf_counter()
        one.sock.sendall(self._request)

    def _receive(self, one: Client) -> None:
        news = one.sock.recv(1 << 18)
        if not news:
            raise ConnectionError("the server hung up")
        one.got += news
        if one.size is None and (head := _HEAD.match(one.got)):
            length = _LENGTH.search(head[2])
            assert length, head[0]
            one.status, one.size = int(head[1]), head.end() + int(length[1])
            again = _AGAIN.search(head[2])
            one.again = int(again[1]) if again else 0
        if one.size is None or len(one.got) < one.size:
            return
        now = time.perf_counter()
        one.size = None
        one.got.clear()
        if one.status == 503:
            assert one.again > 0, "503 without Retry-After"
            self.refused += 1
            heapq.heappush(self._waiting, (now + one.again, id(one), one))
            return
        assert one.status == 200, one.status
        self.times.append(now - one.sent)
        self.whole.append(now - one.first)
        self._next(one)


def main() -> None:
    """Send, and print what was measured."""
    port, file, clients, count = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    load = Load(port, file.read_bytes(), clients, count)
    begun = time.process_time()
    seconds = load.run()
    told: dict[str, Any] = {
        "seconds": seconds, "times": load.times, "whole": load.whole, "refused": load.refused,
        "processor": time.process_time() - begun,
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
