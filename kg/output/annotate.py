"""Marks put around citations, in plain text or in HTML, without changing one other character.

In HTML a citation may run over tags ("<b>59</b>/2023/NĐ-CP"): each run of its text between two tags is marked by
itself, so that the page stays well formed.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from kg.cite.find import find_citations
from kg.model import Citation
from kg.text.html import visible
from kg.text.source_map import ByteSpan

#: What to put before and after the words of a citation.
Mark = Callable[[Citation], tuple[str, str]]


def brackets(citation: Citation) -> tuple[str, str]:
    """The mark of plain text: ⟦Nghị định số 59/2023/NĐ-CP⟧."""
    return "⟦", "⟧"


def cite_element(citation: Citation) -> tuple[str, str]:
    """The mark of HTML: a `cite` element with the citation's type and symbol as data attributes."""
    symbol = f' data-symbol="{html.escape(citation.symbol)}"' if citation.symbol else ""
    return f'<cite data-type="{citation.type}"{symbol}>', "</cite>"


def annotate(text: str, citations: Sequence[Citation] | None = None, *, mark: Mark = brackets) -> str:
    """Plain `text` with a mark around each citation (those found in it, unless they are given).

    Taking the marks out again gives `text`, character by character.
    """
    parts: list[str] = []
    at = 0
    for citation in find_citations(text) if citations is None else citations:
        before, after = mark(citation)
        parts += (text[at : citation.start], before, text[citation.start : citation.end], after)
        at = citation.end
    return "".join((*parts, text[at:]))


def annotate_html(page: str, *, mark: Mark = cite_element) -> str:
    """The HTML `page` with a mark around each citation of its visible text; scripts, styles and tags are left alone."""
    shown = visible(page)
    parts: list[str] = []
    at = 0
    for citation in find_citations(shown.text):
        before, after = mark(citation)
        for place in shown.places(citation.start, citation.end):
            assert isinstance(place, ByteSpan)
            parts += (page[at : place.start], before, page[place.start : place.end], after)
            at = place.end
    return "".join((*parts, page[at:]))
