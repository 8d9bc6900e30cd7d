"""What `kg show`, `kg search` and `kg stats` print."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kg.contract.parts import EvidenceOut, Out, StatusOut, evidence_out, status_out
from kg.model import AuthorityKind, DocType, Document, Edge, Level, Status


class RelatedOut(Out):
    """The document at the other end of a relation."""

    document: str
    symbol: str | None
    type: DocType
    title: str | None
    basis: Literal["stated", "inferred"]
    rule: str
    scope: str
    effective: date | None
    evidence: EvidenceOut


class FactOut(Out):
    """One more thing that one source says of a document."""

    field: str
    value: str
    source: str
    certainty: str


class GoneOut(Out):
    """The body that issued a document is gone; by that article what it issued stays in force (normative documents)."""

    since: date
    documents_outlive_it: str


class ShowOut(Out):
    """What `kg show` prints."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    issued: date | None
    effective: date | None
    certainty: str
    source: str | None
    as_of: date
    status: StatusOut
    issuer_gone: GoneOut | None
    relations: dict[str, list[RelatedOut]]
    facts: list[FactOut]


def related_out(edge: Edge, other: Document) -> RelatedOut:
    """One end of an edge, seen from the other, in the contract's form."""
    return RelatedOut(
        document=other.iri, symbol=other.symbol, type=other.type, title=other.title, basis=edge.basis, rule=edge.rule,
        scope=edge.scope, effective=edge.effective, evidence=evidence_out(edge),
    )  # fmt: skip


class PlaceOut(Out):
    """A place; `within` names what it lies in, the nearest first."""

    name: str
    unit: str
    code: str
    within: list[str]


class SuccessionOut(Out):
    """A place that took over from another, and the same office there."""

    name: str | None
    place: PlaceOut
    part: Literal["full", "partial"]


class CodeOut(Out):
    """A code that the symbols of a body bear, and the years of the register's documents that bear it."""

    code: str
    documents: int
    first_year: int | None
    last_year: int | None


class AuthorityOut(Out):
    """What `kg show` prints of a body."""

    id: str
    name: str
    kind: AuthorityKind
    level: Level
    place: PlaceOut | None
    under: str | None
    aliases: list[str]
    codes: list[CodeOut]
    as_of: date
    stands: bool | None
    valid_from: date | None
    valid_until: date | None
    successors: list[SuccessionOut]
    predecessors: list[SuccessionOut]
    documents: int
    first_year: int | None
    last_year: int | None
    documents_outlive_it: str | None
    source: str | None


class HitOut(Out):
    """One document that a search found, and its state on the day."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    issued: date | None
    effective: date | None
    year: int | None
    status: StatusOut


class SearchOut(Out):
    """What `kg search` prints."""

    query: str
    as_of: date
    hits: list[HitOut]
    more: bool
    unknown: int


def hit_out(doc: Document, status: Status) -> HitOut:
    """A document found in the contract's form."""
    return HitOut(
        id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer, issued=doc.issued,
        effective=doc.effective, year=doc.year, status=status_out(status),
    )  # fmt: skip


class StatsOut(Out):
    """What `kg stats` prints: documents by type, relations by kind, documents by the kind of their source."""

    documents: dict[str, int]
    relations: dict[str, int]
    sources: dict[str, int]
    reports: int
    citations: int
    store: str | None
