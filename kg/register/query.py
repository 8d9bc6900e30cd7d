"""What a person types for a document: an IRI, a symbol, a law's name, with or without diacritics.

59/2023/NĐ-CP · nghị định 59/2023 · "65/KH-UBND Đông Hà 2024" · luật dân chủ ở cơ sở · báo cáo phường 4
"""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from functools import cache

from kg.data import table
from kg.model import Document
from kg.naming import fold, symbol_key
from kg.register.lookup import document, laws_named

_SYMBOL = re.compile(r"(?<![\w/])\d{1,5}[a-z]?(?:\s?[/-]\s?[^\s,;]+)+", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d{2})(?![\d/])")
_NOISE = frozenset(
    ("so", "nam", "ngay", "cua", "ve", "viec", "thanh", "pho", "tp", "phuong", "xa", "huyen", "tinh", "thi", "quan")
)
_MOST = 40


def find_documents(conn: sqlite3.Connection, typed: str) -> list[Document]:
    """The documents that fit what was typed; more than one means that the words do not decide."""
    typed = " ".join(typed.split())
    if typed.startswith("/akn/"):
        found = document(conn, typed)
        return [found] if found else []
    by_path = conn.execute(
        "SELECT d.iri FROM report r JOIN document d ON d.id = r.document WHERE r.path = ?", (typed,)
    ).fetchall()
    if by_path:
        return [d for (iri,) in by_path if (d := document(conn, iri))]
    rest, day = _take_day(typed)
    symbol = _SYMBOL.search(rest)
    if symbol:
        words = rest[: symbol.start()] + " " + rest[symbol.end() :]
        return _by_number(conn, symbol_key(symbol.group()), words, day)
    return _by_words(conn, rest, day)


def _take_day(typed: str) -> tuple[str, date | None]:
    for found in _DAY.finditer(typed):
        numbers = [int(g) for g in found.groups() if g]
        year, month, day = numbers if found.group(4) else reversed(numbers)
        try:
            return typed[: found.start()] + " " + typed[found.end() :], date(year, month, day)
        except ValueError:
            continue
    return typed, None


def _by_number(conn: sqlite3.Connection, key: str, words: str, day: date | None) -> list[Document]:
    rows = conn.execute("SELECT iri FROM document WHERE symbol_key = ?", (key,)).fetchall()
    if not rows:
        pattern = key.replace("%", "").replace("_", "") + "/%"
        rows = conn.execute("SELECT iri FROM document WHERE symbol_key LIKE ? LIMIT 400", (pattern,)).fetchall()
    found = [d for (iri,) in rows if (d := document(conn, iri))]
    return _narrow(found, words, day)


def _by_words(conn: sqlite3.Connection, words: str, day: date | None) -> list[Document]:
    year = _YEAR.search(words)
    name = _YEAR.sub(" ", words)
    laws = [d for d in laws_named(conn, name) if not year or d.year == int(year.group(1))]
    if laws:
        return laws
    named = _law_by_alias(name)
    if named:
        return [d for d in laws_named(conn, named) if not year or d.year == int(year.group(1))]
    kind, telling = _split(words)
    if not telling:
        return []
    sql, values = "SELECT iri FROM document WHERE origin = 'report'", []
    if kind:
        sql += " AND type = ?"
        values.append(kind)
    reports = [d for (iri,) in conn.execute(sql, values) if (d := document(conn, iri))]
    return _narrow(reports, words, day)


def _law_by_alias(name: str) -> str | None:
    wanted = _words(name)
    for row in table("law_aliases")["laws"]:
        kind = {"law": "luat", "code": "bo luat", "ordinance": "phap lenh"}[row["type"]]
        for alias in row["aliases"]:
            if wanted in (_words(alias), _words(f"{kind} {alias}")):
                return f"{ {'law': 'Luật', 'code': 'Bộ luật', 'ordinance': 'Pháp lệnh'}[row['type']] } {row['name']}"
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@cache
def _type_words() -> list[tuple[list[str], str]]:
    rows = [(_words(word), row["type"]) for row in table("document_types")["types"] for word in row["words"]]
    return sorted(rows, key=lambda row: -len(row[0]))


def _split(words: str) -> tuple[str | None, list[str]]:
    """The type that the words name, and the words that tell documents of it apart."""
    rest = _words(_YEAR.sub(" ", words))
    for name, kind in _type_words():
        for at in range(len(rest) - len(name) + 1):
            if rest[at : at + len(name)] == name:
                return kind, [w for w in rest[:at] + rest[at + len(name) :] if w not in _NOISE]
    return None, [w for w in rest if w not in _NOISE]


def _narrow(found: list[Document], words: str, day: date | None) -> list[Document]:
    """What fits the type, the day or year, and every telling word (in issuer, title or symbol)."""
    kind, telling = _split(words)
    year = _YEAR.search(words)
    if kind:
        found = [d for d in found if d.type == kind or (kind == "decision" and d.type == "regulation")]
    if day:
        found = [d for d in found if d.issued == day]
    elif year:
        found = [d for d in found if year.group(1) in (str(d.year), str(d.issued.year) if d.issued else "")] or found
    if telling:
        found = [d for d in found if set(telling) <= set(_words(f"{d.issuer or ''} {d.title or ''} {d.symbol or ''}"))]
    return found[:_MOST]
