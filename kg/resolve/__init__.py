"""From citations to documents: who issued what is cited, and which document it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from kg.model import Citation
from kg.register.identity import Described, stored
from kg.resolve.identity import Resolved, identify, own_document
from kg.resolve.issuers import complete_issuers
from kg.resolve.letterhead import Report, read_report


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as understood: what it is itself (`report`, `iri`, `own`), and its citations with their documents."""

    report: Report
    iri: str
    citations: tuple[Resolved, ...]
    own: Described | None = None


def resolve_citations(text: str, citations: Sequence[Citation], conn: Connection) -> Reading:
    """Who issued each citation of `text`, and which document it is, by the text's own context and the register."""
    report = read_report(text, citations, conn)
    issued = complete_issuers(text, citations, report, conn)
    resolved = [_as_sure_as_read(one) for one in identify(text, issued, report, conn)]
    own = own_document(text, report, next((c for c in citations if c.form == "self"), None))
    held = stored(conn, own)
    return Reading(report, held[0].iri if len(held) == 1 else own.iri, tuple(resolved), own)


#: Readings of words that could have been others.
_UNSURE = frozenset(("diacritics", "name"))


def _as_sure_as_read(one: Resolved) -> Resolved:
    """A document is no surer than the words were read that name it: text without diacritics, a slip in a name."""
    if one.certainty == "certain" and any(repair.rule in _UNSURE for repair in one.citation.repairs):
        return replace(one, certainty="probable")
    return one


__all__ = ["Reading", "Report", "Resolved", "resolve_citations"]
