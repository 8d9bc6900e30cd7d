"""What stands beside a citation's number or name: the type word before it; the day, issuer and term after it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from kg.base.patterns import late
from kg.cite import bodies, dates
from kg.cite import common_form as plain
from kg.cite.structure import sentence_start
from kg.cite.trie import spell
from kg.cite.vocabulary import (
    ENGLISH_TYPES,
    LONGEST_TYPE_PHRASE,
    TYPE_CODES,
    TYPE_PHRASES,
    TYPES_IN_WORDS,
    body_of_code,
)
from kg.model import Body, DocType
from kg.naming import strip_marks

_REACH = 48
#: Marks of emphasis, tables and quotation that may stand before a word of the type or the number.
_MARKS = "*_|“”\"'(:>"
_NOTE = late(r"\d(?<![\w/.\-]\d)\d?(?=[A-ZĐ][^\W\d_])")
#: What may stand between a type word and its number: "Báo cáo thẩm định số", "Hướng dẫn liên ngành số".
_QUALIFIERS = frozenset(
    spell(words)
    for words in (
        "thẩm định|thẩm tra|giám sát|kiểm tra|tổng kết|sơ kết|định kỳ|đột xuất|hỏa tốc|khẩn|mật|liên ngành|"
        "liên tịch|phối hợp|hành động|công tác|cá biệt"
    ).split("|")
)
_NUMBER_WORDS = frozenset({"số", "so", "no.", "no", "number", "sô", "sồ", "sỗ", "sộ"})
#: English type words by their words in lower case: "Decree No. 59/2023/ND-CP".
_ENGLISH_TYPES = {word.lower(): kind for word, kind in ENGLISH_TYPES.items()}


class Left:
    """What stands to the left of a number: `start` of the citation, its type if a word says it, "số" or not.

    `word` is the last word before the number and "số" that is no type word.
    """

    __slots__ = ("english", "has_number_word", "number_start", "start", "type", "word")

    def __init__(self, start: int, number_start: int, has_number_word: bool, kind: DocType | None, word: str) -> None:
        self.english = False  # a type word in English
        self.start = start
        self.number_start = number_start  # where "số" or the number itself begins
        self.has_number_word = has_number_word
        self.type = kind
        self.word = word


def left_of(text: str, pos: int, floor: int) -> Left:
    """The type word and "số" that end at `pos`, not before `floor`."""
    typed = plain.left(text, pos, floor)
    return plainly_left(typed, pos) if typed is not None else closely_left(text, pos, floor)


def plainly_left(typed: tuple[int, int, DocType], pos: int) -> Left:
    """The same of what `common_form.left` has read."""
    start, number_start, kind = typed
    return Left(start, number_start, number_start < pos, kind, "")


def closely_left(text: str, pos: int, floor: int) -> Left:
    """The same where `common_form.left` reads nothing."""
    begin = pos - _REACH if pos - _REACH > floor else floor
    window = _without_marks(text[begin:pos])
    if (note := _NOTE.search(window)) is not None:  # "13Nghị định": a footnote's figure before its text
        window = window[: note.start()] + " " * (note.end() - note.start()) + window[note.end() :]
    words = window.rsplit(None, LONGEST_TYPE_PHRASE + 1)
    if begin > floor and len(words) <= LONGEST_TYPE_PHRASE + 1 and words and window[:1].strip():
        words = words[1:]  # the window cuts its first word
    at = number_start = pos
    numbered = bool(words) and spell(words[-1]) in _NUMBER_WORDS
    edge = len(window)
    if numbered:
        edge = window.rindex(words.pop())
        at = number_start = begin + edge
    if not words or (window[edge:].strip() and not numbered):
        return Left(at, number_start, numbered, None, "")
    kind, count = _type_word(words)
    if kind is None and numbered:
        qualified = next((n for n in (2, 1) if spell(" ".join(words[-n:])) in _QUALIFIERS), 0)
        if qualified:
            kind, count = _type_word(words[:-qualified])
            count += qualified
        if kind is None and (glued := _stuck_type(window, words)) is not None:
            return Left(begin + glued[0], number_start, numbered, glued[1], "")
    if kind is None and (numbered or (words[-2:-1] and words[-2][0].isupper())):
        kind, count = _slipped_type(words)
    english = (
        kind is None
        and words[-1].isascii()
        and (words[-1][0].isupper() or (len(words) > 1 and words[-2][0].isupper() and words[-2].isascii()))
    )
    if english:
        kind, count = next(
            (
                (known, n)
                for n in (2, 1)
                if (known := _ENGLISH_TYPES.get(" ".join(words[-n:]).lower().removesuffix("s")))
            ),
            (None, 0),
        )
    if kind is None:
        return Left(at, number_start, numbered, None, words[-1])
    for word in reversed(words[-count:]):
        edge = window.rindex(word, 0, edge)
    left = Left(begin + edge, number_start, numbered, kind, "")
    left.english = english
    return _of_what_guides(text, left, floor) if kind == "guidance" else left


#: "Thông tư hướng dẫn số 29/2014/TT-BTNMT": what it does, and no type of its own.
_GUIDES = late(
    r"(?:[Tt]hông\s{1,3}tư(?:\s{1,3}liên\s{1,3}tịch)?|[Nn]ghị\s{1,3}định|[Cc]ông\s{1,3}văn|[Vv]ăn\s{1,3}bản)\s{1,3}$"
)
_LONGEST_GUIDE = 24


def _of_what_guides(text: str, left: Left, floor: int) -> Left:
    """That stands to the left of a number: the type word before "hướng dẫn", where there is one."""
    begin = max(floor, left.start - _LONGEST_GUIDE)
    guide = _GUIDES.search(text[begin : left.start])
    if guide is not None and (kind := _type_word(guide.group().split())[0]) is not None:
        left.start, left.type = begin + guide.start(), kind
    return left


def _without_marks(window: str) -> str:
    """The same with a blank for each of `_MARKS`: seldom is there one."""
    for mark in _MARKS:
        if mark in window:
            window = window.replace(mark, " ")
    return window


def _stuck_type(window: str, words: list[str]) -> tuple[int, DocType] | None:
    """The type word that is stuck to the word before it, "tạiTờ trình": its offset in `window` and its type."""
    for count in range(1, min(LONGEST_TYPE_PHRASE, len(words)) + 1):
        first = words[-count]
        if first[1:].islower() or first.isupper():
            continue
        cut = next((at for at in range(1, len(first)) if first[at].isupper() and first[at - 1].islower()), 0)
        kind = TYPE_PHRASES.get(spell(" ".join((first[cut:], *words[len(words) - count + 1 :])))) if cut else None
        if kind is not None:
            return window.rindex(first) + cut, kind
    return None


@lru_cache(maxsize=1)
def _bare_types() -> dict[str, DocType]:
    """Type words of several words without their marks."""
    return {strip_marks(phrase).lower(): kind for phrase, kind in TYPES_IN_WORDS.items() if " " in phrase}


@lru_cache(maxsize=1)
def _bare_ends() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _bare_types())


def _slipped_type(words: list[str]) -> tuple[DocType | None, int]:
    """The same where marks are wrong, as in the text of a scan: "Nghị đinh số", "Quyêt định số"."""
    if len(words) < 2 or strip_marks(words[-1]).lower() not in _bare_ends():
        return None, 0
    bare = [strip_marks(word).lower() for word in words[-LONGEST_TYPE_PHRASE:]]
    for count in range(len(bare), 1, -1):
        if (kind := _bare_types().get(" ".join(bare[-count:]))) is not None:
            return kind, count
    return None, 0


def _type_word(words: list[str]) -> tuple[DocType | None, int]:
    """The type that the last words name, and how many of them do."""
    if not words or spell(words[-1]) not in LAST_TYPE_WORDS:
        return None, 0
    for count in range(min(LONGEST_TYPE_PHRASE, len(words)), 0, -1):
        kind = TYPE_PHRASES.get(spelled := spell(" ".join(words[-count:])))
        if kind is not None and not (spelled in _ALSO_WORDS and words[-1].islower()):
            return kind, count
    return None, 0


#: Abbreviations of types that are syllables in lower case: "ĐA", "PA".
_ALSO_WORDS = frozenset(code for code in map(spell, TYPE_CODES) if set(strip_marks(code)) & set("aeiouy"))
#: The last words of types: "quyết", "định", "hoạch".
LAST_TYPE_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in TYPE_PHRASES)
_OFFICE_REACH = 96


def type_before_office(text: str, left: Left, floor: int) -> tuple[int, DocType, Body] | None:
    """The type word and the issuer before "số" in "Quyết định của Thủ tướng Chính phủ số 22/2018/QĐ-TTg"."""
    begin = max(floor, left.number_start - _OFFICE_REACH)
    of = text.rfind(" của ", begin, left.number_start)
    if of < 0:
        return None
    between = text[of + len(" của ") : left.number_start].rstrip()
    office = bodies.any_body_at(between, 0)
    if office is None or office[0] < len(between):
        return None
    named = left_of(text, of, floor)
    return (named.start, named.type, office[1]) if named.type is not None else None


def type_apart(text: str, left: Left, floor: int, over_commas: bool = False) -> tuple[int, DocType] | None:
    """The type word that lower-case words part from "số": "Quyết định giải quyết khiếu nại số 512/QĐ-SYT", and
    "quyết định hoãn phiên tòa số 50/2018/QĐ-PT" of two words."""
    begin = max(floor, left.number_start - _APART_REACH)
    window = _without_marks(text[begin : left.number_start])
    if over_commas:  # "Báo cáo giải trình, tiếp thu ý kiến số 45/BC-STP"
        window = window.replace(",", " ")
    cut = max(*(window.rfind(mark) for mark in ",;.\n)"), text.rfind(":", begin, left.number_start) - begin) + 1
    words = _WORD.findall(window, cut)
    starts = [found.start() for found in _WORD.finditer(window, cut)]
    for at in range(len(words) - 1, max(-1, len(words) - _MOST_APART), -1):
        word = words[at]
        if word[0].isupper() and not (word.isupper() and 1 < len(word) <= _LONGEST_LETTERS) and word not in _OF_TRIALS:
            break  # and not letters for an office: "Nghị quyết HĐTV số"
        following = words[at + 1] if at + 2 < len(words) else ""
        if following in _SECOND_WORDS and f"{word} {following}" in _LOWER_CASE_TYPES:
            return begin + starts[at], _LOWER_CASE_TYPES[f"{word} {following}"]
        if spell(word) in _NEVER_APART or not word.isalpha():
            return None
    else:
        return None
    for count in range(min(LONGEST_TYPE_PHRASE, len(words) - at), 0, -1):
        kind = TYPE_PHRASES.get(spell(" ".join(words[at : at + count])))
        if kind is not None and at + count < len(words):
            return begin + starts[at], kind
    return None


#: Type words of two words in lower case, which stand before words of their own too.
_LOWER_CASE_TYPES: dict[str, DocType] = {
    phrase.lower(): kind for phrase, kind in TYPES_IN_WORDS.items() if phrase.count(" ") == 1
}
_SECOND_WORDS = frozenset(phrase.split()[1] for phrase in _LOWER_CASE_TYPES)
_APART_REACH, _MOST_APART, _LONGEST_LETTERS = 110, 16, 6
_WORD = late(r"\S+")
#: How the kinds and stages of trials begin, in capitals too: "Bản án Dân sự sơ thẩm số".
_OF_TRIALS = frozenset("Dân Hình Hành Hôn Kinh Thương Lao Sơ Phúc Giám Tái".split())
#: Words that begin something of their own between a type word and a number.
_NEVER_APART = frozenset(
    map(spell, "mẫu biểu bảng phụ tờ theo của tại căn cứ trên được đã có ban từ đến là nêu này kèm do bởi".split())
)


class Right:
    """What stands to the right of a citation's core: day, issuer, term."""

    __slots__ = ("_before_issuer", "bad_date", "basis", "day", "end", "issuer", "plain", "term", "year")

    def __init__(self, end: int) -> None:
        self.end = end
        self.day: date | None = None
        self.year: int | None = None
        self.bad_date: str | None = None
        self.issuer: Body | None = None
        self.basis: Literal["explicit", "symbol", ""] = ""
        self.term: str | None = None
        self.plain = False  # nothing that could be the citation's follows
        self._before_issuer = end

    def take_issuer(self, issuer: tuple[int, Body]) -> None:
        self._before_issuer = self.end
        self.end, self.issuer = issuer
        self.basis = "explicit"

    def drop_issuer(self) -> None:
        """Leave out the issuer and what follows it."""
        self.end, self.issuer, self.basis, self.term = self._before_issuer, None, "", None
        self.plain = False


#: The issuer's code that a blank parts from the symbol: "01/2007/NQ-HĐTP TANDTC ngày 02/10/2007".
_CODE_APART = late(r"[ \t]([A-ZĐ]{2,8})(?=,?\s{1,4}ngày\s)")
#: A day without its year, where the issuer follows: "số 45-TB/ĐU ngày 6/10 của Ban Thường vụ Đảng ủy".
_DAY_AND_MONTH = late(r",?\s{1,4}ngày\s{1,4}\d{1,2}[/-]\d{1,2}(?=\s{1,4}của\s)")
#: The border of a table's cell.
_CELL = late(r"\s{0,8}\|\s{0,8}")


def right_of(text: str, end: int, joint: bool = False, cells: bool = False) -> Right:
    """The day, issuer and term that follow a number or name which ends at `end`, in either order.

    A citation whose words stand in table cells of their own (`cells`) has its day in the next cell.
    """
    right = Right(end)
    if not joint and (read := plain.right(text, end)) is not None:
        right.plain = True
        right._before_issuer, right.day, right.end, right.issuer, right.term = read
        if right.issuer is not None:
            right.basis = "explicit"
        return right
    if cells and (border := _CELL.match(text, end)) and (day := dates.after(text, border.end())) is not None:
        _take_day(right, day)
        return right
    if text[end : end + 1] in _ENDS:
        return right
    if text.startswith(_UNIT_APART, end):
        end = right.end = text.index("ngày", end) - 1  # "Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 7/12/2016"
    if (apart := _CODE_APART.match(text, end)) is not None and body_of_code(apart[1]) is not None:
        end = right.end = apart.end()
    if (day := dates.after(text, end)) is not None:
        _take_day(right, day)
        if text.startswith(") của ", right.end) and text.rfind("(", end, right.end) >= 0:
            right.end += 1  # "Nghị quyết 68-NQ/TW (4/5/2025) của Bộ Chính trị"
    elif (part := _DAY_AND_MONTH.match(text, end)) is not None:
        right.end = part.end()
    if (issuer := bodies.issuer_after(text, right.end, joint)) is not None:
        right.take_issuer(issuer)
        if term := bodies.term_after(text, right.end):
            right.end, right.term = term
        if day is None and (day := dates.after(text, right.end)) is not None:
            _take_day(right, day)
    if right.end > end:
        following = text[right.end : right.end + 1]
        if following == ")" and "(" in text[end : right.end] and ")" not in text[end : right.end]:
            right.end += 1
    return right


#: The unit of an office behind the symbol that names it, and before the day.
_UNIT_APART = tuple(f" {unit} ngày " for unit in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường"))
#: What nothing of the citation follows: the end of its sentence or of the text.
_ENDS = frozenset('.:)”"')


def _take_day(right: Right, day: dates.PrintedDay) -> None:
    right.day, right.end, right.year = day.day, day.end, day.year
    right.bad_date = day.text if day.day is None and day.year is None else None


_ISSUED = late(r"ban\s+hành|(?<!\w)(?:ký|ra|có|gửi|thông\s+qua)\s+(?:các\s+)?$")
_LISTED = late(r"\s{0,4}(?:[,;]|,?\s{0,4}và)?\s{1,4}(?:số\s{1,4})?")
_SENTENCE_REACH = 400
_RA = len(" ra các ")
#: What stands before a day that opens a sentence: its end, a bullet, the border of a cell; and the words before it.
_BEFORE_OPENING = frozenset(".;:!?-+*•o| \n\t\r\xa0")
_WORDS_BEFORE_OPENING = ("Đến", "đến", "Vào", "vào", "Tới", "Hôm", "cùng", "Cùng")


def day_of_sentence(text: str, pos: int, before: int = 0) -> date | None:
    """The day on which the sentence says that an undated citation was issued; see the two ways of saying so below."""
    day = _day_of_opening(text, pos, before)
    begin = pos - _CLAUSE_REACH if pos - _CLAUSE_REACH > before else before
    if day is None and text.find(_CLAUSE, begin, pos) >= 0:
        day = _day_of_clause(text, pos, before)
    return day


_CLAUSE, _CLAUSE_REACH = ", ngày ", 130
_OF_CLAUSE = late(
    rf"\s{{0,2}}(?:{dates.IN_FIGURES}|{dates.IN_WORDS}),?\s+[A-ZĐỦ][^.;:,()]{{2,80}}?\s(?:(?:đã|vừa)\s+)?(?:ban\s+hành|ra|ký(?:\s+ban\s+hành)?|có)\s+(?:các\s+)?$"
)


def _day_of_clause(text: str, pos: int, before: int) -> date | None:
    """The day in the middle of a sentence, with who issued it: "Do vậy, ngày 18-2-1998, Bộ Chính trị đã ra …"."""
    at = text.rfind(_CLAUSE, max(before, pos - _CLAUSE_REACH), pos) + len(_CLAUSE)
    found = _OF_CLAUSE.match(text, at, pos)
    return dates.day_at(text, at + (text[at : at + 1] == " ")) if found is not None else None


def _day_of_opening(text: str, pos: int, before: int = 0) -> date | None:
    """The day that opens an undated citation's sentence: "Ngày 30/8/2024, UBND đã ban hành … số 01/2024/QĐ-UBND".

    Not where the citation `before` it ends in that sentence, unless both are of one list: "đã ban hành Chương trình số
    27-CTr/TU về thực hiện Chỉ thị 13-CT/TW".
    """
    floor = pos - _SENTENCE_REACH if pos > _SENTENCE_REACH else 0
    first = text.rfind("gày", floor, pos)
    while first > floor + 2 and text[first - 2] == " " and not _may_open(text, first):
        first = text.rfind("gày", floor, first)  # "số 65/KH-UBND ngày": in the middle of a sentence
    if first < 0 or (
        text.find("hành", first, pos) < 0 and text.find("ký", first, pos) < 0 and not _issues(text[pos - _RA : pos])
    ):
        return None
    if not _day_may_open(text, floor, pos):
        return None
    start = sentence_start(text, pos, _SENTENCE_REACH, ".!?:;")
    opening = dates.OPENING.match(text, start, pos)
    if opening is None and text[first - 1] == "N" and start <= first:  # below a heading, behind a cell's border
        opening = dates.OPENING.match(text, first - 1, pos)
    if opening is None or not _ISSUED.search(text, opening.end(), pos):
        return None
    if before > opening.end() and not _LISTED.fullmatch(text, before, pos):
        return None
    return dates.read(opening).day


def _day_may_open(text: str, floor: int, pos: int) -> bool:
    """Whether a day that could open a sentence stands there, and behind it that something is issued: where none does
    nobody asks where sentences end."""
    at = text.find("gày", floor, pos)
    while at >= 0:
        amid = text[at - 2 : at - 1] == " " and not _may_open(text, at) and text[at - 7 : at - 2] != "Trong"
        if not amid and (opening := dates.OPENING.match(text, at - 1, pos)) is not None:
            return _ISSUED.search(text, opening.end(), pos) is not None
        at = text.find("gày", at + 1, pos)
    return False


def _issues(tail: str) -> bool:
    return " ra " in tail or " có " in tail or "gửi " in tail or "qua " in tail


def _may_open(text: str, at: int) -> bool:
    before = text[at - 3]
    return before in _BEFORE_OPENING or text.endswith(_WORDS_BEFORE_OPENING, 0, at - 2)
