"""Verdicts drawn for readers: the same by the same seed, each with what its sources say."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.register.validity.facts import Knowledge
from kg.register.validity.status import status_in
from scripts.measure.sample_verdicts import COLUMNS, row, verdicts

DAY = date(2026, 11, 20)


def test_a_sample_is_drawn_by_its_seed(register: sqlite3.Connection) -> None:
    ended, stands = verdicts(register, DAY, 7, 5)
    assert (len(ended), len(set(stands))) == (5, 5)
    assert verdicts(register, DAY, 7, 5) == (ended, stands)
    assert verdicts(register, DAY, 8, 5) != (ended, stands)


def test_each_row_has_all_columns_and_who_ended_it(register: sqlite3.Connection) -> None:
    knowledge = Knowledge(register)
    iri = "/akn/vn/act/thong-tu/bo-y-te/2012-12-28/33-2012-tt-byt"
    doc = knowledge.document(iri)
    assert doc is not None
    told = dict(zip(COLUMNS, row(knowledge, doc, status_in(knowledge, iri, DAY)), strict=True))
    assert (told["symbol"], told["state"], told["by"]) == ("33/2012/TT-BYT", "repealed", "42/2017/TT-BYT")
    assert "42/2017/TT-BYT repeals whole 2017-12-28" in str(told["acts"])
