"""Readers: what is read, what is refused, and that one report reads alike in every format."""

from __future__ import annotations

import html
import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import kg.text
from kg.cite.find import find_citations
from kg.graph.store import open_store
from kg.resolve import resolve_citations
from kg.text import UnreadableError, read_text
from kg.text.errors import REASONS

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, *, names: str = f"{W} {MC}", **parts: str) -> bytes:
    """A Word document with `body` inside w:body; other parts by name (footnotes=…, header1=…)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:part {names}>{xml}</w:part>")
    return out.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(runs)}</w:p>"


def box(text: str) -> str:
    """A text box as Word writes it: once for new programs, once more for old ones."""
    content = f"<w:txbxContent>{para(run(text))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{content}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def fallback_only(text: str) -> str:
    content = f"<w:txbxContent>{para(run(text))}</w:txbxContent>"
    return f"<w:r><mc:AlternateContent><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r>"


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


PAGES: list[tuple[str, str, str]] = [
    ("entities", "<p>Ngh&#7883; &#273;&#7883;nh 59/2023/N&#272;-CP &amp; &lt;b&gt;</p>", "Nghị định 59/2023/NĐ-CP & <b>"),
    ("a table", "<table><tr><td>65/KH-UBND</td><td>2024</td></tr></table>", "65/KH-UBND\n2024"),
    ("inside a number", "số 19<sup>A</sup>/QĐ-<b>UB</b>ND", "số 19A/QĐ-UBND"),
    ("scripts, styles and the title", "<html><head><title>t</title><style>p{}</style><script>var a='<p>65/KH-UBND</p>'</script></head><body>a<script>1</script></body></html>", "a"),
    ("nested hidden parts", "<noscript><noscript>x</noscript>y</noscript>a", "a"),
    ("a head left open", "<html><head><title>t<body><p>a</p>", "a"),
    ("what Word writes for itself", "<p>a<![if !supportLists]>b<![endif]>c<![d></p>", "abc"),
    ("comments", "a<!-- 65/KH-UBND -->b", "ab"),
    ("lines of the source are blanks", "<p>Kế hoạch\n   số\t65</p>", "Kế hoạch số 65"),
    ("but not where they are shown", "<pre>a\n  b</pre>", "a\n  b"),
    ("soft hyphens", "65/KH-&shy;UBND", "65/KH-UBND"),
    ("a no-break space stays", "số&nbsp;65", "số\u00a0265"[:3] + "65"),
    ("blocks are lines", "<div>a<p>b</p>c<br>d<br/>e</div>", "a\nb\nc\nd\ne"),
    ("a broken tag", "<p>a<p <b>c", "a\nc"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_html(tmp_path: Path, page: str, text: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    read = read_text(path)
    assert read.kind == "html" and re.sub(r"\n+", "\n", read.text).strip() == text


def test_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    letters = "".join(
        c if c in "ăâêôđơưĂÂÊÔĐƠƯ" else unicodedata.normalize("NFD", c) for c in "Nghị định của Chính phủ"
    )
    apart = re.sub(r"([ae o])\u0302", lambda m: unicodedata.normalize("NFC", m.group()), letters)
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>{apart}</p>'
    path.write_bytes(page.encode("cp1258"))
    assert read_text(path).text.strip() == "Nghị định của Chính phủ"


TEXTS: list[tuple[str, bytes, str]] = [
    ("as it is", "a\r\nđ \t b\n\n".encode(), "a\r\nđ \t b\n\n"),
    ("byte order mark", b"\xef\xbb\xbf" + "đ".encode(), "đ"),
    ("UTF-16 with its mark", "đ😀".encode("utf-16"), "đ😀"),
    ("UTF-16, big end first", b"\xfe\xff" + "đ".encode("utf-16-be"), "đ"),
    ("decomposed letters stay", unicodedata.normalize("NFD", "ệ").encode(), unicodedata.normalize("NFD", "ệ")),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_plain(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert read_text(path) == kg.text.Text(text, "txt", str(path))


def bomb() -> bytes:
    return docx(para("<w:r><w:t>" + "a" * 1000 + "</w:t></w:r>") * 140_000)


def dtd() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", " " * 5000 + f'<!DOCTYPE w:document [<!ENTITY a "x">]><w:document {W}/>')
    return out.getvalue()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<!DOCTYPE d [{entities}]><w:document {W}><w:p><w:t>&a11;</w:t></w:p></w:document>"
        )
    return out.getvalue()


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WHOLE = docx(para(run("Kế hoạch số 65/KH-UBND")))
BAD: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "a.txt", lambda: b"", "empty"),
    ("blanks", "a.txt", lambda: b" \r\n\t", "empty"),
    ("binary", "a.txt", lambda: b"ab\0cd" * 50, "binary"),
    ("a picture", "a.png", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
    ("UTF-16 without a mark", "a.txt", lambda: ("Ke hoach so 65/KH-UBND " * 9).encode("utf-16-le"), "utf16_no_mark"),
    ("half of UTF-16", "a.txt", lambda: "ab".encode("utf-16")[:-1], "not_utf16"),
    ("cp1258", "a.txt", lambda: "Kê hoach ngày".encode("cp1258"), "not_utf8"),
    ("TCVN3", "a.txt", lambda: b"K\xd5 ho\xb9ch s\xe8 65/KH-UBND ng\xb5y", "not_utf8"),
    ("a page that lies", "a.html", lambda: b"<meta charset='ascii'>K\xd5", "not_declared"),
    ("a zip", "a.docx", plain_zip, "no_docx"),
    ("a bomb", "a.docx", bomb, "docx_bomb"),
    ("a document type", "a.docx", dtd, "docx_dtd"),
    ("a billion laughs", "a.docx", laughs, "docx_dtd"),
    ("half a docx", "a.docx", lambda: WHOLE[: len(WHOLE) // 2], "bad_docx"),
    ("a spoilt docx", "a.docx", lambda: WHOLE.replace(WHOLE[90:110], bytes(20)), "bad_docx"),
    ("half a part", "a.docx", lambda: docx("<w:p>").replace(b"</w:p>", b""), "bad_docx"),
    ("a docx without text", "a.docx", lambda: docx(para()), "docx_empty"),
    ("a locked docx", "a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "locked_docx"),
    ("an old Word file", "a.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "doc"),
    ("an old Excel file", "a.xls", lambda: OLE, "old_office"),
    ("RTF", "a.doc", lambda: rb"{\rtf1 K}", "rtf"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(make())
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
    long.write_bytes(b"a" * (kg.text.LARGEST_TEXT + 1))
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


def pdf(pages: list[list[str]], *, scanned: bool = False) -> bytes:
    """A PDF with a text layer of any letters: a font of two-byte codes, and the map from codes to Unicode."""
    letters = sorted({c for page in pages for line in page for c in line})
    code = {c: n + 1 for n, c in enumerate(letters)}
    chunks = [letters[n : n + 100] for n in range(0, len(letters), 100)]
    cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
    cmap += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    for chunk in chunks:
        rows = "".join(f"<{code[c]:04x}> <{c.encode('utf-16-be').hex()}>\n" for c in chunk)
        cmap += f"{len(chunk)} beginbfchar\n{rows}endbfchar\n"
    cmap += "endcmap end end"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
    )
    objects.append(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /FontDescriptor 5 0 R /DW 500 >>"
    )
    objects.append(
        "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 500 1000] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    objects.append(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    kids = []
    for page in pages:
        lines = "".join(f"<{''.join(f'{code[c]:04x}' for c in line)}> Tj T*\n" for line in page)
        content = "0 0 9 9 re f" if scanned else f"BT /F 9 Tf 10 TL 20 1180 Td\n{lines}ET"
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9000 1200] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode("ascii")


@pytest.fixture
def pdfium() -> None:
    pytest.importorskip("pypdfium2")


@pytest.mark.usefixtures("pdfium")
def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([["Kế hoạch số 65/KH-UBND", "của UBND thành phố"], ["trang hai"]]))
    read = read_text(path)
    assert read.kind == "pdf"
    assert read.text.split("\n") == ["Kế hoạch số 65/KH-UBND", "của UBND thành phố", "", "trang hai"]


@pytest.mark.usefixtures("pdfium")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([["a"]], scanned=True), "scan"),
        (b"%PDF-1.7\nnothing of the kind", "bad_pdf"),
        (pdf([["a"]])[:300], "bad_pdf"),
        (
            pdf([["a"]]).replace(
                b"/Root 1 0 R",
                b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32
                + b"> /U <" + b"22" * 32 + b"> >>",
            ),
            "locked_pdf",
        ),
    ],
    ids=["scanned", "no pdf", "half", "locked"],
)  # fmt: skip
def test_pdf_that_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read_text(path)
    assert caught.value.reason == reason


def test_pdf_without_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([["a"]]))
    with pytest.raises(UnreadableError) as caught:
        read_text(path)
    assert caught.value.reason == "no_pdf_reader" and "vn-legal-kg[pdf]" in str(caught.value)


# One report in every format


def as_docx(text: str) -> bytes:
    """Each line a paragraph, each paragraph in runs of seven letters, as Word cuts them after corrections."""
    lines = text.split("\n")
    return docx("".join(para(*(run(line[n : n + 7]) for n in range(0, len(line), 7))) for line in lines))


def as_html(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Báo cáo</title></head><body>{lines}</body></html>".encode()


def as_pdf(text: str) -> bytes:
    lines = text.split("\n")
    return pdf([lines[n : n + 100] for n in range(0, len(lines), 100)])


FORMATS: dict[str, Callable[[str], bytes]] = {
    "md": lambda text: text.encode(),
    "utf16.txt": lambda text: text.encode("utf-16"),
    "crlf.txt": lambda text: text.replace("\n", "\r\n").encode(),
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMATS)
def test_one_report_reads_alike_in_every_format(tmp_path: Path, sample: Path, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    path = tmp_path / f"bao-cao.{form}"
    path.write_bytes(FORMATS[form](sample.read_text(encoding="utf-8")))
    told, expected = (cited(read_text(one).text) for one in (path, sample))
    assert len(expected) >= 20
    assert told == expected


def cited(text: str) -> list[tuple[object, ...]]:
    with open_store_once().conn as conn:
        reading = resolve_citations(text, find_citations(text), conn)
    return [
        (c.type, c.symbol, c.day, c.issuer.name if c.issuer else None, one.document)
        for one in reading.citations
        for c in (one.citation,)
    ]


_OPEN = SimpleNamespace(store=None)


def open_store_once():  # type: ignore[no-untyped-def]
    if _OPEN.store is None:
        _OPEN.store = open_store(":memory:")
    return _OPEN.store
