"""A drawing: boxes, lines and strips with their places in pixels, before it is written as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from kg.tuples import NamedTuple

Point = tuple[float, float]


class Label(NamedTuple):
    """One line of text. `look` names its style; "state" and "mark" change with the day that the page shows.

    `members` are the documents whose states a "tally" counts.
    """

    x: float
    y: float
    text: str
    look: str
    tone: str = ""
    anchor: str = "start"
    members: tuple[str, ...] = ()


class Box(NamedTuple):
    """A rectangle by its upper left corner. `look` names its colours, `node` the document it stands for."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str
    labels: tuple[Label, ...] = ()
    node: str | None = None
    focus: bool = False

    def covers(self, start: Point, end: Point) -> bool:
        """Whether a horizontal or vertical segment runs through the inside of the box."""
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        return left < self.x + self.width and right > self.x and top < self.y + self.height and bottom > self.y

    def touches(self, point: Point) -> bool:
        """Whether a point lies on the edge of the box, or in it."""
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height


class Line(NamedTuple):
    """An arrow along `points`, from the document `source` to `target`; `net` is the bundle that it runs in.

    `curved`: the points are the ends and control points of Bézier curves, one after the other.
    """

    points: tuple[Point, ...]
    kind: str
    dashed: bool
    source: str
    target: str
    words: str
    net: str = ""
    curved: bool = False


class Strip(NamedTuple):
    """The background of one level, with its name."""

    name: str
    top: float
    bottom: float


class Note(NamedTuple):
    """A line of text below a drawing; `kind` puts a sample of such a line before it."""

    text: str
    kind: str = ""
    dashed: bool = False


class Drawing(NamedTuple):
    """All of it; `title` says what it shows, `notes` stand below it."""

    width: float
    height: float
    boxes: Sequence[Box]
    lines: Sequence[Line]
    strips: Sequence[Strip]
    title: str
    notes: Sequence[Note] = ()
