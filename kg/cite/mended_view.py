"""The text as it was meant, where a text layer lost the blanks between words or took figures for letters.

    Nghịđịnhsố59/2023/NĐ-CPngày14/8/2023củaChínhphủ       Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ
    Nghị định số 59/2O23/NĐ-CP, Luật số l0/2022/QH15      Nghị định số 59/2023/NĐ-CP, Luật số 10/2022/QH15

    Kế hoạch số 12/KH-UBND của UBND t ỉnh Phú Yên         Kế hoạch số 12/KH-UBND của UBND tỉnh Phú Yên
    Nghị định số 5 9/2023/NĐ-CP ngày 1 4/8/2023           Nghị định số 59/2023/NĐ-CP ngày 14/8/2023

What is set right stands beside the numbers of documents, so only their surroundings are looked at, and only in a text
of which a number shows such damage (`damaged`, `rejoined`): any other is read once, as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from kg.base.patterns import late
from kg.cite.codes import FIGURES
from kg.cite.draft import Draft
from kg.cite.symbols import Symbol
from kg.cite.vocabulary import CENTRAL_HEADS, TYPES_IN_WORDS
from kg.naming import strip_marks

Cut = tuple[int, int, str]

_BEFORE, _BEHIND = 48, 96
#: Words that one looks for stuck together, with a blank where each ends.
_PHRASES: dict[str, tuple[int, ...]] = {}
for _phrase in chain(TYPES_IN_WORDS, (head.name for head, *_ in CENTRAL_HEADS)):
    _words = _phrase.split()
    if 1 < len(_words) <= 4 and "-" not in _phrase:
        _ends = [sum(map(len, _words[: n + 1])) for n in range(len(_words) - 1)]
        _PHRASES["".join(_words).lower()] = tuple(_ends)
_STUCK = late(lambda: "|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)), re.IGNORECASE)
#: Where a blank is missing, between letters and figures or before the small words of a citation.
_MISSING = late(
    r"(?<=[^\W\d_])(?=[sS]ố\s{0,2}\d)|(?<=[sS]ố)(?=\d)|(?<=[\w)])(?=ngày\s?\d)|(?<=ngày)(?=\d)|(?<=\d)(?=tháng\s?\d)"
    r"|(?<=tháng)(?=\d)|(?<=\d)(?=năm\s?\d)|(?<=năm)(?=\d)|(?<=[\w)])(?=của(?:[A-ZĐỦ]|\s))|(?<=của)(?=[A-ZĐỦ])"
    r"|(?<=UBND|HĐND)(?=(?:tỉnh|thành|huyện|quận|xã|phường|thị)(?!\w))|(?:(?<=tỉnh)|(?<=huyện))(?=[A-ZĐ][^\W\d_])"
    r"|(?<=\d)(?=(?:Nghị|Quyết|Thông|Luật|Chỉ|Kế|Công)[^\W\d_\s]{0,6}\s)"
)
_LETTERED = late(r"(?<![\w/])(?=[\dOolI]*\d)([\dOolI]{1,5})(?=/)|(?<=/)(?=[\dOolI]*\d)([12][\dOolI]{3})(?=/)")
#: The first piece of a number that a blank parts, "số 5 9/2023/NĐ-CP", "số 59/20 23/NĐ-CP": its last figure; and a day.
_FIRST_PIECE = late(r"(?:[Ss]ố|[Nn]o\.?)\s{0,3}:?\s{0,2}(?:\d{1,3}/\d{1,3}|\d{1,4}) $")
_IN_PIECES = late(
    r"(?:[Ss]ố|[Nn]o\.?)\s{0,3}:?\s{0,2}(?:\d{1,3}/\d{1,3}|\d{1,4})( )(?=\d{1,4}(?:/[A-ZĐ12]|-[A-ZĐ]{2}))"
)
_DAY_IN_PIECES = late(
    r" ngày (?:[0-3]( )\d/\d{1,2}/|\d{1,2}/[01]( )\d/|\d{1,2}/\d{1,2}/(?:\d( )\d{3}|\d\d( )\d\d|\d{3}( )\d)(?!\d))"
)
_YEAR_IN_PIECES = late(r"[/.-](?:19|20) \d\d(?!\d)")
_PIECES_REACH, _LONGEST_OF_YEAR = 20, 3


def damaged(text: str, symbols: Sequence[Symbol]) -> list[Symbol]:
    """The numbers of `text` that are stuck to a word, or hold a letter that looks like a figure."""
    found = []
    for symbol in symbols:
        start, end, fixed = symbol[:3]
        if text[end : end + 1] in _ENDS and fixed[1] not in _LETTERS:
            before = text[start - 4 : start]
            if before == " số " or (before[3:] == " " and before[1:3] != "số" and before[2] not in _DIGITS):
                continue  # nearly all are printed " số 65/KH-UBND ", " định 59/2023/NĐ-CP "
        if _is_damaged(text, symbol):
            found.append(symbol)
    return found


def _is_damaged(text: str, symbol: Symbol) -> bool:
    start, end = symbol.start, symbol.end
    before = text[start - 1 : start]
    if before.islower() or before in _LETTERS or text[end : end + 1].isalpha():
        return True
    if before == " " and text[start - 2].isdigit() and _is_second_piece(text, symbol):
        return True
    if text[end : end + 1] in _CUT and symbol.shape != "blank":
        following = text[end + 1 : end + 3]
        return following.isalpha() and following.isupper()
    if before == " " and text[start - 3 : start - 1] == "số" and text[start - 4 : start - 3].isalpha():
        return True
    return symbol.text[1:2] in _LETTERS and symbol.text[2:3] == "/"


def _is_second_piece(text: str, symbol: Symbol) -> bool:
    """Whether a number is the second piece of one that a blank parts: no number of a year has four figures."""
    first = _FIRST_PIECE.search(text[max(0, symbol.start - _PIECES_REACH) : symbol.start])
    if first is None:
        return False
    figures = sum(map(str.isdigit, first.group())) + len(symbol.text.partition("/")[0])
    return "/" in first.group() or symbol.year is None or figures <= _LONGEST_OF_YEAR


_LETTERS = frozenset("OolI")
_ENDS = frozenset((*" ,;.)\n", ""))
_CUT = frozenset("-–")


def mends(text: str, symbols: Sequence[Symbol]) -> list[Cut]:
    """What is set right around damaged numbers: from, to, what stands there instead; in order, none twice."""
    found: dict[int, Cut] = {}
    for begin, end in _around(symbols, len(text)):
        for cut in _cuts(text, begin, end):
            found.setdefault(cut[0], cut)
    return [found[at] for at in sorted(found)]


def _around(places: Iterable[Symbol | Draft], length: int) -> list[tuple[int, int]]:
    """The surroundings of places that stand in order, none twice: a table may hold one number beside the other."""
    spans: list[tuple[int, int]] = []
    for place in places:
        begin, end = max(0, place.start - _BEFORE), min(length, place.end + _BEHIND)
        if spans and begin <= spans[-1][1]:
            begin, last = spans.pop()
            end = max(end, last)
        spans.append((begin, end))
    return spans


#: Words of citations of which a text layer makes two, "t ỉnh", "c ủa", "đị nh": one half is no syllable.
_SYLLABLES = (
    "của ngày tháng năm số tỉnh thành phố huyện quận phường xã thị trấn nghị quyết định thông tư kế hoạch báo cáo tờ "
    "trình công văn chỉ luật ban nhân dân chính phủ hội đồng thường trực tướng bộ sở ủy đảng hướng dẫn kết điện nội"
).split()
_HAS_VOWEL = frozenset("aeiouy")
#: Second halves that begin with a vowel and are no syllable all the same.
_NO_SYLLABLES = frozenset(("ện", "ận", "ờng", "ết"))


def _split_in_two(word: str) -> Iterator[str]:
    bare = strip_marks(word).lower()
    for at in range(1, len(word)):
        if _HAS_VOWEL.isdisjoint(bare[:at]) or _HAS_VOWEL.isdisjoint(bare[at:]) or word[at:] in _NO_SYLLABLES:
            yield f"{word[:at]} {word[at:]}"


_OFFICES_IN_TWO = ("U BND", "UB ND", "H ĐND", "HĐ ND")


@lru_cache(maxsize=1)
def _in_two() -> tuple[str, ...]:
    forms = (two for word in _SYLLABLES for form in (word, word.title()) for two in _split_in_two(form))
    return (*sorted(forms, key=len, reverse=True), *_OFFICES_IN_TWO)


_SPLIT = late(lambda: "|".join(map(re.escape, _in_two())).join((r"(?<!\w)(?:", r")(?!\w)")))
_WORD = late(r"\w+")


@lru_cache(maxsize=1)
def _halves() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(two.split()) for two in _in_two())


def _splits(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The words in two in `text[begin:end]`: searched for where two words that follow each other could be one."""
    words = _WORD.findall(text, begin, end)
    return iter(()) if _halves().isdisjoint(pairwise(words)) else _SPLIT.finditer(text, begin, end)


#: What follows a citation whose next word is in two.
_UNITS_IN_TWO = tuple(
    f" {two}" for word in ("tỉnh", "huyện", "xã", "phường", "quận", "thành") for two in _split_in_two(word)
)
_FOLLOWS = (
    *_UNITS_IN_TWO, *(f" {two}" for word in ("của", "ngày") for two in _split_in_two(word)),
    *(f" {word[1:]}" for word in ("huyện", "quận", "phường")),  # "UBND h" is read as one with the letter of its unit
    *(f" của {two}" for two in ("U BND", "UB ND", "Ủy b an", "Uỷ b an", "H ĐND")),
)  # fmt: skip
_FOLLOWS_SO = frozenset(one[:4] for one in _FOLLOWS)
_SECOND_HALVES = frozenset(two.split()[1] for word in _SYLLABLES for two in _split_in_two(word))


def rejoined(text: str, drafts: Sequence[Draft]) -> list[Cut]:
    """The blanks inside words beside citations, where one of these plainly ends before such a word."""
    length = len(text)
    for draft in drafts:
        start, end = draft.start, draft.end
        if end < length and text[end] == " ":
            following = text[end : end + 4]
            if following in _FOLLOWS_SO and text.startswith(_FOLLOWS, end):
                break
            if following == " ngà" and draft.day is None and _DAY_IN_PIECES.match(text, end):
                break
            if following[1:2] in _DIGITS and _YEAR_IN_PIECES.match(text, end - 3):
                break
        if text[start - 4 : start] in _ISSUES and _issued_in_pieces(text, draft):
            break
        if not draft.typed and not _SECOND_HALVES.isdisjoint(_words_before(text, start)):
            break
    else:
        return []
    found: dict[int, Cut] = {}
    for begin, end in _around(drafts, len(text)):
        for pieces in _DAY_IN_PIECES.finditer(text, begin, end):
            at = pieces.start(pieces.lastindex or 1)
            found.setdefault(at, (at, at + 1, ""))
        for split in _splits(text, begin, end):
            at = split.start() + split.group().index(" ")
            found.setdefault(at, (at, at + 1, ""))
    return [found[at] for at in sorted(found)]


def _words_before(text: str, start: int) -> list[str]:
    """The words in the few letters before `start`; none that begins before these, whose end could be taken for half."""
    begin = start - _HALVES_REACH
    if begin <= 0:
        return text[:start].split()
    window = text[begin:start]
    return window.split()[not window[0].isspace() :]


_HALVES_REACH = 17
#: Second halves in the name of an office that stands before its document: "UBND t ỉnh Phú Yên ban hành Quyết định".
_OFFICE_HALF = late(r" (?:ỉnh|uyện|ện|uận|ận|hường|ờng|ND|BND|an nhân|ã(?<=x ã)|an(?<=b an)) ")
_ISSUES = frozenset(("ành ", "các "))


def _issued_in_pieces(text: str, draft: Draft) -> bool:
    """Whether the office that issued what is cited stands before it in words in two pieces."""
    start = draft.start
    if draft.issuer is not None:
        return False
    before = text[start - _BEFORE if start > _BEFORE else 0 : start]
    return _OFFICE_HALF.search(before) is not None and _SPLIT.search(before) is not None


_DIGITS = frozenset("0123456789")


def _cuts(text: str, begin: int, end: int) -> Iterator[Cut]:
    for missing in _MISSING.finditer(text, begin, end):
        yield missing.start(), missing.start(), " "
    for stuck in _STUCK.finditer(text, begin, end):
        for at in _PHRASES[stuck.group().lower()]:
            yield stuck.start() + at, stuck.start() + at, " "
    for number in _LETTERED.finditer(text, begin, end):
        for at in range(*number.span()):
            if text[at] in "OolI":
                yield at, at + 1, text[at].translate(FIGURES)
    for pieces in chain(_IN_PIECES.finditer(text, begin, end), _DAY_IN_PIECES.finditer(text, begin, end)):
        at = pieces.start(pieces.lastindex or 1)
        yield at, at + 1, ""
