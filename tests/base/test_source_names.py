"""Sources of the register in the reader's language."""

from __future__ import annotations

import re
import sqlite3

import pytest

from kg.base.source_names import source_name
from kg.data import table
from kg.register.places import PLACES_SOURCE

CASES: list[tuple[str, str]] = [
    ("hai văn bản độc lập cùng viện dẫn", "two independent citations"),
    ("Bộ pháp điển điện tử (11/2025)", "the official code (Bộ pháp điển), November 2025"),
    ("Bộ pháp điển điện tử (11/2025), Điều 4.5.TT.6.18", "the official code (Bộ pháp điển), November 2025, Điều 4.5.TT.6.18"),
    ("Bộ pháp điển 18.1, Chương V", "Bộ pháp điển 18.1, Chương V"),
    ("30/2020/NĐ-CP, nguyên văn", "30/2020/NĐ-CP, full text"),
    ("135/QĐ-BLĐTBXH ngày 31/01/2024", "135/QĐ-BLĐTBXH of 2024-01-31"),
    ("Luật 80/2015/QH13 Điều 154 khoản 4", "Luật 80/2015/QH13 Điều 154 khoản 4"),
    ("bao-cao, 2024.docx", "bao-cao, 2024.docx"),
    ("Công báo điện tử (congbao.chinhphu.vn)", "the official gazette (congbao.chinhphu.vn)"),
    ("Danh mục của tỉnh (01-QĐ-UBND)", "Danh mục của tỉnh (01-QĐ-UBND)"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("vietnamese", "english"), CASES)
def test_source_name(vietnamese: str, english: str) -> None:
    assert source_name(vietnamese, "vi") == vietnamese
    assert source_name(vietnamese, "en") == english


_COLLECTION = "kho văn bản trên mạng, không phải bản chính thức", "a collection on the web, no official copy"


@pytest.mark.parametrize(
    ("name", "vietnamese", "english"),
    [
        ("Bản chép toàn văn (law-of-mine)", f"Bản chép toàn văn ({_COLLECTION[0]})", f"a copy of the full text ({_COLLECTION[1]})"),
        ("Bản chép toàn văn (x.io), Điều 5", f"Bản chép toàn văn ({_COLLECTION[0]}), Điều 5", f"a copy of the full text ({_COLLECTION[1]}), Điều 5"),
        ("5/2026/NĐ-CP Điều 4, toàn văn (kho_2)", f"5/2026/NĐ-CP Điều 4, toàn văn ({_COLLECTION[0]})", f"5/2026/NĐ-CP Điều 4, toàn văn ({_COLLECTION[1]})"),
        ("nhật ký (my-texts) ghi bãi bỏ", f"nhật ký ({_COLLECTION[0]}) ghi bãi bỏ", f"nhật ký ({_COLLECTION[1]}) ghi bãi bỏ"),
        ("Bộ pháp điển; vbpl 179", "Bộ pháp điển; Cơ sở dữ liệu quốc gia về pháp luật (vbpl.vn), văn bản 179", "Bộ pháp điển; the national database of legal documents (vbpl.vn), document 179"),
    ],
)  # fmt: skip
def test_what_only_its_makers_know_is_told_by_what_it_is(name: str, vietnamese: str, english: str) -> None:
    assert source_name(name, "vi") == vietnamese
    assert source_name(name, "en") == english


def test_no_reader_is_shown_the_name_of_a_collection(register: sqlite3.Connection) -> None:
    names = [name for (name,) in register.execute("SELECT name FROM source")]
    bare = re.compile(r"\([\w-]*[a-zA-Z][\w-]*\)|(?<!\w)vbpl \d|github|thanglequoc")
    for lang in ("vi", "en"):
        assert [told for told in (source_name(name, lang) for name in names) if bare.search(told)] == []


def test_the_store_holds_vietnamese_names(register: sqlite3.Connection) -> None:
    names = [name for (name,) in register.execute("SELECT name FROM source WHERE key IS NOT NULL")]
    assert len(names) > 20
    english = re.compile(r"\b(?:the|of|two|nine|independent|citations?|lists?|text)\b")
    assert [name for name in names if english.search(name)] == []


def test_every_row_names_a_source_there_is(register: sqlite3.Connection) -> None:
    names = {name for (name,) in register.execute("SELECT name FROM source")} | {PLACES_SOURCE}
    names |= {name.partition(" (")[0] for name in names}
    assert {row["vi"] for row in table("source_names")["names"]} <= names
