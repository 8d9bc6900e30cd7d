"""The words that state or suggest a relation: cues, enforcement clauses, and what a title is about."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from kg.model import Relation
from kg.tables.rows import Row, Sentence, Slugged, unique

Example = Annotated[str, StringConstraints(pattern=r"^[^⟦⟧]*⟦[^⟦⟧]+⟧[^⟦⟧]*$")]
Pair = tuple[Sentence, Sentence]


class Cue(Row):
    """Words that state a relation; each example holds one citation in ⟦ ⟧, the one that the cue governs."""

    relation: Relation
    rule: Slugged
    cue: Sentence
    examples: Annotated[list[Example], Field(min_length=1)]


def _check_cues(*lists: list[Cue]) -> None:
    rows = [row for rows in lists for row in rows]
    unique("rule", (row.rule for row in rows))
    for row in rows:
        try:
            re.compile(row.cue)
        except re.error as error:
            raise ValueError(f"{row.rule}: {error}") from None


class ClauseTable(Row):
    """`data/clauses.json`: the verbs of enforcement clauses, before and behind the document, and of notes."""

    source: Sentence
    before: list[Cue]
    behind: list[Cue]
    note: list[Cue]

    @model_validator(mode="after")
    def _patterns(self) -> ClauseTable:
        _check_cues(self.before, self.behind, self.note)
        return self


class CueTable(Row):
    """`data/cues.json`."""

    source: Sentence
    subject: list[Cue]
    passive: list[Cue]
    itself: list[Cue]
    opening: list[Cue]

    @model_validator(mode="after")
    def _patterns(self) -> CueTable:
        rows = (self.subject, self.passive, self.itself, self.opening)
        _check_cues(*rows)
        # they are searched for in small letters: r"\S" would become what it is the opposite of
        if capital := next((one for kind in rows for one in kind if re.search(r"\\[A-Z]", one.cue)), None):
            raise ValueError(f"{capital.rule}: a capital escape")
        return self


class InferenceTable(Row):
    """`data/inference.json`: the words by which `kg.trace.titles` tells what a title is about, with pairs of titles.

    `kept` are words of the matter that hold a neutral one. `persons` are names of laws that titles use for the people
    and bodies themselves. Each pair is (the title below, the one above): `alike` are of one subject, `unlike` not.
    """

    source: Sentence
    neutral: list[Sentence]
    kept: list[Sentence]
    acts: list[Sentence]
    carrying: list[Sentence]
    tails: list[Sentence]
    persons: list[Sentence]
    short: dict[Sentence, Sentence]
    alike: Annotated[list[Pair], Field(min_length=1)]
    unlike: Annotated[list[Pair], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self) -> InferenceTable:
        unique("word", (*self.neutral, *self.acts))
        if loose := set(self.carrying) - set(self.neutral):
            raise ValueError(f"carrying, but not neutral: {', '.join(sorted(loose))}")
        return self
