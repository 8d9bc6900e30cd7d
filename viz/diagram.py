"""The diagram (lược đồ) of a document: itself in the middle, its relations in boxes with counts and validity.

On the left what it acts on, on the right what acts on it, as the users of the legal portals know it. A page holds
the diagrams of the nearest documents as well, so that a click moves on.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.base.law_words import RELATIONS, STATES
from kg.viz.boxes import HEIGHT, WIDTH, document_box, notes
from kg.viz.content import cut, has_state, kind_of, name_of, relation_words
from kg.viz.drawing import Box, Drawing, Label, Line
from kg.viz.picture import FOLDED, Link, Node, Picture
from kg.viz.words import word

#: At most so many diagrams in a page, and documents named in one box.
DIAGRAMS, NAMED = 40, 7
_GROUP, _GAP, _ROW, _HEAD, _SPACE = 340.0, 96.0, 24.0, 52.0, 22.0


def diagrams(picture: Picture, lang: str, title: str) -> dict[str, Drawing]:
    """The diagram of the document in focus and of those around it whose relations the picture holds, by id."""
    nodes = {node.id: node for node in picture.drawn if node.origin != FOLDED}
    around: dict[str, list[Link]] = defaultdict(list)
    for link in picture.drawn_links:
        if link.source in nodes and link.target in nodes:
            around[link.source].append(link)
            around[link.target].append(link)
    # nearest first: the picture lists its documents in the order of importance
    chosen = [picture.focus, *(id_ for id_ in nodes if id_ != picture.focus and around[id_])][:DIAGRAMS]
    return {
        id_: _diagram(picture, nodes, nodes[id_], around[id_], lang, title if id_ == picture.focus else "")
        for id_ in chosen
    }


def _diagram(picture: Picture, nodes: dict[str, Node], node: Node, links: list[Link], lang: str, title: str) -> Drawing:
    groups: dict[tuple[bool, str], list[tuple[Link, Node]]] = defaultdict(list)
    seen: set[tuple[bool, str, str]] = set()
    for link in links:
        back = link.target == node.id
        other = nodes[link.source if back else link.target]
        if (back, link.relation, other.id) not in seen:
            seen.add((back, link.relation, other.id))
            groups[back, link.relation].append((link, other))
    order = sorted(groups, key=lambda key: list(RELATIONS).index(key[1]))
    sides = {back: [key for key in order if key[0] == back] for back in (False, True)}
    heights = {
        key: _head(groups[key]) + _ROW * min(len(groups[key]), NAMED + (len(groups[key]) > NAMED)) + 8 for key in order
    }
    tall = {back: sum(heights[key] + _SPACE for key in keys) - _SPACE for back, keys in sides.items()}
    height = max(*tall.values(), HEIGHT) + 40
    aside = {back: 20 + (_GROUP + _GAP if keys else 0) for back, keys in sides.items()}
    middle = aside[False]
    width = middle + WIDTH + aside[True]
    centre = document_box(node, middle, (height - HEIGHT) / 2, picture._replace(focus=node.id), lang)
    boxes, lines = [centre], []
    for back, keys in sides.items():
        y = (height - tall[back]) / 2
        x = middle + WIDTH + _GAP if back else 20.0
        for place, key in enumerate(keys):
            boxes += _group(groups[key], key[1], back, x, y, heights[key], lang)
            end = middle + WIDTH if back else middle
            own = (end, centre.y + HEIGHT * (place + 1) / (len(keys) + 1))
            edge = (x if back else x + _GROUP, y + min(heights[key] / 2, 30.0))
            # arrows run from the document that acts; the turns stand apart so that no two lie on one another
            turn = end + (1 if back else -1) * (24 + (_GAP - 48) * (_turn(place, len(keys), own[1] > edge[1])))
            points = (own, (turn, own[1]), (turn, edge[1]), edge)
            dashed = all(link.basis == "inferred" for link, _ in groups[key])
            kind = kind_of(groups[key][0][0])
            lines.append(Line(points[::-1] if back else points, kind, dashed, node.id, node.id, ""))
            y += heights[key] + _SPACE
    return Drawing(width, height, boxes, lines, (), title or name_of(node, lang), notes(picture, lang))


def _turn(place: int, count: int, rising: bool) -> float:
    """Where between box and group an arrow turns, 0 to 1: nearer the group for the outer ones above, and so on."""
    share = (place + 1) / (count + 1)
    return share if rising else 1 - share


def _head(found: list[tuple[Link, Node]]) -> float:
    """The height of the heading of a group; its second line counts states."""
    return _HEAD if any(has_state(node) for _, node in found) else _HEAD - 18


def _group(
    found: list[tuple[Link, Node]], relation: str, back: bool, x: float, y: float, height: float, lang: str
) -> list[Box]:
    """The box of one relation, and a row for each of its first documents."""
    whole = {link.scope == "whole" for link, _ in found}
    words = relation_words(found[0][0]._replace(scope="whole" if True in whole else "part"), lang, back=back)
    members = tuple(node.id for _, node in found if has_state(node))
    heading = f"{cut(f'{words[:1].upper()}{words[1:]}', 38)} ({len(found)})"
    labels = [Label(x + 12, y + 20, heading, "group")]
    if members:
        told = tally([node for _, node in found if has_state(node)])
        labels.append(Label(x + 12, y + 39, told, "tally", members=members))
    more = len(found) - NAMED
    if more > 0:
        last = y + _head(found) + _ROW * NAMED + 16
        labels.append(Label(x + 12, last, word("and_more", lang, count=more), "row"))
    rows = []
    for place, (_, node) in enumerate(found[:NAMED]):
        top = y + _head(found) + _ROW * place
        name = name_of(node, lang)
        mark = STATES[node.status.state]["mark"] if has_state(node) else ""
        texts = (Label(x + 12, top + 16, mark, "mark"), Label(x + 36, top + 16, cut(name, 38), "row"))
        title = " · ".join(filter(None, (name, node.title, node.issuer)))
        rows.append(Box(x + 4, top, _GROUP - 8, _ROW, "row", title, texts, node.id))
    return [Box(x, y, _GROUP, height, "group", heading, tuple(labels)), *rows]


def tally(nodes: list[Node]) -> str:
    """How many of the documents are in which state, by marks: "✔ 3 · ✖ 1 · ? 2"."""
    marks = Counter(STATES[node.status.state]["mark"] for node in nodes)
    order = dict.fromkeys(state["mark"] for state in STATES.values())
    return " · ".join(f"{mark} {marks[mark]}" for mark in order if marks[mark])
