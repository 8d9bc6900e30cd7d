"""Issuing bodies as RDF (W3C ORG): what they are called, and what became of them when places were merged.

The lists of places say which units came out of which on 2025-07-01. A people's council, its committee and the
committee's chairman went the way of their place; of other offices no source here says what became of them. The
district tier ended with nobody named in its stead, so the event of a district body has no result.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import PROV

from kg.base.wording import day_text
from kg.rdf.terms import BASE, ELI, ORG, VN, Triple, clean
from kg.register.authorities import EVERYWHERE, Authority, came_after, came_before, lives
from kg.register.places import PLACES_SOURCE

#: The bodies of an export: the IRI of each, its name, and its place code where that is known.
Bodies: TypeAlias = dict[URIRef, tuple[str, str | None]]


def body_triples(conn: sqlite3.Connection, bodies: Bodies) -> Iterator[Triple]:
    """Each body, and what became of it."""
    for iri, (name, _) in bodies.items():
        yield from body(iri, name)
    yield from change_triples(conn, bodies)


def body(iri: URIRef, name: str) -> Iterator[Triple]:
    """One body and its name."""
    for cls in (ORG.FormalOrganization, VN.Body, ELI.Organization):
        yield iri, RDF.type, cls
    yield iri, RDFS.label, Literal(clean(name), lang="vi")


def change_triples(conn: sqlite3.Connection, bodies: Bodies) -> Iterator[Triple]:
    """The changes that made or ended one of the bodies, and the other bodies that were part of these."""
    others: dict[URIRef, str] = {}
    events: dict[URIRef, BodyChange] = {}
    for name, place in bodies.values():
        for authority in lives(conn, name, place) if place else ():
            events |= {change.iri: change for change in changes(conn, authority)}
    for event in events.values():
        others |= {_iri(one): one.name for one in (*event.before, *event.after) if _iri(one) not in bodies}
    for iri, name in others.items():
        yield from body(iri, name)
    for event in events.values():
        yield from _event(event)


@dataclass(frozen=True, slots=True)
class BodyChange:
    """Bodies that ended on a day, and those that came of them: none where the tier itself ended."""

    day: date
    before: tuple[Authority, ...]
    after: tuple[Authority, ...]

    @property
    def iri(self) -> URIRef:
        """It bears the name of what came of it, else of what ended."""
        (named, *_) = self.after or self.before
        return URIRef(f"{BASE}/change/{self.day.isoformat()}{named.iri.removeprefix('/body')}")


def changes(conn: sqlite3.Connection, authority: Authority) -> list[BodyChange]:
    """What happened to a body of a place when places were merged: it was made, or went into others, or ended."""
    place = authority.place
    if place is None or authority.kind not in EVERYWHERE:
        return []
    if place.level == "district":
        return [BodyChange(place.valid_until, (authority,), ())] if place.valid_until else []
    made = [authority, *(came.authority for came in came_after(conn, authority) if came.authority)]
    found = (
        BodyChange(body.place.valid_from, tuple(c.authority for c in came_before(conn, body) if c.authority), (body,))
        for body in made
        if body.place and body.place.valid_from
    )
    return [change for change in found if {one.iri for one in change.before} - {one.iri for one in change.after}]


def _event(change: BodyChange) -> Iterator[Triple]:
    vi, en = (
        ("Sắp xếp đơn vị hành chính", "Rearrangement of administrative units")
        if change.after
        else ("Cấp huyện kết thúc hoạt động", "End of the district tier")
    )
    (named, *_) = change.after or change.before
    yield change.iri, RDF.type, ORG.ChangeEvent
    yield change.iri, RDF.type, PROV.Activity
    yield change.iri, RDFS.label, Literal(f"{vi} ngày {day_text(change.day, 'vi')}: {named.name}", lang="vi")
    yield change.iri, RDFS.label, Literal(f"{en} on {day_text(change.day, 'en')}: {named.name}", lang="en")
    for when in (PROV.startedAtTime, PROV.endedAtTime):
        yield change.iri, when, Literal(f"{change.day.isoformat()}T00:00:00+07:00", datatype=XSD.dateTime)
    for part, bodies in ((ORG.originalOrganization, change.before), (ORG.resultingOrganization, change.after)):
        yield from ((change.iri, part, iri) for iri in sorted({_iri(one) for one in bodies}))
    yield change.iri, DCTERMS.source, Literal(PLACES_SOURCE, lang="vi")


def _iri(authority: Authority) -> URIRef:
    return URIRef(BASE + authority.iri)
