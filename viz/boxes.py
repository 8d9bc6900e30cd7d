"""The box of a document in a drawing, and pictures as drawings on a grid: chain and network alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from textwrap import wrap

from kg.base.law_words import state_in_a_box
from kg.naming import type_name
from kg.viz.content import KINDS, MENTIONS, TONES, cut, family, has_state, kind_of, name_of, relation_words
from kg.viz.drawing import Box, Drawing, Label, Note
from kg.viz.grid import BANDS, arrange
from kg.viz.picture import FOLDED, GAP, Link, Node, Picture
from kg.viz.route import Arrow, route
from kg.viz.words import day_text, word

WIDTH, HEIGHT = 216.0, 98.0
_INSET = 10.0


def grid_drawing(picture: Picture, lang: str, title: str, lay: Callable[..., Drawing] = route) -> Drawing:
    """A picture as a drawing: boxes in rows by level, arrows that never run behind a foreign box.

    `lay` leads the arrows: `kg.viz.route.route`, or `kg.viz.graphviz.by_graphviz`, which raises NoGraphviz.
    """
    nodes, links = picture.drawn, picture.drawn_links
    by_id = {node.id: node for node in nodes}
    return lay(
        arrange(nodes, links),
        arrows_of(links, lang),
        lambda id_, x, y: document_box(by_id[id_], x, y, picture, lang),
        (WIDTH, HEIGHT),
        {band: word(f"strip_{band}", lang) for band in BANDS},
        title,
        notes(picture, lang),
    )


def arrows_of(links: tuple[Link, ...], lang: str) -> list[Arrow]:
    """One arrow for each pair of documents, with all its relations in words; "cites" says nothing beside more."""
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        pairs[link.source, link.target].append(link)
    arrows = []
    for (source, target), found in sorted(pairs.items()):
        saying = [link for link in found if link.relation not in MENTIONS] or found
        kinds = {kind_of(link) for link in saying}
        arrows.append(
            Arrow(
                source,
                target,
                next(kind for kind in ("change", "basis", "cite") if kind in kinds),
                all(link.basis == "inferred" for link in saying),
                ", ".join(dict.fromkeys(relation_words(link, lang) for link in saying)),
            )
        )
    return arrows


def document_box(node: Node, x: float, y: float, picture: Picture, lang: str) -> Box:
    """The box of a node: kind and date, symbol, issuer, title, and its validity by mark and word."""
    name = name_of(node, lang)
    made = partial(Box, x, y, WIDTH, HEIGHT, node=node.id, focus=node.id == picture.focus)
    if node.origin == GAP:
        texts = [("symbol", line) for line in wrap(f"∅ {cut(node.label, 34)}", 18)[:2]]
        texts.append(("kind", cut(word("gap_kind", lang, kind=type_name(node.type, lang).lower()), 34)))
        texts.append(("kind", cut(word("gap_box", lang), 34)))
        return made("gap", f"{name}. {word('gap_hint', lang)}", _labels(texts, x, y))
    if node.origin == FOLDED:
        texts = [("symbol", f"{node.label} {cut(type_name(node.type, lang), 18)}")]
        texts.append(("kind", word("folded_box", lang)))
        return made("folded", name, _labels(texts, x, y))
    texts = [("kind", first_line(node, lang)), ("symbol", cut(node.label, 20))]
    texts += [("issuer", cut(node.issuer, 31))] if node.issuer else []
    texts += [("title", cut(node.title, 31))] if node.title and node.title != node.label else []
    labels = list(_labels(texts, x, y))
    if has_state(node):
        shaky = node.is_shaky(picture.day)
        state = state_in_a_box(node.status.state, lang)
        tone = "shaky" if shaky else TONES[node.status.state]
        labels.append(Label(x + _INSET, y + HEIGHT - 11, f"{state} ⚠" if shaky else state, "state", tone))
    title = " · ".join(filter(None, (name, node.title, node.issuer)))
    return made(family(node), title, tuple(labels))


def notes(picture: Picture, lang: str) -> tuple[Note, ...]:
    """What a drawing that stands alone says below itself."""
    drawn = picture.drawn_links
    kinds = {arrow.kind for arrow in arrows_of(drawn, lang)}
    told = [Note(word("as_of", lang, day=day_text(picture.day, lang)))]
    told += [Note(word(f"line_{kind}", lang), kind) for kind in KINDS if kind in kinds]
    if any(link.basis == "inferred" for link in drawn):
        told.append(Note(word("inferred", lang), "basis", dashed=True))
    told += [Note(word("legend_arrow", lang))] if drawn else []
    if any(node.origin == GAP for node in picture.nodes):
        told.append(Note(f"∅: {word('family_gap', lang)}"))
    if any(node.is_shaky(picture.day) for node in picture.nodes):
        told.append(Note(f"⚠: {word('shaky', lang)}"))
    return (*told, Note(word("legend_unknown", lang)))


def first_line(node: Node, lang: str, room: int = 26) -> str:
    """Kind and date of a document in at most about `room` letters: "Nghị định · 14/08/2023"."""
    kind = type_name(node.type, lang)
    when = day_text(node.issued, lang) if node.issued else ""
    if len(kind) + len(when) > room and node.issued:
        when = str(node.issued.year)
    return " · ".join(filter(None, (cut(kind, room - 2), when)))


def _labels(texts: list[tuple[str, str]], x: float, y: float) -> tuple[Label, ...]:
    labels = []
    baseline = y + 4
    for look, text in texts:
        baseline += {"symbol": 18, "kind": 16}.get(look, 15)
        labels.append(Label(x + _INSET, baseline, " ".join(text.split()), look))
    return tuple(labels)
