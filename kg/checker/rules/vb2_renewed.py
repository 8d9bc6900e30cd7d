"""VB208 too: a decree of which no source tells the end, and a later one of the Government that bears the same title.

Of 95 such pairs in the register whose elder has a known end, all had ended by the younger one or before it. Circulars
and decisions are not asked: lists and standards come out under one title again and again, each beside the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.checker.past import of_the_past
from kg.cite.trie import words_of
from kg.model import Document
from kg.naming import symbol_key
from kg.resolve import Resolved
from kg.store.documents import younger_titled

_LEAD = late(r"^(?:ban\s+hành\s+)?(?:quy\s+định\s+)?(?:về\s+(?:việc\s+)?)?", re.IGNORECASE)
#: So many words tell one title from others.
_TELLING = 6
_UNSURE = frozenset(("unknown", "stood_when_looked", "presumed_in_force"))


def same_title(ctx: Context) -> Iterator[Finding]:
    """VB208: said once for each document."""
    for one in ctx.first_relied:
        later = renewed_by(ctx, one)
        if later is None or of_the_past(ctx, one):
            continue
        yield ctx.finding("VB208", one, by=later.symbol, since=vn(later.effective), other=later.title)


def renewed_by(ctx: Context, one: Resolved) -> Document | None:
    """The decree that by its title took the place of the cited one by the day judged on; None where a source tells
    whether that one stood after it.
    """
    known = ctx.known(one) if one.known else None
    if known is None or known.type != "decree" or known.issued is None or not known.title:
        return None
    title = _LEAD.sub("", known.title)
    if len(words_of(title)) < _TELLING or "sửa đổi" in title.casefold():
        return None
    now = ctx.state(one.document, ctx.day)
    if now.state not in _UNSURE:
        return None
    for later in younger_titled(ctx.conn, one.document, known.issued, title[1:]):
        begins = later.effective or later.issued
        if begins is None or begins > ctx.day or later.symbol is None or _own(ctx, later):
            continue
        if words_of(_LEAD.sub("", later.title or "")) == words_of(title) and not _seen_after(now.looked_at, begins):
            return later
    return None


def _seen_after(looked: date | None, begins: date) -> bool:
    return looked is not None and looked >= begins


def _own(ctx: Context, later: Document) -> bool:
    """Whether it is the very text that is checked."""
    return symbol_key(ctx.reading.report.symbol or "-") == symbol_key(later.symbol or "")


RULES = ((("VB208",), same_title),)
