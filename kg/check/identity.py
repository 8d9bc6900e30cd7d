"""VB3: is it the document that its number says? Only what the register is sure of speaks against a report."""

from __future__ import annotations

from collections.abc import Iterator

from kg.check.context import Context, vn
from kg.check.finding import Finding
from kg.naming import fold, type_name
from kg.register.lookup import document

_SURE = frozenset(("verified", "official_code"))


def other_day(ctx: Context) -> Iterator[Finding]:
    """VB301: the number exists, its day is another."""
    for one in ctx.cited:
        known, day = ctx.known(one), one.citation.day
        if known and day and known.issued and known.certainty in _SURE and known.issued != day:
            yield ctx.finding(
                "VB301", one, date=vn(day), known_date=vn(known.issued), source=known.source,
            )  # fmt: skip


def other_issuer(ctx: Context) -> Iterator[Finding]:
    """VB302: the number exists, its issuer or type is another."""
    for one in ctx.cited:
        known, citation = ctx.known(one), one.citation
        if known is None or known.certainty not in _SURE:
            continue
        if citation.issuer and citation.issuer_basis == "explicit" and known.issuer:
            names = [fold(name).strip() for name in known.issuer.split(";")]
            said = fold(citation.issuer.head)
            joint = len(names) > 1 and any(name in said for name in names)
            if not joint and not any(_same_name(said, name) for name in names):
                yield ctx.finding(
                    "VB302", one, issuer=citation.issuer.name, known_issuer=known.issuer, source=known.source
                )
                continue
        if citation.symbol and known.type not in (citation.type, "other") and citation.form != "named":
            if {known.type, citation.type} <= {"law", "code"}:
                continue
            yield ctx.finding("VB302", one, other=type_name(known.type), source=known.source)


def _same_name(one: str, other: str) -> bool:
    """Equal, or one the other with more at its end: "Ngân hàng Nhà nước" and "Ngân hàng Nhà nước Việt Nam"."""
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def several(ctx: Context) -> Iterator[Finding]:
    """VB303: several documents bear this number, and the citation does not say which."""
    for one in ctx.first_mentions():
        if one.certainty != "candidates" or not one.citation.symbol or len(one.candidates) < 2:
            continue
        found = [d for iri in one.candidates if (d := document(ctx.conn, iri))]
        when = "; ".join(f"ngày {vn(d.issued)}" if d.issued else f"năm {d.year}" for d in found if d.issued or d.year)
        yield ctx.finding("VB303", one, count=str(len(one.candidates)), other=when or None)


RULES = (other_day, other_issuer, several)
