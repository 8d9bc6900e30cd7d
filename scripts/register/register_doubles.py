"""One document told twice: by two spellings of its number ("326/2016/NQ-UBTVQH14"), or once without its type.

Joined is only what must be one: numbers of the National Assembly's Standing Committee with and without their type,
codes in another order, and a number that lost its year beside the whole one of that day.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from kg.naming import symbol_key
from kg.register.identity import series_key
from scripts.register.register_facts import Doc, Rel

_NUMBER = re.compile(r"0*(\d+[A-Z]?)/(?:(\d{4})/)?(.+)")
_STANDING_COMMITTEE = re.compile(r"(NQ|PL)?-?UBTVQH\d+")
#: Without a year such numbers do not exist: it was lost.
_ALWAYS_WITH_YEAR = frozenset(("ND-CP", "TT", "TTLT"))


class Told(NamedTuple):
    """A number as a source gives it; of two spellings the one with the smaller `order` stands for both."""

    order: int
    symbol: str
    day: str


def doubles(told: Iterable[Told]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Spellings of numbers, each with the one that stands for it; and those without their year, by their day."""
    spelled: dict[str, Told] = {}
    days: dict[str, set[str]] = collections.defaultdict(set)
    for one in sorted(told):
        spelled.setdefault(one.symbol, one)
        days[one.symbol].update(filter(None, [one.day]))
    same = collections.defaultdict(list)
    undated = []
    for symbol in spelled:  # in their order: the first of a group stands for it
        found = _NUMBER.fullmatch(symbol_key(symbol))
        if found and found[2]:
            same[_group(found)].append(symbol)
        elif found:
            undated.append((symbol, found))
    joined = {}
    for symbols in same.values():
        for place, symbol in enumerate(symbols):
            for first in symbols[:place]:
                if first not in joined and _one(first, symbol, days):
                    joined[symbol] = first
                    break
    whole = {symbol_key(symbol): symbol for symbol in spelled}
    for symbol in spelled:  # "324/2014/TT-BTC" of 21/12/2016 is 324/2016/TT-BTC of that day
        found = _NUMBER.fullmatch(symbol_key(symbol))
        for day in days[symbol] if found and found[2] else ():
            twin = whole.get(f"{found[1]}/{day[:4]}/{found[3]}") if found and day[:4] != found[2] else None
            if twin and day in days[twin]:
                joined[symbol] = joined.get(twin, twin)
    dated = {}
    for symbol, found in undated:
        for day in days[symbol]:
            known = whole.get(f"{found[1]}/{day[:4]}/{found[3]}")
            sure = _codes(found[3])[0] in _ALWAYS_WITH_YEAR or found[3] in _ALWAYS_WITH_YEAR
            if known and spelled[symbol].order and (day in days[known] or (sure and not days[known])):
                dated[symbol, day] = joined.get(known, known)
    return joined, dated


def _group(found: re.Match[str]) -> tuple[str, str, tuple[str, ...]]:
    """Number, year and codes in any order; "TTLB" is "TTLT", of the Standing Committee the type is left out."""
    if _STANDING_COMMITTEE.fullmatch(found[3]):
        return found[1], found[2], (found[3].rpartition("-")[2],)
    return found[1], found[2], tuple(sorted(_codes(found[3])))


def _codes(text: str) -> list[str]:
    return ["TTLT" if code == "TTLB" else code for code in re.split(r"[-/. ]", text)]


def _one(first: str, other: str, days: dict[str, set[str]]) -> bool:
    """Whether both are one document. Joint circulars with another body at the head are one only if of one day."""
    if days[first] and days[other] and not days[first] & days[other]:
        return False
    keys = [symbol_key(symbol) for symbol in (first, other)]
    if series_key(keys[0]) == series_key(keys[1]):
        types = {found[1] for key in keys if (found := re.search(r"/(NQ|PL)-", key))}
        return len(types) < 2
    heads = [_codes(key.partition("/")[2].partition("/")[2]) for key in keys]
    return heads[0] == heads[1] or "TTLT" not in heads[0] or bool(days[first] & days[other])


def typed_twins(docs: Iterable[Doc]) -> dict[tuple[str, str, str], Doc]:
    """For each document of no known type the only one with a type that bears its number on its day.

    The keys are as rows name a document: symbol, type, when. "180/TTg" of 22/12/1992 is the decision of that number
    and day; numbers without a year begin anew every year, so that without a day nothing is joined.
    """
    of_day: dict[tuple[str, str], list[Doc]] = collections.defaultdict(list)
    for doc in docs:
        if "-" in doc.when:
            of_day[doc.key[0].replace("/", "-"), doc.when].append(doc)
    twins = {}
    for held in of_day.values():
        typed = [doc for doc in held if doc.type != "other"]
        if len({doc.type for doc in typed}) == 1:
            twins.update({(doc.symbol, doc.type, doc.when): typed[0] for doc in held if doc.type == "other"})
    return twins


def joined(rel: Rel, twins: dict[tuple[str, str, str], Doc]) -> Rel:
    """The relation between the documents that `twins` names for its own."""
    if doc := twins.get((rel.subject, rel.subject_type, rel.subject_when)):
        rel = replace(rel, subject=doc.symbol, subject_type=doc.type)
    if doc := twins.get((rel.object, rel.object_type, rel.object_when)):
        rel = replace(rel, object=doc.symbol, object_type=doc.type)
    return rel
