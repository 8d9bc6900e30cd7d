"""What `kg import` and `kg validate` print."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.contract.parts import Out

if TYPE_CHECKING:
    from kg.exchange import Imported


class ImportedOut(Out):
    """What `kg import` prints: what the file brought that the store did not have, and what was not taken."""

    file: str
    documents: int
    merged: int
    edges: int
    claims: int
    facts: int
    readings: int
    citations: int
    sources: int
    readings_kept: int
    other_register: bool


def imported_out(done: Imported, file: str) -> ImportedOut:
    """What an import did, in the contract's form."""
    return ImportedOut(file=file, **asdict(done))


class ViolationOut(Out):
    """One node that breaks one promise of the shapes."""

    document: str | None
    node: str
    name: str
    message: str
    path: str | None
    values: list[str]


class ValidateOut(Out):
    """What `kg validate` prints: how much was looked at, and what is wrong with it."""

    conforms: bool
    documents: int
    violations: list[ViolationOut]
