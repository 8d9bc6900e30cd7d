"""What people type for a document, spelled out as documents print it.

nd59/2023 · NĐ59/2023/NĐ-CP · QD 01 cua UBND phuong 4 · 59-2023-ND-CP (a file's name) · Điều 5 Luật Đất đai 2024
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.base.syllables import TONE_MARKS
from kg.data import table
from kg.naming import fold, strip_marks

#: A part of a document named before it ("khoản 2 Điều 5 của Luật …"): a word and a label that is a number or a letter.
_PART = r"(?:điểm|diem|khoản|khoan|điều|dieu|mục|muc|chương|chuong|phần|phan|phụ\ lục|phu\ luc)"
_PARTS = re.compile(
    rf"^(?:{_PART}\s+(?:\d+(?:\.\d+)*[a-zđ]?|[ivxlc]+|[a-zđ])(?=[\s,;])[\s,;]*(?:của\s+|cua\s+)?)+",
    re.IGNORECASE | re.VERBOSE,
)
#: "59-2023-ND-CP", "10-2022-QH15": as files are called, where a name holds no slash.
_FILED_BY_YEAR = re.compile(r"(?<![\w/-])(\d{1,5}[a-z]?)-((?:19|20)\d{2})-([^\W\d_][\w-]*)(?![\w/])", re.IGNORECASE)
_FILED = re.compile(r"(?<![\w/-])(\d{1,5}[a-z]?)-([^\W\d_]{2,5})-([^\W\d_][\w-]*)(?![\w/])", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:docx?|pdf|txt|html?|odt|rtf|md)$", re.IGNORECASE)


def spelled_out(typed: str) -> str:
    """`typed` with its shorthand spelled out: the type word for a code before a number, slashes, no pinpoint.

    "nd59/2023" → "nghị định 59/2023"; "59-2023-ND-CP.docx" → "59/2023/ND-CP"; "Điều 5 BLDS" → "BLDS". What is no such
    shorthand stays as it is.
    """
    text = _put_together(_PARTS.sub("", typed) or typed)
    if "/" not in text:
        text = _FILED_BY_YEAR.sub(r"\1/\2/\3", _SUFFIX.sub("", text))
        text = _FILED.sub(lambda m: f"{m[1]}/{m[2]}-{m[3]}" if fold(m[2]) in _codes() else m[0], text)
    return _glued().sub(lambda m: f"{_codes()[fold(m[1])]} ", text)


#: A symbol of which blanks, or nothing at all, are left for its marks: "tt 01 2021 tt bkhdt", "48NQTW".
_TYPE_BEFORE = r"((?:[^\W\d_]+\s+){0,4}?)"
_YEAR_TYPED = r"((?:19|20)\d{2})"
_IN_WORDS = re.compile(
    rf"{_TYPE_BEFORE}(\d{{1,5}})\s+(?:{_YEAR_TYPED}\s+)?([^\W\d_]{{2,5}})[\s-]+([^\W\d_]{{2,10}})", re.IGNORECASE
)
_OF_ASSEMBLY = re.compile(rf"{_TYPE_BEFORE}(\d{{1,4}})\s+{_YEAR_TYPED}\s+((?:qh|ubtvqh)\d{{1,2}})", re.IGNORECASE)
_IN_ONE = re.compile(rf"{_TYPE_BEFORE}(\d{{1,5}}?){_YEAR_TYPED}?([^\W\d_]{{4,14}})", re.IGNORECASE)
_OF_PARTY = frozenset("tw tu hu qu du thu".split())


def _put_together(typed: str) -> str:
    """A symbol typed without its marks, and nothing else beside it but its type, with them; else as it is."""
    if (assembly := _OF_ASSEMBLY.fullmatch(typed)) is not None:
        return f"{assembly[1]}{assembly[2]}/{assembly[3]}/{assembly[4]}"
    if (apart := _IN_WORDS.fullmatch(typed)) is not None:
        before, number, year, kind, office = apart.groups()
    elif (one := _IN_ONE.fullmatch(typed)) is not None:
        before, number, year, letters = one.groups()
        cut = next((n for n in range(len(letters) - 2, 1, -1) if _is_symbol(letters[:n], letters[n:])), 0)
        kind, office = letters[:cut], letters[cut:]
    else:
        return typed
    if not _is_symbol(kind, office):
        return typed
    if fold(office) in _OF_PARTY:
        return typed if year else f"{before}{number}-{kind}/{office}"
    return f"{before}{number}/{year}/{kind}-{office}" if year else f"{before}{number}/{kind}-{office}"


def _is_symbol(kind: str, office: str) -> bool:
    """Whether these are the letters of a type and of an office, as symbols bear them."""
    return fold(kind) in _codes() and fold(office) in _offices()


@cache
def _offices() -> frozenset[str]:
    """The letters of offices, folded."""
    bodies = table("bodies")
    rows = (*bodies["central"], *bodies["local"], *bodies["departments"])
    return frozenset(fold(code) for row in rows for code in row["codes"]) | _OF_PARTY


def marked(word: str) -> str:
    """A word in lower case with its tone mark last: "thuỷ" and "thủy" are one word, "vang" and "vàng" are two."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(letter for letter in letters if letter in TONE_MARKS)
    kept = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONE_MARKS))
    return kept.replace("ð", "đ") + tones


@cache
def _codes() -> dict[str, str]:
    """A type's code as people type it, folded ("nd"), and the word of that type ("nghị định")."""
    rows = [row for row in table("document_types")["types"] if row["type"] != "other"]  # which has no word of its own
    found = {fold(code): row["words"][0].lower() for row in reversed(rows) for code in row["codes"] if len(code) > 1}
    return {code: word for code, word in found.items() if code.isalpha()}


@cache
def _glued() -> re.Pattern[str]:
    """A code right before a number ("NĐ59", "QD 01", "ct so 7"): never inside a symbol."""
    spelled = {code for row in table("document_types")["types"] for code in row["codes"] if fold(code) in _codes()}
    spelled |= {strip_marks(code) for code in spelled}
    words = "|".join(sorted(map(re.escape, spelled), key=len, reverse=True))
    return re.compile(rf"(?<![\w/-])({words})(?:-CP)?[\s.]*(?:(?:số|so)[\s.:]*)?(?=\d)", re.IGNORECASE)
