"""Names that moved: see `kg.rdf.terms`."""

from kg.rdf.terms import *  # noqa: F403
