"""`kg.rank.rank` and `kg.rank.communities`, kept where documentation names them; they live in `kg.trace.rank`."""

from kg.trace.rank import communities, rank

__all__ = ["communities", "rank"]
