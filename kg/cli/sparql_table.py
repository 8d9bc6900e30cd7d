"""The solutions of a query as a table for people: documents by their names, IRIs with prefixes, long cells wrapped."""

from __future__ import annotations

import sqlite3
import textwrap
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from kg.base.law_words import name_of
from kg.base.wording import day_text, flat
from kg.rdf.sparql.query import short
from kg.rdf.terms import store_iri
from kg.store.documents import document

_GAP = "  "
_NARROWEST = 8


def rows(found: dict[str, Any], conn: sqlite3.Connection | None, lang: str) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of an answer in SPARQL's JSON. Documents that the store behind `conn` knows are named.

    KeyError, TypeError or AttributeError if it is no such answer.
    """

    @cache
    def named(iri: str) -> str:
        try:
            doc = document(conn, store_iri(iri)) if conn is not None else None
        except ValueError:
            doc = None
        if doc is None:
            return short(iri)
        parts = [name_of(doc, lang)]
        if doc.level not in ("central", "ministry"):  # numbers of local documents repeat
            parts += [doc.issuer or "", day_text(doc.issued, lang) if doc.issued else str(doc.year or "")]
        return ", ".join(filter(None, parts))

    def cell(term: dict[str, str] | None) -> str:
        if term is None:
            return ""
        value = term["value"]
        return flat(named(value) if term["type"] == "uri" else f"_:{value}" if term["type"] == "bnode" else value)

    heads = [str(name) for name in found["head"]["vars"]]
    return heads, [[cell(row.get(head)) for head in heads] for row in found["results"]["bindings"]]


def lines(heads: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The table in lines of at most `width` characters, if its columns can be made so narrow."""
    columns = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    room = max(width - len(_GAP) * (len(columns) - 1), _NARROWEST * len(columns))
    while sum(columns) > room:  # the widest gives way, down to the next
        widest = max(columns)
        at = columns.index(widest)
        second = max([one for n, one in enumerate(columns) if n != at], default=0)
        columns[at] = max(min(second, widest - 1), widest - (sum(columns) - room))
    yield _line(heads, columns)
    yield _GAP.join("─" * column for column in columns)
    for row in cells:
        wrapped = [textwrap.wrap(text, column) or [""] for text, column in zip(row, columns, strict=True)]
        for n in range(max(map(len, wrapped), default=0)):
            yield _line([part[n] if n < len(part) else "" for part in wrapped], columns)


def _line(parts: Sequence[str], columns: Sequence[int]) -> str:
    return _GAP.join(part.ljust(column) for part, column in zip(parts, columns, strict=True)).rstrip()
