"""The states of a document through all time: `status` on every day, asked only where the answer can turn."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from kg.model import State
from kg.register.validity.endings import acts_on, all_ends
from kg.register.validity.evidence import End, Known
from kg.register.validity.facts import Knowledge
from kg.register.validity.foundations import amended_gone, doubt, ground_fell, lapsed_parent
from kg.register.validity.provisions import ends_a_part
from kg.register.validity.rules import earliest_effect
from kg.register.validity.status import judged, knowledge_of
from kg.store.documents import as_day


def history(knowledge: Knowledge, iri: str) -> list[tuple[date, State]]:
    """The states of a document through all time, each with the first day on which it holds; the first is the first day.

    It is `status` on every day: asked where the answer can turn, and kept where it does.
    """
    known = knowledge.known(iri)
    if known is None:
        return [(date.min, "unknown")]
    found: list[tuple[date, State]] = []
    for day in (date.min, *sorted(turning_days(knowledge, known))):
        state = judged(knowledge, known, day).state
        if not found or found[-1][1] != state:
            found.append((day, state))
    return found


def days_of_change(conn: sqlite3.Connection, iri: str) -> set[date]:
    """Every day on which the document's status can become another one; none of a document that is not there."""
    knowledge = knowledge_of(conn)
    known = knowledge.known(iri)
    return turning_days(knowledge, known) if known else set()


def turning_days(knowledge: Knowledge, known: Known) -> set[date]:
    """Every day on which the state, or what is said of it, can become another one."""
    doc = known.doc
    days = {doc.issued, doc.effective, known.effective, *(claim.since for claim in known.effects)}
    if doc.year and (known.doubtful_issue or known.doubtful_effect or not doc.issued or doc.issued.year < doc.year):
        days.add(date(doc.year, 1, 1))
    if not known.effective and (earliest := earliest_effect(doc, known.begun_on)):
        days.add(earliest[0])
    days |= {one.since or one.day for one in known.changes}
    for look in known.looks:
        days |= {look.day, look.day + timedelta(1)}
    if known.dropped:
        days.add(knowledge.snapshots[1] + timedelta(1))
    days |= {one.day for one in known.restored}
    for suspension in known.suspensions:
        days |= {suspension.since, suspension.until}
    for aside in known.set_aside:
        days |= {aside.since, aside.until}
    if known.same_subject:
        days.add(known.same_subject[0])
    ending = [*all_ends(known), *known.parts]
    if known.acts:
        days |= {as_day(act.effective) for act in known.acts if ends_a_part(act)}
        for begun, acting in acts_on(known, "suspends"):
            days.add(begun.day)
            if suspender := knowledge.known(acting):
                ending += all_ends(suspender)
                days |= {one.day for one in suspender.restored}
    for end in ending:
        days |= _days_of(end)
        if end.day and not known.effective:
            days |= {named.issued for named in knowledge.numbered(end.by or "")}
    if known.parents and (parent := lapsed_parent(knowledge, known)):
        days.add(parent.day)
    for doubted in (doubt(knowledge, known), ground_fell(knowledge, known), amended_gone(knowledge, known)):
        days.add(doubted.since if doubted else None)
    return {day for day in days if day}


def _days_of(end: End) -> set[date | None]:
    days = {end.day, end.seen}
    if end.year and end.day is None:
        days |= {date(end.year, 1, 1), date(end.year + 1, 1, 1)}
    return days
