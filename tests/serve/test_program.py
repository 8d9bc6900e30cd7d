"""The program as its users start it: the socket, the browser, the end; and that it asks no other machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import docx
import pytest

from kg.serve.program import Place, ServeError, token_of
from tests.support import ROOT
from tests.support.browser import Browser
from tests.support.serving import visible

PARAGRAPHS = (
    "ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI", "Xuân Đài, ngày 20 tháng 11 năm 2023",
    "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ.",
    "Ban hành Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND thị xã.",
)  # fmt: skip
#: Read by every Python that starts with it in its path: a way out that is not loopback is written down and closed.
WATCH = """
import os, socket
_connect = socket.socket.connect
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        with open(os.environ["KG_WAYS_OUT"], "a") as out:
            out.write(f"{address}\\n")
        raise OSError("no way out")
    return _connect(self, address)
socket.socket.connect = connect
socket.getaddrinfo_ = socket.getaddrinfo
"""


@contextmanager
def started(store: Path, folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program, and the address that it tells; ended as by Ctrl-C."""
    (folder / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    environment = {
        **os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "KG_WAYS_OUT": str(folder / "ways-out"),
        "PYTHONUNBUFFERED": "1", "TMPDIR": str(folder),
    }  # fmt: skip
    command = [sys.executable, "-m", "kg", "serve", "--no-browser", "--port", "0", "--db", str(store), "--lang", "vi"]
    process = subprocess.Popen(
        [*command, *words], env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stdout.read()
        process.stdout.readline()
        yield process, found[0]
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture(scope="module")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    with started(sample_store, folder, "--workers", "1") as (process, address):
        yield address.rstrip("/")
    assert process.returncode == 0, "Ctrl-C is how it is meant to end"
    assert not (folder / "ways-out").exists(), (folder / "ways-out").read_text()
    assert not list(folder.glob("kg-serve-*")), "nothing is left of the workers"


def word_file(folder: Path) -> Path:
    """A report as Word itself might write it."""
    path, report = folder / "báo cáo.docx", docx.Document()
    for text in PARAGRAPHS:
        report.add_paragraph(text)
    report.save(str(path))
    return path


def get(address: str, path: str = "/", **headers: str) -> tuple[int, str]:
    host, port = address.removeprefix("http://").split("/")[0].rsplit(":", 1)
    line = HTTPConnection(host, int(port), timeout=30)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def test_it_answers_this_machine_alone(server: str) -> None:
    status, page = get(server, "/", Accept="text/html")
    assert status == 200 and "Thả tệp Word vào đây" in visible(page)
    assert get(server, "/", Host="rebound.example")[0] == 421
    assert get(server, "/api/v1/ready")[0] == 200
    port = int(server.rsplit(":", 1)[1])
    own = [found[4][0] for found in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)]
    for address in {one for one in own if not one.startswith("127.")}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, port), timeout=2).close()


def test_answers_do_not_wait_for_one_another(server: str) -> None:
    """On a connection that is kept, with Nagle's algorithm each answer would come 40 ms late; on a new one it does not."""
    host, port = server.removeprefix("http://").rsplit(":", 1)
    kept = HTTPConnection(host, int(port), timeout=30)

    def took(line: HTTPConnection) -> float:
        begun = time.perf_counter()
        line.request("GET", "/api/v1/health")
        line.getresponse().read()
        return time.perf_counter() - begun

    def new() -> float:
        with closing(HTTPConnection(host, int(port), timeout=30)) as line:
            return took(line)

    took(kept)
    pairs = [(took(kept), new()) for _ in range(12)]
    assert min(one for one, _ in pairs) < 5 * min(other for _, other in pairs)


def test_a_port_that_is_taken_is_one_clear_line(server: str, sample_store: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--no-browser", "--db", str(sample_store), "--lang", "en", "--port"]
    port = server.rsplit(":", 1)[1]
    again = subprocess.run([*command, port], capture_output=True, text=True, timeout=30, cwd=tmp_path, check=False)
    assert (again.returncode, again.stdout) == (0, f"It runs already: {server}/\n")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.1)
        port = str(other.getsockname()[1])
        taken = subprocess.run([*command, port], capture_output=True, text=True, timeout=30, cwd=tmp_path, check=False)
    assert taken.returncode == 2 and len(taken.stderr.splitlines()) == 1
    assert f"port {port} cannot be opened" in taken.stderr and "--port" in taken.stderr


def test_a_file_is_dropped_decided_on_and_taken_back(server: str, browser: Browser, tmp_path: Path) -> None:
    report = word_file(tmp_path)
    browser.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    browser.visit(f"{server}/")
    browser.choose("#files", report)
    browser.wait("document.querySelector('.bar')", 30)
    assert browser.run("return document.querySelectorAll('mark').length") >= 2
    address = str(browser.run("return location.href"))
    browser.visit(f"{address}/1/decide")
    assert browser.run("return document.querySelectorAll('ins').length") == 2
    # the keyboard alone: the second fix is left as it is, then the button for the corrected file
    browser.run("document.querySelectorAll('fieldset input[value=fixed]')[1].focus()")
    browser.press("\ue015", "\ue015")
    assert browser.run("return document.activeElement.value") == "left"
    browser.run("document.querySelector('button[value=corrected]').focus()")
    browser.press("\ue007")
    taken = tmp_path / "báo cáo-da-sua.docx"
    for _ in range(100):
        if taken.exists():
            break
        time.sleep(0.1)
    text = "\n".join(one.text for one in docx.Document(str(taken)).paragraphs)
    assert "61/2023/NĐ-CP" in text and "65/KH - UBND" in text
    assert [one for one in browser.log("browser") if "Security Policy" in one["message"]] == []
    assert {url.split("/check")[0] for url in browser.requests() if url.startswith("http")} <= {server, f"{server}/"}


PAGES = [
    "/",
    "/help",
    "/search?q=dan+chu",
    "/doc?q=59/2023/NĐ-CP",
    "/doc?q=118/QĐ-UBND",
    "/sources",
    "/rules",
    "/rules/VB201",
    "/diagram?q=59/2023/NĐ-CP",
    "/chain?q=59/2023/NĐ-CP",
    "/check/{key}",
    "/check/{key}/1/decide",
    "/check/{key}/1/record",
    "/check/{key}/1/network",
    "/check/{key}/erase",
]


@pytest.mark.parametrize(("width", "scheme", "lang"), [(1400, "light", "vi"), (390, "dark", "en")])
def test_the_pages_fit_and_are_quiet(
    server: str, browser: Browser, tmp_path: Path, width: int, scheme: str, lang: str
) -> None:
    report = word_file(tmp_path)
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.visit(f"{server}/")
    browser.choose("#files", report)
    browser.wait("document.querySelector('.bar')", 30)
    key = str(browser.run("return location.pathname")).rsplit("/", 1)[1]
    for path in PAGES:
        asked = f"{path.format(key=key)}{'&' if '?' in path else '?'}lang={lang}"
        browser.visit(f"{server}{quote(asked, safe='/?&=+')}", width=width, height=800)
        assert browser.run("return document.documentElement.scrollWidth") <= width, path
        assert browser.run("return document.documentElement.lang") == lang
        assert browser.run("return document.querySelectorAll('h1').length") == 1, path
        unnamed = (
            "return [...document.querySelectorAll('input:not([type=hidden]), textarea, select')]"
            ".filter(one => !one.labels?.length && !one.ariaLabel && !one.getAttribute('aria-labelledby')).length"
        )
        assert browser.run(unnamed) == 0, path
        assert browser.barriers() == [], path
        dark = browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(16, 22, 31)"
        assert dark == (scheme == "dark")
        wrong = [one for one in browser.log("browser") if "status of 300" not in one["message"]]
        assert wrong == [], path


def test_without_javascript(server: str, browser: Browser, tmp_path: Path) -> None:
    browser.visit(f"{server}/")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.visit(f"{server}/")
        browser.run("document.getElementById('text').value = 'Thực hiện Nghị định số 61/2023/NĐCP.'")
        browser.run("document.getElementById('go').click()")
        browser.wait("document.querySelector('mark')", 20)
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def test_neither_log_nor_disk_holds_what_was_sent(sample_store: Path, tmp_path: Path) -> None:
    """Names, texts, questions: the log has the kind of an address alone, and no file has any of them."""
    marks = ["Nguyễn Văn Mật", "mat-ten", "mat-hoi", "mat-chu"]
    before = sample_store.read_bytes()
    with started(sample_store, tmp_path, "--workers", "1", "--log") as (process, address):
        host, port = address.removeprefix("http://").split("/")[0].rsplit(":", 1)
        line = HTTPConnection(host, int(port), timeout=60)
        text = f"{PARAGRAPHS[2]} {marks[0]}".encode()
        line.request("POST", f"/api/v1/check?name={marks[1]}.txt", text, {"Content-Type": "text/plain"})
        assert line.getresponse().read()
        line.request("GET", f"/api/v1/search?q={marks[2]}")
        assert line.getresponse().read()
        line.request("GET", f"/{marks[3]}")
        assert line.getresponse().read()
        left = [file for file in tmp_path.rglob("*") if file.is_file()]
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=20)
    rows = re.findall(r"(GET|POST) (\S+) (\d{3}) [\d.]+", told)
    assert rows[:3] == [("POST", "/api/v1/check", "200"), ("GET", "/api/v1/search", "200"), ("GET", "-", "404")], told
    for mark in marks:
        assert mark not in told
        assert not any(mark.encode() in file.read_bytes() for file in left if file.exists()), mark
    assert sample_store.read_bytes() == before


def test_others_need_the_token(sample_store: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    with started(sample_store, tmp_path, "--workers", "1", "--token-file", str(token)) as (_, address):
        assert address.endswith(f"#t={token.read_text().strip()}") and len(token.read_text()) > 40
        assert token.stat().st_mode & 0o077 == 0 or os.name == "nt"
        status, page = get(address, "/", Accept="text/html")
        assert status == 401 and "Mã truy cập" in visible(page)
        assert get(address, "/api/v1/stats")[0] == 401
        assert get(address, "/api/v1/stats", Authorization=f"Bearer {token.read_text().strip()}")[0] == 200
        assert get(address, "/api/v1/health")[0] == 200


@pytest.mark.skipif(os.name == "nt", reason="rights of files")
def test_a_token_that_others_can_read_or_guess_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("x" * 43)
    file.chmod(0o644)
    with pytest.raises(ServeError, match="open_token"):
        token_of(file)
    file.chmod(0o600)
    assert token_of(file) == "x" * 43
    for short in ("x" * 21, "", "mã" * 20, "x" * 20 + " " + "y" * 20):
        file.write_text(short, encoding="utf-8")
        with pytest.raises(ServeError, match="short_token"):
            token_of(file)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.5", False),
        ("office", False),
    ],
)
def test_what_is_local(host: str, local: bool) -> None:
    place = Place(host)
    assert place.is_local == local
    assert "0.0.0.0" not in place.names()


def test_a_store_that_is_replaced_or_gone_under_the_server(slim_store: Path, tmp_path: Path) -> None:
    import sqlite3

    from tests.support.serving import serving

    store, other = tmp_path / "kg.sqlite", tmp_path / "other.sqlite"
    store.write_bytes(slim_store.read_bytes())
    other.write_bytes(slim_store.read_bytes())
    with sqlite3.connect(other) as conn:
        conn.execute("UPDATE document SET title = 'Tên mới' WHERE symbol_key = '59/2023/ND-CP'")
    conn.close()
    with serving(store) as client:
        before = client.get("/api/v1/show?doc=59/2023/NĐ-CP").json()
        assert before["title"] != "Tên mới"
        other.replace(store)
        assert client.get("/api/v1/show?doc=59/2023/NĐ-CP").json()["title"] == "Tên mới"
        stamp = store.stat().st_mtime_ns
        store.rename(tmp_path / "away.sqlite")
        gone = client.get("/api/v1/show?doc=59/2023/NĐ-CP&lang=en")
        assert (gone.status_code, gone.json()["type"]) == (503, "urn:kg:store")
        assert str(tmp_path) not in gone.text and "retry-after" in gone.headers
        (tmp_path / "away.sqlite").rename(store)
        assert client.get("/api/v1/show?doc=59/2023/NĐ-CP").status_code == 200
    assert store.stat().st_mtime_ns == stamp, "the server never writes the store"
