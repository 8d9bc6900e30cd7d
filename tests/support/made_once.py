"""Files that are dear to make, made once for all processes of a test run: the first that needs one makes it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file of this name in the run's folder, which `make(path)` writes if no process has; nobody changes it.

    Whoever comes meanwhile waits, by a lock of SQLite's, which every platform has and a process that dies lets go.
    """
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # each process has its own below the run's
    made = folder / name
    with closing(sqlite3.connect(folder / f"{name}.lock", timeout=300, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not made.exists():
            half = made.with_suffix(".half")
            half.unlink(missing_ok=True)
            make(half)
            half.rename(made)
    return made
