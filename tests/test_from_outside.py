"""From outside: who opens a socket, what reaches other programs, what is left behind, what may be installed."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
import stat
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import _COMMANDS
from kg.cli.commands.bulk import command as bulk
from kg.cli.commands.register import command as register
from kg.register.opening import open_store
from kg.text import outside
from kg.text.office import _SETTINGS
from scripts.safety import supply
from tests.support import SAMPLES
from tests.support.program import Run

#: What asks the network, by the names of Python's audit events.
_ASKS = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.bind",
    "urllib.Request",
)
_heard: list[tuple[str, object]] = []
_listening = False


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event in _ASKS:
        _heard.append((event, arguments))


sys.addaudithook(_hear)  # for ever, so that it only listens when it is asked to


@contextlib.contextmanager
def listening() -> Iterator[list[tuple[str, object]]]:
    global _listening  # noqa: PLW0603 -- an audit hook cannot be taken away
    _heard.clear()
    _listening = True
    try:
        yield _heard
    finally:
        _listening = False


@pytest.fixture(scope="module")
def db(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("outside") / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    return str(path)


REPORT = str(min(SAMPLES.glob("*.txt")))
QUIET = [
    ["ingest", REPORT], ["cite", REPORT], ["check", REPORT], ["check", REPORT, "--format", "sarif"],
    ["show", "59/2023/NĐ-CP"], ["show", "UBND tỉnh Phú Yên"], ["search", "dân chủ"], ["chain", "59/2023/NĐ-CP"],
    ["path", "59/2023/NĐ-CP", "10/2022/QH15"], ["impact", "59/2023/NĐ-CP"], ["stale"], ["rank"],
    ["viz", "59/2023/NĐ-CP", "-o", "{out}/x.html"], ["viz", "59/2023/NĐ-CP", "-o", "{out}/x.svg"],
    ["viz", "--view", "map", "-o", "{out}/m.html"], ["export", "-o", "{out}/x.ttl"], ["export", "-o", "{out}/x.rdf"],
    ["import", "{out}/x.ttl"], ["validate", "{out}/x.ttl"], ["sparql", "SELECT * {{ ?s ?p ?o }} LIMIT 1"],
    ["register", "sources"], ["register", "export", "-o", "{out}/r.csv"], ["stats"], ["rule", "VB201"], ["config", "show"],
    ["register", "diff", "csv", "{out}/r.csv"], ["register", "import", "csv", "{out}/r.csv", "--day", "2026-01-01"],
    ["register", "pack", "-o", "{out}/p.kgpack", "--source", "r.csv"], ["register", "remove", "r.csv"],
    ["register", "update", "{out}/p.kgpack"], ["register", "watch", "{out}/p.kgpack", "{out}/p.kgpack"],
    ["review", "{out}/texts", "--period", "2024", "-j", "1"], ["bulk", "pack", "{out}/texts", "-o", "{out}/c.parquet"],
    ["bulk", "extract", "{out}/c.parquet", "{out}/read", "--workers", "1"], ["bulk", "status", "{out}/read"],
    ["bulk", "merge", "{out}/read"], ["demo", "-o", "{out}/d.html", "--db", "{out}/demo.sqlite"], ["mcp"], ["doctor"],
]  # fmt: skip
#: Those that ask the network by what they are for; and `serve`, which listens at this machine's own address
#: (`tests/serve` looks at it).
ASKING = {"push", "register fetch", "serve"}


def test_no_command_asks_the_network(kg: Run, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor leaves a temporary file."""
    (tmp_path / "texts").mkdir()
    shutil.copy(REPORT, tmp_path / "texts")
    shutil.copy(db, tmp_path / "demo.sqlite")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    for command in QUIET:
        with listening() as heard:
            done = kg(*(word.format(out=tmp_path) for word in command))
        assert done.code in (0, 1), (command, done.err)
        assert heard == [], command
        assert not list((tmp_path / "temporary").iterdir()), command


def test_no_command_is_forgotten() -> None:
    groups = {"register": register.commands, "bulk": bulk.commands}
    every = {f"{one} {sub}".strip() for one in _COMMANDS for sub in groups.get(one, ("",))}
    tried = {" ".join(command[: 2 if command[0] in groups else 1]) for command in QUIET}
    assert every - tried == ASKING


FORMULA = "=HYPERLINK(1)"


def test_no_cell_is_a_formula(kg: Run, db: str, tmp_path: Path) -> None:
    """A title that a stranger wrote, in every table that a command prints or writes."""
    with open_store(db) as store:
        store.conn.execute("UPDATE document SET title = ? || title WHERE symbol = '59/2023/NĐ-CP'", (FORMULA,))
        store.conn.commit()
    ten = "10/2022/QH15"
    printed = [
        kg("search", FORMULA, "--format", "csv"), kg("impact", ten, "--format", "csv"), kg("rank", "--format", "csv"),
        kg("stale", "--as-of", "2030-01-01", "--format", "csv"), kg("chain", "59/2023/NĐ-CP", "--format", "csv"),
        kg("register", "export"),
    ]  # fmt: skip
    assert sum(FORMULA in one.out for one in printed) >= 3
    assert kg("export", "-o", f"{tmp_path}/x.csv").code == 0
    texts = [one.out for one in printed] + [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.csv")]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
    assert f"'{FORMULA}" in "".join(cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "@") or cell.lstrip().startswith("-=")]
    for command in (("impact", ten), ("rank",)):
        assert kg(*command, "-o", f"{tmp_path}/{command[0]}.xlsx").code in (0, 1)
        with zipfile.ZipFile(tmp_path / f"{command[0]}.xlsx") as book:
            assert not any(b"<f" in book.read(name) for name in book.namelist() if "worksheets/" in name)


def test_who_asks_is_heard(kg: Run) -> None:
    """The measure itself: a command that is to ask a server does."""
    with listening() as heard:
        done = kg("sparql", "ASK {}", "--endpoint", "http://127.0.0.1:9/sparql")
    assert done.code == 2 and heard


def test_no_file_name_is_an_option_of_another_program(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tesseract, soffice and dot are given are names of our own, whatever the user's file is called."""
    seen: list[list[str]] = []

    def run(command: list[str], **given: object) -> tuple[int, bytes]:
        seen.append(command)
        return 1, b"vie"

    monkeypatch.setattr(outside, "run", run)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.chdir(tmp_path)
    for name, data in (
        ("-o.png", b"\x89PNG\r\n\x1a\n"),
        ("--convert-to.rtf", b"{\\rtf1 x}"),
        ("-v.odt", b"PK\x03\x04"),
    ):
        Path(name).write_bytes(data)
        kg("check", "--", name)
        kg("check", f"./{name}")
    assert len(seen) >= 4
    for command in seen:
        assert not any("-o.png" in word or "--convert-to.rtf" in word or "-v.odt" in word for word in command[1:]), (
            command
        )


def test_macros_are_off() -> None:
    for setting in ("DisableMacrosExecution", "DisableActiveContent", "BlockUntrustedRefererLinks"):
        row = next(line for line in _SETTINGS.replace("</item>", "</item>\n").split("<item") if setting in line)
        assert "<value>true</value>" in row and 'oor:op="fuse"' in row


def test_temporary_files_are_private_and_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.text.scan import read_image

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    modes: list[int] = []

    def run(command: list[str], **given: object) -> tuple[int, bytes]:
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())
        raise OSError("gone")

    monkeypatch.setattr("kg.text.scan._need_tesseract", lambda: "tesseract")
    monkeypatch.setattr(outside, "run", run)
    with pytest.raises(OSError, match="gone"):
        read_image(b"\x89PNG\r\n\x1a\n")
    assert modes and not list(tmp_path.iterdir())
    if sys.platform != "win32":
        assert all(mode == 0o700 for mode in modes)


def test_what_is_installed_is_permissive_and_closed() -> None:
    assert list(supply.faults()) == []
    assert len(supply.brought()) > 20


def test_the_check_of_bounds_and_licences_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound that lets in a known hole, no bound, a licence that demands more, a package that is not there."""
    needs = ["pypdf>=5.0", "click", "starlette>=99", "no-such-package>=1"]
    monkeypatch.setattr(supply, "ours", lambda: [supply.Requirement(one) for one in needs])
    monkeypatch.setattr(supply, "licence_of", lambda name, package: "MPL-2.0" if name == "click" else "MIT")
    found = " ".join(supply.faults())
    assert "pypdf: 5.0 is allowed, CVE-" in found and "click" in found and "MPL-2.0" in found
    assert "starlette" not in found
    assert list(supply.missing()) == ["no-such-package"]


def test_the_check_of_licences_sees() -> None:
    assert not supply.PERMISSIVE.search("Proprietary") and supply.DEMANDING.search("GPL-3.0-or-later")
    assert supply.DEMANDING.search("GNU Lesser General Public License v3 (LGPLv3)")
    assert not supply.DEMANDING.search("BSD-3-Clause") and supply.PERMISSIVE.search("MIT License")
