"""Files of every format, written by hand: what the tests of the readers read."""

from __future__ import annotations

import html
import io
import zipfile

from kg.text.legacy import encodings

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, *, names: str = f"{W} {MC}", packed: bool = True, **parts: str) -> bytes:
    """A Word document with `body` inside w:body; other parts by name (footnotes=…, header1=…)."""
    content = {"[Content_Types].xml": "<Types/>"}
    content["word/document.xml"] = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    content |= {f"word/{name}.xml": f"<w:part {names}>{xml}</w:part>" for name, xml in parts.items()}
    return zipped(content, packed=packed)


def zipped(parts: dict[str, str], *, packed: bool = True) -> bytes:
    """An archive of the parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
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


def pdf(pages: list[list[str]]) -> bytes:
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
        content = f"BT /F 9 Tf 10 TL 20 1180 Td\n{lines}ET"
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9000 1200] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    return pdf_of([one.encode("ascii") for one in objects])


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode("ascii")


def stream(content: bytes, entries: str = "") -> bytes:
    """An object with a stream."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def drawn_pdf(content: bytes, *more: bytes, resources: str = "", box: str = "0 0 595 842") -> bytes:
    """A PDF of one page with this content, which may use Helvetica as /H and the objects `more`, numbered from 6."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << /Font << /H 5 0 R >> {resources} >> >>".encode(),
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *more,
        ]
    )


def scanned_pdf(width: int, height: int, grey: bytes) -> bytes:
    """A PDF whose only page is a picture of so many shades of grey, a byte each."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return drawn_pdf(b"595 0 0 842 0 0 cm /I Do", stream(grey, entries), resources="/XObject << /I 6 0 R >>")


def in_encoding(text: str, name: str) -> bytes:
    """`text` in TCVN3, VNI or windows-1258; TCVN3 writes capitals with tone marks as small letters."""
    encoding = next(one for one in encodings() if one.name == name)
    written = {letter: key for key, letter in encoding.letters.items()} | {
        letter: key
        for key, letter in encoding.letters.items()
        if len(key) == 1 or key[-1].islower() == key[0].islower()
    }
    return "".join(c if c < "\x80" else written.get(c) or written[c.lower()] for c in text).encode("latin-1")
