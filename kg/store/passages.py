"""The words of a text that are cited or prove something, kept once for each text and compressed.

Citations and relations of a text overlap: each says where its words are (`start`, `end`, in characters of the text),
and the words themselves are read from the text's passages when somebody asks. A passage is a piece of the text in which
such places lie; `report.passages` holds all of a text. What an older program stored, or came from elsewhere, has its
words beside it, and so has all that is on a server, which compresses by itself.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from kg.store.common_words import COMMON_WORDS
from kg.tuples import NamedTuple


def of_edge(edge: str) -> str:
    """As SQL: the words of a relation that are beside it or in the passages of the report `r`."""
    return (
        f"CASE WHEN {edge}.ev_quote IS NULL AND r.passages IS NOT NULL "
        f"THEN words_of(r.passages, {edge}.ev_start, {edge}.ev_end) ELSE {edge}.ev_quote END"
    )


OF_EDGE = of_edge("e")
#: The same of a citation `c`.
OF_CITATION = (
    """CASE WHEN c.text = '' AND r.passages IS NOT NULL THEN coalesce(words_of(r.passages, c.start, c."end"), '') """
    "ELSE c.text END"
)
#: A window of 16 KB is more than the passages of most texts, and costs less to set up than the usual one.
_LEVEL, _WINDOW, _MEMORY = 6, 14, 5
_MOST = 1 << 28  # bytes; no text is read that has more


#: Where words begin and end in a text, and the words.
Place: TypeAlias = tuple[int, int, str]


def packed(places: Iterable[Place]) -> tuple[bytes, set[Place]]:
    """The passages of a text for its report, and the places whose words are not read from them as they are."""
    wanted = set(places)
    joined = _joined(one for one in wanted if len(one[2]) == one[1] - one[0])
    beside = {one for one in wanted if not one[2] or joined.words(one[0], one[1]) != one[2]}
    return _pack(joined), beside


def words_of(passages: bytes, start: int | None, end: int | None) -> str | None:
    """The words of a place; None if the passages, which may be damaged, do not hold them."""
    if start is None or end is None:
        return None
    try:
        return _unpack(passages).words(start, end)
    except (zlib.error, ValueError, TypeError):
        return None


def are_whole(passages: bytes) -> bool:
    """Whether the words can be read from the passages of a text."""
    try:
        _unpack(passages)
    except (zlib.error, ValueError, TypeError):
        return False
    return True


class _Passages(NamedTuple):
    """Where they begin and end in their text, where they begin in the words, and the words of all of them."""

    starts: list[int]
    ends: list[int]
    at: list[int]
    text: str

    def words(self, start: int, end: int) -> str | None:
        n = bisect_right(self.starts, start) - 1
        if n < 0 or end > self.ends[n]:
            return None
        begin = self.at[n] + start - self.starts[n]
        return self.text[begin : begin + end - start]


def _joined(places: Iterable[Place]) -> _Passages:
    """Those in which places lie, of which some may contradict one another: not all are found in them again."""
    starts, ends, at, pieces = list[int](), list[int](), list[int](), list[str]()
    held, last = 0, -1
    for start, end, words in sorted(places):
        if start > last:
            starts.append(start)
            ends.append(end)
            at.append(held)
        elif end > last:
            ends[-1] = end
        else:
            continue
        pieces.append(words[max(0, last - start) :])
        held += len(pieces[-1])
        last = end
    return _Passages(starts, ends, at, "".join(pieces))


def _pack(joined: _Passages) -> bytes:
    """In UTF-8: of each how far it begins behind the one before and how long it is, a line feed, all their words."""
    last, spans = 0, list[str]()
    for start, end in zip(joined.starts, joined.ends, strict=True):
        spans.append(f"{start - last},{end - start}")
        last = end
    told = f"{' '.join(spans)}\n{joined.text}".encode("utf-8", "surrogatepass")
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, COMMON_WORDS)
    return packer.compress(told) + packer.flush()


@lru_cache(maxsize=32)
def _unpack(passages: bytes) -> _Passages:
    """Raises zlib.error, ValueError, TypeError where they are damaged."""
    opener = zlib.decompressobj(zdict=COMMON_WORDS)
    told = opener.decompress(passages, _MOST)
    if not opener.eof:
        raise ValueError("cut off, or more than any text has")
    head, _, text = told.decode("utf-8", "surrogatepass").partition("\n")
    numbers = list(map(int, head.replace(",", " ").split()))
    borders = list(accumulate(numbers))
    return _Passages(borders[::2], borders[1::2], list(accumulate(numbers[1::2], initial=0)), text)
