"""Plain text: which encoding it is in, or why it is no text."""

from __future__ import annotations

import codecs

from kg.text.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """The characters of `data`, unchanged but for a byte order mark. Raises UnreadableError."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise UnreadableError("utf16_no_mark" if _looks_like_utf16(data[:_SAMPLE]) else "binary")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError("not_utf16" if encoding == "utf-16" else "not_utf8", error.start) from None


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every other byte is mostly NUL, as in UTF-16 text of Latin letters."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    return max(even, odd) > half * 0.4 and min(even, odd) < half * 0.05
