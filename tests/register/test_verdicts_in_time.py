"""Verdicts that rest on the day of a look, and on what other acts do: each on both sides of its boundary days."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.base.state_words import state_text
from kg.model import ENDED, STANDING
from kg.register.validity.facts import Knowledge
from kg.register.validity.history import history, turning_days
from kg.register.validity.status import status
from kg.store.documents import by_symbol
from tests.support.verdict_facts import Facts

LAW, OLD_LAW, MOVER = "31/2024/QH15", "45/2013/QH13", "43/2024/QH15"
DECREE, FALLEN, UNDOER = "15/2018/NĐ-CP", "46/2026/NĐ-CP", "15/2026/NQ-CP"


# -- how far a look reaches ---------------------------------------------------------------------------------------

LOOKS: list[tuple[str, tuple[str, str, str, str | None], str, str, str | None]] = [
    ("the code's snapshot", ("codified", "2025-11-30", "official_code", "2025-11-30"), "2025-11-30", "in_force", "2025-11-30"),
    ("a day after it", ("codified", "2025-11-30", "official_code", "2025-11-30"), "2025-12-01", "stood_when_looked", "2025-11-30"),
    ("used by an official text", ("in_force_on", "2026-05-05 7/2026/TT-BNV", "issued_text", "2026-11-29"), "2026-05-05", "in_force", "2026-05-05"),
    ("a day after that", ("in_force_on", "2026-05-05 7/2026/TT-BNV", "issued_text", "2026-11-29"), "2026-05-06", "stood_when_looked", "2026-05-05"),
    ("the national database", ("state", "in_force", "national_database", "2026-08-01"), "2026-08-01", "in_force", "2026-08-01"),
    ("a day after that", ("state", "in_force", "national_database", "2026-08-01"), "2026-08-02", "stood_when_looked", "2026-08-01"),
    ("a source without a day", ("state", "in_force", "national_database", None), "2026-08-01", "unknown", None),
    ("a presumption", ("state", "in_force", "secondary", "2026-11-20"), "2026-11-20", "presumed_in_force", "2026-11-20"),
    ("a presumption, later", ("state", "in_force", "secondary", "2026-11-20"), "2026-11-21", "presumed_in_force", "2026-11-20"),
    ("a use of grade C", ("in_force_on", "2026-05-05 7/2026/TT-BNV", "secondary", "2026-11-20"), "2026-05-05", "presumed_in_force", "2026-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fact", "day", "state", "looked"), LOOKS, ids=[f"{r[0]} {r[2]}" for r in LOOKS])
def test_nothing_is_in_force_beyond_the_last_look(
    facts: Facts, why: str, fact: tuple[str, str, str, str | None], day: str, state: str, looked: str | None
) -> None:
    facts.document("1/2020/NĐ-CP", "2020-01-01", "2020-03-01")
    facts.fact("1/2020/NĐ-CP", *fact)
    found = facts.status("1/2020/NĐ-CP", day)
    assert (found.state, str(found.looked_at) if found.looked_at else None) == (state, looked)


@pytest.mark.parametrize(
    ("kind", "day", "state", "note"),
    [
        ("issued_text", "2026-06-30", "not_yet_in_force", "not_yet_effective"),
        ("issued_text", "2026-07-01", "in_force", None),
        ("issued_text", "2026-07-02", "stood_when_looked", "effect_when_looked"),
        ("text", "2026-07-02", "stood_when_looked", "effect_when_looked"),
        ("existence", "2026-07-02", "unknown", "no_look"),
        ("secondary", "2026-07-01", "unknown", "no_look"),
    ],
)
def test_its_own_text_proves_its_day_of_effect_and_no_later_day(
    facts: Facts, kind: str, day: str, state: str, note: str | None
) -> None:
    facts.document("1/2026/NĐ-CP", "2026-05-15", "2026-07-01", source=(kind, "2026-11-29"))
    found = facts.status("1/2026/NĐ-CP", day)
    assert (found.state, found.note) == (state, note)


def test_a_source_that_does_not_say_when_it_looked_is_named_with_that(facts: Facts) -> None:
    facts.document("1/2020/NĐ-CP", "2020-01-01", "2020-03-01")
    facts.fact("1/2020/NĐ-CP", "state", "in_force", "office_list", None)
    found = facts.status("1/2020/NĐ-CP", "2026-11-20")
    assert (found.state, found.note, found.source) == ("unknown", "look_undated", "office_list None")


def test_an_official_look_beats_a_later_presumption(facts: Facts) -> None:
    facts.document("1/2020/NĐ-CP", "2020-01-01", "2020-03-01")
    facts.fact("1/2020/NĐ-CP", "codified", "2025-11-30", "official_code", "2025-11-30")
    facts.fact("1/2020/NĐ-CP", "state", "in_force", "secondary", "2026-11-20")
    found = facts.status("1/2020/NĐ-CP", "2026-11-20")
    assert (found.state, found.looked_at) == ("stood_when_looked", date(2025, 11, 30))
    assert [(side.certainty, side.looked_at) for side in found.sides] == [("secondary", date(2026, 11, 20))]


# -- where sources disagree ----------------------------------------------------------------------------------------

#: Who ends it and when that source looked; who holds it and on which day; the state on 2026-01-01.
CONTESTS: list[tuple[str, tuple[str, str | None], tuple[str, str, str], str, str]] = [
    ("a clause beats the code", ("issued_text", "2025-06-01"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "repealed"),
    ("a copied clause too", ("copied_text", "2025-06-01"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "repealed"),
    ("a clause beats a use", ("issued_text", "2025-06-01"), ("in_force_on", "2025-10-01 9/2025/TT-BNV", "issued_text"), "2026-01-01", "repealed"),
    ("a clause against a later word", ("issued_text", "2025-06-01"), ("state", "2025-12-01", "national_database"), "2026-01-01", "unknown"),
    ("what machines read does not", ("text", "2025-06-01"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "unknown"),
    ("a clause that the code prints beats its place there", ("official_code", "2025-11-30"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "repealed"),
    ("and a use", ("official_code", "2025-06-01"), ("in_force_on", "2025-10-01 9/2025/TT-BNV", "issued_text"), "2026-01-01", "repealed"),
    ("a ministry's own list too", ("official_list", "2025-08-01"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "repealed"),
    ("the database against the code", ("national_database", "2025-08-01"), ("codified", "2025-11-30", "official_code"), "2026-01-01", "unknown"),
    ("a later word beats a list", ("official_list", "2025-08-01"), ("state", "2026-01-01", "national_database"), "2026-01-01", "in_force"),
    ("and is not looked at later", ("official_list", "2025-08-01"), ("state", "2025-12-31", "national_database"), "2026-01-01", "stood_when_looked"),
    ("one day, both are shown", ("official_list", "2025-12-31"), ("state", "2025-12-31", "national_database"), "2026-01-01", "unknown"),
    ("a presumption ends nothing", ("secondary", "2026-01-01"), ("state", "2025-11-30", "national_database"), "2025-11-30", "in_force"),
    ("but a place in the code proves little", ("secondary", "2026-01-01"), ("codified", "2025-11-30", "official_code"), "2025-11-30", "unknown"),
    ("but is told after the look", ("secondary", "2026-01-01"), ("codified", "2025-11-30", "official_code"), "2025-12-01", "probably_lapsed"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "end", "held", "day", "state"), CONTESTS, ids=[row[0] for row in CONTESTS])
def test_sources_that_disagree(
    facts: Facts, why: str, end: tuple[str, str | None], held: tuple[str, str, str], day: str, state: str
) -> None:
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    facts.document("2/2025/NĐ-CP", "2025-05-01", "2025-07-01")
    facts.relate("2/2025/NĐ-CP", "repeals", "1/2010/NĐ-CP", "2025-07-01", *end)
    name, when, kind = held
    value = "in_force" if name == "state" else when
    facts.fact("1/2010/NĐ-CP", name, value, kind, when[:10])
    assert facts.state("1/2010/NĐ-CP", "2025-06-30") == "in_force"
    found = facts.status("1/2010/NĐ-CP", day)
    assert found.state == state
    if state == "unknown":
        assert {side.state for side in found.sides} == {"repealed", "in_force"}  # both sides are shown


#: Who ends it on 2020-07-01 and who changes it later: kind of the end, relation, scope, the act's day, kind; the state.
CHANGES: list[tuple[str, str, tuple[str, str, str, str], str]] = [
    ("a part falls later", "official_code", ("repeals", "article", "2024-05-01", "official_code"), "unknown"),
    ("it is amended later", "official_list", ("amends", "part", "2024-05-01", "title"), "unknown"),
    ("it was amended before", "official_code", ("amends", "part", "2020-06-30", "official_code"), "repealed"),
    ("on its last day", "official_code", ("amends", "part", "2020-07-01", "official_code"), "repealed"),
    ("a clause that was itself read", "issued_text", ("repeals", "article", "2024-05-01", "official_code"), "repealed"),
    ("a secondary source tells of the change", "official_code", ("amends", "part", "2024-05-01", "secondary"), "repealed"),
    ("grounds are copied", "official_code", ("based_on", "whole", "2024-05-01", "official_code"), "repealed"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "kind", "change", "state"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_whole_end_before_a_later_change(
    facts: Facts, why: str, kind: str, change: tuple[str, str, str, str], state: str
) -> None:
    relation, scope, issued, told_by = change
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    facts.document("2/2020/NĐ-CP", "2020-05-01", "2020-07-01")
    facts.document("3/2024/NĐ-CP", issued, "2024-07-01")
    facts.relate("2/2020/NĐ-CP", "repeals", "1/2010/NĐ-CP", "2020-07-01", kind, "2025-11-30")
    facts.relate("3/2024/NĐ-CP", relation, "1/2010/NĐ-CP", "2024-07-01", told_by, "2025-11-30", scope=scope)
    assert facts.state("1/2010/NĐ-CP", "2020-06-30") == "in_force"
    found = facts.status("1/2010/NĐ-CP", "2026-01-01")
    assert found.state == state
    if state == "unknown":
        assert found.note == "changed_after_end"
        assert {(side.state, side.by) for side in found.sides} == {
            ("repealed", "2/2020/NĐ-CP"),
            ("in_force", "3/2024/NĐ-CP"),
        }
        facts.document("4/2025/NĐ-CP", "2025-01-01", "2025-03-01")
        facts.relate("4/2025/NĐ-CP", "repeals", "1/2010/NĐ-CP", "2025-03-01", kind, "2025-11-30")
        later = facts.status("1/2010/NĐ-CP", "2026-01-01")
        assert (later.state, str(later.since), later.by) == ("repealed", "2025-03-01", "4/2025/NĐ-CP")


@pytest.mark.parametrize(
    ("day", "state"), [("2023-08-07", "in_force"), ("2023-08-14", "in_force"), ("2023-08-15", "repealed")]
)
def test_a_day_before_the_acts_own_issue_is_a_slip(facts: Facts, day: str, state: str) -> None:
    facts.document("159/2016/NĐ-CP", "2016-11-29", "2017-01-15")
    facts.document("59/2023/NĐ-CP", "2023-08-14", "2023-08-15")
    facts.relate("59/2023/NĐ-CP", "repeals", "159/2016/NĐ-CP", "2023-08-08", "official_code", "2025-11-30")
    assert facts.state("159/2016/NĐ-CP", day) == state


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (("issued_text", "2025-06-01", "2025-09-01"), ("official_list", "2026-01-01", "2025-07-01"), "in_force"),
        (("official_list", "2026-01-01", "2025-09-01"), ("official_list", "2025-01-01", "2025-07-01"), "in_force"),
        (("official_list", "2025-01-01", "2025-09-01"), ("official_list", "2025-01-01", "2025-07-01"), "repealed"),
        (("official_list", "2025-01-01", "2025-09-01"), ("national_database", "2026-01-01", "2025-07-01"), "unknown"),
    ],
)
def test_two_days_of_end(facts: Facts, first: tuple[str, str, str], second: tuple[str, str, str], between: str) -> None:
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    for kind, looked, day in (first, second):
        facts.fact("1/2010/NĐ-CP", "ended", f"{day} repealed -", kind, looked)
    assert facts.state("1/2010/NĐ-CP", "2025-06-30") == "in_force"
    assert facts.state("1/2010/NĐ-CP", "2025-08-01") == between
    assert facts.state("1/2010/NĐ-CP", "2025-09-01") == "repealed"


def test_a_day_of_end_is_told_though_a_later_look_tells_none(facts: Facts) -> None:
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    facts.fact("1/2010/NĐ-CP", "ended", "unknown replaced 4/2019/NQ-CP", "official_list", "2026-07-01")
    facts.fact("1/2010/NĐ-CP", "ended", "2018-01-01 replaced 12/2017/NĐ-CP", "official_code", "2024-12-31")
    now = facts.status("1/2010/NĐ-CP", "2026-11-20")
    assert (now.state, str(now.since), now.by) == ("replaced", "2018-01-01", "12/2017/NĐ-CP")


# -- what depends on another act -----------------------------------------------------------------------------------


FIRST, SECOND = "2/2021/NĐ-CP", "3/2022/NĐ-CP"


@pytest.mark.parametrize(
    ("kind", "day", "found"),
    [
        ("issued_text", "2020-12-31", ("in_force", None)),
        ("issued_text", "2021-06-01", ("unknown", FIRST)),  # the later act took it for standing, in part at least
        ("issued_text", "2022-03-01", ("repealed", SECOND)),
        ("secondary", "2021-06-01", ("repealed", FIRST)),  # what one secondary source tells is a presumption
        ("secondary", "2022-03-01", ("repealed", FIRST)),
    ],
)
def test_of_several_acts_that_end_a_document_the_last_ended_what_was_left(
    facts: Facts, kind: str, day: str, found: tuple[str, str | None]
) -> None:
    facts.document(DECREE, "2018-01-05", "2018-03-01", "decree", ("issued_text", "2018-03-01"))
    facts.fact(DECREE, "in_force_on", f"2020-12-31 {FIRST}", "issued_text", "2026-11-01")
    for acting, since, told in ((FIRST, "2021-01-01", "issued_text"), (SECOND, "2022-03-01", kind)):
        facts.document(acting, since, since, "decree", ("issued_text", "2026-11-01"))
        facts.relate(acting, "repeals", DECREE, since, told, "2026-11-01")
    now = facts.status(DECREE, day)
    assert (now.state, now.by or now.against) == found


@pytest.mark.parametrize(
    ("day", "state"), [("2025-12-31", "in_force"), ("2026-03-01", "unknown"), ("2026-07-01", "repealed")]
)
def test_an_end_without_a_day_does_not_come_before_its_act(facts: Facts, day: str, state: str) -> None:
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    facts.fact("1/2010/NĐ-CP", "codified", "2026-01-22", "official_code", "2026-01-22")
    facts.document("9/2026/NĐ-CP", "2026-03-10")
    facts.fact("1/2010/NĐ-CP", "ended", "unknown repealed 9/2026/NĐ-CP", "issued_text", "2026-06-29")
    assert facts.state("1/2010/NĐ-CP", day) == state


@pytest.mark.parametrize(
    ("edge_day", "moved", "own_day"),
    [
        ("2025-01-01", "2024-08-01 43/2024/QH15", "2025-01-01"),
        (None, "2024-08-01 43/2024/QH15", "2025-01-01"),
        ("2025-01-01", "2024-08-01 43/2024/QH15 2025-01-01", "2024-08-01"),
    ],
)
def test_an_end_moves_with_the_effect_of_the_act_that_ends(
    facts: Facts, edge_day: str | None, moved: str, own_day: str
) -> None:
    facts.document(OLD_LAW, "2013-11-29", "2014-07-01", "law")
    facts.document(LAW, "2024-01-18", own_day, "law", ("copied_text", "2026-11-29"))
    facts.document(MOVER, "2024-06-29", "2024-08-01", "law")
    facts.relate(LAW, "replaces", OLD_LAW, edge_day, "copied_text", "2026-11-29")
    facts.fact(LAW, "effect_moved", moved, "issued_text", "2026-11-29")
    assert facts.state(LAW, "2024-07-31") == "not_yet_in_force"
    assert facts.state(LAW, "2024-08-01") in ("in_force", "stood_when_looked")
    assert facts.state(OLD_LAW, "2024-07-31") == "in_force"
    ended = facts.status(OLD_LAW, "2024-08-01")
    assert (ended.state, ended.since, ended.by) == ("replaced", date(2024, 8, 1), LAW)
    assert facts.status(LAW, "2024-07-31").moved_by == MOVER  # and why
    if own_day != "2024-08-01" or edge_day:
        assert ended.moved_by == MOVER


def test_an_end_on_a_day_of_its_own_does_not_move(facts: Facts) -> None:
    test_an_end_moves_with_the_effect_of_the_act_that_ends(facts, "2025-01-01", f"2024-08-01 {MOVER}", "2025-01-01")
    facts.document("1/2014/NĐ-CP", "2014-05-15", "2014-07-01")
    facts.relate(LAW, "repeals", "1/2014/NĐ-CP", "2026-01-01", "copied_text", "2026-11-29")
    assert facts.state("1/2014/NĐ-CP", "2025-12-31") == "in_force"
    assert facts.state("1/2014/NĐ-CP", "2026-01-01") == "repealed"


def test_a_law_moved_twice_and_what_it_replaces(facts: Facts) -> None:
    """100/2015/QH13: first put off by 144/2016/QH13, then to 2018-01-01 by 41/2017/QH14."""
    facts.document("15/1999/QH10", "1999-12-21", "2000-07-01", "code")
    facts.document("100/2015/QH13", "2015-11-27", "2016-07-01", "code", ("copied_text", "2026-11-29"))
    facts.document("144/2016/QH13", "2016-06-29", "2016-06-29", "resolution")
    facts.document("41/2017/QH14", "2017-06-20", "2017-06-20", "resolution")
    facts.relate("100/2015/QH13", "replaces", "15/1999/QH10", "2016-07-01", "copied_text", "2026-11-29")
    facts.fact("100/2015/QH13", "effect_moved", "2017-07-01 144/2016/QH13", "issued_text", "2026-11-29")
    facts.fact("100/2015/QH13", "effect_moved", "2018-01-01 41/2017/QH14", "issued_text", "2026-11-29")
    assert facts.state("100/2015/QH13", "2017-12-31") == "not_yet_in_force"
    assert facts.state("15/1999/QH10", "2017-12-31") == "in_force"
    ended = facts.status("15/1999/QH10", "2018-01-01")
    assert (ended.state, ended.since, ended.moved_by) == ("replaced", date(2018, 1, 1), "41/2017/QH14")


@pytest.mark.parametrize(
    ("day", "state", "by"),
    [
        ("2026-01-25", "in_force", None),
        ("2026-01-26", "repealed", FALLEN),
        ("2026-02-03", "repealed", FALLEN),
        ("2026-02-04", "in_force", UNDOER),
        ("2026-02-05", "stood_when_looked", UNDOER),
    ],
)
def test_a_lapse_undone(facts: Facts, day: str, state: str, by: str | None) -> None:
    facts.document(DECREE, "2018-02-02", "2018-02-02")
    facts.document(FALLEN, "2026-01-26", "2026-01-26")
    facts.document(UNDOER, "2026-02-04", "2026-02-04", "resolution")
    facts.relate(FALLEN, "repeals", DECREE, "2026-01-26", "issued_text", "2026-11-29")
    facts.fact(DECREE, "restored", f"2026-02-04 {UNDOER}", "issued_text", "2026-11-29")
    facts.fact(FALLEN, "suspended", f"2026-02-04 - {UNDOER}", "issued_text", "2026-11-29")
    found = facts.status(DECREE, day)
    assert (found.state, found.by) == (state, by)
    if by == UNDOER:
        assert found.note == "restored"
    assert facts.state(FALLEN, "2026-02-04") == "suspended"


def test_what_was_restored_can_end_again(facts: Facts) -> None:
    test_a_lapse_undone(facts, "2026-01-26", "repealed", FALLEN)
    facts.document("99/2026/NĐ-CP", "2026-09-01", "2026-10-01")
    facts.relate("99/2026/NĐ-CP", "replaces", DECREE, "2026-10-01", "issued_text", "2026-11-29")
    assert facts.state(DECREE, "2026-09-30") == "in_force"  # until the end that is known
    found = facts.status(DECREE, "2026-10-01")
    assert (found.state, found.by) == ("replaced", "99/2026/NĐ-CP")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-02-28", "in_force"),
        ("2026-03-01", "suspended"),
        ("2026-08-31", "suspended"),
        ("2026-09-01", "in_force"),
        ("2026-11-20", "in_force"),
        ("2026-11-21", "stood_when_looked"),
    ],
)
def test_a_suspension_with_its_end(facts: Facts, day: str, state: str) -> None:
    facts.document("1/2020/NĐ-CP", "2020-01-01", "2020-03-01")
    facts.document("7/2026/NQ-CP", "2026-02-20", "2026-03-01", "resolution")
    facts.relate("7/2026/NQ-CP", "suspends", "1/2020/NĐ-CP", "2026-03-01", "issued_text", "2026-11-29")
    facts.fact("1/2020/NĐ-CP", "suspended", "2026-03-01 2026-09-01 7/2026/NQ-CP", "issued_text", "2026-11-29")
    facts.fact("1/2020/NĐ-CP", "state", "in_force", "national_database", "2026-11-20")
    found = facts.status("1/2020/NĐ-CP", day)
    assert found.state == state
    if state == "suspended":
        assert (found.until, found.by) == (date(2026, 9, 1), "7/2026/NQ-CP")


@pytest.mark.parametrize(("day", "state"), [("2026-06-30", "in_force"), ("2026-07-01", "lapsed_with_parent")])
def test_a_lapse_with_the_law_that_a_source_tells(facts: Facts, day: str, state: str) -> None:
    facts.document("53/2022/NĐ-CP", "2022-08-15", "2022-10-01")
    facts.fact("53/2022/NĐ-CP", "ended", "2026-07-01 lapsed_with_parent 116/2025/QH15", "copied_text", "2026-11-20")
    found = facts.status("53/2022/NĐ-CP", day)
    assert found.state == state
    if state != "in_force":
        assert (found.by, found.certainty) == ("116/2025/QH15", "copied_text")


@pytest.mark.parametrize(
    ("value", "looked", "day", "state", "note"),
    [
        ("unknown expired -", "2026-11-20", "2026-11-20", "expired", "end_day_unknown"),
        ("unknown expired -", "2026-11-20", "2026-11-19", "unknown", "day_of_end_unknown"),
        ("unknown expired -", None, "2026-11-19", "expired", "end_day_unknown"),
        ("2026-07-01 partly_repealed 5/2026/NĐ-CP", "2026-06-30", "2026-06-30", "in_force", None),
        ("2026-07-01 partly_repealed 5/2026/NĐ-CP", "2026-06-30", "2026-07-01", "partly_repealed", None),
    ],
)
def test_ends_without_a_day_and_ends_of_a_part(
    facts: Facts, value: str, looked: str | None, day: str, state: str, note: str | None
) -> None:
    facts.document("1/2020/NĐ-CP", "2020-01-01", "2020-03-01")
    facts.fact("1/2020/NĐ-CP", "ended", value, "office_list", looked)
    if "partly" in value:
        facts.fact("1/2020/NĐ-CP", "state", "in_force", "national_database", "2026-07-01")
    found = facts.status("1/2020/NĐ-CP", day)
    assert (found.state, found.note) == (state, note)


def test_every_turn_of_a_history_is_on_a_turning_day(facts: Facts) -> None:
    """What `history` tells is what `status` says on every day of a year in which much happens."""
    test_a_suspension_with_its_end(facts, "2026-03-01", "suspended")
    test_what_was_restored_can_end_again(facts)
    for symbol in ("1/2020/NĐ-CP", DECREE, FALLEN):
        knowledge = Knowledge(facts.conn)
        told = history(knowledge, f"test:{symbol}")
        known = knowledge.known(f"test:{symbol}")
        assert known is not None
        turns = turning_days(knowledge, known)
        assert {since for since, _ in told[1:]} <= turns
        for day in (date(2026, 1, 1) + timedelta(n) for n in range(365)):
            expected = next(state for since, state in reversed(told) if since <= day)
            assert status(facts.conn, f"test:{symbol}", day).state == expected, day


# -- the facts that ship -------------------------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.parametrize("name", ["lapsed", "wrong_today", "wrong_today_2"])
def test_nothing_that_has_lapsed_is_in_force(register: sqlite3.Connection, shared: Path, name: str) -> None:
    """On the day of each lapse and on a day of late 2026, by whatever number the document goes.

    But for the day of one: the list gives that on which the act that ends 46/2018/TT-BYT was signed; it took effect later.
    """
    column = "expired" if name == "lapsed" else "lapsed_on"
    green = []
    with (shared / "register" / "2026" / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found = by_symbol(register, row["symbol"])
            found = [doc for doc in found if doc.type == row.get("type")] or found
            days = [date(2026, 11, 20)]
            if len(ended := row.get(column) or "") == 10:
                days = [day for day in (date.fromisoformat(ended), *days) if day >= date.fromisoformat(ended)]
            if row["symbol"] == "46/2018/TT-BYT":
                assert (
                    days.pop(0) == date(2025, 6, 6) and status(register, found[0].iri, date(2025, 7, 21)).state in ENDED
                )
            green += [(row["symbol"], day) for doc in found for day in days
                      if status(register, doc.iri, day).state in STANDING]  # fmt: skip
    assert green == []


# -- what a document does tells that it is in effect ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "since", "asked", "state"),
    [
        ("replaces", "2025-01-10", "2025-01-09", "not_yet_in_force"),  # not yet issued
        ("replaces", "2025-01-20", "2025-01-19", "unknown"),  # it may have taken effect with its signature
        ("amends", "2025-01-20", "2025-01-21", "unknown"),
        ("replaces", "2025-03-01", "2025-01-19", "not_yet_in_force"),  # later than the law allows: the law's day counts
        ("based_on", "2025-01-20", "2025-01-21", "not_yet_in_force"),  # what rests on another changes nothing
    ],
)
def test_no_day_of_effect_is_inferred_after_the_document_has_acted(
    facts: Facts, relation: str, since: str, asked: str, state: str
) -> None:
    facts.document("2/2025/NĐ-CP", "2025-01-10", None)
    facts.document("1/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    facts.relate("2/2025/NĐ-CP", relation, "1/2010/NĐ-CP", since, "copied_text", "2025-11-30")
    assert facts.state("2/2025/NĐ-CP", asked) == state
    knowledge = Knowledge(facts.conn)
    assert history(knowledge, by_symbol(facts.conn, "2/2025/NĐ-CP")[0].iri)[0][1] == "not_yet_in_force"


@pytest.mark.parametrize(
    ("told", "effect", "since"),
    [
        ("2019-07-11", "2026-02-20", "2026-02-20"),  # the day of another document: with the act's own effect
        ("2019-07-11", None, None),
        ("2026-02-09", "2026-02-20", "2026-02-09"),  # on its own day of issue
        ("2026-01-01", "2026-01-01", "2026-01-01"),  # one that looks back says so itself
        ("2026-01-05", "2026-01-01", "2026-01-05"),
    ],
)
def test_no_part_ends_before_the_act_that_ends_it(
    facts: Facts, told: str, effect: str | None, since: str | None
) -> None:
    facts.document("102/2021/NĐ-CP", "2019-01-16", "2019-02-01")
    facts.fact("102/2021/NĐ-CP", "in_force_on", "2025-05-18 7/2025/NQ-CP", "issued_text", "2026-06-29")
    facts.document("55/2026/NĐ-CP", "2026-02-09", effect)
    facts.relate("55/2026/NĐ-CP", "repeals", "102/2021/NĐ-CP", told, "copied_text", "2026-10-06", scope="part")
    ended = facts.status("102/2021/NĐ-CP", "2026-11-20").provisions
    assert [str(one.since) for one in ended] == ([since] if since else [])


# -- another act applies for a time in place of what differs ----------------------------------------------------------

ASIDE = "24/2026/NQ-CP"


@pytest.mark.parametrize(
    ("day", "aside"),
    [("2026-04-28", False), ("2026-04-29", True), ("2027-02-28", True), ("2027-03-01", False)],
)
def test_provisions_give_way_to_an_act_for_a_time(facts: Facts, day: str, aside: bool) -> None:
    facts.document(DECREE, "2018-02-02", "2018-02-02")
    facts.fact(DECREE, "in_force_on", "2026-04-01 7/2026/TT-BNV", "issued_text", "2026-11-29")
    facts.fact(
        DECREE, "set_aside", f"2026-04-29 2027-03-01 {ASIDE} Điều 4; khoản 2 Điều 9", "issued_text", "2026-11-29"
    )
    found = facts.status(DECREE, day)
    assert found.state == "stood_when_looked"  # they do not end
    assert [(one.by, one.provisions) for one in found.set_aside] == [(ASIDE, "Điều 4; khoản 2 Điều 9")] * aside
    assert (ASIDE in state_text(found, "vi"), "28/02/2027" in state_text(found, "vi")) == (aside, aside)
    assert ("2027-02-28" in state_text(found, "en")) is aside


@pytest.mark.parametrize(("kind", "state"), [("secondary", "stood_when_looked"), ("issued_text", "repealed")])
def test_a_presumption_sets_nothing_aside_and_what_has_ended_gives_way_to_nothing(
    facts: Facts, kind: str, state: str
) -> None:
    facts.document(DECREE, "2018-02-02", "2018-02-02")
    facts.document(FALLEN, "2026-06-01", "2026-06-15")
    facts.fact(DECREE, "in_force_on", "2026-04-01 7/2026/TT-BNV", "issued_text", "2026-11-29")
    facts.fact(DECREE, "set_aside", f"2026-04-29 - {ASIDE}", kind, "2026-11-29")
    if state == "repealed":
        facts.relate(FALLEN, "repeals", DECREE, "2026-06-15", "issued_text", "2026-11-29")
    found = facts.status(DECREE, "2026-07-01")
    assert (found.state, found.set_aside) == (state, ())
