"""The network page in a real headless Chromium, with every way to a network closed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from kg.graph.ingest import ingest
from kg.resolve.reading import read_document
from kg.viz.chain_picture import chain_picture
from kg.viz.map import write_map
from kg.viz.picture import Picture, neighbourhood, report_picture
from kg.viz.text_beside import text_beside
from kg.viz.view import write_page
from tests.support import SAMPLES
from tests.support import viz_store as store
from tests.support.browser import Browser

pytestmark = pytest.mark.browser

SAMPLE = SAMPLES / "phuong-xuan-dai-2023.txt"

ENTER, ESCAPE, UP, DOWN = "\ue007", "\ue00c", "\ue013", "\ue015"  # as WebDriver spells these keys


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


SEARCHES = [
    ("nghi dinh 59", ["Nghị định 59/2023/NĐ-CP"]),
    ("DONG HA ke hoach", ["Kế hoạch 65/KH-UBND"]),
    ("phap lenh", ["Pháp lệnh 34/2007/PL-UBTVQH11"]),
    ("đ", None),
    ("khong co van ban nay", []),
]


def test_search_without_diacritics(browser: Browser, small: Path) -> None:
    browser.open(small)
    for query, found in SEARCHES:
        browser.run("document.getElementById('search').value = ''; document.activeElement.blur(); kg.select(null)")
        browser.press("/")
        browser.press(*query)
        names = browser.run(
            "return [...document.querySelectorAll('#hits button')].map((b) => b.firstChild.textContent)"
        )
        if found is None:
            assert names
            continue
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


#: Keeps what a page saves instead of writing it to a folder: name and content.
KEEP_SAVED = """
window.saved = [];
HTMLAnchorElement.prototype.click = function () {
  const name = this.download;
  fetchBlob(this.href).then((size) => window.saved.push([name, size]));
};
const made = new Map(), make = URL.createObjectURL;
URL.createObjectURL = (blob) => { const url = make(blob); made.set(url, blob); return url; };
function fetchBlob(url) { const blob = made.get(url); return blob.text().then((text) => [blob.type, blob.size, text.slice(0, 4000)]); }
"""


def view_file(folder: Path, view: str, lang: str, *, hostile: bool = False, extra: int = 8) -> tuple[Path, str]:
    """A page of one view, and the IRI of the law in it."""
    conn = store.large_store(extra)
    store.add_shaky(conn)
    if hostile:
        store.add_hostile(conn)
    path = folder / f"{view}.html"
    law, report = store.iri_of(conn, store.LAW), store.iri_of(conn, "77/BC-UBND")
    if view == "map":
        write_map(conn, path, store.DAY, lang, status=store.status)
    elif view == "chain":
        shown = chain_picture(conn, law, store.DAY, down=True, status=store.status)
        if hostile:
            shown = chain_picture(conn, report, store.DAY, status=store.status)
        write_page(shown, path, lang, view="chain")
    elif view == "diagram":
        write_page(neighbourhood(conn, law, store.DAY, status=store.status), path, lang, view="diagram")
    else:
        shown = report_picture(conn, report, store.DAY, 15, status=store.status)
        write_page(shown, path, lang)
    return path, law


def ready(browser: Browser, view: str) -> None:
    browser.wait("document.getElementById('stage').dataset.open" if view == "map" else "kg.view.fit")


def state_shown(browser: Browser) -> str:
    return str(browser.run("return document.querySelector('#panel .state').textContent"))


@pytest.mark.parametrize("view", ["network", "chain", "diagram", "map"])
def test_controls_work_in_each_view(browser: Browser, tmp_path: Path, view: str) -> None:
    path, law = view_file(tmp_path, view, "vi")
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    browser.open(path)
    ready(browser, view)
    # search, panel
    browser.press("/", *"luat thuc hien dan chu", ENTER)
    browser.wait("document.querySelector('#panel h2')")
    assert browser.run("return document.querySelector('#panel h2').textContent") == f"Luật {store.LAW}"
    assert "Quốc hội" in browser.panel() and "Bộ pháp điển" in browser.panel()
    assert "Nghị định này quy định chi tiết một số điều của Luật." in browser.panel()
    assert state_shown(browser) == "✔ còn hiệu lực"
    # the day: by slider and by typing; the address keeps it
    browser.run(
        """
        const slider = document.getElementById('slider');
        slider.value = Date.parse('2023-06-30') / 86400000;
        slider.dispatchEvent(new Event('input'));
        """
    )
    assert state_shown(browser) == "◔ chưa có hiệu lực"
    assert browser.run("return document.getElementById('day').value") == "30/06/2023"
    assert browser.run("return decodeURIComponent(location.hash)") == f"#doc={law}&date=2023-06-30"
    if view != "map":
        assert "◔" in browser.run("return document.querySelector('#documents tr.chosen').textContent")
    browser.run(
        """
        const day = document.getElementById('day');
        day.value = '01/07/2023';
        day.dispatchEvent(new Event('change'));
        """
    )
    assert state_shown(browser) == "✔ còn hiệu lực"
    # filter by the legend
    seen = "return document.getElementById('found').textContent"
    browser.run("document.querySelector(\"input[data-filter='family'][value='law']\").click()")
    browser.press("/", *"luat thuc hien")
    assert "Không tìm thấy" in browser.run(seen)
    browser.run("document.querySelector(\"input[data-filter='family'][value='law']\").click()")
    browser.press(ESCAPE)
    # keyboard: the stage is reached, an arrow moves on, Enter reads, Escape lets go
    browser.run("document.getElementById('stage').focus()")
    browser.press(DOWN)
    assert browser.run("return kg.chosen()") not in (None, law)
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "panel"
    browser.press(ESCAPE, ESCAPE)
    assert browser.run("return kg.chosen()") is None
    # table: sorted by a column, and in the other direction
    browser.wait("document.querySelectorAll('#documents tbody tr').length > 4")
    column = "return [...document.querySelectorAll('#documents tbody tr')].map((r) => r.cells[0].textContent)"
    browser.run("document.querySelector('#documents th button.sort').click()")
    up = browser.run(column)
    browser.run("document.querySelector('#documents th button.sort').click()")
    assert browser.run(column) == up[::-1] != up
    # saving
    browser.run(KEEP_SAVED)
    for kind in ("png", "svg", "csv"):
        browser.run("document.getElementById(arguments[0]).click()", f"save-{kind}")
    browser.wait("window.saved.length === 3")
    saved = {name.rsplit(".", 1)[1]: content for name, content in browser.run("return window.saved")}
    assert saved["png"][0] == "image/png" and saved["png"][1] > 5_000
    assert saved["svg"][2].startswith("<svg ") and "#" in saved["svg"][2] and "var(--" not in saved["svg"][2]
    assert saved["csv"][2].startswith('"Văn bản","Loại"') or saved["csv"][2].startswith('\ufeff"Văn bản","Loại"')
    assert [url for url in browser.requests() if not url.startswith("blob:")] == [path.as_uri()]
    assert browser.log("browser") == []
    # a permanent link opens at the document and the day
    browser.open(path, address=f"#doc={law}&date=2023-06-30")
    ready(browser, view)
    browser.wait("document.querySelector('#panel .state')")
    assert state_shown(browser) == "◔ chưa có hiệu lực"


@pytest.mark.parametrize("view", ["diagram", "map"])
def test_what_rests_on_something_fallen_has_a_mark_of_its_own(browser: Browser, tmp_path: Path, view: str) -> None:
    path, _ = view_file(tmp_path, view, "vi")
    browser.open(path)
    ready(browser, view)
    every = "Array.from({length: kg.source.count}, (_, i) => kg.source.node(i))"
    for plan in ("41/KH-UBND", "18/KH-UBND"):  # itself, and what rests on it
        browser.run(f"kg.select({every}.find((one) => one.label === '{plan}').id)")
        told = browser.panel()
        assert "⚠ Dựa trên văn bản đã hết hiệu lực: " in told and "34/2007/PL-UBTVQH11" in told
        assert browser.run("return document.querySelectorAll('#panel .state.shaky').length") > 0
    browser.run("kg.setDay('2023-06-30')")
    assert "⚠" not in browser.panel()


def test_diagram_moves_on_with_a_click(browser: Browser, tmp_path: Path) -> None:
    path, law = view_file(tmp_path, "diagram", "vi")
    browser.open(path)
    ready(browser, "diagram")
    shown = "return document.querySelector('#stage svg:not([hidden])').dataset.key"
    assert browser.run(shown) == law
    x, y = browser.run(
        """
        const row = [...document.querySelectorAll('#stage svg:not([hidden]) g.row')]
          .find((g) => g.textContent.includes('59/2023'));
        const box = row.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
        """
    )
    browser.click(x, y)
    browser.wait("document.querySelector('#panel h2')")
    assert "59-2023" in browser.run(shown)
    tallies = browser.run(
        "return [...document.querySelectorAll('#stage svg:not([hidden]) .tally')].map((t) => t.textContent)"
    )
    assert "✔ 1" in tallies


def test_a_folded_box_opens(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    conn = store.large_store(40)
    shown = report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, 20, status=store.status)
    write_page(shown, path)
    browser.open(path)
    ready(browser, "network")
    box = next(node.id for node in shown.nodes if node.origin == "folded")
    inside = [node.id for node in shown.nodes if node.inside == box]
    hidden = "return arguments[0].map((id) => kg.network.body.nodes[id].options.hidden)"
    assert inside and all(browser.run(hidden, inside))
    browser.run("kg.select(arguments[0])", box)
    browser.run("document.querySelector('#panel button').click()")
    assert not any(browser.run(hidden, inside))
    browser.run("kg.select(arguments[0])", inside[0])
    assert "Câu thử nêu văn bản" in browser.panel()


def test_text_beside_the_graph(browser: Browser, conn: sqlite3.Connection, tmp_path: Path) -> None:
    """Also of a file whose name tries to be markup."""
    name = tmp_path / "<img src=x onerror='window.hurt=1'>&quot;.txt"
    name.write_bytes(SAMPLE.read_bytes())
    text, reading = read_document(name, conn)
    ingest(conn, text, reading)
    shown = report_picture(conn, reading.iri, store.DAY)
    beside = text_beside(text.text, reading.citations, shown, "vi")
    path = tmp_path / "page.html"
    write_page(shown, path, text=beside)
    assert str(tmp_path) not in path.read_text(encoding="utf-8")
    browser.open(path)
    ready(browser, "network")
    assert browser.run("return document.getElementById('text').textContent") == text.text
    x, y = browser.run(
        """
        const marks = [...document.querySelectorAll('#text a')];
        const mark = marks.find((a) => a.textContent.includes('Luật Thực hiện dân chủ'));
        mark.scrollIntoView({block: 'center'});
        const box = mark.getClientRects()[0];
        return [box.left + 5, box.top + 5];
        """
    )
    browser.click(x, y)
    browser.wait("kg.chosen()")
    assert "10/2022/QH15" in browser.run("return document.querySelector('#panel h2').textContent")
    other = next(node.id for node in shown.nodes if node.symbol == "195/KH-UBND")
    browser.run("kg.select(arguments[0], {from: 'picture'})", other)
    marked = browser.run("return [...document.querySelectorAll('#text a.chosen')].map((a) => a.textContent)")
    assert marked and all("195/KH" in one.replace("\n", "") for one in marked)
    for node in shown.nodes:
        browser.run("kg.select(arguments[0])", node.id)
    assert browser.run("return window.hurt ?? null") is None
    assert browser.run("return document.querySelectorAll('img').length") == 0
    assert browser.requests() == [path.as_uri()]
    assert browser.log("browser") == []


@pytest.mark.parametrize("view", ["chain", "diagram", "map"])
def test_hostile_text_stays_text_in_each_view(browser: Browser, tmp_path: Path, view: str) -> None:
    path, _ = view_file(tmp_path, view, "en", hostile=True)
    browser.open(path, width=390)
    ready(browser, view)
    ids = browser.run("return Array.from({length: kg.source.count}, (_, i) => kg.source.node(i).id)")
    for id_ in ids[-8:]:
        browser.run("kg.select(arguments[0])", id_)
    browser.press("/", *"script")
    assert browser.run("return window.hurt ?? null") is None
    assert browser.run("return document.querySelectorAll('img, iframe, object, embed, svg:not(.drawing)').length") == 0
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.requests() == [path.as_uri()]
    assert browser.log("browser") == []


def test_prints_without_the_controls(browser: Browser, small: Path) -> None:
    browser.open(small)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        look = "return getComputedStyle(document.querySelector(arguments[0])).display"
        assert browser.run(look, ".tools") == "none"
        assert browser.run(look, ".standby svg") == "block"
        printed = browser.devtools("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")
    assert len(printed["data"]) > 20_000
