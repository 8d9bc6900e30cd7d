"""Plain text: which encoding it is in, or why it is no text."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The characters of `data`, unchanged but for a byte order mark. Raises ValueError when it is no text we read."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data[:4096]:
        raise ValueError("not a text file (it holds binary data)")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not {'UTF-16' if encoding == 'utf-16' else 'UTF-8'} text (byte {error.start}); save it as UTF-8 or as .docx"
        ) from None
