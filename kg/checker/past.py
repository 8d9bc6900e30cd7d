"""What the text itself says of a document's past: replaced, amended, formerly. No rule reproaches what it says."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.base.patterns import late
from kg.checker.context import ARTICLE_HEAD, Context
from kg.cite.structure import sentence_start
from kg.graph.cues import CLOSE
from kg.resolve import Resolved

_PAST_BEFORE = late(
    r"(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|đình\s+chỉ|ngưng\s+hiệu\s+lực|sửa\s+đổi|bổ\s+sung|cụm\s+từ[^.]{0,250}tại)"
    r"(?:\s+(?:cho|của|toàn\s+bộ|một\s+phần|các|điểm|khoản|Điều|điều|Chương|Mục|gồm|\w{1,4}))*\s*$"
    r"|(?<!\w)(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|repeal(?:s|ed|ing)|amend(?:s|ed|ing)|compared\s+(?:to|with)"
    r"|same\s+as\s[^.;]{3,80}\s(?:under|in|of)|previous|former|old)\s+(?:the\s+)?$"
    r"|(?<!\w)so\s+với(?:\s+(?:quy\s+định|nội\s+dung))?(?:\s+(?:tại|của|ở|trong))?\s*$",
    re.IGNORECASE,
    one_of=(
        *"thay bãi hủy huỷ đình ngưng sửa sung cụm với".split(),
        *"replac supersed repeal amend compar same previous former old".split(),
    ),
)
#: The act by which something was amended tells the history of what was amended.
_AMENDED_BY = late(
    r"(?:sửa\s+đổi|bổ\s+sung)[^.;]{0,80}?(?:bởi|theo|tại|của)\s+(?:các\s+)?$", re.IGNORECASE, one_of=("sửa", "sung")
)
_FORMERLY = late(
    r"(?<!\w)(?:trước\s+đây|trước\s+kia|(?:quy\s+định|luật|pháp\s+luật)\s+cũ|khi\s+còn\s+hiệu\s+lực|trước\s+ngày|trước\s+khi|sau\s+khi|chấm\s+dứt|"
    r"đến\s+ngày\s+(?:Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư|Luật)\s+này|"
    r"(?:đã|chưa)\s+(?:được\s+)?(?:cấp|giải\s+quyết|hưởng|công\s+nhận|xếp|điều\s+chỉnh))(?!\w)",
    re.IGNORECASE,
    one_of=("trước", "cũ", "hiệu", "sau", "chấm", "này", "cấp", "giải", "hưởng", "nhận", "xếp", "chỉnh"),
)
#: On what something that stands was once built: "Quy chế hiện hành được xây dựng trên cơ sở ⟦Luật …⟧ năm 2001. Nay …".
_BUILT_ON = late(
    r"(?<!\w)(?:được|đã)\s+(?:xây\s+dựng|ban\s+hành|soạn\s+thảo|hình\s+thành|thành\s+lập|lập|phê\s+duyệt|cấp|ký\s+kết)[^.;]{0,60}?\s"
    r"(?:trên\s+cơ\s+sở|dựa\s+trên|căn\s+cứ|theo)(?:\s+[^\s.;]+){0,6}\s*$",
    one_of=("sở", "trên", "cứ", "theo"),
)
_STANDS_NOW = late(r"(?<!\w)hiện\s+hành\s", one_of=("hành",))
_NOW = late(r"[^.;]{0,200}[.;]\s+(?:Nay|Đến\s+nay|Hiện\s+nay|Tuy\s+nhiên,\s+(?:hiện|đến)\s+nay)(?!\w)")
_PAST_AFTER = late(
    r"[^.;]{0,80}?(?:trước\s+đây|(?:đã|được|bị)\s+(?:được\s+|bị\s+)?(?:thay\s+thế|bãi\s+bỏ)|hết\s+hiệu\s+lực|"
    r"không\s+còn\s+hiệu\s+lực|cho\s+đến\s+(?:khi|hết)|trước\s+ngày|\(kể\s+từ\s+ngày|nhưng\s+đến\s+ngày)"
    r"|[^.;]{0,60}?\sbộc\s+lộ\s"
    r"|[^.;]{0,60}?\s(?:been|was|were|is|are|be|being)\s+(?:replaced|superseded|repealed|abolished)(?!\w)"
    r"|\s{0,3}[;,(]?\s{0,3}nay\s+(?:là|thay|được\s+thay|áp\s+dụng)\s",
    re.IGNORECASE,
)
#: The articles on transition (what was begun under the old document goes on under it) and on effect, and the words
#: by which these end documents, before or behind a list of them.
_TRANSITION = late(r"\n[ \t]*Điều\s+\d+[a-z]?\s*[.:]?[^\n]{0,60}chuyển\s+tiếp", re.IGNORECASE)
_EFFECT = late(r"\n[ \t]*Điều\s+\d+[a-z]?\s*[.:]?[^\n]{0,60}(?:hiệu\s+lực|khoản\s+thi\s+hành)", re.IGNORECASE)
_ENDS = late(r"thay\s+thế|bãi\s+bỏ|hết\s+hiệu\s+lực", re.IGNORECASE)
_ARTICLE_REACH, _SENTENCE_REACH = 6000, 300
#: In lower case, which is several times as quick to search as without regard to case.
AMENDED = late(r"sửa\s+đổi|bổ\s+sung|hợp\s+nhất", one_of=("sửa", "sung", "nhất"))
_AMENDED_BEFORE, _AMENDED_AFTER = 160, 200
#: A time that is over: "từ ngày 01/01/2018 đến ngày 31/12/2020", "giai đoạn 2016 - 2020".
_UNTIL = late(
    r"(?:đến\s+(?:hết\s+)?(?:ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*|năm\s+)|giai\s+đoạn\s+(?:năm\s+)?\d{4}\s*[-–]\s*)(\d{4})",
    re.IGNORECASE,
)
#: A day or a span of years that is over: "tháng 4-2007, … đã ban hành", "Sau 15 năm thực hiện".
_THEN = late(
    r"(?<!\w)(?:tháng\s+\d{1,2}\s?[-/]\s?(?P<month>\d{4})|ngày\s+\d{1,2}\s?[-/]\s?\d{1,2}\s?[-/]\s?(?P<day>\d{4}))[^.;]{0,160}?\s"
    r"(?:đã\s+)?(?:ban\s+hành|ra|thông\s+qua)\s+$|(?<!\w)[Ss]au\s+(?:hơn\s+|gần\s+)?\d{1,2}\s+năm\s[^.;]{0,120}$"
)
#: With one of these it ends, or it holds "sau".
_DONE = ("hành", "ra", "qua")
_ENDS_IT = frozenset(("replaces", "repeals", "suspends"))
#: What is no end when another act does it: "Luật …, được sửa đổi bởi Luật …" rests on the first one.
_CHANGES_IT = frozenset(("amends", "supplements", "corrects", "consolidates"))


def of_the_past(ctx: Context, one: Resolved) -> bool:
    """Whether the text speaks of a document as one of the past, ends or amends it, or names it in a title."""
    citation = one.citation
    before = sentence_before(ctx, one, _SENTENCE_REACH)
    over = any(int(found[1]) < ctx.day.year for found in _UNTIL.finditer(before))
    told = "au" in before or before.rstrip().endswith(_DONE)
    if told and (then := _THEN.search(before)) is not None:
        over = over or int(then["month"] or then["day"] or 0) < ctx.day.year
    return over or bool(
        _PAST_BEFORE.search(before)
        or _AMENDED_BY.search(before)
        or in_list_of_amendments(ctx, one)
        or _FORMERLY.search(before)
        or _was_built_on(ctx, one, before)
        or _past_after(ctx.text, citation.end)
        or not _ENDS_IT.isdisjoint(ctx.done_to(one.document))
        or not _CHANGES_IT.isdisjoint(ctx.does_to(one.document))
        or in_closing_article(ctx, one)
        or in_a_title(ctx, one)
    )


def _was_built_on(ctx: Context, one: Resolved, before: str) -> bool:
    """Whether a document is told as what an older thing was built on: one that is "hiện hành", or of which "nay" goes
    on to speak."""
    return _BUILT_ON.search(before) is not None and (
        _STANDS_NOW.search(before) is not None or _NOW.match(ctx.text, one.citation.end) is not None
    )


def _past_after(text: str, end: int) -> bool:
    """Whether the sentence goes on behind `end` to say that it is over; a heading on its own line is none of it."""
    found = _PAST_AFTER.match(text, end, end + 240)
    if found is None:
        return False
    line, broken, last = found[0].rpartition("\n")
    return not broken or not last.isupper() or line.isupper()


def in_list_of_amendments(ctx: Context, one: Resolved) -> bool:
    """Whether a citation is a later one of several acts that amended something: "bởi Luật A, Luật B và ⟦Luật C⟧"."""
    first = one
    for earlier in ctx.before(one.citation.start):
        if not CLOSE.fullmatch(ctx.text, earlier.citation.end, first.citation.start):
            break
        first = earlier
    return first is not one and _AMENDED_BY.search(sentence_before(ctx, first, _SENTENCE_REACH)) is not None


def in_a_title(ctx: Context, one: Resolved) -> bool:
    """Whether a citation stands in the subject of another: "Nghị định số 60/2013/NĐ-CP quy định chi tiết ⟦Luật …⟧".

    It is then part of that document's title, which nobody may change, and right for that document's day. Long titles
    go on behind a semicolon; the register's title tells.
    """
    return bool(ctx.outer(one))


def in_closing_article(ctx: Context, one: Resolved) -> bool:
    """Whether a citation stands in an article on transition, or in one on effect that ends documents."""
    start = one.citation.start
    head = _head_before(ctx, start)
    if head is None:
        return False
    if _TRANSITION.match(ctx.text, head):
        return True
    following = ARTICLE_HEAD.search(ctx.text, start, start + _ARTICLE_REACH)
    end = following.start() if following else start + _ARTICLE_REACH
    return bool(_EFFECT.match(ctx.text, head) and _ENDS.search(ctx.text, head, end))


def _head_before(ctx: Context, pos: int) -> int | None:
    """Where the line begins that heads the article around `pos`: at the end of the line before it."""
    head = bisect_left(ctx.article_heads, pos) - 1
    found = ctx.article_heads[head] if head >= 0 else None
    return found if found is not None and found >= pos - _ARTICLE_REACH else None


def said_amended(ctx: Context, one: Resolved) -> bool:
    """Whether the words beside a citation say that the document was amended, or are about its amendment."""
    start, end = one.citation.start, one.citation.end
    words = ctx.text[max(0, start - _AMENDED_BEFORE) : start], ctx.text[end : end + _AMENDED_AFTER], one.citation.text
    return any(AMENDED.search(part.lower()) for part in words)


def sentence_before(ctx: Context, one: Resolved, reach: int = 120) -> str:
    """What stands before a citation in its own sentence, at most `reach` characters."""
    start = one.citation.start
    return ctx.text[sentence_start(ctx.text, start, reach, ".!?;") : start]
