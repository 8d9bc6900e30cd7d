"""What somebody looked up one by one: `register_checked.csv`, with the source of each row."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kg.naming import slug, symbol_key
from scripts.register.register_csv import rows
from scripts.register.register_facts import Doc
from scripts.register.register_provenance import KIND_OF, Provenance

TABLE = Path(__file__).with_name("register_checked.csv")
_KEY = 60  # as much of a description tells the sources apart
_ARTICLE = re.compile(r"Điều \d+[a-zđ]*")


class CheckedFacts:
    """The part of the register that reads those rows; the rest is in build_register.py."""

    relations: set[Any]
    related: list[tuple[str, str, str, str]]
    places: dict[str, Provenance]
    described: dict[int, Doc]
    held: Any
    drop_end: Any
    claim: Any
    join: Any
    fact: Any

    def read_checked(self) -> None:
        """What no table of the folder can say: lapses undone, suspensions with their end, effects that were moved.

        `amended`: the act amends it on that day. `ends_not`: the act ends another document, whose title names this one.
        `not_used`: the text does not use this document, it slipped. `part_ended`: the act ends these parts, or one.
        `none_such`: no document bears the number, it is a slip or an example. `set_aside`: from a day until before
        another an act applies in place of what differs from it. `same_subject`: that later act of the same office has
        the same subject, and whether it ends this one was not read.
        """
        for row in rows(TABLE):
            if row["field"] in ("none_such", "not_used"):
                continue
            doc = self.held(row["symbol"], row["type"])
            if row["field"] == "ends_not":
                self.drop_end(doc, row["value"], (symbol_key(row["symbol"]), row["type"]))
                continue
            self.described[id(doc)] = doc
            key = f"{row['grade'].lower()}-checked-{slug(row['source'])[:_KEY].rstrip('-')}"
            source = Provenance(KIND_OF[row["grade"]], row["day"], row["source"], key)
            if row["field"] in ("title", "issued", "effective"):
                told = {"title": "", "issued": "", "effective": "", row["field"]: row["value"]}
                self.claim(doc, told, self.places.setdefault(key, source))
                continue
            if row["field"] == "same_subject":
                day, later = row["value"].split(" ")
                self.related.append((doc.symbol, doc.type, later, day))
                continue
            self.places.setdefault(key, source)
            if row["field"] == "part_ended":
                day, acting, *named = row["value"].split(" ", 2)
                for place in named[0].split("; ") if named else ("",):
                    scope = "article" if _ARTICLE.fullmatch(place) else "part"
                    self.join(acting, "repeals", row["symbol"], scope, day, place, source, row["type"])
                continue
            if row["field"] == "amended":
                day, acting = row["value"].split(" ")
                self.join(acting, "amends", row["symbol"], "part", day, "", source, row["type"])
                continue
            self.fact(doc, row["field"], row["value"], source)
            if row["field"] == "suspended":  # it has an end: the relation alone would say that it goes on
                ends = symbol_key(row["value"].split(" ")[2]), symbol_key(row["symbol"])
                self.relations -= {
                    rel for rel in self.relations
                    if rel.relation == "suspends" and (symbol_key(rel.subject), symbol_key(rel.object)) == ends
                }  # fmt: skip
