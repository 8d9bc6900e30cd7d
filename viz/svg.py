"""A drawing written as SVG: inside a page, where the style sheet colours it, or as a file of its own.

A file of its own carries its colours as attributes (the light ones of `page.css`), which Word and every viewer read.
"""

from __future__ import annotations

import re
from functools import cache
from math import hypot

from kg.base.xml import clean, escape_html
from kg.viz.drawing import Box, Drawing, Label, Line, Note, Point, Strip
from kg.viz.page import asset

FACE = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
#: Size and weight of each sort of label.
FONTS: dict[str, tuple[int, int]] = {
    "kind": (12, 400),
    "symbol": (15, 700),
    "state": (12, 700),
    "mark": (13, 700),
    "issuer": (11, 400),
    "title": (11, 400),
    "strip": (13, 600),
    "group": (13, 700),
    "tally": (12, 600),
    "row": (13, 400),
    "words": (12, 400),
    "heading": (17, 700),
    "note": (11, 400),
}
_MUTED = frozenset({"issuer", "title", "strip", "words", "note"})
_CORNER, _ARROW = 5.0, 7.0
_NOTE_LINE = 20.0
_BEYOND = 6000.0  # strips on a page go on as far as anybody may look


def svg(drawing: Drawing, *, alone: bool = False, key: str = "drawing") -> str:
    """The SVG element; `alone` makes it a file of its own, with heading, colours and notes. `key` is its id.

    Characters of a title that XML cannot hold are spaces: no reader would open the file.
    """
    top = 34.0 if alone else 0.0
    height = drawing.height + top + (len(drawing.notes) * _NOTE_LINE + 14 if alone else 0)
    width = max(drawing.width, 640.0) if alone else drawing.width
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {_n(-top)} {_n(width)} {_n(height)}" '
        + (
            f'width="{_n(width)}" height="{_n(height)}" font-family="{escape_html(FACE)}"'
            if alone
            else f'class="drawing" id="{key}"'
        )
        + f' role="img" aria-label="{escape_html(drawing.title)}">'
    ]
    if alone:
        parts.append(f"<title>{escape_html(drawing.title)}</title>")
        parts.append(f'<rect x="0" y="{_n(-top)}" width="{_n(width)}" height="{_n(height)}" fill="#ffffff"/>')
        parts.append(_label(Label(14, -12, _fitting(drawing.title, width), "heading"), alone))
    left, across = (0.0, width) if alone else (-_BEYOND, width + 2 * _BEYOND)
    for index, strip in enumerate(drawing.strips):
        fill = f' fill="{palette()["band" if index % 2 == 0 else "stage"]}"' if alone else ""
        parts.append(
            f'<rect class="strip {"even" if index % 2 == 0 else "odd"}" x="{_n(left)}" y="{_n(strip.top)}" '
            f'width="{_n(across)}" height="{_n(strip.bottom - strip.top)}"{fill}/>'
        )
    # lines first, so that where one must touch a box it ends at its edge
    middle = f' transform="translate({_n((width - drawing.width) / 2)} 0)"' if width > drawing.width else ""
    parts.append(f"<g{middle}>")
    parts += [_line(line, alone) for line in drawing.lines]
    parts += [_box(box, alone) for box in drawing.boxes]
    parts.append("</g>")
    parts += [_strip_name(strip, alone) for strip in drawing.strips]
    if alone:
        for index, note in enumerate(drawing.notes):
            parts += _note(note, drawing.height + 22 + index * _NOTE_LINE)
    return clean("\n".join((*parts, "</svg>")))


def _strip_name(strip: Strip, alone: bool) -> str:
    """The name of a level; a page keeps it at the left edge of what is seen."""
    name, _, below = strip.name.partition("\n")
    labels = [Label(10, 17, name, "strip")] + ([Label(10, 33, below, "note")] if below else [])
    place = f'transform="translate(0 {_n(strip.top)})" data-top="{_n(strip.top)}"'
    return f'<g class="strip" {place}>{"".join(_label(label, alone) for label in labels)}</g>'


def _note(note: Note, y: float) -> list[str]:
    """A line below a drawing that stands alone, after the sample of an arrow if it tells of one."""
    if not note.kind:
        return [_label(Label(14, y, note.text, "note"), alone=True)]
    sample = Line(((14, y - 4), (54, y - 4)), note.kind, note.dashed, "", "", note.text)
    return [_line(sample, alone=True), _label(Label(62, y, note.text, "note"), alone=True)]


@cache
def palette() -> dict[str, str]:
    """The light colours of the style sheet, by their names."""
    block = re.search(r":root \{(.*?)\}", asset("page.css"), re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block[1]))


def _box(box: Box, alone: bool) -> str:
    dashes = {"gap": "6 5", "folded": "3 3"}.get(box.look)
    radius = 3 if box.look in ("row", "group") else 7
    paint = ""
    if alone:
        colours = palette()
        fill = {"gap": colours["page"], "group": colours["page"], "row": "none", "folded": colours["page"]}.get(
            box.look, colours.get(f"{box.look}-fill", colours["page"])
        )
        edge = {"row": "none", "group": colours["line"]}.get(
            box.look, colours["text"] if box.focus else colours.get(f"{box.look}-edge", colours["muted"])
        )
        paint = f' fill="{fill}" stroke="{edge}" stroke-width="{4 if box.focus else 2}"'
        if dashes:
            paint += f' stroke-dasharray="{dashes}"'
    classes = f"box {box.look}" + (" focus" if box.focus else "")
    node = f' data-node="{escape_html(box.node)}"' if box.node else ""
    return (
        f'<g class="{classes}"{node}><title>{escape_html(box.title)}</title>'
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        f'rx="{radius}"{paint}/>' + "".join(_label(label, alone) for label in box.labels) + "</g>"
    )


def _label(label: Label, alone: bool) -> str:
    paint = ""
    if alone:
        size, weight = FONTS[label.look]
        colour = palette()[label.tone or ("muted" if label.look in _MUTED else "text")]
        paint = f' font-size="{size}" font-weight="{weight}" fill="{colour}"'
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    members = f' data-members="{escape_html(" ".join(label.members))}"' if label.members else ""
    length = ""  # how large the letters of a symbol can be when it is seen from afar
    if label.look == "symbol" and not alone:
        letters = len(label.text)
        length = "longest" if letters > 16 else "longer" if letters > 14 else "long" if letters > 11 else ""
    classes = " ".join(filter(None, (label.look, label.tone, length)))
    return (
        f'<text class="{classes}" x="{_n(label.x)}" y="{_n(label.y)}"{anchor}{members}{paint}>'
        f"{escape_html(label.text)}</text>"
    )


def _line(line: Line, alone: bool) -> str:
    stroke = head = ""
    if alone:
        colour = palette()[line.kind]
        width = 1.2 if line.kind == "cite" else 2
        stroke = f' fill="none" stroke="{colour}" stroke-width="{width}"'
        stroke += ' stroke-dasharray="7 5"' if line.dashed else ""
        head = f' fill="{colour}"'
    ends = f'data-source="{escape_html(line.source)}" data-target="{escape_html(line.target)}"'
    way = (*line.points[:-1], _towards(line.points[-1], line.points[-2], _ARROW - 1))
    if line.net.startswith(">"):  # from the end that the net shares, so that the dashes of all fall on one another
        way = way[::-1]
    classes = f"line {line.kind}" + (" dashed" if line.dashed else "")
    return (
        f'<g class="{classes}" {ends}><title>{escape_html(line.words)}</title>'
        f'<path class="way" d="{_curved(way) if line.curved else _rounded(way)}"{stroke}/>'
        f'<path class="head" d="{_head(line.points)}"{head}/></g>'
    )


def _rounded(points: tuple[Point, ...]) -> str:
    """The way with its corners rounded."""
    way = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        way.append(f"L{_n(near[0])} {_n(near[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(far[0])} {_n(far[1])}")
    return "".join((*way, f"L{_n(points[-1][0])} {_n(points[-1][1])}"))


def _curved(points: tuple[Point, ...]) -> str:
    """Bézier curves through the points."""
    x, y = points[0]
    return f"M{_n(x)} {_n(y)}C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in points[1:])


def _head(points: tuple[Point, ...]) -> str:
    (x, y), back = points[-1], _towards(points[-1], points[-2], _ARROW)
    across = ((back[1] - y) / _ARROW * 4, (x - back[0]) / _ARROW * 4)
    ends = ((back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1]))
    return f"M{_n(x)} {_n(y)}" + "".join(f"L{_n(one[0])} {_n(one[1])}" for one in ends) + "Z"


def _towards(start: Point, end: Point, far: float = _CORNER) -> Point:
    """A point `far` from `start` on the way to `end`, at most half of the way for a corner."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    part = (far if far != _CORNER else min(far, length / 2)) / length
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _fitting(text: str, width: float) -> str:
    letters = int(width / 11.2)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _n(value: float) -> str:
    """A number as short as can be: tenths of a pixel are enough."""
    return f"{value + 0.0:.1f}".rstrip("0").rstrip(".")
