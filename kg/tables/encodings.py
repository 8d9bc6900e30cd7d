"""Encodings from before Unicode: `data/legacy_encodings.json`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from kg.tables.rows import Row, Sentence, unique


class LegacyExample(Row):
    """A text in a legacy encoding (its bytes written as ISO 8859-1), and what it says."""

    bytes: Sentence
    text: Sentence


class LegacyEncoding(Row):
    """An encoding from before Unicode: its letters by their one or two bytes, written as ISO 8859-1."""

    name: Sentence
    letters: dict[Annotated[str, StringConstraints(pattern=r"^[\x00-\xff]{1,2}$")], Annotated[str, Field(max_length=1)]]
    examples: Annotated[list[LegacyExample], Field(min_length=1)]

    @model_validator(mode="after")
    def _letters(self) -> LegacyEncoding:
        unique("letter", self.letters.values())
        if shown := next((key for key in self.letters if key[-1] < "\x80"), None):
            raise ValueError(f"{self.name}: {shown!r} is ASCII")
        return self


class LegacyEncodingTable(Row):
    """`data/legacy_encodings.json`. Onsets and rhymes have no tone marks."""

    source: Sentence
    encodings: list[LegacyEncoding]
    onsets: list[Sentence]
    rhymes: list[Sentence]

    @model_validator(mode="after")
    def _once(self) -> LegacyEncodingTable:
        unique("encoding", (row.name for row in self.encodings))
        unique("onset", self.onsets)
        unique("rhyme", self.rhymes)
        return self
