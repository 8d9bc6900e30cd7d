"""What no text states: the documents that a local document most likely carries out.

    rule "same_subject"  a document of the next level up, of an authority above, on the same subject, for the same
                         period, not younger: it stands above in the chain
    rule "own_council"   a resolution of the place's own people's council on the same subject, for its committee
    rule "details_law"   the subject is the subject of a law, which one decree alone details: that decree
    rule "names_law"     the same where there is no such decree yet, or several: the law itself, in force on the day

Inference goes up level by level (commune, district until 2025-07-01, province, central) and takes the first that
fits; the levels passed over are gaps. It never states: basis is "inferred" everywhere.
Sources: levels, Luật 77/2015/QH13 Điều 2 and Luật 72/2025/QH15 (no district level from 2025-07-01); whom a people's
committee obeys, Hiến pháp 2013 Điều 114. docs/inference.md has the rules with examples and the measured figures.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.model import ENDED, LAWS, LEVELS, Document, Edge, Evidence, height
from kg.register.places import Place
from kg.register.validity.status import law_in_force, status
from kg.store.documents import document
from kg.store.graph import detailed, detailing
from kg.trace.local_documents import CARRIED_OUT, LASTING, Local, Locals, above, family_of, own_place, year_of
from kg.trace.titles import ALIKE, Subject, alike, subject

_CARRIES = (*CARRIED_OUT, "report", "rules", "notice", "submission", "scheme")
#: Types that always carry something of a higher level out when their title says so.
_MUST_CARRY = ("plan", "report", "resolution", "programme", "directive")
#: From here on an inferred step is "probable", below it is "possible".
_PROBABLE = 0.8

#: Whose documents an office carries out: the families of offices, see `kg.trace.local_documents.family_of`.
_OBEYS: dict[str, frozenset[str]] = {
    "council": frozenset({"council"}),
    "committee": frozenset({"committee", "council", "party", "department"}),
    "department": frozenset({"department", "committee", "council", "party"}),
    "party": frozenset({"party"}),
}


@dataclass(frozen=True, slots=True)
class Inference:
    """An inferred edge, and the level it arrives at."""

    edge: Edge
    level: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A level that must have acted: the body expected there, and the type of document expected of it."""

    level: str
    expected: str
    type: str


def infer(
    conn: sqlite3.Connection, doc: Document, stated: Iterable[Document] = (), known: Locals | None = None
) -> list[Inference]:
    """What `doc` most likely carries out beside `stated`, the documents that it is known to rest on.

    Only for a local document with a title and a place, and only levels that the stated ones leave open: with a
    plan of the province stated, the district alone is asked. Many questions to one store share `known`.
    """
    stated, known = list(stated), known or Locals(conn)
    if doc.title is None or doc.place is None or doc.type not in _CARRIES or doc.level in ("central", "ministry"):
        return []
    below = min((height(one.level) for one in stated if height(one.level) > height(doc.level)), default=len(LEVELS))
    found: list[Inference] = []
    own, family = own_place(conn, doc), family_of(doc.issuer)
    allowed = _OBEYS.get(family or "committee", frozenset())
    by_own = any(one.place == doc.place for one in stated)
    if by_own:
        allowed -= {"council"}  # from its own document the chain goes on to the council above, and to the law
    elif family == "committee" and own and (best := _same_subject(known, doc, own, frozenset({"council"}))):
        found.append(_inference(doc, *best, "own_council", own.level))
        allowed -= {"council"}
    for place in above(conn, doc):
        if height(place.level) >= below:
            return found
        if best := _same_subject(known, doc, place, allowed):
            return [*found, _inference(doc, *best, "same_subject", place.level)]
    return found or ([] if by_own or below < len(LEVELS) else _by_law(conn, doc))


def missing_above(known: Locals, doc: Document, reached: str | None) -> list[Missing]:
    """The levels between `doc` and the level `reached` above it, each with the body expected to have acted there.

    With nothing above known (None) the next level alone is named: more would be guessing. Empty for a document that
    need not carry anything out, or whose office has no counterpart above (the Party, a department). A level of which
    a document on the matter is known is not missing, though it may be uncertain whether `doc` carries that one out.
    """
    family = family_of(doc.issuer)
    if doc.place is None or doc.type not in _MUST_CARRY or family not in ("committee", "council"):
        return []
    if reached is None and doc.type != "report" and not (doc.title and subject(doc.title).carries):
        return []
    head = "HĐND" if family == "council" else "UBND"
    kind = "resolution" if family == "council" else "plan"
    places = [place for place in above(known.conn, doc) if reached is None or height(place.level) < height(reached)]
    if reached is None:
        places = places[:1]
    missing = [
        Missing(place.level, f"{head} {place.full_name}", kind)
        for place in places if not _acted(known, doc, place, family)
    ]  # fmt: skip
    if reached is None and not places:
        return [Missing("central", "Trung ương", "other")]
    return missing


def _acted(known: Locals, doc: Document, place: Place, family: str) -> bool:
    """Whether a document of that place's offices is known on the matter of `doc`, whatever is done with it there.

    "Kiểm tra việc thực hiện dân chủ ở cơ sở" carries no plan of the province out for certain, but where the province's
    plan "Thực hiện dân chủ ở cơ sở" is known, nobody may say that the province has none.
    """
    day = _day(doc)
    if day is None or doc.title is None:
        return False
    mine = replace(subject(doc.title), acts=frozenset())
    return any(
        one.family == family
        and one.iri != doc.iri
        and _same_period(doc, day, mine, one)
        and ((mine.law and mine.law == one.subject.law) or alike(mine, replace(one.subject, acts=frozenset())) >= ALIKE)
        for one in known.to_carry_out(place, day.year)
    )


def inferred_below(doc: Document, known: Locals) -> Iterator[Document]:
    """Local documents that may carry `doc` out, by level, subject and period; `infer` on each of them decides."""
    if doc.type in LAWS or doc.type == "decree":
        laws = [doc] if doc.type in LAWS else detailed(known.conn, doc.iri)
        names = {law_name for law in laws if law.title and (law_name := subject(law.title).law)}
        candidates = (one for name in sorted(names) for one in known.on_law(name, year_of(doc) or 0))
    elif doc.title and doc.place and doc.type in CARRIED_OUT and (year := year_of(doc)):
        mine = subject(doc.title)
        last = max(year + 1, mine.period[1] // 12) if mine.period else year + 1
        candidates = (one for one in known.below(doc, last) if alike(one.subject, mine) >= ALIKE)
    else:
        return
    for one in candidates:
        if one.iri != doc.iri and (below := document(known.conn, one.iri)):
            yield below


def _inference(doc: Document, upper: Document, score: float, rule: str, level: str) -> Inference:
    edge = Edge(
        doc.iri, "implements", upper.iri, basis="inferred", rule=rule,
        certainty="probable" if score >= _PROBABLE else "possible",
        evidence=Evidence(quote=None, source=f"{doc.title} ~ {upper.title}"),
    )  # fmt: skip
    return Inference(edge, level)


def _day(doc: Document) -> date | None:
    return doc.issued or (date(doc.year, 12, 31) if doc.year else None)


def _same_subject(known: Locals, doc: Document, place: Place, allowed: frozenset[str]) -> tuple[Document, float] | None:
    """What `doc` most likely carries out of that place's offices of the `allowed` kinds, and how alike the two are."""
    day, mine = _day(doc), subject(doc.title or "")
    if day is None:
        return None
    fitting: list[tuple[float, bool, date, str]] = []
    for one in known.to_carry_out(place, day.year):
        if one.family not in allowed or (
            one.family == "department" and one.type not in ("official_letter", "guidance")
        ):
            continue
        score = alike(mine, one.subject)
        if score >= ALIKE and one.iri != doc.iri and _same_period(doc, day, mine, one):
            fitting.append((score, doc.type in (one.type, "report"), one.issued or date.min, one.iri))
    for score, _, _, iri in sorted(fitting, reverse=True):
        if status(known.conn, iri, day).state not in ENDED and (upper := document(known.conn, iri)):
            return upper, score
    return None


def _same_period(doc: Document, day: date, mine: Subject, one: Local) -> bool:
    """Not younger, and for the same time: by the periods that the titles name, else by the days of issue.

    A period above holds the one below in it. Without one, a plan or letter stands for its own year, a resolution,
    decision, programme or directive for the next one too.
    """
    if one.issued and doc.issued:
        if one.issued > doc.issued:
            return False
    elif one.year > day.year:
        return False
    months = mine.period or (day.year * 12 + day.month - 1,) * 2
    its = one.subject.period
    if its:
        return its[0] <= months[0] and months[1] <= its[1]
    return 0 <= months[1] // 12 - one.year <= (1 if one.type in LASTING else 0)


def _by_law(conn: sqlite3.Connection, doc: Document) -> list[Inference]:
    """The decree that alone details the law whose subject the title has, or that law."""
    day, name = _day(doc), subject(doc.title or "").law
    if name is None or day is None:
        return []
    laws = [law for law in law_in_force(conn, name, day) if law.type in LAWS]
    if len(laws) != 1:  # an old and a new law of one name, and no source tells which of them applied
        return []
    if not laws[0].effective or laws[0].effective > day:  # what a plan of that day carries out may be an older one
        return [_inference(doc, laws[0], ALIKE, "names_law", "central")]
    decrees = [
        decree for decree in detailing(conn, laws[0].iri)
        if (decree.effective or decree.issued or date.max) <= day and status(conn, decree.iri, day).state not in ENDED
    ]  # fmt: skip
    if len(decrees) == 1:
        return [_inference(doc, decrees[0], 1.0, "details_law", "central")]
    return [_inference(doc, laws[0], 1.0, "names_law", "central")]
