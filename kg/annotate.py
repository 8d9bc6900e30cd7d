"""Marks put around citations, in plain text or in HTML, without changing one other character.

In HTML a citation may run over tags ("<b>59</b>/2023/NĐ-CP"): each run of its text between two tags is marked by
itself, so that the page stays well formed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kg.cite.find import find_citations
from kg.model import Citation

#: What to put before and after the words of a citation.
Mark = Callable[[Citation], tuple[str, str]]

_HIDDEN = ("script", "style", "noscript", "template", "title", "textarea")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|d[dlt]|div|fieldset|fig\w+|footer|form|h[1-6r]|header|li|main|nav|"
    r"[ou]l|p|pre|section|table|tbody|t[dhr]|tfoot|thead)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9]*)")


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
    visible, places = _visible(page)
    parts: list[str] = []
    at = 0
    for citation in find_citations(visible):
        before, after = mark(citation)
        for start, end in _runs(places[citation.start : citation.end]):
            parts += (page[at:start], before, page[start:end], after)
            at = end
    return "".join((*parts, page[at:]))


def _runs(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The unbroken stretches of the page that some characters of the visible text come from."""
    real = [place for place in places if place[0] < place[1]]
    if not real:
        return
    start = real[0][0]
    for (_, end), (following, _) in pairwise(real):
        if end != following:
            yield start, end
            start = following
    yield start, real[-1][1]


def _visible(page: str) -> tuple[str, list[tuple[int, int]]]:
    """The visible characters of a page, and where each stands in it; a block's end is a line end from nowhere."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(page):
        opening = page.find("<", at)
        stop = len(page) if opening < 0 else opening
        _take_text(page, at, stop, characters, places)
        if opening < 0:
            break
        at = _after_tag(page, opening)
        if _BLOCK.match(page, opening):
            characters.append("\n")
            places.append((at, at))
    return "".join(characters), places


def _take_text(page: str, start: int, stop: int, characters: list[str], places: list[tuple[int, int]]) -> None:
    at = start
    for entity in _ENTITY.finditer(page, start, stop):
        _take_plain(page, at, entity.start(), characters, places)
        for character in html.unescape(entity.group()):
            characters.append(character)
            places.append(entity.span())
        at = entity.end()
    _take_plain(page, at, stop, characters, places)


def _take_plain(page: str, start: int, stop: int, characters: list[str], places: list[tuple[int, int]]) -> None:
    characters.extend(page[start:stop])
    places.extend((n, n + 1) for n in range(start, stop))


def _after_tag(page: str, opening: int) -> int:
    """Where the text goes on after the tag, comment or hidden element that begins at `opening`."""
    if page.startswith("<!--", opening):
        end = page.find("-->", opening + 4)
        return len(page) if end < 0 else end + 3
    name = _TAG_NAME.match(page, opening)
    if name is None and page[opening + 1 : opening + 2] not in ("/", "!", "?"):
        return opening + 1  # a bare "<": text, but no citation runs over it
    end = page.find(">", opening)
    if end < 0:
        return len(page)
    if name is not None and name.group(1).lower() in _HIDDEN and page[end - 1] != "/":
        closing = re.compile(rf"</{name.group(1)}\s*>", re.IGNORECASE).search(page, end)
        return closing.end() if closing else len(page)
    return end + 1
