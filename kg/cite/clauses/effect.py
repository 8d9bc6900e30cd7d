"""When a document takes effect by its own words, as a whole and in parts, and until when.

    Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.               whole, that day
    Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký.                             whole, 45 days after the issue
    Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.                 whole, no day: that one is not told
    Quy định tại Điều 5 Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2027.      "Điều 5", that day
    Nghị quyết này có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2027.         whole, ends on 2028-01-01

A budget year begins on 1 January (Luật 83/2015/QH13 Điều 14). "Sau N ngày kể từ ngày ký" counts N days on from the day
of signing, as Luật 80/2015/QH13 Điều 151 khoản 1 and Luật 64/2025/QH15 Điều 53 count ("không sớm hơn 45 ngày kể từ ngày
thông qua hoặc ký ban hành").
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta

from kg.base.patterns import late
from kg.cite.clauses.flow import ARTICLE, ARTICLE_HEAD, sentences
from kg.cite.clauses.phrases import DAY, ITEM, MASK, day_of, kind_of_mark
from kg.tuples import NamedTuple

_SELF = (
    r"(?:Hiến\s+pháp|Bộ\s+luật|Luật|Pháp\s+lệnh|Sắc\s+lệnh|Lệnh|Nghị\s+định|Nghị\s+quyết(?:\s+liên\s+tịch)?|Quyết\s+định|"
    r"Thông\s+tư(?:\s+liên\s+(?:tịch|bộ))?|Chỉ\s+thị|Quy\s+chế|Quy\s+định|Điều\s+lệ|Nội\s+quy|Văn\s+bản|Hướng\s+dẫn|"
    r"Chương\s+trình|Kế\s+hoạch|Thông\s+báo)"
)
_SELF_NAMED = late(rf"(?<!\w){_SELF}\s+(?:liên\s+(?:tịch|bộ)\s+)?này(?!\w)", re.IGNORECASE)
_SELF_BARE = late(rf"\s*{_SELF}\s*", re.IGNORECASE)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?\s*(?:phút)?\s*,?\s*(?:của\s+)?)?"
_FROM = r"(?:(?:[Kk][ểề]|[Tt]ính|bắt\s+đầu)\s+)?(?:từ|vào)(?:\s+thời\s+điểm)?"
_NUMBER_WORDS = {
    "một": 1, "năm": 5, "bảy": 7, "bẩy": 7, "mười": 10, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "bốn mươi": 40,
    "bốn mươi lăm": 45, "bốn lăm": 45, "sáu mươi": 60, "chín mươi": 90,
}  # fmt: skip
_COUNT = (
    r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)).replace(" ", r"\s+") + r")"
    r"\s*(?:\([^()]{1,30}\)\s*)?ngày"
)
#: The event from which days are counted: the document's own signing or passing, or another that the text cannot date.
_EVENT = (
    r"(?:ngày\s+)?(?:được\s+)?(?:(?P<{0}own>(?:Chính\s+phủ|Bộ\s+trưởng|Thủ\s+tướng\s+Chính\s+phủ|Chủ\s+tịch\s+nước)?\s*"
    r"(?:k[ýí](?!\s+(?:[Ll]ệnh|hợp))|ban\s+hành|[^.;,\x00]{{0,90}}?thông\s+qua)"
    r"(?:\s+(?:và\s+)?ban\s+hành)?)|(?P<{0}other>(?:đăng|công\s+bố|ký\s+[Ll]ệnh|niêm\s+yết|[^.;,\x00]{{0,90}}\x00|[^.;,]{{0,90}})))"
)
_WHEN = (
    rf"(?:{_FROM}\s+{_HOUR}(?:ngày\s*)?(?:ngày\s*)?{DAY}|{_FROM}\s+năm\s+ngân\s+sách\s+(?P<budget>\d{{4}})|"
    rf"(?:{_FROM}\s+|sau\s+|sau\s+thời\s+hạn\s+)?(?:ngày\s+thứ\s+)?{_COUNT}(?:\s+làm\s+việc)?\s*,?\s*(?:tính\s+|kể\s+)?(?:từ|sau)\s+"
    + _EVENT.format("after_")
    + rf"|(?:{_FROM}|[Nn]gay\s+sau(?:\s+khi)?|ngay)\s+" + _EVENT.format("at_") + ")"
)  # fmt: skip
_TAKES = (
    r"(?:có|còn)\s+(?:giá\s+trị\s+)?hiệu\s+lực(?:\s+(?:thi\s+hành|thực\s+hiện|pháp\s+lý|pháp\s+luật|áp\s+dụng|"
    r"thống\s+nhất|trong\s+cả\s+nước))*|có\s+giá\s+trị(?:\s+thi\s+hành)?"
)
_APPLIES = (
    r"(?:được\s+)?(?:áp\s+dụng|thi\s+hành|thực\s+hiện)"
    r"(?:\s+(?:thống\s+nhất|trong\s+cả\s+nước|trên\s+phạm\s+vi\s+cả\s+nước))*"
)
_EFFECT = late(rf"(?<!\w)(?:{_TAKES})\s*,?\s*{_WHEN}", re.IGNORECASE)
_APPLIED = late(rf"(?<!\w)(?:{_APPLIES})\s*,?\s*{_WHEN}", re.IGNORECASE)
_BEFORE = late(
    rf"\s*{_FROM}\s+{_HOUR}(?:ngày\s+)?{DAY}\s*,?\s*(?={_SELF}\s+này\s+(?:có\s+hiệu\s+lực|được\s+áp\s+dụng))",
    re.IGNORECASE,
)
_UNTIL = late(
    rf"\s*(?:,\s*)?(?:và\s+)?(?:được\s+)?(?:áp\s+dụng|thực\s+hiện|thi\s+hành)?\s*(?:cho\s+)?đến\s+(?P<how>hết|trước)?\s*"
    rf"(?:(?:ngày\s+)?{DAY}|năm\s+(?P<year>\d{{4}}))",
    re.IGNORECASE,
)
#: What makes a part of the document the subject: "Quy định tại khoản 2", "Các Điều 5, 6", "Chương IV của".
_PART = late(
    r"(?:(?:^|[\s,;:(])(?:trừ|riêng|các|những|một\s+số)?\s*(?:quy\s+định|nội\s+dung|điều|khoản|điểm|chương|mục|phần|phụ\s+lục|mẫu|"
    r"biểu|chỉ\s+tiêu|chế\s+độ|chính\s+sách|mức)(?:\s+số)?\s)",
    re.IGNORECASE,
)
_NO_SUBJECT = late(r"(?:ngày|khi|thời\s+điểm|trước|sau|đến|theo|tại|của|trong|thi\s+hành)\s+$")
_LEAD = late(
    rf"(?:{ARTICLE_HEAD}|\s|[.:–-]|[IVX]+[./]|\d+[./)]|(?:Hiệu\s+lực|Điều\s+khoản|Tổ\s+chức|Trách\s+nhiệm|Thời\s+điểm|Thời\s+gian|Ngày)"
    r"[^.;:\x00]{0,80}?(?=\s+(?:\d+[.)]\s*)?[A-ZĐ])|[Cc]ăn\s+cứ[^;:\x00]{0,60})*$"
)
_HEADING = late(r"hiệu\s+lực|thi\s+hành|tổ\s+chức\s+thực\s+hiện", re.IGNORECASE)
_EXCEPT = late(r"(?:^|[\s,(])(?:ngoại\s+)?trừ\s")
_LONGEST_PLACE = 300
#: Words without which neither pattern is in a sentence, that of applying and that of effect: seen much sooner.
_NEEDED = (("dụng", "hành", "thực"), ("lực", "trị"))
_NAMED, _BARE, _PARTIAL = "this", "bare", "part"


class Effect(NamedTuple):
    """When a document or a part of it takes effect. Offsets are of the sentence that says so.

    `day` is the first day in force, None where the text does not tell it ("kể từ ngày đăng Công báo"); `until` the
    first day on which it is no longer in force, where the text sets its own end; `part` the words for the part.
    """

    day: date | None
    start: int
    end: int
    part: str | None = None
    until: date | None = None


def effects(text: str, masked: str, start: int, end: int, issued: date | None) -> list[Effect]:
    """What `text`, a flowing text, says from `start` to `end` of its own effect: the whole first, then the parts.

    `masked` is the same with quotations, citations and their titles hidden behind NUL; `issued` the day of signing or
    passing, None if it is not known. Empty where the text says nothing of the kind.
    """
    wholes: list[tuple[bool, Effect]] = []
    parts: list[Effect] = []
    for pattern in (_EFFECT, _APPLIED):
        for named, found in _found(pattern, text, masked, start, end, issued):
            if found.part:
                parts.append(found)
            else:
                wholes.append((named, found))
        if wholes:
            break
        parts = []
    # "Quyết định có hiệu lực từ ngày ký" may speak of decisions that the document rules on
    wholes.sort(key=lambda one: (not one[0], one[1].day is None))
    return [*(one for _, one in wholes[:1]), *parts]


def _found(
    pattern: re.Pattern[str], text: str, masked: str, start: int, end: int, issued: date | None
) -> Iterator[tuple[bool, Effect]]:
    """Each effect that a sentence states, and whether the sentence calls its subject "this" document."""
    heading = ""
    listed: Effect | None = None  # "trừ các quy định sau đây có hiệu lực từ ngày …:" holds for the items under it,
    above = ""  # which have marks of another kind than it has itself
    needed = _NEEDED[pattern is _EFFECT]
    for begin, stop in sentences(text, masked, start, end):
        if article := ARTICLE.match(masked, begin, stop):
            heading = masked[article.end() : stop]
        small = masked[begin:stop].lower()
        if listed is None and "này" not in small and not any(word in small for word in needed):
            continue
        item = ITEM.match(masked, begin, stop)
        mark = kind_of_mark(item[0]) if item else ""
        if listed and mark not in ("", above) and not pattern.search(masked, begin, stop):
            under = _words(text[item.end() if item else begin : stop])
            yield False, Effect(listed.day, begin, stop, under[:_LONGEST_PLACE], listed.until)
            continue
        listed = None
        last = begin
        for found in pattern.finditer(masked, begin, stop):
            subject = masked[last : found.start()]
            first = last == begin
            last = found.end()
            what = _subject(subject, first, heading)
            if what is None:
                continue
            part = what == _PARTIAL
            day = _day(found, issued)
            until = _until(_UNTIL.match(masked, found.end(), stop))
            if part and masked[found.end() : stop].rstrip().endswith(":"):
                listed, above = Effect(day, begin, stop, _PARTIAL, until), mark
                continue
            at = found.start() - len(subject)
            at = item.end() if first and item else at
            place = _words(text[at : found.start()])[-_LONGEST_PLACE:] if part else None
            yield what == _NAMED, Effect(day, begin, stop, place, until)
        if last == begin and pattern is _EFFECT and "này" in small and (before := _BEFORE.search(masked, begin, stop)):
            yield True, Effect(day_of(before.groups()), begin, stop)


def _subject(before: str, first: bool, heading: str) -> str | None:
    """What takes effect, by the words before the verb: this document, a bare "Quyết định", a part, or None of these."""
    if first and (mark := ITEM.match(before) or ARTICLE.match(before)):
        before = before[mark.end() :]
    named = deque(_SELF_NAMED.finditer(before), maxlen=1)
    if not first:
        # "… có hiệu lực từ ngày 1, trừ quy định tại khoản 2 có hiệu lực từ ngày 2"
        return _PARTIAL if _PART.search(before) or _EXCEPT.search(before) else None
    if not named:
        bare = _SELF_BARE.fullmatch(before) or not before.strip(" ,")
        if bare and _HEADING.search(heading):
            return _BARE
        return _PARTIAL if _PART.match(f" {before.lstrip()}") and _HEADING.search(heading) else None
    lead = before[: named[0].start()]
    if _PART.search(f" {lead}") and not _LEAD.fullmatch(lead):
        return _PARTIAL
    first_named = _SELF_NAMED.search(before)
    opening = before[: first_named.start()] if first_named else lead
    if _NO_SUBJECT.search(opening) or (
        _NO_SUBJECT.search(lead) and first_named and first_named.start() == named[0].start()
    ):
        return None
    return _NAMED if _LEAD.fullmatch(opening) or len(opening.strip()) < 60 else None


def _day(found: re.Match[str], issued: date | None) -> date | None:
    parts = found.groups()
    if parts[0]:
        return day_of(parts[:3])
    if found["budget"]:
        return date(int(found["budget"]), 1, 1)
    if found["count"] is not None:
        count = " ".join(found["count"].lower().split())
        number = int(count) if count.isdecimal() else _NUMBER_WORDS[count]
        return issued + timedelta(number) if issued and found["after_own"] else None
    return issued if found["at_own"] else None


def _until(found: re.Match[str] | None) -> date | None:
    """The first day after the time that "đến hết ngày …", "đến trước ngày …", "đến hết năm …" sets."""
    if found is None:
        return None
    if found["year"]:
        return date(int(found["year"]) + (found["how"] == "hết"), 1, 1)
    last = day_of(found.groups()[1:4])
    return last if last is None or found["how"] == "trước" else last + timedelta(1)


def _words(text: str) -> str:
    return " ".join(text.replace(MASK, " ").split()).strip(" ,;:.")
