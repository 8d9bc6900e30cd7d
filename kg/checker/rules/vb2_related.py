"""VB2: what happened around a document that itself still stands: it was amended, or what it rests on has fallen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.checker.complete import law_name
from kg.checker.context import DECREE_78, SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.past import in_a_title, of_the_past, said_amended
from kg.checker.rules.vb2_validity import ENDED_BY_ACT
from kg.checker.rules.vb4_provisions import edge_counts
from kg.model import BY_NAME, MAY_STAND, Document, Edge
from kg.naming import fold, type_name
from kg.resolve import Resolved
from kg.store.documents import relations

#: A document that does one of these to another rests on it.
_RESTS = frozenset(("details", "guides", "implements"))


def amended_since(ctx: Context) -> Iterator[Finding]:
    """VB205: amended by the report's day, and not cited as amended; said once for each document."""
    if not (ctx.administrative or (ctx.normative and ctx.day >= DECREE_78)):
        return
    named = {one.document for one in ctx.cited}
    for one in ctx.first_relied:
        known = ctx.known(one) if one.known else None
        if known is None:
            continue
        acts = [
            edge for edge in ctx.amendments(one.document)
            if edge.relation in ("amends", "supplements") and edge_counts(edge, ctx.day) and _is_later(ctx, edge, known)
        ]  # fmt: skip
        own = "amends" in ctx.done_to(one.document)
        if not acts or own or named.intersection(edge.subject for edge in acts) or _as_amended(ctx, one.document):
            continue
        if ctx.state(one.document, ctx.day).state in MAY_STAND:
            last = max(acts, key=lambda edge: (edge.effective is not None, edge.effective))
            by = ctx.document(last.subject)
            yield ctx.finding(
                "VB205", one, amended_by=by.symbol if by else None, since=vn(last.effective),
                source=last.evidence.source,
            )  # fmt: skip


def _is_later(ctx: Context, edge: Edge, known: Document) -> bool:
    """Whether the amending act is younger than what it amends, as far as their days are known."""
    by = ctx.document(edge.subject)
    return by is None or by.issued is None or known.issued is None or by.issued > known.issued


def _as_amended(ctx: Context, iri: str) -> bool:
    """Whether the text says anywhere that it cites the document as amended, or names it in a title."""
    return any(said_amended(ctx, one) or in_a_title(ctx, one) for one in ctx.cited if one.document == iri)


def fallen_ground(ctx: Context) -> Iterator[Finding]:
    """VB206: in force, but all that it details, guides or carries out had ended; said once for each document."""
    for one in ctx.first_relied:
        known = ctx.known(one) if one.known else None
        if known is None or ctx.state(one.document, ctx.day).state not in {*MAY_STAND, "unknown"}:
            continue
        grounds = [edge for edge in relations(ctx.conn, one.document) if edge.relation in _RESTS]
        ended = [edge for edge in grounds if _has_ended(ctx, edge)]
        if ended and len(ended) == len(grounds) and not of_the_past(ctx, one):
            ground = ctx.document(ended[0].object)
            state = ctx.state(ended[0].object, ctx.day)
            yield ctx.finding(
                "VB206", one, other=ground.symbol if ground else None, since=vn(state.since), by=state.by,
                source=state.source,
            )  # fmt: skip


def _has_ended(ctx: Context, edge: Edge) -> bool:
    state = ctx.state(edge.object, ctx.day)
    return state.state in ENDED_BY_ACT and state.certainty in SURE and edge.basis == "stated"


def amends_another(ctx: Context) -> Iterator[Finding]:
    """VB304: "Luật A được sửa đổi, bổ sung bởi Luật số B", where B says in its title that it amends other laws.

    A title without a document's name ("37 luật có liên quan đến quy hoạch") tells nothing, and an act that some source
    has amend the document is not asked.
    """
    amended: Resolved | None = None
    end, acting = 0, False
    for one in ctx.cited:
        between = ctx.text[end : one.citation.start] if one.citation.start >= end else ""
        if amended is None or not (
            ("sửa" in between.lower() and _AMENDED_BY.fullmatch(between)) or (acting and _AND_BY.fullmatch(between))
        ):
            amended, acting = one, False
        else:
            acting = True
            if (told := _told_to_amend(ctx, amended, one)) is not None:
                by = ctx.known(one)
                title, source = (by.title, by.source) if by else (None, None)
                yield ctx.finding("VB304", one, other=f"sửa đổi, bổ sung {told}", title=title, source=source)
        end = one.citation.end


def _told_to_amend(ctx: Context, amended: Resolved, one: Resolved) -> str | None:
    """The name of what an act is said to amend, though by its title it amends others; else None."""
    law, by = ctx.known(amended), ctx.known(one)
    if law is None or by is None or not law.title or not by.title or ctx.outer(one) or ctx.quoted(one.citation.start):
        return None
    if not _TO_AMEND.match(by.title) or not _NAMES_ONE.search(by.title) or _SEVERAL.search(by.title):
        return None
    name = fold(law.title).removeprefix("bo ").removeprefix("luat ").strip()
    if name in fold(by.title) or (law.symbol or "-") in by.title:
        return None
    if any(edge.object == amended.document for edge in relations(ctx.conn, one.document)):
        return None
    return law_name(law) if law.type in BY_NAME else f"{type_name(law.type)} số {law.symbol}"


_AMENDED_BY = late(
    r"\s*,?\s*\(?(?:đã\s+)?được\s+sửa\s+đổi(?:,\s*bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung))?\s+(?:bởi|theo|tại)\s+(?:các\s+)?",
    re.IGNORECASE,
)
_AND_BY = late(r"\s*(?:,|và|,\s*và)\s*")
_TO_AMEND = late(r"(?:Luật\s+|Nghị\s+định\s+)?sửa\s+đổi", re.IGNORECASE)
_NAMES_ONE = late(r"của\s+(?:Bộ\s+luật|Luật|Nghị\s+định|Pháp\s+lệnh)\s", re.IGNORECASE)
_SEVERAL = late(r"\d+\s+(?:luật|nghị\s+định)|các\s+(?:luật|nghị\s+định)", re.IGNORECASE)

RULES = ((("VB205",), amended_since), (("VB206",), fallen_ground), (("VB304",), amends_another))
