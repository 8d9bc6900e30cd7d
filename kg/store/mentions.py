"""The citations of a text as rows: those of one document, equally certain, are one row with the places of the others.

`citation.start` and `end` are the first mention, whose words may stand beside it; `more` has the further ones, each as
"start:length", in their order. Their words are in the passages of the text (`kg.store.passages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.store.passages import words_of

#: As SQL: how many citations the rows of the table `citation` are.
COUNT = "count(*) + coalesce(sum(length(more) - length(replace(more, ':', ''))), 0)"


class Rows:
    """The rows of `citation` of one text, filled mention by mention in the order of the text."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, str, int, str]] = []
        self._more: list[list[str]] = []
        self._at: dict[tuple[int, str], int] = {}

    def add(self, start: int, end: int, beside: str, document: int, certainty: str) -> None:
        """A mention of the document in that row of the store; words that stand `beside` it have a row of their own."""
        if not beside:
            at = self._at.setdefault((document, certainty), len(self._rows))
            if at < len(self._rows):
                self._more[at].append(f"{start}:{end - start}")
                return
        self._rows.append((start, end, beside, document, certainty))
        self._more.append([])

    def all(self) -> Iterator[tuple[int, int, str, int, str, str | None]]:
        """start, end, text, document, certainty, more."""
        for row, more in zip(self._rows, self._more, strict=True):
            yield (*row, " ".join(more) or None)


def places(start: int, end: int, more: str | None) -> Iterator[tuple[int, int]]:
    """Where all the mentions of a row begin and end, the first one first."""
    yield start, end
    for place in more.split() if more else ():
        begin, _, length = place.partition(":")
        yield int(begin), int(begin) + int(length)


def words(start: int, end: int, text: str, more: str | None, passages: bytes | None) -> Iterable[tuple[int, int, str]]:
    """The same with their words; `text` is those of the first one."""
    if not more:
        return ((start, end, text),)
    first, *others = places(start, end, more)
    return (
        (*first, text),
        *((begin, stop, (words_of(passages, begin, stop) if passages else None) or "") for begin, stop in others),
    )
