"""What breaks the promises of ontology/shapes.ttl (SHACL), in a store's graph or in a file.

The shapes are asked one by one, each with its own targets: that gives the same findings as asking them together, lets
a caller show how far it is, and pySHACL then reads a shape once instead of once for each node.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import OWL, RDF, BNode, Graph, Literal, Node, URIRef
from rdflib.namespace import SH

from kg.rdf import read as rdf_read
from kg.rdf.mapping import lists, to_graph
from kg.rdf.terms import BASE, ELI, VIETNAMESE, VN, read
from kg.text.errors import UnreadableError

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_DOCUMENTS = (ELI.LegalResource, VN.Act, VN.WorkingDocument)
_OURS = f"{BASE}/shapes"
#: How many triples a document and a relation come to at least: a store that is far too large is told so at once.
_LEAST_TRIPLES = (6, 9)


@dataclass(frozen=True, slots=True)
class Violation:
    """One node that breaks one promise. `message` is what the shape says, in Vietnamese and in English.

    `values` are those that stand where the shape looks, none if nothing stands there or it looks at the node itself;
    `wrong_kind` says that one of them is of another datatype than it must be.
    """

    node: Node
    message: tuple[str, str]
    path: URIRef | None = None
    values: tuple[Node, ...] = ()
    wrong_kind: bool = False


def graph_to_validate(conn: sqlite3.Connection) -> Graph:
    """The graph of a store. UnreadableError for one of more than `kg.rdf.read.MOST_TRIPLES` triples."""
    (least,) = conn.execute(
        "SELECT ? * (SELECT count(*) FROM document) + ? * (SELECT count(*) FROM edge)", _LEAST_TRIPLES
    ).fetchone()
    most = rdf_read.MOST_TRIPLES
    if least <= most and len(graph := to_graph(conn, most=most + 1)) <= most:
        return graph
    raise UnreadableError("large_store", f"{most // 1_000_000}")


def graph_of_file(path: str, form: str | None = None) -> Graph:
    """The graph of a file, with the lists that documents point to, should it not hold them itself.

    Raises UnreadableError, also for a file in which there is no document.
    """
    graph = rdf_read.read_graph(path, form)
    if not documents(graph):
        raise UnreadableError("no_documents", path=path)
    for triple in (*lists(), (VIETNAMESE, RDF.type, ELI.Language)):
        graph.add(triple)
    return graph


def documents(graph: Graph) -> set[Node]:
    """The documents that a graph describes."""
    return {node for kind in _DOCUMENTS for node in graph.subjects(RDF.type, kind)}


def violations(graph: Graph, shapes: Iterable[Graph] | None = None) -> Iterator[Violation]:
    """What breaks `shapes` (all of ours unless given), each node once for each message, shape after shape.

    Raises UnreadableError where pySHACL is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError:
        raise UnreadableError("no_shacl") from None
    for shape in shape_graphs() if shapes is None else shapes:
        _, results, text = validate(graph, shacl_graph=shape, inference="none", inplace=True)
        if not isinstance(results, Graph):
            raise RuntimeError(f"pySHACL: {text}")
        found: dict[tuple[Node, tuple[str, str]], list[Node]] = {}
        for result in results.subjects(RDF.type, SH.ValidationResult):
            found.setdefault(_broken(results, result), []).append(result)
        for node, message in sorted(found, key=str):
            yield _violation(graph, results, node, message, found[node, message])


def _broken(results: Graph, result: Node) -> tuple[Node, tuple[str, str]]:
    """The node that a result is about, and what is said of it."""
    node = results.value(result, SH.value if _asked_once(results, result) else SH.focusNode)
    assert node is not None
    (text, *_) = sorted(str(message) for message in results.objects(result, SH.resultMessage))
    return node, _messages().get(text, (text, text))


def _asked_once(results: Graph, result: Node) -> bool:
    """Of the whole graph: then the class is the focus, and the node is a value."""
    return (result, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent) in results


def _violation(graph: Graph, results: Graph, node: Node, message: tuple[str, str], told: list[Node]) -> Violation:
    path = results.value(told[0], SH.resultPath)
    values: set[Node] = set()
    if isinstance(path, URIRef):
        values.update(graph.objects(node, path))
    elif path is not None and not _asked_once(results, told[0]):
        values.update(value for result in told for value in results.objects(result, SH.value))
    of_kind = (None, SH.sourceConstraintComponent, SH.DatatypeConstraintComponent)
    wrong_kind = any(result in told for result, _, _ in results.triples(of_kind))
    simple = path if isinstance(path, URIRef) else None
    return Violation(node, message, simple, tuple(sorted(values, key=str)), wrong_kind)


@cache
def _messages() -> dict[str, tuple[str, str]]:
    """Each message of the shapes in both languages; pySHACL drops the language of some."""
    shapes = read("shapes")
    both: dict[str, tuple[str, str]] = {}
    for shape in set(shapes.subjects(SH.message)):
        by_language = {m.language: str(m) for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)}
        pair = by_language["vi"], by_language["en"]
        both |= dict.fromkeys(pair, pair)
    return both


@cache
def shape_graphs() -> tuple[Graph, ...]:
    """The shapes of ontology/shapes.ttl, each in a graph of its own.

    A property shape inside a node shape gets the targets of that: it then means the same without it.
    """
    shapes = read("shapes")
    for outer, inner in list(shapes.subject_objects(SH.property)):
        targets = [(kind, target) for kind in _TARGETS for target in shapes.objects(outer, kind)]
        if targets:
            shapes.remove((outer, SH.property, inner))
            shapes.add((inner, RDF.type, SH.PropertyShape))
            for kind, target in targets:
                shapes.add((inner, kind, target))
    targeted = {shape for kind in _TARGETS for shape in shapes.subjects(kind)}
    alone = (_description(shapes, shape) for shape in targeted)
    asking = [(min(map(str, told)), one) for one in alone if (told := list(one.objects(None, SH.message)))]
    return tuple(one for _, one in sorted(asking, key=lambda pair: pair[0]))  # blank nodes have new names each time


def _description(shapes: Graph, shape: Node) -> Graph:
    """All that `shapes` says of one, the prefixes of its queries included."""
    alone, waiting = Graph(bind_namespaces="none"), [shape, *shapes.subjects(RDF.type, OWL.Ontology)]
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        for predicate, value in shapes.predicate_objects(node):
            alone.add((node, predicate, value))
            if (isinstance(value, BNode) or str(value).startswith(_OURS)) and value not in seen:
                seen.add(value)
                waiting.append(value)
    return alone
