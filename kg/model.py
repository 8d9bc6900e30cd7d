"""The types that every room shares.

Offsets count Unicode code points in the text as it was read; ends are exclusive. Days are `datetime.date`,
written as ISO dates (`2023-08-14`) wherever they leave the program.

What is made for every mention and every document is a named tuple and no dataclass: a frozen dataclass takes six times
as long to make, and its class half a millisecond at every start.
"""

from datetime import date
from typing import Literal

from kg.tuples import NamedTuple

DocType = Literal[
    "law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision",
    "directive", "conclusion", "circular", "joint_circular", "notice", "official_letter", "plan", "report",
    "regulation", "guidance", "order", "submission", "scheme", "programme", "rules", "consolidated",
    "judgment", "court_decision", "indictment", "expert_conclusion", "other",
]  # fmt: skip

Form = Literal["full", "numbered", "named", "bare", "self"]
IssuerBasis = Literal["explicit", "symbol", "context", "reporting body", ""]
Certainty = Literal["certain", "probable", "candidates", "unknown"]

#: Relations between two documents, acting document first. `issued_by` runs from a document to an authority.
Relation = Literal[
    "implements", "issued_by", "cites", "based_on", "details", "guides", "amends", "supplements", "replaces",
    "repeals", "suspends", "corrects", "consolidates", "issues", "submits",
]  # fmt: skip
Basis = Literal["stated", "inferred"]

State = Literal[
    "not_yet_in_force", "in_force", "partly_repealed", "suspended", "replaced", "repealed", "expired",
    "lapsed_with_parent", "probably_lapsed", "unknown", "stood_when_looked", "presumed_in_force",
]  # fmt: skip

#: Kinds of bodies: the National Assembly and its organs, the executive, people's councils (HĐND) and committees
#: (UBND), their chairmen and departments, the Party at every level, the Fatherland Front, mass organisations …
AuthorityKind = Literal[
    "national_assembly", "standing_committee", "assembly_organ", "state_president", "government", "prime_minister",
    "ministry", "agency", "council", "committee", "chairman", "department", "party", "front", "mass_organisation",
    "court", "procuracy", "audit", "other",
]  # fmt: skip

Level = Literal["central", "ministry", "province", "district", "commune", "unknown"]
#: Levels from below; a document acts under those after its own.
LEVELS = ("commune", "district", "province", "ministry", "central")

#: Papers of courts: they cite, and rules of clerical work do not bind them.
JUDICIAL: frozenset[DocType] = frozenset(("judgment", "court_decision"))
#: Types whose names stand for their numbers: "Luật Đầu tư công".
LAWS: tuple[DocType, ...] = ("law", "code", "ordinance")
#: Cited by name alone (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).
BY_NAME: frozenset[DocType] = frozenset((*LAWS, "constitution"))

#: Relations that lead from a document to what it rests on, the closer first.
UPWARD: tuple[Relation, ...] = ("implements", "based_on", "details", "guides", "amends", "supplements")
#: Those of them by which a document rests on another. To amend or supplement a document is not to rest on it: what did
#: has done its work, though it is reviewed with it.
GROUNDS: tuple[Relation, ...] = ("implements", "based_on", "details", "guides")

#: States in which a document binds, at least in part.
STANDING: frozenset[State] = frozenset(("in_force", "partly_repealed"))
#: States in which it is not known to have ended: in force, or so when somebody last looked, or presumed so.
MAY_STAND: frozenset[State] = STANDING | {"stood_when_looked", "presumed_in_force"}
#: States after which it binds nobody any more.
ENDED: frozenset[State] = frozenset(("replaced", "repealed", "expired", "lapsed_with_parent"))
#: States in which it binds nobody on the day.
FALLEN: frozenset[State] = ENDED | {"suspended"}


def height(level: str) -> int:
    """How high a level stands, from the commune's 0; -1 for one that is unknown."""
    return LEVELS.index(level) if level in LEVELS else -1


class Pinpoint(NamedTuple):
    """A place inside a document: point (điểm), clause (khoản), article (Điều), section (Mục), …; subpoint (tiết).

    A range has both its ends: "từ Điều 3 đến Điều 9" is article "3", article_to "9". One place has no field `…_to`.
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    section: str | None = None
    chapter: str | None = None
    part: str | None = None
    appendix: str | None = None
    article_to: str | None = None
    clause_to: str | None = None
    point_to: str | None = None
    section_to: str | None = None
    chapter_to: str | None = None
    part_to: str | None = None
    appendix_to: str | None = None
    subpoint: str | None = None
    subpoint_to: str | None = None

    @property
    def is_range(self) -> bool:
        """Whether it is several places, from one to another."""
        return any(getattr(self, name) is not None for name in self._fields if name.endswith("_to"))

    def __repr__(self) -> str:
        said = (f"{name}={label!r}" for name in self._fields if (label := getattr(self, name)) is not None)
        return f"Pinpoint({', '.join(said)})"


class Repair(NamedTuple):
    """One thing set right in a printed symbol, with the rule that did it."""

    rule: str
    printed: str
    repaired: str


class Body(NamedTuple):
    """An issuing body as printed or concluded.

    `head` is the office without its place ("UBND", "Chủ tịch UBND", "Phòng Nội vụ", "Chính phủ"), `level` a
    place level or "central", `place` the place's own name ("Đông Hà", "4"), `unit` the kind of unit
    ("thành phố", "phường", "tỉnh"). What is not known is None.
    """

    head: str
    unit: str | None = None
    place: str | None = None
    level: Level = "unknown"

    @property
    def name(self) -> str:
        """The canonical name, e.g. "UBND thành phố Đông Hà"."""
        return " ".join(filter(None, (self.head, self.unit, self.place)))


class Citation(NamedTuple):
    """One mention of a document, as the text prints it and before it is resolved."""

    start: int
    end: int
    text: str
    type: DocType
    symbol: str | None = None
    printed_symbol: str | None = None
    day: date | None = None
    year: int | None = None
    issuer: Body | None = None
    issuer_basis: IssuerBasis = ""
    pinpoints: tuple[Pinpoint, ...] = ()
    form: Form = "numbered"
    name: str | None = None
    repairs: tuple[Repair, ...] = ()
    term: str | None = None  # Party congress or National Assembly term, roman or arabic, as printed
    subject: tuple[int, int] | None = None  # span of the subject (trích yếu) that follows, if any
    bad_date: str | None = None  # a printed date that does not exist


class Claim(NamedTuple):
    """What one source says of a document's state, where it is not what the answer says."""

    state: State
    since: date | None
    by: str | None
    certainty: str
    source: str | None
    until: date | None = None
    looked_at: date | None = None  # the day on which the source looked, where it says that the document stands


class ProvisionEnd(NamedTuple):
    """A part of a document that had fallen, or was suspended, on a day: "Chương V", "Điều 59"."""

    provision: str | None  # None: the source does not say which
    state: State  # repealed | replaced | suspended
    since: date
    by: str  # symbol
    certainty: str
    source: str | None


class Amendment(NamedTuple):
    """A document changed another one after somebody had last looked at that: in whole or in part, without ending it."""

    by: str  # symbol
    since: date | None  # None: its day of effect is not known
    certainty: str
    source: str | None


class SetAside(NamedTuple):
    """For a time another act applies in place of provisions of a document that differ from it; they do not end.

    So Nghị quyết 24/2026/NQ-CP Điều 6 khoản 2: "nếu quy định … khác … thì thực hiện theo quy định của Nghị quyết này".
    """

    by: str  # symbol
    since: date
    until: date | None  # the first day on which it is no longer so; None: no source tells one
    provisions: str | None  # as the act names them; None: it does not
    certainty: str
    source: str | None


class Status(NamedTuple):
    """What was the state of a document on a day, since when, by what, and who says so.

    Days are half-open: the state began on `since`; on `until`, where that is known, it is no longer so. `in_force` is
    given only for days that a source had in view: after the last of them the state is `stood_when_looked`, and
    `looked_at` that day.
    """

    state: State
    since: date | None = None
    by: str | None = None  # symbol of the document that brought the state about
    certainty: str = "unknown"  # a kind of data/precedence.json, or inferred | unknown
    source: str | None = None
    note: str | None = None  # a key of the message table, or None
    against: str | None = None  # the other side where sources disagree
    until: date | None = None
    until_by: str | None = None  # symbol of the document that ends the state on `until`
    sides: tuple[Claim, ...] = ()  # what other sources say
    provisions: tuple[ProvisionEnd, ...] = ()  # the parts that had fallen, while the whole stands
    looked_at: date | None = None  # the last day on which a source that counts held it in force
    looked_by: str | None = None  # symbol of the official text of that day which used it as in force
    moved_by: str | None = None  # symbol of the act that moved the day of effect, or of end, which decides here
    amended: tuple[Amendment, ...] = ()  # what changed it since `looked_at`, the first one first
    set_aside: tuple[SetAside, ...] = ()  # what applies on the day in place of provisions that differ from it

    @property
    def codified(self) -> bool:
        """Whether the last look is a mere place in the official code, which lags behind the law."""
        return self.state == "stood_when_looked" and self.certainty == "official_code" and self.looked_by is None

    @property
    def only_effect(self) -> bool:
        """Whether no more was seen than the document's own text, with its day of effect."""
        fell = self.note == "ground_fell_since" and self.looked_by is None and self.since == self.looked_at
        return fell or self.note == "effect_when_looked"


class Document(NamedTuple):
    """One document as the store knows it. `iri` is its identity; None means unknown, never "none"."""

    iri: str
    symbol: str | None
    type: DocType
    title: str | None = None
    issuer: str | None = None
    level: Level = "unknown"
    place: str | None = None  # place code, see kg.register.places
    issued: date | None = None
    effective: date | None = None
    year: int | None = None
    origin: str = "register"  # register | report (a file that was read) | cited (known from citations only)
    source: str | None = None
    certainty: str = "unknown"


class Evidence(NamedTuple):
    """Where a relation is stated: a document (IRI), a span of its text, and the words themselves."""

    document: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    source: str | None = None


class Edge(NamedTuple):
    """What an acting document (`subject`) does to another (`object`), stated or inferred, and by what that is known."""

    subject: str
    relation: Relation
    object: str
    basis: Basis = "stated"
    rule: str = ""
    scope: str = "whole"
    effective: date | None = None
    certainty: str = ""
    evidence: Evidence = Evidence()
    location: str | None = None  # the part of the object that it touches: "Điều 5", "Chương II"
    fault: date | None = None  # a day that the source gives and that cannot be: before the acting document's own issue
