"""What runs of `extract` wrote, put into a store: a function of the set of rows, whatever made them in what order.

The rows are put in one order, by identity, words and path, which is found without holding them all: they are first
spread over ranges of identities. The same words under one identity are one text, known by its first path; texts of
other words under one identity stand side by side, and are told. Merging again changes nothing.
"""

from __future__ import annotations

import sqlite3
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import ParquetFile, ParquetWriter

from kg.bulk.outputs import Run, last_run, rows_in
from kg.bulk.rows import SCHEMA, records_of_row
from kg.graph.ingest import Ingested, put_all, take_back
from kg.graph.records import Records
from kg.text import UnreadableError

#: Rows of a range, and how many ranges there are at most (each is an open file).
_RANGE, _RANGES = 4000, 200
#: Texts that are put at once, and rows that are held as Python has them.
_GROUP = 200
_KEYS = ["iri", "path", "digest"]
_ORDER = [("iri", "ascending"), ("digest", "ascending"), ("path", "ascending")]


class Sink(Protocol):
    """What rows are put into."""

    def put(self, group: Sequence[Records]) -> list[Ingested | Exception]:
        """Put what several texts bring, all of it or nothing; one that cannot be put is answered with its error."""
        ...

    def take_back(self, paths: Sequence[str]) -> int:
        """Take out the texts of these paths, where they are; how many were."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteSink:
    """A store in a file."""

    conn: sqlite3.Connection

    def put(self, group: Sequence[Records]) -> list[Ingested | Exception]:
        """As `kg.graph.ingest.put_all`."""
        return put_all(self.conn, group)

    def take_back(self, paths: Sequence[str]) -> int:
        """As `kg.graph.ingest.take_back`."""
        return take_back(self.conn, paths)


@dataclass(slots=True)
class Merged:
    """What a merge did: texts that were new or changed, that the store had so already, rows of one text under another
    path, texts taken out, rows that are errors; those that could not be put, and identities with several texts."""

    new: int = 0
    same: int = 0
    copies: int = 0
    removed: int = 0
    refused: int = 0
    failed: list[tuple[str, Exception]] = field(default_factory=list)
    alike: dict[str, set[str]] = field(default_factory=dict)


def merge(outs: Sequence[Path], sink: Sink, tell: Callable[[int, int], None] = lambda done, total: None) -> Merged:
    """Put the last whole run of each folder into `sink`; `tell` is called with how many rows are done, of how many.

    Raises UnreadableError where a folder has no whole run, or is damaged; sqlite3.Error.
    """
    runs = [(out, _whole_run(out)) for out in dict.fromkeys(outs)]
    done = Merged()
    keys = [_keys(out, run.files) for out, run in runs]
    held = pa.concat_tables(keys) if keys else SCHEMA.empty_table()
    here = set(held.column("path").to_pylist())
    several = _told_twice(held)
    done.removed = sink.take_back(sorted({path for _, run in runs for path in run.removed} - here))
    done.refused = held.num_rows - pc.sum(pc.is_valid(held.column("iri"))).as_py() if held.num_rows else 0
    iris = held.column("iri").drop_null()
    total, put = len(iris), 0
    group: list[Records] = []
    for _, texts in groupby(_in_order(runs, iris), key=lambda row: (row["iri"], row["digest"])):
        first, *copies = [_apart(row) if row["path"] in several else row for row in texts]
        done.copies += len(copies)
        put += 1 + len(copies)
        group.append(records_of_row(first))
        if len(group) >= _GROUP:
            _put(sink, group, done)
            group = []
            tell(put, total)
    _put(sink, group, done)
    tell(total, total)
    return done


def _whole_run(out: Path) -> Run:
    run = last_run(out) if out.is_dir() else None
    if run is None:
        begun = out.is_dir() and any(out.glob("*.parquet"))
        raise UnreadableError("not_ended" if begun else "nothing_extracted", path=str(out))
    return run


def _put(sink: Sink, group: list[Records], done: Merged) -> None:
    for records, one in zip(group, sink.put(group) if group else [], strict=True):
        if isinstance(one, Exception):
            done.failed.append((records.path, one))
            continue
        done.new, done.same = done.new + one.changed, done.same + (not one.changed)
        if one.others:
            done.alike.setdefault(one.identity, set()).update((records.path, *one.others))


def _keys(out: Path, files: Sequence[str]) -> pa.Table:
    tables = list(rows_in(out, files, _KEYS))
    return pa.concat_tables(tables) if tables else SCHEMA.empty_table().select(_KEYS)


def _told_twice(keys: pa.Table) -> set[str]:
    """Paths under which there are several texts of other words: an id that a corpus has twice."""
    pairs = keys.select(["path", "digest"]).group_by(["path", "digest"]).aggregate([])
    counts = pc.value_counts(pairs.column("path")).to_pylist()
    return {one["values"] for one in counts if one["counts"] > 1}


def _apart(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "path": f"{row['path']} ({row['digest'][:12]})"}


def _in_order(runs: Sequence[tuple[Path, Run]], iris: pa.ChunkedArray) -> Iterator[dict[str, Any]]:
    """The rows without error in their order."""
    ends = _ends(iris)
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
        files = [Path(folder, f"{n}.parquet") for n in range(len(ends) + 1)]
        with ExitStack() as stack:
            writers = [stack.enter_context(ParquetWriter(file, SCHEMA, compression="lz4")) for file in files]
            for out, run in runs:
                for table in rows_in(out, run.files):
                    _spread(table.filter(pc.is_valid(table.column("iri"))), ends, writers)
        for file in files:
            rows = ParquetFile(file).read()
            order = pc.sort_indices(rows.select([name for name, _ in _ORDER]), _ORDER)
            for start in range(0, len(order), _GROUP):
                yield from rows.take(order.slice(start, _GROUP)).to_pylist()


def _ends(iris: pa.ChunkedArray) -> list[str]:
    """Where ranges of identities end: about as many rows are in each."""
    ranges = min(_RANGES, len(iris) // _RANGE + 1)
    if ranges == 1:
        return []
    held = pc.take(iris, pc.sort_indices(iris)).to_pylist()
    return sorted({held[len(held) * n // ranges] for n in range(1, ranges)})


def _spread(table: pa.Table, ends: Sequence[str], writers: Sequence[ParquetWriter]) -> None:
    """Write each row to the range of its identity."""
    where: dict[int, list[int]] = {}
    for n, iri in enumerate(table.column("iri").to_pylist()):
        where.setdefault(bisect_right(ends, iri), []).append(n)
    for number, rows in where.items():
        writers[number].write_table(table.take(pa.array(rows, pa.int64())))
