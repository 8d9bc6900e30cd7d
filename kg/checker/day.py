"""The day to judge a text on that prints none of its own: an article, a contract, the charter of a company."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from kg.base.patterns import late
from kg.checker.kinds import Kind, kind_of
from kg.cite.structure import HEAD
from kg.naming import symbol_year
from kg.resolve import Reading
from kg.store.documents import document

#: "Điều lệ này được … thông qua bởi các cổ đông … ngày 24 tháng 03 năm 2021".
_PASSED = late(
    r"(?:Điều\s+lệ|Quy\s+chế|Nội\s+quy|Hợp\s+đồng)\s[^.;]{0,120}?(?:thông\s+qua|ký\s+kết)\s[^.;]{0,120}?ngày\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2})\s*(?:tháng|/)\s*(?P<month>\d{1,2})\s*(?:năm|/)\s*(?P<year>(?:19|20)\d{2})(?!\d)"
)


#: The year of a day that is still open: "thông qua ngày ....../....../2023", "Hôm nay, ngày     tháng     năm 2024".
_OPEN_DAY = late(
    r"(?:Hôm\s+nay|thông\s+qua|lập|ký(?:\s+kết)?)(?!\w)[^.;\n]{0,80}?ngày[\s./…_]{3,}(?:tháng[\s./…_]{1,12}năm\s{1,3})?"
    r"((?:19|20)\d{2})(?!\d)",
    one_of=("nay", "thông", "lập", "ký"),
)


def presumed_day(text: str, reading: Reading, conn: sqlite3.Connection, today: date) -> tuple[date | None, bool]:
    """The day that a text without one of its own is judged on, None for what somebody wants to use today; and whether
    it is no more than guessed by the youngest year of what the text cites.

    Its own number tells the year, a charter when it was passed, a form for which year it was made; an article, a table
    and a contract that was concluded are judged when all that they cite stood, and so is a paper without a head that
    cites nothing of these years.
    """
    kind = kind_of(text)
    if kind in ("contract", "court"):
        year = symbol_year(reading.report.symbol or "")
        if year is not None:
            return min(date(year, 12, 31), today), False
        if (passed := _passed(text, today)) is not None:
            return passed, False
        if (still := _OPEN_DAY.search(text, 0, HEAD)) is not None and int(still[1]) < today.year - 1:
            return date(int(still[1]), 12, 31), False
        if kind == "court" or _DRAFT.search(text) is not None:
            return None, False
    elif (dated := _year_of_head(text, today)) is not None:
        return dated, False
    elif kind == "administrative" and not _of_another_time(kind, text, reading, today):
        return None, False
    day = _youngest_cited(reading, conn, today)
    return day, day is not None


#: The line of place and day in a head whose day is left open or lost in a scan: "Hà Nội, ngày } tháng 6 năm 2024".
_HEAD_DAY = late(
    r"(?<!\w)[A-ZĐ][a-zà-ỹ]+(?:\s[A-ZĐ][a-zà-ỹ]+){0,3}\s?[,.]?\s{0,3}ngày(?!\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm)[^\n;]{0,14}?"
    r"th[aá]ng(?P<month>[^\n;]{0,8}?)năm[\s*_]{0,6}(?P<year>20\d\d)(?!\d)",
    one_of=("năm",),
)
#: The year that a subject is about: "V/v doanh nghiệp cần thực hiện và báo cáo đầu năm 2023".
_ABOUT_YEAR = late(
    r"\n[ \t]*V/v\s[^\n]{0,120}(?:\n[^\n]{1,120})?\s(?:đầu|cuối|trong)\s+năm\s+(20\d\d)(?!\d)", one_of=("V/v",)
)
#: So far down it stands in the head.
_HEAD_REACH = 900


def _year_of_head(text: str, today: date) -> date | None:
    """The last day of the month or the year that a head tells whose day cannot be read, where that year is over."""
    found = _HEAD_DAY.search(text, 0, _HEAD_REACH)
    if found is None:
        about = _ABOUT_YEAR.search(text, 0, _HEAD_REACH)
        return date(int(about[1]), 12, 31) if about is not None and int(about[1]) < today.year - 1 else None
    if int(found["year"]) >= today.year:
        return None
    month = found["month"].strip(" \t*_.…")
    if not (month.isdigit() and 1 <= int(month) <= 11):
        return date(int(found["year"]), 12, 31)
    return date(int(found["year"]), int(month) + 1, 1) - timedelta(days=1)


#: As much as somebody types or pastes to ask about it.
_ASKED = 400
#: For so many years before today, today's among them, a paper that somebody writes cites nothing younger.
_YEARS = 2
#: What is still being written: a day or a number that is left open, the word itself.
_DRAFT = late(
    r"ngày[\s.…_]{1,12}tháng[\s.…_]{0,6}\d{0,2}[\s.…_]|(?<!\w)[Ss]ố\s{0,3}:?[\s.…_]{0,12}/|DỰ\s+THẢO|(?<!\w)[Dd]ự\s+thảo(?!\w)",
    one_of=("ngày", "/", "THẢO", "thảo"),
)


def _of_another_time(kind: Kind, text: str, reading: Reading, today: date) -> bool:
    """Whether a paper that prints no day was most likely written long ago: copied without its head from a library, it
    cites nothing of this year or the last one, and nothing in it says that it is a draft.
    """
    if kind != "administrative" or len(text) <= _ASKED or _DRAFT.search(text, 0, HEAD) is not None:
        return False
    years = [one.citation.year for one in reading.citations if one.citation.year is not None]
    return bool(years) and max(years) <= today.year - _YEARS


def _passed(text: str, today: date) -> date | None:
    found = _PASSED.search(text, 0, HEAD)
    if found is None:
        return None
    try:
        return min(date(int(found["year"]), int(found["month"]), int(found["day"])), today)
    except ValueError:
        return None


def _youngest_cited(reading: Reading, conn: sqlite3.Connection, today: date) -> date | None:
    """When all that an article cites was in force.

    As far as it tells it is no younger; what lapsed since may well have stood when it was written.
    """
    cited = [one for one in reading.citations if one.citation.form != "self"]
    years = [one.citation.year for one in cited if one.citation.year is not None]
    if not years:
        return None
    known = (document(conn, one.document) for one in cited if one.known)
    effects = [one.effective for one in known if one is not None and one.effective is not None]
    return min(max(date(max(years), 12, 31), *effects) if effects else date(max(years), 12, 31), today)
