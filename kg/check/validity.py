"""VB2: validity on the report's day, and on today's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.check.context import Context, full_citation, vn
from kg.check.finding import Finding
from kg.cite.symbols import is_normative
from kg.model import Status
from kg.naming import symbol_key
from kg.resolve import Resolved

ENDED = frozenset(("replaced", "repealed", "expired"))
LIKELY = frozenset(("lapsed_with_parent", "probably_lapsed"))
SURE = frozenset(("verified", "official_code", "official_list"))
#: The text itself says that the document is of the past: no reproach.
_PAST_BEFORE = re.compile(
    r"(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|đình\s+chỉ)(?:\s+(?:cho|toàn\s+bộ|một\s+phần|các))*\s*$", re.IGNORECASE
)
_FORMERLY = re.compile(r"(?<!\w)(?:trước\s+đây|trước\s+kia|khi\s+còn\s+hiệu\s+lực)(?!\w)", re.IGNORECASE)
_PAST_AFTER = re.compile(
    r"[^.;]{0,80}?(?:trước\s+đây|(?:đã|được|bị)\s+(?:được\s+|bị\s+)?(?:thay\s+thế|bãi\s+bỏ)|hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực)",
    re.IGNORECASE,
)
#: Words of preparation; "triển khai thi hành" is what plans before a law's day of effect are called.
_PREPARES = re.compile(
    r"(?<!\w)(?:sẽ|sắp|chuẩn\s+bị|tuyên\s+truyền|phổ\s+biến|quán\s+triệt|tập\s+huấn|lấy\s+ý\s+kiến|góp\s+ý|"
    r"triển\s+khai\s+thi\s+hành)(?!\w)"
)
_EFFECT = re.compile(r"[^.;]{0,200}?có\s+hiệu\s+lực")


def on_the_day(ctx: Context) -> Iterator[Finding]:
    """VB201, VB203, VB208: ended, not yet in force, or by inference ended on the day the report is judged on.

    An error is to be mended in each place; what is only to be verified (VB203, VB208) is said once for each document.
    """
    said: set[tuple[str, str]] = set()
    for one in ctx.cited:
        known = ctx.known(one)
        if known is None:
            continue
        now = ctx.state(one.document, ctx.day)
        if now.state == "not_yet_in_force" and known.effective and not _prepares(ctx, one):
            found = ctx.finding("VB203", one, since=vn(known.effective), source=now.source)
        elif now.state in ENDED | LIKELY and not _of_the_past(ctx, one) and not _ends_it_itself(ctx, now):
            sure = now.state in ENDED and now.certainty in SURE
            found = _ended(ctx, "VB201" if sure else "VB208", one, now)
        else:
            continue
        if found.code == "VB201" or (found.code, one.document) not in said:
            said.add((found.code, one.document))
            yield found


def since_then(ctx: Context) -> Iterator[Finding]:
    """VB207: right on the report's day, ended by today; said once for each document."""
    for one in ctx.first_mentions():
        if ctx.known(one) is None or ctx.today <= ctx.day:
            continue
        then, today = ctx.state(one.document, ctx.day), ctx.state(one.document, ctx.today)
        if then.state in ("in_force", "partly_repealed") and today.state in ENDED and today.certainty in SURE:
            yield _ended(ctx, "VB207", one, today)


def _ended(ctx: Context, code: str, one: Resolved, state: Status) -> Finding:
    ender = ctx.ender(state.by)
    suggestion = full_citation(ender) if ender and state.state == "replaced" else None
    return ctx.finding(
        code, one, since=vn(state.since), by=state.by, by_title=ender.title if ender else None,
        source=state.source, suggestion=suggestion,
    )  # fmt: skip


def _of_the_past(ctx: Context, one: Resolved) -> bool:
    citation = one.citation
    before = _sentence_before(ctx, one)
    return bool(
        _PAST_BEFORE.search(before)
        or _FORMERLY.search(before)
        or _PAST_AFTER.match(ctx.text, citation.end, citation.end + 120)
    )


def _ends_it_itself(ctx: Context, now: Status) -> bool:
    """Whether the text is the very document that ends the cited one: it must name it."""
    own = ctx.reading.report.symbol
    return own is not None and now.by is not None and symbol_key(own) == symbol_key(now.by)


def _prepares(ctx: Context, one: Resolved) -> bool:
    """Whether the text may speak of a document that is not yet in force.

    It gives the day of effect, or speaks of preparing; or it is itself normative, for a legal basis may be issued
    and not yet in force (Nghị định 78/2025/NĐ-CP Điều 62).
    """
    own = ctx.reading.report.symbol
    if own is not None and is_normative(own):
        return True
    return bool(_PREPARES.search(_sentence_before(ctx, one)) or _EFFECT.match(ctx.text, one.citation.end))


def _sentence_before(ctx: Context, one: Resolved) -> str:
    start = one.citation.start
    return re.split(r"[.;!?]\s", ctx.text[max(0, start - 120) : start])[-1]


RULES = (on_the_day, since_then)
