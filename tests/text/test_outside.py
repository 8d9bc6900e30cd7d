"""What other programs read: LibreOffice (.doc, .odt, .rtf) and Tesseract (pictures). Skipped where they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cite.find import find_citations
from kg.text import UnreadableError, limits, office, outside, read_bytes, scan
from kg.text.source_map import PictureBox, RunSpan
from tests.support import SAMPLES
from tests.support.text_files import drawn_pdf, scanned_pdf, zipped

SAMPLE = SAMPLES / "tinh-phu-yen-2023.txt"

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
needs_tesseract = pytest.mark.skipif(not scan.has_tesseract(), reason="needs Tesseract with its Vietnamese model")


def cited(text: str) -> list[tuple[object, ...]]:
    return [(c.type, c.symbol, c.day, c.issuer.name if c.issuer else None) for c in find_citations(text)]


@pytest.fixture(scope="module")
def report() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def as_rtf(text: str) -> bytes:
    letters = "".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in text)
    return b"{\\rtf1\\ansi " + letters.replace("\n", "\\par\n").encode() + b"}"


def as_odt(text: str) -> bytes:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.replace("&", "&amp;").split("\n"))
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "manifest")
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({
        "mimetype": kind,
        "content.xml": f"<office:document-content {names} office:version='1.2'><office:body><office:text>{paragraphs}"
        "</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": f"<manifest:manifest {names} manifest:version='1.2'><manifest:file-entry manifest:full-path='/' "
        f"manifest:media-type='{kind}'/><manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/>"
        "</manifest:manifest>",
    }, packed=False)  # fmt: skip


@pytest.fixture(scope="module")
def printed(report: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """The report as LibreOffice saves it: .doc and .pdf."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "a.rtf").write_bytes(as_rtf(report))
    files = {}
    for form in ("doc", "pdf"):
        words = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            form,
        ]
        subprocess.run([*words, "--outdir", folder, folder / "a.rtf"], check=True, capture_output=True, timeout=120)
        files[form] = (folder / f"a.{form}").read_bytes()
    yield files


@needs_office
@pytest.mark.parametrize("form", ["doc", "pdf", "rtf", "odt"])
def test_one_report_reads_alike(report: str, printed: dict[str, bytes], form: str) -> None:
    data = printed.get(form) or {"rtf": as_rtf, "odt": as_odt}[form](report)
    kind, source = read_bytes(data, "bao-cao")
    assert kind == form and cited(source.text) == cited(report)
    if form != "pdf":
        places = source.places(0, len(source.text))
        assert places and all(isinstance(place, RunSpan) for place in places)


@needs_office
def test_word_xml() -> None:
    page = b"""<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument
        xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>65/KH-UBND</w:t></w:r></w:p></w:body></w:wordDocument>"""
    kind, source = read_bytes(page, "a.doc")
    assert (kind, source.text) == ("doc", "65/KH-UBND\n")


@needs_office
@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_what_libreoffice_cannot_read(printed: dict[str, bytes], form: str) -> None:
    """Left alone it reads what is damaged as a text of its bytes."""
    bad = {
        "doc": printed["doc"][:512] + "WordDocument".encode("utf-16-le"),
        "rtf": b"{\\rtf1 K",
        "odt": zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, packed=False),
    }
    with pytest.raises(UnreadableError) as caught:
        read_bytes(bad[form])
    assert caught.value.reason == "bad_office"


@needs_office
def test_libreoffice_leaves_nothing_behind(report: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Given up in the middle, it is ended with its children, and its profile is gone."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.3)
    with pytest.raises(UnreadableError) as caught:
        office.to_docx(as_rtf(report))
    assert caught.value.reason == "too_slow" and not list(tmp_path.iterdir())
    time.sleep(0.2)
    lines = (
        [Path(f"/proc/{pid}/cmdline") for pid in os.listdir("/proc") if pid.isdigit()] if Path("/proc").is_dir() else []
    )
    assert not [line for line in lines if line.exists() and str(tmp_path).encode() in line.read_bytes()]


#: What Tesseract reads of Helvetica; it has no letters with two marks.
WORDS = ["Quy ch\xe9 65/KH-UBND ng\xe0y 05/3/2024", "10/2022/QH15 ng\xe0y 10/11/2022"]


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int, bytes]:
    """A page with two lines, drawn: width, height, shades of grey."""
    from kg.text.pdfium import draw

    content = f"BT /H 20 Tf 60 700 Td ({WORDS[0]}) Tj 0 -60 Td ({WORDS[1]}) Tj ET"
    file = tmp_path_factory.mktemp("picture") / "page.pgm"
    draw(drawn_pdf(content.encode("latin-1")), 0, file)
    head, pixels = file.read_bytes().split(b"\n", 1)
    _, width, height, _ = head.split()
    assert (int(width), int(height)) == (2480, 3509) and len(pixels) == 2480 * 3509
    return int(width), int(height), pixels


def assert_recognised(kind: str, data: bytes) -> None:
    told, source = read_bytes(data, "a")
    assert told == kind
    assert [c.symbol for c in find_citations(f"Kế hoạch số {source.text[source.text.index('65') :]}")][:1] == [
        "65/KH-UBND"
    ]
    start = source.text.index("65/KH-UBND")
    (place,) = source.places(start, start + 3)
    assert isinstance(place, PictureBox) and place.page == 0 and place.certainty > 0.5
    assert 0.1 < place.left < place.right < 0.6 and 0.14 < place.top < place.bottom < 0.18
    assert source.places(start - 1, start) == []
    assert "\n10/2022/QH15" in source.text


@needs_tesseract
def test_a_scanned_pdf(picture: tuple[int, int, bytes]) -> None:
    pytest.importorskip("pypdfium2")
    assert_recognised("pdf", scanned_pdf(*picture))


@needs_tesseract
def test_a_picture(picture: tuple[int, int, bytes]) -> None:
    width, height, grey = picture
    tags = [
        (256, 4, width),
        (257, 4, height),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, height),
        (279, 4, len(grey)),
    ]
    entries = b"".join(
        tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + (1).to_bytes(4, "little") + value.to_bytes(4, "little")
        for tag, kind, value in tags
    )
    at = 8 + len(grey) + len(grey) % 2
    tiff = b"II*\0" + at.to_bytes(4, "little") + grey + bytes(len(grey) % 2)
    assert_recognised("image", tiff + len(tags).to_bytes(2, "little") + entries + bytes(4))


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (scanned_pdf(200, 200, b"\xff" * 40_000), "scan_blank"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "bad_image"),
        (b"II*\0" + bytes(50), "bad_image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "bad_image"),
    ],
    ids=["a blank page", "png", "tif", "jpg"],
)
def test_pictures_without_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.reason == reason


@needs_tesseract
def test_too_many_scanned_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SCAN_PAGES", 0)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(scanned_pdf(8, 8, bytes(64)))
    assert caught.value.reason == "long_scan"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of another program")
def test_a_program_may_not_take_more_memory_than_allowed() -> None:
    words = [sys.executable, "-c", "import time; time.sleep(.2); print(len(bytes(10**9)))"]
    assert outside.run(words, seconds=20, memory=1 << 32) == (0, b"1000000000\n")
    code, out = outside.run(words, seconds=20, memory=1 << 29)
    assert code == 1 and out == b""


def test_a_program_that_does_not_end() -> None:
    with pytest.raises(UnreadableError) as caught:
        outside.run([sys.executable, "-c", "while True: pass"], seconds=0.3, memory=1 << 32)
    assert caught.value.reason == "too_slow"


def test_a_program_that_does_not_listen() -> None:
    words = [sys.executable, "-c", "import sys; sys.exit(3)"]
    assert outside.run(words, seconds=20, memory=1 << 32, data=b"x" * 1_000_000) == (3, b"")
