"""Parts of documents as RDF: the article or chapter that a relation touches, where a source says which."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rdflib import RDF, RDFS, Literal, URIRef

from kg.cite.pinpoints import parse
from kg.naming import PROVISIONS, provision_iri
from kg.rdf.terms import ELI, PROVISION, Triple, properties, rdf_iri
from kg.register.validity.provisions import provision_name
from kg.store.records import streamed

#: Scopes in which the location of an edge is a part of its object.
SCOPES = ("article", "content")

_LOCATIONS = """
SELECT DISTINCT o.iri, edge.location FROM edge JOIN document AS o ON o.id = edge.object
WHERE edge.scope IN ('article', 'content') AND edge.location IS NOT NULL ORDER BY o.iri, edge.location
"""


def provision_triples(conn: sqlite3.Connection) -> Iterator[Triple]:
    """Each part that a relation touches, of which document it is, its kind and what people call it."""
    for document, rows in groupby(streamed(conn, _LOCATIONS), key=lambda row: str(row[0])):
        names = {part: location for _, location in rows if (part := provision_of(document, location))}
        for part, location in names.items():
            yield part, RDF.type, ELI.LegalResourceSubdivision
            yield part, ELI.is_part_of, rdf_iri(document)
            yield part, ELI.type_subdivision, PROVISION[_kind(part)]
            yield part, RDFS.label, Literal(provision_name(location), lang="vi")


@lru_cache(maxsize=4096)
def provision_of(document: str, location: str | None) -> URIRef | None:
    """The IRI of the part that a location names ("Điều 35.4.LQ.16" is article 16); None if it is not one part."""
    name = provision_name(location)
    places = parse(name) if name else ()
    if len(places) != 1:
        return None
    try:
        return rdf_iri(provision_iri(document, places[0]))
    except ValueError:
        return None


def on_provision(relation: str, scope: str) -> tuple[URIRef, ...]:
    """What a relation that falls on a part as a whole says of the part itself: the ELI property.

    Our own properties are about whole documents. Words changed inside an article (scope "content") leave it standing.
    """
    if scope != "article":
        return ()
    return tuple(name for name in properties(relation, "decree") if name in ELI)


def _kind(part: URIRef) -> str:
    """The kind of the smallest unit of an eId: "…/~art_5__para_2" is a clause."""
    short = part.rsplit("~", 1)[1].split("__")[-1].split("_")[0]
    return next(kind for kind, name in PROVISIONS.items() if name == short)
