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
from contextlib import suppress
from datetime import date
from typing import Any, cast

from kg.model import ENDED, LAWS, STANDING, Claim, Document, Edge, SetAside, State
from kg.register.validity.evidence import (
    CLAUSES,
    Act,
    Begun,
    Change,
    End,
    Known,
    Look,
    Move,
    Restored,
    Suspension,
    moved_day,
    read_move,
)
from kg.register.validity.rules import TAKES_PLACE
from kg.store.documents import as_day, as_edge, by_symbol, documents_in, sound, stated_relations

_OFFICIAL = range(20, 27)  # the code's snapshots and official lists weigh the same
#: Sources in whose words a day of effect is read: on that day itself the document is in force.
_OWN_WORDS = CLAUSES | {"text"}
_OF_LAW = frozenset(
    ["law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision",
     "directive", "circular", "joint_circular", "order"]
)  # fmt: skip
_OF_DOCUMENTS = "FROM json_each(?1) j CROSS JOIN"
_FACTS = f"""
SELECT f.document, f.field, f.value, f.certainty, s.id, s.name, s.kind, s.rank, s.day
{_OF_DOCUMENTS} fact f ON f.document = CAST(j.value AS INTEGER) JOIN source s ON s.id = f.source
WHERE f.field IN ('codified', 'dropped', 'effective', 'expired', 'expired_by', 'state', 'verified', 'flag',
                  'same_subject', 'subject_law', 'in_force_on', 'ended', 'ended_but_for', 'restored', 'suspended',
                  'set_aside', 'decided_in_force')
"""
_EFFECTS = f"""
SELECT c.document, 'claimed', c.effective, c.certainty, s.id, s.name, s.kind, s.rank, s.day
{_OF_DOCUMENTS} claim c ON c.document = CAST(j.value AS INTEGER) JOIN source s ON s.id = c.source
WHERE c.effective IS NOT NULL
"""
_ACTS = f"""
SELECT e.object, e.relation, e.scope, e.effective, e.location, a.symbol, a.issued, a.effective, a.year, a.iri,
       s.kind, s.name, s.rank, e.id, s.day, (e.ev_quote IS NOT NULL OR e.ev_start IS NOT NULL)
{_OF_DOCUMENTS} edge e ON e.object = CAST(j.value AS INTEGER) AND e.relation IN ('repeals', 'replaces', 'suspends')
JOIN document a ON a.id = e.subject LEFT JOIN source s ON s.id = e.source
WHERE e.basis = 'stated' ORDER BY e.relation, e.id
"""
_CHANGES = f"""
SELECT e.object, a.issued, a.symbol, s.kind, s.name, COALESCE(e.effective, a.effective), e.relation = 'consolidates',
       a.iri
{_OF_DOCUMENTS} edge e ON e.object = CAST(j.value AS INTEGER)
AND (e.relation IN ('amends', 'supplements', 'consolidates')
     OR e.relation IN ('repeals', 'replaces', 'suspends') AND e.scope <> 'whole')
JOIN document a ON a.id = e.subject JOIN source s ON s.id = e.source
WHERE e.basis = 'stated' AND a.issued IS NOT NULL AND a.symbol IS NOT NULL AND s.kind NOT IN ('secondary', 'report')
ORDER BY a.issued DESC, e.id
"""
_BEGUN = f"""
SELECT e.subject, e.effective, e.relation, b.symbol
{_OF_DOCUMENTS} edge e ON e.subject = CAST(j.value AS INTEGER)
AND e.relation IN ('repeals', 'replaces', 'amends', 'supplements')
JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object
WHERE e.basis = 'stated' AND e.effective >= a.issued AND b.symbol IS NOT NULL
ORDER BY e.effective DESC, e.id DESC
"""
_MOVES = """
SELECT d.iri, f.value, s.kind, s.name
FROM json_each(?) j CROSS JOIN document d ON d.iri = j.value JOIN fact f ON f.document = d.id
JOIN source s ON s.id = f.source
WHERE f.field = 'effect_moved' AND s.kind <> 'secondary' ORDER BY f.rowid
"""
_ALL_EFFECTS = """
SELECT effective FROM document WHERE iri = ?1 AND effective IS NOT NULL
UNION SELECT c.effective FROM claim c JOIN document d ON d.id = c.document WHERE d.iri = ?1 AND c.effective IS NOT NULL
"""
_FOUNDATIONS = f"""
SELECT e.subject, e.relation, b.iri
{_OF_DOCUMENTS} edge e ON e.subject = CAST(j.value AS INTEGER) AND e.relation IN ('details', 'guides', 'amends')
JOIN document b ON b.id = e.object
WHERE e.basis = 'stated' AND (e.scope = 'whole' OR e.relation = 'amends') AND e.rule = 'register'
ORDER BY e.relation, e.id
"""
#: A number without a year begins anew every year: one without a day is no document where others bear it. The Party's
#: run through a whole term.
_SHARED = f"""
SELECT d.id {_OF_DOCUMENTS} document d ON d.id = CAST(j.value AS INTEGER)
WHERE d.issued IS NULL AND d.year IS NULL AND d.symbol NOT LIKE '%/TW' AND EXISTS (
    SELECT 1 FROM document e
    WHERE e.symbol_key = d.symbol_key AND e.type = d.type AND e.id <> d.id AND e.year IS NOT NULL)
"""


class Knowledge:
    """What a store says of its documents; each is read once, so that one of these is for one state of the store."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._documents: dict[str, tuple[int, Document]] = {}
        self._absent: set[str] = set()  # asked for, and not in the store
        self._iris: dict[int, str] = {}  # of those documents
        self._known: dict[str, Known] = {}
        self._numbered: dict[str, list[Document]] = {}
        self._snapshots: tuple[date, date] | None = None
        self._moves: dict[str, list[Move]] = {}

    def documents(self, iris: Iterable[str]) -> None:
        """Read these documents alone, without what is said of them; those that the store does not hold are left out."""
        wanted = [iri for iri in iris if iri not in self._documents and iri not in self._absent]
        if wanted:
            self._keep(documents_in(self.conn, "iri", wanted))
            self._absent.update(iri for iri in wanted if iri not in self._documents)

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
        edges = [as_edge((names[row[0]], row[1], names[row[2]], *row[3:])) for row in found]
        return [sound(edge, self._documents[edge.subject][1].issued) for edge in edges]

    def _keep(self, found: Iterable[tuple[int, Document]]) -> None:
        for row, doc in found:
            self._documents[doc.iri] = row, doc
            self._iris[row] = doc.iri

    def read(self, iris: Iterable[str]) -> None:
        """Read these documents, and all that is said of them."""
        wanted = [iri for iri in dict.fromkeys(iris) if iri not in self._known]
        self.documents(wanted)
        if held := [self._documents[iri] for iri in wanted if iri in self._documents]:
            self._read(held)

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
        if iri not in self._known and iri not in self._absent:
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
            told.setdefault(said[0], []).append(said[1:])
        acts = [(row, Act(*act)) for row, *act in self.conn.execute(_ACTS, (rows,))]
        changes = self.conn.execute(_CHANGES, (rows,)).fetchall()
        acting = {act.acting for _, act in acts} | {row[-1] for row in changes}
        self._read_moves({known.doc.iri for known in found.values()} | acting)
        for row, said_of_it in told.items():
            said_of_it.sort(key=lambda said: (said[6], said[3]))
            self._take(found[row], said_of_it)
        for row, act in acts:
            found[row].acts.append(self._act(act))
        for row, *change in changes:
            found[row].changes.append(self._change(*change))
        for row, relation, ground in self.conn.execute(_FOUNDATIONS, (rows,)):
            held = found[row].amended if relation == "amends" else found[row].parents
            if ground not in held:
                held.append(ground)
        undated = [row for row, doc in documents if not doc.effective and doc.issued]
        for row, day, relation, target in self.conn.execute(_BEGUN, (json.dumps(undated),)) if undated else ():
            found[row].begun = Begun(date.fromisoformat(day), relation, target)  # the first day comes last
        for (row,) in self.conn.execute(_SHARED, (rows,)):
            found[row].of_several = True
            found[row].looks.clear()  # of which of them was it said?
        self._known.update((known.doc.iri, known) for known in found.values())

    def _take(self, known: Known, told: list[tuple[Any, ...]]) -> None:
        said: dict[int, dict[str, str]] = {}  # source → what it says of the end
        for name, value, certainty, number, source, kind, _, seen in told:
            if certainty == "conflict":
                if name == "effective":
                    known.effects.append(Claim("in_force", date.fromisoformat(value), None, kind, source))
            elif name == "codified":
                old, new = self.snapshots
                held = {"new": new, "old": old}.get(value) or date.fromisoformat(value)
                known.looks.append(Look(held, source, "official_code", "codified"))
            elif name == "claimed":
                self._claimed(known, value, source, kind)
            elif name == "dropped":
                known.dropped = True
            elif name in ("expired", "expired_by", "state") and certainty != "inferred":
                said.setdefault(number, {})[name] = value
                if name == "state" and value in STANDING and seen:
                    known.looks.append(Look(date.fromisoformat(seen), source, certainty, "stated"))
                    if value == "partly_repealed":
                        known.parts.append(End("partly_repealed", None, None, None, certainty, source, 0, as_day(seen)))
                elif name == "state" and value in STANDING:
                    known.undated = source
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
            elif name == "ended_but_for":
                known.excepting.add(value)
            elif name == "subject_law":
                known.subject_law = value
            else:
                with suppress(ValueError):  # a fact that is not written as it should be says nothing
                    _of_2026(known, name, value, kind, source)
        sources = {row[3]: row[4:] for row in told}
        known.told = list(self._ends(known.doc, said, sources))
        for row in told:
            if row[0] == "ended" and (end := self._ended(*row[1:])):
                (known.parts if end.state == "partly_repealed" else known.told).append(end)
        if known.doc.issued:
            known.looks = list(_possible(known.looks, known.doc.issued))
        known.looks.sort(key=lambda look: look.day, reverse=True)
        known.restored.sort(key=lambda one: one.day, reverse=True)
        known.moves = self.moves(known.doc.iri)

    @staticmethod
    def _claimed(known: Known, value: str, source: str, kind: str) -> None:
        shown = known.doc.effective
        if shown and value != shown.isoformat():  # another day than the one that won
            known.effects.append(Claim("in_force", date.fromisoformat(value), None, kind, source))
        elif kind in _OWN_WORDS and known.doc.type in _OF_LAW and not (known.doc.symbol or "").endswith("/TW"):
            known.looks.append(Look(date.fromisoformat(value), source, kind, "effect"))

    def _ends(
        self, doc: Document, said: dict[int, dict[str, str]], sources: dict[int, tuple[Any, ...]]
    ) -> Iterator[End]:
        for number, fields in said.items():
            name, kind, rank, seen = sources[number]
            state, by = fields.get("state", ""), fields.get("expired_by")
            if not fields.get("expired") and state not in ENDED:
                continue
            told: State = state if state in ENDED else self._state_by(doc, by)
            yield self._end(told, as_day(fields.get("expired")), by, kind, name, rank, as_day(seen))

    def _ended(self, value: str, _: str, __: int, name: str, kind: str, rank: int, seen: str | None) -> End | None:
        """The fact `ended`: "2026-07-01 lapsed_with_parent 116/2025/QH15"; "unknown" for the day, "-" for no act."""
        day, state, by = [*value.split(maxsplit=2), "", "", ""][:3]
        if state not in ENDED | {"partly_repealed"}:
            return None
        when = None if day == "unknown" else date.fromisoformat(day)
        return self._end(cast(State, state), when, None if by in ("-", "") else by, kind, name, rank, as_day(seen))

    def _end(
        self, state: State, day: date | None, by: str | None, kind: str, name: str, rank: int, seen: date | None
    ) -> End:
        acting = self.numbered(by) if by else []
        if len(acting) > 1:  # a resolution bears its number too: it is the law that ends a law
            acting = [one for one in acting if one.type in LAWS] or acting
        moves = self.moves(acting[0].iri) if len(acting) == 1 else []
        moved = moved_day(day, moves, self._effects(acting[0].iri)) if moves and day else day
        year = acting[0].year if day is None and len(acting) == 1 else None  # nothing ends before its act is issued
        return End(
            state, moved, year, by, kind, name, 0 if kind == "verified" else weight(rank), None if day else seen, seen,
            kind in CLAUSES, moves[0].by if moved != day else None,
        )  # fmt: skip

    def moves(self, iri: str) -> list[Move]:
        """The acts that gave the document another day of effect, the youngest first: it knew of the others."""
        if iri not in self._moves:
            self._read_moves({iri})
        return self._moves[iri]

    def _read_moves(self, iris: set[str]) -> None:
        found: dict[str, list[Move]] = {iri: [] for iri in iris - self._moves.keys()}
        for iri, value, kind, source in self.conn.execute(_MOVES, (json.dumps(list(found)),)) if found else ():
            with suppress(ValueError):
                found[iri].append(read_move(value, kind, source))
        for iri, moves in found.items():
            self._moves[iri] = sorted(moves, key=self._age, reverse=True)

    def _age(self, move: Move) -> tuple[date, date]:
        return max((doc.issued for doc in self.numbered(move.by) if doc.issued), default=date.min), move.day

    def _effects(self, iri: str) -> frozenset[date]:
        return frozenset(date.fromisoformat(day) for (day,) in self.conn.execute(_ALL_EFFECTS, (iri,)))

    def _act(self, act: Act) -> Act:
        """The act on the day on which it really came, where the acting document's effect was moved.

        A day before the act was issued, and before it took effect, is a slip of its source: what
        the act does comes with its own effect.
        """
        moves = self.moves(act.acting)
        if act.effective and act.issued and act.effective < min(act.issued, act.in_force or act.issued):
            act = act._replace(effective=act.in_force)
        if not moves:
            return act
        day = moved_day(as_day(act.effective), moves, self._effects(act.acting))
        moved_by = moves[0].by if not act.effective or str(day) != act.effective else None
        return act._replace(effective=str(day), in_force=str(moves[0].day), moved_by=moved_by)

    def _change(
        self, issued: str, by: str, kind: str, source: str, effective: str | None, joined: int, iri: str
    ) -> Change:
        """The change from the day on which it really came, where the acting document's effect was moved."""
        moves, day = self.moves(iri), None if joined else as_day(effective)
        since = moved_day(day, moves, self._effects(iri)) if moves and day else day
        return Change(date.fromisoformat(issued), by, kind, source, since, bool(joined))

    def _state_by(self, doc: Document, by: str | None) -> State:
        """Expired where nothing ended it; replaced where its own office's act did; else repealed."""
        if by is None:
            return "expired"
        acting = self.numbered(by)
        issuers = ((acting[0].issuer or "") if acting else "", doc.issuer or "")
        return "replaced" if acting and (issuers[0] == issuers[1] or issuers in TAKES_PLACE) else "repealed"


def _possible(looks: list[Look], issued: date) -> Iterator[Look]:
    """The looks that can have been: nobody saw a document before it was signed.

    Its own text, which took effect before that, was seen on the day of signing; any other such look is a slip.
    """
    for look in looks:
        if look.day >= issued:
            yield look
        elif look.manner == "effect":
            yield look._replace(day=issued)


def _of_2026(known: Known, name: str, value: str, kind: str, source: str) -> None:
    """What is told as a day and a document: used or decided as in force, moved, restored, suspended, set aside.

    ValueError for no day.
    """
    first, *rest = value.split()
    by = rest[-1] if rest else ""
    if name == "decided_in_force":
        known.looks.append(Look(date.fromisoformat(first), source, kind, "decided"))
    elif name == "in_force_on" and by == known.doc.symbol:  # its own text was read, and when it takes effect
        known.looks.append(Look(date.fromisoformat(first), source, kind, "effect"))
    elif name == "in_force_on":
        known.looks.append(Look(date.fromisoformat(first), source, kind, "used", by if by not in ("", "-") else None))
    elif name == "restored":
        day = date.fromisoformat(first)
        known.restored.append(Restored(day, by, kind, source))
        known.looks.append(Look(day, source, kind, "stated", by or None))
    elif name == "suspended" and len(rest) == 2:
        until = None if rest[0] == "-" else date.fromisoformat(rest[0])
        known.suspensions.append(Suspension(date.fromisoformat(first), until, by, kind, source))
    elif name == "set_aside" and len(rest) >= 2:
        until = None if rest[0] == "-" else date.fromisoformat(rest[0])
        provisions = " ".join(rest[2:]) or None
        known.set_aside.append(SetAside(rest[1], date.fromisoformat(first), until, provisions, kind, source))


def weight(rank: int | None) -> int:
    """How much a source of that rank weighs, smaller weighs more."""
    return _OFFICIAL.start if rank in _OFFICIAL else rank or 70
