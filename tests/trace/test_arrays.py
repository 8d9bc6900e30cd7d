"""The whole graph as arrays: the same answers as the chain and the register give document by document, and never older."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import FALLEN, GROUNDS, UPWARD
from kg.register.opening import open_store
from kg.register.validity.facts import Knowledge
from kg.register.validity.history import history
from kg.register.validity.status import status, status_in
from kg.store.connection import Connection
from kg.store.opening import Store
from kg.store.version import version
from kg.trace.arrays import STATES, Arrays, arrays_path, open_arrays
from kg.trace.chain import chain
from kg.trace.rank import rank
from kg.trace.reach import reach
from kg.trace.stale import stale

DAYS = [date(2012, 3, 1), date(2021, 1, 1), date(2024, 7, 9), date(2025, 3, 31), date(2025, 12, 1)]
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def part(much_of_it: Path) -> Iterator[sqlite3.Connection]:
    """A part of the register, or with `--whole` all of it, for reading."""
    conn = sqlite3.connect(":memory:", factory=Connection)
    with closing(sqlite3.connect(much_of_it)) as made:
        made.backup(conn)
    yield conn
    conn.close()


@pytest.fixture(scope="module")
def whole(part: sqlite3.Connection) -> Arrays:
    return open_arrays(Store(part, None))


def fallen_places(arrays: Arrays, day: date) -> np.ndarray:
    numbers = [n for n, name in enumerate(STATES) if name in FALLEN]
    return np.flatnonzero(np.isin(arrays.states(day), numbers)).astype(np.int32)


def iris_of(conn: sqlite3.Connection, arrays: Arrays) -> list[str]:
    named = dict(conn.execute("SELECT id, iri FROM document").fetchall())
    return [named[row] for row in arrays.rows.tolist()]


def test_states_are_those_of_the_register(part: sqlite3.Connection, whole: Arrays) -> None:
    iris, chance = iris_of(part, whole), random.Random(1)
    knowledge = Knowledge(part)
    for day in [*DAYS, *(date(1950, 1, 1) + timedelta(chance.randrange(28_000)) for _ in range(5))]:
        states = whole.states(day)
        for place in chance.sample(range(len(iris)), 400):
            assert STATES[states[place]] == status_in(knowledge, iris[place], day).state, (iris[place], day)


def test_history_turns_where_the_state_turns(part: sqlite3.Connection) -> None:
    sql = "SELECT d.iri FROM document d WHERE EXISTS (SELECT 1 FROM edge e WHERE e.object = d.id AND e.relation = 'repeals')"
    iris = [iri for (iri,) in part.execute(sql)]
    knowledge = Knowledge(part)
    for iri in random.Random(2).sample(iris, min(150, len(iris))):
        turns = history(knowledge, iri)
        days = [day for day, _ in turns]
        assert days[0] == date.min and days == sorted(set(days))
        for day in {*days, *(day - timedelta(1) for day in days[1:]), *(day + timedelta(1) for day in days[1:])}:
            assert turns[bisect_right(days, day) - 1][1] == status(part, iri, day).state, (iri, day)


@pytest.mark.parametrize("day", DAYS)
def test_fallen_ground_is_that_of_the_chain(part: sqlite3.Connection, whole: Arrays, day: date) -> None:
    """Every document that rests on anything: its chain names the same nearest fallen one, or none."""
    iris = iris_of(part, whole)
    states = whole.states(day)
    found = whole.spread(fallen_places(whole, day), grounds=True)
    nearest = {
        iris[place]: (far, iris[start])
        for place, far, start in zip(found.reached.tolist(), found.distance.tolist(), found.start.tolist(), strict=True)
    }
    marks = ", ".join("?" * len(GROUNDS))
    rows = part.execute(
        f"SELECT DISTINCT d.iri FROM document d JOIN edge e ON e.subject = d.id WHERE e.relation IN ({marks})", GROUNDS
    )
    standing = {iri for iri, state in zip(iris, states, strict=True) if STATES[state] not in FALLEN}
    resting = sorted(standing & {iri for (iri,) in rows})
    assert set(nearest) <= set(resting)
    for iri in random.Random(3).sample(resting, min(150, len(resting))) + sorted(nearest):
        told = chain(part, iri, stated=True, as_of=day, depth=50).fallen.get(iri, [])
        assert (nearest[iri][1] if iri in nearest else None) == (told[0].document if told else None), (iri, day)


Graph = list[tuple[int, str, int]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Graph, dict[int, int]]:
    """Documents, their relations (cycles, doubled ones and steps onto themselves among them), and the years of ends."""
    count = draw(st.integers(1, 12))
    node = st.integers(0, count - 1)
    edges = draw(st.lists(st.tuples(node, st.sampled_from([*UPWARD, "cites"]), node), max_size=40))
    ends = draw(st.dictionaries(node, st.integers(2001, 2020), max_size=count))
    return count, edges, ends


def write(conn: sqlite3.Connection, count: int, edges: Graph, ends: dict[int, int]) -> list[str]:
    """A store of these documents alone; IRIs fall where rows rise, so that neither order passes for the other."""
    for held in ("edge", "fact", "claim", "document"):
        conn.execute(f"DELETE FROM {held}")
    conn.execute("DELETE FROM source WHERE name = 'test'")
    conn.execute(
        "INSERT INTO source(id, name, kind, rank, day) VALUES (9999, 'test', 'national_database', 30, '2022-01-01')"
    )
    iris = [f"/akn/vn/act/nghi-dinh/chinh-phu/2000-01-01/{90 - n}-2000-nd-cp" for n in range(count)]
    for n, iri in enumerate(iris):
        conn.execute(
            "INSERT INTO document(id, iri, symbol, type, level, issued, effective, year, origin, source) "
            "VALUES (?, ?, ?, 'decree', 'central', '2000-01-01', '2000-02-01', 2000, 'register', 9999)",
            (n * 3 + 1, iri, f"{n}/2000/NĐ-CP"),
        )
        state = [("state", "expired"), ("expired", f"{ends[n]}-01-01")] if n in ends else [("state", "in_force")]
        conn.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, 9999, 'national_database')", ((n * 3 + 1, *row) for row in state)
        )
    conn.executemany(
        "INSERT INTO edge(subject, relation, object, source) VALUES (?, ?, ?, 9999)",
        ((one * 3 + 1, relation, other * 3 + 1) for one, relation, other in edges),
    )
    conn.commit()
    return iris


def plainly(count: int, edges: Graph, starts: set[int], relations: tuple[str, ...]) -> dict[int, dict[int, int]]:
    """For each document what it rests on of `starts`, and how far away: one search after the other."""
    found: dict[int, dict[int, int]] = {n: {} for n in range(count)}
    for start in starts:
        far, queue = {start: 0}, deque([start])
        while queue:
            one = queue.popleft()
            for lower, relation, upper in edges:
                if upper == one and relation in relations and lower not in far:
                    far[lower] = far[one] + 1
                    queue.append(lower)
        for one, steps in far.items():
            if one not in starts:
                found[one][start] = steps
    return found


@SETTINGS
@given(drawn=graphs(), year=st.integers(2000, 2021), data=st.data())
def test_arrays_against_plain_search(
    slim: sqlite3.Connection, drawn: tuple[int, Graph, dict[int, int]], year: int, data: st.DataObject
) -> None:
    count, edges, ends = drawn
    iris = write(slim, count, edges, ends)
    store, day = Store(slim, None), date(year, 6, 1)
    arrays = open_arrays(store)
    fallen = {n for n, end in ends.items() if end <= year}
    assert {(row - 1) // 3 for row in arrays.rows[fallen_places(arrays, day)].tolist()} == fallen
    below = plainly(count, edges, fallen, GROUNDS)
    wanted = {n: min((far, iris[start]) for start, far in starts.items()) for n, starts in below.items() if starts}
    found = arrays.spread(fallen_places(arrays, day), grounds=True)
    assert {
        place: (far, iris[start])
        for place, far, start in zip(found.reached.tolist(), found.distance.tolist(), found.start.tolist(), strict=True)
    } == wanted
    for place, far, start, through in zip(
        *(part.tolist() for part in (found.reached, found.distance, found.start, found.through)), strict=True
    ):
        assert (place, through) in {(lower, upper) for lower, relation, upper in edges if relation in GROUNDS}
        assert through == start if far == 1 else wanted[through] == (far - 1, iris[start])
    told = list(stale(store, as_of=day).shaky(slim))
    assert {one.document.iri for one in told} == {iris[n] for n in wanted}
    direct = {(iris[n], iris[start]) for n, starts in below.items() for start, far in starts.items() if far == 1}
    assert {(one.document.iri, one.fallen.iri) for one in told if one.steps == 1} == direct
    for iri in {iris[n] for n in range(count)}:
        of_chain = chain(slim, iri, stated=True, as_of=day, depth=50).fallen.get(iri, [])
        assert {one.document for one in of_chain} == {iris[start] for start in below[iris.index(iri)]}
    law = data.draw(st.integers(0, count - 1))
    reached = plainly(count, edges, {law}, GROUNDS)
    counted = reach(store, iris[law], as_of=day)
    assert counted.total == sum(bool(starts) for starts in reached.values())
    assert counted.total + counted.amending == sum(map(bool, plainly(count, edges, {law}, UPWARD).values()))
    assert counted.by_steps[:1] == ((n,) if (n := sum(law in s and s[law] == 1 for s in reached.values())) else ())
    assert sum(counts[3] for counts in counted.by_level.values()) == sum(n in fallen for n, s in reached.items() if s)


@SETTINGS
@given(
    drawn=graphs(),
    days=st.lists(st.sampled_from(["2000-01-01", "2010-06-02", "2020-01-01", None]), min_size=12, max_size=12),
)
def test_what_rests_on_a_document_is_one_number(
    slim: sqlite3.Connection, drawn: tuple[int, Graph, dict[int, int]], days: list[str | None]
) -> None:
    """`kg rank` and `kg impact --sum` count the same documents, on every day, wherever some were not issued yet."""
    iris = write(slim, *drawn)
    rows = [(day, day and int(day[:4]), iri) for day, iri in zip(days, iris, strict=False)]
    slim.executemany("UPDATE document SET issued = ?, year = ? WHERE iri = ?", rows)
    slim.commit()
    for day in (date(1999, 12, 31), date(2010, 6, 1), date(2010, 6, 2), date(2021, 1, 1)):
        ranked = {one.document.iri: (one.direct, one.total) for one in rank(slim, as_of=day, top=20).ranked}
        for iri, (issued, _, _) in zip(iris, rows, strict=True):
            if issued is None or issued <= day.isoformat():
                counted = reach(Store(slim, None), iri, as_of=day)
                assert ranked.get(iri, (0, 0)) == (sum(counted.by_steps[:1]), counted.total)


# -- never older than the store ---------------------------------------------------------------------------------------

#: What is not of the shipped register, whose rows another program does not change for long.
OWN = """
INSERT INTO source(id, name, kind, rank, importer) VALUES (9001, 'danh-muc.csv', 'office_list', 50, 'csv');
INSERT INTO document(id, iri, type, origin, source) VALUES
    (9003, '/akn/vn/3', 'other', 'cited', 9001), (9004, '/akn/vn/4', 'other', 'cited', 9001),
    (9005, '/akn/vn/5', 'other', 'cited', 9001);
INSERT INTO claim(document, source, certainty, title) VALUES (9003, 9001, 'office_list', 'Một việc');
INSERT INTO fact VALUES (9003, 'codified', 'new', 9001, 'office_list');
"""
WRITES = [
    "INSERT INTO document(iri, type, origin) VALUES ('/akn/vn/x', 'other', 'cited')",
    "UPDATE document SET effective = '2000-01-01' WHERE id = 9003",
    "DELETE FROM document WHERE id = 9004",
    "INSERT INTO fact VALUES (9003, 'expired', '2020-01-01', 9001, 'text')",
    "UPDATE fact SET value = 'old' WHERE document = 9003",
    "UPDATE claim SET effective = '1999-09-09' WHERE document = 9003",
    "INSERT INTO edge(subject, relation, object) VALUES (9003, 'cites', 9005)",
    "UPDATE source SET day = '2001-01-01' WHERE id = 9001",
    "INSERT OR REPLACE INTO claim SELECT * FROM claim WHERE document = 9003",
]


@pytest.mark.parametrize("sql", WRITES)
def test_every_write_makes_another_version(store_file: Path, sql: str) -> None:
    with open_store(store_file) as store:
        store.conn.executescript(OWN)
        before = version(store.conn)
        other = sqlite3.connect(store_file)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute(sql)
        assert version(store.conn) == before, "not before it is committed"
        other.commit()
        other.close()
        after = version(store.conn)
        assert after != before
        store.conn.execute("SELECT count(*) FROM document").fetchone()
    with open_store(store_file) as store:
        assert version(store.conn) == after, "reading and opening change nothing"


def test_what_is_taken_back_is_the_old_version(slim: sqlite3.Connection) -> None:
    before = version(slim)
    slim.execute("DELETE FROM edge")
    assert version(slim) != before
    slim.rollback()
    assert version(slim) == before


def test_file_is_made_once_and_anew_when_the_store_changed(store_file: Path) -> None:
    with open_store(store_file) as store:
        first = open_arrays(store)
        file = arrays_path(store_file)
        made = file.stat().st_mtime_ns
        again = open_arrays(store)
        assert file.stat().st_mtime_ns == made
        for name in Arrays.__slots__:
            assert np.array_equal(getattr(first, name), getattr(again, name)), name
        rows = store.conn.execute("SELECT id FROM document ORDER BY id").fetchall()
        assert again.rows.tolist() == [row for (row,) in rows]
        code = "import sys, sqlite3; c = sqlite3.connect(sys.argv[1]); c.execute('DELETE FROM document WHERE id = 7'); c.commit()"
        subprocess.run([sys.executable, "-c", code, str(store_file)], check=True)
        newer = open_arrays(store)
        assert newer.rows.tolist() == [row for (row,) in rows if row != 7]
        assert [path.name for path in store_file.parent.iterdir() if path.suffix == ".new"] == []


def test_another_program_makes_them_anew(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(store_file) as store:
        open_arrays(store)
        before = arrays_path(store_file).read_bytes()
        monkeypatch.setattr("kg.trace.arrays._program", lambda: "newer")
        open_arrays(store)
        assert arrays_path(store_file).read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"kg arrays\n", b"kg arrays\nno json\n", "half", "other"])
def test_damaged_file_is_made_anew(store_file: Path, damage: bytes | str) -> None:
    with open_store(store_file) as store:
        whole, file = open_arrays(store), arrays_path(store_file)
        data = file.read_bytes()
        del whole
        if isinstance(damage, bytes):
            file.write_bytes(damage)
        else:
            file.write_bytes(data[: len(data) // 2] if damage == "half" else data.replace(b"stamp", b"stemp", 1))
        open_arrays(store)
        assert file.read_bytes() == data


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written")
def test_a_place_that_cannot_be_written(store_file: Path) -> None:
    with open_store(store_file) as store:
        store_file.parent.chmod(0o555)
        try:
            assert len(open_arrays(store).rows) > 50
        finally:
            store_file.parent.chmod(0o755)
    assert not arrays_path(store_file).exists()


def test_where_no_file_can_be_put(store_file: Path) -> None:
    arrays_path(store_file).mkdir()
    with open_store(store_file) as store:
        assert len(open_arrays(store).rows) > 50
        assert len(stale(store, as_of=date(2024, 1, 1))) == 0
    assert arrays_path(store_file).is_dir()
