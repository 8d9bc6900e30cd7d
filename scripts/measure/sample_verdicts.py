"""Draw verdicts to be read by others: `python -m scripts.measure.sample_verdicts --as-of DAY --seed N -o PREFIX`.

Two tables are written, PREFIX-ended.csv and PREFIX-inforce.csv: so many verdicts of each kind, drawn at random from all
documents of the register, each with everything that its sources say. The last columns are for whoever reads them: who
did not write the register.
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

from kg.model import ENDED, Document, State, Status
from kg.register.opening import open_store
from kg.register.validity.facts import Knowledge
from kg.register.validity.status import status_in
from kg.store.documents import facts, relations

_STANDS: frozenset[State] = frozenset(("in_force", "partly_repealed", "stood_when_looked"))
_ASKED = 400
COLUMNS = (
    "symbol", "type", "title", "issuer", "issued", "effective", "state", "since", "by", "certainty", "source",
    "looked_at", "looked_by", "note", "sides", "facts", "acts", "right|wrong|undecidable", "why",
)  # fmt: skip


def verdicts(conn: sqlite3.Connection, day: date, seed: int, count: int) -> tuple[list[str], list[str]]:
    """IRIs of `count` documents that have ended by `day`, and of as many that stand or stood when looked at."""
    knowledge = Knowledge(conn)
    iris = [iri for (iri,) in conn.execute("SELECT iri FROM document WHERE origin = 'register' ORDER BY iri")]
    random.Random(seed).shuffle(iris)
    ended: list[str] = []
    stands: list[str] = []
    for start in range(0, len(iris), _ASKED):
        chunk = iris[start : start + _ASKED]
        knowledge.read(chunk)
        for iri in chunk:
            state = status_in(knowledge, iri, day).state
            held = ended if state in ENDED else stands if state in _STANDS else None
            if held is not None and len(held) < count:
                held.append(iri)
        if len(ended) == len(stands) == count:
            break
    return ended, stands


def row(knowledge: Knowledge, doc: Document, found: Status) -> Iterator[object]:
    """One verdict with all that the store's sources say of its document."""
    conn = knowledge.conn
    yield from (doc.symbol, doc.type, doc.title, doc.issuer, doc.issued, doc.effective)
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
        for name, iris in zip(("ended", "inforce"), drawn, strict=True):
            path = given.output.with_name(f"{given.output.name}-{name}.csv")
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
