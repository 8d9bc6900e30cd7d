"""The laws that a name may mean: by the title of the register, by a name printed with a number, by what they amend."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from sqlite3 import Connection
from typing import Any

from kg.base.patterns import late
from kg.data import table
from kg.model import Citation, Document
from kg.naming import fold, name_key
from kg.store.documents import amending_laws, by_symbol, laws_named

AMENDS = late(r"(?:sửa\s+đổi|S[ĐD],?\s?BS)(?!\w)", re.IGNORECASE)
# a name that laws bear again and again; one that tells the articles, or several laws, is borne once
AMENDS_SOME = late(
    r"(?:sửa\s+đổi,?(?:\s+và)?\s+bổ\s+sung|sửa\s+đổi|S[ĐD],?\s?BS)\s+(?:một\s+số\s+(?:điều|nội\s+dung)\s+của\s+)?"
    r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s(?!.*(?:Luật|Pháp\s+lệnh)\s)",
    re.IGNORECASE | re.DOTALL,
)

#: How libraries of laws call an amending law: "Luật Phòng, chống tham nhũng sửa đổi 2007".
AMENDED = late(r"\s\(?sửa\s+đổi(?:,\s*bổ\s+sung)?\)?\s+(?:năm\s+)?\d{4}$")

_LAW_WORD = r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s"
_AMENDED = late(rf"{_LAW_WORD}+(.+?)(?=,?\s+(?:và\s+)?{_LAW_WORD}|,|$)", re.IGNORECASE)


def amending(conn: Connection, name: str, citation: Citation) -> list[Document]:
    """The laws of the year that amend those which a name speaks of, however it says so: "Luật sửa đổi BLHS 2017"."""
    amended = [f" {name_key(one[1])} " for one in _AMENDED.finditer(name)]
    year = citation.day.year if citation.day is not None else citation.year
    return [
        law
        for law in amending_laws(conn, year or 0)
        if amended
        and law.origin == "register"
        and law.type == citation.type
        and citation.day in (None, law.issued)
        and _names_of(law, amended) >= (1 if citation.day is not None else len(amended))
    ]


def _names_of(law: Document, amended: list[str]) -> int:
    """How many of these names stand in the law's own: with its day one tells, for others may be printed short."""
    name = f" {name_key(law.title or '')} "
    return sum(one in name for one in amended)


def known_by_name(conn: Connection, kind: str, name: str) -> list[Document]:
    """The register's laws of a type and name, oldest first."""
    titled = [d for d in laws_named(conn, name) if d.type == kind and d.origin == "register"]
    return titled or _printed_with_a_number(conn, kind, name)


def _printed_with_a_number(conn: Connection, kind: str, name: str) -> list[Document]:
    """The laws that issued texts print under a name which is not their title: "Hàng hải Việt Nam"."""
    numbers = _numbers(kind, name_key(name))
    return [d for symbol in numbers for d in by_symbol(conn, symbol) if d.type == kind and d.origin == "register"]


@cache
def _numbers(kind: str, key: str) -> tuple[str, ...]:
    named = [row["symbols"] for row in _rows().get((kind, key[:1]), ()) if name_key(row["name"]) == key]
    return tuple(named[-1]) if named else ()


@cache
def _rows() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The listed laws by type and the first letter of their keys: a key for each of 300 names takes 3 ms."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in table("law_names")["laws"]:
        name: str = row["name"]
        first = name_key(name)[:1] if name.startswith(_MAY_LOSE_ITS_HEAD) else fold(name[0])
        found.setdefault((row["type"], first), []).append(row)
    return found


#: As "Luật", "Bộ luật" and "Pháp lệnh" begin, which are no part of a key.
_MAY_LOSE_ITS_HEAD = ("L", "B", "P")


def last_issued(laws: list[Document], day: date) -> list[Document]:
    """The last law of a name, of those issued by the day: where all had ended, a text that names no year means it."""
    issued = [law for law in laws if law.issued is not None and law.issued <= day]
    return [max(issued, key=lambda law: law.issued or date.min)] if issued else []


def youngest_settled(laws: list[Document], day: date) -> list[Document]:
    """Of laws of one name whose validity nothing decides, the youngest, once a year old: by then it is in force."""
    youngest = max(laws, key=lambda law: law.issued or date(law.year or 1, 12, 31))
    issued = youngest.issued or date(youngest.year or 1, 12, 31)
    return [youngest] if (day - issued).days > 365 else laws
