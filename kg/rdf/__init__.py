"""The store as RDF: triples (`kg.rdf.mapping`), shapes (`kg.rdf.validate`), SPARQL (`kg.rdf.sparql`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.rdf.mapping import context, quads, to_graph, triples

__all__ = ["context", "quads", "to_graph", "triples"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'kg.rdf' has no attribute {name!r}")
    from kg.rdf import mapping as home

    return getattr(home, name)
