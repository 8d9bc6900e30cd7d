"""Citations as nine of ten are printed, each of their sides read in one match.

    Kế hoạch số 65/KH-UBND ngày 05/3/2024 của UBND thành phố Đông Hà về …
    left | symbol | right                                       | what surely ends it

Anything unusual gives None, and `kg.cite.surroundings` takes its closer look. Both give the same: what is read here is
asked of the same tables and grammars, once for each wording (`_issuer`, `_day`), and remembered. Without it citations
are found a quarter slower.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kg.base.patterns import late
from kg.cite import bodies
from kg.cite.place_names import opens_title
from kg.cite.trie import spell
from kg.cite.vocabulary import BEGINNINGS, TYPES_IN_WORDS, WORDS_BEFORE
from kg.model import Body, DocType

#: Type words of one or two words as nearly every citation prints them.
WORDS: dict[str, DocType] = {
    form: kind
    for phrase, kind in TYPES_IN_WORDS.items()
    for form in (phrase, phrase.lower(), phrase.upper(), phrase.title())
    if phrase.count(" ") <= 1
}
_LENGTHS = tuple(sorted({len(phrase) for phrase in WORDS}, reverse=True))
_LONGEST = _LENGTHS[0] + 1
#: The letters with which they end: behind a bar or a figure there is no type word to look for.
_LAST_LETTERS = frozenset(phrase[-1] for phrase in WORDS)
#: Of these the words before them that make a longer type word, "Thông báo kết luận".
_GOES_BACK = {phrase: before for phrase in WORDS if (before := WORDS_BEFORE.get(phrase.lower()))}
_LINE_REACH = 28
_NUMBER_WORD = " số "
#: What may stand right before a type word: white space, and the marks of emphasis, tables and quotation.
_BEFORE_TYPE = frozenset(" \n\t\r\xa0*_|“”\"'`(:")

#: What follows an office: a mark, or a word that opens a subject or the next citation and is part of no office's name.
_CITED = r"(?:có\shiệu|Nghị|Quyết|Luật|Thông\stư|Chỉ\sthị|Công\svăn|Hướng|Pháp\slệnh|kết|đảm|kế|UBND|HĐND)\s"
_AFTER_OFFICE = (
    r"[;)]|\s{1,3}(?:(?:về|triển\skhai|thực|quy|hướng|phê|gắn|phù|sửa|nhằm|để)\s|ban\shành\s[^\d\sn]"
    rf"|và\s{{1,3}}{_CITED})|,\s{{1,3}}{_CITED}"
)

#: What follows a number or day: the same, and letters that begin neither a day, "năm", "của" nor a pinpoint.
_AFTER_DAY = (
    r"[;.):”]|,?\s{1,3}(?:(?!giữa\s|(?:xã|quận)\sngày\s)[GQRSUVXLgqrsuvxl]|(?:đã\s{1,3})?được\s{1,3}(?:sửa|bổ|thay|quy|thực)|Ngh|Thô|[Tt]h[ựe]|[Kk]ế|đả|đế|để|các\s[vnqbht]"
    r"|[Tt]ri|[Tt]ự\s|[Tt]iếp|[Tt]ăng|[Pp]hối"
    r"|nhằm|phê|hướng|triển|ban\shành\s[^\d\sn]|thuộc\s|cho\s|như\s|nộp\s|dự\s|bằng\s|kèm\s|có\s|[Tt]rong\s(?:\d|[Tt]hời))"
)
_RIGHT = late(
    r"(?:,?\s{1,8}ngày\s{1,8}(\d{1,2}(?:/\d{1,2}/|\s{1,8}tháng\s{1,8}\d{1,2}\s{1,8}năm\s{1,8})\d{4})(?![\d/]))?"
    r"(?:\s{1,8}của\s{1,8}(?=\S)([^;.,:()|\s]{1,24}(?:\s{1,3}[^;.,:()|\s]{1,24}){0,11}?)"
    rf"(?:\s(?:\([Kk]h(?:óa|oá)\s([IVX]{{1,5}})\)|[Kk]h(?:óa|oá)\s([IVX]{{1,5}})(?!\w)))?(?={_AFTER_OFFICE})"
    rf"|(?={_AFTER_DAY}))"
)


def left(text: str, pos: int, floor: int) -> tuple[int, int, DocType] | None:
    """The type word, with "số" or without, that ends at `pos`: (start offset, offset of the number, type), or None."""
    edge = pos - 4
    number = pos - 3
    if not text.endswith(_NUMBER_WORD, floor, pos):
        edge, number = pos - 1, pos
        if edge <= floor or text[edge] != " ":
            return _over_lines(text, pos, floor) if edge >= 0 and text[edge] == "\n" else None
    begin = edge - _LONGEST if edge - _LONGEST > floor else floor
    if edge <= begin or text[edge - 1] not in _LAST_LETTERS:
        return _over_lines(text, pos, floor)
    second = text.rfind(" ", begin, edge)  # of two words
    start = text.rfind(" ", begin, second) + 1 if second > 0 else 0
    phrase = text[start:edge] if start else ""
    kind = WORDS.get(phrase)
    if kind is None:
        for length in _LENGTHS:
            start = edge - length
            phrase = text[start:edge]
            kind = WORDS.get(phrase)
            if kind is not None:
                break
        else:
            return _over_lines(text, pos, floor)
    plain = start > floor and text[start - 1] in _BEFORE_TYPE and not _goes_back(text, start, phrase)
    return (start, number, kind) if plain else None


def _over_lines(text: str, pos: int, floor: int) -> tuple[int, int, DocType] | None:
    """The same where a line ends between the words: "Nghị⏎định số "."""
    begin = pos - _LINE_REACH if pos - _LINE_REACH > floor else floor
    if text.find("\n", begin, pos) < 0:
        return None
    words = text[begin:pos].split()
    number = pos
    if words and words[-1] in ("số", "Số", "số:", "SỐ"):
        number = text.rindex(words.pop(), floor, pos)
    if len(words) < 3:
        return None
    third, first, second = words[-3:]
    phrase, before = f"{first} {second}", third
    kind = WORDS.get(phrase)
    if kind is None:
        phrase, before = second, first
        kind = WORDS.get(second)
    if kind is None or spell(before.strip("*_|“”\"'(:")) in WORDS_BEFORE.get(phrase.lower(), ()):
        return None
    start = text.rindex(second, floor, number)
    return start if phrase is second else text.rindex(first, floor, start), number, kind


def _goes_back(text: str, start: int, phrase: str) -> bool:
    """Whether a type word could be the end of a longer one, "Thông báo kết luận"."""
    before = _GOES_BACK.get(phrase)
    if before is None:
        return False
    window = text[start - 12 if start > 12 else 0 : start].split()
    return not window or spell(window[-1].strip("*_|“”\"'(:")) in before


def right(text: str, end: int) -> tuple[int, date | None, int, Body | None, str | None] | None:
    """The day and issuer after a number that ends at `end`, when what follows them ends the citation; else None.

    Gives the end of the day (else of the number), the day, the end of the issuer and its term, the issuer, the term.
    """
    match = _RIGHT.match(text, end)
    if match is None:
        return None
    printed, office, term, bare_term = match.groups()
    day = None
    if printed is not None:
        if (day := _day(printed)) is None:
            return None
        end = match.end(1)
    if office is None:
        return end, day, end, None, None
    stop = match.end()
    issuer = _issuer(office, term is not None or bare_term is not None or text[stop] in ";)")
    return (end, day, stop, issuer, term or bare_term) if issuer is not None else None


@lru_cache(maxsize=16384)
def _day(printed: str) -> date | None:
    """The day of three figures with whatever stands between them; None when there is no such day."""
    day, month, year = (int(figures) for figures in _FIGURES.findall(printed))
    try:
        return date(year, month, day)
    except ValueError:
        return None


_FIGURES = late(r"\d+")


def _may_open_title(last: str) -> bool:
    return last[0].isupper() and opens_title(last)


@lru_cache(maxsize=8192)
def _issuer(office: str, closed: bool) -> Body | None:
    """The body that these words name to their end, before a mark (`closed`) or a word in lower case."""
    phrase = f" của {office}"
    found = bodies.issuer_after(phrase + (";" if closed else " về việc"), 0)
    if found is None or found[0] != len(phrase):
        return None
    if not closed and (
        found[1].head in BEGINNINGS or _may_open_title(office.rsplit(None, 1)[-1]) or bodies.body_at(office, 0) is None
    ):
        return None
    return found[1]
