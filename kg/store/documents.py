"""Documents in the store: by symbol, by IRI, by the name of a law; and what is said of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from kg.base.law_words import RELATION_HEADINGS
from kg.model import Document, Edge, Evidence
from kg.naming import UNKNOWN_DAY, name_key, symbol_key
from kg.store.aliases import renamed
from kg.store.connection import knows_words, on_server, remember, remembered
from kg.store.passages import OF_EDGE
from kg.tuples import NamedTuple

_COLUMNS = (
    "d.iri, d.symbol, d.type, d.title, d.issuer, d.level, d.place, d.issued, d.effective, d.year, d.origin, "
    "s.name, d.certainty"
)
_FROM = "FROM document d LEFT JOIN source s ON s.id = d.source"
#: In the order of `by_symbol`.
_BEST_FIRST = "ORDER BY d.origin <> 'register', COALESCE(d.year, 0), d.certainty = 'existence', d.type, d.iri"
_EDGE_REST = (
    f"e.basis, e.rule, e.scope, e.effective, COALESCE(s.kind, ''), t.iri, e.ev_start, e.ev_end, {OF_EDGE}, s.name, "
    "e.location, e.subject_location"
)
#: Hyphens and dashes that texts print in symbols.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑–−—", "-"))
_EDGE_SOURCES = (
    "LEFT JOIN source s ON s.id = e.source LEFT JOIN document t ON t.id = e.ev_document "
    "LEFT JOIN report r ON r.document = e.ev_document"
)
_EDGE = (
    f"SELECT a.issued, a.iri, e.relation, b.iri, {_EDGE_REST} FROM edge e JOIN document a ON a.id = e.subject "
    f"JOIN document b ON b.id = e.object {_EDGE_SOURCES}"
)


class Fact(NamedTuple):
    """One thing that one source says of a document.

    `field` is expired, expired_by, codified, flag, vbpl_id … or, with certainty "conflict", the name of a
    column for which this source has another value.
    """

    field: str
    value: str
    source: str
    certainty: str


def as_day(text: str | None) -> date | None:
    """A day of the store (ISO text or NULL) as a date."""
    return date.fromisoformat(text) if text else None


def _document(row: tuple[Any, ...]) -> Document:
    iri, symbol, kind, title, issuer, level, place, issued, effective, year, origin, source, certainty = row
    return Document(
        iri, symbol, kind, title, issuer, level, place, as_day(issued), as_day(effective),
        year, origin, source, certainty,
    )  # fmt: skip


def by_symbol(conn: sqlite3.Connection, symbol: str) -> list[Document]:
    """All documents under a symbol, register first, then by year and type.

    Case, diacritics, spaces and leading zeros do not matter. One number may name several documents: a law and
    a resolution of the National Assembly, Party documents of several years, plans of every office.
    """
    return list(_under(conn, looked_up_by(symbol)))


@lru_cache(maxsize=4096)
def looked_up_by(symbol: str) -> str:
    """The key under which `by_symbol` looks for the documents of a symbol."""
    key = symbol_key(symbol)
    return key if key.isascii() else key.translate(_HYPHENS)


@remembered
def _under(conn: sqlite3.Connection, key: str) -> tuple[Document, ...]:
    return tuple(
        _document(row)
        for row in conn.execute(f"SELECT {_COLUMNS} {_FROM} WHERE d.symbol_key = ? {_BEST_FIRST}", (key,))
    )


def read_ahead(conn: sqlite3.Connection, symbols: Iterable[str]) -> dict[str, tuple[Document, ...]]:
    """Look up at once the documents under symbols for which `by_symbol` will be asked one by one."""
    keys = {symbol: looked_up_by(symbol) for symbol in symbols}
    found: dict[str, list[Document]] = {key: [] for key in keys.values()}
    rows = conn.execute(
        f"SELECT {_COLUMNS}, d.symbol_key FROM json_each(?) j CROSS JOIN document d ON d.symbol_key = j.value "
        f"LEFT JOIN source s ON s.id = d.source {_BEST_FIRST}",
        (json.dumps(list(found)),),
    )
    for row in rows.fetchall():
        found[row[-1]].append(_document(row[:-1]))
    under = {key: tuple(documents) for key, documents in found.items()}
    remember(conn, _under, under)
    return {symbol: under[key] for symbol, key in keys.items()}


def read_ahead_by_iri(conn: sqlite3.Connection, iris: Collection[str]) -> None:
    """Look up at once the documents for which `document` will be asked one by one."""
    found: dict[str, Document | None] = {one.iri: one for _, one in documents_in(conn, "iri", iris)}
    absent = [iri for iri in iris if iri not in found]
    older = renamed(conn, absent)
    remember(conn, document, found | {iri: None for iri in absent if iri not in older})


@remembered
def document(conn: sqlite3.Connection, iri: str) -> Document | None:
    """The document of that IRI, or of which it is an older IRI; None if the store holds neither."""
    row = conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE d.id = COALESCE((SELECT id FROM document WHERE iri = ?1), "
        "(SELECT document FROM alias WHERE iri = ?1))",
        (iri,),
    ).fetchone()
    return _document(row) if row else None


def documents_in(conn: sqlite3.Connection, column: str, values: Iterable[str | int]) -> Iterator[tuple[int, Document]]:
    """The documents whose `iri` or `id` is among the values, each with its row in the store, in no order."""
    value = "CAST(j.value AS INTEGER)" if column == "id" else "j.value"
    rows = conn.execute(
        f"SELECT {_COLUMNS}, d.id FROM json_each(?) j CROSS JOIN document d ON d.{column} = {value} "
        "LEFT JOIN source s ON s.id = d.source",
        (json.dumps(list(values)),),
    )
    return ((row[-1], _document(row[:-1])) for row in rows.fetchall())


def row_id(conn: sqlite3.Connection, iri: str) -> int | None:
    """The document's row in the store, for joins; None if the store does not hold it."""
    row = conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
    return int(row[0]) if row else None


def laws_named(conn: sqlite3.Connection, name: str) -> list[Document]:
    """Laws, codes and ordinances of that name, oldest first; the leading type word may be there or not.

    With the type word ("Bộ luật Lao động") only that type fits, if any does.
    """
    found = _of_that_name(conn, name_key(name))
    word = _type_word(name)
    return [d for d in found if d.type == word] or list(found)


@remembered
def _of_that_name(conn: sqlite3.Connection, key: str) -> tuple[Document, ...]:
    rows = conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE d.name_key = ? ORDER BY d.issued IS NOT NULL, "
        "COALESCE(d.issued, CAST(d.year AS TEXT)), d.symbol",
        (key,),
    )
    return tuple(_document(row) for row in rows)


@remembered
def amending_laws(conn: sqlite3.Connection, year: int) -> tuple[Document, ...]:
    """The laws of that year whose name says that they amend others, "Sửa đổi, bổ sung một số điều của …"."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE d.name_key >= 'sua doi' AND d.name_key < 'sua doj' AND d.year = ? "
        "ORDER BY d.iri",
        (year,),
    )
    return tuple(_document(row) for row in rows)


@remembered
def issued_on(conn: sqlite3.Connection, iri: str, day: date) -> tuple[Document, ...]:
    """The documents of a day that are of the type and the office of `iri`, as far as the store knows their day."""
    office = iri.rsplit("/", 2)[0]
    below = f"{office}/{day.isoformat()}/", f"{office}/{day.isoformat()}0"  # "0" follows "/"
    rows = conn.execute(f"SELECT {_COLUMNS} {_FROM} WHERE d.iri >= ? AND d.iri < ? ORDER BY d.iri", below)
    return tuple(_document(row) for row in rows)


class Younger(NamedTuple):
    """A question for documents of the type and office of `iri`, issued after a day, whose title ends in these words."""

    iri: str
    since: date
    words: str

    @property
    def office(self) -> str:
        """What the IRIs of the documents of that type and office begin with."""
        return self.iri.rsplit("/", 2)[0]

    @property
    def ranges(self) -> tuple[str, str, str, str]:
        """From which IRI on to which it may be, and where those without a day are ("0" follows "/").

        Behind the office an IRI has the day, or the year, by which its document is known; a day that a better source
        corrects is hardly another year's. Without it one looks at each document of the office since 1945.
        """
        unknown = f"{self.office}/{UNKNOWN_DAY}"
        return f"{self.office}/{self.since.year - 1}", f"{self.office}0", f"{unknown}/", f"{unknown}0"

    def is_answered_by(self, doc: Document) -> bool:
        """Whether a document is among those that are asked for; as LIKE, it looks away from the case of ASCII alone."""
        first, last, unknown, behind = self.ranges
        there = first <= doc.iri < last or unknown <= doc.iri < behind
        ends = there and (doc.title or "").encode().lower().endswith(self.words.encode().lower())
        return ends and doc.issued is not None and doc.issued > self.since


@remembered
def younger_titled(conn: sqlite3.Connection, asked: Younger) -> tuple[Document, ...]:
    """The documents that are asked for, oldest first."""
    return _younger(conn, [asked])[asked]


def read_ahead_younger(conn: sqlite3.Connection, questions: Iterable[Younger]) -> None:
    """Look up at once what `younger_titled` will be asked one by one: each look is at all documents of an office."""
    offices: dict[str, list[Younger]] = {}
    for asked in dict.fromkeys(questions):
        offices.setdefault(asked.office, []).append(asked)
    for group in offices.values():
        for at in range(0, len(group), _AT_ONCE):
            remember(conn, younger_titled, _younger(conn, group[at : at + _AT_ONCE]))


#: So many ends are looked for in a title at once.
_AT_ONCE = 100


def _younger(conn: sqlite3.Connection, questions: Sequence[Younger]) -> dict[Younger, tuple[Document, ...]]:
    """The answers to questions about one office."""
    first = min(questions, key=lambda asked: asked.since)
    ends = " OR ".join(("d.title LIKE ?",) * len(questions))
    rows = conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE (d.iri >= ? AND d.iri < ? OR d.iri >= ? AND d.iri < ?) AND d.issued > ? "
        f"AND ({ends}) ORDER BY d.issued, d.iri",
        (*first.ranges, first.since.isoformat(), *(f"%{asked.words}" for asked in questions)),
    )
    found = [_document(row) for row in rows.fetchall()]
    return {asked: tuple(doc for doc in found if asked.is_answered_by(doc)) for asked in questions}


@remembered
def constitutions(conn: sqlite3.Connection) -> tuple[Document, ...]:
    """The constitutions that the store knows, youngest first. They have no number, and one is in force at a time."""
    below = "/akn/vn/act/hien-phap/", "/akn/vn/act/hien-phap0"  # "0" follows "/"
    rows = conn.execute(f"SELECT {_COLUMNS} {_FROM} WHERE d.iri >= ? AND d.iri < ? ORDER BY d.year DESC", below)
    return tuple(_document(row) for row in rows)


def _type_word(name: str) -> str | None:
    head = name.strip().casefold()
    for word, kind in (("bộ luật", "code"), ("luật", "law"), ("pháp lệnh", "ordinance")):
        if head.startswith(word + " "):
            return kind
    return None


def facts(conn: sqlite3.Connection, iri: str) -> list[Fact]:
    """Everything else the sources say of a document, best source first."""
    rows = conn.execute(
        "SELECT t.field, t.value, s.name, t.certainty FROM told t JOIN source s ON s.id = t.source "
        "WHERE t.document = ? ORDER BY s.rank, t.field, t.value",
        (row_id(conn, iri),),
    )
    return [Fact(*row) for row in rows]


@remembered
def last_article(conn: sqlite3.Connection, iri: str) -> int | None:
    """The number of the document's last article, where a source surely shows them all; else None."""
    row = conn.execute(
        "SELECT MAX(CAST(f.value AS INTEGER)) FROM fact f JOIN document d ON d.id = f.document "
        "WHERE d.iri = ? AND f.field = 'last_article' AND f.certainty <> 'conflict'",
        (iri,),
    ).fetchone()
    return int(row[0]) if row and row[0] else None


def relations(conn: sqlite3.Connection, iri: str, *, incoming: bool = False) -> list[Edge]:
    """The document's edges: those in which it acts, or with `incoming` those that act on it.

    `certainty` is the kind of the source; the evidence's `source` names it, with the place in it.
    """
    return list(_edges(conn, iri, "b" if incoming else "a"))


@remembered
def _edges(conn: sqlite3.Connection, iri: str, end: str) -> tuple[Edge, ...]:
    rows = knows_words(conn).execute(
        f"{_EDGE} WHERE {end}.iri = ? ORDER BY e.relation, e.effective, a.iri, b.iri, e.id", (iri,)
    )
    return tuple(sound(as_edge(rest), as_day(issued)) for issued, *rest in rows)


def relations_by_kind(conn: sqlite3.Connection, iri: str) -> dict[tuple[str, bool], list[tuple[Edge, Document]]]:
    """The document's edges by relation and whether it is acted on, each with the document at the other end, once.

    The groups stand in the order of a lược đồ; of two sources that state the same, the one that says it of the whole
    document is taken, then the one that gives a day.
    """
    ends: dict[tuple[str, bool], dict[str, Edge]] = {
        (relation, incoming): {} for relation in RELATION_HEADINGS for incoming in (False, True)
    }
    for incoming in (False, True):
        for edge in relations(conn, iri, incoming=incoming):
            other = edge.subject if incoming else edge.object
            members = ends.get((edge.relation, incoming))
            if members is not None and (other not in members or _fuller(edge, members[other])):
                members[other] = edge
    found = {
        key: [(edge, doc) for other, edge in members.items() if (doc := document(conn, other))]
        for key, members in ends.items()
    }
    return {key: members for key, members in found.items() if members}


def _fuller(edge: Edge, than: Edge) -> bool:
    """Whether an edge says more than another between the same two: of the whole document, and from which day."""
    whole, of_part = edge.scope == "whole", than.scope == "whole"
    return whole > of_part or (whole == of_part and bool(edge.effective) and not than.effective)


def stated_relations(
    conn: sqlite3.Connection, rows: Iterable[int], kinds: Sequence[str], *, incoming: bool = False
) -> list[tuple[Any, ...]]:
    """The stated edges of the `kinds` in which the documents in these rows act, or with `incoming` are acted on.

    They are as `as_edge` takes them, with rows of the store where an edge has IRIs, so that no document is looked up
    for them; of one document those without a day of effect come first, then by that day.
    """
    # A document acts on few others, and all of these lie together; on a law half the store may act.
    end, relation = ("object", "e.relation") if incoming else ("subject", "+e.relation")
    asked = f"e.{end} = CAST(j.value AS INTEGER) AND {relation} IN ({', '.join('?' * len(kinds))})"
    select = (
        f"SELECT e.subject, e.relation, e.object, {_EDGE_REST} FROM json_each(?) j CROSS JOIN edge e ON {asked} "
        f"{_EDGE_SOURCES} WHERE e.basis = 'stated'"
    )
    found = knows_words(conn).execute(select, (json.dumps(list(rows)), *kinds)).fetchall()
    if on_server(conn):
        found.sort(key=lambda row: row[:3])  # SQLite gives them in the order of its index
    found.sort(key=lambda row: row[6] or "")
    return found


def sound(edge: Edge, issued: date | None) -> Edge:
    """The edge without a day that cannot be: no act does anything before the day `issued` of its own issue."""
    if edge.effective and issued and edge.effective < issued:
        return edge._replace(effective=None, fault=edge.effective)
    return edge


def as_edge(row: Sequence[Any]) -> Edge:
    """A row that was read of the table `edge` as an edge between the IRIs in it."""
    subject, relation, target, basis, rule, scope, effective, kind, text, start, end, quote, source, place, acting = row
    where = ", ".join(dict.fromkeys(part for part in (source, acting, place) if part)) if acting or place else source
    evidence = Evidence(text, start, end, quote, where or None)
    return Edge(subject, relation, target, basis, rule, scope, as_day(effective), kind, evidence, place)
