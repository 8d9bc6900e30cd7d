"""What every rule looks at: the text, its reading, the day to judge on, and the documents behind the citations."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.check.finding import Finding
from kg.model import Citation, DocType, Document, Status
from kg.naming import type_name
from kg.register.lookup import by_symbol, document
from kg.register.status import status
from kg.resolve import Reading, Resolved

#: Cited by name alone (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).
BY_NAME: frozenset[DocType] = frozenset(("law", "code", "ordinance", "constitution"))


@dataclass(slots=True)
class Context:
    """`day` is the day the report is judged on; `today` the day after which VB207 asks."""

    text: str
    reading: Reading
    conn: sqlite3.Connection
    day: date
    today: date
    _documents: dict[str, Document | None] = field(default_factory=dict)
    _states: dict[tuple[str, date], Status] = field(default_factory=dict)

    @property
    def cited(self) -> Iterator[Resolved]:
        """The citations but for those of the report itself: its number, and "ban hành kèm theo" in its annexes."""
        return (
            one for one in self.reading.citations
            if one.citation.form != "self" and one.document != self.reading.iri
        )  # fmt: skip

    def first_mentions(self) -> Iterator[Resolved]:
        """The first citation of each document."""
        seen: set[str] = set()
        for one in self.cited:
            if one.document not in seen:
                seen.add(one.document)
                yield one

    def known(self, one: Resolved) -> Document | None:
        """The register's document behind a citation; None when no register holds it."""
        if not one.known:
            return None
        if one.document not in self._documents:
            self._documents[one.document] = document(self.conn, one.document)
        return self._documents[one.document]

    def state(self, iri: str, day: date) -> Status:
        key = (iri, day)
        if key not in self._states:
            self._states[key] = status(self.conn, iri, day)
        return self._states[key]

    def ender(self, by: str | None) -> Document | None:
        """The document of a symbol that ended another, if the register has just one of it with a title."""
        found = [d for d in by_symbol(self.conn, by) if d.title] if by else []
        return found[0] if len(found) == 1 else None

    def finding(self, code: str, one: Resolved, **fields: str | None) -> Finding:
        """A finding on the whole span of a citation; `suggestion` and `source` are taken out of the fields."""
        suggestion = fields.pop("suggestion", None)
        citation = one.citation
        base = {**self.names(one), "day": vn(self.day), **fields}
        return Finding(
            code, citation.start, citation.end, citation.text, base, one.document, suggestion, fields.get("source")
        )

    def names(self, one: Resolved) -> dict[str, str | None]:
        """How messages speak of a citation: type and symbol, or a law's type and name with its number."""
        citation, known = one.citation, self.known(one)
        kind = type_name(citation.type)
        if citation.name and citation.form == "named":
            name = citation.name if citation.name != kind else ""
            return {"type": f"{kind} {name}".strip(), "symbol": _number_of(citation, known), "printed": citation.text}
        return {
            "type": kind,
            "symbol": f"số {citation.symbol}" if citation.symbol else None,
            "printed": citation.printed_symbol,
        }


def _number_of(citation: Citation, known: Document | None) -> str | None:
    symbol = known.symbol if known else citation.symbol
    return f"số {symbol}" if symbol else str(citation.year) if citation.year else None


def vn(day: date | None) -> str | None:
    """A day as Vietnamese documents write it: 09/07/2024."""
    return day.strftime("%d/%m/%Y") if day else None


def full_citation(doc: Document) -> str:
    """A document as the rules want it cited first: type, symbol, day, issuer and title; laws by name and year.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; the year, which tells laws of one
    name apart: Nghị định 78/2025/NĐ-CP Điều 68 khoản 1 điểm a. Days below 10 and the months 1 and 2 are written
    with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 điểm b).
    """
    kind = type_name(doc.type)
    if doc.type in BY_NAME:
        title = re.sub(r"^(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+", "", doc.title or "", flags=re.IGNORECASE)
        return f"{kind} {title} năm {doc.year}" if title and doc.year else f"{kind} số {doc.symbol}"
    parts = [f"{kind} số {doc.symbol}"]
    if doc.issued:
        month = f"{doc.issued.month:02}" if doc.issued.month < 3 else str(doc.issued.month)
        parts.append(f"ngày {doc.issued.day:02} tháng {month} năm {doc.issued.year}")
    if doc.issuer:
        parts.append(f"của {doc.issuer}")
    title = re.sub(rf"^{re.escape(kind)}\s+", "", doc.title or "", flags=re.IGNORECASE)
    if title:
        parts.append(title[:1].lower() + title[1:])
    return " ".join(parts)
