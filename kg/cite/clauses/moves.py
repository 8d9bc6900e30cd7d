"""Whose day of effect a text moves.

Điều 1. Lùi hiệu lực thi hành của ⟦Luật số 31/2024/QH15⟧ từ ngày 01 tháng 01 năm 2025 đến ngày 01 tháng 3 năm 2025.
Sửa đổi khoản 1 Điều 252 của ⟦Luật số 31/2024/QH15⟧ như sau: “1. Luật này có hiệu lực từ ngày 01 tháng 8 năm 2024.”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kg.base.patterns import late
from kg.cite.clauses.acts import Clause, Marked, Object
from kg.cite.clauses.effect import effects
from kg.cite.clauses.flow import Own, sentences
from kg.cite.clauses.phrases import DAY, MASK, day_of
from kg.tuples import NamedTuple

_MOVES = late(
    r"(?:[Ll]ùi|[Hh]oãn|[Đđ]iều\s+chỉnh|[Tt]hay\s+đổi|[Gg]ia\s+hạn)\s+(?:lại\s+)?(?:(?:thời\s+(?:hạn|điểm|gian)|ngày)\s+)*"
    r"(?:bắt\s+đầu\s+)?(?:có\s+)?hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+(?:của|đối\s+với))?(?:\s+các\s+văn\s+bản\s+sau\s*:?)?\s*(?=\x00)"
)
_TO = late(rf"(?:đến|sang|thành|là|kể\s+từ|từ)\s+(?:ngày\s+)?{DAY}")
_INSTRUCTS = late(r"[Ss]ửa\s+đổi|[Tt]hay\s+thế|[Bb]ổ\s+sung")
#: The shortest clause of effect, and how far before its new words the instruction may stand.
_SHORTEST, _REACH = 40, 1000


class Move(NamedTuple):
    """A document gets `day` as its first day in force; offsets are of the words that say so."""

    target: Object
    day: date
    start: int
    end: int


def moves(marked: Marked, own: Own, clauses: Sequence[Clause]) -> Iterator[Move]:
    """The documents whose day of effect the own clauses of a text move, each with its new day."""
    for begin, stop in sentences(marked.text, marked.masked, own.start, own.end):
        if marked.masked.find("hiệu", begin, stop) < 0 or not (found := _MOVES.search(marked.masked, begin, stop)):
            continue
        target = next((one for one in marked.within(found.end(), stop) if not one.citation.pinpoints), None)
        days = [day_of(named.groups()) for named in _TO.finditer(marked.masked, found.end(), stop)]
        if target and days and (day := days[-1]):
            yield Move(target, day, begin, stop)
    yield from _reworded(marked, own, clauses)


def _reworded(marked: Marked, own: Own, clauses: Sequence[Clause]) -> Iterator[Move]:
    """The clause of effect of another document in new words, as they stand in a quotation."""
    amending = [one for one in clauses if one.relation == "amends"]
    masked = list(marked.text)
    for one in marked.objects:
        masked[one.citation.start : one.citation.end] = MASK * (one.citation.end - one.citation.start)
    hidden = "".join(masked)
    for start, end in own.quoted:
        if end - start < _SHORTEST:
            continue
        line = marked.text.rfind("\n", 0, max(0, marked.text.rfind("\n", 0, start))) + 1
        if not _INSTRUCTS.search(marked.text, max(line, start - _REACH), start):
            continue
        told = next((one for one in effects(marked.text, hidden, start + 1, end, None) if not one.part), None)
        by = next((one for one in reversed(amending) if one.citation.start < start), None)
        if told and told.day and by:
            yield Move(Object(by.citation, by.symbol, by.issued, by.citation.end), told.day, told.start, told.end)
