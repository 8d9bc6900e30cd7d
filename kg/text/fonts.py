"""Documents whose letters are right only in the fonts .VnTime or VNI-Times: their characters are bytes of TCVN3 or VNI.

Word and PDF files of the years before Unicode keep "Nghị định" as "NghÞ ®Þnh". What the letters are, their statistics
tell, as for plain text (`kg.text.legacy`); the names of fonts are often gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.decoded import Decoded
from kg.text.legacy import decode_legacy
from kg.text.source_map import Fragment, part_of

#: Letters that Vietnamese has and no Western European alphabet: every second accented letter of a text in Unicode.
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_WESTERN = re.compile("[\xa1-\xff\uf0a1-\uf0ff]")
#: How rare they are, beside Western ones, in a text that is not in Unicode (but for a heading, say).
_RARE = 0.1
#: windows-1252 shows these bytes as characters beyond U+00FF.
_BYTES = {bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}

#: A font that calls itself a symbol font has its bytes in the private area.
_SYMBOL_FONT = {0xF000 + n: n for n in range(0x20, 0x100)}


def in_unicode(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments with their letters in Unicode, at the same places; as they are when they are so already.

    A letter of two characters stands where the first of them does, if they are parted.
    """
    text = "".join(text for text, _ in fragments)
    western = len(_WESTERN.findall(text))
    if not western or len(_VIETNAMESE.findall(text)) > western * _RARE:
        return fragments
    decoded = decode_legacy(b"".join(_bytes(text) for text, _ in fragments))
    return list(_decoded(fragments, text, decoded)) if decoded else fragments


def _bytes(text: str) -> bytes:
    """A byte for each character; "?" where there is none, and for every character of a text that is in Unicode."""
    if _VIETNAMESE.search(text):
        return b"?" * len(text)
    return bytes(_BYTES.get(c) or (ord(c) if "\0" < c <= "\xff" else 0x3F) for c in text.translate(_SYMBOL_FONT))


def _decoded(fragments: list[Fragment], text: str, decoded: Decoded) -> Iterator[Fragment]:
    """The letters of `decoded`, one to one in stretches, with the places of the characters that they were."""
    starts = decoded.starts
    assert starts is not None
    before = at = letter = 0
    for fragment, place in fragments:
        end = before + len(fragment)
        while letter < len(decoded.text) and starts[letter] < end:
            first, at = letter, starts[letter]
            letter += 1
            if starts[letter] == at + 1:
                while letter < len(decoded.text) and starts[letter] < end and starts[letter + 1] == starts[letter] + 1:
                    letter += 1
            shown = decoded.text[first:letter]
            until = min(starts[letter], end)
            if "?" in shown:  # what had no byte stays
                shown = "".join(c if c != "?" else text[at + n] for n, c in enumerate(shown))
            yield shown, None if place is None else part_of(place, len(fragment), at - before, until - before)
        before = end
