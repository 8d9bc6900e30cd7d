"""PDF: its text layer, what runs along its pages, and where each character stands."""

from __future__ import annotations

import sys
import zlib

import pytest

import kg.text.pdf
from kg.base.install import install_command
from kg.text import UnreadableError, limits, read_bytes
from kg.text.running import Line, part_lines
from kg.text.source_map import PageSpan
from tests.support.text_files import drawn_pdf, pdf, pdf_of, scanned_pdf, stream

pdfium = pytest.importorskip("pypdfium2")

BLANK = [""] * 110
PDFS: list[tuple[str, list[list[str]], str]] = [
    ("two pages", [["Kế hoạch số 65/KH-UBND", "của UBND thành phố"], ["trang hai"]], "Kế hoạch số 65/KH-UBND\ncủa UBND thành phố\ntrang hai\n"),
    ("a hyphen at the end of a line", [["số 195/KH-", "UBND ngày 5"]], "số 195/KH-UBND ngày 5\n"),
    ("a hyphen at the end of a page", [["số 195/KH-"], ["UBND ngày 5"]], "số 195/KH-\nUBND ngày 5\n"),
    ("a soft hyphen is drawn as a hyphen", [["số 195/KH\u00adUBND ngày 5"]], "số 195/KH-UBND ngày 5\n"),
    ("a number cut by a footer and a header", [
        ["a", "số 195/KH-", *BLANK, "Báo cáo năm 2023", "1"], ["Phường Xuân Đài", "UBND ngày 5", *BLANK, "Báo cáo năm 2023", "2"],
        ["Phường Xuân Đài", "c", *BLANK, "Báo cáo năm 2023", "3"],
    ], "Phường Xuân Đài\na\nsố 195/KH-UBND ngày 5\nc\nBáo cáo năm 2023\n"),
    ("a letter beyond U+FFFF", [["a 😀 b"]], "a 😀 b\n"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "text"), [row[1:] for row in PDFS], ids=[row[0] for row in PDFS])
def test_pdf(pages: list[list[str]], text: str) -> None:
    kind, source = read_bytes(pdf(pages))
    assert kind == "pdf" and source.text == text


@pytest.mark.parametrize("pages", [row[1] for row in PDFS], ids=[row[0] for row in PDFS])
def test_place_of_each_character(pages: list[list[str]]) -> None:
    data = pdf(pages)
    source = read_bytes(data)[1]
    with pdfium.PdfDocument(data) as document:
        shown = [document[n].get_textpage() for n in range(len(pages))]
        for n, c in enumerate(source.text):
            places = source.places(n, n + 1)
            assert places or c == "\n"
            for place in places:
                assert isinstance(place, PageSpan)
                codes = [pdfium.raw.FPDFText_GetUnicode(shown[place.page], at) for at in range(place.start, place.end)]
                written = b"".join(code.to_bytes(2, "little") for code in codes).decode("utf-16-le")
                assert written == c or (c == "-" and written in "\x02\ufffe\u00ad")


def test_boxes() -> None:
    data = pdf([["x"], ["Kế hoạch số 195/KH-", "UBND ngày 5"]])
    source = read_bytes(data)[1]
    start = source.text.index("195")
    (place,) = source.places(start, source.text.index(" ngày"))
    assert isinstance(place, PageSpan) and place.page == 1
    ((first, second),) = kg.text.pdf.boxes(data, [place])
    assert first[1] > second[1] and second[0] == pytest.approx(20, abs=3)  # left, bottom, right, top; two lines
    assert all(left < right and bottom < top for left, bottom, right, top in (first, second))


def lines(*pages: str) -> list[list[Line]]:
    """Pages of lines; "|" parts those at the top from those in the middle and at the bottom."""
    heights = [(0.05, 0.07, 0.09), (0.4, 0.43, 0.46, 0.49, 0.52, 0.55, 0.6), (0.93, 0.95, 0.97)]
    return [
        [
            Line(number, 100 * zone + n, height, text)
            for zone, (part, at) in enumerate(zip(page.split("|"), heights, strict=True))
            for n, (text, height) in enumerate(
                zip(filter(None, part.split("/")), at[-1 - part.count("/") :] if zone == 2 else at, strict=False)
            )
        ]
        for number, page in enumerate(pages)
    ]


RUNNING: list[tuple[str, list[str], str, str, str]] = [
    ("page numbers", ["|a/b|1", "|c/d|2"], "", "a b | c d", ""),
    ("page numbers in dashes", ["- 1 -|a/b|", "– 2 –|c/d|"], "", "a b | c d", ""),
    ("numbers that begin elsewhere", ["|a/b|5", "|c/d|6", "|e/f|7"], "", "a b | c d | e f", ""),
    ("the page in words", ["|a/b|Trang 1", "|c/d|Trang 2"], "", "a b | c d", ""),
    ("a header from the second page on", ["|a/b|", "Báo cáo|c/d|", "Báo cáo|e/f|"], "Báo cáo", "a b | c d | e f", ""),
    ("two lines", ["A/B|a/b|", "A/B|c/d|"], "A B", "a b | c d", ""),
    ("a number in a footer", ["|a/b|Xuân Đài - 1", "|c/d|Xuân Đài - 2"], "", "a b | c d", "Xuân Đài - 1"),
    ("odd and even pages", ["Lẻ|a/b|", "Chẵn|c/d|", "Lẻ|e/f|", "Chẵn|g/h|"], "Lẻ Chẵn", "a b | c d | e f | g h", ""),
    ("what stands once stays", ["Số 5|a/b|Nơi nhận", "c|d/e|f"], "", "Số 5 a b Nơi nhận | c d e f", ""),
    ("the same words in the body stay", ["x|a/b/c/d/e/f|y", "z|g/b/c/d/e/h|w"], "", "x a b c d e f y | z g b c d e h w", ""),
    ("a number of a table stays", ["x|a/15/c|y", "z|d/15/f|w"], "", "x a 15 c y | z d 15 f w", ""),
    ("one page", ["ỦY BAN|a/b|Nơi nhận"], "", "ỦY BAN a b Nơi nhận", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "headers", "body", "footers"), [row[1:] for row in RUNNING], ids=[row[0] for row in RUNNING]
)
def test_running_lines(pages: list[str], headers: str, body: str, footers: str) -> None:
    top, middle, bottom = part_lines(lines(*pages))
    assert " ".join(line.text for line in top) == headers
    assert " | ".join(" ".join(line.text for line in page) for page in middle) == body
    assert " ".join(line.text for line in bottom) == footers


def test_the_order_of_the_file_does_not_matter() -> None:
    """Word writes a page's footer before its text, others after it."""
    top, middle, bottom = part_lines([page[::-1] for page in lines("A|a/b|Z", "A|c/d|Z")])
    assert [line.text for line in (*top, *bottom)] == ["A", "Z"]
    assert [[line.text for line in page] for page in middle] == [["b", "a"], ["d", "c"]]


#: How text is written on a page that is turned clockwise when it is shown: its matrix, and its place at a height from
#: the top of the shown page (842 high and 595 wide, or turned 595 high).
TURNED = {
    0: ("1 0 0 1", lambda down: (60, 842 - down)),
    90: ("0 1 -1 0", lambda down: (down, 60)),
    180: ("-1 0 0 -1", lambda down: (500, down)),
    270: ("0 -1 1 0", lambda down: (595 - down, 800)),
}


@pytest.mark.parametrize("turn", TURNED)
def test_pages_that_are_turned(turn: int) -> None:
    """Tables lie on their side; and a page's box need not begin at 0."""
    matrix, place = TURNED[turn]
    kids = range(4, 10, 2)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 3 /Kids [%s] >>" % b" ".join(b"%d 0 R" % kid for kid in kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, kid in enumerate(kids):
        bottom = 570 if turn % 180 else 820
        words = [(20, "UBND"), (150, "abc"[number]), (300, "def"[number]), (bottom, f"- {number + 7} -")]
        written = " ".join(
            f"{matrix} {x + 1000} {y + 500} Tm ({text}) Tj" for down, text in words for x, y in [place(down)]
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [1000 500 1595 1342] /Rotate {turn} /Contents {kid + 1} 0 R "
            "/Resources << /Font << /H 3 0 R >> >> >>".encode()
        )
        objects.append(stream(f"BT /H 9 Tf {written} ET".encode()))
    assert read_bytes(pdf_of(objects))[1].text == "UBND\na\nd\nb\ne\nc\nf\n"


ENCRYPTED = pdf([["a"]]).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
)  # fmt: skip
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
HOSTILE: list[tuple[str, bytes, str]] = [
    ("nothing of the kind", b"%PDF-1.7\nnothing of the kind", "bad_pdf"),
    ("half", pdf([["a"]])[:300], "bad_pdf"),
    ("locked", ENCRYPTED, "locked_pdf"),
    ("an empty page", drawn_pdf(b""), "pdf_empty"),
    ("a page that is its own parent", pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]), "bad_pdf"),
    ("pages without end", pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 6000 /Kids [" + b"3 0 R " * 6000 + b"] >>", PAGE.encode()]), "many_pages"),
    ("a picture inside itself", drawn_pdf(b"/A Do", stream(b"/A Do", f"{FORM} /Resources << /XObject << /A 6 0 R >> >>"), resources="/XObject << /A 6 0 R >>"), "scan"),
]  # fmt: skip


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.scan.shutil.which", lambda _: None)


@pytest.mark.usefixtures("no_tesseract")
@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.reason == reason


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_without_a_recogniser() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(scanned_pdf(8, 8, bytes(64)))
    assert caught.value.reason == "scan" and "tesseract-ocr-vie" in str(caught.value)


@pytest.mark.usefixtures("no_tesseract")
def test_a_scanned_page_among_others_is_told() -> None:
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R] >>"]
    for content in (6, 7, 8):
        pages.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /H 9 0 R >> >> >>"
            % content
        )
    pages += [stream(b"BT /H 20 Tf 60 700 Td (a) Tj ET"), stream(b"0 0 9 9 re f"), stream(b"")]
    source = read_bytes(pdf_of([*pages, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]))[1]
    assert source.text == "a\n" and source.unread_pages == (2,)


def test_without_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(pdf([["a"]]))
    assert caught.value.reason == "no_pdf_reader" and install_command("pdf") in str(caught.value)


def test_objects_without_end_take_no_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.limits.PDF_SECONDS", 1)
    content = b"BT /H 9 Tf " + b"(a) Tj " * 9_000_000 + b"ET"
    data = drawn_pdf(b"BT ET").replace(stream(b"BT ET"), stream(zlib.compress(content), "/Filter /FlateDecode"))
    assert len(data) < 100_000
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.reason == "too_slow"


def test_more_memory_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits the memory of another program")
    data = pdf([["a"]])
    assert read_bytes(data)[1].text == "a\n"
    monkeypatch.setattr("kg.text.limits.PDF_MEMORY", 10 * limits.MB)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.reason == "bad_pdf"


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.limits.PDF_CHARACTERS", 10)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(pdf([["a" * 11]]))
    assert caught.value.reason == "long_pdf"
