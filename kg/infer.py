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
from dataclasses import dataclass
from datetime import date

from kg.model import LEVELS, Document, Edge, Evidence
from kg.register.lookup import document
from kg.register.places import Place, by_code, places_above
from kg.register.status import ENDED, law_in_force, status
from kg.subject import ALIKE, Subject, likeness, subject

_CARRIED_OUT = ("plan", "resolution", "decision", "directive", "programme", "official_letter", "guidance")
_CARRIES = (*_CARRIED_OUT, "report", "rules", "notice", "submission", "scheme")
#: Types that always carry something of a higher level out when their title says so.
_MUST_CARRY = ("plan", "report", "resolution", "programme", "directive")
_LASTING = ("resolution", "decision", "programme", "directive")
_LAWS = ("law", "code", "ordinance")
_RESTS = ("implements", "based_on", "details", "guides")
#: From here on an inferred step is "probable", below it is "possible".
_PROBABLE = 0.8
#: At most so many documents below are looked at for one above.
_MOST_BELOW = 20_000

#: Whose documents an office carries out: the families of offices, see `_family`.
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


def infer(conn: sqlite3.Connection, doc: Document, stated: Iterable[Document] = ()) -> list[Inference]:
    """What `doc` most likely carries out beside `stated`, the documents that it is known to rest on.

    Only for a local document with a title and a place, and only levels that the stated ones leave open: with a
    plan of the province stated, the district alone is asked.
    """
    stated = list(stated)
    if doc.title is None or doc.place is None or doc.type not in _CARRIES or doc.level in ("central", "ministry"):
        return []
    below = min((_rank(one.level) for one in stated if _rank(one.level) > _rank(doc.level)), default=len(LEVELS))
    found: list[Inference] = []
    own = _own_place(conn, doc)
    allowed = _OBEYS.get(_family(doc) or "committee", frozenset())
    by_own = any(one.place == doc.place for one in stated)
    if by_own:
        allowed -= {"council"}  # from its own document the chain goes on to the council above, and to the law
    elif _family(doc) == "committee" and own and (best := _same_subject(conn, doc, own, frozenset({"council"}))):
        found.append(_inference(doc, *best, "own_council", own.level))
        allowed -= {"council"}
    for place in _above(conn, doc):
        if _rank(place.level) >= below:
            return found
        if best := _same_subject(conn, doc, place, allowed):
            return [*found, _inference(doc, *best, "same_subject", place.level)]
    return found or ([] if by_own or below < len(LEVELS) else _by_law(conn, doc))


def missing_above(conn: sqlite3.Connection, doc: Document, reached: str | None) -> list[Missing]:
    """The levels between `doc` and the level `reached` above it, each with the body expected to have acted there.

    With nothing above known (None) the next level alone is named: more would be guessing. Empty for a document that
    need not carry anything out, or whose office has no counterpart above (the Party, a department).
    """
    family = _family(doc)
    if doc.place is None or doc.type not in _MUST_CARRY or family not in ("committee", "council"):
        return []
    if reached is None and doc.type != "report" and not (doc.title and subject(doc.title).carries):
        return []
    head = "HĐND" if family == "council" else "UBND"
    kind = "resolution" if family == "council" else "plan"
    places = [place for place in _above(conn, doc) if reached is None or _rank(place.level) < _rank(reached)]
    missing = [Missing(place.level, f"{head} {place.full_name}", kind) for place in places]
    if reached is None:
        return missing[:1] or [Missing("central", "Trung ương", "other")]
    return missing


def inferred_below(conn: sqlite3.Connection, doc: Document) -> Iterator[Document]:
    """Local documents that may carry `doc` out, by level, subject and period; `infer` on each of them decides."""
    if doc.type in _LAWS or doc.type == "decree":
        names = {_law_name(one) for one in ([doc] if doc.type in _LAWS else _detailed(conn, doc))} - {None}
        if names:
            for iri, title in _local(conn, "/akn/vn-", "/akn/vn.", _year(doc) or 0, 9999):
                if subject(title).law in names and (below := document(conn, iri)):
                    yield below
        return
    if doc.title is None or doc.place is None or doc.type not in _CARRIED_OUT:
        return
    year = _year(doc)
    if year is None:
        return
    period = subject(doc.title).period
    last = max(year + 1, period[1] // 12) if period else year + 1
    for first, end in _ranges_below(conn, doc):
        for iri, title in _local(conn, first, end, year, last):
            if iri != doc.iri and likeness(title, doc.title) >= ALIKE and (below := document(conn, iri)):
                yield below


def _inference(doc: Document, above: Document, score: float, rule: str, level: str) -> Inference:
    edge = Edge(
        doc.iri, "implements", above.iri, basis="inferred", rule=rule,
        certainty="probable" if score >= _PROBABLE else "possible",
        evidence=Evidence(quote=None, source=f"{doc.title} ~ {above.title}"),
    )  # fmt: skip
    return Inference(edge, level)


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _family(doc: Document) -> str | None:
    """The kind of office that issued the document; None when it is not known or of another kind."""
    name = doc.issuer or ""
    if name.startswith(("HĐND", "Thường trực HĐND")):
        return "council"
    if name.startswith(("UBND", "Chủ tịch UBND")):
        return "committee"
    if name.startswith(("Sở ", "Phòng ", "Văn phòng UBND", "Văn phòng HĐND", "Thanh tra ")):
        return "department"
    head = name.split(" ", 2)
    if name.startswith(("Ban Thường vụ", "Ban Chấp hành", "Đảng ủy")) or (len(head) > 1 and head[1] == "ủy"):
        return "party"
    return None


def _day(doc: Document) -> date | None:
    return doc.issued or (date(doc.year, 12, 31) if doc.year else None)


def _year(doc: Document) -> int | None:
    return doc.issued.year if doc.issued else doc.year


def _above(conn: sqlite3.Connection, doc: Document) -> list[Place]:
    """The places above a document's own, the nearest first, as they were on its day."""
    day = doc.issued or (date(doc.year, 6, 30) if doc.year else None)
    return places_above(conn, doc.place or "", day)


def _own_place(conn: sqlite3.Connection, doc: Document) -> Place | None:
    found = by_code(conn, doc.place or "", doc.issued) or by_code(conn, doc.place or "")
    return found[0] if found else None


def _local(conn: sqlite3.Connection, first: str, end: str, year: int, last: int) -> list[tuple[str, str]]:
    """IRI and title of the documents whose IRI lies in [first, end), of the years given.

    The locality stands first in an IRI, so that its unique index finds the documents of a place.
    """
    rows = conn.execute(
        "SELECT iri, title FROM document WHERE iri >= ? AND iri < ? AND title IS NOT NULL AND place IS NOT NULL "
        "AND COALESCE(CAST(substr(issued, 1, 4) AS INTEGER), year) BETWEEN ? AND ? LIMIT ?",
        (first, end, year, last, _MOST_BELOW),
    )
    return rows.fetchall()


def _of_place(place: Place) -> tuple[str, str]:
    return f"/akn/vn-{place.iri_code}/", f"/akn/vn-{place.iri_code}0"  # "0" follows "/"


def _ranges_below(conn: sqlite3.Connection, doc: Document) -> list[tuple[str, str]]:
    """The ranges of IRIs of the places under the document's own, and its own for a council's resolution."""
    own = _own_place(conn, doc)
    if own is None:
        return []
    ranges = [_of_place(own)] if _family(doc) == "council" else []
    if own.level == "province":
        return [*ranges, (f"/akn/vn-{own.iri_code}-", f"/akn/vn-{own.iri_code}.")]  # "." follows "-"
    if own.level == "district":
        codes = conn.execute("SELECT DISTINCT iri_code FROM place WHERE parent = ?", (own.id,)).fetchall()
        ranges += [(f"/akn/vn-{code}/", f"/akn/vn-{code}0") for (code,) in codes]
        ranges.append((f"/akn/vn-{own.iri_code}-", f"/akn/vn-{own.iri_code}."))  # communes that no list holds
    return ranges


def _same_subject(
    conn: sqlite3.Connection, doc: Document, place: Place, allowed: frozenset[str]
) -> tuple[Document, float] | None:
    """What `doc` most likely carries out of that place's offices of the `allowed` kinds, and how alike the two are."""
    day, mine = _day(doc), subject(doc.title or "")
    if day is None:
        return None
    best: tuple[tuple[float, bool, date], Document] | None = None
    first = min(day.year - 10, mine.period[0] // 12) if mine.period else day.year - 10
    for iri, title in _local(conn, *_of_place(place), first, day.year):
        score = likeness(doc.title or "", title)
        if score < ALIKE or iri == doc.iri or (best is not None and score < best[0][0]):
            continue
        other = document(conn, iri)
        if other is None or other.type not in _CARRIED_OUT or other.level != place.level:
            continue
        family = _family(other)
        if family not in allowed or (family == "department" and other.type not in ("official_letter", "guidance")):
            continue
        if not _same_period(doc, mine, other, subject(title)):
            continue
        rank = (score, doc.type in (other.type, "report"), other.issued or date.min)
        if (best is None or rank > best[0]) and status(conn, iri, day).state not in ENDED:
            best = (rank, other)
    return (best[1], best[0][0]) if best else None


def _same_period(doc: Document, mine: Subject, other: Document, its: Subject) -> bool:
    """Not younger, and for the same time: by the periods that the titles name, else by the days of issue.

    A period above holds the one below in it. Without one, a plan or letter stands for its own year, a resolution,
    decision, programme or directive for the next one too.
    """
    day, earlier = _day(doc), _day(other)
    if day is None or earlier is None:
        return False
    if doc.issued and other.issued:
        if other.issued > doc.issued:
            return False
    elif earlier.year > day.year:
        return False
    months = mine.period or (day.year * 12 + day.month - 1,) * 2
    if its.period:
        return its.period[0] <= months[0] and months[1] <= its.period[1]
    ahead = months[1] // 12 - earlier.year
    return 0 <= ahead <= (1 if other.type in _LASTING else 0)


def _by_law(conn: sqlite3.Connection, doc: Document) -> list[Inference]:
    """The decree that alone details the law whose subject the title has, or that law."""
    day, name = _day(doc), subject(doc.title or "").law
    if name is None or day is None:
        return []
    laws = [law for law in law_in_force(conn, name, day) if law.type in _LAWS]
    if len(laws) != 1:  # an old and a new law of one name, and no source tells which of them applied
        return []
    if not laws[0].effective or laws[0].effective > day:  # what a plan of that day carries out may be an older one
        return [_inference(doc, laws[0], ALIKE, "names_law", "central")]
    decrees = [
        decree for decree in _detailing(conn, laws[0])
        if (decree.effective or decree.issued or date.max) <= day and status(conn, decree.iri, day).state not in ENDED
    ]  # fmt: skip
    if len(decrees) == 1:
        return [_inference(doc, decrees[0], 1.0, "details_law", "central")]
    return [_inference(doc, laws[0], 1.0, "names_law", "central")]


def _detailing(conn: sqlite3.Connection, law: Document) -> list[Document]:
    """The decrees that detail the law as a whole."""
    rows = conn.execute(
        "SELECT DISTINCT d.iri FROM document l JOIN edge e ON e.object = l.id JOIN document d ON d.id = e.subject "
        "WHERE l.iri = ? AND e.relation = 'details' AND e.scope = 'whole' AND d.type = 'decree'",
        (law.iri,),
    )
    return [found for (iri,) in rows.fetchall() if (found := document(conn, iri))]


def _detailed(conn: sqlite3.Connection, decree: Document) -> list[Document]:
    """The laws that the decree details."""
    rows = conn.execute(
        "SELECT DISTINCT l.iri FROM document d JOIN edge e ON e.subject = d.id JOIN document l ON l.id = e.object "
        "WHERE d.iri = ? AND e.relation = 'details' AND l.type IN ('law', 'code', 'ordinance')",
        (decree.iri,),
    )
    return [found for (iri,) in rows.fetchall() if (found := document(conn, iri))]


def _law_name(law: Document) -> str | None:
    return subject(law.title).law if law.title else None
