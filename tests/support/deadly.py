"""What a reader's process does that ends while it reads: for the tests of many readers."""

from __future__ import annotations

import os

from kg.graph.readers import _read_task
from kg.graph.records import Records


def read_task(task: tuple[str, ...]) -> list[Records | Exception]:
    """As `kg.graph.readers` reads, but the process ends at a file that is called so."""
    if any("deadly" in path for path in task):
        os._exit(9)
    return _read_task(task)
