"""Local documents by place, year and title, as inference compares them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kg.tuples import NamedTuple

_COLUMNS = "iri, title, type, level, issuer, issued, COALESCE(CAST(substr(issued, 1, 4) AS INTEGER), year)"


class Titled(NamedTuple):
    """A local document that has a title: its day and year as the store has them."""

    iri: str
    title: str
    type: str
    level: str
    issuer: str | None
    issued: str | None
    year: int


def to_carry_out(
    conn: sqlite3.Connection, place: str, level: str, year: int, types: Sequence[str], most: int
) -> list[Titled]:
    """What offices of that level at the place (IRI code) issued that a document of that year may carry out.

    That is, of this year and the one before, and older where the title names a span ("2021-2025", "đến năm 2030").
    """
    marks = ", ".join("?" * len(types))
    return _titled(
        conn,
        f"place = ? AND year BETWEEN ? AND ? AND type IN ({marks}) AND level = ? "
        "AND (year >= ? OR title LIKE '%20__%20__%' OR title LIKE '%đến%20__%')",
        (place, year - 15, year, *types, level, year - 1),
        most,
    )


def of_place(conn: sqlite3.Connection, place: str, first: int, last: int, most: int) -> list[Titled]:
    """What was issued at the place (IRI code) from one year to another."""
    return _titled(conn, "place = ? AND year BETWEEN ? AND ?", (place, first, last), most)


def within_place(conn: sqlite3.Connection, place: str, first: int, last: int, most: int) -> list[Titled]:
    """The same at the places whose codes begin with that of the place."""
    below = (f"{place}-", f"{place}.")  # "." follows "-"
    return _titled(conn, "place >= ? AND place < ? AND year BETWEEN ? AND ?", (*below, first, last), most)


def matching(conn: sqlite3.Connection, words: str, first: int, most: int) -> list[Titled]:
    """What was issued from that year on and fits a question to the index of titles (FTS5)."""
    found = "id IN (SELECT rowid FROM document_search WHERE document_search MATCH ?)"
    return _titled(conn, f"year >= ? AND {found}", (first, words), most)


def _titled(conn: sqlite3.Connection, condition: str, values: tuple[str | int, ...], most: int) -> list[Titled]:
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM document WHERE {condition} AND title IS NOT NULL AND place IS NOT NULL LIMIT ?",
        (*values, most),
    )
    return [Titled(*row) for row in rows.fetchall()]
