"""A store with documents of our own, of which each test says what sources tell."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.model import Status
from kg.naming import symbol_key
from kg.register.validity.status import status


class Facts:
    """A store with documents of our own beside the shipped register's, each under its symbol as IRI."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.sources: dict[tuple[str, str | None], int] = {}

    def source(self, kind: str, day: str | None, rank: int | None = None) -> int:
        ranks = {"verified": 10, "issued_text": 15, "official_code": 20, "official_list": 25, "copied_text": 27,
                 "national_database": 30, "office_list": 35, "title": 40, "text": 50, "secondary": 70, "existence": 80}  # fmt: skip
        if (kind, day) not in self.sources:
            made = self.conn.execute(
                "INSERT INTO source(name, kind, rank, day) VALUES (?, ?, ?, ?)",
                (f"{kind} {day}", kind, rank or ranks[kind], day),
            ).lastrowid
            assert made is not None
            self.sources[kind, day] = made
        return self.sources[kind, day]

    def document(
        self, symbol: str, issued: str, effective: str | None = None, kind: str = "decree",
        source: tuple[str, str | None] = ("existence", None), title: str | None = None,
    ) -> None:  # fmt: skip
        (row,) = self.conn.execute(
            "INSERT INTO document(iri, symbol, symbol_key, type, issuer, level, issued, effective, year, origin, source, "
            "title) "
            "VALUES (?, ?, ?, ?, 'Chính phủ', 'central', ?, ?, ?, 'register', ?, ?) RETURNING id",
            (
                f"test:{symbol}",
                symbol,
                symbol_key(symbol),
                kind,
                issued,
                effective,
                int(issued[:4]),
                self.source(*source),
                title,
            ),
        ).fetchone()
        self.conn.execute(
            "INSERT INTO claim(document, source, certainty, symbol, issued, effective) VALUES (?, ?, ?, ?, ?, ?)",
            (row, self.source(*source), source[0], symbol, issued, effective),
        )

    def _row(self, symbol: str) -> int:
        (row,) = self.conn.execute("SELECT id FROM document WHERE iri = ?", (f"test:{symbol}",)).fetchone()
        return int(row)

    def fact(self, symbol: str, field: str, value: str, kind: str, day: str | None) -> None:
        self.conn.execute(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?)", (self._row(symbol), field, value, self.source(kind, day), kind)
        )

    def relate(
        self, subject: str, relation: str, target: str, day: str | None, kind: str, looked: str | None,
        scope: str = "whole",
    ) -> None:  # fmt: skip
        self.conn.execute(
            "INSERT INTO edge(subject, relation, object, effective, scope, source, rule) VALUES (?,?,?,?,?,?,'register')",
            (self._row(subject), relation, self._row(target), day, scope, self.source(kind, looked)),
        )

    def status(self, symbol: str, day: str) -> Status:
        return status(self.conn, f"test:{symbol}", date.fromisoformat(day))

    def state(self, symbol: str, day: str) -> str:
        return self.status(symbol, day).state
