"""A pack of what sources of a store say."""

from __future__ import annotations

import hashlib
import lzma
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.base.files import whole_file
from kg.register.packs.records import FORMAT, LARGEST, LARGEST_UNPACKED, MOST_LINES, VERSION, canonical
from kg.store.connection import knows_words
from kg.store.passages import OF_EDGE
from kg.store.transaction import one_state
from kg.text import UnreadableError, limits

_CLAIM = ("certainty", "symbol", "title", "issuer", "level", "issued", "effective", "year", "vbpl_id")
_DOCUMENT = ("iri", "type", "symbol", "title", "issuer", "level", "place", "issued", "year", "vbpl_id")
_EDGE = ("relation", "scope", "effective", "location", "subject_location")


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack: its name and day, its sources, how much they say, its bytes; and sources left out
    because nobody knows from which day they are."""

    name: str
    day: date
    sources: list[str]
    documents: int
    relations: int
    facts: int
    size: int
    sha256: str
    undated: list[str]


class NoSources(Exception):
    """No source of the store is meant."""


def write_pack(
    conn: sqlite3.Connection,
    path: Path,
    *,
    day: date,
    since: date | None = None,
    names: Sequence[str] = (),
    made_by: str | None = None,
) -> Packed:
    """Write what the sources of the store say into the pack `path`; reports that were read are never in it.

    With `names` only of these sources, with `since` of those that were looked at on that day or later. `day` is the
    day of the pack. Raises NoSources, LookupError (a name), OSError, UnreadableError (more than a pack may hold).
    """
    with one_state(conn):
        chosen, undated = _chosen(conn, since, names)
        if not chosen:
            raise NoSources
        counts = {"document": 0, "relation": 0, "fact": 0}
        digest, size, lines = hashlib.sha256(), 0, 0
        with whole_file(path) as draft, tempfile.TemporaryFile() as body:
            with lzma.open(body, "wb", preset=6) as packed:
                for word, values in _lines(conn, chosen):
                    line = canonical([word, values])
                    counts[word] = counts.get(word, 0) + 1
                    digest.update(line)
                    size += len(line)
                    lines += 1
                    packed.write(line)
            head = {
                "format": FORMAT, "version": VERSION, "name": path.stem,
                "day": day.isoformat(), "made_by": made_by, "program": _program(), "sha256": digest.hexdigest(),
                "bytes": size, "lines": lines,
            }  # fmt: skip
            if size > LARGEST_UNPACKED or lines > MOST_LINES or body.tell() > LARGEST:
                raise UnreadableError("large_pack", LARGEST // limits.MB, str(path))
            body.seek(0)
            with draft.open("wb") as out:
                out.write(canonical(head))
                while chunk := body.read(1 << 20):
                    out.write(chunk)
    return Packed(
        str(head["name"]), day, [name for _, name, *_ in chosen], counts["document"], counts["relation"],
        counts["fact"], path.stat().st_size, digest.hexdigest(), undated,
    )  # fmt: skip


def said_by(conn: sqlite3.Connection, source: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """All that a source says, in an order that does not depend on row numbers; its number is not in it."""
    for iri, *claim in conn.execute(
        f"SELECT d.iri, {', '.join(f'c.{name}' for name in _CLAIM)} FROM claim c JOIN document d ON d.id = c.document "
        "WHERE c.source = ? ORDER BY d.iri", (source,)
    ):  # fmt: skip
        yield "claim", {"document": iri, **dict(zip(_CLAIM, map(_known, claim), strict=True))}
    for iri, field, value, certainty in conn.execute(
        "SELECT DISTINCT d.iri, f.field, f.value, f.certainty FROM fact f JOIN document d ON d.id = f.document "
        "WHERE f.source = ? AND f.value <> '' ORDER BY 1, 2, 3, 4", (source,)
    ):  # fmt: skip
        yield "fact", {"document": iri, "field": field, "value": value, "certainty": certainty}
    for subject, target, *edge, quote in knows_words(conn).execute(
        f"SELECT DISTINCT a.iri, b.iri, {', '.join(f'e.{name}' for name in _EDGE)}, {OF_EDGE} FROM edge e "
        "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN report r ON r.document = e.ev_document "
        "WHERE e.source = ? AND e.basis = 'stated' ORDER BY 1, 2, 3, 4, 5, 6, 7, 8", (source,)
    ):  # fmt: skip
        values = dict(zip(_EDGE, map(_known, edge), strict=True))
        yield "relation", {"subject": subject, "object": target, **values, "quote": _known(quote)}


def digest_of(conn: sqlite3.Connection, source: int) -> str:
    """SHA-256 of all that a source says: the same in every store that holds the same of it."""
    found = hashlib.sha256()
    for word, values in said_by(conn, source):
        found.update(canonical([word, values]))
    return found.hexdigest()


def _lines(conn: sqlite3.Connection, chosen: list[tuple[Any, ...]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, (row, name, kind, rank, day, importer) in enumerate(chosen):
        yield "source", {
            "number": number, "name": name, "kind": kind, "rank": rank, "day": day, "importer": importer,
            "sha256": digest_of(conn, row),
        }  # fmt: skip
    conn.execute("CREATE TEMP TABLE packed (source INTEGER PRIMARY KEY)")
    try:
        conn.executemany("INSERT INTO packed VALUES (?)", ((row,) for row, *_ in chosen))
        edges = "SELECT {} FROM edge WHERE basis = 'stated' AND source IN (SELECT source FROM packed)"
        for document in conn.execute(
            f"SELECT {', '.join(_DOCUMENT)} FROM document WHERE id IN "
            "(SELECT document FROM claim WHERE source IN (SELECT source FROM packed) "
            "UNION SELECT document FROM fact WHERE source IN (SELECT source FROM packed) "
            f"UNION {edges.format('subject')} UNION {edges.format('object')}) ORDER BY iri"
        ):
            yield "document", dict(zip(_DOCUMENT, map(_known, document), strict=True))
    finally:
        conn.execute("DROP TABLE temp.packed")
    for number, (row, *_) in enumerate(chosen):
        yield from ((word, {"source": number, **values}) for word, values in said_by(conn, row))


def _chosen(
    conn: sqlite3.Connection, since: date | None, names: Sequence[str]
) -> tuple[list[tuple[Any, ...]], list[str]]:
    """The sources that are meant, and those without a day that `since` leaves out."""
    rows = conn.execute(
        "SELECT id, name, kind, rank, day, importer FROM source WHERE kind <> 'report' AND id IN (SELECT source FROM "
        "claim UNION SELECT source FROM fact UNION SELECT source FROM edge) ORDER BY rank, kind, name"
    ).fetchall()
    for name in names:
        if name not in {row[1] for row in rows}:
            raise LookupError(name)
    seen: set[str] = set()
    rows = [row for row in rows if not (row[1] in seen or seen.add(row[1]))]  # type: ignore[func-returns-value]
    if names:
        rows = [row for row in rows if row[1] in names]
    if since is None:
        return rows, []
    return (
        [row for row in rows if row[4] and row[4] >= since.isoformat()],
        [row[1] for row in rows if not row[4]],
    )


def _known(value: Any) -> Any:
    return None if value == "" else value


def _program() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"vn-legal-kg {version('vn-legal-kg')}"
    except PackageNotFoundError:
        return "vn-legal-kg"
