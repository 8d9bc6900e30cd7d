"""The machine contract: what `--format json` prints, as models. Stable; new fields may come, none goes.

Offsets are Unicode code points of the text as read, ends exclusive; days are ISO dates.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from kg.chain import Chain, Hop
from kg.check.finding import Finding, rule
from kg.checking import Checked
from kg.model import Certainty, DocType, Document, Edge, Form, IssuerBasis, State, Status
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


class StatusOut(Out):
    """What was the state of a document on a day, and who says so."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    note: str | None
    against: str | None


def status_out(status: Status) -> StatusOut:
    """A status in the contract's form."""
    return StatusOut(
        state=status.state, since=status.since, by=status.by, certainty=status.certainty, source=status.source,
        note=status.note, against=status.against,
    )  # fmt: skip


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
    relations: dict[str, list[RelatedOut]]
    facts: list[FactOut]


def related_out(edge: Edge, other: Document) -> RelatedOut:
    """One end of an edge, seen from the other, in the contract's form."""
    return RelatedOut(
        document=other.iri, symbol=other.symbol, type=other.type, title=other.title, basis=edge.basis, rule=edge.rule,
        scope=edge.scope, effective=edge.effective, evidence=evidence_out(edge),
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
    fixable: bool


class ReportOut(Out):
    """The checked text itself."""

    id: str
    type: DocType
    symbol: str | None
    date: date | None
    issuer: str | None
    title: str | None


class SummaryOut(Out):
    """How much was checked, how many findings there are by severity, and how many citations are what."""

    citations: int
    documents: int
    errors: int
    warnings: int
    notes: int
    verdicts: dict[str, int]
    accepted: int
    old: int


class CheckOut(Out):
    """What `kg check` prints."""

    file: str
    report: ReportOut
    as_of: date
    summary: SummaryOut
    findings: list[FindingOut]


def check_out(checked: Checked, lang: str) -> CheckOut:
    """The findings on a file in the contract's form, their messages in `lang`."""
    result = checked.result
    report = result.reading.report
    return CheckOut(
        file=checked.path,
        report=ReportOut(
            id=result.reading.iri, type=report.type, symbol=report.symbol, date=report.day,
            issuer=report.body.name if report.body else None, title=report.title,
        ),
        as_of=result.as_of,
        summary=SummaryOut(
            **result.summary(), verdicts={str(v): n for v, n in checked.verdicts.items()}, accepted=checked.accepted,
            old=checked.old,
        ),
        findings=[_finding(finding, lang) for finding in result.findings],
    )  # fmt: skip


def _finding(finding: Finding, lang: str) -> FindingOut:
    return FindingOut(
        code=finding.code, severity=finding.severity, start=finding.start, end=finding.end, quote=finding.quote,
        message=finding.message(lang), document=finding.document, suggestion=finding.suggestion, source=finding.source,
        fixable=rule(finding.code)["fixable"] and finding.suggestion is not None,
    )  # fmt: skip


class StatsOut(Out):
    """What `kg stats` prints: documents by type, relations by kind, documents by the kind of their source."""

    documents: dict[str, int]
    relations: dict[str, int]
    sources: dict[str, int]
    reports: int
    citations: int
    store: str | None
