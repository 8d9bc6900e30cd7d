"""`kg ingest` killed, again and again: what was told as read is in the store, whole, and the rest follows."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.forty_reports import FILES, documents, left_over, write_reports
from tests.support.program import kg

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")

KILLS_WHILE_MADE, KILLS = 2, 15
#: Texts in one commit: few, so that many moments are between two.
GROUP = 3
BESIDE = {"kg.sqlite", "kg.sqlite-wal", "kg.sqlite-shm", "kg.sqlite-journal"}


def held(store: Path, folder: Path, register: int) -> dict[tuple[str, str], object]:
    """What a copy of the store holds after a kill, which must be whole; putting it right is left to `kg`."""
    folder.mkdir()
    for name in BESIDE:
        if (store.parent / name).exists() and not name.endswith("-shm"):
            shutil.copy(store.parent / name, folder)
    conn = sqlite3.connect(folder / store.name)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            return {}
        assert conn.execute("SELECT count(*) >= ? FROM document", (register,)).fetchone() == (1,), (
            "the register is whole"
        )
        assert left_over(conn) == []
        return documents(conn)
    finally:
        conn.close()
        shutil.rmtree(folder)


@dataclass
class Undisturbed:
    """What comes of the reports in a store of their own where nobody is killed, and the seconds that it takes."""

    folder: Path
    register: int = 0  # documents before any report is read
    making: float = 0.0
    reading: float = 60.0
    whole: dict[tuple[str, str], object] = field(default_factory=dict)  # (path, digest) → what belongs to it
    digests: list[dict[str, str]] = field(default_factory=list)  # of each edition: path → digest

    @property
    def reports(self) -> Path:
        return self.folder / "reports"

    def ingest(
        self, store: Path, edition: int, *, after: float | None = None, at_size: int | None = None
    ) -> tuple[int, int]:
        """Read the reports of an edition into `store`; all must be whole. The exit code; how many were told as read."""
        write_reports(self.reports, edition)
        done = kg(
            "ingest",
            self.reports,
            "--db",
            store,
            kill_after=after,
            most_bytes=at_size,
            dies=at_size is not None,
            few=True,
            group=GROUP,
        )
        code, printed = done.returncode, done.stdout + done.stderr
        assert code <= 0, printed
        assert {path.name for path in store.parent.iterdir()} <= BESIDE
        found = held(store, self.folder / "look", self.register) if store.exists() else {}
        assert all(found[key] == self.whole[key] for key in found)
        told = [line.partition(":")[0] for line in printed.splitlines() if line.startswith(str(self.reports))]
        there = dict(found.keys())
        assert all(self.digests[edition][path] == there[path] for path in told), "what was told as read is there"
        return code, len(told)

    def finish(self, store: Path) -> None:
        """Without a kill all the rest comes in, and nothing is left over."""
        assert self.ingest(store, 1) == (0, FILES)
        assert [path.name for path in store.parent.iterdir()] == ["kg.sqlite"]
        ours, reference = sqlite3.connect(store), sqlite3.connect(self.folder / "clean.sqlite")
        assert documents(ours) == documents(reference)
        count = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM edge), (SELECT count(*) FROM source)"
        assert ours.execute(count).fetchone() == reference.execute(count).fetchone()
        ours.close(), reference.close()


def read_undisturbed(folder: Path) -> Undisturbed:
    """Both editions read into the store `clean.sqlite` of the folder, which is made; `empty.sqlite` is as it was then."""
    found = Undisturbed(folder)
    clean = folder / "clean.sqlite"
    found.reports.mkdir()
    making = kg("stats", "--db", clean, few=True)
    assert making.returncode == 0, making.stderr
    found.making = making.seconds
    shutil.copy(clean, folder / "empty.sqlite")
    conn = sqlite3.connect(clean)
    (found.register,) = conn.execute("SELECT count(*) FROM document").fetchone()
    for edition in (0, 1):
        write_reports(found.reports, edition)
        done = kg("ingest", found.reports, "--db", clean, few=True, group=GROUP)
        assert done.returncode == 0, done.stderr
        found.reading = min(found.reading, done.seconds)
        now = documents(conn)
        assert len(now) == FILES and not (found.whole.keys() & now.keys())
        found.whole |= now
        found.digests.append(dict(now.keys()))
    conn.close()
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return read_undisturbed(tmp_path_factory.mktemp("undisturbed"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A place for a store, with nothing beside it."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "kg.sqlite"


def kill(undisturbed: Undisturbed, store: Path, kills: int, longest: float, seed: int = 20230814) -> int:
    """Kill so many readings at any moment up to `longest`, and then finish; how many died amid the reading."""
    chance = random.Random(seed)
    killed = runs = amid = 0
    while killed < kills:
        runs += 1
        assert runs < 3 * kills + 30, "too few of the processes lived until they were to be killed"
        code, told = undisturbed.ingest(store, runs % 2, after=chance.uniform(0, longest))
        assert code in (0, -signal.SIGKILL)
        killed += code != 0
        amid += code != 0 and 0 < told < FILES
    undisturbed.finish(store)
    return amid


def test_killed_while_the_store_is_made(undisturbed: Undisturbed, store: Path) -> None:
    assert undisturbed.register > 1_000
    kill(undisturbed, store, KILLS_WHILE_MADE, undisturbed.making)


def test_killed_at_any_moment(undisturbed: Undisturbed, store: Path) -> None:
    shutil.copy(undisturbed.folder / "empty.sqlite", store)
    assert kill(undisturbed, store, KILLS, undisturbed.reading) >= KILLS // 3, "kills in the middle of the reading"


def test_killed_in_the_very_write_while_the_store_is_made(undisturbed: Undisturbed, store: Path) -> None:
    """The system kills in the write that would make a file longer than so: of the store, its log, or its index."""
    deaths = [undisturbed.ingest(store, 0, at_size=size)[0] for size in (12_000, 100_000, 800_000)]
    assert deaths == [-signal.SIGXFSZ] * len(deaths)
    undisturbed.finish(store)


def test_killed_in_the_very_write(undisturbed: Undisturbed, store: Path) -> None:
    shutil.copy(undisturbed.folder / "empty.sqlite", store)
    sizes = (20_000, 90_000, 333_333, 700_000, 900_001)
    deaths = [undisturbed.ingest(store, run % 2, at_size=size)[0] for run, size in enumerate(sizes)]
    assert deaths == [-signal.SIGXFSZ] * len(deaths)
    undisturbed.finish(store)
