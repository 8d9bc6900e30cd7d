"""Whom the register believes, and how lists and the national database are read."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from kg.model import Relation, State
from kg.naming import fold
from kg.tables.rows import Row, Sentence, Slugged, Text, unique


class ShownSource(Text):
    """A source whose own name tells a reader nothing: what is shown for it, also where a number follows the name."""

    name: Sentence


class SourceNameTable(Row):
    """`data/source_names.json`: a source of the register as Vietnamese and English readers call it.

    `shown`: those whose own name tells a reader nothing. `collection`: what is said for the name that somebody gave to
    texts put on the web, "Bản chép toàn văn (VN-legal-agent)".
    """

    source: Sentence
    names: list[Text]
    shown: list[ShownSource]
    collection: Text

    @model_validator(mode="after")
    def _once(self) -> SourceNameTable:
        unique("Vietnamese name", (row.vi for row in self.names))
        unique("English name", (row.en for row in self.names))
        unique("shown name", (row.name for row in self.shown))
        return self


class SourceKind(Row):
    """A kind of source: the rank of a new one of it (smaller wins), the last rank that is its own, why, and its holes.

    `lacks`: what such a source does not cover.
    """

    kind: Slugged
    rank: int
    last: int
    vi: Sentence
    en: Sentence
    why: Text
    lacks: Text


class PrecedenceTable(Row):
    """`data/precedence.json`."""

    source: Sentence
    kinds: list[SourceKind]

    @model_validator(mode="after")
    def _in_order(self) -> PrecedenceTable:
        unique("kind", (row.kind for row in self.kinds))
        ends = [end for row in self.kinds for end in (row.rank, row.last)]
        if ends != sorted(ends) or any(one.last >= other.rank for one, other in pairwise(self.kinds)):
            raise ValueError("the kinds are not in order, or share ranks")
        return self


class DatabaseRelation(Row):
    """A label of the national database: which relation it is, and which document of the row acts.

    `relation` None: it says too little, or there is no such relation here. `reads` begins with the document that acts.
    """

    label: Sentence
    number: int | None = None
    relation: Relation | None
    acts: Literal["this", "other"]
    scope: Literal["whole", "part"]
    reads: Text

    @model_validator(mode="after")
    def _acting_first(self) -> DatabaseRelation:
        heads = {"this": ("văn bản này ", "this document "), "other": ("văn bản kia ", "the other document ")}[
            self.acts
        ]
        if not (self.reads.vi.startswith(heads[0]) and self.reads.en.startswith(heads[1])):
            raise ValueError(f"{self.label}: `reads` does not begin with the document that acts")
        return self


class DatabaseState(Row):
    """A state of the national database: its code, ours (None: none of ours says it), and the labels it goes by."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+$")]
    state: State | None
    labels: Annotated[list[Sentence], Field(min_length=1)]


class NationalDatabaseTable(Row):
    """`data/national_database.json`."""

    source: Sentence
    relations: list[DatabaseRelation]
    states: list[DatabaseState]

    @model_validator(mode="after")
    def _once(self) -> NationalDatabaseTable:
        unique("label", (fold(row.label).removeprefix("van ban ") for row in self.relations))
        unique("number", (str(row.number) for row in self.relations if row.number is not None))
        unique("code", (row.code for row in self.states))
        unique("state label", (fold(label) for row in self.states for label in row.labels))
        return self


class ListColumn(Row):
    """A field of a document and the headings under which lists give it."""

    field: Slugged
    names: Annotated[list[Sentence], Field(min_length=1)]


class EndReason(Row):
    """How a list says why a document ended: what the document that is named then did to it (None: it ended itself)."""

    words: Annotated[list[Sentence], Field(min_length=1)]
    relation: Relation | None
    example: Sentence

    @model_validator(mode="after")
    def _is_in_its_example(self) -> EndReason:
        if not any(fold(word) in fold(self.example) for word in self.words):
            raise ValueError(f"none of {self.words} stands in {self.example!r}")
        return self


class ListColumnTable(Row):
    """`data/list_columns.json`."""

    source: Sentence
    columns: list[ListColumn]
    reasons: list[EndReason]
    partly: list[Sentence]

    @model_validator(mode="after")
    def _once(self) -> ListColumnTable:
        unique("word", (fold(word) for row in self.reasons for word in row.words))
        unique("field", (row.field for row in self.columns))
        unique("heading", (fold(name) for row in self.columns for name in row.names))
        return self
