"""Names that moved: see `kg.rdf.validate`."""

from kg.rdf.validate import *  # noqa: F403
