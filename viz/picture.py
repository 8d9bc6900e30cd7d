"""What a picture shows: the documents around one document, or all that a report cites.

A picture knows no language and no colours. It holds at most `limit` boxes; what is left out is counted and
folded into one box per kind of document, so that nothing disappears in silence.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from kg.model import GROUNDS, Basis, DocType, Level, Relation, Status
from kg.register.validity.status import read_ahead
from kg.register.validity.status import status as register_status
from kg.store.documents import row_id
from kg.store.graph import Arc, Shown, arcs_touching, evidence, files_read, mentions, shown
from kg.trace.chain import Hop
from kg.trace.steps import Steps
from kg.tuples import NamedTuple
from kg.viz.grounds import Ground, Span, StatusOf, grounds, history, on_day

#: Relations that lead up in a picture.
_LEADS_UP = frozenset((*GROUNDS, "consolidates"))
#: What is no document: a box that holds many, and a level of which none is known.
FOLDED, GAP = "folded", "gap"
#: At most so many documents of a folded box can be opened; the others stay a number.
MEMBERS_NAMED = 60


class Node(NamedTuple):
    """One box: a document, or (`origin` "folded") `times` documents of one kind not drawn one by one.

    `label` is the shortest thing that names it: its symbol, else its title. `status` is that of the picture's
    day, `history` that of all days, `ground` what has fallen of the things it rests on. `inside` is the folded box
    in which a document waits to be opened; `members` names the documents of a folded box.
    """

    id: str
    symbol: str | None
    label: str
    type: DocType
    title: str | None
    issuer: str | None
    level: Level
    issued: date | None
    status: Status
    origin: str
    times: int = 1
    members: tuple[str, ...] = ()
    history: tuple[Span, ...] = ()
    ground: tuple[Ground, ...] = ()
    inside: str | None = None

    def is_shaky(self, day: date) -> bool:
        """Whether the document stands on the day, but rests on something that has fallen by then."""
        latest = [ground for ground in self.ground if ground.since <= day]
        return bool(latest and latest[-1].fallen)


class Link(NamedTuple):
    """One relation with the words that prove it. `stated_in` names the document or list that says so.

    `scope` "whole" concerns the whole target, anything else a part of it. `times` is more than 1 only for
    relations of a folded box.
    """

    source: str
    target: str
    relation: Relation
    basis: Basis
    quote: str | None
    rule: str
    stated_in: str | None = None
    scope: str = "whole"
    times: int = 1


class Picture(NamedTuple):
    """A heading, the day of validity, boxes in order of importance, links, and the id of the box in focus."""

    heading: str
    day: date
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    focus: str
    down: bool = False  # of a chain: it shows what rests on the document in focus
    cut: bool = False  # of a chain: there is more than was drawn

    @property
    def drawn(self) -> tuple[Node, ...]:
        """The boxes that are seen before a folded one is opened."""
        return tuple(node for node in self.nodes if node.inside is None)

    @property
    def drawn_links(self) -> tuple[Link, ...]:
        """The links between them."""
        seen = {node.id for node in self.drawn}
        return tuple(link for link in self.links if link.source in seen and link.target in seen)


def neighbourhood(
    conn: sqlite3.Connection,
    iri: str,
    day: date,
    depth: int = 2,
    limit: int = 120,
    *,
    status: StatusOf = register_status,
) -> Picture:
    """The documents at most `depth` relations away from the document `iri`, what it rests on first.

    Validity is that of `day`. Raises LookupError if the store has no such document.
    """
    start = document_id(conn, iri)
    distance = {start: 0}
    arcs: set[Arc] = set()
    above = {start}
    frontier = [start]
    for step in range(1, depth + 1):
        touching = set(arcs_touching(conn, frontier))
        arcs |= touching
        above |= {arc.object for arc in arcs if arc.subject in above and arc.relation in _LEADS_UP}
        reached = {end for arc in touching for end in arc[:2]} - distance.keys()
        distance.update(dict.fromkeys(reached, step))
        frontier = sorted(reached)

    degree = Counter(end for arc in arcs for end in arc[:2])
    rows = shown(conn, distance)
    ranked = sorted(
        distance,
        key=lambda n: (n != start, n not in above, distance[n], -degree[n], rows[n]["iri"]),
    )
    return _picture(conn, ranked, rows, arcs, day=day, limit=limit, status=status)


def report_picture(
    conn: sqlite3.Connection, iri: str, day: date, limit: int = 120, *, status: StatusOf = register_status
) -> Picture:
    """The report `iri` and every document it cites, the most cited first.

    Validity is that of `day`. Raises LookupError if the store has no such document.
    """
    start = document_id(conn, iri)
    return _cited_by(conn, [start], start, day=day, limit=limit, status=status)


def store_picture(
    conn: sqlite3.Connection, day: date, limit: int = 120, *, status: StatusOf = register_status
) -> Picture:
    """Everything that was read into the store and all it cites, the most cited first; it has no heading of its own.

    Validity is that of `day`. Raises LookupError if nothing was read yet.
    """
    readers = files_read(conn)
    if not readers:
        raise LookupError("nothing was read into the store yet")
    return _cited_by(conn, readers, None, day=day, limit=limit, status=status)._replace(heading="")


def _cited_by(
    conn: sqlite3.Connection,
    readers: Sequence[int],
    focus: int | None,
    *,
    day: date,
    limit: int,
    status: StatusOf,
) -> Picture:
    """What `readers` cite, and they themselves; `focus` comes first, else the most cited document."""
    times: Counter[int] = Counter()
    mentioned: set[Arc] = set()
    for reader, target in mentions(conn, readers):
        times[target] += 1
        mentioned.add(Arc(reader, target, "cites", "stated"))
    reading = set(readers)
    for arc in arcs_touching(conn, readers):
        if arc.subject in reading:
            times[arc.object] += 1
    chosen = list(dict.fromkeys([*readers, *times]))
    rows = shown(conn, chosen)
    arcs = {arc for arc in arcs_touching(conn, chosen) if arc.subject in rows and arc.object in rows}
    said = {(arc.subject, arc.object) for arc in arcs}
    arcs |= {arc for arc in mentioned if (arc.subject, arc.object) not in said and arc.subject != arc.object}

    degree = Counter(end for arc in arcs for end in arc[:2])
    # the files that were read are what everything hangs on, if they are few enough to leave room for the rest
    few = reading if len(reading) <= limit // 4 else set()
    ranked = sorted(chosen, key=lambda n: (-times[n], -degree[n], rows[n]["iri"]))
    first = focus or ranked[0]
    ranked.sort(key=lambda n: (n != first, n not in few))
    return _picture(conn, ranked, rows, arcs, day=day, limit=limit, status=status)


def _picture(
    conn: sqlite3.Connection,
    ranked: Sequence[int],
    rows: dict[int, Shown],
    arcs: set[Arc],
    *,
    day: date,
    limit: int,
    status: StatusOf,
) -> Picture:
    """The picture of `ranked` documents, whose first is in focus."""
    kept, rest = _drawn(ranked, rows, limit)
    waiting = _waiting(rest, rows)
    read_ahead(conn, [rows[n]["iri"] for n in (*kept, *waiting)])
    nodes = [node_of(conn, rows[n], day, status) for n in kept]
    folded = list(_folded(rest, kept, rows, arcs))
    links = _links(conn, [*kept, *waiting], rows, arcs)
    for node, link in folded:
        nodes.append(node)
        if link:
            links.append(link)
    for number in waiting:
        inside = f"{FOLDED}:{rows[number]['type']}"
        nodes.append(node_of(conn, rows[number], day, status)._replace(inside=inside))
    nodes = grounded(nodes, _stated_hops(conn, [node.id for node in nodes], day), conn, status)
    row = rows[ranked[0]]
    return Picture(heading_of(row), day, tuple(nodes), tuple(links), row["iri"])


def heading_of(row: Shown) -> str:
    """Symbol and title of a document, for the head of a page."""
    return " – ".join(part for part in (row["symbol"], row["title"]) if part) or _label(row)


def grounded(nodes: Sequence[Node], hops: Sequence[Hop], conn: sqlite3.Connection, status: StatusOf) -> list[Node]:
    """The same nodes, each with what has fallen of the things it rests on through `hops`."""
    histories = {node.id: node.history for node in nodes if node.history}
    read_ahead(conn, {end for hop in hops for end in (hop.edge.subject, hop.edge.object)})
    for hop in hops:
        for end in (hop.edge.subject, hop.edge.object):
            if end not in histories:
                histories[end] = history(conn, end, status)
    found = grounds(hops, histories)
    return [node._replace(ground=found.get(node.id, ())) for node in nodes]


def _stated_hops(conn: sqlite3.Connection, iris: Sequence[str], day: date) -> list[Hop]:
    """All that the documents rest on by what texts and the register state, step by step."""
    steps = Steps(conn, day, stated=True)
    found = []
    waiting, seen = list(iris), set(iris)
    while waiting:
        iri = waiting.pop()
        if iri.startswith(FOLDED):
            continue
        for edge in steps.up(iri):
            found.append(Hop(edge, Status("unknown")))
            if edge.object not in seen:
                seen.add(edge.object)
                waiting.append(edge.object)
    return sorted(found, key=lambda hop: (hop.edge.subject, hop.edge.object, hop.edge.relation))


def _waiting(rest: Sequence[int], rows: dict[int, Shown]) -> list[int]:
    """The documents that a folded box shows when it is opened: the first of each kind."""
    taken: Counter[str] = Counter()
    found = []
    for number in rest:
        kind = rows[number]["type"]
        if taken[kind] < MEMBERS_NAMED:
            taken[kind] += 1
            found.append(number)
    return found


def _drawn(ranked: Sequence[int], rows: dict[int, Shown], limit: int) -> tuple[list[int], list[int]]:
    """What is drawn, and what is folded, in `limit` boxes: a folded kind takes one of them, and holds two or more."""
    if len(ranked) <= limit:
        return list(ranked), []
    room = limit
    while room > 1 and room + len({rows[n]["type"] for n in ranked[room:]}) > limit:
        room -= 1
    folded = Counter(rows[n]["type"] for n in ranked[room:])
    alone = [n for n in ranked[room:] if folded[rows[n]["type"]] == 1]  # a box of one is that one
    return [*ranked[:room], *alone], [n for n in ranked[room:] if folded[rows[n]["type"]] > 1]


def node_of(conn: sqlite3.Connection, row: Shown, day: date, status: StatusOf) -> Node:
    """The box of a document of the store."""
    spans = history(conn, row["iri"], status)
    return Node(
        id=row["iri"],
        symbol=row["symbol"],
        label=_label(row),
        type=cast(DocType, row["type"]),
        title=row["title"],
        issuer=row["issuer"],
        level=cast(Level, row["level"]),
        issued=_day(row["issued"]),
        status=on_day(spans, day),
        origin=row["origin"],
        history=spans,
    )


def _links(conn: sqlite3.Connection, kept: Sequence[int], rows: dict[int, Shown], arcs: set[Arc]) -> list[Link]:
    """All relations between the documents that are drawn, each with its evidence."""
    inside = set(kept)
    links = []
    covered = set()
    for subject, target, relation, basis, rule, quote, scope, source, *proof in evidence(conn, kept):
        if target not in inside or subject == target:
            continue
        covered.add(Arc(subject, target, relation, basis))
        says = next(filter(None, proof), source)  # symbol, else title, else IRI
        ends = rows[subject]["iri"], rows[target]["iri"]
        links.append(Link(*ends, relation, basis, quote, rule, says, scope))
    for arc in arcs - covered:  # mentions that the report holds without a relation of their own
        if arc.subject in inside and arc.object in inside and arc.subject != arc.object:
            source, cited = rows[arc.subject], rows[arc.object]
            links.append(Link(source["iri"], cited["iri"], arc.relation, arc.basis, None, "", _label(source)))
    return sorted(set(links), key=_link_order)


def _folded(
    rest: Sequence[int], kept: Sequence[int], rows: dict[int, Shown], arcs: Iterable[Arc]
) -> Iterator[tuple[Node, Link | None]]:
    """One box per kind of document left out, tied to the drawn document it has most relations with."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for number in rest:
        kinds[rows[number]["type"]].append(number)
    place = {number: rank for rank, number in enumerate(kept)}
    kind_of = {number: kind for kind, members in kinds.items() for number in members}
    ties: dict[str, Counter[tuple[int, bool, Relation, Basis]]] = defaultdict(Counter)
    for arc in arcs:
        if arc.subject in kind_of and arc.object in place:
            ties[kind_of[arc.subject]][arc.object, True, arc.relation, arc.basis] += 1
        elif arc.object in kind_of and arc.subject in place:
            ties[kind_of[arc.object]][arc.subject, False, arc.relation, arc.basis] += 1

    for kind, members in sorted(kinds.items()):
        levels = Counter(rows[n]["level"] for n in members)
        node = Node(
            id=f"{FOLDED}:{kind}",
            symbol=None,
            label=f"+{len(members)}",
            type=cast(DocType, kind),
            title=None,
            issuer=None,
            level=cast(Level, min(levels, key=lambda level: (-levels[level], level))),
            issued=None,
            status=Status("unknown"),
            origin=FOLDED,
            times=len(members),
            members=tuple(_label(rows[n]) for n in members[:MEMBERS_NAMED]),
        )
        link = None
        if ties[kind]:
            best = min(ties[kind], key=lambda tie: (-ties[kind][tie], place[tie[0]], tie[1:]))
            other, outgoing, relation, basis = best
            ends = (node.id, rows[other]["iri"])
            source, target = ends if outgoing else ends[::-1]
            link = Link(source, target, relation, basis, None, "", times=ties[kind][best])
        yield node, link


def document_id(conn: sqlite3.Connection, iri: str) -> int:
    """The row of a document in the store. Raises LookupError if the store does not hold it."""
    row = row_id(conn, iri)
    if row is None:
        raise LookupError(iri)
    return row


def _label(row: Shown) -> str:
    return str(row["symbol"] or row["title"] or row["iri"].rsplit("/", 1)[-1])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _link_order(link: Link) -> tuple[str, ...]:
    said = (link.quote or "", link.stated_in or "", link.scope)
    return (link.source, link.target, link.relation, link.basis, link.rule, *said)
