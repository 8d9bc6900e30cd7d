"""The ways to install say what is so: README, the container's recipe, the page for Windows."""

from __future__ import annotations

import fnmatch
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.base.install import EXTRAS
from tests.support import ROOT

RECIPE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = [line for line in RECIPE.splitlines() if re.match(r"[A-Z]+ ", line)]


def copied() -> list[str]:
    """What the recipe copies from the checkout."""
    lines = [shlex.split(line)[1:-1] for line in STEPS if line.startswith("COPY ") and "--from" not in line]
    return [name for names in lines for name in names]


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_first_command_installs_all_that_the_page_shows(readme: str) -> None:
    first = re.search(r"^python3 -m venv .*$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    assert first and "'.[all]'" in first.group() and first.group().endswith(("kg serve", "kg demo"))


def test_nothing_that_the_first_command_makes_is_untracked(tmp_path: Path) -> None:
    """Its environment, what the build leaves, and the page of `kg demo`."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for made in (".venv/bin/kg", "build/lib/kg/__init__.py", "vn_legal_kg.egg-info/PKG-INFO", "kg-demo.html"):
        (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made).touch()
    told = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout == "?? .gitignore\n"


def test_the_container_copies_what_the_build_needs_and_no_more() -> None:
    assert copied() == ["pyproject.toml", "setup.py", "README.md", "LICENSE", "kg", "viz", "ontology", "data"]
    assert all((ROOT / name).exists() for name in copied())


def test_the_container_sees_what_it_copies() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert rules[0] == "*"
    seen = [rule[1:] for rule in rules if rule.startswith("!")]
    assert sorted(seen) == sorted(copied())
    assert any(fnmatch.fnmatch("kg/cite/__pycache__", rule) for rule in rules[1:])


def test_the_container_is_slim_and_nobody_in_particular() -> None:
    bases = [line.split()[1] for line in STEPS if line.startswith("FROM ")]
    assert all(re.fullmatch(r"python:3\.\d+-slim", base) for base in bases) and len(bases) == 2
    after = STEPS[max(number for number, line in enumerate(STEPS) if line.startswith("FROM ")) :]
    assert after.index("USER kg") < after.index('ENTRYPOINT ["kg"]') and "'.[all]'" in RECIPE


def test_the_page_for_windows_shows_lines_that_cmd_takes() -> None:
    page = (ROOT / "docs" / "windows.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```bat\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) > 10 and not any("'" in line for line in lines), "a single quote is a letter to cmd"
    assert sum('".[all]"' in line for line in lines) == 3, "venv, pipx and uv"
    assert not [extra for extra in EXTRAS if f"[{extra}]" in page]
