"""What `kg rank` prints."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kg.contract.parts import DocumentOut, Out
from kg.trace.rank import Community, Ranked, Ranking


class _Placed(Out):
    """The place of a document, which stands before all else that is said of it."""

    place: int


class RankedOut(DocumentOut, _Placed):
    """A document in its place."""

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
    return RankedOut.of(
        one.document, one.status, place=one.place, direct=one.direct, total=one.total, pagerank=one.pagerank
    )
