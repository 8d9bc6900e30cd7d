"""Which office the sentence before a citation says issued the document: "UBND phường đã ban hành ⟦Quyết định số …⟧"."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.base.patterns import late, places
from kg.cite.bodies import body_at
from kg.cite.structure import sentence_start
from kg.cite.vocabulary import Head
from kg.model import Body, Citation

_BODY_WORD = late(
    r"(?:(?:Chủ\s+tịch|Thường\s+trực)\s+)?(?:UBND|HĐND|(?:[Uu]|Ủ(?=\w))\w{1,2}\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|"
    r"(?:(?:Ban\s+(?:Thường\s+vụ|Chấp\s+hành)|BTV|BCH)\s+)?(?:Đảng|Tỉnh|Thành|Thị|Huyện|Quận)\s+(?:[Uu](?=\w)|[Ủủ])(?:[Yy](?!\w)|[Ỷỷ]))(?!\w)"
)
_BODY_LETTER = late(r"[BCHQTUu](?<!\w.)")
_OTHER_LETTERS = "ĐỦ"
_BODY_OPENS = late(rf"[BCHQTUu{_OTHER_LETTERS}](?<!\w.)")
_ISSUES = late(
    r"(?:ban\s+hành|xây\s+dựng|công\s+bố|ký|phê\s+duyệt|thông\s+qua|gửi|niêm\s+yết|công\s+khai|có|triển\s+khai\s+xây\s+dựng|"
    r"ra(?=\s+(?:các\s+)?(?:[Qq]uyết|[Cc]ông\s+v|[Tt]hông\s+b|[Cc]hỉ\s+t|[Nn]ghị|[Kk]ế\s+h|[Vv]ăn\s+b)))(?!\w)"
)
_CARRIES_OUT = late(
    r"(?:thực\s+hiện|căn\s+cứ|thi\s+hành|theo|tinh\s+thần|tại|nội\s+dung|triển\s+khai)\s*(?:số\s*)?$", re.IGNORECASE
)
_REACH = 1600


def issuing_body(text: str, citation: Citation, head: Head) -> Body | None:
    """The body that the sentence says issued the document: "UBND phường đã ban hành …", of the symbol's own office."""
    at = citation.start
    start = sentence_start(text, at, _REACH)
    near = at - start <= _SHORT_SENTENCE
    issues = _places_in(_ISSUES, text, start, at) if near else _places(_ISSUES, text)
    last = bisect_left(issues, at) - 1
    if last < 0 or issues[last] < start or _is_carried_out(text[max(start, at - 24) : at]):
        return None  # most sentences have no such word
    issue = issues[last]
    bodies = _bodies_in(text, start, issue) if near else bodies_named(text)
    for place in reversed(bodies[bisect_left(bodies, start) : bisect_left(bodies, issue)]):
        named = body_at(text, place)
        if named and named[1].head.endswith(head.name) and named[0] <= issue:
            between = text[place - 8 : place] if place > 8 else ""
            if not (between[-1:].isspace() and between.rstrip().endswith(("của", "cho", "với", "đối"))):
                return named[1]
    return None


def _is_carried_out(before: str) -> bool:
    """Whether the words right before a citation say that it is carried out, and not issued."""
    words = before.rstrip().lower()
    words = words[:-2].rstrip() if words.endswith("số") else words
    return words.endswith(_CARRIES_OUT_ENDS) and _CARRIES_OUT.search(before) is not None


_CARRIES_OUT_ENDS = ("hiện", "cứ", "hành", "theo", "thần", "tại", "dung", "khai")
#: A sentence up to this long is looked through by itself, a longer one with the whole text, once; and the longest
#: phrase that may begin before its end or its beginning.
_SHORT_SENTENCE, _LONGEST_PHRASE = 500, 60


def _places_in(words: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    """Where such words stand in `text[start:end]`."""
    return [found.start() for found in words.finditer(text, start, end + _LONGEST_PHRASE)]


def _bodies_in(text: str, start: int, end: int) -> list[int]:
    """The same of the words for bodies; one may begin in the sentence before."""
    first, stop = max(0, start - _LONGEST_PHRASE), end + _LONGEST_PHRASE
    return list(_bodies_at(text, [found.start() for found in _BODY_OPENS.finditer(text, first, end)], stop))


@lru_cache(maxsize=4)
def _places(words: re.Pattern[str], text: str) -> array[int]:
    """Where such words stand, looked for once: at every citation the sentence before it is asked for them."""
    return array("q", (found.start() for found in words.finditer(text)))


@lru_cache(maxsize=4)
def bodies_named(text: str) -> array[int]:
    """The same of the words for bodies, each looked for where a word begins with a letter that one of them does."""
    starts = [opening.start() for opening in _BODY_LETTER.finditer(text)]
    for letter in _OTHER_LETTERS:
        starts += [at for at in places(letter, text) if not _in_word(text[at - 1 : at])]
    return array("q", _bodies_at(text, sorted(starts), len(text)))


def _bodies_at(text: str, starts: Iterable[int], end: int) -> Iterator[int]:
    """Where such words stand, of the places where one may begin."""
    done = 0
    for start in starts:
        if start >= done and (word := _BODY_WORD.match(text, start, end)) is not None:
            yield start
            done = word.end()


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
