"""What the eye sees of a Word file: VB661 to VB664, under `--form` alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.checker.files import check_file
from kg.checker.settings import Settings
from tests.support.text_files import docx, para

PAGE = '<w:sectPr><w:pgSz w:w="{w}" w:h="{h}"/><w:pgMar w:top="1134" w:bottom="1134" w:left="{left}" w:right="1021"/></w:sectPr>'
A4 = {"w": "11907", "h": "16840", "left": "1701"}
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:sz w:val="28"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
)
SET = '<w:spacing w:line="312" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
BODY = "Văn phòng xã chủ trì, phối hợp với các thôn thực hiện Kế hoạch này và báo cáo kết quả theo quy định hiện hành."


def run(text: str, size: int = 0, *, bold: bool = False, italic: bool = False) -> str:
    marks = f'<w:sz w:val="{2 * size}"/>' * bool(size) + "<w:b/>" * bold + "<w:i/>" * italic
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r>"


RIGHT = {
    "nation": run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
    "motto": run("Độc lập - Tự do - Hạnh phúc", 14, bold=True),
    "office": run("ỦY BAN NHÂN DÂN XÃ AN BÌNH", 13, bold=True),
    "number": run("Số: 08/KH-UBND", 13),
    "day": run("An Bình, ngày 05 tháng 01 năm 2026", 14, italic=True),
    "kind": run("KẾ HOẠCH", 14, bold=True),
    "ground": run("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;", 14, italic=True),
    "body": run(BODY),
    "power": run("TM. ỦY BAN NHÂN DÂN", 14, bold=True),
    "to": run("Nơi nhận:", 12, bold=True, italic=True),
    "list": run("- Các thôn;", 11),
}


def looked(
    conn: sqlite3.Connection, folder: Path, page: dict[str, str] = A4, font: str = "Times New Roman",
    *, form: bool = True, set_as: str = SET, first: str = "<w:titlePg/>", margins: dict[str, str] | None = None,
    **parts: str,
) -> list[tuple[str, str]]:  # fmt: skip
    body = "".join(para(one, properties=set_as) for one in ({**RIGHT, **parts}).values())
    body += PAGE.format(**page).replace("</w:sectPr>", f"{first}</w:sectPr>")
    path = folder / "a.docx"
    path.write_bytes(docx(body, styles=STYLES.format(font=font), **margins or {}))
    found = check_file(str(path), conn, Settings(form=form)).result.findings
    return [(f.code, f.fields.get("type") or "") for f in found if f.code.startswith("VB66")]


@pytest.mark.parametrize(
    "paper",
    [
        {"office": run("TÒA ÁN NHÂN DÂN KHU VỰC 2"), "number": run("Số: 31/2026/HS-ST"), "kind": run("BẢN ÁN SƠ THẨM")},
        {"office": run("CÔNG TY AN PHÁT"), "number": run("Số: 15/2026/HĐLĐ"), "kind": run("HỢP ĐỒNG LAO ĐỘNG")},
        {"office": run("BỘ NỘI VỤ"), "number": run("Số:    /2026/TT-BNV"), "kind": run("THÔNG TƯ")},
        {"office": run("TỈNH ỦY LÀO CAI"), "number": run("Số 12-KH/TU"), "nation": run("ĐẢNG CỘNG SẢN VIỆT NAM")},
    ],
)
def test_the_decree_binds_administrative_papers_alone(
    register: sqlite3.Connection, tmp_path: Path, paper: dict[str, str]
) -> None:
    assert looked(register, tmp_path, motto=run("Độc lập - Tự do - Hạnh phúc", 12), **paper) == []


def test_who_proposed_stands_among_the_grounds(register: sqlite3.Connection, tmp_path: Path) -> None:
    line = "Xét đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 12/TTr-KT ngày 05 tháng 01 năm 2026 của Phòng Kinh tế."
    assert looked(register, tmp_path, proposal=run(line, 14, italic=True)) == []


def test_a_paper_that_looks_right(register: sqlite3.Connection, tmp_path: Path) -> None:
    assert looked(register, tmp_path) == []


WRONG: list[tuple[dict[str, str], str]] = [
    ({"nation": run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 14, bold=True)}, "Quốc hiệu"),
    ({"nation": run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13)}, "Quốc hiệu"),
    ({"motto": run("Độc lập - Tự do - Hạnh phúc", 12, bold=True)}, "Tiêu ngữ"),
    ({"office": run("ỦY BAN NHÂN DÂN XÃ AN BÌNH", 15, bold=True)}, "Tên cơ quan"),
    ({"number": run("Số: 08/KH-UBND", 13, bold=True)}, "Số, ký hiệu"),
    ({"day": run("An Bình, ngày 05 tháng 01 năm 2026", 14)}, "Địa danh và thời gian"),
    ({"kind": run("KẾ HOẠCH", 16, bold=True)}, "Tên loại"),
    ({"ground": run("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;", 14)}, "Căn cứ"),
    ({"body": run(BODY, 12)}, "Nội dung"),
    ({"power": run("TM. ỦY BAN NHÂN DÂN", 14)}, "Quyền hạn, chức vụ của người ký"),
    ({"to": run("Nơi nhận:", 14, bold=True, italic=True)}, "Nơi nhận"),
    ({"list": run("- Các thôn;", 14)}, "Danh sách nơi nhận"),
    ({"list": run("- Các thôn;", 11, italic=True)}, "Danh sách nơi nhận"),
]


@pytest.mark.parametrize(("parts", "name"), WRONG)
def test_one_finding_a_part(register: sqlite3.Connection, tmp_path: Path, parts: dict[str, str], name: str) -> None:
    assert looked(register, tmp_path, **parts) == [("VB663", name)]
    assert looked(register, tmp_path, form=False, **parts) == []


def test_paper_margins_and_font(register: sqlite3.Connection, tmp_path: Path) -> None:
    assert looked(register, tmp_path, {**A4, "w": "12240", "h": "15840"}) == [("VB661", "")]
    assert looked(register, tmp_path, {**A4, "left": "1134"}) == [("VB661", "")]
    assert looked(register, tmp_path, font="Calibri") == [("VB662", "")]


NUMBER = '<w:p><w:pPr><w:jc w:val="{}"/></w:pPr><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>'
FIELD = '<w:p><w:fldSimple w:instr="PAGE \\* MERGEFORMAT"/></w:p>'


@pytest.mark.parametrize(
    ("margins", "first", "codes"),
    [
        ({"header1": NUMBER.format("center")}, "<w:titlePg/>", []),
        ({"header1": FIELD}, "<w:titlePg/>", []),
        ({"header1": NUMBER.format("right")}, "<w:titlePg/>", ["VB664"]),
        ({"header1": NUMBER.format("center")}, "", ["VB664"]),
        ({"header1": NUMBER.format("center")}, '<w:titlePg w:val="0"/>', ["VB664"]),
        ({"footer1": NUMBER.format("center")}, "<w:titlePg/>", ["VB664"]),
        ({"footer1": FIELD}, "", ["VB664"]),
        ({"footer1": "<w:p/>"}, "", []),
    ],
)
def test_where_page_numbers_stand(
    register: sqlite3.Connection, tmp_path: Path, margins: dict[str, str], first: str, codes: list[str]
) -> None:
    found = looked(register, tmp_path, first=first, margins=margins)
    assert [code for code, _ in found] == codes


def test_a_second_page_has_a_number(register: sqlite3.Connection, tmp_path: Path) -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>' + run(BODY)
    assert [code for code, _ in looked(register, tmp_path, more=broken)] == ["VB664"]
    assert looked(register, tmp_path, more=broken, margins={"header1": NUMBER.format("center")}) == []
    assert looked(register, tmp_path, more="<w:r><w:br/></w:r>" + run(BODY)) == []


@pytest.mark.parametrize(
    ("set_as", "codes"),
    [
        (SET, []),
        (SET.replace("720", "567"), []),
        (SET.replace("both", "distribute"), []),
        (SET.replace("both", "left"), ["VB664"]),
        (SET.replace('<w:jc w:val="both"/>', ""), []),
        (SET.replace("312", "480"), ["VB664"]),
        (SET.replace("312", "200"), ["VB664"]),
        (SET.replace('w:line="312" w:lineRule="auto"', 'w:line="480" w:lineRule="exact"'), []),
        (SET.replace("720", "1134"), ["VB664"]),
        (SET.replace("720", "0"), ["VB664"]),
        (f"<w:numPr/>{SET.replace('both', 'left')}", []),
        (SET.replace("both", "center"), []),
    ],
)
def test_how_paragraphs_are_set(register: sqlite3.Connection, tmp_path: Path, set_as: str, codes: list[str]) -> None:
    assert [code for code, _ in looked(register, tmp_path, set_as=set_as)] == codes


def test_most_paragraphs_tell(register: sqlite3.Connection, tmp_path: Path) -> None:
    """What the style of the document says holds for all, and one paragraph that is set otherwise is none."""
    for n, found in ((1, []), (4, ["VB664"])):
        more = {f"more{k}": f'</w:p><w:p><w:pPr><w:jc w:val="left"/></w:pPr>{run(BODY)}' for k in range(n)}
        assert [code for code, _ in looked(register, tmp_path, more=run(BODY), other=run(BODY), **more)] == found
