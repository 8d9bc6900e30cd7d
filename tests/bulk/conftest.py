"""Processes of `kg bulk` that need not read and compile all of the program anew, as users' do."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from kg.register.opening import open_store
from tests.support.forty_reports import REPORT
from tests.support.reading import read


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch, slim_store: Path) -> None:
    """The readers of this process are copies of it, where the platform has that; else they begin anew."""
    if sys.platform == "linux":
        with open_store(slim_store) as opened:  # patterns are compiled when they are first asked for: here, once
            read(REPORT.format(number=1, plan=100, above=200, letter=300), opened.conn)
        monkeypatch.setattr("kg.bulk.one_by_one.get_context", lambda _: multiprocessing.get_context("fork"))
