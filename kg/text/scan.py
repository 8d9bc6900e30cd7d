"""Pictures of pages, read by Tesseract with its Vietnamese model when both are installed."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from kg.text import limits, outside
from kg.text.errors import UnreadableError
from kg.text.running import Line, part_lines
from kg.text.source_map import Fragment, PictureBox, SourceMap

_PAGE, _WORD = "1", "5"  # levels of Tesseract's table
#: Tesseract on several cores at once is slower than on one.
_ENV = {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """A line of a page as it was recognised: each word with its box."""

    words: tuple[tuple[str, PictureBox], ...]

    def as_line(self, number: int) -> Line:
        """The line for `part_lines`; its `start` is its `number` on the page."""
        box = self.words[0][1]
        return Line(box.page, number, (box.top + box.bottom) / 2, " ".join(word for word, _ in self.words))

    def fragments(self) -> Iterator[Fragment]:
        """The words, a blank between two, a line end after the last."""
        for n, (word, box) in enumerate(self.words):
            if n:
                yield " ", None
            yield word, box
        yield "\n", None


def read_image(data: bytes) -> SourceMap:
    """The text of a .png, .jpg or .tif, of one page or more. Raises UnreadableError: no recogniser, no text."""
    with tempfile.TemporaryDirectory(prefix="kg-scan-") as folder:
        file = Path(folder, "image")
        file.write_bytes(data)
        pages = recognise(file, limits.SCAN_FILE_SECONDS)
    if not any(pages):
        raise UnreadableError("scan_blank")
    headers, bodies, footers = part_lines([[line.as_line(n) for n, line in enumerate(page)] for page in pages])
    lines = [*headers, *(line for body in bodies for line in body), *footers]
    return SourceMap(fragment for line in lines for fragment in pages[line.page][line.start].fragments())


def recognise_pages(data: bytes, pages: Sequence[int]) -> dict[int, list[ScannedLine]]:
    """The lines of these pages of the PDF in `data`. Raises UnreadableError."""
    from kg.text.pdfium import draw

    _need_tesseract()
    if len(pages) > limits.SCAN_PAGES:
        raise UnreadableError("long_scan", limits.SCAN_PAGES)
    found = {}
    with tempfile.TemporaryDirectory(prefix="kg-scan-") as folder:
        for page in pages:
            file = Path(folder, "page.pgm")
            draw(data, page, file)
            found[page] = [line for lines in recognise(file, limits.SCAN_SECONDS, page) for line in lines]
    return found


def recognise(file: Path, seconds: float, first: int = 0) -> list[list[ScannedLine]]:
    """The lines of each page of an image; its pages are numbered from `first`. Raises UnreadableError."""
    command = [_need_tesseract(), str(file), "stdout", "-l", "vie", "--psm", "3", "tsv"]
    code, out = outside.run(command, seconds=seconds, memory=limits.SCAN_MEMORY, env=_ENV)
    if code:
        raise UnreadableError("bad_image")
    rows = list(csv.DictReader(out.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    pages = []
    for number, (_, on_page) in enumerate(groupby(rows, lambda row: row["page_num"]), first):
        pages.append(list(_lines(list(on_page), number)))
    return pages


def _lines(rows: list[dict[str, str]], page: int) -> Iterator[ScannedLine]:
    whole = next(row for row in rows if row["level"] == _PAGE)
    width, height = max(int(whole["width"]), 1), max(int(whole["height"]), 1)
    words = [row for row in rows if row["level"] == _WORD and row["text"].strip()]
    for _, line in groupby(words, lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        yield ScannedLine(tuple((row["text"].strip(), _box(row, page, width, height)) for row in line))


def _box(row: dict[str, str], page: int, width: int, height: int) -> PictureBox:
    left, top = int(row["left"]), int(row["top"])
    right, bottom = left + int(row["width"]), top + int(row["height"])
    return PictureBox(page, left / width, top / height, right / width, bottom / height, float(row["conf"]) / 100)


def has_tesseract() -> bool:
    """Whether Tesseract and its Vietnamese model are installed."""
    program = shutil.which("tesseract")
    return program is not None and _knows_vietnamese(program)


@cache
def _knows_vietnamese(program: str) -> bool:
    try:
        _, out = outside.run([program, "--list-langs"], seconds=20, memory=limits.SCAN_MEMORY, env=_ENV)
    except (OSError, UnreadableError):
        return False
    return "vie" in out.decode("utf-8", "replace").split()


def _need_tesseract() -> str:
    program = shutil.which("tesseract")
    if program is None or not _knows_vietnamese(program):
        raise UnreadableError("scan")
    return program
