"""The lists with which a review (rà soát) or a systematisation (hệ thống hóa) of an office's documents ends.

Each document goes where its state on the last day of the period puts it, and no further: what nobody knows to be in
force, or to have ended, stands apart. A document with a ground that fell is proposed for review; that is a proposal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.model import ENDED, FALLEN, GROUNDS, STANDING, Document, Edge, Relation, Status
from kg.register.imports.office_list import END_REASON
from kg.register.validity.provisions import provision_name
from kg.register.validity.status import successor
from kg.store.documents import by_symbol, document, facts, relations
from kg.trace.steps import Steps

#: Where a document goes: ended or suspended as a whole, in force, not yet in force, or nobody knows.
Kind = Literal["ended", "suspended", "in_force", "not_yet", "unknown"]
#: What is proposed of a document of which nobody knows; and how one is to be treated whose grounds fell.
Proposed = Literal["in_force", "ended"]
Treatment = Literal["suspend", "replace", "repeal"]
#: What is proposed of a document whose state is not known on the day, by the state that is told, else by its note: one
#: that took effect and that nobody says to have ended is proposed as in force.
_PROPOSED: dict[str, Proposed] = {
    "stood_when_looked": "in_force", "presumed_in_force": "in_force", "probably_lapsed": "ended", "no_look": "in_force",
    "look_undated": "in_force",
}  # fmt: skip
#: What changes a document in part.
_IN_PART: tuple[Relation, ...] = ("amends", "supplements", "replaces", "repeals", "suspends")
#: What amends is the document's law from then on; what else is done to the whole of it is no part.
_ALWAYS_IN_PART: frozenset[Relation] = frozenset(("amends", "supplements"))
#: States of a ground that ask for a review of what rests on it.
_SHAKY = FALLEN | {"probably_lapsed"}
_ENDERS: dict[str, tuple[Relation, ...]] = {
    "replaced": ("replaces", "repeals"), "repealed": ("repeals", "replaces"), "suspended": ("suspends",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What one act did to parts of a document: the parts that it names (none: the source does not say), and when."""

    by: Document | None
    symbol: str | None
    relations: tuple[Relation, ...]
    provisions: tuple[str, ...]
    day: date | None
    certainty: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document under review: where it goes, its state, what ended it, and what fell of it within the period.

    `reason` is how a list says why it ended, where it names no document; `changed` are the acts that ever changed it.
    """

    document: Document
    field: str
    kind: Kind
    status: Status
    by: Document | None = None
    reason: str | None = None
    parts: tuple[Part, ...] = ()
    changed: tuple[Part, ...] = ()

    @property
    def proposed(self) -> Proposed | None:
        """What it may be, where nobody knows."""
        if self.kind != "unknown":
            return None
        return _PROPOSED.get(self.status.state) or _PROPOSED.get(self.status.note or "")


@dataclass(frozen=True, slots=True)
class Fallen:
    """A ground that fell or may have: its state, what took its place, and how the document rests on it."""

    document: Document
    status: Status
    successor: Document | None
    edge: Edge


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document that stands, or may, and grounds of it that fell or may have.

    `all_fell`: all that it is said to rest on has ended, or is suspended, for certain.
    """

    of: Reviewed
    grounds: tuple[Fallen, ...]
    all_fell: bool

    @property
    def treatment(self) -> Treatment:
        """What is proposed: only where no ground is left and nothing took its place, a repeal."""
        if all(ground.status.state == "suspended" for ground in self.grounds):
            return "suspend"
        followed = any(ground.successor for ground in self.grounds)
        return "replace" if followed or not self.all_fell else "repeal"


@dataclass(slots=True)
class Review:
    """The documents by where they go, in the order in which they were named.

    Not listed, but counted: what ended before the `period` (first and last year), what was issued after the day, and
    `reports`, which are never in force.
    """

    as_of: date
    period: tuple[int, int] | None = None
    documents: list[Reviewed] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    earlier: int = 0
    later: int = 0
    reports: int = 0

    def of(self, *kinds: Kind) -> list[Reviewed]:
        """The documents of these kinds."""
        return [one for one in self.documents if one.kind in kinds]

    @property
    def partly(self) -> list[Reviewed]:
        """The documents not known to have ended, parts of which fell within the period."""
        return [one for one in self.documents if one.parts]


def review(
    conn: sqlite3.Connection, fields: Mapping[str, str], *, as_of: date, period: tuple[int, int] | None = None
) -> Review:
    """Judge the documents `fields` (IRI → field) on the day `as_of`; what ended before the `period` was listed before.

    Raises KeyError for a document that the store does not hold.
    """
    steps = Steps(conn, as_of, stated=True)
    steps.read(fields)
    begins = date(period[0], 1, 1) if period else None
    found = Review(as_of, period)
    for iri, of in fields.items():
        doc = steps.document(iri)
        if doc.type == "report":
            found.reports += 1
            continue
        state = steps.status(iri)
        if state.note == "not_yet_issued" or (doc.issued and doc.issued > as_of):
            found.later += 1
            continue
        one = _judged(conn, doc, of, state, begins, as_of)
        if one.kind == "ended" and begins and state.since and state.since < begins:
            found.earlier += 1
            continue
        found.documents.append(one)
        if one.kind in ("in_force", "unknown") and (proposal := _proposal(steps, one)):
            found.proposals.append(proposal)
    return found


def _judged(
    conn: sqlite3.Connection, doc: Document, of: str, state: Status, begins: date | None, as_of: date
) -> Reviewed:
    kind = _kind(state)
    if kind in ("ended", "suspended"):
        acts = relations(conn, doc.iri, incoming=True)
        by = _acting(conn, state.by, (e for e in acts if e.relation in _ENDERS.get(state.state, _ENDERS["replaced"])))
        reason = next((f.value for f in facts(conn, doc.iri) if f.field == END_REASON), None) if not state.by else None
        return Reviewed(doc, of, kind, state, by, reason)
    changed = tuple(part for part in _parts(conn, doc, state) if part.day is None or part.day <= as_of)
    stands = kind in ("in_force", "unknown")  # what ended of it may be known where the state of the whole is not
    parts = tuple(part for part in changed if stands and (part.day is None or not begins or part.day >= begins))
    return Reviewed(doc, of, kind, state, parts=parts, changed=changed)


def _kind(state: Status) -> Kind:
    if state.state in ENDED:
        return "ended"
    if state.state == "suspended":
        return "suspended"
    if state.state in STANDING:
        return "in_force"
    return "not_yet" if state.state == "not_yet_in_force" else "unknown"


def _acting(conn: sqlite3.Connection, symbol: str | None, acts: Iterable[Edge]) -> Document | None:
    """The document of that symbol: the one that acts here, else the only one that there is."""
    if symbol is None:
        return None
    named = by_symbol(conn, symbol)
    iris = {one.iri: one for one in named}
    for edge in acts:
        if edge.subject in iris:
            return iris[edge.subject]
    return named[0] if len(named) == 1 else None


def _parts(conn: sqlite3.Connection, doc: Document, state: Status) -> Iterator[Part]:
    """What acts did to parts of the document, one after another; each act once."""
    acts: dict[str, list[Edge]] = {}
    for edge in relations(conn, doc.iri, incoming=True):
        in_part = edge.relation in _ALWAYS_IN_PART or (edge.relation in _IN_PART and edge.scope != "whole")
        if edge.basis == "stated" and in_part:
            acts.setdefault(edge.subject, []).append(edge)
    found = [_part(conn, iri, edges) for iri, edges in acts.items()]
    symbols = {part.symbol for part in found}
    if state.state == "partly_repealed" and state.by not in symbols:
        by = _acting(conn, state.by, ())
        found.append(Part(by, state.by, ("repeals",), (), state.since, state.certainty, state.source))
    return iter(sorted(found, key=lambda part: (part.day or date.max, part.symbol or "")))


def _part(conn: sqlite3.Connection, iri: str, edges: Sequence[Edge]) -> Part:
    by = document(conn, iri)
    kinds = tuple(kind for kind in _IN_PART if any(edge.relation == kind for edge in edges))
    places = dict.fromkeys(place for edge in edges if (place := provision_name(edge.location)))
    days = [edge.effective for edge in edges if edge.effective]
    day = min(days) if days else by.effective or by.issued if by else None
    first = edges[0]
    return Part(by, by.symbol if by else None, kinds, tuple(places), day, first.certainty, first.evidence.source)


def _proposal(steps: Steps, one: Reviewed) -> Proposal | None:
    """What of its stated grounds fell by the day, or may have; None where nothing did."""
    grounds: dict[str, Edge] = {}
    for edge in steps.up(one.document.iri):
        if edge.relation in GROUNDS:
            grounds.setdefault(edge.object, edge)
    fallen = tuple(
        Fallen(steps.document(iri), steps.status(iri), successor(steps.conn, iri, steps.as_of), edge)
        for iri, edge in grounds.items() if steps.status(iri).state in _SHAKY
    )  # fmt: skip
    surely = sum(ground.status.state in FALLEN for ground in fallen)
    return Proposal(one, fallen, surely == len(grounds)) if fallen else None
