"""What a worker gives back of a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check that was done: what is kept of it, and what a list of files tells of each."""

    kept: bytes
    name: str
    kind: str
    heading: str
    tally: str
    closing: str
    errors: int
    warnings: int
    notes: int
    fixable: int
    when: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the page of decisions shows it; `new` is what would be written, where that can be done."""

    number: int
    code: str
    severity: str
    where: str
    quote: str
    message: str
    suggestion: str | None
    new: str | None
