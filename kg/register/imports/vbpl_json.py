"""Saved answers of the national database: .json and .jsonl files, alone, in a folder or in a .zip.

A .json file is one answer, each line of a .jsonl file one. They are read one after the other in the order of their
names; nothing is unpacked to disk. What is no such answer is refused with its place and the reason.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from kg.register.imports.records import Item, Refusal
from kg.register.imports.vbpl_answers import Unknown, documents_of, items_of
from kg.text import UnreadableError

#: Bytes of one answer; the longest law with its text has 3 MB. Of all members of an archive; and how many.
LARGEST = 64 << 20
LARGEST_ARCHIVE = 16 << 30
MOST_FILES = 500_000
_SUFFIXES = (".json", ".jsonl", ".ndjson")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class SavedAnswers:
    """Reads what was saved at `path`. Raises UnreadableError: nothing there, no such files, a damaged archive."""

    total: int | None = None

    def __init__(self, path: Path, today: date | None = None) -> None:
        self._path, self._today = path, today or date.today()
        if not path.exists():
            raise UnreadableError("missing", path=str(path))
        if path.is_dir():
            found = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
            self.files = sorted(file for file in found if file.suffix.lower() in _SUFFIXES and file.is_file())
            if not self.files:
                raise UnreadableError("no_answers", path=str(path))
        else:
            self.files = [path]

    def items(self, start: int) -> Iterator[Item]:
        """Documents, relations and refusals, from the `start`-th on."""
        return islice(self._items(), start, None)

    def _items(self) -> Iterator[Item]:
        for name, size, opened in self._sources():
            lines = PurePosixPath(name).suffix.lower() != ".json"
            if not lines and size > LARGEST:
                yield Refusal(name, "too_large", str(LARGEST >> 20))
                continue
            with closing(opened()) as file:
                for number, line in enumerate(_pieces(file, lines), 1):
                    where = f"{name} {number}" if lines else name
                    if isinstance(line, Refusal):
                        yield Refusal(where, line.reason, line.detail)
                    elif line.strip():
                        yield from self._answer(where, line)

    def _answer(self, where: str, data: bytes) -> Iterator[Item]:
        try:
            answer = json.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            yield Refusal(where, "not_utf8_json", str(error.start))
            return
        except (ValueError, RecursionError) as error:
            is_page = data.lstrip()[:1] == b"<"
            yield Refusal(where, "vbpl_page" if is_page else "bad_json", "" if is_page else str(error)[:80])
            return
        for said in documents_of(answer):
            if isinstance(said, Unknown):
                yield Refusal(where, said.reason, said.detail)
            else:
                yield from items_of(said, where, self._today)

    def _sources(self) -> Iterator[tuple[str, int, Callable[[], IO[bytes]]]]:
        """Name, size and opener of each file."""
        if self._path.is_file() and self._path.suffix.lower() not in _SUFFIXES:
            yield from self._members()
            return
        for file in self.files:
            name = file.relative_to(self._path).as_posix() if self._path.is_dir() else file.name
            yield name, file.stat().st_size, _opener(file)

    def _members(self) -> Iterator[tuple[str, int, Callable[[], IO[bytes]]]]:
        try:
            with zipfile.ZipFile(self._path) as archive:
                parts = [one for one in archive.infolist() if not one.is_dir()]
                if len(parts) > MOST_FILES:
                    raise UnreadableError("archive_count", MOST_FILES, str(self._path))
                if sum(one.file_size for one in parts) > LARGEST_ARCHIVE:
                    raise UnreadableError("archive_bomb", LARGEST_ARCHIVE >> 20, str(self._path))
                parts = [one for one in parts if PurePosixPath(one.filename).suffix.lower() in _SUFFIXES]
                if not parts:
                    raise UnreadableError("no_answers", path=str(self._path))
                for one in sorted(parts, key=lambda part: part.filename):
                    shown = "".join(c if c.isprintable() else "?" for c in one.filename)[:120]
                    yield shown, one.file_size, lambda one=one: archive.open(one)  # type: ignore[misc]
        except _DAMAGE as error:
            detail = " ".join(str(error).split())[:100] or type(error).__name__
            raise UnreadableError("bad_archive", detail, str(self._path)) from None


def _opener(file: Path) -> Callable[[], IO[bytes]]:
    return lambda: file.open("rb")


def _pieces(file: IO[bytes], lines: bool) -> Iterator[bytes | Refusal]:
    """The answers of a file: it itself, or each of its lines."""
    if not lines:
        yield file.read(LARGEST)
        return
    buffered = io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file
    while line := buffered.readline(LARGEST):
        if len(line) == LARGEST and not line.endswith(b"\n"):
            while (rest := buffered.readline(LARGEST)) and not rest.endswith(b"\n"):
                pass
            yield Refusal("", "too_large", str(LARGEST >> 20))
        else:
            yield line
