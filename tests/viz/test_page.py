"""Pictures and the network page, without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sqlite3
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any, get_args

import pytest

from kg.base.law_words import LANGUAGES, RELATIONS, STATES, STATES_IN_A_BOX, state_in_a_box, state_in_full
from kg.model import DocType, Level, Relation, State, Status
from kg.viz.boxes import grid_drawing
from kg.viz.chain_picture import chain_picture
from kg.viz.content import FAMILIES, KINDS, TONES
from kg.viz.drawing import Line, Point
from kg.viz.grid import BANDS, arrange, band_of
from kg.viz.network import laid_out, vis_network
from kg.viz.page import asset
from kg.viz.picture import FOLDED, MEMBERS_NAMED, Picture, neighbourhood, report_picture, store_picture
from kg.viz.view import View, view_page, write_page
from kg.viz.words import WORDS
from tests.support import ROOT
from tests.support import viz_store as store

SCRIPTS = ("shared.js", "page.js", "search.js", "save.js", "gestures.js", "drawing.js", "network.js")
LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "manifest", "ping"}


class Page(HTMLParser):
    """What a browser would see in a page: elements, text by element, table rows."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.headings: list[str] = []
        self.rows: dict[str, list[list[str]]] = {}
        self._open: list[str] = []
        self._table = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        self._open.append(tag)
        if tag == "table":
            self._table = attributes["id"] or ""
            self.rows[self._table] = []
        elif tag == "tr":
            self.rows[self._table].append([])
        elif tag == "td":
            self.rows[self._table][-1].append("")
        elif tag == "script":
            self.scripts.append((attributes, ""))
        elif tag == "h1":
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "script":
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)
        elif inside == "style":
            self.styles.append(data)
        elif inside == "h1":
            self.headings[-1] += data
        elif "td" in self._open:
            self.rows[self._table][-1][-1] += data

    def body_rows(self, table: str) -> list[list[str]]:
        return [row for row in self.rows[table] if row]

    def data(self) -> Any:
        return json.loads(next(text for attributes, text in self.scripts if attributes.get("id") == "data"))


def report(extra: int = 0, limit: int = 120, hostile: bool = False) -> Picture:
    conn = store.large_store(extra)
    if hostile:
        store.add_hostile(conn)
    return report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, limit, status=store.status)


def chained(extra: int = 0, **options: Any) -> Picture:
    conn = store.large_store(extra)
    iri = store.iri_of(conn, store.LAW)
    return chain_picture(conn, iri, store.DAY, down=True, status=store.status, **options)


def around(symbol: str, extra: int = 0, **options: Any) -> Picture:
    conn = store.large_store(extra)
    return neighbourhood(conn, store.iri_of(conn, symbol), store.DAY, status=store.status, **options)


@pytest.mark.parametrize(
    ("symbol", "depth", "expected"),
    [
        ("30-CT/TW", 1, {"30-CT/TW", "41/KH-UBND"}),
        ("30-CT/TW", 2, {"30-CT/TW", "41/KH-UBND", store.LAW, "65/KH-UBND"}),
        ("01/2016/TT-BNV", 1, {"01/2016/TT-BNV", "04/2015/NĐ-CP"}),
        ("01/2016/TT-BNV", 2, {"01/2016/TT-BNV", "04/2015/NĐ-CP", store.DECREE}),
        ("01/2016/TT-BNV", 0, {"01/2016/TT-BNV"}),
    ],
)
def test_neighbourhood_reaches_so_far(symbol: str, depth: int, expected: set[str]) -> None:
    picture = around(symbol, depth=depth)
    assert {node.symbol for node in picture.nodes} == expected
    assert picture.nodes[0].id == picture.focus
    assert picture.nodes[0].symbol == symbol


def test_two_documents_with_one_symbol_are_two_boxes() -> None:
    nodes = [node for node in around("41/KH-UBND").nodes if node.symbol == "65/KH-UBND"]
    assert {node.issuer for node in nodes} == {"UBND thành phố Đông Hà", "UBND huyện Gio Linh"}


def test_report_shows_all_it_cites_and_nothing_else() -> None:
    picture = report()
    cited = {store.DOCUMENTS[target][0] for source, _, target, *_ in store.EDGES if source == 12}
    assert {node.symbol for node in picture.nodes} == cited | {"77/BC-UBND"}


def test_a_citation_without_a_relation_is_a_mention() -> None:
    conn = store.small_store()
    store.add_citation(conn, len(store.DOCUMENTS), 5000, 5)
    picture = report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, status=store.status)
    target = store.iri_of(conn, "30-CT/TW")
    assert [link.relation for link in picture.links if link.target == target] == ["cites"]


def test_links_carry_their_evidence() -> None:
    picture = around(store.LAW, depth=1)
    (link,) = [link for link in picture.links if link.relation == "details"]
    assert link.basis == "stated"
    assert link.quote == store.EDGES[0][5]
    assert link.stated_in == store.DECREE
    inferred = [link for link in around("41/KH-UBND").links if link.basis == "inferred"]
    assert {link.rule for link in inferred} == {"next_level_up"}
    assert all(link.quote is None for link in inferred)


@pytest.mark.parametrize(("extra", "limit"), [(0, 120), (0, 5), (46, 30), (300, 120), (300, 12), (40, 1)])
@pytest.mark.parametrize("which", ["report", "law"])
def test_what_is_left_out_is_counted(which: str, extra: int, limit: int) -> None:
    whole, cut = (
        report(extra, room) if which == "report" else around(store.LAW, extra, limit=room) for room in (10_000, limit)
    )
    folded = [node for node in cut.drawn if node.origin == FOLDED]
    drawn = [node for node in cut.drawn if node.origin != FOLDED]
    kinds = {node.type for node in whole.nodes if node.id not in {n.id for n in drawn}}
    assert sum(node.times for node in folded) + len(drawn) == len(whole.nodes)
    assert {node.type for node in folded} == kinds
    assert len(folded) == len(kinds)
    assert all(node.times > 1 for node in folded)  # a box of one would be that one
    assert len(cut.drawn) <= max(limit, 1 + len({node.type for node in whole.nodes[1:]}))
    for box in folded:  # what waits inside can be opened
        inside = [node for node in cut.nodes if node.inside == box.id]
        assert len(inside) == min(box.times, MEMBERS_NAMED)
        assert [node.label for node in inside] == list(box.members)
    assert all(node.label == f"+{node.times}" for node in folded)
    ids = {node.id for node in cut.nodes}
    assert all(link.source in ids and link.target in ids for link in cut.links)


def test_what_a_document_rests_on_is_kept_first() -> None:
    picture = around("18/KH-UBND", extra=200, limit=16, depth=3)
    assert {"65/KH-UBND", "41/KH-UBND", store.LAW} <= {node.symbol for node in picture.nodes}


def test_unknown_document_is_an_error() -> None:
    conn = store.small_store()
    for make in (neighbourhood, report_picture):
        with pytest.raises(LookupError):
            make(conn, "/akn/vn/act/luat/0000/khong-co", store.DAY, status=store.status)


def straight_parts(line: Line) -> list[tuple[Point, Point]]:
    return list(pairwise(line.points))


def lie_on_one_another(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two parts run along the same line for more than a pixel."""
    for along, across in ((0, 1), (1, 0)):
        if len({one[0][across], one[1][across], other[0][across], other[1][across]}) == 1:
            low = max(min(one[0][along], one[1][along]), min(other[0][along], other[1][along]))
            high = min(max(one[0][along], one[1][along]), max(other[0][along], other[1][along]))
            return high - low > 1
    return False


@pytest.mark.parametrize("which", ["report", "law", "chain"])
@pytest.mark.parametrize("extra", [0, 7, 46, 106, 300])
def test_no_box_overlaps_and_no_arrow_runs_behind_a_foreign_box(extra: int, which: str) -> None:
    picture = {"report": report, "law": lambda n: around(store.LAW, n), "chain": chained}[which](extra)
    drawing = grid_drawing(picture, "vi", "")
    assert {box.node for box in drawing.boxes} == {node.id for node in picture.drawn}
    for one, other in combinations(drawing.boxes, 2):
        assert not one.covers((other.x, other.y), (other.x + other.width, other.y + other.height))
    ends = {(link.source, link.target) for link in picture.drawn_links}
    assert {(line.source, line.target) for line in drawing.lines} == ends
    for line in drawing.lines:
        for start, end in straight_parts(line):
            assert start[0] == end[0] or start[1] == end[1]
            assert not [box.node for box in drawing.boxes if box.covers(start, end)]
        touched = [box.node for box in drawing.boxes if box.touches(line.points[0]) or box.touches(line.points[-1])]
        assert set(touched) == {line.source, line.target}


@pytest.mark.parametrize("limit", [12, 120])
@pytest.mark.parametrize("extra", [0, 46, 300])
def test_no_arrow_of_the_network_runs_behind_a_foreign_box(extra: int, limit: int) -> None:
    """Those of the documents that wait in folded boxes neither, wherever they stand when they are opened."""
    picture = report(extra, limit)
    drawing = laid_out(picture, "vi")
    assert {box.node for box in drawing.boxes} == {node.id for node in picture.nodes}
    for one, other in combinations(drawing.boxes, 2):
        assert not one.covers((other.x, other.y), (other.x + other.width, other.y + other.height))
    crossed = [
        (line.source, box.node, line.target)
        for line in drawing.lines
        for start, end in straight_parts(line)
        for box in drawing.boxes
        if box.covers(start, end)
    ]
    assert drawing.lines and not crossed
    inside = {node.id for node in picture.nodes if node.inside}
    last = max(box.x for box in drawing.boxes if box.node not in inside)
    assert all(box.x > last + box.width for box in drawing.boxes if box.node in inside)


@pytest.mark.parametrize("extra", [0, 46])
def test_arrows_of_different_nets_do_not_lie_on_one_another(extra: int) -> None:
    lines = grid_drawing(chained(extra), "vi", "").lines
    for one, other in combinations(lines, 2):
        if one.net != other.net:
            pairs = product(straight_parts(one), straight_parts(other))
            assert not [pair for pair in pairs if lie_on_one_another(*pair)], (one.net, other.net)


@pytest.mark.parametrize("extra", [0, 46, 300])
def test_levels_descend(extra: int) -> None:
    picture = report(extra)
    strips = grid_drawing(picture, "vi", "").strips
    assert [strip.name for strip in strips] == [
        WORDS[f"strip_{band}"]["vi"] for band in BANDS if band in {band_of(node) for node in picture.drawn}
    ]
    boxes = {box.node: box for box in grid_drawing(picture, "vi", "").boxes}
    for node in picture.drawn:
        strip = next(one for one in strips if one.name == WORDS[f"strip_{band_of(node)}"]["vi"])
        assert strip.top < boxes[node.id].y and boxes[node.id].y + boxes[node.id].height < strip.bottom + 1
    assert all(one.bottom == other.top for one, other in pairwise(strips))


def test_places_do_not_depend_on_the_order_of_nodes() -> None:
    picture = report(46)
    turned = picture._replace(nodes=picture.nodes[::-1], links=picture.links[::-1])
    one, other = (arrange(shown.nodes, shown.links) for shown in (picture, turned))
    assert one.cells == other.cells


def test_what_others_rest_on_stands_higher() -> None:
    picture = around(store.LAW)
    boxes = {box.node: box.y for box in grid_drawing(picture, "vi", "").boxes}
    symbols = {node.symbol: boxes[node.id] for node in picture.drawn}
    assert symbols[store.LAW] < symbols[store.DECREE] < symbols["41/KH-UBND"] < symbols["18/KH-UBND"]


def test_the_files_that_were_read_are_drawn_one_by_one() -> None:
    conn = store.large_store(60)
    picture = store_picture(conn, store.DAY, 20, status=store.status)
    assert picture.focus == picture.nodes[0].id and picture.nodes[0].type != "report"
    assert "77/BC-UBND" in [node.symbol for node in picture.drawn[:3]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("extra", "hostile"), [(0, False), (0, True), (300, True)])
def test_page_is_one_closed_file(lang: str, extra: int, hostile: bool) -> None:
    picture = report(extra, hostile=hostile)
    text = view_page(picture, lang)
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n")
    assert dict(page.elements[0][1]) == {"lang": lang}
    assert len(page.headings) == 1 and "77/BC-UBND" in page.headings[0]
    tags = [tag for tag, _ in page.elements]
    assert tags[: tags.index("body")].count("title") == 1  # those of a drawing's boxes are tooltips
    metas = [attributes for tag, attributes in page.elements if tag == "meta"]
    assert {"charset": "utf-8"} in metas
    assert any(meta.get("name") == "viewport" for meta in metas)
    for tag, attributes in page.elements:
        assert tag not in {
            "link",
            "base",
            "img",
            "image",
            "use",
            "foreignobject",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
        }
        assert not LOADING & attributes.keys(), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert (attributes.get("href") or "#").startswith("#")
    for css in page.styles:
        assert not re.search(r"url\s*\(|@import|image-set|src\s*:", css)
    own = "".join(map(asset, SCRIPTS))
    assert not re.search(r"fetch\s*\(|XMLHttpRequest|import\s*\(|WebSocket|innerHTML|outerHTML|insertAdj|eval", own)
    assert "https://" not in own and "http://" not in own
    assert len(text.encode("utf-8")) < 2_000_000


def test_policy_names_exactly_the_scripts_and_the_style_of_the_page() -> None:
    page = Page(view_page(report()))
    (policy,) = [
        attributes["content"] or ""
        for tag, attributes in page.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    directives = {name: values for name, *values in (part.split() for part in policy.split(";"))}
    codes = [text for attributes, text in page.scripts if attributes.get("type") != "application/json"]
    assert directives.pop("script-src") == [hash_of(code) for code in codes]
    assert directives.pop("img-src") == ["blob:"]  # what the page itself makes, to save it as PNG
    assert directives.pop("style-src") == [hash_of(css) for css in page.styles]
    assert set(directives) == {"default-src", "base-uri", "form-action"}
    assert all(values == ["'none'"] for values in directives.values())


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


def test_hostile_text_stays_text() -> None:
    picture = report(hostile=True)
    plain = Page(view_page(report()))
    page = Page(view_page(picture))
    assert len(page.scripts) == len(plain.scripts)
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in plain.elements}
    titles = [row[2] for row in page.body_rows("documents")]
    quotes = [row[4] for row in page.body_rows("relations")]
    for text in store.HOSTILE:
        assert text in titles
        assert text in quotes
        assert any(link["quote"] == text for link in page.data()["links"])


def test_a_file_name_that_is_no_text_can_be_written(tmp_path: Path) -> None:
    picture = report()
    nodes = (picture.nodes[0]._replace(title="tệp \udcff"), *picture.nodes[1:])
    write_page(picture._replace(nodes=nodes), tmp_path / "a.html")
    assert "tệp ?" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("extra", [0, 300])
def test_tables_hold_what_the_picture_shows(extra: int, lang: str) -> None:
    picture = report(extra)
    page = Page(view_page(picture, lang))
    data = page.data()
    assert len(page.body_rows("documents")) == len(picture.nodes) == len(data["vis"]["nodes"])
    assert len(page.body_rows("relations")) == len(picture.links) == len(data["links"])
    pairs = {(link.source, link.target) for link in picture.links}
    assert {(edge["from"], edge["to"]) for edge in data["vis"]["edges"]} == pairs
    states = [row[6] for row in page.body_rows("documents")]
    drawn = [node for node in picture.nodes if node.origin != FOLDED and node.type != "report"]
    assert [state for state in states if state] == [state_in_full(n.status.state, lang) for n in drawn]


def test_inferred_is_dashed_stated_is_not() -> None:
    picture = around("41/KH-UBND")
    bases: dict[tuple[str, str], set[str]] = {}
    for link in picture.links:
        bases.setdefault((link.source, link.target), set()).add(link.basis)
    edges = Page(view_page(picture)).data()["vis"]["edges"]
    assert {bool(edge["dashes"]) for edge in edges} == {True, False}
    for edge in edges:
        assert bool(edge["dashes"]) == (bases[edge["from"], edge["to"]] == {"inferred"})


def test_each_box_shows_mark_and_word() -> None:
    picture = report()
    boxes = {box.node: box for box in grid_drawing(picture, "vi", "").boxes}
    for node in picture.nodes:
        texts = {label.look: label for label in boxes[node.id].labels}
        assert texts["symbol"].text == node.label
        if node.type != "report":
            assert state_in_a_box(node.status.state, "vi") in texts["state"].text
            assert texts["state"].text.startswith(STATES[node.status.state]["mark"])


def test_a_relation_to_a_part_says_so() -> None:
    picture = report()
    link = picture.links[0]._replace(relation="repeals", scope="article")
    page = Page(view_page(picture._replace(links=(link,)), "vi"))
    assert page.body_rows("relations")[0][1] == "bãi bỏ (một phần)"
    assert page.data()["vis"]["edges"][0]["words"] == "bãi bỏ (một phần)"


def test_folded_box_in_words() -> None:
    page = Page(view_page(report(300)))
    folded = [node for node in page.data()["nodes"] if node["id"].startswith(FOLDED)]
    assert any(re.fullmatch(r"\+\d+ Thông tư", node["name"]) for node in folded)
    assert any("văn bản khác" in node["facts"][0][1] for node in folded)


def test_same_picture_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.html", tmp_path / "2.html"
    write_page(report(60), first)
    # another process, another hash seed
    code = "import sys; from tests.viz import test_page as page; page.write_page(page.report(60), sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(second)], check=True, cwd=ROOT, env={"PYTHONHASHSEED": "7"})
    assert first.read_bytes() == second.read_bytes()


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_page(report(), path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text(encoding="utf-8") == "old"


def test_many_long_quotes_stay_under_three_megabytes() -> None:
    picture = report(300)
    long = tuple(link._replace(quote="Điều này được nêu rõ. " * 200) for link in picture.links * 4)
    assert len(view_page(picture._replace(links=long)).encode("utf-8")) < 3_000_000


def test_another_language_is_refused() -> None:
    with pytest.raises((KeyError, ValueError)):
        view_page(report(), "fr")


def test_words_are_complete() -> None:
    for table in (WORDS, RELATIONS):
        for key, words in table.items():
            assert set(words) == set(LANGUAGES), key
            assert all(words.values()), key
    assert set(STATES) == set(TONES) == set(get_args(State))
    assert set(RELATIONS) == set(get_args(Relation))
    assert {f"level_{level}" for level in get_args(Level)} <= WORDS.keys()
    assert {f"level_{band}" for band in BANDS} <= WORDS.keys()
    types = [kind for kinds in FAMILIES.values() for kind in kinds]
    assert sorted(types) == sorted(get_args(DocType))
    used = set(re.findall(r"data\.words\.(\w+)", "".join(map(asset, SCRIPTS))))
    assert used <= Page(view_page(report())).data()["words"].keys()


class Said(HTMLParser):
    """Every piece of text that a reader sees, or that is read out."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: set[str] = set()
        self._silent = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style")
        self.pieces |= {
            value.strip() for name, value in attrs if name in ("aria-label", "title", "placeholder") and value
        }

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.add(data.strip())


@pytest.mark.parametrize(("lang", "other"), [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("view", ["network", "chain", "diagram"])
def test_a_page_speaks_one_language(view: View, lang: str, other: str) -> None:
    picture = chained(20) if view == "chain" else report(20, 12)
    pieces = Said(view_page(picture, lang, view=view)).pieces
    tables = (WORDS, STATES, STATES_IN_A_BOX)
    own = {words[lang] for table in tables for words in table.values()}
    foreign = {words[other] for table in tables for words in table.values()} - own
    assert len(pieces & own) > 40
    assert not pieces & foreign


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


TEXT = (
    [(ink, f"{name}-fill") for ink in ("text", "muted", "shaky", *sorted(set(TONES.values()))) for name in FAMILIES]
    + [(ink, ground) for ink in ("text", "muted", "link") for ground in ("page", "stage", "band")]
    + [(tone, ground) for tone in sorted({*TONES.values(), "shaky"}) for ground in ("page", "stage", "band", "notice")]
    + [("text", "notice")]
)
#: What is seen without being read: borders of boxes and controls, lines, the marks of the map.
SHAPES = (
    [(f"{name}-edge", ground) for name in FAMILIES for ground in ("stage", "band", f"{name}-fill")]
    + [(line, ground) for line in (*KINDS, "dot-none", "accent") for ground in ("stage", "band")]
    + [("control", "page"), ("accent", "page")]
)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(scheme: int) -> None:
    """Text 4.5 to 1, shapes 3 to 1, on every ground that they stand on, in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", asset("page.css"))
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    for pairs, least in ((TEXT, 4.5), (SHAPES, 3.0)):
        for ink, ground in pairs:
            light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (ink, ground)


def test_vis_network_comes_from_pyvis_and_cannot_end_its_element() -> None:
    code = vis_network()
    assert "vis-network" in code[:200] and "@license" in code[:1000]
    assert "</script" not in code.lower() and "<!--" not in code


def test_status_comes_from_the_register_when_none_is_given() -> None:
    register = pytest.importorskip("kg.register.validity.status")
    conn = store.small_store()
    iri = store.iri_of(conn, store.LAW)
    picture = neighbourhood(conn, iri, store.DAY, depth=1)
    assert picture.nodes[0].status == register.status(conn, iri, store.DAY)


def test_documents_without_symbol_date_or_issuer_are_drawn() -> None:
    conn = store.small_store()
    number = store.add_document(conn, None, "plan", None, None, "unknown", None, None)
    store.add_edge(conn, len(store.DOCUMENTS), "cites", number, "stated", "citation", None, None)
    picture = report_picture(conn, store.iri_of(conn, "77/BC-UBND"), date(2024, 1, 1), status=unknown)
    page = Page(view_page(picture, "en"))
    assert any(row[1] == "Plan" and row[5] == "" for row in page.body_rows("documents"))
    assert "unknown level" in [band["name"].lower() for band in page.data()["bands"]]


def unknown(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    return Status("unknown")


def test_every_note_of_the_register_has_words() -> None:
    source = ROOT / "kg" / "register" / "validity" / "status.py"
    notes = re.findall(r'note="(\w+)"', source.read_text(encoding="utf-8"))
    assert notes
    assert {f"note_{note}" for note in notes} <= WORDS.keys()
