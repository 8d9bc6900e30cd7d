"""Vietnamese text from before Unicode: TCVN3 (ABC), VNI and windows-1258, told apart by the words that they give.

Each encoding is tried; the one whose accented words are Vietnamese syllables is it. Where that is doubtful (few words,
or two readings), nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from kg.base.syllables import TONE_MARKS, is_syllable
from kg.data import table
from kg.text.decoded import Decoded

#: Accented words looked at, and how many of them there must be.
_MOST, _FEWEST = 2000, 4
#: The share of them that must be syllables, and how far the next best encoding must stay behind.
_SURE, _AHEAD = 0.8, 0.3

_TONE_BYTES = "\xcc\xd2\xde\xec\xf2"  # of windows-1258, after the letter
_ACCENTED = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SYMBOL = re.compile(r"\S*[\d/]\S*")


@dataclass(frozen=True, slots=True)
class Legacy:
    """An encoding: what stands for its one or two bytes (as ISO 8859-1), and whether capitals lack tone marks."""

    name: str
    letters: dict[str, str]
    pattern: re.Pattern[str]
    small_only: bool


def decode_legacy(data: bytes) -> Decoded | None:
    """`data` in the legacy encoding that gives Vietnamese; None when none does, or more than one."""
    if b"\0" in data:
        return None
    ranked = sorted(((_vietnamese(data, one), one) for one in encodings()), key=lambda pair: -pair[0])
    (best, encoding), (second, _) = ranked[:2]
    return convert(data, encoding) if best >= _SURE and best - second >= _AHEAD else None


def convert(data: bytes, encoding: Legacy) -> Decoded:
    """`data` read in `encoding`; bytes that it does not use are read as windows-1252."""
    text, lengths = _convert(data, encoding)
    if encoding.small_only:
        text = _with_capitals(text)
    return Decoded(text, encoding.name, starts=array("I", accumulate(lengths, initial=0)))


@cache
def encodings() -> tuple[Legacy, ...]:
    """TCVN3 and VNI from their table, windows-1258 from Python's codec and its five tone marks."""
    rows: list[Any] = table("legacy_encodings")["encodings"]
    return (
        *(_legacy(row["name"], row["letters"], row["name"] == "TCVN3") for row in rows),
        _legacy("windows-1258", _windows_1258(), False),
    )


def _legacy(name: str, letters: dict[str, str], small_only: bool) -> Legacy:
    signs = {chr(n): sign for n in range(0x80, 0xC0) if not (sign := _windows_1252(n)).isalpha()}  # quotation marks
    letters = signs | letters
    if name == "VNI":  # "UÛ" is also typed "Uû"; the letter says the case
        letters = {key[0] + key[1:].swapcase(): value for key, value in letters.items() if len(key) == 2} | letters
    pairs = {key for key in letters if len(key) == 2}
    first, second = ("".join(map(re.escape, sorted({key[n] for key in pairs}))) for n in (0, 1))
    single = r"[\x80-\xff]"
    return Legacy(name, letters, re.compile(rf"[{first}][{second}]|{single}" if pairs else single), small_only)


def _windows_1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))


def _windows_1258() -> dict[str, str]:
    letters = {chr(n): bytes([n]).decode("cp1258", "replace").replace("\ufffd", chr(n)) for n in range(0x100)}
    pairs = {
        letter + mark: whole
        for letter, shown in letters.items()
        if shown.isalpha()
        for mark in _TONE_BYTES
        if len(whole := unicodedata.normalize("NFC", shown + letters[mark])) == 1
    }
    return {key: shown for key, shown in letters.items() if key >= "\x80"} | pairs


def _convert(data: bytes, encoding: Legacy) -> tuple[str, bytearray]:
    """The text, and of how many bytes each of its characters was made."""
    source = data.decode("latin-1")
    parts: list[str] = []
    lengths = bytearray()
    at = 0
    for match in encoding.pattern.finditer(source):
        found = match.group()
        letter = encoding.letters.get(found)
        if letter is None:  # two bytes that make no letter together, or a byte that is not used
            letter = "".join(encoding.letters.get(c, c) for c in found)
            widths = [1] * len(found)
        else:
            widths = [len(found)]
        parts += (source[at : match.start()], letter)
        lengths += b"\1" * (match.start() - at)
        lengths += bytes(widths)
        at = match.end()
    parts.append(source[at:])
    lengths += b"\1" * (len(source) - at)
    return "".join(parts), lengths


def _vietnamese(data: bytes, encoding: Legacy) -> float:
    """Which share of the accented words is Vietnamese; 0 when there are too few to tell."""
    text, _ = _convert(data[: _MOST * 20], encoding)
    words = [match.group() for match in _ACCENTED.finditer(text)][:_MOST]
    return sum(map(is_syllable, words)) / len(words) if len(words) >= _FEWEST else 0.0


def _with_capitals(text: str) -> str:
    """TCVN3 has no capitals with tone marks ("NGHị ĐịNH", "ủY BAN"): small ones among capitals are capitals.

    They are in a word without a sure small letter that has two sure capitals or ends in one, and everywhere in a
    line of such words ("Bộ CÔNG AN"); a symbol ("Số: 5/QĐ-UBND") is no such word.
    """
    return "\n".join(map(_line_with_capitals, text.split("\n")))


def _line_with_capitals(line: str) -> str:
    if _TONED.isdisjoint(line):
        return line
    words = list(_LETTERS.finditer(line))
    shapes = [_shape(word.group()) for word in words]
    symbols = [match.span() for match in _SYMBOL.finditer(line)]
    plain = [not any(start <= word.start() < end for start, end in symbols) for word in words]
    heading = "small" not in shapes and sum(s == "capitals" for s, p in zip(shapes, plain, strict=True) if p) >= 2
    parts: list[str] = []
    at = 0
    for word, shape in zip(words, shapes, strict=True):
        if shape == "capitals" or (heading and shape != "small"):
            parts += (line[at : word.start()], word.group().upper())
            at = word.end()
    return "".join((*parts, line[at:]))


def _shape(word: str) -> str:
    """What the letters that are sure say of the case of the others: "small", "capitals", or nothing ("Hồ", "ở")."""
    sure = [c for c in word if c not in _TONED]
    if any(c.islower() for c in sure):
        return "small"
    return "capitals" if len(sure) >= 2 or (word[0] in _TONED and word[-1] not in _TONED) else "open"


#: The letters that TCVN3 has small only: those with a tone mark.
_TONED = frozenset(
    c
    for n in (*range(0xE0, 0x180), *range(0x1EA0, 0x1EFA))
    if (c := chr(n)).islower() and set(unicodedata.normalize("NFD", c)) & TONE_MARKS
)
