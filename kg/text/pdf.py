"""The text of a PDF that has a text layer, page by page. Needs the extra `vn-legal-kg[pdf]`."""

from __future__ import annotations

import re

from kg.text.errors import UnreadableError

#: How pdfium gives a hyphen at the end of a line; in a symbol it is a hyphen, and Vietnamese has no others.
_END_HYPHEN = re.compile("[\x02\ufffe]")


def pdf_text(data: bytes) -> str:
    """The text of the PDF in `data`. Raises UnreadableError: damaged, locked, scanned, no reader."""
    try:
        import pypdfium2
    except ImportError:
        raise UnreadableError("no_pdf_reader") from None
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("locked_pdf" if "password" in str(error).lower() else "bad_pdf") from None
    text = "\n\n".join(_END_HYPHEN.sub("-", page.replace("\r\n", "\n")) for page in pages)
    if not text.strip():
        raise UnreadableError("scan")
    return text
