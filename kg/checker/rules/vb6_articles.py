"""VB6, the articles of a draft: effect, repeal, and how articles and annexes are numbered.

Sources: Luật 64/2025/QH15 Điều 53 and, before 2025-04-01, Luật 80/2015/QH13 Điều 151 (from when a text takes effect);
Nghị định 78/2025/NĐ-CP Điều 63 (articles count from 1), Điều 67 (the day of effect, and by name what is repealed); for
annexes Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from kg.base.patterns import CAPITALS, late
from kg.checker.context import DECREE_78, Context, vn
from kg.checker.finding import Finding
from kg.checker.paper import (
    OWN_EFFECT,
    SELF,
    Article,
    annexes,
    articles,
    body_end,
    head_of_paper,
    in_gazette,
    own_effect,
    signatures,
)
from kg.checker.rules.vb6_head import at_span
from kg.cite.symbols import is_normative
from kg.model import DocType

_DECIDES: frozenset[DocType] = frozenset(("decision", "resolution", "decree", "circular", "joint_circular"))
_EFFECT = late(
    r"(?:(?:này|đây|theo)\s*,?\s*(?:sẽ\s+)?có\s+hiệu\s+lực|có\s+hiệu\s+lực\s+(?:thi\s+hành|kể|từ|sau|trong|đến)|thi\s+hành\s+kể\s+từ|"
    r"áp\s+dụng\s+(?:kể\s+)?từ|thực\s+hiện\s+(?:kể\s+)?từ)",
    re.IGNORECASE,
)
#: "hết hiệu lực kể từ ngày Quyết định này có hiệu lực": which day that is must be said elsewhere.
_ON_THAT_DAY = late(rf"(?:ngày|khi|thời\s+điểm|lúc)\s+{SELF}\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?", re.IGNORECASE)
_END_MARK = late(r"\.\s?/\.|N[ơo]i\s+nhận")
_SHORTENED = late(r"rút\s+gọn|trường\s+hợp\s+đặc\s+biệt", re.IGNORECASE)
#: When a decision on a complaint takes effect the law itself says (Luật 02/2011/QH13 Điều 44).
_BY_LAW = late(r"giải\s+quyết\s+(?:đơn\s+)?khiếu\s+nại", re.IGNORECASE)
#: "Các quy định trước đây trái với Quyết định này đều bãi bỏ": nobody can say which those are.
_UNNAMED = late(
    r"(?:(?:bãi\s+bỏ|thay\s+thế|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:tất\s+cả\s+)?(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định|quyết\s+định|nghị\s+quyết)(?:\s+đã\s+ban\s+hành)?"
    r"(?:\s+trước\s+đây)?(?:\s+của\s+[^.;]{3,60}?)?\s+(?:có\s+nội\s+dung\s+)?(?:trái|khác)\s+(?:với|Quyết|Nghị|Thông)"
    r"|(?:bãi\s+bỏ|(?<!sửa đổi, )(?<!bị )thay\s+thế|h[ủu][ỷy]\s+bỏ)\s+(?:tất\s+cả\s+)?"
    r"(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định|quyết\s+định)\s+(?:đã\s+ban\s+hành\s+)?trước\s+đây(?!\w)[^.;:/\d]{0,120}(?=[.;])"
    r"|(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định|quyết\s+định|nghị\s+quyết)(?:\s+(?:đã\s+ban\s+hành\s+)?trước\s+đây)"
    r"(?:\s+(?:của|do)\s+[^.;]{3,80}?)?\s+(?:có\s+nội\s+dung\s+)?(?:mà\s+)?(?:trái|khác|không\s+(?:còn\s+)?phù\s+hợp)\s"
    r"[^.;]{0,60}?(?:bãi\s+bỏ|hết\s+hiệu\s+lực|không\s+còn\s+(?:hiệu\s+lực|giá\s+trị)|thay\s+thế)"
    r"|(?:các|những|mọi)\s+(?:văn\s+bản|quy\s+định|quyết\s+định|nghị\s+quyết)\s+(?:đã\s+ban\s+hành\s+)?trước\s+đây(?!\w)[^.;:/\d]{0,120}?"
    r"(?:bị\s+bãi\s+bỏ|hết\s+hiệu\s+lực|không\s+còn\s+(?:hiệu\s+lực|giá\s+trị)|được\s+thay\s+thế)"
    r"|này\s+(?:thay\s+thế|bãi\s+bỏ)\s+(?:Quyết\s+định|Nghị\s+quyết|Thông\s+tư|Chỉ\s+thị|Quy\s+(?:định|chế))(?!\s+(?:số|này|\d|kèm|ban\s+hành\s+kèm))"
    r"\s+[^.;/]{0,160}(?=[.;]\s))",
    re.IGNORECASE,
)
_ROMAN = late(r"^[ \t*_|]*(?P<words>Điều[ \t]+(?P<number>[IVX]{1,5}))[ \t]*[.:]", re.MULTILINE)
#: How long a text of a place waits: 10 days, and by the older law 7 below the province.
_LOCAL, _LOWER = timedelta(10), timedelta(7)
_FEWEST = 2


def draft(ctx: Context) -> Iterator[Finding]:
    """VB631, VB632, VB633, VB637."""
    paper = head_of_paper(ctx)
    if ctx.consolidated or paper is None or paper.party or ctx.reading.report.type == "law":
        return
    own = articles(ctx.text)
    kind = paper.kind
    if kind in _DECIDES and own:
        yield from _effect(ctx, own)
        yield from _too_early(ctx)
        yield from _unnamed(ctx)
    if ctx.administrative or ctx.normative:
        yield from _as_numbered(ctx, own)


def _effect(ctx: Context, own: list[Article]) -> Iterator[Finding]:
    """VB631: none of the articles says when the text takes effect."""
    words = _ON_THAT_DAY.sub("", ctx.text[own[0].start : own[-1].end])
    if in_gazette(ctx.text) and not signatures(ctx.text):
        return  # it goes on in another issue
    if ctx.reading.report.type == "resolution" and not ctx.normative:
        return  # a council's resolution on a single case says by whom and when it was passed
    whole = _END_MARK.search(ctx.text, own[-1].start) is not None or signatures(ctx.text)
    if _BY_LAW.search(ctx.reading.report.title or ""):
        return
    if len(own) >= _FEWEST and whole and not _EFFECT.search(words):
        last = own[-1]
        yield at_span(ctx, "VB631", last.start, last.line_end, count=str(len(own)))


def _too_early(ctx: Context) -> Iterator[Finding]:
    """VB632: a normative text of a place takes effect sooner after its own day than the law lets it, any such text
    before its own day; VB639: so does a decision on a single case.
    """
    report = ctx.reading.report
    body = report.body
    found = OWN_EFFECT.search(ctx.text)
    if found is None or ctx.quoted(found.start()):
        return
    start, end = found.span()
    day = own_effect(ctx)
    normative = is_normative(report.symbol or "")
    local = body is not None and body.level in ("province", "district", "commune")
    if day is not None and report.day is not None and day < report.day:
        if (normative and report.type != "resolution") or local or ctx.administrative:
            yield at_span(ctx, "VB632" if normative else "VB639", start, end, last=vn(day), other=vn(report.day))
        return
    if body is None or not local or not normative or _SHORTENED.search(ctx.text):
        return
    wait = _LOWER if ctx.day < DECREE_78 and body.level != "province" else _LOCAL
    days = str(wait.days)
    if found["signed"]:
        yield at_span(ctx, "VB632", start, end, printed=" ".join(found["signed"].split()), count=days)
    elif day is not None and report.day is not None and day - report.day < wait:
        yield at_span(ctx, "VB632", start, end, printed=vn(day), count=days)


def _unnamed(ctx: Context) -> Iterator[Finding]:
    """VB633: what is contrary to the text is repealed without being named."""
    for found in _UNNAMED.finditer(ctx.text):
        if not ctx.quoted(found.start()):
            yield at_span(ctx, "VB633", *found.span())


def _as_numbered(ctx: Context, own: list[Article]) -> Iterator[Finding]:
    """VB637: "Điều 1:" for "Điều 1."; of several annexes one without a Roman number. Said once each."""
    if in_gazette(ctx.text):
        return
    colon = next((one for one in own if one.sign == ":"), None)
    if colon is not None:
        yield at_span(
            ctx, "VB637", colon.start, colon.line_end, printed=f"Điều {colon.number}:", repaired=f"Điều {colon.number}."
        )
    yield from _lists_as_printed(ctx)
    roman = list(_ROMAN.finditer(ctx.text, 0, body_end(ctx.text))) if not own else []
    if len(roman) >= _FEWEST:
        printed_number = roman[0]["number"]
        yield at_span(
            ctx, "VB637", *roman[0].span("words"), printed=f"Điều {printed_number}", repaired="Điều 1, Điều 2 …"
        )
    printed = annexes(ctx.text)
    arabic = next(((number, start) for number, start in printed if number and number.isdigit()), None)
    if len(printed) >= _FEWEST and arabic is not None:
        end = ctx.text.find("\n", arabic[1] + 1)
        yield at_span(ctx, "VB637", arabic[1], end, printed=f"Phụ lục {arabic[0]}", repaired="Phụ lục I, II, III …")


def _lists_as_printed(ctx: Context) -> Iterator[Finding]:
    """VB637: "a." for "a)", "1)" for "1.", "Chương 1" for "Chương I", a chapter's title in small letters; said once."""
    for pattern, mend in _OTHERWISE:
        found = pattern.search(ctx.text)
        if found is None or ctx.quoted(found.start("words")):
            continue
        printed = " ".join(found["words"].split())
        yield at_span(ctx, "VB637", *found.span("words"), printed=printed, repaired=mend(printed))


_LINE, _CAPITAL = r"^[ \t*_]*", CAPITALS
#: Below a line the one that goes on with the list.
_GOES_ON = rf"(?=[\s\S]{{{{1,1500}}}}?\n[ \t*_]*{{}}[.)][ \t]+[{_CAPITAL}])"
_POINT = late(rf"{_LINE}(?P<words>a\.)[ \t]+[{_CAPITAL}]{_GOES_ON.format('b')}", re.MULTILINE)
_BRACKETED = late(rf"{_LINE}(?P<words>1\))[ \t]+[{_CAPITAL}]{_GOES_ON.format('2')}", re.MULTILINE)
_CHAPTER = rf"{_LINE}(?:Chương|CHƯƠNG)[ \t]+"
_ARABIC = late(
    rf"{_LINE}(?P<words>(?:Chương|CHƯƠNG)[ \t]+\d{{1,2}})[ \t]*[.:]?[ \t*_]*\n[ \t*_]*[{_CAPITAL}]{{2}}", re.MULTILINE
)
_SMALL_TITLE = late(
    rf"{_CHAPTER}[IVX]{{1,5}}[ \t]*[.:]?[ \t*_]*\n[ \t*_]*"
    rf"(?P<words>[{_CAPITAL}](?![{_CAPITAL}])[^\W\d_][^\n.;:]{{4,100}})[ \t*_]*\n"
    r"\s*(?:Điều|Mục)[ \t]+\d",
    re.MULTILINE,
)
_OTHERWISE: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_POINT, lambda words: words.replace(".", ")")),
    (_BRACKETED, lambda words: words.replace(")", ".")),
    (_ARABIC, lambda words: f"Chương {_roman(int(words.split()[1]))}"),
    (_SMALL_TITLE, str.upper),
)


def _roman(number: int) -> str:
    return _ROMAN_NUMBERS[number] if number < len(_ROMAN_NUMBERS) else "I, II, III …"


_ROMAN_NUMBERS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

RULES = ((("VB631", "VB632", "VB633", "VB637"), draft),)
