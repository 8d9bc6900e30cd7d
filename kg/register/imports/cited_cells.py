"""Cells that hold more than their heading says: a whole citation for a number, a reason why a document ended.

Both are read with the finder: "Nghị quyết số 12/2019/NQ-HĐND ngày 12/7/2019 của HĐND tỉnh quy định …" is a number, a
day, an issuer and a title; "Được thay thế bằng Quyết định số 05/2021/QĐ-UBND" is a relation of that decision.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.cite.bodies import body_at
from kg.cite.find import find_citations
from kg.data import table
from kg.model import Body, Citation, DocType, Relation
from kg.naming import fold, symbol_key
from kg.register.imports.cells import read_day
from kg.register.imports.matching import read_symbol
from kg.register.imports.records import Reference

#: What may stand before the citation that a cell is, and what between a number and what is told of it.
_BEFORE = re.compile(r"(?:văn bản|số(?: hiệu)?)?\s*:?\s*", re.IGNORECASE)
_DAY_AFTER = re.compile(r"[\s,;(]*(?:ngày\s*)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)?")
_JOINT = re.compile(r"\s*(?:[;,]|ngày\b)")
_EDGES = " \t,;:.–-"


@dataclass(frozen=True, slots=True)
class Described:
    """The document that a cell describes; None and "" where it does not say."""

    symbol: str
    type: DocType | None
    day: date | None = None
    issuer: Body | None = None
    rest: str = ""  # what follows: its title


@dataclass(frozen=True, slots=True)
class Ender:
    """A document that a reason names, and what it did (None: it is not said, but the document of the row ended)."""

    reference: Reference
    relation: Relation | None
    partly: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document ended: by which documents, or by itself; `read` is whether anything of it was understood."""

    enders: tuple[Ender, ...]
    by_itself: bool

    @property
    def read(self) -> bool:
        """Whether anything of it was understood."""
        return bool(self.enders) or self.by_itself


def read_number(cell: str) -> Described:
    """What a cell for the number says: a citation, a number as it is printed, or a law's name (its `rest`).

    Nothing, if a sentence cites a document without beginning with it: which of them is meant is not told.
    """
    text = " ".join(cell.split())
    symbol, kind = read_symbol(text)
    found = _opening(text)
    if found is None:
        is_sentence = text[:1].isalpha() and any(one.symbol for one in find_citations(text))
        return Described("", None) if is_sentence else Described(symbol, kind)
    if found.symbol is None:
        return Described("", found.type, rest=text)
    told = found.text != found.printed_symbol or _JOINT.match(text, found.end)
    if not told:
        return Described(symbol, kind)
    day, end = found.day, found.end
    if day is None and (after := _DAY_AFTER.match(text, end)):
        with suppress(ValueError):
            day, end = read_day(after[1]), after.end()
    return Described(read_symbol(found.symbol)[0], found.type, day, found.issuer, text[end:].strip(_EDGES))


def read_title(cell: str) -> Described | None:
    """What a title says that begins with its own full citation; None if it does not."""
    text = " ".join(cell.split())
    found = _opening(text)
    if found is None or found.symbol is None or found.day is None or found.start:
        return None
    return Described(read_symbol(found.symbol)[0], found.type, found.day, found.issuer, text[found.end :].strip(_EDGES))


def without_number(title: str, key: str) -> str:
    """A title without its own number, of which `key` is the folded form, where it begins with that."""
    found = _opening(title)
    if found is None or not found.symbol or symbol_key(found.symbol) != key:
        return title
    return title[found.end :].strip(_EDGES) or title


def read_reason(cell: str, issuer: str | None) -> Reason:
    """Why the document of a row ended; `issuer` is whose document that is, for offices named without their place."""
    text = " ".join(cell.split())
    found = [one for one in find_citations(text) if one.symbol]
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    enders: list[Ender] = []
    for number, one in enumerate(found):
        before, after = text[ends[number] : starts[number]], text[one.end : starts[number + 1]]
        relation = _cue(before) or (_cue(after) if number + 1 == len(found) else None)
        if relation is None and enders:  # "thay thế bằng A và B"
            relation = enders[-1].relation
        reference = Reference(
            read_symbol(one.symbol or "")[0], one.type if one.type != "other" else None, one.day, one.year,
            issuer=office(one.issuer, issuer) or issuer,
        )  # fmt: skip
        enders.append(Ender(reference, relation, _is_partly(text)))
    return Reason(tuple(enders), not enders and any(word in fold(text) for word, what in _cues() if what is None))


def office(body: Body | None, issuer: str | None) -> str | None:
    """The name of an office; one that is named without its place is of the place of `issuer`."""
    if body is None:
        return None
    own = body_at(issuer, 0) if issuer and not body.place else None
    if own and own[1].place and body.level not in ("central", "ministry") and body.unit in (None, own[1].unit):
        body = body._replace(unit=own[1].unit, place=own[1].place)
    return body.name


def _opening(text: str) -> Citation | None:
    """The citation with which a text begins."""
    found = next(iter(find_citations(text)), None)
    return found if found and _BEFORE.fullmatch(text[: found.start]) else None


def _cue(text: str) -> Relation | None:
    """What the last cue of a text says."""
    folded = fold(text)
    at, relation = max(((folded.rfind(word), what) for word, what in _cues() if what), key=lambda pair: pair[0])
    return relation if at >= 0 else None


def _is_partly(text: str) -> bool:
    return any(fold(word) in fold(text) for word in table("list_columns")["partly"])


@cache
def _cues() -> list[tuple[str, Relation | None]]:
    return [(fold(word), row["relation"]) for row in table("list_columns")["reasons"] for word in row["words"]]
