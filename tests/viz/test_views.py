"""Chain, diagram, map and the other formats on the shipped register, without a page in a browser."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import zlib
from array import array
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kg.base.law_words import RELATIONS
from kg.cli import group
from kg.register.validity.status import status
from kg.store.connection import Connection
from kg.trace.chain import chain
from kg.viz.boxes import grid_drawing
from kg.viz.chain_picture import chain_picture
from kg.viz.content import content, shown_source
from kg.viz.diagram import _group, diagrams
from kg.viz.grounds import BEGIN, history, on_day
from kg.viz.map import map_page, read_atlas
from kg.viz.mermaid import mermaid
from kg.viz.picture import GAP, Picture, neighbourhood, report_picture
from kg.viz.raster import NoRenderer, write_png
from kg.viz.svg import svg
from kg.viz.text_beside import text_beside
from kg.viz.view import view_page, write_svg
from kg.viz.words import WORDS
from tests.support import viz_store as store
from tests.support.browser import is_installed
from tests.support.reading import put, ward

DAY = date(2023, 12, 31)
SVG = "{http://www.w3.org/2000/svg}"
WARD = (
    "Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về thực hiện dân chủ ở cơ sở năm 2023, "
    "UBND phường Xuân Đài báo cáo như sau:"
)


def chosen(conn: sqlite3.Connection, count: int) -> list[str]:
    """Documents by chance, half of them with relations that end or carry others."""
    rows = conn.execute("SELECT iri FROM document ORDER BY iri").fetchall()
    tied = conn.execute(
        "SELECT DISTINCT d.iri FROM document d JOIN edge e ON d.id IN (e.subject, e.object)"
        " WHERE e.relation IN ('replaces', 'repeals', 'details', 'guides') ORDER BY d.iri"
    ).fetchall()
    chance = Random(11)
    return [iri for (iri,) in chance.sample(rows, count) + chance.sample(tied, count)]


def test_history_tells_what_the_register_tells_on_every_day(register: sqlite3.Connection) -> None:
    chance = Random(5)
    for iri in chosen(register, 150):
        spans = history(register, iri, status)
        assert spans[0].since == BEGIN
        days = [span.since for span in spans] + [span.since - timedelta(days=1) for span in spans[1:]]
        days += [date(1990, 1, 1) + timedelta(days=chance.randrange(14_000)) for _ in range(4)]
        for day in days:
            assert on_day(spans, day) == status(register, iri, day), (iri, day)


def gap_picture(conn: sqlite3.Connection) -> Picture:
    return chain_picture(conn, put(ward(WARD), conn).iri, DAY)


def test_a_missing_level_is_an_empty_box_in_its_place(conn: sqlite3.Connection) -> None:
    shown = gap_picture(conn)
    (gap,) = [node for node in shown.nodes if node.origin == GAP]
    assert (gap.level, gap.label, gap.type) == ("province", "UBND tỉnh Phú Yên", "plan")
    ends = {(link.source, link.target) for link in shown.links}
    plan = next(node.id for node in shown.nodes if node.symbol == "195/KH-UBND")
    decree = next(node.id for node in shown.nodes if node.symbol == "59/2023/NĐ-CP")
    assert {(plan, gap.id), (gap.id, decree)} <= ends
    assert (plan, decree) not in ends  # the inferred step runs through the empty box
    drawing = grid_drawing(shown, "vi", "")
    rows = {box.node: box for box in drawing.boxes}
    assert rows[decree].y < rows[gap.id].y < rows[plan].y
    assert rows[gap.id].look == "gap" and "chưa thấy kế hoạch" in [label.text for label in rows[gap.id].labels]
    assert all(line.dashed for line in drawing.lines if gap.id in (line.source, line.target))
    assert "1 cấp chưa thấy văn bản" in view_page(shown, "vi", view="chain")


def test_stated_leaves_out_what_is_inferred(conn: sqlite3.Connection) -> None:
    iri = put(ward(WARD), conn).iri
    shown = chain_picture(conn, iri, DAY, stated=True)
    assert {link.basis for link in shown.links if link.rule != GAP} == {"stated"}


def test_ground_that_fell_is_told_from_the_day_it_fell() -> None:
    conn = store.small_store()
    store.add_shaky(conn)
    shown = neighbourhood(conn, store.iri_of(conn, store.LAW), store.DAY, status=store.status)
    plans = {node.symbol: node for node in shown.nodes if node.type == "plan"}
    for symbol in ("41/KH-UBND", "18/KH-UBND"):  # itself, and what rests on it
        assert [ground.since for ground in plans[symbol].ground] == [date(2023, 7, 1)]
        assert plans[symbol].is_shaky(date(2023, 7, 1)) and not plans[symbol].is_shaky(date(2023, 6, 30))
    data = content(shown, "vi")
    told = next(node["ground"] for node in data["nodes"] if node["label"] == "41/KH-UBND")
    assert told == [["2023-07-01", "Pháp lệnh 34/2007/PL-UBTVQH11", ""]]
    texts = [label.text for box in grid_drawing(shown, "vi", "").boxes for label in box.labels]
    assert "? chưa rõ ⚠" in texts


def test_chain_of_the_picture_is_the_chain_of_the_command(register: sqlite3.Connection) -> None:
    iri = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
    found = chain(register, iri, as_of=DAY)
    shown = chain_picture(register, iri, DAY)
    assert {node.id for node in shown.nodes} == set(found.documents)
    assert {(link.source, link.target, link.relation) for link in shown.links} == {
        (hop.edge.subject, hop.edge.object, hop.edge.relation) for hop in found.hops
    }


def report(extra: int = 46, hostile: bool = False) -> Picture:
    conn = store.large_store(extra)
    if hostile:
        store.add_hostile(conn)
    return report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, status=store.status)


def test_diagram_counts_and_names_each_relation() -> None:
    conn = store.small_store()
    shown = neighbourhood(conn, store.iri_of(conn, store.LAW), store.DAY, status=store.status)
    drawn = diagrams(shown, "vi", "Lược đồ")
    law = drawn[shown.focus]
    headings = {box.title: box for box in law.boxes if box.look == "group"}
    assert set(headings) == {
        "Thay thế (1)",
        "Được quy định chi tiết bởi (1)",
        "Được triển khai bởi (1)",
        "Được viện dẫn trong (1)",
    }
    assert [label.text for label in headings["Thay thế (1)"].labels if label.look == "tally"] == ["✖ 1"]
    rows = [box for box in law.boxes if box.look == "row"]
    assert {box.node for box in rows} <= {node.id for node in shown.nodes}
    assert set(drawn) == {node.id for node in shown.nodes}  # a click moves on to each of them
    for drawing in drawn.values():
        groups = [box for box in drawing.boxes if box.look == "group"]
        centre = next(box for box in drawing.boxes if box.focus)
        for place, one in enumerate([*groups, centre]):
            for other in [*groups, centre][place + 1 :]:
                assert not one.covers((other.x, other.y), (other.x + other.width, other.y + other.height))
        for line in drawing.lines:
            for start, end in zip(line.points, line.points[1:], strict=False):
                assert not [box.title for box in (*groups, centre) if box.covers(start, end)]


def test_the_heading_of_a_group_is_never_cut_off() -> None:
    conn = store.small_store()
    shown = neighbourhood(conn, store.iri_of(conn, store.LAW), store.DAY, status=store.status)
    for relation, lang, back in product(RELATIONS, ("vi", "en"), (False, True)):
        link = shown.links[0]._replace(relation=relation, scope="part")
        heading = _group([(link, shown.nodes[0])] * 120, relation, back, 0, 0, 400, lang)[0].labels[0].text
        assert heading.endswith("(120)") and "…" not in heading


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("view", ["network", "chain", "diagram"])
def test_svg_file_stands_alone(tmp_path: Path, view: str, lang: str) -> None:
    path = tmp_path / "a.svg"
    write_svg(report(hostile=True), path, lang, view=view)  # type: ignore[arg-type]
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{SVG}svg" and root.find(f"{SVG}title") is not None
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert tags <= {"svg", "title", "g", "rect", "path", "text"}
    for one in root.iter():
        assert not [name for name in one.attrib if name.startswith("on") or "href" in name or name == "style"]
    text = path.read_text(encoding="utf-8")
    assert "var(--" not in text and set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}
    assert all("fill" in one.attrib for one in root.iter(f"{SVG}text"))
    notes = [one.text for one in root.iter(f"{SVG}text")]
    assert WORDS["legend_unknown"][lang] in notes


def test_mermaid_holds_every_box_and_no_markup() -> None:
    shown = report(20, hostile=True)
    text = mermaid(shown, "vi")
    assert len(re.findall(r"^    n\d+\[", text, re.MULTILINE)) == len(shown.drawn)
    labels = re.findall(r'\["(.*)"\]', text)
    assert not [label for label in labels if re.search(r'["`|{}\[\]<>]', label.replace("<br>", ""))]
    assert "-.->" in text and "-->" in text
    assert 'subgraph b0["Trung ương"]' in text


@pytest.mark.browser
def test_png_by_the_browser(tmp_path: Path) -> None:
    if not is_installed():
        pytest.skip("needs chromium (.ci/debian.sh)")
    path = tmp_path / "a.png"
    write_png(report(0), path)
    content_ = path.read_bytes()
    assert content_.startswith(b"\x89PNG") and len(content_) > 20_000
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]


def test_no_png_without_a_renderer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.viz.raster._by_resvg", lambda text: None)
    monkeypatch.setattr("kg.viz.raster._browser", lambda: None)
    with pytest.raises(NoRenderer):
        write_png(report(0), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_map_holds_every_document_and_relation() -> None:
    conn = sqlite3.connect(":memory:", factory=Connection)  # it remembers what it was asked, as an open store does
    with store.large_store(30) as made:
        pass  # what it holds is committed
    made.backup(conn)
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    atlas = read_atlas(conn, store.DAY, status=store.status)
    conn.set_trace_callback(None)
    assert len([one for one in asked if "FROM json_each" in one]) < 20, "what is said of them is read at once"
    documents = conn.execute("SELECT COUNT(*) FROM document").fetchone()[0]
    edges = conn.execute("SELECT COUNT(*) FROM edge WHERE subject <> object").fetchone()[0]
    assert len(atlas.iris) == len(atlas.days) == documents and len(atlas.source) == edges
    page = map_page(atlas, "vi")
    packed = re.search(r'id="later">([^<]*)<', page)
    assert packed
    later = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    law = later["labels"].index(store.LAW)
    counts = base64.b64decode(later["arrays"]["spanCount"])
    days = array("i", base64.b64decode(later["arrays"]["spanDay"]))
    first = sum(counts[:law])
    since = [date(1970, 1, 1) + timedelta(days=day) for day in days[first : first + counts[law]]]
    assert since == [BEGIN, date(2023, 7, 1)]
    assert later["quotes"].count("Để triển khai Luật, tỉnh ban hành Kế hoạch.") == 1


def test_an_empty_store_has_no_map() -> None:
    conn = store.small_store()
    conn.executescript("DELETE FROM edge; DELETE FROM citation; DELETE FROM report; DELETE FROM document")
    with pytest.raises(LookupError):
        read_atlas(conn, store.DAY)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/an/bao-cao.txt", "bao-cao.txt"),
        (r"C:\Users\an\báo cáo.docx", "báo cáo.docx"),
        (r"\\may-chu\phong\a.pdf", "a.pdf"),
        ("Bộ pháp điển điện tử (11/2025)", "Bộ pháp điển điện tử (11/2025)"),
        ("59/2023/NĐ-CP", "59/2023/NĐ-CP"),
        ("/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15", "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"),
        (None, None),
    ],
)
def test_a_page_names_a_file_without_its_folders(source: str | None, shown: str | None) -> None:
    assert shown_source(source, "vi") == shown


def test_text_beside_is_the_text(conn: sqlite3.Connection) -> None:
    reading = put(
        ward(WARD + " <script>window.hurt = 1</script> Luật Thực hiện dân chủ ở cơ sở năm 2022 & nghị định."), conn
    )
    shown = report_picture(conn, reading.iri, DAY)
    text = ward(WARD + " <script>window.hurt = 1</script> Luật Thực hiện dân chủ ở cơ sở năm 2022 & nghị định.")
    markup = text_beside(text, reading.citations, shown, "vi")
    assert "<script" not in markup and "&lt;script&gt;" in markup
    assert markup.count('data-node="') == len(reading.citations)


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (["10/2022/QH15", "--view", "chain", "--down"], "a.html", "<!DOCTYPE html>"),
        (["59/2023/NĐ-CP", "--view", "diagram"], "a.html", "<!DOCTYPE html>"),
        (["59/2023/NĐ-CP", "--view", "chain"], "a.svg", "<svg "),
        (["59/2023/NĐ-CP", "--format", "mermaid"], "a.md", "%% "),
    ],
)
def test_command(tmp_path: Path, store_file: Path, arguments: list[str], name: str, begins: str) -> None:
    out = tmp_path / name
    told = CliRunner().invoke(group, ["viz", *arguments, "-o", str(out), "--db", str(store_file), "--lang", "vi"])
    assert told.exit_code == 0, told.output
    assert out.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    "arguments", [["--view", "map", "--format", "svg"], ["10/2022/QH15", "--down"], ["--view", "chain"]]
)
def test_command_refuses_what_does_not_go_together(tmp_path: Path, arguments: list[str]) -> None:
    told = CliRunner().invoke(
        group, ["viz", *arguments, "-o", str(tmp_path / "a"), "--db", str(tmp_path / "kg.sqlite")]
    )
    assert told.exit_code == 2
    assert not (tmp_path / "a").exists()


def test_drawing_with_nothing_above_is_one_box(register: sqlite3.Connection) -> None:
    shown = chain_picture(
        register, "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp", DAY, stated=True, most=1
    )
    assert shown.cut
    assert svg(grid_drawing(shown, "en", "x")).count('<g class="box ') == 1
    assert "there are more" in view_page(shown, "en", view="chain")
