"""What every view shows beside its picture: facts and sentences for the panel, the legend, the tables.

The script of the page reads `content`: nodes and links by their number, every text in the page's language, and for
each node its validity over time, so that the page can tell the state of any day by itself.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from kg.base.law_words import RELATIONS, STATES, state_in_a_box, state_in_full
from kg.base.source_names import source_name
from kg.base.state_words import changes_since
from kg.base.xml import escape_html
from kg.model import DocType, State, Status
from kg.naming import fold, kind_name, type_name
from kg.viz.grounds import Ground
from kg.viz.page import Table, TableCell
from kg.viz.picture import FOLDED, GAP, Link, Node, Picture
from kg.viz.words import WORDS, day_text, word

FAMILIES: dict[str, tuple[DocType, ...]] = {
    "law": ("constitution", "law", "code", "ordinance"),
    "decree": ("decree",),
    "resolution": ("resolution", "joint_resolution", "conclusion"),
    "circular": ("circular", "joint_circular"),
    "decision": ("decision", "directive", "order", "regulation", "rules"),
    "plan": ("plan", "programme", "scheme"),
    "letter": (
        "official_letter", "notice", "guidance", "submission", "consolidated", "judgment", "court_decision",
        "indictment", "expert_conclusion", "other",
    ),
    "report": ("report",),
}  # fmt: skip
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
    "stood_when_looked": "stood",
    "presumed_in_force": "stood",
}
CHANGES = frozenset({"amends", "supplements", "replaces", "repeals", "suspends", "corrects"})
MENTIONS = frozenset({"cites", "issued_by"})
KINDS = ("basis", "change", "cite")

QUOTE_BUDGET = 150_000  # characters of quotations in a page, so that it stays under 2 MB
_FILE, _SEPARATOR = re.compile(r"/(?!akn/)|[A-Za-z]:[\\/]|\\\\"), re.compile(r"[\\/]")
_SCRIPT_WORDS = (
    "panel_empty", "search_found", "search_none", "copied", "copy", "out_links", "in_links", "no_links", "rests_on",
    "perhaps_on", "in_text", "as_of_day", "folded_open", "folded_close", "moves_on", "no_diagram",
    "page_before", "page_after", "rows_of", "rows_none", "no_quote",
)  # fmt: skip


def content(picture: Picture, lang: str) -> dict[str, Any]:
    """The data of a page, see the top of this module."""
    index = {node.id: number for number, node in enumerate(picture.nodes)}
    quotes = quote_room(picture)
    names = {node.id: name_of(node, lang) for node in picture.nodes}
    of_report = next(node for node in picture.nodes if node.id == picture.focus).type == "report"
    return {
        "focus": picture.focus,
        "day": picture.day.isoformat(),
        "lang": lang,
        "words": {
            **{key: word(key, lang) for key in _SCRIPT_WORDS},
            "day_own": word("day_report" if of_report else "day_own", lang),
        },
        "states": states(lang),
        "marks": list(dict.fromkeys(state["mark"] for state in STATES.values())),
        "nodes": [_node_data(node, names, lang) for node in picture.nodes],
        "links": [_link_data(link, index, quotes, lang) for link in picture.links],
    }


def states(lang: str) -> dict[str, list[str]]:
    """For each state its words in full, its words for a box, and its tone."""
    return {state: [state_in_full(state, lang), state_in_a_box(state, lang), TONES[state]] for state in get_args(State)}


def family(node: Node) -> str:
    """The group of document types that share a colour."""
    return family_of(node.type)


def family_of(kind: DocType) -> str:
    """The group of a document type."""
    return next((name for name, types in FAMILIES.items() if kind in types), "letter")


def kind_of(link: Link) -> str:
    """What sort of line a relation is drawn with."""
    return "change" if link.relation in CHANGES else "cite" if link.relation in MENTIONS else "basis"


def quote_room(picture: Picture) -> int:
    """How many characters of each sentence find room in a page."""
    return min(1000, QUOTE_BUDGET // max(1, len(picture.links)))


def name_of(node: Node, lang: str) -> str:
    """What a document is called in running text: "Nghị định 59/2023/NĐ-CP"."""
    kind = kind_name(node.type, node.label, lang)
    if node.origin == FOLDED:
        return f"{node.label} {type_name(node.type, lang)}"
    if node.origin == GAP:
        return word("gap_name", lang, expected=node.label)
    return node.label if fold(node.label).startswith(fold(kind)) else f"{kind} {node.label}"


def has_state(node: Node) -> bool:
    """Whether a box is a document that can be in force; a report has no force of its own to lose."""
    return node.origin not in (FOLDED, GAP) and node.type != "report"


def relation_words(link: Link, lang: str, *, back: bool = False) -> str:
    """A relation in words: "sửa đổi (một phần)"."""
    words = RELATIONS[link.relation][lang][back]
    return words if link.scope == "whole" else f"{words} ({word('in_part', lang)})"


def _node_data(node: Node, names: dict[str, str], lang: str) -> dict[str, Any]:
    name = names[node.id]
    data: dict[str, Any] = {"id": node.id, "name": name, "label": node.label, "family": family(node)}
    if node.origin == FOLDED:
        data |= {"facts": [[word("fact_members", lang), members_text(node, lang)]], "hint": word("folded_box", lang)}
        data |= {"folded": True, "find": fold(name)}
        return data
    if node.origin == GAP:
        data |= {"facts": [[word("column_level", lang), word(f"level_{node.level}", lang)]], "gap": True}
        data |= {"hint": word("gap_hint", lang), "find": fold(name)}
        return data
    data |= {
        "hint": " · ".join(filter(None, (node.title, node.issuer))),
        "find": fold(" ".join(filter(None, (name, node.title, node.issuer)))),
        "facts": [[key, value] for key, value in _facts(node, lang) if value],
    }
    if has_state(node):
        data["history"] = [
            [
                span.since.isoformat(),
                span.status.state,
                shown_source(span.status.source, lang) or "",
                status_facts(span.status, lang),
            ]
            for span in node.history
        ]
        if node.ground:
            data["ground"] = [[one.since.isoformat(), *_ground(one, names)] for one in node.ground]
    if node.inside:
        data["inside"] = node.inside
    return data


def _facts(node: Node, lang: str) -> list[tuple[str, str | None]]:
    return [
        (word("column_title", lang), node.title),
        (word("column_issuer", lang), node.issuer or word("unknown", lang)),
        (word("column_level", lang), word(f"level_{node.level}", lang)),
        (word("column_issued", lang), day_text(node.issued, lang) if node.issued else word("unknown", lang)),
        (word("fact_origin", lang), _known("origin", node.origin, lang)),
    ]


def status_facts(status: Status, lang: str) -> list[list[str]]:
    """Since when, by what, by whose word, how sure: what the panel says of a status."""
    note = f"note_{status.note}"
    facts = [
        (word("fact_since", lang), day_text(status.since, lang) if status.since else None),
        (word("fact_by", lang), status.by),
        (word("fact_looked_at", lang), day_text(status.looked_at, lang) if status.looked_at else None),
        (word("fact_amended", lang), _changes(status, lang)),
        (word("fact_moved_by", lang), status.moved_by),
        (word("column_state_source", lang), shown_source(status.source, lang) or word("unknown", lang)),
        (word("fact_certainty", lang), _known("certainty", status.certainty, lang)),
        (word("fact_note", lang), word(note, lang) if note in WORDS else None),
        (word("fact_against", lang), status.against),
    ]
    return [[key, value] for key, value in facts if value]


def _changes(status: Status, lang: str) -> str | None:
    """What changed the document after its last look, each with its day."""
    told = [f"{by} ({day_text(day, lang)})" if day else by for by, day in changes_since(status)]
    return ", ".join(told) or None


def _ground(ground: Ground, names: dict[str, str]) -> list[str]:
    """The names of what has fallen: as stated, and as inferred."""

    def told(inferred: bool) -> str:
        found = [names.get(one.document, one.document) for one in ground.fallen if one.inferred == inferred]
        return ", ".join(found[:4]) + (", …" if len(found) > 4 else "")

    return [told(False), told(True)]


def _link_data(link: Link, index: dict[str, int], quotes: int, lang: str) -> dict[str, Any]:
    how = [word("gap_rule" if link.rule == GAP else link.basis, lang)]
    if link.times > 1:
        how.insert(0, word("times", lang, count=link.times))
    if link.stated_in:
        how.append(f"{word('column_stated_in', lang)}: {shown_source(link.stated_in, lang)}")
    if link.rule and link.basis == "inferred" and link.rule != GAP:
        how.append(f"{word('rule', lang)}: {_known('rule', link.rule, lang)}")
    return {
        "source": index[link.source],
        "target": index[link.target],
        "out": relation_words(link, lang),
        "in": relation_words(link, lang, back=True),
        "kind": kind_of(link),
        "stated": link.basis == "stated",
        "quote": cut(link.quote or "", quotes),
        "how": " · ".join(how),
    }


def summary(picture: Picture, lang: str) -> str:
    """What a page shows, in one line."""
    folded = sum(node.times for node in picture.nodes if node.origin == FOLDED)
    gaps = sum(node.origin == GAP for node in picture.nodes)
    documents = sum(node.origin not in (FOLDED, GAP) for node in picture.drawn)
    key = "counts_folded" if folded else "counts_gaps" if gaps else "counts"
    links = sum(link.rule != GAP for link in picture.drawn_links)
    counted = word(key, lang, documents=documents, links=links, folded=folded, gaps=gaps)
    return f"{counted}; {word('counts_cut', lang)}" if picture.cut else counted


def legend(picture: Picture, lang: str) -> str:
    """The legend: each entry says what a colour, mark or line means, and takes it in or out of the picture."""

    def item(sort: str, value: str, look: str, text: str) -> str:
        return (
            f'<li><label><input type="checkbox" checked data-filter="{sort}" value="{value}">{look}'
            f'<span>{escape_html(text)} <span class="count"></span></span></label></li>'
        )

    def look(classes: str) -> str:
        return f'<span class="{classes}"></span>'

    def group(title: str, items: list[str]) -> str:
        return f"<h2>{escape_html(word(title, lang))}</h2><ul>{''.join(items)}</ul>"

    used = {family(node) for node in picture.nodes}
    families = [
        item("family", name, look(f"swatch {name}"), word(f"family_{name}", lang)) for name in FAMILIES if name in used
    ]
    others = [f"<li>{look('swatch focus')}{escape_html(word('focus', lang))}</li>"]
    for origin in (FOLDED, GAP):
        if any(node.origin == origin for node in picture.nodes):
            others.insert(0, f"<li>{look(f'swatch {origin}')}{escape_html(word(f'family_{origin}', lang))}</li>")
    seen = {span.status.state for node in picture.nodes if has_state(node) for span in node.history}
    marks = []
    for state in STATES:
        if state in seen:
            told = f'<span class="state {TONES[state]}">{escape_html(state_in_full(state, lang))}</span>'
            marks.append(
                f'<li><label><input type="checkbox" checked data-filter="state" value="{state}"><span>{told} '
                '<span class="count"></span></span></label></li>'
            )
    if any(node.ground for node in picture.nodes):
        marks.append(f'<li><span class="state shaky">⚠ {escape_html(word("shaky", lang))}</span></li>')
    kinds = {kind_of(link) for link in picture.links}
    lines = [item("kind", kind, look(f"stroke {kind}"), word(f"line_{kind}", lang)) for kind in KINDS if kind in kinds]
    lines.append(item("basis", "stated", look("stroke"), word("stated", lang)))
    if any(link.basis == "inferred" for link in picture.links):
        lines.append(item("basis", "inferred", look("stroke dashed"), word("inferred", lang)))
    arrow, unknown = (f"<p>{escape_html(word(key, lang))}</p>" for key in ("legend_arrow", "legend_unknown"))
    return (
        f"<p>{escape_html(word('legend_filter', lang))}</p>"
        + group("legend_types", [*families, *others])
        + (group("legend_states", marks) + unknown if marks else "")
        + group("legend_lines", lines)
        + arrow
    )


def tables(picture: Picture, lang: str) -> tuple[Table, Table]:
    """The documents and the relations of a picture, in its own order."""
    return _documents(picture, lang), _relations(picture, lang)


def _documents(picture: Picture, lang: str) -> Table:
    columns = ("document", "type", "title", "issuer", "level", "issued", "state", "state_source")
    rows = [
        (
            TableCell(name_of(node, lang) if node.origin == GAP else node.label, node.id),
            TableCell(type_name(node.type, lang)),
            TableCell(members_text(node, lang) if node.origin == FOLDED else node.title or ""),
            TableCell(node.issuer or ""),
            TableCell(word(f"level_{node.level}", lang)),
            TableCell(day_text(node.issued, lang) if node.issued else "", sort=_iso(node.issued)),
            TableCell(state_in_full(node.status.state, lang) if has_state(node) else ""),
            TableCell(shown_source(node.status.source, lang) or ""),
        )
        for node in picture.nodes
    ]
    return Table("documents", [word(f"column_{column}", lang) for column in columns], rows)


def _relations(picture: Picture, lang: str) -> Table:
    columns = ("from", "relation", "to", "basis", "quote", "stated_in")
    names = {node.id: name_of(node, lang) for node in picture.nodes}
    quotes = quote_room(picture)
    rows = [
        (
            TableCell(names[link.source], link.source),
            TableCell(relation_words(link, lang)),
            TableCell(names[link.target], link.target),
            TableCell(word("gap_rule" if link.rule == GAP else link.basis, lang)),
            TableCell(cut(link.quote or "", quotes)),
            TableCell(shown_source(link.stated_in, lang) or ""),
        )
        for link in picture.links
    ]
    return Table("relations", [word(f"column_{column}", lang) for column in columns], rows)


def members_text(node: Node, lang: str) -> str:
    """The documents of a folded box, the first by name."""
    named = ", ".join(node.members)
    more = node.times - len(node.members)
    return f"{named}, {word('and_more', lang, count=more)}" if more else named


def shown_source(source: str | None, lang: str) -> str | None:
    """What a source is called on a page that others may read: of a file that was read its name, not its folders."""
    if source and _FILE.match(source):
        return _SEPARATOR.split(source)[-1]
    return source_name(source, lang) if source else None


def cut(text: str, length: int) -> str:
    """At most `length` characters, with … where some are missing."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _known(group: str, value: str, lang: str) -> str:
    key = f"{group}_{value}"
    return word(key, lang) if key in WORDS else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
