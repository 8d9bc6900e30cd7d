"""VB2: what happened around a document that itself still stands: it was amended, or what it rests on has fallen."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checker.context import DECREE_78, SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.past import in_a_title, of_the_past, said_amended
from kg.checker.rules.vb2_validity import ENDED_BY_ACT
from kg.checker.rules.vb4_provisions import edge_counts
from kg.model import MAY_STAND, Document, Edge
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


RULES = ((("VB205",), amended_since), (("VB206",), fallen_ground))
