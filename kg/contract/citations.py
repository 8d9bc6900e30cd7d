"""What `kg cite` prints."""

from __future__ import annotations

from datetime import date

from kg.contract.parts import Out, PinpointOut, pinpoint_out
from kg.model import Certainty, DocType, Form, IssuerBasis
from kg.resolve import Resolved


class RepairOut(Out):
    """One thing set right in a printed symbol."""

    rule: str
    printed: str
    repaired: str


class CitationOut(Out):
    """One citation, as `kg cite` prints it."""

    start: int
    end: int
    text: str
    type: DocType
    symbol: str | None
    printed_symbol: str | None
    date: date | None
    year: int | None
    issuer: str | None
    issuer_basis: IssuerBasis
    pinpoint: list[PinpointOut] | None
    form: Form
    name: str | None
    document: str | None
    certainty: Certainty
    candidates: list[str]
    repairs: list[RepairOut]


def citation_out(one: Resolved) -> CitationOut:
    """A resolved citation in the contract's form."""
    c = one.citation
    points = [pinpoint_out(p) for p in c.pinpoints]
    return CitationOut(
        start=c.start, end=c.end, text=c.text, type=c.type, symbol=c.symbol, printed_symbol=c.printed_symbol,
        date=c.day, year=c.year, issuer=c.issuer.name if c.issuer else None, issuer_basis=c.issuer_basis,
        pinpoint=points or None, form=c.form, name=c.name, document=one.document, certainty=one.certainty,
        candidates=list(one.candidates),
        repairs=[RepairOut(rule=r.rule, printed=r.printed, repaired=r.repaired) for r in c.repairs],
    )  # fmt: skip
