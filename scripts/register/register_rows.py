"""The rows of `data/register/claims.csv` and `facts.csv`, and an end before it becomes one of them."""

from __future__ import annotations

from typing import NamedTuple

from scripts.register.register_provenance import Provenance


class ClaimRow(NamedTuple):
    """What one source says of a document."""

    symbol: str
    type: str
    when: str
    title: str
    issuer: str
    issued: str
    effective: str
    source: str


class FactRow(NamedTuple):
    """Anything else a source says of a document; `certainty` is "conflict" where another source is believed."""

    symbol: str
    type: str
    when: str
    field: str
    value: str
    source: str
    certainty: str


class Ending(NamedTuple):
    """An end as one file tells it; the smaller one is believed."""

    grade: str
    day: str
    state: str
    by: str
    source: Provenance
