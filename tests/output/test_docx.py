"""Comments in the user's own Word document: at the right words, and no other byte of it changed."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.checker.files import check_file
from kg.checker.settings import Settings
from kg.output import ReportError
from kg.output.docx.comments import write_docx
from kg.output.docx.runs import Part
from kg.text import read_bytes
from tests.support.text_files import MC, STRICT, W, box, docx, para, run, zipped

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t>{}</w:t></w:r>'
HEAD = (
    para(run("ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI"))
    + para(run("Số: 212/BC-UBND"))
    + para(run("Xuân Đài, ngày 20 tháng 11 năm 2023"))
)
BAD = "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ"


def commented(
    body: str, conn: sqlite3.Connection, folder: Path, *, author: str = "Phòng Tư pháp", **parts: str
) -> tuple[bytes, bytes]:
    """The document before and after."""
    path = folder / "bao-cao.docx"
    path.write_bytes(docx(HEAD + body, **parts))
    checked = check_file(str(path), conn, Settings())
    return path.read_bytes(), write_docx([checked], "vi", author)


def part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def anchored(data: bytes, name: str = "word/document.xml") -> dict[int, str]:
    """The text between the two marks of each comment, in the order of the part."""
    open_: dict[int, list[str]] = {}
    done: dict[int, str] = {}
    for element in ElementTree.fromstring(part(data, name)).iter():
        number = int(element.get(f"{NS}id", -1))
        if element.tag == f"{NS}commentRangeStart":
            open_[number] = []
        elif element.tag == f"{NS}commentRangeEnd":
            done[number] = "".join(open_.pop(number))
        elif element.tag == f"{NS}commentReference":
            assert number in done, "the reference stands after its range"
        elif element.tag == f"{NS}t":
            for one in open_.values():
                one.append(element.text or "")
    assert not open_
    return done


def remarks(data: bytes) -> dict[int, str]:
    root = ElementTree.fromstring(part(data, "word/comments.xml"))
    return {int(c.get(f"{NS}id", -1)): "\n".join("".join(p.itertext()) for p in c) for c in root}


BODIES = {
    "in the middle of one run": para(run(f"Thực hiện {BAD}, phường đã họp.")),
    "over runs that look unlike": para(run("Thực hiện Nghị định số "), BOLD.format("61/2023/"), BOLD.format("NĐCP ngày 16"), run("/8/2023 của Chính phủ, phường.")),
    "letter by letter": para(run("Thực hiện "), *(run(c) for c in BAD), run(", phường đã họp.")),
    "in a hyperlink": para(run("Thực hiện "), f'<w:hyperlink r:id="x" xmlns:r="r">{run(BAD[:20])}{run(BAD[20:])}</w:hyperlink>', run(", phường.")),
    "half in a hyperlink": para(run("Thực hiện " + BAD[:9]), f'<w:hyperlink w:anchor="x">{run(BAD[9:25])}</w:hyperlink>', run(BAD[25:] + ", phường.")),
    "in a tracked insertion": para(run("Thực hiện "), f'<w:ins w:id="7" w:author="x">{run(BAD + ", và")}</w:ins>', run(" phường đã họp.")),
    "round a tracked deletion": para(run("Thực hiện " + BAD[:30]), '<w:del w:id="8" w:author="x"><w:r><w:delText>cũ</w:delText></w:r></w:del>', run(BAD[30:] + ", phường.")),
    "in a cell": f"<w:tbl><w:tr><w:tc>{para(run('Thực hiện ' + BAD))}</w:tc><w:tc>{para(run('1'))}</w:tc></w:tr></w:tbl>",
    "with entities": para(f"<w:r><w:t>A &amp; B &#x1ED9; Thực hiện {BAD.replace('N', '&#78;', 1)}, &lt;phường&gt;</w:t></w:r>"),
    "beside a tab": para(f"<w:r><w:rPr><w:i/></w:rPr><w:t>Thực hiện</w:t><w:tab/><w:t>{BAD}</w:t><w:br/><w:t>phường</w:t></w:r>"),
    "in a field's result": para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("Thực hiện " + BAD), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "in a content control": f"<w:sdt><w:sdtContent>{para(run('Thực hiện ' + BAD))}</w:sdtContent></w:sdt>",
    "in a section of plain data": para(f"<w:r><w:t><![CDATA[Thực hiện {BAD}]]></w:t></w:r>"),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_comments_stand_at_the_words(register: sqlite3.Connection, tmp_path: Path, body: str) -> None:
    before, after = commented(body, register, tmp_path)
    assert read_bytes(after)[1].text == read_bytes(before)[1].text
    told = remarks(after)
    (number,) = [n for n, words in told.items() if "VB101" in words]
    words = anchored(after)[number]
    assert words == BAD if "CDATA" not in body else BAD in words
    assert "NĐ-CP" in told[number] and set(anchored(after)) == set(told)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_nothing_but_marks_is_put_in(register: sqlite3.Connection, tmp_path: Path, body: str) -> None:
    """The text of the runs is the same byte by byte, and so are the properties of each character."""
    before, after = commented(body, register, tmp_path)

    def characters(data: bytes) -> list[tuple[str, str]]:
        found = []
        for one in ElementTree.fromstring(part(data)).iter(f"{NS}r"):
            look = one.find(f"{NS}rPr")
            style = "" if look is None else ElementTree.tostring(look, encoding="unicode")
            for child in one:
                if child.tag not in (f"{NS}rPr", f"{NS}commentReference"):
                    found += [(c, style) for c in (child.text or "")] or [(child.tag, style)]
        return found

    assert characters(after) == characters(before)
    for name in set(zipfile.ZipFile(io.BytesIO(before)).namelist()) - {"word/document.xml", "[Content_Types].xml"}:
        assert part(after, name) == part(before, name)


def test_a_space_at_the_new_end_of_a_run_is_kept(register: sqlite3.Connection, tmp_path: Path) -> None:
    _, after = commented(para(f"<w:r><w:t>Thực hiện {BAD}, phường.</w:t></w:r>"), register, tmp_path)
    texts = re.findall(r"<w:t([^>]*)>([^<]*)</w:t>", part(after))
    assert all('xml:space="preserve"' in space for space, text in texts if text != text.strip())


def test_notes_boxes_and_headers(register: sqlite3.Connection, tmp_path: Path) -> None:
    other = "Thông tư số 343/2016TT-BTC ngày 30/12/2016 của Bộ Tài chính"
    third = "Kết luận số 54/KL-TW ngày 09/5/2023 của Ban Bí thư"
    body = para(run("Phường đã họp."), box(f"Theo {other}"))
    _, after = commented(
        body,
        register,
        tmp_path,
        footnotes=f'<w:footnote w:id="2">{para(run("Xem " + BAD))}</w:footnote>',
        header1=para(run(third)),
    )
    told = remarks(after)
    note = anchored(after, "word/footnotes.xml")
    assert list(note.values()) == [BAD] and "VB101" in told[next(iter(note))]
    inside = anchored(after)
    boxed = next(n for n, words in told.items() if "343/2016/TT-BTC" in words and "VB101" in words)
    assert other in inside[boxed], "round the run that holds the box"
    head = next(n for n, words in told.items() if "54-KL/TW" in words)
    assert third in told[head] and head in inside, "Word takes no comment in a header"
    assert "commentRange" not in part(after, "word/header1.xml")
    boxes = re.findall(r"<w:txbxContent>.*?</w:txbxContent>", part(after))
    assert boxes and not any("comment" in one for one in boxes)


def test_comments_that_were_there_stay(register: sqlite3.Connection, tmp_path: Path) -> None:
    body = HEAD + para(
        '<w:commentRangeStart w:id="4"/>',
        run("Cũ"),
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
        run(f" {BAD}."),
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    old = f'<w:comment w:id="4" w:author="Lan"><w:p>{run("Xem lại")}</w:p></w:comment>'
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="rId9" Type="{kind}" Target="comments.xml"/></Relationships>',
        "word/comments.xml": f"<w:comments {W}>{old}</w:comments>",
    }))  # fmt: skip
    after = write_docx([check_file(str(path), register, Settings())], "vi", "kg")
    told = remarks(after)
    assert told[4] == "Xem lại" and min(set(told) - {4}) == 5
    assert old in part(after, "word/comments.xml")
    assert part(after, "word/_rels/document.xml.rels").count("Relationship ") == 1


def test_the_new_part_is_announced(register: sqlite3.Connection, tmp_path: Path) -> None:
    _, after = commented(para(run(BAD)), register, tmp_path, author='Tư pháp <"&>\x07')
    assert re.fullmatch(
        r'<Types><Override PartName="/word/comments.xml" ContentType="[\w./+-]+comments\+xml"/></Types>',
        part(after, "[Content_Types].xml"),
    )
    assert part(after, "word/_rels/document.xml.rels").count('Target="comments.xml"') == 1
    root = ElementTree.fromstring(part(after, "word/comments.xml"))
    assert {c.get(f"{NS}author") for c in root} == {'Tư pháp <"&>'}


def test_a_document_of_the_strict_kind(register: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(HEAD + para(run(BAD)), names=f"{STRICT} {MC}"))
    after = write_docx([check_file(str(path), register, Settings())], "vi", "kg")
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(after, "word/_rels/document.xml.rels")
    assert "schemas.openxmlformats.org/wordprocessingml" not in part(after) + part(after, "word/comments.xml")


def test_hostile_words_stay_words(register: sqlite3.Connection, tmp_path: Path) -> None:
    body = para(run(f'Theo Nghị định số 61/2023/NĐCP ngày 31/2/2023 của "<w:p/>&amp;]]> Chính phủ, {BAD}'))
    before, after = commented(body, register, tmp_path)
    assert read_bytes(after)[1].text == read_bytes(before)[1].text


def test_only_a_word_document_takes_comments(register: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BAD, encoding="utf-8")
    with pytest.raises(ReportError, match="other_kind"):
        write_docx([check_file(str(path), register, Settings())], "vi", "kg")


def test_a_file_that_changed_meanwhile_is_refused(register: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(HEAD + para(run(BAD))))
    checked = check_file(str(path), register, Settings())
    path.write_bytes(docx(HEAD + para(run("Một đoạn khác."))))
    with pytest.raises(ReportError, match="changed"):
        write_docx([checked], "vi", "kg")


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-16", b""), ("windows-1258", b""), ("utf-8", b"\xef\xbb\xbf")]
)
def test_parts_in_any_encoding(encoding: str, mark: bytes) -> None:
    text = "Nghi dinh so 61" if encoding == "windows-1258" else "Nghị định số 61"
    xml = f'<?xml version="1.0" encoding="{encoding}"?><w:p {W}>{run(text)}</w:p>'
    made = Part("word/document.xml", mark + xml.encode(encoding))
    made.mark(0, 5, b"<x/>", ends=False)
    out = made.written()
    root = ElementTree.fromstring(out)
    assert [child.tag for child in root] == [f"{NS}r", "x", f"{NS}r"]
    assert "".join(root.itertext()) == text
