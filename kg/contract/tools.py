"""What an assistant (MCP) asks and is told: small answers, each with certainty, source and the day of the data.

`sentence` says the answer in full words; `left_out` how much did not fit.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kg.contract.checks import FindingOut
from kg.contract.parts import Out
from kg.model import DocType, State

Words = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(str.strip)]
Day = Annotated[date | None, Field(description="ISO day, 2024-11-30; today if not given.")]
Lang = Annotated[Literal["vi", "en"], Field(description="Language of sentences and messages.")]
Document = Annotated[Words, Field(description="IRI, or what people type: 59/2023/NĐ-CP, luật dân chủ ở cơ sở.")]
Text = Annotated[str, Field(min_length=1, max_length=100_000)]
Skip = Annotated[int, Field(ge=0, le=100_000, description="Without so many at the head.")]


class In(BaseModel):
    """Arguments of a tool."""

    model_config = ConfigDict(extra="forbid")

    lang: Lang = "vi"


class CheckTextIn(In):
    """Check the references of a Vietnamese text: form, identity, validity on its day and today."""

    text: Text
    as_of: Annotated[date | None, Field(description="Judge on this ISO day; else the text's own, else today.")] = None
    offset: Skip = 0
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class FindCitationsIn(In):
    """Find the legal documents that a Vietnamese text cites, and tell which document each one is."""

    text: Text
    offset: Skip = 0
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class ResolveCitationIn(In):
    """Tell which document one citation means, and its state on a day."""

    citation: Document
    as_of: Day = None


class DocumentStatusIn(In):
    """Tell whether a document is in force on a day: since when, by what, how sure, who says so, who says otherwise."""

    document: Document
    as_of: Day = None


class StatusesIn(In):
    """Tell the states of up to 200 documents in one line each; with `since`, of those whose state has changed."""

    documents: Annotated[list[Words], Field(min_length=1, max_length=200)]
    as_of: Day = None
    since: Annotated[date | None, Field(description="Only what is in another state than on this ISO day.")] = None


class SearchDocumentsIn(In):
    """Find documents by words of the title (with or without diacritics) or by number, the likeliest first."""

    query: Words
    type: DocType | None = None
    issuer: Annotated[str | None, Field(max_length=200)] = None
    in_force_on: Annotated[date | None, Field(description="Only what is known to be in force on this ISO day.")] = None
    limit: Annotated[int, Field(ge=1, le=20)] = 10
    cursor: Annotated[int, Field(ge=0, le=1000, description="`next` of the answer before.")] = 0


class TraceChainIn(In):
    """Trace what a document rests on (up), or what rests on it (down), step by step with the words that prove it."""

    document: Document
    direction: Literal["up", "down"] = "up"
    stated_only: Annotated[bool, Field(description="Only what a text states; nothing inferred.")] = False
    as_of: Day = None
    limit: Annotated[int, Field(ge=1, le=100)] = 40


class CiteAsTextIn(In):
    """Give the full citation of a document in the form of Decree 30/2020/NĐ-CP. What is not known is left out."""

    document: Document


class RegisterSourcesIn(In):
    """Tell on what sources the data rest, how old each kind is, and what it does not cover."""


class ToolOut(Out):
    """What every answer has."""

    sentence: str
    data_day: date | None = Field(description="Up to this day a document can be said to be in force.")
    left_out: int = Field(description="How many more there are, at least, than this answer holds.")


class StateOut(Out):
    """A document and its state on the day."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    issued: date | None
    state: State
    state_text: str
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    looked_at: date | None


class SideOut(Out):
    """What another source says."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None


class CheckTextOut(ToolOut):
    """The findings on a text, in its order."""

    as_of: date
    tally: str
    errors: int
    warnings: int
    notes: int
    findings: list[FindingOut]
    next: int | None


class FoundCitationOut(Out):
    """One citation; offsets are code points."""

    start: int
    end: int
    text: str
    symbol: str | None
    date: date | None
    issuer: str | None
    document: str | None
    certainty: str
    candidates: list[str]


class FindCitationsOut(ToolOut):
    """The citations of a text, in its order."""

    citations: list[FoundCitationOut]
    next: int | None


class ResolveCitationOut(ToolOut):
    """The documents that fit; `not_in_register` says nothing about whether one exists."""

    as_of: date
    status: Literal["found", "several", "not_in_register", "no_citation"]
    documents: list[StateOut]


class DocumentStatusToolOut(ToolOut):
    """The state of one document, and what other sources say."""

    as_of: date
    status: Literal["found", "several", "not_in_register"]
    document: StateOut | None
    sides: list[SideOut]
    register_age_days: int | None
    candidates: list[StateOut]


class StatusLineOut(Out):
    """One of many; `before` is its state on the day `since`."""

    query: str
    answer: Literal["found", "several", "not_in_register"]
    id: str | None
    state: State | None
    since: date | None
    by: str | None
    certainty: str | None
    before: State | None


class StatusesToolOut(ToolOut):
    """The states of many documents; with `since`, of those that changed."""

    as_of: date
    since: date | None
    documents: list[StatusLineOut]
    unchanged: int


class SearchDocumentsOut(ToolOut):
    """The documents that fit, the likeliest first."""

    as_of: date
    documents: list[StateOut]
    next: int | None


class TraceStepOut(Out):
    """One step from the document that acts to the one it rests on; `to_state` is the state of the latter."""

    from_: str = Field(serialization_alias="from")
    to: str
    to_symbol: str | None
    to_state: State
    relation: str
    basis: Literal["stated", "inferred"]
    certainty: str
    evidence: str | None


class TraceGapOut(Out):
    """A level that must have acted and of which no document is known."""

    level: str
    expected: str
    after: str


class TraceChainOut(ToolOut):
    """The steps of a chain, the nearest first; the gaps; and the documents of it that have fallen."""

    as_of: date
    document: str | None
    status: Literal["found", "several", "not_in_register"]
    candidates: list[StateOut]
    steps: list[TraceStepOut]
    gaps: list[TraceGapOut]
    fallen: list[str]


class CiteAsTextOut(ToolOut):
    """The citation, and what of it the register does not know."""

    status: Literal["found", "several", "not_in_register"]
    citation: str | None
    missing: list[str]
    candidates: list[StateOut]


class SourceKindOut(Out):
    """The sources of one kind: how many, when they were looked at, what they do not cover."""

    kind: str
    sources: int
    documents: int
    first_day: date | None
    day: date | None
    age_days: int | None
    lacks: str


class RegisterSourcesOut(ToolOut):
    """The kinds of sources, the one believed first on top."""

    kinds: list[SourceKindOut]
