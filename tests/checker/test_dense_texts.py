"""Texts full of citations: each costs no more steps than one of a normal text, and what is no citation costs few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.checker
from kg.checker import check
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.cite.find import find_citations
from kg.resolve import resolve_citations
from tests.support import SAMPLES
from tests.support.calls import calls_of
from tests.support.hostile import DAY, DENSE, HEAD, SHAPES, TAIL, text_of

#: Characters of a dense text, and lines of a normal one.
SIZE, LINES = 1500, 40
#: So many times the steps of a usual citation, for the usual ones say what is remembered of the text before.
MOST = 1.2
#: A number without more costs less than a usual citation: in these rows stands the most of them.
MOST_OF_NUMBERS = dict.fromkeys(("cells", "numbers alone", "Party numbers", "abbreviated numbers"), 0.8)
#: So many times the steps of a usual letter; a cell of a table, each a citation, takes a little more.
MOST_OF_A_LETTER, MOST_OF_A_CELL = 5.0, 5.4
NORMAL = "\n".join(min(SAMPLES.glob("*.txt")).read_text(encoding="utf-8").split("\n")[:LINES])


@pytest.fixture(scope="module")
def conn(slim_store: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(f"file:{slim_store}?mode=ro", uri=True)
    for text in (NORMAL, HEAD + TAIL):  # what is remembered from the first text on
        steps(text, opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def usual(conn: sqlite3.Connection) -> tuple[int, int]:
    """The steps of the normal text, and how many citations it has."""
    return steps(NORMAL, conn)


def steps(text: str, conn: sqlite3.Connection) -> tuple[int, int]:
    """The calls that finding, resolving and checking takes, and the citations."""

    def run() -> int:
        reading = resolve_citations(text, find_citations(text), conn)
        check(text, reading, conn, today=DAY)
        return len(reading.citations)

    return calls_of(run)


def dense(row: str, first: int, size: int = SIZE) -> str:
    """A report of rows that count from `first` on: what was remembered of others is none of them."""
    one = DENSE[row]
    return HEAD + "".join(map(one, range(first, first + size // len(one(999)) + 1))) + TAIL


@pytest.mark.parametrize("row", DENSE)
def test_a_citation_costs_no_more_than_usual(row: str, conn: sqlite3.Connection, usual: tuple[int, int]) -> None:
    nothing, few = steps(HEAD + TAIL, conn)
    steps(dense(row, 100), conn)
    here, found = steps(dense(row, 500), conn)
    assert found > few + 10
    assert (here - nothing) / (found - few) < MOST_OF_NUMBERS.get(row, MOST) * usual[0] / usual[1]


@pytest.mark.parametrize("row", DENSE)
def test_a_citation_costs_as_much_among_many(row: str, conn: sqlite3.Connection) -> None:
    """No rule looks at all citations from each of them."""
    nothing, few = steps(HEAD + TAIL, conn)
    here, found = steps(dense(row, 300), conn)
    there, more = steps(dense(row, 1000, 4 * SIZE), conn)
    assert more > 2 * found
    assert (there - nothing) / (more - few) < MOST * (here - nothing) / (found - few)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_letter_costs_little_more_than_five_usual_ones(
    shape: str, conn: sqlite3.Connection, usual: tuple[int, int]
) -> None:
    steps(text_of(SHAPES[shape], SIZE // 2), conn)
    here, _ = steps(text_of(SHAPES[shape], SIZE), conn)
    most = MOST_OF_A_CELL if shape == "table cells" else MOST_OF_A_LETTER
    assert here < most * usual[0] * SIZE / len(NORMAL)


def test_what_costs_more_is_found(
    conn: sqlite3.Connection, usual: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure itself: with a rule that looks at each citation a hundred times more a citation is too dear."""

    def dear(ctx: Context) -> Iterator[Finding]:
        for one in ctx.cited:
            for _ in range(1000):
                ctx.quoted(one.citation.start)
        yield from ()

    monkeypatch.setattr(kg.checker, "_RULES", (*kg.checker._RULES, (("VB101",), dear)))
    with pytest.raises(AssertionError):
        test_a_citation_costs_no_more_than_usual("rows", conn, usual)
