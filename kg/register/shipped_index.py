"""The shipped documents by number and by name: which of them a document of the store is, on a refresh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import Document
from kg.naming import name_key
from kg.register.identity import described, series_key, which
from kg.store.documents import as_day


class ShippedIndex:
    """`rows` are those of the table `document` as they will be written, by IRI."""

    def __init__(self, rows: Mapping[str, tuple[Any, ...]]) -> None:
        self._rows = rows
        self._by_key: dict[str, list[str]] = {}
        for iri, row in rows.items():
            # a Constitution has no number
            for key in (row[1] and series_key(row[1]), row[5] and f"{row[5]}\0"):
                if key:
                    self._by_key.setdefault(key, []).append(iri)

    def _under(self, doc: Document) -> list[Document]:
        key = series_key(doc.symbol) if doc.symbol else f"{name_key(doc.title or '')}\0"
        return [
            Document(iri, row[1], row[3], row[4], row[6], row[7], None, as_day(row[8]), None, row[10])
            for iri in self._by_key.get(key, ())
            for row in (self._rows[iri],)
        ]

    def meant(self, doc: Document) -> str | None:
        """The IRI of the shipped document that `doc` is; None if there is none, or several cannot be told apart."""
        found = which(described(doc), self._under(doc))
        return found[0].iri if len(found) == 1 else None

    def only(self, doc: Document) -> str | None:
        """The IRI of the only shipped document of that number and type."""
        same = [other for other in self._under(doc) if (other.symbol, other.type) == (doc.symbol, doc.type)]
        return same[0].iri if len(same) == 1 else None
