"""Words of Vietnamese text, and tries of phrases over them.

The text is never changed: a trie walks it from a position and answers with its offsets, tolerant of line
breaks, letter case, decomposed letters and both ways of placing the tone mark (hòa, hoà).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_WORD = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+"
#: A word: letters with their combining marks, or a run of digits.
WORD = re.compile(_WORD)
#: What may stand between two words of one phrase: white space over one page break, a comma, a hyphen.
GAP = re.compile(r"[\s,\-–—&./]{1,8}")
SPACE_GAP = re.compile(r"\s{1,40}")
#: A word with what may follow it inside a phrase.
_STEP = re.compile(rf"({_WORD})([\s,\-–—&./]{{1,8}})?")

_TONE_MOVED = dict(
    zip(
        "óa òa ỏa õa ọa óe òe ỏe õe ọe úy ùy ủy ũy ụy".split(),
        "oá oà oả oã oạ oé oè oẻ oẽ oẹ uý uỳ uỷ uỹ uỵ".split(),
        strict=True,
    )
)
_OLD_TONE = re.compile("|".join(_TONE_MOVED))


@lru_cache(maxsize=32768)
def spell(word: str) -> str:
    """One spelling for one word: lower case, composed, tone mark on the second vowel, đ for ð."""
    word = unicodedata.normalize("NFC", word).lower().replace("ð", "đ")
    return _OLD_TONE.sub(lambda m: _TONE_MOVED[m.group()], word)


@lru_cache(maxsize=4096)
def words_of(phrase: str, norm: Callable[[str], str] = spell) -> tuple[str, ...]:
    """The words of `phrase`, each in its one spelling."""
    return tuple(map(norm, WORD.findall(phrase)))


#: A phrase of more than one word in letters, spaces and commas, and what may stand after it as printed.
_PLAIN_PHRASE = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+)+")
_AFTER_PHRASE = frozenset(("", *" ,.;:)\n\r\t"))


class Trie(Generic[T]):
    """Phrases to values, matched word by word; the longest phrase wins."""

    __slots__ = ("_norm", "_plain", "_root")

    def __init__(
        self, phrases: Iterable[tuple[str, T]], norm: Callable[[str], str] = spell, as_printed: bool = False
    ) -> None:
        """`as_printed` looks first for the phrases letter by letter, as far as none goes on to a longer one."""
        self._norm = norm
        ends: list[tuple[str, dict[str, Any]]] = []
        self._root: dict[str, Any] = {}
        for phrase, value in phrases:
            node = self._root
            for word in words_of(phrase, norm):
                node = node.setdefault(word, {})
            node.setdefault("", value)
            if as_printed:
                ends.append((phrase, node))
        self._plain: dict[str, list[tuple[str, T]]] = {}
        for phrase, node in ends:
            if len(node) == 1 and _PLAIN_PHRASE.fullmatch(phrase):
                self._plain.setdefault(phrase.partition(" ")[0], []).append((phrase, node[""]))

    def match(self, text: str, pos: int, gap: re.Pattern[str] = GAP) -> tuple[int, T] | None:
        """The longest phrase that starts at `pos`: (end offset, value), or None."""
        if self._plain:
            for phrase, value in self._plain.get(text[pos : text.find(" ", pos, pos + 12)], ()):
                end = pos + len(phrase)
                if text.startswith(phrase, pos) and text[end : end + 1] in _AFTER_PHRASE:
                    return end, value
        node, best, norm = self._root, None, self._norm
        if gap is GAP:
            while found := _STEP.match(text, pos):
                node = node.get(norm(found[1]), _EMPTY)
                if "" in node:
                    best = (found.end(1), node[""])
                pos = found.end()
                if not node or found[2] is None:
                    break
            return best
        while found := WORD.match(text, pos):
            node = node.get(norm(found.group()), _EMPTY)
            if not node:
                break
            pos = found.end()
            if "" in node:
                best = (pos, node[""])
            between = gap.match(text, pos)
            if between is None:
                break
            pos = between.end()
        return best


_EMPTY: dict[str, Any] = {}
