"""In force on a day? The state of a document as the register's facts support it, and no further.

Days are half-open: in force from its effective day, no longer in force from the day that ends it. Sources are
weighed in this order: what was verified by hand; acts that end the document and official lists of lapsed
documents; the official code's snapshots; the rules of law below. What nothing supports is unknown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.model import Claim, Document, Edge, State, Status
from kg.register.validity.facts import STANDING, End, Knowledge, Known, Sighting, weight
from kg.register.validity.provisions import ended_provisions
from kg.register.validity.rules import LAPSE_WITH_PARENT, earliest_effect
from kg.store.connection import remembered
from kg.store.documents import as_day, by_symbol, laws_named, relations

#: Ended states: after such a day the document binds nobody any more.
ENDED = frozenset(("replaced", "repealed", "expired", "lapsed_with_parent"))
#: The state into which an act of that relation brings its object.
_STATE: dict[str, State] = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended"}
_DEPTH = 4  # a circular guides a decree that details a law …
_TYPES_OF_LAW = frozenset(
    ["law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision",
     "directive", "circular", "joint_circular", "order"]
)  # fmt: skip


@remembered
def status(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    """The state of the document on `day`, since when, through what, who says so, and who says otherwise."""
    return status_in(_knowledge(conn), iri, day)


@remembered
def _knowledge(conn: sqlite3.Connection) -> Knowledge:
    """What is known in the store's present state, read as it is asked for."""
    return Knowledge(conn)


def status_in(knowledge: Knowledge, iri: str, day: date) -> Status:
    """`status` where many documents are asked for: what `knowledge` holds is not read again."""
    known = knowledge.known(iri)
    if known is None:
        return Status("unknown")
    found = _judged(knowledge, known, day)
    others = (*found.sides, *_other_beginnings(known, found.state, day)) if known.effects else found.sides
    return found if others == found.sides else replace(found, sides=others)


def _judged(knowledge: Knowledge, known: Known, day: date) -> Status:
    early = _not_yet(known, day)
    if early:
        return early
    ending = _ends(known)
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
    return _standing(knowledge, known, first, day)


def history(knowledge: Knowledge, iri: str) -> list[tuple[date, State]]:
    """The states of a document through all time, each with the first day on which it holds; the first is the first day.

    It is `status` on every day: asked where the answer can turn, and kept where it does.
    """
    known = knowledge.known(iri)
    if known is None:
        return [(date.min, "unknown")]
    found: list[tuple[date, State]] = []
    for day in (date.min, *sorted(_turning_days(knowledge, known))):
        state = _judged(knowledge, known, day).state
        if not found or found[-1][1] != state:
            found.append((day, state))
    return found


def _turning_days(knowledge: Knowledge, known: Known) -> set[date]:
    """Every day on which the state can become another one: whatever is compared below with the day of a question."""
    doc = known.doc
    days = {doc.issued, doc.effective}
    if doc.year and (known.doubtful_issue or known.doubtful_effect or not doc.issued or doc.issued.year < doc.year):
        days.add(date(doc.year, 1, 1))
    if not doc.effective and (earliest := earliest_effect(doc)):
        days.add(earliest[0])
    for sighting in known.sightings:
        days |= {sighting.day, sighting.day + timedelta(1)}
    if known.dropped:
        days.add(knowledge.snapshots[1] + timedelta(1))
    ending = list(_ends(known))
    if known.acts:
        days |= {as_day(act.effective) for act in known.acts if act.scope == "article"}
        for begun, acting in _acts_on(known, "suspends"):
            days.add(begun.day)
            ending += _ends(suspender) if (suspender := knowledge.known(acting)) else []
    for end in ending:
        days |= {end.day, end.seen} if end.day is None else {end.day}
        if end.year and end.day is None:
            days |= {date(end.year, 1, 1), date(end.year + 1, 1, 1)}
        if end.day and not doc.effective:
            days |= {named.issued for named in knowledge.numbered(end.by or "")}
    parent = _lapsed_parent(knowledge, known, 0) if known.parents else None
    if parent:
        days.add(parent.day)
    return {day for day in days if day}


def ends(conn: sqlite3.Connection, iri: str) -> list[End]:
    """The acts and lists that end the document as a whole, the one that counts first."""
    known = _knowledge(conn).known(iri)
    return _ends(known) if known else []


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


# -- judging -----------------------------------------------------------------------------------------------


def _acts_on(known: Known, *relations: str) -> list[tuple[End, str]]:
    """The acts on the document as a whole: each as an end, with the IRI of the acting document."""
    found = []
    for act in known.acts:
        if act.relation in relations and act.scope == "whole":
            days = (as_day(act.effective), as_day(act.in_force))
            day = next((d for d in days if d and _sound(d, act.issued, act.year, known.doc)), None)
            where = ", ".join(part for part in (act.source, act.location) if part) or None
            end = End(_STATE[act.relation], day, act.year, act.symbol, act.kind or "text", where, weight(act.rank))
            found.append((end, act.acting))
    return found


def _ends(known: Known) -> list[End]:
    """All ends, the one that counts first: what was verified, else by source, then by day."""
    if known.ends is None:
        found = [end for end, _ in _acts_on(known, "repeals", "replaces")] if known.acts else []
        if known.verified_end:
            found = [end for end in found if end.certainty != "verified"]
        known.ends = [*known.told, *found]
        known.ends.sort(key=lambda e: (e.rank, e.day is None, e.day or date.max, e.state == "repealed", e.by or ""))
    return known.ends


def _other_sides(first: End, others: list[End], known: Known) -> tuple[Claim, ...]:
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


def _not_yet(known: Known, day: date) -> Status | None:
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


def _other_beginnings(known: Known, state: State, day: date) -> Iterator[Claim]:
    """Where a source has another day of effect, and by it another state on `day`."""
    for claim in known.effects:
        if claim.since and state in STANDING and day < claim.since:
            yield replace(claim, state="not_yet_in_force", since=None, until=claim.since)
        elif claim.since and state == "not_yet_in_force" and claim.since <= day:
            yield claim


def _still_held(end: End, known: Known) -> Sighting | None:
    """The last source that held the document to be in force on a day by which `end` says that it had ended."""
    seen = known.sightings[0] if known.sightings else None
    return seen if seen and end.has_come(seen.day) is True else None


def _standing(knowledge: Knowledge, known: Known, end: End | None, day: date) -> Status:
    """The state on a day on which no stated end had come."""
    parent = _lapsed_parent(knowledge, known, 0)
    if parent and parent.day and parent.day <= day and not (end and end.day and end.day > parent.day):
        return Status(
            "lapsed_with_parent", parent.day, parent.by, "inferred", LAPSE_WITH_PARENT.source,
            note="lapsed_with_parent",
        )  # fmt: skip
    base = _suspended(knowledge, known, day) or _supported(knowledge, known, end, day)
    parts = ended_provisions(known.acts, day) if known.acts and base.state == "in_force" else ()
    if parts:
        fallen = [part for part in parts if part.state != "suspended"]
        if fallen:
            part = fallen[0]
            base = Status("partly_repealed", part.since, part.by, part.certainty, part.source, sides=base.sides)
        base = replace(base, provisions=parts)
    if end and end.day and base.state in ("in_force", "partly_repealed", "suspended") and not _still_held(end, known):
        base = replace(base, until=end.day, until_by=end.by)
    return base


def _suspended(knowledge: Knowledge, known: Known, day: date) -> Status | None:
    """The suspension that holds on `day`: it stands as long as the act that brought it about stands itself.

    What follows a suspension no source says: then the state is unknown.
    """
    over = None
    acts = _acts_on(known, "suspends")
    for begun, acting in sorted(acts, key=lambda row: (row[0].rank, row[0].day or date.max)):
        if begun.day is None or begun.day > day:
            continue
        suspender = knowledge.known(acting)
        ending = _ends(suspender) if suspender else []
        if not (ending and ending[0].has_come(day)):
            until = ending[0].day if ending else None
            return Status("suspended", begun.day, begun.by, begun.certainty, begun.source, until=until)
        over = Status("unknown", source=begun.source, note="suspension_over", against=begun.by)
    return over


def _supported(knowledge: Knowledge, known: Known, end: End | None, day: date) -> Status:
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
        named = next((d.issued for d in knowledge.numbered(end.by or "") if d.issued), None)
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
        if day > knowledge.snapshots[1]:
            return Status("probably_lapsed", None, None, "inferred", seen.source, note="dropped_from_code")
        return Status("unknown", source=seen.source, note="dropped_from_code")
    if known.verified and doc.effective and doc.type in _TYPES_OF_LAW and not (doc.symbol or "").endswith("/TW"):
        return Status("in_force", since, None, "inferred", source, note="no_end_known", against=against)
    return Status("unknown", certainty=doc.certainty if doc.certainty == "existence" else "unknown", source=source)


def _lapsed_parent(knowledge: Knowledge, known: Known, depth: int) -> End | None:
    """The end with which this document lapsed because all that it details or guides had lapsed."""
    last: End | None = None
    for iri in known.parents:
        parent = knowledge.known(iri)
        end = _own_or_parents_end(knowledge, parent, depth) if parent else None
        if end is None or end.day is None or not LAPSE_WITH_PARENT.holds_on(end.day):
            return None
        if last is None or last.day is None or end.day > last.day:
            last = end
    if last is None or last.day is None:
        return None
    return None if known.last_seen and known.last_seen >= last.day else last


def _own_or_parents_end(knowledge: Knowledge, known: Known, depth: int) -> End | None:
    found = _ends(known)
    if found:
        return None if found[0].certainty != "verified" and _still_held(found[0], known) else found[0]
    return _lapsed_parent(knowledge, known, depth + 1) if depth < _DEPTH else None


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
