"""What a consolidated text (văn bản hợp nhất) says of the acts that it joins.

    ⟦Thông tư số 86/2024/TT-BTC⟧ ngày … quy định về đăng ký thuế, có hiệu lực kể từ ngày 06 tháng 02 năm 2025,
    được sửa đổi, bổ sung bởi: ⟦Thông tư số 40/2025/TT-BTC⟧ ngày …, có hiệu lực kể từ ngày 01 tháng 7 năm 2025.

The head names the basic act first, then those that amended it, each with its day of effect (the form that Pháp lệnh
01/2012/UBTVQH13 prescribes); the footnotes say the same again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.base.patterns import late
from kg.cite.clauses.acts import Marked, Object
from kg.cite.clauses.flow import flowing
from kg.cite.clauses.phrases import DAY, day_of
from kg.model import Citation
from kg.naming import symbol_key
from kg.tuples import NamedTuple

_IN_FORCE = late(
    rf"(?<!\w)có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày\s+)+{DAY}(?!\s*(?:đến|và\s+hết))"
)
_RECITALS = late(r"\n[ \t]*(?:Căn\s+cứ|CHƯƠNG|Chương\s+I\b|(?:ĐIỀU|Điều)\s+1\b)")
#: What stands before an act of the head: the beginning of a line, the mark of an item, "bởi:" or a semicolon.
_OPENS = late(r"(?:^|\n|;|bởi\s*:)[ \t]*(?:\d{1,2}[.)]\s*|[-–]\s*)?(?:[A-ZĐ][^\n.;:,]{1,30}\ssố\s*)?$")
_AMENDED = late(r"được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|đính\s+chính)[^.;:\x00]{0,60}?\s(?:bởi|theo)")
_HEAD, _REACH = 12_000, 80


class Joined(NamedTuple):
    """An act that a consolidated text joins: the day on which that one says it took effect, and the words (offsets).

    `basic` is the act that the others amend.
    """

    act: Object
    effective: date | None
    basic: bool
    start: int
    end: int


def joined_acts(text: str, cited: Sequence[Citation]) -> list[Joined]:
    """The acts that a consolidated text joins, the basic one first, as its head names them with their days."""
    flow = flowing(text)
    marked = Marked(flow, cited)
    recitals = _RECITALS.search(flow, 0, _HEAD)
    head = recitals.start() if recitals else min(_HEAD, len(flow))
    named = [one for one in marked.within(0, head) if one.symbol]
    opened = [one for one in named if _OPENS.search(flow, max(0, one.start - _REACH), one.start)]
    joined: dict[str, Joined] = {}
    ends = [other.start for other in opened[1:]] + [head]
    for one, following in zip(opened, ends, strict=False):
        amended = _AMENDED.search(flow, one.citation.end, following) if not joined else None
        said = list(_IN_FORCE.finditer(flow, one.citation.end, amended.start() if amended else following))
        if not (said or amended) or "VBHN" in one.symbol:
            continue
        day = day_of(said[-1].groups()) if said else None
        sound = day if day and not (one.issued and day < one.issued) else None
        end = said[-1].end() if said else one.citation.end
        joined.setdefault(symbol_key(one.symbol), Joined(one, sound, not joined, one.start, end))
    return list(joined.values())
