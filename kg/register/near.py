"""What may have been meant by words that name no document: the same number of other years, a law's name misspelled."""

from __future__ import annotations

import re
import sqlite3
from difflib import get_close_matches

from kg.model import Document
from kg.naming import name_key, symbol_key
from kg.store.documents import document

_SYMBOL = re.compile(r"(?<![\w/])(\d{1,5}[a-z]?)/(?:(\d{4})/)?([^\W\d_][\w-]*)", re.IGNORECASE)
_MOST = 3
#: How alike two names of laws must be, 0 to 1.
_ALIKE = 0.8


def near(conn: sqlite3.Connection, typed: str) -> list[Document]:
    """At most three documents that `typed` may have meant, the likeliest first; a guess, to be asked about."""
    if found := _SYMBOL.search(typed):
        number, year, letters = found.groups()
        number, letters = symbol_key(number), symbol_key(letters)
        pattern = f"{number}/____/{letters}" if year else f"{number}/{letters}%"
        rows = conn.execute(
            "SELECT iri, year FROM document WHERE symbol_key LIKE ? AND title IS NOT NULL", (pattern,)
        ).fetchall()
        rows.sort(key=lambda row: (abs((row[1] or 0) - int(year or 9999)), row[0]))
        return _documents(conn, [iri for iri, _ in rows])
    names = dict(conn.execute("SELECT name_key, max(iri) FROM document WHERE name_key IS NOT NULL GROUP BY name_key"))
    alike = get_close_matches(name_key(typed), names, n=_MOST, cutoff=_ALIKE)
    return _documents(conn, [names[name] for name in alike])


def _documents(conn: sqlite3.Connection, iris: list[str]) -> list[Document]:
    return [found for iri in iris[:_MOST] if (found := document(conn, iri))]
