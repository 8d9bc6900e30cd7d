"""Commands that write, killed at random moments: every store is as before or as afterwards, and the rest follows.

    nice .venv/bin/python -m scripts.fuzz.kill [KILLS] [SEED]

KILLS (1000) are shared out among the import of a list, the import of an export, a removal, an update from a pack, a
refresh of the register, a repair, `kg ingest` of a file and of a folder (of which all is there that was told as read:
`tests/store/test_kill.py` holds what is looked at), `kg bulk extract` and `kg bulk merge`, on a register of few rows,
so that there is time for many; and a tenth of them `kg serve`, which must leave the store as it was and no process
behind. The moment is one of the processor time of what is killed, or the write that makes a file larger than so.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.store.test_kill import kill, read_undisturbed
from tests.support import SAMPLES, program
from tests.support.corpus import rows, write_corpus
from tests.support.forty_reports import documents, write_reports
from tests.support.killing import kill_often, said
from tests.support.program import environment, kg, python

LIST = ("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành",
        *(f"{n}/2024/QĐ-UBND,01/02/2024,Quy định thứ {n},UBND tỉnh Bình Dương" for n in range(1, 501)))  # fmt: skip
#: What a repair keeps of the damaged store.
KEPT = ("kg.sqlite.damaged", "kg.sqlite.damaged-2")
REPORT = min(SAMPLES.glob("*.txt"))
#: `kg` with small partitions and commits of few texts, so that many moments are between two.
_SMALL = """import sys
from kg.bulk import inputs, merge
from kg.cli import main
inputs._LEAST, inputs._MOST, merge._GROUP = 3_000, 5_000, 3
main(sys.argv[1:])
"""


def commands(folder: Path) -> Iterator[tuple[str, list[object], Path]]:
    """Each command that writes, by what it does, and the store that it is run on."""
    bare, older, listed, read, damaged = (
        folder / f"{one}.sqlite" for one in ("bare", "older", "listed", "read", "damaged")
    )
    _done("stats", "--db", bare)
    (folder / "danh-muc.csv").write_text("\n".join(LIST), encoding="utf-8")
    for copy in (older, listed, read):
        shutil.copy(bare, copy)
    _done("ingest", *sorted(SAMPLES.glob("*.txt")), "--db", read)
    _done("export", "-o", folder / "x.nt", "--db", read)
    _done("register", "import", "csv", folder / "danh-muc.csv", "--day", "2026-11-20", "--db", listed)
    pack = ["register", "pack", "-o", folder / "tuan.kgpack", "--source", "danh-muc.csv", "--day", "2026-11-29"]
    _done(*pack, "--by", "Sở Tư pháp", "--db", listed)
    with closing(sqlite3.connect(older)) as conn:
        conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
        conn.execute("DELETE FROM fact WHERE rowid % 7 = 0")
        conn.commit()
    shutil.copy(read, damaged)
    with closing(sqlite3.connect(damaged)) as conn:
        conn.execute("DELETE FROM fact WHERE rowid % 5 = 0")
        conn.commit()
    yield "import of a list", ["register", "import", "csv", folder / "danh-muc.csv"], bare
    yield "import of an export", ["import", folder / "x.nt"], bare
    yield "removal", ["register", "remove", "danh-muc.csv"], listed
    yield "update from a pack", ["register", "update", folder / "tuan.kgpack"], bare
    yield "refresh of the register", ["stats"], older
    yield "repair", ["doctor", "--repair"], damaged
    yield "ingest of a file", ["ingest", REPORT], bare


def _done(*command: object) -> None:
    ran = kg(*command, few=True)
    assert ran.returncode == 0, (command, ran.stderr)


def bulk_extract(folder: Path, kills: int, chance: random.Random) -> int:
    """Kill `kg bulk extract`: running it again gives what an undisturbed run gives; how many had written a part."""
    texts = folder / "texts"
    texts.mkdir()
    write_reports(texts, 0)
    corpus = write_corpus(
        folder / "c.parquet", {path.name: path.read_text(encoding="utf-8") for path in texts.iterdir()}
    )
    whole, out = folder / "whole", folder / "out"
    command: list[object] = ["bulk", "extract", corpus, whole, "--register", folder / "bare.sqlite", "--workers", 1]
    ran = python(_SMALL, *command, few=True)
    assert ran.returncode == 0, ran.stderr
    usual, longest, killed, amid, runs = rows(whole), ran.seconds, 0, 0, 0
    command[3] = out
    while killed < kills:
        runs += 1
        assert runs < 4 * kills + 40, "too few of the processes lived until they were to be killed"
        shutil.rmtree(out, ignore_errors=True)
        ran = python(_SMALL, *command, few=True, kill_after=chance.uniform(0, longest))
        if ran.returncode == 0:
            longest = min(longest, ran.seconds)
            continue
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        killed += 1
        amid += any(out.glob("*.parquet"))
        again = python(_SMALL, *command, few=True)
        assert again.returncode == 0, again.stderr
        assert rows(out) == usual
        assert sorted(path.suffix for path in out.iterdir()) == sorted(path.suffix for path in whole.iterdir())
    return amid


def bulk_merge(folder: Path, kills: int, chance: random.Random) -> int:
    """Kill `kg bulk merge`: each text is in the store whole or not at all; how many were killed between two texts."""
    bare, store = folder / "bare.sqlite", folder / "merged" / "kg.sqlite"
    store.parent.mkdir()
    command = ["bulk", "merge", folder / "whole", "--into", store]
    shutil.copy(bare, store)
    ran = python(_SMALL, *command, few=True)
    assert ran.returncode == 0, ran.stderr
    last, whole, killed, amid, runs = said(store), _texts(store), 0, 0, 0
    longest, largest = ran.seconds, 2 * store.stat().st_size
    while killed < kills:
        runs += 1
        assert runs < 4 * kills + 40, "too few of the processes lived until they were to be killed"
        for left in store.parent.iterdir():
            left.unlink()
        shutil.copy(bare, store)
        if killed % 2:
            size = chance.randrange(largest)
            ran = python(_SMALL, *command, few=True, most_bytes=size)
            largest = max(1, size) if ran.returncode == 0 else largest
        else:
            ran = python(_SMALL, *command, few=True, kill_after=chance.uniform(0, longest))
            longest = min(longest, ran.seconds) if ran.returncode == 0 else longest
        if ran.returncode == 0:
            continue
        assert ran.returncode in (-signal.SIGKILL, -signal.SIGXFSZ), ran.stderr
        killed += 1
        said(store)  # its pages, its references and its index of titles are whole
        there = _texts(store)
        assert all(whole[key] == brought for key, brought in there.items()), "half of a text is there"
        amid += 0 < len(there) < len(whole)
        again = python(_SMALL, *command, few=True)
        assert again.returncode == 0, again.stderr
        assert said(store) == last
        assert [path.name for path in store.parent.iterdir()] == [store.name]
    return amid


def _texts(store: Path) -> dict[tuple[str, str], object]:
    with closing(sqlite3.connect(store)) as conn:
        return documents(conn)


def serve(folder: Path, kills: int, chance: random.Random) -> None:
    """Kill `kg serve` while it is asked to check: the store stays as it was, and its workers end."""
    store = folder / "read.sqlite"
    before = said(store)
    for number in range(kills):
        command = [sys.executable, "-u", "-m", "kg", "serve", "--no-browser", "--port", "0", "--workers", "1"]
        with subprocess.Popen(
            [*command, "--db", store, "--lang", "en"], env=environment(TMPDIR=folder), stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        ) as process:  # fmt: skip
            assert process.stdout
            address = re.search(r"http://([^:/]+):(\d+)", process.stdout.readline())
            assert address, "the server did not start"
            asking = threading.Thread(target=_ask, args=(address[1], int(address[2])))
            asking.start()
            time.sleep(chance.uniform(0, 2))
            workers = _below(process.pid)
            process.send_signal(signal.SIGKILL)
            process.wait()
            asking.join()
        end = time.monotonic() + program.patience
        while left := [pid for pid in workers if _runs(pid)]:
            assert time.monotonic() < end, f"kill {number}: {len(left)} processes are left"
            time.sleep(0.1)
        assert said(store) == before
        kg("stats", "--db", store, few=True)
        assert not [name for name in os.listdir(folder) if name.startswith("read.sqlite-")]


def _ask(host: str, port: int) -> None:
    text = REPORT.read_bytes()
    with suppress(OSError, HTTPException):
        for _ in range(50):
            line = HTTPConnection(host, port, timeout=30)
            line.request("POST", "/api/v1/check?name=a.txt", text, {"content-type": "application/octet-stream"})
            line.getresponse().read()


def _below(pid: int) -> list[int]:
    """The processes that a process began, and those that these began."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split()
    above = dict(zip(map(int, told[::2]), map(int, told[1::2]), strict=True))
    found = [pid]
    for one in found:
        found += [child for child, parent in above.items() if parent == one]
    return found[1:]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def main(kills: int, seed: int) -> None:
    """Kill so often and print what came of it; an assertion fails where something was lost."""
    chance = random.Random(seed)
    program.patience = 600
    with tempfile.TemporaryDirectory() as name:
        folder, home = Path(name), Path(name) / "home"
        home.mkdir()
        each = -(-(kills - kills // 10) // 10)
        for what, command, before in commands(folder):
            found = kill_often(command, before, home, each, chance, few=True, beside=KEPT)
            print(f"{what}: {found.kills} killed, {found.done} of them after all was written", flush=True)
        many = folder / "many"
        many.mkdir()
        undisturbed = read_undisturbed(many)
        shutil.copy(many / "empty.sqlite", home / "kg.sqlite")
        amid = kill(undisturbed, home / "kg.sqlite", each, undisturbed.reading, seed)
        print(f"ingest of a folder: {each} killed, {amid} of them amid the reading", flush=True)
        amid = bulk_extract(folder, each, chance)
        print(f"bulk extract: {each} killed, {amid} of them after a part was written", flush=True)
        amid = bulk_merge(folder, each, chance)
        print(f"bulk merge: {each} killed, {amid} of them between two texts", flush=True)
        serve(folder, kills // 10, chance)
        print(f"serve: {kills // 10} killed", flush=True)
        print(f"{10 * each + kills // 10} killed with seed {seed}, every store whole", flush=True)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    main(*numbers, *(1000, 20231120)[len(numbers) :])
