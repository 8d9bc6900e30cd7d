"""A picture as mermaid text, for a README: boxes by level, solid and dotted arrows, marks of validity."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from kg.base.files import write_file
from kg.base.law_words import state_in_full
from kg.naming import type_name
from kg.viz.boxes import arrows_of
from kg.viz.content import has_state
from kg.viz.grid import BANDS, band_of
from kg.viz.picture import FOLDED, GAP, Node, Picture
from kg.viz.words import day_text, word


def write_mermaid(picture: Picture, path: Path | str, lang: str = "vi") -> None:
    """Write `picture` as mermaid text. Raises OSError."""
    write_file(Path(path), mermaid(picture, lang))


def mermaid(picture: Picture, lang: str = "vi") -> str:
    """A mermaid flowchart: a subgraph for each level, central at the top; dotted arrows are inferred."""
    nodes = sorted(picture.drawn, key=lambda node: BANDS.index(band_of(node)))
    key = {node.id: f"n{number}" for number, node in enumerate(nodes)}
    lines = [f"%% {word('as_of', lang, day=day_text(picture.day, lang))}", "flowchart BT"]
    for number, (band, members) in enumerate(groupby(nodes, band_of)):
        lines.append(f'  subgraph b{number}["{quoted(word(f"strip_{band}", lang))}"]')
        lines += [f'    {key[node.id]}["{_label(node, picture, lang)}"]' for node in members]
        lines.append("  end")
    for arrow in arrows_of(picture.drawn_links, lang):
        lines.append(arrow_line(key[arrow.source], key[arrow.target], arrow.words, dashed=arrow.dashed))
    for node in nodes:
        if node.origin == GAP:
            lines.append(f"  style {key[node.id]} stroke-dasharray: 6 5")
        elif node.id == picture.focus:
            lines.append(f"  style {key[node.id]} stroke-width: 4px")
    return "\n".join((*lines, ""))


def _label(node: Node, picture: Picture, lang: str) -> str:
    if node.origin == GAP:
        return f"∅ {quoted(node.label)}<br>{quoted(word('gap_kind', lang, kind=type_name(node.type, lang).lower()))}"
    parts = [f"{type_name(node.type, lang)} {node.label}" if node.symbol or node.origin == FOLDED else node.label]
    parts += [node.issuer or "", day_text(node.issued, lang) if node.issued else ""]
    if has_state(node):
        parts.append(state_in_full(node.status.state, lang) + (" ⚠" if node.is_shaky(picture.day) else ""))
    return "<br>".join(quoted(part) for part in parts if part)


def arrow_line(source: str, target: str, words: str, *, dashed: bool) -> str:
    """An arrow of a flowchart between two boxes, with its words."""
    return f'  {source} {"-.->" if dashed else "-->"}|"{quoted(words)}"| {target}'


def quoted(text: str) -> str:
    """Text inside quotation marks: mermaid reads entity codes, and no other escape."""
    found = " ".join(text.split())
    for letter in '#&"<>|`[]{}\\':
        found = found.replace(letter, f"\0{ord(letter)};")
    return found.replace("\0", "#")
