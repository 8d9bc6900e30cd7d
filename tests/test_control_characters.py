"""Control characters in a title: every picture and every export is a file that its readers open."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.register.opening import open_store
from tests.support.program import Run

#: All that XML 1.0 cannot hold but halves of surrogate pairs, which no store holds; and the rest of the controls.
CONTROLS = "".join(map(chr, (*range(1, 32), *range(127, 160), 0xFFFE, 0xFFFF, 0x2028, 0x202E, 0)))
LETTERS = "Dân chủ"


@pytest.fixture(scope="module")
def db(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("controls") / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    title = LETTERS[:4] + CONTROLS + "chủ"
    with open_store(path) as store:
        for column in ("title", "issuer"):
            store.conn.execute(f"UPDATE document SET {column} = ?", (title,))
        store.conn.execute("UPDATE claim SET title = ?, issuer = ?", (title, title))
        store.conn.execute("UPDATE source SET name = name || ?", (CONTROLS,))
        store.conn.execute("UPDATE edge SET ev_quote = ?, location = ?", (title, title))
        store.conn.commit()
    yield str(path)


PICTURES = [(view, layout) for view in ("network", "chain", "diagram") for layout in ("own", "graphviz")]


@pytest.mark.parametrize(("view", "layout"), PICTURES)
def test_pictures(kg: Run, tmp_path: Path, view: str, layout: str) -> None:
    if layout == "graphviz" and (view == "diagram" or not shutil.which("dot")):
        pytest.skip("a diagram has our own layout; the others need Graphviz")
    said = [] if view == "diagram" else ["--layout", layout]
    assert kg("viz", "59/2023/NĐ-CP", "--view", view, *said, "-o", str(tmp_path / "x.svg")).code == 0
    root = ElementTree.parse(tmp_path / "x.svg").getroot()
    assert any("chủ" in (text or "") for text in root.itertext())


def test_pages(kg: Run, tmp_path: Path) -> None:
    for view in ("network", "chain", "diagram", "map"):
        given = ["--view", view] if view == "map" else ["59/2023/NĐ-CP", "--view", view]
        assert kg("viz", *given, "-o", str(tmp_path / "x.html")).code == 0
        page = (tmp_path / "x.html").read_text(encoding="utf-8")
        assert not {"\0", "\x01", "\x0b", "\x1f"} & set(page), view


def test_mermaid_and_dot(kg: Run) -> None:
    for form in ("mermaid", "dot"):
        done = kg("chain", "59/2023/NĐ-CP", "--format", form)
        assert done.code == 0 and not set(done.out) & set(CONTROLS) - {"\n"}, form
        if form == "dot" and shutil.which("dot"):
            drawn = subprocess.run(["dot", "-Tsvg"], input=done.out, capture_output=True, encoding="utf-8", check=True)
            ElementTree.fromstring(drawn.stdout)


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "rdf"])
def test_xml(kg: Run, tmp_path: Path, suffix: str) -> None:
    assert kg("export", "-o", str(tmp_path / f"x.{suffix}")).code == 0
    ElementTree.parse(tmp_path / f"x.{suffix}")


@pytest.mark.parametrize("suffix", ["nt", "ttl", "jsonld", "trig"])
def test_other_graphs(kg: Run, tmp_path: Path, suffix: str) -> None:
    import pyoxigraph

    path = tmp_path / f"x.{suffix}"
    assert kg("export", "-o", str(path)).code == 0
    if suffix == "jsonld":
        json.loads(path.read_text(encoding="utf-8"))
    else:
        form = pyoxigraph.RdfFormat.from_extension(suffix)
        assert sum(1 for _ in pyoxigraph.parse(path=path, format=form)) > 100


def test_findings(kg: Run, tmp_path: Path) -> None:
    """Of a text with such characters, in every format that a program reads."""
    report = tmp_path / "bao-cao.txt"
    held = CONTROLS.replace("\0", "")
    report.write_text(
        f"BÁO CÁO\nViệc{held} năm 2024\n\nTheo Nghị định số 59/2023/NĐCP {held} của Chính phủ.\n", encoding="utf-8"
    )
    for suffix in ("sarif", "json", "html", "xlsx", "csv"):
        done = kg("check", str(report), "--format", suffix, "-o", str(tmp_path / f"x.{suffix}"), "--exit-zero")
        assert done.code == 0, done
    for suffix in ("sarif", "json"):
        json.loads((tmp_path / f"x.{suffix}").read_text(encoding="utf-8"))
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
