"""The network page: pyvis makes the network, we write the file.

pyvis' own writer loads scripts from elsewhere even when asked not to, and takes titles for markup. So its
nodes, edges and options are taken as data, and vis-network (Apache-2.0 or MIT) is read from the installed
pyvis package (BSD-3-Clause). Its style sheet is left out: it serves toolbars that this page does not have.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.model import DocType, State
from kg.naming import fold, type_name
from kg.register.source_names import source_name
from kg.viz.layout import BOX_HEIGHT, BOX_WIDTH, GAP_Y, Layout, layered
from kg.viz.page import Cell, Table, asset, page
from kg.viz.picture import FOLDED, Link, Node, Picture
from kg.viz.words import RELATIONS, STATES, WORDS, state_in_a_box, state_in_full, word
from kg.writing import write_file

FAMILIES: dict[str, tuple[DocType, ...]] = {
    "law": ("constitution", "law", "code", "ordinance"),
    "decree": ("decree",),
    "resolution": ("resolution", "joint_resolution", "conclusion"),
    "circular": ("circular", "joint_circular"),
    "decision": ("decision", "directive", "order", "regulation", "rules"),
    "plan": ("plan", "programme", "scheme"),
    "letter": ("official_letter", "notice", "guidance", "submission", "consolidated", "other"),
    "report": ("report",),
}
TONES: dict[State, str] = {
    "in_force": "good",
    "not_yet_in_force": "warn",
    "partly_repealed": "warn",
    "suspended": "warn",
    "probably_lapsed": "warn",
    "replaced": "bad",
    "repealed": "bad",
    "expired": "bad",
    "lapsed_with_parent": "bad",
    "unknown": "none",
}
CHANGES = frozenset({"amends", "supplements", "replaces", "repeals", "suspends", "corrects"})
MENTIONS = frozenset({"cites", "issued_by"})

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LABELLED_EDGES = 14  # up to here every edge carries its words; beyond, those of the chosen document
QUOTE_BUDGET = 200_000  # characters of quotations in a page, so that it stays under 2 MB
FAR_LETTERS = 12  # letters in a line of a box seen from afar
_MARGIN = 6
_SCRIPT_WORDS = (
    "panel_empty", "search_found", "search_none", "copied", "out_links", "in_links", "no_links",
)  # fmt: skip


def write_network(picture: Picture, path: Path | str, lang: str = "vi") -> None:
    """Write `picture` as one HTML file that needs no network, in "vi" or "en".

    The same picture gives the same bytes. Raises OSError if the file cannot be written (nothing is left
    half-written), ValueError for another language, FileNotFoundError if pyvis carries no vis-network.
    """
    write_file(Path(path), network_page(picture, lang))


def network_page(picture: Picture, lang: str = "vi") -> str:
    """The HTML of `write_network`."""
    index = {node.id: number for number, node in enumerate(picture.nodes)}
    layout = layered(picture)
    quotes = min(1000, QUOTE_BUDGET // max(1, len(picture.links)))
    data = {
        "focus": picture.focus,
        "day": picture.day.isoformat(),
        "words": {key: word(key, lang) for key in _SCRIPT_WORDS},
        "nodes": [_node_data(node, picture.day, lang) for node in picture.nodes],
        "links": [_link_data(link, index, quotes, lang) for link in picture.links],
        "bands": [
            {"name": word(f"level_{band.key}", lang), "top": band.top, "bottom": band.bottom} for band in layout.bands
        ],
        "vis": _vis(picture, layout, lang),
    }
    focus = next(node for node in picture.nodes if node.id == picture.focus)
    return page(
        lang=lang,
        heading=f"{type_name(focus.type, lang)} {picture.heading}" if picture.heading else word("title", lang),
        summary=_summary(picture, lang),
        data=data,
        legend=_legend(picture, lang),
        tables=(_documents(picture, lang), _relations(picture, quotes, lang)),
        scripts=(vis_network(), asset("network.js")),
    )


@cache
def vis_network() -> str:
    """The newest vis-network that the installed pyvis ships."""
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


def family(node: Node) -> str:
    """The group of document types that share a colour."""
    return next((name for name, types in FAMILIES.items() if node.type in types), "letter")


def _vis(picture: Picture, layout: Layout, lang: str) -> dict[str, Any]:
    """Nodes, edges and options as pyvis writes them."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_options()))
    for node in picture.nodes:
        x, y = layout.places[node.id]
        network.add_node(
            node.id,
            label=_box(node, lang),
            far=_far_box(node, lang),
            shape="box",
            group=family(node),
            x=x,
            y=y,
            tone=TONES[node.status.state],
            borderWidth=4 if node.id == picture.focus else 2,
            shapeProperties={"borderRadius": 6, "borderDashes": [2, 3] if node.origin == FOLDED else False},
        )
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in picture.links:
        pairs[link.source, link.target].append(link)
    for (source, target), links in sorted(pairs.items()):
        # "cites" says nothing beside a relation that says more
        saying = [link for link in links if link.relation not in MENTIONS] or links
        relations = {link.relation for link in saying}
        kind = "change" if CHANGES & relations else "cite" if MENTIONS & relations else "basis"
        network.add_edge(
            source,
            target,
            kind=kind,
            words=_edge_words(saying, lang),
            mention=kind == "cite",
            dashes=[8, 6] if all(link.basis == "inferred" for link in saying) else False,
            width=1 if kind == "cite" else 2,
            smooth=_bend(layout.places[source], layout.places[target]),
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
        return {"enabled": True, "type": over, "roundness": round((BOX_HEIGHT + GAP_Y) / apart, 3)}
    return {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.4}


def _box(node: Node, lang: str) -> str:
    """The label of a box, in the four tags that vis-network reads; what comes from data is escaped."""
    kind = type_name(node.type, lang)
    if node.origin == FOLDED:
        return f"<b>{node.label} {_escape(_cut(kind, 18))}</b>\n{_escape(_cut(word('folded_box', lang), 28))}"
    when = _date(node.issued, lang) if node.issued else ""
    if len(kind) + len(when) > 21 and node.issued:
        when = str(node.issued.year)
    first = " · ".join(filter(None, (_cut(kind, 22), when)))
    lines = [_escape(first), f"<b>{_escape(_cut(node.label, 21))}</b>"]
    if node.type != "report":  # a report has no force of its own to lose
        lines.append(f"<i>{_escape(state_in_a_box(node.status.state, lang))}</i>")
    if node.issuer:
        lines.append(f"<code>{_escape(_cut(node.issuer, 27))}</code>")
    return "\n".join(lines)


def _far_box(node: Node, lang: str) -> str:
    """The label of a box seen from afar: only the symbol, large, and the validity."""
    label = [f"<b>{_escape(_cut(line, FAR_LETTERS))}</b>" for line in _two_lines(node.label)]
    if node.origin == FOLDED:
        label.append(f"<i>{_escape(_cut(type_name(node.type, lang), 18))}</i>")
    elif node.type != "report":
        state = state_in_a_box(node.status.state, lang)
        # cutting the word could turn its sense round; the mark alone cannot
        label.append(f"<i>{state if len(state) <= 18 else STATES[node.status.state]['mark']}</i>")
    return "\n".join(label)


def _two_lines(label: str) -> list[str]:
    if len(label) <= FAR_LETTERS:
        return [label]
    for ends in ("/ ", "-"):
        breaks = [i + 1 for i, letter in enumerate(label[:FAR_LETTERS]) if letter in ends]
        if breaks and len(label) - breaks[-1] <= FAR_LETTERS:
            return [label[: breaks[-1]], label[breaks[-1] :]]
    return [label[:FAR_LETTERS], label[FAR_LETTERS:]]


def _node_data(node: Node, day: date, lang: str) -> dict[str, Any]:
    name = _name(node, lang)
    if node.origin == FOLDED:
        facts = [[word("fact_members", lang), _members(node, lang)]]
        hint = word("folded_box", lang)
    else:
        facts = _facts(node, day, lang)
        hint = " · ".join(filter(None, (node.title, node.issuer, state_in_full(node.status.state, lang))))
    text = " ".join(filter(None, (name, node.title, node.issuer, *node.members)))
    return {"id": node.id, "name": name, "hint": hint, "facts": facts, "find": fold(text)}


def _facts(node: Node, day: date, lang: str) -> list[list[str]]:
    status = node.status
    note = f"note_{status.note}"
    facts: list[list[str | None]] = [
        [word("column_title", lang), node.title],
        [word("column_issuer", lang), node.issuer or word("unknown", lang)],
        [word("column_level", lang), word(f"level_{node.level}", lang)],
        [word("column_issued", lang), _date(node.issued, lang) if node.issued else word("unknown", lang)],
        [
            word("as_of", lang, day=_date(day, lang)),
            state_in_full(status.state, lang),
            TONES[status.state],
        ],
        [word("fact_since", lang), _date(status.since, lang) if status.since else None],
        [word("fact_by", lang), status.by],
        [
            word("column_state_source", lang),
            source_name(status.source, lang) if status.source else word("unknown", lang),
        ],
        [word("fact_certainty", lang), _known("certainty", status.certainty, lang)],
        [word("fact_note", lang), word(note, lang) if note in WORDS else None],
        [word("fact_against", lang), status.against],
        [word("fact_origin", lang), _known("origin", node.origin, lang)],
    ]
    return [[part for part in fact if part is not None] for fact in facts if fact[1]]


def _link_data(link: Link, index: dict[str, int], quotes: int, lang: str) -> dict[str, Any]:
    out, back = RELATIONS[link.relation][lang]
    how = [word(link.basis, lang)]
    if link.count > 1:
        how.insert(0, word("times", lang, count=link.count))
    if link.stated_in:
        how.append(f"{word('column_stated_in', lang)}: {link.stated_in}")
    if link.rule and link.basis == "inferred":
        how.append(f"{word('rule', lang)}: {link.rule}")
    return {
        "source": index[link.source],
        "target": index[link.target],
        "out": _partly(out, link, lang),
        "in": _partly(back, link, lang),
        "stated": link.basis == "stated",
        "quote": _cut(link.quote or "", quotes),
        "how": " · ".join(how),
    }


def _partly(words: str, link: Link, lang: str) -> str:
    return words if link.scope == "whole" else f"{words} ({word('in_part', lang)})"


def _edge_words(links: list[Link], lang: str) -> str:
    """What an arrow says: "sửa đổi, bãi bỏ (một phần)"; the whole first, then what concerns a part."""
    groups = []
    for whole in (True, False):
        some = [link for link in links if (link.scope == "whole") == whole]
        if some:
            words = ", ".join(dict.fromkeys(RELATIONS[link.relation][lang][0] for link in some))
            groups.append(_partly(words, some[0], lang))
    return ", ".join(groups)


def _summary(picture: Picture, lang: str) -> str:
    folded = sum(node.count for node in picture.nodes if node.origin == FOLDED)
    documents = sum(node.origin != FOLDED for node in picture.nodes)
    counts = word(
        "counts_folded" if folded else "counts",
        lang,
        documents=documents,
        links=len(picture.links),
        folded=folded,
    )
    return f"{word('as_of', lang, day=_date(picture.day, lang))} · {counts}"


def _legend(picture: Picture, lang: str) -> str:
    def item(classes: str, text: str) -> str:
        return f'<li><span class="{classes}"></span>{html.escape(text)}</li>'

    def group(title: str, items: list[str]) -> str:
        return f"<h3>{html.escape(word(title, lang))}</h3><ul>{''.join(items)}</ul>"

    used = {family(node) for node in picture.nodes}
    kinds = [item(f"swatch {name}", word(f"family_{name}", lang)) for name in FAMILIES if name in used]
    if any(node.origin == FOLDED for node in picture.nodes):
        kinds.append(item("swatch folded", word("family_folded", lang)))
    kinds.append(item("swatch focus", word("focus", lang)))
    states = {node.status.state for node in picture.nodes if node.origin != FOLDED}
    marks = [
        f'<li><span class="state {TONES[state]}">{html.escape(state_in_full(state, lang))}</span></li>'
        for state in STATES
        if state in states
    ]
    lines = [item(f"stroke {kind}", word(f"line_{kind}", lang)) for kind in ("basis", "change", "cite")]
    lines += [item("stroke", word("stated", lang)), item("stroke dashed", word("inferred", lang))]
    notes = [f"<p>{html.escape(word(key, lang))}</p>" for key in ("legend_arrow", "legend_unknown")]
    return (
        group("legend_types", kinds)
        + group("legend_states", marks)
        + notes[1]
        + group("legend_lines", lines)
        + notes[0]
    )


def _documents(picture: Picture, lang: str) -> Table:
    columns = ("document", "type", "title", "issuer", "level", "issued", "state", "state_source")
    rows = [
        (
            Cell(node.label, node.id),
            Cell(type_name(node.type, lang)),
            Cell(_members(node, lang) if node.origin == FOLDED else node.title or ""),
            Cell(node.issuer or ""),
            Cell(word(f"level_{node.level}", lang)),
            Cell(_date(node.issued, lang) if node.issued else ""),
            Cell("" if node.origin == FOLDED else state_in_full(node.status.state, lang)),
            Cell(source_name(node.status.source or "", lang)),
        )
        for node in picture.nodes
    ]
    return Table("documents", [word(f"column_{column}", lang) for column in columns], rows)


def _relations(picture: Picture, quotes: int, lang: str) -> Table:
    columns = ("from", "relation", "to", "basis", "quote", "stated_in")
    names = {node.id: _name(node, lang) for node in picture.nodes}
    rows = [
        (
            Cell(names[link.source], link.source),
            Cell(_partly(RELATIONS[link.relation][lang][0], link, lang)),
            Cell(names[link.target], link.target),
            Cell(word(link.basis, lang)),
            Cell(_cut(link.quote or "", quotes)),
            Cell(link.stated_in or ""),
        )
        for link in picture.links
    ]
    return Table("relations", [word(f"column_{column}", lang) for column in columns], rows)


def _name(node: Node, lang: str) -> str:
    kind = type_name(node.type, lang)
    if node.origin == FOLDED:
        return f"{node.label} {kind}"
    return node.label if fold(node.label).startswith(fold(kind)) else f"{kind} {node.label}"


def _members(node: Node, lang: str) -> str:
    named = ", ".join(node.members)
    more = node.count - len(node.members)
    return f"{named}, {word('and_more', lang, count=more)}" if more else named


def _known(group: str, value: str, lang: str) -> str:
    key = f"{group}_{value}"
    return word(key, lang) if key in WORDS else value


def _date(day: date, lang: str) -> str:
    """A day as people write it: 14/08/2023 in Vietnamese, 14 Aug 2023 in English, whatever the locale."""
    if lang == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _escape(text: str) -> str:
    """Text for a vis-network label: it reads these entities, and line breaks are ours."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
