"""What the titles of documents say of others: that they end, change, detail or guide them."""

from __future__ import annotations

import collections
from collections.abc import Collection, Iterable
from typing import Any

from kg.naming import symbol_key, symbol_year
from scripts.register.register_facts import Doc
from scripts.register.register_laws import Laws
from scripts.register.register_provenance import Provenance
from scripts.register.title_relations import read_title

#: Kinds of places that print a title as it is.
_PRINTED = frozenset(("issued_text", "copied_text"))


def _alike(relation: str) -> tuple[str, ...]:
    """The relations of which one between two documents is enough."""
    return ("repeals", "replaces") if relation == "repeals" else (relation,)


class TitleFacts:
    """The part of the register that reads titles; the rest is in build_register.py."""

    docs: dict[tuple[str, str], Doc]
    by_key: dict[str, list[Doc]]
    verified: list[dict[str, str]]
    places: dict[str, Provenance]
    relations: set[Any]
    tally: collections.Counter[str]
    named: Any
    relate: Any
    ends: Any

    #: Documents that got their title from a place of the folder of 2026: by their identity, its key.
    titled: dict[int, str]

    def title_source(self, doc: Doc) -> str:
        """Where the title was read: one that ends another document is the act itself, and weighs as much as that."""
        key = self.titled.get(id(doc), doc.source)
        place = self.places.get(key)
        return key if key in ("code", "code-old") or (place and place.kind in _PRINTED) else "title"

    def read_titles(self) -> None:
        titles = {key: (doc, doc.title, doc.issued, doc.effective) for key, doc in self.docs.items() if doc.title}
        for row in self.verified:
            if not symbol_year(row["symbol"]):
                continue
            doc = self.named(row["symbol"], row["type"])
            old = titles.get(doc.key, (doc, "", "", ""))
            titles[doc.key] = (
                doc,
                row["title"],
                row["issued"] or old[2] or doc.issued,
                row["effective"] or old[3],
            )
        self.titles = titles
        self._relate_by_titles(titles.values(), set())

    def read_titles_of(self, described: list[Doc], only: Collection[str] = ()) -> None:
        """What the titles of documents say that became known later; what was told of the same two stays as it is.

        With `only` no other relations than those are read.
        """
        later = {doc.key: (doc, doc.title, doc.issued, doc.effective) for doc in described}
        self.titles = later | self.titles
        told = {
            (rel.subject, rel.object, rel.relation) for rel in self.relations
            if (place := self.places.get(rel.source)) is None or place.kind != "secondary"
        }  # fmt: skip
        self._relate_by_titles([row for key, row in later.items() if self.titles[key] is row], told, only)

    def _relate_by_titles(
        self, described: Iterable[tuple[Doc, str, str, str]], told: set[tuple[str, str, str]],
        only: Collection[str] = (),
    ) -> None:  # fmt: skip
        laws = Laws(self.titles.values(), self.ends())
        for doc, title, issued, effective in described:
            for found in read_title(title, laws.longest_name):
                if only and found.relation not in only:
                    continue
                if found.symbol:
                    key = symbol_key(found.symbol)
                    hits = self.by_key[key]
                    hits = [d for d in hits if d.type == found.type] or hits
                    target = hits[0] if len(hits) == 1 else None
                else:
                    target = laws.at(found.type, found.name or "", issued, effective)
                if target is None:
                    self.tally["objects of titles without one clear document, left out"] += 1
                elif told.isdisjoint((doc.symbol, target.symbol, one) for one in _alike(found.relation)):
                    scope = "part" if found.relation == "amends" else "whole"
                    source = self.title_source(doc) if found.relation == "repeals" else "title"
                    self.relate(doc.symbol, doc.type, found.relation, target.symbol, target.type,
                                scope, effective, "", "", source)  # fmt: skip
