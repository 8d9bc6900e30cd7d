"""Boxes and arrows laid out by Graphviz (`dot`), where it is installed: an alternative to `kg.viz.route`.

The rows are ours, so that levels stay levels; dot puts the boxes of each row in order and leads each arrow by itself,
which is easy to follow in a small picture and makes a large one too wide for a page. It reads numbers only: no word of
a document reaches it, so nothing in a title can be taken for its language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, pairwise

from kg.text.errors import UnreadableError
from kg.viz.drawing import Box, Drawing, Line, Note, Point, Strip
from kg.viz.grid import Grid
from kg.viz.route import Arrow

#: Longer than this nobody waits for a picture of a few hundred boxes.
SECONDS = 60.0
_MEMORY = 4 << 30  # bytes of address space
_INCH = 72.0
_APART, _BELOW = 12.0, 46.0  # pixels between boxes of a row, and between rows
_LEFT, _MARGIN = 120.0, 20.0


class NoGraphviz(Exception):
    """Graphviz is not installed, or could not lay the picture out."""


def is_installed() -> bool:
    """Whether `dot` is on the PATH."""
    from shutil import which  # it comes with programs that pack files

    return which("dot") is not None


def by_graphviz(
    grid: Grid,
    arrows: Sequence[Arrow],
    box: Callable[[str, float, float], Box],
    size: tuple[float, float],
    names: Mapping[str, str],
    title: str,
    notes: Sequence[Note] = (),
) -> Drawing:
    """The drawing of a grid's rows as dot lays it out; the arguments are those of `kg.viz.route.route`.

    The same input gives the same drawing with the same version of Graphviz. Raises NoGraphviz.
    """
    width, height = size
    arrows = [one for one in arrows if one.source != one.target]
    number = {id_: n for n, id_ in enumerate(sorted(grid.cells, key=lambda id_: (grid.cells[id_], id_)))}
    places, ways = _read(_dot(_graph(grid, arrows, number, size)))
    tall = max(y for _, y in places.values()) + height / 2 + _BELOW / 2

    def at(point: Point) -> Point:
        return point[0] + _LEFT, tall - point[1]

    boxes = {}
    for id_, n in number.items():
        x, y = at(places[n])
        boxes[id_] = box(id_, x - width / 2, y - height / 2)
    lines = []
    for arrow in arrows:
        way = tuple(map(at, ways[number[arrow.source], number[arrow.target]]))
        lines.append(Line(way, arrow.kind, arrow.dashed, arrow.source, arrow.target, arrow.words, curved=True))
    rows = {row: boxes[id_].y for id_, (row, _) in grid.cells.items()}
    strips, top = [], 0.0
    for band, found in groupby(range(len(grid.bands)), lambda row: grid.bands[row]):
        bottom = rows[list(found)[-1]] + height + _BELOW / 2
        strips.append(Strip(names[band], top, bottom))
        top = bottom
    right = max([point[0] for line in lines for point in line.points] + [one.x + width for one in boxes.values()])
    return Drawing(right + _MARGIN, top, list(boxes.values()), lines, strips, title, notes)


def _graph(grid: Grid, arrows: Sequence[Arrow], number: Mapping[str, int], size: tuple[float, float]) -> str:
    """The graph in the language of dot: numbered boxes without words, a row for each row of the grid."""
    rows: dict[int, list[int]] = defaultdict(list)
    for id_, n in number.items():
        rows[grid.cells[id_][0]].append(n)
    lines = [
        "digraph {",
        f"graph [rankdir=BT, nodesep={_APART / _INCH:.3f}, ranksep={_BELOW / _INCH:.3f}, splines=true];",
        f'node [shape=box, fixedsize=true, label="", width={size[0] / _INCH:.3f}, height={size[1] / _INCH:.3f}];',
        "edge [dir=none];",
    ]
    # a spine of points keeps the rows apart; the arrows themselves move no box to another row
    for row, members in rows.items():
        lines.append(f"{{rank=same; r{row} [shape=point, width=0.01, style=invis]; {'; '.join(map(str, members))}}}")
    lines += [f"r{below} -> r{above} [style=invis, weight=0];" for above, below in pairwise(sorted(rows))]
    for one in arrows:
        upward = grid.cells[one.source][0] > grid.cells[one.target][0]
        look = "tailport=n, headport=s" if upward else "constraint=false"
        lines.append(f"{number[one.source]} -> {number[one.target]} [{look}];")
    return "\n".join([*lines, "}"])


def _dot(graph: str) -> str:
    from shutil import which

    from kg.text.outside import run

    program = which("dot")
    if program is None:
        raise NoGraphviz
    try:
        code, out = run([program, "-Tplain"], seconds=SECONDS, memory=_MEMORY, data=graph.encode("ascii"))
    except (UnreadableError, OSError) as why:
        raise NoGraphviz from why
    if code:
        raise NoGraphviz
    return out.decode("ascii", "replace")


def _read(plain: str) -> tuple[dict[int, Point], dict[tuple[int, int], list[Point]]]:
    """The centres of boxes and the control points of arrows, in pixels, from dot's output "plain"."""
    places: dict[int, Point] = {}
    ways: dict[tuple[int, int], list[Point]] = {}
    try:
        for line in plain.splitlines():
            kind, *words = line.split()
            if kind == "node" and not words[0].startswith("r"):
                places[int(words[0])] = float(words[1]) * _INCH, float(words[2]) * _INCH
            elif kind == "edge" and not words[0].startswith("r"):
                numbers = [float(one) * _INCH for one in words[3 : 3 + 2 * int(words[2])]]
                ways[int(words[0]), int(words[1])] = list(zip(numbers[::2], numbers[1::2], strict=True))
    except (ValueError, IndexError) as why:
        raise NoGraphviz from why
    return places, ways
