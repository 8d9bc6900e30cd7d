"""Arrows led through the room between the boxes of a grid, so that none ever runs behind a box.

An arrow leaves a box at its top, runs in the channel above its row, if need be through a gutter between two columns,
then in the channel below its target's row, and enters the target from below. Arrows that share an end and a look
form a net and share their way; different nets never lie on one another, but for those of boxes that wait to be opened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import groupby

from kg.tuples import NamedTuple
from kg.viz.drawing import Box, Drawing, Line, Note, Point, Strip
from kg.viz.grid import Grid

TRACK = 7.0  # pixels between two lines that run side by side
PORT = 16.0  # pixels between two lines that enter one box; those that leave it stand between
_LEFT, _MARGIN, _PAD, _HEAD = 120.0, 14.0, 20.0, 10.0  # the names of the levels stand in the left margin
_SHARED, _CROWDED = 1.0, 0.15  # how many columns a way is worth that the net already takes, or another net takes


class Arrow(NamedTuple):
    """What is to be drawn: a relation from one node to another."""

    source: str
    target: str
    kind: str
    dashed: bool
    words: str


class _Way:
    def __init__(self, arrow: Arrow, net: str) -> None:
        self.arrow, self.net = arrow, net
        self.gutter: int | None = None


class _Tracks:
    """The lines that run side by side in one channel or gutter: for each net the stretch it takes, then its place."""

    def __init__(self) -> None:
        self.spans: dict[str, tuple[float, float]] = {}
        self.place: dict[str, int] = {}
        self.count = 0

    def take(self, net: str, start: float, end: float) -> None:
        low, high = sorted((start, end))
        if low == high:
            return
        held = self.spans.get(net, (low, high))
        self.spans[net] = (min(held[0], low), max(held[1], high))

    def settle(self) -> None:
        ends: list[float] = []
        for net, (low, high) in sorted(self.spans.items(), key=lambda item: (item[1], item[0])):
            track = next((n for n, end in enumerate(ends) if end < low), len(ends))
            ends[track : track + 1] = [high]
            self.place[net] = track
        self.count = len(ends)

    def offset(self, net: str) -> float:
        return (self.place.get(net, 0) + 0.5) * TRACK


def route(
    grid: Grid,
    arrows: Sequence[Arrow],
    box: Callable[[str, float, float], Box],
    size: tuple[float, float],
    names: Mapping[str, str],
    title: str,
    notes: Sequence[Note] = (),
    waiting: Set[str] = frozenset(),
) -> Drawing:
    """The drawing of a grid. `box` makes the box of a node at its upper left corner, `names` are those of the bands.

    A band without a name has no strip. No room is kept for the arrows of nodes in `waiting`: they may lie on others.
    """
    width, height = size
    cells = grid.cells
    arrows = [one for one in arrows if one.source != one.target]
    ways = _nets(arrows)
    settled: list[_Way] = []  # those for which room is kept
    late: list[_Way] = []
    for way in ways:
        (late if {way.arrow.source, way.arrow.target} & waiting else settled).append(way)
    gutters = [_Tracks() for _ in range(grid.columns + 1)]
    _choose_gutters(settled, cells, gutters)
    lefts = []
    x = _LEFT
    for gutter in gutters:
        gutter.settle()
        lefts.append(x)
        x += _PAD + gutter.count * TRACK + width
    _choose_gutters(late, cells, gutters)
    total = x - width + _MARGIN
    box_x = {node: lefts[column + 1] - width for node, (_, column) in cells.items()}

    def gutter_x(way: _Way) -> float:
        assert way.gutter is not None
        return lefts[way.gutter] + _PAD / 2 + gutters[way.gutter].offset(way.net)

    entry_x, exit_x = (
        {key: box_x[key[0]] + width / 2 + shift for key, shift in {**every, **first}.items()}
        for every, first in zip(_ports(ways, cells, width), _ports(settled, cells, width), strict=True)
    )

    channels = [_Tracks() for _ in range(len(grid.bands) + 1)]
    for way in settled:
        out, into = exit_x[way.arrow.source, way.net], entry_x[way.arrow.target, way.net]
        above, below = cells[way.arrow.source][0], cells[way.arrow.target][0] + 1
        if way.gutter is None:
            channels[above].take(way.net, out, into)
        else:
            channels[above].take(way.net, out, gutter_x(way))
            channels[below].take(way.net, gutter_x(way), into)
    for channel in channels:
        channel.settle()

    channel_y, row_y, strips, bottom = _heights(grid, channels, height, names)

    def track_y(channel: int, net: str) -> float:
        return channel_y[channel] + _PAD / 2 + channels[channel].offset(net)

    lines = []
    for way in ways:
        arrow = way.arrow
        (source_row, _), (target_row, _) = cells[arrow.source], cells[arrow.target]
        out, into = exit_x[arrow.source, way.net], entry_x[arrow.target, way.net]
        start, end = (out, row_y[source_row]), (into, row_y[target_row] + height)
        first = track_y(source_row, way.net)
        if way.gutter is None:
            points = [start, (out, first), (into, first), end]
        else:
            last = track_y(target_row + 1, way.net)
            aside = gutter_x(way)
            points = [start, (out, first), (aside, first), (aside, last), (into, last), end]
        lines.append(
            Line(_straight(points), arrow.kind, arrow.dashed, arrow.source, arrow.target, arrow.words, way.net)
        )
    boxes = [box(node, box_x[node], row_y[row]) for node, (row, _) in cells.items()]
    return Drawing(total, bottom, boxes, lines, strips, title, notes)


def _nets(arrows: Sequence[Arrow]) -> list[_Way]:
    """Each arrow in the bundle of that end which more arrows share."""
    leaving = Counter(arrow.source for arrow in arrows)
    arriving = Counter(arrow.target for arrow in arrows)
    ways = []
    for arrow in arrows:
        end = f">{arrow.target}" if arriving[arrow.target] >= leaving[arrow.source] else f"<{arrow.source}"
        ways.append(_Way(arrow, f"{end} {arrow.kind} {'dashed' if arrow.dashed else ''}"))
    return ways


def _choose_gutters(ways: Sequence[_Way], cells: Mapping[str, tuple[int, int]], gutters: Sequence[_Tracks]) -> None:
    """The gutter of each way that has to pass rows: short, shared with its net, not crowded."""
    for way in sorted(ways, key=lambda way: (way.net, way.arrow.source, way.arrow.target)):
        (row, column), (target_row, target_column) = cells[way.arrow.source], cells[way.arrow.target]
        if row == target_row + 1:
            continue

        def cost(gutter: int, way: _Way = way, ends: tuple[int, int] = (column, target_column)) -> tuple[float, int]:
            far = sum(abs(end + 0.5 - gutter) for end in ends)
            shared = _SHARED if way.net in gutters[gutter].spans else 0
            return far - shared + _CROWDED * len(gutters[gutter].spans.keys() - {way.net}), gutter

        way.gutter = min(range(len(gutters)), key=cost)
        gutters[way.gutter].take(way.net, *sorted((float(row), target_row + 1.5)))


def _ports(
    ways: Sequence[_Way], cells: Mapping[str, tuple[int, int]], width: float
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Where each net enters a box at its bottom and leaves one at its top, from the middle of the box.

    Straight above one another, a way out and a way in share their place only if they are one net.
    """
    room = int((width - 2 * PORT) / PORT / 2)
    entries: dict[tuple[str, str], float] = {}
    exits: dict[tuple[str, str], float] = {}
    arriving: dict[str, list[str]] = defaultdict(list)
    leaving: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for way in ways:
        if way.net not in arriving[way.arrow.target]:
            arriving[way.arrow.target].append(way.net)
    for target, nets in arriving.items():
        for index, net in enumerate(sorted(nets, key=lambda net: ("dashed" in net, net))):
            step = (index + 1) // 2 % (room + 1)
            entries[target, net] = PORT * (step if index % 2 else -step)
    for way in ways:
        (row, column), (target_row, target_column) = cells[way.arrow.source], cells[way.arrow.target]
        if row == target_row + 1 and column == target_column:
            exits[way.arrow.source, way.net] = entries[way.arrow.target, way.net]
        towards = (way.gutter if way.gutter is not None else target_column + 0.5) - column - 0.5
        leaving[way.arrow.source].append((-1 if towards < 0 else 1, way.net))
    for source, rows in leaving.items():
        taken = {-1: 0, 1: 0}
        for side, net in sorted(rows):
            if (source, net) not in exits:
                exits[source, net] = side * PORT * (0.5 + taken[side] % room)
                taken[side] += 1
    return entries, exits


def _heights(
    grid: Grid, channels: Sequence[_Tracks], height: float, names: Mapping[str, str]
) -> tuple[list[float], list[float], list[Strip], float]:
    """The top of each channel and of each row, the strips of the levels, and the whole height."""
    channel_y, row_y = [], []
    tops: list[float] = []
    y = 0.0
    for row, band in enumerate(grid.bands):
        if row == 0 or band != grid.bands[row - 1]:
            tops.append(y)
            y += _HEAD
        channel_y.append(y)
        y += _PAD + channels[row].count * TRACK
        row_y.append(y)
        y += height
    channel_y.append(y)
    y += _PAD + channels[-1].count * TRACK
    bands = [band for band, _ in groupby(grid.bands)]
    bottoms = [*tops[1:], y]
    strips = [
        Strip(names[band], top, bottom) for band, top, bottom in zip(bands, tops, bottoms, strict=True) if band in names
    ]
    return channel_y, row_y, strips, y


def _straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same way without points that lie on a straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and any(kept[-2][axis] == kept[-1][axis] == point[axis] for axis in (0, 1)):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
