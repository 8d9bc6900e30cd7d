#!/usr/bin/env python3
"""Count how much of what is learned from normative texts is right, on texts whose clauses were read by hand.

    python -m scripts.measure.learned            print the figures
    python -m scripts.measure.learned --misses   and each difference
    python -m scripts.measure.learned --code     compare the clauses in the official code with the days in its notes

`tests/gold/learned.csv` holds what the texts say, as numbers and days: of each its own day of effect and its end, which
documents it ends as a whole ("38/2020/NĐ-CP", with "@" the day where the clause names one) and which in part. Needs the
gazette texts: $KG_SHARED, else `../shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
import sys
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from kg.cite.clauses.effect import Effect, effects
from kg.cite.clauses.flow import flowing
from kg.cite.clauses.phrases import MASK
from kg.graph.texts import records_of
from kg.register.imports.archive import read_pages
from kg.register.imports.phapdien.notes import read_note
from kg.register.imports.phapdien.pages import read_page
from kg.register.imports.records import DocumentRecord, Refusal, RelationRecord
from kg.register.opening import open_store
from tests.support import ROOT, SHARED

GOLD = ROOT / "tests" / "gold" / "learned.csv"
ARCHIVE = SHARED / "texts" / "gazette-200.tar.xz"
CODE = SHARED / "register" / "phapdien-pages-2025h2.tar.xz"
_ENDS = ("repeals", "replaces")
_SPEAKS_OF_EFFECT = re.compile(r"này\s+có\s+hiệu\s+lực|\AĐiều 9\.[^\n]*hiệu\s+lực")
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(slots=True)
class Score:
    """How often something was told, found and found right, and the differences in words."""

    told: int = 0
    found: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, told: set[str], found: set[str]) -> None:
        """Count one text."""
        self.told += len(told)
        self.found += len(found)
        self.right += len(told & found)
        self.misses += [f"{name}: - {one}" for one in sorted(told - found)]
        self.misses += [f"{name}: + {one}" for one in sorted(found - told)]

    @property
    def precision(self) -> float:
        """Of what was found, the share that is told."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is told, the share that was found."""
        return self.right / self.told if self.told else 1.0


@dataclass(slots=True)
class Scores:
    """The figures: own days of effect, own ends, whole ends of others, the days that clauses name, ends in part."""

    texts: int = 0
    effect: Score = field(default_factory=Score)
    until: Score = field(default_factory=Score)
    ends: Score = field(default_factory=Score)
    days: Score = field(default_factory=Score)
    parts: Score = field(default_factory=Score)


def measure() -> Scores:
    """Read every annotated text and compare. Raises FileNotFoundError without the gazette texts."""
    scores = Scores()
    gold = {row["file"]: row for row in csv.DictReader(GOLD.open(encoding="utf-8"))}
    with open_store(":memory:") as store:
        for name, text in _texts():
            if name in gold:
                scores.texts += 1
                _compare(scores, name, gold[name], _learned(store.conn, name, text))
    return scores


def _texts() -> Iterator[tuple[str, str]]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                # one text has stray NULs, for which the command refuses it
                yield Path(member.name).stem, file.read().decode("utf-8").replace("\0", " ")


def _learned(conn: sqlite3.Connection, name: str, text: str) -> dict[str, set[str]]:
    own: DocumentRecord | None = None
    found: dict[str, set[str]] = {"ends": set(), "days": set(), "parts": set()}
    for item in records_of(conn, name, text):
        if isinstance(item, DocumentRecord):
            own = item
        elif isinstance(item, RelationRecord) and item.relation in _ENDS and item.object.symbol:
            if item.scope == "whole":
                found["ends"].add(item.object.symbol)
                if own and item.effective and item.effective != own.effective:
                    found["days"].add(f"{item.object.symbol}@{item.effective}")
            else:
                found["parts"].add(item.object.symbol)
    found["effect"] = {str(own.effective)} if own and own.effective else set()
    found["until"] = {str(own.expired)} if own and own.expired else set()
    return found


def _compare(scores: Scores, name: str, row: dict[str, str], found: dict[str, set[str]]) -> None:
    ends = [one for one in row["ends"].split("; ") if one]
    scores.effect.add(name, {row["effective"]} - {""}, found["effect"])
    scores.until.add(name, {row["until"]} - {""}, found["until"])
    scores.ends.add(name, {one.partition("@")[0] for one in ends}, found["ends"])
    days = {one for one in ends if "@" in one and one.partition("@")[2] != row["effective"]}
    scores.days.add(name, days, found["days"])
    scores.parts.add(name, {one for one in row["ends_in_part"].split("; ") if one}, found["parts"])


def compare_code(every: int = 5) -> tuple[Counter[str], list[str]]:
    """What the clauses of effect in each `every`-th page of the code say, against the day in the note of the article.

    "same", "untold" (the clause gives no day, or counts from one that the note lacks), "other", and the last in words.
    """
    told: dict[tuple[str, date | None, date], list[Effect]] = {}
    pages = (page for page in read_pages(CODE) if not isinstance(page, Refusal))
    for _, data in islice(pages, 0, None, every):
        for article in read_page(data).articles:
            note = read_note(article.note, article.links)
            if note is None or not (note.document.symbol and note.document.effective):
                continue
            text = unicodedata.normalize("NFC", f"Điều 9. {article.heading}\n{article.body}")
            if _SPEAKS_OF_EFFECT.search(text):
                flow = flowing(text)
                hidden = _QUOTED.sub(lambda quote: MASK * len(quote[0]), flow)
                found = effects(flow, hidden, 0, len(flow), note.document.issued)
                key = (note.document.symbol, note.document.issued, note.document.effective)
                told.setdefault(key, []).extend(one for one in found if one.part is None)
    counts: Counter[str] = Counter()
    differences = []
    for (symbol, _, effective), said in told.items():
        days = {one.day for one in said if one.day}
        if said:
            counts["same" if effective in days else "other" if days else "untold"] += 1
        if days and effective not in days:
            differences.append(f"{symbol}: {effective} in the note, {min(days)} in the clause")
    return counts, differences


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--code", action="store_true")
    given = parser.parse_args()
    if given.code:
        counts, differences = compare_code()
        print(*(f"{what} {times}" for what, times in counts.most_common()), *differences, sep="\n")
        return
    if not ARCHIVE.exists():
        sys.exit(f"needs {ARCHIVE}")
    scores = measure()
    print(f"{scores.texts} texts")
    named = (
        ("own day of effect", scores.effect), ("own end", scores.until), ("ended as a whole", scores.ends),
        ("on a day the clause names", scores.days), ("ended in part", scores.parts),
    )  # fmt: skip
    for what, score in named:
        print(f"{what:<26} told {score.told:>4}  precision {score.precision:.3f}  recall {score.recall:.3f}")
        if given.misses:
            print(*(f"    {miss}" for miss in score.misses), sep="\n")


if __name__ == "__main__":
    main()
