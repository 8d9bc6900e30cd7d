"""From citations to documents: who issued what is cited, and which document it is."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from kg.cite.bare_letters import restored
from kg.cite.bodies import central_body
from kg.cite.clean_view import View, letters_of, plain_letters
from kg.model import Citation
from kg.register.identity import Described, stored
from kg.resolve.identity import Resolved, identify
from kg.resolve.issuers import complete_issuers
from kg.resolve.letterhead import Report, read_report
from kg.resolve.said import own_document
from kg.store.documents import document
from kg.store.transaction import one_state
from kg.tuples import NamedTuple


class Reading(NamedTuple):
    """A text as understood: what it is itself (`report`, `iri`, `own`), and its citations with their documents."""

    report: Report
    iri: str
    citations: tuple[Resolved, ...]
    own: Described | None = None


def resolve_citations(text: str, citations: Sequence[Citation], conn: Connection) -> Reading:
    """Who issued each citation of `text`, and which document it is, by the text's own context and the register."""
    if (view := letters_of(text)) is not None:
        seen = resolve_citations(view.text, [_citation_in(c, view) for c in citations], conn)
        return _printed_as(seen, citations, view)
    text = restored(text) or text  # without its marks a letterhead says as little as a citation
    with one_state(conn):
        report = read_report(text, citations, conn)
        issued = complete_issuers(text, citations, report, conn)
        resolved = [
            _finished(one, conn) if one.known or one.citation.repairs else one
            for one in identify(text, issued, report, conn)
        ]
        own = own_document(text, report, next((c for c in citations if c.form == "self"), None))
        held = stored(conn, own)
    return Reading(report, held[0].iri if len(held) == 1 else own.iri, tuple(resolved), own)


def reading_in(reading: Reading, view: View) -> Reading:
    """A reading of a text at the offsets and in the letters of its view."""
    span = reading.report.title_span
    report = reading.report._replace(title_span=span and (view.seen(span[0]), view.seen(span[1])))
    citations = tuple(one._replace(citation=_citation_in(one.citation, view)) for one in reading.citations)
    return reading._replace(report=report, citations=citations)


def _citation_in(citation: Citation, view: View) -> Citation:
    def seen(printed: str) -> str:
        at = citation.text.find(printed)
        if at < 0:
            return plain_letters(printed)
        start = citation.start + at
        return view.text[view.seen(start) : view.seen(start + len(printed))]

    start, end = view.seen(citation.start), view.seen(citation.end)
    return citation._replace(
        start=start, end=end, text=view.text[start:end],
        printed_symbol=citation.printed_symbol and seen(citation.printed_symbol),
        repairs=tuple(one._replace(printed=seen(one.printed)) for one in citation.repairs),
        subject=citation.subject and (view.seen(citation.subject[0]), view.seen(citation.subject[1])),
    )  # fmt: skip


def _printed_as(reading: Reading, printed: Sequence[Citation], view: View) -> Reading:
    """A reading of a view, at the offsets of the text and with its citations as the text prints them."""
    span = reading.report.title_span
    report = reading.report._replace(title_span=span and (view.raw(span[0]), view.raw_end(span[1])))
    citations = tuple(
        one._replace(
            citation=one.citation._replace(
                start=was.start,
                end=was.end,
                text=was.text,
                printed_symbol=was.printed_symbol,
                repairs=was.repairs,
                subject=was.subject,
            ),
        )
        for one, was in zip(reading.citations, printed, strict=True)
    )
    return reading._replace(report=report, citations=citations)


def _finished(one: Resolved, conn: Connection) -> Resolved:
    if one.known and (one.citation.symbol or "").endswith("/TW"):
        one = _of_known_issuer(one, conn)
    return _as_sure_as_read(one) if one.citation.repairs else one


def _of_known_issuer(one: Resolved, conn: Connection) -> Resolved:
    """A document of the Party's centre with the body that the register knows, where none is printed beside it.

    The one at the end of a list, "Quy định số 144-QĐ/TW và Quy định số 37-QĐ/TW của Ban Chấp hành Trung ương", is
    surely the last's only.
    """
    citation = one.citation
    if " của " in citation.text:
        return one
    held = document(conn, one.document)
    if held is None or held.issuer is None:
        return one
    issuer = central_body(held.issuer)
    if citation.issuer is not None and citation.issuer.name == issuer.name:
        return one
    return one._replace(citation=citation._replace(issuer=issuer, issuer_basis="context"))


#: Readings of words that could have been others.
_UNSURE = frozenset(("diacritics", "name"))


def _as_sure_as_read(one: Resolved) -> Resolved:
    """A document is no surer than the words were read that name it: text without diacritics, a slip in a name."""
    repairs = one.citation.repairs
    if repairs and one.certainty == "certain" and any(repair.rule in _UNSURE for repair in repairs):
        return one._replace(certainty="probable")
    return one


__all__ = ["Reading", "Report", "Resolved", "resolve_citations"]
