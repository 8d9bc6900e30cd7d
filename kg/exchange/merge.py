"""Staged records into a store, in one transaction; what the store has already stays as it is.

Sources are known by their IRIs, documents as `kg.exchange.identify` finds them. A new document is taken as the file
shows it. Of one that both know, the claims of all sources stand side by side and it shows what the best of them says;
where nobody claims it, what was unknown is filled in, and what differs is kept as a fact of its source. Of a report
that both have read, the store's own reading stands. What the shipped register says is taken only from a file whose
program shipped the same one: every program has its own.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.exchange.identify import ALIAS, identify, keep_aliases
from kg.model import LAWS
from kg.naming import name_key, symbol_key
from kg.register.joining import tell
from kg.register.precedence import forget_touched, release, settle, touch
from kg.store.connection import attached, knows_words
from kg.store.passages import of_edge
from kg.store.records import ClaimRecord, DocumentRecord, Progress, SourceRecord, columns, report_name, source_iri
from kg.store.search_index import without_search_index
from kg.store.transaction import transaction

_MANY = 2_000
_ROW = [column.name for column in columns(DocumentRecord) if column.name not in ("iri", "source")]
_CLAIM = [column.name for column in columns(ClaimRecord) if column.name not in ("document", "source")]
#: What a document known from reports alone tells of itself, and which of it a fact can keep beside what is shown.
_READ = ("symbol", "title", "issuer", "place", "issued", "effective", "year", "vbpl_id")
_KEPT = ("title", "issuer", "issued", "effective")

Said: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought that the store did not have; and what was not taken."""

    documents: int
    merged: int  # documents of the store of which the file tells more, or something else
    claims: int
    facts: int
    readings: int
    citations: int
    edges: int
    sources: int
    readings_kept: int  # of reports that the store has read otherwise
    other_register: bool  # the file is of a program with another shipped register

    @property
    def nothing(self) -> bool:
        """Whether the store had all of it."""
        return not (self.documents or self.merged or self.claims or self.facts or self.readings or self.citations
                    or self.edges or self.sources)  # fmt: skip


def merge(conn: sqlite3.Connection, staged: Path, progress: Progress = lambda share: None) -> Imported:
    """Put the records of `kg.exchange.stage.staged` into the store: all of them, or none. Raises sqlite3.Error.

    `progress` is told after each kind of record how much is done, roughly.
    """
    with attached(conn, str(staged)):
        try:
            forget_touched(conn)
            touch(conn, "SELECT 0 WHERE FALSE")
            with transaction(conn, "IMMEDIATE"):
                return _Merger(conn, progress).run()
        finally:
            for name in ("source_row", "document_row", "own_reading", "new_source"):
                conn.execute(f"DROP TABLE IF EXISTS temp.{name}")


class _Merger:
    def __init__(self, conn: sqlite3.Connection, progress: Progress) -> None:
        self.conn = conn
        self._progress = progress
        (register,) = conn.execute("SELECT register FROM file.head").fetchone()
        held = conn.execute("SELECT value FROM main.meta WHERE key = 'register'").fetchone()
        self.other_register = (held[0] if held else "") != register

    def run(self) -> Imported:
        sources = self.sources()
        (new,) = self.conn.execute(
            "SELECT count(*) FROM file.document f WHERE NOT EXISTS (SELECT 1 FROM main.document d WHERE d.iri = f.iri)"
        ).fetchone()
        if new > _MANY:
            with without_search_index(self.conn):
                return self.rest(sources)
        return self.rest(sources)

    def rest(self, sources: int) -> Imported:
        documents = self.new_documents()
        self._progress(0.2)
        kept = self.own_readings()
        merged = self.known_documents()
        self._progress(0.3)
        claims, facts = self.claims(), self.facts()
        self._progress(0.5)
        edges = self.edges()
        self._progress(0.8)
        readings, citations = self.readings()
        sources -= self.drop_unheard()
        settle(self.conn)
        self._progress(0.9)
        if self.other_register:
            release(self.conn)
        return Imported(
            documents, merged, claims, facts, readings, citations, edges, sources, kept, self.other_register
        )

    # -- sources and documents -----------------------------------------------------------------------------

    def sources(self) -> int:
        """Find or make the sources: `source_row` leads from an IRI to the row, and tells whether it may speak."""
        here: dict[str, int] = {}
        imported: dict[str, int] = {}
        for row, kind, key, name, importer in self.conn.execute(
            "SELECT id, kind, key, name, importer FROM main.source"
        ):
            here.setdefault(source_iri(kind, key, name), row)
            if importer:
                imported[name] = row
        self.conn.execute("CREATE TEMP TABLE source_row (iri TEXT PRIMARY KEY, id INTEGER, speaks BOOLEAN)")
        self.conn.execute("CREATE TEMP TABLE new_source (id INTEGER PRIMARY KEY)")
        new = 0
        for said in map(SourceRecord._make, self.conn.execute("SELECT * FROM file.source").fetchall()):
            shipped = said.key is not None
            row = here.get(said.iri) or (imported.get(said.name) if said.importer else None)
            if row is None and not (shipped and self.other_register):
                name = report_name(said.iri, said.name) if said.kind == "report" else said.name
                row = self.conn.execute(
                    "INSERT INTO main.source(key, name, kind, rank, day, importer, digest) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (said.key, name, said.kind, said.rank, said.day, said.importer, said.digest),
                ).lastrowid
                self.conn.execute("INSERT INTO new_source VALUES (?)", (row,))
                new += 1
            speaks = row is not None and not (shipped and self.other_register)
            self.conn.execute("INSERT INTO source_row VALUES (?, ?, ?)", (said.iri, row, speaks))
        return new

    def drop_unheard(self) -> int:
        """Let go of the sources of readings that were not taken; how many they were."""
        if not self.conn.execute("SELECT EXISTS (SELECT 1 FROM own_reading)").fetchone()[0]:
            return 0
        heard = " UNION ".join(
            f"SELECT source FROM main.{held} WHERE source IS NOT NULL" for held in ("document", "claim", "fact", "edge")
        )
        return self.conn.execute(
            "DELETE FROM main.source WHERE id IN (SELECT id FROM new_source) AND kind = 'report' "
            f"AND id NOT IN ({heard}) AND name NOT IN (SELECT path FROM main.report)"
        ).rowcount

    def new_documents(self) -> int:
        """Documents as the file shows them. `document_row` leads from every IRI of the file to its row."""
        identify(self.conn)
        names = ", ".join(_ROW)
        found = self.conn.execute(
            f"INSERT INTO main.document(iri, source, symbol_key, name_key, {names}) "
            "SELECT f.iri, s.id, f.symbol_key, CASE WHEN EXISTS "
            "(SELECT 1 FROM file.claim c WHERE c.document = f.iri) THEN f.name_key END, "
            f"{', '.join(f'f.{name}' for name in _ROW)} "
            "FROM file.document f JOIN document_row r ON r.iri = f.iri LEFT JOIN source_row s ON s.iri = f.source "
            "WHERE r.new"
        ).rowcount
        self.conn.execute(
            "UPDATE document_row SET id = (SELECT d.id FROM main.document d WHERE d.iri = document_row.iri) WHERE new"
        )
        if self.other_register:  # what only the other register knows is let go of again, unless something needs it
            touch(self.conn, "SELECT id FROM document_row WHERE new AND iri IN (SELECT document FROM file.claim c "
                  "JOIN source_row s ON s.iri = c.source WHERE NOT s.speaks)")  # fmt: skip
        return int(found)

    def known_documents(self) -> int:
        """Bring together what the store and the file tell of the same documents, where they differ."""
        differs = " OR ".join(f"d.{name} IS NOT f.{name}" for name in _ROW)
        claims_differ = " OR ".join(f"c.{name} IS NOT k.{name}" for name in _CLAIM)
        found = self.conn.execute(
            "SELECT r.id, f.iri FROM file.document f JOIN document_row r ON r.iri = f.iri AND NOT r.new "
            "JOIN main.document d ON d.id = r.id LEFT JOIN source_row s ON s.iri = f.source "
            f"WHERE {differs} OR d.source IS NOT s.id OR EXISTS (SELECT 1 FROM file.claim c "
            "JOIN source_row t ON t.iri = c.source AND t.speaks LEFT JOIN main.claim k ON k.document = d.id "
            f"AND k.source = t.id WHERE c.document = f.iri AND (k.document IS NULL OR {claims_differ}))"
        ).fetchall()
        return sum(self.bring_together(row, iri) for row, iri in found)

    def bring_together(self, row: int, iri: str) -> bool:
        """Whether the store learned something of the document."""
        names = ("source", *_ROW)
        here = self.conn.execute(f"SELECT {', '.join(names)} FROM main.document WHERE id = ?", (row,)).fetchone()
        there = self.conn.execute(
            f"SELECT s.id, {', '.join(f'f.{name}' for name in _ROW)} FROM file.document f "
            "LEFT JOIN source_row s ON s.iri = f.source WHERE f.iri = ?",
            (iri,),
        ).fetchone()
        shown, told = dict(zip(names, here, strict=True)), dict(zip(names, there, strict=True))
        held, more = self.held_claims(row), self.told_claims(iri)
        if not held and not more:
            return self.fill(row, shown, told)
        if self.knows_less(shown, told, held, more):
            sets = ", ".join(f"{name} = ?" for name in (*names, "symbol_key", "name_key"))
            named = told["title"] if more and told["type"] in LAWS else None
            keys = (symbol_key(told["symbol"]) if told["symbol"] else None, name_key(named) if named else None)
            self.conn.execute(f"UPDATE main.document SET {sets} WHERE id = ?", (*there, *keys, row))
            return True
        learned = self.claims_of_readings(row, shown if not held else None, told if not more else None)
        learned += self.contradictions(row, held, more)
        learned += len(more.keys() - held.keys())
        if learned:
            touch(self.conn, "SELECT ?", (row,))
        return learned > 0

    def knows_less(
        self, shown: dict[str, Any], told: dict[str, Any], held: dict[int, Said], more: dict[int, Said]
    ) -> bool:
        """Whether the file tells all that the store knows of a document: then it is shown as the file shows it."""
        if self.other_register or (shown["origin"] == "report" != told["origin"]):
            return False
        if held:
            return all(more.get(source) == said for source, said in held.items())
        return all(shown[name] in (None, told[name]) for name in _READ)

    def held_claims(self, row: int) -> dict[int, Said]:
        found = self.conn.execute(f"SELECT source, {', '.join(_CLAIM)} FROM main.claim WHERE document = ?", (row,))
        return {source: tuple(said) for source, *said in found}

    def told_claims(self, iri: str) -> dict[int, Said]:
        found = self.conn.execute(
            f"SELECT s.id, {', '.join(f'c.{name}' for name in _CLAIM)} FROM file.claim c "
            "JOIN source_row s ON s.iri = c.source AND s.speaks WHERE c.document = ?",
            (iri,),
        )
        return {source: tuple(said) for source, *said in found}

    def claims_of_readings(self, row: int, *readings: dict[str, Any] | None) -> int:
        """What reports, or the text itself, say of a document that others claim, as a claim of theirs."""
        names = [name for name in _CLAIM if name != "certainty"]
        learned = 0
        for said in readings:
            if said is not None and said["source"] is not None and said["certainty"] == "report":
                learned += self.conn.execute(
                    f"INSERT OR IGNORE INTO main.claim(document, source, certainty, {', '.join(names)}) "
                    f"VALUES (?, ?, ?, {', '.join('?' * len(names))})",
                    (
                        row,
                        said["source"],
                        "text" if said["origin"] == "report" else "report",
                        *(said[name] for name in names),
                    ),
                ).rowcount
        return learned

    def contradictions(self, row: int, held: dict[int, Said], told: dict[int, Said]) -> int:
        """Where one source says two things, the first stands and the other stays beside it, as within one import."""
        learned = 0
        for source in held.keys() & told.keys():
            first, other = (dict(zip(_CLAIM, said[source], strict=True)) for said in (held, told))
            gaps = {name: other[name] for name in _CLAIM if first[name] is None and other[name] is not None}
            if gaps:
                learned += self.conn.execute(
                    f"UPDATE main.claim SET {', '.join(f'{name} = ?' for name in gaps)} "
                    "WHERE document = ? AND source = ?",
                    (*gaps.values(), row, source),
                ).rowcount
            learned += self.keep_what_differs(row, first, other, source, str(other["certainty"]))
        return learned

    def fill(self, row: int, shown: dict[str, Any], told: dict[str, Any]) -> bool:
        """Two documents known from reports alone: as when both reports are read into one store."""
        tell(self.conn, row, told, itself=told["origin"] == "report" != shown["origin"])
        names = list(shown)
        now = self.conn.execute(f"SELECT {', '.join(names)} FROM main.document WHERE id = ?", (row,)).fetchone()
        after = dict(zip(names, now, strict=True))
        kept = sum(self.keep_what_differs(row, after, said, said["source"], "report") for said in (shown, told))
        return kept > 0 or after != shown

    def keep_what_differs(
        self, row: int, first: dict[str, Any], other: dict[str, Any], source: int | None, certainty: str
    ) -> int:
        """What is not shown, as facts of its source, each once: days in conflict, names that may both be right."""
        kept = 0
        for name in _KEPT:
            if source is None or first[name] is None or other[name] in (None, first[name]):
                continue
            sure = "conflict" if name in ("issued", "effective") else certainty
            kept += self.conn.execute(
                "INSERT INTO main.fact(document, field, value, source, certainty) SELECT ?1, ?2, ?3, ?4, ?5 "
                "WHERE NOT EXISTS (SELECT 1 FROM main.fact WHERE document = ?1 AND field = ?2 AND value = ?3 "
                "AND source = ?4 AND certainty = ?5)",
                (row, name, other[name], source, sure),
            ).rowcount
        return kept

    # -- what is told of them ------------------------------------------------------------------------------

    def claims(self) -> int:
        return self.conn.execute(
            f"INSERT OR IGNORE INTO main.claim(document, source, {', '.join(_CLAIM)}) "
            f"SELECT r.id, s.id, {', '.join(f'c.{name}' for name in _CLAIM)} FROM file.claim c "
            "JOIN document_row r ON r.iri = c.document JOIN source_row s ON s.iri = c.source AND s.speaks"
        ).rowcount

    def facts(self) -> int:
        return self.conn.execute(
            "INSERT INTO main.fact(document, field, value, source, certainty) "
            "SELECT DISTINCT r.id, f.field, f.value, s.id, f.certainty FROM file.fact f "
            "JOIN document_row r ON r.iri = f.document JOIN source_row s ON s.iri = f.source AND s.speaks "
            "WHERE f.field <> ? AND NOT EXISTS (SELECT 1 FROM main.fact h WHERE h.document = r.id "
            "AND h.field = f.field AND h.value = f.value AND h.source = s.id AND h.certainty = f.certainty)",
            (ALIAS,),
        ).rowcount + keep_aliases(self.conn)

    def edges(self) -> int:
        """Relations, but those of readings that the store has in its own way."""
        held = ("basis", "rule", "scope", "location", "effective", "subject_location", "ev_start", "ev_end")
        same = " AND ".join(f"h.{name} IS e.{name}" for name in held)
        names = (*held, "ev_quote")
        return (
            knows_words(self.conn)
            .execute(
                f"INSERT INTO main.edge(subject, relation, object, source, ev_document, {', '.join(names)}) "
                f"SELECT DISTINCT a.id, e.relation, b.id, s.id, v.id, {', '.join(f'e.{name}' for name in names)} "
                "FROM file.edge e JOIN document_row a ON a.iri = e.subject JOIN document_row b ON b.iri = e.object "
                "LEFT JOIN source_row s ON s.iri = e.source LEFT JOIN document_row v ON v.iri = e.ev_document "
                "WHERE (e.source IS NULL OR s.speaks) "
                "AND (e.ev_document IS NULL OR e.ev_document NOT IN (SELECT iri FROM own_reading)) "
                "AND NOT EXISTS (SELECT 1 FROM main.edge h LEFT JOIN main.report r ON r.document = h.ev_document "
                "WHERE h.subject = a.id AND h.relation = e.relation AND h.object = b.id AND h.source IS s.id "
                f"AND h.ev_document IS v.id AND {same} AND {of_edge('h')} IS e.ev_quote)"
            )
            .rowcount
        )

    def own_readings(self) -> int:
        """Remember the reports that the store has read itself; how many of them otherwise than the file tells."""
        self.conn.execute(
            "CREATE TEMP TABLE own_reading AS SELECT f.document AS iri, f.digest IS NOT r.digest AS other "
            "FROM file.reading f JOIN document_row d ON d.iri = f.document JOIN main.report r ON r.document = d.id"
        )
        (other,) = self.conn.execute("SELECT count(*) FROM own_reading WHERE other").fetchone()
        return int(other)

    def readings(self) -> tuple[int, int]:
        """Readings of reports that the store has not read, with their citations."""
        new = self.conn.execute(
            "SELECT d.id, f.source, f.path, f.digest, f.length FROM file.reading f "
            "JOIN document_row d ON d.iri = f.document WHERE f.document NOT IN (SELECT iri FROM own_reading)"
        ).fetchall()
        self.conn.executemany(
            "INSERT INTO main.report(document, path, digest, length) VALUES (?, ?, ?, ?)",
            [(row, report_name(source, path), digest, length) for row, source, path, digest, length in new],
        )
        citations = self.conn.execute(
            'INSERT INTO main.citation(report, start, "end", text, document, certainty) '
            'SELECT a.id, c.start, c."end", c.text, b.id, c.certainty FROM file.citation c '
            "JOIN document_row a ON a.iri = c.report JOIN document_row b ON b.iri = c.document "
            "WHERE c.report NOT IN (SELECT iri FROM own_reading)"
        ).rowcount
        return len(new), citations
