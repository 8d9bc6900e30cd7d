"""What a person types for a document: an IRI, a symbol, a law's name, with or without diacritics.

59/2023/NĐ-CP · nghị định 59/2023 · nghị định số 59 năm 2023 · "65/KH-UBND Đông Hà 2024" · 61/2023/NĐCP ·
nd59/2023 · 59-2023-ND-CP · luật dân chủ ở cơ sở · báo cáo phường 4 · the path of a file that was read

A word typed with its marks means that word ("hòa vang" is not "hóa … vàng"); without a type word, only the words
together, as a title prints them, mean a document: another one is never given in silence.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from kg.data import table
from kg.model import LAWS, DocType, Document
from kg.naming import fold, name_key, symbol_key
from kg.register.shorthand import marked, spelled_out
from kg.store.documents import document, laws_named

_SYMBOL = re.compile(r"(?<![\w/])\d{1,5}(?:\.\d{1,2})?[a-z]?(?:\s?[/-]\s?[^\s,;]+)+", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d{2})(?![\d/])")
_DASHES = str.maketrans("‐‑–−—", "-----")
_NOISE = frozenset(
    "so nam ngay cua ve viec thanh pho tp phuong xa huyen tinh thi quan thi tran ban hanh boi do va cac o".split()
)
_OFFICES = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
_MARKED_OFFICES = tuple(
    (" ".join(map(marked, name.split())), short)
    for name, short in (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))
)
_LAWS = {"law": "Luật", "code": "Bộ luật", "ordinance": "Pháp lệnh"}


class NotFound(LookupError):
    """No document fits what was `typed`; `near` are some that may have been meant."""

    def __init__(self, typed: str, near: Sequence[Document] = ()) -> None:
        super().__init__(f"no document fits {typed!r}")
        self.typed, self.near = typed, tuple(near)


class Ambiguous(LookupError):
    """What was `typed` fits more than one document: those that were `found`, oldest first."""

    def __init__(self, typed: str, found: Sequence[Document]) -> None:
        super().__init__(f"{len(found)} documents fit {typed!r}")
        self.typed, self.found = typed, tuple(found)


def one_document(conn: sqlite3.Connection, typed: str) -> Document:
    """The one document that was meant. Raises NotFound or Ambiguous: none is ever chosen in silence."""
    found = find_documents(conn, typed)
    if not found:
        from kg.register.near import near  # only where nothing was found

        raise NotFound(typed, near(conn, spelled_out(typed)))
    if len(found) > 1:
        raise Ambiguous(typed, found)
    return found[0]


def find_documents(conn: sqlite3.Connection, typed: str) -> list[Document]:
    """The documents that fit what was typed, oldest first; more than one means that the words do not decide."""
    typed = unicodedata.normalize("NFC", " ".join(typed.split())).strip("\"'“”")
    if typed.startswith("/akn/"):
        found = document(conn, typed)
        return [found] if found else []
    return (
        _by_path(conn, typed)
        or _by_whole_symbol(conn, typed)
        or sorted(_by_what_it_says(conn, spelled_out(typed)), key=_age)
    )


def _age(doc: Document) -> tuple[str, str]:
    return (doc.issued.isoformat() if doc.issued else str(doc.year or "0000"), doc.iri)


def _by_path(conn: sqlite3.Connection, typed: str) -> list[Document]:
    rows = conn.execute(
        "SELECT d.iri FROM report r JOIN document d ON d.id = r.document WHERE r.path IN (?, ?)",
        (typed, os.path.abspath(typed)),
    )
    return _documents(conn, [iri for (iri,) in rows])


def _by_whole_symbol(conn: sqlite3.Connection, typed: str) -> list[Document]:
    """The documents of a symbol typed as it is printed, and nothing beside it: nothing needs to be understood."""
    if not _SYMBOL.fullmatch(typed):
        return []
    rows = conn.execute("SELECT iri FROM document WHERE symbol_key = ?", (symbol_key(typed),)).fetchall()
    return sorted(_told(_documents(conn, [iri for (iri,) in rows])), key=_age)


def documents_numbered(conn: sqlite3.Connection, typed: str) -> list[Document]:
    """The documents of the symbol or number in what was typed ("59/2023/NĐ-CP", "nghị định số 59 năm 2023")."""
    rest, day = _take_day(spelled_out(typed))
    return _by_number(conn, rest.translate(_DASHES), day) or []


def split_type(typed: str) -> tuple[DocType | None, str]:
    """The type whose word opens what was typed, and the rest: "nghị định dân chủ" → ("decree", "dân chủ")."""
    words = re.findall(r"\w+", typed)
    folded = [fold(word) for word in words]
    for name, kind in _type_words():
        if folded[: len(name)] == name:
            return kind, " ".join(words[len(name) :])
    return None, typed


def _by_what_it_says(conn: sqlite3.Connection, typed: str) -> list[Document]:
    rest, day = _take_day(typed)
    rest = rest.translate(_DASHES)
    numbered = _by_number(conn, rest, day)
    return numbered if numbered is not None else _by_name(conn, rest, day) or _by_title(conn, rest, day)


def _by_number(conn: sqlite3.Connection, rest: str, day: date | None) -> list[Document] | None:
    """The documents of the number that stands there; None if none does."""
    symbol = _SYMBOL.search(rest)
    if symbol:
        words = rest[: symbol.start()] + " " + rest[symbol.end() :]
        for key in _keys(symbol.group(), rest):
            if numbered := _of_number(conn, key):
                return _narrow(numbered, words, day)
        return []
    if found := _bare_number(rest):
        number, kind, words = found
        return [d for d in _narrow(_of_number(conn, number.upper()), words, day) if _is_a(d, kind)]
    return None


def _documents(conn: sqlite3.Connection, iris: Iterable[str]) -> list[Document]:
    return [found for iri in iris if (found := document(conn, iri))]


def _take_day(typed: str) -> tuple[str, date | None]:
    for found in _DAY.finditer(typed):
        numbers = [int(g) for g in found.groups() if g]
        year, month, day = numbers if found.group(4) else reversed(numbers)
        try:
            return typed[: found.start()] + " " + typed[found.end() :], date(year, month, day)
        except ValueError:
            continue
    return typed, None


def _keys(symbol: str, typed: str) -> Iterator[str]:
    """The look-up forms of a typed symbol: as typed, then as the finder would mend it (61/2023/NĐCP, 54/KL-TW)."""
    yield symbol_key(symbol)
    from kg.cite.find import find_citations  # only where the store does not know it as typed

    for text in (typed, f"văn bản số {symbol}"):
        yield from (symbol_key(c.symbol) for c in find_citations(text) if c.symbol)


def _of_number(conn: sqlite3.Connection, key: str) -> list[Document]:
    """The documents of that symbol; else those whose symbol begins so ("59/2023", "65/KH", "54")."""
    rows = conn.execute("SELECT iri FROM document WHERE symbol_key = ?", (key,)).fetchall()
    if not rows:  # "0" follows "/", and "." follows "-"
        rows = conn.execute(
            "SELECT iri FROM document WHERE symbol_key >= ? AND symbol_key < ? "
            "UNION SELECT iri FROM document WHERE symbol_key >= ? AND symbol_key < ?",
            (f"{key}/", f"{key}0", f"{key}-", f"{key}."),
        ).fetchall()
    return _told(_documents(conn, [iri for (iri,) in rows]))


def _told(found: list[Document]) -> list[Document]:
    """Without those of which nothing but the number is known, where one that is known bears the same number.

    A law and a resolution of one National Assembly may share a number; but a list of numbers, and a gazette's heading,
    also call a law a resolution ("Nghị quyết … luật Tổ chức chính quyền địa phương").
    """
    known = {(doc.symbol, doc.issued) for doc in found if doc.type in LAWS and doc.title}
    numbers = {symbol for symbol, _ in known}
    return [
        doc
        for doc in found
        if doc.type in LAWS
        or doc.symbol not in numbers
        or not (
            (doc.title is None and doc.issued is None)
            or ((doc.symbol, doc.issued) in known and fold(doc.title or "luat").startswith(("luat", "bo luat")))
        )
    ]


def _bare_number(typed: str) -> tuple[str, str, str] | None:
    """A number right after a type word ("nghị định số 59 năm 2023"): the number, the type, and the other words."""
    words = _words(typed)
    for name, kind in _type_words():
        for at in range(len(words) - len(name) + 1):
            end = at + len(name)
            if words[at:end] == name:
                end += words[end : end + 1] == ["so"]
                number = words[end] if end < len(words) else ""
                if _NUMBER.fullmatch(number) and not _YEAR.fullmatch(number):
                    return number.lstrip("0") or "0", kind, " ".join((*words[:at], *words[end + 1 :]))
    return None


def _by_name(conn: sqlite3.Connection, typed: str, day: date | None) -> list[Document]:
    """Laws by their name, by a short name that people use, or by a part of it."""
    year = _YEAR.search(typed)
    name = _YEAR.sub(" ", typed)
    laws = laws_named(conn, name)
    if not laws and (alias := _law_by_alias(name)):
        laws = laws_named(conn, alias)
    if not laws:
        from kg.cite.find import find_citations

        initials = (one for one in find_citations(name.upper()) if one.name and one.type in _LAWS)  # "blds"
        laws = [law for one in initials for law in laws_named(conn, f"{_LAWS[one.type]} {one.name}")]
    if not laws and fold(name).startswith(("luat ", "bo luat ", "phap lenh ")):
        part = name_key(" ".join(name.split()))
        rows = conn.execute(
            "SELECT iri FROM document WHERE name_key IS NOT NULL AND instr(name_key, ?) > 0", (part,)
        ).fetchall()
        laws = _documents(conn, [iri for (iri,) in rows]) if part else []
    return _of_day(laws, year.group(1) if year else None, day)


def _by_title(conn: sqlite3.Connection, typed: str, day: date | None) -> list[Document]:
    """Documents by words of their title and issuer; a file that was read comes before all others."""
    kind, telling = _split(typed)
    if not (kind and _YEAR.search(typed)) and (not telling or (kind is None and all(map(str.isdigit, telling)))):
        return []
    if kind is None:
        year = _YEAR.search(typed)
        rows = conn.execute("SELECT iri, title FROM document WHERE title IS NOT NULL")
        return _of_day(_documents(conn, _together(rows, telling)), year.group(1) if year else None, day)
    sql, values = "SELECT iri FROM document WHERE title IS NOT NULL", []
    if kind:
        sql += " AND type = ?"
        values.append(kind)
    for condition in (" AND origin = 'report'", ""):
        wanted = [iri for (iri,) in conn.execute(sql + condition, values)]
        if found := _narrow(_documents(conn, wanted), typed, day):
            return found
    return []


def _together(titles: Iterable[tuple[str, str]], telling: Sequence[str]) -> list[str]:
    """The IRIs of the titles in which these words stand side by side, in this order."""
    folded = [fold(word) for word in telling]
    shortened = {short for _, short in _OFFICES}
    rarest = max((word for word in folded if word not in shortened), key=len, default="")  # most titles lack it
    found = []
    for iri, title in titles:
        if rarest not in fold(title):
            continue
        words = [word for word in _words(title) if word not in _NOISE]
        for at in range(len(words) - len(folded) + 1):
            if words[at : at + len(folded)] == folded and _holds(title, telling):
                found.append(iri)
                break
    return found


def _law_by_alias(name: str) -> str | None:
    wanted = _words(name)
    for row in table("law_aliases")["laws"]:
        kind = _LAWS[row["type"]]
        for alias in row["aliases"]:
            if wanted in (_words(alias), _words(f"{kind} {alias}")):
                return f"{kind} {row['name']}"
    return None


def _words(text: str) -> list[str]:
    folded = fold(text)
    for long, short in _OFFICES:
        folded = folded.replace(long, short)
    return re.findall(r"\w+", folded)


def _marked_words(text: str) -> list[str]:
    """The words with their marks (`marked`), offices as in `_words`."""
    words = " ".join(marked(word) for word in re.findall(r"\w+", text))
    for long, short in _MARKED_OFFICES:
        words = words.replace(long, short)
    return words.split()


@cache
def _type_words() -> list[tuple[list[str], DocType]]:
    rows = [(_words(word), row["type"]) for row in table("document_types")["types"] for word in row["words"]]
    return sorted(rows, key=lambda row: -len(row[0]))


def _split(typed: str) -> tuple[str | None, list[str]]:
    """The type that the words name, and the words (`marked`) that tell documents of it apart."""
    rest = _marked_words(_YEAR.sub(" ", typed))
    folded = [fold(word) for word in rest]
    for name, kind in _type_words():
        for at in range(len(rest) - len(name) + 1):
            if folded[at : at + len(name)] == name:
                return kind, [w for w in rest[:at] + rest[at + len(name) :] if fold(w) not in _NOISE]
    return None, [w for w in rest if fold(w) not in _NOISE]


def _narrow(found: list[Document], typed: str, day: date | None) -> list[Document]:
    """What fits the type, the day or year, and every telling word: in issuer and symbol, else in the title too."""
    kind, telling = _split(typed)
    year = _YEAR.search(typed)
    found = _of_day([d for d in found if kind is None or _is_a(d, kind)], year.group(1) if year else None, day)
    if not telling:
        return found
    by_issuer = [d for d in found if _holds(f"{d.issuer or ''} {d.symbol or ''}", telling)]
    return by_issuer or [d for d in found if _holds(f"{d.issuer or ''} {d.title or ''} {d.symbol or ''}", telling)]


def _holds(text: str, telling: Sequence[str]) -> bool:
    """Whether the text holds each word: with its marks where it was typed with marks."""
    plain = set(_words(text))
    if not {fold(word) for word in telling} <= plain:
        return False
    exact = set(_marked_words(text))
    return all(word in exact for word in telling if not word.isascii())


def _is_a(doc: Document, kind: str) -> bool:
    """Whether people call a document so: the Party's "quy định" are cited as decisions too."""
    return doc.type == kind or (kind == "decision" and doc.type == "regulation")


def _of_day(found: list[Document], year: str | None, day: date | None) -> list[Document]:
    """Those of that day, or year; where no document has it, those whose day or year nobody knows."""
    if day:
        return [d for d in found if d.issued == day] or [
            d for d in found if not d.issued and d.year in (None, day.year)
        ]
    if year:
        known = [d for d in found if year in (str(d.year), str(d.issued.year) if d.issued else "")]
        return known or [d for d in found if not d.year and not d.issued]
    return found
