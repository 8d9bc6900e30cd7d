"""What a title (trích yếu) is about, apart from how, where and when; and how alike two titles are.

    "Kết quả thực hiện công tác CCHC phường 4 năm 2024, phương hướng năm 2025"
        words   cai cach hanh chinh          its matter, folded
        acts    (none)                       what is done with it: kiểm tra, tuyên truyền, thành lập …
        period  2024-01 … 2024-12            in months

The words are those of `data/inference.json`. Two titles on one matter with different acts are two subjects: a plan
to inspect a reform does not carry out the plan of the reform.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.data import table
from kg.naming import fold

#: From here on two titles count as one subject. Set on the cases of `tests/support/inference_cases.py`.
ALIKE = 0.6
_OF_ONE_LAW = 0.75
_PART = 0.75
_OF_LAW = 0.6
#: No title is longer; more of one tells nothing.
_LONGEST = 1000
#: A part of a compound title ("A và B") stands for itself when it has so many words.
_PART_WORDS = 4

_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"(?:\bsố\s+)?\b\d+\S*[/-]\S*|\b\d+\b")
_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu|TP\.?|TX\.?)\s+"
    r"(?:\d+|[A-ZÀ-ỸĐ]\w*(?:[ -][A-ZÀ-ỸĐ]\w*){0,3})"
)
_SPLIT = re.compile(r"\s*[,;]\s*|\s+và\s+")
_SPAN = re.compile(r"\b((?:19|20)\d{2})\s*[-–—/]\s*((?:19|20)\d{2})\b")
_UNTIL = re.compile(r"\b(?:đến|tới)\s+(?:hết\s+)?năm\s+((?:19|20)\d{2})\b")
_PART_OF_YEAR = re.compile(
    r"(?:(?P<half>6|06|sáu)\s+tháng\s+(?P<which>đầu|cuối)\s+năm|(?P<nine>9|09|chín)\s+tháng(?:\s+(?:đầu\s+)?năm)?|"
    r"quý\s+(?P<quarter>I{1,3}|IV|[1-4])(?:\s+năm|\s*/)?|tháng\s+(?P<month>1[0-2]|0?[1-9])(?:\s+năm|\s*/)|năm)"
    r"\s*(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_QUARTERS = {"I": 0, "II": 1, "III": 2, "IV": 3, "1": 0, "2": 1, "3": 2, "4": 3}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a title is about. `parts` are the matters of a compound title; `period` its months, year * 12 + month."""

    words: frozenset[str]
    parts: tuple[frozenset[str], ...]
    acts: frozenset[str]
    period: tuple[int, int] | None
    carries: bool  # it says that it carries something out
    law: str | None  # the law whose subject it is


@cache
def _tables() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    rows = table("inference")
    short = {key.casefold(): value for key, value in rows["short"].items()}
    tails = "|".join(re.escape(word) for word in sorted(rows["tails"], key=len, reverse=True))
    return (
        _phrases(rows["neutral"], rows["kept"]),
        _phrases(rows["acts"]),
        _phrases(rows["carrying"]),
        re.compile(rf"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?:{tails})\b.*\b(?:19|20)\d{{2}}\b.*"),
        short,
    )


def _phrases(words: list[str], kept: list[str] | None = None) -> re.Pattern[str]:
    """Any of the words, the longest that fits; a kept word is matched as a group, so that none is found in it."""
    one, other = (
        "|".join(re.escape(word) for word in sorted(map(str.casefold, group), key=len, reverse=True))
        for group in (words, kept or [])
    )
    return re.compile(rf"\b(?:({other})|{one})\b" if other else rf"\b(?:{one})\b")


@lru_cache(maxsize=65536)
def subject(title: str) -> Subject:
    """What `title` is about."""
    neutral, acts, carrying, tail, short = _tables()
    plain = unicodedata.normalize("NFC", title[:_LONGEST])
    placeless = _PART_OF_YEAR.sub(_year_alone, _PLACE.sub(" ", plain))
    text = " ".join(short.get(word.casefold(), word) for word in re.split(r"(?=[,;])|\s+", placeless)).casefold()
    text = re.sub(r"\s+([,;])", r"\1", text)
    without = tail.sub("", text)
    text = without if _matter(without, neutral, acts) else text
    done = frozenset(fold(found.group()) for found in acts.finditer(text))
    words = _matter(text, neutral, acts) or frozenset(word for act in done for word in act.split())
    parts = [_matter(part, neutral, acts) for part in _SPLIT.split(text)]
    law = _law(text)
    if law and not any(_is_of(part, _matter(law.casefold(), neutral, acts)) for part in (words, *parts)):
        law = None  # it is named beside: "thang điểm đánh giá, xếp loại kết quả thực hiện dân chủ ở cơ sở …"
    return Subject(
        words,
        tuple(part for part in parts if len(part) >= _PART_WORDS) if len(parts) > 1 else (),
        done,
        _period(plain),
        carrying.search(text) is not None,
        law,
    )


def _is_of(words: frozenset[str], law: frozenset[str]) -> bool:
    both = len(words & law)
    return both >= _OF_LAW * len(words) and both >= _OF_LAW * len(law)


def _year_alone(found: re.Match[str]) -> str:
    return f" năm {found['year']} "  # the tail of a report's title is known by its year


def _matter(text: str, neutral: re.Pattern[str], acts: re.Pattern[str]) -> frozenset[str]:
    rest = neutral.sub(lambda found: found[1] or " ", acts.sub(" ", _NUMBERED.sub(" ", text)))
    return frozenset(fold(word) for word in _WORD.findall(rest))


def _law(text: str) -> str | None:
    from kg.cite.names import law_in_subject  # the list of laws is heavy, and most chains name none

    law = law_in_subject(text)
    if law and law in table("inference")["persons"] and f"luật {law.casefold()}" not in text:
        return None
    return law


def _period(title: str) -> tuple[int, int] | None:
    span = _SPAN.search(title)
    if span:
        return int(span[1]) * 12, int(span[2]) * 12 + 11
    if until := _UNTIL.findall(title):  # "đến năm 2025, định hướng đến năm 2030"
        return 0, int(max(until)) * 12 + 11
    found = _PART_OF_YEAR.search(title)
    if found is None:
        return None
    first, last = 0, 11
    if found["half"]:
        first, last = (0, 5) if found["which"].lower() == "đầu" else (6, 11)
    elif found["nine"]:
        last = 8
    elif found["quarter"]:
        first = _QUARTERS[found["quarter"].upper()] * 3
        last = first + 2
    elif found["month"]:
        first = last = int(found["month"]) - 1
    begin = int(found["year"]) * 12
    return begin + first, begin + last


def alike(lower: Subject, upper: Subject) -> float:
    """How far the subject of the document above covers that of the one below, 0 to 1; from `ALIKE` on they are one."""
    if lower.words.isdisjoint(upper.words) or lower.acts != upper.acts:
        return 0.0
    if lower.law and upper.law and lower.law != upper.law:
        return 0.0
    score = _shared(lower.words, upper.words)
    if lower.law and lower.law == upper.law and len(upper.words) > 2 and upper.words <= lower.words:
        score = max(score, _OF_ONE_LAW)
    for part in upper.parts:
        score = max(score, _PART * _shared(lower.words, part))
    for part in lower.parts:
        score = max(score, _PART * _shared(part, upper.words))
    return score


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common words. A matter of two or three words ("dân vận") is alike to nothing but itself."""
    if min(len(one), len(other)) < 4:
        return 1.0 if one == other and len(one) > 1 else 0.0
    return len(one & other) / len(one | other)
