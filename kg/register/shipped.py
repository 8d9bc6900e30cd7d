"""The shipped register (data/register/*.csv) into the store's tables.

Loading a newer register over an older one updates the documents in place, so that what was ingested keeps pointing at
the same rows; what the store knew under another IRI keeps that as an alias.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from kg.data import table
from kg.model import LAWS, DocType, Level
from kg.naming import name_key, place_key, symbol_key, symbol_year
from kg.register.identity import iri_of, series_key
from kg.register.joining import unite
from kg.register.precedence import forget_touched, keep_reading, settle, touch
from kg.register.shipped_index import ShippedIndex
from kg.store.documents import as_day, documents_in
from kg.store.register_rows import keep_register_rows
from kg.store.search_index import build_search_index
from kg.store.version import keep_version
from kg.tuples import NamedTuple

#: progress(done, total) is called now and then while the register is loaded.
Progress = Callable[[int, int], None]

_ORGANS = {"Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Chủ tịch nước",
           "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"}  # fmt: skip


def _rows(name: str) -> Iterator[list[str]]:
    from importlib.resources import files  # only who makes a store needs it

    with files("kg.data.register").joinpath(f"{name}.csv").open(encoding="utf-8") as handle:
        reader = csv.reader(handle)
        next(reader)
        yield from reader


#: What tells documents apart before they have an IRI: number, type, and the day or year where the symbol needs it.
_Key = tuple[str, str, str]


class _Said(NamedTuple):
    """What one source says of a document, in the order of the table `claim`'s columns; None: it does not say."""

    symbol: str | None
    title: str | None
    issuer: str | None
    level: Level
    issued: str | None
    effective: str | None
    year: int | None
    vbpl_id: str | None
    source: int
    certainty: str

    def filled(self, other: _Said) -> _Said:
        """The same with what it does not say and another row of that source does: its days may stand in two."""
        return self._replace(
            title=self.title or other.title,
            issued=self.issued or other.issued,
            effective=self.effective or other.effective,
        )


class _Loader:
    def __init__(self, conn: sqlite3.Connection, progress: Progress | None) -> None:
        self.conn = conn
        self.progress = progress
        self.sources: dict[str, int] = {}
        self.belief: dict[int, tuple[int, int]] = {}  # source → its place among those that are believed
        self.kinds: dict[str, str] = {}
        self.said: dict[_Key, dict[int, _Said]] = {}
        self.documents: dict[str, tuple[Any, ...]] = {}  # IRI → row of the document table
        self.identity: dict[_Key, str] = {}
        self.facts: list[tuple[_Key, str, str, str, str]] = []

    def step(self, done: int) -> None:
        if self.progress:
            self.progress(done, 6)

    def run(self) -> None:
        self.read_sources()
        verified = {(symbol_key(r[0]), r[1]): r for r in _rows("verified") if symbol_year(r[0])}
        self.read_documents(verified)
        self.step(1)
        self.read_existing(verified)
        self.read_rest_of_verified(verified)
        self.read_claims()
        self.read_law_names()
        self.step(2)
        ids = self.write_documents()
        self.write_claims(ids)
        self.step(3)
        self.write_facts(ids)
        self.write_relations(ids)
        self.step(4)
        self.write_places()
        self.step(6)

    def read_sources(self) -> None:
        upsert = (
            "INSERT INTO source(key, kind, rank, day, name) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT(key) DO UPDATE SET kind = excluded.kind, rank = excluded.rank, "
            "day = excluded.day, name = excluded.name"
        )
        rows = [(k, kind, int(r), d or None, n) for k, kind, r, d, n in _rows("sources")]
        rows.append(("names", "text", 60, None, "Tên và số in cùng nhau trong văn bản đã ban hành"))
        self.conn.executemany(upsert, rows)
        self.sources = dict(self.conn.execute("SELECT key, id FROM source WHERE key IS NOT NULL"))
        self.kinds = {key: kind for key, kind, *_ in rows}
        self.belief = {
            self.sources[key]: (rank, -date.fromisoformat(day).toordinal() if day else 0)
            for key, _, rank, day, _ in rows
        }  # fmt: skip

    # -- documents ---------------------------------------------------------------------------------------

    def add(
        self, symbol: str, kind: str, title: str, issuer: str, issued: str, effective: str, year: str,
        vbpl: str, source: str, certainty: str, when: str | None = None,
    ) -> _Key:  # fmt: skip
        """What a source says of a document; `when` tells it apart where another rule than the symbol's year does."""
        if when is None:
            when = "" if symbol_year(symbol) else issued or year
        key = _number(symbol), kind, when
        number = self.sources[source]
        first, _, others = vbpl.partition(" ")
        said = self.said.setdefault(key, {})
        if number in said and issued and said[number].issued not in (None, issued):  # two documents of one number
            key = *key[:2], issued
            said = self.said.setdefault(key, {})
        if number in said:  # printed in two ways
            first, others = "", vbpl
        told = _Said(
            None if kind == "constitution" else symbol, title or None, issuer or None, _level(issuer),
            issued or None, effective or None,
            int(year) if year else int(issued[:4]) if issued else None, first or None, number, certainty,
        )  # fmt: skip
        said[number] = said[number].filled(told) if number in said else told
        self.facts += [(key, "vbpl_id", other, "vbpl", "existence") for other in others.split()]
        return key

    def add_verified(self, row: list[str], base: list[str] | None, vbpl: str) -> _Key:
        """A verified row; gaps are filled from another source's `base`: title, issuer, issued, effective."""
        symbol, kind, title, issuer, issued, effective, year, certainty, expired, by, proof = row[:11]
        source = f"verified:{row[12]}"
        if base:
            title, issuer = title or base[0], issuer or base[1]
            issued, effective = issued or base[2], effective or base[3]
        key = self.add(symbol, kind, title, issuer, issued, effective, year, vbpl, source, certainty)
        facts = [("expired", expired), ("expired_by", by), ("expired_where", row[11])] if expired else []
        self.facts += [(key, f, v, source, proof) for f, v in facts if v]
        if certainty == "verified":
            self.facts.append((key, "verified", row[12], source, "verified"))
        return key

    def read_documents(self, verified: dict[tuple[str, str], list[str]]) -> None:
        for r in _rows("documents"):
            (
                symbol,
                kind,
                title,
                issuer,
                issued,
                effective,
                year,
                vbpl,
                seen,
                flags,
                conflicts,
                source,
                certainty,
                last_article,
            ) = r
            proved = verified.pop((symbol_key(symbol), kind), None)
            if proved:
                key = self.add_verified(proved, [title, issuer, issued, effective], vbpl)
                told = {"title": title, "issued": issued, "effective": effective}
                mine = {"title": proved[2], "issued": proved[4], "effective": proved[5]}
                self.facts += [
                    (key, field, value, source, "conflict" if field != "title" else certainty)
                    for field, value in told.items() if value and mine[field] and value != mine[field]
                ]  # fmt: skip
            else:
                key = self.add(symbol, kind, title, issuer, issued, effective, year, vbpl, source, certainty)
            for place in seen.split():
                if place == "dropped":
                    self.facts.append((key, "dropped", "new", "code", "official_code"))
                elif place != "vbpl":
                    snapshot = "code" if place == "new" else "code-old"
                    self.facts.append((key, "codified", place, snapshot, "official_code"))
            if last_article:
                self.facts.append((key, "last_article", last_article, "code", "official_code"))
            self.facts += [(key, "flag", flag, source, "flag") for flag in flags.split("|") if flag]
            for conflict in filter(None, conflicts.split("|")):
                field, _, value = conflict.partition("=")
                self.facts.append((key, field, value, source, "conflict"))

    def read_existing(self, verified: dict[tuple[str, str], list[str]]) -> None:
        for symbol, kind, issuer, issued, year, vbpl, records, flags, source in _rows("existing"):
            proved = verified.pop((symbol_key(symbol), kind), None)
            if proved:
                key = self.add_verified(proved, ["", issuer, issued, ""], vbpl)
            else:
                certainty = "official_list" if source.startswith("list:") else "existence"
                key = self.add(symbol, kind, "", issuer, issued, "", year, vbpl, source, certainty)
            self.facts += [(key, "flag", flag, source, "flag") for flag in flags.split("|") if flag]
            if records not in ("", "0", "1") and not year:
                self.facts.append((key, "records", records, source, "existence"))

    def read_rest_of_verified(self, verified: dict[tuple[str, str], list[str]]) -> None:
        for row in _rows("verified"):
            if not symbol_year(row[0]) or (symbol_key(row[0]), row[1]) in verified:
                self.add_verified(row, None, "")

    def read_claims(self) -> None:
        """What further sources say, of documents that stand above and of others."""
        for symbol, kind, when, title, issuer, issued, effective, source in _rows("claims"):
            year = str(symbol_year(symbol) or when[:4])
            self.add(symbol, kind, title, issuer, issued, effective, year, "", source, self.kinds[source], when)
        self.facts += [
            ((_number(symbol), kind, when), field, value, source, certainty)
            for symbol, kind, when, field, value, source, certainty in _rows("facts")
        ]

    def read_law_names(self) -> None:
        """The names of laws whose number the code does not title: as issued texts print them together."""
        known = {key[0] for key in self.said if key[1] in LAWS}
        spelled = {
            (series_key(said.symbol), key[1]): said.symbol
            for key, told in self.said.items() if key[1] in LAWS for said in told.values() if said.symbol
        }  # fmt: skip
        for row in table("law_names")["laws"]:
            for printed in row["symbols"]:
                symbol = spelled.get((series_key(printed), row["type"]), printed)
                held = self.said.get((_number(symbol), row["type"], ""))
                if held is None and _number(symbol) in known:
                    continue  # "Luật Lao động số 10/2012/QH13": it is the Code; or known with its day
                if held and any(said.title for said in held.values()):
                    continue
                issuer = "Ủy ban Thường vụ Quốc hội" if row["type"] == "ordinance" else "Quốc hội"
                middle = symbol.split("/")[1]
                year = middle if middle.isdigit() else ""
                self.add(symbol, row["type"], row["name"], "" if held else issuer, "", "", year, "", "names",
                         "existence", "")  # fmt: skip

    def describe(self) -> None:
        """The IRI of each document and, column by column, the best that the sources say of it."""
        believed = self.belief
        for key, by_source in self.said.items():
            said = list(by_source.values())
            if len(said) > 1:
                said.sort(key=lambda one: (one.certainty == "existence", believed[one.source], one.source))
            best = said[0]
            symbol, title, issuer, level, issued, effective, year, vbpl, source, certainty = best
            for other in said[1:]:
                title, issued, effective = title or other.title, issued or other.issued, effective or other.effective
                year, vbpl = year or other.year, vbpl or other.vbpl_id
                issuer = issuer or other.issuer
                level = other.level if level == "unknown" else level
            if symbol is None:  # a Constitution bears no number: the year tells which
                iri = iri_of("constitution", None, year=year)
                named: str | None = "hien phap"
            else:
                iri = _iri(symbol, key[1], issuer or "", issued or "", str(year or ""))
                named = name_key(title) if title and key[1] in LAWS else None
            self.identity[key] = iri
            self.documents[iri] = (
                iri, symbol, symbol and symbol_key(symbol), key[1], title, named, issuer, level, issued, effective,
                year, vbpl, source, certainty,
            )  # fmt: skip

    def write_documents(self) -> dict[str, int]:
        self.describe()
        self.keep_identity()
        self.conn.executemany(
            "INSERT INTO document(iri, symbol, symbol_key, type, title, name_key, issuer, level, issued, "
            "effective, year, vbpl_id, source, certainty, origin) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,'register') ON CONFLICT(iri) DO UPDATE SET "
            "symbol = excluded.symbol, symbol_key = excluded.symbol_key, title = excluded.title, "
            "name_key = excluded.name_key, issuer = excluded.issuer, level = excluded.level, "
            "issued = excluded.issued, effective = excluded.effective, year = excluded.year, "
            "vbpl_id = excluded.vbpl_id, source = excluded.source, certainty = excluded.certainty, "
            "origin = 'register'",
            self.documents.values(),
        )
        return dict(self.conn.execute("SELECT iri, id FROM document"))

    def write_claims(self, ids: dict[str, int]) -> None:
        """What the shipped sources say, beside what was imported; then each document shows the best of it."""
        self.conn.executemany(
            "INSERT INTO claim(document, symbol, title, issuer, level, issued, effective, year, vbpl_id, source, "
            "certainty) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            ((ids[self.identity[key]], *said) for key, held in self.said.items() for said in held.values()),
        )
        forget_touched(self.conn)
        touch(self.conn, "SELECT document FROM claim WHERE source IN (SELECT id FROM source WHERE key IS NULL)")
        settle(self.conn)

    def keep_identity(self) -> None:
        """On a refresh: what the store has under another IRI gets the register's; the rest of the older one goes.

        That is what reports and imports brought before the register knew it, and what an older register knew less of.
        """
        for row, iri in self.conn.execute(
            "SELECT d.id, d.iri FROM report r JOIN document d ON d.id = r.document"
        ).fetchall():
            if iri in self.documents:
                keep_reading(self.conn, row)
        held = self.conn.execute("SELECT iri FROM document").fetchall()
        others = [iri for (iri,) in held if iri not in self.documents]
        if not others:
            return
        candidates = ShippedIndex(self.documents)
        for row, doc in sorted(documents_in(self.conn, "iri", others), key=lambda one: one[1].iri):
            same = candidates.meant(doc)
            if same is None and doc.origin == "register" and not self.is_claimed(row):
                same = candidates.only(doc)  # the older register had another day for it
            if same is not None:
                keep_reading(self.conn, row)
                unite(self.conn, row, same)
            elif doc.origin == "register":
                self.conn.execute("UPDATE document SET origin = 'cited', source = NULL WHERE id = ?", (row,))
        self.conn.execute(
            "DELETE FROM document WHERE origin = 'cited' AND source IS NULL AND id NOT IN "
            "(SELECT document FROM citation) AND id NOT IN (SELECT document FROM report) AND id NOT IN "
            "(SELECT subject FROM edge) AND id NOT IN (SELECT object FROM edge) AND id NOT IN "
            "(SELECT ev_document FROM edge WHERE ev_document IS NOT NULL) AND id NOT IN (SELECT document FROM claim)"
        )

    def is_claimed(self, row: int) -> bool:
        return bool(self.conn.execute("SELECT EXISTS (SELECT 1 FROM claim WHERE document = ?)", (row,)).fetchone()[0])

    # -- facts and relations -----------------------------------------------------------------------------

    def write_facts(self, ids: dict[str, int]) -> None:
        for symbol, kind, expired, by, _, relation, flag, source in _rows("lapses"):
            key = _number(symbol), kind, ""
            self.facts.append((key, "listed_lapsed", expired or "unknown", source, "official_list"))
            self.facts.append((key, "lapsed_by", f"{relation} {by}", source, "official_list"))
            if flag:
                self.facts.append((key, "flag", flag, source, "flag"))
        for symbol, kind, other, day in _rows("same_subject"):
            self.facts.append(((_number(symbol), kind, ""), "same_subject", f"{day} {other}", "named", "existence"))
        at = self.identity
        self.conn.executemany(
            "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)",
            ((ids[at[key]], field, value, self.sources[s], c) for key, field, value, s, c in self.facts),
        )

    def write_relations(self, ids: dict[str, int]) -> None:
        at = {key: ids[iri] for key, iri in self.identity.items()}
        edges = [
            (
                at[_number(subject), s_type, s_when], relation, at[_number(target), t_type, t_when],
                scope, effective or None, location or None, self.sources[source],
            )
            for subject, s_type, s_when, relation, target, t_type, t_when, scope, effective, location, _,
                source in _rows("relations")
        ]  # fmt: skip
        edges += [
            (at[_number(by), by_type, ""], relation, at[_number(symbol), kind, ""], "whole",
             expired or None, None, self.sources[source])
            for symbol, kind, expired, by, by_type, relation, _, source in _rows("lapses")
        ]  # fmt: skip
        self.conn.executemany(
            "INSERT INTO edge(subject, relation, object, scope, effective, location, source, rule) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'register')",
            edges,
        )

    def write_places(self) -> None:
        ids: dict[tuple[str, str, str], int] = {}
        above = {"commune": ("district", "province"), "district": ("province",), "province": ()}
        iri_codes: dict[int, str] = {}
        lines: list[tuple[Any, ...]] = []
        rank = {"province": 0, "district": 1, "commune": 2}
        eras = {"old": ("old",), "new": ("new", "old"), "later": ("later", "new", "old")}
        for era, level, code, unit, name, parent, start, until in sorted(
            _rows("places"), key=lambda r: (rank[r[1]], len(eras[r[0]]), r[2])
        ):
            number = ids[era, level, code] = len(ids) + 1
            up: int | None = None
            if parent:
                # A province that no merger touched stands once, under "old", with its new communes below it.
                levels = above[level] if era == "old" else ("province",)
                up = next(ids[e, x, parent] for e in eras[era] for x in levels if (e, x, parent) in ids)
            province = iri_codes[up].partition("-")[0] if up else ""
            iri_codes[number] = f"{province}-{code}" if province else code
            lines.append((number, era, level, code, iri_codes[number], unit, name, place_key(name), up,
                          start or None, until or None))  # fmt: skip
        self.conn.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", lines)
        self.conn.executemany(
            "INSERT INTO place_successor(old, new, part) VALUES (?, ?, ?)",
            (
                (ids[old_era, level, old], ids.get((new_era, level, new)) or ids["old", level, new], part)
                for level, old, new, part, old_era, new_era in _rows("place_successors")
            ),
        )


def load_register(conn: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Put the shipped register into `conn`, replacing what an older one left; the caller commits."""
    for held in ("fact", "claim"):
        conn.execute(f"DELETE FROM {held} WHERE source IN (SELECT id FROM source WHERE key IS NOT NULL)")
    conn.execute("DELETE FROM edge WHERE rule = 'register' AND source IN (SELECT id FROM source WHERE key IS NOT NULL)")
    # a store of an older program kept the "&" in the form for look-ups
    conn.execute("UPDATE document SET symbol_key = replace(symbol_key, '&', '') WHERE symbol_key LIKE '%&%'")
    conn.execute("DELETE FROM place_successor")
    conn.execute("DELETE FROM place")
    _Loader(conn, progress).run()
    build_search_index(conn)
    keep_version(conn)
    keep_register_rows(conn)


def _iri(symbol: str, kind: str, issuer: str, issued: str, year: str) -> str:
    head = None if ";" in issuer else issuer or None
    type_: DocType = kind  # type: ignore[assignment]
    # what the register has of local offices has no place, and shall not be taken for that of any of them
    return iri_of(type_, symbol, head, None, as_day(issued), int(year) if year else None, level="central")


def _number(symbol: str) -> str:
    """A symbol's key without regard to how its parts are joined: "14/2014/TTLT/BTC-BTP", "14/2014/TTLT-BTC-BTP"."""
    return symbol_key(symbol).replace("/", "-").rstrip("-")


def _level(issuer: str) -> Level:
    if not issuer:
        return "unknown"
    return "central" if issuer in _ORGANS else "ministry"
