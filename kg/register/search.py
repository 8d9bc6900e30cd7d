"""Documents by words of their title, with or without diacritics, the likeliest first.

An exact number comes first; then what holds all the words in title, symbol or issuer, by how close they stand in the
title, how much of it they are, whether the diacritics fit too, and by the document's weight: its type, and how many
others refer to it. A query that many fit is not weighed hit by hit: the weightiest types are asked first, and of each
what holds the words side by side. (BM25 would read the list of every word to its end, for words such as "quy định".)
"""

from __future__ import annotations

import math
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from kg.model import MAY_STAND, DocType, Document, Status
from kg.naming import fold
from kg.register.typed import documents_numbered, split_type
from kg.register.validity.status import status
from kg.store.documents import document

_WORD = re.compile(r"[^\W_]+")
_MOST_WEIGHED = 200  # hits that are weighed one by one
_MOST_JUDGED = 3000  # hits whose state is looked up, where most are not in force on the day

#: Types by weight, the weightiest first (the order of Luật 64/2025/QH15 Điều 4; then what is not normative).
_ALL_TYPES: tuple[DocType, ...] = get_args(DocType)
_NORMATIVE: tuple[tuple[DocType, ...], ...] = (
    ("constitution", "law", "code"),
    ("ordinance", "resolution", "joint_resolution", "decree", "order"),
    ("decision", "circular", "joint_circular", "directive", "consolidated", "conclusion", "regulation"),
)
_TIERS = (*_NORMATIVE, tuple(kind for kind in _ALL_TYPES if not any(kind in tier for tier in _NORMATIVE)))
_WEIGHT: dict[str, float] = {kind: 1.6 - 0.2 * n for n, tier in enumerate(_TIERS) for kind in tier}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be: all that is given. `issuer` is words of the issuer's name, diacritics or not."""

    type: DocType | None = None
    issuer: str | None = None
    year: int | None = None
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, and its state on the day that was asked for."""

    document: Document
    status: Status


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought: the hits, whether there are more, and how many it passed over.

    `unknown` counts those that fit the words but of which nobody knows whether they were in force on the day.
    """

    hits: list[Hit]
    more: bool
    unknown: int


def search(
    conn: sqlite3.Connection, query: str, filters: Filters | None = None, limit: int = 20, day: date | None = None
) -> Found:
    """The documents that fit the words and the filters, the likeliest first, each with its state.

    The state is that on `filters.in_force_on`, else on `day`, else today. A query without a word finds what the
    filters alone let through, the latest first.
    """
    wanted = filters or Filters()
    at = wanted.in_force_on or day or date.today()
    hits: list[Hit] = []
    unknown = 0
    for judged, iri in enumerate(_ranked(conn, unicodedata.normalize("NFC", query), wanted)):
        found = document(conn, iri)
        if found is None:
            continue
        if judged == _MOST_JUDGED:
            return Found(hits, True, unknown)
        state = status(conn, found.iri, at)
        if wanted.in_force_on and state.state not in MAY_STAND:
            unknown += state.state == "unknown"
            continue
        if len(hits) == limit:
            return Found(hits, True, unknown)
        hits.append(Hit(found, state))
    return Found(hits, False, unknown)


def _ranked(conn: sqlite3.Connection, query: str, filters: Filters) -> Iterator[str]:
    """IRIs in the order of their rank, each once; later ones are only looked for when they are asked for."""
    seen: set[str] = set()
    kind, rest = split_type(query)
    for iri in _in_order(conn, query, kind, rest, filters):
        if iri not in seen:
            seen.add(iri)
            yield iri


def _in_order(conn: sqlite3.Connection, query: str, kind: DocType | None, rest: str, filters: Filters) -> Iterator[str]:
    numbered = [d for d in documents_numbered(conn, query) if _passes(d, filters)]
    yield from (d.iri for d in numbered)
    if numbered:
        return
    if kind and _WORD.search(rest) and filters.type in (None, kind):
        # "nghị định dân chủ cơ sở": the type's word stands before the number, seldom in the title
        yield from _by_words(conn, rest, filters, (kind,))
    yield from _by_words(conn, query, filters, (filters.type,) if filters.type else None)


def _by_words(
    conn: sqlite3.Connection, query: str, filters: Filters, kinds: tuple[DocType, ...] | None
) -> Iterator[str]:
    words = _WORD.findall(fold(query))
    match = _match(words, filters, kinds)
    if not match:
        return
    weigh = _Weight(words, query)
    hits = _hits(conn, match, filters.in_force_on)
    if len(hits) <= _MOST_WEIGHED:
        yield from weigh.best_first(hits)
        return
    if len(words) > 1:
        together = _hits(conn, _match(words, filters, kinds, side_by_side=True), filters.in_force_on)
        if len(together) <= _MOST_WEIGHED:
            yield from weigh.best_first(together)
        else:
            yield from _by_type(conn, weigh, filters, kinds, side_by_side=True)
    yield from _by_type(conn, weigh, filters, kinds)


def _by_type(
    conn: sqlite3.Connection, weigh: _Weight, filters: Filters, kinds: tuple[DocType, ...] | None, *,
    side_by_side: bool = False,
) -> Iterator[str]:  # fmt: skip
    """Hits that are too many to be weighed: type after type, of each the latest by their weight, then the others."""
    for tier in _TIERS:
        if asked := tuple(kind for kind in tier if kinds is None or kind in kinds):
            match = _match(weigh.words, filters, asked, side_by_side=side_by_side)
            hits = _hits(conn, match, filters.in_force_on)
            yield from weigh.best_first(hits[:_MOST_WEIGHED])
            if len(hits) > _MOST_WEIGHED:
                yield from _beyond(conn, match, filters.in_force_on)


def _match(words: list[str], filters: Filters, kinds: tuple[DocType, ...] | None, *, side_by_side: bool = False) -> str:
    """The FTS5 query: every word in title, symbol or issuer, and the filters as words of their columns."""
    parts = []
    if words:
        together = (" " if side_by_side else '" AND "').join(words)
        parts.append(f'{{title symbol issuer}} : ("{together}")')
    if filters.issuer and (named := _WORD.findall(fold(filters.issuer))):
        parts.append(f'issuer : "{" ".join(named)}"')
    if filters.year:
        parts.append(f'facets : "{filters.year}"')
    if kinds:
        names = " OR ".join(f'"{kind.replace("_", "")}"' for kind in kinds)
        parts.append(f"facets : ({names})")
    return " AND ".join(parts)


@dataclass(frozen=True, slots=True)
class _Row:
    """A hit as far as its weight needs it.

    `referred` is the number of relations to it; one that has not `begun` by the day of the search is no hit.
    """

    iri: str
    title: str
    kind: str
    when: str
    referred: int
    begun: bool


#: With a day, whether it is not known to have begun later: then it is worth a look at its state.
_BEGUN = "(CAST(?2 AS TEXT) IS NULL OR COALESCE(d.effective, d.issued, CAST(d.year AS TEXT), '') <= ?2)"


def _hits(conn: sqlite3.Connection, match: str, day: date | None) -> list[_Row]:
    """The hits, the last that came into the store first: as many as are weighed, and one more if there are more."""
    rows = conn.execute(
        "SELECT d.iri, COALESCE(d.title, ''), d.type, COALESCE(d.issued, CAST(d.year AS TEXT), ''), "
        f"(SELECT count(*) FROM edge e WHERE e.object = d.id), {_BEGUN} FROM "
        "(SELECT rowid FROM document_search WHERE document_search MATCH ?1 ORDER BY rowid DESC LIMIT ?3) f "
        "JOIN document d ON d.id = f.rowid",
        (match, day and day.isoformat(), _MOST_WEIGHED + 1),
    )
    return [_Row(iri, title, kind, str(when), count, bool(begun)) for iri, title, kind, when, count, begun in rows]


def _beyond(conn: sqlite3.Connection, match: str, day: date | None) -> Iterator[str]:
    """The IRIs of the hits that `_hits` leaves out."""
    rows = conn.execute(
        "SELECT d.iri FROM "
        "(SELECT rowid FROM document_search WHERE document_search MATCH ?1 ORDER BY rowid DESC LIMIT -1 OFFSET ?3) f "
        f"JOIN document d ON d.id = f.rowid WHERE {_BEGUN}",
        (match, day and day.isoformat(), _MOST_WEIGHED),
    )
    return (iri for (iri,) in rows)


class _Weight:
    """How well a title fits what was typed, times the weight of the document."""

    def __init__(self, words: list[str], query: str) -> None:
        self.words = words
        printed = _WORD.findall(query.casefold())
        self.printed = set() if printed == words else set(printed)  # without diacritics it tells nothing more

    def best_first(self, hits: list[_Row]) -> Iterator[str]:
        """The IRIs of the hits that had begun; without a word to weigh by, the latest first."""
        begun = [hit for hit in hits if hit.begun]
        if not self.words:
            return (hit.iri for hit in sorted(begun, key=lambda hit: hit.when, reverse=True))
        return (hit.iri for hit in sorted(begun, key=lambda hit: (-self.of(hit), hit.iri)))

    def of(self, hit: _Row) -> float:
        """0.25 for a title in which the words stand scattered, up to 1 for one that is nothing else; and its weight."""
        told = _WEIGHT[hit.kind] * (1 + 0.1 * math.log2(1 + hit.referred))
        title = _WORD.findall(fold(hit.title))
        if not title:
            return told / 4
        told *= 0.25 + _closeness(self.words, title) / 2 + min(1.0, len(self.words) / len(title)) / 4
        if self.printed and self.printed <= set(_WORD.findall(hit.title.casefold())):
            told *= 1.6
        return told


def _closeness(words: list[str], title: list[str]) -> float:
    """How close the words stand in the title, in their order: 1 side by side, near 0 far apart, 0 not all of them."""
    best = 0.0
    for start, first in enumerate(title):
        if first != words[0]:
            continue
        at = start
        for word in words[1:]:
            try:
                at = title.index(word, at + 1)
            except ValueError:
                return best
        best = max(best, len(words) / (at - start + 1))
    return best


def _passes(doc: Document, filters: Filters) -> bool:
    issuer = set(_WORD.findall(fold(doc.issuer or "")))
    return (
        filters.type in (None, doc.type)
        and filters.year in (None, doc.year, doc.issued.year if doc.issued else None)
        and (filters.issuer is None or set(_WORD.findall(fold(filters.issuer))) <= issuer)
    )
