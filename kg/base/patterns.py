"""Patterns that are compiled when they are first searched for: a check of one report needs about half of them; and the
search for one that begins with a rare letter."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

from kg.base import kept_patterns

_OWN = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags")
_NO_CASE = int(re.IGNORECASE)  # as a number: flags of `re` take microseconds to be put together
#: The capital letters of Vietnamese, for a class in a pattern; a range from "À" on holds small letters too.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"


class _Compiled:
    """A pattern that has been searched for: it has what its `re.Pattern` has as its own."""


class _Late(_Compiled):
    """Stands for a pattern until somebody asks for one of its methods; from then on it has them itself."""

    def __init__(self, pattern: str | Callable[[], str], flags: int, one_of: tuple[str, ...]) -> None:
        self._made_of = pattern, flags
        self._one_of = one_of
        self._no_case = bool(int(flags) & _NO_CASE)
        if one_of:  # asked once for each citation, and a method that is there is asked five times as fast
            self.search, self.finditer = partial(self._look_first, "search"), partial(self._look_first, "finditer")
            self.sub = self._replace_first

    def __getattr__(self, name: str) -> Any:  # only for what is not there yet
        return self._compiled(name)

    def _look_first(self, name: str, text: str, start: int = 0, end: int = sys.maxsize) -> Any:
        """What the method finds; without one of the words that is nothing, and nothing is compiled."""
        part = text[start:end].lower() if self._no_case else text[start:end]
        for word in self._one_of:
            if word in part:
                return self._compiled(name)(text, start, end)
        return iter(()) if name == "finditer" else None

    def _replace_first(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The same for `sub`: the text as it is."""
        part = text.lower() if self._no_case else text
        return str(self._compiled("sub")(by, text, count)) if any(word in part for word in self._one_of) else text

    def _compiled(self, name: str) -> Any:
        pattern, flags = self._made_of
        compiled = kept_patterns.compiled(pattern if isinstance(pattern, str) else pattern(), flags)
        self.__dict__.update({own: getattr(compiled, own) for own in _OWN})
        self.__class__ = _Compiled  # type: ignore[assignment]  # what has no `__getattr__` is asked faster
        return getattr(compiled, name)


def rare(pattern: re.Pattern[str], letters: str, text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, for a pattern that begins with `letters` that few texts hold more than a
    few times: the string finds them up to ten times faster than the pattern does."""
    at = text.find(letters)
    while at >= 0:
        if (match := pattern.match(text, at)) is not None:
            yield match
        at = text.find(letters, at + 1 if match is None else match.end())


def places(words: str, text: str, end: int | None = None, *, start: int = 0) -> Iterator[int]:
    """Where `words` stand in `text[start:end]`, each also within another."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def late(pattern: str | Callable[[], str], flags: int = 0, *, one_of: tuple[str, ...] = ()) -> re.Pattern[str]:
    """The same as `re.compile`, done on first use; what is wrong with `pattern` shows only then.

    A function gives one whose text takes long to write, too. `one_of` are words of which each match holds one (in small
    letters where the pattern looks at no case): what is searched before there is one needs no pattern.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags, one_of))
