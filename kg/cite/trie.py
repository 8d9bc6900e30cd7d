"""Words of Vietnamese text, and tries of phrases over them.

The text is never changed: a trie walks it from a position and answers with its offsets, tolerant of line
breaks, letter case, decomposed letters and both ways of placing the tone mark (hòa, hoà).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

from kg.base.kept_patterns import compiled
from kg.base.patterns import late
from kg.base.syllables import TONE_ON_SECOND

T = TypeVar("T")

_WORD = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+"
#: A word: letters with their combining marks, or a run of digits.
WORD = compiled(_WORD)
#: What may stand between two words of one phrase: white space over one page break, a comma, a hyphen.
_GAP = r"[\s,\-–—&./]{1,8}"
GAP = late(_GAP)
#: Three words, in one look.
THREE_WORDS = late(_GAP.join((f"({_WORD})",) * 3))
SPACE_GAP = late(r"\s{1,40}")
#: A word with what may follow it inside a phrase.
_STEP = compiled(rf"({_WORD})([\s,\-–—&./]{{1,8}})?")

_OLD_TONES = tuple(TONE_ON_SECOND.items())


@lru_cache(maxsize=32768)
def spell(word: str) -> str:
    """One spelling for one word: lower case, composed, tone mark on the second vowel, đ for ð."""
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).lower().replace("ð", "đ")
    for first, second in _OLD_TONES:
        if first in word:
            word = word.replace(first, second)
    return word


@lru_cache(maxsize=4096)
def words_of(phrase: str, norm: Callable[[str], str] = spell) -> tuple[str, ...]:
    """The words of `phrase`, each in its one spelling."""
    return tuple(map(norm, WORD.findall(phrase)))


#: A phrase of more than one word in letters, spaces and commas, and what may stand after it as printed.
_PLAIN_PHRASE = compiled(r"[^\W\d_]+(?:,? [^\W\d_]+)+")
_AFTER_PHRASE = frozenset(("", *" ,.;:)\n\r\t"))


class Trie(Generic[T]):
    """Phrases to values, matched word by word; the longest phrase wins.

    What may follow a first word is put in order when a text holds that word: most phrases stand in no text.
    """

    __slots__ = ("_norm", "_phrases", "_plain", "_root")

    def __init__(
        self, phrases: Iterable[tuple[str, T]], norm: Callable[[str], str] = spell, as_printed: bool = False
    ) -> None:
        """`as_printed` looks first for the phrases letter by letter, as far as none goes on to a longer one."""
        self._norm = norm
        self._root: dict[str, dict[str, Any]] = {}
        self._phrases: dict[str, list[tuple[str, T]]] = {}  # by their first word
        self._plain: dict[str, list[tuple[str, T]] | None] = {}  # by it as printed; None: not yet looked at
        printed: dict[str, list[tuple[str, T]]] = {}
        for phrase, value in phrases:
            printed.setdefault(phrase.partition(" ")[0], []).append((phrase, value))
        for word, begun in printed.items():
            if found := WORD.search(word):
                self._phrases.setdefault(norm(found[0]), []).extend(begun)
        if as_printed:
            self._plain.update(dict.fromkeys(printed))

    def phrases(self) -> Iterator[str]:
        """All its phrases as they were given, in no order."""
        return (phrase for begun in self._phrases.values() for phrase, _ in begun)

    def _following(self, first: str) -> dict[str, Any]:
        """What may follow that first word."""
        node = self._root.get(first)
        if node is None:
            if first not in self._phrases:
                return _EMPTY
            node = self._root[first] = {}
            for phrase, value in self._phrases[first]:
                below = node
                for word in words_of(phrase, self._norm)[1:]:
                    below = below.setdefault(word, {})
                below.setdefault("", value)
        return node

    def _as_printed(self, printed: str) -> list[tuple[str, T]]:
        """The phrases whose first word is printed so and that go on to no longer one, with their values."""
        found: list[tuple[str, T]] = []
        word_of_it = WORD.search(printed)
        for phrase, _ in self._phrases.get(self._norm(word_of_it[0]), ()) if word_of_it else ():
            if phrase.startswith(f"{printed} ") and _PLAIN_PHRASE.fullmatch(phrase):
                first, *words = words_of(phrase, self._norm)
                node = self._following(first)
                for word in words:
                    node = node[word]
                if len(node) == 1:
                    found.append((phrase, node[""]))
        self._plain[printed] = found
        return found

    def match(self, text: str, pos: int, gap: re.Pattern[str] = GAP) -> tuple[int, T] | None:
        """The longest phrase that starts at `pos`: (end offset, value), or None."""
        if self._plain and (space := text.find(" ", pos, pos + _LONGEST_FIRST)) > 0:
            printed = text[pos:space]
            plain = self._plain.get(printed, _NONE)
            if plain is _NONE and printed.isalpha() and self._norm(printed) not in self._phrases:
                return None  # as nearly everywhere: "luật này"
            for phrase, value in self._as_printed(printed) if plain is None else plain:
                end = pos + len(phrase)
                if text.startswith(phrase, pos) and text[end : end + 1] in _AFTER_PHRASE:
                    return end, value
        norm, best = self._norm, None
        if gap is not GAP:
            return self._walk(text, pos, gap)
        found = _STEP.match(text, pos)
        if found is None:
            return None
        node = self._root.get(first := norm(found[1]))
        if node is None:
            node = self._following(first)
        while node:
            if "" in node:
                best = (found.end(1), node[""])
            if found[2] is None or (found := _STEP.match(text, found.end())) is None:
                break
            node = node.get(norm(found[1]), _EMPTY)
        return best

    def _walk(self, text: str, pos: int, gap: re.Pattern[str]) -> tuple[int, T] | None:
        """`match` where another pattern than GAP tells what may stand between two words."""
        best = None
        found = WORD.match(text, pos)
        node = self._following(self._norm(found[0])) if found else _EMPTY
        while found and node:
            if "" in node:
                best = (found.end(), node[""])
            between = gap.match(text, found.end())
            found = WORD.match(text, between.end()) if between else None
            node = node.get(self._norm(found[0]), _EMPTY) if found else _EMPTY
        return best


_LONGEST_FIRST = len("khuyến nghị ")
_EMPTY: dict[str, Any] = {}
_NONE: tuple[()] = ()
