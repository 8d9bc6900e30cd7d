"""What `kg chain`, `kg path` and `kg impact` print."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AliasChoices, Field

from kg.contract.parts import (
    DocumentOut,
    EvidenceOut,
    Out,
    PinpointOut,
    StatusOut,
    evidence_out,
    pinpoint_out,
    status_out,
)
from kg.model import Document, Edge, Status
from kg.trace.chain import Chain, Fallen, Hop
from kg.trace.impact import Affected, Impact
from kg.trace.path import Paths


class StepOut(Out):
    """One step of the way from the document that acts to the one it rests on."""

    from_: str = Field(validation_alias=AliasChoices("from", "from_"), serialization_alias="from")
    to: str
    relation: str
    basis: Literal["stated", "inferred"]
    rule: str
    certainty: Literal["stated", "probable", "possible"]
    evidence: EvidenceOut


class HopOut(StepOut):
    """One step of a chain, with the status of the document it leads to."""

    status: StatusOut


class GapOut(Out):
    """A level that must have acted and of which no document is known."""

    level: str
    expected: str
    type: str
    why: str
    after: str
    before: str | None


class FallenOut(Out):
    """A document that is no longer in force and on which another one rests."""

    document: str
    inferred: bool


class ChainDocumentOut(DocumentOut):
    """A document of a chain, and what it rests on that has fallen."""

    rests_on_fallen: list[FallenOut]


class ChainOut(Out):
    """What `kg chain` prints."""

    document: str
    as_of: date
    hops: list[HopOut]
    paths: list[list[str]]
    gaps: list[GapOut]
    down: bool
    documents: list[ChainDocumentOut]
    cycles: list[list[str]]
    backward: list[list[str]]
    cut: bool


def chain_out(chain: Chain) -> ChainOut:
    """A chain in the contract's form."""
    return ChainOut(
        document=chain.document, as_of=chain.as_of, hops=[_hop(hop) for hop in chain.hops], paths=chain.paths,
        gaps=[
            GapOut(level=g.level, expected=g.expected, type=g.type, why=g.why, after=g.after, before=g.before)
            for g in chain.gaps
        ],
        down=chain.down,
        documents=[
            _chain_document(doc, chain.statuses[iri], chain.fallen.get(iri, []))
            for iri, doc in chain.documents.items()
        ],
        cycles=chain.cycles, backward=[[hop.edge.subject, hop.edge.object] for hop in chain.backward], cut=chain.cut,
    )  # fmt: skip


def _chain_document(doc: Document, status: Status, fallen: list[Fallen]) -> ChainDocumentOut:
    return ChainDocumentOut.of(
        doc, status, rests_on_fallen=[FallenOut(document=one.document, inferred=one.inferred) for one in fallen]
    )


def step_out(edge: Edge) -> StepOut:
    """One step in the contract's form."""
    return StepOut(
        from_=edge.subject, to=edge.object, relation=edge.relation, basis=edge.basis, rule=edge.rule,
        certainty=_certainty(edge), evidence=evidence_out(edge),
    )  # fmt: skip


def _hop(hop: Hop) -> HopOut:
    return HopOut(**dict(step_out(hop.edge)), status=status_out(hop.status))


def _certainty(edge: Edge) -> Literal["stated", "probable", "possible"]:
    if edge.basis == "stated":
        return "stated"
    return "probable" if edge.certainty == "probable" else "possible"


class PathsOut(Out):
    """What `kg path` prints: the ways between two documents, each as its steps, shortest first."""

    document: str
    other: str
    as_of: date
    direction: Literal["up", "down", "any"]
    ways: list[list[HopOut]]
    documents: list[ChainDocumentOut]
    cut: bool


def paths_out(paths: Paths) -> PathsOut:
    """Ways in the contract's form."""
    return PathsOut(
        document=paths.document, other=paths.other, as_of=paths.as_of, direction=paths.direction,
        ways=[[_hop(hop) for hop in way] for way in paths.ways],
        documents=[_chain_document(doc, paths.statuses[iri], []) for iri, doc in paths.documents.items()],
        cut=paths.cut,
    )  # fmt: skip


class AffectedOut(DocumentOut):
    """A document to review, and how it rests on the one that falls."""

    pinpoint: list[PinpointOut]
    way: list[StepOut]


class ImpactOut(Out):
    """What `kg impact` prints."""

    document: str
    as_of: date
    status: StatusOut
    successor: str | None
    affected: list[AffectedOut]
    fallen: int
    reports: int
    cut: bool


def impact_out(impact: Impact) -> ImpactOut:
    """What must be reviewed, in the contract's form."""
    return ImpactOut(
        document=impact.document.iri, as_of=impact.as_of, status=status_out(impact.status),
        successor=impact.successor.iri if impact.successor else None,
        affected=[_affected(one) for one in impact.affected], fallen=impact.fallen,
        reports=impact.reports, cut=impact.cut,
    )  # fmt: skip


def _affected(one: Affected) -> AffectedOut:
    return AffectedOut.of(
        one.document, one.status, pinpoint=[pinpoint_out(p) for p in one.pinpoints],
        way=[step_out(edge) for edge in one.way],
    )  # fmt: skip
