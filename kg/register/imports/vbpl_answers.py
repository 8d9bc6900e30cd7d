"""What the national database answers (vbpl.vn since 4/2026), and what it says of documents and relations.

Its fields as public client programs read them; there is no published schema. An answer holds one document
(`data`), or a page of a listing (`data.items`, with `total`); numbers of relations and codes of states are
`data/national_database.json`. What is not known there is refused by name, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.cite.symbols import head_of
from kg.data import table
from kg.model import LAWS, DocType
from kg.naming import fold, symbol_key, symbol_year
from kg.register.imports.cells import oddities, read_day, read_state, read_type
from kg.register.imports.cited_cells import without_number
from kg.register.imports.matching import read_symbol, type_of_title
from kg.register.imports.records import DocumentRecord, Item, Reference, Refusal, RelationRecord

_VIETNAM = timezone(timedelta(hours=7))
_LAWS = frozenset((*LAWS, "constitution"))


class _Answer(BaseModel):
    """A part of an answer: what is read of it has its type, what is not read may be anything."""

    model_config = ConfigDict(extra="ignore", strict=True)


class Named(_Answer):
    """Something with a code and a name: a type, a state, an office, a field of law."""

    code: str | None = None
    name: str | None = None


class Field(_Answer):
    """A field of law that a document belongs to."""

    majorType: Named | None = None
    fieldType: Named | None = None


class Target(_Answer):
    """The other document of a relation."""

    id: str | int | None = None
    docNum: str | None = None
    title: str | None = None
    docType: Named | None = None
    issueDate: str | None = None


class RelationAnswer(_Answer):
    """A relation of a document, by its number."""

    referenceType: int | str | None = None
    targetDocument: Target | None = None


class DocumentAnswer(_Answer):
    """A document: alone with its issuer and relations, or in a listing without them."""

    id: str | int
    docNum: str | None
    title: str | None = None
    docType: Named | None = None
    issueDate: str | None = None
    effFrom: str | None = None
    effTo: str | None = None
    updatedDate: str | None = None
    effStatus: Named | None = None
    agencyName: str | None = None
    organization: Named | None = None
    documentMajors: list[Field] | None = None
    references: list[RelationAnswer] | None = None


class PageAnswer(_Answer):
    """A page of a listing."""

    total: int
    items: list[Any]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An answer, or a part of one, that is not understood: a key of `kg.text.errors.REASONS` and the detail."""

    reason: str
    detail: str


def documents_of(answer: Any) -> Iterator[DocumentAnswer | Unknown]:
    """The documents of one answer, a saved one or one just fetched."""
    if not isinstance(answer, dict):
        yield Unknown("vbpl_shape", type(answer).__name__)
        return
    code = answer.get("statusCode")
    if answer.get("success") is False or (isinstance(code, int) and code >= 400):
        yield Unknown("vbpl_failed", str(answer.get("message") or code)[:80])
        return
    data = answer.get("data", answer)
    if isinstance(data, dict) and "items" in data:
        try:
            rows = PageAnswer.model_validate(data).items
        except ValidationError as error:
            yield Unknown("vbpl_shape", _first(error))
            return
    else:
        rows = data if isinstance(data, list) else [data]
    for row in rows:
        yield read_document(row)


def read_document(row: Any) -> DocumentAnswer | Unknown:
    """One document of an answer."""
    if not isinstance(row, dict) or not {"id", "docNum"} <= row.keys():
        keys = ", ".join(sorted(map(str, row))[:8]) if isinstance(row, dict) else type(row).__name__
        return Unknown("vbpl_shape", keys[:120])
    try:
        return DocumentAnswer.model_validate(row)
    except ValidationError as error:
        return Unknown("vbpl_shape", f"{str(row['id'])[:40]}: {_first(error)}")


def items_of(said: DocumentAnswer, where: str, today: date) -> Iterator[Item]:
    """A document and its relations as records; `today` is the day by which an end is past."""
    key = str(said.id)
    symbol, by_symbol = read_symbol(said.docNum or "")
    printed = _text(said.title)
    if not symbol and not printed:
        yield Refusal(where, "no_symbol", key)
        return
    issuer = _text(said.agencyName) or _text(said.organization.name if said.organization else None)
    if symbol and not issuer and not _is_central(symbol):
        yield Refusal(where, "no_issuer", symbol)  # each office starts again at 1: the number alone is nobody's
        return
    flags = []
    days: dict[str, date | None] = {}
    for field, text in (("issued", said.issueDate), ("effective", said.effFrom), ("expired", said.effTo)):
        try:
            days[field] = _day(text)
        except ValueError:
            days[field] = None
            flags.append(f"unreadable_{field}")
    kind = _type(said.docType)
    if kind is None:
        kind = by_symbol or type_of_title(printed) or "other"
        flags.append("unlisted_type")
    state, code = None, None
    if said.effStatus and (told := said.effStatus.code or said.effStatus.name):
        state, code = read_state(told)
        if code not in _codes() and said.effStatus.name:
            state, code = read_state(said.effStatus.name)
        if code not in _codes():
            flags.append("unknown_state")
    flags += oddities(symbol, days["issued"], days["effective"], days["expired"], state, today)
    topics = [
        _text(one.name)
        for major in said.documentMajors or ()
        for one in (major.majorType, major.fieldType)
        if one and one.name
    ]
    yield DocumentRecord(
        symbol or None, kind, _title(printed, symbol, kind) or None, issuer or None,
        days["issued"], days["effective"], days["expired"], state=state, state_code=code,
        external_id=key, topics=tuple(dict.fromkeys(topics)), flags=tuple(flags),
    )  # fmt: skip
    yield from _relations(said, symbol, days["issued"], where)


def _relations(said: DocumentAnswer, symbol: str, issued: date | None, where: str) -> Iterator[Item]:
    this = Reference(external_id=str(said.id))
    for one in said.references or ():
        target, number = one.targetDocument, str(one.referenceType)
        meant = _numbers().get(number)
        if meant is None:
            yield Refusal(where, "vbpl_relation", f"{symbol}: referenceType {number[:40]}")
            continue
        if meant["relation"] is None:
            yield Refusal(where, "vague_relation", meant["label"])
            continue
        other = _reference(target) if target else None
        if target is None or other is None:
            yield Refusal(where, "no_symbol", f"{symbol}: {meant['label']}")
            continue
        if other.external_id == this.external_id:
            yield Refusal(where, "self_relation", symbol)
            continue
        this_acts = meant["acts"] == "this"
        if (order := _order(symbol, issued, other)) and (order < 0) == this_acts:
            this_acts = not this_acts  # the younger document acts, whichever way the number was read
        acting, acted_on = (this, other) if this_acts else (other, this)
        yield RelationRecord(acting, meant["relation"], acted_on, meant["scope"])


def _order(symbol: str, issued: date | None, other: Reference) -> int:
    """1: the document is younger than the other; -1: older; 0: that is not known. By days, else by years."""
    if issued and other.issued:
        return (issued > other.issued) - (issued < other.issued)
    year = issued.year if issued else symbol_year(symbol)
    others = other.issued.year if other.issued else symbol_year(other.symbol or "")
    return (year > others) - (year < others) if year and others else 0


def _reference(target: Target) -> Reference | None:
    """The other document: by its key, and by its number where the number alone says which it is."""
    symbol, by_symbol = read_symbol(target.docNum or "")
    key = str(target.id) if target.id is not None else None
    if not symbol or not _is_central(symbol):
        return Reference(external_id=key) if key else None
    kind = _type(target.docType) or by_symbol or type_of_title(_text(target.title))
    try:
        issued = _day(target.issueDate)
    except ValueError:
        issued = None
    return Reference(symbol, kind, issued, external_id=key)


def _is_central(symbol: str) -> bool:
    head = head_of(symbol)
    return head is not None and head.kind == "central"


def _type(said: Named | None) -> DocType | None:
    return next((kind for text in (said.name, said.code) if text and (kind := read_type(text))), None) if said else None


def _title(printed: str, symbol: str, kind: DocType) -> str:
    """The title without the number that the database writes before or after it."""
    if not symbol:
        return printed
    if kind in _LAWS:
        at = re.search(rf"\s*(?:số\s*)?{re.escape(symbol)}", printed, re.IGNORECASE)
        return (printed[: at.start()] + printed[at.end() :]).strip() if at and at.start() else printed
    return without_number(printed, symbol_key(symbol))


def _day(text: str | None) -> date | None:
    """The day in Vietnam: "2026-05-01T00:00:00", also as an instant ("2026-04-30T17:00:00Z")."""
    if not text:
        return None
    instant = datetime.fromisoformat(text) if re.search(r"T.*(?:Z|[+-]\d\d:?\d\d)$", text) else None
    return read_day(instant.astimezone(_VIETNAM).date() if instant else text)


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"[:120]


def _text(value: str | None) -> str:
    return " ".join(value.split()) if value else ""


@cache
def _numbers() -> dict[str, dict[str, Any]]:
    """Relations by number, and by the label that some answers give instead."""
    rows = table("national_database")["relations"]
    by_number = {str(row["number"]): row for row in rows if row.get("number") is not None}
    return {fold(row["label"]): row for row in rows} | by_number


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in table("national_database")["states"])
