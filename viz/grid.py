"""Where boxes stand: rows by level, central at the top and reports at the bottom, and columns; the same on every run.

Boxes stand in the cells of a grid, so that between the columns and between the rows there is room that no box ever
covers: `kg.viz.route` leads the arrows through it. Inside a level what others rest on stands higher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from kg.tuples import NamedTuple
from kg.viz.picture import Link, Node

#: Bands from top to bottom: the levels of kg.model.Level, then the reports.
BANDS = ("central", "ministry", "province", "district", "commune", "unknown", "report")

ASPECT = 1.35  # width to height of the whole, that of the drawing area on an office screen
CELL_WIDTH, CELL_HEIGHT = 230, 150
SWEEPS = 8


class Grid(NamedTuple):
    """The row and column of each node by its id, and the band of each row."""

    cells: Mapping[str, tuple[int, int]]
    bands: tuple[str, ...]
    columns: int


def band_of(node: Node) -> str:
    """The band of a box: reports stand below everything they cite, whoever wrote them."""
    return "report" if node.type == "report" else node.level


def arrange(nodes: Sequence[Node], links: Sequence[Link]) -> Grid:
    """A cell for each node: near what it is linked to, then by date of issue."""
    nodes = sorted(nodes, key=_by_date)
    ids = {node.id for node in nodes}
    pairs = sorted({(link.source, link.target) for link in links if {link.source, link.target} <= ids})
    rank = _ranks(nodes, pairs)
    groups: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for node in nodes:
        groups[BANDS.index(band_of(node)), rank[node.id]].append(node)
    levels = [groups[key] for key in sorted(groups)]
    columns = _columns([len(level) for level in levels])
    linked: dict[str, set[str]] = defaultdict(set)
    for source, target in pairs:
        linked[source].add(target)
        linked[target].add(source)

    across: dict[str, int] = {}
    rows = [_rows(level, columns) for level in levels]
    for level_rows in rows:
        for row in level_rows:
            across.update(_places(row, {}, columns))
    for sweep in range(SWEEPS):
        order = range(len(levels)) if sweep % 2 == 0 else reversed(range(len(levels)))
        for index in order:
            wanted = {node.id: _wanted(node, linked, across) for node in levels[index]}
            levels[index].sort(key=lambda node: (wanted[node.id], *_by_date(node)))
            rows[index] = _rows(levels[index], columns)
            for row in rows[index]:
                across.update(_places(row, wanted, columns))

    cells: dict[str, tuple[int, int]] = {}
    bands: list[str] = []
    for level_rows in rows:
        for row in level_rows:
            cells.update((node.id, (len(bands), across[node.id])) for node in row)
            bands.append(band_of(row[0]))
    left = min(column for _, column in cells.values())
    right = max(column for _, column in cells.values())
    return Grid({id_: (row, column - left) for id_, (row, column) in cells.items()}, tuple(bands), right - left + 1)


def _ranks(nodes: Sequence[Node], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many steps up inside its own level a node stands below the highest; circles are cut where they are met."""
    band = {node.id: band_of(node) for node in nodes}
    above: dict[str, list[str]] = defaultdict(list)
    for source, target in pairs:
        if band[source] == band[target] and source != target:
            above[source].append(target)
    rank: dict[str, int] = {}
    for node in nodes:
        stack = [(node.id, iter(above[node.id]))]
        open_ones = {node.id}
        while stack:
            one, following = stack[-1]
            onward = next((end for end in following if end not in rank and end not in open_ones), None)
            if onward is not None:
                open_ones.add(onward)
                stack.append((onward, iter(above[onward])))
                continue
            stack.pop()
            if one not in rank:
                rank[one] = max((rank[end] + 1 for end in above[one] if end in rank), default=0)
    return rank


def _columns(sizes: Sequence[int]) -> int:
    """How many boxes stand side by side so that the whole comes near the shape of a screen."""

    def distance(columns: int) -> float:
        return abs(columns * CELL_WIDTH / (sum(ceil(size / columns) for size in sizes) * CELL_HEIGHT) - ASPECT)

    return min(range(1, max(sizes) + 1), key=distance)


def _rows(level: Sequence[Node], columns: int) -> list[list[Node]]:
    """The rows of a level, filled column by column so that neighbours in order stay near each other."""
    count = ceil(len(level) / columns)
    return [list(level[row::count]) for row in range(count)]


def _places(row: Sequence[Node], wanted: Mapping[str, float], columns: int) -> dict[str, int]:
    """Columns for a row, in its order, as near as can be to those wanted (the middle for who wants none)."""
    middle = (columns - len(row)) // 2
    wishes = [wanted.get(node.id, middle + index) for index, node in enumerate(row)]
    # least total distance: best[c] with the boxes so far at columns up to c
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * columns
    for index, wish in enumerate(wishes):
        nearest: tuple[float, tuple[int, ...]] = (float("inf"), ())
        following = [nearest] * min(index, columns)
        for column in range(index, columns):
            before = best[column - 1] if index else (0.0, ())
            if len(before[1]) == index and (far := before[0] + abs(column - wish)) <= nearest[0]:
                nearest = min(nearest, (far, (*before[1], column)))
            following.append(nearest)
        best = following
    return {node.id: column for node, column in zip(row, best[-1][1], strict=True)}


def _wanted(node: Node, linked: Mapping[str, set[str]], across: Mapping[str, int]) -> float:
    around = sorted(across[id_] for id_ in linked.get(node.id, ()))
    return round(sum(around) / len(around), 3) if around else float(across[node.id])


def _by_date(node: Node) -> tuple[date, str]:
    return (node.issued or date.max, node.id)
