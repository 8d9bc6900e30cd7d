"""Documents of the store that prove to be one are joined: one node with both histories, and the older IRI as an alias.

What is one document is decided in `kg.register.identity`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from kg.naming import symbol_key
from kg.register.identity import Described, best_iri, cited_iri, stored, symbols_of
from kg.register.precedence import keep_reading
from kg.store.aliases import add_alias, merge, rename, row_of
from kg.store.documents import looked_up_by
from kg.tuples import NamedTuple


class Names(NamedTuple):
    """What a document that a text cites may go by: its IRIs, and its numbers as they are looked up."""

    iris: frozenset[str]
    numbers: frozenset[str]


def names_of(said: Described | None, iri: str) -> Names:
    """The names of a document that the reader of a text calls `iri`."""
    if said is None:
        return Names(frozenset((iri,)), frozenset())
    numbers = symbols_of(said.symbol, said.type) if said.symbol is not None else ()
    return Names(frozenset((iri, said.iri, cited_iri(said))), frozenset(map(looked_up_by, numbers)))


class Held:
    """Of the names of documents that a text cites, those that the store has: asked for all at once, and kept up.

    The names of a document are those under which `joined` looks for it. One that has none of them is new, and nothing
    else need be asked of it. The caller is in a transaction.
    """

    def __init__(self, conn: sqlite3.Connection, documents: Sequence[Names]) -> None:
        numbers = frozenset[str]().union(*(names.numbers for names in documents))
        iris = json.dumps(list(frozenset[str]().union(*(names.iris for names in documents))))
        self._names = {name for (name,) in conn.execute(_NAMED, (iris, iris))}
        self._names.update(key for (key,) in conn.execute(_NUMBERED, (json.dumps(list(numbers)),)))

    def is_new(self, names: Names) -> bool:
        """Whether the store has no document under any of the names; it is held from now on."""
        new = self._names.isdisjoint(names.iris) and self._names.isdisjoint(names.numbers)
        self._names |= names.iris
        self._names |= names.numbers
        return new


_NAMED = (
    "SELECT d.iri FROM json_each(?) j CROSS JOIN document d ON d.iri = j.value "
    "UNION ALL SELECT a.iri FROM json_each(?) j CROSS JOIN alias a ON a.iri = j.value"
)
_NUMBERED = "SELECT d.symbol_key FROM json_each(?) j CROSS JOIN document d ON d.symbol_key = j.value"


def joined(conn: sqlite3.Connection, said: Described, iri: str, *, sure: bool) -> int | None:
    """The row of the document that is described, None if the store has none; in the caller's transaction.

    `iri` is by what it goes where the store has no better. If the document is `sure` to be the one described, what the
    store has under other IRIs is joined, and the document gets the IRI that says most; the shipped register's stay.
    """
    row = row_of(conn, iri)
    if not sure:
        return row
    for doc in stored(conn, said):
        other = row_of(conn, doc.iri)
        row = other if row is None or other is None else join_rows(conn, row, other)
    if row is not None:
        _name(conn, row, iri)
    return row


def tell(conn: sqlite3.Connection, row: int, said: Mapping[str, object], *, itself: bool) -> None:
    """Let a document that no register knows show what a text says of it: `itself`, or what it cites.

    `said` has the columns of `document` and the row of the `source`. What the text itself says goes before all else;
    of what texts say of a document that they cite the same is shown, whatever order they are read in.
    """
    values = {**dict.fromkeys(_TOLD), **said}
    values["symbol_key"] = symbol_key(str(said["symbol"])) if said.get("symbol") else None
    if itself:
        sets = ", ".join(f"{name} = COALESCE(:{name}, {name})" for name in (*_TOLD, "source"))
        level = "level = CASE :level WHEN 'unknown' THEN level ELSE :level END"
        conn.execute(
            f"UPDATE document SET origin = 'report', {sets}, {level} WHERE id = :row AND origin <> 'register'",
            {**values, "row": row},
        )
        return
    found = conn.execute(_SHOWN, (values["source"], row)).fetchone()
    if found is None or found[0] == "register":
        return
    origin, first, *shown = found
    held = dict(zip(_COLUMNS, shown, strict=True))
    shows = _of_cited(held, values, first=bool(first)) if origin == "cited" else _filled(held, values)
    new = {name: value for name, value in shows.items() if value != held[name]}
    if new:
        sets = ", ".join(f"{name} = :{name}" for name in new)
        conn.execute(f"UPDATE document SET {sets} WHERE id = :row", {**new, "row": row})


_TOLD = ("symbol", "title", "issuer", "place", "issued", "effective", "year", "vbpl_id")
_FIRST = ("symbol", "symbol_key", "place", "issued", "effective", "year", "vbpl_id")
_COLUMNS = (*_TOLD, "symbol_key", "level", "source")
_SHOWN = (
    "SELECT d.origin, (SELECT name FROM source WHERE id = ?1) < s.name, "
    f"{', '.join(f'd.{name}' for name in _COLUMNS)} FROM document d LEFT JOIN source s ON s.id = d.source "
    "WHERE d.id = ?2"
)


def _of_cited(held: Mapping[str, Any], said: Mapping[str, Any], *, first: bool) -> dict[str, Any]:
    """The longest title, the shortest issuer (a committee stands for its chairman), the first of all else.

    `first`: the name of the source that says so comes before that of the one that is held.
    """
    shows = {name: min((held[name], said[name]), key=lambda one: (one is None, one)) for name in _FIRST}
    titles = [title for title in (held["title"], said["title"]) if title is not None]
    issuers = [issuer for issuer in (held["issuer"], said["issuer"]) if issuer is not None]
    shows["title"] = min(titles, key=lambda title: (-len(title), title), default=None)
    shows["issuer"] = min(issuers, key=lambda issuer: (len(issuer), issuer), default=None)
    shows["level"] = said["level"] if held["level"] == "unknown" else held["level"]
    shows["source"] = said["source"] if first or held["source"] is None else held["source"]
    return shows


def _filled(held: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What is unknown, filled in."""
    return {name: said[name] if held[name] is None else held[name] for name in _TOLD}


def unite(conn: sqlite3.Connection, row: int, iri: str) -> int:
    """The document in `row` is the one of `iri`: it takes that IRI, or goes into the document that has it. Its row."""
    held = conn.execute("SELECT id FROM document WHERE iri = ?", (iri,)).fetchone()
    if held is None:
        rename(conn, row, iri)
        return row
    return join_rows(conn, int(held[0]), row)


def join_rows(conn: sqlite3.Connection, one: int, other: int) -> int:
    """One row of two, that of a register if one is.

    Texts that were both read stay two, for their words differ, and so does what one source knows as two.
    """
    if one == other or (_is_read(conn, one) and _is_read(conn, other)) or _are_two(conn, one, other):
        return one
    kept, gone = sorted((one, other), key=lambda row: (not is_shipped(conn, row), not _is_registered(conn, row)))
    names = [_iri(conn, row) for row in (kept, gone)]
    columns = (*_TOLD, "level", "source", "origin")
    said = conn.execute(f"SELECT {', '.join(columns)} FROM document WHERE id = ?", (gone,)).fetchone()
    told = dict(zip(columns, said, strict=True))
    keep_reading(conn, gone)
    merge(conn, kept, gone)
    tell(conn, kept, told, itself=told["origin"] == "report")
    if not is_shipped(conn, kept):
        rename(conn, kept, best_iri(names))
    return kept


def _name(conn: sqlite3.Connection, row: int, iri: str) -> None:
    held = _iri(conn, row)
    if held == iri or is_shipped(conn, row):
        return
    if best_iri([held, iri]) == iri:
        rename(conn, row, iri)
    else:
        add_alias(conn, row, iri)


def _iri(conn: sqlite3.Connection, row: int) -> str:
    (iri,) = conn.execute("SELECT iri FROM document WHERE id = ?", (row,)).fetchone()
    return str(iri)


def _is_read(conn: sqlite3.Connection, row: int) -> bool:
    return conn.execute("SELECT 1 FROM report WHERE document = ?", (row,)).fetchone() is not None


def _are_two(conn: sqlite3.Connection, one: int, other: int) -> bool:
    sql = "SELECT 1 FROM claim a JOIN claim b ON b.source = a.source WHERE a.document = ? AND b.document = ?"
    return conn.execute(sql, (one, other)).fetchone() is not None


def _is_registered(conn: sqlite3.Connection, row: int) -> bool:
    return conn.execute("SELECT 1 FROM document WHERE id = ? AND origin = 'register'", (row,)).fetchone() is not None


def is_shipped(conn: sqlite3.Connection, row: int) -> bool:
    """Whether the shipped register knows the document: its IRI is the register's, and stays."""
    sql = "SELECT 1 FROM claim c JOIN source s ON s.id = c.source WHERE c.document = ? AND s.key IS NOT NULL"
    return conn.execute(sql, (row,)).fetchone() is not None
