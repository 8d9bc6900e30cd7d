"""What `kg rank` prints."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kg.contract.parts import Out, StatusOut, status_out
from kg.model import DocType, Level
from kg.rank import Community, Ranked, Ranking


class RankedOut(Out):
    """A document in its place."""

    place: int
    id: str
    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    level: Level
    issued: date | None
    status: StatusOut
    direct: int
    total: int
    pagerank: float | None


class RankOut(Out):
    """What `kg rank` prints: the documents on which most others rest."""

    as_of: date
    by: Literal["in-degree", "pagerank"]
    relations: list[str]
    documents: int
    links: int
    ranked: list[RankedOut]


class CommunityOut(Out):
    """A group of documents that rest on one another."""

    size: int
    leading: list[RankedOut]


class CommunitiesOut(Out):
    """What `kg rank --communities` prints: the largest groups."""

    as_of: date
    communities: list[CommunityOut]


def rank_out(ranking: Ranking) -> RankOut:
    """A ranking in the contract's form."""
    return RankOut(
        as_of=ranking.as_of, by=ranking.by, relations=list(ranking.relations), documents=ranking.documents,
        links=ranking.links, ranked=[_ranked(one) for one in ranking.ranked],
    )  # fmt: skip


def communities_out(groups: list[Community], as_of: date) -> CommunitiesOut:
    """Groups in the contract's form."""
    return CommunitiesOut(
        as_of=as_of,
        communities=[
            CommunityOut(size=group.size, leading=[_ranked(one) for one in group.leading]) for group in groups
        ],
    )


def _ranked(one: Ranked) -> RankedOut:
    doc = one.document
    return RankedOut(
        place=one.place, id=doc.iri, symbol=doc.symbol, type=doc.type, title=doc.title, issuer=doc.issuer,
        level=doc.level, issued=doc.issued, status=status_out(one.status), direct=one.direct, total=one.total,
        pagerank=one.pagerank,
    )  # fmt: skip
