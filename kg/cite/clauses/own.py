"""What a normative text says of itself and of other documents in its own clauses, apart from what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.base.patterns import late
from kg.cite.clauses.acts import Clause, Marked, clauses_in
from kg.cite.clauses.effect import Effect, effects
from kg.cite.clauses.flow import flowing, own_part, paragraphs
from kg.cite.clauses.moves import Move, moves
from kg.cite.clauses.nested import nested_ends
from kg.model import Citation, Relation
from kg.tuples import NamedTuple

_ENDS: frozenset[Relation] = frozenset(("repeals", "replaces"))
#: A decision that corrects slips of the pen quotes clauses, and ends nothing by them.
_CORRECTS = late(r"\s*(?:[Vv]ề\s+việc\s+)?[Đđ]ính\s+chính\s", re.IGNORECASE)
_KIND = r"(?:văn\s+bản|[Nn]ghị\s+(?:định|quyết)|[Qq]uyết\s+định|[Tt]hông\s+tư|[Cc]hỉ\s+thị|[Pp]háp\s+lệnh|[Ll]uật)"
_ANNEX = r"(?:[Dd]anh\s+mục|[Pp]hụ\s+lục)[^.;\x00]{0,80}?(?:kèm|đính)"
#: "Bãi bỏ toàn bộ 12 Thông tư tại Danh mục kèm theo": the documents stand in the annex.
_LISTED = late(
    r"(?:[Bb]ãi\s+bỏ|[Hh][ủu][ỷy]\s+bỏ)\s+(?:toàn\s+bộ\s+)?(?:các\s+|những\s+)?(?:\d+\s*(?:\([^()]{1,30}\)\s*)?)?"
    rf"(?:toàn\s+bộ\s+)?{_KIND}[^.;\x00]{{0,200}}?{_ANNEX}|{_ANNEX}[^.;\x00]{{0,160}}?(?:bị\s+bãi\s+bỏ|hết\s+hiệu\s+lực)"
)
_IN_PART = late(
    r"một\s+phần|một\s+số\s+(?:điều|nội\s+dung|quy\s+định|điểm|khoản)|(?:điều|khoản|nội\s+dung)\s+(?:của|tại)"
)
_AMENDING = late(r"[Ss]ửa\s+đổi|[Bb]ổ\s+sung|[Bb]ãi\s+bỏ|[Tt]hay\s+thế|[Đđ]iều\s+chỉnh", re.IGNORECASE)
_PUBLISHES = late(r"[Cc]ông\s+bố")
_ABOUT = late(r"\s*(?:về\s+việc\s+)?", re.IGNORECASE)
_ROW = late(r"\s*(?:\|\s*)?\d{1,3}\s*[.)|]?\s")
_MOST_QUOTED = 600


class OwnClauses(NamedTuple):
    """When a text takes effect, as a whole and in parts, and what it does to other documents. Offsets are its own."""

    effects: tuple[Effect, ...] = ()
    clauses: tuple[Clause, ...] = ()
    moves: tuple[Move, ...] = ()


def own_clauses(
    text: str, cited: Sequence[Citation], issued: date | None, title: tuple[int, int] | None = None
) -> OwnClauses:
    """Read the own clauses of `text`, in which `cited` was found.

    `issued` is the day of its signing or passing; `title` the span of its title, which says what a document does to
    another where its articles do not ("Bãi bỏ Thông tư số …").
    """
    flow = flowing(text)
    own = own_part(flow)
    marked = Marked(flow, cited, own.quoted)
    told = effects(flow, marked.masked, own.start, own.end, issued)
    if title and _CORRECTS.match(flow, title[0]):
        return OwnClauses(tuple(told), tuple(one for one in _titled(marked, title) if one.relation == "corrects"))
    amending = bool(title and _AMENDING.search(flow, *title))
    said = [
        one
        for one in clauses_in(marked, own.start, own.end)
        if one.relation != "amends" or amending or _worded(flow, one)
    ]
    said += _annexed(marked, own.start, own.end)
    named_in = {(one.symbol, one.location) for one in said}
    for clause, article in nested_ends(marked, own.start, own.end, title):
        if (clause.symbol, clause.location) not in named_in:
            said.append(clause._replace(effective=_day_of_article(told, article)))
    if title:
        named = {one.symbol for one in said}
        said += [one for one in _titled(marked, title) if one.symbol not in named]
    return OwnClauses(tuple(told), tuple(said), tuple(moves(marked, own, said)))


def _day_of_article(told: Sequence[Effect], article: str) -> date | None:
    """The day on which an article of the text takes effect apart from the whole, where it says so."""
    for effect in told:
        if effect.part and re.search(rf"(?<!khoản \d )(?<!khoản \d\d )\b{article}\b(?! khoản)", effect.part):
            return effect.day
    return None


def _worded(text: str, clause: Clause) -> bool:
    """Whether a clause that amends says how: "… như sau:". Plans and programmes name what is to be amended one day."""
    return "như sau" in " ".join(text[clause.start : text.find("\n", clause.end) + 1 or len(text)].split())


def _titled(marked: Marked, title: tuple[int, int]) -> Iterator[Clause]:
    start, end = title
    first = _ABOUT.match(marked.text, start, end)
    yield from clauses_in(marked, first.end() if first else start, end)


def _annexed(marked: Marked, start: int, end: int) -> Iterator[Clause]:
    """The documents that an annex lists, where a clause of the text ends all that it lists, each as a whole."""
    for begin, stop in paragraphs(marked.text, start, end):
        may_be = any(marked.masked.find(word, begin, stop) >= 0 for word in ("bỏ", "hết"))
        if (
            not may_be
            or not _LISTED.search(marked.masked, begin, stop)
            or marked.within(begin, stop)
            or _IN_PART.search(marked.masked, begin, stop)
            or _PUBLISHES.search(marked.masked, begin, stop)
        ):
            continue
        for row, behind in paragraphs(marked.text, end):
            if not _ROW.match(marked.text, row, behind):
                continue
            for one in marked.within(row, behind)[:1]:
                if one.symbol and not one.citation.pinpoints:
                    quote = " ".join(marked.text[begin:stop].split())[:_MOST_QUOTED]
                    yield Clause(
                        "repeals", one.citation, one.symbol, one.issued, "whole", None, None, quote, begin, stop
                    )
        return
