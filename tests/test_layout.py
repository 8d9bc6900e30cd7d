"""The house: rooms that import one way, modules of one job, no two that need each other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.base.program import digest_of
from kg.rdf.sparql.view import MAKERS as VIEW
from kg.trace.arrays import MAKERS as ARRAYS
from tests.support import ROOT

#: The rooms; each imports only what stands before it.
ORDER = (
    "data ontology tuples model naming base tables text cite store register resolve graph trace rdf exchange bulk viz "
    "checker contract output serve cli"
).split()
#: The face, and names that stay where users know them.
_FACE = ("__init__", "__main__", "rank", "rdf_terms", "validate")
#: A module is read in one sitting.
_MOST_LINES = 450
_MOST_ROOMS = 17
FILES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("viz/*.py")])


def module_of(file: Path) -> str:
    """The name a file is imported by."""
    parts = ["kg", *file.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[1:] if parts[1] == "kg" else parts).removesuffix(".__init__")


MODULES = {module_of(file): file for file in FILES}


@cache
def imported(file: Path) -> tuple[str, ...]:
    """What of `kg` a file imports, anywhere in it: `from kg.text import limits` is `kg.text.limits`."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{one.name}" for one in node.names]
            names = [name if name in MODULES else node.module for name in whole]
        else:
            continue
        yield from (name for name in names if name == "kg" or name.startswith("kg."))


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_imports_run_one_way() -> None:
    rooms = {module: room_of(module) for module in MODULES.keys() - {"kg"}}
    found = [
        (module, other) for module, room in rooms.items() if room not in _FACE for other in imported(MODULES[module])
    ]
    assert [one for one in found if one[1] == "kg"] == [], "they import the face, which imports everything"
    assert [one for one in found if ORDER.index(room_of(one[1])) > ORDER.index(rooms[one[0]])] == []


def test_no_two_modules_need_each_other() -> None:
    """Within a room too, and also where an import waits inside a function."""
    needs = {module: {name for name in imported(file) if name in MODULES} for module, file in MODULES.items()}
    while free := {module for module, others in needs.items() if not others}:
        needs = {module: others - free for module, others in needs.items() if module not in free}
    assert not needs, f"a circle among {sorted(needs)}"


def test_a_module_is_read_in_one_sitting() -> None:
    lines = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert len(lines) > 400 and {file: count for file, count in lines.items() if count > _MOST_LINES} == {}


def test_the_top_has_few_rooms() -> None:
    rooms = {path.name for path in (ROOT / "kg").iterdir() if (path / "__init__.py").is_file()}
    assert len(rooms) <= _MOST_ROOMS
    assert rooms <= set(ORDER)
    files = {path.stem for path in (ROOT / "kg").glob("*.py")}
    assert files <= {"tuples", "model", "naming", *_FACE}


def test_named_tuples_are_ours() -> None:
    """Those of `typing` take three times as long to make, at every start."""
    theirs = re.compile(r"^from typing import[^\n]*\bNamedTuple\b", re.MULTILINE)
    assert [module_of(file) for file in FILES if theirs.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("room", ["viz", "trace", "checker", "contract", "output", "cli"])
def test_only_the_rooms_below_speak_sql(room: str) -> None:
    """What a picture, a chain or a command wants to know it asks of `store`, `register` or `resolve`."""
    for module, file in MODULES.items():
        if module != "kg" and room_of(module) == room:
            assert ".execute(" not in file.read_text(encoding="utf-8"), module


#: They hold data that is read into the store, whose own version tells of a change.
_READ_INTO_THE_STORE = {"data"}


@pytest.mark.parametrize(
    ("kept", "makers"),
    [("kg.trace.arrays", ARRAYS), ("kg.rdf.sparql.view", VIEW)],
)
def test_what_is_kept_on_disk_knows_all_that_it_was_made_by(kept: str, makers: tuple[str, ...]) -> None:
    """Whatever module has a part in it is in a room whose text is its version: none can be forgotten."""
    waiting, seen = [kept], set()
    while waiting:
        module = waiting.pop()
        if module in MODULES and module not in seen:
            seen.add(module)
            waiting += imported(MODULES[module])
    assert len(seen) > 20
    assert {room_of(module) for module in seen} - _READ_INTO_THE_STORE <= set(makers)
    assert digest_of(*makers) != digest_of(*makers[1:])
