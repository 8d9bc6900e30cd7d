"""What `kg impact --sum` prints: how many documents rest on one, by level and validity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.base.law_words import describe
from kg.base.spreadsheet import Cell
from kg.base.wording import day_text
from kg.cli.lists import print_table
from kg.cli.options import json_text
from kg.cli.whole import asking_all
from kg.cli.words.whole import say
from kg.model import Document
from kg.store.opening import Store
from kg.trace.reach import KINDS, Reach, reach


def print_reach(opened: Store, doc: Document, as_of: date, form: str, output: str, lang: str) -> None:
    """Count what rests on `doc`, and print it."""
    with asking_all(lang) as progress:
        found = reach(opened, doc.iri, as_of=as_of, progress=progress)
    print_table(
        form, output, lang, text=lambda: _text(found, doc, lang), rows=lambda: _rows(found, lang),
        json=lambda: _json(found), sheet=say("reach_sheet", lang),
    )  # fmt: skip


def _json(found: Reach) -> str:
    from kg.contract.whole import reach_out

    return json_text(reach_out(found).model_dump(mode="json"))


def _rows(found: Reach, lang: str) -> list[list[Cell]]:
    """A level in a row, with a last row for all of them."""
    heads: list[Cell] = [say(f"reach_{head}", lang) for head in ("level", *KINDS, "total")]
    lines: list[list[Cell]] = [
        [say(f"level_{level}", lang), *counts, sum(counts)] for level, counts in found.by_level.items()
    ]
    whole: list[Cell] = [sum(column) for column in zip(*found.by_level.values(), strict=True)] or [0] * len(KINDS)
    return [heads, *lines, [say("reach_total", lang), *whole, found.total]]


def _text(found: Reach, doc: Document, lang: str) -> Iterator[str]:
    yield describe(doc, lang) + "\n"
    if found.total:
        yield from _counts(found, lang)
    else:
        yield say("reach_none", lang) + "\n"
    if found.amending:
        yield say("reach_amending", lang, count=found.amending) + "\n"


def _counts(found: Reach, lang: str) -> Iterator[str]:
    yield say("reach", lang, count=f"{found.total:,}".replace(",", " "), day=day_text(found.as_of, lang)) + "\n\n"
    table = [[str(cell) for cell in row] for row in _rows(found, lang)]
    widths = [max(len(row[n]) for row in table) for n in range(len(table[0]))]
    for row in table:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield "  " + "   ".join(cells).rstrip() + "\n"
    steps = ", ".join(f"{n}: {count}" for n, count in enumerate(found.by_steps, 1))
    yield "\n" + say("reach_steps", lang, steps=steps) + "\n"
