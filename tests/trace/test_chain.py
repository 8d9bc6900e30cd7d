"""Chains: stated and inferred hops, levels that are missing, cycles, days."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

import kg.trace.steps
from kg.register.opening import open_store
from kg.register.typed import find_documents
from kg.trace.chain import Chain, chain
from kg.trace.steps import Steps
from tests.support.reading import district, put, ward

DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DAY = date(2024, 11, 30)


def of(conn: sqlite3.Connection, typed: str, *, down: bool = False, stated: bool = False, as_of: date = DAY) -> Chain:
    (doc,) = find_documents(conn, typed)
    return chain(conn, doc.iri, down=down, stated=stated, as_of=as_of)


def steps(found: Chain) -> set[tuple[str, str, str, str]]:
    """(number, relation, number, basis) of each hop."""
    return {
        (h.edge.subject.rsplit("/", 1)[-1], h.edge.relation, h.edge.object.rsplit("/", 1)[-1], h.edge.basis)
        for h in found.hops
    }


def test_a_decree_rests_on_its_law(register: sqlite3.Connection) -> None:
    found = of(register, "59/2023/NĐ-CP")
    assert steps(found) == {("59-2023-nd-cp", "details", "10-2022-qh15", "stated")}
    assert found.paths == [[found.document, LAW]]
    assert found.hops[0].status.state == "in_force"
    assert found.gaps == []


def test_the_law_from_above(register: sqlite3.Connection) -> None:
    found = of(register, "10/2022/QH15", down=True)
    assert ("59-2023-nd-cp", "details", "10-2022-qh15", "stated") in steps(found)


def test_a_report_goes_up_to_the_law_and_names_the_missing_level(conn: sqlite3.Connection) -> None:
    reading = put(
        ward("Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về thực hiện dân chủ ở cơ sở năm 2023, UBND "
             "phường Xuân Đài báo cáo như sau:"),
        conn,
    )  # fmt: skip
    found = chain(conn, reading.iri, as_of=DAY)
    assert steps(found) == {
        ("212-bc-ubnd", "implements", "195-kh-ubnd", "stated"),
        ("195-kh-ubnd", "implements", "59-2023-nd-cp", "inferred"),
        ("59-2023-nd-cp", "details", "10-2022-qh15", "stated"),
    }
    assert [(g.level, g.expected, g.type) for g in found.gaps] == [("province", "UBND tỉnh Phú Yên", "plan")]
    assert found.gaps[0].before == DECREE
    stated_only = chain(conn, reading.iri, stated=True, as_of=DAY)
    assert steps(stated_only) == {("212-bc-ubnd", "implements", "195-kh-ubnd", "stated")}
    assert [(g.level, g.before) for g in stated_only.gaps] == [("province", None)]


def test_the_next_level_with_the_same_subject_is_inferred(conn: sqlite3.Connection) -> None:
    put(
        district("UBND tỉnh đã ban hành Nghị quyết số 31/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh về các biện pháp bảo đảm thực hiện dân chủ ở "
                 "cơ sở trên địa bàn tỉnh Phú Yên. HĐND huyện ban hành Nghị quyết số 40/NQ-HĐND ngày 20/12/2023 về các biện pháp bảo đảm "
                 "thực hiện dân chủ ở cơ sở trên địa bàn huyện Tuy An."),
        conn,
    )  # fmt: skip
    found = of(conn, "40/NQ-HĐND Tuy An")
    assert ("40-nq-hdnd", "implements", "31-nq-hdnd", "inferred") in steps(found)
    assert ("31-nq-hdnd", "implements", "59-2023-nd-cp", "inferred") in steps(found)
    assert all(h.edge.evidence.quote is None for h in found.hops)
    assert found.gaps == []


def test_a_younger_plan_is_no_basis(conn: sqlite3.Connection) -> None:
    put(
        ward("Kế hoạch số 195/KH-UBND ngày 02/12/2023 của UBND thị xã về thực hiện dân chủ ở cơ sở năm 2023. UBND phường ban hành Kế hoạch "
             "số 65/KH-UBND ngày 16/10/2023 về thực hiện dân chủ ở cơ sở năm 2023."),
        conn,
    )  # fmt: skip
    assert not any(end == "195-kh-ubnd" for _, _, end, _ in steps(of(conn, "65/KH-UBND Xuân Đài")))


def test_a_cycle_ends(conn: sqlite3.Connection) -> None:
    put(
        ward("Kế hoạch số 1/KH-UBND ngày 02/10/2023 về thực hiện Kế hoạch số 2/KH-UBND ngày 03/10/2023. Kế hoạch số 2/KH-UBND ngày "
             "03/10/2023 về thực hiện Kế hoạch số 1/KH-UBND ngày 02/10/2023."),
        conn,
    )  # fmt: skip
    found = of(conn, "1/KH-UBND Xuân Đài", stated=True)
    assert len(found.hops) == 2
    assert all(len(path) == len(set(path)) for path in found.paths)
    assert [{iri.rsplit("/", 1)[-1] for iri in cycle} for cycle in found.cycles] == [{"1-kh-ubnd", "2-kh-ubnd"}]
    assert [(h.edge.subject[-9:], h.edge.object[-9:]) for h in found.backward] == [("1-kh-ubnd", "2-kh-ubnd")]


def test_status_is_that_of_the_day(register: sqlite3.Connection) -> None:
    early, late = (of(register, "59/2023/NĐ-CP", as_of=day).hops[0].status.state for day in (date(2023, 6, 30), DAY))
    assert (early, late) == ("not_yet_in_force", "in_force")


def test_unknown_document(register: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        chain(register, "/akn/vn/doc/ke-hoach/0000/khong-co", as_of=DAY)


def store_of(conn: sqlite3.Connection, edges: list[tuple[int, int]], *, dated: bool = False) -> list[str]:
    """Invented decrees numbered from 0 in an otherwise untouched store, the first of a pair resting on the second."""
    count = 1 + max(max(pair) for pair in edges)
    iris = [f"/akn/vn/act/nghi-dinh/chinh-phu/0000/{n}-gia-dinh" for n in range(count)]
    conn.executemany(
        "INSERT INTO document (iri, symbol, type, issued, level, origin) VALUES (?, ?, 'decree', ?, 'central', 'cited')",
        [(iri, f"{n}/X/NĐ-CP", f"{1900 + n % 100}-01-01" if dated else None) for n, iri in enumerate(iris)],
    )
    numbers = dict(conn.execute("SELECT iri, id FROM document WHERE iri LIKE '%-gia-dinh'"))
    conn.executemany(
        "INSERT INTO edge (subject, relation, object) VALUES (?, 'details', ?)",
        [(numbers[iris[one]], numbers[iris[other]]) for one, other in edges],
    )
    return iris


@pytest.mark.parametrize("length", [1, 2, 3, 11, 12, 13, 400])
@pytest.mark.parametrize("down", [False, True])
def test_cycles_of_any_length(conn: sqlite3.Connection, length: int, down: bool) -> None:
    iris = store_of(conn, [(n, (n + 1) % length) for n in range(length)])
    found = chain(conn, iris[0], down=down, as_of=DAY, depth=500)
    assert set(found.documents) == set(iris)
    (cycle,) = found.cycles
    assert len(cycle) == length and set(cycle) == set(iris)
    assert all(len(path) == len(set(path)) for path in found.paths)
    assert found.backward == [] and found.gaps == []


def test_many_cycles_at_once_stay_bounded(conn: sqlite3.Connection) -> None:
    every = [(one, other) for one in range(40) for other in range(40)]
    iris = store_of(conn, every)
    found = chain(conn, iris[7], as_of=DAY)
    assert set(found.documents) == set(iris) and len(found.hops) == 40 * 39
    assert len(found.paths) <= 60 and found.cut
    assert 1 <= len(found.cycles) <= 60


def test_ten_thousand_on_one(conn: sqlite3.Connection) -> None:
    iris = store_of(conn, [(n, 0) for n in range(1, 10_001)])
    found = chain(conn, iris[0], down=True, as_of=DAY)
    assert found.cut and len(found.documents) == 1000 and len(found.paths) <= 60
    assert len(chain(conn, iris[5], as_of=DAY).hops) == 1


def test_depth_ends_the_chain(conn: sqlite3.Connection) -> None:
    iris = store_of(conn, [(n, n + 1) for n in range(30)], dated=True)
    for depth in (1, 2, 12, 50):
        found = chain(conn, iris[0], as_of=DAY, depth=depth)
        assert len(found.hops) == min(depth, 30)
    assert len(found.backward) == 30, "each was issued before what it rests on"


def test_every_path_is_there_not_the_shortest_alone(conn: sqlite3.Connection) -> None:
    iris = store_of(conn, [(0, 3), (0, 1), (1, 2), (2, 3), (1, 3)])
    found = chain(conn, iris[0], as_of=DAY)
    assert [[iris.index(iri) for iri in path] for path in found.paths] == [[0, 3], [0, 1, 3], [0, 1, 2, 3]]
    assert len(found.hops) == 5 and len(found.documents) == 4


def fall(conn: sqlite3.Connection, iri: str, symbol: str, day: str) -> None:
    """Let a decree of 2023 replace the document from `day` on."""
    conn.execute(
        "INSERT INTO document (iri, symbol, type, issued, effective, level, origin) VALUES (?, ?, 'decree', ?, ?, 'central', 'cited')",
        (f"/akn/vn/act/nghi-dinh/chinh-phu/{day}/moi", symbol, day, day),
    )
    conn.execute(
        "INSERT INTO edge (subject, relation, object, effective) SELECT a.id, 'replaces', b.id, ? FROM document a, document b "
        "WHERE a.symbol = ? AND b.iri = ?",
        (day, symbol, iri),
    )


def test_what_stands_on_a_fallen_document_is_told_on_the_day(conn: sqlite3.Connection) -> None:
    iris = store_of(conn, [(0, 1), (1, 2), (3, 1)])
    fall(conn, iris[2], "900/2023/NĐ-CP", "2023-09-01")
    before, after = (chain(conn, iris[0], as_of=day) for day in (date(2023, 8, 31), date(2023, 9, 1)))
    assert before.fallen == {}
    assert {iri: [(f.document, f.inferred) for f in fallen] for iri, fallen in after.fallen.items()} == {
        iris[0]: [(iris[2], False)], iris[1]: [(iris[2], False)],
    }  # fmt: skip
    assert after.statuses[iris[2]].state == "replaced"
    down = chain(conn, iris[2], down=True, as_of=DAY)
    assert set(down.fallen) == {iris[0], iris[1], iris[3]}


def test_what_amends_a_fallen_document_does_not_stand_on_it(conn: sqlite3.Connection) -> None:
    iris = store_of(conn, [(0, 1)])
    conn.execute(
        "UPDATE edge SET relation = 'amends' WHERE subject = (SELECT id FROM document WHERE iri = ?)", (iris[0],)
    )
    fall(conn, iris[1], "900/2023/NĐ-CP", "2023-09-01")
    assert chain(conn, iris[0], as_of=DAY).fallen == {}


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("relation", ["amends", "supplements"])
def test_a_chain_does_not_go_on_through_what_is_amended(conn: sqlite3.Connection, relation: str, down: bool) -> None:
    iris = store_of(conn, [(0, 1), (1, 2), (2, 3), (0, 3), (3, 4)])
    conn.execute(
        "UPDATE edge SET relation = ? WHERE subject = (SELECT id FROM document WHERE iri = ?)"
        " AND object = (SELECT id FROM document WHERE iri = ?)",
        (relation, iris[1], iris[2]),
    )
    from_end = chain(conn, iris[4 if down else 0], as_of=DAY, down=down)
    assert set(from_end.documents) == {iris[n] for n in ((4, 3, 0, 2) if down else (0, 1, 3, 4))}
    amended = chain(conn, iris[2 if down else 1], as_of=DAY, down=down)
    assert set(amended.documents) == {iris[2], iris[1]}, "what it amends itself is shown"


def test_an_inferred_ground_that_fell_is_only_perhaps_one(conn: sqlite3.Connection) -> None:
    reading = put(
        ward("Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về thực hiện dân chủ ở cơ sở năm 2023, UBND "
             "phường Xuân Đài báo cáo như sau:"),
        conn,
    )  # fmt: skip
    fall(conn, DECREE, "900/2024/NĐ-CP", "2024-09-01")
    conn.execute(
        "UPDATE edge SET source = (SELECT id FROM source WHERE kind = 'verified') WHERE effective = '2024-09-01'"
    )
    conn.execute("DELETE FROM fact WHERE document = (SELECT id FROM document WHERE iri = ?)", (DECREE,))
    found = chain(conn, reading.iri, as_of=DAY)
    assert found.statuses[DECREE].state == "replaced"
    assert [f.inferred for f in found.fallen[reading.iri]] == [True]


DAYS: list[tuple[str, str, list[str]]] = [
    ("a town before July 2025", "20 tháng 11 năm 2024", ["UBND thị xã Sông Cầu"]),
    ("none after it", "20 tháng 11 năm 2025", ["UBND tỉnh Đắk Lắk"]),
]


@pytest.mark.parametrize(("what", "day", "expected"), DAYS, ids=[row[0] for row in DAYS])
def test_the_district_is_expected_only_while_there_were_districts(
    conn: sqlite3.Connection, what: str, day: str, expected: list[str]
) -> None:
    text = ward("UBND phường đã chỉ đạo các tổ dân phố.").replace("20 tháng 11 năm 2023", day)
    if day.endswith("2025"):
        text = text.replace("- UBND thị xã Sông Cầu;\n- UBND tỉnh Phú Yên;", "- UBND tỉnh Đắk Lắk;")
    reading = put(text.replace("dân chủ ở cơ sở năm 2023", "công tác thanh niên"), conn)
    assert [gap.expected for gap in chain(conn, reading.iri, as_of=DAY).gaps] == expected


def test_what_is_inferred_above_is_inferred_below(conn: sqlite3.Connection) -> None:
    reading = put(
        ward("Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về thực hiện dân chủ ở cơ sở năm 2023, UBND "
             "phường Xuân Đài ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023 về thực hiện dân chủ ở cơ sở năm 2023."),
        conn,
    )  # fmt: skip
    local = [iri for (iri,) in conn.execute("SELECT iri FROM document WHERE place IS NOT NULL")]
    pairs = {
        (h.edge.subject, h.edge.relation, h.edge.object, h.edge.basis)
        for iri in local for h in chain(conn, iri, as_of=DAY).hops
    }  # fmt: skip
    below = chain(conn, LAW, down=True, as_of=DAY)
    seen = {
        (h.edge.subject, h.edge.relation, h.edge.object, h.edge.basis) for h in below.hops if h.edge.subject in local
    }
    assert {pair for pair in pairs if pair[0] in local and pair[0] != reading.iri} <= seen


def test_what_one_chain_read_another_goes_on_with(store_file: Path) -> None:
    """In an open store that nobody writes to, a chain is the same whatever chains were asked before it."""
    with open_store(store_file) as store:
        iris = store_of(store.conn, [(0, 1), (1, 2), (2, 2), (3, 2), (4, 0)])
        store.conn.commit()
        alone = [chain(store.conn, iri, as_of=DAY, depth=1) for iri in iris]  # each after all that came before it
        asked: list[str] = []
        store.conn.set_trace_callback(asked.append)
        assert [chain(store.conn, iri, as_of=DAY, depth=1) for iri in iris] == alone
        assert not [sql for sql in asked if " edge " in sql], "every step was read before"
        assert [len(found.cycles) for found in alone] == [0, 0, 1, 0, 0], "a loop further up is none of theirs"
        before = chain(store.conn, iris[3], as_of=DAY)
        store.conn.execute(
            "INSERT INTO edge(subject, relation, object) SELECT a.id, 'details', b.id FROM document a, document b "
            "WHERE (a.iri, b.iri) = (?, ?)", (iris[3], iris[0]),
        )  # fmt: skip
        store.conn.commit()
        after = chain(store.conn, iris[3], as_of=DAY)
        assert (len(before.hops), len(after.hops)) == (1, 4)


def test_chains_of_very_many_documents_keep_a_bounded_number(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.trace.steps, "_MOST_KEPT", 20)
    with open_store(store_file) as store:
        iris = store_of(store.conn, [(n, n + 1) for n in range(60)])
        store.conn.commit()
        for iri in iris[::3]:
            chain(store.conn, iri, as_of=DAY, depth=5)
            assert len(Steps.kept(store.conn, DAY).knowledge) <= 20 + 6
        assert len(chain(store.conn, iris[0], as_of=DAY, depth=5).hops) == 5


#: (what the store also knows, the gaps that the chain of a ward's report then names)
FITTING: list[tuple[str, str, list[str]]] = [
    ("nothing of the province", "", ["UBND tỉnh Phú Yên"]),
    ("a plan on the same law", "Kế hoạch số 65/KH-UBND ngày 26/02/2023 của UBND tỉnh Phú Yên về thực hiện dân chủ ở cơ sở năm 2023", []),
    ("a letter on it", "Công văn số 2807/UBND-NC ngày 09/8/2023 của UBND tỉnh Phú Yên về triển khai thi hành Luật Thực hiện dân chủ ở cơ sở", []),
    ("a plan on another matter", "Kế hoạch số 65/KH-UBND ngày 26/02/2023 của UBND tỉnh Phú Yên về phòng, chống thiên tai năm 2023", ["UBND tỉnh Phú Yên"]),
    ("a plan of another year", "Kế hoạch số 65/KH-UBND ngày 26/02/2019 của UBND tỉnh Phú Yên về thực hiện dân chủ ở cơ sở năm 2019", ["UBND tỉnh Phú Yên"]),
    ("a younger plan", "Kế hoạch số 65/KH-UBND ngày 26/11/2023 của UBND tỉnh Phú Yên về thực hiện dân chủ ở cơ sở năm 2023", ["UBND tỉnh Phú Yên"]),
    ("another province's plan", "Kế hoạch số 65/KH-UBND ngày 26/02/2023 của UBND tỉnh Bình Định về thực hiện dân chủ ở cơ sở năm 2023", ["UBND tỉnh Phú Yên"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "known", "gaps"), FITTING, ids=[row[0] for row in FITTING])
def test_a_gap_is_named_only_where_nothing_that_fits_is_known(
    conn: sqlite3.Connection, what: str, known: str, gaps: list[str]
) -> None:
    """The town's plan to inspect carries no plan of the province out for certain; but whoever has one is not missing."""
    reading = put(
        ward("Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về kiểm tra việc thực hiện dân chủ ở cơ sở năm "
             f"2023, UBND phường Xuân Đài báo cáo như sau. {known}."),
        conn,
    )  # fmt: skip
    assert [gap.expected for gap in chain(conn, reading.iri, as_of=DAY).gaps] == gaps
