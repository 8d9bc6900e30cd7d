"""The network page in a real headless Chromium, with every way to a network closed."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import viz_store as store

from kg.viz.picture import Picture, report_picture
from kg.viz.view import write_page

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
ENTER, ESCAPE, UP, DOWN = "\ue007", "\ue00c", "\ue013", "\ue015"  # as WebDriver spells these keys


class Browser:
    """The few WebDriver commands that these tests use."""

    def __init__(self, port: int, profile: Path) -> None:
        self._port = port
        self._base = ""
        options = {"args": [*FLAGS, f"--user-data-dir={profile}"], "binary": shutil.which("chromium")}
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base = f"/session/{session['sessionId']}"

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request(method, self._base + path, json.dumps(body or {}) if method == "POST" else None)
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["message"])
        return answer

    def open(self, path: Path, width: int = 1280, height: int = 900, address: str = "") -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **screen)
        self._call("POST", "/url", {"url": "about:blank"})
        for kind in ("browser", "performance"):  # reading a log empties it
            self.log(kind)
        self._call("POST", "/url", {"url": path.as_uri() + address})

    def run(self, script: str, *arguments: object) -> Any:
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def press(self, *keys: str) -> None:
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def click(self, x: float, y: float) -> None:
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": moves}]})

    def log(self, kind: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self._call("POST", "/se/log", {"type": kind})
        return entries

    def devtools(self, command: str, **parameters: object) -> Any:
        return self._call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def requests(self) -> list[str]:
        """Every address that the page asked for since it was opened."""
        messages = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def panel(self) -> str:
        return str(self.run("return document.getElementById('panel').textContent"))

    def wait(self, script: str) -> None:
        deadline = time.monotonic() + 5
        while not self.run(f"return Boolean({script})"):
            assert time.monotonic() < deadline, f"never became true: {script}"
            time.sleep(0.05)

    def close(self) -> None:
        self._call("DELETE", "")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = shutil.which("chromedriver")
    if not driver or not shutil.which("chromium"):
        pytest.skip("needs chromium and chromedriver (.ci/browser.sh)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < deadline, "chromedriver did not start"
                time.sleep(0.1)
        opened = Browser(port, tmp_path_factory.mktemp("profile"))
        yield opened
        opened.close()
    finally:
        process.terminate()
        process.wait(timeout=20)


def picture(extra: int = 0, hostile: bool = False) -> Picture:
    conn = store.large_store(extra)
    if hostile:
        store.add_hostile(conn)
    return report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, status=store.status)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "báo cáo nhỏ.html"
    write_page(picture(), path)
    return path


@pytest.mark.parametrize(
    ("extra", "hostile", "lang", "width", "scheme"),
    [
        (0, False, "vi", 1280, "light"),
        (46, False, "en", 1280, "dark"),
        (300, False, "vi", 1280, "light"),
        (0, False, "vi", 390, "dark"),
        (20, True, "vi", 1280, "light"),
        (20, True, "en", 390, "dark"),
    ],
)
def test_page_is_quiet(
    browser: Browser, tmp_path: Path, extra: int, hostile: bool, lang: str, width: int, scheme: str
) -> None:
    """No request but the page, nothing on the console, nothing of the data runs, no box covers another."""
    path = tmp_path / "page.html"
    shown = picture(extra, hostile)
    write_page(shown, path, lang)
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(path, width=width)
    browser.wait("window.vis && kg.network")
    for node in shown.nodes[:12]:
        browser.run("kg.select(arguments[0])", node.id)
    browser.run(
        """
        const input = document.getElementById('search');
        input.value = 'script img';
        input.dispatchEvent(new Event('input'));
        """
    )
    for scale in (1.0, 0.4):
        browser.run("kg.network.moveTo({scale: arguments[0]}); kg.network.body.emitter.emit('zoom')", scale)
    overlaps = browser.run(
        """
        const boxes = kg.data.nodes.map((node) => kg.network.getBoundingBox(node.id));
        let overlaps = 0;
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
          if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) overlaps += 1;
        }));
        return [boxes.length, overlaps];
        """
    )
    assert overlaps == [len(shown.nodes), 0]
    assert browser.run("return window.hurt ?? null") is None
    assert browser.run("return document.querySelectorAll('img, iframe, object, embed, svg:not(.drawing)').length") == 0
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.requests() == [path.as_uri()]
    assert browser.log("browser") == []


def test_policy_stops_what_is_not_ours(browser: Browser, small: Path) -> None:
    """The page's own policy refuses a script, an image and a request that somebody might smuggle in."""
    browser.open(small)
    browser.run(
        """
        window.refused = [];
        addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'window.hurt = 1';
        document.body.append(script);
        const image = document.createElement('img');
        image.src = 'http://127.0.0.1:9/x.png';
        document.body.append(image);
        fetch('http://127.0.0.1:9/').catch(() => {});
        """
    )
    browser.wait("window.refused.length >= 3")
    assert sorted(browser.run("return window.refused")) == ["connect-src", "img-src", "script-src-elem"]
    assert browser.run("return window.hurt ?? null") is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nghi dinh 59", ["Nghị định 59/2023/NĐ-CP"]),
        ("DONG HA ke hoach", ["Kế hoạch 65/KH-UBND"]),
        ("phap lenh", ["Pháp lệnh 34/2007/PL-UBTVQH11"]),
        ("đ", None),
        ("khong co van ban nay", []),
    ],
)
def test_search_without_diacritics(browser: Browser, small: Path, query: str, found: list[str] | None) -> None:
    browser.open(small)
    browser.press("/")
    browser.press(*query)
    names = browser.run("return [...document.querySelectorAll('#hits button')].map((b) => b.firstChild.textContent)")
    if found is None:
        assert names
        return
    assert names == found
    browser.press(ENTER)
    if found:
        browser.wait("document.querySelector('#panel h2')")
        assert found[0] in browser.panel()
    else:
        assert "Không tìm thấy" in browser.run("return document.getElementById('found').textContent")


def test_click_on_a_box_and_on_a_row_shows_the_sentence(browser: Browser, small: Path) -> None:
    browser.open(small)
    iri = next(node.id for node in picture().nodes if node.symbol == "34/2007/PL-UBTVQH11")
    x, y = browser.run(
        """
        const at = kg.network.canvasToDOM(kg.network.getPosition(arguments[0]));
        const stage = document.getElementById('stage').getBoundingClientRect();
        return [at.x + stage.left, at.y + stage.top];
        """,
        iri,
    )
    browser.click(x, y)
    browser.wait("kg.chosen()")
    for expected in ("hết hiệu lực, bị thay thế", "01/07/2023", "10/2022/QH15", "Trước đây phường thực hiện"):
        assert expected in browser.panel()
    assert browser.run("return decodeURIComponent(location.hash)") == f"#doc={iri}"

    browser.run("document.querySelector('#relations tbody a').click()")
    browser.wait("document.querySelector('#panel blockquote')")
    row = browser.run("return document.querySelector('#relations tbody tr').textContent")
    assert browser.run("return document.querySelector('#panel h2').textContent") in row
    assert browser.run("return document.activeElement.id") == "panel"


def test_keyboard_alone(browser: Browser, small: Path) -> None:
    browser.open(small)
    browser.run("document.getElementById('stage').focus()")
    browser.press(DOWN)
    assert "77/BC-UBND" in browser.panel()
    browser.press(UP)
    above = browser.run("return kg.chosen()")
    assert above and above != picture().focus
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "panel"
    browser.press(ESCAPE)
    assert browser.run("return document.activeElement.id") == "stage"
    browser.press(ESCAPE)
    assert browser.run("return kg.chosen()") is None


def test_permanent_link(browser: Browser, small: Path) -> None:
    iri = next(node.id for node in picture().nodes if node.symbol == store.DECREE)
    browser.open(small, address=f"#doc={iri}")
    browser.wait("kg.chosen()")
    assert store.DECREE in browser.panel()


def test_opens_with_all_boxes_in_sight(browser: Browser, small: Path) -> None:
    browser.open(small)
    hidden = browser.run(
        """
        const stage = document.getElementById('stage');
        return kg.data.nodes.map((node) => kg.network.getBoundingBox(node.id)).filter((box) => {
          const a = kg.network.canvasToDOM({x: box.left, y: box.top});
          const b = kg.network.canvasToDOM({x: box.right, y: box.bottom});
          return a.x < 0 || a.y < 0 || b.x > stage.clientWidth || b.y > stage.clientHeight;
        }).length;
        """
    )
    assert hidden == 0


def test_tables_without_script(browser: Browser, small: Path) -> None:
    """The tables are in the file itself, so they are there when scripts are off."""
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(small)
        tree = json.dumps(browser.devtools("Accessibility.getFullAXTree"), ensure_ascii=False)
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
    assert "đang tắt JavaScript" in tree
    assert "Trước đây phường thực hiện theo Pháp lệnh." in tree
