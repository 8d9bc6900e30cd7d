"""Whose a document is, and of which day, where the text says so near its citation: before a bracket, with a pair."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import lru_cache

from kg.base.patterns import late
from kg.checker.context import Context
from kg.cite.symbols import codes_of, head_of
from kg.cite.vocabulary import TYPE_CODES
from kg.resolve import Resolved

#: "Nghị quyết của HĐND xã về phân bổ dự toán (⟦Nghị quyết số 09/NQ-HĐND⟧": whose it is stands before the bracket.
_OFFICE_BEFORE_BRACKET = late(
    r"(?<!\w)(?:của|do)\s+(?:[A-ZĐ]|Ủy|Ủ|(?:các\s+)?(?:bộ|sở|phòng|tỉnh|huyện|xã|phường|cấp\s+[uủ][ỷyỳ]?)\s)[^.;()\n]{2,200}\(\s*(?:[Tt]ại\s+)?$"
)
_BRACKET_REACH = 240
_ENDS_PAIR = late(r"[.;]\s|\n\s*\n")


def before_bracket(text: str, start: int, issuer: str | None = None) -> bool:
    """Whether what stands at `start` opens a bracket, and the office whose it is stands before that: behind "của", or,
    where its number names the `issuer`, as who acts in that sentence."""
    if "(" not in text[start - 6 if start > 6 else 0 : start]:
        return False
    if issuer is not None:
        reach = max(0, start - _BRACKET_REACH)
        begin = max(reach, *(text.rfind(mark, reach, start) for mark in (". ", ";", "\n")))
        if issuer in " ".join(text[begin:start].split()):
            return True
    return _OFFICE_BEFORE_BRACKET.search(text[max(0, start - _BRACKET_REACH) : start]) is not None


def of_a_pair(ctx: Context, one: Resolved) -> bool:
    """Whether a citation goes on a pair of one office, "Nghị định số 37/2015/NĐ-CP ngày … của Chính phủ quy định … và
    ⟦Nghị định số 50/2021/NĐ-CP⟧": it stands with the first, in the same sentence."""
    citation = one.citation
    if citation.issuer is None or not ctx.text[max(0, citation.start - 4) : citation.start].endswith((" và ", "\nvà ")):
        return False
    first = next(iter(ctx.before(citation.start)), None)
    if first is None or first.citation.issuer != citation.issuer or first.citation.issuer_basis != "explicit":
        return False
    return first.citation.type == citation.type and not _ENDS_PAIR.search(ctx.text, first.citation.end, citation.start)


def amends_the_last(ctx: Context, one: Resolved) -> bool:
    """Whether it is said to have amended the document before it, of its own kind, whose issuer is named: a decree is
    amended by a decree alone (Luật 64/2025/QH15 Điều 8 khoản 1).
    """
    if one.citation.type not in ("decree", "circular") or not _AMENDED_BY.search(
        ctx.text, max(0, one.citation.start - _LEAD), one.citation.start
    ):
        return False
    before = next((other for other in ctx.before(one.citation.start) if not ctx.outer(other)), None)
    return before is not None and before.citation.type == one.citation.type and before.citation.issuer is not None


def told_by_the_row(ctx: Context, one: Resolved) -> bool:
    """Whether its own number, the head of its list or the last of its row tells whose it is."""
    return of_the_writer(ctx, one.citation.symbol) or heads_the_list(ctx, one) or told_by_the_last(ctx, one)


def told_by_the_last(ctx: Context, one: Resolved) -> bool:
    """Whether the last of a row of amendments names the issuer of all: "⟦Thông tư số 15/2020/TT-BGDĐT⟧ … được sửa đổi,
    bổ sung tại Thông tư số 05/2021/TT-BGDĐT … và Thông tư số 02/2024/TT-BGDĐT … của Bộ trưởng Bộ Giáo dục …"."""
    citation = one.citation
    end = citation.end
    if citation.issuer is None:
        return False
    row = ctx.next_said_whose(end, _MOST_IN_A_ROW)
    for other in row:
        following = other.citation
        if following.start - end > _LONGEST_GAP or _AMENDED_NEXT.fullmatch(ctx.text, end, following.start) is None:
            return False
        if following.type != citation.type or following.issuer != citation.issuer:
            return False
        end = following.end
    return bool(row)


_LONGEST_GAP = 90
#: No document was amended by more at once.
_MOST_IN_A_ROW = 12
_AMENDED_NEXT = late(
    r"\s*[,;]?\s*(?:và|hoặc)?\s*\(?(?:(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung)(?:,?\s*bổ\s+sung)?"
    r"(?:\s+một\s+số\s+(?:điều|nội\s+dung))?\s+(?:tại|bởi|theo|bằng)\s+)?(?:các\s+)?"
)
_LEAD = 60
#: The words that stand last before such a citation.
AMENDED_ENDS = frozenset(("bởi", "tại", "theo", "bằng"))
_AMENDED_BY = late(
    r"sửa\s+đổi(?:,\s*bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung))?\s+(?:bởi|tại|theo|bằng)\s+$", re.IGNORECASE,
    one_of=("sửa",),
)  # fmt: skip


#: How far an office before a list reaches, and what may stand between it and the colon of the list.
_LIST_REACH = 900
_HEADS_A_LIST = r"(?!\w)[^.;:\n]{0,60}:"


def heads_the_list(ctx: Context, one: Resolved) -> bool:
    """Whether it is a member of a list at whose head its office stands: "các Nghị định của Chính phủ: số 63/2010/NĐ-CP
    ngày … về …; ⟦số 61/2018/NĐ-CP⟧ …", "của Thủ tướng Chính phủ tại các Công điện: số 41/CĐ-TTg …"."""
    citation = one.citation
    if citation.issuer is None or ctx.text.find(":", max(0, citation.start - _LIST_REACH), citation.end) < 0:
        return False
    printed = citation.text
    colon = printed.find(":", 0, printed.find(citation.printed_symbol or "") if citation.printed_symbol else 0)
    if not (printed[:1].isdigit() or printed[:2] in ("số", "Số") or colon >= 0):
        return False
    before = ctx.text[max(0, citation.start - _LIST_REACH) : citation.start + colon + 1].rpartition("\n\n")[2]
    name = r"\s+".join(map(re.escape, citation.issuer.name.split()))
    return re.search(name + _HEADS_A_LIST, before) is not None


def of_the_writer(ctx: Context, symbol: str | None) -> bool:
    """Whether a number bears the code of the writer's own office, which no table knows and no other office has."""
    own = codes_of(ctx.reading.report.symbol or "")
    if len(own) < 2:
        return False
    cited = codes_of(symbol or "")
    return own[1:] == cited[1:] and own[0] in TYPE_CODES and head_of(symbol or "") is None


#: "đề nghị của Bộ trưởng Bộ Nội vụ tại ⟦Tờ trình số 252/TTr-BNV⟧": whose it is stands before.
_WHOSE_BEFORE = late(
    r"(?<!\w)(?:của|do|được)\s+(?:các\s+)?(?:[A-ZĐ]|Ủy|Ủ)[^.;\n]{3,150}?\s(?:(?:nêu\s+)?tại|ban\s+hành\s+(?:kèm\s+)?theo)\s+(?:các\s+)?$"
)
_WHOSE_REACH = 180
#: The words that can stand last in it.
_WHOSE_ENDS = frozenset(("tại", "theo", "các"))


def whose_before(text: str, at: int, lead: str) -> bool:
    """Whether an office and "tại" stand before `at`."""
    return lead in _WHOSE_ENDS and _WHOSE_BEFORE.search(text[max(0, at - _WHOSE_REACH) : at]) is not None


#: "⟦Chỉ thị 15/CT-TTg⟧ … do Thủ tướng Chính phủ ban hành": the issuer stands behind the subject.
_AGENT, _BEHIND = late(r"do\s(?<!\wdo\s)"), 300
_ISSUED_BEHIND = late(
    rf"[^.;\n]{{0,{_BEHIND}}}?(?<!\w)do\s+(?:[A-ZĐỦ]|tỉnh\s|thành\s|huyện\s|xã\s|phường\s)[^.;\n]{{2,80}}?\s+(?:đã\s+)?ban\s+hành"
)


def issued_behind(text: str, at: int) -> bool:
    """Whether an office stands behind `at` of which it is said that it issued what stands before."""
    agents = _agents(text)
    place = bisect_left(agents, at)
    near = place < len(agents) and agents[place] <= at + _BEHIND
    return near and _ISSUED_BEHIND.match(text, at) is not None


@lru_cache(maxsize=4)
def _agents(text: str) -> array[int]:
    """Where the word "do" stands that names who does something."""
    return array("q", (one.start() for one in _AGENT.finditer(text)))


#: "⟦Kế hoạch số 215/KH-MNPĐ ngày …⟧ của trường Mầm non": an office in small letters; "của Bộ Nông nghiệp & PTNT - …",
#: "của Ủy ban nhân Thành phố …": one that no table reads is named all the same; "C ỦA ỦY BAN …": behind a torn "của".
_OF_SOMEBODY = late(
    r"\s*,?\s*(?:của|C\s?ỦA|c\sủa)\s+(?:các\s+)?(?:(?:trường|trung\s+tâm|bệnh\s+viện|phòng|ban|chi\s+cục|công\s+ty|đảng\s+ủy|chi\s+bộ|hội|"
    r"nhà\s+trường|cơ\s+quan|đơn\s+vị|địa\s+phương|tỉnh|thành\s+phố|huyện|xã|phường|thôn|ấp)(?!\w)"
    r"|(?!(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Ngh[ịi]|Thông\s+tư|Quyết\s+định|Chỉ\s+thị|Công\s+văn|Kế\s+hoạch)(?!\w))[A-ZĐỦ])"
)


def of_somebody(text: str, at: int) -> bool:
    """Whether "của" and somebody stand at `at`."""
    return _OF_SOMEBODY.match(text, at) is not None


def day_of_the_next(ctx: Context, one: Resolved) -> bool:
    """Whether the day behind the next number is that of both: "Công văn số 483/SNN và Công văn số 491/SNN ngày …"."""
    after = ctx.next_after(one.citation.end)
    following = after.citation if after is not None else None
    if following is None or following.day is None or following.symbol is None or one.citation.symbol is None:
        return False
    codes, own = codes_of(following.symbol), codes_of(one.citation.symbol)
    if following.type != one.citation.type or codes != own:
        # "tại Tờ trình số 388/TTr-CP và Đề án số 389/ĐA-CP ngày …": one office's, proposed together
        at = ctx.text[max(0, one.citation.start - 5) : one.citation.start].rstrip()
        joined = ctx.text[one.citation.end : following.start].split() == ["và"]
        return joined and at.endswith("tại") and len(own) > 1 and codes[1:] == own[1:]
    return _JOINED.fullmatch(ctx.text, one.citation.end, following.start) is not None


_JOINED = late(r"\s*(?:,|;|và|,\s*và)\s*(?:số\s*)?")


def whose_the_last_was(ctx: Context, one: Resolved) -> bool:
    """Whether a number stands with another of the same office whose owner is named before both: "đề nghị của Chính phủ
    tại Tờ trình số 388/TTr-CP và ⟦Đề án số 389/ĐA-CP ngày …⟧"."""
    before = next(iter(ctx.before(one.citation.start)), None)
    if before is None or before.citation.symbol is None or one.citation.symbol is None:
        return False
    codes, own = codes_of(before.citation.symbol), codes_of(one.citation.symbol)
    if len(own) < 2 or codes[1:] != own[1:]:
        return False
    if _JOINED.fullmatch(ctx.text, before.citation.end, one.citation.start) is None:
        return False
    start = before.citation.start
    lead = ctx.text[max(0, start - 12) : start].split()
    return bool(lead) and whose_before(ctx.text, start, lead[-1])
