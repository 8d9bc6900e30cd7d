"""The machine contract: what `--format json` prints, as models. Stable; new fields may come, none goes.

Offsets are Unicode code points of the text as read, ends exclusive; days are ISO dates.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from kg.chain import Chain, Fallen, Hop
from kg.check import CheckResult
from kg.check.finding import Finding
from kg.impact import Affected, Impact
from kg.model import Certainty, DocType, Document, Edge, Form, IssuerBasis, Level, Pinpoint, State, Status
from kg.path import Paths
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


def pinpoint_out(point: Pinpoint) -> PinpointOut:
    """A place inside a document in the contract's form."""
    return PinpointOut(**{name: getattr(point, name) for name in PinpointOut.model_fields})


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
    points = [pinpoint_out(p) for p in c.pinpoints]
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
    certainty: Literal["stated", "probable", "possible"]
    evidence: EvidenceOut
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


class ChainDocumentOut(Out):
    """A document of a chain, its status on the day, and what it rests on that has fallen."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    level: Level
    issued: date | None
    status: StatusOut
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
    return ChainDocumentOut(
        id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer, level=doc.level,
        issued=doc.issued, status=status_out(status),
        rests_on_fallen=[FallenOut(document=one.document, inferred=one.inferred) for one in fallen],
    )  # fmt: skip


def _hop(hop: Hop) -> HopOut:
    edge = hop.edge
    return HopOut(
        from_=edge.subject, to=edge.object, relation=edge.relation, basis=edge.basis, rule=edge.rule,
        certainty=_certainty(edge), evidence=evidence_out(edge), status=status_out(hop.status),
    )  # fmt: skip


def _certainty(edge: Edge) -> Literal["stated", "probable", "possible"]:
    if edge.basis == "stated":
        return "stated"
    return "probable" if edge.certainty == "probable" else "possible"


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


class StepOut(Out):
    """One step of the way from a document to review up to the one that falls."""

    from_: str = Field(validation_alias=AliasChoices("from", "from_"), serialization_alias="from")
    to: str
    relation: str
    basis: Literal["stated", "inferred"]
    rule: str
    certainty: Literal["stated", "probable", "possible"]
    evidence: EvidenceOut


class AffectedOut(Out):
    """A document to review, and how it rests on the one that falls."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    level: Level
    issued: date | None
    status: StatusOut
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
    doc = one.document
    return AffectedOut(
        id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer, level=doc.level,
        issued=doc.issued, status=status_out(one.status), pinpoint=[pinpoint_out(p) for p in one.pinpoints],
        way=[
            StepOut(
                from_=edge.subject, to=edge.object, relation=edge.relation, basis=edge.basis, rule=edge.rule,
                certainty=_certainty(edge), evidence=evidence_out(edge),
            )
            for edge in one.way
        ],
    )  # fmt: skip
