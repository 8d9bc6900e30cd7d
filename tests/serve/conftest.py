"""One server for all tests of this folder that leave it as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve import check_page
from tests.support.serving import serving


@pytest.fixture(scope="session")
def client(sample_store: Path) -> Iterator[TestClient]:
    usual, check_page.PATIENCE = check_page.PATIENCE, 60.0  # the worker of a busy machine may take its time
    with serving(sample_store) as opened:
        yield opened
    check_page.PATIENCE = usual
