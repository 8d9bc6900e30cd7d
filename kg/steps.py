"""One step from a document: what it rests on, and what rests on it, stated and inferred, with what is read kept."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from kg.model import LEVELS, Document, Edge, Status
from kg.register.lookup import document, relations
from kg.register.status import ENDED, status

if TYPE_CHECKING:
    from kg.infer import Inference, Missing
    from kg.local import Locals

#: Relations that lead from a document to what it rests on, the closer first.
UPWARD = ("implements", "based_on", "details", "guides", "amends", "supplements")
#: States in which a document binds nobody on the day.
FALLEN = ENDED | {"suspended"}

_ABOVE_LAWS = frozenset({"constitution"})
_LAWS = frozenset({"law", "code", "ordinance"}) | _ABOVE_LAWS


class Steps:
    """The steps between the documents of a store on a day; each document, status and step is read once.

    `stated` leaves the inferred steps out.
    """

    def __init__(self, conn: sqlite3.Connection, as_of: date, *, stated: bool = False) -> None:
        self.conn, self.as_of, self.stated_only = conn, as_of, stated
        self.documents: dict[str, Document] = {}
        self.statuses: dict[str, Status] = {}
        self.loops: set[str] = set()  # documents that are said to rest on themselves
        self._up: dict[str, list[Edge]] = {}
        self._stated_ones: dict[str, list[Edge]] = {}
        self._inferred: dict[str, list[Inference]] = {}
        self._locals: Locals | None = None

    @property
    def cut(self) -> bool:
        """Whether there were more local documents than inference looks at."""
        return self._locals is not None and self._locals.cut

    def document(self, iri: str) -> Document:
        """The document; KeyError if the store does not hold it."""
        if iri not in self.documents:
            found = document(self.conn, iri)
            if found is None:
                raise KeyError(iri)
            self.documents[iri] = found
        return self.documents[iri]

    def status(self, iri: str) -> Status:
        """Its status on the day."""
        if iri not in self.statuses:
            self.statuses[iri] = status(self.conn, iri, self.as_of)
        return self.statuses[iri]

    def up(self, iri: str) -> list[Edge]:
        """The steps to what the document rests on: stated before inferred, the nearest level first."""
        if iri not in self._up:
            edges = self._stated_up(iri) + [found.edge for found in self._inferred_up(iri)]
            if len(edges) > 1:
                edges.sort(key=lambda e: (e.basis == "inferred", self._rank(e.object), _order(e)))
            self._up[iri] = edges
        return self._up[iri]

    def down(self, iri: str) -> list[Edge]:
        """The steps from what rests on the document: stated before inferred, the highest level first."""
        edges = self._stated(iri, down=True)
        if not self.stated_only:
            from kg.infer import inferred_below

            below = {edge.subject for edge in edges}
            for other in inferred_below(self.document(iri), self._local()):
                if other.iri not in below:
                    self.documents.setdefault(other.iri, other)
                    edges += [found.edge for found in self._inferred_up(other.iri) if found.edge.object == iri]
        edges.sort(key=_order)
        edges.sort(key=lambda e: self._rank(e.subject), reverse=True)
        return sorted(edges, key=lambda e: e.basis == "inferred")

    def missing(self, iri: str) -> tuple[list[Missing], str | None]:
        """The levels that must have acted between the document and what it rests on, and the IRI above them."""
        doc = self.document(iri)
        if doc.place is None:
            return [], None
        from kg.infer import missing_above  # most chains are of central documents, and need no inference

        own = self._height(iri)
        above = [(self._height(e.object), e.object) for e in self.up(iri) if self._height(e.object) > own]
        if not above:
            return ([] if self.up(iri) else missing_above(self.conn, doc, None)), None
        height, nearest = min(above)
        return missing_above(self.conn, doc, LEVELS[height]), nearest

    def _height(self, iri: str) -> int:
        level = self.document(iri).level
        return LEVELS.index(level) if level in LEVELS else -1

    def _rank(self, iri: str) -> tuple[int, bool, bool]:
        """The order of what is shown: by level, and under one the law last."""
        kind = self.document(iri).type
        return self._height(iri), kind in _LAWS, kind in _ABOVE_LAWS

    def _stated_up(self, iri: str) -> list[Edge]:
        if iri not in self._stated_ones:
            self._stated_ones[iri] = self._stated(iri, down=False)
        return self._stated_ones[iri]

    def _inferred_up(self, iri: str) -> list[Inference]:
        doc = self.document(iri)
        if self.stated_only or doc.place is None:
            return []
        if iri not in self._inferred:
            from kg.infer import infer

            known = [self.document(e.object) for e in self._stated_up(iri)]
            held = {one.iri for one in known}
            self._inferred[iri] = [
                one for one in infer(self.conn, doc, known, self._local()) if one.edge.object not in held
            ]
        return self._inferred[iri]

    def _local(self) -> Locals:
        if self._locals is None:
            from kg.local import Locals

            self._locals = Locals(self.conn)
        return self._locals

    def _stated(self, iri: str, *, down: bool) -> list[Edge]:
        """The stated edges of a document, an edge that a text shows before the same one from a title."""
        best: dict[tuple[str, str], Edge] = {}
        for edge in relations(self.conn, iri, incoming=down):
            if edge.relation not in UPWARD or edge.basis != "stated":
                continue
            if edge.subject == edge.object:
                self.loops.add(iri)
                continue
            key = (edge.relation, edge.subject if down else edge.object)
            held = best.get(key)
            if held is None or (held.evidence.quote is None and edge.evidence.quote is not None):
                best[key] = edge
        return list(best.values())


def _order(edge: Edge) -> tuple[int, str, str]:
    return UPWARD.index(edge.relation), edge.subject, edge.object
