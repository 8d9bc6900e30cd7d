"""In force on a day? The state of a document as the register's facts support it, and no further.

Days are half-open: in force from its effective day, no longer in force from the day that ends it. Sources are
weighed in this order: what was verified by hand; acts that end the document and official lists of lapsed
documents; the official code's snapshots; the rules of law below. What nothing supports is unknown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from kg.model import Claim, Document, Edge, State, Status
from kg.register.lookup import as_day, by_symbol, document, laws_named, relations, row_id
from kg.register.memory import remembered
from kg.register.provisions import ended_provisions
from kg.register.rules import LAPSE_WITH_PARENT, TAKES_PLACE, earliest_effect

#: Ended states: after such a day the document binds nobody any more.
ENDED = frozenset(("replaced", "repealed", "expired", "lapsed_with_parent"))
_STATED_ENDS = frozenset(("replaced", "repealed", "expired"))
_STANDING = frozenset(("in_force", "partly_repealed"))
#: The state into which an act of that relation brings its object.
_STATE: dict[str, State] = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended"}
_DEPTH = 4  # a circular guides a decree that details a law …
_OFFICIAL = range(20, 30)  # the code's snapshots and official lists weigh the same
_TYPES_OF_LAW = frozenset(
    ["law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision",
     "directive", "circular", "joint_circular", "order"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class End:
    """One act, list or source that ends a document. `day` None: unknown; then `year` is the acting document's.

    `seen` is the day on which a source knew that the end had come, without saying when.
    """

    state: State
    day: date | None
    year: int | None
    by: str | None
    certainty: str
    source: str | None
    rank: int
    seen: date | None = None

    def has_come(self, day: date) -> bool | None:
        """Had the end come on `day`? None: not known."""
        if self.day:
            return self.day <= day
        if self.seen and self.seen <= day:
            return True
        if self.year is None or day.year == self.year:
            return None
        return day.year > self.year

    def claim(self) -> Claim:
        """The end as what its source says."""
        return Claim(self.state, self.day, self.by, self.certainty, self.source)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A source of `day` held the document to be in force on that day."""

    day: date
    source: str
    certainty: str


@dataclass(slots=True)
class _Known:
    """What the store says of one document, read once."""

    doc: Document
    sightings: list[_Sighting] = field(default_factory=list)  # the last one first
    dropped: bool = False
    verified: str | None = None
    effects: list[Claim] = field(default_factory=list)  # other days of effect, each as "in force since then"
    told: list[End] = field(default_factory=list)  # ends that a source gives as a fact, the best source first
    ends: list[End] = field(default_factory=list)  # those and the acts that end it, the one that counts first
    suspensions: list[tuple[End, str]] = field(default_factory=list)  # with the acting document's IRI
    parents: list[str] = field(default_factory=list)  # what it details or guides
    doubtful_issue: bool = False
    doubtful_effect: bool = False
    same_subject: tuple[date, str] | None = None

    @property
    def verified_end(self) -> End | None:
        return next((end for end in self.told if end.certainty == "verified"), None)

    @property
    def last_seen(self) -> date | None:
        return self.sightings[0].day if self.sightings else None


@remembered
def status(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    """The state of the document on `day`, since when, through what, who says so, and who says otherwise."""
    known = _read(conn, iri)
    if known is None:
        return Status("unknown")
    found = _judged(conn, known, day)
    return replace(found, sides=(*found.sides, *_other_beginnings(known, found.state, day)))


def _judged(conn: sqlite3.Connection, known: _Known, day: date) -> Status:
    early = _not_yet(known, day)
    if early:
        return early
    ending = known.ends
    first = ending[0] if ending else None
    if first:
        come = first.has_come(day)
        sides = _other_sides(first, ending[1:], known)
        if come:
            if first.certainty != "verified" and _still_held(first, known):
                return Status(
                    "unknown", source=first.source, note="conflict_codified", against=first.by,
                    sides=(first.claim(), *sides),
                )  # fmt: skip
            return Status(first.state, first.day, first.by, first.certainty, first.source, sides=sides)
        others = [end for end in ending[1:] if end.has_come(day)] if first.certainty != "verified" else []
        if come is None or others:
            other = others[0] if others else first
            note = "sources_disagree" if others else "day_of_end_unknown"
            both = (first.claim(), *sides) if others else sides
            return Status("unknown", source=other.source, note=note, against=other.by, sides=both)
    return _standing(conn, known, first, day)


def ends(conn: sqlite3.Connection, iri: str) -> list[End]:
    """The acts and lists that end the document as a whole, the one that counts first."""
    known = _read(conn, iri)
    return list(known.ends) if known else []


def amendments(conn: sqlite3.Connection, iri: str) -> list[Edge]:
    """The acts that amend or supplement the document, or end articles of it, oldest first."""
    found = [
        edge for edge in relations(conn, iri, incoming=True)
        if edge.relation in ("amends", "supplements")
        or (edge.relation == "repeals" and edge.scope != "whole")
    ]  # fmt: skip
    return sorted(found, key=lambda e: (e.effective or date.max, e.subject))


def successor(conn: sqlite3.Connection, iri: str) -> Document | None:
    """The document that took this one's place, if a source says that it did (a mere repeal names none)."""
    for end in ends(conn, iri):
        if end.state == "replaced" and end.by:
            found = by_symbol(conn, end.by)
            return found[0] if found else None
    return None


# -- reading -----------------------------------------------------------------------------------------------


@remembered
def _read(conn: sqlite3.Connection, iri: str) -> _Known | None:
    doc = document(conn, iri)
    if doc is None:
        return None
    known = _Known(doc)
    old, new = _snapshots(conn)
    said: dict[int, dict[str, str]] = {}  # source → what it says of the end
    rows = conn.execute(
        "SELECT f.field, f.value, f.certainty, s.id, s.name, s.kind, s.rank, s.day FROM told f "
        "JOIN source s ON s.id = f.source WHERE f.document = ? ORDER BY s.rank, s.id",
        (row_id(conn, iri),),  # as a number: SQLite looks into each part of the view by its index
    ).fetchall()
    for name, value, certainty, number, source, kind, _, seen in rows:
        if name == "codified":
            held = {"new": new, "old": old}.get(value) or date.fromisoformat(value)
            known.sightings.append(_Sighting(held, source, "official_code"))
        elif name == "dropped":
            known.dropped = True
        elif name == "effective" and certainty == "conflict":
            known.effects.append(Claim("in_force", date.fromisoformat(value), None, kind, source))
        elif name in ("expired", "expired_by", "state") and certainty not in ("conflict", "inferred"):
            said.setdefault(number, {})[name] = value
            if name == "state" and value in _STANDING and seen:
                known.sightings.append(_Sighting(date.fromisoformat(seen), source, certainty))
            if certainty == "verified":
                known.verified = source
        elif name == "verified":
            known.verified = value
        elif name == "flag" and value == "issued_year_differs_from_number":
            known.doubtful_issue = True
        elif name == "flag" and value == "effective_before_issued":
            known.doubtful_effect = True
        elif name == "same_subject":
            since, _, other = value.partition(" ")
            known.same_subject = (date.fromisoformat(since), other)
    known.sightings.sort(key=lambda sighting: sighting.day, reverse=True)
    sources = {row[3]: row[4:] for row in rows}
    for number, fields in said.items():
        name, kind, rank, seen = sources[number]
        state, by = fields.get("state", ""), fields.get("expired_by")
        if not fields.get("expired") and state not in _STATED_ENDS:
            continue
        known.told.append(End(
            cast(State, state) if state in _STATED_ENDS else _state_by(conn, doc, by),
            as_day(fields.get("expired")), None, by, kind, name, 0 if kind == "verified" else _weight(rank),
            as_day(seen),
        ))  # fmt: skip
    acts = _acts_on(conn, doc)
    known.ends = _in_order(known, [end for end, _ in acts if end.state != "suspended"])
    suspending = [act for act in acts if act[0].state == "suspended"]
    known.suspensions = sorted(suspending, key=lambda act: (act[0].rank, act[0].day or date.max))
    known.parents = _parents(conn, iri)
    return known


def _state_by(conn: sqlite3.Connection, doc: Document, by: str | None) -> State:
    """Expired where nothing ended it; replaced where its own office's act did; else repealed."""
    if by is None:
        return "expired"
    acting = by_symbol(conn, by)
    issuers = ((acting[0].issuer or "") if acting else "", doc.issuer or "")
    return "replaced" if acting and (issuers[0] == issuers[1] or issuers in TAKES_PLACE) else "repealed"


def _weight(rank: int | None) -> int:
    return _OFFICIAL.start if rank in _OFFICIAL else rank or 70


@remembered
def _snapshots(conn: sqlite3.Connection) -> tuple[date, date]:
    meta = dict(conn.execute("SELECT key, value FROM meta WHERE key IN ('snapshot_old', 'snapshot_new')"))
    return date.fromisoformat(meta["snapshot_old"]), date.fromisoformat(meta["snapshot_new"])


def _acts_on(conn: sqlite3.Connection, doc: Document) -> list[tuple[End, str]]:
    """What ends or suspends the document as a whole: each as an end, with the IRI of the acting document."""
    rows = conn.execute(
        "SELECT e.relation, e.effective, a.symbol, a.issued, a.effective, a.year, s.kind, s.name, s.rank, "
        "e.location, a.iri FROM edge e JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN source s ON s.id = e.source WHERE b.iri = ? AND e.relation IN ('repeals', 'replaces', 'suspends') "
        "AND e.scope = 'whole' AND e.basis = 'stated'",
        (doc.iri,),
    )
    found = []
    for relation, effective, symbol, issued, in_force, year, kind, name, rank, location, acting in rows:
        day = next((d for d in (as_day(effective), as_day(in_force)) if d and _sound(d, issued, year, doc)), None)
        where = ", ".join(part for part in (name, location) if part) or None
        found.append((End(_STATE[relation], day, year, symbol, kind or "text", where, _weight(rank)), acting))
    return found


def _parents(conn: sqlite3.Connection, iri: str) -> list[str]:
    rows = conn.execute(
        "SELECT DISTINCT b.iri FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object WHERE a.iri = ? AND e.relation IN ('details', 'guides') "
        "AND e.basis = 'stated' AND e.scope = 'whole' AND e.rule = 'register'",
        (iri,),
    )
    return [row[0] for row in rows]


def _in_order(known: _Known, acts: list[End]) -> list[End]:
    """All ends, the one that counts first: what was verified, else by source, then by day."""
    counting = [end for end in acts if known.verified_end is None or end.certainty != "verified"]
    return sorted(
        [*known.told, *counting],
        key=lambda e: (e.rank, e.day is None, e.day or date.max, e.state == "repealed", e.by or ""),
    )


def _other_sides(first: End, others: list[End], known: _Known) -> tuple[Claim, ...]:
    """What other sources say against the end that counts: another day, or that the document still stands."""
    claims = [end.claim() for end in others if first.day and end.day and end.day != first.day]
    held = _still_held(first, known)
    if held:
        claims.append(Claim("in_force", None, None, held.certainty, held.source))
    return tuple(dict.fromkeys(claims))


def _sound(day: date, issued: str | None, year: int | None, target: Document) -> bool:
    """A day of end before the acting document's issue, or before the target's own, is a slip."""
    if target.issued and day < target.issued:
        return False
    if issued:
        return day.isoformat() >= issued
    return year is None or day.year >= year


# -- judging -----------------------------------------------------------------------------------------------


def _not_yet(known: _Known, day: date) -> Status | None:
    doc = known.doc
    certainty, source = doc.certainty, doc.source
    until = None if known.doubtful_effect else doc.effective
    doubtful = known.doubtful_effect or known.doubtful_issue
    if (doc.issued and not doubtful and day < doc.issued) or (doc.year and day.year < doc.year):
        return Status("not_yet_in_force", certainty=certainty, source=source, note="not_yet_issued", until=until)
    if known.doubtful_effect and doc.issued and doc.effective and day < doc.issued:
        state: State = "not_yet_in_force" if day < doc.effective else "unknown"
        return Status(state, certainty="unknown", source=source, note="days_disagree")
    if doc.effective:
        if day < doc.effective:
            return Status("not_yet_in_force", None, None, certainty, source, "not_yet_effective", until=until)
        return None
    earliest = None if known.doubtful_issue else earliest_effect(doc)
    if earliest and day < earliest[0] and not any(seen.day <= day for seen in known.sightings):
        return Status("not_yet_in_force", None, None, "inferred", earliest[1].source, "earliest_effect")
    return None


def _other_beginnings(known: _Known, state: State, day: date) -> Iterator[Claim]:
    """Where a source has another day of effect, and by it another state on `day`."""
    for claim in known.effects:
        if claim.since and state in _STANDING and day < claim.since:
            yield replace(claim, state="not_yet_in_force", since=None, until=claim.since)
        elif claim.since and state == "not_yet_in_force" and claim.since <= day:
            yield claim


def _still_held(end: End, known: _Known) -> _Sighting | None:
    """The last source that held the document to be in force on a day by which `end` says that it had ended."""
    seen = known.sightings[0] if known.sightings else None
    return seen if seen and end.has_come(seen.day) is True else None


def _standing(conn: sqlite3.Connection, known: _Known, end: End | None, day: date) -> Status:
    """The state on a day on which no stated end had come."""
    parent = _lapsed_parent(conn, known, 0)
    if parent and parent.day and parent.day <= day and not (end and end.day and end.day > parent.day):
        return Status(
            "lapsed_with_parent", parent.day, parent.by, "inferred", LAPSE_WITH_PARENT.source,
            note="lapsed_with_parent",
        )  # fmt: skip
    base = _suspended(conn, known, day) or _supported(conn, known, end, day)
    if base.state == "in_force":
        parts = ended_provisions(conn, known.doc.iri, day)
        fallen = [part for part in parts if part.state != "suspended"]
        if fallen:
            part = fallen[0]
            base = Status("partly_repealed", part.since, part.by, part.certainty, part.source, sides=base.sides)
        base = replace(base, provisions=parts)
    if end and end.day and base.state in ("in_force", "partly_repealed", "suspended") and not _still_held(end, known):
        base = replace(base, until=end.day, until_by=end.by)
    return base


def _suspended(conn: sqlite3.Connection, known: _Known, day: date) -> Status | None:
    """The suspension that holds on `day`: it stands as long as the act that brought it about stands itself.

    What follows a suspension no source says: then the state is unknown.
    """
    over = None
    for begun, acting in known.suspensions:
        if begun.day is None or begun.day > day:
            continue
        suspender = _read(conn, acting)
        ending = suspender.ends if suspender else []
        if not (ending and ending[0].has_come(day)):
            until = ending[0].day if ending else None
            return Status("suspended", begun.day, begun.by, begun.certainty, begun.source, until=until)
        over = Status("unknown", source=begun.source, note="suspension_over", against=begun.by)
    return over


def _supported(conn: sqlite3.Connection, known: _Known, end: End | None, day: date) -> Status:
    doc = known.doc
    since = None if known.doubtful_effect else doc.effective
    source = known.verified or doc.source
    against = known.same_subject[1] if known.same_subject and day >= known.same_subject[0] else None
    seen = next(iter(known.sightings), None)
    if end and end.day:
        # What an act ends on a day stood until then: at the latest from the day on which that act named it.
        if doc.effective:
            certainty = "verified" if end.certainty == "verified" else "inferred"
            if seen and day <= seen.day:
                certainty = seen.certainty
            return Status("in_force", since, None, certainty, source)
        named = next((d.issued for d in by_symbol(conn, end.by or "") if d.issued), None)
        if named and named <= day:
            return Status("in_force", None, None, "inferred", end.source, note="ends_later", against=end.by)
        return Status("unknown", source=source, note="effect_unknown")
    if seen:
        if not doc.effective:
            return Status("unknown", source=seen.source, note="effect_unknown")
        if day <= seen.day:
            return Status("in_force", since, None, seen.certainty, seen.source, against=against)
        if not known.dropped:
            return Status("in_force", since, None, "inferred", seen.source, note="last_seen", against=against)
        if day > _snapshots(conn)[1]:
            return Status("probably_lapsed", None, None, "inferred", seen.source, note="dropped_from_code")
        return Status("unknown", source=seen.source, note="dropped_from_code")
    if known.verified and doc.effective and doc.type in _TYPES_OF_LAW and not (doc.symbol or "").endswith("/TW"):
        return Status("in_force", since, None, "inferred", source, note="no_end_known", against=against)
    return Status("unknown", certainty=doc.certainty if doc.certainty == "existence" else "unknown", source=source)


def _lapsed_parent(conn: sqlite3.Connection, known: _Known, depth: int) -> End | None:
    """The end with which this document lapsed because all that it details or guides had lapsed."""
    last: End | None = None
    for iri in known.parents:
        parent = _read(conn, iri)
        end = _own_or_parents_end(conn, parent, depth) if parent else None
        if end is None or end.day is None or not LAPSE_WITH_PARENT.holds_on(end.day):
            return None
        if last is None or last.day is None or end.day > last.day:
            last = end
    if last is None or last.day is None:
        return None
    return None if known.last_seen and known.last_seen >= last.day else last


def _own_or_parents_end(conn: sqlite3.Connection, known: _Known, depth: int) -> End | None:
    if known.ends:
        first = known.ends[0]
        return None if first.certainty != "verified" and _still_held(first, known) else first
    return _lapsed_parent(conn, known, depth + 1) if depth < _DEPTH else None


def law_in_force(conn: sqlite3.Connection, name: str, day: date) -> list[Document]:
    """The laws of that name that were issued by `day` and had not lapsed on it, the one in force first.

    Between the issue and the effect of a new law both it and the old one fit. Of two laws of one name only one
    applies, the younger (Luật 80/2015/QH13 Điều 156 khoản 3): an older one whose end no source gives yields to it.
    """
    ranked = []
    youngest = 0
    for found in laws_named(conn, name):
        if (found.issued or date(found.year or day.year, 1, 1)) > day:
            continue
        state = status(conn, found.iri, day).state
        if state not in ENDED:
            order = {"in_force": 0, "partly_repealed": 0, "unknown": 1, "not_yet_in_force": 2}.get(state, 3)
            ranked.append((order, -(found.issued or date.min).toordinal(), found))
            if order == 0:
                youngest = max(youngest, found.year or 0)
    ranked = [row for row in ranked if row[0] != 1 or (row[2].year or youngest) >= youngest]
    return [found for _, _, found in sorted(ranked, key=lambda r: r[:2])]
