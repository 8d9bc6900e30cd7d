"""The text of a file that was read, with its citations as links to the boxes of the picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.base.xml import escape_html
from kg.viz.picture import Picture
from kg.viz.words import word

if TYPE_CHECKING:
    from kg.resolve import Resolved

#: A longer text is cut, so that a page stays small.
MOST_LETTERS = 400_000


def text_beside(text: str, citations: Iterable[Resolved], picture: Picture, lang: str) -> str:
    """The markup of the text: every character of it is data, every citation of a drawn document a link."""
    shown = {node.id for node in picture.nodes}
    parts = []
    at = 0
    for one in sorted(citations, key=lambda one: one.citation.start):
        start, end = one.citation.start, one.citation.end
        if one.document not in shown or start < at or end > MOST_LETTERS:
            continue
        parts.append(escape_html(text[at:start]))
        parts.append(f'<a href="#" data-node="{escape_html(one.document)}">{escape_html(text[start:end])}</a>')
        at = end
    parts.append(escape_html(text[at:MOST_LETTERS]) + (" …" if len(text) > MOST_LETTERS else ""))
    title, help_ = (escape_html(word(key, lang)) for key in ("text", "text_help"))
    return (
        f'<section class="beside" aria-labelledby="text-title"><h2 id="text-title">{title}</h2><p>{help_}</p>'
        f'<div id="text" tabindex="0" role="region" aria-labelledby="text-title">{"".join(parts)}</div></section>'
    )
