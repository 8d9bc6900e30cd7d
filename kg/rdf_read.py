"""RDF files of any common format, read into a graph. Nothing is fetched: a context that lies elsewhere is refused."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import XSD, BNode, Graph, Literal, URIRef

from kg.text.errors import UnreadableError
from kg.words import flat

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

#: The formats by suffix, as pyoxigraph calls them.
FORMATS = {
    "ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "jsonld": "JSON_LD", "rdf": "RDF_XML",
}  # fmt: skip
_ALSO = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "json": "jsonld", "xml": "rdf", "owl": "rdf"}
#: Triples that are held in memory at once, some 1.4 kB each; the shipped register has half a million.
MOST_TRIPLES = 3_000_000
_LONGEST_COMPLAINT = 160


def read_graph(path: str, form: str | None = None) -> Graph:
    """The triples of a file, those of all its named graphs together; "-" is standard input, in the format `form`.

    `form` is a key of `FORMATS`, else the suffix tells. Raises UnreadableError with one clear line.
    """
    try:
        return _graph(path, form or _form_of(path))
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, path) from None


def _form_of(path: str) -> str:
    suffix = Path(path).suffix.lower().removeprefix(".")
    form = _ALSO.get(suffix, suffix)
    if form not in FORMATS:
        raise UnreadableError("no_rdf_format", ", ".join(f".{name}" for name in FORMATS))
    return form


def _graph(path: str, form: str) -> Graph:
    try:
        import pyoxigraph
    except ImportError:
        raise UnreadableError("no_rdf_reader") from None
    kind: RdfFormat = getattr(pyoxigraph.RdfFormat, FORMATS[form])
    given: Any = sys.stdin.buffer if path == "-" and sys.stdin else None
    if path == "-" and given is None:
        raise UnreadableError("no_input")
    if path != "-" and Path(path).is_dir():
        raise UnreadableError("folder")
    graph = Graph(bind_namespaces="none")
    quiet = logging.getLogger("rdflib.term")  # it complains of "2022-02-30"^^xsd:date, which is for the shapes to do
    level = quiet.level
    quiet.setLevel(logging.ERROR)
    try:
        quads = pyoxigraph.parse(given, kind) if given else pyoxigraph.parse(path=path, format=kind)
        _fill(graph, quads)
    except FileNotFoundError:
        raise UnreadableError("missing") from None
    except OSError as error:
        raise UnreadableError("system", error.strerror or error) from None
    except (SyntaxError, ValueError) as error:
        raise UnreadableError(*_complaint(str(error), form)) from None
    finally:
        quiet.setLevel(level)
    if not len(graph):
        raise UnreadableError("empty")
    return graph


def _fill(graph: Graph, quads: Iterable[Quad]) -> None:
    for count, quad in enumerate(quads):
        if count == MOST_TRIPLES:
            raise UnreadableError("large_graph", f"{MOST_TRIPLES // 1_000_000}")
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))


def _term(term: object) -> URIRef | BNode | Literal:
    """A term of pyoxigraph as one of rdflib. A literal keeps its spelling."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise ValueError("a triple inside a triple")
    if term.language:
        return Literal(term.value, lang=term.language)
    kind = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if kind == XSD.string else kind, normalize=False)


def _complaint(text: str, form: str) -> tuple[str, str]:
    if "LoadDocumentCallback" in text:
        return "remote_context", ""
    told = flat(text)
    return "bad_rdf", f"{form}: {told if len(told) <= _LONGEST_COMPLAINT else told[:_LONGEST_COMPLAINT] + '…'}"
