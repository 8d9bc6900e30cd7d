"""A chain as a tree that a clerk reads: marks of validity, inferred steps dashed, missing levels in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import click

from kg.base.law_words import describe, evidence_text, mark, name_of, verb
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.words.chain import gap_text, say
from kg.model import FALLEN, MAY_STAND, Document, Status
from kg.trace.chain import Chain, Gap, Hop

#: At most so many branches of one document are shown, and so many names in one line.
_MOST_BRANCHES, _MOST_NAMES = 40, 3


@dataclass(slots=True)
class _Branch:
    """The next document with all hops to it, or a missing level with what lies above it."""

    end: str | None
    hops: list[Hop] = field(default_factory=list)
    gap: Gap | None = None
    above: list[_Branch] = field(default_factory=list)


def print_chain(result: Chain, lang: str, *, evidence: bool = False) -> None:
    """Print a chain: each document once, with the sentence or the rule behind each step if `evidence` is wanted."""
    root = result.documents[result.document]
    click.echo(_marked(result, root.iri) + describe(root, lang) + _told(result, root.iri, lang))
    branches = _branches(result)
    if not result.hops:
        click.echo("  " + say("nothing_below" if result.down else "nothing_above", lang))
    for line in _lines(result, result.document, branches, lang, evidence):
        click.echo(line)
    if result.hops:
        click.echo(_legend(result, lang))
        if not result.down:
            click.echo(_verdict(result, lang))
    _warn(result, lang)


def _branches(result: Chain) -> dict[str, list[_Branch]]:
    """What follows each document: stated steps, missing levels, inferred steps (above the missing levels)."""
    found: dict[str, dict[str, _Branch]] = {}
    for hop in result.hops:
        near, far = (hop.edge.object, hop.edge.subject) if result.down else (hop.edge.subject, hop.edge.object)
        found.setdefault(near, {}).setdefault(far, _Branch(far)).hops.append(hop)
    branches = {iri: list(ends.values()) for iri, ends in found.items()}
    gaps: dict[str, list[Gap]] = {}
    for gap in result.gaps:
        gaps.setdefault(gap.after, []).append(gap)
    for iri, missing in gaps.items():
        direct = [one for one in branches.get(iri, []) if _is_stated(one.hops)]
        beyond = [one for one in branches.get(iri, []) if not _is_stated(one.hops)]
        for gap in reversed(missing):
            beyond = [_Branch(None, gap=gap, above=beyond)]
        branches[iri] = direct + beyond
    return branches


def _is_stated(hops: Sequence[Hop]) -> bool:
    return any(hop.edge.basis == "stated" for hop in hops)


def _lines(result: Chain, root: str, branches: dict[str, list[_Branch]], lang: str, evidence: bool) -> Iterator[str]:
    shown = {root}
    # Depth first without recursion: each entry is a list of branches, how far it is printed, and its indent.
    stack: list[tuple[list[_Branch], int, str]] = [(branches.get(root, []), 0, "")]
    while stack:
        following, at, indent = stack.pop()
        if at == len(following):
            continue
        if at == _MOST_BRANCHES:
            yield f"{indent}└── {say('more', lang, count=len(following) - at)}"
            continue
        branch = following[at]
        last = at == len(following) - 1
        stack.append((following, at + 1, indent))
        deeper = indent + ("    " if last else "│   ")
        corner = indent + ("└" if last else "├")
        if branch.gap is not None:
            yield f"{corner}┄┄ ∅ {gap_text(branch.gap, lang)}"
            stack.append((branch.above, 0, deeper))
            continue
        assert branch.end is not None
        yield corner + _step(result, branch, lang, again=branch.end in shown)
        if evidence:
            yield from (f"{deeper}  {line}" for hop in branch.hops if (line := evidence_text(hop.edge, lang)))
        if branch.end not in shown:
            shown.add(branch.end)
            stack.append((branches.get(branch.end, []), 0, deeper))


def _step(result: Chain, branch: _Branch, lang: str, *, again: bool) -> str:
    assert branch.end is not None
    stated = _is_stated(branch.hops)
    verbs = dict.fromkeys(verb(hop.edge, lang, down=result.down) for hop in branch.hops)
    how = ", ".join(verbs)
    if not stated:
        how += f" ({say('inferred', lang)}, {say(branch.hops[0].edge.certainty, lang)})"
    doc = result.documents[branch.end]
    line = "──" if stated else "┄┄"
    marked = _marked(result, branch.end)
    if again:
        return f"{line} {marked}{how}: {flat(name_of(doc, lang))} ({say('see_above', lang)})"
    return f"{line} {marked}{how}: {describe(doc, lang)}{_told(result, branch.end, lang)}"


def sign(doc: Document, status: Status, *, shaky: bool = False) -> str:
    """The mark before a document, ⚠ after it when it is `shaky`; a report has none, for it is never in force."""
    return f"{'' if doc.type == 'report' else mark(status)}{'⚠' if shaky else ''} ".lstrip()


def _marked(result: Chain, iri: str) -> str:
    return sign(result.documents[iri], result.statuses[iri], shaky=iri in result.fallen)


def _told(result: Chain, iri: str, lang: str) -> str:
    """What is to be said of a document's validity beside its mark."""
    told = []
    state = result.statuses[iri]
    if state.state not in ("in_force", "unknown"):
        told.append(status_text(state, lang))
    for key, inferred in (("rests_on_fallen", False), ("perhaps_on_fallen", True)):
        fallen = [result.documents[one.document] for one in result.fallen.get(iri, []) if one.inferred == inferred]
        if fallen:
            told.append(say(key, lang, names=names(fallen, lang)))
    return f" [{'; '.join(told)}]" if told else ""


def names(documents: Sequence[Document], lang: str) -> str:
    """Documents by their short names, a few of them."""
    first = ", ".join(flat(name_of(doc, lang)) for doc in documents[:_MOST_NAMES])
    rest = len(documents) - _MOST_NAMES
    return say("and_more", lang, names=first, count=rest) if rest > 0 else first


def _legend(result: Chain, lang: str) -> str:
    """The marks that were used, with their meaning."""
    used = {mark(result.statuses[iri]) for iri, doc in result.documents.items() if doc.type != "report"}
    used |= {"⚠"} if result.fallen else set()
    used |= {"┄"} if any(hop.edge.basis == "inferred" for hop in result.hops) else set()
    used |= {"∅"} if result.gaps else set()
    return "  ".join(f"{one} {say(f'legend_{one}', lang)}" for one in "✔◷≈◔◐‖✖?⚠┄∅" if one in used)


def _verdict(result: Chain, lang: str) -> str:
    """The validity of the whole chain on the day, in a sentence."""
    day = day_text(result.as_of, lang)
    documents = [doc for doc in result.documents.values() if doc.type != "report"]
    fallen = [doc for doc in documents if result.statuses[doc.iri].state in FALLEN]
    if fallen:
        return say("chain_fallen", lang, day=day, count=len(fallen), names=names(fallen, lang))
    states = [result.statuses[doc.iri].state for doc in documents]
    looked = sum(state in ("stood_when_looked", "presumed_in_force") for state in states)
    unknown = sum(state not in MAY_STAND for state in states)
    if looked:
        return say("chain_looked_unknown" if unknown else "chain_looked", lang, day=day, looked=looked, count=unknown)
    if unknown:
        return say("chain_unknown", lang, day=day, count=unknown)
    return say("chain_sound", lang, day=day)


def _warn(result: Chain, lang: str) -> None:
    for cycle in result.cycles:
        circle = [flat(name_of(result.documents[iri], lang)) for iri in (*cycle, cycle[0])]
        shown = circle if len(circle) <= 9 else [*circle[:7], "…", circle[-1]]
        click.echo(f"⚠ {say('cycle', lang, names=' → '.join(shown))}")
    for hop in result.backward[:_MOST_BRANCHES]:
        lower, upper = result.documents[hop.edge.subject], result.documents[hop.edge.object]
        days = [day_text(doc.issued, lang) if doc.issued else str(doc.year) for doc in (lower, upper)]
        two = [flat(name_of(doc, lang)) for doc in (lower, upper)]
        line = say("backward", lang, lower=two[0], lower_day=days[0], upper=two[1], upper_day=days[1])
        click.echo(f"⚠ {line}")
    if result.cut:
        click.echo(say("chain_cut", lang, count=len(result.documents)))
