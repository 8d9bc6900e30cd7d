"""Many texts read for one writer, by this process or by several, against one frozen register.

    readers   a file → `kg.graph.records.Records`, plain data; each process has the register alone, and writes nothing
    writer    `kg.graph.ingest.put_all`: a group of texts in one transaction

What comes of a text does not depend on who reads it or when, so that any number of processes gives one graph.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from kg.graph.one import read_one
from kg.graph.records import Records
from kg.register.alone import register_alone

#: Fewer texts than this are read here: a process takes longer to start than they do.
_FEW = 100
#: What is written at once: so many texts, or what so many seconds brought.
_GROUP, _SECONDS = 200, 1.0


def read_all(paths: Sequence[str], conn: sqlite3.Connection, jobs: int = 0) -> Generator[Records | Exception]:
    """What each file brings into the store of `conn`, in the order of `paths`, or why it cannot be read.

    `jobs` is the number of processes (0: one for each core, if there are many files).
    """
    jobs = min(jobs or (1 if len(paths) < _FEW else os.cpu_count() or 1), len(paths))
    if jobs < 2 or "-" in paths:
        with closing(register_alone(conn)) as register:
            for path in paths:
                yield read_one(path, register)
        return
    from kg.graph.readers import in_processes  # loads what starts processes

    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, "register.sqlite")
        register_alone(conn, file).close()
        yield from in_processes(paths, file, jobs)


def in_groups(found: Iterable[Records | Exception]) -> Iterator[list[Records | Exception]]:
    """The same in the groups that are written at once: none waits long to be written."""
    group: list[Records | Exception] = []
    began = time.monotonic()
    for one in found:
        group.append(one)
        if len(group) >= _GROUP or time.monotonic() - began > _SECONDS:
            yield group
            group, began = [], time.monotonic()
    if group:
        yield group
