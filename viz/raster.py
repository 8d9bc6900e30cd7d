"""A picture as PNG: drawn by an installed Chromium, Chrome or Edge, else by resvg (extra "png")."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.viz.picture import Picture
from kg.viz.svg import svg
from kg.viz.view import Layout, View, drawing

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_WINDOWS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")
_SCALE = 2
_SECONDS = 60


class NoRenderer(Exception):
    """Nothing on this machine can draw a PNG."""


def write_png(
    picture: Picture, path: Path | str, lang: str = "vi", *, view: View = "network", layout: Layout = "auto"
) -> None:
    """Write `picture` as a PNG file, two pixels for each of the drawing.

    Raises NoRenderer if neither a browser nor the extra "png" is installed, OSError if the file cannot be written,
    NoGraphviz if that layout is asked for and not to be had.
    """
    text = svg(drawing(picture, lang, view=view, layout=layout), alone=True)
    with tempfile.TemporaryDirectory(prefix=".kg-", dir=Path(path).resolve().parent) as folder:
        made = Path(folder) / "picture.png"
        made.write_bytes(_by_resvg(text) or _by_browser(text, Path(folder)))
        os.replace(made, path)


def _by_resvg(text: str) -> bytes | None:
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        return None
    return bytes(svg_to_bytes(svg_string=text, zoom=_SCALE))


def _by_browser(text: str, folder: Path) -> bytes:
    browser = _browser()
    if browser is None:
        raise NoRenderer
    width, height = (int(float(text.split(f' {side}="', 1)[1].split('"', 1)[0])) + 1 for side in ("width", "height"))
    page, made = folder / "picture.svg", folder / "shot.png"
    page.write_bytes(text.encode("utf-8", errors="replace"))
    arguments = [
        browser, "--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--disable-sync",
        f"--user-data-dir={folder / 'profile'}", "--proxy-server=127.0.0.1:9",
        f"--force-device-scale-factor={_SCALE}", f"--window-size={width},{height}", f"--screenshot={made}",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # its sandbox refuses to run for root
    try:
        subprocess.run([*arguments, page.as_uri()], capture_output=True, timeout=_SECONDS, check=True)
        return made.read_bytes()
    except (subprocess.SubprocessError, OSError):
        raise NoRenderer from None


def _browser() -> str | None:
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    folders = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"))
    candidates = [Path(folder) / one for folder in folders if folder for one in _WINDOWS]
    return next((str(one) for one in candidates if one.is_file()), None)
