"""In force on a day? The state of a document as the register's facts support it, and no further.

Days are half-open: in force from its effective day, no longer in force from the day that ends it. A document is in
force only on days that a source had in view: its last look, or a known end to come. After the last look nothing is in
force any more, it stood when somebody looked. What nothing supports is unknown. Who is believed where sources disagree
stands in `kg.register.validity.contest`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kg.model import ENDED, FALLEN, MAY_STAND, Amendment, Claim, Document, Edge, State, Status
from kg.register.validity.contest import believed, changed_after, outdoes, said, sides
from kg.register.validity.endings import acts_on, all_ends, counting
from kg.register.validity.evidence import PRESUMPTION, End, Known, Look, Manner
from kg.register.validity.facts import Knowledge
from kg.register.validity.foundations import Doubt, amended_gone, doubt, ground_fell, lapsed_parent
from kg.register.validity.provisions import ended_provisions
from kg.register.validity.rules import LAPSE_WITH_PARENT, earliest_effect
from kg.store.connection import remembered
from kg.store.documents import by_symbol, laws_named, relations

#: Of laws of one name the one in the first of these states is meant.
_LIKELIEST: tuple[State, ...] = (
    "in_force", "partly_repealed", "stood_when_looked", "presumed_in_force", "unknown", "not_yet_in_force",
)  # fmt: skip
_EVE = timedelta(1)
#: What a last look shows, by its manner, where no day of effect or doubt says more.
#: Notes of a look at the whole: what amended it by then may have ended parts that no source at hand names.
_OF_A_LOOK = ("last_seen", "used_when_looked")
_SHOWS: dict[Manner, str] = {"used": "used_when_looked", "codified": "codified_when_looked"}
#: Notes of a look that what the document stands on may not outlive.
_OUTLIVED = ("used_when_looked", "effect_when_looked")
#: Of several looks that have a day in view the one in the first of these manners is named.
_TELLS: tuple[Manner, ...] = ("decided", "codified", "stated", "used", "effect")


@remembered
def status(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    """The state of the document on `day`, since when, through what, who says so, and who says otherwise."""
    return status_in(knowledge_of(conn), iri, day)


def read_ahead(conn: sqlite3.Connection, iris: Iterable[str]) -> None:
    """Read at once what is known of documents whose states will be asked for one by one, and of what they rest on."""
    knowledge, wanted = knowledge_of(conn), list(dict.fromkeys(iris))
    knowledge.read(wanted)
    found = [known for iri in wanted if (known := knowledge.known(iri))]
    knowledge.read(parent for known in found for parent in known.parents)


@remembered
def knowledge_of(conn: sqlite3.Connection) -> Knowledge:
    """What is known in the store's present state, read as it is asked for."""
    return Knowledge(conn)


def status_in(knowledge: Knowledge, iri: str, day: date) -> Status:
    """`status` where many documents are asked for: what `knowledge` holds is not read again."""
    known = knowledge.known(iri)
    if known is None:
        return Status("unknown")
    found = judged(knowledge, known, day)
    others = found.sides
    if known.effects:
        several = (*found.sides, *_other_beginnings(known, found.state, day))
        others = tuple({(one.state, one.since, one.by, one.until): one for one in reversed(several)}.values())[::-1]
    return found if others == found.sides else found._replace(sides=others)


def judged(knowledge: Knowledge, known: Known, day: date) -> Status:
    """The state of a document on `day` by what is known of it, without what sources say of its beginning."""
    early = _not_yet(known, day)
    if early:
        return early
    ending = counting(known, day)
    first = ending[0] if ending else None
    if first:
        come = first.has_come(day)
        also = sides(first, ending[1:], known)
        if come and believed(first, known) is None:
            sure = next((end for end in ending[1:] if end.has_come(day) and believed(end, known)), None)
            if sure is None:
                why = "changed_after_end" if changed_after(first, known) else "conflict_codified"
                return Status(
                    "unknown", source=first.source, note=why, against=first.by, sides=(first.claim(), *also)
                )  # fmt: skip
            first, also = sure, sides(sure, [end for end in ending if end is not sure], known)
        if come:
            note = "ended_but_for" if first.by in known.excepting else None if first.day else "end_day_unknown"
            return Status(
                first.state, first.day, first.by, first.certainty, first.source, note, sides=also,
                moved_by=first.moved_by,
            )  # fmt: skip
        others = [end for end in ending[1:] if end.has_come(day) and not outdoes(first, end)]
        if come is None or others:
            other = others[0] if others else first
            note = "sources_disagree" if others else "day_of_end_unknown"
            both = (first.claim(), *also) if others else also
            return Status("unknown", source=other.source, note=note, against=other.by, sides=both)
    return _standing(knowledge, known, first, day)


def ends(conn: sqlite3.Connection, iri: str) -> list[End]:
    """The acts and lists that end the document as a whole, the one that counts first."""
    known = knowledge_of(conn).known(iri)
    return all_ends(known) if known else []


def moved_effect(conn: sqlite3.Connection, iri: str) -> tuple[date, str] | None:
    """The day to which a later act moved the document's effect, and that act's symbol; None where none did."""
    moves = knowledge_of(conn).moves(iri)
    return (moves[0].day, moves[0].by) if moves else None


def amendments(conn: sqlite3.Connection, iri: str) -> list[Edge]:
    """The acts that amend or supplement the document, or end articles of it, oldest first."""
    found = [
        edge for edge in relations(conn, iri, incoming=True)
        if edge.relation in ("amends", "supplements")
        or (edge.relation == "repeals" and edge.scope != "whole")
    ]  # fmt: skip
    return sorted(found, key=lambda e: (e.effective or date.max, e.subject))


def successor(conn: sqlite3.Connection, iri: str, day: date | None = None) -> Document | None:
    """The document that took this one's place, if a source says that it did (a mere repeal names none).

    With `day` the one that stands on it: a successor that was itself replaced by then is followed to its own. None
    where the last of them had fallen without one.
    """
    seen = {iri}
    while True:
        named = next((end.by for end in ends(conn, iri) if end.state == "replaced" and end.by), None)
        found = by_symbol(conn, named)[0] if named and by_symbol(conn, named) else None
        if found is None or day is None:
            return found
        if status(conn, found.iri, day).state not in FALLEN:
            return found
        if found.iri in seen:
            return None
        iri = found.iri
        seen.add(iri)


# -- judging -----------------------------------------------------------------------------------------------


def _not_yet(known: Known, day: date) -> Status | None:
    doc, effective = known.doc, known.effective
    certainty, source = doc.certainty, doc.source
    moved_by = known.moves[0].by if known.moves else None
    until = None if known.doubtful_effect else effective
    doubtful = known.doubtful_effect or known.doubtful_issue
    if (doc.issued and not doubtful and day < doc.issued) or (doc.year and day.year < doc.year):
        return Status(
            "not_yet_in_force", certainty=certainty, source=source, note="not_yet_issued", until=until,
            moved_by=moved_by,
        )  # fmt: skip
    if known.doubtful_effect and doc.issued and effective and day < doc.issued:
        state: State = "not_yet_in_force" if day < effective else "unknown"
        return Status(state, certainty="unknown", source=source, note="days_disagree")
    if effective:
        if day < effective:
            if known.moves:
                certainty, source = known.moves[0].certainty, known.moves[0].source
            return Status(
                "not_yet_in_force", None, None, certainty, source, "not_yet_effective", until=until, moved_by=moved_by
            )
        return None
    earliest = None if known.doubtful_issue else earliest_effect(doc, known.begun_on)
    if earliest and day < earliest[0] and not any(look.day <= day for look in known.looks):
        return Status("not_yet_in_force", None, None, "inferred", earliest[1].source, "earliest_effect")
    return None


def _other_beginnings(known: Known, state: State, day: date) -> Iterator[Claim]:
    """Where a source has another day of effect, and by it another state on `day`; what was moved is no such source."""
    for claim in known.effects if not known.moves else ():
        if claim.since and state in MAY_STAND and day < claim.since:
            yield claim._replace(state="not_yet_in_force", since=None, until=claim.since)
        elif claim.since and state == "not_yet_in_force" and claim.since <= day:
            yield claim


def _standing(knowledge: Knowledge, known: Known, end: End | None, day: date) -> Status:
    """The state on a day on which no stated end had come."""
    parent = lapsed_parent(knowledge, known)
    if parent and parent.day and parent.day <= day and not (end and end.day and end.day > parent.day):
        return Status(
            "lapsed_with_parent", parent.day, parent.by, "inferred", LAPSE_WITH_PARENT.source,
            note="lapsed_with_parent",
        )  # fmt: skip
    base = _suspended(knowledge, known, day) or _supported(knowledge, known, end, day)
    if base.state in MAY_STAND:
        base = _with_parts(known, base, day)
        base = _set_aside(known, _restored(known, base, day), day)
    if end and end.day and base.state in (*MAY_STAND, "suspended") and believed(end, known):
        base = base._replace(until=end.day, until_by=end.by)
    return base


def _with_parts(known: Known, base: Status, day: date) -> Status:
    """The state with the parts that had ended; in force without them is in force in part."""
    parts = ended_provisions(known.acts, day)
    fallen = [part for part in parts if part.state != "suspended"]
    told = next((end for end in known.parts if end.has_come(day) and not end.presumed), None)
    if base.state == "in_force" and fallen:
        part = fallen[0]
        base = base._replace(
            state="partly_repealed", since=part.since, by=part.by, certainty=part.certainty, source=part.source,
            note=None, against=None,
        )  # fmt: skip
    elif base.state == "in_force" and told:
        base = base._replace(
            state="partly_repealed", since=told.day, by=told.by, certainty=told.certainty, source=told.source,
            note=None, against=None,
        )  # fmt: skip
    elif base.state == "stood_when_looked" and told and not parts:
        base = base._replace(note="partly_when_looked")
    elif base.state == "stood_when_looked" and base.note in _OF_A_LOOK and not fallen:
        base = base._replace(note="amended_when_looked") if known.amended_by(base.looked_at) else base
    base = base._replace(provisions=parts) if parts else base
    amended = _amended_since(known, base, day)
    return base._replace(amended=amended) if amended else base


def _amended_since(known: Known, base: Status, day: date) -> tuple[Amendment, ...]:
    """What changed the document after its last look and by `day`, each act once; ends of parts are told as that."""
    looked_at = base.looked_at if base.state == "stood_when_looked" else None
    if looked_at is None:
        return ()
    told = {part.by for part in base.provisions}
    found: dict[str, Amendment] = {}
    for one in reversed(known.changes):  # the first one first
        since = one.since or one.day
        if looked_at < since <= day and one.day <= day and not one.joined and one.by not in told:
            found.setdefault(one.by, Amendment(one.by, one.since, one.certainty, one.source))
    return tuple(sorted(found.values(), key=lambda one: one.since or date.max))


def _restored(known: Known, base: Status, day: date) -> Status:
    """Where an act undid an end by `day`, the state rests on that act."""
    undone = next((one for one in known.restored if one.day <= day and one.certainty != PRESUMPTION), None)
    if undone is None or base.state != "in_force":
        return base if undone is None else base._replace(by=undone.by, note="restored")
    return base._replace(since=undone.day, by=undone.by, note="restored")


def _set_aside(known: Known, base: Status, day: date) -> Status:
    """The state with the acts that apply on `day` in place of what differs from them, the first one first."""
    holding = [one for one in known.set_aside if one.since <= day and (one.until is None or day < one.until)]
    sure = [one for one in holding if one.certainty != PRESUMPTION]
    return base._replace(set_aside=tuple(sorted(sure, key=lambda one: one.since))) if sure else base


def _suspended(knowledge: Knowledge, known: Known, day: date) -> Status | None:
    """The suspension that holds on `day`: until the day that is told, or as long as the act that suspends stands.

    What follows a suspension without a told end no source says: then the state is unknown.
    """
    for one in known.suspensions:
        if one.certainty != PRESUMPTION and one.since <= day and (one.until is None or day < one.until):
            return Status("suspended", one.since, one.by, one.certainty, one.source, until=one.until)
    over = None
    acts = acts_on(known, "suspends")
    for begun, acting in sorted(acts, key=lambda row: (row[0].rank, row[0].day or date.max)):
        if begun.day is None or begun.day > day or begun.presumed:
            continue
        if any(one.until and one.by == begun.by for one in known.suspensions):
            continue  # its end is told
        suspender = knowledge.known(acting)
        ending = counting(suspender, day) if suspender else []
        if not (ending and ending[0].has_come(day)):
            until = ending[0].day if ending else None
            return Status("suspended", begun.day, begun.by, begun.certainty, begun.source, until=until)
        over = Status("unknown", source=begun.source, note="suspension_over", against=begun.by)
    return over


def _supported(knowledge: Knowledge, known: Known, end: End | None, day: date) -> Status:
    """In force so far as a look of some source reaches, and what is to be said of the days after it."""
    doc, effective = known.doc, known.effective
    since = None if known.doubtful_effect else effective
    source = known.verified or doc.source
    against_ = known.same_subject[1] if known.same_subject and day >= known.same_subject[0] else None
    moved_by = known.moves[0].by if known.moves else None
    presumed = tuple(one.claim() for one in all_ends(known) if one.presumed and one.has_come(day))
    begun = effective or min((look.day for look in known.looks if not look.presumed), default=None)
    covering = min(
        (look for look in known.looks if not look.presumed and look.day >= day),
        key=lambda look: _TELLS.index(look.manner), default=None,
    )  # fmt: skip
    if covering and presumed and not any(look.manner != "codified" and look.day >= day for look in known.looks):
        # A place in the code proves little where anybody says that the document has ended.
        return Status(
            "unknown", source=covering.source, note="conflict_codified", against=presumed[0].by,
            sides=(*presumed, said(covering)), looked_at=covering.day,
        )  # fmt: skip
    if not presumed and (gone := amended_gone(knowledge, known)) and gone.since <= day:
        last = known.last_look
        return Status(
            "probably_lapsed", gone.since, None, "inferred", source, gone.note, against=gone.by,
            looked_at=last.day if last else None, looked_by=last.by if last else None,
        )  # fmt: skip
    doubted = _doubted(knowledge, known, covering or known.last_look, day)
    if (
        doubted
        and not presumed
        and (seen := next((look for look in known.firm_looks if look.day >= doubted.since), None))
    ):
        # Where a foundation had fallen, the code, which lags behind the law, proves nothing by itself.
        return Status(
            "unknown", source=seen.source, note=doubted.note, against=doubted.by, sides=(said(seen),),
            looked_at=seen.day,
        )  # fmt: skip
    if covering and begun and begun <= day:
        last = known.last_look
        return Status(
            "in_force", since, None, covering.certainty, covering.source, against=against_, sides=presumed,
            looked_at=last.day if last else None, looked_by=last.by if last else None, moved_by=moved_by,
        )  # fmt: skip
    if end and end.day and end.day > day:
        # What an act ends on a day stood until then: at the latest from the day on which that act named it.
        certainty = "verified" if end.certainty == "verified" else "inferred"
        if effective:
            return Status("in_force", since, None, certainty, source, looked_at=end.day - _EVE, moved_by=moved_by)
        named = next((d.issued for d in knowledge.numbered(end.by or "") if d.issued), None)
        if named and named <= day:
            return Status(
                "in_force", None, None, "inferred", end.source, "ends_later", against=end.by, looked_at=end.day - _EVE
            )
        return Status("unknown", source=source, note="effect_unknown")
    if covering:
        return Status("unknown", source=covering.source, note="effect_unknown")
    after = _after_the_last_look(knowledge, known, day, since, presumed, against_)
    if doubted and after.note == "codified_when_looked":
        return after._replace(note=doubted.note, against=doubted.by)
    if after.note in _OUTLIVED and (fell := ground_fell(knowledge, known)) and fell.since <= day:
        return after._replace(note="ground_fell_since", against=fell.by)
    return after


def _doubted(knowledge: Knowledge, known: Known, look: Look | None, day: date) -> Doubt | None:
    """What speaks on `day` against a look that is a mere place in the code."""
    found = doubt(knowledge, known) if look and look.manner == "codified" else None
    return found if found and found.since <= day else None


def _after_the_last_look(
    knowledge: Knowledge, known: Known, day: date, since: date | None, presumed: tuple[Claim, ...], against_: str | None
) -> Status:
    """The state on a day that no look reaches: what was so when a source last looked, a presumption, or nothing."""
    doc, last = known.doc, known.last_look
    if presumed:
        one = presumed[0]
        held = (said(last),) if last else ()
        return Status(
            "probably_lapsed", one.since, one.by, one.certainty, one.source, "presumed_end",
            sides=(*held, *presumed[1:]), looked_at=last.day if last else None,
        )  # fmt: skip
    supposed = next((look for look in known.looks if look.presumed), None)
    if last and known.dropped and last.day <= knowledge.snapshots[1]:
        if day > knowledge.snapshots[1]:
            return Status(
                "probably_lapsed", None, None, "inferred", last.source, "dropped_from_code", looked_at=last.day
            )
        return Status("unknown", source=last.source, note="dropped_from_code", looked_at=last.day)
    if last:
        also = (said(supposed),) if supposed and supposed.day >= day else ()
        only_effect = last.manner == "effect" or (since is not None and last.day < since)
        return Status(
            "stood_when_looked", since, None, last.certainty, last.source,
            "effect_when_looked" if only_effect else _SHOWS.get(last.manner, "last_seen"),
            against=against_, sides=also, looked_at=last.day, looked_by=last.by,
            moved_by=known.moves[0].by if known.moves else None,
        )  # fmt: skip
    if supposed:
        return Status(
            "presumed_in_force", since, None, supposed.certainty, supposed.source, "presumed", looked_at=supposed.day
        )
    source = known.verified or doc.source
    if known.of_several:
        return Status("unknown", source=source, note="number_of_several")
    if known.undated:
        return Status("unknown", source=known.undated, note="look_undated")
    if doc.certainty == "existence":
        return Status("unknown", certainty="existence", source=source, note="only_exists")
    return Status("unknown", source=source, note="no_look" if known.effective else "effect_unknown")


@remembered
def law_in_force(conn: sqlite3.Connection, name: str, day: date) -> tuple[Document, ...]:
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
            place = _LIKELIEST.index(state) if state in _LIKELIEST else len(_LIKELIEST)
            ranked.append((place, -(found.issued or date.min).toordinal(), found))
            if state in MAY_STAND:
                youngest = max(youngest, found.year or 0)
    yields = {_LIKELIEST.index(state) for state in ("stood_when_looked", "presumed_in_force", "unknown")}
    ranked = [row for row in ranked if row[0] not in yields or (row[2].year or youngest) >= youngest]
    return tuple(found for _, _, found in sorted(ranked, key=lambda r: r[:2]))
