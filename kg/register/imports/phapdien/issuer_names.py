"""The bodies that issue central documents: every printed spelling of a name leads to one."""

from __future__ import annotations

import collections
import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from kg.naming import fold
from kg.register.imports.spelling import spelling


class Issuers:
    """The hand-kept table of bodies, data/register/issuers.csv; it counts what it mended and what it refused."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines` of CSV with the columns name and variants (joined by "|")."""
        self.names: dict[str, str] = {}
        self.mended: collections.Counter[tuple[str, str]] = collections.Counter()
        self.refused: collections.Counter[str] = collections.Counter()
        for row in csv.DictReader(lines):
            for name in (row["name"], *filter(None, row["variants"].split("|"))):
                self.names[fold(spelling(name))] = row["name"]
        alternatives = "|".join(re.escape(n) for n in sorted(self.names, key=len, reverse=True))
        self.one = re.compile(rf"({alternatives})(?:, | va | - |; |$)")

    def canonical(self, printed: str | None) -> str:
        """The bodies of a printed issuer, joined by "; "; "" when any part of it is no known body."""
        if not printed:
            return ""
        text, at, found = fold(spelling(printed)), 0, []
        while at < len(text):
            match = self.one.match(text, at)
            if not match:
                self.refused[printed] += 1
                return ""
            found.append(self.names[match[1]])
            at = match.end()
        name = "; ".join(found)
        if name != printed:
            self.mended[printed, name] += 1
        return name


@lru_cache(maxsize=1)
def shipped_issuers() -> Issuers:
    """The table of the package."""
    text = (files("kg.data.register") / "issuers.csv").read_text(encoding="utf-8")
    return Issuers(text.splitlines())
