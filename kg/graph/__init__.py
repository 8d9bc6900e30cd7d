"""The graph: documents, citations and relations with their evidence, in one SQLite file.

`to_networkx` gives it, or the part around some documents, to whoever brings algorithms of their own.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["to_networkx"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # by its name: the room that answers, inferred steps and all, comes after this one
    return getattr(import_module("kg.trace.network"), name)
