"""Lists as Word files and workbooks: what stands on the page, and what a reader may fill in."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from kg.base.excel_list import xlsx_lists
from kg.base.printed_list import Column, Group, PrintedList, Row, roman
from kg.base.word_list import docx as word_file

MADE = datetime(2026, 11, 30, tzinfo=UTC)
COLUMNS = (
    Column("STT", 12, centred=True), Column("Văn bản", 100), Column("Nội dung", 60), Column("Mức chắc chắn", 30, "sure"),
    Column("Quyết định", 30, "decide", ("Đồng ý", "Không")), Column("iri", 10, "key"),
)  # fmt: skip
LIST = PrintedList(
    "Một phần", ("DANH MỤC", "HẾT HIỆU LỰC MỘT PHẦN"), ("(Tính đến ngày 31/12/2023)",), COLUMNS,
    (
        Group("I. LĨNH VỰC NỘI VỤ", (
            Row((1, "Quyết định số 1/2020/QĐ-UBND", "Điều 3\nĐiều 5", "chắc", "", "/a")),
            Row((1, "Quyết định số 1/2020/QĐ-UBND", "Điều 9", "chắc", "", "/a"), continues=True),
            Row((2, '=HYPERLINK("x") <b>\x01', "", "", "", "/b")),
        ), "Cộng: 2 văn bản"),
        Group("II. LĨNH VỰC Y TẾ", (Row((3, "Nghị quyết số 2/2020/NQ-HĐND", "", "", "", "/c")),), "Cộng: 1 văn bản"),
    ),
    "Tổng số: 3 văn bản", joined=2,
)  # fmt: skip
OTHER = PrintedList("Khác", ("DANH MỤC KHÁC",), (), COLUMNS[:2], (), "Tổng số: 0 văn bản")


def libreoffice_reads(suffix: str) -> bool:
    """Whether LibreOffice is here, with Writer for Word files or Calc for workbooks."""
    program = shutil.which("soffice")
    part = {"docx": "libswlo.so", "xlsx": "libsclo.so"}[suffix]
    return program is not None and Path(program).resolve().with_name(part).exists()


ROMAN = [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]


@pytest.mark.parametrize(("number", "told"), ROMAN)
def test_roman(number: int, told: str) -> None:
    assert roman(number) == told


def test_the_page_of_a_word_file() -> None:
    made = docx.Document(io.BytesIO(word_file([LIST, OTHER], title="Danh mục", made=MADE)))
    (section,) = made.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    width, height = section.page_width, section.page_height
    assert width and height
    assert (round(width.mm), round(height.mm)) == (297, 210)
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(one.mm) for one in margins if one] == [20, 15, 20, 30]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    fonts = made.styles.element.find(f".//{qn('w:rPrDefault')}").find(f".//{qn('w:rFonts')}")
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert made.core_properties.title == "Danh mục"
    assert [(p.style.name if p.style else "", p.text) for p in made.paragraphs if p.text] == [
        ("Heading 1", "DANH MỤC"), ("Title", "HẾT HIỆU LỰC MỘT PHẦN"), ("About", "(Tính đến ngày 31/12/2023)"),
        ("Heading 1", "DANH MỤC KHÁC"),
    ]  # fmt: skip
    breaks = [p.text for p in made.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == ["DANH MỤC KHÁC"], "each list but the first begins a page"


@pytest.mark.parametrize("sure", [True, False])
def test_the_table_of_a_word_file(sure: bool) -> None:
    table = docx.Document(io.BytesIO(word_file([LIST], title="", made=MADE, sure=sure))).tables[0]
    head = [cell.text for cell in table.rows[0].cells]
    assert head == ["STT", "Văn bản", "Nội dung"] + (["Mức chắc chắn"] if sure else [])
    header = [
        row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
    ]
    assert [row.cells[0].text for row in header] == ["STT"], "the headings are repeated on every page"
    assert sum(int(one.get(qn("w:w"))) for one in table._tbl.tblGrid) == pytest.approx(16838 - 850 - 1701, abs=4)
    told = [row.cells[0].text for row in table.rows[1:]]
    assert told == [
        "I. LĨNH VỰC NỘI VỤ", "1", "1", "2", "Cộng: 2 văn bản", "II. LĨNH VỰC Y TẾ", "3", "Cộng: 1 văn bản",
        "Tổng số: 3 văn bản",
    ]  # fmt: skip
    first, second = table.rows[2].cells, table.rows[3].cells
    assert (first[0]._tc, first[1]._tc) == (second[0]._tc, second[1]._tc), (
        "one document, two rows: its cells are joined"
    )
    assert (first[2].text, second[2].text) == ("Điều 3\nĐiều 5", "Điều 9")
    assert table.rows[4].cells[1].text == '=HYPERLINK("x") <b> '


def test_a_workbook_is_text_with_choices() -> None:
    data = xlsx_lists([LIST, OTHER], title="Danh mục", refused=("Không có", "Hãy chọn"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Một phần", "Khác"]
    rows = book.get_sheet_by_name("Một phần").to_python()
    assert rows[3] == [column.heading for column in COLUMNS]
    assert [row[0] for row in rows] == [
        "DANH MỤC", "HẾT HIỆU LỰC MỘT PHẦN", "(Tính đến ngày 31/12/2023)", "STT", "I. LĨNH VỰC NỘI VỤ", 1, 1, 2,
        "Cộng: 2 văn bản", "II. LĨNH VỰC Y TẾ", 3, "Cộng: 1 văn bản", "Tổng số: 3 văn bản",
    ]  # fmt: skip
    assert rows[6][1] == "Quyết định số 1/2020/QĐ-UBND", "what Word joins a workbook says in every row, for its filters"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        names = package.read("xl/workbook.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert '<formula1>"Đồng ý,Không"</formula1>' in sheet and 'sqref="E5:E13"' in sheet
    assert '<col min="6" max="6"' in sheet and 'hidden="1"' in sheet.split('<col min="6" max="6"')[1].split("/>")[0]
    assert 'outlineLevel="1"' in sheet.split('<col min="4" max="4"')[1].split("/>")[0], "how sure: folded away at will"
    assert 'orientation="landscape"' in sheet and 'paperSize="9"' in sheet
    assert "_xlnm.Print_Titles" in names and "'Một phần'!$4:$4" in names
    assert "'Một phần'!$A$1:$D$13" in names, "the decisions are not printed"
    assert "Times New Roman" in styles and 'numFmtId="49"' in styles, "what is typed stays text"


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_libreoffice_prints_it(suffix: str, tmp_path: Path) -> None:
    """All of it stands on landscape pages, and the decisions and keys do not."""
    import pypdfium2

    if not libreoffice_reads(suffix):
        pytest.skip("needs LibreOffice, with its part for such files")

    file = tmp_path / f"a.{suffix}"
    made = word_file([LIST], title="", made=MADE) if suffix == "docx" else xlsx_lists([LIST], title="")
    file.write_bytes(made)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         str(tmp_path), str(file)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert len(pdf) == 1
        width, height = pdf[0].get_size()
        words = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (297, 210)
    for part in ("31/12/2023", "STT", "1/2020/Q", "2/2020/NQ", ": 2 v"):
        assert part in words  # with some fonts letters with marks are drawn one by one
    assert "iri" not in words and words.count("Quy") == (1 if suffix == "docx" else 2), (
        "neither keys nor decisions are printed"
    )
