"""What `kg show`, `kg search` and `kg stats` print."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Literal

from pydantic import AliasChoices, Field

from kg.contract.parts import EvidenceOut, Out, StatusOut, evidence_out, status_out
from kg.contract.sources import RegisterOut, register_out
from kg.model import AuthorityKind, DocType, Document, Edge, Level, Status
from kg.register.authorities import (
    Authority,
    Succession,
    came_after,
    came_before,
    code_signed,
    issuer_of,
    life_source,
    parent,
    signed,
)
from kg.register.places import Place, ancestors
from kg.register.sources import DataDay
from kg.register.validity.rules import OUTLIVES_ITS_BODY
from kg.register.validity.status import moved_effect, status
from kg.store.documents import facts, relations_by_kind
from kg.store.statistics import Counts


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
    fault: date | None


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
        scope=edge.scope, effective=edge.effective, evidence=evidence_out(edge), fault=edge.fault,
    )  # fmt: skip


def show_out(conn: sqlite3.Connection, doc: Document, day: date) -> ShowOut:
    """All that is known of a document, with its status on `day`, in the contract's form."""
    body = issuer_of(conn, doc)
    gone = body.place_gone_since(day) if body else None
    moved = moved_effect(conn, doc.iri)
    return ShowOut(
        id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer, issued=doc.issued,
        effective=moved[0] if moved else doc.effective, certainty=doc.certainty, source=doc.source, as_of=day,
        status=status_out(status(conn, doc.iri, day)),
        issuer_gone=GoneOut(since=gone, documents_outlive_it=OUTLIVES_ITS_BODY.source) if gone else None,
        relations={
            relation + ("_by" if incoming else ""): [related_out(edge, other) for edge, other in members]
            for (relation, incoming), members in relations_by_kind(conn, doc.iri).items()
        },
        facts=[
            FactOut(field=f.field, value=f.value, source=f.source, certainty=f.certainty) for f in facts(conn, doc.iri)
        ],
    )  # fmt: skip


class PlaceOut(Out):
    """A place; `within` names what it lies in, the nearest first."""

    name: str
    unit: str
    code: str
    within: list[str]


class SuccessionOut(Out):
    """A place that took over from another, and the same office there; a central body that did."""

    name: str | None
    place: PlaceOut | None
    part: Literal["full", "partial"]
    by: str | None
    matter: str | None


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


def authority_out(conn: sqlite3.Connection, one: Authority, day: date) -> AuthorityOut:
    """All that is known of a body, as it was on `day`, in the contract's form."""
    above, known, place = parent(conn, one), signed(conn, one), one.place
    years = [(code, code_signed(conn, code)) for code in one.codes]
    return AuthorityOut(
        id=one.iri, name=one.name, kind=one.kind, level=one.level, place=_place_out(conn, place) if place else None,
        under=above.name if above else None, aliases=list(one.aliases),
        codes=[CodeOut(code=c, documents=s.documents, first_year=s.first, last_year=s.last) for c, s in years],
        as_of=day, stands=one.stands_on(day), valid_from=place.valid_from if place else None,
        valid_until=one.valid_until,
        successors=[_succession_out(conn, other) for other in came_after(conn, one)],
        predecessors=[_succession_out(conn, other) for other in came_before(conn, one)],
        documents=known.documents, first_year=known.first, last_year=known.last,
        documents_outlive_it=OUTLIVES_ITS_BODY.source if one.place_gone_since(day) else None,
        source=life_source(one),
    )  # fmt: skip


def _place_out(conn: sqlite3.Connection, place: Place) -> PlaceOut:
    within = [above.full_name for above in ancestors(conn, place)]
    return PlaceOut(name=place.full_name, unit=place.unit, code=place.iri_code, within=within)


def _succession_out(conn: sqlite3.Connection, other: Succession) -> SuccessionOut:
    return SuccessionOut.model_validate(
        {"name": other.authority.name if other.authority else None,
         "place": _place_out(conn, other.place) if other.place else None,
         "part": other.part, "by": other.by, "matter": other.matter[0] if other.matter else None}
    )  # fmt: skip


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
    register_: RegisterOut = Field(
        validation_alias=AliasChoices("register", "register_"), serialization_alias="register"
    )


def stats_out(held: Counts, path: str | None, looked: DataDay) -> StatsOut:
    """What the store at `path` (None: in memory) holds, in the contract's form."""
    return StatsOut(
        documents=held.documents, relations=held.relations, sources=held.sources, reports=held.reports,
        citations=held.citations, store=path, register_=register_out(looked),
    )  # fmt: skip
