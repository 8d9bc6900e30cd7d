"""How much of what texts cite the register can judge: `python -m scripts.measure.coverage FOLDER… --as-of DAY`.

Of all mentions of central documents in the texts below the folders: the share whose state on that day a source of
grade A or B tells (ended; used or stated to be in force within the twelve months before; or held within them by the
official code, which proves less), the share that somebody looked at longer ago, the share that is only presumed (grade
C), and the share unknown, with the most-cited unknown documents.
"""

from __future__ import annotations

import argparse
import collections
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kg.cite.symbols import head_of
from kg.model import BY_NAME, ENDED, Status
from kg.register.opening import open_store
from kg.register.validity.status import law_in_force, status
from kg.resolve.identity import Resolved
from kg.resolve.reading import read_document
from kg.store.documents import document, facts
from kg.text import UnreadableError

#: A look is of this year if it was taken within so many days before the day that is asked for.
RECENT = timedelta(365)
#: The parts into which all mentions fall, with what each says.
PARTS = {
    "ended": "ended, grade A or B",
    "in_force": "in force, used or stated so within twelve months, grade A or B",
    "codified": "held by the official code within twelve months, grade A",
    "other": "not yet in force, or suspended, grade A or B",
    "looked": "in force when looked at, longer ago",
    "presumed": "presumed, grade C",
    "unknown": "unknown",
}
DEFINITE = ("ended", "in_force", "codified", "other")
_WEAK = frozenset(("secondary", "unknown", "existence"))


@dataclass(slots=True)
class Coverage:
    """Mentions by part, and the unknown documents by how often they are cited."""

    parts: collections.Counter[str] = field(default_factory=collections.Counter)
    unknown: collections.Counter[str] = field(default_factory=collections.Counter)

    @property
    def total(self) -> int:
        return self.parts.total()

    def share(self, parts: Iterable[str]) -> float:
        """The share of all mentions that falls into `parts`, from 0 to 1."""
        return sum(self.parts[part] for part in parts) / self.total if self.total else 0.0

    @property
    def definite(self) -> float:
        """The share with a verdict of grade A or B."""
        return self.share(DEFINITE)

    @property
    def with_presumed(self) -> float:
        """The same with what is only presumed."""
        return self.share((*DEFINITE, "presumed"))


def part_of(found: Status, day: date) -> str:
    """The key of PARTS into which a verdict falls."""
    if found.state in ENDED:
        return "presumed" if found.certainty in _WEAK else "ended"
    if found.state in ("in_force", "partly_repealed", "stood_when_looked"):
        if found.certainty in _WEAK:
            return "presumed"
        looked = day if found.state != "stood_when_looked" else found.looked_at
        if not looked or looked < day - RECENT:
            return "looked"
        return "codified" if found.codified else "in_force"
    if found.state in ("not_yet_in_force", "suspended"):
        return "presumed" if found.certainty in _WEAK else "other"
    return "presumed" if found.state in ("presumed_in_force", "probably_lapsed") else "unknown"


def is_central(conn: sqlite3.Connection, one: Resolved) -> bool:
    """Whether a mention is of a document of the National Assembly, the Government, a ministry or the Party's centre."""
    known = document(conn, one.document)
    if known and known.level != "unknown":
        return known.level in ("central", "ministry")
    symbol = one.citation.symbol or ""
    head = head_of(symbol)
    return one.citation.type in BY_NAME or symbol.endswith("/TW") or bool(head and head.kind == "central")


def meant(conn: sqlite3.Connection, one: Resolved, day: date) -> str:
    """The document of a mention; of a law named without number and year, the one in force on `day`."""
    cited = one.citation
    if one.known or cited.type not in BY_NAME or cited.symbol or cited.year or not cited.name:
        return one.document
    return next((law.iri for law in law_in_force(conn, cited.name, day) if law.type == cited.type), one.document)


def is_presumed(conn: sqlite3.Connection, iri: str, day: date) -> bool:
    """Whether a source of grade C found no end of the document up to `day`."""
    said = (fact for fact in facts(conn, iri) if fact.field == "in_force_on" and fact.certainty == "secondary")
    return any(fact.value[:10] >= day.isoformat() for fact in said)


def cover(conn: sqlite3.Connection, files: Iterable[Path], day: date) -> Coverage:
    """All mentions of central documents in the files, judged on `day`."""
    found = Coverage()
    for file in files:
        try:
            _, reading = read_document(file, conn)
        except UnreadableError as error:
            print(f"left out: {file}: {error}", file=sys.stderr)
            continue
        for one in reading.citations:
            if one.citation.form == "self" or not is_central(conn, one):
                continue
            iri = meant(conn, one, day)
            part = part_of(status(conn, iri, day), day)
            if part == "looked" and is_presumed(conn, iri, day):
                part = "presumed"
            found.parts[part] += 1
            if part == "unknown":
                known = document(conn, iri)
                found.unknown[(known.symbol if known else None) or one.citation.symbol or one.document] += 1
    return found


def texts_in(folders: Iterable[Path]) -> list[Path]:
    """The text files below the folders, in order."""
    return sorted(file for folder in folders for file in folder.rglob("*.txt"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    parser.add_argument("--db", default=":memory:", help="a store to judge by; without it a new one")
    parser.add_argument("--unknown", type=int, default=50, help="how many unknown documents to name")
    given = parser.parse_args(arguments)
    with open_store(given.db) as store:
        found = cover(store.conn, texts_in(given.folder), given.as_of)
    print(f"{found.total} mentions of central documents, on {given.as_of}")
    for part, words in PARTS.items():
        print(f"{found.share([part]):7.1%}  {words}")
    print(f"{found.definite:7.1%}  grade A or B\n{found.with_presumed:7.1%}  with grade C")
    for name, count in found.unknown.most_common(given.unknown):
        print(f"{count:7}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
