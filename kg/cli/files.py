"""The files that a command is given: by name, by a pattern, or by the folder they are in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.cli.words.common import say


def the_files(paths: Sequence[str], lang: str) -> tuple[list[str], list[str]]:
    """The files to read, each once, and a line for each folder in which there are none."""
    files: dict[str, str] = {}
    empty: list[str] = []
    for name in (one for path in paths for one in matching(path)):
        found = list(in_folder(Path(name))) if Path(name).is_dir() else [name]
        if not found:
            empty.append(say("no_files", lang, path=name))
        for file in found:
            files.setdefault(file if file == "-" else os.path.abspath(file), file)
    return list(files.values()), empty


def matching(name: str) -> list[str]:
    """What the pattern `name` (`*.docx`, `bao-cao/**/*.txt`) fits, in order; the name itself where it fits nothing.

    The shells of Windows leave patterns to the programs. A file whose own name looks like a pattern is that file.
    """
    if not set("*?[").intersection(name) or os.path.lexists(name):
        return [name]
    from glob import glob

    return sorted(glob(name, recursive=True)) or [name]


def in_folder(folder: Path) -> Iterator[str]:
    """The documents in a folder and in those below it; old formats too, so that they are named when unread."""
    from kg.text import SUFFIXES

    for path in sorted(folder.rglob("*")):
        passing = path.name.startswith((".", "~$"))  # hidden files, and those that Word keeps beside an open document
        if path.suffix.lower() in SUFFIXES and not passing and path.is_file():
            yield str(path)
