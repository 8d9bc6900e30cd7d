"""The network for the screen: pyvis makes nodes, edges and options, we write the file.

pyvis' own writer loads scripts from elsewhere even when asked not to, and takes titles for markup. So its
nodes, edges and options are taken as data, and vis-network (Apache-2.0 or MIT) is read from the installed
pyvis package (BSD-3-Clause). Its style sheet is left out: it serves toolbars that this page does not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from kg.naming import type_name
from kg.viz.boxes import arrows_of, first_line
from kg.viz.content import cut, family, kind_of
from kg.viz.grid import Grid, arrange
from kg.viz.picture import FOLDED, Node, Picture
from kg.viz.words import word

BOX_WIDTH, BOX_HEIGHT = 196, 92  # pixels at scale 1
GAP_X, GAP_Y = 34, 52
BAND_HEAD = 34  # room above the boxes of a band, for its name
LABELLED_EDGES = 14  # up to here every edge carries its words; beyond, those of the chosen document
FAR_LETTERS = 11  # letters in a line of a box seen from afar
_OPENED_COLUMNS = 5  # of the block in which the documents of a folded box stand when it is open
_MARGIN = 6

Places = dict[str, tuple[float, float]]


def network_data(picture: Picture, lang: str) -> dict[str, Any]:
    """What the script of the network draws: pyvis' nodes, edges and options, and the strips of the levels."""
    grid = arrange(picture.drawn, picture.drawn_links)
    places, bands = positions(grid)
    right = max(x for x, _ in places.values())
    places |= opened_places(picture, right)
    return {
        "vis": _vis(picture, places, lang),
        "bands": [{"name": word(f"level_{band}", lang), "top": top, "bottom": end} for band, top, end in bands],
    }


def positions(grid: Grid) -> tuple[Places, list[tuple[str, float, float]]]:
    """The centre of each box, and the strip of each level with its top and bottom."""
    row_y: list[float] = []
    bands = []
    y = 0.0
    for band, rows in groupby(grid.bands):
        top = y
        y += BAND_HEAD
        for _ in rows:
            row_y.append(y + BOX_HEIGHT / 2)
            y += BOX_HEIGHT + GAP_Y
        y -= GAP_Y / 2
        bands.append((band, top, y))
    pitch = BOX_WIDTH + GAP_X
    return {id_: ((column + 0.5) * pitch, row_y[row]) for id_, (row, column) in grid.cells.items()}, bands


def opened_places(picture: Picture, right: float) -> Places:
    """Where the documents of a folded box stand when it is opened: a block of its own, right of all the rest."""
    places: Places = {}
    top = BAND_HEAD + BOX_HEIGHT / 2
    for box in picture.drawn:
        if box.origin != FOLDED:
            continue
        inside = [node for node in picture.nodes if node.inside == box.id]
        for index, node in enumerate(inside):
            row, column = divmod(index, _OPENED_COLUMNS)
            places[node.id] = (
                right + (column + 1.5) * (BOX_WIDTH + GAP_X), top + row * (BOX_HEIGHT + GAP_Y / 2)
            )  # fmt: skip
        top += -(-len(inside) // _OPENED_COLUMNS) * (BOX_HEIGHT + GAP_Y / 2) + GAP_Y
    return places


@cache
def vis_network() -> str:
    """The newest vis-network that the installed pyvis ships. Raises FileNotFoundError if there is none."""
    lib = files("pyvis").joinpath("templates", "lib")
    found = [
        (tuple(map(int, version[1].split("."))), script)
        for folder in lib.iterdir()
        if (version := re.fullmatch(r"vis-(\d+(?:\.\d+)*)", folder.name))
        and (script := folder.joinpath("vis-network.min.js")).is_file()
    ]
    if not found:
        raise FileNotFoundError("vis-network.min.js in the installed pyvis package")
    return max(found, key=lambda pair: pair[0])[1].read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis(picture: Picture, places: Mapping[str, tuple[float, float]], lang: str) -> dict[str, Any]:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_options()))
    for node in picture.nodes:
        x, y = places[node.id]
        network.add_node(
            node.id,
            label=_escape(node.label),
            lines=_lines(node, lang),
            far=_far_lines(node, lang),
            shape="box",
            group=family(node),
            x=round(x, 1),
            y=round(y, 1),
            borderWidth=4 if node.id == picture.focus else 2,
            shapeProperties={"borderRadius": 6, "borderDashes": [2, 3] if node.origin == FOLDED else False},
        )
    arrows = arrows_of(picture.links, lang)
    stated = {(link.source, link.target) for link in picture.links if link.basis == "stated"}
    kinds = {(link.source, link.target, kind_of(link)) for link in picture.links}
    for arrow in arrows:
        network.add_edge(
            arrow.source,
            arrow.target,
            kind=arrow.kind,
            words=arrow.words,
            kinds=sorted(kind for source, target, kind in kinds if (source, target) == (arrow.source, arrow.target)),
            stated=(arrow.source, arrow.target) in stated,
            dashes=[8, 6] if arrow.dashed else False,
            width=1 if arrow.kind == "cite" else 2,
            smooth=_bend(places[arrow.source], places[arrow.target]),
        )
    nodes, edges, *_, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options), "labelled": LABELLED_EDGES}


def _options() -> dict[str, Any]:
    face = "system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, Arial, sans-serif"
    plain = {"face": face, "mod": "", "vadjust": 0}
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "hierarchical": False},
        "interaction": {
            "dragNodes": False,
            "hover": True,
            "tooltipDelay": 250,
            "keyboard": False,
            "selectConnectedEdges": False,
        },
        "nodes": {
            "margin": _MARGIN,
            "borderWidthSelected": 4,
            "labelHighlightBold": False,
            "widthConstraint": {"minimum": BOX_WIDTH - 2 * _MARGIN, "maximum": BOX_WIDTH - 2 * _MARGIN},
            "heightConstraint": {"minimum": BOX_HEIGHT - 2 * _MARGIN, "valign": "middle"},
            "font": {
                "multi": "html",
                "face": face,
                "size": 12,
                "bold": {**plain, "size": 14, "mod": "bold", "vadjust": 2},
                "ital": {**plain, "size": 12, "mod": "bold", "vadjust": 3},
                "mono": {**plain, "size": 11, "vadjust": 4},
            },
        },
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
            "selectionWidth": 0,
            "hoverWidth": 0,
            "font": {"face": face, "align": "horizontal"},
        },
    }


def _bend(start: tuple[float, float], end: tuple[float, float]) -> dict[str, Any]:
    apart = abs(start[0] - end[0])
    if start[1] == end[1]:
        # side by side: an arc that clears the boxes between, so that its words can be read
        over = "curvedCW" if start[0] < end[0] else "curvedCCW"
        return {"enabled": True, "type": over, "roundness": round((BOX_HEIGHT + GAP_Y) / max(apart, 1), 3)}
    return {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.4}


def _lines(node: Node, lang: str) -> list[str]:
    """Kind and date, symbol, issuer of a box; its state stands between the last two. Data is escaped."""
    if node.origin == FOLDED:
        return [word("folded_box", lang), f"{node.label} {_escape(cut(type_name(node.type, lang), 18))}", ""]
    return [
        _escape(first_line(node, lang, 21)), _escape(cut(node.label, 21)), _escape(cut(node.issuer or "", 27))
    ]  # fmt: skip


def _far_lines(node: Node, lang: str) -> list[str]:
    """The symbol of a box seen from afar, large, in one line or two; the kind of a folded one."""
    lines = [_escape(cut(line, FAR_LETTERS)) for line in _two_lines(node.label)]
    return [*lines, _escape(cut(type_name(node.type, lang), 14))] if node.origin == FOLDED else lines


def _two_lines(label: str) -> list[str]:
    if len(label) <= FAR_LETTERS:
        return [label]
    for ends in ("/ ", "-"):
        breaks = [i + 1 for i, letter in enumerate(label[:FAR_LETTERS]) if letter in ends]
        if breaks and len(label) - breaks[-1] <= FAR_LETTERS:
            return [label[: breaks[-1]], label[breaks[-1] :]]
    return [label[:FAR_LETTERS], label[FAR_LETTERS:]]


def _escape(text: str) -> str:
    """Text for a vis-network label: it reads these entities, and line breaks are ours."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
