"""The pages about the house name what is there: rooms in their order, modules and functions that exist."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from tests.support import ROOT
from tests.test_layout import ORDER

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def is_there(room: str) -> bool:
    return any(path.exists() for path in (ROOT / "kg" / room / "__init__.py", ROOT / "kg" / f"{room}.py", ROOT / room))


def test_contributing_lists_every_room_once_in_its_order() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", CONTRIBUTING, re.MULTILINE)
    assert listed == [room for room in ORDER if is_there(room)]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(kg(?:\.\w+)+)`", ARCHITECTURE))))
def test_what_architecture_names_exists(name: str) -> None:
    module, _, last = name.rpartition(".")
    try:
        import_module(name)
    except ModuleNotFoundError:
        assert hasattr(import_module(module), last), name


@pytest.mark.parametrize(
    "page", [CONTRIBUTING, ARCHITECTURE, GLOSSARY], ids=["contributing", "architecture", "glossary"]
)
def test_files_that_are_named_exist(page: str) -> None:
    named = re.findall(r"`((?:kg|viz|data|docs|tests|scripts|ontology)/[\w./]*)`", page)
    named += [name.partition("#")[0] for name in re.findall(r"\]\((?:\.\./)?([\w./#-]+)\)", page)]
    for name in named:
        if "NAME" not in name and "N_" not in name and not name.startswith("http"):
            assert (ROOT / name).exists() or (ROOT / "docs" / name).exists(), name


def test_commands_of_scripts_exist() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for name in re.findall(r"python3? -m ((?:scripts|benchmarks)(?:\.\w+)+)", path.read_text(encoding="utf-8")):
            assert (ROOT / f"{name.replace('.', '/')}.py").is_file(), f"{path.name}: {name}"


def test_the_glossary_fits_on_a_page_and_says_each_word_once() -> None:
    words = re.findall(r"^\| (.+?) \|", GLOSSARY, re.MULTILINE)
    terms = [word.strip(" `") for row in words for word in row.split(",") if not set(row) <= set("- |")]
    terms = [term for term in terms if not term.startswith("word")]
    assert len(terms) == len(set(terms)) > 50
    assert len(GLOSSARY.splitlines()) < 100
