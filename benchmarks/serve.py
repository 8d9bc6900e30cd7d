"""`kg serve` under load, on loopback: checks at 1, 8 and 32 clients, paragraphs for LibreOffice, memory, page weight.

    python -m benchmarks.serve [CHECKS [SOAK]]

Two reports of 20 KB: one that cites as often as the annotated reports do (some two dozen times), and one that is the
sample four times over (a hundred citations). CHECKS (1,000): how many requests each measurement sends. SOAK (10,000):
how many checks in a row lie between the two looks at the memory; the first is after 500, or a twentieth. Every loop
ends. The clients are a process of their own (`benchmarks.clients`). Times are those of the requests that were answered;
who was refused (503) comes again after the seconds that he was told. Processor time and memory are those of the server
with its workers (Linux alone). Behind each figure that must hold stands what must hold, and whether it does.
"""

from __future__ import annotations

import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.support import SAMPLES

SAMPLE = SAMPLES / "phuong-xuan-dai-2023.txt"
PARAGRAPH = (
    "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ và Kế hoạch số 65/KH - UBND, UBND phường báo cáo."
)
KG = [sys.executable, "-m", "kg"]
#: The check as a library, warm: milliseconds of each round, on standard input the text.
_IN_PROCESS = """
import sys, time
from pathlib import Path
from kg.checker.files import check_data
from kg.checker.settings import Settings
from kg.contract.checks import check_out
from kg.register.opening import open_store
conn, data = open_store(Path(sys.argv[1])).conn, sys.stdin.buffer.read()
times = []
for _ in range(30):
    begun = time.perf_counter()
    checked = check_data(data, "report.txt", conn, Settings(), None)
    check_out(checked, "vi").model_dump_json(by_alias=True)
    times.append(time.perf_counter() - begun)
print(1000 * sorted(times)[len(times) // 2], checked.result.summary()["citations"], len(checked.result.findings))
"""


class Server:
    """A server of ours that runs on its own port."""

    def __init__(self, db: Path) -> None:
        command = [*KG, "serve", "--no-browser", "--port", "0", "--db", str(db), "--lang", "en"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])

    def get(self, path: str) -> bytes:
        """The body of an answer."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path)
        body = line.getresponse().read()
        line.close()
        return body

    def family(self) -> list[int]:
        """The process and those that it started, and they."""
        found, waiting = [], [self._process.pid]
        while waiting:
            one = waiting.pop()
            found.append(one)
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
        return found

    def memory(self) -> float:
        """Megabytes of all its processes (proportional set size)."""
        rows = [row for one in self.family() for row in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()]
        return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024

    def processor(self) -> float:
        """Seconds of processor time that all its processes took until now, in user and system mode."""
        fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in self.family()]
        return sum(int(ticks) for row in fields for ticks in row[11:15]) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """As Ctrl-C ends it."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)


def load(server: Server, request: Path, clients: int, count: int) -> dict[str, Any]:
    """What `benchmarks.clients` measures, with the server's processor time for each request in milliseconds."""
    before = server.processor()
    command = [sys.executable, "-m", "benchmarks.clients", str(server.port), str(request), str(clients), str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    told["each"] = 1000 * (server.processor() - before) / count
    return told


def percentile(times: list[float], share: float) -> float:
    """In milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def request_of(path: str, body: bytes, kind: str) -> bytes:
    """A whole request."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def reports() -> dict[str, bytes]:
    """Two texts of some 20,000 bytes: the sample with as much prose behind it, without a number; and only samples."""
    sample = SAMPLE.read_bytes()
    prose = b"".join(line for line in sample.splitlines(keepends=True) if not re.search(rb"\d", line))
    more = 20_000 - len(sample)
    usual = sample + (prose * (more // len(prose) + 1))[:more].rpartition(b"\n")[0]
    return {"usual": usual, "dense": sample * -(-20_000 // len(sample))}


def holds(is_so: bool, wanted: str) -> str:
    """How it is said whether a figure holds."""
    return f"[{wanted}: {'holds' if is_so else 'MISSED'}]"


def alone(name: str, report: Path, db: Path) -> None:
    """The check without a server."""
    cold = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([*KG, "check", report, "--db", db, "--format", "json"], check=False, capture_output=True)
        cold.append(time.perf_counter() - begun)
    warm = subprocess.run(
        [sys.executable, "-c", _IN_PROCESS, str(db)], input=report.read_bytes(), stdout=subprocess.PIPE, check=True
    )
    each, citations, findings = warm.stdout.split()
    told = f"{1000 * statistics.median(cold):.0f} ms; in a warm process: {float(each):.1f} ms"
    print(
        f"{name} report: {report.stat().st_size} bytes, {int(citations)} citations, {int(findings)} findings; "
        f"kg check, a process each: {told}"
    )


def starts(db: Path) -> None:
    """Start to the first page, in times that Python needs to import click; the page's weight."""
    imports, firsts, page = [], [], b""
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import click"], check=True)
        imports.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        server = Server(db)
        page = server.get("/")
        firsts.append(time.perf_counter() - begun)
        server.end()
    first, click = statistics.median(firsts), statistics.median(imports)
    ratio = first / click
    print(f"start to first page: {1000 * first:.0f} ms, {ratio:.1f} x `import click` {holds(ratio <= 4, '<= 4')}")
    print(f"page: {len(page) / 1024:.1f} KB {holds(len(page) <= 30 * 1024, '<= 30')}")


def checks(server: Server, request: Path, count: int, name: str) -> None:
    """The same report from 1, 8 and 32 clients; what must hold is asked of the usual one."""
    median = 0.0
    for clients in (1, 8, 32):
        told = load(server, request, clients, count)
        rate, p50, p99 = count / told["seconds"], percentile(told["times"], 0.5), percentile(told["times"], 0.99)
        median = median or p50
        verdict = {8: holds(rate >= 90, ">= 90/s"), 32: holds(p99 <= 12 * median, f"p99 <= {12 * median:.0f} ms")}
        if name != "usual":
            verdict = {}
        clients_cost = 1000 * told["processor"] / count
        cost = f"processor time of the server {told['each']:.1f} ms each, of the clients {clients_cost:.1f}"
        print(
            f"check, {name}, {clients} clients: {rate:.0f}/s, p50 {p50:.1f} ms, p99 {p99:.1f} ms, {cost}; told to come "
            f"again {told['refused']} times, lost {count - len(told['times'])} {verdict.get(clients, '')}".rstrip()
        )


def soak(server: Server, request: Path, count: int) -> None:
    """Memory after the first checks and after many more."""
    first = min(500, max(1, count // 20))
    load(server, request, 8, first)
    before = server.memory()
    load(server, request, 8, count - first)
    after = server.memory()
    grown = 100 * (after / before - 1)
    told = f"{before:.1f} MB after {first} checks, {after:.1f} MB after {count}"
    print(f"memory of all processes: {told}: {grown:+.1f} % {holds(grown <= 10, '<= +10')}")


def main() -> None:
    """Measure and print, one line for each figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        db, request = Path(folder, "kg.sqlite"), Path(folder, "request")
        subprocess.run([*KG, "stats", "--db", db], check=True, capture_output=True)
        for name, text in reports().items():
            Path(folder, name).write_bytes(text)
            alone(name, Path(folder, name), db)
        starts(db)
        server = Server(db)
        try:
            for name, text in reports().items():
                request.write_bytes(request_of("/api/v1/check?name=report.txt", text, "text/plain; charset=utf-8"))
                load(server, request, 4, 40)  # both workers warm
                checks(server, request, count, name)
            request.write_bytes(
                request_of("/api/v1/check?name=report.txt", reports()["usual"], "text/plain; charset=utf-8")
            )
            soak(server, request, most)
            body = urlencode({"language": "vi-VN", "text": PARAGRAPH}).encode()
            request.write_bytes(request_of("/v2/check", body, "application/x-www-form-urlencoded"))
            told = load(server, request, 1, count)
            p50, p99 = percentile(told["times"], 0.5), percentile(told["times"], 0.99)
            print(f"paragraph: p50 {p50:.1f} ms, p99 {p99:.1f} ms {holds(p99 <= 50, '<= 50')}")
            print("workers replaced:", json.loads(server.get("/api/v1/health"))["replaced"])
        finally:
            server.end()


if __name__ == "__main__":
    main()
