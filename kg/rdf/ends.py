"""When a document ceased to be in force, for `eli:date_no_longer_in_force`: only where the sources are of one voice."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from kg.store.records import FactRecord, Shelf, SourceRecord, StoreReader, streamed

#: IRI of the document, first day out of force, rank and kind of the source that says so.
Said: TypeAlias = tuple[str, str, int, str]

# The first day out of force, where a source that can be trusted with it says so in as many words.
_ENDS = """
SELECT d.iri, fact.value AS day, source.rank AS rank, source.kind
FROM fact JOIN source ON source.id = fact.source JOIN document d ON d.id = fact.document
WHERE fact.field = 'expired' AND fact.certainty NOT IN ('inferred', 'conflict')
UNION
SELECT d.iri, edge.effective, source.rank, source.kind
FROM edge JOIN source ON source.id = edge.source JOIN document d ON d.id = edge.object
JOIN document acting ON acting.id = edge.subject
WHERE edge.relation IN ('repeals', 'replaces') AND edge.scope = 'whole' AND edge.basis = 'stated'
  AND edge.effective IS NOT NULL AND edge.effective >= COALESCE(acting.issued, '')
  AND source.kind IN ('verified', 'issued_text', 'official_code', 'official_list', 'copied_text')
ORDER BY 1
"""


def said_ends(store: StoreReader) -> Shelf[Said]:
    """What is said of the end of each document, by IRI."""
    return Shelf(streamed(store.conn, _ENDS))


def first_day_out(said: list[Said], facts: list[FactRecord], sources: dict[str, SourceRecord]) -> date | None:
    """The first day out of force by the best source.

    None where equal sources disagree, or where the official code still holds a document on a later day than
    the one on which another source (short of a verified one) ends it: both sides stay readable in the export.
    """
    first = min((rank for _, _, rank, _ in said), default=0)
    best = {(day, kind == "verified") for _, day, rank, kind in said if rank == first}
    if len(best) != 1:
        return None
    ((day, verified),) = best
    codified = max((sources[fact.source].day or "" for fact in facts if fact.field == "codified"), default="")
    return date.fromisoformat(day) if _is_day(day) and (verified or codified < day) else None


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
