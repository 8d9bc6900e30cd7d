#!/usr/bin/env python3
"""Measure our reading against our own annotation and write docs/quality.md.

    python -m scripts.measure.build_quality              write docs/quality.md
    python -m scripts.measure.build_quality --print      print the page instead
    python -m scripts.measure.build_quality --misses     print what was missed, one line each

Needs the annotated texts: $KG_SHARED, else `../shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple

from kg.cite.find import find_citations
from kg.contract.citations import citation_out
from kg.graph.relate import relations
from kg.model import Edge
from kg.register.opening import open_store
from kg.resolve import Reading, Report, resolve_citations
from tests.support import ROOT, SHARED, score_citations, score_relations
from tests.support.score_citations import FIELDS, Row, load, referenced_texts, text_of

PAGE = ROOT / "docs" / "quality.md"
UNSEEN = ROOT / "tests" / "gold" / "finder-unseen.json"
NAMES = {
    "gazette": "official gazette",
    "reference": "real reports, official gazette",
    "register": "titles of a province's register",
    "own": "sentences of our own",
    "all": "all",
}


class Measured(NamedTuple):
    """The scores by source of the texts, and the texts that reading fails on."""

    citations: dict[str, score_citations.Score]
    relations: dict[str, score_relations.Score]
    failures: list[str]


class Reader:
    """Reads every text once, as a whole: context counts."""

    def __init__(self, texts: dict[str, str], conn: Connection) -> None:
        self.texts, self.conn = texts, conn
        self.failures: list[str] = []
        self.read = lru_cache(maxsize=None)(self._read)

    def _read(self, text: str, name: str) -> tuple[Reading, list[Edge]]:
        """The citations and relations of a text. One that fails is named, and nothing was found in it."""
        try:
            reading = resolve_citations(text, find_citations(text), self.conn)
            return reading, relations(text, reading)
        except Exception as error:
            self.failures.append(f"{name}: fails: {error!r}")
            return Reading(Report(), "", ()), []

    def of(self, row: Row) -> tuple[Reading, list[Edge]]:
        return self.read(text_of(row, self.texts), str(row.get("file") or row["id"]))

    def citations(self, row: Row) -> list[dict[str, Any]]:
        return [citation_out(one).model_dump(mode="json") for one in self.of(row)[0].citations]

    def relations(self, row: Row) -> score_relations.Found:
        reading, edges = self.of(row)
        return score_relations.Found(
            reading.iri,
            [(one.citation.start, one.citation.end, one.document) for one in reading.citations if one.document],
            [(e.subject, e.relation, e.object, -1 if e.evidence.start is None else e.evidence.start) for e in edges],
        )


def measure(shared: Path) -> Measured:
    """Read all annotated texts and score them."""
    citations = {kind: load(f"{kind}-citations") for kind in ("gazette", "register", "own")}
    stated = {kind: load(f"{kind}-relations") for kind in ("reference", "register", "own")}
    texts = referenced_texts(shared, [row for rows in (*citations.values(), *stated.values()) for row in rows])
    with open_store(":memory:") as store:
        reader = Reader(texts, store.conn)
        both = [row for rows in citations.values() for row in rows]
        every = [row for rows in stated.values() for row in rows]
        return Measured(
            {kind: score_citations.score(rows, reader.citations) for kind, rows in {**citations, "all": both}.items()},
            {kind: score_relations.score(rows, reader.relations) for kind, rows in {**stated, "all": every}.items()},
            reader.failures,
        )


def page(measured: Measured) -> str:
    """docs/quality.md as text."""
    return "\n".join([*_head(), *_citations(measured), *_relations(measured), *_unseen(), ""])


def _head() -> Iterable[str]:
    yield from (
        "# Quality, measured", "",
        "How well citations are found, told apart and related, measured against the annotation in",
        "[tests/gold](../tests/gold/README.md), which was made by reading the texts, not by correcting our output.",
        "What was missed at first has been worked on since: the texts are no longer unseen, and these figures flatter.",
        "This page is written by", "", "```sh", "python -m scripts.measure.build_quality", "```", "",
        "`--misses` lists every miss with file and offset; `tests/resolve/test_own_gold.py` keeps floors under the",
        "figures.",
    )  # fmt: skip


def _share(value: float) -> str:
    return f"{value:.3f}"


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterable[str]:
    titles = list(titles)
    yield "| " + " | ".join(titles) + " |"
    yield "|---" + "|---:" * (len(titles) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _citation_row(name: str, tally: score_citations.Tally) -> list[str]:
    fields = [_share(tally.accuracy(field)) if tally.judged[field] else "" for field in FIELDS]
    counts = [str(tally.mentions), str(tally.false)]
    rates = [_share(tally.precision), _share(tally.recall), _share(tally.f1), _share(tally.exact_spans)]
    return [name, *counts, *rates, *fields]


def _citations(measured: Measured) -> Iterable[str]:
    titles = ["", "mentions", "false", "P", "R", "F1", "exact span", *FIELDS]
    yield from ("", "## Citations", "")
    rows = [
        [*_citation_row(NAMES[kind], score.total), _share(score.documents)]
        for kind, score in measured.citations.items()
    ]
    yield from _table([*titles, "document"], rows)
    yield from (
        "", "A citation that was not found has all its fields wrong. `document` is the F1 of grouping mentions into",
        "documents (B-cubed) times recall. By category (a mention has several; `false` counts what was wrongly found",
        "in the passages that hold a mention of the category):", "",
    )  # fmt: skip
    categories = sorted(measured.citations["all"].categories.items(), key=lambda item: (-item[1].mentions, item[0]))
    yield from _table(titles, [_citation_row(name, tally) for name, tally in categories])
    every = measured.citations["all"]
    yield from (
        "", f"{every.negatives} passages hold nothing to find (gazette headers, form numbers, ratios, law in general);",
        f"{every.negatives_false} citations were found in them. Texts that reading fails on: {len(measured.failures)}.",
    )  # fmt: skip


def _relations(measured: Measured) -> Iterable[str]:
    titles = ["", "stated", "found", "false", "P", "R"]

    def row(name: str, tally: score_relations.Tally) -> list[str]:
        counts = [str(tally.stated), str(tally.found), str(tally.false)]
        return [name, *counts, _share(tally.precision), _share(tally.recall)]

    yield from ("", "## Relations", "")
    yield from _table(titles, [row(NAMES[kind], score.total) for kind, score in measured.relations.items()])
    every = measured.relations["all"]
    yield from ("", "By kind of relation, acting document first:", "")
    yield from _table(titles, [row(kind, every.kinds[kind]) for kind in sorted(every.kinds)])
    yield from (
        "", f"{every.empty.stated} of the sentences state no relation; {every.empty.false} were read in them.",
        "The plain `cites` of a text to what it names follows from the citations: "
        f"{every.cites.found} of {every.cites.stated}.",
    )  # fmt: skip


def _unseen() -> Iterable[str]:
    """What was read in documents that nobody had seen before, as `finder-unseen.json` keeps it."""
    kept = json.loads(UNSEEN.read_text(encoding="utf-8"))
    yield from (
        "", "## On documents not seen before", "",
        "Drawn from stored pages; the four draws before stand in [check-quality.md](check-quality.md). The first",
        "figures are those of the finder before anything was mended for the draw. In draws 5 and 6 each citation was",
        "judged by one reader with the finder's answer beside the text, so what both overlook is not counted; draws 7",
        "to 16 were annotated before the finder was run. A citation that was",
        "not found has all its fields wrong; the text's own number is not counted. `span` and the others are shares of",
        "the citations, `pinpoints` of those that stand there. The resolved documents are scored apart where a draw",
        "says so, as above: the F1 of grouping mentions into documents, times recall.",
    )  # fmt: skip
    titles = ["", "documents", "citations", "false", "F1", *kept["columns"][4:9], "pinpoints"]
    for draw in kept["draws"]:
        yield from ("", f"**{draw['name']}**: {draw['what']}.", "")
        rows = [_unseen_row(kind, row) for kind, row in draw["first"].items()]
        rows += [_unseen_row(f"{kind}, mended", row) for kind, row in draw.get("mended", {}).items()]
        yield from _table(titles, rows)
        if "document" in draw:
            shares = (
                f"{kind} {_share(first)}, mended {_share(now)}" for kind, (first, now) in draw["document"].items()
            )
            yield from ("", f"`document`: {'; '.join(shares)}.")
        yield from ("", f"Wrong at first: {draw['wrong']}.")


def _unseen_row(kind: str, row: list[int]) -> list[str]:
    documents, citations, found, false, *fields, pinpoints, read = row
    precision, recall = found / (found + false), found / citations
    shares = [_share(right / citations) for right in fields]
    f1 = _share(2 * precision * recall / (precision + recall))
    return [
        kind,
        str(documents),
        str(citations),
        str(false),
        f1,
        *shares,
        f"{read} of {pinpoints}" if pinpoints else "",
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", dest="show")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    shared = SHARED
    if not (shared / "reports").is_dir():
        print("needs the annotated texts beside the checkout (or KG_SHARED)", file=sys.stderr)
        return 2
    measured = measure(shared)
    if options.misses:
        print("\n".join([*measured.failures, *measured.citations["all"].misses, *measured.relations["all"].misses]))
    elif options.show:
        print(page(measured), end="")
    else:
        PAGE.write_text(page(measured), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
