"""The text of a PDF, page by page, without its running headers and footers. Needs the extra `pdf`.

A line that ends in a hyphen goes on without a line end ("65/KH-" "UBND" is one symbol; Vietnamese has no other
hyphens), and so does the text from page to page but for a line end. Running lines are read once: headers before the
text, footers after it. Pages that are pictures go through `kg.text.scan`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.text import limits
from kg.text.errors import UnreadableError
from kg.text.fonts import in_unicode
from kg.text.pdfium import ask
from kg.text.running import Line, part_lines
from kg.text.source_map import Fragment, PageSpan, SourceMap

if TYPE_CHECKING:
    from kg.text.scan import ScannedLine

_END_HYPHENS = ("\x02", "\ufffe")
_DRAWN = dict.fromkeys(range(0xD800, 0xE000), "\ufffd") | {ord(c): "-" for c in _END_HYPHENS}


def read_pdf(data: bytes) -> SourceMap:
    """The text of the PDF in `data`. Raises UnreadableError: damaged, locked, scanned, no reader."""
    pages = ask({"do": "text", "pages": limits.PDF_PAGES, "characters": limits.PDF_CHARACTERS}, data)["pages"]
    drawn = [number for number, page in enumerate(pages) if page["drawn"]]
    scanned = _scanned(data, drawn, all_drawn=not any(page["lines"] for page in pages))
    headers, bodies, footers = part_lines(
        [
            [line.as_line(n) for n, line in enumerate(scanned.get(number, ()))]
            + [Line(number, *line) for line in page["lines"]]
            for number, page in enumerate(pages)
        ]
    )
    lines = [*headers, *(line for body in bodies for line in body), *footers]
    fragments: list[Fragment] = []
    for line in lines:
        fragments += scanned[line.page][line.start].fragments() if line.page in scanned else _fragments(line)
    # A font may give its hyphen as a soft one; what is drawn is a hyphen.
    shown = [(text.replace("\u00ad", "-"), place) for text, place in in_unicode(fragments)]
    source = SourceMap(shown, unread_pages=[number + 1 for number in drawn if number not in scanned])
    if not source.text.strip():
        raise UnreadableError("scan_blank" if drawn else "pdf_empty")
    return source


def boxes(data: bytes, spans: Sequence[PageSpan]) -> list[list[tuple[float, float, float, float]]]:
    """For each span its boxes, one a line: left, bottom, right, top in points (1/72 inch) from the page's lower left.

    Raises UnreadableError.
    """
    asked = {"do": "boxes", "spans": [(span.page, span.start, span.end) for span in spans]}
    return [[(left, bottom, right, top) for left, bottom, right, top in rects] for rects in ask(asked, data)]


def _scanned(data: bytes, pages: list[int], *, all_drawn: bool) -> dict[int, list[ScannedLine]]:
    """The text of the pages that are pictures; without a recogniser that matters only when all of them are."""
    if not pages:
        return {}
    from kg.text.scan import has_tesseract, recognise_pages

    if not (all_drawn or has_tesseract()):
        return {}
    return recognise_pages(data, pages)


def _fragments(line: Line) -> Iterator[Fragment]:
    """The line in fragments as long as their places; pdfium counts a character beyond U+FFFF twice."""
    text = line.text.translate(_DRAWN)
    at = line.start
    for piece in [text] if max(text) <= "\uffff" else text:
        width = len(piece) + (piece > "\uffff")
        yield piece, PageSpan(line.page, at, at + width)
        at += width
    if not line.text.endswith(_END_HYPHENS):
        yield "\n", None
