#!/usr/bin/env python3
"""Write under each query of docs/sparql.md what it answers, or check that it is what stands there.

    python -m scripts.docs.build_sparql            write
    python -m scripts.docs.build_sparql --check    write nothing; exit 1 and name the queries whose output differs

The answers are those of the shipped register with the sample reports, as `kg sparql` prints them in English.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.opening import Store

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "sparql.md"
SAMPLES = ROOT / "data" / "samples"
WIDTH = 120

QUERY = re.compile(
    r"^### (?P<title>[^\n]+)\n(?P<words>.*?)^```sparql\n(?P<query>.*?)^```\n(?P<output>\n```text\n.*?^```\n)?",
    re.DOTALL | re.MULTILINE,
)


def filled(page: str, answer: Callable[[str], str]) -> str:
    """The page with the answer to each query under it."""

    def block(found: re.Match[str]) -> str:
        head = f"### {found['title']}\n{found['words']}```sparql\n{found['query']}```\n"
        return f"{head}\n```text\n{answer(found['query'])}```\n"

    return QUERY.sub(block, page)


def with_samples(path: Path) -> Store:
    """A store at `path` with the sample reports read into it."""
    from kg.graph.ingest import ingest
    from kg.register.opening import open_store
    from kg.resolve.reading import read_document

    store = open_store(path)
    for sample in sorted(SAMPLES.glob("*.txt")):
        ingest(store.conn, *read_document(sample, store.conn))
    return store


def answering(store: Store) -> Callable[[str], str]:
    """What answers a query as a table, from a store."""
    from kg.cli.sparql_table import lines, rows
    from kg.rdf.sparql.answer import ask_view
    from kg.rdf.sparql.query import read_query
    from kg.rdf.sparql.view import open_view

    view, _ = open_view(store)

    def answer(text: str) -> str:
        with ask_view(view, read_query(text), "json", 60) as found:
            heads, cells = rows(json.load(found), store.conn, "en")
        return "".join(f"{line}\n" for line in lines(heads, cells, WIDTH))

    return answer


def main(arguments: list[str] | None = None) -> int:
    """Write or check; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, with_samples(Path(folder) / "kg.sqlite") as store:
        wanted = filled(page, answering(store))
    if not options.check:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    differing = [
        now["title"] for now, new in zip(QUERY.finditer(page), QUERY.finditer(wanted), strict=True) if now[0] != new[0]
    ]
    for title in differing:
        print(f"{PAGE.relative_to(ROOT)}: {title}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
