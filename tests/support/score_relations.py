"""Score stated relations against hand-checked sentences: precision and recall, and by kind of relation.

A sentence names its documents by identity, each with the spans of its mentions, and lists the relations it
states between them ("self" is the text itself). A found edge is translated through the citations that overlap
those mentions. An edge of the list counts as found wherever in its text the evidence stands (one edge is kept
once per text); an edge between two documents of a sentence whose evidence begins in that sentence, and which the
list does not hold, is false. "allowed" relations may be found or not: careful readers differ on them.

"cites" between the text and what it names follows from the citations alone and is counted apart.
Standard library only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Found(NamedTuple):
    """What was read in the whole text of a sentence: its own identity, (start, end, identity) of each citation,
    and (subject, relation, object, start of the evidence) of each edge."""

    own: str
    citations: Sequence[tuple[int, int, str]]
    edges: Sequence[tuple[str, str, str, int]]


@dataclass(slots=True)
class Tally:
    stated: int = 0
    found: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.stated if self.stated else 1.0


@dataclass(slots=True)
class Score:
    total: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    cites: Tally = field(default_factory=Tally)
    empty: Tally = field(default_factory=Tally)  # sentences that state nothing: only `false` moves
    misses: list[str] = field(default_factory=list)


def score(sentences: Sequence[Row], find: Callable[[Row], Found]) -> Score:
    """Score `find`, which reads the whole text that a sentence stands in."""
    result = Score()
    for sentence in sentences:
        _score_sentence(sentence, find(sentence), result)
    return result


def _score_sentence(sentence: Row, found: Found, result: Score) -> None:
    where = sentence.get("id") or f"{sentence['file']} {sentence['start']}"
    start, end = sentence.get("start", 0), sentence.get("end", len(sentence.get("text", "")))
    names = _names(sentence, found)
    stated = {tuple(edge) for edge in sentence["relations"]}
    allowed = {tuple(edge) for edge in sentence.get("allowed", ())}
    everywhere: set[tuple[str, ...]] = set()
    here: set[tuple[str, ...]] = set()
    for subject, relation, target, at in found.edges:
        edges = {(s, relation, o) for s in names.get(subject, ()) for o in names.get(target, ())}
        everywhere |= edges
        if start <= at < end:
            here |= edges
    for edge in sorted(stated):
        hit = edge in everywhere
        for tally in (result.total, result.kinds[edge[1]]):
            tally.stated += 1
            tally.found += hit
        if not hit:
            result.misses.append(f"{where}: missed: {' '.join(edge)}")
    for edge in sorted(here - stated - allowed):
        if edge[1] == "cites" or edge[0] == edge[2]:
            continue
        for tally in (result.total, result.kinds[edge[1]], *([] if stated else [result.empty])):
            tally.false += 1
        result.misses.append(f"{where}: false: {' '.join(edge)}")
    result.empty.stated += not stated
    for identity in sentence["documents"]:
        result.cites.stated += 1
        result.cites.found += ("self", "cites", identity) in everywhere


def _names(sentence: Row, found: Found) -> dict[str, set[str]]:
    """Found identity → the sentence's names of that document."""
    names: dict[str, set[str]] = defaultdict(set)
    names[found.own].add("self")
    for identity, spans in sentence["documents"].items():
        for start, end in spans:
            best = max(found.citations, key=lambda c: min(end, c[1]) - max(start, c[0]), default=None)
            if best and min(end, best[1]) > max(start, best[0]):
                names[best[2]].add(identity)
    return names
