"""VB6, how the block of grounds is written: order, end marks, dashes, the number of a law, its amendments.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a (each ground on a line of its own that ends
in a semicolon, the last in a full stop; laws without number); for normative texts Nghị định 78/2025/NĐ-CP, Phụ lục I,
and as central texts are issued since Nghị định 187/2025/NĐ-CP (in force 2025-07-01): laws with number and what amended
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.base.patterns import late
from kg.checker.complete import law_name
from kg.checker.context import DECREE_30, DECREE_78, Context, vn
from kg.checker.finding import Finding
from kg.checker.paper import BROKEN, Ground, grounds, in_gazette, main_of
from kg.checker.rules.vb6_grounds import DECREE_187, at_ground
from kg.cite.symbols import is_normative, is_party
from kg.model import BY_NAME, LAWS, DocType
from kg.resolve import Resolved

#: Ranks (Luật 64/2025/QH15 Điều 4); what sets no rule stands behind all of them.
_RANKS: dict[DocType, int] = {"constitution": 0, "law": 1, "code": 1, "ordinance": 2, "decree": 4, "circular": 7}
_JOINT, _PRIME_MINISTER, _COUNCIL, _COMMITTEE, _NO_RULE = 8, 5, 9, 10, 20
#: "(sửa đổi, bổ sung năm 2019)", "đã sửa đổi 2020": not how the grounds of issued texts say it.
_OTHERWISE = late(
    r"[ \t\n]*,?\s*(?:đã\s+)?\(?\s*(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|SĐBS)(?:,\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?"
    r"\s+(?:các\s+)?(?:năm\s+)?\d{4}",
    re.IGNORECASE,
)


def block_form(ctx: Context) -> Iterator[Finding]:
    """VB611 to VB617, on the block of an administrative or a normative text."""
    if ctx.consolidated or not (ctx.administrative or ctx.normative) or ctx.day < DECREE_30:
        return
    block = grounds(ctx)
    if len(block) < 2:
        return
    told = [ground for ground in block if not ground.proposal]
    yield from _out_of_order(ctx, told)
    yield from _without_mark(ctx, block)
    yield from _within_another(ctx, told)
    for ground in told:
        if ground.dash:
            yield at_ground(ctx, "VB613", ground, printed=_first_words(ctx, ground))
        yield from _number_of_law(ctx, ground)
        if ctx.normative:
            yield from _decree_of_nobody(ctx, ground)


def _rank(one: Resolved) -> int:
    citation = one.citation
    symbol = citation.symbol or ""
    if citation.type == "resolution" and "QH" in symbol:
        return 2 if "UBTVQH" in symbol else 1
    central = "CP" in symbol or "TTg" in symbol
    if citation.type in ("resolution", "decision", "directive") and not (central or is_normative(symbol)):
        return _NO_RULE
    if citation.type == "resolution":
        return 4 if "NQ-CP" in symbol else _COUNCIL if "HĐND" in symbol else _JOINT
    if citation.type == "decision":
        return _PRIME_MINISTER if "TTg" in symbol else _COMMITTEE if "UBND" in symbol else _JOINT
    return _RANKS.get(citation.type, _NO_RULE)


def _out_of_order(ctx: Context, told: list[Ground]) -> Iterator[Finding]:
    """VB611: a ground of higher rank below one of lower rank; said once, at the first."""
    ranked = [
        (ground, one, _rank(one)) for ground in told
        if (one := main_of(ctx, ground)) is not None and not is_party(one.citation.symbol or "")
    ]  # fmt: skip
    for (_, before, low), (_, one, high) in pairwise(ranked):
        if high < low:
            first = " ".join(before.citation.text.split())
            yield ctx.finding("VB611", one, other=first)
            return


def _without_mark(ctx: Context, block: list[Ground]) -> Iterator[Finding]:
    """VB612: a ground that does not end in a semicolon, or the last line, above what is decided, not in a full stop."""
    for ground, following in pairwise(block):
        if ground.mark in (";", BROKEN) or ctx.text[ground.end : following.start].count("\n") == 0:
            continue
        yield at_ground(ctx, "VB612", ground, printed=ground.mark or None, other=_last_words(ctx, ground))
    last = block[-1]
    if ctx.administrative and last.closes and last.mark not in (".", BROKEN):
        yield at_ground(ctx, "VB612", last, printed=last.mark or None, last=_last_words(ctx, last))
    if ctx.normative and ctx.day >= DECREE_78 and ctx.reading.report.type not in ("resolution", *LAWS):
        yield from _last_sentence(ctx, last)


def _last_sentence(ctx: Context, last: Ground) -> Iterator[Finding]:
    """VB612: the sentence that says who issues a normative text, above its first article, does not end in a stop."""
    first = _FIRST.search(ctx.text, last.end, last.end + _LONGEST)
    start = _ISSUES.search(ctx.text, last.end, first.start()) if first else None
    if first is None or start is None or in_gazette(ctx.text):
        return
    words = ctx.text[start.start("words") : first.start()].rstrip(" \t\n*_|")
    if not words.endswith("."):
        mark = words[-1:] if words[-1:] in ";,:" else None
        end = start.start("words") + len(words.rstrip(";,:"))
        fields = {"printed": mark, "last": " ".join(words.rstrip(";,: ").split()[-5:]), "day": vn(ctx.day)}
        yield Finding("VB612", start.start("words"), end, ctx.text[start.start("words") : end], fields)


def _within_another(ctx: Context, told: list[Ground]) -> Iterator[Finding]:
    """VB612: in the words of one ground begins another, in its line or in a line without "Căn cứ"; said once each."""
    if in_gazette(ctx.text):
        return
    for ground in told:
        line = _SAME_LINE.search(ctx.text, ground.start, ground.end)
        bare = _BARE.search(ctx.text, ground.start, ground.end) if ctx.administrative else None
        for found, field in ((line, "repaired"), (bare, "title")):
            if found is not None and not ctx.quoted(found.start("words")):
                words = " ".join(found["words"].split())
                fields = {"day": vn(ctx.day), field: words}
                yield Finding("VB612", *found.span("words"), found["words"], fields)


_SAME_LINE = late(r"[;.,][ \t]*(?P<words>Căn[ \t]+cứ(?:[ \t]+[^\s;]+){1,4})", one_of=("Căn",))
_BARE = late(
    r";[ \t]*\n[ \t]*(?P<words>(?:Nghị\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định|Luật(?!\s+(?:sửa|số))|Pháp\s+lệnh)"
    r"[ \t]+(?:số[ \t]+\d|[A-ZĐÀ-Ỹ])[^\s;]*)"
)
_FIRST, _LONGEST = late(r"^[ \t*_|]*(?:Điều[ \t]+1[.:]|Chương[ \t]+I(?!\w)|Phần[ \t]+thứ)", re.MULTILINE), 1200
_ISSUES = late(r"^[ \t*_|]*(?P<words>[A-ZĐÀ-Ỹ][^\n]{0,120}?\sban\s+hành\s+(?:Nghị|Thông|Quyết))", re.MULTILINE)


def _number_of_law(ctx: Context, ground: Ground) -> Iterator[Finding]:
    """VB614, VB615: a law with or without its number, and how its amendment is said."""
    one = main_of(ctx, ground)
    if one is None or one.citation.type not in BY_NAME or ctx.outer(one):
        return
    known = ctx.known(one)
    citation = one.citation
    if (
        ctx.normative
        and ctx.day > DECREE_187
        and citation.type != "constitution"
        and ctx.reading.report.type not in LAWS
    ):
        if citation.symbol is None and not (citation.year and citation.day is None):
            yield ctx.finding("VB614", one, repaired=known.symbol if known else None)
    elif ctx.administrative and citation.symbol is not None:
        yield ctx.finding("VB616", one, title=law_name(known) if known else None)
    elif ctx.administrative and citation.type != "constitution":
        yield from _day_and_issuer(ctx, one)
    after = _OTHERWISE.match(ctx.text, one.citation.end, ground.end + 1)
    if after and ctx.normative and ctx.day >= DECREE_187:
        yield ctx.finding("VB615", one, printed=" ".join(after.group().split()))


def _day_and_issuer(ctx: Context, one: Resolved) -> Iterator[Finding]:
    """VB617: a law among the grounds of an administrative paper without its day, or with who made it."""
    citation, known = one.citation, ctx.known(one)
    if citation.issuer is not None and citation.issuer_basis == "explicit" and citation.issuer.head in _MAKE_LAWS:
        yield ctx.finding("VB617", one, type=None, symbol=None, issuer=citation.issuer.head)
    elif citation.day is None and citation.bad_date is None and not _DAY_BEHIND.match(ctx.text, citation.end):
        known_date = vn(known.issued) if known and citation.year in (None, known.issued and known.issued.year) else None
        yield ctx.finding("VB617", one, symbol=None, known_date=known_date)


_MAKE_LAWS = ("Quốc hội", "Ủy ban Thường vụ Quốc hội")
_DAY_BEHIND = late(r"[^;\n]{0,40}?\sngày\s+[\d.…]")


def _decree_of_nobody(ctx: Context, ground: Ground) -> Iterator[Finding]:
    """VB617: a decree among the grounds of a normative text without "của Chính phủ"."""
    one = main_of(ctx, ground)
    if one is None or one.citation.type != "decree" or ctx.outer(one) or one.citation.issuer_basis == "explicit":
        return
    if one.citation.issuer is not None and "Chính phủ" not in ctx.text[one.citation.end : ground.end]:
        yield ctx.finding("VB617", one, type=None, known_issuer=one.citation.issuer.name)


def _first_words(ctx: Context, ground: Ground) -> str:
    return " ".join(ctx.text[ground.start : ground.end].split()[:6])


def _last_words(ctx: Context, ground: Ground) -> str:
    return " ".join(ctx.text[ground.start : ground.end].split()[-5:])


RULES = ((("VB611", "VB612", "VB613", "VB614", "VB615", "VB616", "VB617"), block_form),)
