"""Corrections as tracked changes, and comments of an earlier check that give way to those of this one."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from kg.checker.files import Checked, check_file
from kg.checker.settings import Settings
from kg.output import ReportError
from kg.output.corrected import edits, fixed_file
from kg.output.docx.comments import write_docx
from kg.text import read_bytes
from tests.support.text_files import docx, para, run

HEAD = (
    para(run("ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI"))
    + para(run("Số: 212/BC-UBND"))
    + para(run("Xuân Đài, ngày 20 tháng 11 năm 2023"))
)
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


def checked(data: bytes, conn: sqlite3.Connection, folder: Path, name: str = "bao-cao.docx") -> Checked:
    path = folder / name
    path.write_bytes(data)
    return check_file(str(path), conn, Settings())


def body(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def decided(xml: str, *, accept: bool) -> str:
    """The words of the document once every change was accepted, or rejected."""
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    xml = re.sub(rf"<w:{gone} .*?</w:{gone}>", "", xml)
    xml = re.sub(rf"</?w:{kept}(?: [^>]*)?>", "", xml).replace("w:delText", "w:t")
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", xml))


#: (what, the paragraph, what a reviewer who accepts all then reads, how many changes there are to decide on)
CHANGES: list[tuple[str, str, str, int]] = [
    ("a lost hyphen", para(run("Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ.")),
     "Thực hiện Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ.", 1),
    ("two blanks, one change", para(run("Thực hiện Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.")),
     "Thực hiện Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.", 1),
    ("in a bold run", para(run("Thực hiện "), BOLD.format("Nghị định số 61/2023/NĐCP ngày 16/8/2023"), run(" của Chính phủ.")),
     "Thực hiện Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ.", 1),
    ("two faults, two changes", para(run("Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ; Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.")),
     "Thực hiện Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ; Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.", 2),
    ("over two runs", para(run("Thực hiện Kế hoạch số 65/KH "), run("- UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.")),
     "Thực hiện Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND tỉnh Phú Yên.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("what", "paragraph", "after", "count"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_reviewer_decides_on_each_change(
    register: sqlite3.Connection, tmp_path: Path, what: str, paragraph: str, after: str, count: int
) -> None:
    before = docx(HEAD + paragraph)
    one = checked(before, register, tmp_path)
    data, done = fixed_file(one, edits(one), track="Phòng Tư pháp & HC")
    xml = body(data)
    assert after in decided(xml, accept=True)
    assert decided(xml, accept=False) == decided(body(before), accept=True), "rejected, it is as it was"
    assert after in read_bytes(data, "a.docx")[1].text
    changes = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="Phòng Tư pháp &amp; HC" w:date="[^"]+">', xml)
    assert len(set(changes)) == len(changes), "each change has a number of its own"
    assert len(re.findall(r"<w:del [^>]*>(?:(?!<w:ins ).)*</w:del>(?=<w:ins )", xml)) + len(changes) >= count
    if "bold" in what:
        assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr><w:t", xml), "the change looks like its surroundings"
    assert done >= 1


def test_nothing_is_changed_in_somebody_elses_insertion(register: sqlite3.Connection, tmp_path: Path) -> None:
    inserted = (
        '<w:ins w:id="7" w:author="x">' + run("Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ") + "</w:ins>"
    )
    one = checked(docx(HEAD + para(run("Thực hiện "), inserted, run("."))), register, tmp_path)
    data, done = fixed_file(one, edits(one), track="kg")
    assert done == 0 and "61/2023/NĐCP" in body(data)


def test_only_word_tracks_changes(register: sqlite3.Connection, tmp_path: Path) -> None:
    text = "ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI\nSố: 212/BC-UBND\nThực hiện Nghị định số 61/2023/NĐCP.\n"
    one = checked(text.encode(), register, tmp_path, "a.txt")
    with pytest.raises(ReportError, match="cannot_track"):
        fixed_file(one, edits(one), track="kg")


def comments(data: bytes) -> list[str]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    xml = archive.read("word/comments.xml").decode() if "word/comments.xml" in archive.namelist() else ""
    return [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)<", one))
        for one in re.findall(r"<w:comment .*?</w:comment>", xml, re.DOTALL)
    ]


def test_a_second_check_replaces_the_comments_of_the_first(register: sqlite3.Connection, tmp_path: Path) -> None:
    paragraph = para(run("Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ, phường đã họp."))
    first = write_docx([checked(docx(HEAD + paragraph), register, tmp_path)], "vi", "Phòng Tư pháp")
    again = write_docx([checked(first, register, tmp_path, "b.docx")], "en", "Somebody else")
    assert len(comments(first)) == len(comments(again)) > 1
    assert all("lỗi" not in one for one in comments(again)), "those of the first check are gone"
    ties = [
        set(re.findall(rf'<w:{name} (?:xmlns:w="[^"]*" )?w:id="(\d+)"', body(again)))
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ]
    numbers = set(
        re.findall(
            r'<w:comment (?:xmlns:w="[^"]*" )?w:id="(\d+)"',
            zipfile.ZipFile(io.BytesIO(again)).read("word/comments.xml").decode(),
        )
    )
    assert ties == [numbers, numbers, numbers]
    assert read_bytes(again, "a.docx")[1].text == read_bytes(first, "a.docx")[1].text


def test_a_persons_comment_stays(register: sqlite3.Connection, tmp_path: Path) -> None:
    paragraph = para(run("Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ, phường đã họp."))
    first = write_docx([checked(docx(HEAD + paragraph), register, tmp_path)], "vi", "Phòng Tư pháp")
    source = zipfile.ZipFile(io.BytesIO(first))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            data = source.read(name).decode()
            if name == "word/comments.xml":
                data = data.replace(
                    "</w:comments>",
                    '<w:comment w:id="77" w:author="Lan" w:initials="L"><w:p><w:r><w:t>Xem lại VB101 nhé</w:t></w:r></w:p></w:comment></w:comments>',
                )
            archive.writestr(name, data)
    again = write_docx([checked(out.getvalue(), register, tmp_path, "b.docx")], "vi", "Phòng Tư pháp")
    assert comments(again).count("Xem lại VB101 nhé") == 1
    assert len(comments(again)) == len(comments(first)) + 1
