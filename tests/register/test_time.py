"""Documents in time: states that few documents of the shipped register have, each on both sides of its day."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.model import Document
from kg.naming import symbol_key
from kg.register.validity.facts import Knowledge
from kg.register.validity.provisions import ended_provisions, provision_name
from kg.register.validity.rules import (
    EARLIEST_EFFECTS,
    LAPSE_WITH_PARENT,
    OUTLIVES_ITS_BODY,
    LegalRule,
    earliest_effect,
)
from kg.register.validity.status import status
from kg.store.documents import by_symbol


class Shelf:
    """A few documents of our own beside the shipped register, each under its symbol as IRI."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.ids: dict[str, int] = {}
        self.source("code", "official_code", 20, None)

    def source(self, name: str, kind: str, rank: int, day: str | None) -> int:
        made = self.conn.execute(
            "INSERT INTO source(name, kind, rank, day) VALUES (?, ?, ?, ?)", (name, kind, rank, day)
        ).lastrowid
        assert made is not None
        self.ids[name] = made
        return made

    def document(self, symbol: str, issued: str, effective: str | None, issuer: str = "Bộ Y tế") -> None:
        made = self.conn.execute(
            "INSERT INTO document(iri, symbol, symbol_key, type, issuer, level, issued, effective, year, origin, source) "
            "VALUES (?, ?, ?, 'circular', ?, 'ministry', ?, ?, ?, 'register', ?)",
            (symbol, symbol, symbol_key(symbol), issuer, issued, effective, int(issued[:4]), self.ids["code"]),
        ).lastrowid
        assert made is not None
        self.ids[symbol] = made

    def relate(
        self, subject: str, relation: str, target: str, day: str | None, scope: str = "whole", place: str | None = None
    ) -> None:
        self.conn.execute(
            "INSERT INTO edge(subject, relation, object, effective, scope, location, source, rule) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'register')",
            (self.ids[subject], relation, self.ids[target], day, scope, place, self.ids["code"]),
        )

    def fact(self, symbol: str, field: str, value: str, source: str, certainty: str) -> None:
        self.conn.execute(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?)", (self.ids[symbol], field, value, self.ids[source], certainty)
        )

    def state(self, symbol: str, day: str) -> tuple[str, str | None, str | None, str]:
        found = status(self.conn, symbol, date.fromisoformat(day))
        return found.state, str(found.since) if found.since else None, found.by, found.certainty


@pytest.fixture
def shelf(conn: sqlite3.Connection) -> Shelf:
    return Shelf(conn)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-02-29", ("not_yet_in_force", None, None, "unknown")),
        ("2020-03-01", ("in_force", "2020-03-01", None, "official_code")),
        ("2021-05-31", ("in_force", "2020-03-01", None, "official_code")),
        ("2021-06-01", ("suspended", "2021-06-01", "7/2021/TT-BYT", "official_code")),
        ("2021-12-31", ("suspended", "2021-06-01", "7/2021/TT-BYT", "official_code")),
        ("2022-01-01", ("unknown", None, None, "unknown")),  # the suspending act has ended: no source says what holds
    ],
)
def test_suspended(shelf: Shelf, day: str, expected: tuple[str, str | None, str | None, str]) -> None:
    shelf.document("1/2020/TT-BYT", "2020-01-01", "2020-03-01")
    shelf.document("7/2021/TT-BYT", "2021-05-20", "2021-06-01")
    shelf.document("9/2021/TT-BYT", "2021-12-01", "2022-01-01")
    shelf.relate("7/2021/TT-BYT", "suspends", "1/2020/TT-BYT", "2021-06-01")
    shelf.relate("9/2021/TT-BYT", "repeals", "7/2021/TT-BYT", "2022-01-01")
    shelf.fact("1/2020/TT-BYT", "codified", "new", "code", "official_code")
    assert shelf.state("1/2020/TT-BYT", day) == expected


def test_a_suspension_says_until_when(shelf: Shelf) -> None:
    test_suspended(shelf, "2021-06-01", ("suspended", "2021-06-01", "7/2021/TT-BYT", "official_code"))
    assert status(shelf.conn, "1/2020/TT-BYT", date(2021, 6, 1)).until == date(2022, 1, 1)
    assert status(shelf.conn, "1/2020/TT-BYT", date(2022, 1, 1)).note == "suspension_over"


ENDS: list[tuple[str, dict[str, str], str, tuple[str, str | None, str | None, str]]] = [
    ("a day, no act", {"expired": "2022-07-01"}, "2022-06-30", ("in_force", "2020-03-01", None, "inferred")),
    ("a day, no act", {"expired": "2022-07-01"}, "2022-07-01", ("expired", "2022-07-01", None, "existence")),
    ("its own office's act", {"expired": "2022-07-01", "expired_by": "2/2022/TT-BYT"}, "2022-07-01", ("replaced", "2022-07-01", "2/2022/TT-BYT", "existence")),
    ("another office's act", {"expired": "2022-07-01", "expired_by": "3/2022/TT-BNV"}, "2022-07-01", ("repealed", "2022-07-01", "3/2022/TT-BNV", "existence")),
    ("as the source calls it", {"expired": "2022-07-01", "state": "repealed"}, "2022-07-01", ("repealed", "2022-07-01", None, "existence")),
    ("no day, before the source was made", {"state": "expired"}, "2023-12-30", ("unknown", None, None, "unknown")),
    ("no day, when the source was made", {"state": "expired"}, "2023-12-31", ("expired", None, None, "existence")),
    ("seen in force", {"state": "in_force"}, "2023-12-31", ("in_force", "2020-03-01", None, "existence")),
    ("seen in force, later", {"state": "in_force"}, "2024-01-01", ("stood_when_looked", "2020-03-01", None, "existence")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "day", "expected"), ENDS, ids=[f"{row[0]}, {row[2]}" for row in ENDS])
def test_what_an_imported_source_says(
    shelf: Shelf, why: str, facts: dict[str, str], day: str, expected: tuple[str, str | None, str | None, str]
) -> None:
    shelf.source("office", "existence", 60, "2023-12-31")
    shelf.document("1/2020/TT-BYT", "2020-01-01", "2020-03-01")
    shelf.document("2/2022/TT-BYT", "2022-05-01", "2022-07-01")
    shelf.document("3/2022/TT-BNV", "2022-05-01", "2022-07-01", "Bộ Nội vụ")
    for field, value in facts.items():
        shelf.fact("1/2020/TT-BYT", field, value, "office", "existence")
    assert shelf.state("1/2020/TT-BYT", day) == expected


@pytest.mark.parametrize(
    ("symbol", "day", "until", "by"),
    [
        ("34/2007/PL-UBTVQH11", "2023-06-30", "2023-07-01", "10/2022/QH15"),
        ("34/2007/PL-UBTVQH11", "2023-07-01", None, None),
        ("10/2022/QH15", "2023-06-30", "2023-07-01", None),  # not yet, until then
        ("10/2022/QH15", "2023-07-01", None, None),
        ("343/2016/TT-BTC", "2026-03-24", "2026-03-25", "26/2026/TT-BTC"),
        ("80/2015/QH13", "2025-03-31", "2025-04-01", "64/2025/QH15"),
        ("01/2010/TT-BTP", "2018-10-11", None, None),  # the code says that it stands on
    ],
)
def test_until(register: sqlite3.Connection, symbol: str, day: str, until: str | None, by: str | None) -> None:
    doc = next(d for d in by_symbol(register, symbol) if d.type != "resolution")
    found = status(register, doc.iri, date.fromisoformat(day))
    assert (str(found.until) if found.until else None, found.until_by) == (until, by)


def test_the_other_side_is_shown(register: sqlite3.Connection) -> None:
    (doc,) = by_symbol(register, "10/2018/NĐ-CP")
    found = status(register, doc.iri, date(2025, 11, 1))
    assert found.state == "repealed"
    assert [(side.state, side.by, side.certainty) for side in found.sides] == [("in_force", None, "official_code")]
    assert all(side.source for side in found.sides)


@pytest.mark.parametrize(
    ("day", "state", "side"),
    [
        ("2014-02-12", "not_yet_in_force", None),
        ("2014-02-13", "in_force", ("not_yet_in_force", None, "2014-02-14")),  # the code has both days
        ("2014-02-14", "in_force", None),
    ],
)
def test_another_day_of_effect_is_another_side(
    register: sqlite3.Connection, day: str, state: str, side: tuple[str, str | None, str | None] | None
) -> None:
    (doc,) = by_symbol(register, "211/2013/TT-BTC")
    found = status(register, doc.iri, date.fromisoformat(day))
    told = [(s.state, str(s.since) if s.since else None, str(s.until) if s.until else None) for s in found.sides]
    assert (found.state, told) == (state, [side] if side else [])


# -- parts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "parts"),
    [
        ("2014-06-30", []),
        ("2014-07-01", [("Chương V", "verified"), *((f"Điều {n}", "official_code") for n in (59, 60, 61, 62))]),
    ],
)
def test_a_chapter_falls(register: sqlite3.Connection, day: str, parts: list[tuple[str, str]]) -> None:
    law = next(d for d in by_symbol(register, "02/2011/QH13") if d.type == "law")
    found = status(register, law.iri, date.fromisoformat(day))
    assert found.state == ("partly_repealed" if parts else "in_force")
    assert [(p.provision, p.certainty) for p in found.provisions] == parts
    assert {(p.since, p.by) for p in found.provisions} <= {(date(2014, 7, 1), "42/2013/QH13")}


def test_parts_suspended_leave_the_whole_in_force(shelf: Shelf) -> None:
    shelf.document("1/2020/TT-BYT", "2020-01-01", "2020-03-01")
    shelf.document("7/2021/TT-BYT", "2021-05-20", "2021-06-01")
    shelf.relate("7/2021/TT-BYT", "suspends", "1/2020/TT-BYT", "2021-06-01", "article", "Điều 5")
    shelf.relate("7/2021/TT-BYT", "repeals", "1/2020/TT-BYT", None, "article", "Điều 7")
    shelf.fact("1/2020/TT-BYT", "codified", "new", "code", "official_code")
    found = status(shelf.conn, "1/2020/TT-BYT", date(2021, 6, 1))
    assert found.state == "in_force"
    assert [(p.provision, p.state) for p in found.provisions] == [("Điều 5", "suspended")]
    known = Knowledge(shelf.conn).known("1/2020/TT-BYT")
    assert known is not None
    assert ended_provisions(known.acts, date(2021, 5, 31)) == ()


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("Chương V", "Chương V"),
        ("Điều 18.1.LQ.59", "Điều 59"),
        ("Điều 34.4.TT.10.35a", "Điều 35a"),
        ("Điều 14.3.NĐ.4.10", "Điều 10"),
        ("Điều 90", "Điều 90"),
        (None, None),
    ],
)
def test_provision_name(location: str | None, name: str | None) -> None:
    assert provision_name(location) == name


# -- rules of law ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "level", "issued", "earliest", "article"),
    [
        ("11/2024/TT-BYT", "ministry", "2024-01-01", "2024-02-15", "Luật 80/2015/QH13 Điều 151 khoản 1"),
        ("11/2016/TT-BYT", "ministry", "2016-07-01", "2016-08-15", "Luật 80/2015/QH13 Điều 151 khoản 1"),
        ("11/2016/TT-BYT", "ministry", "2016-06-30", None, None),  # that law was not in force yet
        ("11/2025/NĐ-CP", "central", "2025-03-31", "2025-05-15", "Luật 80/2015/QH13 Điều 151 khoản 1"),
        ("11/2025/NĐ-CP", "central", "2025-04-01", "2025-05-16", "Luật 64/2025/QH15 Điều 53"),
        ("11/2024/QĐ-UBND", "province", "2024-01-01", "2024-01-11", "Luật 80/2015/QH13 Điều 151 khoản 1"),
        ("11/2024/QĐ-UBND", "district", "2024-01-01", "2024-01-08", "Luật 80/2015/QH13 Điều 151 khoản 1"),
        ("11/2025/QĐ-UBND", "commune", "2025-08-01", "2025-08-11", "Luật 64/2025/QH15 Điều 53"),
        ("65/KH-UBND", "province", "2024-01-01", None, None),  # no normative document
        ("11/2024/QĐ-UBND", "unknown", "2024-01-01", None, None),
        ("11/2024/TT-BYT", "ministry", None, None, None),
    ],
)
def test_earliest_effect(
    symbol: str, level: str, issued: str | None, earliest: str | None, article: str | None
) -> None:
    doc = Document("/x", symbol, "other", level=level, issued=date.fromisoformat(issued) if issued else None)  # type: ignore[arg-type]
    found = earliest_effect(doc)
    assert ((str(found[0]), found[1].source) if found else (None, None)) == (earliest, article)


@pytest.mark.parametrize(
    ("day", "state", "certainty"),
    [
        ("2024-01-14", "not_yet_in_force", "unknown"),  # not yet issued
        ("2024-01-15", "not_yet_in_force", "inferred"),
        ("2024-02-28", "not_yet_in_force", "inferred"),
        ("2024-02-29", "unknown", "unknown"),  # 45 days after: it may have taken effect
    ],
)
def test_a_document_of_unknown_effect(shelf: Shelf, day: str, state: str, certainty: str) -> None:
    shelf.document("1/2024/TT-BYT", "2024-01-15", None)
    found = status(shelf.conn, "1/2024/TT-BYT", date.fromisoformat(day))
    assert (found.state, found.certainty) == (state, certainty)
    if certainty == "inferred":
        assert (found.source, found.note) == ("Luật 80/2015/QH13 Điều 151 khoản 1", "earliest_effect")


def test_every_rule_names_its_article_and_its_life() -> None:
    for rule in (LAPSE_WITH_PARENT, OUTLIVES_ITS_BODY, *(one.rule for one in EARLIEST_EFFECTS)):
        assert isinstance(rule, LegalRule)
        assert rule.source.startswith("Luật ") and " Điều " in rule.source
        assert rule.holds_on(rule.since) and not rule.holds_on(date.fromordinal(rule.since.toordinal() - 1))
        assert not rule.holds_on(rule.until)
