"""The machine contract: what `--format json` prints, as models. Stable; new fields may come, none goes.

Offsets are Unicode code points of the text as read, ends exclusive; days are ISO dates.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from kg.chain import Chain, Hop
from kg.check import CheckResult
from kg.check.finding import Finding
from kg.model import AuthorityKind, Certainty, DocType, Document, Edge, Form, IssuerBasis, Level, State, Status
from kg.resolve import Resolved


class Out(BaseModel):
    """A part of the contract."""

    model_config = ConfigDict(extra="forbid")


class PinpointOut(Out):
    """A place inside the cited document, each part as printed ("2", "a", "III")."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    section: str | None = None
    chapter: str | None = None
    part: str | None = None
    appendix: str | None = None


class RepairOut(Out):
    """One thing set right in a printed symbol."""

    rule: str
    printed: str
    repaired: str


class CitationOut(Out):
    """One citation, as `kg cite` prints it."""

    start: int
    end: int
    text: str
    type: DocType
    symbol: str | None
    printed_symbol: str | None
    date: date | None
    year: int | None
    issuer: str | None
    issuer_basis: IssuerBasis
    pinpoint: list[PinpointOut] | None
    form: Form
    name: str | None
    document: str | None
    certainty: Certainty
    candidates: list[str]
    repairs: list[RepairOut]


def citation_out(one: Resolved) -> CitationOut:
    """A resolved citation in the contract's form."""
    c = one.citation
    points = [
        PinpointOut(**{name: getattr(p, name) for name in PinpointOut.model_fields if getattr(p, name) is not None})
        for p in c.pinpoints
    ]
    return CitationOut(
        start=c.start, end=c.end, text=c.text, type=c.type, symbol=c.symbol, printed_symbol=c.printed_symbol,
        date=c.day, year=c.year, issuer=c.issuer.name if c.issuer else None, issuer_basis=c.issuer_basis,
        pinpoint=points or None, form=c.form, name=c.name, document=one.document, certainty=one.certainty,
        candidates=list(one.candidates),
        repairs=[RepairOut(rule=r.rule, printed=r.printed, repaired=r.repaired) for r in c.repairs],
    )  # fmt: skip


class ClaimOut(Out):
    """What another source says of a document's state."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    until: date | None


class ProvisionOut(Out):
    """A part of a document that had fallen, or was suspended."""

    provision: str | None
    state: State
    since: date
    by: str
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


def status_out(status: Status) -> StatusOut:
    """A status in the contract's form."""
    return StatusOut.model_validate(asdict(status))


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


class HopOut(Out):
    """One step of a chain, from the document that acts to the one it rests on; `status` is the latter's."""

    from_: str = Field(validation_alias=AliasChoices("from", "from_"), serialization_alias="from")
    to: str
    relation: str
    basis: Literal["stated", "inferred"]
    rule: str
    evidence: EvidenceOut
    status: StatusOut


class GapOut(Out):
    """A level that must have acted and of which no document is known."""

    level: str
    expected: str
    why: str
    after: str
    before: str | None


class ChainOut(Out):
    """What `kg chain` prints."""

    document: str
    as_of: date
    hops: list[HopOut]
    paths: list[list[str]]
    gaps: list[GapOut]


def chain_out(chain: Chain) -> ChainOut:
    """A chain in the contract's form."""
    return ChainOut(
        document=chain.document, as_of=chain.as_of, hops=[_hop(hop) for hop in chain.hops], paths=chain.paths,
        gaps=[
            GapOut(level=g.level, expected=g.expected, why=g.why, after=g.after, before=g.before) for g in chain.gaps
        ],
    )  # fmt: skip


def _hop(hop: Hop) -> HopOut:
    edge = hop.edge
    return HopOut(
        from_=edge.subject, to=edge.object, relation=edge.relation, basis=edge.basis, rule=edge.rule,
        evidence=evidence_out(edge), status=status_out(hop.status),
    )  # fmt: skip


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


class FindingOut(Out):
    """One finding of one rule on one span of the text."""

    code: str
    severity: Literal["error", "warning", "note"]
    start: int
    end: int
    quote: str
    message: str
    document: str | None
    suggestion: str | None
    source: str | None


class ReportOut(Out):
    """The checked text itself."""

    id: str
    type: DocType
    symbol: str | None
    date: date | None
    issuer: str | None
    title: str | None


class SummaryOut(Out):
    """How much was checked, and how many findings there are by severity."""

    citations: int
    documents: int
    errors: int
    warnings: int
    notes: int


class CheckOut(Out):
    """What `kg check` prints."""

    file: str
    report: ReportOut
    as_of: date
    summary: SummaryOut
    findings: list[FindingOut]


def check_out(path: str, result: CheckResult, lang: str) -> CheckOut:
    """The findings on a file in the contract's form, their messages in `lang`."""
    report = result.reading.report
    return CheckOut(
        file=path,
        report=ReportOut(
            id=result.reading.iri, type=report.type, symbol=report.symbol, date=report.day,
            issuer=report.body.name if report.body else None, title=report.title,
        ),
        as_of=result.as_of, summary=SummaryOut(**result.summary()),
        findings=[_finding(finding, lang) for finding in result.findings],
    )  # fmt: skip


def _finding(finding: Finding, lang: str) -> FindingOut:
    return FindingOut(
        code=finding.code, severity=finding.severity, start=finding.start, end=finding.end, quote=finding.quote,
        message=finding.message(lang), document=finding.document, suggestion=finding.suggestion, source=finding.source,
    )  # fmt: skip


class StatsOut(Out):
    """What `kg stats` prints: documents by type, relations by kind, documents by the kind of their source."""

    documents: dict[str, int]
    relations: dict[str, int]
    sources: dict[str, int]
    reports: int
    citations: int
    store: str | None
