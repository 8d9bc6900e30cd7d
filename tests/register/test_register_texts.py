"""What the register's builder reads in issued texts: notes of consolidated texts, ends of parts by their own words."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.register.validity.status import status
from kg.store.documents import by_symbol
from scripts.register.register_facts import parts_ended
from scripts.register.register_texts import noted_ends

DAY = date(2026, 11, 20)
_JOINED = (
    "Nghị định số 781/2025/NĐ-CP ngày 01 tháng 7 năm 2025 của Chính phủ quy định về thuế, có hiệu lực kể từ ngày 01 "
    "tháng 7 năm 2025, được sửa đổi, bổ sung bởi:\nNghị định số 759/2025/NĐ-CP ngày 31 tháng 12 năm 2025 của Chính phủ "
    "sửa đổi Nghị định về thuế, có hiệu lực kể từ ngày 01 tháng 01 năm 2026.\nĐiều 1. Phạm vi\n"
)


@pytest.mark.parametrize(
    ("note", "ended"),
    [
        ("4 Khoản này được bãi bỏ theo quy định tại khoản 2 Điều 1 Nghị định số 759/2025/NĐ-CP.", True),
        ("4 Khoản này được sửa đổi theo quy định tại khoản 2 Điều 1 Nghị định số 759/2025/NĐ-CP.", False),
        ("4 Cụm từ “Quận” tại khoản này được bãi bỏ theo quy định tại khoản 2 Điều 1 Nghị định số 759/2025/NĐ-CP.", False),
        ("4 Khoản này được bãi bỏ theo quy định tại khoản 2 Điều 1 Nghị định số 760/2025/NĐ-CP.", False),  # joins it not
    ],
)  # fmt: skip
def test_the_notes_of_a_consolidated_text(note: str, ended: bool) -> None:
    assert list(noted_ends(_JOINED + note)) == (
        [("759/2025/NĐ-CP", "781/2025/NĐ-CP", date(2026, 1, 1))] if ended else []
    )


def test_a_term_ends_nothing_of_what_it_names() -> None:
    term = "Nghị định này có hiệu lực đến ngày các quy định về đầu tư tại Nghị quyết số 729/2026/QH16 hết hiệu lực thi hành."
    assert parts_ended(term, "729/2026/QH16") == []
    ended = "Các quy định về đầu tư tại Nghị quyết số 729/2026/QH16 hết hiệu lực thi hành từ ngày 01/7/2026."
    assert parts_ended(ended, "729/2026/QH16") == [("part", "")]


@pytest.mark.parametrize(
    ("symbol", "kind", "part"),
    [
        ("85/2024/NĐ-CP", "decree", "khoản 3 Điều 22"),  # its article names the decree, the item does not
        ("112/2021/NĐ-CP", "decree", "Điều 13"),
        ("42/2009/QH12", "law", "Điều 7"),
        ("07/2017/QH14", "law", None),
        ("97/2015/QH13", "law", None),
        ("204/2004/NĐ-CP", "decree", None),
        ("17/2020/NĐ-CP", "decree", "Điều 8"),
        ("25/2008/QH12", "law", None),  # in the notes of a consolidated text
    ],
)
def test_parts_ended_inside_amendments_as_they_ship(
    register: sqlite3.Connection, symbol: str, kind: str, part: str | None
) -> None:
    (doc,) = (one for one in by_symbol(register, symbol) if one.type == kind)
    found = status(register, doc.iri, DAY)
    assert found.provisions and (part is None or part in [one.provision for one in found.provisions])


def test_a_clause_that_ends_by_its_own_words(register: sqlite3.Connection) -> None:
    (doc,) = by_symbol(register, "188/2025/NĐ-CP")
    assert status(register, doc.iri, DAY).note == "partly_when_looked"


def test_the_number_of_an_annex_is_no_document(register: sqlite3.Connection) -> None:
    assert by_symbol(register, "22/2016/BLĐTBXH") == []
    (circular,) = by_symbol(register, "54/2016/TT-BLĐTBXH")
    assert status(register, circular.iri, DAY).provisions
