"""What every table is made of: rows with nothing unknown in them, and the kinds of text that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slugged = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Row(BaseModel):
    """A part of a table: nothing missing, nothing unknown, nothing to change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Row):
    """One text in both languages."""

    vi: Sentence
    en: Sentence


def unique(what: str, values: Iterable[str]) -> None:
    """ValueError, naming `what` and the value, when one of them stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} used twice: {json.dumps(value, ensure_ascii=False)}")
        seen.add(value)
