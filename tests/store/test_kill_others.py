"""Imports, exports that are read back, and removals killed at any moment: all of it, or nothing."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.support import SAMPLES
from tests.support.killing import kill_often
from tests.support.program import kg

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")

KILLS = 3


@pytest.fixture(scope="module")
def material(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list, an export of a store with reports, and a store into which the list was imported."""
    folder = tmp_path_factory.mktemp("material")
    rows = (f"{n}/2024/QĐ-UBND,01/02/2024,Quy định việc thứ {n},UBND tỉnh Bình Dương" for n in range(1, 301))
    text = "\n".join(("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành", *rows))
    (folder / "danh-muc.csv").write_text(text, encoding="utf-8")
    shutil.copy(slim_store, folder / "read.sqlite")
    shutil.copy(slim_store, folder / "listed.sqlite")
    for command in (
        ["ingest", *sorted(SAMPLES.glob("*.txt"))[:2], "--db", folder / "read.sqlite"],
        ["export", "-o", folder / "x.nt", "--db", folder / "read.sqlite"],
        ["register", "import", "csv", folder / "danh-muc.csv", "--db", folder / "listed.sqlite"],
    ):
        assert kg(*command).returncode == 0
    return folder


@pytest.mark.parametrize("what", ["import of a list", "import of an export", "removal"])
def test_killed_at_any_moment(what: str, material: Path, slim_store: Path, tmp_path: Path) -> None:
    command, before = {
        "import of a list": (["register", "import", "csv", material / "danh-muc.csv"], slim_store),
        "import of an export": (["import", material / "x.nt"], slim_store),
        "removal": (["register", "remove", "danh-muc.csv"], material / "listed.sqlite"),
    }[what]
    kill_often(command, before, tmp_path, KILLS, random.Random(what))
