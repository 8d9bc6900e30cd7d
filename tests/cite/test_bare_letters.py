"""Text without diacritics, and slips in the names of laws."""

from __future__ import annotations

import sqlite3

import pytest

from kg.cite.bare_letters import restored
from tests.support.cite_cases import Want, cases, check, want
from tests.support.reading import read


@cases(
    ("Can cu Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu; Luat Thuc hien dan chu o co so", [want("Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu", type="decree", symbol="59/2023/NĐ-CP", day="2023-08-14", issuer="Chính phủ", rules=["diacritics"]), want("Luat Thuc hien dan chu o co so", type="law", name="Thực hiện dân chủ ở cơ sở", rules=["diacritics"])]),
    ("Quyet dinh so 12/QD-UBND ngay 5/3/2024 cua UBND tinh Phu Yen", [want("Quyet dinh so 12/QD-UBND ngay 5/3/2024 cua UBND tinh Phu Yen", type="decision", symbol="12/QĐ-UBND", issuer="UBND tỉnh Phú Yên")]),
    ("diem a khoan 1 Dieu 5 Luat Dat dai nam 2024", [want("diem a khoan 1 Dieu 5 Luat Dat dai nam 2024", name="Đất đai", year=2024, points="điểm a khoản 1 Điều 5")]),
    ("theo BO LUAT DAN SU va Thong tu so 01/2020/TT-BTP cua Bo Tu phap", [want("BO LUAT DAN SU", type="code"), want("Thong tu so 01/2020/TT-BTP cua Bo Tu phap", issuer="Bộ Tư pháp")]),
    ("Ke hoach so 65/KH-UBND ngay 05 thang 3 nam 2024", [want("Ke hoach so 65/KH-UBND ngay 05 thang 3 nam 2024", type="plan", day="2024-03-05")]),
    ("Chi thi so 05-CT/TW ngay 15/5/2016 cua Bo Chinh tri", [want("Chi thi so 05-CT/TW ngay 15/5/2016 cua Bo Chinh tri", issuer="Bộ Chính trị")]),
    ("so 12 duong Nguyen Hue, ngay 5 hop", []),
)  # fmt: skip
def test_without_diacritics(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ",
        "The Decree No. 59/2023/ND-CP of the Government",
        "so it goes",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert restored(text) is None


def test_what_is_written_out_keeps_every_offset() -> None:
    text = "Can cu Luat  Dat dai; Nghi\ndinh so 5/2020/ND-CP ngay 1/2/2020 cua CHINH PHU; Bo luat Dan su"
    marked = restored(text)
    assert marked == "Căn cứ Luật  Đất đai; Nghị\nđịnh số 5/2020/ND-CP ngày 1/2/2020 của CHÍNH PHỦ; Bộ luật Dân sự"


def test_what_was_written_out_is_probable(register: sqlite3.Connection) -> None:
    (one,) = read("Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu", register).citations
    assert (one.certainty, one.known) == ("probable", True)
