"""Names of places as the register has them, and as texts print them."""

from __future__ import annotations

import csv
import unicodedata

import pytest

from kg.cite import place_names
from kg.cite.place_names import place_at
from kg.cite.trie import spell
from kg.data import shipped

ROWS = list(csv.DictReader(shipped("register/places.csv").decode("utf-8").splitlines()))


def test_the_register_is_printed_as_the_finder_looks_for_it() -> None:
    """Names are looked for as printed, in the whole file, then among those of their length: both need this."""
    assert b'"' not in shipped("register/places.csv")
    for row in ROWS:
        assert unicodedata.normalize("NFC", row["name"]) == row["name"]
        assert len(spell(row["name"])) == len(row["name"])
        for column in row.keys() - {"name"}:
            assert row[column] == row[column].lower()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trần Hưng Đạo Kế", "Trần Hưng Đạo"),
        ("TRẦN HƯNG ĐẠO", "Trần Hưng Đạo"),
        ("Trần hưng Đạo", "Trần"),
        ("Hoà Hiệp Bắc Quản", "Hoà Hiệp Bắc"),
        ("HÒA HIỆP BẮC QUẢN", "Hòa Hiệp Bắc"),
        (unicodedata.normalize("NFD", "Hòa Hiệp Bắc Quản"), unicodedata.normalize("NFD", "Hòa Hiệp Bắc")),
        ("Nghĩa Lộ Trung Ương", "Nghĩa Lộ"),
    ],
)
def test_a_long_name_ends_where_the_register_knows_it(text: str, name: str) -> None:
    placed = place_at(text, 0, "phường")
    assert placed is not None
    assert placed[1] == name


_NAMES = [
    "Lam Sơn",
    "Đông Hà",
    "Thanh",
    "Tân Thành",
    "Quy Nhơn",
    "Về Việc",
    "Hà Nam",
    "T",
    "TP",
    "Cộng Hòa",
    "Cư M'gar",
    "Bà Rịa",
    "Trần Hưng Đạo",
    "An Ninh Đông",
    "Thừa Thiên Huế",
    "Tân Thành Lập",
]
_BEHIND = [
    "",
    ".",
    ", ",
    ";",
    ")",
    " báo",
    " hóa",
    " lập",
    " Thành",
    " Ninh",
    " ninh",
    " trị thiên",
    " - Vũng Tàu",
    "\nban",
    "\nTây",
    "  về",
    ": số",
    ".1",
]


@pytest.mark.parametrize("unit", [None, "phường", "tỉnh", "thành phố"])
@pytest.mark.parametrize("name", _NAMES)
def test_a_plain_name_is_read_as_the_grammar_reads_it(name: str, unit: str | None) -> None:
    for behind in _BEHIND:
        text = f"x {name}{behind} quả của"
        assert place_names.place_at(text, 2, unit) == place_names._place_at(text, 2, unit), text
