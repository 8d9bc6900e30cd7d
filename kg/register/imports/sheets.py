"""The rows of a list as its file holds them: one table of a CSV file, the sheets of a workbook.

The encoding of a CSV file is found out: UTF-8 and UTF-16 are read as they stream by, a file from before Unicode
(windows-1258, TCVN3, VNI) as a whole. Workbooks (.xlsx, .xls, .ods) need the extra `xlsx`.
"""

from __future__ import annotations

import codecs
import csv
import importlib.util
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TextIO

from kg.base.spreadsheet import as_given
from kg.text import UnreadableError, limits, outside
from kg.text.plain import decode

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
DELIMITERS = (",", ";", "\t", "|")
#: Among so many rows from the first on a header is looked for.
HEAD = 20
_BLOCK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHILD = Path(outside.__file__).with_name("calamine_child.py")

Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name ("" for that of a CSV file), about how many rows, and the rows, numbered from 1."""

    name: str
    length: int
    rows: Callable[[], Rows]

    def head(self) -> list[list[str]]:
        """The first rows."""
        return [cells for _, (_, cells) in zip(range(HEAD), self.rows(), strict=False)]


def read_sheets(path: Path, score: Callable[[list[list[str]]], int], delimiter: str | None = None) -> list[Sheet]:
    """The tables of the file. `score` says how well the first rows of a table have headings: by it the delimiter of a
    CSV file is found out if `delimiter` does not give it. Raises UnreadableError.
    """
    if path.suffix.lower() in WORKBOOKS:
        return _workbook(path)
    encoding, lines = _examine(path)
    if encoding:

        def opened() -> TextIO:
            return path.open(encoding=encoding, newline="")
    else:
        text = decode(path.read_bytes()).text

        def opened() -> TextIO:
            return StringIO(text, newline="")

    head = _head(opened)
    found = delimiter or max(DELIMITERS, key=lambda one: _scored(head, one, score))

    def rows() -> Rows:
        with opened() as handle:
            try:
                reader = csv.reader(handle, delimiter=found)
            except TypeError:
                raise UnreadableError("bad_delimiter", found, str(path)) from None
            try:
                for n, cells in enumerate(reader, 1):
                    yield n, [as_given(cell) for cell in cells]
            except csv.Error:
                raise UnreadableError("bad_csv", reader.line_num, str(path)) from None

    return [Sheet("", lines, rows)]


def _head(opened: Callable[[], TextIO]) -> str:
    """The first lines, with the line breaks that quoted cells may hold."""
    head, lines = "", 0
    with opened() as handle:
        while len(head) < _BLOCK and (lines < HEAD or head.count('"') % 2) and (line := handle.readline()):
            head += line
            lines += 1
    return head


def _scored(head: str, delimiter: str, score: Callable[[list[list[str]]], int]) -> tuple[int, int]:
    """How many headings the delimiter makes, and how many columns at the most."""
    try:
        rows = [cells for _, cells in zip(range(HEAD), csv.reader(StringIO(head), delimiter=delimiter), strict=False)]
    except csv.Error:
        return 0, 0
    return score(rows), max(map(len, rows), default=0)


def _examine(path: Path) -> tuple[str, int]:
    """The encoding of the file, all of which is read once, and its number of lines; "" is one from before Unicode."""
    with path.open("rb") as handle:
        head = handle.read(4)
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "")
        handle.seek(0)
        if not encoding:
            encoding = _without_mark(handle.read(_BLOCK), path)
            handle.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        done = lines = 0
        last = "\n"
        while block := handle.read(_BLOCK):
            if encoding == "utf-8" and b"\0" in block:
                raise UnreadableError("binary", path=str(path))
            try:
                text = decoder.decode(block)
            except UnicodeDecodeError as error:
                return _older(path, encoding, done + error.start)
            lines += text.count("\n")
            last = text[-1:] or last
            done += len(block)
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _older(path, encoding, done)
    if not done or (done <= 3 and not lines):
        raise UnreadableError("empty", path=str(path))
    return encoding, lines + (last != "\n")


def _older(path: Path, encoding: str, at: int) -> tuple[str, int]:
    """A file that is not in `encoding` from byte `at` on: one from before Unicode, if its letters betray it."""
    if encoding == "utf-8" and path.stat().st_size <= limits.TABLE:
        data = path.read_bytes()
        try:
            decode(data)
        except UnreadableError as error:
            raise UnreadableError(error.reason, error.detail, str(path)) from None
        return "", data.count(b"\n") + 1
    raise UnreadableError("not_utf16" if encoding.startswith("utf-16") else "not_utf8", at, str(path))


def _without_mark(block: bytes, path: Path) -> str:
    """The encoding of a file that does not say it: UTF-16 where its first block is, else UTF-8."""
    if b"\0" not in block:
        return "utf-8"
    try:
        return decode(block).encoding
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, str(path)) from None


def _workbook(path: Path) -> list[Sheet]:
    """The visible sheets of a workbook."""
    if importlib.util.find_spec("python_calamine") is None:
        raise UnreadableError("no_workbook_reader", path=str(path))
    if path.stat().st_size > limits.TABLE:
        raise UnreadableError("too_large", limits.TABLE // limits.MB, str(path))
    if not (data := path.read_bytes()):
        raise UnreadableError("empty", path=str(path))
    if _unpacked(path) > limits.TABLE_UNPACKED:
        raise UnreadableError("bad_workbook", path=str(path))
    try:
        code, out = outside.run(
            [sys.executable, "-P", str(_CHILD)], data=data, seconds=limits.TABLE_SECONDS, memory=limits.TABLE_MEMORY
        )
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, str(path)) from None
    end = json.loads(out[out.rfind(b"\n", 0, -1) + 1 :]) if out.endswith(b"\n") and not code else {}
    if end is not None:
        raise UnreadableError(end.get("error", "bad_workbook"), path=str(path))
    found: list[tuple[str, list[list[str]]]] = []
    for line in out.splitlines()[:-1]:
        told = json.loads(line)
        if isinstance(told, dict):
            found.append((told["sheet"], []))
        else:
            found[-1][1].append(told)
    return [Sheet(name, len(rows), partial(enumerate, rows, 1)) for name, rows in found if any(map(any, rows))]


def _unpacked(path: Path) -> int:
    """To how many bytes a workbook unpacks, by its own word; one that lies is stopped by the limits of the child."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):  # .xls is none; what is damaged the child will say
        return 0
