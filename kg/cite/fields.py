"""The fields of a page or a list that tells what it holds of a document.

Số hiệu: | 318/2025/DS-PT |        Số/Ký hiệu   1234/UBND-NC
Loại văn bản: | Bản án |           Ngày ban hành   2/11/2015
"""

from __future__ import annotations

from kg.base.patterns import late
from kg.cite import dates
from kg.cite.draft import Draft
from kg.cite.vocabulary import TYPE_WORDS
from kg.model import DocType

_TO_VALUE = r"[ \t]*[:|\t]+[ \t|]*"
_NUMBER = late(rf"(?:(?:[Ss]ố\s?/?\s?)?[Kk]ý\s{{0,3}}hiệu|[Ss]ố\s{{1,3}}hiệu)(?:\s+văn\s+bản)?{_TO_VALUE}$")
_TYPE = late(rf"Loại\s+(?:văn\s+bản|VB){_TO_VALUE}")
_DAY = late(rf"Ngày\s+(?:ban\s+hành|ký|BH){_TO_VALUE}(?:ngày\s+)?(?=\d)")
_REACH, _FIELDS_REACH = 32, 260


def of_field(text: str, start: int) -> bool:
    """Whether the field for a document's number ends at `start`."""
    before = text[max(0, start - _REACH) : start]
    return "iệu" in before and _NUMBER.search(before) is not None


def kind_of_field(text: str, end: int) -> DocType | None:
    """The type that the field for it gives, behind the number that ends at `end`."""
    field = _TYPE.search(text, end, end + _FIELDS_REACH)
    named = TYPE_WORDS.match(text, field.end()) if field is not None else None
    return named[1] if named is not None else None


def set_day_of_field(text: str, draft: Draft) -> None:
    """Give a citation the day of the field for it, which no year of its number speaks against."""
    field = _DAY.search(text, draft.end, draft.end + _FIELDS_REACH)
    printed = dates.figures_at(text, field.end()) if field is not None else None
    if printed is not None and draft.year in (None, printed.year):
        draft.day, draft.year = printed, printed.year
