"""What a reader meets on each page, in a real headless Chromium: contrast, focus, names, paper, a phone, the tables."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from kg.viz.chain_picture import chain_picture
from kg.viz.map import write_map
from kg.viz.picture import neighbourhood, report_picture
from kg.viz.view import View, write_page
from tests.support import viz_store as store
from tests.support.browser import Browser

pytestmark = pytest.mark.browser

VIEWS = (*get_args(View), "map")
TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"


@dataclass(frozen=True, slots=True)
class Pages:
    """A page of each view, and the IRI of the law in all of them."""

    folder: Path
    law: str

    def open(self, browser: Browser, view: str, *, scheme: str = "light", width: int = 1366, height: int = 768) -> Path:
        self.light(browser, scheme)
        path = self.folder / f"{view}.html"
        browser.open(path, width, height)
        browser.wait("document.getElementById('stage').dataset.open" if view == "map" else "kg.view.fit")
        return path

    def light(self, browser: Browser, scheme: str) -> None:
        """What the reader's system is set to."""
        browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("pages")
    conn = store.large_store(60)
    store.add_shaky(conn)
    law, report = store.iri_of(conn, store.LAW), store.iri_of(conn, "77/BC-UBND")
    shown = {
        "network": report_picture(conn, report, store.DAY, 40, status=store.status),
        "chain": chain_picture(conn, law, store.DAY, down=True, status=store.status),
        "diagram": neighbourhood(conn, law, store.DAY, limit=1000, status=store.status),
    }
    for view, picture in shown.items():
        write_page(picture, folder / f"{view}.html", "vi", view=cast(View, view))
    for n in range(200):  # more than one page of a table
        number = store.add_document(
            conn,
            f"{n}/QĐ-TTg",
            "decision",
            f"Dãy {n}",
            "Thủ tướng Chính phủ",
            "central",
            None,
            f"2020-01-{n % 28 + 1:02}",
        )
        store.add_edge(conn, number, "based_on", 1, "stated", "basis", f"=Căn cứ {n}", number)
    write_map(conn, folder / "map.html", store.DAY, status=store.status)
    return Pages(folder, law)


#: Each text that is seen, the ground it stands on, and how far apart they are; text on a canvas is not reached.
CONTRAST = """
const luminance = (colour) => {
  const parts = colour.match(/[\\d.]+/g).map(Number);
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
    const part = parts[at] / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
};
const clear = (colour) => colour === "none" || colour === "transparent" || /^rgba\\(.*, 0\\)$/.test(colour);
function ground(node) {
  for (let one = node; one; one = one.parentElement) {
    const box = one.matches("g.box, g.row, g.group") ? one.querySelector("rect") : null;
    const fill = box ? getComputedStyle(box).fill : one instanceof SVGElement ? "none" : getComputedStyle(one).backgroundColor;
    if (!clear(fill)) return fill;
  }
  return getComputedStyle(document.body).backgroundColor;
}
const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const one = node.parentElement;
  if (!node.data.trim() || one.closest("script, style, title, noscript") || !one.checkVisibility({ opacityProperty: true })) continue;
  const style = getComputedStyle(one), ink = one instanceof SVGElement ? style.fill : style.color;
  if (one.closest("[disabled]")) continue;
  const [low, high] = [luminance(ink), luminance(ground(one))].sort((a, b) => a - b);
  found.push([(high + 0.05) / (low + 0.05), node.data.trim().slice(0, 40), ink, ground(one)]);
}
return found;
"""


def every_text_can_be_read(browser: Browser, pages: Pages) -> None:
    """On light ground and on dark."""
    browser.run("kg.select(arguments[0])", pages.law)
    browser.press("/", *"nghi dinh")
    browser.wait("!document.getElementById('hits').hidden && document.querySelector('#documents td')")
    for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(16, 22, 31)")):
        pages.light(browser, scheme)
        found = browser.run(CONTRAST)
        assert len(found) > 100
        assert not [one for one in found if one[0] < 4.5]
        assert ground in {one[3] for one in found}


def the_focus_is_seen_wherever_the_tab_key_leads(browser: Browser) -> None:
    met = []
    for _ in range(60):
        browser.press(TAB)
        here = browser.run(
            """
            const one = document.activeElement, style = getComputedStyle(one);
            return [one.id || one.className || one.tagName, style.outlineStyle, parseFloat(style.outlineWidth),
              style.outlineColor, one.getBoundingClientRect().width > 0];
            """
        )
        met.append(here[0])
        assert here[1:] == ["solid", 3, "rgb(11, 79, 179)", True], here
        if here[0] == "sort":
            break
    controls = {"search", "zoom-in", "zoom-out", "fit", "save-png", "save-svg", "save-csv", "day", "slider", "stage"}
    assert controls | {"sort"} <= set(met)


#: Turns to the next page of the relations; whether there is one.
NEXT_PAGE = """
const buttons = document.querySelectorAll(".pager button"), next = buttons[buttons.length - 1];
const able = next !== undefined && !next.disabled;
if (able) next.click();
return able;
"""


def a_screen_reader_finds_names_and_the_data(browser: Browser, view: str) -> None:
    if view == "map":
        browser.wait("document.querySelector('#relations td')")
    nodes = browser.devtools("Accessibility.getFullAXTree")["nodes"]
    roles: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    for role in ("button", "checkbox", "slider", "searchbox", "textbox", "application", "link", "columnheader"):
        assert all(name.strip() for name in roles.get(role, [])), role
    names = {"network": "Mạng lưới văn bản", "diagram": "Lược đồ", "map": "Toàn cảnh văn bản"}
    assert roles["application"] == [names.get(view, "Văn bản dựa trên văn bản này")]
    assert len(roles["heading"]) >= 3 and len(roles["table"]) == 2
    assert browser.run("return document.querySelectorAll('h1').length") == 1
    text = json.dumps(nodes, ensure_ascii=False)
    while "Nghị định này quy định chi tiết" not in text:  # on a further page of a long table
        assert browser.run(NEXT_PAGE), view
        text += json.dumps(browser.devtools("Accessibility.getFullAXTree")["nodes"], ensure_ascii=False)
    assert "còn hiệu lực" in text and "Nghị định này quy định chi tiết" in text


def the_legend_takes_out_of_picture_and_tables(browser: Browser, pages: Pages) -> None:
    browser.wait("document.querySelectorAll('#documents tbody tr').length")
    drawn = "return kg.view.places().has(arguments[0])"
    listed = (
        "return [...document.querySelectorAll('#documents tbody a')]"
        ".filter((a) => !a.closest('tr').hidden).some((a) => a.dataset.node === arguments[0])"
    )
    assert browser.run(drawn, pages.law) and browser.run(listed, pages.law)
    turn = "document.querySelector(\"input[data-filter='state'][value='in_force']\").click()"
    browser.run(turn)
    browser.wait(f"!((id) => {{ {listed.replace('arguments[0]', 'id')} }})({json.dumps(pages.law)})")
    assert not browser.run(drawn, pages.law)
    browser.run(turn)
    assert browser.run(drawn, pages.law), "and back"


def today_stands_beside_the_first_day(browser: Browser, view: str) -> None:
    day = "return document.getElementById('day').value"
    assert browser.run(day) == "30/06/2024"
    browser.run("document.getElementById('day-today').click()")
    today = browser.run("const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()]")
    assert browser.run(day) == f"{date(*today):%d/%m/%Y}"
    assert f"date={date(*today).isoformat()}" in browser.run("return location.hash")
    own = browser.run("const own = document.getElementById('day-own'); own.click(); return own.textContent")
    assert own == ("Ngày báo cáo (30/06/2024)" if view == "network" else "Ngày ban đầu (30/06/2024)")
    assert browser.run(day) == "30/06/2024" and "date=" not in browser.run("return location.hash")
    # a day that is none is told, and nothing changes
    browser.run(
        "const day = document.getElementById('day'); day.value = '31/02/2024'; day.dispatchEvent(new Event('change'))"
    )
    assert browser.run("return document.getElementById('day-form').checkVisibility()")
    assert browser.run("return kg.day()") == "2024-06-30"


def hand_and_wheel_move_the_picture(browser: Browser) -> None:
    browser.run("scrollTo(0, 0); kg.select(null); kg.view.zoom(2)")
    where = """
        if (kg.network) {
          const at = kg.network.canvasToDOM(kg.network.getPosition(kg.data.focus));
          return [at.x, at.y, kg.network.getScale()];
        }
        if (kg.map) {
          const at = kg.map.screen(kg.source.indexOf(kg.data.focus));
          return [...at, 100 * (kg.map.screen(0)[0] - at[0])];
        }
        const box = document.querySelector('#stage svg:not([hidden]) g.focus').getBoundingClientRect();
        return [box.left, box.top, box.width];
    """
    x, y = browser.run(
        "const box = document.getElementById('stage').getBoundingClientRect(); return [box.left + 300, box.top + 60]"
    )
    before = browser.run(where)
    browser.drag(x, y, (80, 40))
    after = browser.run(where)
    assert after[0] - before[0] == pytest.approx(80, abs=6) and after[1] - before[1] == pytest.approx(40, abs=6)
    assert after[2] == pytest.approx(before[2], rel=0.01)
    assert browser.run("return kg.chosen()") is None  # a drag is no click
    browser.wheel(x, y, -300)
    browser.run_later("setTimeout(arguments[0], 50)")
    assert abs(browser.run(where)[2]) > 1.05 * abs(after[2])


def the_day_recolours_the_picture(browser: Browser, pages: Pages, view: str) -> None:
    browser.run("document.getElementById('slider').value = Date.parse('2023-06-30') / 86400000")
    told = """
        const id = arguments[0], index = kg.source.indexOf(id);
        if (kg.map) return kg.data.stateNames[kg.source.state[index]];
        if (kg.network) {
          const { label, font } = kg.network.body.nodes[id].options;
          return [/chưa có hiệu lực|◔/.test(label), font.ital.color];
        }
        const state = [...document.querySelectorAll("#stage svg:not([hidden]) g[data-node]")]
          .find((group) => group.dataset.node === id).querySelector(".state");
        return [state.textContent.startsWith("◔"), getComputedStyle(state).fill];
    """
    before = browser.run(told, pages.law)
    browser.run("document.getElementById('slider').dispatchEvent(new Event('input'))")
    after = browser.run(told, pages.law)
    assert (
        (before, after) == ("in_force", "not_yet_in_force") if view == "map" else (before[0], after[0]) == (False, True)
    )
    assert before[1] != after[1]


LISTEN = """
window.copied = null;
window.addEventListener("copy", (event) => {
  window.copied = event.clipboardData.getData("text/plain") || String(getSelection());
}, { once: true });
const button = document.querySelector("button.copy[data-table='" + arguments[0] + "']");
button.scrollIntoView({ block: "center" });
const box = button.getBoundingClientRect();
return [box.left + box.width / 2, box.top + box.height / 2];
"""


def a_table_can_be_copied_into_a_spreadsheet(browser: Browser, view: str) -> None:
    browser.wait("document.querySelector('#relations tbody td')")
    for table, first in (("documents", "Văn bản\tLoại\t"), ("relations", "Từ văn bản\tQuan hệ\t")):
        browser.click(*browser.run(LISTEN, table))
        copied = str(browser.run("return window.copied"))
        rows = [row for row in copied.replace("\r", "").split("\n") if row.strip()]
        assert rows[0].startswith(first)
        assert {row.count("\t") for row in rows} == {rows[0].count("\t")}
        assert len(rows) > (200 if view == "map" else 20)
        assert "Đã chép" in browser.run("return document.body.textContent")
    if view == "map":
        assert "\t'=Căn cứ 7\t" in copied  # no formula


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_reader_meets(browser: Browser, pages: Pages, view: str) -> None:
    """On a page that was just opened; to open one takes longer than to look at it."""
    pages.open(browser, view)
    the_focus_is_seen_wherever_the_tab_key_leads(browser)
    a_screen_reader_finds_names_and_the_data(browser, view)
    every_text_can_be_read(browser, pages)


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_reader_does(browser: Browser, pages: Pages, view: str) -> None:
    """One after the other, on one page."""
    pages.open(browser, view)
    a_table_can_be_copied_into_a_spreadsheet(browser, view)
    today_stands_beside_the_first_day(browser, view)
    the_legend_takes_out_of_picture_and_tables(browser, pages)
    the_day_recolours_the_picture(browser, pages, view)
    hand_and_wheel_move_the_picture(browser)


def test_tables_of_the_map(browser: Browser, pages: Pages) -> None:
    """All that is in sight, a page at a time; sorted as a whole; narrowed by the search; moving narrows it too."""
    pages.open(browser, "map")
    browser.wait("document.querySelectorAll('#documents tbody tr').length === 50")
    told = "return document.querySelector('.pager span').textContent"
    column = (
        "return [...document.querySelectorAll('#documents tbody tr')].map((r) => r.cells[arguments[0]].textContent)"
    )
    total = browser.run("return kg.source.count")
    assert browser.run(told) == f"Hàng 1–50 trong {total}, theo phần đang thấy trong hình."
    browser.run("document.querySelector('#documents th button.sort').click()")
    first = browser.run(column, 0)
    browser.run("document.querySelectorAll('.pager button')[1].click()")
    assert browser.run(told).startswith("Hàng 51–100 ")
    assert not set(first) & {one for one in browser.run(column, 0) if one.endswith("QĐ-TTg")}
    browser.run("document.querySelectorAll('#documents th button.sort')[5].click()")
    days = ["".join(reversed(day.split("/"))) for day in browser.run(column, 5)]
    assert days == sorted(days) and len(set(days)) > 5
    browser.press("/", *"day 19")
    browser.wait("document.querySelectorAll('#documents tbody tr').length < 50")
    found = (19, 119, *range(190, 200))
    assert set(browser.run(column, 2)) == {f"Dãy {n}" for n in found}
    assert "theo lời tìm “day 19”" in browser.run(told)
    quotes = browser.run(
        "return [...document.querySelectorAll('#relations tbody tr')].map((r) => r.cells[4].textContent)"
    )
    assert set(quotes) == {f"=Căn cứ {n}" for n in found}
    browser.run("document.querySelector('#relations tbody a').click()")
    browser.wait("document.querySelector('#panel blockquote')")
    assert "Nêu trong" in browser.run("return document.querySelector('#relations thead').textContent")
    browser.press(ESCAPE, "/", ESCAPE)
    browser.run("kg.select(null); kg.map.zoom(60, 700, 300)")
    browser.wait(f"!document.querySelector('.pager span').textContent.includes(' trong {total},')")
    assert browser.log("browser") == []


def test_a_long_table_of_a_picture_is_shown_a_page_at_a_time(browser: Browser, pages: Pages) -> None:
    """Sorted and filtered as a whole, printed and copied whole, and no taller on a phone than twenty screens."""
    pages.open(browser, "diagram", width=390, height=844)
    shown = """
        return [...document.querySelectorAll('#documents tbody tr')].filter((row) => row.getClientRects().length)
          .map((row) => row.cells[0].textContent)
    """
    told = "return document.querySelector('.pager span').textContent"
    turn = "document.querySelectorAll('.pager button')[arguments[0]].click()"
    total = browser.run("return document.querySelectorAll('#documents tbody tr').length")
    assert total > 50 and browser.run(told) == f"Hàng 1–50 trong {total}."
    assert browser.run("return document.documentElement.scrollHeight") < 20 * 844
    first = browser.run(shown)
    assert len(first) == 50 and browser.run("return document.querySelectorAll('.pager button')[0].disabled")
    browser.run(turn, 1)
    second = browser.run(shown)
    assert browser.run(told) == f"Hàng 51–{min(total, 100)} trong {total}."
    assert len(second) == min(total, 100) - 50 and not set(first) & set(second)
    browser.run("document.querySelector('#documents th button.sort').click()")
    assert browser.run(told) == f"Hàng 1–50 trong {total}."
    assert browser.run(shown) != first
    browser.run("document.querySelector(\"input[data-filter='family']\").click()")
    fewer = browser.run(
        "return [...document.querySelectorAll('#documents tbody tr')].filter((row) => !row.hidden).length"
    )
    assert fewer < total and browser.run(told).endswith(f" trong {fewer}.")
    assert len(browser.run(shown)) == min(fewer, 50)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    browser.run("for (const box of document.querySelectorAll('input.print')) box.checked = true")
    assert len(browser.run(shown)) == fewer
    browser.devtools("Emulation.setEmulatedMedia", media="")
    assert browser.log("browser") == []


def test_no_arrow_on_the_screen_crosses_a_foreign_box(browser: Browser, pages: Pages) -> None:
    """The ways that are drawn against the boxes as vis-network lays them out, near and far, folded and opened."""
    pages.open(browser, "network")
    crossed = """
        const margin = 7; // vis-network adds the rounding of the corners to its boxes
        const boxes = kg.data.nodes.map((node) => ({ id: node.id, ...kg.network.getBoundingBox(node.id) }));
        const found = [];
        for (const { way, from, to } of kg.data.vis.edges) for (let at = 1; at < way.length; at += 1) {
          const [[x, y], [u, v]] = [way[at - 1], way[at]];
          for (const box of boxes) {
            if (box.id !== from && box.id !== to
              && Math.min(x, u) < box.right - margin && Math.max(x, u) > box.left + margin
              && Math.min(y, v) < box.bottom - margin && Math.max(y, v) > box.top + margin) found.push([from, box.id, to]);
          }
        }
        const sizes = new Set(boxes.map((box) => [box.right - box.left, box.bottom - box.top].map(Math.round).join("x")));
        return [kg.data.vis.edges.length, found, sizes.size];
    """
    for scale in (1.0, 0.35):
        browser.run("kg.network.moveTo({scale: arguments[0]}); kg.network.body.emitter.emit('zoom')", scale)
        edges, found, sizes = browser.run(crossed)
        assert edges > 60 and found == [] and sizes == 1  # no words make a box grow
    for box in browser.run("return kg.data.nodes.filter((node) => node.folded).map((node) => node.id)"):
        browser.run("kg.open(arguments[0], true)", box)
    assert browser.run(crossed)[1:] == [[], 1]
    assert browser.log("browser") == []


@pytest.mark.parametrize("view", VIEWS)
def test_prints_on_one_sheet_and_its_legend(browser: Browser, pages: Pages, view: str) -> None:
    pdfium: Any = pytest.importorskip("pypdfium2")

    def printed() -> Any:
        made = browser.devtools("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
        return pdfium.PdfDocument(base64.b64decode(made))

    pages.open(browser, view, scheme="dark")
    browser.wait("document.querySelector('#documents tbody td')")
    paper = printed()
    assert len(paper) <= 2
    assert [round(side / 72 * 25.4) for side in paper[0].get_size()] == [297, 210]
    # the picture stands on the first sheet, below the heading: something is drawn in its lower half, on white
    sheet = paper[0].render(scale=0.5, grayscale=True)
    points = bytes(sheet.buffer)
    assert min(points[len(points) // 2 :]) < 200 and points[0] > 250
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Hiệu lực tại ngày 30/06/2024" in text and "còn hiệu lực" in text and "Tìm văn bản" not in text
    browser.run("document.querySelector('#documents-title').parentElement.querySelector('.print').click()")
    longer = printed()
    assert len(longer) > len(paper) and "Trích yếu" in "".join(p.get_textpage().get_text_range() for p in longer)


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_shows_it_without_scrolling_aside(browser: Browser, pages: Pages, view: str) -> None:
    pages.open(browser, view, width=390, height=844)
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert not browser.run("return document.getElementById('legend').open")
    small = browser.run(
        "return [...document.querySelectorAll('button, input, summary')].filter((one) => one.checkVisibility())"
        ".filter((one) => one.getBoundingClientRect().height < 24 && !one.matches('[type=checkbox], [type=range]')"
        " && !one.closest('th')).map((one) => one.outerHTML)"
    )
    assert small == []
    if view == "diagram":  # the groups stand below the document, as wide as the screen
        cut = browser.run(
            """
            const stage = document.getElementById('stage').getBoundingClientRect();
            return [...document.querySelectorAll('#stage svg:not([hidden]) g.box')].map((box) => box.getBoundingClientRect())
              .filter((box) => box.left < stage.left || box.right > stage.right).length;
            """
        )
        assert cut == 0


@pytest.mark.parametrize("view", ["chain", "diagram"])
def test_a_saved_picture_has_room_for_everything(browser: Browser, pages: Pages, view: str) -> None:
    """What is left out on the screen, seen from afar or on a phone, stands in the file."""
    pages.open(browser, view, width=390 if view == "diagram" else 1366)
    if view == "chain":
        browser.run("kg.view.zoom(0.3)")
    browser.run(
        """
        window.saved = null;
        HTMLAnchorElement.prototype.click = () => {};
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return make(blob); };
        document.getElementById('save-svg').click();
        """
    )
    browser.wait("window.saved")
    told = browser.run(
        """
        const saved = new DOMParser().parseFromString(window.saved, 'image/svg+xml').documentElement;
        const texts = [...saved.querySelectorAll('text')];
        return [texts.filter((one) => one.getAttribute('opacity') === '0').length,
          Math.max(...texts.map((one) => parseFloat(one.getAttribute('font-size')))),
          [...saved.querySelectorAll('g[data-top]')].map((one) => one.getAttribute('transform')),
          saved.getAttribute('viewBox')];
        """
    )
    assert told[:2] == [0, 15]
    assert all(transform.startswith("translate(0 ") and "scale" not in transform for transform in told[2])
    assert bool(told[2]) == (view == "chain")
    assert browser.run("return document.querySelectorAll('svg.far').length") == (1 if view == "chain" else 0)
