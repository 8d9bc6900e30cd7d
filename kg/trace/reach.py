"""All that one document reaches: everything that rests on it, directly or not, counted by level and validity.

To rest on a document is what it is to `kg.rank`: by a stated step of `kg.trace.steps.GROUNDS`, among the documents
issued by the day; so both give one number. What only amends or supplements is counted apart: `kg.impact` lists it too,
to be reviewed. The arrays of `kg.trace.arrays` count, so that a law under half a nation is told as fast as a circular.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import FALLEN, MAY_STAND, STANDING, Level
from kg.store.documents import row_id
from kg.store.opening import Store
from kg.trace.arrays import LEVELS, STATES, Progress, open_arrays

#: What a count is of: what stands, what nobody knows, what is not yet in force, what fell, reports, and what stood when
#: somebody last looked.
KINDS = ("standing", "unknown", "not_yet", "fallen", "report", "looked")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many documents rest on `document` on the day `as_of`.

    `by_level` has a level's counts in the order of KINDS, for levels with any; `by_steps` how many are one step away,
    two steps … Besides these, `amending` more rest on none of them, but amend or supplement one, or rest on such a one.
    """

    document: str
    as_of: date
    by_level: dict[Level, tuple[int, ...]]
    by_steps: tuple[int, ...]
    amending: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_steps)


def reach(store: Store, iri: str, *, as_of: date, progress: Progress | None = None) -> Reach:
    """What the document `iri` reaches on `as_of` (KeyError if the store does not hold it).

    Raises kg.trace.arrays.NoNumpy. `progress` tells how far the arrays are, should they have to be made.
    """
    arrays = open_arrays(store, progress)
    import numpy as np  # after it was seen to be there

    row = row_id(store.conn, iri)
    if row is None:
        raise KeyError(iri)
    start = np.array([arrays.place(row)], np.int32)
    found = arrays.spread(start, grounds=True, until=as_of)
    amending = len(arrays.spread(start, until=as_of).reached) - len(found.reached)
    kind_of_state = np.array([_kind(state) for state in STATES], np.uint8)
    kind = kind_of_state[arrays.states(as_of)[found.reached]]
    kind[arrays.report[found.reached] > 0] = KINDS.index("report")
    level = arrays.level[found.reached]
    counts = np.bincount(level.astype(np.int64) * len(KINDS) + kind, minlength=len(LEVELS) * len(KINDS))
    table = counts.reshape(len(LEVELS), len(KINDS)).tolist()
    steps = np.bincount(found.distance)[1:].tolist()
    return Reach(iri, as_of, {LEVELS[n]: tuple(row) for n, row in enumerate(table) if any(row)}, tuple(steps), amending)


def _kind(state: str) -> int:
    if state in STANDING:
        return KINDS.index("standing")
    if state in FALLEN:
        return KINDS.index("fallen")
    if state in MAY_STAND:
        return KINDS.index("looked")
    return KINDS.index("not_yet" if state == "not_yet_in_force" else "unknown")
