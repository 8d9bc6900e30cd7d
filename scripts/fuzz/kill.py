"""Commands that write, killed at random moments: every store is as before or as afterwards, and the rest follows.

    nice .venv/bin/python -m scripts.fuzz.kill [KILLS]

KILLS (1000) are shared out among the import of a list, the import of an export, a removal, a refresh of the register,
and `kg ingest`, where each file is a transaction of its own (`tests/store/test_kill.py` holds what is looked at there).
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from kg.register.opening import open_store
from tests.support import SAMPLES
from tests.support.killing import kill_often
from tests.support.program import kg


def main(kills: int) -> None:
    """Kill so often and print what came of it; an assertion fails where something was lost."""
    chance = random.Random(20231120)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "home").mkdir()
        bare, older, listed, read = (folder / f"{one}.sqlite" for one in ("bare", "older", "listed", "read"))
        open_store(bare).close()
        rows = (f"{n}/2024/QĐ-UBND,01/02/2024,Quy định việc thứ {n},UBND tỉnh Bình Dương" for n in range(1, 2001))
        text = "\n".join(("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành", *rows))
        (folder / "danh-muc.csv").write_text(text, encoding="utf-8")
        for copy in (older, listed, read):
            shutil.copy(bare, copy)
        conn = sqlite3.connect(older)
        conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
        conn.execute("DELETE FROM fact WHERE rowid % 7 = 0")
        conn.commit()
        conn.close()
        report = min(SAMPLES.glob("*.txt"))
        for command in (
            ["ingest", report, "--db", read],
            ["export", "-o", folder / "x.nt", "--db", read],
            ["register", "import", "csv", folder / "danh-muc.csv", "--db", listed],
        ):
            assert kg(*command).returncode == 0
        runs = {
            "import of a list": (["register", "import", "csv", folder / "danh-muc.csv"], bare),
            "import of an export": (["import", folder / "x.nt"], bare),
            "removal": (["register", "remove", "danh-muc.csv"], listed),
            "refresh of the register": (["stats"], older),
            "ingest of a file": (["ingest", report], bare),
        }
        for what, (command, before) in runs.items():
            found = kill_often(command, before, folder / "home", -(-kills // len(runs)), chance)
            print(f"{what}: {found.kills} killed, {found.done} of them after all was written", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
