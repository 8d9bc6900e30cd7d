"""What `kg register` prints."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from kg.contract.parts import Out
from kg.register.precedence import kind_row

if TYPE_CHECKING:
    from kg.register.imports.changes import Changes
    from kg.register.imports.publish import NewSource
    from kg.register.imports.run import Summary
    from kg.register.packs.applying import Applied
    from kg.register.packs.reading import Pack
    from kg.register.packs.writing import Packed
    from kg.register.sources import DataDay, SourceSummary


class LookedAtOut(Out):
    """The sources of one kind that tell of validity: how many, and between which days they were looked at."""

    kind: str
    count: int
    first_day: date | None
    day: date | None


class RegisterOut(Out):
    """The day up to which the store can say that a document stands, and the sources that do, by kind."""

    day: date | None
    sources: list[LookedAtOut]


def register_out(data: DataDay) -> RegisterOut:
    """The day of the data in the contract's form."""
    return RegisterOut(
        day=data.day,
        sources=[
            LookedAtOut(kind=one.kind, count=one.sources, first_day=one.first, day=one.last) for one in data.kinds
        ],
    )


class RefusedOut(Out):
    """Rows of an import that were not taken: why, how many, and the first of them."""

    reason: str
    count: int
    examples: list[str]


class ImportOut(Out):
    """What `kg register import` prints: what was taken, what was refused and why, what is odd."""

    source: str
    importer: str
    kind: str
    rank: int
    day: date | None
    documents: int
    new_documents: int
    doubled: int
    mentioned: int
    relations: int
    unresolved: int
    facts: int
    refused: list[RefusedOut]
    flags: dict[str, int]


def import_out(summary: Summary, source: NewSource) -> ImportOut:
    """What an import did, in the contract's form."""
    done = summary.published
    return ImportOut(
        source=source.name, importer=source.importer, kind=source.kind, rank=source.believed, day=source.day,
        documents=done.documents, new_documents=done.new_documents, doubled=done.doubled, mentioned=done.mentioned,
        relations=done.relations, unresolved=done.unresolved, facts=done.facts,
        refused=[RefusedOut(reason=reason, count=times, examples=some) for reason, times, some in summary.refused],
        flags=dict(summary.flags),
    )  # fmt: skip


class ChangeOut(Out):
    """One thing that an import changes in one document."""

    document: str
    symbol: str | None
    title: str | None
    field: str
    before: str | None
    after: str | None


class ChangesOut(Out):
    """How often an import makes one kind of change, and the first examples."""

    count: int
    examples: list[ChangeOut]


class DiffOut(Out):
    """What `kg register diff` prints."""

    taken: ImportOut
    changes: dict[str, ChangesOut]


def diff_out(summary: Summary, source: NewSource, changes: Changes) -> DiffOut:
    """What an import would change, in the contract's form."""
    return DiffOut(taken=import_out(summary, source), changes=_changes_out(changes))


def _changes_out(changes: Changes) -> dict[str, ChangesOut]:
    return {
        kind: ChangesOut(
            count=times, examples=[ChangeOut.model_validate(asdict(one)) for one in changes.examples[kind]]
        )
        for kind, times in changes.counts.items()
    }


class PackOut(Out):
    """What `kg register pack` prints: what went into the pack, and the sources left out because they have no day."""

    name: str
    day: date
    path: str
    sources: list[str]
    documents: int
    relations: int
    facts: int
    size: int
    sha256: str
    undated: list[str]


def pack_out(done: Packed, path: str) -> PackOut:
    """A pack that was written, in the contract's form."""
    return PackOut.model_validate({**asdict(done), "path": path})


class UpdatedSourceOut(Out):
    """What became of one source of a pack: new, replaced or unchanged."""

    name: str
    state: str
    documents: int
    relations: int
    facts: int


class UpdateOut(Out):
    """What `kg register update` prints. `applied` is false after `--dry-run`; `signed` is the trusted comment."""

    name: str
    day: date
    made_by: str | None
    sha256: str
    signed: str | None
    applied: bool
    sources: list[UpdatedSourceOut]
    new_documents: int
    changes: dict[str, ChangesOut]


def update_out(pack: Pack, done: Applied, signed: str | None, applied: bool) -> UpdateOut:
    """What a pack changed, or would change, in the contract's form."""
    return UpdateOut(
        name=pack.head.name, day=date.fromisoformat(pack.head.day), made_by=pack.head.made_by,
        sha256=pack.head.sha256, signed=signed, applied=applied,
        sources=[UpdatedSourceOut.model_validate(asdict(one)) for one in done.sources],
        new_documents=done.new_documents, changes=_changes_out(done.changes),
    )  # fmt: skip


class SourceOut(Out):
    """One source of facts, and how much it says."""

    name: str
    kind: str
    rank: int
    day: date | None
    importer: str | None
    documents: int
    mentioned: int
    relations: int
    facts: int
    age_days: int | None
    lacks: dict[str, str]


class PendingOut(Out):
    """An import that was begun: none of it is in the store."""

    source: str
    rows: int


class SourcesOut(Out):
    """What `kg register sources` prints: the source that is believed first stands first."""

    sources: list[SourceOut]
    pending: list[PendingOut]


def sources_out(found: list[SourceSummary], begun: list[tuple[str, int]]) -> SourcesOut:
    """The sources in the contract's form."""
    return SourcesOut(
        sources=[
            SourceOut(
                **one._asdict(),
                age_days=(date.today() - one.day).days if one.day else None,
                lacks=kind_row(one.kind)["lacks"],
            )
            for one in found
        ],
        pending=[PendingOut(source=name, rows=rows) for name, rows in begun],
    )


def _age(day: date | None) -> int | None:
    return (date.today() - day).days if day else None


class RemovedOut(Out):
    """What `kg register remove` prints: what went with the source."""

    source: str
    documents: int
    relations: int
    facts: int
