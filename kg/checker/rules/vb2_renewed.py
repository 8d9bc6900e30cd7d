"""VB208 too: a decree of which no source tells the end, and a later one of the Government that bears the same title,
details the same law as a whole, or is known to have the same subject.

Of 112 such pairs in the register whose elder has a known end, all had ended by the younger one or before it. Circulars
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
from kg.model import MAY_STAND, Document, Status
from kg.naming import symbol_key
from kg.resolve import Resolved
from kg.store.documents import Younger, by_symbol, read_ahead_younger, younger_titled

_LEAD = late(r"^(?:ban\s+hành\s+)?(?:quy\s+định\s+)?(?:về\s+(?:việc\s+)?)?", re.IGNORECASE)
#: So many words tell one title from others.
_TELLING = 6
#: "chi tiết một số điều và biện pháp thi hành Luật X": the law alone tells what it is about.
_DETAILS = late(
    r"^(?:chi\s+tiết\s+)?(?:(?:và\s+)?hướng\s+dẫn\s+)?(?:thi\s+hành\s+)?(?:một\s+số\s+(?:điều|nội\s+dung)\s+)?"
    r"(?:và\s+(?:các\s+)?biện\s+pháp\s+)?(?:(?:để\s+)?(?:tổ\s+chức,\s+)?(?:hướng\s+dẫn\s+)?thi\s+hành\s+)?(?:của\s+)?"
    r"(?P<law>(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s.+)$",
    re.IGNORECASE,
)
#: "Sửa đổi, bổ sung một số điều của Nghị định số 124/2020/NĐ-CP ngày … của Chính phủ quy định chi tiết …".
_OF_ANOTHER = late(
    r"(?:Nghị\s+định\s+)?sửa\s+đổi[^/]{0,80}?số\s+(?P<symbol>\d{1,4}/\d{4}/NĐ-CP)\s+ngày\s[^/]{8,30}?\scủa\s+Chính\s+phủ\s+"
    r"(?P<title>[^/]+)$",
    re.IGNORECASE,
)
#: What is set anew every few years, and not taken back: "điều chỉnh lương hưu", "mức lương cơ sở".
_BY_THE_YEAR = late(r"(?:điều\s+chỉnh|mức)\s", re.IGNORECASE)
#: The notes of a state that names, as what speaks against it, a later document on the same subject.
_TELL_OF_IT = frozenset(
    ("same_subject", "used_when_looked", "effect_when_looked", "amended_when_looked", "partly_when_looked")
)
_UNSURE = frozenset(("unknown", "stood_when_looked", "presumed_in_force"))


def same_title(ctx: Context) -> Iterator[Finding]:
    """VB208: said once for each document."""
    read_ahead_younger(ctx.conn, (asked for one in ctx.first_relied if (asked := _asked(ctx, one)) is not None))
    for one in ctx.first_relied:
        later = renewed_by(ctx, one)
        if later is None or of_the_past(ctx, one):
            continue
        yield ctx.finding("VB208", one, by=later.symbol, since=vn(later.effective), other=later.title)


def renewed_by(ctx: Context, one: Resolved) -> Document | None:
    """The decree that by its title took the place of the cited one by the day judged on; None where a source tells
    whether that one stood after it.
    """
    known = _may_be_renewed(ctx, one)
    if known is None or known.issued is None or not known.title:
        return None
    now = ctx.state(one.document, ctx.day)
    asked = _asked(ctx, one)
    for titled in younger_titled(ctx.conn, asked) if asked else ():
        later = _meant(ctx, titled, known.issued)
        begins = later and (later.effective or later.issued)
        if later is None or begins is None or begins > ctx.day or later.symbol is None or _own(ctx, later):
            continue
        alike = words_of(_about(later.title or "") or "") == words_of(_about(known.title) or "")
        if alike and not _seen_after(now, begins):
            return later
    return None if _BY_THE_YEAR.match(_LEAD.sub("", known.title)) else _on_the_same_subject(ctx, now)


def _may_be_renewed(ctx: Context, one: Resolved) -> Document | None:
    """The decree behind a citation, where no source tells whether it stands."""
    known = ctx.known(one) if one.known else None
    if known is None or known.type != "decree" or known.issued is None or not known.title:
        return None
    now = ctx.state(one.document, ctx.day)
    unsure = now.state in _UNSURE or (now.state in MAY_STAND and _by_the_code_alone(now))
    return known if unsure else None


def _asked(ctx: Context, one: Resolved) -> Younger | None:
    """What the store is asked for: younger decrees that tell by their titles what that one told."""
    known = _may_be_renewed(ctx, one)
    title = _about(known.title) if known and known.title else None
    return Younger(one.document, known.issued, title[1:]) if known and known.issued and title else None


def _on_the_same_subject(ctx: Context, now: Status) -> Document | None:
    """The later decree of which the register says that it has the subject of the cited one, under another title."""
    later = by_symbol(ctx.conn, now.against) if now.note in _TELL_OF_IT and now.against else []
    if len(later) != 1 or later[0].type != "decree" or not later[0].title or _own(ctx, later[0]):
        return None
    begins = later[0].effective or later[0].issued
    return later[0] if begins and begins <= ctx.day and not _seen_after(now, begins) else None


def _meant(ctx: Context, later: Document, since: date) -> Document | None:
    """The later decree itself; of one that amends another, that other with the title that it tells of it."""
    found = _OF_ANOTHER.match(later.title or "")
    if found is None:
        return later
    others = [one for one in by_symbol(ctx.conn, found["symbol"]) if one.issued and one.issued > since]
    return others[0]._replace(title=found["title"], source=later.source) if len(others) == 1 else None


def _about(title: str) -> str | None:
    """What a title tells beside words that all titles have; the law alone of what details one. None for too little."""
    told = _LEAD.sub("", title)
    if "sửa đổi" in told.casefold() or _BY_THE_YEAR.match(told):
        return None
    if law := _DETAILS.match(told):
        return law["law"]
    return told if len(words_of(told)) >= _TELLING else None


def _seen_after(now: Status, begins: date) -> bool:
    """Whether somebody used it after that day; that the official code still held it says little, it lags behind."""
    return now.looked_at is not None and now.looked_at >= begins and not _by_the_code_alone(now)


def _by_the_code_alone(now: Status) -> bool:
    return now.certainty == "official_code" and now.looked_by is None


def _own(ctx: Context, later: Document) -> bool:
    """Whether it is the very text that is checked."""
    return symbol_key(ctx.reading.report.symbol or "-") == symbol_key(later.symbol or "")


RULES = ((("VB208",), same_title),)
