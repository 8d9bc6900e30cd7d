"""What several answers share: a document with its status, the evidence of a relation, the places inside a document."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from kg.model import DocType, Document, Edge, Level, Pinpoint, State, Status


class Out(BaseModel):
    """A part of the contract."""

    model_config = ConfigDict(extra="forbid")


class PinpointOut(Out):
    """A place inside the cited document, each part as printed ("2", "a", "III"); of a range, its last label too."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    section: str | None = None
    chapter: str | None = None
    part: str | None = None
    appendix: str | None = None
    article_to: str | None = None
    clause_to: str | None = None
    point_to: str | None = None
    section_to: str | None = None
    chapter_to: str | None = None
    part_to: str | None = None
    appendix_to: str | None = None
    subpoint: str | None = None
    subpoint_to: str | None = None


def pinpoint_out(point: Pinpoint) -> PinpointOut:
    """A place inside a document in the contract's form."""
    return PinpointOut(**{name: getattr(point, name) for name in PinpointOut.model_fields})


class ClaimOut(Out):
    """What another source says of a document's state."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    until: date | None
    looked_at: date | None = None


class ProvisionOut(Out):
    """A part of a document that had fallen, or was suspended."""

    provision: str | None
    state: State
    since: date
    by: str
    certainty: str
    source: str | None


class AmendmentOut(Out):
    """A document changed another one after the last look at it."""

    by: str
    since: date | None
    certainty: str
    source: str | None


class SetAsideOut(Out):
    """For a time another act applies in place of provisions of the document that differ from it."""

    by: str
    since: date
    until: date | None
    provisions: str | None
    certainty: str
    source: str | None


class StatusOut(Out):
    """What was the state of a document on a day, and who says so."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    note: str | None
    against: str | None
    until: date | None
    until_by: str | None
    sides: list[ClaimOut]
    provisions: list[ProvisionOut]
    looked_at: date | None = None
    looked_by: str | None = None
    moved_by: str | None = None
    amended: list[AmendmentOut] = []
    set_aside: list[SetAsideOut] = []


def status_out(status: Status) -> StatusOut:
    """A status in the contract's form."""
    names = ("sides", "provisions", "amended", "set_aside")
    lists = {name: [one._asdict() for one in getattr(status, name)] for name in names}
    return StatusOut.model_validate({**status._asdict(), **lists})


class DocumentOut(Out):
    """A document, and its status on the day."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    level: Level
    issued: date | None
    status: StatusOut

    @classmethod
    def of(cls, doc: Document, status: Status, **more: object) -> Self:
        """A document in the contract's form; `more` are the fields that a model adds to these."""
        return cls.model_validate({
            "id": doc.iri, "symbol": doc.symbol, "type": doc.type, "title": doc.title, "issuer": doc.issuer,
            "level": doc.level, "issued": doc.issued, "status": status_out(status), **more,
        })  # fmt: skip


class EvidenceOut(Out):
    """Where a relation is stated: the words, with their place in a text that was read; or a source of the register."""

    document: str | None
    start: int | None
    end: int | None
    quote: str | None
    source: str | None


def evidence_out(edge: Edge) -> EvidenceOut:
    """An edge's evidence in the contract's form."""
    e = edge.evidence
    return EvidenceOut(document=e.document, start=e.start, end=e.end, quote=e.quote, source=e.source)
