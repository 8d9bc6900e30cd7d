"""The program that reads a PDF with pdfium, alone in its process: a hostile file can end no other.

Standard input: one line of JSON, the request, then the bytes of the PDF. Standard output: one JSON value. It is run by
its path and imports nothing of this package.
"""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_HYPHENS = ("\x02", "\ufffe")  # how pdfium gives a hyphen at the end of a line; no line end follows


class _Refused(Exception):
    """The document cannot be read; its words are the reason."""


def _text(document: pypdfium2.PdfDocument, request: dict[str, Any]) -> dict[str, Any]:
    """For each page its lines (first character, height on the page from 0 at the top to 1, text), and whether it is
    drawn without any."""
    if len(document) > request["pages"]:
        raise _Refused("many_pages")
    pages = []
    left = request["characters"]
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        count = textpage.count_chars()
        left -= count
        if left < 0:
            raise _Refused("long_pdf")
        lines = _lines(page, textpage, count)
        drawn = not lines and pdfium.FPDFPage_CountObjects(page) > 0
        pages.append({"lines": lines, "drawn": drawn})
        textpage.close()
        page.close()
    return {"pages": pages}


def _lines(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, count: int) -> list[tuple[int, float, str]]:
    text = _characters(textpage, count)
    lines = []
    start = 0
    for end in range(count + 1):
        hyphen = end < count and text[end] in _HYPHENS
        if end < count and text[end] not in "\r\n" and not hyphen:
            continue
        line = text[start : end + hyphen]
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            lines.append((start, round(_height(page, textpage, first), 3), line))
        start = end + 1
    return lines


def _characters(textpage: pypdfium2.PdfTextPage, count: int) -> str:
    """The characters of the page as they are numbered: one for each, also for those that mean none."""
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, n) for n in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _height(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, character: int) -> float:
    """The height of a character on the page as it is shown, turned as the page says, from 0 (top) to 1."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, character, left, right, bottom, top)
    edges = page.get_cropbox()
    x, y = (
        (low.value + high.value) / 2 - edge
        for low, high, edge in ((left, right, edges[0]), (bottom, top, edges[1]))
    )  # fmt: skip
    across, up = x / (edges[2] - edges[0] or 1), y / (edges[3] - edges[1] or 1)
    shown: dict[int, float] = {0: 1 - up, 90: across, 180: up, 270: 1 - across}
    return shown[page.get_rotation()]


def _boxes(document: pypdfium2.PdfDocument, request: dict[str, Any]) -> list[list[tuple[float, ...]]]:
    """For each [page, start, end] the boxes of its lines."""
    found = []
    for page, start, end in request["spans"]:
        textpage = document[page].get_textpage()
        rects = textpage.count_rects(start, end - start)
        found.append([textpage.get_rect(n) for n in range(rects)])
    return found


def _draw(document: pypdfium2.PdfDocument, request: dict[str, Any]) -> None:
    """Draw one page in shades of grey as a file of the kind PGM."""
    page = document[request["page"]]
    width, height = page.get_size()
    scale = min(request["dpi"] / 72, (request["dots"] / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    with Path(request["file"]).open("wb") as file:
        file.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        for n in range(bitmap.height):
            file.write(rows[n * bitmap.stride : n * bitmap.stride + bitmap.width])


def main() -> None:
    """Answer one request."""
    request = json.loads(sys.stdin.buffer.readline())
    answer: Any
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        answer = {"text": _text, "boxes": _boxes, "draw": _draw}[request["do"]](document, request)
    except _Refused as error:
        answer = {"error": str(error)}
    except (pypdfium2.PdfiumError, MemoryError) as error:
        answer = {"error": "locked_pdf" if "password" in str(error).lower() else "bad_pdf"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
