"""`kg serve` under load, on loopback: checks at 1, 8 and 32 clients, paragraphs for LibreOffice, memory, page weight.

    python -m benchmarks.serve [CHECKS]

CHECKS (300): how many requests each measurement sends; every loop ends. Refused requests (503) are sent again after a
twentieth of a second, and counted; the times are those of the requests that were answered. Memory is that of the
server with its workers (Linux alone).
"""

from __future__ import annotations

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from tests.support import SAMPLES

SAMPLE = SAMPLES / "phuong-xuan-dai-2023.txt"
PARAGRAPH = (
    "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ và Kế hoạch số 65/KH - UBND, UBND phường báo cáo."
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


class Load:
    """Requests from several clients at once; each takes the next one until all are done."""

    def __init__(self, port: int, path: str, body: bytes, headers: dict[str, str], count: int) -> None:
        self._port, self._path, self._body, self._headers = port, path, body, headers
        self._left, self._lock = count, threading.Lock()
        self.times: list[float] = []
        self.refused = 0

    def run(self, clients: int) -> float:
        """Seconds that it took."""
        begun = time.perf_counter()
        threads = [threading.Thread(target=self._client) for _ in range(clients)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        return time.perf_counter() - begun

    def _client(self) -> None:
        line = connected(self._port)
        while True:
            with self._lock:
                if not self._left:
                    line.close()
                    return
                self._left -= 1
            while True:
                begun = time.perf_counter()
                line.request("POST", self._path, self._body, self._headers)
                answer = line.getresponse()
                answer.read()
                if answer.status != 503:
                    break
                self.refused += 1
                time.sleep(0.05)
            assert answer.status == 200, answer.status
            self.times.append(time.perf_counter() - begun)


def connected(port: int) -> HTTPConnection:
    """A connection that sends at once what it is given: `http.client` parts head and body, and would wait between."""
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    line.connect()
    line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def percentile(times: list[float], share: float) -> float:
    """In milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def memory(pid: int) -> float:
    """Megabytes of a process and those that it started (proportional set size)."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        for task in Path(f"/proc/{one}/task").iterdir():
            waiting += [int(child) for child in (task / "children").read_text().split()]
        for row in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if row.startswith("Pss:"):
                total += int(row.split()[1])
    return total / 1024


def main() -> None:
    """Measure and print, one line for each figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    report = SAMPLE.read_bytes()
    while len(report) < 20_000:
        report += SAMPLE.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        db, text = Path(folder, "kg.sqlite"), Path(folder, "report.txt")
        text.write_bytes(report)
        kg = [sys.executable, "-m", "kg"]
        subprocess.run([*kg, "stats", "--db", db], check=True, capture_output=True)
        cold = []
        for _ in range(3):
            begun = time.perf_counter()
            subprocess.run([*kg, "check", text, "--db", db, "--format", "json"], check=False, capture_output=True)
            cold.append(time.perf_counter() - begun)
        print(f"report: {len(report)} bytes; kg check, a process each: {1000 * statistics.median(cold):.0f} ms")
        imports = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", "import click"], check=True)
            imports.append(time.perf_counter() - begun)
        click = statistics.median(imports)
        begun = time.perf_counter()
        command = [*kg, "serve", "--no-browser", "--port", "0", "--db", str(db), "--lang", "en"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
            line = HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("GET", "/")
            page = line.getresponse().read()
            first = time.perf_counter() - begun
            told = f"{1000 * first:.0f} ms, {first / click:.1f} x `import click`"
            print(f"start to first page: {told}; page: {len(page)} bytes")
            check = "/api/v1/check?name=report.txt"
            Load(port, check, report, TEXT, 30).run(4)  # both workers warm
            before = memory(server.pid) if os.name == "posix" else 0.0
            for clients in (1, 8, 32):
                load = Load(port, check, report, TEXT, count)
                seconds = load.run(clients)
                print(
                    f"check, {clients} clients: {count / seconds:.0f}/s, p50 {percentile(load.times, 0.5):.0f} ms, "
                    f"p99 {percentile(load.times, 0.99):.0f} ms, told to come again {load.refused}, lost "
                    f"{count - len(load.times)}"
                )
            after = memory(server.pid) if os.name == "posix" else 0.0
            print(f"memory of all processes: {before:.0f} MB before, {after:.0f} MB after {3 * count} checks")
            body = urlencode({"language": "vi-VN", "text": PARAGRAPH}).encode()
            load = Load(port, "/v2/check", body, FORM, count)
            load.run(1)
            print(f"paragraph: p50 {percentile(load.times, 0.5):.1f} ms, p99 {percentile(load.times, 0.99):.1f} ms")
            line = connected(port)
            line.request("GET", "/api/v1/health")
            print("workers replaced:", json.loads(line.getresponse().read())["replaced"])
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)


if __name__ == "__main__":
    main()
