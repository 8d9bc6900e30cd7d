"""The pictures of docs/: each view of `kg viz`, made from the sample reports and taken in a headless Chromium.

    python -m scripts.docs.build_pictures

Needs Chromium and its driver (.ci/browser.sh).
"""

from __future__ import annotations

import base64
import sys
import tempfile
from datetime import date
from pathlib import Path

from kg.graph.ingest import ingest
from kg.register.opening import open_store
from kg.register.typed import find_documents
from kg.resolve.reading import read_document
from kg.viz.chain_picture import chain_picture
from kg.viz.map import write_map
from kg.viz.picture import neighbourhood, report_picture
from kg.viz.text_beside import text_beside
from kg.viz.view import write_page
from tests.support import ROOT
from tests.support.browser import browser_session, is_installed

DAY = date(2023, 11, 30)
WIDTH, HEIGHT = 1280, 760
#: What is done in the page before its picture is taken.
CLICKS = {
    "network": "kg.select(kg.data.nodes.find((node) => node.label === '10/2022/QH15').id, {from: 'keys'})",
    "chain": "kg.select(kg.data.nodes.find((node) => node.label === '195/KH-UBND').id)",
    "diagram": "",
    "map": "kg.map.zoom(2.2, 900, 200)",
}


def main() -> int:
    """Write docs/network.png, docs/chain.png, docs/diagram.png and docs/map.png."""
    if not is_installed():
        print("needs chromium and chromedriver (.ci/browser.sh)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "kg.sqlite") as opened:
        folder, conn = Path(name), opened.conn
        for sample in sorted((ROOT / "data" / "samples").glob("*.txt")):
            text, reading = read_document(sample, conn)
            ingest(conn, text, reading)
        text, reading = read_document(ROOT / "data" / "samples" / "phuong-xuan-dai-2023.txt", conn)
        shown = report_picture(conn, reading.iri, reading.report.as_of or DAY)
        write_page(shown, folder / "network.html", text=text_beside(text.text, reading.citations, shown, "vi"))
        (law,) = find_documents(conn, "10/2022/QH15")
        write_page(chain_picture(conn, law.iri, DAY, down=True), folder / "chain.html", view="chain")
        write_page(neighbourhood(conn, law.iri, DAY), folder / "diagram.html", view="diagram")
        write_map(conn, folder / "map.html", DAY)
        with browser_session() as browser:
            for view, click in CLICKS.items():
                browser.open(folder / f"{view}.html", WIDTH, HEIGHT)
                browser.wait("document.getElementById('stage').dataset.open" if view == "map" else "kg.view.fit")
                browser.run(click)
                browser.run_later("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
                picture = browser.devtools("Page.captureScreenshot", format="png")["data"]
                (ROOT / "docs" / f"{view}.png").write_bytes(base64.b64decode(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main())
