"""`to_networkx` where documentation names it; it lives in `kg.trace.network`, for it gives inferred steps too."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name != "to_networkx":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # by its name: this room stands above the one that answers
    return getattr(import_module("kg.trace.network"), name)
