"""The graph: documents, citations and relations with their evidence, in one SQLite file.

`to_networkx` gives it, or the part around some documents, to whoever brings algorithms of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph.network import to_networkx

__all__ = ["to_networkx"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.graph import network

    return getattr(network, name)
