"""What no text states: the document that a local plan or report most likely carries out.

    rule "same_subject"  a document of the next level up in the same place, on the same subject, not younger, of the
                         same period: it stands above in the chain
    rule "names_law"     the subject is the subject of a law ("thực hiện dân chủ ở cơ sở năm 2024"): the law of that
                         name in force on the document's day

Inference goes up level by level (commune, district until 2025-07-01, province, central) and takes the first that
fits; the levels passed over are gaps. It never states: basis is "inferred" everywhere.
Source for the levels: Luật 77/2015/QH13 Điều 2; Luật 72/2025/QH15 (no district level from 2025-07-01).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.cite.names import law_in_subject
from kg.model import Document, Edge, Evidence
from kg.naming import fold
from kg.register.lookup import document
from kg.register.places import Place, by_code, places_above
from kg.register.status import law_in_force

_CARRIED_OUT = ("plan", "resolution", "decision", "directive", "programme", "official_letter", "guidance")
_CARRIES = (*_CARRIED_OUT, "report", "rules", "notice", "submission", "scheme")
_ALIKE = 0.6
_FEWEST_WORDS = 4
_WORDS = re.compile(r"\w+")
#: Words that say how, when and where, not what.
_EMPTY = frozenset(
    fold(word)
    for word in "về việc triển khai thực hiện tổ chức thi hành kết quả báo cáo kế hoạch công tác năm trên địa bàn "
    "tỉnh thành phố thị xã huyện quận phường xã trấn các và của một số giai đoạn tại cho theo trong đến ban hành "
    "quy định".split()
)


@dataclass(frozen=True, slots=True)
class Inference:
    """An inferred edge, and the level it arrives at."""

    edge: Edge
    level: str


def infer(conn: sqlite3.Connection, doc: Document) -> Inference | None:
    """What `doc` most likely carries out, or None. Only for local documents with a subject and a place."""
    if doc.title is None or doc.type not in _CARRIES or doc.place is None:
        return None
    for place in _above(conn, doc):
        best = _same_subject(conn, doc, place)
        if best is not None:
            return _inference(doc, best, "same_subject", place.level)
    day = doc.issued or (date(doc.year, 12, 31) if doc.year else None)
    name = law_in_subject(doc.title)
    if name is None or day is None:
        return None
    laws = [law for law in law_in_force(conn, name, day) if law.type in ("law", "code", "ordinance")]
    return _inference(doc, laws[0], "names_law", "central") if laws else None


def _inference(doc: Document, above: Document, rule: str, level: str) -> Inference:
    edge = Edge(
        doc.iri, "implements", above.iri, basis="inferred", rule=rule, certainty="inferred",
        evidence=Evidence(quote=None, source=f"{doc.title} ~ {above.title}"),
    )  # fmt: skip
    return Inference(edge, level)


def inferred_below(conn: sqlite3.Connection, doc: Document) -> list[Inference]:
    """The local documents of the store that state nothing above them and most likely carry out `doc`."""
    rows = conn.execute(
        "SELECT d.iri FROM document d WHERE d.origin <> 'register' AND d.place IS NOT NULL AND d.title IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.subject = d.id AND e.relation IN "
        "('implements', 'based_on', 'details', 'guides'))"
    ).fetchall()
    found = []
    for (iri,) in rows:
        below = document(conn, iri)
        inference = infer(conn, below) if below is not None and iri != doc.iri else None
        if inference is not None and inference.edge.object == doc.iri:
            found.append(inference)
    return found


def expected_above(
    conn: sqlite3.Connection, doc: Document, reached: str | None, *, known: bool
) -> list[tuple[str, str, str]]:
    """The levels between `doc` and what was found above it: (level, body expected there, why).

    With nothing found, the next level alone is named: more would be guessing.
    """
    if doc.place is None or doc.level in ("central", "ministry"):
        return []
    missing: list[tuple[str, str, str]] = []
    for place in _above(conn, doc):
        if place.level == reached:
            break
        council = (doc.issuer or "").startswith("HĐND")
        missing.append((place.level, f"{'HĐND' if council else 'UBND'} {place.full_name}", "no_document_known"))
    if not known and not missing and doc.level == "province":
        missing.append(("central", "Trung ương", "no_document_known"))
    return missing if known else missing[:1]


def _above(conn: sqlite3.Connection, doc: Document) -> list[Place]:
    """The places above a document's own, the nearest first, as they were on its day."""
    day = doc.issued or (date(doc.year, 6, 30) if doc.year else None)
    return places_above(conn, doc.place or "", day)


def _same_subject(conn: sqlite3.Connection, doc: Document, place: Place) -> Document | None:
    rows = conn.execute(
        "SELECT iri FROM document WHERE place = ? AND title IS NOT NULL AND origin <> 'register'", (place.iri_code,)
    ).fetchall()
    names = [p.name for p in (*by_code(conn, doc.place or ""), place, *_above(conn, doc))]
    best: tuple[float, str, Document] | None = None
    for (iri,) in rows:
        other = document(conn, iri)
        if (
            other is None
            or other.type not in _CARRIED_OUT
            or other.level != place.level
            or not _same_period(doc, other)
        ):
            continue
        score = likeness(doc.title or "", other.title or "", names)
        if score >= _ALIKE and (best is None or (score, iri) > best[:2]):
            best = (score, iri, other)
    return best[2] if best else None


def _same_period(doc: Document, other: Document) -> bool:
    """Not younger; a plan or letter of the same year, a resolution or decision also of the year before."""
    if doc.issued and other.issued and other.issued > doc.issued:
        return False
    one, two = (
        doc.year or (doc.issued.year if doc.issued else None),
        other.year or (other.issued.year if other.issued else None),
    )
    if one is None or two is None:
        return False
    lasting = other.type in ("resolution", "decision", "programme", "directive")
    return two == one or (lasting and one - 1 <= two <= one)


def _year(doc: Document) -> int | None:
    return doc.issued.year if doc.issued else doc.year


def likeness(one: str, other: str, places: Sequence[str] = ()) -> float:
    """How much two subjects share, by their telling words, names of `places` left out: 0 to 1 (the same words)."""
    a, b = _telling(one, places), _telling(other, places)
    if len(a) < _FEWEST_WORDS or len(b) < _FEWEST_WORDS:
        return 0.0
    return len(a & b) / len(a | b)


def _telling(title: str, places: Sequence[str]) -> frozenset[str]:
    folded = f" {' '.join(_WORDS.findall(fold(title)))} "
    for place in places:
        folded = folded.replace(f" {fold(place)} ", " ")
    return frozenset(word for word in folded.split() if word not in _EMPTY and not word[0].isdigit())
