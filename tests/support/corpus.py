"""Corpora for the tests of `kg bulk`, and what a store has when they are merged."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

from kg.bulk import local
from kg.bulk.extract import TEXTS, extract
from kg.bulk.inputs import Corpus
from kg.bulk.merge import Merged, SqliteSink, merge
from kg.bulk.one_by_one import read_here
from kg.bulk.outputs import end_run, make_folder, write_rows
from kg.exchange import export
from kg.register.opening import open_store


def write_corpus(file: Path, texts: Mapping[str, str | bytes] | Sequence[tuple[str, str | bytes]], **more: Any) -> Path:
    """A Parquet file with these texts by their ids, and with more columns."""
    pairs = list(texts.items()) if isinstance(texts, Mapping) else list(texts)
    columns: dict[str, Any] = {"id": [key for key, _ in pairs], "text": [text for _, text in pairs], **more}
    pa.parquet.write_table(pa.table(columns), file, row_group_size=7)
    return file


def extract_here(
    texts: Sequence[tuple[str, str]], cuts: Sequence[int], out: Path, register: sqlite3.Connection
) -> Path:
    """Texts read by this process, in the partitions that end where the cuts say."""
    make_folder(out)
    names = []
    ends = [0, *cuts, len(texts)]
    for start, end in pairwise(ends):
        rows = [
            {**dict.fromkeys(TEXTS.names), "id": key, "path": f"c#{key}", "data": text.encode(), "is_file": False}
            for key, text in texts[start:end]
        ]
        if rows:
            names.append(hashlib.sha256(repr(rows).encode()).hexdigest()[:32])
            write_rows(out, names[-1], extract(pa.RecordBatch.from_pylist(rows, schema=TEXTS), register, "r"))
    end_run(out, "r", names)
    return out


def run(corpus: Path, out: Path, store: Path, workers: int = 1) -> local.Pace:
    """`kg bulk extract`."""
    with open_store(store) as opened:
        return local.run(Corpus(corpus), out, opened.conn, workers)


def merge_into(store: Path, *outs: Path) -> Merged:
    """`kg bulk merge`."""
    with open_store(store) as opened:
        return merge(outs, SqliteSink(opened.conn))


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    """The CSV export of a store, by the names of its files."""
    with open_store(store) as opened:
        return {file.name: file.read_bytes() for file in export(opened.conn, folder / "x.csv")[1]}


def rows(out: Path) -> list[dict[str, Any]]:
    """All rows of a folder, by id and text."""
    found = [row for file in out.glob("*.parquet") for row in pa.parquet.read_table(file).to_pylist()]
    return sorted(found, key=lambda row: (row["id"], row["digest"] or ""))


def copied(store: Path, target: Path) -> Path:
    """A copy of a store's file."""
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = WAL")
    return target


def deadly_read(out: Path, name: str, texts: pa.RecordBatch, reader: str) -> None:
    """As `kg.bulk.local` reads a partition, but the process ends at a text that is called so."""
    write_rows(out, name, deadly_rows(texts, reader))


def deadly_rows(texts: pa.RecordBatch, reader: str) -> pa.RecordBatch:
    """As `kg.bulk.local` reads texts, but the process ends at one that is called so."""
    if any("deadly" in key for key in texts.column("id").to_pylist()):
        os._exit(9)
    return read_here(texts, reader)
