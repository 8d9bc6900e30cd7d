"""What the register's sources say, as records: documents, relations, issuers, and how a sentence is read."""

from __future__ import annotations

import collections
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from register_spelling import clean_symbol, rows, spelling, symbol_year

from kg.data import table
from kg.naming import fold, symbol_key

TYPE_OF = {fold(row["vi"]): row["type"] for row in table("document_types")["types"]} | {"sac lenh": "order"}
CODE_TYPES = {symbol_key(code): row["type"] for row in table("document_types")["types"] for code in row["codes"]}
TYPE_WORDS = re.compile(
    r"(bộ luật|luật|pháp lệnh|nghị định|nghị quyết liên tịch|nghị quyết|quyết định"
    r"|thông tư liên tịch|thông tư liên bộ|thông tư|chỉ thị|sắc lệnh|lệnh)"
    r"\s+(?:[^.;,()]{0,90}\s)?số\s*:?\s*$",
    re.IGNORECASE,
)


DAY_AFTER = re.compile(r"\s*,?\s*ngày\s+(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})")


def type_from_code(symbol: str) -> str:
    """The type that the symbol's own code names, else "other" (QHnn holds laws and resolutions alike)."""
    for part in re.split(r"[/-]", symbol_key(symbol))[1:]:
        if part in CODE_TYPES:
            return CODE_TYPES[part]
    return "resolution" if "UBTVQH" in symbol and "PL" not in symbol else "other"


@dataclass(slots=True)
class Doc:
    """One document on its way into documents.csv or existing.csv."""

    symbol: str
    type: str
    title: str = ""
    issuer: str = ""
    issued: str = ""
    effective: str = ""
    year: int | None = None
    vbpl: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    source: str = ""
    certainty: str = "existence"
    records: int = 1

    @property
    def key(self) -> tuple[str, str]:
        return symbol_key(self.symbol), self.type

    @property
    def when(self) -> str:
        """What tells documents of one symbol apart: nothing if it holds its year, else day or year."""
        return "" if symbol_year(self.symbol) else self.issued or str(self.year or "")


@dataclass(frozen=True, slots=True, order=True)
class Rel:
    subject: str
    subject_type: str
    subject_when: str
    relation: str
    object: str
    object_type: str
    object_when: str
    scope: str
    effective: str
    location: str
    snapshots: str
    source: str


class Issuers:
    """The hand-kept table of bodies; every printed spelling leads to one name or is left out."""

    def __init__(self, path: Path) -> None:
        self.names: dict[str, str] = {}
        self.mended: collections.Counter[tuple[str, str]] = collections.Counter()
        self.refused: collections.Counter[str] = collections.Counter()
        for row in rows(path):
            for name in (row["name"], *filter(None, row["variants"].split("|"))):
                self.names[fold(spelling(name))] = row["name"]
        alternatives = "|".join(re.escape(n) for n in sorted(self.names, key=len, reverse=True))
        self.one = re.compile(rf"({alternatives})(?:, | va |$)")

    def canonical(self, printed: str | None) -> str:
        """The bodies of a printed issuer, joined by "; "; "" when any part of it is no known body."""
        if not printed:
            return ""
        text, at, found = fold(spelling(printed)), 0, []
        while at < len(text):
            match = self.one.match(text, at)
            if not match:
                self.refused[printed] += 1
                return ""
            found.append(self.names[match[1]])
            at = match.end()
        name = "; ".join(found)
        if name != printed:
            self.mended[printed, name] += 1
        return name


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)


def issuer_code(symbol: str) -> str:
    """What a symbol says of its issuer: the part after number and year ("NĐ-CP", "QH15" without its term)."""
    found = re.match(r"\d+[A-Za-z]?/(?:\d{4}/)?(.+)$", symbol)
    return re.sub(r"(QH)\d+$", r"\1", found[1]) if found else ""


def whole_article(evidence: str) -> bool:
    """Does the code's note end the article itself, rather than something in it ("có nội dung bị bãi bỏ")?"""
    return bool(re.search(r"(?<!nội dung )(?:bị|được) bãi bỏ bởi", evidence))


def type_in(evidence: str, symbol: str) -> str:
    """The type word that stands before `symbol` in a sentence, as our type; "" if none does."""
    at = evidence.find(symbol)
    found = TYPE_WORDS.search(evidence[max(0, at - 130) : at]) if at > 0 else None
    kind = (
        TYPE_OF.get(fold(found[1]), "joint_circular" if found and "liên" in found[1].lower() else "") if found else ""
    )
    # Elsewhere the symbol's own code is the better witness.
    if symbol_year(clean_symbol(symbol)) is None:
        return kind
    return kind if kind in ("law", "code", "resolution") and re.search(r"/QH\d+$", symbol) else ""


def day_after(evidence: str, symbol: str) -> str:
    """The day printed right behind `symbol` in a sentence, as an ISO day; "" if none."""
    at = evidence.find(symbol)
    found = DAY_AFTER.match(evidence, at + len(symbol)) if at >= 0 else None
    if not found:
        return ""
    day, month, year = map(int, found.groups())
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def short_where(where: str) -> str:
    """The article of a note or clause without its heading."""
    found = re.match(r"Điều [\w.đĐ]+", where)
    return found[0].strip(".") if found else ""
