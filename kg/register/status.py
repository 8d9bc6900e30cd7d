"""In force on a day? The state of a document as the register's facts support it, and no further.

Days are half-open: in force from its effective day, no longer in force from the day that ends it. Sources are
weighed in this order: what was verified by hand; acts that end the document and official lists of lapsed
documents; the official code's snapshots; the rules of law below. What nothing supports is unknown.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from kg.model import Document, Edge, State, Status
from kg.register.lookup import as_day, by_symbol, document, laws_named, relations

#: Ended states: after such a day the document binds nobody any more.
ENDED = frozenset(("replaced", "repealed", "expired", "lapsed_with_parent"))
_DEPTH = 4  # a circular guides a decree that details a law …
_TYPES_OF_LAW = frozenset(
    ["law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision",
     "directive", "circular", "joint_circular", "order"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of law used for inference, itself in force from `since` until (not including) `until`."""

    source: str
    since: date
    until: date

    def holds_on(self, day: date) -> bool:
        return self.since <= day < self.until


#: A document that details or guides another lapses with it. Luật 64/2025/QH15 Điều 57 khoản 2, in force from
#: 2025-04-01, says the contrary: it stays in force where it does not contradict the new document.
LAPSE_WITH_PARENT = Rule("Luật 80/2015/QH13 Điều 154 khoản 4", date(2016, 7, 1), date(2025, 4, 1))
#: A new document "of the same body" replaces, another body's act repeals (Luật 80/2015/QH13 Điều 154 khoản 2
#: and 3); a law may take the place of an ordinance (Điều 16 khoản 1).
_TAKES_PLACE = {("Quốc hội", "Ủy ban Thường vụ Quốc hội")}


@dataclass(frozen=True, slots=True)
class End:
    """One act or list that ends a document. `day` None: unknown; then `year` is the acting document's."""

    state: State
    day: date | None
    year: int | None
    by: str | None
    certainty: str
    source: str | None
    rank: int

    def has_come(self, day: date) -> bool | None:
        """Had the end come on `day`? None: not known."""
        if self.day:
            return self.day <= day
        if self.year is None or day.year == self.year:
            return None
        return day.year > self.year


@dataclass(slots=True)
class _Known:
    """What the store says of one document, read once."""

    doc: Document
    codified_new: bool = False
    codified_old: bool = False
    dropped: bool = False
    verified: str | None = None
    verified_end: End | None = None
    doubtful_issue: bool = False
    doubtful_effect: bool = False
    same_subject: tuple[date, str] | None = None


def status(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    """The state of the document on `day`, since when, through what, who says so, and who says otherwise."""
    known = _read(conn, iri)
    if known is None:
        return Status("unknown")
    early = _not_yet(known, day)
    if early:
        return early
    ending = _ends(conn, known)
    first = ending[0] if ending else None
    snapshots = _snapshots(conn)
    if first:
        come = first.has_come(day)
        if come:
            if _code_disagrees(first, known, snapshots):
                return Status(
                    "unknown",
                    certainty="unknown",
                    source=first.source,
                    note="conflict_codified",
                    against=first.by,
                )
            return Status(first.state, first.day, first.by, first.certainty, first.source)
        others = [end for end in ending[1:] if end.has_come(day)]
        if come is None or others:
            other = others[0] if others else first
            note = "sources_disagree" if others else "day_of_end_unknown"
            return Status("unknown", certainty="unknown", source=other.source, note=note, against=other.by)
    return _standing(conn, known, first, snapshots, day)


def ends(conn: sqlite3.Connection, iri: str) -> list[End]:
    """The acts and lists that end the document as a whole, the one that counts first."""
    known = _read(conn, iri)
    return _ends(conn, known) if known else []


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


# -- reading -----------------------------------------------------------------------------------------------


def _read(conn: sqlite3.Connection, iri: str) -> _Known | None:
    doc = document(conn, iri)
    if doc is None:
        return None
    known = _Known(doc)
    expired: dict[str, str] = {}
    rows = conn.execute(
        "SELECT f.field, f.value, f.certainty, s.name FROM fact f JOIN source s ON s.id = f.source "
        "JOIN document d ON d.id = f.document WHERE d.iri = ?",
        (iri,),
    )
    for field, value, certainty, source in rows:
        if field == "codified":
            known.codified_new |= value == "new"
            known.codified_old |= value == "old"
        elif field == "dropped":
            known.dropped = True
        elif field in ("expired", "expired_by") and certainty == "verified":
            expired[field] = value
            known.verified = source
        elif field == "verified":
            known.verified = value
        elif field == "flag" and value == "issued_year_differs_from_number":
            known.doubtful_issue = True
        elif field == "flag" and value == "effective_before_issued":
            known.doubtful_effect = True
        elif field == "same_subject":
            since, _, other = value.partition(" ")
            known.same_subject = (date.fromisoformat(since), other)
    if expired.get("expired"):
        by = expired.get("expired_by")
        state = _verified_state(conn, doc, by)
        day = as_day(expired["expired"])
        known.verified_end = End(state, day, None, by, "verified", known.verified, 0)
    return known


def _verified_state(conn: sqlite3.Connection, doc: Document, by: str | None) -> State:
    acting = by_symbol(conn, by) if by else []
    if not acting:
        return "expired" if by is None else "repealed"
    issuers = (acting[0].issuer or "", doc.issuer or "")
    return "replaced" if issuers[0] == issuers[1] or issuers in _TAKES_PLACE else "repealed"


def _snapshots(conn: sqlite3.Connection) -> tuple[date, date]:
    meta = dict(conn.execute("SELECT key, value FROM meta WHERE key IN ('snapshot_old', 'snapshot_new')"))
    return date.fromisoformat(meta["snapshot_old"]), date.fromisoformat(meta["snapshot_new"])


def _ends(conn: sqlite3.Connection, known: _Known) -> list[End]:
    """All ends, the one that counts first: verified alone if there is one, else by source, then by day."""
    if known.verified_end:
        return [known.verified_end]
    rows = conn.execute(
        "SELECT e.relation, e.effective, a.symbol, a.issued, a.effective, a.year, s.kind, s.name, s.rank, "
        "e.location FROM edge e JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN source s ON s.id = e.source "
        "WHERE b.iri = ? AND e.relation IN ('repeals', 'replaces') AND e.scope = 'whole' "
        "AND e.basis = 'stated'",
        (known.doc.iri,),
    )
    found = []
    for relation, effective, symbol, issued, in_force, year, kind, name, rank, location in rows:
        day = next(
            (d for d in (as_day(effective), as_day(in_force)) if d and _sound(d, issued, year, known.doc)),
            None,
        )
        state: State = "replaced" if relation == "replaces" else "repealed"
        where = ", ".join(part for part in (name, location) if part) or None
        found.append(End(state, day, year, symbol, kind or "text", where, 20 if rank in (20, 21, 25) else rank or 70))
    return sorted(found, key=lambda e: (e.rank, e.day is None, e.day or date.max, e.state == "repealed", e.by or ""))


def _sound(day: date, issued: str | None, year: int | None, target: Document) -> bool:
    """A day of end before the acting document's issue, or before the target's own, is a slip."""
    if target.issued and day < target.issued:
        return False
    if issued:
        return day.isoformat() >= issued
    return year is None or day.year >= year


# -- judging -----------------------------------------------------------------------------------------------


def _not_yet(known: _Known, day: date) -> Status | None:
    doc = known.doc
    certainty, source = doc.certainty, doc.source
    if doc.issued and not known.doubtful_effect and day < doc.issued:
        return Status("not_yet_in_force", certainty=certainty, source=source, note="not_yet_issued")
    if doc.year and day.year < doc.year:
        return Status("not_yet_in_force", certainty=certainty, source=source, note="not_yet_issued")
    if known.doubtful_effect and doc.issued and doc.effective and day < doc.issued:
        state: State = "not_yet_in_force" if day < doc.effective else "unknown"
        return Status(state, certainty="unknown", source=source, note="days_disagree")
    if doc.effective and day < doc.effective:
        return Status("not_yet_in_force", certainty=certainty, source=source, note="not_yet_effective")
    return None


def _code_disagrees(end: End, known: _Known, snapshots: tuple[date, date]) -> bool:
    """Does the code still hold, at its last snapshot, what `end` says had ended by then?"""
    return end.certainty != "verified" and known.codified_new and end.has_come(snapshots[1]) is True


def _standing(
    conn: sqlite3.Connection, known: _Known, end: End | None, snapshots: tuple[date, date], day: date
) -> Status:
    """The state on a day on which no stated end had come."""
    parent = _lapsed_parent(conn, known, snapshots, 0)
    if parent and parent.day and parent.day <= day and not (end and end.day and end.day > parent.day):
        return Status(
            "lapsed_with_parent", parent.day, parent.by, "inferred", LAPSE_WITH_PARENT.source,
            note="lapsed_with_parent",
        )  # fmt: skip
    base = _supported(conn, known, end, snapshots, day)
    if base.state == "in_force":
        part = _first_part(conn, known.doc.iri, day)
        if part:
            return part
    return base


def _supported(
    conn: sqlite3.Connection, known: _Known, end: End | None, snapshots: tuple[date, date], day: date
) -> Status:
    doc = known.doc
    old, new = snapshots
    since = None if known.doubtful_effect else doc.effective
    source = known.verified or doc.source
    against = known.same_subject[1] if known.same_subject and day >= known.same_subject[0] else None
    if end and end.day:
        # What an act ends on a day stood until then: at the latest from the day on which that act named it.
        if doc.effective:
            certainty = "verified" if known.verified_end else "inferred"
            if (known.codified_new and day <= new) or (known.codified_old and day <= old):
                certainty = "official_code"
            return Status("in_force", since, None, certainty, source)
        named = next((d.issued for d in by_symbol(conn, end.by or "") if d.issued), None)
        if named and named <= day:
            return Status("in_force", None, None, "inferred", end.source, note="ends_later", against=end.by)
        return Status("unknown", source=source, note="effect_unknown")
    if known.codified_new or known.codified_old:
        last = new if known.codified_new else old
        name = _code_name(conn, known.codified_new)
        if not doc.effective:
            return Status("unknown", source=name, note="effect_unknown")
        if day <= last:
            return Status("in_force", since, None, "official_code", name, against=against)
        if not known.dropped:
            return Status("in_force", since, None, "inferred", name, note="last_seen", against=against)
        if day > new:
            return Status("probably_lapsed", None, None, "inferred", name, note="dropped_from_code")
        return Status("unknown", source=name, note="dropped_from_code")
    if known.verified and doc.effective and doc.type in _TYPES_OF_LAW and not (doc.symbol or "").endswith("/TW"):
        return Status("in_force", since, None, "inferred", source, note="no_end_known", against=against)
    return Status("unknown", certainty=doc.certainty if doc.certainty == "existence" else "unknown", source=source)


def _code_name(conn: sqlite3.Connection, new: bool) -> str | None:
    row = conn.execute("SELECT name FROM source WHERE key = ?", ("code" if new else "code-old",)).fetchone()
    return str(row[0]) if row else None


def _first_part(conn: sqlite3.Connection, iri: str, day: date) -> Status | None:
    """The first end of an article or chapter by `day`; amendments do not change the state."""
    row = conn.execute(
        "SELECT e.effective, a.symbol, s.kind, s.name, e.location FROM edge e "
        "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN source s ON s.id = e.source "
        "WHERE b.iri = ? AND e.relation IN ('repeals', 'replaces') AND e.scope = 'article' "
        "AND e.effective <= ? ORDER BY e.effective, s.rank, a.symbol",
        (iri, day.isoformat()),
    ).fetchone()
    if row is None:
        return None
    effective, by, kind, name, location = row
    where = ", ".join(part for part in (name, location) if part) or None
    certainty = "verified" if kind == "verified" else kind or "text"
    return Status("partly_repealed", as_day(effective), by, certainty, where)


def _lapsed_parent(conn: sqlite3.Connection, known: _Known, snapshots: tuple[date, date], depth: int) -> End | None:
    """The end with which this document lapsed because all that it details or guides had lapsed."""
    rows = conn.execute(
        "SELECT DISTINCT b.iri FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object WHERE a.iri = ? AND e.relation IN ('details', 'guides') "
        "AND e.basis = 'stated' AND e.scope = 'whole' AND e.rule = 'register'",
        (known.doc.iri,),
    ).fetchall()
    last: End | None = None
    for (iri,) in rows:
        parent = _read(conn, iri)
        end = _own_or_parents_end(conn, parent, snapshots, depth) if parent else None
        if end is None or end.day is None or not LAPSE_WITH_PARENT.holds_on(end.day):
            return None
        if last is None or last.day is None or end.day > last.day:
            last = end
    if last is None or last.day is None:
        return None
    seen = snapshots[1] if known.codified_new else snapshots[0] if known.codified_old else None
    return None if seen and seen >= last.day else last


def _own_or_parents_end(
    conn: sqlite3.Connection, known: _Known, snapshots: tuple[date, date], depth: int
) -> End | None:
    found = _ends(conn, known)
    if found:
        return None if _code_disagrees(found[0], known, snapshots) else found[0]
    return _lapsed_parent(conn, known, snapshots, depth + 1) if depth < _DEPTH else None


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
