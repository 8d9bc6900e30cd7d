"""The text as a reader sees it, where the file's text is cut by pages or its letters are in pieces.

Three things of the carrier stand in the way of every pattern: letters written in pieces (decomposed Unicode),
characters without width, and page furniture in the middle of a sentence (a page number on a line of its own,
the gazette's page header). A view leaves these out and nothing else, and knows for each of its offsets the
offset in the raw text, exactly. Spans are always spans of the raw text. A text without any of this, which is
the common case, is its own view.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.base.patterns import late, rare

#: Marks that Vietnamese letters are composed with: grave, acute, circumflex, tilde, breve, hook, horn, dot below.
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
#: Those by which a text of more than a page is told: each stands in it many times if its letters are in pieces, and
#: looking for a letter whose low byte is 0 or 1, as the grave and the acute, takes twenty times as long.
_TELLING_MARKS, _PAGE = _MARKS[2:], 3000
_NO_WIDTH = "\u200b\u200c\u200d\u2060\u00ad\ufeff\0"
_CLUSTER = late(rf"[{_MARKS}]{{1,8}}|[{_NO_WIDTH}]+")  # with the letter before the marks
_PAGE_NUMBER = r"[ \t]{0,8}\d{1,3}[ \t]{0,8}\r?\n"
_BLANK = r"[ \t\xa0]{0,8}\r?\n"
#: "CÔNG BÁO/Số 1247 + 1248/Ngày 14-11-2024", the gazette's page header, with its page number before or after it.
#: In composed letters, from the rarest on, and in letters in pieces.
_AROUND = rf"(?:{_BLANK}){{0,3}}(?:{_PAGE_NUMBER})?(?:{_BLANK}){{0,3}}"
_HEADER_WORDS = "ÔNG BÁO/Số"
_HEADER = late(rf"Ô(?<=CÔ)NG BÁO/Số[^\n]{{1,60}}\n{_AROUND}")
_HEADER_IN_PIECES = late(rf"{unicodedata.normalize('NFD', _HEADER_WORDS)}[^\n]{{1,120}}\n{_AROUND}")
_BEFORE_HEADER = late(rf"\n{_AROUND}[ \t]{{0,8}}$")
_HEADER_REACH = 60
#: A page number between blank lines; a number that a slash or a hyphen follows is the document's own.
_PAGE_LINE = late(r"\n[ \t]{0,8}+\d{1,3}+[ \t]{0,8}+\r?+(?=\n)")
_BLANKS = " \t\xa0\r\n"
_BLANKS_AND_FIGURES = _BLANKS + "0123456789"
_AFTER_PAGE = frozenset(("", *_BLANKS, *"/-–"))
_SEPARATORS = frozenset("/-–")
_FOOTER_REACH = 40
_MOST_BLANK_LINES = 3
_GOES_ON = late(r"[/\-–]\w")
_CUT_SYMBOL = late(r"(?:\w\s?[/\-–]|\d/[A-ZĐ]{1,6}|[Ss]ố\s{0,2}:?\s{0,2}\d{1,4}(?:/\d{4})?)$")


class View:
    """A view of a text: `text` to search, and the raw offsets of what is found in it."""

    __slots__ = ("_at", "_end_shift", "_raw_at", "_shift", "text")

    def __init__(self, text: str, at: list[int], shift: list[int], end_shift: list[int]) -> None:
        self.text = text
        self._at = at  # the offsets of the view at which the distance to the raw text changes,
        self._shift = shift  # the distance of the characters from there on,
        self._raw_at = [here + far for here, far in zip(at, shift, strict=True)]
        self._end_shift = end_shift  # and of a span that ends there: with the letter's marks, without what is left out

    def raw(self, pos: int) -> int:
        """The raw offset of the character at `pos`."""
        here = bisect_right(self._at, pos) - 1
        return pos if here < 0 else pos + self._shift[here]

    def seen(self, pos: int) -> int:
        """The offset of the view for a raw offset at which something of the view begins or ends."""
        here = bisect_right(self._raw_at, pos) - 1
        at = pos if here < 0 else pos - self._shift[here]
        return at if here + 1 >= len(self._at) else min(at, self._at[here + 1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of what the view holds from `start` to `end`: of `raw` and `raw_end` in one look."""
        following = bisect_right(self._at, start)
        far = self._shift[following - 1] if following else 0
        if start < end and (following == len(self._at) or end < self._at[following]):
            return start + far, end + far
        return start + far, self.raw_end(end)

    def raw_end(self, end: int) -> int:
        """The raw offset at which a span of the view that ends at `end` ends."""
        here = bisect_right(self._at, end) - 1
        if here < 0:
            return end
        return end + (self._end_shift if self._at[here] == end else self._shift)[here]


def view_of(raw: str, mends: Sequence[tuple[int, int, str]] = ()) -> View | None:
    """The view of `raw`, or None when the text is its own view; with `mends` (`kg.cite.mended_view`) in it."""
    in_pieces = _is_in_pieces(raw)
    cuts = sorted((*mends, *_letters(raw, in_pieces)))  # from, to, what stands there instead
    pages = [cut for found in _PAGE_LINE.finditer(raw) if (cut := _footer(raw, found))]
    for header in _headers(raw, in_pieces):
        start = header.start() - 1  # the C
        window = raw[start - _HEADER_REACH if start > _HEADER_REACH else 0 : start]
        above = window[len(window.rstrip(_BLANKS_AND_FIGURES)) :]
        if (before := _before_header(above)) is not None:
            pages.append((start - len(above) + before + 1, header.end(), ""))
    if not cuts and not pages:
        return None
    return _built(raw, sorted(cuts + pages))


@lru_cache(maxsize=512)
def _before_header(above: str) -> int | None:
    """Where, in the blanks and figures above a page's header, its line begins; None if it stands amid a line."""
    before = _BEFORE_HEADER.search(above)
    return before.start() if before is not None else None


@lru_cache(maxsize=4)  # reading, relating and judging a text ask for it one after the other
def letters_of(raw: str) -> View | None:
    """The view of `raw` with every letter in one piece, nothing without width and every blank a space, pages and all;
    None when it is so already."""
    in_pieces = _is_in_pieces(raw)
    blanks = [found.span() for found in _OTHER_BLANK.finditer(raw)] if any(c in raw for c in _OTHER_BLANKS) else []
    cuts = [*_letters(raw, in_pieces), *((start, end, " ") for start, end in blanks)]
    return _built(raw, sorted(cuts)) if cuts else None


def plain_letters(raw: str) -> str:
    """The text of that view."""
    view = letters_of(raw)
    return view.text if view is not None else raw


def _is_in_pieces(raw: str) -> bool:
    return any(mark in raw for mark in (_TELLING_MARKS if len(raw) > _PAGE else _MARKS))


_ETH = late("[ðÐ]")
_FEW_ETHS = 2
_OTHER_BLANKS = "\xa0\u202f\u2007\u2009\u3000"
_OTHER_BLANK = late(f"[{_OTHER_BLANKS}]")


def _letters(raw: str, in_pieces: bool) -> Iterator[tuple[int, int, str]]:
    if ("ð" in raw or "Ð" in raw) and "đ" not in raw and "Đ" not in raw and raw.count("ð") + raw.count("Ð") > _FEW_ETHS:
        # a text without any đ was typed or converted with the Icelandic letter; one in a symbol alone is a slip
        yield from ((found.start(), found.end(), "đ" if found.group() == "ð" else "Đ") for found in _ETH.finditer(raw))
    if not in_pieces and not any(raw.find(c) >= 0 for c in _NO_WIDTH):
        return
    for start, end in _clusters(raw):
        if raw[start] in _NO_WIDTH:
            yield start, end, ""
        elif start and raw[start - 1].isalpha():
            letters = raw[start - 1 : end]
            joined = unicodedata.normalize("NFC", letters)
            if joined != letters:
                yield start - 1, end, joined


def _headers(raw: str, in_pieces: bool) -> Iterator[re.Match[str]]:
    if _HEADER_WORDS in raw:
        yield from rare(_HEADER, _HEADER_WORDS, raw)
    if in_pieces:
        yield from _HEADER_IN_PIECES.finditer(raw)


def _clusters(raw: str) -> Iterable[tuple[int, int]]:
    """The spans of marks and of characters without width: looked up one by one where they are few."""
    present = [character for character in _MARKS + _NO_WIDTH if character in raw]
    if sum(map(raw.count, present)) * _FEW > len(raw):
        return [found.span() for found in _CLUSTER.finditer(raw)]
    spans: list[tuple[int, int]] = []
    for at in sorted(found.start() for character in present for found in re.finditer(character, raw)):
        if not spans or at >= spans[-1][1]:
            cluster = _CLUSTER.match(raw, at)
            spans.append(cluster.span() if cluster else (at, at))
    return spans


_FEW = 64
_OF_A_NUMBER = frozenset("/-–.")


def _footer(raw: str, line: re.Match[str]) -> tuple[int, int, str] | None:
    """What a page number on a line of its own takes with it, blank lines and all; None when it is no page's.

    It is one between blank lines, and one in the middle of a symbol: "195/KH-⏎12⏎UBND". A number that a slash or
    a hyphen follows is the document's own, unless a symbol was cut before it: "59/2023/NĐ⏎⏎12⏎⏎-CP".
    """
    start, end = line.start(), line.end() + 1
    head = raw[start - _FOOTER_REACH if start > _FOOTER_REACH else 0 : start]
    before = head.rstrip(_BLANKS)
    cut = before[-1:] in _SEPARATORS
    if not cut and raw[end : end + 1] not in _AFTER_PAGE:
        return None  # a figure in a table's cell, or between two lines of it
    above = head.count("\n", len(before))
    tail = raw[end : end + _FOOTER_REACH]
    after = tail.lstrip(_BLANKS)
    below = tail.count("\n", 0, len(tail) - len(after))
    if after[:1] in _OF_A_NUMBER:
        if not (_GOES_ON.match(after) and _CUT_SYMBOL.search(before)):
            return None
    elif not (0 < above <= _MOST_BLANK_LINES and 0 < below <= _MOST_BLANK_LINES) and not (
        cut and after[:1].isalnum() and _CUT_SYMBOL.search(before)
    ):
        return None
    stop = end + tail.rfind("\n", 0, len(tail) - len(after)) + 1
    first = raw.find("\n", start - len(head) + len(before)) + 1
    return first, stop, ""


def _built(raw: str, cuts: list[tuple[int, int, str]]) -> View:
    parts: list[str] = []
    at: list[int] = []
    shift: list[int] = []
    end_shift: list[int] = []
    pos = length = 0
    for start, end, instead in cuts:
        if start < pos:
            continue
        parts += (raw[pos:start], instead)
        length += start - pos + len(instead)
        before = shift[-1] if shift else 0
        distance = end - length
        if at and at[-1] == length:
            shift[-1] = distance
        else:
            at.append(length)
            shift.append(distance)
            end_shift.append(distance if instead else before)
        pos = end
    parts.append(raw[pos:])
    return View("".join(parts), at, shift, end_shift)
