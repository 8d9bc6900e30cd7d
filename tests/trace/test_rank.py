"""kg rank: who is counted, who is listed, and the groups."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.graph
from kg.base.install import install_command
from kg.cli import group, main
from kg.graph.network import to_networkx
from kg.model import GROUNDS, MAY_STAND
from kg.register.opening import open_store
from kg.trace.rank import NoScipy, communities, rank

DAY = date(2024, 11, 1)


@pytest.fixture(scope="module")
def bare(slim_store: Path) -> Iterator[sqlite3.Connection]:
    """A store's tables with nothing in them."""
    conn = sqlite3.connect(":memory:")
    with open_store(slim_store) as slim:
        slim.conn.backup(conn)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("DELETE FROM document")
    conn.commit()
    yield conn
    conn.close()


@pytest.fixture
def own(bare: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    yield bare
    bare.rollback()


def fill(conn: sqlite3.Connection, edges: list[tuple[str, str, str]], **issued: str) -> None:
    """Documents named by letters, issued in 2020 unless said otherwise, and the edges between them."""
    for name in sorted({end for one, _, other in edges for end in (one, other)}):
        conn.execute(
            "INSERT OR IGNORE INTO document(iri, symbol, type, level, issued, origin) VALUES (?, ?, ?, ?, ?, 'cited')",
            (iri(name), name, "law" if name.isupper() else "decree", "central" if name.isupper() else "province",
             issued.get(name, "2020-01-01")),
        )  # fmt: skip
    for one, relation, other in edges:
        basis = "inferred" if relation.startswith("~") else "stated"
        conn.execute(
            "INSERT INTO edge(subject, relation, object, basis) SELECT s.id, ?, o.id, ? FROM document s, document o "
            "WHERE s.iri = ? AND o.iri = ?",
            (relation.removeprefix("~"), basis, iri(one), iri(other)),
        )


def iri(name: str) -> str:
    return f"/akn/vn/act/luat/2020-01-01/{name}"


#: Edges, what is asked for, and the places with symbol, directly, in all.
CASES: list[tuple[str, list[tuple[str, str, str]], dict[str, object], list[tuple[int, str, int, int]]]] = [
    ("a chain", [("b", "details", "A"), ("c", "implements", "b")], {}, [(1, "A", 1, 2), (1, "b", 1, 1)]),
    ("a pair counts once", [("b", "details", "A"), ("b", "details", "A"), ("b", "guides", "A"), ("b", "based_on", "A")], {}, [(1, "A", 1, 1)]),
    ("amending, replacing and citing are not resting", [("b", "amends", "A"), ("c", "replaces", "A"), ("d", "cites", "A"), ("e", "repeals", "A"), ("f", "guides", "A")], {}, [(1, "A", 1, 1)]),
    ("inferred is not stated", [("b", "~implements", "A"), ("c", "implements", "A")], {}, [(1, "A", 1, 1)]),
    ("a loop is no support", [("A", "based_on", "A"), ("b", "based_on", "A")], {}, [(1, "A", 1, 1)]),
    ("a circle ends", [("A", "based_on", "B"), ("B", "based_on", "A"), ("c", "details", "B")], {}, [(1, "B", 2, 2), (2, "A", 1, 2)]),
    ("equals share a place", [("x", "details", "A"), ("x", "details", "B"), ("y", "details", "C"), ("z", "details", "C")], {}, [(1, "C", 2, 2), (2, "A", 1, 1), (2, "B", 1, 1)]),
    ("the first ones", [("x", "details", "A"), ("x", "details", "B"), ("y", "details", "B")], {"top": 1}, [(1, "B", 2, 2)]),
    ("of one type", [("x", "details", "A"), ("y", "implements", "x"), ("z", "implements", "x")], {"kind": "law"}, [(1, "A", 1, 3)]),
    ("of one level", [("x", "details", "A"), ("y", "implements", "x")], {"level": "province"}, [(1, "x", 1, 1)]),
    ("in force is what is known to be", [("x", "details", "A")], {"in_force": True}, []),
    ("another relation", [("x", "amends", "A"), ("y", "details", "A")], {"relations": ["amends"]}, [(1, "A", 1, 1)]),
    ("nothing", [], {}, []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "edges", "asked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_places(
    own: sqlite3.Connection, why: str, edges: list[tuple[str, str, str]], asked: dict[str, object],
    expected: list[tuple[int, str, int, int]],
) -> None:  # fmt: skip
    fill(own, edges)
    found = rank(own, as_of=DAY, **asked)  # type: ignore[arg-type]
    assert [(one.place, one.document.symbol, one.direct, one.total) for one in found.ranked] == expected, why


def test_what_came_later_does_not_count(own: sqlite3.Connection) -> None:
    fill(own, [("b", "details", "A"), ("c", "details", "A")], c="2025-01-01")
    assert rank(own, as_of=DAY).ranked[0].direct == 1
    assert rank(own, as_of=date(2025, 1, 1)).ranked[0].direct == 2
    own.execute("UPDATE document SET issued = NULL, year = 2025 WHERE symbol = 'c'")
    assert rank(own, as_of=DAY).ranked[0].direct == 1


@settings(max_examples=30, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")), max_size=12))
def test_against_the_definition(bare: sqlite3.Connection, links: set[tuple[str, str]]) -> None:
    pytest.importorskip("scipy")
    try:
        fill(bare, [(one, "details", other) for one, other in sorted(links)])
        graph = nx.DiGraph((iri(one), iri(other)) for one, other in links if one != other)
        weights = nx.pagerank(graph) if graph else {}
        for by in ("in-degree", "pagerank"):
            found = rank(bare, as_of=DAY, by=by)
            assert {one.document.iri for one in found.ranked} == {node for node, degree in graph.in_degree() if degree}
            for one in found.ranked:
                assert one.direct == graph.in_degree(one.document.iri)
                assert one.total == len(nx.ancestors(graph, one.document.iri))
                if by == "pagerank":
                    assert one.pagerank == pytest.approx(weights[one.document.iri], abs=1e-4)
            keys = [one.pagerank if by == "pagerank" else one.direct for one in found.ranked]
            assert keys == sorted(keys, reverse=True)  # type: ignore[type-var]
            assert (found.documents, found.links) == (len(graph), graph.number_of_edges())
    finally:
        bare.rollback()


def test_groups(own: sqlite3.Connection) -> None:
    fill(
        own,
        [*((one, "details", "A") for one in "bcde"), *((one, "details", "X") for one in "yz"), ("y", "guides", "z")],
    )
    found = communities(own, as_of=DAY)
    assert [(one.size, one.leading[0].document.symbol) for one in found] == [(5, "A"), (3, "X")]
    assert [one.document.symbol for one in found[1].leading] == ["X", "z"]


def test_the_shipped_register(register: sqlite3.Connection) -> None:
    found = rank(register, as_of=DAY, top=5)
    for one in found.ranked:
        rows = register.execute(
            f"SELECT DISTINCT s.iri FROM edge e JOIN document s ON s.id = e.subject JOIN document o ON o.id = e.object "
            f"WHERE o.iri = ? AND e.relation IN {GROUNDS} AND coalesce(s.issued, s.year, '') <= ?", (one.document.iri, DAY.isoformat()),
        ).fetchall()  # fmt: skip
        assert one.direct == len(rows) >= 4
    in_force = rank(register, as_of=DAY, in_force=True).ranked
    assert in_force and {one.status.state for one in in_force} <= MAY_STAND


GROUPS = """
import sys
from datetime import date
from kg.register.opening import open_store
from kg.rank import communities
with open_store(sys.argv[1]) as store:
    print([(g.size, [r.document.iri for r in g.leading]) for g in communities(store.conn, as_of=date(2024, 11, 1))])
"""


def test_groups_are_the_same_in_every_process(store_file: Path) -> None:
    with open_store(store_file) as store:
        store.conn.executemany(
            "INSERT INTO edge(subject, relation, object) VALUES (?, 'details', ?)",
            [(n, n * 7 % 40 + 1) for n in range(2, 100) if n != n * 7 % 40 + 1],
        )
        store.conn.commit()
    told = set()
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", GROUPS, str(store_file)], capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONUTF8": "1"},
        )  # fmt: skip
        told.add(done.stdout)
    assert len(told) == 1 and len(told.pop()) > 50


def test_networkx_by_the_front_door(register: sqlite3.Connection) -> None:
    assert kg.graph.to_networkx is to_networkx
    assert not hasattr(kg.graph, "nothing")
    whole = kg.graph.to_networkx(register, relations=["details"])
    assert {key for _, _, key in whole.edges(keys=True)} == {"details"}
    assert all(kind == "document" for _, kind in whole.nodes(data="kind"))
    law = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
    near = kg.graph.to_networkx(register, [law], depth=1, relations=["details", "guides"])
    assert law in near and 1 < len(near) < 20
    assert set(near) < set(kg.graph.to_networkx(register, [law], depth=1))


def run(db: Path, *arguments: str) -> str:
    done = CliRunner().invoke(group, ["rank", *arguments, "--db", str(db), "--as-of", "2024-11-01"], prog_name="kg")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store:
        fill(store.conn, [("b", "details", "A"), ("c", "implements", "A"), ("d", "guides", "A")])
        store.conn.commit()
    text = run(store_file, "--top", "2", "--lang", "vi")
    assert "Luật A" in text and "trực tiếp 3, cả gián tiếp 3" in text and "kho biết" in text
    found = json.loads(run(store_file, "--format", "json"))
    assert (found["ranked"][0]["symbol"], found["ranked"][0]["direct"], found["ranked"][0]["total"]) == ("A", 3, 3)
    table = list(csv.DictReader(io.StringIO(run(store_file, "--format", "csv", "--lang", "en").removeprefix("\ufeff"))))
    assert (table[0]["Document"], table[0]["In all"]) == ("Law A", "3")
    grouped = json.loads(run(store_file, "--communities", "--format", "json"))
    assert grouped["communities"][0]["size"] == 4
    assert "Nhóm 1: 4 văn bản" in run(store_file, "--communities", "--lang", "vi")
    for name in ("a.xlsx", "a.csv", "a.json"):
        run(store_file, "-o", str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "fame"], "--by"),
        (["--communities", "--in-force", "--by", "pagerank"], "--communities không đi cùng --by, --in-force"),
        (["--format", "xlsx"], "-o"),
        (["--top", "0"], "--top"),
        (["--relation", "loves"], "--relation"),
        (["--type", "poem"], "--type"),
    ],
)
def test_one_line_for_what_is_wrong(
    store_file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["rank", *arguments, "--lang", "vi", "--db", str(store_file)])
    told = capsys.readouterr()
    assert stop.value.code == 2 and told.out == ""
    assert said in told.err and told.err.count("\n") == 1


def test_without_scipy(own: sqlite3.Connection, store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    fill(own, [("b", "details", "A")])
    with pytest.raises(NoScipy):
        rank(own, as_of=DAY, by="pagerank")
    assert rank(own, as_of=DAY).ranked
    done = CliRunner().invoke(group, ["rank", "--by", "pagerank", "--db", str(store_file), "--lang", "en"])
    assert install_command("rank") in done.output
