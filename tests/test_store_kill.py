"""kill -9 at fifty random moments of `kg ingest`: what was told as read is in the store, whole, and the rest follows."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")

KILLS_WHILE_MADE, KILLS = 5, 50
FILES = 40
OUT = 1  # the descriptor of standard output
BESIDE = {"kg.sqlite", "kg.sqlite-wal", "kg.sqlite-shm", "kg.sqlite-journal"}

REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: {number}/BC-UBND

Xuân Đài, ngày 20 tháng 11 năm 2023

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2023

Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
UBND phường ban hành Kế hoạch số {plan}/KH-UBND ngày 16/10/2023 về triển khai thực hiện Kế hoạch số {above}/KH-UBND
ngày 02/10/2023 của UBND thị xã Sông Cầu. Thực hiện Công văn số {letter}/UBND-NV ngày 05/9/2023 của UBND thị xã Sông
Cầu về công tác dân vận.

Nơi nhận:
- UBND thị xã Sông Cầu;
- UBND tỉnh Phú Yên;
- Lưu: VT.
"""

#: Runs `kg` in real processes of its own, without starting Python and importing anew: a line of standard input is
#: the seconds until the kill (or "-"), the file for what is printed, and the arguments.
DRIVER = """
import os, select, signal, sys, time
import kg.cli.ingest, kg.graph.ingest, kg.reading, kg.register.lookup, kg.text.plain
from kg.cli import main
for line in sys.stdin:
    seconds, out, *arguments = line.rstrip("\\n").split("\\t")
    ended, told = os.pipe()
    file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    child = os.fork()
    if not child:
        os.close(ended)
        os.dup2(file, 1), os.dup2(file, 2)
        try:
            main(arguments)
        except SystemExit as end:
            os._exit(end.code or 0)
        os._exit(70)
    os.close(told), os.close(file)
    start = time.perf_counter()
    if seconds != "-" and not select.select([ended], [], [], float(seconds))[0]:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(ended)
    print(os.waitstatus_to_exitcode(status), time.perf_counter() - start, flush=True)
"""


class Driver:
    """`kg` run again and again."""

    def __init__(self, folder: Path) -> None:
        self._out = folder / "printed"
        self._process = subprocess.Popen(
            [sys.executable, "-c", DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    def run(self, *arguments: str, kill_after: float | None = None) -> tuple[int, float, str]:
        """The exit code (-9: killed), the seconds it took, what was printed."""
        assert self._process.stdin and self._process.stdout
        after = "-" if kill_after is None else str(kill_after)
        self._process.stdin.write("\t".join((after, str(self._out), *arguments)) + "\n")
        self._process.stdin.flush()
        code, seconds = self._process.stdout.readline().split()
        return int(code), float(seconds), self._out.read_text(encoding="utf-8")

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(tmp_path)
    yield driver
    driver.close()


def write_reports(folder: Path, edition: int) -> None:
    """The same forty reports, in one of two wordings, so that each run has something to write."""
    for n in range(FILES):
        text = REPORT.format(number=n + 1, plan=100 + n + 50 * edition, above=195 + edition, letter=300 + n % 7)
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")


def documents(conn: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """Each report that the store holds, by its path and the digest of its text, with all that it brought."""
    found = {}
    for row, iri, path, digest, length in conn.execute(
        "SELECT d.id, d.iri, r.path, r.digest, r.length FROM report r JOIN document d ON d.id = r.document"
    ).fetchall():
        citations = conn.execute(
            "SELECT c.start, c.end, c.text, c.certainty, d.iri, d.type, d.symbol, d.title, d.issued, d.issuer "
            "FROM citation c JOIN document d ON d.id = c.document WHERE c.report = ? ORDER BY c.start", (row,)
        ).fetchall()  # fmt: skip
        edges = conn.execute(
            "SELECT a.iri, e.relation, b.iri, e.rule, e.ev_start, e.ev_end, e.ev_quote, s.name FROM edge e "
            "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object JOIN source s ON s.id = e.source "
            "WHERE e.ev_document = ? ORDER BY 1, 2, 3, 5", (row,)
        ).fetchall()  # fmt: skip
        assert citations and edges
        found[path, digest] = (iri, length, citations, edges)
    return found


def left_over(conn: sqlite3.Connection) -> list[object]:
    """Documents that no reading brings any more, and sources of nothing."""
    return conn.execute(
        "SELECT iri FROM document d WHERE origin <> 'register' AND NOT EXISTS (SELECT 1 FROM report WHERE document = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM citation WHERE document = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM edge WHERE subject = d.id OR object = d.id)"
        " UNION SELECT name FROM source WHERE kind = 'report' AND name NOT IN (SELECT path FROM report)"
    ).fetchall()


def held(store: Path, folder: Path) -> dict[tuple[str, str], object]:
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
        assert conn.execute("SELECT count(*) > 20000 FROM document").fetchone() == (1,), "the register is whole"
        assert left_over(conn) == []
        return documents(conn)
    finally:
        conn.close()
        shutil.rmtree(folder)


def test_killed_at_fifty_moments(driver: Driver, tmp_path: Path) -> None:
    chance = random.Random(20230814)
    reports, home = tmp_path / "reports", tmp_path / "home"
    reports.mkdir(), home.mkdir()
    clean, store = tmp_path / "clean.sqlite", home / "kg.sqlite"

    # without a kill, in a store of its own: how long it takes, and what belongs to each text
    _, while_made, _ = driver.run("stats", "--db", str(clean))
    whole: dict[tuple[str, str], object] = {}
    reading = 60.0
    for edition in (0, 1):
        write_reports(reports, edition)
        code, seconds, printed = driver.run("ingest", str(reports), "--db", str(clean))
        assert code == 0, printed
        reading = min(reading, seconds)
        conn = sqlite3.connect(clean)
        now = documents(conn)
        assert len(now) == FILES and not (whole.keys() & now.keys())
        whole |= now
        conn.close()

    digests = [dict(list(whole)[:FILES]), dict(list(whole)[FILES:])]
    killed = runs = amid = 0
    while killed < KILLS:
        runs += 1
        assert runs < 3 * KILLS, "too few of the processes lived until they were to be killed"
        edition = runs % 2
        write_reports(reports, edition)
        if killed == KILLS_WHILE_MADE:
            driver.run("stats", "--db", str(store))
        moment = chance.uniform(0, while_made if killed < KILLS_WHILE_MADE else reading)
        code, _, printed = driver.run("ingest", str(reports), "--db", str(store), kill_after=moment)
        assert code in (0, -9), printed
        killed += code == -9
        assert {path.name for path in home.iterdir()} <= BESIDE
        found = held(store, tmp_path / "look") if store.exists() else {}
        assert all(found[key] == whole[key] for key in found)
        told = [line.partition(":")[0] for line in printed.splitlines() if line.startswith(str(reports))]
        assert all(digests[edition][path] == dict(found.keys())[path] for path in told), (
            "what was told as read is there"
        )
        amid += code == -9 and 0 < len(told) < FILES
    assert amid >= KILLS // 3, "kills in the middle of the reading"

    write_reports(reports, 1)
    code, _, printed = driver.run("ingest", str(reports), "--db", str(store))
    assert code == 0, printed
    assert [path.name for path in home.iterdir()] == ["kg.sqlite"]
    ours, reference = sqlite3.connect(store), sqlite3.connect(clean)
    assert documents(ours) == documents(reference)
    assert left_over(ours) == []
    count = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM edge), (SELECT count(*) FROM source)"
    assert ours.execute(count).fetchone() == reference.execute(count).fetchone()
    ours.close(), reference.close()
