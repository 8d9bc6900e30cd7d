"""The code lags behind the law: what it holds proves nothing once what it stands on has fallen."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.base.state_words import state_text
from kg.register.validity.evidence import Known
from kg.register.validity.facts import Knowledge
from kg.register.validity.foundations import doubt
from kg.register.validity.history import history, turning_days
from kg.register.validity.status import status
from kg.store.documents import by_symbol
from tests.support.verdict_facts import Facts

CIRCULAR, DECREE, LAW, NEW_LAW = "7/2020/TT-BTC", "1/2018/NĐ-CP", "1/2017/QH14", "9/2025/QH15"
AMENDING = "8/2024/TT-BTC"


@pytest.fixture
def stack(facts: Facts) -> Facts:
    """A circular guides a decree that details a law; another law ended that on 2026-01-01. The code holds them all."""
    facts.document(LAW, "2017-06-01", "2018-01-01", "law", ("issued_text", "2026-11-01"))
    facts.document(NEW_LAW, "2025-06-01", "2026-01-01", "law", ("issued_text", "2026-11-01"))
    facts.document(DECREE, "2018-01-05", "2018-03-01")
    facts.document(CIRCULAR, "2020-02-01", "2020-03-01", "circular")
    facts.document(AMENDING, "2024-02-01", "2024-03-01", "circular", title="Sửa đổi, bổ sung Thông tư số 7/2020/TT-BTC")
    facts.relate(NEW_LAW, "repeals", LAW, "2026-01-01", "issued_text", "2026-11-01")
    facts.relate(DECREE, "details", LAW, None, "title", None)
    facts.relate(CIRCULAR, "guides", DECREE, None, "title", None)
    facts.relate(AMENDING, "amends", CIRCULAR, None, "title", None, "part")
    for symbol in (DECREE, CIRCULAR, AMENDING):
        facts.fact(symbol, "codified", "2026-01-22", "official_code", "2026-01-22")
    return facts


@pytest.mark.parametrize(
    ("symbol", "note", "by"),
    [(DECREE, "parent_ended", LAW), (CIRCULAR, "parent_ended", DECREE), (AMENDING, "amended_ended", CIRCULAR)],
)
def test_a_place_in_the_code_proves_nothing_once_its_foundation_fell(
    stack: Facts, symbol: str, note: str, by: str
) -> None:
    assert stack.state(symbol, "2025-12-31") == "in_force"
    for day in ("2026-01-01", "2026-01-22", "2026-11-20"):
        found = stack.status(symbol, day)
        assert (found.state, found.note, found.against) == ("unknown", note, by), day
        assert str(found.looked_at) == "2026-01-22"
        assert [(side.state, str(side.looked_at)) for side in found.sides] == [("in_force", "2026-01-22")]


def test_an_official_text_that_used_it_since_takes_the_doubt_away(stack: Facts) -> None:
    stack.fact(DECREE, "in_force_on", "2026-02-01 3/2026/NĐ-CP", "issued_text", "2026-11-01")
    assert stack.state(DECREE, "2026-01-10") == "in_force"
    assert stack.state(CIRCULAR, "2026-01-10") == "in_force"  # its decree outlived the law
    assert stack.state(DECREE, "2026-11-20") == "stood_when_looked"


def test_what_the_code_held_before_the_fall_stays_seen_and_names_it(stack: Facts) -> None:
    stack.conn.execute("UPDATE fact SET value = '2025-11-30' WHERE field = 'codified'")
    found = stack.status(DECREE, "2026-11-20")
    assert (found.state, str(found.looked_at)) == ("stood_when_looked", "2025-11-30")
    assert (found.note, found.against) == ("parent_ended", LAW)


def test_one_foundation_that_stands_is_enough(stack: Facts) -> None:
    stack.document("5/2019/QH14", "2019-06-01", "2020-01-01", "law")
    stack.relate(DECREE, "details", "5/2019/QH14", None, "title", None)
    assert stack.state(DECREE, "2026-01-22") == "in_force"


def test_what_does_more_than_amend_does_not_fall_with_what_it_amends(stack: Facts) -> None:
    stack.conn.execute("UPDATE document SET title = 'Quy định về kê khai' WHERE symbol = ?", (AMENDING,))
    assert stack.state(AMENDING, "2026-01-22") == "in_force"


@pytest.mark.parametrize("dropped", [True, False])
def test_a_parent_that_only_probably_lapsed(stack: Facts, dropped: bool) -> None:
    stack.conn.execute("DELETE FROM edge WHERE relation = 'repeals'")
    assert stack.state(DECREE, "2026-01-22") == "in_force"
    if dropped:
        stack.fact(LAW, "dropped", "new", "official_code", "2025-11-30")
    else:
        stack.relate(NEW_LAW, "replaces", LAW, "2026-01-01", "secondary", "2026-11-01")
    assert stack.state(DECREE, "2026-01-21") == "unknown"


def test_the_law_of_its_subject_in_the_code(stack: Facts) -> None:
    stack.document("2/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    stack.fact("2/2010/NĐ-CP", "codified", "2026-01-22", "official_code", "2026-01-22")
    stack.fact("2/2010/NĐ-CP", "subject_law", LAW, "official_code", "2026-01-22")
    assert stack.state("2/2010/NĐ-CP", "2025-12-31") == "in_force"
    found = stack.status("2/2010/NĐ-CP", "2026-01-01")
    assert (found.state, found.note, found.against) == ("unknown", "subject_law_ended", LAW)
    stack.conn.execute("DELETE FROM edge WHERE relation = 'repeals'")
    stack.relate(
        NEW_LAW, "replaces", LAW, "2026-01-01", "secondary", "2026-11-01"
    )  # ended for a secondary source alone
    assert stack.state("2/2010/NĐ-CP", "2026-01-21") == "in_force"


def test_a_later_document_on_the_same_subject(stack: Facts) -> None:
    stack.document("2/2010/NĐ-CP", "2010-01-01", "2010-03-01")
    stack.fact("2/2010/NĐ-CP", "codified", "2026-01-22", "official_code", "2026-01-22")
    stack.fact("2/2010/NĐ-CP", "same_subject", "2025-07-01 4/2025/NĐ-CP", "existence", None)
    assert stack.state("2/2010/NĐ-CP", "2025-06-30") == "in_force"
    found = stack.status("2/2010/NĐ-CP", "2025-07-01")
    assert (found.state, found.note, found.against) == ("unknown", "same_subject", "4/2025/NĐ-CP")


def test_nobody_saw_a_document_before_it_was_signed(facts: Facts) -> None:
    facts.document("3/2026/NĐ-CP", "2026-04-03", "2026-01-01", source=("issued_text", "2026-06-29"))
    found = facts.status("3/2026/NĐ-CP", "2026-11-20")
    assert (found.state, str(found.looked_at)) == ("stood_when_looked", "2026-04-03")
    facts.fact("3/2026/NĐ-CP", "in_force_on", "2026-02-01 9/2026/TT-BTC", "issued_text", "2026-06-29")
    facts.conn.execute("UPDATE claim SET effective = NULL")
    facts.conn.execute("UPDATE document SET effective = NULL")
    assert facts.state("3/2026/NĐ-CP", "2026-11-20") == "unknown"


@pytest.mark.parametrize(
    "title", ["Sửa đổi, bổ sung một số điều tại các Thông tư về xây dựng", "Quy định về quản lý chất lượng"]
)
def test_of_several_acts_the_last_one_ends_what_was_left(facts: Facts, title: str) -> None:
    facts.document("1/2014/TT-BXD", "2014-07-10", "2014-09-01", "circular", title=title)
    for symbol, effective in (("2/2016/TT-BXD", "2016-05-15"), ("3/2016/TT-BXD", "2016-12-15")):
        facts.document(symbol, "2016-03-10", effective, "circular")
        facts.relate(symbol, "replaces", "1/2014/TT-BXD", effective, "issued_text", "2026-07-01")
    found = facts.status("1/2014/TT-BXD", "2026-01-01")
    assert (found.state, str(found.since), found.by) == ("replaced", "2016-12-15", "3/2016/TT-BXD")


def test_one_act_ends_a_document_on_the_first_of_its_days(facts: Facts) -> None:
    facts.document("1/2014/TT-BXD", "2014-07-10", "2014-09-01", "circular")
    facts.document("2/2016/TT-BXD", "2016-03-10", "2016-05-15", "circular")
    for day in ("2016-12-15", "2016-05-15"):
        facts.relate("2/2016/TT-BXD", "replaces", "1/2014/TT-BXD", day, "issued_text", "2026-07-01")
    assert str(facts.status("1/2014/TT-BXD", "2026-01-01").since) == "2016-05-15"


def test_history_turns_where_the_foundation_falls(stack: Facts) -> None:
    knowledge = Knowledge(stack.conn)
    known = knowledge.known(f"test:{DECREE}")
    assert isinstance(known, Known)
    assert date(2026, 1, 1) in turning_days(knowledge, known)
    assert (date(2026, 1, 1), "unknown") in history(knowledge, f"test:{DECREE}")
    found = doubt(knowledge, known)
    assert found is not None
    assert (found.note, found.by) == ("parent_ended", LAW)


# -- the facts that ship -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "note", "by"),
    [
        ("91/2023/NĐ-CP", "amended_ended", "65/2018/NĐ-CP"),
        ("95/2014/NĐ-CP", "subject_law_ended", "29/2013/QH13"),
        ("28/2015/TT-BLĐTBXH", "parent_ended", "38/2013/QH13"),
        ("44/2018/NĐ-CP", "same_subject", "287/2025/NĐ-CP"),
    ],
)
def test_shipped_documents_whose_foundations_fell(
    register: sqlite3.Connection, symbol: str, note: str, by: str
) -> None:
    (doc,) = by_symbol(register, symbol)
    found = status(register, doc.iri, date(2026, 11, 20))
    assert (found.state, found.note, found.against) == ("unknown", note, by)


def test_a_shipped_document_is_looked_at_no_sooner_than_it_was_signed(register: sqlite3.Connection) -> None:
    (doc,) = by_symbol(register, "119/2026/NĐ-CP")
    assert doc.issued and doc.effective and doc.effective < doc.issued
    assert status(register, doc.iri, date(2026, 11, 20)).looked_at == doc.issued


@pytest.mark.parametrize(
    ("title", "other_ends", "lapsed"),
    [
        ("Hướng dẫn Nghị định số 1/2018/NĐ-CP", None, "2021-01-01"),
        ("Hướng dẫn chi theo Nghị định số 1/2018/NĐ-CP, trợ cấp theo Nghị định số 2/2018/NĐ-CP", None, None),
        ("Hướng dẫn chi theo Nghị định số 1/2018/NĐ-CP, trợ cấp theo Nghị định số 2/2018/NĐ-CP", "2022-06-01", "2022-06-01"),
        ("Hướng dẫn chi theo Nghị định số 1/2018/NĐ-CP, trợ cấp theo Nghị định số 2/2018/NĐ-CP", "2019-06-01", "2021-01-01"),
        ("Hướng dẫn chi theo Nghị định số 1/2018/NĐ-CP, trợ cấp theo Nghị định số 2/2018/NĐ-CP", "2025-06-01", None),
        ("Hướng dẫn Nghị định số 1/2018/NĐ-CP sửa đổi bởi Nghị định số 3/2019/NĐ-CP", None, "2021-01-01"),
    ],
)  # fmt: skip
def test_a_circular_lapses_when_all_that_its_title_names_has(
    facts: Facts, title: str, other_ends: str | None, lapsed: str | None
) -> None:
    for symbol in (DECREE, "2/2018/NĐ-CP", "4/2018/NĐ-CP"):
        facts.document(symbol, "2018-01-05", "2018-03-01")
    facts.document("3/2019/NĐ-CP", "2019-01-05", title="Sửa đổi, bổ sung một số điều của Nghị định số 1/2018/NĐ-CP")
    facts.document(CIRCULAR, "2020-02-01", "2020-03-01", "circular", title=title)
    facts.relate(CIRCULAR, "guides", DECREE, None, "title", None)
    facts.relate("4/2018/NĐ-CP", "repeals", DECREE, "2021-01-01", "issued_text", "2026-11-01")
    if other_ends:
        facts.relate("4/2018/NĐ-CP", "repeals", "2/2018/NĐ-CP", other_ends, "issued_text", "2026-11-01")
    found = facts.status(CIRCULAR, "2026-11-20")
    assert (str(found.since) if found.state == "lapsed_with_parent" else None) == lapsed


@pytest.mark.parametrize("day", ["2025-12-20", "2026-02-01"])
def test_what_stood_on_a_law_that_fell_since_it_was_used_is_told_so(stack: Facts, day: str) -> None:
    stack.fact(DECREE, "in_force_on", f"{day} 3/2026/NĐ-CP", "issued_text", "2026-11-01")
    stack.conn.execute("DELETE FROM fact WHERE field = 'codified'")
    found = stack.status(DECREE, "2026-11-20")
    fell = day < "2026-01-01"  # a use after the law had fallen: the decree outlived it
    assert found.state == "stood_when_looked"
    assert (found.note, found.against) == (("ground_fell_since", LAW) if fell else ("used_when_looked", None))
    assert (LAW in state_text(found, "vi")) == fell
    assert stack.status(DECREE, "2025-12-31").note == ("used_when_looked" if fell else None)


def test_what_was_only_seen_taking_effect_on_a_law_that_fell_since_is_told_so(stack: Facts) -> None:
    stack.conn.execute("DELETE FROM fact WHERE field IN ('codified', 'in_force_on')")
    stack.fact(DECREE, "in_force_on", f"2018-03-01 {DECREE}", "issued_text", "2026-11-01")
    before, found = stack.status(DECREE, "2025-12-31"), stack.status(DECREE, "2026-11-20")
    assert (before.note, before.only_effect) == ("effect_when_looked", True)
    assert (found.state, found.note, found.against) == ("stood_when_looked", "ground_fell_since", LAW)
    told = "có hiệu lực từ ngày 01/03/2018; từ đó chưa đối chiếu"
    fell = f"; văn bản mà nó dựa vào ({LAW}) nay đã hết hoặc có thể đã hết hiệu lực"
    assert (state_text(before, "vi"), state_text(found, "vi")) == (told, told + fell)


@pytest.fixture
def amending(stack: Facts) -> Facts:
    """What AMENDING amends was ended, for certain, by another circular on 2025-10-01, before the code was read."""
    stack.document("9/2025/TT-BTC", "2025-08-01", "2025-10-01", "circular")
    stack.relate("9/2025/TT-BTC", "replaces", CIRCULAR, "2025-10-01", "issued_text", "2026-11-01")
    return stack


def test_what_only_amends_has_probably_lapsed_once_nothing_it_amends_is_left(amending: Facts) -> None:
    assert amending.state(AMENDING, "2025-09-30") == "in_force"
    for day in ("2025-10-01", "2026-01-22", "2026-11-20"):
        found = amending.status(AMENDING, day)
        assert (found.state, str(found.since), found.by) == ("probably_lapsed", "2025-10-01", None), day
        assert (found.certainty, found.note, found.against) == ("inferred", "amended_gone", CIRCULAR)
    knowledge = Knowledge(amending.conn)
    known = knowledge.known(by_symbol(amending.conn, AMENDING)[0].iri)
    assert isinstance(known, Known)
    assert date(2025, 10, 1) in turning_days(knowledge, known)


@pytest.mark.parametrize(
    "title",
    [
        "Sửa đổi, bổ sung Thông tư số 7/2020/TT-BTC và Thông tư số 3/2021/TT-BTC",  # the other one stands
        "Sửa đổi, bổ sung một số Thông tư về kê khai",  # which ones, it does not tell
    ],
)
def test_unless_its_title_names_more_or_nothing(amending: Facts, title: str) -> None:
    amending.document("3/2021/TT-BTC", "2021-01-01", "2021-03-01", "circular")
    amending.conn.execute("UPDATE document SET title = ? WHERE symbol = ?", (title, AMENDING))
    assert amending.state(AMENDING, "2026-11-20") != "probably_lapsed"


def test_a_law_that_amends_two_of_which_one_is_known(stack: Facts) -> None:
    stack.conn.execute("UPDATE document SET title = 'Luật Thuế tài nguyên' WHERE symbol = ?", (LAW,))
    for symbol, title, lapsed in (
        ("1/2020/QH14", "Luật sửa đổi, bổ sung một số điều của Luật Thuế tài nguyên", True),
        ("2/2020/QH14", "Luật sửa đổi, bổ sung một số điều của Luật Thuế tài nguyên, Luật Khoáng sản", False),
    ):
        stack.document(symbol, "2020-06-01", "2021-01-01", "law", title=title)
        stack.relate(symbol, "amends", LAW, None, "title", None, "part")
        assert (stack.state(symbol, "2026-11-20") == "probably_lapsed") is lapsed, symbol


def test_unless_a_text_used_it_since(amending: Facts) -> None:
    amending.fact(AMENDING, "in_force_on", "2025-12-01 3/2025/NĐ-CP", "issued_text", "2026-11-01")
    assert amending.state(AMENDING, "2026-11-20") == "stood_when_looked"
