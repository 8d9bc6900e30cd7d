"""Pages in a headless Chromium without a graphics card: time to first sight by view and size, and frames while panning.

    python -m benchmarks.viz

Documents are invented; times are those of the browser itself, from the start of the navigation. Needs Chromium and
its driver (.ci/browser.sh). The aims: 20,000 documents seen within 1 s, 200,000 within 5 s, 30 frames a second.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from array import array
from datetime import date
from itertools import pairwise
from pathlib import Path

from kg.model import Status
from kg.viz.grid import BANDS
from kg.viz.map import Atlas, map_page
from kg.viz.picture import neighbourhood, report_picture
from kg.viz.view import View, write_page
from tests.support import viz_store
from tests.support.browser import Browser, browser_session, is_installed

SIZES = (20_000, 200_000)
PAN = """
const done = arguments[0], times = [];
kg.map.zoom(1.6);
function step(now) {
  times.push(now);
  if (times.length > 90) return done(times);
  kg.map.pan(times.length % 40 < 20 ? 9 : -9, 2);
  requestAnimationFrame(step);
}
requestAnimationFrame(step);
"""


def invented(count: int) -> Atlas:
    """An atlas of so many documents, each with three relations on average and two spans of validity."""
    chance = random.Random(count)
    atlas = Atlas(date(2024, 6, 30))
    atlas.issuer_names = [f"UBND phường số {n}" for n in range(3000)]
    atlas.statuses = [
        Status("in_force", source="danh mục thử"),
        Status("replaced", by="10/2022/QH15"),
        Status("unknown"),
    ]
    atlas.sayers = [("danh mục thử", False)]
    degree = array("H", bytes(2 * count))
    for _ in range(3 * count):
        one, other = chance.randrange(count), min(int(chance.paretovariate(0.6)), count) - 1
        if one != other:
            atlas.source.append(one)
            atlas.target.append(other)
            atlas.relation.append(chance.randrange(8))
            atlas.quotes.append("")
            atlas.said.append(0)
            degree[one], degree[other] = min(degree[one] + 1, 65535), min(degree[other] + 1, 65535)
    atlas.degree = degree
    for n in range(count):
        atlas.days.append(chance.randrange(5000, 20000))
        atlas.height.append(chance.randrange(65536))
        atlas.band.append(chance.randrange(len(BANDS) - 2))
        atlas.family.append(chance.randrange(8))
        atlas.iris.append(f"/akn/vn-45-{n % 700}/doc/ke-hoach/ubnd/2023-{n % 12 + 1:02}-{n % 28 + 1:02}/{n}-kh-ubnd")
        atlas.labels.append(f"{n}/KH-UBND")
        atlas.types.append(n % 20)
        atlas.titles.append(f"Thực hiện dân chủ ở cơ sở trên địa bàn phường năm {2000 + n % 25}, lần {n}")
        atlas.issuers.append(n % 3000)
        atlas.exact.append(1)
        atlas.span_count.append(2)
        for start, kind in ((-8887, 0), (chance.randrange(6000, 19000), 1 + n % 2)):
            atlas.span_day.append(start)
            atlas.span_status.append(kind)
            atlas.span_since.append(start)
        atlas.state.append(n % 8)
    return atlas


def measure_map(browser: Browser, folder: Path, count: int) -> str:
    """First sight, everything opened, frames a second while panning."""
    path = folder / f"map-{count}.html"
    path.write_text(map_page(invented(count)), encoding="utf-8")
    browser.open(path, 1366, 768)
    browser.wait("document.getElementById('stage').dataset.open", seconds=60)
    marks = browser.run("return performance.getEntriesByType('mark').map((one) => [one.name, one.startTime])")
    times = dict(marks)
    frames = browser.run_later(PAN)
    gaps = sorted(after - before for before, after in pairwise(frames))
    rate = 1000 * len(gaps) / sum(gaps)
    return (
        f"map      {count:>7} documents  {path.stat().st_size / 1e6:5.1f} MB  seen {times['kg-first'] / 1000:5.2f} s  "
        f"opened {times['kg-open'] / 1000:5.2f} s  panning {rate:3.0f} frames/s  slowest frame {gaps[-1]:3.0f} ms"
    )


def measure_view(browser: Browser, folder: Path, view: View, extra: int) -> str:
    """First paint of a page as the browser reports it, and when the view can be used."""
    conn = viz_store.large_store(extra)
    iri = viz_store.iri_of(conn, "77/BC-UBND" if view == "network" else viz_store.LAW)
    made = report_picture if view == "network" else neighbourhood
    shown = made(conn, iri, viz_store.DAY, status=viz_store.status)
    path = folder / f"{view}-{extra}.html"
    started = time.perf_counter()
    write_page(shown, path, view=view)
    written = time.perf_counter() - started
    browser.open(path, 1366, 768)
    browser.wait("performance.getEntriesByName('first-contentful-paint').length", seconds=30)
    paint = browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
    loaded = browser.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    return (
        f"{view:8} {len(shown.drawn):>7} boxes      {path.stat().st_size / 1e6:5.1f} MB  seen {paint / 1000:5.2f} s  "
        f"opened {loaded / 1000:5.2f} s  written in {written:.2f} s"
    )


def main() -> int:
    """Print one line for each view and size."""
    if not is_installed():
        print("needs chromium and chromedriver (.ci/browser.sh)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, browser_session() as browser:
        views: tuple[View, ...] = ("network", "chain", "diagram")
        for view in views:
            for extra in (2, 46, 300):
                print(measure_view(browser, Path(folder), view, extra), flush=True)
        for count in SIZES:
            print(measure_map(browser, Path(folder), count), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
