"""Faults of form set right in a copy of the file: only separators, white space and case, in every format."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from kg.checker.files import Checked, check_file
from kg.checker.settings import Settings
from kg.output import ReportError
from kg.output.corrected import Edit, applied, by_hand, diff, edits, fixed_file
from kg.text import read_bytes
from tests.support.reading import ward
from tests.support.text_files import docx, para, run

BODY = (
    "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ; Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND "
    "thị xã; Kết luận số 54/KL-TW ngày 09/5/2023 của Ban Bí thư; Nghị định số 04/2015/N\u00d0-CP ngày 09/01/2015 của "
    "Chính phủ. Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 nay đã hết."
)
WANTED = (
    BODY.replace("NĐCP", "NĐ-CP").replace("KH - UBND", "KH-UBND").replace("54/KL-TW", "54-KL/TW").replace("\u00d0", "Đ")
)


def made(data: bytes, name: str, conn: sqlite3.Connection, folder: Path) -> Checked:
    path = folder / name
    path.write_bytes(data)
    return check_file(str(path), conn, Settings())


FILES: list[tuple[str, bytes, bytes]] = [
    ("a.txt", ward(BODY).encode(), ward(WANTED).encode()),
    ("bom.txt", b"\xef\xbb\xbf" + ward(BODY).encode(), b"\xef\xbb\xbf" + ward(WANTED).encode()),
    ("b.txt", ward(BODY).encode("utf-16"), ward(WANTED).encode("utf-16")),
    ("crlf.txt", ward(BODY).replace("\n", "\r\n").encode(), ward(WANTED).replace("\n", "\r\n").encode()),
    ("a.md", ward(BODY.replace("65/KH - UBND", "**65/KH** - UBND")).encode(), ward(WANTED.replace("65/KH-UBND", "**65/KH**-UBND")).encode()),
    ("a.html", f"<html><body><pre>{ward(BODY)}</pre><script>x='61/2023/NĐCP'</script></body></html>".encode(), f"<html><body><pre>{ward(WANTED)}</pre><script>x='61/2023/NĐCP'</script></body></html>".encode()),
    ("b.html", f"<p>{BODY.replace('65/KH - UBND', '65/<b>KH&nbsp;-</b> UBND')}</p>".encode(), f"<p>{WANTED.replace('65/KH-UBND', '65/<b>KH-</b>UBND')}</p>".encode()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), FILES, ids=[name for name, *_ in FILES])
def test_form_is_set_right_and_nothing_else(
    register: sqlite3.Connection, tmp_path: Path, name: str, before: bytes, after: bytes
) -> None:
    checked = made(before, name, register, tmp_path)
    changes = edits(checked)
    done, count = fixed_file(checked, changes)
    assert done.decode("utf-16" if name == "b.txt" else "utf-8") == after.decode(
        "utf-16" if name == "b.txt" else "utf-8"
    )
    assert count == len(changes) == 4
    assert (tmp_path / name).read_bytes() == before
    again = made(done, f"neu-{name}", register, tmp_path)
    assert edits(again) == []


RUNS = {
    "one run": para(run(BODY)),
    "letter by letter": para(*(run(c) for c in BODY)),
    "bold number": para(run(BODY[:23]), f"<w:r><w:rPr><w:b/></w:rPr><w:t>{BODY[23:34]}</w:t></w:r>", run(BODY[34:])),
    "in a cell": f"<w:tbl><w:tr><w:tc>{para(run(BODY))}</w:tc></w:tr></w:tbl>",
    "in an insertion": para(f'<w:ins w:id="1">{run(BODY)}</w:ins>'),
}


@pytest.mark.parametrize("body", RUNS.values(), ids=RUNS)
def test_a_word_document_keeps_its_runs(register: sqlite3.Connection, tmp_path: Path, body: str) -> None:
    checked = made(docx(body, footnotes=para(run("Xem Nghị định số 61/2023/NĐCP."))), "a.docx", register, tmp_path)
    done, count = fixed_file(checked, edits(checked))
    assert read_bytes(done)[1].text == f"{WANTED}\n\nXem Nghị định số 61/2023/NĐ-CP.\n"
    assert count == 5
    old, new = (
        zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        for data in ((tmp_path / "a.docx").read_bytes(), done)
    )
    for tag in ("<w:r>", "<w:b/>", "<w:tc>", "<w:ins "):
        assert new.count(tag) == old.count(tag)


@pytest.mark.parametrize(
    "suggestion",
    [
        "Nghị định số 62/2023/NĐ-CP",
        "Nghị định số 61/2022/NĐ-CP",
        "Nghị định số 61/2023/NĐ-CP của Chính phủ",
        "Luật Đất đai",
    ],
)
def test_substance_is_never_changed(register: sqlite3.Connection, tmp_path: Path, suggestion: str) -> None:
    checked = made(ward("Thực hiện Nghị định số 61/2023/NĐCP.").encode(), "a.txt", register, tmp_path)
    (finding,) = [f for f in checked.result.findings if f.code == "VB101"]
    other = finding._replace(fix=suggestion)
    assert edits(checked._replace(result=checked.result._replace(findings=(finding,)))) != []
    assert edits(checked._replace(result=checked.result._replace(findings=(other,)))) == []


def test_letters_and_figures_are_left_to_the_writer(register: sqlite3.Connection, tmp_path: Path) -> None:
    body = BODY + " Nghị định số 59/2023/ND-CP; Nghị định số 71/2O24/NĐ-CP; Quyết định số 749/QĐ-TTG."
    wanted = WANTED + " Nghị định số 59/2023/ND-CP; Nghị định số 71/2O24/NĐ-CP; Quyết định số 749/QĐ-TTg."
    checked = made(ward(body).encode(), "a.txt", register, tmp_path)
    assert [one.fields["printed"] for one in by_hand(checked)] == ["59/2023/ND-CP", "71/2O24/NĐ-CP"]
    done, count = fixed_file(checked, edits(checked))
    assert (done.decode(), count) == (ward(wanted), 5)


def test_what_replaces_a_lapsed_document_is_only_suggested(register: sqlite3.Connection, tmp_path: Path) -> None:
    checked = made(
        ward("Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, phường đã họp.").encode(),
        "a.txt",
        register,
        tmp_path,
    )
    assert "VB201" in [f.code for f in checked.result.findings if f.suggestion]
    assert edits(checked) == [] and diff(checked, []) == ""


def test_a_diff_shows_the_words_around(register: sqlite3.Connection, tmp_path: Path) -> None:
    checked = made(ward("A " * 200 + BODY).encode(), "a.txt", register, tmp_path)
    lines = diff(checked, edits(checked)).splitlines()
    assert lines[1].startswith("+++ ") and len(lines) == 2 + 3 * 4
    assert lines[2] == "@@ 10 @@" and "61/2023/NĐCP ngày" in lines[3] and "61/2023/NĐ-CP ngày" in lines[4]
    assert all(len(line) < 200 for line in lines[2:])


def test_a_pdf_cannot_be_set_right(register: sqlite3.Connection, tmp_path: Path) -> None:
    from tests.support.text_files import pdf

    checked = made(pdf([["Nghị định số 61/2023/NĐCP"]]), "a.pdf", register, tmp_path)
    with pytest.raises(ReportError, match="cannot_fix"):
        fixed_file(checked, edits(checked))


def test_applied() -> None:
    assert applied("abcdef", [Edit(1, 1, "-"), Edit(2, 4, "X"), Edit(6, 6, "!")]) == "a-bXef!"
