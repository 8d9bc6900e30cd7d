"""What a text says of the documents that it cites, and of itself, so far as it tells one document from others."""

from __future__ import annotations

from collections.abc import Sequence

from kg.cite.symbols import head_of
from kg.model import Citation
from kg.register.identity import Described, is_local
from kg.register.places import Place
from kg.resolve.issuers import Issued
from kg.resolve.letterhead import Report


def itself_of(text: str, issued: Sequence[Issued], report: Report) -> str:
    """What tells the text from others, as part of a name: its day and number, else its own words."""
    own = next((one.citation for one in issued if one.citation.form == "self"), None)
    return " ".join(own_document(text, report, own).iri.split("/")[-2:])


def _office(citation: Citation, place: Place | None, itself: str) -> str | None:
    """The office that issued a document, as it tells the document from others of its number and day.

    "UBND xã" of a commune that nothing tells, or of one of seven of its name, is the office that one text speaks of
    (`itself`): no other text's, for nothing says that both speak of one.
    """
    body = citation.issuer
    if body is None:
        return None
    if place is not None or body.level in ("central", "ministry"):
        return body.head
    head = head_of(citation.symbol or "")
    if head is None or head.kind == "central" or not is_local(citation.symbol or "", body.level):
        return body.head
    if body.level == "province" and body.place is not None:
        return body.head  # the one of that name, though no list of places holds it
    return " ".join(filter(None, (head.name, body.unit, body.place, itself)))


def said_of(one: Issued, itself: str) -> Described:
    """What a citation says of its document; `itself` tells the text from others."""
    citation, body = one.citation, one.citation.issuer
    level = body.level if body else "unknown"
    if one.place is not None and level not in ("central", "ministry"):
        level = one.place.level
    return Described(
        citation.type, citation.symbol, _office(citation, one.place, itself), level,
        one.place.iri_code if one.place else None, citation.day, citation.year, citation.name,
    )  # fmt: skip


def own_document(text: str, report: Report, citation: Citation | None) -> Described:
    """What the text is itself. Without a number its title stands in; without an office or a title, its own words."""
    issuer = citation.issuer if citation and citation.issuer else report.body
    place = report.places[0] if report.places and (citation is None or citation.issuer in (None, report.body)) else None
    level = place.level if place else issuer.level if issuer else "unknown"
    year = report.as_of.year if report.as_of else citation.year if citation else None
    name = report.title or "van-ban"
    if report.symbol is None and (issuer is None or report.title is None):
        import hashlib  # loads OpenSSL, which few texts need

        name = f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]} {name}"
    office = issuer.head if issuer else None
    head = head_of(report.symbol or "")
    if issuer is not None and place is None and issuer.place and level in ("commune", "district"):
        # which of the places of that name, nothing tells: at least it is no office of another name
        named = head.name if head is not None and head.kind != "central" else issuer.head
        office = " ".join(part for part in (named, issuer.unit, issuer.place) if part)
    return Described(
        report.type, report.symbol, office, level,
        place.iri_code if place else None, report.day, year, name,
    )  # fmt: skip
