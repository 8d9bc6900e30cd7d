"""Workbooks that are written row by row: what stands in their cells, and what a spreadsheet reads of the rest."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from kg.base import long_book
from kg.base.long_book import LongSheet, write_book
from kg.base.spreadsheet import height_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADS = [("Tệp & tên", 20), ("Số", 8)]
TEXTS = [
    "=1+1", "+84", "@a", "<b>&\"x\"'", " đầu và cuối ", "hai\ndòng", "_x0041_", "x\x00y\x1fz", "", "a" * 40_000, "🙂",
    "https://x.vn", "0123", "lỗi",
]  # fmt: skip


def sheets(path: Path) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(path) as package:
        names = [
            one.get("name") or ""
            for one in ElementTree.fromstring(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        return {
            name: ElementTree.fromstring(package.read(f"xl/worksheets/sheet{n}.xml")) for n, name in enumerate(names, 1)
        }


def test_texts_and_numbers_are_what_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = ([text, n] for n, text in enumerate(TEXTS))
    write_book(path, [LongSheet("Một", HEADS, rows)], fills={"lỗi": "#FFDEDE"}, author="Tư pháp & x", title="<t>")
    read = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Một").to_python()
    assert read[0] == ["Tệp & tên", "Số"]
    told = [text.replace("\x00", " ").replace("\x1f", " ")[:32_767] for text in TEXTS]
    assert [row[0] for row in read[1:]] == told
    assert [row[1] for row in read[1:]] == list(range(len(TEXTS)))
    sheet = sheets(path)["Một"]
    assert not list(sheet.iter(f"{MAIN}f")), "no cell is a formula"
    looks = {cell.get("r"): cell.get("s") for cell in sheet.iter(f"{MAIN}c")}
    assert looks["A15"] not in (looks["A1"], looks["A2"]), "a colour of its own"
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))
        core = package.read("docProps/core.xml").decode()
    assert "Tư pháp &amp; x" in core and "&lt;t&gt;" in core


def test_a_sheet_that_is_too_long_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_book, "_MOST_ROWS", 3)
    path = tmp_path / "a.xlsx"
    counts = {"Không": 0, "Một": 1, "Vừa": 2, "Ba": 3, "Năm": 5}
    write_book(path, [LongSheet(name, HEADS, ([f"{n}", n] for n in range(count))) for name, count in counts.items()])
    book = CalamineWorkbook.from_path(str(path))
    found = {name: book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names}
    assert {name: len(rows) for name, rows in found.items()} == {
        "Không": 0, "Một": 1, "Vừa": 2, "Ba": 2, "Ba (2)": 1, "Năm": 2, "Năm (2)": 2, "Năm (3)": 1,
    }  # fmt: skip
    assert [row[1] for name in ("Năm", "Năm (2)", "Năm (3)") for row in found[name]] == [0, 1, 2, 3, 4]
    for sheet in sheets(path).values():
        assert [one.get("ref") for one in sheet.iter(f"{MAIN}autoFilter")] == ["A1:B3"]
        assert [one.get("topLeftCell") for one in sheet.iter(f"{MAIN}pane")] == ["C2"]


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def rows() -> object:
        yield ["a", 1]
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        write_book(tmp_path / "a.xlsx", [LongSheet("Một", HEADS, rows())])  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (("ngắn", 3), 1), (("dài " * 12, 3), 3), (("hai\ndòng", 3), 2), (("một\u2028hai\x0bba", 3), 3), (("", 3), 1),
    ],
)  # fmt: skip
def test_a_row_is_as_high_as_its_longest_cell(row: tuple[str | int, ...], lines: int) -> None:
    assert height_of(row, (20, 10)) == height_of(("x", 1), (20, 10)) * lines
