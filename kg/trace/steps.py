"""One step from a document: what it rests on, and what rests on it, stated and inferred, with what is read kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kg.model import BY_NAME, LEVELS, UPWARD, Document, Edge, Status, height
from kg.register.validity.facts import Knowledge
from kg.register.validity.status import status_in
from kg.store.connection import remembered

if TYPE_CHECKING:
    from kg.trace.inference import Inference, Missing
    from kg.trace.local_documents import Locals

#: So many documents are kept in memory for the next chain, some 3 kB each; with more, what was read is dropped.
_MOST_KEPT = 10_000


class Steps:
    """The steps between the documents of a store on a day; each document, status and step is read once.

    `stated` leaves the inferred steps out. What is asked of many documents is read at once with `read`.
    """

    def __init__(self, conn: sqlite3.Connection, as_of: date, *, stated: bool = False) -> None:
        self.conn, self.as_of, self.stated_only = conn, as_of, stated
        self.knowledge = Knowledge(conn)
        self.statuses: dict[str, Status] = {}
        self._ranks: dict[str, tuple[int, bool, bool]] = {}
        self.loops: set[str] = set()  # documents that are said to rest on themselves
        self._up: dict[str, list[Edge]] = {}
        self._stated: dict[tuple[bool, str], list[Edge]] = {}  # (whether downward, IRI) → its stated steps
        self._missing: dict[str, tuple[list[Missing], str | None]] = {}
        self._inferred: dict[str, list[Inference]] = {}
        self._locals: Locals | None = None

    @classmethod
    def kept(cls, conn: sqlite3.Connection, as_of: date, *, stated: bool = False) -> Steps:
        """The steps with what earlier chains of that day have read, as long as nobody writes to the store.

        Chains meet: most of what one document rests on, others rest on too.
        """
        kept = _kept(conn)
        found = kept.get((as_of, stated))
        if found is None or found.cut or len(found.knowledge) > _MOST_KEPT:
            kept.clear()
            found = kept[as_of, stated] = cls(conn, as_of, stated=stated)
        return found

    @property
    def cut(self) -> bool:
        """Whether there were more local documents than inference looks at."""
        return self._locals is not None and self._locals.cut

    def document(self, iri: str) -> Document:
        """The document; KeyError if the store does not hold it."""
        if found := self.knowledge.document(iri):
            return found
        raise KeyError(iri)

    def status(self, iri: str) -> Status:
        """Its status on the day."""
        if iri not in self.statuses:
            self.statuses[iri] = status_in(self.knowledge, iri, self.as_of)
        return self.statuses[iri]

    def read(self, iris: Iterable[str], *, down: bool = False) -> None:
        """Read the stated steps of these documents, and the documents to which they lead.

        Of the same step, one that a text shows goes before one from a title.
        """
        wanted = [iri for iri in iris if (down, iri) not in self._stated]
        if not wanted:
            return
        best: dict[str, dict[tuple[str, str], Edge]] = {iri: {} for iri in wanted}
        for edge in self.knowledge.stated(wanted, UPWARD, incoming=down):
            one, other = (edge.object, edge.subject) if down else (edge.subject, edge.object)
            if one == other:
                self.loops.add(one)
                continue
            held = best[one].get((edge.relation, other))
            if held is None or (held.evidence.quote is None and edge.evidence.quote is not None):
                best[one][edge.relation, other] = edge
        self._stated.update(((down, iri), list(edges.values())) for iri, edges in best.items())

    def up(self, iri: str) -> list[Edge]:
        """The steps to what the document rests on: stated before inferred, the nearest level first."""
        if iri not in self._up:
            edges = self._stated_steps(iri) + [found.edge for found in self._inferred_up(iri)]
            if len(edges) > 1:
                edges.sort(key=lambda e: (e.basis == "inferred", self._rank(e.object), _order(e)))
            self._up[iri] = edges
        return self._up[iri]

    def down(self, iri: str) -> list[Edge]:
        """The steps from what rests on the document: stated before inferred, the highest level first."""
        edges = list(self._stated_steps(iri, down=True))
        if not self.stated_only:
            from kg.trace.inference import inferred_below

            below = {edge.subject for edge in edges}
            for other in inferred_below(self.document(iri), self._local()):
                if other.iri not in below:
                    edges += [found.edge for found in self._inferred_up(other.iri) if found.edge.object == iri]
        edges.sort(key=_order)
        edges.sort(key=lambda e: self._rank(e.subject), reverse=True)
        return sorted(edges, key=lambda e: e.basis == "inferred")

    def missing(self, iri: str) -> tuple[list[Missing], str | None]:
        """The levels that must have acted between the document and what it rests on, and the IRI above them."""
        if iri not in self._missing:
            self._missing[iri] = self._missing_above(iri)
        return self._missing[iri]

    def _missing_above(self, iri: str) -> tuple[list[Missing], str | None]:
        doc = self.document(iri)
        if doc.place is None:
            return [], None
        from kg.trace.inference import missing_above  # most chains are of central documents, and need no inference

        own = self._height(iri)
        above = [(self._height(e.object), e.object) for e in self.up(iri) if self._height(e.object) > own]
        if not above:
            return ([] if self.up(iri) else missing_above(self._local(), doc, None)), None
        lowest, nearest = min(above)
        return missing_above(self._local(), doc, LEVELS[lowest]), nearest

    def _height(self, iri: str) -> int:
        return height(self.document(iri).level)

    def _rank(self, iri: str) -> tuple[int, bool, bool]:
        """The order of what is shown: by level, and under one the law last."""
        if iri not in self._ranks:
            kind = self.document(iri).type
            self._ranks[iri] = self._height(iri), kind in BY_NAME, kind == "constitution"
        return self._ranks[iri]

    def _stated_steps(self, iri: str, *, down: bool = False) -> list[Edge]:
        if (down, iri) not in self._stated:
            self.read((iri,), down=down)
        return self._stated[down, iri]

    def _inferred_up(self, iri: str) -> list[Inference]:
        doc = self.document(iri)
        if self.stated_only or doc.place is None:
            return []
        if iri not in self._inferred:
            from kg.trace.inference import infer

            known = [self.document(e.object) for e in self._stated_steps(iri)]
            held = {one.iri for one in known}
            self._inferred[iri] = [
                one for one in infer(self.conn, doc, known, self._local()) if one.edge.object not in held
            ]
        return self._inferred[iri]

    def _local(self) -> Locals:
        if self._locals is None:
            from kg.trace.local_documents import Locals

            self._locals = Locals(self.conn)
        return self._locals


@remembered
def _kept(conn: sqlite3.Connection) -> dict[tuple[date, bool], Steps]:
    """The steps of the store's present state that were asked for last."""
    return {}


def _order(edge: Edge) -> tuple[int, str, str]:
    return UPWARD.index(edge.relation), edge.subject, edge.object
