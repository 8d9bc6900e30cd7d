"""Ways and cycles in a small directed graph, given as each node's onward nodes. No recursion, bounded work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import chain, count

#: At most so many beginnings of ways are tried.
_MOST_TRIED = 20_000

Graph = Mapping[str, Sequence[str]]


def ways(onward: Graph, start: str, goal: str | None = None, most: int = 60) -> tuple[list[list[str]], bool]:
    """The ways from `start` to `goal` that pass no node twice, shortest first, and whether some were left out.

    Without a goal: the ways to wherever nothing new follows.
    """
    far = None if goal is None else distances(backward(onward), [goal])
    if far is not None and start not in far:
        return [], False
    found: list[list[str]] = []
    tried = count()
    # By the length that a way has at least in the end; of equals, what is nearer to its end.
    heap: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, next(tried), (start,))]
    while heap:
        if len(found) >= most:
            return found, True
        _, _, _, way = heappop(heap)
        if way[-1] == goal:
            found.append(list(way))
            continue
        further = [one for one in onward.get(way[-1], ()) if one not in way and (far is None or one in far)]
        if goal is None and not further and len(way) > 1:
            found.append(list(way))
        for one in further:
            number = next(tried)
            if number > _MOST_TRIED:
                return found, True
            left = far[one] if far else 0
            heappush(heap, (len(way) + left, left, number, (*way, one)))
    return found, False


def distances(onward: Graph, starts: Iterable[str]) -> dict[str, int]:
    """How many steps each node is away from the nearest of `starts`; nodes out of reach are left out."""
    far = dict.fromkeys(starts, 0)
    frontier, steps = list(far), 0
    while frontier:
        reached, steps = [], steps + 1
        for one in frontier:
            for other in onward.get(one, ()):
                if other not in far:
                    far[other] = steps
                    reached.append(other)
        frontier = reached
    return far


def backward(onward: Graph) -> dict[str, list[str]]:
    """The same graph with every step turned round."""
    turned: defaultdict[str, list[str]] = defaultdict(list)
    for one, others in onward.items():
        for other in others:
            turned[other].append(one)
    return turned


def cycles(onward: Graph, most: int = 20) -> list[list[str]]:
    """Cycles, each as its nodes in order, until none is left or `most` are found.

    Every set of nodes that lie on cycles with each other shows at least one of them.
    """
    if _has_no_cycle(onward):
        return []
    left = {one: list(others) for one, others in onward.items() if others}
    found: list[list[str]] = []
    while len(found) < most:
        _peel(left)
        if not left:
            break
        way = [min(left)]
        while (following := left[way[-1]][0]) not in way:
            way.append(following)
        cycle = way[way.index(following) :]
        left[cycle[-1]].remove(cycle[0])
        first = cycle.index(min(cycle))
        found.append(cycle[first:] + cycle[:first])
    return found


def _has_no_cycle(onward: Graph) -> bool:
    """Whether every node can be put before all those that it leads to."""
    into = Counter(chain.from_iterable(onward.values()))
    free = [one for one in onward if one not in into]
    for one in free:  # grows meanwhile
        for other in onward.get(one, ()):
            into[other] -= 1
            if not into[other]:
                free.append(other)
    return len(free) == len(onward.keys() | into.keys())


def _peel(left: dict[str, list[str]]) -> None:
    """Take away, until there are none, the nodes from which nothing leads on: they lie on no cycle."""
    into = backward(left)
    ends = [one for one in {*into, *left} if not left.get(one)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for one in into.get(end, ()):
            if one in left:
                left[one].remove(end)
                if not left[one]:
                    ends.append(one)
