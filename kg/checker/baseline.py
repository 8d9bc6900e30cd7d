"""A baseline: the findings that were there before, so that only new ones count.

A finding is known again by its file, its rule, its document and its words, wherever in the file they now stand.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from kg.base.files import write_file
from kg.base.wording import flat
from kg.checker.settings import ConfigError

_FORMAT = 1
Key = tuple[str, str, str, str]


class Remembered(Protocol):
    """What of a finding is remembered."""

    @property
    def code(self) -> str: ...
    @property
    def document(self) -> str | None: ...
    @property
    def quote(self) -> str: ...


F = TypeVar("F", bound=Remembered)


class Baseline:
    """The findings that a file of this kind remembers. Raises ConfigError for a file that is none."""

    def __init__(self, path: Path) -> None:
        self._folder = path.resolve().parent
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            if table["kg-baseline"] != _FORMAT:
                raise ValueError(f"format {table['kg-baseline']}")
            self._known: dict[str, Counter[Key]] = {}
            for row in table["findings"]:
                key = (row["file"], row["code"], row["document"] or "", row["quote"])
                self._known.setdefault(row["file"], Counter())[key] += 1
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise ConfigError(path, "no_baseline", " ".join(str(error).split())) from None

    def new(self, file: str, findings: Sequence[F]) -> tuple[F, ...]:
        """The findings on `file` that are not remembered; of several alike the first ones are taken for the old."""
        name = _name(file, self._folder)
        left = Counter(self._known.get(name))
        fresh = []
        for finding in findings:
            key = _key(name, finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(finding)
        return tuple(fresh)


def write_baseline(path: Path, files: Iterable[tuple[str, Sequence[Remembered]]]) -> int:
    """Remember the findings on these files; how many there are. Raises OSError."""
    folder = path.resolve().parent
    keys = sorted(
        _key(name, finding) for file, findings in files for name in (_name(file, folder),) for finding in findings
    )
    rows = [{"file": f, "code": code, "document": doc or None, "quote": quote} for f, code, doc, quote in keys]
    write_file(path, json.dumps({"kg-baseline": _FORMAT, "findings": rows}, ensure_ascii=False, indent=1) + "\n")
    return len(rows)


def _name(file: str, folder: Path) -> str:
    """File names are relative to the baseline's folder, so that the two can be moved together."""
    try:
        return file if file == "-" else Path(os.path.relpath(Path(file).resolve(), folder)).as_posix()
    except ValueError:  # another drive
        return Path(file).resolve().as_posix()


def _key(name: str, finding: Remembered) -> Key:
    return name, finding.code, finding.document or "", flat(finding.quote)
