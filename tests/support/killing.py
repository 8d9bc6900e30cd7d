"""Commands that write, killed at any moment: the store is as before or as afterwards, and running again does the rest."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.store.connection import knows_words
from kg.store.passages import OF_CITATION, OF_EDGE
from tests.support.program import kg

#: All that a store says, by what it is and not by the numbers of its rows.
_SAID = (
    "SELECT iri, symbol, type, title, issuer, level, issued, effective, origin, certainty FROM document",
    "SELECT d.iri, s.name, c.certainty, c.title, c.issued, c.issuer FROM claim c JOIN document d ON d.id = c.document "
    "JOIN source s ON s.id = c.source",
    "SELECT d.iri, f.field, f.value, s.name FROM fact f JOIN document d ON d.id = f.document "
    "JOIN source s ON s.id = f.source",
    f"SELECT a.iri, e.relation, b.iri, e.rule, {OF_EDGE} FROM edge e JOIN document a ON a.id = e.subject "
    "JOIN document b ON b.id = e.object LEFT JOIN report r ON r.document = e.ev_document",
    f"SELECT r.path, r.digest, c.start, {OF_CITATION}, c.more FROM report r LEFT JOIN citation c ON c.report = r.document",
    "SELECT name, kind, day FROM source",
)


def said(store: Path) -> list[list[tuple[object, ...]]]:
    """All that a store says; its pages, its references and its index of titles must be whole."""
    conn = sqlite3.connect(store)
    knows_words(conn)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        conn.execute("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)")
        conn.rollback()
        return [sorted(conn.execute(query).fetchall(), key=repr) for query in _SAID]
    finally:
        conn.close()


@dataclass(frozen=True, slots=True)
class Killed:
    """How many runs were killed, and of these how many after the store had changed."""

    kills: int
    done: int


def kill_often(
    command: Sequence[object], before: Path, home: Path, kills: int, chance: random.Random, *, few: bool = False,
    beside: Sequence[str] = (),
) -> Killed:  # fmt: skip
    """Run a command on copies of the store `before`, kill it, look at what is there, and run it again to the end.

    Every other time it is killed by the system in the very write that would make a file larger than so, else after so
    much work of the processor. Whoever lives on shows that he is to be killed earlier. With `few` the shipped register is that of tests.support.few_rows. Files of the names `beside` may be left.
    """
    store = home / "kg.sqlite"

    def fresh() -> None:
        for left in home.iterdir():
            left.unlink()
        shutil.copy(before, store)

    fresh()
    first = said(store)
    whole = kg(*command, "--db", store, few=few)
    assert whole.returncode == 0, whole.stderr
    last = said(store)
    assert first != last
    done = killed = runs = 0
    longest, largest = whole.seconds, 2 * store.stat().st_size
    while killed < kills:
        runs += 1
        assert runs < 4 * kills + 40, "too few of the processes lived until they were to be killed"
        fresh()
        if killed % 2:
            size = chance.randrange(largest)
            ran = kg(*command, "--db", store, most_bytes=size, dies=True, few=few)
            largest = max(1, size) if ran.returncode == 0 else largest
        else:
            ran = kg(*command, "--db", store, kill_after=chance.uniform(0, longest), few=few)
            longest = min(longest, ran.seconds) if ran.returncode == 0 else longest
        assert ran.returncode <= 0, ran.stderr
        if ran.returncode == 0:
            continue
        killed += 1
        now = said(store)
        assert now in (first, last), "half of it is there"
        done += now == last
        again = kg(*command, "--db", store, few=few)
        assert again.returncode == 0 or now == last, again.stderr  # what was removed cannot be removed again
        assert said(store) == last
        assert {path.name for path in home.iterdir()} - {*beside} == {"kg.sqlite"}, "nothing is left beside the store"
    return Killed(killed, done)
