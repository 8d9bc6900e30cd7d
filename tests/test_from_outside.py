"""From outside: who opens a socket, what reaches other programs, what is left behind, what may be installed."""

from __future__ import annotations

import contextlib
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    ["doctor"],
]  # fmt: skip


def test_no_command_asks_the_network(kg: Run, tmp_path: Path) -> None:
    for command in QUIET:
        with listening() as heard:
            done = kg(*(word.format(out=tmp_path) for word in command))
        assert done.code in (0, 1), (command, done.err)
        assert heard == [], command


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


def test_the_check_of_licences_sees() -> None:
    assert not supply.PERMISSIVE.search("Proprietary") and supply.DEMANDING.search("GPL-3.0-or-later")
    assert supply.DEMANDING.search("GNU Lesser General Public License v3 (LGPLv3)")
    assert not supply.DEMANDING.search("BSD-3-Clause") and supply.PERMISSIVE.search("MIT License")
