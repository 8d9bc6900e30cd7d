"""The network for the screen: nodes, edges and options for vis-network, which pyvis ships.

vis-network (Apache-2.0 or MIT) is read from the installed pyvis package (BSD-3-Clause), which is never imported: its
writer loads scripts from elsewhere even when asked not to, takes titles for markup, and brings IPython and networkx.
Its style sheet is left out: it serves toolbars that this page does not have. Boxes stand, and arrows run, where
`kg.viz.route` leads them: vis-network's own curves would pass behind boxes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from textwrap import wrap
from typing import Any

from kg.naming import type_name
from kg.viz.boxes import arrows_of, first_line
from kg.viz.content import cut, family, kind_of
from kg.viz.drawing import Box, Drawing
from kg.viz.grid import BANDS, Grid, arrange
from kg.viz.picture import FOLDED, Node, Picture
from kg.viz.route import route
from kg.viz.words import word

BOX_WIDTH, BOX_HEIGHT = 196, 92  # pixels at scale 1
LABELLED_EDGES = 14  # up to here every edge carries its words; beyond, those of the chosen document
FAR_LETTERS = 10  # letters in a line of a box seen from afar
_OPENED_COLUMNS = 5  # of the block in which the documents of a folded box stand when it is open
_MARGIN = 6


def network_data(picture: Picture, lang: str) -> dict[str, Any]:
    """What the script of the network draws: nodes, edges and options of vis-network, and the strips of the levels."""
    shown = laid_out(picture, lang)
    strips = [strip.name.split("\n") for strip in shown.strips]
    return {
        "vis": _vis(picture, shown, lang),
        "bands": [
            {"name": name[0], "below": "".join(name[1:]), "top": strip.top, "bottom": strip.bottom}
            for name, strip in zip(strips, shown.strips, strict=True)
        ],
    }


def laid_out(picture: Picture, lang: str) -> Drawing:
    """Where boxes stand and arrows run: those of `boxes.grid_drawing`, and right of them what waits to be opened."""
    grid = arrange(picture.drawn, picture.drawn_links)
    return route(
        _with_opened(grid, picture),
        arrows_of(picture.links, lang),
        lambda id_, x, y: Box(x, y, BOX_WIDTH, BOX_HEIGHT, "", "", node=id_),
        (BOX_WIDTH, BOX_HEIGHT),
        {band: word(f"strip_{band}", lang) for band in BANDS},
        "",
        waiting={node.id for node in picture.nodes if node.inside},
    )


def _with_opened(grid: Grid, picture: Picture) -> Grid:
    """The grid with a block of cells for the documents of each folded box, an empty column right of all the rest."""
    cells = dict(grid.cells)
    row = 0
    for box in picture.drawn:
        inside = [node for node in picture.nodes if node.inside == box.id]
        for index, node in enumerate(inside):
            down, across = divmod(index, _OPENED_COLUMNS)
            cells[node.id] = (row + down, grid.columns + 1 + across)
        row += ceil(len(inside) / _OPENED_COLUMNS)
    if not row:
        return grid
    bands = (*grid.bands, *("",) * (row - len(grid.bands)))
    return Grid(cells, bands, grid.columns + 1 + _OPENED_COLUMNS)


@cache
def vis_network() -> str:
    """The newest vis-network that the installed pyvis ships. Raises FileNotFoundError if there is none."""
    spec = find_spec("pyvis")  # finds it without importing it
    found = [
        (tuple(map(int, version[1].split("."))), script)
        for home in (spec.submodule_search_locations if spec else None) or ()
        for script in Path(home).glob("templates/lib/vis-*/vis-network.min.js")
        if (version := re.fullmatch(r"vis-(\d+(?:\.\d+)*)", script.parent.name))
    ]
    if not found:
        raise FileNotFoundError("vis-network.min.js in the installed pyvis package")
    return max(found, key=lambda pair: pair[0])[1].read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis(picture: Picture, shown: Drawing, lang: str) -> dict[str, Any]:
    boxes = {box.node: box for box in shown.boxes}
    ways = {(line.source, line.target): line.points for line in shown.lines}
    nodes = [
        {
            "id": node.id,
            "label": _escape(node.label),
            "lines": _lines(node, lang),
            "far": _far_lines(node, lang),
            "shape": "box",
            "group": family(node),
            "x": round(boxes[node.id].x + BOX_WIDTH / 2, 1),
            "y": round(boxes[node.id].y + BOX_HEIGHT / 2, 1),
            "borderWidth": 4 if node.id == picture.focus else 2,
            "shapeProperties": {"borderRadius": 6, "borderDashes": [2, 3] if node.origin == FOLDED else False},
        }
        for node in picture.nodes
    ]
    stated = {(link.source, link.target) for link in picture.links if link.basis == "stated"}
    kinds = {(link.source, link.target, kind_of(link)) for link in picture.links}
    edges = [
        {
            "from": arrow.source,
            "to": arrow.target,
            "arrows": "to",
            "kind": arrow.kind,
            "words": arrow.words,
            "kinds": sorted(kind for source, target, kind in kinds if (source, target) == (arrow.source, arrow.target)),
            "stated": (arrow.source, arrow.target) in stated,
            "dashes": [8, 6] if arrow.dashed else False,
            "width": 1 if arrow.kind == "cite" else 2,
            "way": [[round(x, 1), round(y, 1)] for x, y in ways[arrow.source, arrow.target]],
        }
        for arrow in arrows_of(picture.links, lang)
    ]
    return {"nodes": nodes, "edges": edges, "options": _options(), "labelled": LABELLED_EDGES}


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
        # the page draws the arrows itself, along ways that run behind no box
        "edges": {"hidden": True, "smooth": False},
    }


def _lines(node: Node, lang: str) -> list[str]:
    """Kind and date, symbol, issuer of a box; its state stands between the last two. Data is escaped."""
    if node.origin == FOLDED:
        return [word("folded_box", lang), f"{node.label} {_escape(cut(type_name(node.type, lang), 18))}", ""]
    return [
        _escape(first_line(node, lang, 21)), _escape(cut(node.label, 21)), _escape(cut(node.issuer or "", 27))
    ]  # fmt: skip


def _far_lines(node: Node, lang: str) -> list[str]:
    """The symbol of a box seen from afar, large, in one line or two; the kind of a folded one."""
    texts = [node.label, type_name(node.type, lang)] if node.origin == FOLDED else [node.label]
    return [_escape(cut(line, FAR_LETTERS)) for text in texts for line in _two_lines(text)]


def _two_lines(label: str) -> list[str]:
    if len(label) <= FAR_LETTERS:
        return [label]
    for ends in ("/", "- "):
        breaks = [i + 1 for i, letter in enumerate(label[:FAR_LETTERS]) if letter in ends]
        if breaks and len(label) - breaks[-1] <= FAR_LETTERS:
            return [label[: breaks[-1]].rstrip(), label[breaks[-1] :]]
    if " " in label:  # a name: broken between words
        first, *rest = wrap(label, FAR_LETTERS)
        return [first, f"{rest[0][: FAR_LETTERS - 1]}…" if rest[1:] else "".join(rest)]
    return [label[:FAR_LETTERS], label[FAR_LETTERS:]]


def _escape(text: str) -> str:
    """Text for a vis-network label: it reads these entities, and line breaks are ours."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
