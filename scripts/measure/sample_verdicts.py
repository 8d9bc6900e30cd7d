"""Draw verdicts to be read by others: `python -m scripts.measure.sample_verdicts --as-of DAY --seed N -o PREFIX`.

Tables are written, so many verdicts of each kind, drawn at random from all documents of the register, each with
everything that its sources say and, as `told`, the very words that a user reads:

    PREFIX-ended.csv     ended
    PREFIX-inforce.csv   in force: a text used it, or a source said so, within the twelve months before the day
    PREFIX-codified.csv  no more is told than that the official code held it within them

What was looked at longer ago claims nothing of the day and is not drawn. The last columns are for whoever reads them:
who did not write the register. A verdict is right if what it tells is so; of the codified ones it is also worth noting
how many had ended all the same, for so far the code lags behind the law.
"""

from __future__ import annotations

import argparse
import csv
import random
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.base.state_words import state_text
from kg.model import ENDED, Document, Status
from kg.register.opening import open_store
from kg.register.validity.facts import Knowledge
from kg.register.validity.status import status_in
from kg.store.documents import facts, relations
from scripts.measure.coverage import part_of

#: The kinds that are drawn, by the parts of `coverage`; what has ended is drawn whatever the grade of its source.
KINDS = {"ended": "ended", "in_force": "inforce", "codified": "codified"}
_ASKED = 400
COLUMNS = (
    "symbol", "type", "title", "issuer", "issued", "effective", "told", "state", "since", "by", "certainty", "source",
    "looked_at", "looked_by", "note", "sides", "facts", "acts", "right|wrong|undecidable", "why",
)  # fmt: skip


def verdicts(conn: sqlite3.Connection, day: date, seed: int, count: int) -> dict[str, list[str]]:
    """For each of KINDS the IRIs of `count` documents, or of as many as there are, whose verdict on `day` is of it."""
    knowledge = Knowledge(conn)
    iris = [iri for (iri,) in conn.execute("SELECT iri FROM document WHERE origin = 'register' ORDER BY iri")]
    random.Random(seed).shuffle(iris)
    drawn: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for start in range(0, len(iris), _ASKED):
        chunk = iris[start : start + _ASKED]
        knowledge.read(chunk)
        for iri in chunk:
            found = status_in(knowledge, iri, day)
            held = drawn.get("ended" if found.state in ENDED else part_of(found, day))
            if held is not None and len(held) < count:
                held.append(iri)
        if all(len(held) == count for held in drawn.values()):
            break
    return drawn


def row(knowledge: Knowledge, doc: Document, found: Status) -> Iterator[object]:
    """One verdict with all that the store's sources say of its document."""
    conn = knowledge.conn
    yield from (doc.symbol, doc.type, doc.title, doc.issuer, doc.issued, doc.effective)
    yield state_text(found, "en")
    yield from (found.state, found.since, found.by, found.certainty, found.source, found.looked_at, found.looked_by)
    yield found.note
    yield " | ".join(f"{side.state} {side.since} {side.by} [{side.source}]" for side in found.sides)
    yield " | ".join(f"{fact.field}={fact.value} [{fact.source}; {fact.certainty}]" for fact in facts(conn, doc.iri))
    acts = []
    for incoming in (True, False):
        for edge in relations(conn, doc.iri, incoming=incoming):
            other = knowledge.document(edge.subject if incoming else edge.object)
            if edge.relation != "based_on":
                way = "by" if incoming else "this"
                told = f"{edge.relation} {edge.scope} {edge.effective} {edge.location or ''} [{edge.evidence.source}]"
                acts.append(f"{way}: {other.symbol if other else '?'} {told}")
    yield " | ".join(acts)
    yield from ("", "")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    parser.add_argument("--seed", type=int, required=True, help="another one for every sample")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--db", default=":memory:", help="a store to draw from; without it a new one")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the beginning of the files' names")
    given = parser.parse_args(arguments)
    with open_store(given.db) as store:
        knowledge = Knowledge(store.conn)
        drawn = verdicts(store.conn, given.as_of, given.seed, given.count)
        for kind, iris in drawn.items():
            path = given.output.with_name(f"{given.output.name}-{KINDS[kind]}.csv")
            with path.open("w", encoding="utf-8", newline="") as table:
                out = csv.writer(table, lineterminator="\n")
                out.writerow(COLUMNS)
                for iri in iris:
                    doc = knowledge.document(iri)
                    assert doc is not None
                    out.writerow([value or "" for value in row(knowledge, doc, status_in(knowledge, iri, given.as_of))])
            print(f"{path}: {len(iris)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
