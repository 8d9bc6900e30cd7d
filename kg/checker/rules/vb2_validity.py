"""VB2: validity on the report's day, and on today's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.complete import full_citation
from kg.checker.context import SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.kinds import kind_of
from kg.checker.paper import BLANK_DAY, grounds, main_of, own_effect
from kg.checker.past import of_the_past, sentence_before
from kg.cite.structure import HEAD
from kg.model import ENDED, MAY_STAND, Status
from kg.naming import symbol_key
from kg.register.validity.status import law_in_force
from kg.resolve import Resolved
from kg.store.documents import by_symbol

#: Ended by an act or a day that some source names, not by the fall of what it details.
ENDED_BY_ACT = ENDED - {"lapsed_with_parent"}
#: Who states an end: beside the sure sources an office's own list, which is the register of what the office issued.
STATES_AN_END = SURE | {"office_list"}
LIKELY = frozenset(("lapsed_with_parent", "probably_lapsed"))
#: Words of preparation; "triển khai thi hành" is what plans before a law's day of effect are called.
_PREPARES = late(
    r"(?<!\w)(?:sẽ|sắp|chuẩn\s+bị|tuyên\s+truyền|phổ\s+biến|quán\s+triệt|tập\s+huấn|lấy\s+ý\s+kiến|góp\s+ý|"
    r"triển\s+khai\s+thi\s+hành|quy\s+định\s+mới|[Hh]oàn\s+thiện\s+pháp\s+luật)(?!\w)"
)
_MANY = late(
    r"\s*(?:về\s+(?:việc\s+)?)?sửa\s+đổi[^.]{0,60}?(?:các|một\s+số|nhiều)\s+(?:nghị\s+định|thông\s+tư|luật|quyết\s+định|văn\s+bản)",
    re.IGNORECASE,
)
#: What a title says of a document that is to be carried out.
_CARRIED_OUT = late(
    r"[^.;]{0,160}?(?<!\w)(?:triển\s+khai|thi\s+hành|quán\s+triệt|tuyên\s+truyền|phổ\s+biến|tập\s+huấn)(?!\w)",
    re.IGNORECASE,
)
_EFFECT = late(r"[^.;]{0,200}?có\s+hiệu\s+lực")


def on_the_day(ctx: Context) -> Iterator[Finding]:
    """VB201, VB203, VB204, VB208: ended, not yet in force, suspended, or by inference ended on the day judged on.

    An error is to be mended in each place; what is only to be verified (VB203, VB204, VB208) is said once for each
    document.
    """
    said: set[tuple[str, str]] = set()
    for one in ctx.relied:
        known = ctx.known(one) if one.known else None
        if known is None:
            continue
        now = ctx.state(one.document, ctx.day)
        if (
            now.state == "not_yet_in_force"
            and now.until
            and (_too_late(ctx, one, now.until) or not _prepares(ctx, one))
            and not _on_a_page_s_day(ctx)
        ):
            found = ctx.finding("VB203", one, since=vn(now.until), source=now.source)
        elif now.state == "suspended" and not _ends_it_itself(ctx, now) and not of_the_past(ctx, one):
            found = ctx.finding("VB204", one, since=vn(now.since), by=now.by, source=now.source)
        elif now.state in ENDED | LIKELY and not _ends_it_itself(ctx, now) and not of_the_past(ctx, one):
            if _means_the_present_one(ctx, one) or (now.by and _amends_many(known.title)):
                continue  # what ends its part in one of the many is easily read as its end
            if _ended_by_a_later_act(ctx, now) or _on_a_guessed_day(ctx, now) or _only_tells(ctx):
                continue
            sure = now.state in ENDED and now.certainty in STATES_AN_END
            found = _ended(ctx, "VB201" if sure else "VB208", one, now)
        else:
            continue
        if found.code == "VB201" or (found.code, one.document) not in said:
            said.add((found.code, one.document))
            yield found


def _only_tells(ctx: Context) -> bool:
    """Whether the text may tell of the law as it was: an article or advice, a page, a paper whose day nobody knows.
    What ended is then told as of today (VB207, VB209), which reproaches nobody."""
    told = ctx.day_guessed or kind_of(ctx.text) == "prose" or _on_a_page_s_day(ctx)
    return told and (ctx.day_guessed or not ctx.day_asked)


def _on_a_page_s_day(ctx: Context) -> bool:
    """Whether the text is judged on the day that its page was put up: news of a law to come is no fault."""
    report = ctx.reading.report
    return report.day is None and report.precision == "day" and ctx.day == report.as_of


_PLACES = ("province", "district", "commune")


def _ended_by_a_later_act(ctx: Context, now: Status) -> bool:
    """Whether what ended it was issued after the day judged on: then its day of the end is a source's slip."""
    enders = by_symbol(ctx.conn, now.by) if now.by else []
    return len(enders) == 1 and enders[0].issued is not None and enders[0].issued > ctx.day


def _on_a_guessed_day(ctx: Context, now: Status) -> bool:
    """Whether it ended in the month or year of which the text prints no more: on its own day it may have stood."""
    report = ctx.reading.report
    if (
        report.as_of is None
        or ctx.day != min(report.as_of, ctx.today)
        or now.since is None
        or report.precision not in ("month", "year")
    ):
        return False
    if BLANK_DAY.search(ctx.text, 0, HEAD) is None:
        return False  # the year is that of the title: a report on a year is written at its end
    first = ctx.day.replace(day=1) if report.precision == "month" else date(ctx.day.year, 1, 1)
    return now.since > first


def _means_the_present_one(ctx: Context, one: Resolved) -> bool:
    """Whether a law is named without its year, and another law of that name is in force on the day judged on."""
    citation = one.citation
    if citation.name is None or citation.form != "named" or citation.year or citation.day:
        return False
    return any(law.iri != one.document for law in law_in_force(ctx.conn, citation.name, ctx.day))


#: For so many years a paper lies about and is taken out again; what cites nothing younger was issued long ago.
_LIES = 10


def _may_yet_be_issued(ctx: Context) -> bool:
    """Whether somebody may still issue a paper whose day nobody knows, judged on the youngest year of what it cites."""
    return ctx.day_guessed and ctx.day.year > ctx.today.year - _LIES and kind_of(ctx.text) == "administrative"


def since_then(ctx: Context) -> Iterator[Finding]:
    """VB207: right on the report's day, ended by today; VB209, of a paper whose day nobody knows and that may yet be
    issued. Said once for each document.
    """
    if ctx.today <= ctx.day and not _only_tells(ctx):
        return
    code = "VB209" if _may_yet_be_issued(ctx) else "VB207"
    for one in ctx.first_relied:
        if not one.known or ctx.known(one) is None:
            continue
        then = ctx.state(one.document, ctx.day).state
        if then not in MAY_STAND and not _only_tells(ctx):
            continue
        today = ctx.state(one.document, ctx.today)
        if today.state in ENDED_BY_ACT and today.certainty in STATES_AN_END and not of_the_past(ctx, one):
            yield _ended(ctx, code, one, today, stood=then in MAY_STAND)


def _ended(ctx: Context, code: str, one: Resolved, state: Status, stood: bool = True) -> Finding:
    """What ended, and what to cite instead: what ended it, or what has taken the place of that by the day.

    `stood`: whether it is known to have stood on the day judged on.
    """
    enders = by_symbol(ctx.conn, state.by) if state.by else []
    ender = enders[0] if len(enders) == 1 else None
    instead = ctx.instead(ender, ctx.today if code in ("VB207", "VB209") else ctx.day)
    told = instead.symbol if instead else None if ender else state.by
    since = state.since
    if since and ender and ender.issued and since < ender.issued:
        since = None  # a source's slip: nothing ends before what ends it was issued
    full = instead is not None and instead.title is not None and state.state == "replaced"
    return ctx.finding(
        code, one, since=vn(since), by=state.by, source=state.source, instead=told,
        title=instead.title if instead else None, suggestion=full_citation(instead) if instead and full else None,
        **({} if stood else {"day": None}),
    )  # fmt: skip


def _amends_many(title: str | None) -> bool:
    """Whether a document amends many others."""
    return "sửa" in (title or "").lower() and _MANY.match(title or "") is not None


def _ends_it_itself(ctx: Context, now: Status) -> bool:
    """Whether the text is the very document that ends the cited one: it must name it."""
    own = ctx.reading.report.symbol
    return own is not None and now.by is not None and symbol_key(own) == symbol_key(now.by)


def _too_late(ctx: Context, one: Resolved, until: date) -> bool:
    """Whether a ground takes effect after the text of a place that rests on it does (Nghị định 78/2025/NĐ-CP Điều 62).

    Of a central text it is not said: its grounds' days of effect are too often a source's slip.
    """
    body = ctx.reading.report.body
    effect = own_effect(ctx) if ctx.normative and body and body.level in _PLACES else None
    if effect is None or until <= effect:
        return False
    return any(main_of(ctx, ground) == one for ground in grounds(ctx))


def _prepares(ctx: Context, one: Resolved) -> bool:
    """Whether the text may speak of a document that is not yet in force.

    It gives the day of effect, or speaks of preparing; or it is itself normative, for a legal basis may be issued
    and not yet in force (Nghị định 78/2025/NĐ-CP Điều 62).
    """
    return (
        ctx.normative
        or _the_centre_s(ctx, one)
        or _prepares_it_all(ctx, one)
        or bool(_PREPARES.search(sentence_before(ctx, one)))
        or bool(_EFFECT.match(ctx.text, one.citation.end))
    )


def _prepares_it_all(ctx: Context, one: Resolved) -> bool:
    """Whether the text's own title names the document and says that it is to be carried out or made known: "Kế hoạch
    triển khai thi hành ⟦Luật Thủ đô⟧" is written before the law takes effect.
    """
    span = ctx.reading.report.title_span
    if span is None:
        return False
    inside = (other for other in ctx.reading.citations if span[0] <= other.citation.start < span[1])
    return _CARRIED_OUT.match(ctx.text, *span) is not None and any(other.document == one.document for other in inside)


def _the_centre_s(ctx: Context, one: Resolved) -> bool:
    """Whether the text is of the Government, its Prime Minister or the Assembly, who plan for the laws that they made
    and which are not yet in force; or it is a ground of a ministry's, or that ministry's own, of which a letter tells.
    """
    body = ctx.reading.report.body
    if body is None or body.level not in ("central", "ministry"):
        return False
    own = one.citation.issuer is not None and one.citation.issuer.head == body.head
    return body.level == "central" or own or any(main_of(ctx, ground) == one for ground in grounds(ctx))


RULES = ((("VB201", "VB203", "VB204", "VB208"), on_the_day), (("VB207", "VB209"), since_then))
