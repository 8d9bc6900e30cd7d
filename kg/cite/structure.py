"""The parts of a text: its head, its recitals, its sentences."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.base.patterns import late, places
from kg.tuples import NamedTuple

#: So many characters hold the letterhead, number, day and title of a document.
HEAD = 2600
#: So many hold the recitals that open a decision or a law.
MOST_RECITALS = 9000

#: A sign and the blank behind it, or all that is blank from the end of a line on: each place is looked at once. One
#: line's end is a pause only before what may open an item or a recital.
_PAUSE = late(r"[.!?:;\n](?:(?<!\n)\s++|(?<=\n)(?:[^\S\n]*+\n\s*+|[^\S\n]*+(?:(?=[-+*Cc])|(?=•))))")
_ITEM = frozenset("-+*•#")  # "#": a heading in Markdown
_OPENS = frozenset('“"-')
#: What opens the next recital, or what comes after the last one: the issuer, or who proposed it.
_RECITAL = late(
    r"(?:Căn\s+cứ|Theo|Thực\s+hiện|Xét|Trên\s+cơ\s+sở|Để|Bộ\s+trưởng|Thủ\s+tướng|Chính\s+phủ|Quốc\s+hội|[ỦU][ỷy]\s+ban|"
    r"Hội\s+đồng|Tổng|Thống\s+đốc|Chánh\s+án|Viện\s+trưởng|Chủ\s+tịch)(?!\w)"
)
_BULLETS = frozenset("-+*•")
_BASIS, _BASIS_OPENS = late(r"[Cc]ăn\s+cứ"), ("C", "c")
_PROVISION_WORDS = ("Điều", "QUYẾT ĐỊNH", "QUYẾT NGHỊ", "NGHỊ ĐỊNH")
_PROVISIONS = late(r"Điều\s+1\b|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH)\s*:")
#: A recital at the head of its line, in Markdown too, and what ends the last one.
_RECITAL_LINE = late(r"^[ \t_*]*Căn\s+cứ\s", re.MULTILINE)
_RECITAL_END = late(r"[;.,]\s*\n")


def sentence_ends(text: str, start: int = 0, end: int | None = None, signs: str = ".!?:") -> Iterator[int]:
    """Where sentences end in `text[start:end]`, each right behind its last sign.

    One of the `signs` before a capital ends a sentence, a semicolon among them before anything; so does the end of a
    line before an item of a list ("- …"), an empty line before a numbered one or a capitalised word, and the end of a
    line before the next recital or the issuer ("…;" and below it "Căn cứ …").
    """
    limit = len(text) if end is None else end
    pauses = _pauses(text)
    first = bisect_left(pauses.at, start)
    last = bisect_left(pauses.at, limit)
    begins_amid = first > 0 and pauses.until[first - 1] > start
    if begins_amid or (last > 0 and pauses.until[last - 1] >= limit < len(text)):
        yield from _ends(text, _PAUSE.finditer(text, start, limit), signs)  # the part begins or ends amid a pause
        return
    for n in range(first, last):
        at, line = pauses.at[n], pauses.line[n]
        if pauses.opens[n] and text[at] in signs:
            yield at + 1
        elif line:
            yield line


class _Pauses(NamedTuple):
    """Where the pauses of a text begin and end; whether its sign, if it is one, ends a sentence there; where a line
    ends one, or 0. A sign before a blank and a small letter ends none and is left out: nobody begins amid it.
    """

    at: array[int]
    until: array[int]
    opens: bytearray
    line: array[int]


@lru_cache(maxsize=4)
def _pauses(text: str) -> _Pauses:
    """All the pauses, looked for once: a text's sentences are asked for at every citation."""
    found: list[tuple[int, int, bool, int]] = []
    for pause in _PAUSE.finditer(text):
        at, following = pause.span()
        sign, first = text[at], text[following : following + 1]
        opens = sign == ";" or first.isupper() or first in _OPENS
        if following - at != _SIGN_AND_BLANK or text[at + 1] != " " or sign == "\n":
            found.append((at, following, opens, _line_end(text, at, following)))
        elif opens:
            found.append((at, following, True, 0))
    ats, untils, opened, lines = zip(*found, strict=True) if found else ((), (), (), ())
    return _Pauses(array("q", ats), array("q", untils), bytearray(opened), array("q", lines))


_SIGN_AND_BLANK = 2


def _line_end(text: str, at: int, following: int) -> int:
    """Where a sentence ends with a line of the pause, behind it; 0 if none does."""
    line = text.find("\n", at, following)
    if line < 0:
        return 0
    first = text[following : following + 1]
    if text[at] == ";" and first.isupper() and _RECITAL.match(text, following):
        return at + 1
    if first in _BULLETS and text[following + 1 : following + 2].isspace():
        return line + 1
    ends = text.find("\n", line + 1, following) >= 0 and _opens_block(text, following)
    return line + 1 if ends or (first in _BASIS_OPENS and _BASIS.match(text, following)) else 0


def _ends(text: str, pauses: Iterable[re.Match[str]], signs: str) -> Iterator[int]:
    for pause in pauses:
        at, following = pause.span()
        sign = text[at]
        if sign in signs and (sign == ";" or _opens_sentence(text, following)):
            yield at + 1
        elif line := _line_end(text, at, following):
            yield line


def all_sentence_ends(text: str) -> Sequence[int]:
    """The same of the whole text, found once."""
    return _all_ends(text, ".!?:")


@lru_cache(maxsize=4)
def paragraph_ends(text: str) -> Sequence[int]:
    """Where lines end that were not broken for want of room: there a paragraph, or a cell of a table, ends too."""
    found = array("q")
    lines = text.split("\n")
    end = -1
    for n in range(len(lines) - 1):
        line, under = lines[n], lines[n + 1]
        end += len(line) + 1
        if under[:1] in _BLANKS:
            under = under.lstrip(_BLANK)
        first = under[:1]
        if (first.isupper() or first.isdigit()) and _are_apart(
            text, line.strip(), under.strip(), lines[(n + 2) % len(lines)]
        ):
            found.append(end)
    return found


def ends_paragraph(text: str, at: int) -> bool:
    """Whether the line that ends at `at`, where a line feed stands, ends its paragraph, or its cell of a table.

    It does before a capital or a figure where the next word had found room on it, as the line below shows; so does
    every line of a text whose lines are as long as paragraphs, and one beside a line with nothing but its row's number.
    """
    below = at + 1
    while (first := text[below : below + 1]) in _BLANKS:
        below += 1
    if not (first.isupper() or first.isdigit()):
        return False
    following = _line_at(text, text.find("\n", below) + 1)
    return _are_apart(text, text[text.rfind("\n", 0, at) + 1 : at].strip(), _line_at(text, below), following)


def _are_apart(text: str, line: str, under: str, following: str) -> bool:
    """Whether a line ends its paragraph above the one `under` it, which begins with a capital or a figure."""
    if not line or _LEADS_ON.search(line, max(0, len(line) - _LONGEST_LEAD)) or (line.isupper() and under.isupper()):
        return False
    if _of_paragraphs(text) or (line[0].isdigit() and _ORDINAL.fullmatch(line)):
        return True
    if under[:1].isdigit() and _ORDINAL.fullmatch(under):  # else it is the number of a page, amid a sentence
        return following.strip()[:1].isupper()
    return len(under) > _MORE_ROOM * (len(line) + 1 + len(under.split(maxsplit=1)[0]))


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip()


@lru_cache(maxsize=4)
def _of_paragraphs(text: str) -> bool:
    """Whether each line of a text is a paragraph, as Word files and pages of the web give them: one is too long to
    be a line of a page."""
    start, last = 0, len(text) - _WIDEST_PAGE
    while start < last:
        end = text.rfind("\n", start, start + _WIDEST_PAGE + 1)
        if end < 0:  # the line is longer
            end = text.find("\n", start + _WIDEST_PAGE)
            end = end if end >= 0 else len(text)
            if not _COLUMNS.search(text, start, end):
                return True
        start = end + 1
    return False


_WIDEST_PAGE, _COLUMNS = 240, late(r"[|\t]|\s{3}")
#: Letters differ in width: lines of one width differ in their number of letters by less than this.
_MORE_ROOM = 1.3
_BLANK = " \t\u00a0"
_BLANKS = frozenset(_BLANK)
_ORDINAL = late(r"\d{1,4}[.)]?")
#: What no paragraph ends with: a word that wants another, a type without its number; its longest word.
_LEADS_ON = late(
    r"(?:[,(]|(?<!\w)(?:của|và|với|về|số|theo|tại|cho|từ|ngày|tháng|năm|[Ll]uật|[Nn]ghị|[Qq]uyết|[Tt]hông|định|tư))$",
    one_of=tuple(", ( của và với về số theo tại cho từ ngày tháng năm uật ghị uyết hông định tư".split()),
)
_LONGEST_LEAD = len("Quyết")


def sentence_start(text: str, pos: int, reach: int, signs: str = ".!?") -> int:
    """Where the sentence begins in which `pos` is, at most `reach` characters before it."""
    start = pos - reach if pos > reach else 0
    # amid a pause only what stands before it counts; a short way back is read sooner than the whole text
    if reach <= _SHORT_REACH or text[pos : pos + 1].isspace():
        start = _last_end(text, start, pos, signs)
    else:
        ends = _all_ends(text, signs)
        before = bisect_right(ends, pos)
        start = ends[before - 1] if before and ends[before - 1] > start else start
    while start < pos and text[start].isspace():
        start += 1
    return start


_SHORT_REACH = 400


def _last_end(text: str, start: int, end: int, signs: str) -> int:
    """The last of the ends of sentences in `text[start:end]`; `start` if there is none."""
    pauses = _pauses(text)
    n = bisect_left(pauses.at, end) - 1
    if n >= 0 and pauses.until[n] >= end:
        return max(sentence_ends(text, start, end, signs), default=start)  # the part ends amid a pause
    while n >= 0 and (at := pauses.at[n]) >= start:
        if pauses.opens[n] and text[at] in signs:
            return at + 1
        if pauses.line[n]:
            return pauses.line[n]
        n -= 1
    return start


@lru_cache(maxsize=8)
def _all_ends(text: str, signs: str) -> array[int]:
    """All the ends, found once: sentences are asked for at every citation, some for a thousand characters back."""
    pauses = _pauses(text)
    return array("q", [
        end
        for at, opens, line in zip(pauses.at, pauses.opens, pauses.line, strict=True)
        if (end := at + 1 if opens and text[at] in signs else line)
    ])  # fmt: skip


@lru_cache(maxsize=4)
def provisions_start(text: str) -> int:
    """Where the recitals must have ended: at the first article, or at the word that opens what is decided."""
    first = MOST_RECITALS
    for words in _PROVISION_WORDS:
        for at in places(words, text, first):
            line = text.rfind("\n", 0, at) + 1
            if (line == at or text[line:at].isspace()) and _PROVISIONS.match(text, at, MOST_RECITALS):
                first = line
                break
    return first


def recitals_end(text: str) -> int | None:
    """Where the last of the recitals ends ("Căn cứ …;" at the head of lines); None if there are not at least two."""
    lines = list(_RECITAL_LINE.finditer(text, 0, MOST_RECITALS))
    end = _RECITAL_END.search(text, lines[-1].end()) if len(lines) > 1 else None
    return end.end() if end else None


def _opens_sentence(text: str, at: int) -> bool:
    first = text[at : at + 1]
    return first.isupper() or first in _OPENS


def _opens_block(text: str, at: int) -> bool:
    """Whether an item of a list or a capitalised word stands there; a line in capitals goes on with the one above."""
    first = text[at : at + 1]
    return first in _ITEM or first.isdigit() or (first.isupper() and not text[at + 1 : at + 2].isupper())
