"""RDF as text, written as it comes: N-Triples, N-Quads, Turtle, TriG, JSON-LD and RDF/XML.

Nothing is held back but the triples of one subject, so the size of the graph does not matter. The last triple
tells how many there are before it; a file without it is not whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

from rdflib import XSD, Literal, URIRef

from kg.base.xml import escape
from kg.rdf.mapping import EXPORT, Quad, context, quads
from kg.rdf.terms import PREFIXES, RDF, VN
from kg.store.records import StoreReader

_LOCAL = re.compile(r"(?<=[/#])[A-Za-z][A-Za-z0-9_-]*\Z")
_ESCAPED = re.compile(r'["\\\n\r]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def write_rdf(store: StoreReader, stream: TextIO, suffix: str) -> int:
    """Write the store in the format of `suffix`; the number of triples. ValueError as `kg.rdf.to_graph`."""
    named = suffix in (".nq", ".trig")
    found = quads(store) if named else ((one, name, end, None) for one, name, end, _ in quads(store, apart=False))
    counted = _Counted(found)
    _WRITERS[suffix](counted, stream)
    return counted.count


class _Counted:
    """The quads, and at their end one more that tells how many they were."""

    def __init__(self, found: Iterable[Quad]) -> None:
        self._found = found
        self.count = 0

    def __iter__(self) -> Iterator[Quad]:
        for quad in self._found:
            self.count += 1
            yield quad
        yield EXPORT, VN.triples, Literal(self.count, datatype=XSD.integer), None
        self.count += 1


def write_lines(found: Iterable[Quad], stream: TextIO) -> None:
    """N-Triples, and N-Quads where a quad has a graph."""
    term = _terms({})
    for subject, about in groupby(found, key=itemgetter(0)):
        start = f"<{subject}> "
        stream.writelines(
            f"{start}<{predicate}> {term(value)} <{graph}> .\n" if graph else f"{start}<{predicate}> {term(value)} .\n"
            for _, predicate, value, graph in about
        )


def write_turtle(found: Iterable[Quad], stream: TextIO) -> None:
    """Turtle, and TriG where a quad has a graph; what follows on one subject is joined."""
    names = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}
    for space, prefix in names.items():
        stream.write(f"@prefix {prefix}: <{space}> .\n")
    term = _terms(names)
    for graph, said in groupby(found, key=itemgetter(3)):
        stream.write(f"\n{term(graph)} {{" if graph else "")
        for subject, about in groupby(said, key=itemgetter(0)):
            pairs = " ;\n    ".join(f"{term(predicate)} {term(value)}" for _, predicate, value, _ in about)
            stream.write(f"\n{term(subject)} {pairs} .\n")
        stream.write("}\n" if graph else "")


def write_jsonld(found: Iterable[Quad], stream: TextIO) -> None:
    """JSON-LD in the words of the context, one node to a line."""
    terms = context()
    stream.write(f'{{"@context": {json.dumps(terms, ensure_ascii=False)},\n"@graph": [')
    node, encode = _json_node(terms), json.JSONEncoder(ensure_ascii=False).encode
    separator = "\n"
    for subject, about in groupby(found, key=itemgetter(0)):
        stream.write(f"{separator}{encode(node(subject, about))}")
        separator = ",\n"
    stream.write("\n]}\n")


def write_xml(found: Iterable[Quad], stream: TextIO) -> None:
    """RDF/XML: one `rdf:Description` for what follows on one subject."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    names = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}
    for space, prefix in names.items():
        stream.write(f'\n    xmlns:{prefix}="{escape(space)}"')
    stream.write(">\n")

    @lru_cache(maxsize=4096)
    def tag(predicate: str) -> str:
        local = _LOCAL.search(predicate)
        if local is None or predicate[: local.start()] not in names:
            raise ValueError(f"no element name for {predicate}")
        return f"{names[predicate[: local.start()]]}:{local.group()}"

    for subject, about in groupby(found, key=itemgetter(0)):
        stream.write(f'<rdf:Description rdf:about="{escape(subject)}">\n')
        for _, predicate, value, _ in about:
            name = tag(predicate)
            if not isinstance(value, Literal):
                stream.write(f'  <{name} rdf:resource="{escape(value)}"/>\n')
                continue
            kind = f' rdf:datatype="{escape(value.datatype)}"' if value.datatype else ""
            language = f' xml:lang="{escape(value.language)}"' if value.language else ""
            stream.write(f"  <{name}{kind}{language}>{escape(str(value))}</{name}>\n")
        stream.write("</rdf:Description>\n")
    stream.write("</rdf:RDF>\n")


_WRITERS: dict[str, Callable[[Iterable[Quad], TextIO], None]] = {
    ".nt": write_lines, ".nq": write_lines, ".ttl": write_turtle, ".trig": write_turtle, ".jsonld": write_jsonld,
    ".rdf": write_xml,
}  # fmt: skip


def _terms(names: dict[str, str]) -> Callable[[URIRef | Literal], str]:
    """How a term is written in the N-Triples family, with the prefixes of `names`."""

    @lru_cache(maxsize=4096)
    def iri(node: str) -> str:
        found = _LOCAL.search(node)
        prefix = names.get(node[: found.start()]) if found else None
        return f"{prefix}:{found.group()}" if found and prefix else f"<{node}>"

    @lru_cache(maxsize=4096)
    def typed(value: Literal, mark: URIRef) -> str:
        return f"{quoted(value)}^^{iri(mark)}"

    def quoted(text: str) -> str:
        return f'"{text.translate(_ESCAPES)}"' if _ESCAPED.search(text) else f'"{text}"'

    def term(value: URIRef | Literal) -> str:
        if type(value) is not Literal:
            return iri(value) if names else f"<{value}>"
        if mark := value.datatype:
            return typed(value, mark)
        return f"{quoted(value)}@{value.language}" if value.language else quoted(value)

    return term


def _json_node(terms: dict[str, Any]) -> Callable[[URIRef, Iterable[Quad]], dict[str, Any]]:
    """How a subject becomes an object of JSON-LD: a context may give a property a word for one kind of value."""
    spaces = {iri: prefix for prefix, iri in terms.items() if isinstance(iri, str) and not iri.startswith("@")}
    words = {(row["@id"], row.get("@type"), row.get("@language")): word
             for word, row in terms.items() if isinstance(row, dict)}  # fmt: skip

    @lru_cache(maxsize=4096)
    def short(iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        return f"{spaces[iri[:cut]]}:{iri[cut:]}" if iri[:cut] in spaces and cut < len(iri) else iri

    @cache
    def link(predicate: URIRef) -> tuple[str, bool]:
        """The name under which a property leads to another node, and whether the context says that it does."""
        name = short(predicate)
        word = "type" if predicate == RDF.type else words.get((name, "@id", None))
        return word or name, word is not None

    @cache
    def text(predicate: URIRef, datatype: URIRef | None, language: str | None) -> tuple[str, dict[str, str] | None]:
        """The name under which a property has a text, and what stands beside it; None: the context says all of that."""
        name, kind = short(predicate), short(datatype) if datatype else None
        if word := words.get((name, kind, language)):
            return word, None
        return name, {"@type": kind} if kind else {"@language": language} if language else {}

    def pair(predicate: URIRef, value: URIRef | Literal) -> tuple[str, Any]:
        if type(value) is Literal:
            name, mark = text(predicate, value.datatype, value.language)
            return name, str(value) if mark is None else {"@value": str(value), **mark}
        name, told = link(predicate)
        return name, short(value) if told else {"@id": short(value)}

    def node(subject: URIRef, about: Iterable[Quad]) -> dict[str, Any]:
        found: dict[str, Any] = {"id": short(subject)}
        for _, predicate, value, _ in about:
            name, told = pair(predicate, value)
            if name not in found:
                found[name] = told
            elif isinstance(found[name], list):
                found[name].append(told)
            else:
                found[name] = [found[name], told]
        return found

    return node
