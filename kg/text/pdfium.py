"""What a PDF is asked: pdfium runs in a process of its own, with limits of time and memory."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from kg.text import limits, outside
from kg.text.errors import UnreadableError

_CHILD = Path(__file__).with_name("pdfium_child.py")


def draw(data: bytes, page: int, file: Path) -> None:
    """Draw a page (from 0) into `file`, in shades of grey, as PGM. Raises UnreadableError."""
    asked = {"do": "draw", "page": page, "file": str(file), "dpi": limits.SCAN_DPI, "dots": limits.SCAN_DOTS}
    ask(asked, data)


def ask(request: dict[str, Any], data: bytes) -> Any:
    if importlib.util.find_spec("pypdfium2") is None:
        raise UnreadableError("no_pdf_reader")
    code, out = outside.run(
        [sys.executable, "-P", str(_CHILD)],
        data=json.dumps(request).encode() + b"\n" + data,
        seconds=limits.PDF_SECONDS,
        memory=limits.PDF_MEMORY,
    )
    if code or not out:
        raise UnreadableError("bad_pdf")
    answer = json.loads(out)
    if isinstance(answer, dict) and "error" in answer:
        detail = {"many_pages": limits.PDF_PAGES, "long_pdf": limits.PDF_CHARACTERS // 1_000_000}
        raise UnreadableError(answer["error"], detail.get(answer["error"], ""))
    return answer
