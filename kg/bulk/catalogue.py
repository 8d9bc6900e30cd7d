"""What a corpus's catalogue says of a text decides which document it is: the text itself may print it wrongly, or not.

A row without number and without title says nothing, and the text's own head counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from kg.model import DocType
from kg.naming import symbol_key
from kg.register.identity import Described, described, stored
from kg.register.imports.cells import read_day, read_type
from kg.register.imports.matching import Identifier, Issuer, Named, read_symbol, type_of_title
from kg.resolve import Reading, Report
from kg.store.documents import document

#: What a catalogue may say → the columns in which it stands, ours or those of the data sets made from vbpl.vn.
COLUMNS: dict[str, tuple[str, ...]] = {
    "symbol": ("symbol", "so_ky_hieu"), "type": ("type", "loai_van_ban"), "title": ("title",),
    "issuer": ("issuer", "co_quan_ban_hanh"), "issued": ("issued", "ngay_ban_hanh"),
}  # fmt: skip


class Catalogue:
    """Reads the rows of a catalogue by a register; remembers the offices it has read."""

    def __init__(self, register: sqlite3.Connection) -> None:
        self._register, self._identifier = register, Identifier(register)

    def identified(self, reading: Reading, row: Mapping[str, Any]) -> Reading:
        """The reading of a text that is the document which the catalogue's row describes."""
        named = _named(row)
        if named is None:
            return reading
        issuer, own = self._identifier.described(named)
        if by_number := self._by_number(named):
            own, iri = by_number
        else:
            held = stored(self._register, own)
            iri = held[0].iri if len(held) == 1 else own.iri
        cited = tuple(c._replace(document=iri) if c.document == reading.iri else c for c in reading.citations)
        return Reading(_report(reading, named, issuer), iri, cited, own)

    def _by_number(self, named: Named) -> tuple[Described, str] | None:
        """The document that the register has under that number of the national database, if the symbol is the same."""
        if not named.vbpl_id or not named.symbol:
            return None
        found = self._register.execute(
            "SELECT iri FROM document WHERE symbol_key = ? AND vbpl_id = ?", (symbol_key(named.symbol), named.vbpl_id)
        ).fetchone()
        held = document(self._register, found[0]) if found else None
        return (described(held), held.iri) if held else None


def _report(reading: Reading, named: Named, issuer: Issuer) -> Report:
    """What the text is, with what the catalogue knows instead of what its head prints."""
    report = reading.report
    day = named.issued or report.day
    return report._replace(
        type=named.type, symbol=named.symbol or report.symbol, day=day,
        as_of=day or report.as_of, precision="day" if day else report.precision,
        title=named.title or report.title, body=issuer.body or report.body,
        places=(issuer.place,) if issuer.place else () if issuer.body else report.places,
    )  # fmt: skip


def _named(row: Mapping[str, Any]) -> Named | None:
    said = {name: " ".join(str(row[name]).split()) for name in COLUMNS if row.get(name)}
    symbol, by_symbol = read_symbol(said["symbol"]) if said.get("symbol") else (None, None)
    title = said.get("title")
    if not symbol and not title:
        return None
    kind: DocType | None = read_type(said["type"]) if said.get("type") else None
    day: date | None = None
    with suppress(ValueError):  # a day that is none is not known
        day = read_day(said.get("issued"))
    return Named(
        symbol, kind or by_symbol or type_of_title(title or "") or "other", title, said.get("issuer"), day,
        vbpl_id=row.get("vbpl_id"),
    )  # fmt: skip
