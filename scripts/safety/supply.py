"""What `pip install vn-legal-kg[all]` brings: licences, and versions with known holes below our lower bounds.

    .venv/bin/python -m scripts.safety.supply            check; exit code 1 with a line for each fault
    .venv/bin/python -m scripts.safety.supply --list     the packages with version and licence

Licences are those that the installed packages state. `known.csv` beside this file says, offline, in which version a
known hole of a package was closed: our bound must be no lower, nor, of what comes with another package, the version
that is installed. Nothing is fetched.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
_OF_OURSELVES = frozenset(("all", "test", "bench", "dev"))
#: Licences that let everybody use, change and sell what holds them, and ask for no more than to be named.
PERMISSIVE = re.compile(
    r"\b(?:MIT(?:-0)?|Apache|BSD|0BSD|ISC|PSF|Python Software Foundation|Zlib|CC0|W3C|Unlicense|HPND)", re.IGNORECASE
)
#: And those that ask for more.
DEMANDING = re.compile(r"\b(?:A?GPL|LGPL|GNU|MPL|EPL|CDDL|SSPL|BUSL|Commons Clause|CC-BY-(?:NC|SA))", re.IGNORECASE)
#: Packages that state no licence in their metadata, and where it is to be read.
READ_IN = {"resvg-py": ("MIT", "licenses/LICENSE", "Permission is hereby granted, free of charge")}
KNOWN = Path(__file__).parent / "known.csv"


def name_of(package: str) -> str:
    """The name of a package as registries write it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def ours() -> list[Requirement]:
    """What we need with every extra for users, from pyproject.toml."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [line for name, lines in extras.items() if name not in _OF_OURSELVES for line in lines]
    found = [Requirement(line) for line in (*project["dependencies"], *lines)]
    return [one for one in found if name_of(one.name) != project["name"] and _holds(one)]


def _holds(one: Requirement, extras: frozenset[str] = frozenset()) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, ""))


def brought() -> dict[str, Distribution]:
    """All packages that an installation with every extra brings, by name."""
    found: dict[str, Distribution] = {}
    waiting = [(one.name, frozenset(one.extras)) for one in ours()]
    while waiting:
        package, extras = waiting.pop()
        if name_of(package) in found:
            continue
        try:
            found[name_of(package)] = distribution(package)
        except PackageNotFoundError:
            continue
        needed = (Requirement(line) for line in found[name_of(package)].requires or ())
        waiting += [(one.name, frozenset(one.extras)) for one in needed if _holds(one, extras)]
    return dict(sorted(found.items()))


def missing() -> Iterator[str]:
    """What we need and is not installed here: nobody has looked at its licence."""
    packages = brought()
    yield from sorted({name_of(one.name) for one in ours()} - packages.keys())


def licence_of(name: str, package: Distribution) -> str:
    """The licence that a package states; empty if it states none."""
    data = package.metadata
    stated = [data.get("License-Expression") or ""]
    stated += [
        line.split("::")[-1].strip() for line in data.get_all("Classifier") or () if line.startswith("License ::")
    ]
    stated.append((data.get("License") or "").strip().partition("\n")[0][:80])
    for text in stated:
        if PERMISSIVE.search(text) or DEMANDING.search(text):
            return text
    if name in READ_IN:
        licence, file, words = READ_IN[name]
        held = [one for one in package.files or () if str(one).endswith(file)]
        if held and words in held[0].read_text(encoding="utf-8"):
            return licence
    return ""


def bound_of(one: Requirement) -> Version | None:
    """The lowest version that a requirement allows; None if it names none."""
    lowest = [Version(spec.version) for spec in one.specifier if spec.operator in (">=", "==", "~=")]
    return max(lowest, default=None)


def known() -> list[dict[str, str]]:
    """The rows of `known.csv`."""
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults() -> Iterator[str]:
    """A line for each licence that is not permissive, and each version that is known to be open."""
    packages = brought()
    for name, package in packages.items():
        licence = licence_of(name, package)
        if not PERMISSIVE.search(licence) or DEMANDING.search(licence):
            yield f"{name} {package.version}: licence {licence or 'not stated'}"
    bounds = {name_of(one.name): bound_of(one) for one in ours()}
    for row in known():
        name, fixed = row["package"], Version(row["fixed"])
        if name in bounds and ((bound := bounds[name]) is None or bound < fixed):
            allowed = bound or "any version"
            yield f"{name}: {allowed} is allowed, {row['identifier']} is closed in {fixed}: {row['what']}"
        elif name in packages and Version(packages[name].version) < fixed:
            held = packages[name].version
            yield f"{name} {held} is installed, {row['identifier']} is closed in {fixed}: {row['what']}"


if __name__ == "__main__":
    if "--list" in sys.argv[1:]:
        for title, held in brought().items():
            print(f"{title:28} {held.version:12} {licence_of(title, held)}")
        sys.exit(0)
    found_faults = [*faults(), *(f"{name}: not installed, its licence is not looked at" for name in missing())]
    print(*(found_faults or [f"{len(brought())} packages: all licences permissive, no known hole"]), sep="\n")
    sys.exit(1 if found_faults else 0)
