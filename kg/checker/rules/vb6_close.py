"""VB6, the close of a paper: by what power it is signed, for whom it is, and its end mark.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7 (TM., KT., TL., TUQ., Q.) and khoản 9 (Nơi
nhận, Lưu: VT); Phụ lục III, Mục II, for the "./." behind the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.paper import Head, body_end, head_of_paper, in_gazette, recipients, signatures
from kg.checker.rules.vb6_head import at_span
from kg.cite.symbols import is_normative
from kg.naming import strip_marks

_RIGHT_POWER = frozenset(("TM.", "KT.", "TL.", "TUQ.", "Q."))
_DEPUTY = late(
    r"^[ \t|*_]*(?P<office>PHÓ\s+(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|CHÁNH|CỤC\s+TRƯỞNG|TRƯỞNG|HIỆU\s+TRƯỞNG|VỤ)[A-ZÀ-ỸĐ ]*|"
    r"THỨ\s+TRƯỞNG)[ \t|*_]*$",
    re.MULTILINE,
)
_FILED = late(r"L[ưu]u\s*:?\s*VT|L[ưu]u\s*:?\s*V[ăa]n\s+th[ưu]", re.IGNORECASE)
_FILED_RIGHT = late(r"Lưu:\s*VT")
_HEAD_LINE = late(r"N[ơo]i\s+nhận\s*(?P<colon>:?)", re.IGNORECASE)
_END_MARK = "./."
_OTHER_WORD = late(r"^[ \t|*_]*(?:N[ơo]i\s+(?:gửi|phát\s+hành)|Gửi)\s*:", re.MULTILINE)
_AS_ABOVE = late(r"^[ \t|*_]*-\s*Như\s+(?:Điều|trên|kính)", re.MULTILINE)
_LISTED = late(r"^[ \t|*_]*-\s*\w", re.MULTILINE)
#: A chairman's own paper is signed without "TM."; these are the committee's or the council's.
_OF_ALL = late(r"^[ \t*_|]*(?:KT\.?\s?)?(?P<office>CHỦ\s+TỊCH)[ \t*_|]*$", re.MULTILINE)


def close(ctx: Context) -> Iterator[Finding]:
    """VB641 to VB643, for a whole paper: one that has a head and is signed."""
    paper = head_of_paper(ctx)
    if (
        paper is None
        or paper.party
        or paper.number is None
        or not paper.complete
        or ctx.consolidated
        or in_gazette(ctx.text)
    ):
        return
    if not (ctx.administrative or ctx.normative):
        return
    yield from _power(ctx)
    yield from _recipients(ctx, paper)
    yield from _end_mark(ctx)


def _power(ctx: Context) -> Iterator[Finding]:
    """VB641: the power is written otherwise, or a deputy signs without it, or for a committee without "TM."."""
    signed = signatures(ctx.text)
    for one in signed:
        if one.power not in _RIGHT_POWER:
            right = strip_marks(one.power).upper().replace("/", "").replace(".", "").strip(" :") + "."
            yield at_span(ctx, "VB641", one.start, one.end, printed=one.power, repaired=right)
    start = body_end(ctx.text)
    for deputy in _DEPUTY.finditer(ctx.text, start):
        above = ctx.text[max(0, deputy.start() - _ABOVE) : deputy.start()]
        if not _FOR.search(above):
            yield at_span(ctx, "VB641", *deputy.span("office"), other=" ".join(deputy["office"].split()))
    report = ctx.reading.report
    for_all = any(one.power.startswith(("TM", "T/M", "T.M")) for one in signed)
    if report.body and report.body.head == "UBND" and is_normative(report.symbol or "") and not for_all:
        for chairman in _OF_ALL.finditer(ctx.text, start):
            yield at_span(ctx, "VB641", *chairman.span("office"), issuer=report.body.name)
            return


_ABOVE = 160
#: A deputy signs for the head, or for a body that has no head of its own: "TM. THƯỜNG TRỰC …".
_FOR = late(r"(?<!\w)(?:(?:KT|K/T|K\.T|TUQ)(?:[.:]\s?|\s)|TM\.?\s(?:THƯỜNG|BAN|ĐOÀN|HỘI ĐỒNG))")


def _recipients(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB642: no "Nơi nhận", or one without "Lưu: VT"."""
    found = recipients(ctx.text)
    number = paper.number
    assert number is not None
    if found is None and _AS_ABOVE.search(ctx.text) and not _OTHER_WORD.search(ctx.text):
        return  # the word was lost, its lines were not
    if found is None:
        yield at_span(ctx, "VB642", number.start, number.end, repaired="Nơi nhận: …")
        return
    words = ctx.text[slice(*found)]
    head = _HEAD_LINE.match(words.lstrip(" \t*_|"))
    at = (found[0], found[0] + len(words.split("\n", 1)[0]))
    filed = _FILED.search(words)
    if head and not head["colon"]:
        yield at_span(ctx, "VB642", *at, repaired="Nơi nhận:")
    if filed is None and "\n" in words.strip() and _LISTED.search(words):
        yield at_span(ctx, "VB642", *at, repaired="Lưu: VT, …")
    elif filed is not None and not _FILED_RIGHT.search(filed.group()):
        yield at_span(ctx, "VB642", found[0] + filed.start(), found[0] + filed.end(), repaired="Lưu: VT, …")


def _end_mark(ctx: Context) -> Iterator[Finding]:
    """VB643: behind the last word of an administrative paper stands no "./."."""
    if not ctx.administrative:
        return
    end = body_end(ctx.text)
    words = ctx.text[:end].rstrip().rstrip("*_|-–—").rstrip()
    if words.endswith(_END_MARK) or words.replace(" ", "").endswith(_END_MARK) or not words:
        return
    start = words.rfind("\n") + 1
    yield at_span(ctx, "VB643", max(start, len(words) - _SHOWN), len(words), other=" ".join(words[start:].split()[-4:]))


_SHOWN = 60
RULES = ((("VB641", "VB642", "VB643"), close),)
