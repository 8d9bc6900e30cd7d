"""What the notes and clauses of all pages say, put together: one record for each document and each relation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import TypeVar

from kg.cite.clauses.acts import Clause, read_clauses
from kg.cite.symbols import codes_of
from kg.cite.vocabulary import TYPE_CODES
from kg.model import Citation, DocType, Relation, State
from kg.naming import symbol_key, symbol_year
from kg.register.imports.phapdien.hierarchy import above
from kg.register.imports.phapdien.issuer_names import shipped_issuers
from kg.register.imports.phapdien.notes import NamedInNote, NoteChange, read_note
from kg.register.imports.phapdien.pages import Page
from kg.register.imports.records import DocumentRecord, FactRecord, Reference, RelationRecord

T = TypeVar("T", bound=Hashable)

_CHANGES: frozenset[Relation] = frozenset(("amends", "repeals", "replaces", "suspends"))
_STATE: dict[Relation, State] = {"repeals": "repealed", "replaces": "replaced"}
_MOST_QUOTED = 600
_SHORTEST = 6
_CLOSES = re.compile(
    r"hiệu\s+lực|thi\s+hành|chuyển\s+tiếp|tổ\s+chức\s+thực\s+hiện|quy\s+định\s+chi\s+tiết", re.IGNORECASE
)
_TAKES_EFFECT = re.compile(
    r"(?:này\s+có\s+hiệu\s+lực|chịu\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện))"
)
_JOINT: frozenset[DocType] = frozenset(("joint_circular", "joint_resolution"))  # their old codes were others: "TT-LB"
#: A law and a code are one series of numbers, and sources call one and the same document either.
_FAMILY: dict[DocType, DocType] = {"code": "law"}


@dataclass(slots=True)
class _Document:
    """What is said of one document, each word with the number of times it is said."""

    symbol: str | None
    type: Counter[DocType] = field(default_factory=Counter)
    title: Counter[str] = field(default_factory=Counter)
    issuer: Counter[str] = field(default_factory=Counter)
    issued: Counter[date] = field(default_factory=Counter)
    effective: Counter[date] = field(default_factory=Counter)
    item: Counter[str] = field(default_factory=Counter)
    topics: dict[str, None] = field(default_factory=dict)  # in the order of the pages
    articles: dict[str, None] = field(default_factory=dict)
    closing: set[str] = field(default_factory=set)  # articles that speak of effect and enforcement, as the last do


class Gathered:
    """The facts of the pages added so far. They are all that is kept: no page, no text but quotations."""

    def __init__(self) -> None:
        self._documents: dict[tuple[str, str, str], _Document] = {}
        self._relations: dict[tuple[object, ...], RelationRecord] = {}
        self._waiting: dict[tuple[object, ...], Citation | None] = {}  # acts whose days are to be read yet; an event
        self._cited: dict[tuple[str, str], Counter[date]] = {}  # days of issue, as clauses print them

    def add(self, page: Page) -> None:
        """Read every article of `page`."""
        for article in page.articles:
            note = read_note(article.note, article.links)
            if note is None:
                continue
            document = self._see(note.document)
            document.topics[page.subject] = None
            if note.article:
                document.articles[note.article] = None
                if _CLOSES.search(article.heading) or _TAKES_EFFECT.search(article.body):
                    document.closing.add(note.article)
            for change in note.changes:
                self._see(change.by)
                self._change(change, note.document, note.article, article.note)
            if note.document.symbol:
                for clause in read_clauses(article.body):
                    self._clause(clause, note.document, note.article)

    def documents(self) -> Iterator[DocumentRecord]:
        """One record for each document, in the order of the pages."""
        for (number, family, _), document in self._documents.items():
            if not document.issued:  # its first article is not in the code, and with it the day
                document.issued = self._cited.get((number, family), Counter())
            yield _record(document)

    def relations(self) -> Iterator[RelationRecord | FactRecord]:
        """Each relation once for each place in the object that it touches.

        The notes tell a suspension article by article: where it takes all of a document's, the whole is suspended.
        """
        suspended: dict[tuple[object, ...], list[RelationRecord]] = {}
        for key, record in self._relations.items():
            if record.relation == "suspends" and record.scope == "article":
                suspended.setdefault(key[:5], []).append(record)
            elif key in self._waiting:
                yield self._with_effect_of(record, self._waiting[key])
            else:
                yield record
        for (_, _, _, number, _), records in suspended.items():
            kind: DocType = records[0].object.type or "other"
            document = self._documents.get((str(number), _FAMILY.get(kind, kind), ""))
            if document and _takes_all(document, {record.location for record in records}):
                yield replace(records[0], scope="whole", location=None)
            else:
                yield from records

    def _with_effect_of(self, record: RelationRecord, act: Citation | None) -> RelationRecord | FactRecord:
        """The end on the other act's day of effect; where no page tells that, that it ended, on an unknown day."""
        kind = _type(act.symbol, act.type) if act else "other"
        held = self._documents.get((symbol_key(act.symbol or ""), _FAMILY.get(kind, kind), "")) if act else None
        if act and held and held.effective:
            return replace(record, effective=held.effective.most_common(1)[0][0], with_effect_of=act.symbol)
        if record.scope != "whole" or record.relation not in _STATE:
            return replace(record, effective=None)
        return FactRecord(record.object, "ended", f"unknown {_STATE[record.relation]} {record.subject.symbol}")

    def _see(self, named: NamedInNote) -> _Document:
        kind = _type(named.symbol, named.type)
        # A number without a year begins anew every year: there only the national database tells documents apart.
        one_of_many = not (named.symbol and symbol_year(named.symbol))
        key = (
            symbol_key(named.symbol) if named.symbol else named.title or "",
            _FAMILY.get(kind, kind),
            (named.item or "") if one_of_many else "",
        )
        document = self._documents.setdefault(key, _Document(named.symbol))
        document.type[kind] += 1
        if named.type != kind:
            document.type[named.type] += 0  # heard, but the symbol's own code is the better witness
        _hear(document.title, named.title)
        _hear(document.issuer, named.issuer)
        _hear(document.issued, named.issued)
        _hear(document.effective, named.effective)
        _hear(document.item, named.item)
        return document

    def _change(self, change: NoteChange, target: NamedInNote, article: str | None, note: str) -> None:
        self._relate(
            RelationRecord(
                _reference(change.by),
                change.relation,
                _reference(target),
                change.scope,
                change.by.effective,
                f"Điều {article}" if article else None,
                " ".join(note.split())[:_MOST_QUOTED],
                change.place,
            )
        )

    def _clause(self, clause: Clause, acting: NamedInNote, article: str | None) -> None:
        cited = clause.citation
        kind = _type(clause.symbol, cited.type)
        if clause.issued and symbol_year(clause.symbol):
            days = self._cited.setdefault((symbol_key(clause.symbol), _FAMILY.get(kind, kind)), Counter())
            _hear(days, clause.issued)
        target = Reference(clause.symbol, kind, clause.issued, clause.issued.year if clause.issued else cited.year)
        self._relate(
            RelationRecord(
                _reference(acting),
                clause.relation,
                target,
                clause.scope,
                clause.effective or acting.effective,
                clause.location,
                clause.quote,
                f"Điều {article}" if article else None,
            ),
            clause.waits_for,
            on_event=clause.on_event,
        )

    def _relate(
        self, record: RelationRecord, waits_for: Citation | None = None, *, on_event: bool = False
    ) -> None:  # fmt: skip
        """Keep a relation that can be: none of a document to itself, to a younger one, or to one of a higher office."""
        first, second = record.subject.symbol or "", record.object.symbol or ""
        years = symbol_year(first), symbol_year(second) or record.object.year
        if symbol_key(first) == symbol_key(second) or (years[0] and years[1] and years[0] < years[1]):
            return
        if record.relation in _CHANGES and above(second, first):
            return
        key = (
            symbol_key(first), record.subject.type, record.relation, symbol_key(second), record.object.type,
            record.object.issued if not years[1] else None, record.scope, record.location,
        )  # fmt: skip
        if self._relations.setdefault(key, record) is record and (on_event or (waits_for and waits_for.symbol)):
            self._waiting[key] = waits_for


def _takes_all(document: _Document, places: set[str | None]) -> bool:
    """Whether the places are all articles of a document that the code holds from the first one without a gap."""
    numbers = {label for label in document.articles if label.isdecimal()}
    unbroken = numbers == {str(number) for number in range(1, len(document.articles) + 1)}
    return unbroken and places >= {f"Điều {number}" for number in numbers}


def last_article(labels: Collection[str], closing: Collection[str]) -> int | None:
    """The number of a document's last article, if the code surely holds all of them; else None.

    It does when they run from 1 without a gap to one that speaks of effect or enforcement. A decision or circular
    that only brings a regulation into force has a handful of articles beside the regulation's own, which have their
    own numbers: nothing is sure of so short a document.
    """
    numbers = {int("".join(takewhile(str.isdecimal, label))) for label in labels}
    last = max(numbers, default=0)
    whole = last >= _SHORTEST and len(numbers) == last and str(last) in closing
    return last if whole else None


def _type(symbol: str | None, printed: DocType) -> DocType:
    """The type that the code of a normative symbol tells, else the word printed before it."""
    if not symbol or not symbol_year(symbol) or printed in _JOINT:
        return printed
    return next((TYPE_CODES[code] for code in codes_of(symbol) if code in TYPE_CODES), printed)


def _reference(named: NamedInNote) -> Reference:
    year = symbol_year(named.symbol) if named.symbol else None
    return Reference(named.symbol, _type(named.symbol, named.type), named.issued, year, named.item)


def _hear(said: Counter[T], value: T | None) -> None:
    if value:
        said[value] += 1


def _settle(name: str, said: Counter[T], conflicts: list[tuple[str, str]]) -> T | None:
    """The word most often said, of equals the first; the others go to `conflicts`."""
    ranked = [value for value, _ in said.most_common()]
    conflicts.extend((name, str(value)) for value in ranked[1:])
    return ranked[0] if ranked else None


def _record(document: _Document) -> DocumentRecord:
    flags: list[str] = []
    conflicts: list[tuple[str, str]] = []
    kind = _settle("type", document.type, conflicts) or "other"
    title = _settle("title", document.title, conflicts)
    issued = _settle("issued", document.issued, conflicts)
    effective = _settle("effective", document.effective, conflicts)
    printed = _settle("issuer", document.issuer, conflicts)
    issuer = shipped_issuers().canonical(printed) or None
    year = symbol_year(document.symbol) if document.symbol else None
    if printed and not issuer:
        flags.append("issuer_unreadable")
        conflicts.append(("issuer", printed))
    if issued and year and issued.year != year:
        # The number holds the year: such a day cannot be the day of issue.
        flags.append("issued_year_differs_from_number")
        conflicts.append(("issued", issued.isoformat()))
        issued = None
    if issued and effective and effective < issued:
        flags.append("effective_before_issued")
    return DocumentRecord(
        document.symbol, kind, title, issuer, issued, effective,
        year=year or (issued.year if issued else None), external_id=_settle("external_id", document.item, conflicts),
        topics=tuple(document.topics), articles=tuple(document.articles),
        last_article=last_article(document.articles, document.closing), flags=tuple(flags),
        conflicts=tuple(conflicts),
    )  # fmt: skip
