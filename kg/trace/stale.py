"""Everything that stands although something fell that it rests on, on a day: the whole store at once.

It is what `kg.chain` says of one document ("in force, but rests on …"), asked of all of them: the same stated steps
and the same states, by the arrays of `kg.trace.arrays`. What is only inferred is left out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import FALLEN, GROUNDS, MAY_STAND, Document, Edge, Level, Status
from kg.store.opening import Store
from kg.trace.arrays import LEVELS, STATES, Progress, open_arrays
from kg.trace.steps import Steps

if TYPE_CHECKING:
    from kg.trace.arrays import Arrays, Numbers

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Shaky:
    """A document that stands, and one that fell on which it rests, `steps` away.

    `edge` is its own step: to the fallen one, or to `through`, by which it rests on it.
    """

    document: Document
    status: Status
    edge: Edge
    fallen: Document
    fallen_status: Status
    steps: int
    through: Document | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """What stands on fallen ground on the day `as_of`.

    `direct` of them rest on a fallen document themselves, `farther` only through others. `unknown` more rest on one but
    nobody knows whether they are in force; they are among the others if that was wished.
    """

    as_of: date
    direct: int
    farther: int
    unknown: int
    arrays: Arrays
    _found: tuple[Numbers, Numbers, Numbers, Numbers]

    def __len__(self) -> int:
        return self.direct + self.farther

    def shaky(self, conn: sqlite3.Connection, most: int | None = None) -> Iterator[Shaky]:
        """At most `most` of the documents: the nearest to what fell first, then by level from above, then by IRI.

        One that itself rests on several that fell comes once for each of them; one that rests on some only through
        others comes once, with the nearest (of those the first by IRI).
        """
        places, distances, starts, throughs = (part[:most] for part in self._found)
        for first in range(0, len(places), _CHUNK):
            some = slice(first, first + _CHUNK)
            steps = Steps(conn, self.as_of, stated=True)
            iris: dict[int, str] = {}
            for part in (places, starts, throughs):
                iris |= steps.knowledge.read_rows(set(self.arrays.rows[part[some]].tolist()))
            wanted = [
                [iris[row] for row in self.arrays.rows[part[some]].tolist()] for part in (places, starts, throughs)
            ]
            steps.read(wanted[0])
            steps.knowledge.read(edge.object for iri in wanted[0] for edge in steps.up(iri))
            for iri, start, through, far in zip(*wanted, distances[some].tolist(), strict=True):
                yield from _rows_of(steps, iri, start, through, far)


def _rows_of(steps: Steps, iri: str, start: str, through: str, far: int) -> Iterator[Shaky]:
    doc, state = steps.document(iri), steps.status(iri)
    shown: set[str] = set()
    for edge in steps.up(iri):
        upper = edge.object
        if edge.relation not in GROUNDS or upper in shown:
            continue
        if far > 1 and upper == through:
            yield Shaky(doc, state, edge, steps.document(start), steps.status(start), far, steps.document(upper))
            return
        if far == 1 and steps.status(upper).state in FALLEN:
            shown.add(upper)
            yield Shaky(doc, state, edge, steps.document(upper), steps.status(upper), far)


def stale(
    store: Store,
    *,
    as_of: date,
    level: Level | None = None,
    depth: int | None = None,
    unknown: bool = False,
    progress: Progress | None = None,
) -> Stale:
    """What may stand on `as_of` (in force, or so when last looked at) and rests on what does not: all of the store.

    Of one `level` alone if that is given, at most `depth` steps away; with `unknown` also what nobody knows to be in
    force or not (reports, which never are, stay out). Raises kg.trace.arrays.NoNumpy. `progress` tells how far the
    arrays are, should they have to be made.
    """
    arrays = open_arrays(store, progress)
    import numpy as np  # after it was seen to be there

    states = arrays.states(as_of)
    fallen = np.flatnonzero(np.isin(states, _numbers(FALLEN))).astype(np.int32)
    found = arrays.spread(fallen, grounds=True)
    state = states[found.reached]
    open_ones = (state == STATES.index("unknown")) & (arrays.report[found.reached] == 0)
    kept = np.ones(len(state), np.bool_)
    if level:
        kept &= arrays.level[found.reached] == LEVELS.index(level)
    if depth:
        kept &= found.distance <= depth
    doubtful = int(np.count_nonzero(kept & open_ones))
    kept &= np.isin(state, _numbers(MAY_STAND)) | (open_ones & unknown)
    rank = np.empty(len(arrays.rows), np.int32)
    rank[arrays.by_iri] = np.arange(len(arrays.rows), dtype=np.int32)
    places, distances = found.reached[kept], found.distance[kept]
    order = np.lexsort((rank[places], arrays.level[places], distances))
    direct = int(np.count_nonzero(distances == 1))
    parts = (places[order], distances[order], found.start[kept][order], found.through[kept][order])
    return Stale(as_of, direct, len(places) - direct, 0 if unknown else doubtful, arrays, parts)


def _numbers(names: frozenset[str]) -> list[int]:
    return [n for n, name in enumerate(STATES) if name in names]
