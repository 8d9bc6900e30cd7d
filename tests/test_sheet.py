"""Tables for spreadsheets: Vietnamese letters survive, and no text is ever a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from kg.sheet import NoSheetWriter, csv_text, write_xlsx

HOSTILE = [
    '=HYPERLINK("http://example.invalid","bấm")', "=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1+1", "\t=1", "\r=1",
    "=cmd|' /C calc'!A0", "http://example.invalid/x", "mailto:x@example.invalid",
]  # fmt: skip
HARMLESS = ["Kế hoạch 65/KH-UBND", "", "–", "1+1", "5 = 5", "'x", "a,b;c", 'nói "thế"', "hai\ndòng"]


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_cells_never_begin_like_a_formula(text: str) -> None:
    ((cell,),) = cells(csv_text([[text]]))
    assert cell.lstrip("'") and cell.endswith(text.rstrip("\r\n").lstrip("\r\n")[-2:])
    assert cell[0] not in "=+-@＝＋－＠\t\r" and not cell.startswith(" =")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert cells(csv_text([[text, "x"]])) == [[text, "x"]]


def test_csv_opens_as_utf8() -> None:
    data = csv_text([["Trích yếu"], ["Đề án"]]).encode()
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")


def test_xlsx_holds_texts_and_numbers_alone(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    write_xlsx(
        path,
        "Cần rà soát",
        [["STT", "Văn bản"], *([n, text] for n, text in enumerate([*HOSTILE, *HARMLESS, "x" * 40_000], 1))],
    )
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
        assert not any("hyperlink" in name or "external" in name.lower() for name in book.namelist())
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert "Văn bản" in strings and "=1+1" in strings
    assert "<autoFilter" in sheet and "<pane" in sheet
    assert [path.name for path in tmp_path.iterdir()] == ["bang.xlsx"]


def test_without_the_writer_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(NoSheetWriter):
        write_xlsx(tmp_path / "bang.xlsx", "x", [["a"]])
    assert list(tmp_path.iterdir()) == []
