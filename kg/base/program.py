"""What of the program something was worked out by, so that an update does not go on with what an older one kept."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def digest_of(*rooms: str) -> str:
    """A digest of all that stands in these rooms of `kg` ("store", "register.validity", "model"), data files too."""
    digest = hashlib.sha256()
    for room in rooms:
        for file in _files(_place(room)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:20]


def _place(room: str) -> Traversable:
    module = files("kg").joinpath(f"{room}.py")
    return module if module.is_file() else files(f"kg.{room}")


def _files(place: Traversable) -> list[Traversable]:
    if place.is_file():
        return [place]
    inside = sorted((one for one in place.iterdir() if one.name != "__pycache__"), key=lambda one: one.name)
    return [file for one in inside for file in _files(one)]
