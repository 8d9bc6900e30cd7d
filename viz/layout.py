"""Where boxes stand: a band per level, central at the top, reports at the bottom; the same on every run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import ceil

from kg.viz.picture import Node, Picture

#: Bands from top to bottom: the levels of kg.model.Level, then the reports.
BANDS = ("central", "ministry", "province", "district", "commune", "unknown", "report")

BOX_WIDTH, BOX_HEIGHT = 196, 92  # pixels at scale 1
GAP_X, GAP_Y = 34, 52
BAND_HEAD = 34  # room above the boxes of a band, for its name
ASPECT = 1.35  # width to height of the whole, that of the drawing area on an office screen
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of one level, in the coordinates of the boxes."""

    key: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of boxes by node id, and the bands, in pixels at scale 1."""

    places: dict[str, tuple[float, float]]
    bands: tuple[Band, ...]
    width: float


def band_of(node: Node) -> str:
    """The band of a box: reports stand below everything they cite, whoever wrote them."""
    return "report" if node.type == "report" else node.level


def layered(picture: Picture) -> Layout:
    """Boxes in bands; inside a band near what they are linked to (barycentre), then by date of issue."""
    members: dict[str, list[Node]] = defaultdict(list)
    for node in picture.nodes:
        members[band_of(node)].append(node)
    bands = [key for key in BANDS if members[key]]
    columns = _columns([len(members[key]) for key in bands])

    order = {key: sorted(members[key], key=_by_date) for key in bands}
    across = {key: _across(order[key], columns) for key in bands}
    linked: dict[str, set[str]] = defaultdict(set)
    for link in picture.links:
        linked[link.source].add(link.target)
        linked[link.target].add(link.source)
    for sweep in range(SWEEPS):
        for key in bands if sweep % 2 == 0 else reversed(bands):
            others = {id_: x for other in bands if other != key for id_, x in across[other].items()}
            centres = {node.id: _barycentre(node, linked, others, across[key]) for node in order[key]}
            order[key].sort(key=lambda node: (centres[node.id], *_by_date(node)))
            across[key] = _across(order[key], columns)

    places: dict[str, tuple[float, float]] = {}
    strips = []
    top = 0.0
    for key in bands:
        rows = ceil(len(order[key]) / columns)
        first = top + BAND_HEAD + BOX_HEIGHT / 2
        for index, node in enumerate(order[key]):
            places[node.id] = (across[key][node.id], first + (index % rows) * (BOX_HEIGHT + GAP_Y))
        bottom = first + (rows - 1) * (BOX_HEIGHT + GAP_Y) + BOX_HEIGHT / 2 + GAP_Y / 2
        strips.append(Band(key, top, bottom))
        top = bottom
    return Layout(places, tuple(strips), columns * (BOX_WIDTH + GAP_X) + GAP_X)


def _columns(sizes: list[int]) -> int:
    """How many boxes stand side by side so that the whole comes near the shape of a screen."""

    def distance(columns: int) -> float:
        rows = sum(ceil(size / columns) for size in sizes)
        height = rows * (BOX_HEIGHT + GAP_Y) + len(sizes) * BAND_HEAD
        return abs(columns * (BOX_WIDTH + GAP_X) / height - ASPECT)

    return min(range(1, max(sizes) + 1), key=distance)


def _across(nodes: list[Node], columns: int) -> dict[str, float]:
    """The x of each box, filled column by column so that neighbours in order stay near each other."""
    rows = ceil(len(nodes) / columns)
    used = ceil(len(nodes) / rows)
    pitch = BOX_WIDTH + GAP_X
    return {node.id: (index // rows - (used - 1) / 2) * pitch for index, node in enumerate(nodes)}


def _barycentre(node: Node, linked: dict[str, set[str]], others: dict[str, float], own: dict[str, float]) -> float:
    # sorted: the last digit of a sum of floats depends on its order, and the place must not
    around = [others[id_] for id_ in sorted(linked[node.id]) if id_ in others]
    return round(sum(around) / len(around), 3) if around else own[node.id]


def _by_date(node: Node) -> tuple[date, str]:
    return (node.issued or date.max, node.id)
