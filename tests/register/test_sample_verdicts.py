"""Verdicts drawn for readers: the same by the same seed, each with what its sources say."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.register.validity.facts import Knowledge
from kg.register.validity.status import status_in
from scripts.measure.coverage import RECENT
from scripts.measure.sample_verdicts import COLUMNS, KINDS, row, verdicts

DAY = date(2026, 11, 20)


def test_a_sample_is_drawn_by_its_seed(register: sqlite3.Connection) -> None:
    drawn = verdicts(register, DAY, 7, 5)
    assert {kind: len(set(iris)) for kind, iris in drawn.items()} == dict.fromkeys(KINDS, 5)
    assert verdicts(register, DAY, 7, 5) == drawn
    assert verdicts(register, DAY, 8, 5) != drawn


def test_in_force_is_what_somebody_used_or_said_within_a_year(register: sqlite3.Connection) -> None:
    drawn = verdicts(register, DAY, 7, 5)
    found = {kind: [status_in(Knowledge(register), iri, DAY) for iri in iris] for kind, iris in drawn.items()}
    assert all(one.looked_at and one.looked_at >= DAY - RECENT for one in found["in_force"] + found["codified"])
    assert {one.codified for one in found["in_force"]} == {False}
    assert {one.codified for one in found["codified"]} == {True}


def test_each_row_has_all_columns_and_who_ended_it(register: sqlite3.Connection) -> None:
    knowledge = Knowledge(register)
    iri = "/akn/vn/act/thong-tu/bo-y-te/2012-12-28/33-2012-tt-byt"
    doc = knowledge.document(iri)
    assert doc is not None
    told = dict(zip(COLUMNS, row(knowledge, doc, status_in(knowledge, iri, DAY)), strict=True))
    assert (told["symbol"], told["state"], told["by"]) == ("33/2012/TT-BYT", "repealed", "42/2017/TT-BYT")
    assert told["told"] == "repealed"
    assert "42/2017/TT-BYT repeals whole 2017-12-28" in str(told["acts"])
