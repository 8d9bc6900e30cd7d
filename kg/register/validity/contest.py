"""Where sources disagree: whom to believe.

A clause of an issued document, also one that the official code prints, beats that the code still held what it ended,
and that another text used it: the code lags behind the law, and grounds are copied. Of two sources that state how
things stand, the one that looked later is believed. What an office decided at a review of its own documents was decided
in view of all that was said before: only an end that was told later, or verified, stands against it. A presumption
beats nothing. Nobody amends what has ended, nor ends a part of it. Wherever none of this decides, both sides are shown.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import Claim
from kg.register.validity.evidence import Change, End, Known, Look


def order(end: End, last: bool = False) -> tuple[object, ...]:
    """Ends in the order in which they are believed.

    Verified, clauses, by source, with a day, the later look, the earlier day.

    With `last` the later day goes first. A source that tells the day does not contradict one that looked later and does
    not tell it, and says more.
    """
    day = (end.day or date.max).toordinal()
    looked = -end.looked.toordinal() if end.looked else 0
    return (
        end.presumed, end.certainty != "verified", not end.clause, end.rank, end.day is None, looked,
        -day if last else day, end.state == "repealed", end.by or "",
    )  # fmt: skip


def outdoes(end: End, other: End) -> bool:
    """Whether `end`, which comes before `other` in `order`, is believed where the two give different days."""
    if end.certainty == "verified" or other.presumed:
        return True
    if end.clause != other.clause:
        return end.clause
    return end.looked is not None and other.looked is not None and end.looked > other.looked


def against(end: End, look: Look) -> bool | None:
    """Whether `end` is believed though `look` held the document in force on a later day. None: neither is."""
    if end.certainty == "verified" or look.presumed:
        return True
    if end.presumed:
        return False
    if look.manner == "decided":
        return end.looked is not None and end.looked > look.day
    if end.enacted and look.manner != "stated":
        return True
    if end.looked is None or end.looked == look.day:
        return None
    if end.looked > look.day:
        return True
    return False if look.manner == "stated" and not end.clause else None


def held_after(end: End, known: Known) -> list[Look]:
    """The looks, more than presumptions, that held the document in force on a day by which `end` says it had ended."""
    return [look for look in known.looks if not look.presumed and end.has_come(look.day) is True]


def changed_after(end: End, known: Known) -> Change | None:
    """The last act issued after the end that amends the document or ends a part of it: it took it for standing."""
    if end.day is None and end.year is None:
        return None
    eve = timedelta(1)
    return next((one for one in known.changes if one.by != end.by and end.has_come(one.day - eve)), None)


def believed(end: End, known: Known) -> bool | None:
    """Whether the end is believed against all later looks and changes; a clause that was itself read is, against these.

    False: one of them refutes it; None: both are shown.
    """
    found = {against(end, look) for look in held_after(end, known)}
    if not end.clause and changed_after(end, known):
        found.add(None)
    return False if False in found else None if None in found else True


def sides(first: End, others: list[End], known: Known) -> tuple[Claim, ...]:
    """What other sources say against the end that counts: another day, or that the document still stood."""
    claims = [end.claim() for end in others if first.day and end.day and end.day != first.day]
    held = held_after(first, known)
    if held:
        claims.append(said(held[0]))
    if change := changed_after(first, known):
        claims.append(Claim("in_force", None, change.by, change.certainty, change.source, looked_at=change.day))
    return tuple(dict.fromkeys(claims))


def said(look: Look) -> Claim:
    """A look as what its source says."""
    return Claim("in_force", None, look.by, look.certainty, look.source, looked_at=look.day)
