"""Days as Vietnamese documents write them.

    day   = ["ngày"] dd sep mm sep yyyy            05/3/2024 · 14-8-2023 · 19/6/ 2013
          | "ngày" dd "tháng" mm "năm" yyyy        20 tháng 4 năm 2007
          | the same in words                      hai mươi tháng tư năm hai nghìn không trăm linh bảy
    blank = a day that the writer left open        ngày … tháng … năm 2024

White space may stand anywhere, also over line breaks.
"""

from __future__ import annotations

import re
from datetime import date

from kg.base.patterns import late
from kg.cite.trie import spell
from kg.tuples import NamedTuple

_S = r"\s{0,8}"
_NUMERIC = rf"(\d{{1,2}}){_S}[/.\-]{_S}(\d{{1,2}}){_S}[/.\-]{_S}(\d{{4}})(?![\d/])"
_WORDED = rf"(\d{{1,2}})\s{{1,8}}(?:tháng|THÁNG){_S}(\d{{1,2}}){_S},?{_S}(?:năm|NĂM){_S}(\d{{4}})(?!\d)"
#: Marks that typesetting leaves between a citation and what follows: footnotes, emphasis, table cells.
MARKS = r"(?:\[\d{1,3}\]|\(\d{1,2}\)|[¹²³⁰⁴-⁹]{1,3}|\*{1,2}|_{1,2}|\d{1,2}(?=\s))"
_LEAD = (
    rf"{MARKS}?\s{{0,24}}(?:[,(]{_S})?(?:(?:được|đã)\s{{1,8}}){{0,2}}(?:(?:ký|đề|tuyên|xử)\s{{1,8}})?(?:ban\s{{1,8}}hành\s{{1,8}})?"
    r"(?:cùng\s{1,8})?"
)
_DAY_WORD = rf"(?:[Nn]gày|NGÀY){_S}:?{_S}"
#: A day right after a citation: with the word "ngày", or bare in figures.
AFTER = late(rf"{_LEAD}(?:{_DAY_WORD}(?:{_NUMERIC}|{_WORDED})|{_NUMERIC})")
IN_FIGURES, IN_WORDS = _NUMERIC, _WORDED
_PRINTED = late(rf"{_NUMERIC}|{_WORDED}")
#: How nine of ten days are printed.
_PLAIN = late(
    r"\s{1,8}ngày\s{1,8}(\d{1,2})(?:/(\d{1,2})/|\s{1,8}tháng\s{1,8}(\d{1,2})\s{1,8}năm\s{1,8})(\d{4})(?![\d/])"
)
#: The word as a scan is read: "ngảy 05/3/2024", "ngáy".
_SLIPPED = "aàáảãạâăầ"
_SLIP = late(rf",?\s{{1,3}}ng[{_SLIPPED}][yvỳýỷỵ]\s{{1,3}}(?:{_NUMERIC}|{_WORDED})")
#: The rarer ways, tried when the word "ngày" stands there.
_TO_DAY = late(rf"{_LEAD}{_DAY_WORD}")
_SHORT = late(rf"(\d{{1,2}}){_S}[/.\-]{_S}(\d{{1,2}}){_S}[/.\-]{_S}(\d{{2}})(?![\d/])")
_SPELLED = late(
    r"((?:[^\W_]{1,6}\s{1,8}){1,3}?)tháng\s{1,8}((?:[^\W_]{1,6}\s{1,8}){1,2}?)năm\s{1,8}"
    r"(\d{4}(?!\d)|[^\W\d_]{1,6}(?:\s{1,8}[^\W\d_]{1,6}){2,6})"
)
_RUN = late(r"(\d{2,4}(?:19|20)\d\d)(?![\d/])")
_SPACED = late(r"(\d{1,2})\s(\d{1,2})\s((?:19|20)\d\d)(?![\d/])")
#: A year of three figures or five: no day, but printed as one; or a footnote's figure is stuck to the year, "20181".
_WRONG_YEAR = late(
    r"(\d{1,2})(?:\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?|\s{1,4}tháng\s{1,4}(\d{1,2})\s{1,4}năm\s{1,4})"
    r"(?:\d{3}|((?:19|20)\d\d)(?:([1-9])|0))(?![\d/]|\s\d)"
)
_OPEN = r"[\s.…_]{0,24}"
_BLANK = late(
    rf"(?:{_OPEN}|\d{{1,2}}\s{{0,8}})tháng(?:{_OPEN}|\s{{1,8}}\d{{1,2}}\s{{0,8}})năm{_S}((?:19|20)\d\d)(?!\d)"
    rf"|{_OPEN}/{_OPEN}(?:\d{{1,2}}{_S})?/{_S}((?:19|20)\d\d)(?!\d)"
)
#: "năm 2013", "2013", "(năm 2013)" right after the name of a law, also of one "(sửa đổi)".
YEAR_AFTER = late(
    rf"(?:{MARKS}|\s{{1,8}}(?:\([Ss]ửa\s+đổi(?:,\s+bổ\s+sung)?\)|sửa\s+đổi(?=\s+(?:năm\s+)?(?:19|20)\d\d)))?\s{{1,8}}(?:(?P<opened>\()\s?)?(?P<word>(?:năm|NĂM)\s{{1,8}})?"
    r"(?P<year>(?:19|20)\d{2})(?![\d/])(?(opened)(?:\s?\))?)"
)
#: "được Quốc hội khóa XIII, kỳ họp thứ 10 thông qua" between a law and its day.
PASSED = late(
    r"(?:,\s{0,4}|\s{1,8})(?:đã\s{1,4})?(?:được\s{1,4})?Quốc\s{1,4}[hH]ội[^.;]{0,80}?\s(?:biểu\s+quyết\s+)?thông\s{1,4}qua"
    r"(?:\s+tại\s+[^.;]{3,60}?)?,?(?=\s{1,8}ngày\s)"
)
#: "năm 2024" right after a number.
NUMBER_YEAR = late(r"\s{1,8}năm\s{1,8}((?:19|20)\d{2})(?![\d/])")
#: A sentence that opens with its day: "Ngày 30/8/2024, UBND phường đã ban hành …"
OPENING = late(rf"\s*[-+*•|]?\s*(?:(?:Vào|Đến|Tới|Hôm|Trong|Cùng)\s+)?[Nn]gày\s{{1,8}}(?:{_NUMERIC}|{_WORDED})")

_DIGITS = {
    spell(word): n
    for n, words in enumerate(
        "không linh lẻ|một mốt giêng|hai|ba|bốn tư|năm lăm|sáu|bảy bẩy|tám|chín|mười|một|chạp".split("|")
    )
    for word in words.split()
} | {spell("mười"): 10, spell("giêng"): 1, spell("chạp"): 12, spell("một"): 1}
_CENTURY = 100
_DAY_REACH, _SHORTEST_LEAD = 80, 4


class PrintedDay(NamedTuple):
    """A printed day: `day` is None when it does not exist in the calendar (31/02/2024) or was left open.

    `year` is set for a day left open, of which only the year is known.
    """

    end: int
    text: str
    day: date | None
    year: int | None = None


def _day(figures: list[int]) -> date | None:
    try:
        return date(figures[2], figures[1], figures[0])
    except ValueError:
        return None


def read(match: re.Match[str]) -> PrintedDay:
    """The day of a match of `AFTER` or `OPENING`."""
    day = _day([int(g) for g in match.groups() if g])
    return PrintedDay(match.end(), "" if day else match.group().lstrip(" ,;(|\n\r\t"), day)


def day_at(text: str, pos: int) -> date | None:
    """The day at `pos`, "2/11/2015", "02 tháng 11 năm 2015"."""
    found = _PRINTED.match(text, pos)
    return _day([int(g) for g in found.groups() if g]) if found is not None else None


def after(text: str, pos: int) -> PrintedDay | None:
    """The day printed right after `pos`, or None."""
    match = _PLAIN.match(text, pos)
    if match is not None:
        return read(match)
    match = AFTER.match(text, pos)
    if match is not None:
        return read(match)
    lead = _TO_DAY.match(text, pos) if text.find("gày", pos, pos + _DAY_REACH) >= 0 else None
    if lead is not None:
        return _rarer(text, lead)
    word = text.find("ng", pos, pos + _SHORTEST_LEAD)
    slip = _SLIP.match(text, pos) if word >= 0 and text[word + 2 : word + 3] in _SLIPPED else None
    return read(slip) if slip is not None else None


def _rarer(text: str, lead: re.Match[str]) -> PrintedDay | None:
    at = lead.end()
    if short := _SHORT.match(text, at):
        day, month, year = (int(g) for g in short.groups())
        # figures of the present century up to 2040; offices used two of them in the last decades of the other
        full = year + (2000 if year <= 40 else 1900)
        return PrintedDay(short.end(), lead.group().strip() + " " + short.group(), _day([day, month, full]))
    in_figures = text[at : at + 1].isdigit()
    if in_figures and (wrong := _WRONG_YEAR.match(text, at)):
        if wrong[5] and (noted := _day([int(g) for g in wrong.groups()[:4] if g])) is not None:
            return PrintedDay(wrong.start(5), "", noted)
        return PrintedDay(wrong.end(), lead.group().lstrip(" ,;(|\n\r\t") + wrong.group(), None)
    if in_figures and (run := _RUN.match(text, at)):
        return PrintedDay(run.end(), lead.group().strip() + " " + run.group(), _day_of_run(run[1]), int(run[1][-4:]))
    if in_figures and (spaced := _SPACED.match(text, at)):
        printed = lead.group().strip() + " " + spaced.group()
        return PrintedDay(spaced.end(), printed, _day([int(g) for g in spaced.groups()]))
    if blank := _BLANK.match(text, at):
        return PrintedDay(blank.end(), "", None, int(blank[1] or blank[2]))
    if spelled := _SPELLED.match(text, at):
        figures = [_count(spelled[1]), _count(spelled[2]), _year(spelled[3])]
        if all(figures):
            end = spelled.start(3) + len(spelled[3])
            return PrintedDay(end, text[lead.end() : end], _day([n for n in figures if n is not None]))
    return None


def _day_of_run(figures: str) -> date | None:
    """The day of figures that have lost their slashes, "2452005", where they are a day in one way only."""
    before, year = figures[:-4], int(figures[-4:])
    days = {_day([int(before[:at]), int(before[at:]), year]) for at in (1, 2) if 0 < len(before) - at <= 2} - {None}
    return next(iter(days)) if len(days) == 1 else None


def _count(words: str) -> int | None:
    """A number up to 39 in words or figures: "hai mươi" → 20, "mồng 5" → 5, "tư" → 4; None for other words."""
    total = 0
    seen = False
    for word in words.split():
        spelled = spell(word)
        if word.isdigit():
            total, seen = total + int(word), True
        elif spelled in ("mồng", "mùng"):
            continue
        elif spelled == "mươi":
            total *= 10
        elif spelled in _DIGITS:
            total, seen = total + _DIGITS[spelled], True
        else:
            return None
    return total if seen else None


def _year(words: str) -> int | None:
    """ "hai nghìn không trăm hai mươi ba" → 2023; None for words that are no year."""
    if words.isdigit():
        return int(words)
    total = part = 0
    for word in words.split():
        spelled = spell(word)
        if spelled in ("nghìn", "ngàn"):
            total, part = total + part * 1000, 0
        elif spelled == "trăm":
            total, part = total + part * _CENTURY, 0
        elif spelled == "mươi":
            part *= 10
        elif spelled in _DIGITS:
            part += _DIGITS[spelled]
        else:
            break
    year = total + part
    return year if 1900 <= year <= 2100 else None
