"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated reports and the register material; without it the test is skipped."""
    folder = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    if not (folder / "reports").is_dir():
        pytest.skip("needs the annotated reports and register material beside the checkout (or KG_SHARED)")
    return folder
