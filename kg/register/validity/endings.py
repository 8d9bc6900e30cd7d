"""The ends of a document, gathered from what all sources say of it, and those that count on a day.

Which of them is believed first stands in `kg.register.validity.contest`.
"""

from __future__ import annotations

from datetime import date

from kg.model import Document, State
from kg.register.validity.contest import believed, order
from kg.register.validity.evidence import CLAUSES, PRESUMPTION, End, Known
from kg.register.validity.facts import weight
from kg.store.documents import as_day

#: The state into which an act of that relation brings its object.
_STATE: dict[str, State] = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended"}


def acts_on(known: Known, *relations: str) -> list[tuple[End, str]]:
    """The acts on the document as a whole: each as an end, with the IRI of the acting document."""
    found = []
    for act in known.acts:
        if act.relation in relations and act.scope == "whole":
            days = (as_day(act.effective), as_day(act.in_force))
            day = next((d for d in days if d and _sound(d, act.issued, act.year, known.doc)), None)
            where = ", ".join(part for part in (act.source, act.location) if part) or None
            kind = act.kind or "text"
            clause = kind in CLAUSES or bool(act.quoted)
            looked = max(filter(None, (as_day(act.looked), as_day(act.issued) if clause else None)), default=None)
            end = End(
                _STATE[act.relation], day, act.year, act.symbol, kind, where, weight(act.rank), looked=looked,
                clause=clause, moved_by=act.moved_by,
            )  # fmt: skip
            found.append((end, act.acting))
    return found


def all_ends(known: Known) -> list[End]:
    """All ends, the one that counts first.

    Nobody ends what has ended: of several acts that end a document and are believed alike the last one ended what was
    left of it, as those that only amend fall piece by piece. Where one act alone does, the first of its days counts.
    """
    if known.ends is None:
        found = [end for end, _ in acts_on(known, "repeals", "replaces")] if known.acts else []
        if known.verified_end:
            found = [end for end in found if end.certainty != "verified"]
        told = [*known.told, *found]
        several = len({end.by for end in told if end.by and end.enacted}) > 1
        known.ends = sorted(told, key=lambda end: order(end, last=several or known.amending))
    return known.ends


def counting(known: Known, day: date) -> list[End]:
    """The ends that count on `day`, the one that is believed first at the head.

    Left out are presumptions, ends that a later look refutes, and those that an act undid by that day.
    """
    undone = next((one.day for one in known.restored if one.day <= day and one.certainty != PRESUMPTION), None)
    return [
        end for end in all_ends(known)
        if not end.presumed and believed(end, known) is not False and not (undone and end.has_come(undone))
    ]  # fmt: skip


def _sound(day: date, issued: str | None, year: int | None, target: Document) -> bool:
    """A day of end before the acting document's issue, or before the target's own, is a slip."""
    if target.issued and day < target.issued:
        return False
    if issued:
        return day.isoformat() >= issued
    return year is None or day.year >= year
