"""The public calls: the connection first, the older order too, and one clear line for an argument of a wrong kind."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

import kg
from tests.support import SAMPLES

SAMPLE = SAMPLES / "phuong-xuan-dai-2023.txt"
LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DAY = date(2023, 11, 20)


@pytest.mark.parametrize("name", sorted(kg._CALLS))
def test_the_connection_stands_first(name: str) -> None:
    assert next(iter(inspect.signature(getattr(kg, name)).parameters)) == "conn"


def test_both_orders_are_understood(register: sqlite3.Connection) -> None:
    text, reading = kg.read_document(register, SAMPLE)
    assert kg.read_document(SAMPLE, register)[1] == kg.read_document(conn=register, path=SAMPLE)[1] == reading
    found = kg.find_citations(text.text)
    assert kg.resolve_citations(register, text.text, found) == kg.resolve_citations(text.text, found, register)
    new, old = kg.check(register, text.text, reading), kg.check(text.text, reading, register)
    assert new.findings == old.findings == kg.check(register, text=text.text, reading=reading).findings


WRONG: list[tuple[Callable[[Any], object], str]] = [
    (lambda conn: kg.chain("kg.db", LAW, as_of=DAY), "conn must be a sqlite3.Connection (store.conn), not str"),
    (lambda conn: kg.chain(conn, LAW, as_of="2023-11-20"), "as_of must be a datetime.date, not str"),
    (lambda conn: kg.chain(conn, LAW), "missing a required argument: 'as_of'"),
    (lambda conn: kg.status(conn, LAW, datetime(2023, 11, 20)), "day must be a datetime.date, not datetime"),
    (lambda conn: kg.path(conn, LAW, None, as_of=DAY), "other must be a str, not NoneType"),
    (lambda conn: kg.search(conn, "đất đai", limit="5"), "limit must be an int, not str"),
    (lambda conn: kg.search(conn, "đất đai", limit=True), "limit must be an int, not bool"),
    (lambda conn: kg.to_networkx(conn, LAW), "around must be an iterable of str or None, not str"),
    (lambda conn: kg.read_document(conn, 5), "path must be a str or a Path, not int"),
    (lambda conn: kg.check(conn, kg.read_text(SAMPLE), None), "text must be a str, not Text"),
    (lambda conn: kg.resolve_citations(conn, "Luật", "Luật"), "citations must be a sequence of kg.Citation, not str"),
]


@pytest.mark.parametrize(("call", "told"), WRONG)
def test_a_wrong_kind_is_named(register: sqlite3.Connection, call: Callable[[Any], object], told: str) -> None:
    with pytest.raises(TypeError) as error:
        call(register)
    assert str(error.value).startswith("kg.") and str(error.value).endswith(told)


def test_what_the_calls_raise_is_raised(register: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        kg.chain(register, "/akn/vn/doc/ke-hoach/0000/khong-co", as_of=DAY)
