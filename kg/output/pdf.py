"""The user's own PDF with the findings as highlights that carry a note. Needs the extra `pdf`.

What is added stands after the bytes of the file, which stay as they are (an incremental update: a signature stays
good). The boxes come from pdfium, or from the recogniser for a page that is a picture.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.base.install import install_command
from kg.base.wording import flat
from kg.checker.files import Checked
from kg.output import ReportError, original
from kg.output.words import NAMED_TOGETHER, remarks, summary_lines
from kg.text import limits, outside
from kg.text.errors import UnreadableError
from kg.text.pdf import boxes
from kg.text.source_map import PageSpan, PictureBox, SourceSpan

_CHILD = Path(__file__).with_name("pypdf_child.py")
_COLORS = {"error": (1.0, 0.72, 0.72), "warning": (1.0, 0.87, 0.55), "note": (0.78, 0.87, 1.0)}


def write_pdf(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The PDF with notes by `author`. Raises ReportError, UnreadableError."""
    (checked,) = files
    if importlib.util.find_spec("pypdf") is None:
        raise ReportError("needs_extra", install_command("pdf"))
    data = original(checked, "pdf")
    notes = list(_notes(checked, lang))
    spans = [place for _, places, _ in notes for place in places if isinstance(place, PageSpan)]
    found = iter(boxes(data, spans))
    rows: list[dict[str, Any]] = []
    loose: list[str] = []  # on characters that are drawn nowhere
    for color, places, lines in notes:
        by_page: dict[int, dict[str, list[Any]]] = {}
        for place in places:
            on_page = by_page.setdefault(_page_of(place), {"boxes": [], "parts": []})
            if isinstance(place, PageSpan):
                on_page["boxes"] += next(found)
            elif isinstance(place, PictureBox):
                on_page["parts"].append((place.left, place.top, place.right, place.bottom))
        drawn = {page: where for page, where in by_page.items() if where["boxes"] or where["parts"]}
        rows += [{"page": page, **where, "text": "\n".join(lines), "color": color} for page, where in drawn.items()]
        loose += [] if drawn else lines
    summary = "\n".join((*summary_lines(checked, lang), *loose))
    when = datetime.now().astimezone().strftime("D:%Y%m%d%H%M%S%z")
    return _written(
        data, {"notes": rows, "summary": summary, "author": flat(author), "when": f"{when[:-2]}'{when[-2:]}'"}
    )


def _notes(checked: Checked, lang: str) -> Iterator[tuple[tuple[float, float, float], list[SourceSpan], list[str]]]:
    """What is to be noted where, in which colour; what is not known is told once, in the summary."""
    told = [finding for finding in checked.result.findings if finding.code not in NAMED_TOGETHER]
    for (start, end), same in groupby(told, key=lambda f: (f.start, f.end)):
        findings = list(same)
        worst = min((finding.severity for finding in findings), key=list(_COLORS).index)
        lines = list(remarks(findings, lang))
        yield _COLORS[worst], checked.text.places(start, end), lines


def _page_of(place: SourceSpan) -> int:
    assert isinstance(place, (PageSpan, PictureBox))
    return place.page


def _written(data: bytes, request: dict[str, Any]) -> bytes:
    code, out = outside.run(
        [sys.executable, "-P", str(_CHILD)],
        data=json.dumps(request).encode() + b"\n" + data,
        seconds=limits.PDF_SECONDS,
        memory=limits.PDF_MEMORY,
    )
    if code or not out.startswith(data[:5]):
        raise UnreadableError("bad_pdf")
    return out
