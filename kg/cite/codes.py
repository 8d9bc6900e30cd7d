"""The codes of a symbol: "KH-UBND", "NĐ-CP", "TTLT-BTC-BNV", read and repaired.

    codes = code {"-" code}       each in its known spelling, or in capitals

A register of codes (`data/document_types.json`, `data/bodies.json`) decides between readings; what it does not
know is kept as printed when it is in capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.base.patterns import late
from kg.cite.trie import spell
from kg.cite.vocabulary import (
    DRAFTER_CODES,
    PARTY_CODES,
    TYPE_CODES,
    body_of_code,
    canonical_code,
    is_numbered,
    split_code,
)
from kg.model import DocType
from kg.tuples import NamedTuple

_ALNUM = r"[^\W_¹²³⁰⁴-⁹]"  # superior figures are footnote marks
_CODE = late(rf"[^\W\d_](?:{_ALNUM}|&(?=[^\W\d_])|\s?&\s?(?=[A-ZĐ]{{2}})){{0,19}}")
_BLANKS = late(r"\s+")
#: The number of a legislature with letters for its figures: "QHl5", "QH1O".
_TERM_LETTERS = late(r"(QH|UBTVQH|HĐND)([0-9lIoO]{1,2})$")


#: Codes written without a flaw, and what comes next when it could still belong to them.
def _tight(alnum: str) -> re.Pattern[str]:
    return late(
        rf"([^\W\d_]{alnum}{{0,19}}(?:-[^\W\d_]{alnum}{{0,19}}){{0,4}})(?!{alnum}|[_&])(\s{{0,6}}[-‐‑–—_/]\s{{0,6}}[^\W_])?"
    )


_TIGHT_BEFORE_NOTE = _tight(_ALNUM)
#: The same where none of the superior figures stands that are in no Latin alphabet: found and compiled much faster.
_TIGHT = _tight(r"[^\W_¹²³]")
_SUPERIOR = frozenset("⁰⁴⁵⁶⁷⁸⁹")
_SEPARATOR = late(r"(\s{0,6})([-‐‑–—_/])(\s{0,6})(?=[^\W\d_])")
#: Letters of other alphabets that look like ours, and get into texts by the wrong keyboard: Icelandic Ð, Cyrillic С.
#: Letters that look like figures.
FIGURES = str.maketrans("OolI", "0011")
_LOOKALIKES = str.maketrans("ÐðАВЕКМНОРСТХІаеорсхі", "ĐđABEKMHOPCTXIaeopcxi")
#: A hyphen lost between the type and the body, "91/2017/NĐ CP", or a point in its place, "45/KH.UBND", and a body's
#: code in capitals after it.
_LOST_HYPHEN = late(rf"(?:[ \t\xa0]{{1,3}}|\.)(?=([^\W\d_]{_ALNUM}{{1,9}})(?!{_ALNUM}|[-&/]))")
#: A code in two pieces, "N Đ-CP", "NĐ-C P", "QĐ-UB ND"; and the second piece of one that is a code without it too.
_IN_TWO = late(r"([A-ZĐ]{1,4}) ([A-ZĐ]{1,4}|Tg|g)(?![\w/.])")
_SECOND_PIECE = late(r" (?:ND|g)(?![\w/])")
_FIRST_PIECES = frozenset(("UB", "TT"))
#: The term of the National Assembly apart from its code: "10/2022/QH 15".
_TERM = late(r"[ \t\xa0]{1,2}(1?\d)(?![\d/.,]\d|\d|/)")
#: A word stuck to the last code: "59/2023/NĐ-CPngày".
_STUCK = late(r"(?:ngày|của|về)$")
_STUCK_WORD = late(r"[A-ZĐ][^\W\d_A-ZĐ]{2,}$")
#: What follows a drafter that stands behind a spaced hyphen, "512/UBND - NC ngày"; a clause goes on otherwise.
_AFTER_DRAFTER = late(r"\s{1,8}(?:ngày|của|về)\s|\s{0,8}(?:[,;.)]|$)")
_MOST_CODES = 6
#: An abbreviation in lower case: no vowels but those that stand for Ủy, Ương and the like.
_LOWER_CASE = late(r"(?=[^aeoy]*[bcdđghklmnpqrstvx])[bcdđghiklmnpqrstuvx&]{2,10}")
_LOWER_CASE_CODES = frozenset(
    {"nđ", "nd", "qđ", "qd", "tt", "nq", "ct", "cp", "ttg", "ubnd", "hđnd", "kh", "btc", "qh", "tw"}
)


class Codes(NamedTuple):
    """Codes as read: where they end, the codes, the repairs' rules; `known` when the register has them."""

    end: int
    codes: tuple[str, ...]
    known: bool
    rules: tuple[str, ...]
    type: DocType | None


def codes_at(text: str, pos: int) -> Codes | None:
    """The codes that start at `pos`; None when they are plain words."""
    if (plain := plain_codes(text, pos)) is not None:
        end, read = plain
        return Codes(end, read.codes, True, (), read.type)
    return _read(text, pos)


class Flawless(NamedTuple):
    """A group of codes in which every one is known as printed, e.g. "KH-UBND"."""

    codes: tuple[str, ...]
    type: DocType | None
    goes_on: re.Pattern[str] | None  # what could still belong to them
    known: bool  # the type or the body is in the tables
    party: bool  # a type and a body of the Party's


def plain_codes(text: str, pos: int) -> tuple[int, Flawless] | None:
    """The codes that start at `pos` when each is known as printed and nothing is wrong: (end offset, codes)."""
    tight = _TIGHT.match(text, pos)
    read = _flawless(tight[1]) if tight is not None else None
    if read is None and tight is not None and not _SUPERIOR.isdisjoint(tight[1]):
        tight = _TIGHT_BEFORE_NOTE.match(text, pos)
        read = _flawless(tight[1]) if tight is not None else None
    if tight is None or read is None or tight[2] is not None:
        return None
    end = tight.end(1)
    return None if read.goes_on is not None and read.goes_on.match(text, end) else (end, read)


@lru_cache(maxsize=8192)
def _flawless(printed: str) -> Flawless | None:
    codes = tuple(printed.split("-"))
    if any(canonical_code(code) != code for code in codes):
        return None
    kind = TYPE_CODES.get(codes[0])
    goes_on = _TERM if is_numbered(codes[-1]) else _LOST_HYPHEN if kind is not None and len(codes) == 1 else None
    if goes_on is None and codes[-1] in _FIRST_PIECES and len(codes) > 1:
        goes_on = _SECOND_PIECE
    known = kind is not None or body_of_code(codes[0]) is not None
    return Flawless(codes, kind, goes_on, known, kind is not None and len(codes) == 2 and codes[1] in PARTY_CODES)


def _read(text: str, pos: int) -> Codes | None:
    codes: list[str] = []
    rules: list[str] = []
    known = True
    end = pos
    while len(codes) < _MOST_CODES and (found := _CODE.match(text, pos)):
        printed = _BLANKS.sub("", found.group()).translate(_LOOKALIKES)
        code = canonical_code(printed)
        if code is None and (term := _TERM_LETTERS.match(printed)):
            code = canonical_code(term[1] + term[2].translate(FIGURES))
        end_here = found.end()
        if text[end_here : end_here + 1] == " " and (whole := _put_together(text, pos, codes)) is not None:
            code, end_here = whole
        halves = split_code(printed) if code is None and not codes else None
        if halves:
            codes += halves
            rules.append("lost_hyphen")
        elif code is not None and (_is_code_case(printed, code) or (printed.islower() and text[pos - 1] in "/-")):
            codes.append(code)
            if code != found.group():
                rules.append("letters" if end_here == found.end() else "spacing")
        elif (stem := _without_footnote(printed) or without_word(printed)) is not None:
            codes.append(stem)
            end = found.start() + len(stem)
            break
        elif _is_capitals(printed):
            codes.append(printed)
            known = known and len(codes) > 1
        elif _LOWER_CASE.fullmatch(printed) and text[pos - 1] in "/-" and not text[end_here : end_here + 1].isalnum():
            codes.append(printed.upper())  # registers of titles print everything in lower case: "3908/byt-dp"
            rules.append("letters")
            known = known and len(codes) > 1
        else:
            break
        end = end_here
        if is_numbered(codes[-1]) and (term := _TERM.match(text, end)):
            codes[-1] += term[1]
            end = term.end()
        between = _SEPARATOR.match(text, end)
        if between is None:
            lost = _LOST_HYPHEN.match(text, end) if len(codes) == 1 and codes[0] in TYPE_CODES else None
            if lost is None or text[pos - 1] != "/" or not _is_body_in_capitals(lost[1]):
                break
            rules.append("lost_hyphen")
            pos = lost.end()
            continue
        if between[2] == "/":
            if not _slash_for_hyphen(text, between.end(), codes):
                break
            rules.append("moved_separators")
        elif (between[1] or between[3]) and not _goes_on(text, between, codes):
            break
        pos = between.end()
    if not codes:
        return None
    return Codes(end, tuple(codes), known, tuple(dict.fromkeys(rules)), TYPE_CODES.get(codes[0]))


def _put_together(text: str, pos: int, codes: list[str]) -> tuple[str, int] | None:
    """The code at `pos` that a blank parts, and where it ends: a type's before its hyphen, a body's behind a type's."""
    pieces = _IN_TWO.match(text, pos)
    if pieces is None:
        return None
    whole = pieces[1] + pieces[2]
    if canonical_code(whole) != whole:
        return None
    if codes:
        return (whole, pieces.end()) if codes[0] in TYPE_CODES and body_of_code(whole) is not None else None
    before_hyphen = whole in TYPE_CODES and pieces[1] not in TYPE_CODES and text[pieces.end() : pieces.end() + 1] == "-"
    return (whole, pieces.end()) if before_hyphen else None


def _without_footnote(printed: str) -> str | None:
    """ "CP2" → "CP": a body's code with a footnote's figure stuck to it; QH15, NHNN2 and PC09 have their own."""
    stem = printed.rstrip("0123456789")
    if 0 < len(printed) - len(stem) <= 2 and canonical_code(stem) == stem and not is_numbered(stem):
        return stem if body_of_code(stem) is not None else None
    return None


def without_word(printed: str) -> str | None:
    """ "CPngày", "BCTNgày" → "CP", "BCT": a known code with the next word stuck to it."""
    stems = (pattern.sub("", printed) for pattern in (_STUCK, _STUCK_WORD))
    known = next((stem for stem in stems if stem != printed and canonical_code(stem) == stem), None)
    if known is None and (office := _OFFICE_STUCK.match(printed)) is not None:
        stem = office[1]
        known = stem if canonical_code(stem) == stem and body_of_code(stem) is not None else None
    return known


#: An office's letters, and a word of three letters and more behind them: "CPquy định".
_OFFICE_STUCK = late(r"(TTg|[A-ZĐ]{2,8})[^\W\dA-ZĐ_]{2,}$")


def _is_body_in_capitals(printed: str) -> bool:
    return printed.isupper() and canonical_code(printed) == printed and body_of_code(printed) is not None


def _slash_for_hyphen(text: str, pos: int, codes: list[str]) -> bool:
    """Whether "59/2023/NĐ/CP", "65/KH/UBND" go on: a type code, a slash where the hyphen belongs, a body's code."""
    found = _CODE.match(text, pos)
    if found is None or len(codes) != 1 or codes[0] not in TYPE_CODES:
        return False
    following = canonical_code(found.group().translate(_LOOKALIKES))
    return following is not None and (following == "TW" or body_of_code(following) is not None)


def _goes_on(text: str, between: re.Match[str], codes: list[str]) -> bool:
    """Whether a code goes on after a hyphen with white space: "KH - UBND", "UBND -GD", "NĐ-⏎CP".

    A dash between two clauses has space on both sides and follows a symbol that is complete already.
    """
    found = _CODE.match(text, between.end())
    if found is None:
        return False
    printed = found.group().translate(_LOOKALIKES)
    following = canonical_code(printed) or without_word(printed)
    tight = not (between[1] and between[3])
    if len(codes) == 1 and codes[0] in TYPE_CODES:
        if following is None and _is_capitals(printed):
            return _AFTER_DRAFTER.match(text, found.end()) is not None  # "31/QĐ - TA2 ngày"
        return following is not None and (tight or body_of_code(following) is not None)
    if not tight and len(codes) == 1 and following == found.group() and following in DRAFTER_CODES:
        return _AFTER_DRAFTER.match(text, found.end()) is not None
    return tight and (following is not None or _is_capitals(found.group()))


def _is_code_case(printed: str, code: str) -> bool:
    """Lower-case words are codes only when longer than a syllable could be mistaken ("nđ", "ubnd"; not "l", "tb")."""
    if printed.isupper() or printed == code or any(c.isupper() for c in printed[1:]):
        return True
    if printed[-1].isdigit() and is_numbered(code.rstrip("0123456789")):
        return True
    if printed[0].isupper():
        return len(printed) <= 3 and len(code) > 1
    return spell(printed) in _LOWER_CASE_CODES


def _is_capitals(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return len(word) > 1 and (capitals * 2 > len(word) or (capitals > 1 and word.isupper()))  # "PC09"
