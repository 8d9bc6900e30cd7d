"""Pictures laid out by Graphviz, where it is installed."""

from __future__ import annotations

import os
import stat
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import group
from kg.viz.boxes import grid_drawing
from kg.viz.chain_picture import chain_picture
from kg.viz.drawing import Line, Point
from kg.viz.graphviz import NoGraphviz, by_graphviz, is_installed
from kg.viz.picture import Picture, report_picture
from kg.viz.view import drawing, write_svg
from tests.support import viz_store as store

needs_dot = pytest.mark.skipif(not is_installed(), reason="needs Graphviz (.ci/debian.sh)")


def report(extra: int, hostile: bool = False) -> Picture:
    conn = store.large_store(extra)
    if hostile:
        store.add_hostile(conn)
    return report_picture(conn, store.iri_of(conn, "77/BC-UBND"), store.DAY, status=store.status)


def chained(extra: int) -> Picture:
    conn = store.large_store(extra)
    return chain_picture(conn, store.iri_of(conn, store.LAW), store.DAY, down=True, status=store.status)


def way(line: Line) -> list[Point]:
    """Points along the curves of an arrow, a few pixels apart."""
    found = []
    for at in range(0, len(line.points) - 1, 3):
        a, b, c, d = line.points[at : at + 4]
        for step in range(61):
            u = step / 60
            v = 1 - u
            x, y = (v**3 * a[i] + 3 * v * v * u * b[i] + 3 * v * u * u * c[i] + u**3 * d[i] for i in (0, 1))
            found.append((x, y))
    return found


@needs_dot
@pytest.mark.parametrize("make", [report, chained])
@pytest.mark.parametrize("extra", [0, 46, 106])
def test_rows_are_levels_and_no_arrow_runs_behind_a_foreign_box(make: type, extra: int) -> None:
    picture: Picture = make(extra)
    made, ours = grid_drawing(picture, "vi", "", by_graphviz), grid_drawing(picture, "vi", "")
    assert {box.node for box in made.boxes} == {node.id for node in picture.drawn}
    assert [strip.name for strip in made.strips] == [strip.name for strip in ours.strips]
    rows = {box.node: box.y for box in ours.boxes}
    by_node = {box.node: box for box in made.boxes}
    for one, other in combinations(made.boxes, 2):
        assert not one.covers((other.x, other.y), (other.x + other.width, other.y + other.height))
        assert (rows[one.node] < rows[other.node]) == (one.y < other.y - 1)
    assert {(line.source, line.target) for line in made.lines} == {(line.source, line.target) for line in ours.lines}
    for line in made.lines:
        assert len(line.points) % 3 == 1
        for x, y in way(line):
            assert 0 <= x <= made.width and 0 <= y <= made.height
            behind = [
                box.node
                for box in made.boxes
                if box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
            ]
            assert set(behind) <= {line.source, line.target}
        last, target = line.points[-1], by_node[line.target]
        assert target.x - 1 <= last[0] <= target.x + target.width + 1
        assert target.y - 1 <= last[1] <= target.y + target.height + 1


@needs_dot
def test_same_picture_same_file_and_no_word_reaches_dot(tmp_path: Path) -> None:
    shown = report(20, hostile=True)
    first, second = tmp_path / "1.svg", tmp_path / "2.svg"
    write_svg(shown, first, layout="graphviz")
    write_svg(shown, second, layout="graphviz")
    assert first.read_bytes() == second.read_bytes()
    text = first.read_text(encoding="utf-8")
    assert "<script" not in text and "C" in text.split('class="way" d="')[1].split('"')[0]


@needs_dot
def test_auto_takes_what_reads_better_on_a_page() -> None:
    small, large = report(0), report(106)
    assert any(line.curved for line in drawing(small, layout="graphviz").lines)
    assert not any(line.curved for line in drawing(small, layout="own").lines)
    assert not any(line.curved for line in drawing(large).lines)  # too wide for a page
    conn = store.small_store()
    iri = store.iri_of(conn, "41/KH-UBND")
    assert all(line.curved for line in drawing(chain_picture(conn, iri, store.DAY, status=store.status)).lines)


def fake(folder: Path, script: str) -> None:
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("script", ["exec sleep 20", "exit 1", "cat >/dev/null; echo node 1 x", "kill -9 $$"])
def test_a_dot_that_fails_leaves_our_own_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    fake(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("kg.viz.graphviz.SECONDS", 0.5)
    shown = report(0)
    assert drawing(shown) == drawing(shown, layout="own")
    with pytest.raises(NoGraphviz):
        drawing(shown, layout="graphviz")


@pytest.mark.parametrize(
    ("arguments", "works", "told"),
    [
        (["--layout", "graphviz", "--format", "svg"], False, "không dùng được Graphviz"),
        (["--layout", "graphviz"], False, "--layout chỉ dùng với"),
        (["--layout", "own", "--format", "svg", "--view", "diagram"], False, "--layout chỉ dùng với"),
        (["--layout", "own", "--format", "svg"], True, "đã ghi"),
        (["--format", "svg"], True, "đã ghi"),
    ],
)
def test_command_without_graphviz(
    tmp_path: Path,
    store_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    works: bool,
    told: str,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    out = tmp_path / "a.svg"
    if arguments == ["--layout", "graphviz"]:
        out = tmp_path / "a.html"
    said = CliRunner().invoke(
        group, ["viz", "59/2023/NĐ-CP", *arguments, "-o", str(out), "--db", str(store_file), "--lang", "vi"]
    )
    assert (said.exit_code == 0) == works and told in said.output
    assert out.exists() == works
