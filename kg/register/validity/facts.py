"""What the store says of documents and of their ends, each document read once and many at a time.

    knowledge = Knowledge(conn)
    knowledge.read(iris)            a few questions to the store, however many documents
    knowledge.known(iri)            what it says of one of them; `kg.register.validity.status` judges it

It is read, not judged: days that cannot be and sources that contradict each other stand here side by side.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast

from kg.model import Claim, Document, Edge, State
from kg.register.validity.rules import TAKES_PLACE
from kg.store.documents import as_day, as_edge, by_symbol, documents_in, stated_relations

#: States that a source may give as a document's end.
STATED_ENDS = frozenset(("replaced", "repealed", "expired"))
STANDING = frozenset(("in_force", "partly_repealed"))
_OFFICIAL = range(20, 30)  # the code's snapshots and official lists weigh the same
_OF_DOCUMENTS = "FROM json_each(?1) j CROSS JOIN"
_FACTS = f"""
SELECT f.document, f.field, f.value, f.certainty, s.id, s.name, s.kind, s.rank, s.day
{_OF_DOCUMENTS} fact f ON f.document = j.value JOIN source s ON s.id = f.source
WHERE f.field IN ('codified', 'dropped', 'effective', 'expired', 'expired_by', 'state', 'verified', 'flag',
                  'same_subject')
"""
_EFFECTS = f"""
SELECT c.document, 'effective', c.effective, 'conflict', s.id, s.name, s.kind, s.rank, s.day
{_OF_DOCUMENTS} claim c ON c.document = j.value JOIN source s ON s.id = c.source
WHERE c.effective IS NOT NULL
"""
_ACTS = f"""
SELECT e.object, e.relation, e.scope, e.effective, e.location, a.symbol, a.issued, a.effective, a.year, a.iri,
       s.kind, s.name, s.rank, e.id
{_OF_DOCUMENTS} edge e ON e.object = j.value AND e.relation IN ('repeals', 'replaces', 'suspends')
JOIN document a ON a.id = e.subject LEFT JOIN source s ON s.id = e.source
WHERE e.basis = 'stated' ORDER BY e.relation, e.id
"""
_PARENTS = f"""
SELECT e.subject, b.iri
{_OF_DOCUMENTS} edge e ON e.subject = j.value AND e.relation IN ('details', 'guides')
JOIN document b ON b.id = e.object
WHERE e.basis = 'stated' AND e.scope = 'whole' AND e.rule = 'register' ORDER BY e.relation, e.id
"""


@dataclass(frozen=True, slots=True)
class End:
    """One act, list or source that ends a document. `day` None: unknown; then `year` is the acting document's.

    `seen` is the day on which a source knew that the end had come, without saying when.
    """

    state: State
    day: date | None
    year: int | None
    by: str | None
    certainty: str
    source: str | None
    rank: int
    seen: date | None = None

    def has_come(self, day: date) -> bool | None:
        """Had the end come on `day`? None: not known."""
        if self.day:
            return self.day <= day
        if self.seen and self.seen <= day:
            return True
        if self.year is None or day.year == self.year:
            return None
        return day.year > self.year

    def claim(self) -> Claim:
        """The end as what its source says."""
        return Claim(self.state, self.day, self.by, self.certainty, self.source)


class Act(NamedTuple):
    """A stated relation by which another document ends or suspends this one, or a part of it; days as ISO text.

    `symbol` to `acting` are the acting document's, `kind` to `rank` the source's.
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


class Sighting(NamedTuple):
    """A source of `day` held the document to be in force on that day."""

    day: date
    source: str
    certainty: str


@dataclass(slots=True)
class Known:
    """What the store says of one document."""

    doc: Document
    sightings: list[Sighting] = field(default_factory=list)  # the last one first
    dropped: bool = False
    verified: str | None = None
    effects: list[Claim] = field(default_factory=list)  # other days of effect, each as "in force since then"
    told: list[End] = field(default_factory=list)  # ends that a source gives as a fact, the best source first
    doubtful_issue: bool = False
    doubtful_effect: bool = False
    same_subject: tuple[date, str] | None = None
    acts: list[Act] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)  # IRIs of what it details or guides as a whole
    ends: list[End] | None = None  # once judged: all ends, the one that counts first

    @property
    def verified_end(self) -> End | None:
        return next((end for end in self.told if end.certainty == "verified"), None)

    @property
    def last_seen(self) -> date | None:
        return self.sightings[0].day if self.sightings else None


class Knowledge:
    """What a store says of its documents; each is read once, so that one of these is for one state of the store."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._documents: dict[str, tuple[int, Document]] = {}
        self._iris: dict[int, str] = {}  # of those documents
        self._known: dict[str, Known] = {}
        self._numbered: dict[str, list[Document]] = {}
        self._snapshots: tuple[date, date] | None = None

    def documents(self, iris: Iterable[str]) -> None:
        """Read these documents alone, without what is said of them; those that the store does not hold are left out."""
        wanted = [iri for iri in iris if iri not in self._documents]
        if wanted:
            self._keep(documents_in(self.conn, "iri", wanted))

    def __len__(self) -> int:
        return len(self._documents)

    def stated(self, iris: Iterable[str], kinds: Sequence[str], *, incoming: bool = False) -> list[Edge]:
        """The stated edges of the `kinds` in which these documents act, or with `incoming` are acted on.

        Those of one document stand in the order of their days of effect. The documents at both ends are read as well.
        """
        wanted = list(iris)
        self.documents(wanted)
        rows = [self._documents[iri][0] for iri in wanted if iri in self._documents]
        found = stated_relations(self.conn, rows, kinds, incoming=incoming)
        far = 0 if incoming else 2
        names = self._iris
        if unread := {row[far] for row in found if row[far] not in names}:
            self._keep(documents_in(self.conn, "id", unread))
        return [as_edge((names[row[0]], row[1], names[row[2]], *row[3:])) for row in found]

    def _keep(self, found: Iterable[tuple[int, Document]]) -> None:
        for row, doc in found:
            self._documents[doc.iri] = row, doc
            self._iris[row] = doc.iri

    def read(self, iris: Iterable[str]) -> None:
        """Read these documents, and all that is said of them."""
        wanted = [iri for iri in dict.fromkeys(iris) if iri not in self._known]
        if wanted:
            self.documents(wanted)
            self._read([self._documents[iri] for iri in wanted if iri in self._documents])

    def read_rows(self, rows: Iterable[int]) -> dict[int, str]:
        """Read the documents in these rows of the store, and all that is said of them; row → IRI, rows ascending."""
        found = sorted(documents_in(self.conn, "id", rows), key=lambda one: one[0])
        self._keep(found)
        self.read(doc.iri for _, doc in found)
        self.read(parent for _, doc in found for parent in self._known[doc.iri].parents)
        return {row: doc.iri for row, doc in found}

    def document(self, iri: str) -> Document | None:
        """The document of that IRI; None if the store does not hold it."""
        if iri not in self._documents:
            self.documents((iri,))
        found = self._documents.get(iri)
        return found[1] if found else None

    def known(self, iri: str) -> Known | None:
        """What the store says of the document; None if it does not hold it."""
        if iri not in self._known:
            self.read((iri,))
        return self._known.get(iri)

    def numbered(self, symbol: str) -> list[Document]:
        """The documents under a symbol, see `by_symbol`."""
        if symbol not in self._numbered:
            self._numbered[symbol] = by_symbol(self.conn, symbol)
        return self._numbered[symbol]

    @property
    def snapshots(self) -> tuple[date, date]:
        """The days of the older and of the newer snapshot of the official code."""
        if self._snapshots is None:
            meta = dict(self.conn.execute("SELECT key, value FROM meta WHERE key IN ('snapshot_old', 'snapshot_new')"))
            self._snapshots = date.fromisoformat(meta["snapshot_old"]), date.fromisoformat(meta["snapshot_new"])
        return self._snapshots

    def _read(self, documents: list[tuple[int, Document]]) -> None:
        rows = json.dumps([row for row, _ in documents])
        found = {row: Known(doc) for row, doc in documents}
        told: dict[int, list[tuple[Any, ...]]] = {}
        for said in self.conn.execute(_FACTS, (rows,)):
            told.setdefault(said[0], []).append(said[1:])
        for said in self.conn.execute(_EFFECTS, (rows,)):
            shown = found[said[0]].doc.effective
            if shown and said[2] != shown.isoformat():  # another day than the one that won
                told.setdefault(said[0], []).append(said[1:])
        for row, said_of_it in told.items():
            said_of_it.sort(key=lambda said: (said[6], said[3]))
            self._take(found[row], said_of_it)
        for row, *act in self.conn.execute(_ACTS, (rows,)):
            found[row].acts.append(Act._make(act))
        for row, parent in self.conn.execute(_PARENTS, (rows,)):
            if parent not in found[row].parents:
                found[row].parents.append(parent)
        self._known.update((known.doc.iri, known) for known in found.values())

    def _take(self, known: Known, told: list[tuple[Any, ...]]) -> None:
        said: dict[int, dict[str, str]] = {}  # source → what it says of the end
        for name, value, certainty, number, source, kind, _, seen in told:
            if name == "codified":
                old, new = self.snapshots
                held = {"new": new, "old": old}.get(value) or date.fromisoformat(value)
                known.sightings.append(Sighting(held, source, "official_code"))
            elif name == "dropped":
                known.dropped = True
            elif name == "effective" and certainty == "conflict":
                known.effects.append(Claim("in_force", date.fromisoformat(value), None, kind, source))
            elif name in ("expired", "expired_by", "state") and certainty not in ("conflict", "inferred"):
                said.setdefault(number, {})[name] = value
                if name == "state" and value in STANDING and seen:
                    known.sightings.append(Sighting(date.fromisoformat(seen), source, certainty))
                if certainty == "verified":
                    known.verified = source
            elif name == "verified":
                known.verified = value
            elif name == "flag" and value == "issued_year_differs_from_number":
                known.doubtful_issue = True
            elif name == "flag" and value == "effective_before_issued":
                known.doubtful_effect = True
            elif name == "same_subject":
                since, _, other = value.partition(" ")
                known.same_subject = (date.fromisoformat(since), other)
        known.sightings.sort(key=lambda sighting: sighting.day, reverse=True)
        known.told = list(self._ends(known.doc, said, {row[3]: row[4:] for row in told}))

    def _ends(
        self, doc: Document, said: dict[int, dict[str, str]], sources: dict[int, tuple[Any, ...]]
    ) -> Iterator[End]:
        for number, fields in said.items():
            name, kind, rank, seen = sources[number]
            state, by = fields.get("state", ""), fields.get("expired_by")
            if not fields.get("expired") and state not in STATED_ENDS:
                continue
            yield End(
                cast(State, state) if state in STATED_ENDS else self._state_by(doc, by),
                as_day(fields.get("expired")), None, by, kind, name, 0 if kind == "verified" else weight(rank),
                as_day(seen),
            )  # fmt: skip

    def _state_by(self, doc: Document, by: str | None) -> State:
        """Expired where nothing ended it; replaced where its own office's act did; else repealed."""
        if by is None:
            return "expired"
        acting = self.numbered(by)
        issuers = ((acting[0].issuer or "") if acting else "", doc.issuer or "")
        return "replaced" if acting and (issuers[0] == issuers[1] or issuers in TAKES_PLACE) else "repealed"


def weight(rank: int | None) -> int:
    """How much a source of that rank weighs, smaller weighs more."""
    return _OFFICIAL.start if rank in _OFFICIAL else rank or 70
