"""Print how often inference is right: on the cases of tests/, and on reports whose stated steps are hidden from it.

    python -m scripts.measure.inference_scores [FOLDER]

FOLDER (else $KG_SHARED, else ../shared) holds reports/NAME.txt; without it the sample reports are read. Exit 1 when
the precision on the cases is below its floor.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.graph.ingest import ingest
from kg.model import LEVELS, Document
from kg.register.opening import open_store
from kg.resolve.reading import read_document
from kg.store.documents import document, relations
from kg.trace.inference import infer
from tests.support import ROOT, SHARED
from tests.support.inference_cases import CASES, outcome

FLOOR = 0.9


@dataclass(frozen=True, slots=True)
class Score:
    """Inferred steps that are right and wrong, and documents with an answer that was found and was not."""

    right: int
    wrong: int
    found: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.right} of {self.right + self.wrong} steps), "
            f"recall {self.recall:.3f} ({self.found} of {self.found + self.missed} documents)"
        )


def on_cases(conn: sqlite3.Connection, *, tell: bool = False) -> tuple[Score, Counter[tuple[str, bool]]]:
    """The score on the cases, and by rule and certainty how many steps were right (True) and wrong (False)."""
    right = wrong = found = missed = 0
    kinds: Counter[tuple[str, bool]] = Counter()
    for case in CASES:
        result = outcome(conn, case)
        good = [step for step in result.inferred if step[0] in result.right]
        right += len(good)
        wrong += len(result.inferred) - len(good)
        found += bool(good)
        missed += bool(result.right) and not good
        kinds.update((f"{rule}, {certainty}", iri in result.right) for iri, rule, certainty in result.inferred)
        if tell and (len(good) < len(result.inferred) or (result.right and not good)):
            print(f"  {case.note}: inferred {[step[0] for step in result.inferred]}, right {sorted(result.right)}")
    return Score(right, wrong, found, missed), kinds


def on_reports(conn: sqlite3.Connection) -> tuple[Score, list[str]]:
    """Hide and recover: for each local document whose steps to other local ones are stated, infer without them.

    A step is right when a stated one leads to the same document, from it or from what it is stated to rest on. Only
    those documents count as missed that rest on a document with a title, of an office above; the others give inference
    nothing to compare.
    """
    right = wrong = found = missed = 0
    told = []
    rows = conn.execute(
        "SELECT iri FROM document WHERE place IS NOT NULL AND title IS NOT NULL ORDER BY iri"
    ).fetchall()
    for (iri,) in rows:
        doc = document(conn, iri)
        assert doc is not None
        stated = _above(conn, doc)
        if not stated:
            continue
        inferred = infer(conn, doc)
        good = [step for step in inferred if step.edge.object in stated]
        right += len(good)
        wrong += len(inferred) - len(good)
        possible = any(one.title and LEVELS.index(one.level) > LEVELS.index(doc.level) for one in stated.values())
        found += bool(good)
        missed += possible and not good
        for step in inferred:
            told.append(f"{'right' if step in good else 'wrong'}: {iri} -> {step.edge.object}")
        if possible and not inferred:
            told.append(f"missed: {iri}")
    return Score(right, wrong, found, missed), told


def _above(conn: sqlite3.Connection, doc: Document) -> dict[str, Document]:
    """The documents that the texts state the document to carry out, directly or not; empty unless one is local."""
    found: dict[str, Document] = {}
    queue = [doc.iri]
    while queue:
        for edge in relations(conn, queue.pop()):
            if edge.relation in ("implements", "based_on", "details") and edge.object not in (*found, doc.iri):
                above = document(conn, edge.object)
                if above is not None:
                    found[above.iri] = above
                    queue.append(above.iri)
    local = any(one.place is not None and one.level in LEVELS for one in found.values())
    return {iri: one for iri, one in found.items() if one.level in LEVELS} if local else {}


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else SHARED)
    reports = sorted((folder / "reports").glob("*.txt")) or sorted((ROOT / "data" / "samples").glob("*.txt"))
    with open_store(":memory:") as store:
        score, kinds = on_cases(store.conn, tell=True)
        print(f"{len(CASES)} cases: {score}")
        for kind in sorted({name for name, _ in kinds}):
            print(f"  {kind}: {kinds[kind, True]} right, {kinds[kind, False]} wrong")
        for path in reports:
            text, reading = read_document(path, store.conn)
            ingest(store.conn, text, reading)
        hidden, told = on_reports(store.conn)
        print(f"{len(reports)} reports, stated steps hidden: {hidden}")
        for line in told:
            print(f"  {line}")
    return 0 if score.precision >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
