"""Word documents: what of them is text, in which order, and where it stands."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.text import UnreadableError, read_text
from kg.text.docx import read_docx
from kg.text.source_map import RunSpan
from tests.support.text_files import STRICT, W, box, docx, fallback_only, para, run, zipped

DOCX: list[tuple[str, bytes, str]] = [
    ("runs split inside a number", docx(para(run("Số 6"), run("5/KH"), run("-"), run("UBND"))), "Số 65/KH-UBND\n"),
    ("two paragraphs", docx(para(run("a")) + para(run("b"))), "a\nb\n"),
    ("a table, cell by cell", docx(
        f"<w:tbl><w:tr><w:tc>{para(run('65/KH-UBND'))}</w:tc><w:tc>{para(run('05/3/2024'))}</w:tc></w:tr></w:tbl>"
    ), "65/KH-UBND\n05/3/2024\n"),
    ("a hyperlink", docx(para(run("Luật "), f"<w:hyperlink>{run('10/2022/QH15')}</w:hyperlink>")), "Luật 10/2022/QH15\n"),
    ("a tracked insertion counts", docx(para(run("số "), f"<w:ins>{run('65')}</w:ins>", run("/KH-UBND"))), "số 65/KH-UBND\n"),
    ("a tracked deletion does not", docx(
        para(run("số 65"), "<w:del><w:r><w:delText>6</w:delText></w:r></w:del>", run("/KH-UBND"))
    ), "số 65/KH-UBND\n"),
    ("what was moved away does not", docx(para(f"<w:moveFrom>{run('gone')}</w:moveFrom>", f"<w:moveTo>{run('here')}</w:moveTo>")), "here\n"),
    ("a deleted end of paragraph joins", docx(
        para(run("số 65/KH-"), properties="<w:rPr><w:del/></w:rPr>") + para(run("UBND"))
    ), "số 65/KH-UBND\n"),
    ("a text box once, after its paragraph", docx(para(run("số 6"), box("Khung"), run("5/KH-UBND"))), "số 65/KH-UBND\nKhung\n"),
    ("a text box that only old programs see", docx(para(fallback_only("Khung"), run("a"))), "a\nKhung\n"),
    ("tabs and breaks", docx(para("<w:r><w:tab/></w:r>", run("a"), "<w:r><w:br/></w:r>", run("b"))), "\ta\nb\n"),
    ("tab stops are no characters", docx(para(run("a"), properties='<w:tabs><w:tab w:pos="9"/></w:tabs>')), "a\n"),
    ("a hyphen that does not break", docx(para(run("65/KH"), "<w:r><w:noBreakHyphen/></w:r>", run("UBND"))), "65/KH-UBND\n"),
    ("field codes are not text", docx(para("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("1"))), "1\n"),
    ("notes at the end", docx(para(run("a")), footnotes=para(run("ghi chú")), endnotes=para(run("cuối"))), "a\n\nghi chú\n\ncuối\n"),
    ("header first, footer last", docx(para(run("a")), footer1=para(run("chân")), header1=para(run("đầu"))), "đầu\n\na\n\nchân\n"),
    ("the same header once", docx(para(run("a")), header1=para(run("đầu")), header2=para(run("đầu"))), "đầu\n\na\n"),
    ("a page number is no header", docx(para(run("a")), header1=para(run("2"))), "a\n"),
    ("strict documents", docx(para(run("a")), names=STRICT), "a\n"),
    ("a content control", docx("<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>" + para(run("Số "), "<w:sdt><w:sdtContent>", run("65"), "</w:sdtContent></w:sdt>", run("/KH")) + "</w:sdtContent></w:sdt>"), "Số 65/KH\n"),
    ("a smart tag", docx(para(run("tỉnh "), f"<w:smartTag w:element='place'><w:smartTagPr/>{run('Phú')}</w:smartTag>", run(" Yên"))), "tỉnh Phú Yên\n"),
    ("a simple field", docx(para(run("số "), f"<w:fldSimple w:instr=' DOCPROPERTY So '>{run('65')}</w:fldSimple>", run("/KH"))), "số 65/KH\n"),
    ("a field with its code", docx(para("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF so</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>", run("65/KH"), "<w:r><w:fldChar w:fldCharType='end'/></w:r>")), "65/KH\n"),
    ("soft hyphens are no characters", docx(para(run("65/KH-"), "<w:r><w:softHyphen/></w:r>", run("UB\u00adND"))), "65/KH-UBND\n"),
    ("a hyphen in the font Symbol", docx(para(run("65/KH"), "<w:r><w:sym w:font='Symbol' w:char='F02D'/></w:r>", run("UBND"))), "65/KH-UBND\n"),
    ("a picture font keeps its character", docx(para("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", run("a"))), "\uf0fca\n"),
    ("a symbol that is none", docx(para("<w:r><w:sym w:font='Symbol' w:char='D800'/><w:sym w:char='x'/></w:r>", run("a"))), "a\n"),
    ("hidden text", docx(para(run("a"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r>")), "ab\n"),
    ("a hidden end of paragraph", docx(para(run("a"), properties="<w:rPr><w:vanish/></w:rPr>") + para(run("b"))), "a\nb\n"),
    ("properties as they were", docx(para(run("a"), properties="<w:pPrChange><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:pPrChange><w:tabs><w:tab/></w:tabs>")), "a\n"),
    ("a note's mark is no digit of a number", docx(para(run("59/2023/NĐ-CP"), "<w:r><w:footnoteReference w:id='2'/></w:r>"), footnotes=para(run("Công báo"))), "59/2023/NĐ-CP\n\nCông báo\n"),
    ("a table in a text box in a table", docx(
        "<w:tbl><w:tr><w:tc>" + para(run("a"), "<w:r><w:pict><w:txbxContent><w:tbl><w:tr><w:tc>", para(run("b")), "</w:tc></w:tr></w:tbl></w:txbxContent></w:pict></w:r>", run("c")) + "</w:tc></w:tr></w:tbl>"
    ), "ac\nb\n"),
    ("an entity of XML", docx(para("<w:r><w:t>a &amp; &#273;</w:t></w:r>")), "a & đ\n"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in DOCX], ids=[row[0] for row in DOCX])
def test_docx(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    read = read_text(path)
    assert read.kind == "docx" and read.text == text


def test_docx_whose_body_is_in_another_part(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/word/body2.xml"/></Relationships>',
        )
        archive.writestr("word/body2.xml", f"<w:document {W}><w:body>{para(run('a'))}</w:body></w:document>")
    assert read_text(path).text == "a\n"


def test_parts_by_their_relationships(tmp_path: Path) -> None:
    """Only what the body names is read, whatever its name; a header that two sections name is one."""
    kinds = {"header": "dau", "footnotes": "chu", "footer": "chan", "image": "anh"}
    rows = "".join(f'<Relationship Id="{k}" Type="http://x/{k}" Target="{t}.xml"/>' for k, t in kinds.items())
    rows += '<Relationship Id="h" Type="http://x/header" Target="/word/dau.xml"/><Relationship Id="e" Type="http://x/header" TargetMode="External" Target="http://x/header1.xml"/>'
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{para(run('a'))}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{rows}</Relationships>")
        for name in (*kinds.values(), "header1"):
            archive.writestr(f"word/{name}.xml", f"<w:part {W}>{para(run(name))}</w:part>")
    read = read_text(path)
    assert read.text == "dau\n\na\n\nchu\n\nchan\n"
    assert read.places(0, 3) == [RunSpan("word/dau.xml", 0, 0, 0, 3)]


def run_texts(data: bytes, part: str) -> tuple[list[str], list[int]]:
    """The text of every run of a part, as `RunSpan` counts it, and the number of the paragraph that holds it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    space = next(one.tag for one in root.iter() if one.tag.endswith("}p")).removesuffix("p")
    paragraphs = list(root.iter(f"{space}p"))
    above = {child: parent for parent in root.iter() for child in parent}

    def paragraph_of(element: ElementTree.Element) -> int:
        while element.tag != f"{space}p":
            element = above[element]
        return paragraphs.index(element)

    shown = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
    runs = list(root.iter(f"{space}r"))
    texts = [
        "".join(
            {"t": child.text or "", "sym": "-" if child.get(f"{space}font") == "Symbol" else "\uf0fc"}.get(name)
            or shown.get(name, "")
            for child in one
            for name in [child.tag.removeprefix(space)]
        )
        for one in runs
    ]
    return texts, [paragraph_of(one) for one in runs]


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in DOCX], ids=[row[0] for row in DOCX])
def test_place_of_each_character(data: bytes, text: str) -> None:
    source = read_docx(data)
    assert source.text == text
    runs: dict[str, tuple[list[str], list[int]]] = {}
    for n, c in enumerate(source.text):
        places = source.places(n, n + 1)
        assert places or c == "\n"
        for place in places:
            assert isinstance(place, RunSpan)
            texts, paragraphs = runs.setdefault(place.part, run_texts(data, place.part))
            assert texts[place.run][place.start : place.end] == c
            assert paragraphs[place.run] == place.paragraph


def test_one_place_for_each_run() -> None:
    source = read_docx(docx(para(run("x")) + para(run("Số 6"), box("Khung"), run("5/KH-UB\u00adND"))))
    start = source.text.index("6")
    part = "word/document.xml"
    assert source.places(start, source.text.index("\n", start)) == [
        RunSpan(part, 1, 1, 3, 4), RunSpan(part, 1, 5, 0, 7), RunSpan(part, 1, 5, 8, 10),
    ]  # fmt: skip
    start = source.text.index("Khung")
    assert source.places(start, start + 6) == [RunSpan(part, 2, 3, 0, 5)]


HOSTILE: list[tuple[str, bytes, str]] = [
    ("a document type", zipped({"word/document.xml": " " * 5000 + f'<!DOCTYPE w:document [<!ENTITY a "x">]><w:document {W}/>'}), "docx_dtd"),
    ("a billion laughs", zipped({"word/document.xml": "<!DOCTYPE d [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + f"]><w:document {W}><w:p><w:t>&a11;</w:t></w:p></w:document>"}), "docx_dtd"),
    ("an external entity", zipped({"word/document.xml": f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}><w:t>&a;</w:t></w:document>'}), "docx_dtd"),
    ("nested without end", docx("<w:p>" * 100_000), "docx_deep"),
    ("an encoding that nobody knows", zipped({"word/document.xml": f"<?xml version='1.0' encoding='x-none'?><w:document {W}/>"}), "bad_docx"),
    ("a spreadsheet", zipped({"xl/workbook.xml": "<workbook/>"}), "no_docx"),
    ("a page in a part", zipped({"word/document.xml": "<html><body>a</body></html>"}), "no_docx"),
    ("without text", docx(para()), "docx_empty"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data)
    assert caught.value.reason == reason


def test_a_great_many_files_in_one() -> None:
    data = zipped({"word/document.xml": f"<w:document {W}/>"} | {f"{n:0100}": "" for n in range(30_000)})
    with pytest.raises(UnreadableError) as caught:
        read_docx(data)
    assert caught.value.reason == "zip_contents"


def test_more_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unpacked counts, over all parts, whatever the archive says of their sizes."""
    body, note = (para("<w:r><w:t>" + "a" * 1000 + "</w:t></w:r>") * 600 for _ in range(2))
    data = docx(body, footnotes=note)
    assert len(data) < 20_000
    monkeypatch.setattr("kg.text.limits.XML", 1_000_000)
    with pytest.raises(UnreadableError) as caught:
        read_docx(data)
    assert caught.value.reason == "docx_bomb"


def test_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.limits.XML_SECONDS", -1)
    with pytest.raises(UnreadableError) as caught:
        read_docx(docx(para(run("a"))))
    assert caught.value.reason == "too_slow"


def test_runs_as_word_writes_them() -> None:
    """Ten in a paragraph, each with its properties; how long 500 pages of them take, `benchmarks/check.py` tells."""
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
    words = "Ủy ban nhân dân phường đã tổ chức thực hiện "
    one = f'<w:r w:rsidR="00A12B3C">{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
    data = docx(f"<w:p><w:pPr><w:jc w:val='both'/>{look}</w:pPr>{one * 10}</w:p>" * 30)
    assert read_docx(data).text.count(words.strip()) == 300
