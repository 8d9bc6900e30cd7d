"""A text in paragraphs, and which of them are the document's own words.

Texts come with lines broken by the page. `flowing` gives the same text, character for character, with the breaks
inside a paragraph turned into spaces, so that every offset stays. `own_part` says what of it the document says
itself: from its first article (or its recitals, where it has none) to the signature, without the new wording of other
documents that it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.base.patterns import late
from kg.cite.clauses.phrases import FULL_STOP
from kg.tuples import NamedTuple

#: Where a law, decree or decision has an article of its own: "Điều 5.", "Điều 5:", "Điều 5.-", "Điều 5 -".
ARTICLE_HEAD = r"[ \t]*(?:ĐIỀU|Điều)\s+(\d{1,3})[a-zđ]?\s{0,2}(?:[.:]|[-–]\s)"
ARTICLE = late(ARTICLE_HEAD)
_FIRST_ARTICLE = late(rf"^{ARTICLE_HEAD}", re.MULTILINE)
_ITEM = late(
    r"[ \t]*(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\d?\)|[IVX]{1,5}[.)]|\d{1,2}/)(?:\s|$)|[ \t]*\d{1,2}\.(?=[A-ZĐ])"
)
_FIRST_ITEM = late(r"[ \t]*1[.)]\s+[^\W\d_a-zà-ỹđ]")
_DASH = late(r"[ \t]*[-–+*•]\s")
_DIVISION = late(r"[ \t]*(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:[IVXLC]+|\d+|thứ)\b")
_RECITAL = late(r"[ \t]*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s)")
#: Words after which a line surely goes on, whatever the next one looks like.
_OPEN_WORDS = frozenset(
    "của và số các những tại theo ngày tháng năm khoản điểm Điều điều bởi từ do về là cho với trong hoặc đến thuộc "
    "giữa Bộ Nghị Quyết Thông Luật trưởng gồm".split()
)
_OPEN_END = late(rf"(?:[,\-–(/]|(?<!\w)(?:{'|'.join(sorted(_OPEN_WORDS))}))\s*$")
#: The stamp of a digital signature in the middle of a page.
_STAMP = late(
    r"^[ \t]*(?:Người\s+ký|K[ýy]\s+bởi|Email|Cơ\s+quan|(?:Thời\s+gian|Ngày)\s+ký)\s*:[^\n]*$",
    re.MULTILINE,
)
_SIGNED = late(
    r"[ \t|]*(?:T/?M\.|K/?T\.|TL\.|TUQ\.|Q\.\s|(?:Nơi|NƠI)\s+(?:nhận|NHẬN)|"
    r"(?:PHÓ\s+)?(?:THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG THANH TRA|CHỦ NHIỆM|"
    r"TỔNG KIỂM TOÁN|CHÁNH VĂN PHÒNG|GIÁM ĐỐC)[^.;:]{0,60}$)"
)
_ANNEX = late(r"[ \t|]*(?:PHỤ LỤC|PHỤ BIỂU|DANH MỤC|BIỂU MẪU)(?![^\n]*[.;]\s*$)")
_ENACTS = late(r"\n[ \t]*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ)\s*:")
_CLOSES = late(r"[\s.;,:)/”\"]*(?:\n|\Z)")
_OWN_AGAIN = late(
    r"hiệu\s+lực|thi\s+hành|chuyển\s+tiếp|[Ss]ửa\s+đổi|[Bb]ổ\s+sung|[Bb]ãi\s+bỏ|[Tt]hay\s+(?:thế|cụm)|tổ\s+chức\s+thực\s+hiện|"
    r"[Tt]rách\s+nhiệm|này\s+có\s"
)
_OPENING_QUOTES, _CLOSING_QUOTES = "“«", "”»"
_QUOTE = late(rf'[{_OPENING_QUOTES}"]')
_LONGEST_QUOTE = 400_000
_LATEST_ENACTMENT = 20_000
_NARROW = 0.7


class Own(NamedTuple):
    """The document's own part of a text: from where to where, what it quotes there, and where its annexes begin."""

    start: int
    end: int
    quoted: tuple[tuple[int, int], ...]


def flowing(text: str) -> str:
    """`text`, of the same length, with one line for each paragraph; stamps of digital signatures are blank."""
    text = _STAMP.sub(lambda stamp: " " * len(stamp[0]), text)
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    wide = _width([end - start for start, end in lines])
    joined = list(text)
    for (start, end), (following, stop) in pairwise(lines):
        if not _parts(text[start:end], text[following:stop], following - end > 1, wide):
            for at in range(end, following):
                joined[at] = " "
    return "".join(joined)


def _width(lengths: list[int]) -> int:
    """How long a full line of the text is: nine in ten of its lines are no longer."""
    return sorted(lengths)[len(lengths) * 9 // 10] if lengths else 0


def _parts(line: str, following: str, apart: bool, wide: int) -> bool:
    """Whether a paragraph ends with `line` and another begins with `following`; `apart`: blank lines between them."""
    if ARTICLE.match(following) or _DIVISION.match(following) or _RECITAL.match(following):
        return ARTICLE.match(following) is None or not _goes_on(line)
    ending = line.rstrip()
    if _ITEM.match(following):
        if _FIRST_ITEM.match(following) and ARTICLE.match(line):
            return True  # "Điều 43. Bãi bỏ một số điều, khoản"
        return not re.search(r"(?:khoản|điểm|[Đđ]iều|số|ngày|tháng|năm|[Mm]ục|và)$", ending)
    if _DASH.match(following):
        return ending[-1:] in ".;:,…" or apart
    if _shouted(line) or _shouted(following):
        return _shouted(line) != _shouted(following) or bool(_SIGNED.match(following)) or apart
    first = following.lstrip()[:1]
    if first in '“"':
        return ending[-1:] in ':.;”"'
    if not first.isupper():
        return False
    if ending[-1:] in '.:!?”"':
        return True
    if ending[-1:] == ";" or _goes_on(line):
        return False
    return apart or len(ending) < wide * _NARROW


def _goes_on(line: str) -> bool:
    """Whether a line ends in words or a mark after which it goes on."""
    last = line.rsplit(None, 1)[-1:]
    if last and last[0].isalpha():  # most lines, seen sooner than by a search
        return last[0] in _OPEN_WORDS
    return _OPEN_END.search(line) is not None


def _shouted(line: str) -> bool:
    """Whether a line is all in capitals, as headings and signatures are."""
    return line.isupper() and sum(map(str.isalpha, line)) > 3


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a flowing text that hold anything."""
    for found in re.compile(r"[^\n]*\S[^\n]*").finditer(text, start, len(text) if end is None else end):
        yield found.span()


def sentences(text: str, masked: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of `text`, and the sentences in them; a full stop that `masked` hides ends none."""
    for begin, stop in paragraphs(text, start, end):
        at = begin
        for full_stop in FULL_STOP.finditer(masked, begin, stop):
            yield at, full_stop.start() + 1
            at = full_stop.end()
        if text[at:stop].strip():
            yield at, stop


def own_part(text: str) -> Own:
    """What of a flowing text the document says itself. Without articles: all that stands above the signature."""
    first = _FIRST_ARTICLE.search(text)
    enacts = _ENACTS.search(text, 0, first.start() if first else _LATEST_ENACTMENT)
    start = enacts.end() if enacts else 0
    begun = False
    last = 0  # the number of the last article of its own
    quoted: list[tuple[int, int]] = []
    at = start
    for begin, stop in paragraphs(text, start):
        if begin < at:
            continue
        article = ARTICLE.match(text, begin)
        if article and (int(article[1]) == last + 1 or not begun):
            start, begun = (start if begun else begin), True
            last = int(article[1])
        elif (begun or enacts) and (_SIGNED.match(text[begin:stop]) or _ANNEX.match(text[begin:stop])):
            return Own(start, begin, tuple(quoted))
        for quote in _quotes(text, begin, stop, last):
            quoted.append(quote)
            at = quote[1]
    return Own(start, len(text), tuple(quoted))


def _quotes(text: str, begin: int, stop: int, last: int) -> Iterator[tuple[int, int]]:
    """The quotations that begin in a paragraph, also those that go on beyond it."""
    at = begin
    while at < stop:
        opened = _QUOTE.search(text, at, stop)
        if opened is None:
            return
        end = _end_of_quote(text, opened.start(), stop, last)
        yield opened.start(), end
        at = end


def _end_of_quote(text: str, opened: int, stop: int, last: int) -> int:
    """Where a quotation ends: with the sign that closes it, however many stand in it.

    Signs are forgotten and set twice. So the document's own next article ends a quotation as well, if a paragraph
    before it ends in a closing sign; and one that nothing closes is no longer than its paragraph.
    """
    if text[opened] == '"':
        return _end_of_straight(text, opened, stop)
    depth = 0
    closed_paragraph = 0
    limit = min(len(text), opened + _LONGEST_QUOTE)
    for sign in re.compile(r"[“«”»]|\n(?=[ \t]*(?:Điều|ĐIỀU)\s)").finditer(text, opened, limit):
        if sign[0] in _OPENING_QUOTES:
            depth += 1
        elif sign[0] in _CLOSING_QUOTES:
            depth -= 1
            if depth <= 0:
                return sign.end()
            if _CLOSES.match(text, sign.end()):
                closed_paragraph = sign.end()
        else:
            article = ARTICLE.match(text, sign.end())
            if article and last and int(article[1]) == last + 1 and closed_paragraph and depth > 0:
                heading = text[article.end() : article.end() + 160].partition("\n")[0]
                if _OWN_AGAIN.search(heading):
                    return closed_paragraph
    return closed_paragraph or stop


def _end_of_straight(text: str, opened: int, stop: int) -> int:
    """The end of a quotation in straight signs: in its paragraph, else the first paragraph that ends in one."""
    closing = text.find('"', opened + 1, stop)
    if closing >= 0:
        return closing + 1
    for found in re.compile(r'"(?=[\s.;,:)/]*(?:\n|\Z))').finditer(text, stop, min(len(text), opened + _LONGEST_QUOTE)):
        return found.end()
    return stop
