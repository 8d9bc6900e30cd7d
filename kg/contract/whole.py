"""What `kg stale` and `kg impact --sum` print."""

from __future__ import annotations

import sqlite3
from datetime import date

from kg.contract.chains import StepOut, step_out
from kg.contract.parts import DocumentOut, Out
from kg.model import Level
from kg.trace.reach import KINDS, Reach
from kg.trace.stale import Shaky, Stale


class ShakyOut(Out):
    """A document that stands, and one that fell on which it rests; `through`: by way of which, if not itself."""

    document: DocumentOut
    step: StepOut
    fallen: DocumentOut
    steps: int
    through: str | None


class StaleOut(Out):
    """What `kg stale` prints."""

    as_of: date
    direct: int
    farther: int
    unknown: int
    documents: list[ShakyOut]


def stale_out(stale: Stale, conn: sqlite3.Connection) -> StaleOut:
    """What stands on fallen ground, in the contract's form."""
    return StaleOut(
        as_of=stale.as_of, direct=stale.direct, farther=stale.farther, unknown=stale.unknown,
        documents=[_shaky(one) for one in stale.shaky(conn)],
    )  # fmt: skip


def _shaky(one: Shaky) -> ShakyOut:
    return ShakyOut(
        document=DocumentOut.of(one.document, one.status), step=step_out(one.edge),
        fallen=DocumentOut.of(one.fallen, one.fallen_status), steps=one.steps,
        through=one.through.iri if one.through else None,
    )  # fmt: skip


class ReachLevelOut(Out):
    """How many documents of a level rest on the one that was asked for."""

    level: Level
    standing: int
    unknown: int
    not_yet: int
    fallen: int
    report: int
    looked: int


class ReachOut(Out):
    """What `kg impact --sum` prints; `by_steps`: how many are one step away, two steps …

    `amending`: those that are not among the `total`, since they only amend or supplement.
    """

    document: str
    as_of: date
    total: int
    by_level: list[ReachLevelOut]
    by_steps: list[int]
    amending: int


def reach_out(reach: Reach) -> ReachOut:
    """What a document reaches, in the contract's form."""
    return ReachOut(
        document=reach.document, as_of=reach.as_of, total=reach.total,
        by_level=[
            ReachLevelOut(level=level, **dict(zip(KINDS, counts, strict=True)))
            for level, counts in reach.by_level.items()
        ],
        by_steps=list(reach.by_steps), amending=reach.amending,
    )  # fmt: skip
