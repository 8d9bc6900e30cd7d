"""Tables for spreadsheets: Vietnamese letters survive, and no text is ever a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.base.spreadsheet import NoSheetWriter, Sheet, as_given, csv_text, harmless, write_xlsx, xlsx

XL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
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


@pytest.mark.parametrize("text", [*HOSTILE, *HARMLESS, "'=1", "''", "' =1", "'' -1"])
def test_a_cell_is_as_given_again(text: str) -> None:
    assert as_given(harmless(text)) == text


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


def test_a_workbook_has_several_sheets_and_colours() -> None:
    rows = [["Mức", "Nhận xét"], ["lỗi", "sai\x00 ký hiệu\ud800"], ["lỗi nặng", 3]]
    book = xlsx([Sheet("Phát hiện", rows), Sheet("Tóm tắt", [["Tệp"]])], fills={"lỗi": "#FFDEDE"}, author="Tư pháp")
    archive = zipfile.ZipFile(io.BytesIO(book))
    parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    assert [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{XL}sheet")] == ["Phát hiện", "Tóm tắt"]
    cells = {cell.get("r"): cell for cell in parts["xl/worksheets/sheet1.xml"].iter(f"{XL}c")}
    look = {place: cell.get("s") for place, cell in cells.items()}
    assert look["A2"] != look["B2"] == look["A3"] == look["B3"] != look["A1"] == look["B1"]
    assert "FFFFDEDE" in archive.read("xl/styles.xml").decode()
    assert "sai  ký hiệu " in ["".join(si.itertext()) for si in parts["xl/sharedStrings.xml"]]
    assert "Tư pháp" in archive.read("docProps/core.xml").decode()


def test_without_the_writer_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(NoSheetWriter):
        write_xlsx(tmp_path / "bang.xlsx", "x", [["a"]])
    assert list(tmp_path.iterdir()) == []
