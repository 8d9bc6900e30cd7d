"""The text of a PDF that has a text layer, page by page. Needs the extra `vn-legal-kg[pdf]`."""

from __future__ import annotations


def pdf_text(data: bytes) -> str:
    """The text of the PDF in `data`. Raises ValueError with one clear line: damaged, locked, scanned, no reader."""
    try:
        import pypdfium2
    except ImportError:
        raise ValueError("a PDF; install vn-legal-kg[pdf] to read it, or save it as .docx") from None
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"not a readable PDF ({error})") from None
    # a hyphen at the end of a line comes as U+FFFE, the line's end after it
    text = "\n\n".join(page.replace("\r\n", "\n").replace("\ufffe", "-") for page in pages)
    if not text.strip():
        raise ValueError("a PDF without a text layer (a scan); its text must be recognised first")
    return text
