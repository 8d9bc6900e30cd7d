"""What the register's builder reads in issued texts: repeals inside amendments, notes of consolidated texts, own ends."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.register.validity.status import status
from kg.store.documents import by_symbol
from scripts.register.register_facts import parts_ended
from scripts.register.register_texts import nested_ends, noted_ends

DAY = date(2026, 11, 20)
_BEFORE, _BEHIND = "Điều 1. Phạm vi điều chỉnh\n1. Nghị định này quy định về giá.\n", "Điều 9. Hiệu lực thi hành\n"


def _read(text: str, title: str = "") -> list[tuple[str, str, str]]:
    whole = f"{title}\n{_BEFORE}{text}\n{_BEHIND}"
    found = nested_ends(whole, (0, len(title)) if title else None)
    return [(one.target.symbol, one.location, one.article) for one in found]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        (
            "Điều 2. Thay thế, bãi bỏ một số khoản của Nghị định số 785/2024/NĐ-CP\n"
            "4. Bãi bỏ một số cụm từ, khoản như sau:\na) Bãi bỏ cụm từ “, Bộ Kế hoạch” tại khoản 2 Điều 22;\n"
            "b) Bãi bỏ khoản 3 Điều 22.",
            [("785/2024/NĐ-CP", "khoản 3 Điều 22", "Điều 2")],
        ),
        (
            "Điều 2. Sửa đổi, bổ sung một số luật\n1. Sửa đổi, bổ sung một số điều của Luật Giá số 716/2023/QH15 như sau:\n"
            "a) Sửa đổi khoản 1 Điều 3 như sau:\n“1. Giá do Nhà nước định. Bãi bỏ Điều 4.”;\nb) Bãi bỏ Điều 7.\n"
            "2. Sửa đổi Điều 5 của Luật Phí số 797/2015/QH13 như sau:\n“Điều 5. Phí”.",
            [("716/2023/QH15", "Điều 7", "Điều 2")],  # nothing of the law that the second item names
        ),
        (
            "Điều 2. Sửa đổi, bổ sung một số điều của Nghị định số 785/2024/NĐ-CP\n"
            "1. Sửa đổi, bổ sung, bãi bỏ một số khoản của Điều 13 như sau:\na) Bãi bỏ điểm b khoản 1;",
            [("785/2024/NĐ-CP", "điểm b khoản 1 Điều 13", "Điều 2")],
        ),
        (
            "Điều 2. Bãi bỏ các khoản, điều sau đây của Nghị định số 785/2024/NĐ-CP:\n1. Khoản 2 Điều 4;\n2. Điều 6.",
            [("785/2024/NĐ-CP", "khoản 2 Điều 4", "Điều 2"), ("785/2024/NĐ-CP", "Điều 6", "Điều 2")],
        ),
        ("Điều 2. Bãi bỏ các giấy phép\n1. Bãi bỏ khoản 2 Điều 4 của hợp đồng.", []),  # no document is named
        (
            "Điều 2. Sửa đổi Nghị định số 785/2024/NĐ-CP và Nghị định số 786/2024/NĐ-CP\n1. Bãi bỏ khoản 2 Điều 4.",
            [],  # of two documents nobody can say which one is meant
        ),
        ("Điều 2. Áp dụng Nghị định số 785/2024/NĐ-CP\n1. Bãi bỏ khoản 2 Điều 4.", []),  # it changes nothing there
    ],
)  # fmt: skip
def test_an_item_ends_a_part_of_what_its_heading_names(text: str, ended: list[tuple[str, str, str]]) -> None:
    assert _read(text) == ended


def test_an_amending_act_ends_parts_of_what_its_title_names() -> None:
    title = "Sửa đổi, bổ sung một số điều của Thông tư số 752/2025/TT-BTC về hải quan"
    article = "Điều 3. Bãi bỏ Điều 7"
    assert _read(article, title) == [("752/2025/TT-BTC", "Điều 7", "Điều 3")]
    assert _read(article, "Hướng dẫn Thông tư số 752/2025/TT-BTC về hải quan") == []


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
