"""Plain text: which encoding it is in, or why it is no text; and from its characters back to its bytes."""

from __future__ import annotations

import codecs

from kg.text.decoded import Decoded
from kg.text.errors import UnreadableError
from kg.text.source_map import SourceMap

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def read_plain(data: bytes) -> SourceMap:
    """The text of a .txt file, unchanged but for its encoding. Raises UnreadableError."""
    return decode(data).source()


def decode(data: bytes) -> Decoded:
    """The characters of `data`: UTF-8, UTF-16, or a legacy encoding that its letters betray. Raises UnreadableError."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if not encoding:
        encoding = _utf16(data) if b"\0" in data and not _has_few_nuls(data) else "utf-8"
    try:
        return Decoded(data[len(mark) :].decode(encoding), encoding, len(mark))
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and not mark:
            from kg.text.legacy import decode_legacy

            if legacy := decode_legacy(data):
                return legacy
        raise UnreadableError("not_utf8" if encoding == "utf-8" else "not_utf16", error.start) from None


def _utf16(data: bytes) -> str:
    """The encoding of UTF-16 without its mark: half of its bytes say which alphabet, and nearly all of them say Latin.

    Latin letters have 00, 01 or 1E there (all of Vietnamese), the other byte is hardly ever one of these.
    """
    sample = data[:_SAMPLE]
    even, odd = (sum(byte in (0x00, 0x01, 0x1E, 0x20) for byte in sample[first::2]) for first in (0, 1))
    half = max(len(sample) // 2, 1)
    if len(data) % 2 == 0 and max(even, odd) > half * 0.9 and sample.count(0) > half * 0.4:
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        if not _controls(sample[: len(sample) // 2 * 2].decode(encoding, "replace")):
            return encoding
    raise UnreadableError("binary")


def _has_few_nuls(data: bytes) -> bool:
    """Whether `data` is UTF-8 but for a NUL here and there, as text layers of PDF leave them."""
    count = data.count(0)
    if count * _FEW_NULS > len(data) or b"\0\0\0" in data:
        return False
    try:
        return not _controls(data.replace(b"\0", b"").decode("utf-8"))
    except UnicodeDecodeError:
        return False


#: One in so many bytes may be a NUL.
_FEW_NULS = 40


def _controls(text: str) -> bool:
    return any((c < " " and c not in "\t\n\v\f\r") or c == "\ufffd" for c in text)
