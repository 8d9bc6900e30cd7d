"""The official code, read twice: another parser's rows, held against what our own reader finds in the same pages.

The rows reach back to an older copy of the code, our reader sees whole clauses. Where both speak of one document, a
whole end that ours reads as that of a part, or of which it sees only that another title names it, is none; and what
ours alone reads as a whole end is one.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.naming import clean_symbol, symbol_key, symbol_year
from kg.register.imports.archive import read_pages
from kg.register.imports.phapdien import read_phapdien
from kg.register.imports.phapdien.pages import read_page
from kg.register.imports.records import DocumentRecord, FactRecord, RelationRecord
from scripts.register.register_csv import rows
from scripts.register.register_doubles import Told, doubles
from scripts.register.register_facts import (
    Doc,
    day_after,
    day_of_exception,
    ends_in_list,
    ends_whole,
    part_named,
    parts_ended,
    records,
    short_where,
    stated_effect,
    type_in,
    whole_article,
)
from scripts.register.register_rows import FactRow
from scripts.register.register_slips import number_itself, slips, true_term

PAGES = "phapdien-pages-2025h2.tar.xz"
_ENDING = ("repeals", "replaces")
#: A footnote's mark that ran into a number: "96/2023/QH1539".
_FOOTNOTE = re.compile(r"(/QH(?:9|1[0-6]))\d{1,2}$")
_OF_ASSEMBLY = frozenset(("law", "code", "resolution"))
_BLANK = 2_000  # bytes; a page of a subject that holds no article has some 600, one with a single article over 3,000
_RESOLUTION = re.compile(r"(\d+/\d{4}/)NQ-(QH\d+)")


class CodeFacts:
    """The part of the register that reads the code's own pages; the rest is in build_register.py."""

    folder: Path
    docs: dict[tuple[str, str], Doc]
    by_key: dict[str, list[Doc]]
    relations: set[Any]
    tally: collections.Counter[str]
    relate: Any
    facts: set[FactRow]
    note_exception: Any
    right_day: Any
    in_part: set[tuple[str, str]]
    emptied: set[str]

    def read_pages(self) -> None:
        """What our own reader finds in the pages, before anything else is read."""
        self.last_articles: dict[tuple[str, str], int] = {}
        self.in_pages: dict[tuple[str, str], list[RelationRecord]] = collections.defaultdict(list)
        self.acting: set[str] = set()
        self.ended_in_pages: list[FactRecord] = []  # on a day that no page tells
        self.refused: set[tuple[str, str]] = set()  # whole ends by the other parser alone
        self.items: dict[str, set[str]] = {}  # our symbols, each with its ids in the national database
        for record in read_phapdien(self.folder / PAGES):
            if isinstance(record, DocumentRecord) and record.symbol:
                self.items.setdefault(record.symbol, set()).update(filter(None, [record.external_id]))
                if record.last_article is not None:
                    self.last_articles[symbol_key(record.symbol), record.type] = record.last_article
            elif isinstance(record, RelationRecord) and record.subject.symbol and record.object.symbol:
                key = symbol_key(record.subject.symbol), symbol_key(record.object.symbol)
                self.in_pages[key].append(record)
                if record.relation in _ENDING:
                    self.acting.add(key[0])
            elif isinstance(record, FactRecord) and record.field == "ended" and record.document.symbol:
                self.ended_in_pages.append(record)
                self.acting.add(symbol_key(record.value.split()[-1]))
        #: Subjects that the code holds open and empty, to be codified anew: nothing there was dropped by itself.
        self.emptied = {
            read_page(page[1]).subject for page in read_pages(self.folder / PAGES)
            if isinstance(page, tuple) and len(page[1]) < _BLANK
        }  # fmt: skip
        self.untyped = {
            clean_symbol(row["number"]) for row in records(self.folder / "vbpl-numbers.jsonl")
            if row["type"] == "Nghị quyết"
        }  # fmt: skip
        known = {symbol_key(symbol) for symbol in self.items}
        self.whole = {
            cut: self._whole_symbol(cut, row["vbpl_id"] or "") for row in records(self.folder / "documents.jsonl")
            if symbol_key(cut := clean_symbol(row["number"])) not in known
        }  # fmt: skip

        kinds: dict[str, set[str]] = collections.defaultdict(set)
        for name in ("laws", "national-documents", "documents"):
            for described in rows(self.folder / "2026" / f"{name}.csv"):
                if re.search(r"/QH\d+$", described["symbol"]) and described["type"] in _OF_ASSEMBLY:
                    kinds[described["symbol"]].add(described["type"])
        #: Of numbers of the National Assembly that one type alone bears, that type.
        self.of_assembly = {symbol: next(iter(told)) for symbol, told in kinds.items() if len(told) == 1}
        told = list(self._numbers_with_days())
        self.slips = slips((one.symbol, one.day) for one in told)
        self.doubles, self.without_year = doubles([*told, *self._numbers_named()])

    def _numbers_named(self) -> Iterator[Told]:
        """The numbers that relations name."""
        for name in ("relations.jsonl", "mined-relations.jsonl"):
            for row in records(self.folder / name):
                yield from (Told(4, self.uncut(row[end]), "") for end in ("source", "target"))
        for name in ("national-relations.csv", "based-on.csv"):
            for named in rows(self.folder / "2026" / name):
                yield from (Told(4, self.uncut(named[end]), "") for end in ("from", "to"))
        for found in self.in_pages.values():
            yield from (Told(4, self.uncut(record.object.symbol or ""), "") for record in found)

    def _numbers_with_days(self) -> Iterator[Told]:
        """All numbers that describe a document, each with its day of issue where one is told."""
        for row in records(self.folder / "documents.jsonl"):
            yield Told(row["level"] == "cited", self.uncut(row["number"]), row["issued"] or _denied_day(row))
        for described in rows(self.folder / "2026" / "national-documents.csv"):
            yield Told(2, self.uncut(described["symbol"]), described["issued"])
        for row in records(self.folder / "vbpl-numbers.jsonl"):
            yield Told(3, self.uncut(row["number"]), "")

    def _whole_symbol(self, cut: str, item: str) -> str:
        """The number of which `cut` is the beginning: rows of the other parser end at an "&"."""
        found = []
        for symbol, items in self.items.items():
            joint = symbol[len(cut) : len(cut) + 1] if symbol.startswith(cut) else ""
            if joint == "&" or (item in items and joint in ("-", ".")):
                found.append(symbol)
        return min(found, key=lambda symbol: ("." in symbol, symbol), default=cut)

    def full(self, symbol: str, issued: str = "") -> str:
        """A number as it stands in the sources, cleaned, with what a parser cut from it, without a footnote's mark.

        A resolution of the National Assembly that is also printed without its type goes by that spelling; so do all
        doubles by one. `issued` gives a number its year back.
        """
        whole = self.uncut(symbol)
        if (typed := _RESOLUTION.fullmatch(whole)) and typed[1] + typed[2] in self.untyped:
            return typed[1] + typed[2]
        whole = self.slips.get(whole, whole)
        return self.without_year.get((whole, issued)) or self.doubles.get(whole, whole)

    def uncut(self, symbol: str) -> str:
        cleaned = number_itself(_FOOTNOTE.sub(r"\1", clean_symbol(symbol)))
        return true_term(self.whole.get(cleaned, cleaned))

    def read_relations(self) -> None:
        self.excepting: set[tuple[str, str]] = set()
        self.partial: list[tuple[dict[str, Any], str, bool]] = []  # ends of a part, each with its words
        self.ended_before: set[tuple[str, str]] = set()  # ends of all but an exception that ends later
        whole: set[tuple[str, str]] = set()
        named_only: set[tuple[str, str]] = set()
        for name, mined in (("relations.jsonl", False), ("mined-relations.jsonl", True)):
            for row in records(self.folder / name):
                scope = row["scope"]
                evidence = re.sub(r"\s+", " ", row["evidence"])
                ending = row["relation"] in _ENDING
                pair = symbol_key(self.full(row["source"])), symbol_key(self.full(row["target"]))
                kind = type_in(evidence, row["target"])
                if scope == "nested" and mined and ending and ends_in_list(evidence, row["target"]):
                    scope, kind = "whole", "ordinance" if "UBTVQH" in row["target"] else "law"
                if scope in ("partial", "nested") and ending and "new" not in row["snapshots"]:
                    self.partial.append((row, evidence, mined))
                    continue
                if mined and ending and symbol_year(row["target"]) and not symbol_year(self.full(row["source"])):
                    # "(thay thế Thông tư 34/2014/TT-BKHCN)" in the annex of a plan: what is to come one day
                    self.tally["ends by an act that is no normative one, left out"] += 1
                    continue
                if scope not in ("whole", "article") or (mined and scope != "whole"):
                    self.tally[f"{name}: {scope}, left out"] += 1
                    continue
                if scope == "whole" and ending and not ends_whole(evidence, row["target"], row["where"]):
                    named_only.add(pair)
                    self.tally[f"{name}: named, but not ended as a whole, left out"] += 1
                    continue
                if scope == "article" and ending and not whole_article(evidence):
                    scope = "content"
                where = short_where(row["where"].partition(": ")[2] if ": " in row["where"] else row["where"])
                if scope == "whole" and ending and "new" in row["snapshots"]:
                    scope, where = self._as_in_pages(row["source"], row["target"], where)
                if not scope:
                    self.tally[f"{name}: ended as a whole for the other parser alone, left out"] += 1
                    continue
                snapshots = " ".join(row["snapshots"]) if not mined else ""
                if scope == "whole" and ending:
                    whole.add(pair)
                    self.note_exception(row["source"], row["target"], evidence)
                    if day_of_exception(evidence, row["target"]):
                        self.ended_before.add((row["source"], row["target"]))
                    day = self.awaited(row["source"], row["target"])
                    row["effective"] = row["effective"] if day is None else day
                source = "text" if mined else "code" if "new" in row["snapshots"] else "code-old"
                self.relate(
                    row["source"], "", row["relation"], row["target"], kind, scope,
                    stated_effect(evidence) or row["effective"] or "", where, snapshots, source,
                    b_issued=day_after(evidence, row["target"]),
                )  # fmt: skip
        self.refused |= named_only - whole

    def _as_in_pages(self, source: str, target: str, where: str) -> tuple[str, str]:
        """The scope of a whole end as our reader sees it in the same pages, and where; no scope where it sees none."""
        key = symbol_key(self.full(source)), symbol_key(self.full(target))
        here = [record for record in self.in_pages.get(key, ()) if record.relation in _ENDING]
        if key[0] not in self.acting or any(record.scope == "whole" for record in here):
            return "whole", where
        self.refused.add(key)
        return (here[0].scope, here[0].location or where) if here else ("", where)

    def awaited(self, source: str, target: str) -> str | None:
        """The day of a whole end that another act's effect brings, as our reader has it; None where none does."""
        for record in self.in_pages.get((symbol_key(self.full(source)), symbol_key(self.full(target))), ()):
            if record.scope == "whole" and record.relation in _ENDING and record.with_effect_of:
                return record.effective.isoformat() if record.effective else ""
        return None

    def is_refused(self, acting: str, target: str, source: str) -> bool:
        """Whether this whole end is one that our reader does not see in the code, told again from the code."""
        return "-code" in source and (symbol_key(acting), symbol_key(target)) in self.refused

    def add_what_pages_say(self) -> None:
        """Ends, whole or of a part, and suspensions that our reader alone finds; last, for others tell more of them."""
        told = {
            (symbol_key(rel.subject), symbol_key(rel.object)) for rel in self.relations
            if rel.scope == "whole" and rel.relation in _ENDING
        }  # fmt: skip
        for ended in self.ended_in_pages:
            held = self.by_key[symbol_key(ended.document.symbol or "")]
            if len(held) == 1 and (symbol_key(ended.value.split()[-1]), held[0].key[0]) not in told:
                row = (held[0].symbol, held[0].type, held[0].when, "ended", ended.value, "code", "official_code")
                self.facts.add(FactRow(*row))
        for key, found in self.in_pages.items():
            for record in found:
                whole_end = record.scope == "whole" and record.relation in _ENDING and key not in told | self.in_part
                of_part = record.scope in ("article", "part") and record.relation == "repeals" and key not in told
                if not (whole_end or (of_part and self.by_key[key[1]]) or record.relation == "suspends"):
                    continue
                subject, target = record.subject.symbol or "", record.object.symbol or ""
                issued = record.object.issued.isoformat() if record.object.issued else ""
                if not symbol_year(target) and not issued:
                    continue
                kinds = {doc.type for doc in self.by_key[key[1]]}
                kind = record.object.type if record.object.type in kinds and len(kinds) > 1 else ""
                day = self.right_day(subject, record.effective.isoformat() if record.effective else "")
                where = record.subject_location or "" if whole_end else part_named(record.scope, record.location)
                self.relate(
                    subject, "", record.relation, target, kind, record.scope, day, where, "new", "code", b_issued=issued
                )
                self.tally["ends and suspensions that our reader alone finds"] += 1

    def add_parts(self) -> None:
        """Ends of a part that stand in no newer page, as our own reader sees them in the words of the clause.

        Only of documents that are known without them: a number in a clause may be a slip.
        """
        for row, evidence, mined in self.partial:
            if not (
                self.by_key[symbol_key(self.full(row["source"]))] and self.by_key[symbol_key(self.full(row["target"]))]
            ):
                continue
            places = parts_ended(evidence, row["target"])
            self.tally["ends of a part in which our reader sees none, left out"] += not places
            for scope, place in places:
                day = self.right_day(row["source"], row["effective"] or "")
                self.relate(
                    row["source"], "", "repeals", row["target"], type_in(evidence, row["target"]), scope,
                    stated_effect(evidence) or day, place,
                    "" if mined else " ".join(row["snapshots"]), "text" if mined else "code-old",
                    b_issued=day_after(evidence, row["target"]),
                )  # fmt: skip


def _denied_day(row: dict[str, Any]) -> str:
    """The day of issue that a number's own year denies, as an ISO day, where the day of effect denies it too."""
    found = re.search(r"issue_year_mismatch:(\d{2})/(\d{2})/(\d{4})", " ".join(row["flags"]))
    late = int((row["effective"] or "0")[:4]) > (symbol_year(row["number"]) or 0) + 1
    return f"{found[3]}-{found[2]}-{found[1]}" if found and late else ""
