"""What `kg validate` prints."""

from __future__ import annotations

from kg.contract.parts import Out


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
