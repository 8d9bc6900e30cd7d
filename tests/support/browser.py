"""A headless Chromium driven by WebDriver, with every way to a network closed: for the tests of pages and their benchmark."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # one process for all pages, one after the other: a new one for each costs as much as the page
    "--renderer-process-limit=1", "--disable-site-isolation-trials",
    "--disable-features=SpareRendererForSitePerProcess,IsolateOrigins,site-per-process,BackForwardCache",
    "--disable-extensions", "--disable-component-extensions-with-background-pages",
)  # fmt: skip


class Browser:
    """The few WebDriver commands that these tests use."""

    def __init__(self, port: int, profile: Path) -> None:
        self._port = port
        self._base = self._at = ""
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
        self.visit(path.as_uri() + address, width, height)

    def visit(self, url: str, width: int = 1280, height: int = 900) -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **screen)
        if self._at.partition("#")[0] == url.partition("#")[0]:  # to another place of a page is no visit
            self._call("POST", "/url", {"url": "about:blank"})
        self._at = url
        for kind in ("browser", "performance"):  # reading a log empties it
            self.log(kind)
        self._call("POST", "/url", {"url": url})

    def choose(self, selector: str, *files: Path) -> None:
        """Choose files in a form, as a hand does."""
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        text = "\n".join(map(str, files))
        self._call("POST", f"/element/{next(iter(found.values()))}/value", {"text": text})

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

    def drag(self, x: float, y: float, by: tuple[int, int]) -> None:
        """Press, move and let go, as a hand does."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            *(
                {"type": "pointerMove", "origin": "pointer", "x": by[0] // 4, "y": by[1] // 4, "duration": 20}
                for _ in "1234"
            ),
            {"type": "pointerUp", "button": 0},
        ]
        self._call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    def wheel(self, x: float, y: float, by: int) -> None:
        turn = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": by, "duration": 0}
        self._call("POST", "/actions", {"actions": [{"type": "wheel", "id": "wheel", "actions": [turn]}]})

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

    def run_later(self, script: str) -> Any:
        """What the script passes to its last argument, a function, when it is done."""
        return self._call("POST", "/execute/async", {"script": script, "args": []})

    def barriers(self) -> list[str]:
        """What axe calls serious or critical on the page; nothing where KG_AXE does not name its script."""
        if not (script := os.environ.get("KG_AXE")):
            return []
        self.run(f"{Path(script).read_text(encoding='utf-8')}; window.axe = axe;")
        found = self.run_later(
            "axe.run({ resultTypes: ['violations'] }).then((told) => arguments[0](told.violations.map((one) =>"
            " [one.impact, `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`])))"
        )
        return [told for impact, told in found if impact in ("serious", "critical")]

    def wait(self, script: str, seconds: float = 5) -> None:
        deadline = time.monotonic() + seconds
        while not self.run(f"return Boolean({script})"):
            assert time.monotonic() < deadline, f"never became true: {script}"
            time.sleep(0.05)

    def close(self) -> None:
        self._call("DELETE", "")


def is_installed() -> bool:
    """Whether Chromium and its driver are on this machine (.ci/debian.sh installs them)."""
    return bool(shutil.which("chromedriver") and shutil.which("chromium"))


@contextmanager
def browser_session() -> Iterator[Browser]:
    """One browser, closed at the end."""
    driver = shutil.which("chromedriver")
    assert driver is not None
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
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            opened = Browser(port, Path(profile))
            yield opened
            opened.close()
    finally:
        process.terminate()
        process.wait(timeout=20)
