"""The words of enforcement clauses and notes: the verbs of `data/clauses.json`, and what may stand around documents.

The patterns run on a text in which titles, quotations and citations are masked with NUL, so that they see the clause
itself alone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from kg.base.patterns import late
from kg.data import table
from kg.model import Relation
from kg.tuples import NamedTuple

MASK = "\x00"
DAY = r"(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:[.,]?\s*năm|/|-|\.)\s*(\d{4})"
_SELF = (
    r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|"
    r"Thông\s+tư(?:\s+liên\s+tịch)?|Chỉ\s+thị)\s+này"
)
_MARK = r"(?:\(?(?:[a-zđ]|\d{1,2})[.)]|[-+–•])"
#: What may stand before the first document of a list without making it less than whole.
_LEAD = late(
    r"(?:\s|[,;:]|toàn\s+bộ|các|những|văn\s+bản|quy\s+phạm\s+pháp\s+luật|sau\s+đây|sau|gồm|như|là|cho|và|thì|"
    r"đồng\s+thời|chấm\s+dứt|(?:có\s+)?hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+của)?|"
    rf"kể\s+từ\s+ngày\s+(?:{_SELF}\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?|"
    rf"(?:kể\s+)?từ\s+(?:thời\s+điểm\s+)?(?:ngày\s+)?{DAY}|{_SELF}|{_MARK})*",
    re.IGNORECASE,
)
#: "các Thông tư sau của Bộ Tài chính:" before a list of them.
_KINDS = late(
    r"(?:các|những)\s+(?!\s|quy\s+định|nội\s+dung|điều|khoản|điểm|phụ\s+lục|mẫu)[^:;,.\x00]{1,90}:", re.IGNORECASE
)
#: What the finder leaves before a number: the type word, and the name of a law that is not well known.
_OWN_NAME = late(
    r"(?:(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?:[^;,.:\x00]{1,120}|sửa\s+đổi[^;.:\x00]{1,120}\scủa\s+)|"
    r"(?:Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư)\s+số\s*)$"
)
#: What stands between two documents of a list ends so; before it may stand the rest of a title.
_NEXT = late(rf"(?:^|[,;.:]|(?<!\w)và)(?:\s|[,;]|và|cùng|các|số|toàn\s+bộ|{_MARK}\s)*$", re.IGNORECASE)
#: What makes the document the place of what is ended: all that follow in the list (tại), or this one (kèm theo).
_INSIDE = late(r"(?<!\w)(?:tại|của|trong|thuộc)\s*:?\s+(?:các\s+)?$", re.IGNORECASE)
_DIVISIONS = late(r"\s*(?:các\s+)?(?:Chương|Mục|Phần|Phụ\s+lục|Mẫu)\s[^.;:\x00]{1,160}")
_ENCLOSED = late(r"(?<!\w)(?:ban\s+hành|kèm)(?:\s+kèm)?(?:\s+theo)?\s+(?:các\s+)?$", re.IGNORECASE)
_UNDER = late(
    r"(?<!\w)(?:theo|tại)\s+(?:các\s+)?quy\s+định(?:\s+về\s[^;,.\x00]{1,80})?\s+(?:tại|của)\s+$", re.IGNORECASE
)
#: The list of what amended a document: "đã được sửa đổi, bổ sung theo ⟦Luật số …⟧".
AMENDED_BY = late(
    r"(?:được|bị|đã|là)\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)[^;.]{0,60}?\s(?:theo|bởi|tại|bằng)"
    r"(?:\s+quy\s+định\s+tại)?\s*$",
    re.IGNORECASE,
)
#: A part that goes on: "…, trừ Điều 5 và khoản 2 Điều 7".
EXCEPT = late(
    r"[,(]?\s*(?:ngoại\s+)?trừ\s+(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?"
    r"(?P<place>(?:điểm|khoản|Điều|Chương|Mục|Phụ\s+lục)\s[^.;)]{1,80})",
    re.IGNORECASE,
)
#: The same behind the verb: "… hết hiệu lực kể từ ngày Luật này có hiệu lực, trừ Điều 7 và Phụ lục IV …".
EXCEPT_BEHIND = late(
    r"(?<!\w)(?:ngoại\s+)?trừ\s+(?:các\s+)?(?P<place>(?:điểm|khoản|Điều|điều|Chương|Mục|Phụ\s+lục|Mẫu)\s[^.;)]{1,80})"
)
#: Quoted provisions, short names given in brackets, and what a new law is called: "Luật Nhà ở (sửa đổi)".
ASIDE = late(
    r"“[^”]{0,20000}”|\(sửa\s+đổi(?:,\s+bổ\s+sung)?\)|\((?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s[^()]{0,200}\)"
)
#: What the finder takes for the rest of a title, and is the clause again.
SUBJECT_ENDS = late(
    r",?\s(?:(?:cũng\s+|sẽ\s+|đều\s+)?(?:hết|chấm\s+dứt|không\s+còn)\s+hiệu\s+lực|(?:được|bị)\s+(?:bãi|h[ủu][ỷy])\s+bỏ|"
    r"(?:được|bị)\s+thay\s+thế\s+b|kể\s+từ\s+ngày|"
    r"(?:và|(?<=,\s))\s*(?:thay\s+thế|bãi\s+bỏ|h[ủu][ỷy]\s+bỏ)\s+"
    r"(?=(?:các\s+)?(?:Nghị|Thông|Quyết|Chỉ|Pháp|Luật|Bộ\s+luật)))"
)
CONDITION = late(r"\s*(?:Trường\s+hợp|Khi|Nếu|Trong\s+(?:thời|quá|khi)|Đối\s+với|Cho\s+đến|Đến)(?!\w)")
ITEM = late(r"\s*(?:[-+–*•]|\(?(?:[^\W\d_]{1,2}\d?|\d{1,3}(?:\.\d{1,2})*)[.)]|\d{1,3}\s(?=[A-ZĐ]))\s*")
FULL_STOP = late(r"\.(?:(?<=[^\W\d_]\.)|(?<=\x00\.)|(?<=\d{4}\.)|(?<=[)”\"]\.))\s+(?=[A-ZĐÂĂÊÔƠƯ“\x00]|\d{1,2}\.\s)")
#: "… hết hiệu lực kể từ ngày ⟦Nghị định số 27/2016/NĐ-CP⟧ có hiệu lực": not on the day of the text's own effect.
WITH_EFFECT_OF = late(
    r"(?:\s+thi\s+hành)?\s+(?:kể\s+)?(?:từ|khi)\s+(?:ngày\s+|khi\s+|thời\s+điểm\s+)?(?:[^\W\d_]+\s+){0,3}",
    re.IGNORECASE,
)
TAKES_EFFECT = late(r"[^.;,]{0,120}?\s*có\s+hiệu\s+lực")
#: "hết hiệu lực kể từ ngày Sở Giao dịch bắt đầu hoạt động": on the day of an event, which no text tells.
ON_EVENT = late(
    r"(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?:ngày|thời\s+điểm)\s+[^.;]{3,120}?\s(?:bắt\s+đầu|đi\s+vào)\s+hoạt\s+động"
)
WORDS = late(r"cụm\s+từ|(?<!\w)từ(?:\s+ngữ)?\s*\x00", re.IGNORECASE)
#: "được thay thế bởi ⟦Thông tư …⟧": another document did it.
_BY_OTHER = late(r"\s+(?:bởi|bằng|theo|tại)\s+[^\x00;.]{0,60}\x00", re.IGNORECASE)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*(?:phút)?\s*,?\s*)?"
_SINCE = rf"(?:[Kk][ểề]\s+)?[Tt]ừ\s+(?:thời\s+điểm\s+)?{_HOUR}(?:ngày\s+)?{DAY}"
_DAY_BEHIND = late(rf"(?:(?!có\s+hiệu\s+lực)[^;.\x00]){{0,60}}?{_SINCE}")
_DAY_BEFORE = late(rf"\s*{_SINCE}")
_LAST_DAY = late(rf"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:cho\s+)?đến\s+hết\s+ngày\s+{DAY}")

#: "bị bãi bỏ" is a verb behind; "Luật sửa đổi Luật A" is a name; "trường hợp có sự thay thế Thông tư A" may never be.
_OTHER_VERB = late(
    r"(?<!\w)(?:(?:được|bị|luật|lệnh)\s+|(?:(?<!trừ\s)trường\s+hợp|nếu|khi)\s[^;.:\x00]{0,60})$", re.IGNORECASE
)
_REACH = 100
#: "điều trị bằng thuốc thay thế quy định tại Điều 16 Nghị định …", "trồng rừng thay thế theo Thông tư …": no verb.
_REPLACEMENT = late(r"(?<!\w)(?:thuốc|phẩm|tùng|rừng|pháp|liệu|chất|người)\s+$", re.IGNORECASE)
_IS_TOLD = late(r"\s+(?:(?:được|đã)\s+)*(?:quy\s+định|theo|khi|tại)(?!\w)", re.IGNORECASE)

Hold = Literal["whole", "inside", "enclosed", ""]


class Verb(NamedTuple):
    """A verb of the table where it stands in a text."""

    start: int
    end: int
    relation: Relation


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], dict[str, Relation]]:
    rows = table("clauses")[kind]
    verbs = (re.sub(r"\((?!\?)", "(?:", row["cue"]).replace(" ", r"\s+") for row in rows)
    named = "|".join(f"(?P<{row['rule']}>{verb})" for row, verb in zip(rows, verbs, strict=True))
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE), {r["rule"]: r["relation"] for r in rows}


def verbs(kind: str, text: str, start: int = 0, end: int | None = None) -> list[Verb]:
    """The verbs of a kind ("before", "behind", "note") in a stretch of `text`, in order."""
    pattern, relations = _patterns(kind)
    return [
        Verb(found.start(), found.end(), relations[found.lastgroup or ""])
        for found in pattern.finditer(text, start, len(text) if end is None else end)
        if not (kind == "behind" and _BY_OTHER.match(text, found.end()))
        and not (kind == "before" and _OTHER_VERB.search(text, max(0, found.start() - _REACH), found.start()))
        and not (
            relations[found.lastgroup or ""] == "replaces"
            and _IS_TOLD.match(text, found.end())
            and _REPLACEMENT.search(text, max(0, found.start() - _REACH), found.start())
        )
    ]


def hold(gap: str) -> Hold:
    """How what stands before a document holds it: "whole", "inside" or "enclosed" (a part of it), or "" (not at all).

    "thay thế ⟦Nghị định …⟧", "các quy định về phí tại ⟦Thông tư …⟧", "Quy chế ban hành kèm theo ⟦Quyết định …⟧",
    "giấy phép cấp theo ⟦Thông tư …⟧".
    """
    if _LEAD.fullmatch(_OWN_NAME.sub("", _KINDS.sub(" ", gap))):
        return "whole"
    if _ENCLOSED.search(gap):
        return "enclosed"
    if _DIVISIONS.fullmatch(gap):
        return "inside"
    return "inside" if _INSIDE.search(gap) and not _UNDER.search(gap) else ""


def goes_on(gap: str) -> bool:
    """Whether `gap` leads from one document of a list to the next."""
    return _NEXT.search(_OWN_NAME.sub("", gap)) is not None


def day_of_clause(text: str, begin: int, verb: int, end: int, behind: int | None = None) -> date | None:
    """The day that a clause itself names: behind its verb, behind the document at `behind`, or in front of everything.

    "có hiệu lực đến hết ngày 31/12/2027" ends on the next day.
    """
    last = _LAST_DAY.match(text, verb, end)
    if last and (day := day_of(last.groups())):
        return day + timedelta(1)
    found = _DAY_BEHIND.match(text, verb, end) or _DAY_BEFORE.match(text, begin, end)
    if not found and behind is not None:
        found = _DAY_BEHIND.match(text, behind, end)
    return day_of(found.groups()) if found else None


def day_of(parts: tuple[str, ...]) -> date | None:
    """The day of (day, month, year); None when there is no such day."""
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def kind_of_mark(mark: str) -> str:
    """What sort of mark opens an item: a number, a letter or a dash."""
    bare = mark.strip(" ().\t")
    return "number" if bare[:1].isdigit() else "letter" if bare[:1].isalpha() else "dash" if bare else ""
