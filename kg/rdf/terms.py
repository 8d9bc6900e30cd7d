"""The words of the RDF export: namespaces, IRIs and ends of force both ways, relations, Turtle.

The store keeps Akoma Ntoso IRIs as paths (`/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15`). RDF needs
absolute IRIs, so each is put on `BASE`. The IRIs are names; nothing has to answer at them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeAlias, get_args

import rdflib
from rdflib import DCTERMS, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from kg.data import table
from kg.model import DocType
from kg.naming import slug

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal]

BASE = "https://w3id.org/vn-legal-kg"


class Words(Namespace):
    """A namespace that makes each of its terms once: an export asks for the same few a hundred million times."""

    def __getattr__(self, name: str) -> URIRef:
        found = super().__getattr__(name)
        if not name.startswith("__"):
            self.__dict__[name] = found
        return found

    @lru_cache(maxsize=4096)  # noqa: B019  (there are ten namespaces, and they stay)
    def __getitem__(self, name: str) -> URIRef:  # type: ignore[override]
        return self.term(name)


VN = Words(f"{BASE}/ontology#")
TYPE = Words(f"{BASE}/type/")
STATUS = Words(f"{BASE}/status/")
PROVISION = Words(f"{BASE}/provision/")
BASIS = Words(f"{BASE}/basis/")
CERTAINTY = Words(f"{BASE}/certainty/")
ORIGIN = Words(f"{BASE}/origin/")
LEVEL = Words(f"{BASE}/level/")

ELI = Words("http://data.europa.eu/eli/ontology#")
ORG = Words("http://www.w3.org/ns/org#")
OA = Words("http://www.w3.org/ns/oa#")
PROV = Words(str(rdflib.PROV))
RDF = Words(str(rdflib.RDF))
PREFIXES = {
    "vn": VN, "type": TYPE, "provision": PROVISION, "basis": BASIS, "certainty": CERTAINTY, "origin": ORIGIN,
    "level": LEVEL, "eli": ELI, "oa": OA, "org": ORG, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD,
    "dcterms": DCTERMS,
}  # fmt: skip
VIETNAMESE = URIRef("http://publications.europa.eu/resource/authority/language/VIE")

# Page breaks and the like in quoted text: XML 1.0 cannot carry them, and its parsers turn a bare CR into LF.
# One space for each keeps every offset.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_PRINTABLE = {code: " " for code in _CONTROLS if chr(code) not in "\t\n"}
_DOCUMENT_PATH = re.compile(r"/akn/[^\s<>\"{}|\\^`\x00-\x1f]+\Z")

#: What is asserted for one relation of the store: the closest property first, then those above it.
_ALWAYS: dict[str, tuple[URIRef, ...]] = {
    "implements": (VN.implements, ELI.ensures_implementation_of),
    "guides": (VN.guides, ELI.ensures_implementation_of),
    "details": (VN.details, VN.guides, ELI.ensures_implementation_of),
    "cites": (ELI.cites,),
    "amends": (ELI.amends,),
    "supplements": (VN.supplements, ELI.amends),
    "suspends": (VN.suspends, ELI.changes),
    "corrects": (ELI.corrects,),
    "consolidates": (ELI.consolidates,),
    "issues": (VN.issues, ELI.related_to),
    "submits": (VN.submits, ELI.related_to),
}
_WHOLE: dict[str, tuple[URIRef, ...]] = {
    "repeals": (ELI.repeals,),
    "replaces": (VN.replaces, ELI.repeals, DCTERMS.replaces),
}
_PART: dict[str, tuple[URIRef, ...]] = {
    "repeals": (VN.partiallyRepeals, ELI.changes),
    "replaces": (VN.partiallyReplaces, VN.partiallyRepeals, ELI.changes),
}


@lru_cache(maxsize=4096)
def rdf_iri(store_iri: str) -> URIRef:
    """The absolute IRI of a document's store IRI. ValueError if it is not an Akoma Ntoso path."""
    if not _DOCUMENT_PATH.match(store_iri):
        raise ValueError(f"not a document IRI of the store: {store_iri!r}")
    return iri(BASE + store_iri)


def store_iri(iri: str) -> str:
    """The store IRI of an absolute document IRI; the inverse of `rdf_iri`. ValueError if it is not ours."""
    path = iri.removeprefix(BASE)
    if path == iri or not _DOCUMENT_PATH.match(path):
        raise ValueError(f"not a document IRI under {BASE}: {iri!r}")
    return path


def last_day_in_force(first_day_out: date) -> date:
    """From Vietnamese law to ELI, one day back.

    "Hết hiệu lực kể từ ngày X" names the first day out of force; `eli:date_no_longer_in_force` is inclusive,
    the last day in force. OverflowError on the first day of the calendar.
    """
    return first_day_out - timedelta(days=1)


def first_day_out(last_day_in_force: date) -> date:
    """From ELI (`eli:date_no_longer_in_force`) to Vietnamese law, one day on; undoes `last_day_in_force`."""
    return last_day_in_force + timedelta(days=1)


def iri(text: str) -> URIRef:
    """An IRI that this program made itself: rdflib's own maker looks through each for what no IRI may hold."""
    return str.__new__(URIRef, text)


@lru_cache(maxsize=4096)
def typed(value: str | int, datatype: URIRef) -> Literal:
    """A literal of a datatype. Days, years and small numbers come again and again, and rdflib parses each."""
    return Literal(value, datatype=datatype)


def plain(text: str) -> Literal:
    """A string, without what no format can carry."""
    return _short(text) if len(text) < _SHORT else Literal(clean(text))


_SHORT = 40  # characters: words of a list, symbols, issuers


@lru_cache(maxsize=4096)
def _short(text: str) -> Literal:
    return Literal(clean(text))


@cache
def _acts() -> frozenset[str]:
    """The document types that Akoma Ntoso calls `act`: those that can rest on a legal basis."""
    return frozenset(row["type"] for row in table("document_types")["types"] if row["akn"] == "act")


@cache
def document_class(kind: str) -> URIRef:
    """`vn:Act` for legal instruments, `vn:WorkingDocument` for the rest. ValueError for an unknown type."""
    if kind not in get_args(DocType):
        raise ValueError(f"no document type {kind!r}")
    return VN.Act if kind in _acts() else VN.WorkingDocument


@lru_cache(maxsize=4096)
def properties(relation: str, subject_type: str, scope: str = "whole") -> tuple[URIRef, ...]:
    """The RDF properties of a relation, our own first, then every one above it.

    A "căn cứ" is a legal basis only on a legal instrument; on a plan or a report it is a recital. Repealing
    or replacing a part (`scope` other than "whole") is a change, not a repeal. ValueError for an unknown
    relation.
    """
    if relation == "based_on":
        if document_class(subject_type) == VN.Act:
            return (VN.legalBasis, ELI.based_on)
        return (VN.recitalBasis, ELI.cites)
    found = _ALWAYS.get(relation) or (_WHOLE if scope == "whole" else _PART).get(relation)
    if found is None:
        raise ValueError(f"relation {relation!r} has no form in RDF")
    return found


@cache
def relation_of(predicate: str) -> str:
    """The relation of the store that a statement's property stands for; undoes `properties`. KeyError if none."""
    found = {VN.legalBasis: "based_on", VN.recitalBasis: "based_on"}
    for table_ in (_ALWAYS, _WHOLE, _PART):
        found |= {names[0]: relation for relation, names in table_.items()}
    return found[URIRef(predicate)]


def local_name(iri: str) -> str:
    """What follows the last "/" or "#"."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def clean(text: str) -> str:
    """`text` with what no format can carry, a page break say, as one space each: offsets still hold."""
    return text if text.isprintable() else text.translate(_PRINTABLE)


@lru_cache(maxsize=4096)
def _body_word(name: str) -> str:
    return slug(name) or "khong-ro"


def body_iri(name: str, level: str, place: str | None, document: URIRef) -> URIRef:
    """The IRI of an issuing body.

    Names of local bodies repeat ("UBND phường 4"), so they need their place code; a local body whose place is
    not known is one with its document and with nothing else. Central and provincial names are unique.
    """
    word = _body_word(name)
    if place:
        return URIRef(f"{BASE}/body/{slug(place)}/{word}")
    if level in ("district", "commune"):
        return URIRef(f"{document}#issuer")
    return URIRef(f"{BASE}/body/{word}")


def read(name: str) -> Graph:
    """One of the ontology's own files as a graph: "vnlegal" (OWL and SKOS) or "shapes" (SHACL)."""
    text = files("kg.ontology").joinpath(f"{name}.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")
