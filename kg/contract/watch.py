"""What `kg register watch` and `kg register fetch` print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.contract.parts import Out, StatusOut, status_out
from kg.model import DocType, Document

if TYPE_CHECKING:
    from kg.trace.watch import Watched


class WatchedDocumentOut(Out):
    """A document, by what tells it from others."""

    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    issued: date | None

    @classmethod
    def of(cls, doc: Document) -> WatchedDocumentOut:
        """A document in the contract's form."""
        return cls(id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer, issued=doc.issued)


class WatchedOut(Out):
    """A document of one's own, one on which it rests, and what is new about that."""

    document: WatchedDocumentOut
    ground: WatchedDocumentOut
    kind: str
    relation: str | None
    by: str | None
    day: date | None
    before: StatusOut | None
    after: StatusOut


class WatchOut(Out):
    """What `kg register watch` prints."""

    as_of: date
    days: int
    changes: list[WatchedOut]


def watch_out(found: list[Watched], as_of: date, days: int) -> WatchOut:
    """What was found, in the contract's form."""
    return WatchOut(
        as_of=as_of,
        days=days,
        changes=[
            WatchedOut(
                document=WatchedDocumentOut.of(one.document), ground=WatchedDocumentOut.of(one.ground), kind=one.kind,
                relation=one.relation, by=one.by, day=one.day,
                before=status_out(one.before) if one.before else None, after=status_out(one.after),
            )
            for one in found
        ],
    )  # fmt: skip


class FetchOut(Out):
    """What `kg register fetch` prints: what the listing named, what came now, what was there, what the server lacks."""

    folder: str
    since: date
    listed: int
    fetched: int
    held: int
    missing: int
