"""Whether work grows faster than what it is given: ratios of processor time, so that no machine is too slow for them."""

from __future__ import annotations

import time
from collections.abc import Callable


def spent(work: Callable[[], object], name: str = "all") -> dict[str, float]:
    """The processor seconds of this process that the work takes, under its name."""
    start = time.process_time()
    work()
    return {name: time.process_time() - start}


def grows_too_fast(
    measure: Callable[[int], dict[str, float]], size: int, *, most: float = 2.4, floor: float = 0.02, times: int = 2
) -> dict[str, tuple[float, float, float]]:
    """The steps whose seconds more than `most`-fold at a doubling, twice: seconds at a size, twice and four times it.

    Nobody is judged by one look: what seems too slow is measured again, at sizes twice as large each time, the
    quickest of so many `times` counts, and only who is too slow at all of them is. Less than `floor` seconds are not
    told from noise.
    """
    large, small = measure(4 * size), measure(size)
    found = {step: (small[step], 0.0, large[step]) for step in large if large[step] > most**2 * small[step] + floor}
    for again in (size, 2 * size, 4 * size):
        if not found:
            break
        rounds = [[measure(n * again) for n in (1, 2, 4)] for _ in range(times)]
        best = {step: tuple(min(each[n][step] for each in rounds) for n in range(3)) for step in found}
        found = {
            step: (one, two, four)
            for step, (one, two, four) in best.items()
            if four > most * two + floor / 2 and four > most**2 * one + floor
        }
    return found
