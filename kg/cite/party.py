"""Resolutions and conclusions of the Central Committee cited by session: "Nghị quyết Trung ương 4 (khóa XII)".

They have numbers, but people name the session and the term; the term is what the finder looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.base.patterns import late
from kg.model import DocType

#: A term is looked for by the first letter of its figure, which is rarer than those of "khóa".
_FIGURES = "XVI"
_FIGURE = late(r"[IVX]{1,5}(?!\w)")
_KHOA = ("khóa", "khoá")
_LONGEST_GAP = 4
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
    for khoa, figure in _terms(text):
        begin = max(0, khoa - _REACH)
        window = text[begin:khoa]
        named = "ghị" in window or "ết" in window or "NQ" in window or "KL" in window
        central = "ương" in window or "TW" in window or "TƯ" in window
        before = _BEFORE.search(window) if named and central else None
        if before is None:
            continue
        start = begin + before.start()
        more = _TO_END.match(text, figure.end())
        end = more.end() if more else figure.end()
        if "(" in before.group() and text[end : end + 1] == ")":
            end += 1
        kind: DocType = "conclusion" if before[1][0] in "Kk" else "resolution"
        yield Session(start, end, kind, " ".join(text[start:end].split()), figure.group())


def _terms(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The terms of `text`, "khóa XII": the offset of "khóa" and the figure."""
    for letter in _FIGURES:
        at = text.find(letter)
        while at > 0:
            if text[at - 1].isspace():
                window = text[max(0, at - len("khóa") - _LONGEST_GAP) : at]
                words = window.rstrip()
                if words.endswith(_KHOA) and (figure := _FIGURE.match(text, at)):
                    yield at - len(window) + len(words) - len("khóa"), figure
            at = text.find(letter, at + 1)
