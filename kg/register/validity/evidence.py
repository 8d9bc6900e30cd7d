"""What sources say of a document's validity, each with the day on which it looked: looks, ends, moves, suspensions.

Nothing here is judged. `kg.register.validity.facts` reads it, `kg.register.validity.contest` says whom to believe
where sources disagree, `kg.register.validity.status` gives the answer for a day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from kg.base.patterns import late
from kg.model import Claim, Document, Relation, SetAside, State
from kg.register.validity.periods import period_end
from kg.tuples import NamedTuple

#: Kinds of sources that hold the words of an issued document: their clauses beat a place in the official code.
CLAUSES = frozenset(("verified", "issued_text", "copied_text"))
#: Kinds that give the ends of such documents at second hand: the code prints the enforcement articles of what it
#: holds, a ministry's decision lists what has lapsed. Such an end also beats that the code still holds what it ended.
ENACTED = CLAUSES | {"official_code", "official_list"}
#: A presumption: it makes nothing green, and ends nothing for certain.
PRESUMPTION = "secondary"

#: The title of a document that only amends others.
_AMENDING = late(
    r"(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?) )?"
    r"(?:(?:về việc|về|quy định|ban hành) )?(?:sửa đổi|bổ sung)\b",
    re.IGNORECASE,
)

#: How a source came to hold a document in force: it stands in the official code; an official text uses it; the source
#: says so; its own text takes effect on that day; its office decided so at a review.
Manner = Literal["codified", "used", "stated", "effect", "decided"]


class End(NamedTuple):
    """One act, list or source that ends a document. `day` None: unknown; then `year` is the acting document's.

    `seen` is the day on which a source knew that the end had come, without saying when; `looked` the day on which the
    source looked. `clause`: it is read in the words of an issued document. `moved_by`: the act that moved its day.
    """

    state: State
    day: date | None
    year: int | None
    by: str | None
    certainty: str
    source: str | None
    rank: int
    seen: date | None = None
    looked: date | None = None
    clause: bool = False
    moved_by: str | None = None

    def has_come(self, day: date) -> bool | None:
        """Had the end come on `day`? None: not known."""
        if self.day:
            return self.day <= day
        if self.seen and self.seen <= day:
            return True
        if self.year is not None:
            return None if day.year == self.year else day.year > self.year
        return None if self.seen else True  # it has ended, and the source says neither when nor when it looked

    @property
    def presumed(self) -> bool:
        return self.certainty == PRESUMPTION

    @property
    def enacted(self) -> bool:
        """Whether an issued document says so, at first or at second hand."""
        return self.clause or self.certainty in ENACTED

    def claim(self) -> Claim:
        """The end as what its source says."""
        return Claim(self.state, self.day, self.by, self.certainty, self.source)


class Act(NamedTuple):
    """A stated relation by which another document ends or suspends this one, or a part of it; days as ISO text.

    `symbol` to `acting` are the acting document's, `kind` to `looked` the source's. `quoted`: the sentence is at hand.
    `moved_by` is the act that moved the acting document's effect, where that moved `effective`.
    """

    relation: str
    scope: str
    effective: str | None
    location: str | None
    symbol: str | None
    issued: str | None
    in_force: str | None
    year: int | None
    acting: str
    kind: str | None
    source: str | None
    rank: int | None
    number: int
    looked: str | None = None
    quoted: int = 0
    moved_by: str | None = None


class Begun(NamedTuple):
    """The first day on which a document ended or changed another one: it had taken effect by then."""

    day: date
    relation: Relation
    target: str


class Change(NamedTuple):
    """A document issued on `day` changed this one, ended a part of it, or joined it with its amendments.

    `since` is the day on which the change took effect, None where that is not known, or where it was only joined.
    """

    day: date
    by: str
    certainty: str
    source: str
    since: date | None = None
    joined: bool = False


class Look(NamedTuple):
    """A source held the document to be in force on `day`; `by` is the official text that used it, if one did."""

    day: date
    source: str
    certainty: str
    manner: Manner
    by: str | None = None

    @property
    def presumed(self) -> bool:
        return self.certainty == PRESUMPTION


class Move(NamedTuple):
    """A later act gave the document another day of effect; `old` is the day it had before, where a source tells."""

    day: date
    by: str
    old: date | None
    certainty: str
    source: str


class Restored(NamedTuple):
    """From `day` on the document applies again, for `by` undid what had ended it."""

    day: date
    by: str
    certainty: str
    source: str


class Suspension(NamedTuple):
    """Suspended from `since` until (not including) `until`; None: no end is known."""

    since: date
    until: date | None
    by: str
    certainty: str
    source: str


class Known:
    """What the store says of one document."""

    def __init__(self, doc: Document) -> None:  # and no dataclass, whose class takes a millisecond at every start
        self.doc = doc
        self.looks: list[Look] = []  # the last one first
        self.undated: str | None = None  # a source that says it stands, and not when it looked
        self.dropped = False
        self.verified: str | None = None
        self.effects: list[Claim] = []  # other days of effect, each as "in force since then"
        self.told: list[End] = []  # ends that a source gives as a fact, the best source first
        self.parts: list[End] = []  # ends of a part that no source names
        self.excepting: set[str] = set()  # symbols of acts that end it but for what their clause excepts
        self.moves: list[Move] = []  # the one that counts first
        self.restored: list[Restored] = []  # the last one first
        self.suspensions: list[Suspension] = []
        self.set_aside: list[SetAside] = []
        self.of_several = False  # a number without a day that several documents bear
        self.doubtful_issue = False
        self.doubtful_effect = False
        self.same_subject: tuple[date, str] | None = None  # a later document on the same subject, since when and which
        self.subject_law: str | None = None  # the law of the same name as its subject in the official code
        self.acts: list[Act] = []
        self.changes: list[Change] = []  # by acts that took it for standing; the last one first
        self.parents: list[str] = []  # IRIs of what it details or guides as a whole
        self.amended: list[str] = []  # IRIs of what it amends
        self.begun: Begun | None = None  # where its own day of effect is not known
        self.ends: list[End] | None = None  # once judged: all ends, the one that counts first

    @property
    def effective(self) -> date | None:
        """The day of effect: the one to which a later act moved it, else the document's own."""
        return self.moves[0].day if self.moves else self.doc.effective

    @property
    def begun_on(self) -> date | None:
        """The first day on which it is known to have ended or changed another document."""
        return self.begun.day if self.begun else None

    def amended_by(self, day: date | None) -> bool:
        """Whether something had changed it by `day`, as a source better than a presumption tells."""
        return day is not None and any(one.day <= day for one in self.changes)

    @property
    def verified_end(self) -> End | None:
        return next((end for end in self.told if end.certainty == "verified"), None)

    @property
    def amending(self) -> bool:
        """Whether the document only amends others, as its title says."""
        return bool(self.doc.title and _AMENDING.match(self.doc.title))

    @property
    def period_end(self) -> date | None:
        """The first day after the period for which its title says that it was made; None where it names none."""
        doc = self.doc
        return period_end(doc.title, doc.issued.year if doc.issued else doc.year) if doc.title else None

    @property
    def firm_looks(self) -> list[Look]:
        """The looks of sources that are more than a presumption, the last one first."""
        return [look for look in self.looks if not look.presumed]

    @property
    def last_look(self) -> Look | None:
        """The last look of a source that is more than a presumption."""
        return next((look for look in self.looks if not look.presumed), None)


def read_move(value: str, certainty: str = "", source: str = "") -> Move:
    """The fact `effect_moved`: "2024-08-01 43/2024/QH15", with the old day behind it where the source tells it.

    ValueError where a day is none.
    """
    day, by, old, *_ = [*value.split(), "", "", ""]
    return Move(date.fromisoformat(day), by, date.fromisoformat(old) if old else None, certainty, source)


def moved_day(day: date | None, moves: list[Move], effects: frozenset[date]) -> date | None:
    """The day of what an act does, where the act's own effect was moved: what fell on its old day moves with it.

    What was to come on another day that the act names stays there, but comes no sooner than the act takes effect.
    `effects` are the act's days of effect by all its sources.
    """
    if not moves or day is None:
        return moves[0].day if moves else None
    new = moves[0].day
    olds = {move.old for move in moves if move.old} | (effects - {new})
    return new if day in olds or day < new else day
