"""The characters of a file, and the bytes of each."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import accumulate

from kg.text.source_map import ByteSpan, SourceMap, SourceSpan

_BLOCK = 4096


class Decoded:
    """The characters of a file without its byte order mark, and the bytes of each.

    `starts` are the bytes at which characters begin (and the end of the file), where `encoding` alone cannot tell:
    in the legacy encodings a letter is one byte or two.
    """

    def __init__(self, text: str, encoding: str, mark: int = 0, starts: array[int] | None = None) -> None:
        self.text, self.encoding, self.starts = text, encoding, starts
        self._mark = mark

    def located(self, place: SourceSpan) -> SourceSpan:
        """The bytes of a stretch that is given in characters."""
        assert isinstance(place, ByteSpan)
        return ByteSpan(self._byte(place.start), self._byte(place.end))

    def source(self) -> SourceMap:
        """The map of a text that is the file, character by character."""
        return SourceMap([(self.text, ByteSpan(0, len(self.text)))], self.located)

    def _byte(self, character: int) -> int:
        if self.starts is not None:
            return self.starts[character]
        block = character // _BLOCK
        return self._blocks[block] + len(self.text[block * _BLOCK : character].encode(self.encoding))

    @cached_property
    def _blocks(self) -> list[int]:
        blocks = (self.text[n : n + _BLOCK] for n in range(0, len(self.text), _BLOCK))
        return list(accumulate((len(block.encode(self.encoding)) for block in blocks), initial=self._mark))
