"""Resolutions and conclusions of the Central Committee cited by session: "Nghị quyết Trung ương 4 (khóa XII)".

They have numbers, but people name the session and the term; the term is what the finder looks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.base.patterns import late, places
from kg.model import DocType
from kg.tuples import NamedTuple

_KHOA = ("khóa", "khoá")
_TERM = late(r"kh\w\w\s{1,4}(?P<figure>[IVX]{1,5})(?!\w)")
_REACH = 110
_BEFORE = late(
    r"(?<!\w)([Nn]ghị\s+quyết|[Kk]ết\s+luận|NQ|KL)\s+(?:của\s+)?"
    r"(?:(?:[Hh]ội\s+nghị\s+)?(?:lần\s+thứ\s+\w{1,8}\s*,?\s+)(?:của\s+)?(?:(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+)?(?:Trung\s+ương|TW|TƯ)(?:\s+Đảng)?"
    r"|(?:[Hh]ội\s+nghị\s+)?(?:(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+)?(?:Trung\s+ương|TW|TƯ)(?:\s+Đảng)?\s*(?:\d{1,2}(?!\w)|lần\s+thứ\s+\w{1,8}))"
    r"\s{0,4}[,(]{0,2}\s{0,4}$"
)
_TO_END = late(r"(?:,\s?[IVX]{1,5}(?!\w)){0,3}")


class Session(NamedTuple):
    """A document of a session: span, type, name in single spaces, term."""

    start: int
    end: int
    type: DocType
    name: str
    term: str


def find_sessions(text: str) -> Iterator[Session]:
    """The documents of `text` that are named by session and term, in no order."""
    for at in (at for word in _KHOA for at in places(word, text)):  # faster than any pattern
        if (term := _TERM.match(text, at)) is None:
            continue
        begin = max(0, term.start() - _REACH)
        window = text[begin : term.start()]
        named = "ghị" in window or "ết" in window or "NQ" in window or "KL" in window
        central = "ương" in window or "TW" in window or "TƯ" in window
        before = _BEFORE.search(window) if named and central else None
        if before is None:
            continue
        start = begin + before.start()
        more = _TO_END.match(text, term.end())
        end = more.end() if more else term.end()
        if "(" in before.group() and text[end : end + 1] == ")":
            end += 1
        kind: DocType = "conclusion" if before[1][0] in "Kk" else "resolution"
        yield Session(start, end, kind, " ".join(text[start:end].split()), term["figure"])
