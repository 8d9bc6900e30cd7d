"""Texts read one by one in a process beside this one, where one of them ends whoever reads it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from kg.base.garbage import look_rarely
from kg.base.processes import end_with_parent
from kg.bulk.extract import extract
from kg.bulk.frozen import open_alone
from kg.bulk.rows import batch_of, error_row

#: How often a text is tried whose reader ended.
_TRIES = 2


def one_by_one(texts: pa.RecordBatch, register: Path, reader: str) -> pa.RecordBatch:
    """As `kg.bulk.extract.extract`; a text that ends its reader each time is a row with the error `reader_ended`.

    Raises BrokenProcessPool where no process starts at all: that is the fault of no text.
    """
    rows: list[pa.RecordBatch] = []
    pool = pool_of(1, register)
    try:
        for n in range(texts.num_rows):
            text = texts.slice(n, 1)
            for _ in range(_TRIES):
                try:
                    rows.append(pool.submit(read_here, text, reader).result())
                    break
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    pool = pool_of(1, register)
            else:
                pool.submit(_ready).result()
                (said,) = text.select(["id", "path"]).to_pylist()
                rows.append(batch_of([error_row(said["id"], said["path"], reader, "reader_ended")]))
    finally:
        pool.shutdown(cancel_futures=True)
    return pa.Table.from_batches(rows).combine_chunks().to_batches()[0]


def pool_of(workers: int, register: Path) -> ProcessPoolExecutor:
    """Processes that have the register alone. They end with this one, and `read_here` is what they do."""
    # "spawn" is what every platform has; a fork would share what is open
    return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (register,))


_opened: dict[Path, sqlite3.Connection] = {}
_file: Path | None = None


def _begin(file: Path) -> None:
    global _file  # noqa: PLW0603 -- what a pool's process keeps between its tasks
    end_with_parent()
    look_rarely()
    _file = file


def _ready() -> None:
    """What a process does that is well."""


def read_here(texts: pa.RecordBatch, reader: str) -> pa.RecordBatch:
    """`extract`, by the register of this process of a pool."""
    assert _file is not None
    return extract(texts, register_at(_file), reader)


def register_at(file: Path) -> sqlite3.Connection:
    """The register alone that is in `file`, opened once by each process."""
    if file not in _opened:
        _opened[file] = open_alone(file)
    return _opened[file]
