"""Ends of a part from their day on, numbers that several documents bear, days that stand in two rows of a source."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from kg.base.state_words import state_text
from kg.contract.parts import status_out
from kg.register.validity.history import days_of_change
from kg.register.validity.status import status
from kg.store.documents import by_symbol
from tests.support.verdict_facts import Facts

DAY = date(2026, 11, 20)
DECREE, AMENDING = "1/2018/NĐ-CP", "9/2026/NĐ-CP"


@pytest.fixture
def told(facts: Facts) -> Facts:
    facts.document(DECREE, "2018-01-05", "2018-03-01")
    facts.document(AMENDING, "2026-05-20", "2026-07-01")
    facts.fact(DECREE, "in_force_on", "2026-05-18 3/2026/NĐ-CP", "issued_text", "2026-11-01")
    return facts


@pytest.mark.parametrize(
    ("relation", "scope", "kind", "ends"),
    [
        ("repeals", "part", "issued_text", True),
        ("repeals", "part", "secondary", False),
        ("repeals", "article", "issued_text", True),
        ("repeals", "content", "issued_text", True),  # something inside an article
        ("replaces", "part", "issued_text", False),  # "thay thế một số cụm từ"
        ("amends", "part", "issued_text", False),
    ],
)
def test_an_end_of_a_part_is_told_from_its_day_on(
    told: Facts, relation: str, scope: str, kind: str, ends: bool
) -> None:
    told.relate(AMENDING, relation, DECREE, "2026-07-01", kind, "2026-11-01", scope)
    before, after = (state_text(told.status(DECREE, day), "vi") for day in ("2026-06-30", "2026-07-01"))
    assert before == "được văn bản số 3/2026/NĐ-CP dùng như đang có hiệu lực ngày 18/05/2026; từ đó chưa đối chiếu"
    ended = "; hết hiệu lực một phần từ ngày 01/07/2026 (bởi 9/2026/NĐ-CP)"
    changed = "; được sửa đổi, bổ sung từ ngày 01/07/2026 (bởi 9/2026/NĐ-CP)"
    assert after == before + (ended if ends else "" if kind == "secondary" else changed)


def test_a_part_that_had_ended_when_it_was_looked_at(told: Facts) -> None:
    told.relate(AMENDING, "repeals", DECREE, "2026-07-01", "issued_text", "2026-11-01", "part")
    told.fact(DECREE, "in_force_on", "2026-09-01 4/2026/NĐ-CP", "issued_text", "2026-11-01")
    found = told.status(DECREE, "2026-11-20")
    assert state_text(found, "en") == (
        "used as in force by 4/2026/NĐ-CP on 2026-09-01, when a part of it had ended; not looked at since"
    )
    assert (told.state(DECREE, "2026-06-30"), told.state(DECREE, "2026-07-01")) == ("in_force", "partly_repealed")


@pytest.mark.parametrize(
    ("relation", "day", "kind", "amended"),
    [
        ("amends", "2026-04-01", "issued_text", True),
        ("supplements", "2026-04-01", "copied_text", True),
        ("amends", "2026-05-20", "issued_text", False),  # since then nobody has looked
        ("amends", "2026-04-01", "secondary", False),
        ("based_on", "2026-04-01", "issued_text", False),
    ],
)
def test_what_was_amended_when_it_was_looked_at(told: Facts, relation: str, day: str, kind: str, amended: bool) -> None:
    told.document("7/2026/NĐ-CP", day, day)
    told.relate("7/2026/NĐ-CP", relation, DECREE, day, kind, "2026-11-01", "part")
    found = told.status(DECREE, "2026-11-20")
    flat = "được văn bản số 3/2026/NĐ-CP dùng như đang có hiệu lực ngày 18/05/2026"
    as_amended = f"{flat}, khi đã được sửa đổi, bổ sung"
    since = "; được sửa đổi, bổ sung từ ngày 20/05/2026 (bởi 7/2026/NĐ-CP)" if day == "2026-05-20" else ""
    assert state_text(found, "vi") == f"{as_amended if amended else flat}; từ đó chưa đối chiếu{since}"
    assert (found.note == "amended_when_looked") is amended


@pytest.mark.parametrize(
    ("issued", "effective", "told_from"),
    [
        ("2026-05-01", "2026-07-01", "2026-07-01"),  # issued before the last look, in effect after it
        ("2026-05-01", "2026-05-10", None),  # in effect by then: what was looked at was the amended text
        ("2026-06-20", None, "2026-06-20"),  # nobody knows its day of effect
        ("2026-11-10", "2027-01-01", None),  # still to come
    ],
)
def test_an_amendment_since_the_last_look_is_told_from_its_day_on(
    told: Facts, issued: str, effective: str | None, told_from: str | None
) -> None:
    told.document("7/2026/NĐ-CP", issued, effective)
    told.relate("7/2026/NĐ-CP", "amends", DECREE, effective, "issued_text", "2026-11-01", "part")
    found = told.status(DECREE, "2026-11-20")
    assert [(one.by, str(one.since)) for one in found.amended] == (
        [("7/2026/NĐ-CP", str(effective))] if told_from else []
    )
    for lang, words in (("vi", "sửa đổi, bổ sung "), ("en", "amended ")):
        assert ("7/2026/NĐ-CP" in state_text(found, lang)) == bool(told_from)
        assert bool(told_from) <= (words in state_text(found, lang))
    if told_from:
        assert "chưa rõ từ ngày nào" in state_text(found, "vi") or effective
        eve = str(date.fromisoformat(told_from) - timedelta(1))
        assert (told.status(DECREE, eve).amended, told.status(DECREE, told_from).amended) == ((), found.amended)
        assert date.fromisoformat(told_from) in days_of_change(told.conn, f"test:{DECREE}")
    assert [one.by for one in status_out(found).amended] == [one.by for one in found.amended]


@pytest.mark.parametrize("by", [DECREE, "3/2026/NĐ-CP", "-"])
def test_who_used_it_is_told_and_its_own_text_is_no_use(facts: Facts, by: str) -> None:
    facts.document(DECREE, "2018-01-05", "2018-03-01")
    facts.fact(DECREE, "in_force_on", f"2026-05-18 {by}", "issued_text", "2026-11-01")
    found = facts.status(DECREE, "2026-11-20")
    told = {
        DECREE: ("effect_when_looked", "có hiệu lực từ ngày 18/05/2026"),
        "3/2026/NĐ-CP": ("used_when_looked", "được văn bản số 3/2026/NĐ-CP dùng như đang có hiệu lực ngày 18/05/2026"),
        "-": ("used_when_looked", "còn hiệu lực khi đối chiếu ngày 18/05/2026"),
    }
    assert (found.note, state_text(found, "vi")) == (told[by][0], f"{told[by][1]}; từ đó chưa đối chiếu")


def test_an_act_that_names_its_parts_ends_no_further_one(told: Facts) -> None:
    told.relate(AMENDING, "repeals", DECREE, "2026-07-01", "issued_text", "2026-11-01", "part")
    told.relate(AMENDING, "repeals", DECREE, "2026-07-01", "issued_text", "2026-11-01", "article")
    told.conn.execute("UPDATE edge SET location = 'Điều 5' WHERE scope = 'article' AND rule = 'register' "
                      "AND object = (SELECT id FROM document WHERE iri = ?)", (f"test:{DECREE}",))  # fmt: skip
    assert [part.provision for part in told.status(DECREE, "2026-11-20").provisions] == ["Điều 5"]


@pytest.mark.parametrize("borne_by_another", [True, False])
def test_an_undated_number_that_several_documents_bear_has_no_verdict(facts: Facts, borne_by_another: bool) -> None:
    symbol = "9911/NQ-CP"
    if borne_by_another:
        facts.document(symbol, "2018-02-05", None, "resolution")
        facts.conn.execute("UPDATE document SET iri = 'test:of 2018' WHERE iri = ?", (f"test:{symbol}",))
    facts.document(symbol, "2026-01-14", None, "resolution")
    facts.conn.execute("UPDATE document SET issued = NULL, year = NULL WHERE iri = ?", (f"test:{symbol}",))
    facts.fact(symbol, "in_force_on", "2026-06-04 982/QĐ-TTg", "issued_text", "2026-11-01")
    for day in ("2026-06-01", "2026-11-20"):
        found = facts.status(symbol, day)
        assert (found.state == "unknown" and found.note == "number_of_several") == borne_by_another


def test_the_days_of_a_source_that_stand_in_two_of_its_rows(register: sqlite3.Connection) -> None:
    (law,) = by_symbol(register, "129/2025/QH15")
    assert (law.issued, law.effective) == (date(2025, 12, 10), date(2026, 7, 1))
    assert status(register, law.iri, date(2026, 6, 30)).state == "not_yet_in_force"
    assert "01/07/2026" in state_text(status(register, law.iri, date(2026, 11, 20)), "vi")


def test_an_end_by_a_law_whose_number_a_resolution_bears_moves_with_that_law(register: sqlite3.Connection) -> None:
    assert {one.type for one in by_symbol(register, "99/2015/QH13")} == {"law", "resolution"}
    (ordinance,) = by_symbol(register, "30/2006/PL-UBTVQH11")
    found = status(register, ordinance.iri, DAY)
    assert (found.state, found.since, found.moved_by) == ("lapsed_with_parent", date(2018, 1, 1), "41/2017/QH14")
