"""A pack into a store, in one transaction; or only what that would change.

Each source of the pack becomes an imported source of the store, in place of its older state from an earlier pack, and
can be removed like any other. Its facts stand beside those of the others; which shows is `data/precedence.json`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kg.model import LAWS
from kg.naming import name_key, symbol_key
from kg.register.imports.changes import Changes, compare, remember
from kg.register.imports.matching import Identifier, Named
from kg.register.imports.publish import NewSource, keep_what_was_read, source_row, withdraw
from kg.register.packs.reading import Pack
from kg.register.packs.records import PackClaim, PackDocument, PackFact, PackRelation, PackSource
from kg.register.packs.writing import digest_of
from kg.register.precedence import forget_touched, release, settle, touch
from kg.store.bulk import in_bulk, write_edges
from kg.store.transaction import transaction
from kg.text import UnreadableError

#: How the importer of a source begins that came in a pack; the name of the pack follows.
IMPORTER = "pack "


@dataclass(frozen=True, slots=True)
class AppliedSource:
    """What became of a source of the pack; `unchanged`: the store has just the same of it, nothing was done."""

    name: str
    state: Literal["new", "replaced", "unchanged"]
    documents: int
    relations: int
    facts: int


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a pack."""

    sources: list[AppliedSource]
    new_documents: int
    changes: Changes


class _TakenBack(Exception):
    """Ends a transaction of which nothing is to stay."""


def apply_pack(conn: sqlite3.Connection, pack: Pack, *, try_only: bool = False) -> Applied:
    """Put the pack into the store, all of it or nothing; with `try_only` nothing stays.

    Raises UnreadableError if the store imported a source of that name itself, and sqlite3.Error.
    """
    done: Applied | None = None
    try:
        with suppress(_TakenBack), transaction(conn):
            remember(conn)
            done = _Applier(conn, pack).run()
            if try_only:
                raise _TakenBack
    finally:
        for name in ("before_document", "before_end", "before_edge"):
            conn.execute(f"DROP TABLE IF EXISTS temp.{name}")
    assert done is not None
    return done


class _Applier:
    def __init__(self, conn: sqlite3.Connection, pack: Pack) -> None:
        self.conn, self.pack = conn, pack
        self.identifier = Identifier(conn)
        self.rows: dict[str, int] = {}  # IRI in the pack → row
        self.new: set[int] = set()

    def run(self) -> Applied:
        states = {one.number: self.state(one) for one in self.pack.sources}
        forget_touched(self.conn)
        touch(self.conn, "SELECT 0 WHERE FALSE")
        rows: dict[int, int] = {}
        with in_bulk(self.conn):
            for one in self.pack.sources:
                if states[one.number] != "unchanged":
                    day = date.fromisoformat(one.day) if one.day else None
                    known = NewSource(one.name, one.kind, IMPORTER + self.pack.head.name, day, one.rank, one.sha256)
                    rows[one.number] = source_row(self.conn, known)
                    withdraw(self.conn, rows[one.number])
            self.claims(rows)
            self.facts(rows)
            relations = [one for one in self.pack.relations if one.source in rows]
            for _ in write_edges(self.conn, self.edges(relations, rows), len(relations)):
                pass
            settle(self.conn)
            release(self.conn)
        said = [
            Counter(line.source for line in lines) for lines in (self.pack.claims, self.pack.relations, self.pack.facts)
        ]
        done = [
            AppliedSource(one.name, states[one.number], *(by_source[one.number] for by_source in said))
            for one in self.pack.sources
        ]
        return Applied(done, len(self.new), compare(self.conn))

    def state(self, one: PackSource) -> Literal["new", "replaced", "unchanged"]:
        """What is to be done with a source. Raises UnreadableError if it is the store's own."""
        held = self.conn.execute(
            "SELECT id, importer, digest FROM source WHERE name = ? AND kind <> 'report'", (one.name,)
        ).fetchall()
        for row, importer, digest in held:
            of_pack = importer is not None and importer.startswith(IMPORTER)
            if (of_pack and digest == one.sha256) or (not of_pack and digest_of(self.conn, row) == one.sha256):
                return "unchanged"
        importers = [importer for _, importer, _ in held if importer is not None]
        if any(not importer.startswith(IMPORTER) for importer in importers):
            raise UnreadableError("pack_conflict", one.name)
        return "replaced" if importers else "new"

    # -- documents -------------------------------------------------------------------------------------------------

    def row(self, iri: str) -> int:
        """The row of a document of the pack, which is made if the store does not know it."""
        if iri not in self.rows:
            self.rows[iri] = self.found(self.pack.documents[iri])
        return self.rows[iri]

    def found(self, said: PackDocument) -> int:
        key = symbol_key(said.symbol) if said.symbol else None
        held = self.conn.execute(
            "SELECT id FROM document WHERE iri = ? AND symbol_key IS ? AND type = ?", (said.iri, key, said.type)
        ).fetchone()
        row = int(held[0]) if held else None
        iri = said.iri
        if row is None and (said.symbol or said.title):
            day = date.fromisoformat(said.issued) if said.issued else None
            identity = self.identifier.identify(
                Named(said.symbol, said.type, said.title, said.issuer, day, said.year, said.vbpl_id)
            )
            row = identity.row
            if row is None and self.conn.execute("SELECT 1 FROM document WHERE iri = ?", (iri,)).fetchone():
                iri = identity.iri  # the IRI of the pack is another document's here
        if row is not None:
            keep_what_was_read(self.conn, row)
            return row
        named = said.title if said.type in LAWS else None
        cursor = self.conn.execute(
            "INSERT INTO document(iri, symbol, symbol_key, type, title, name_key, issuer, level, place, issued, year, "
            "vbpl_id, origin, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'register', 'existence')",
            (
                iri, said.symbol, key, said.type, said.title, name_key(named) if named else None, said.issuer,
                said.level, said.place, said.issued, said.year, said.vbpl_id,
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None
        self.new.add(cursor.lastrowid)
        return cursor.lastrowid

    # -- what is said of them --------------------------------------------------------------------------------------

    def claims(self, rows: dict[int, int]) -> None:
        names = [name for name in PackClaim.model_fields if name not in ("source", "document")]
        insert = (
            f"INSERT OR IGNORE INTO claim(source, document, {', '.join(names)}) "
            f"VALUES (?, ?, {', '.join('?' * len(names))})"
        )
        for one in self.pack.claims:
            if one.source in rows:
                values = (getattr(one, name) for name in names)
                self.conn.execute(insert, (rows[one.source], self.row(one.document), *values))
        self.only_named(rows)
        for row in rows.values():
            touch(self.conn, "SELECT document FROM claim WHERE source = ?", (row,))

    def only_named(self, rows: dict[int, int]) -> None:
        """A document of which a source says something without describing it: that it exists, the source says too."""
        lines: list[PackFact | PackRelation] = [*self.pack.facts, *self.pack.relations]
        for line in lines:
            if line.source not in rows:
                continue
            for iri in (line.subject, line.object) if isinstance(line, PackRelation) else (line.document,):
                said = self.pack.documents[iri]
                self.conn.execute(
                    "INSERT OR IGNORE INTO claim(document, source, certainty, symbol, title, issued, year, vbpl_id) "
                    "SELECT ?1, ?2, 'existence', ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS "
                    "(SELECT 1 FROM claim WHERE document = ?1 AND (source = ?2 OR certainty <> 'report'))",
                    (
                        self.row(iri), rows[line.source], said.symbol, None if said.symbol else said.title,
                        said.issued, said.year, said.vbpl_id,
                    ),
                )  # fmt: skip

    def facts(self, rows: dict[int, int]) -> None:
        def values(one: PackFact) -> tuple[Any, ...]:
            return self.row(one.document), one.field, one.value, rows[one.source], one.certainty

        self.conn.executemany(
            "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)",
            [values(one) for one in self.pack.facts if one.source in rows],
        )

    def edges(self, relations: list[PackRelation], rows: dict[int, int]) -> Iterator[tuple[Any, ...]]:
        for one in relations:
            subject, target = self.row(one.subject), self.row(one.object)
            if subject != target:
                yield (
                    subject, one.relation, target, one.scope, one.effective, one.location, one.quote,
                    one.subject_location, rows[one.source],
                )  # fmt: skip
