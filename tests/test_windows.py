"""What can be told of Windows from here: names, modules and encodings that it does not have."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path, PureWindowsPath

import pytest

from kg.store.opening import place_of
from tests.support import ROOT, SAMPLES
from tests.support.program import environment
from tests.test_layout import FILES

OF_UNIX = {"fcntl", "grp", "pwd", "readline", "resource", "syslog", "termios", "tty"}
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def shipped() -> list[Path]:
    folders = ("benchmarks", "data", "docs", "kg", "ontology", "scripts", "tests", "viz")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return [path.relative_to(ROOT) for path in (*ROOT.glob("*.*"), *found) if path.is_file()]


def test_every_file_can_stand_on_a_windows_disk() -> None:
    names = shipped()
    assert len(names) > 400
    for path in names:
        assert not any(re.search(r'[<>:"|?*\\]|[. ]$', part) or RESERVED.match(part) for part in path.parts), path
        assert len(str(path)) < 120, "a clone in a deep folder still stays below 260"
    twice = [name for name, times in Counter(str(path).casefold() for path in names).items() if times > 1]
    assert twice == [], "names that differ only in case are one file there"


def test_what_only_unix_has_is_imported_where_its_lack_is_caught() -> None:
    for file in FILES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            assert not OF_UNIX.intersection(names), f"{file}: imported for everybody"


def test_the_store_lies_where_windows_keeps_a_program_s_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("KG_DB", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\an\AppData\Local")
    assert PureWindowsPath(place_of(None)) == PureWindowsPath(r"C:\Users\an\AppData\Local\vn-legal-kg\kg.sqlite")


#: Every file is opened with its encoding named: that of the system is cp1258 or cp1252 there.
NAMED = r"""
import sys, warnings
warnings.filterwarnings("error", category=EncodingWarning, module=r"kg\.")
from kg.cli import main
for line in sys.argv[1:]:
    try: main(line.split("\x1f"))
    except SystemExit as stop: assert stop.code in (0, 1), line
"""


def test_no_file_is_opened_in_the_encoding_of_the_system(store_file: Path, tmp_path: Path) -> None:
    report = str(SAMPLES / "phuong-xuan-dai-2023.txt")
    lines = [
        ["ingest", report], ["check", report, "--format", "html", "-o", "a.html"], ["check", report, "--format", "csv"],
        ["check", report, "--format", "sarif", "-o", "a.sarif"], ["check", report, "--fix", "-o", "fixed.txt"],
        ["cite", report, "--format", "json"], ["chain", "59/2023/NĐ-CP"], ["rule", "VB201"], ["config", "show"],
        ["viz", "-o", "network.html"], ["viz", "--view", "map", "-o", "map.html"], ["export", "-o", "all.csv"],
        ["export", "-o", "all.nt"], ["export", "-o", "all.graphml"], ["import", "all.nt"],
        ["stats", "--db", "made.sqlite"],
    ]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-c", NAMED, *("\x1f".join(line) for line in lines)],
        cwd=tmp_path, env=environment(KG_DB=store_file, KG_DEBUG="1", PYTHONPATH=os.environ.get("PYTHONPATH", "")),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0 and "EncodingWarning" not in done.stderr, done.stderr
