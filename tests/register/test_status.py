"""In force on a day? Every case a fact of the register, tested on both sides of its day."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.model import ENDED, Document
from kg.register.validity.rules import LAPSE_WITH_PARENT
from kg.register.validity.status import amendments, ends, status, successor
from kg.store.documents import by_symbol


@pytest.fixture(scope="module")
def conn(register: sqlite3.Connection) -> sqlite3.Connection:
    return register


def one(conn: sqlite3.Connection, symbol: str) -> Document:
    found = by_symbol(conn, symbol)
    return next((d for d in found if d.type in ("law", "code")), found[0])


@pytest.mark.parametrize(
    ("symbol", "day", "state", "since", "by", "certainty"),
    [
        ("34/2007/PL-UBTVQH11", "2007-04-19", "not_yet_in_force", None, None, "verified"),
        ("34/2007/PL-UBTVQH11", "2023-06-30", "in_force", None, None, "inferred"),
        ("34/2007/PL-UBTVQH11", "2023-07-01", "replaced", "2023-07-01", "10/2022/QH15", "verified"),
        ("10/2022/QH15", "2022-11-09", "not_yet_in_force", None, None, "verified"),
        ("10/2022/QH15", "2023-06-30", "not_yet_in_force", None, None, "verified"),
        ("10/2022/QH15", "2023-07-01", "in_force", "2023-07-01", None, "official_code"),
        ("10/2022/QH15", "2025-11-30", "in_force", "2023-07-01", None, "official_code"),
        ("10/2022/QH15", "2030-01-01", "stood_when_looked", "2023-07-01", None, "issued_text"),
        ("10/2012/QH13", "2016-06-30", "in_force", "2013-05-01", None, "verified"),
        ("10/2012/QH13", "2020-12-31", "partly_repealed", "2016-07-01", "92/2015/QH13", "official_code"),
        ("10/2012/QH13", "2021-01-01", "replaced", "2021-01-01", "45/2019/QH14", "verified"),
        ("04/2015/NĐ-CP", "2023-06-30", "unknown", None, None, "unknown"),
        ("04/2015/NĐ-CP", "2023-07-01", "lapsed_with_parent", "2023-07-01", "10/2022/QH15", "inferred"),
        ("60/2013/NĐ-CP", "2018-12-31", "in_force", None, None, "inferred"),
        ("60/2013/NĐ-CP", "2019-01-01", "replaced", "2019-01-01", "149/2018/NĐ-CP", "copied_text"),
        ("60/2013/NĐ-CP", "2021-01-01", "replaced", "2019-01-01", "149/2018/NĐ-CP", "copied_text"),
        # a stated end beats the inferred one that would have come before it
        ("149/2018/NĐ-CP", "2021-01-31", "in_force", "2019-01-01", None, "verified"),
        ("149/2018/NĐ-CP", "2021-02-01", "replaced", "2021-02-01", "145/2020/NĐ-CP", "verified"),
        ("343/2016/TT-BTC", "2017-02-12", "not_yet_in_force", None, None, "verified"),
        ("343/2016/TT-BTC", "2017-02-13", "in_force", "2017-02-13", None, "official_code"),
        ("343/2016/TT-BTC", "2024-07-09", "in_force", "2017-02-13", None, "official_code"),
        ("343/2016/TT-BTC", "2026-03-24", "in_force", "2017-02-13", None, "verified"),
        ("343/2016/TT-BTC", "2026-03-25", "replaced", "2026-03-25", "26/2026/TT-BTC", "verified"),
        ("59/2012/NĐ-CP", "2024-07-09", "partly_repealed", "2020-05-15", "32/2020/NĐ-CP", "official_code"),
        ("59/2012/NĐ-CP", "2024-12-31", "partly_repealed", "2020-05-15", "32/2020/NĐ-CP", "official_code"),
        ("59/2012/NĐ-CP", "2025-02-14", "partly_repealed", "2020-05-15", "32/2020/NĐ-CP", "official_code"),
        # Its subject in the code stands empty, to be codified anew: that it is not there any more tells nothing.
        ("59/2012/NĐ-CP", "2025-12-01", "stood_when_looked", "2012-10-01", None, "official_code"),
        ("81/2015/QH13", "2025-12-01", "stood_when_looked", "2016-01-01", None, "official_code"),
        # The others of its subject are still there: it alone was taken out.
        ("13/2007/QĐ-BGDĐT", "2025-02-14", "in_force", "2007-06-27", None, "official_code"),
        ("13/2007/QĐ-BGDĐT", "2025-11-30", "unknown", None, None, "unknown"),
        ("13/2007/QĐ-BGDĐT", "2025-12-01", "probably_lapsed", None, None, "inferred"),
        # It amends two laws, of which both have ended.
        ("47/2019/QH14", "2025-02-28", "stood_when_looked", "2020-07-01", None, "official_code"),
        ("47/2019/QH14", "2025-03-01", "probably_lapsed", "2025-03-01", None, "inferred"),
        ("61/2018/NĐ-CP", "2024-07-09", "in_force", "2018-06-21", None, "official_code"),
        ("61/2018/NĐ-CP", "2025-06-30", "in_force", "2018-06-21", None, "official_code"),
        ("61/2018/NĐ-CP", "2026-01-01", "probably_lapsed", "2025-07-01", "118/2025/NĐ-CP", "secondary"),
        ("02/2011/QH13", "2014-06-30", "in_force", "2012-07-01", None, "official_code"),
        ("02/2011/QH13", "2014-07-01", "partly_repealed", "2014-07-01", "42/2013/QH13", "verified"),
        ("80/2015/QH13", "2020-12-31", "in_force", "2016-07-01", None, "official_code"),
        ("80/2015/QH13", "2025-03-31", "partly_repealed", "2021-01-01", "63/2020/QH14", "official_code"),
        ("80/2015/QH13", "2025-04-01", "replaced", "2025-04-01", "64/2025/QH15", "verified"),
        ("36/2017/TT-BLĐTBXH", "2023-07-30", "replaced", "2023-07-30", "05/2023/TT-BLĐTBXH", "issued_text"),
        ("63/2015/QĐ-TTg", "2024-08-01", "repealed", "2024-08-01", "12/2024/QĐ-TTg", "issued_text"),
        # existence is no state; and a Party document is held by no code
        ("86/2023/NĐ-CP", "2024-07-09", "unknown", None, None, "existence"),
        ("120-KL/TW", "2024-07-09", "unknown", None, None, "unknown"),
        # named by a repealing clause only as amendments, or in the title, of what it repeals
        ("61/2020/QH14", "2024-06-01", "in_force", "2021-01-01", None, "copied_text"),
        ("101/2015/QH13", "2024-06-01", "in_force", "2018-01-01", None, "official_code"),
        # circulars name decrees, but do not end them
        ("12/2015/NĐ-CP", "2020-12-04", "in_force", None, None, "official_code"),
        # a number holds its year: before it there was no such document
        ("47/2024/QH15", "2023-12-31", "not_yet_in_force", None, None, "issued_text"),
    ],
)
def test_status(
    conn: sqlite3.Connection,
    symbol: str,
    day: str,
    state: str,
    since: str | None,
    by: str | None,
    certainty: str,
) -> None:
    found = status(conn, one(conn, symbol).iri, date.fromisoformat(day))
    assert (found.state, str(found.since) if found.since else None, found.by, found.certainty) == (
        state, since, by, certainty,
    )  # fmt: skip


def test_every_answer_names_its_source(conn: sqlite3.Connection) -> None:
    for (iri,) in conn.execute("SELECT iri FROM document WHERE certainty <> 'existence' ORDER BY id LIMIT 1500"):
        found = status(conn, iri, date(2024, 7, 9))
        assert found.source, (iri, found)


def test_lapse_with_parent_names_its_article(conn: sqlite3.Connection) -> None:
    found = status(conn, one(conn, "04/2015/NĐ-CP").iri, date(2024, 7, 9))
    assert found.source == LAPSE_WITH_PARENT.source == "Luật 80/2015/QH13 Điều 154 khoản 4"


def test_last_seen_is_never_flat(conn: sqlite3.Connection) -> None:
    found = status(conn, one(conn, "59/2023/NĐ-CP").iri, date(2030, 1, 1))
    assert (found.state, found.certainty, found.note) == ("stood_when_looked", "official_code", "codified_when_looked")
    assert found.looked_at and date(2025, 11, 30) <= found.looked_at < date(2030, 1, 1)


def test_a_repealing_clause_that_the_code_prints_beats_its_place_there(conn: sqlite3.Connection) -> None:
    (doc,) = by_symbol(conn, "10/2018/NĐ-CP")
    before = status(conn, doc.iri, date(2025, 6, 30))
    after = status(conn, doc.iri, date(2025, 7, 1))
    assert before.state == "in_force"
    assert (after.state, after.by, after.note) == ("repealed", "86/2025/NĐ-CP", None)


def test_a_secondary_source_ends_nothing_that_the_code_still_held(conn: sqlite3.Connection) -> None:
    iri = one(conn, "61/2018/NĐ-CP").iri
    assert status(conn, iri, date(2025, 6, 8)).against is None
    held = status(conn, iri, date(2025, 11, 30))  # still codified
    assert held.state not in ENDED and held.certainty != "copied_text"


@pytest.mark.parametrize("symbol", ["117/2007/QĐ-TTg", "31/2016/TT-BLĐTBXH"])
def test_an_impossible_day_on_a_list_is_not_used(conn: sqlite3.Connection, symbol: str) -> None:
    doc = one(conn, symbol)
    (end,) = [e for e in ends(conn, doc.iri) if e.certainty == "official_list"]
    assert end.day is None or end.day > date(2020, 1, 1)
    assert status(conn, doc.iri, date(2018, 1, 1)).state != "repealed"
    assert status(conn, doc.iri, date(2026, 1, 1)).state == "repealed"


def test_amendments(conn: sqlite3.Connection) -> None:
    found = {e.subject.rsplit("/", 1)[1] for e in amendments(conn, one(conn, "10/2022/QH15").iri)}
    assert found == {"47-2024-qh15", "97-2025-qh15"}


@pytest.mark.parametrize(
    ("symbol", "by"),
    [
        ("34/2007/PL-UBTVQH11", "10/2022/QH15"),
        ("10/2012/QH13", "45/2019/QH14"),
        ("343/2016/TT-BTC", "26/2026/TT-BTC"),
        ("36/2017/TT-BLĐTBXH", "05/2023/TT-BLĐTBXH"),
        ("10/2022/QH15", None),
        ("59/2012/NĐ-CP", None),
    ],
)
def test_successor(conn: sqlite3.Connection, symbol: str, by: str | None) -> None:
    found = successor(conn, one(conn, symbol).iri)
    assert (found.symbol if found else None) == by


def test_unknown_iri(conn: sqlite3.Connection) -> None:
    assert status(conn, "/akn/vn/act/luat/0000/none", date(2024, 1, 1)).state == "unknown"


@pytest.mark.parametrize(
    ("parent_ends", "codified", "state"),
    [
        ("2016-06-30", None, "unknown"),  # the rule was not in force yet
        ("2016-07-01", None, "lapsed_with_parent"),
        ("2025-03-31", None, "lapsed_with_parent"),
        ("2025-04-01", None, "unknown"),  # Luật 64/2025/QH15 Điều 57 khoản 2
        ("2024-12-31", "old", "unknown"),  # the code, which lags behind, still holds it on that day
        ("2025-03-31", "new", "unknown"),
    ],
)
def test_rule_of_lapse_with_parent(
    slim: sqlite3.Connection, parent_ends: str, codified: str | None, state: str
) -> None:
    slim.execute("INSERT INTO source(id, key, name, kind, rank) VALUES (900, 'try', 'try', 'official_code', 20)")
    for number, (symbol, kind, issued) in enumerate(
        [
            ("1/2010/A", "law", "2010-01-01"),
            ("2/2010/B", "decree", "2010-02-01"),
            ("3/2015/C", "law", "2015-01-01"),
        ]
    ):
        slim.execute(
            "INSERT INTO document(id, iri, symbol, symbol_key, type, issued, effective, year, origin, "
            "source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'register', 900)",
            (900000 + number, symbol, symbol, symbol, kind, issued, issued, int(issued[:4])),
        )
    edges = [(900001, "details", 900000, None), (900002, "repeals", 900000, parent_ends)]
    slim.executemany(
        "INSERT INTO edge(subject, relation, object, effective, source, rule) VALUES (?, ?, ?, ?, 900, 'register')",
        edges,
    )
    if codified:
        slim.execute("INSERT INTO fact VALUES (900001, 'codified', ?, 900, 'official_code')", (codified,))
    day = date.fromisoformat(parent_ends)
    assert status(slim, "2/2010/B", day).state == state
    assert status(slim, "2/2010/B", date.fromordinal(day.toordinal() - 1)).state != "lapsed_with_parent"
