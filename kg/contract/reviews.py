"""What `kg review` prints."""

from __future__ import annotations

from datetime import date
from typing import Self

from kg.contract.parts import DocumentOut, EvidenceOut, Out, evidence_out
from kg.model import Relation
from kg.trace.review import Fallen, Kind, Part, Proposal, Proposed, Review, Reviewed, Treatment


class PeriodOut(Out):
    """The first and the last year of a review."""

    first: int
    last: int


class ChangedPartOut(Out):
    """What one act did to parts of a document; no `provisions`: its source does not name them."""

    by: str | None
    symbol: str | None
    relations: list[Relation]
    provisions: list[str]
    day: date | None
    certainty: str
    source: str | None

    @classmethod
    def of(cls, part: Part) -> Self:
        """It in the contract's form."""
        return cls(
            by=part.by.iri if part.by else None, symbol=part.symbol, relations=list(part.relations),
            provisions=list(part.provisions), day=part.day, certainty=part.certainty, source=part.source,
        )  # fmt: skip


class ReviewedOut(DocumentOut):
    """One document under review, and where it goes: `kind` is the list, `proposed` what an unknown one may be."""

    effective: date | None
    year: int | None
    field: str
    kind: Kind
    by: str | None
    reason: str | None
    proposed: Proposed | None
    parts: list[ChangedPartOut]
    changed: list[ChangedPartOut]


class FallenGroundOut(DocumentOut):
    """A ground that has ended, is suspended, or may have ended, and how the document is said to rest on it."""

    relation: Relation
    successor: str | None
    evidence: EvidenceOut


class ProposalOut(Out):
    """A document to be treated, with the grounds that fell; a proposal and no fact."""

    document: str
    treatment: Treatment
    all_fell: bool
    grounds: list[FallenGroundOut]


class ReviewOut(Out):
    """What `kg review` prints."""

    as_of: date
    period: PeriodOut | None
    documents: list[ReviewedOut]
    proposals: list[ProposalOut]
    earlier: int
    later: int
    reports: int


def review_out(found: Review) -> ReviewOut:
    """The lists in the contract's form: one row a document, told apart by `kind`."""
    return ReviewOut(
        as_of=found.as_of, period=PeriodOut(first=found.period[0], last=found.period[1]) if found.period else None,
        documents=[_reviewed(one) for one in found.documents], proposals=[_proposal(one) for one in found.proposals],
        earlier=found.earlier, later=found.later, reports=found.reports,
    )  # fmt: skip


def _reviewed(one: Reviewed) -> ReviewedOut:
    return ReviewedOut.of(
        one.document, one.status, effective=one.document.effective, year=one.document.year, field=one.field,
        kind=one.kind, by=one.by.iri if one.by else None, reason=one.reason, proposed=one.proposed,
        parts=[ChangedPartOut.of(part) for part in one.parts],
        changed=[ChangedPartOut.of(part) for part in one.changed],
    )  # fmt: skip


def _proposal(one: Proposal) -> ProposalOut:
    return ProposalOut(
        document=one.of.document.iri, treatment=one.treatment, all_fell=one.all_fell,
        grounds=[_ground(ground) for ground in one.grounds],
    )  # fmt: skip


def _ground(ground: Fallen) -> FallenGroundOut:
    return FallenGroundOut.of(
        ground.document, ground.status, relation=ground.edge.relation,
        successor=ground.successor.iri if ground.successor else None, evidence=evidence_out(ground.edge),
    )  # fmt: skip
