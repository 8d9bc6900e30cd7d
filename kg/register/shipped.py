"""The shipped register (data/register/*.csv) into the store's tables.

Documents are known by their IRI; loading a newer register over an older one updates them in place, so that
what was ingested keeps pointing at the same rows.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from kg.data import shipped, table
from kg.model import DocType, Level
from kg.naming import document_iri, name_key, place_key, symbol_key, symbol_year
from kg.register.precedence import forget_touched, settle, touch
from kg.store.search_index import build_search_index
from kg.store.version import keep_version

#: progress(done, total) is called now and then while the register is loaded.
Progress = Callable[[int, int], None]

_NAMED = ("law", "code", "ordinance")
_ORGANS = {"Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Chủ tịch nước",
           "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"}  # fmt: skip


@cache
def manifest() -> dict[str, Any]:
    """What the shipped register says of itself: the digest of its files and of the law names, its snapshots' days."""
    loaded: dict[str, Any] = json.loads(shipped("register/manifest.json"))
    loaded["digest"] += f"-{zlib.crc32(shipped('law_names.json')):08x}"
    return loaded


def _rows(name: str) -> Iterator[list[str]]:
    from importlib.resources import files  # only who makes a store needs it

    with files("kg.data.register").joinpath(f"{name}.csv").open(encoding="utf-8") as handle:
        reader = csv.reader(handle)
        next(reader)
        yield from reader


class _Loader:
    def __init__(self, conn: sqlite3.Connection, progress: Progress | None) -> None:
        self.conn = conn
        self.progress = progress
        self.sources: dict[str, int] = {}
        self.documents: dict[str, list[Any]] = {}  # IRI → row of the document table
        # (symbol key, type, when) → IRI; `when` is empty where the symbol holds its year, else day or year
        self.identity: dict[tuple[str, str, str], str] = {}
        self.facts: list[tuple[str, str, str, str, str]] = []

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
        self.conn.executemany(upsert, ([k, kind, int(r), d or None, n] for k, kind, r, d, n in _rows("sources")))
        self.conn.execute(upsert, ("names", "text", 60, None, "Tên và số in cùng nhau trong văn bản đã ban hành"))
        self.sources = dict(self.conn.execute("SELECT key, id FROM source WHERE key IS NOT NULL"))

    # -- documents ---------------------------------------------------------------------------------------

    def add(
        self, symbol: str, kind: str, title: str, issuer: str, issued: str, effective: str, year: str,
        vbpl: str, source: str, certainty: str,
    ) -> str:  # fmt: skip
        key = symbol_key(symbol)
        iri = _iri(symbol, kind, issuer, issued, year)
        self.documents[iri] = [
            iri, symbol, key, kind, title or None,
            name_key(title) if title and kind in ("law", "code", "ordinance") else None,
            issuer or None, _level(issuer), issued or None, effective or None,
            int(year) if year else int(issued[:4]) if issued else None,
            vbpl.partition(" ")[0] or None, self.sources[source], certainty,
        ]  # fmt: skip
        self.identity[key, kind, "" if symbol_year(symbol) else issued or year] = iri
        for number in vbpl.split(" ")[1:]:
            self.facts.append((iri, "vbpl_id", number, "vbpl", "existence"))
        return iri

    def add_verified(self, row: list[str], base: list[str] | None, vbpl: str) -> str:
        """A verified row; gaps are filled from another source's `base`: title, issuer, issued, effective."""
        symbol, kind, title, issuer, issued, effective, year, certainty, expired, by, proof = row[:11]
        source = f"verified:{row[12]}"
        if base:
            title, issuer = title or base[0], issuer or base[1]
            issued, effective = issued or base[2], effective or base[3]
        iri = self.add(symbol, kind, title, issuer, issued, effective, year, vbpl, source, certainty)
        facts = [("expired", expired), ("expired_by", by), ("expired_where", row[11])] if expired else []
        self.facts += [(iri, f, v, source, proof) for f, v in facts if v]
        if certainty == "verified":
            self.facts.append((iri, "verified", row[12], source, "verified"))
        return iri

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
                iri = self.add_verified(proved, [title, issuer, issued, effective], vbpl)
                told = {"title": title, "issued": issued, "effective": effective}
                mine = {"title": proved[2], "issued": proved[4], "effective": proved[5]}
                self.facts += [
                    (iri, field, value, source, "conflict" if field != "title" else certainty)
                    for field, value in told.items() if value and mine[field] and value != mine[field]
                ]  # fmt: skip
            else:
                iri = self.add(symbol, kind, title, issuer, issued, effective, year, vbpl, source, certainty)
            for place in seen.split():
                if place == "dropped":
                    self.facts.append((iri, "dropped", "new", "code", "official_code"))
                elif place != "vbpl":
                    key = "code" if place == "new" else "code-old"
                    self.facts.append((iri, "codified", place, key, "official_code"))
            if last_article:
                self.facts.append((iri, "last_article", last_article, "code", "official_code"))
            self.facts += [(iri, "flag", flag, source, "flag") for flag in flags.split("|") if flag]
            for conflict in filter(None, conflicts.split("|")):
                field, _, value = conflict.partition("=")
                self.facts.append((iri, field, value, source, "conflict"))

    def read_existing(self, verified: dict[tuple[str, str], list[str]]) -> None:
        for symbol, kind, issuer, issued, year, vbpl, records, flags, source in _rows("existing"):
            proved = verified.pop((symbol_key(symbol), kind), None)
            if proved:
                iri = self.add_verified(proved, ["", issuer, issued, ""], vbpl)
            else:
                certainty = "official_list" if source.startswith("list:") else "existence"
                iri = self.add(symbol, kind, "", issuer, issued, "", year, vbpl, source, certainty)
            self.facts += [(iri, "flag", flag, source, "flag") for flag in flags.split("|") if flag]
            if records not in ("", "0", "1") and not year:
                self.facts.append((iri, "records", records, source, "existence"))

    def read_rest_of_verified(self, verified: dict[tuple[str, str], list[str]]) -> None:
        for row in _rows("verified"):
            if not symbol_year(row[0]) or (symbol_key(row[0]), row[1]) in verified:
                self.add_verified(row, None, "")

    def write_documents(self) -> dict[str, int]:
        self.keep_identity()
        self.conn.executemany(
            "INSERT INTO document(iri, symbol, symbol_key, type, title, name_key, issuer, level, issued, "
            "effective, year, vbpl_id, source, certainty, origin) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,'register') ON CONFLICT(iri) DO UPDATE SET "
            "symbol = excluded.symbol, symbol_key = excluded.symbol_key, title = excluded.title, "
            "name_key = excluded.name_key, issuer = excluded.issuer, level = excluded.level, "
            "issued = excluded.issued, effective = excluded.effective, year = excluded.year, "
            "vbpl_id = excluded.vbpl_id, source = excluded.source, certainty = excluded.certainty, "
            "origin = CASE origin WHEN 'report' THEN origin ELSE 'register' END",
            self.documents.values(),
        )
        return dict(self.conn.execute("SELECT iri, id FROM document"))

    def write_claims(self, ids: dict[str, int]) -> None:
        """What the shipped sources say, beside what was imported; then each document shows the best of it."""
        self.conn.executemany(
            "INSERT INTO claim(document, symbol, title, issuer, level, issued, effective, year, vbpl_id, source, "
            "certainty) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            ((ids[iri], row[1], row[4], *row[6:]) for iri, row in self.documents.items()),
        )
        forget_touched(self.conn)
        touch(self.conn, "SELECT document FROM claim WHERE source IN (SELECT id FROM source WHERE key IS NULL)")
        settle(self.conn)

    def keep_identity(self) -> None:
        """On a refresh: rename rows of the older register whose IRI has changed, let go of the rest."""
        old = self.conn.execute("SELECT iri, symbol_key, type FROM document WHERE origin = 'register'").fetchall()
        gone = [row for row in old if row[0] not in self.documents]
        if not gone:
            return
        by_number: dict[tuple[str, str], list[str]] = {}
        for (key, kind, _), iri in self.identity.items():
            by_number.setdefault((key, kind), []).append(iri)
        before = {iri for (iri,) in self.conn.execute("SELECT iri FROM document")}
        for iri, key, kind in gone:
            same = by_number.get((key, kind), [])
            new = same[0] if len(same) == 1 else None
            if new and new not in before:
                self.conn.execute("UPDATE document SET iri = ? WHERE iri = ?", (new, iri))
                before.add(new)
            else:
                self.conn.execute("UPDATE document SET origin = 'cited', source = NULL WHERE iri = ?", (iri,))
        self.conn.execute(
            "DELETE FROM document WHERE origin = 'cited' AND source IS NULL AND id NOT IN "
            "(SELECT document FROM citation) AND id NOT IN (SELECT document FROM report) AND id NOT IN "
            "(SELECT subject FROM edge) AND id NOT IN (SELECT object FROM edge) AND id NOT IN "
            "(SELECT ev_document FROM edge WHERE ev_document IS NOT NULL) AND id NOT IN (SELECT document FROM claim)"
        )

    # -- facts and relations -----------------------------------------------------------------------------

    def read_law_names(self) -> None:
        """The names of laws whose number the code does not title: as issued texts print them together."""
        for row in table("law_names")["laws"]:
            for symbol in row["symbols"]:
                iri = self.identity.get((symbol_key(symbol), row["type"], ""))
                if iri is None and any((symbol_key(symbol), kind, "") in self.identity for kind in _NAMED):
                    continue  # "Luật Lao động số 10/2012/QH13": people write "Luật", it is the Code
                if iri is None:
                    issuer = "Ủy ban Thường vụ Quốc hội" if row["type"] == "ordinance" else "Quốc hội"
                    middle = symbol.split("/")[1]
                    year = middle if middle.isdigit() else ""
                    self.add(symbol, row["type"], row["name"], issuer, "", "", year, "", "names", "existence")
                elif self.documents[iri][4] is None:
                    self.documents[iri][4:6] = [row["name"], name_key(row["name"])]

    def write_facts(self, ids: dict[str, int]) -> None:
        for symbol, kind, expired, by, _, relation, flag, source in _rows("lapses"):
            iri = self.identity[symbol_key(symbol), kind, ""]
            self.facts.append((iri, "listed_lapsed", expired or "unknown", source, "official_list"))
            self.facts.append((iri, "lapsed_by", f"{relation} {by}", source, "official_list"))
            if flag:
                self.facts.append((iri, "flag", flag, source, "flag"))
        for symbol, kind, other, day in _rows("same_subject"):
            iri = self.identity[symbol_key(symbol), kind, ""]
            self.facts.append((iri, "same_subject", f"{day} {other}", "named", "existence"))
        self.conn.executemany(
            "INSERT INTO fact(document, field, value, source, certainty) VALUES (?, ?, ?, ?, ?)",
            ((ids[iri], field, value, self.sources[s], c) for iri, field, value, s, c in self.facts),
        )

    def write_relations(self, ids: dict[str, int]) -> None:
        at = {key: ids[iri] for key, iri in self.identity.items()}
        edges = [
            (
                at[symbol_key(subject), s_type, s_when], relation, at[symbol_key(target), t_type, t_when],
                scope, effective or None, location or None, self.sources[source],
            )
            for subject, s_type, s_when, relation, target, t_type, t_when, scope, effective, location, _,
                source in _rows("relations")
        ]  # fmt: skip
        edges += [
            (at[symbol_key(by), by_type, ""], relation, at[symbol_key(symbol), kind, ""], "whole",
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
        for era, level, code, unit, name, parent, start, until in sorted(
            _rows("places"), key=lambda r: (rank[r[1]], r[0] == "new", r[2])
        ):
            number = ids[era, level, code] = len(ids) + 1
            up: int | None = None
            if parent:
                # A province that no merger touched stands once, under "old", with its new communes below it.
                eras = (era, "old") if era == "new" else (era,)
                levels = above[level] if era == "old" else ("province",)
                up = next(ids[e, x, parent] for e in eras for x in levels if (e, x, parent) in ids)
            province = iri_codes[up].partition("-")[0] if up else ""
            iri_codes[number] = f"{province}-{code}" if province else code
            lines.append((number, era, level, code, iri_codes[number], unit, name, place_key(name), up,
                          start or None, until or None))  # fmt: skip
        self.conn.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", lines)
        self.conn.executemany(
            "INSERT INTO place_successor(old, new, part) VALUES (?, ?, ?)",
            (
                (ids["old", level, old], ids.get(("new", level, new)) or ids["old", level, new], part)
                for level, old, new, part in _rows("place_successors")
            ),
        )


def load_register(conn: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Put the shipped register into `conn`, replacing what an older one left; the caller commits."""
    for held in ("fact", "claim"):
        conn.execute(f"DELETE FROM {held} WHERE source IN (SELECT id FROM source WHERE key IS NOT NULL)")
    conn.execute("DELETE FROM edge WHERE rule = 'register' AND source IN (SELECT id FROM source WHERE key IS NOT NULL)")
    conn.execute("DELETE FROM place_successor")
    conn.execute("DELETE FROM place")
    _Loader(conn, progress).run()
    build_search_index(conn)
    keep_version(conn)


def _iri(symbol: str, kind: str, issuer: str, issued: str, year: str) -> str:
    from datetime import date

    head = None if ";" in issuer else issuer or None
    day = date.fromisoformat(issued) if issued else None
    type_: DocType = kind  # type: ignore[assignment]
    return document_iri(type_, symbol, head, day, int(year) if year else None)


def _level(issuer: str) -> Level:
    if not issuer:
        return "unknown"
    return "central" if issuer in _ORGANS else "ministry"
