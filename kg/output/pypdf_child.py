"""The program that writes notes into a PDF with pypdf, alone in its process: a hostile file can end no other.

Standard input: one line of JSON, the request, then the bytes of the PDF. Standard output: the new PDF. It is run by
its path and imports nothing of this package.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

Box = Sequence[float]  # left, bottom, right, top in the page's own space
_PRINT = 4  # the flag of an annotation that is printed


def main() -> None:
    """Answer one request."""
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    # of a locked file that opens without a password no part can be kept as it is
    locked = PdfReader(io.BytesIO(data)).is_encrypted
    file = io.BytesIO(data)
    writer = PdfWriter(clone_from=PdfReader(file)) if locked else PdfWriter(file, incremental=True)
    for note in request["notes"]:
        page = writer.pages[note["page"]]
        boxes = [*note["boxes"], *(_on_page(page, part) for part in note["parts"])]
        _add(writer, page, _highlight(writer, boxes, note, request))
    first = writer.pages[0]
    left, top = float(first.cropbox.left) + 12, float(first.cropbox.top) - 12
    _add(
        writer,
        first,
        _annotation("Text", (left, top - 20, left + 20, top), request["summary"], (1, 0.87, 0.55), request),
    )
    out = io.BytesIO()
    writer.write(out)
    sys.stdout.buffer.write(out.getvalue())


def _on_page(page: PageObject, part: Sequence[float]) -> Box:
    """A box in parts of the page as it is shown, from its upper left corner, in the page's own space."""
    edges = page.cropbox
    x0, y0, width, height = float(edges.left), float(edges.bottom), float(edges.width), float(edges.height)
    corners = []
    for u, v in ((part[0], part[1]), (part[2], part[3])):
        across, up = {0: (u, 1 - v), 90: (v, u), 180: (1 - u, v), 270: (1 - v, 1 - u)}[page.rotation % 360]
        corners.append((x0 + across * width, y0 + up * height))
    (a, b), (c, d) = corners
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _highlight(
    writer: PdfWriter, boxes: Sequence[Box], note: dict[str, Any], request: dict[str, Any]
) -> DictionaryObject:
    """A highlight over boxes, with the look of a marker for programs that draw none of their own."""
    around = (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip
    made = _annotation("Highlight", around, note["text"], note["color"], request)
    # upper left, upper right, lower left, lower right: not as ISO 32000 says, but as every program does
    points = [v for left, low, right, top in boxes for v in (left, top, right, top, left, low, right, low)]
    made[NameObject("/QuadPoints")] = _numbers(points)
    look = DecodedStreamObject()
    rows = "".join(f"{b[0]:.2f} {b[1]:.2f} {b[2] - b[0]:.2f} {b[3] - b[1]:.2f} re " for b in boxes)
    color = " ".join(f"{part:.3f}" for part in note["color"])
    look.set_data(f"/G gs {color} rg {rows}f".encode())
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(around),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/G"): state})}
            ),
        }
    )
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    return made


def _annotation(kind: str, rect: Box, text: str, color: Sequence[float], request: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{kind}"),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/T"): TextStringObject(request["author"]),
            NameObject("/M"): TextStringObject(request["when"]),
            NameObject("/C"): _numbers(color),
            NameObject("/F"): NumberObject(_PRINT),
        }
    )


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject(list(_rounded(values)))


def _rounded(values: Sequence[float]) -> Iterator[FloatObject]:
    return (FloatObject(round(value, 3)) for value in values)


def _add(writer: PdfWriter, page: PageObject, made: DictionaryObject) -> None:
    """Put an annotation on a page, which keeps those that it has."""
    if "/Annots" not in page:
        page[NameObject("/Annots")] = ArrayObject()
    held = page["/Annots"].get_object()
    assert isinstance(held, ArrayObject)
    held.append(writer._add_object(made))


if __name__ == "__main__":
    main()
