"""RDF files of any common format, read triple by triple or into a graph.

Nothing is fetched: a context that lies elsewhere is refused.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from rdflib import XSD, BNode, Graph, Literal, URIRef

from kg.base.wording import flat
from kg.text.errors import UnreadableError

if TYPE_CHECKING:
    from pyoxigraph import Quad

#: The formats by suffix, as pyoxigraph calls them.
FORMATS = {
    "ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "jsonld": "JSON_LD", "rdf": "RDF_XML",
}  # fmt: skip
_ALSO = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "json": "jsonld", "xml": "rdf", "owl": "rdf"}
#: Triples that are held in memory at once, some 1.4 kB each; the shipped register has half a million.
MOST_TRIPLES = 3_000_000
_LONGEST_COMPLAINT = 160
_MOST_BYTES = 64 << 20  # between two triples: nothing that is meant to be read is nearly as long


def oxigraph() -> ModuleType:
    """The library that reads RDF; UnreadableError where it is not installed."""
    try:
        import pyoxigraph
    except ImportError:
        raise UnreadableError("no_rdf_reader") from None
    return pyoxigraph


def quads_of(stream: BinaryIO, form: str, *, declarations: bool = True) -> Iterator[Quad]:
    """The triples of a file in the format `form`, a key of `FORMATS`, each with its named graph.

    With `declarations` False a document type, which may be a bomb of entities, is refused in RDF/XML: an export has
    none. Raises UnreadableError without pyoxigraph, SyntaxError or ValueError where the file is damaged.
    """
    reader = oxigraph()
    watched = _Watched(stream)
    if form == "rdf" and not declarations:
        watched.refuse_declarations()
    for quad in reader.parse(cast(BinaryIO, watched), format=getattr(reader.RdfFormat, FORMATS[form])):
        watched.since = 0
        yield quad


class _Watched(io.RawIOBase):
    """A stream that gives up on a file whose next triple never ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self.since = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        size = size if 0 < size < _MOST_BYTES else 1 << 16
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            data = self._stream.read(size)
        self.since += len(data)
        if self.since > _MOST_BYTES:
            raise ValueError(f"more than {_MOST_BYTES >> 20} MB without an end")
        return data

    def refuse_declarations(self) -> None:
        self._ahead = self._stream.read(1 << 16)
        if b"<!" in self._ahead.partition(b"<rdf:RDF")[0] or b"\0" in self._ahead:
            raise UnreadableError("bad_exchange", "<!DOCTYPE>")


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
    if path == "-" and not sys.stdin:
        raise UnreadableError("no_input")
    if path != "-" and Path(path).is_dir():
        raise UnreadableError("folder")
    graph = Graph(bind_namespaces="none")
    quiet = logging.getLogger("rdflib.term")  # it complains of "2022-02-30"^^xsd:date, which is for the shapes to do
    level = quiet.level
    quiet.setLevel(logging.ERROR)
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream:
            _fill(graph, quads_of(stream, form))
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
