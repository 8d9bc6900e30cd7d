"""From citations to documents: who issued what is cited, and which document it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from kg.model import Citation
from kg.resolve.identity import Resolved, identify, own_iri
from kg.resolve.issuers import complete_issuers
from kg.resolve.letterhead import Report, read_report


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as understood: what it is itself (`report`, `iri`), and its citations with their documents."""

    report: Report
    iri: str
    citations: tuple[Resolved, ...]


def resolve_citations(text: str, citations: Sequence[Citation], conn: Connection) -> Reading:
    """Who issued each citation of `text`, and which document it is, by the text's own context and the register."""
    report = read_report(text, citations, conn)
    issued = complete_issuers(text, citations, report, conn)
    resolved = [_as_sure_as_read(one) for one in identify(text, issued, report, conn)]
    own = next((c for c in citations if c.form == "self"), None)
    return Reading(report, own_iri(text, report, own), tuple(resolved))


#: Readings of words that could have been others.
_UNSURE = frozenset(("diacritics", "name"))


def _as_sure_as_read(one: Resolved) -> Resolved:
    """A document is no surer than the words were read that name it: text without diacritics, a slip in a name."""
    if one.certainty == "certain" and any(repair.rule in _UNSURE for repair in one.citation.repairs):
        return replace(one, certainty="probable")
    return one


__all__ = ["Reading", "Report", "Resolved", "resolve_citations"]
