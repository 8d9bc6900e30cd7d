"""Which office stands above which, as far as the symbols of central documents tell."""

from __future__ import annotations

import re

#: Decisions of the old Council of Ministers were ended by the Prime Minister's, so the two stand together.
_RANKS = tuple(
    (re.compile(pattern), rank)
    for pattern, rank in (
        (r"UBTVQH|/HĐNN", 4), (r"/QH\d|/CTN\b|L-CTN|/L/CTN", 5), (r"(?:NĐ|NQ)-CP\b", 3),
        (r"TTg\b|HĐBT\b|[-/]CP\b", 2), (r"/(?:TT|TTLT|QĐ)-[A-ZĐ]", 1),
    )
)  # fmt: skip


def above(one: str, other: str) -> bool:
    """Whether the symbol `one` is of a higher office than the symbol `other`, as far as their codes tell.

    A document is amended, replaced or repealed only by its own office or a higher one (Luật 80/2015/QH13 Điều 12
    khoản 1): a clause read as a circular ending a decree was read wrongly.
    """
    ranks = [next((rank for pattern, rank in _RANKS if pattern.search(symbol)), 0) for symbol in (one, other)]
    return min(ranks) > 0 and ranks[0] > ranks[1]
