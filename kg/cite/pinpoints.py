"""Pinpoints: the places inside a document that a citation points to.

    pinpoints = place {[","] ["và" | "hoặc"] place}         khoản 2, Điều 85 và điểm a, khoản 1, Điều 86
    place     = unit label {[","] ["và"] label}              Điều 5, 6 và 7
    unit      = điểm | khoản | Điều | Mục | Chương | Phần | Phụ lục
    label     = letter (điểm) | number | roman numeral       a · 12 · 12a · IV

A place goes from the small to the large (Nghị định 34/2016/NĐ-CP Điều 75 khoản 4): the next unit that is not
larger than the one before opens another pinpoint, and takes over the larger units that follow it.
"""

from __future__ import annotations

import re

from kg.cite.words import spell
from kg.model import Pinpoint

_ORDER = ("point", "clause", "article", "section", "chapter", "part", "appendix")
_UNIT_WORDS = {
    "điểm": "point", "khoản": "clause", "điều": "article", "mục": "section",
    "chương": "chapter", "phần": "part", "phụ lục": "appendix",
}  # fmt: skip
_S = r"\s{0,8}"
_LABEL = r"(?:\d{1,3}[a-zđ]?|[a-zđ]{1,2}\d{0,2}|[IVXLC]{1,6})(?!\w)"
_UNIT = r"(?:các\s{1,4})?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ\s{1,4}lục)(?:\s{1,4}số)?"
_PLACE = rf"{_UNIT}\s{{1,8}}{_LABEL}(?:(?:{_S},{_S}|\s{{1,8}}(?:và|hoặc|đến)\s{{1,8}}){_LABEL})*"
_AND = rf"(?:{_S}[,;]{_S}(?:(?:và|hoặc)\s{{1,8}})?|\s{{1,8}}(?:(?:và|hoặc|của|thuộc)\s{{1,8}})?)"
_SEQUENCE = re.compile(rf"{_PLACE}(?:{_AND}{_PLACE})*")
_ONE = re.compile(
    rf"(?P<unit>{_UNIT})\s{{1,8}}(?P<labels>{_LABEL}(?:(?:{_S},{_S}|\s{{1,8}}(?:và|hoặc|đến)\s{{1,8}}){_LABEL})*)"
)
_LABELS = re.compile(_LABEL)
#: What may stand between the last pinpoint and the document it belongs to.
_JOIN = re.compile(rf"{_S},?{_S}(?:(?:của|trong|tại|thuộc|ở)\s{{1,8}})?$")
_RARE = re.compile(r"[Đđ]iều\s|[Kk]hoản\s|[Đđ]iểm\s|[Mm]ục\s|[Cc]hương\s|[Pp]hần\s|[Pp]hụ\s")
_REACH = 160


def before(text: str, pos: int) -> tuple[int, tuple[Pinpoint, ...]] | None:
    """The pinpoints that end right before `pos`: (start offset, pinpoints), or None."""
    window_start = max(0, pos - _REACH)
    first = _RARE.search(text, window_start, pos)
    while first is not None:
        sequence = _SEQUENCE.match(text, _with_plural(text, first.start(), window_start), pos)
        if sequence and _JOIN.match(text[sequence.end() : pos]):
            return sequence.start(), parse(sequence.group())
        first = _RARE.search(text, max(first.end(), sequence.end() if sequence else 0), pos)
    return None


def _with_plural(text: str, start: int, floor: int) -> int:
    """The start of "các Điều 5, 6" when the plural word stands right before."""
    plural = re.search(r"các\s{1,4}$", text[max(floor, start - 8) : start])
    return start - len(plural.group()) if plural else start


def parse(sequence: str) -> tuple[Pinpoint, ...]:
    """The structured pinpoints of a sequence such as "khoản 2, Điều 85 và điểm a, khoản 1, Điều 86"."""
    rows: list[dict[str, str]] = []
    opened: list[dict[str, str]] = []  # the pinpoints that still wait for larger units
    rank = -1
    for place in _ONE.finditer(sequence):
        unit_word = " ".join(spell(place.group("unit")).split()).removeprefix("các ").removesuffix(" số")
        unit = _UNIT_WORDS[unit_word]
        labels = _LABELS.findall(place.group("labels"))
        if _ORDER.index(unit) <= rank:
            opened = []
        rank = _ORDER.index(unit)
        if not opened:
            opened = [{unit: label} for label in labels]
            rows += opened
        else:
            for row in opened:
                row[unit] = labels[0]
            for label in labels[1:]:
                rows.append({unit: label})
    return tuple(Pinpoint(**row) for row in rows)
