"""The chain of a document as a picture: each hop up to the law, and the levels of which no document is known."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date
from typing import cast

from kg.model import DocType, Edge, Level, Status
from kg.register.validity.status import status as register_status
from kg.store.graph import shown
from kg.trace.chain import Chain, Gap, chain
from kg.viz.grounds import StatusOf
from kg.viz.picture import GAP, Link, Node, Picture, document_id, grounded, heading_of, node_of

#: At most so many documents stand in a chain that is drawn.
MOST = 120


def chain_picture(
    conn: sqlite3.Connection,
    iri: str,
    day: date,
    *,
    down: bool = False,
    stated: bool = False,
    most: int = MOST,
    status: StatusOf = register_status,
) -> Picture:
    """What the document `iri` rests on (`down`: what rests on it), the missing levels as boxes of their own.

    `stated` leaves inferred hops out, and with them the gaps. Raises LookupError if the store does not hold it.
    """
    start = document_id(conn, iri)
    found = chain(conn, iri, down=down, stated=stated, as_of=day, most=most)
    numbers = {one: document_id(conn, one) for one in found.documents}
    rows = shown(conn, numbers.values())
    nodes = [node_of(conn, rows[number], day, status) for number in numbers.values()]
    nodes = grounded(nodes, found.hops, conn, status)
    names = {node.id: node.label for node in nodes}
    missing, links = _gaps(found)
    around = {(gap.after, gap.before) for gap in found.gaps}
    # an inferred hop over missing levels runs through their boxes
    links += [
        _link(hop.edge, names)
        for hop in found.hops
        if hop.edge.basis == "stated" or (hop.edge.subject, hop.edge.object) not in around
    ]
    return Picture(heading_of(rows[start]), day, (*nodes, *missing), tuple(dict.fromkeys(links)), iri, down, found.cut)


def _gaps(found: Chain) -> tuple[list[Node], list[Link]]:
    """Boxes for the levels without a known document, each run of them tied to the documents below and above."""
    runs: dict[tuple[str, str | None], list[Gap]] = defaultdict(list)
    for gap in found.gaps:
        runs[gap.after, gap.before].append(gap)
    nodes: dict[str, Node] = {}
    links = []
    for (after, before), gaps in runs.items():
        lower = after
        for gap in gaps:
            one = _gap_node(gap)
            nodes[one.id] = one
            links.append(Link(lower, one.id, "implements", "inferred", None, GAP))
            lower = one.id
        if before is not None:
            links.append(Link(lower, before, "implements", "inferred", None, GAP))
    return list(nodes.values()), links


def _gap_node(gap: Gap) -> Node:
    """The box of a missing document; one body that is missed by several documents has one box for each kind."""
    return Node(
        id=f"{GAP}:{gap.level}:{gap.type}:{gap.expected}",
        symbol=None,
        label=gap.expected,
        type=cast(DocType, gap.type),
        title=None,
        issuer=gap.expected,
        level=cast(Level, gap.level),
        issued=None,
        status=Status("unknown"),
        origin=GAP,
    )


def _link(edge: Edge, names: dict[str, str]) -> Link:
    evidence = edge.evidence
    said_in = names.get(evidence.document or "", evidence.source)
    return Link(edge.subject, edge.object, edge.relation, edge.basis, evidence.quote, edge.rule, said_in, edge.scope)
