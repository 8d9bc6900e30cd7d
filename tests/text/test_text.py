"""Readers: what a file is, what is refused, and that one report reads alike in every format."""

from __future__ import annotations

import html
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.text
from kg.cite.find import find_citations
from kg.resolve import resolve_citations
from kg.text import UnreadableError, limits, read_bytes, read_text
from kg.text.errors import REASONS
from tests.support import SAMPLES
from tests.support.text_files import box, docx, in_encoding, para, pdf, run, zipped


@pytest.fixture(scope="module", autouse=True)
def no_programs() -> Iterator[None]:
    """As on a computer without LibreOffice and Tesseract."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.which", lambda _: None)
        yield


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WHOLE = docx(para(run("Kế hoạch số 65/KH-UBND")))
KINDS: list[tuple[str, bytes, str]] = [
    ("a.txt", b"a", "txt"),
    ("-", b"a", "txt"),
    ("a.MD", b"a", "md"),
    ("a.htm", b"a", "html"),
    ("a.doc", b"<html xmlns:o='urn:schemas-microsoft-com:office:office'><p>a", "html"),
    ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html><p>a", "html"),
    ("a.txt", b"<?xml version='1.0'?><html><p>a</html>", "html"),
    ("a.doc", WHOLE, "docx"),
    ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "doc"),
    ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "doc"),
    ("a.doc", rb"{\rtf1 K}", "rtf"),
    ("a.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "docx"),
    ("a.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, packed=False), "odt"),
    ("a.txt", pdf([["a"]]), "pdf"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
    ("a.txt", b"\xff\xd8\xff\xe0", "image"),
    ("a.txt", b"II*\0\x08\0", "image"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_kind_of_a_file_by_its_bytes_before_its_name(name: str, data: bytes, kind: str) -> None:
    assert kg.text.kind_of(name, data) == kind


BAD: list[tuple[str, str, bytes, str]] = [
    ("empty", "a.txt", b"", "empty"),
    ("blanks", "a.txt", b" \r\n\t", "empty"),
    ("binary", "a.txt", b"ab\0cd" * 50, "binary"),
    ("half of UTF-16", "a.txt", "ab".encode("utf-16")[:-1], "not_utf16"),
    ("no encoding", "a.txt", "Kê hoach ngày".encode("cp1258"), "not_utf8"),
    ("a page that lies", "a.html", b"<meta charset='ascii'>K\xd5", "not_declared"),
    ("a zip", "a.docx", zipped({"a.txt": "a"}), "no_docx"),
    ("an empty zip", "a.docx", zipped({}), "no_docx"),
    ("half a docx", "a.docx", WHOLE[: len(WHOLE) // 2], "bad_docx"),
    ("a spoilt docx", "a.docx", WHOLE.replace(WHOLE[90:110], bytes(20)), "bad_docx"),
    ("half a part", "a.docx", docx("<w:p>").replace(b"</w:p>", b""), "bad_docx"),
    ("a locked docx", "a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked_docx"),
    ("an old Excel file", "a.xls", OLE, "old_office"),
    ("an old Word file", "a.docx", OLE + "WordDocument".encode("utf-16-le"), "no_office"),
    ("RTF", "a.doc", rb"{\rtf1 K}", "no_office"),
    ("a picture", "a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "scan"),
    ("a web archive", "a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n", "web_archive"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read_text(path)
    assert caught.value.reason == reason
    for lang in ("vi", "en"):
        line = caught.value.message(lang)
        assert line.startswith(f"{path}: ") and "\n" not in line and "{" not in line


def test_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    long = tmp_path / "long.txt"
    long.write_bytes(b"a" * (limits.PLAIN + 1))
    cases = {tmp_path: "folder", tmp_path / "none": "missing", huge: "too_large", long: "too_large", "a\0b": "system"}
    for path, reason in cases.items():
        with pytest.raises(UnreadableError) as caught:
            read_text(path)
        assert caught.value.reason == reason, path
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableError) as caught:
        read_text("-")
    assert caught.value.reason == "no_input"


def test_every_reason_is_said_in_both_languages() -> None:
    for vi, en in REASONS.values():
        assert vi and en and vi != en and vi.count("{detail}") == en.count("{detail}")


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a\udcff.txt"
    try:
        path.write_text("Kế hoạch số 65/KH-UBND", encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    assert read_text(path).path.endswith(r"a\udcff.txt")


# PDF, written by hand: one line of text after the other, each glyph mapped to its letter.


# One report in every format


def as_docx(text: str) -> bytes:
    """Each line a paragraph, each paragraph in runs of seven letters, as Word cuts them after corrections."""
    lines = text.split("\n")
    return docx("".join(para(*(run(line[n : n + 7]) for n in range(0, len(line), 7))) for line in lines))


def as_markdown(text: str) -> bytes:
    """Symbols in bold, hyphens escaped, as converters to Markdown write them."""
    return re.sub(r"\S*/\S*-\S*", lambda m: f"**{m.group()}**".replace("-", r"\-"), text).encode()


def as_html(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Báo cáo</title></head><body>{lines}</body></html>".encode()


def as_pdf(text: str) -> bytes:
    lines = text.split("\n")
    return pdf([lines[n : n + 100] for n in range(0, len(lines), 100)])


def in_font(make: Callable[[str], bytes], encoding: str) -> Callable[[str], bytes]:
    """The file with the characters that the fonts .VnTime or VNI-Times show as the text."""
    return lambda text: make(in_encoding(text.replace("Ð", "Đ"), encoding).decode("cp1252"))


FORMATS: dict[str, Callable[[str], bytes]] = {
    "md": as_markdown,
    "utf16.txt": lambda text: text.encode("utf-16"),
    "crlf.txt": lambda text: text.replace("\n", "\r\n").encode(),
    "html": as_html,
    "tcvn3.txt": lambda text: in_encoding(text.replace("Ð", "Đ"), "TCVN3"),
    "vni.txt": lambda text: in_encoding(text.replace("Ð", "Đ"), "VNI"),
    "windows-1258.txt": lambda text: in_encoding(text.replace("Ð", "Đ"), "windows-1258"),
    "docx": as_docx,
    "pdf": as_pdf,
    "vntime.docx": in_font(as_docx, "TCVN3"),
    "vni-times.docx": in_font(as_docx, "VNI"),
    "vntime.pdf": in_font(as_pdf, "TCVN3"),
}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMATS)
def test_one_report_reads_alike_in_every_format(register: sqlite3.Connection, sample: Path, form: str) -> None:
    if form.endswith("pdf"):
        pytest.importorskip("pypdfium2")
    text = sample.read_text(encoding="utf-8")
    told = cited(read_bytes(FORMATS[form](text), f"bao-cao.{form}")[1].text, register)
    expected = cited(text, register)
    assert len(expected) >= 20
    assert told == expected


def cited(text: str, register: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What a text cites, and which documents these are."""
    reading = resolve_citations(text, find_citations(text), register)
    return [
        (c.type, c.symbol, c.day, c.issuer.name if c.issuer else None, one.document)
        for one in reading.citations
        for c in (one.citation,)
    ]


# Damaged files: one clear line, whatever the damage

FILES = {
    "a.txt": "Kế hoạch số 65/KH-UBND ngày 05/3/2024".encode(),
    "b.txt": in_encoding("Kế hoạch số 65/KH-UBND ngày 05/3/2024 của tỉnh", "VNI"),
    "c.txt": "Kế hoạch số 65/KH-UBND".encode("utf-16"),
    "a.md": "# Kế hoạch **số** [65/KH-UBND](a) | b".encode(),
    "a.html": as_html("Kế hoạch số 65/KH-UBND"),
    "a.docx": WHOLE,
    "b.docx": docx(para(run("Kế hoạch số"), box("65/KH-UBND")), packed=False, footnotes=para(run("chú"))),
}
DAMAGE = st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), min_size=1, max_size=4)


def damaged(data: bytes, damage: list[tuple[int, bytes]], cut: int) -> bytes:
    for place, content in damage:
        at = place % len(data)
        data = data[:at] + content + data[at + len(content) :]
    return data[: len(data) - cut % len(data)]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(FILES)), DAMAGE, st.one_of(st.just(0), st.integers(0, 10_000)))
def test_damaged_files(name: str, damage: list[tuple[int, bytes]], cut: int) -> None:
    check_reads_or_refuses(damaged(FILES[name], damage, cut), name)


@settings(max_examples=15, deadline=None)
@given(DAMAGE, st.one_of(st.just(0), st.integers(0, 10_000)))
def test_damaged_pdf(damage: list[tuple[int, bytes]], cut: int) -> None:
    pytest.importorskip("pypdfium2")
    check_reads_or_refuses(damaged(pdf([["Kế hoạch số 65/KH-UBND"], ["b"]]), damage, cut), "a.pdf")


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml", b"{\\r", b"MIME-Version:"]
)


@settings(max_examples=300, deadline=None)  # some begin like a PDF, which a program of its own reads
@given(STARTS, st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "-"]))
def test_random_bytes(start: bytes, data: bytes, name: str) -> None:
    check_reads_or_refuses(start + data, name)


def check_reads_or_refuses(data: bytes, name: str) -> None:
    try:
        _, source = read_bytes(data, name)
    except UnreadableError as error:
        assert "\n" not in str(error) and error.reason in REASONS
    else:
        text = source.text
        text.encode()  # no half of a character
        find_citations(text)
        source.places(0, len(text))


def test_what_an_error_quotes_is_one_line() -> None:
    """A name or a piece of the input with line ends of any kind, and with what would command a terminal."""
    for sign in ("\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x1b[2J", "\u202e"):
        error = UnreadableError("bad_record", f"/akn/vn/{sign}act", f"a{sign}b.nt")
        for lang in ("vi", "en"):
            (line,) = error.message(lang).splitlines()
            assert line.isprintable() and "a" in line.partition(":")[0] and "act" in line
    assert str(UnreadableError("empty", path="hai  dấu cách.txt")).startswith("hai  dấu cách.txt: ")
