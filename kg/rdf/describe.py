"""What a node of a graph is, in words: the document it is or belongs to, and what of that document it tells.

A graph may be broken in any way: what is missing is left out, and a node of which nothing is known is its IRI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Node, URIRef
from rdflib.namespace import PROV

from kg.base.wording import day_text, flat
from kg.rdf.terms import BASE, ELI, OA, PREFIXES, VN, read

_DOCUMENT = re.compile(re.escape(BASE) + r"/akn/[^#~]+(?<!/vie)\Z")
_HAS_YEAR = re.compile(r"/(?:19|20)\d\d/")
_LONGEST = 80
_MOST_VALUES = 3
_WORDS = {
    "document": ("Văn bản", "Document"),
    "of_day": ("{text} ngày {day}", "{text} of {day}"),
    "by": ("{text} của {issuer}", "{text} by {issuer}"),
    "relation": ("{subject}, quan hệ “{relation}” với {object}", "{subject}, relation “{relation}” to {object}"),
    "fact": ("{subject}, dữ kiện “{field}”", "{subject}, fact “{field}”"),
    "named": ("{kind} “{name}”", "{kind} “{name}”"),
    "some": ("một văn bản", "a document"),
}


@cache
def _ontology() -> Graph:
    """The ontology, to be read only."""
    return read("vnlegal")


class Words:
    """The words of one graph in one language, "vi" or "en"."""

    def __init__(self, graph: Graph, lang: str) -> None:
        self._graph, self._lang = graph, lang
        self._ontology = _ontology()

    def document_of(self, node: Node) -> Node | None:
        """The document that a node is or belongs to; None for a body, a source and what hangs in the air."""
        if self._is_document(node):
            return node
        statement = self._statement_of(node)
        for start in (node, statement) if statement else (node,):
            for ahead in (ELI.realizes, ELI.is_part_of, VN.about, RDF.subject, RDF.object):
                if (found := self._graph.value(start, ahead)) is not None and self._is_document(found):
                    return found
        owner = self._graph.value(predicate=ELI.is_realized_by, object=node)
        if owner is None and isinstance(node, URIRef) and node.endswith("/vie"):
            owner = URIRef(node.removesuffix("/vie"))
        return owner if owner is not None and self._is_document(owner) else None

    def name(self, node: Node) -> str:
        """A node in words: "Nghị định 59/2023/NĐ-CP của Chính phủ"."""
        if self._is_document(node):
            return self._document(node)
        if (statement := self._statement_of(node)) is not None:
            return self._relation(statement)
        document = self.document_of(node)
        field = self._graph.value(node, VN.field)
        if document is not None and field is not None:
            return self._say("fact", subject=self._document(document), field=_short(field))
        if document is not None and (node, ELI.is_part_of, document) in self._graph:
            return f"{self._label(self._graph, node) or _compact(node)}, {self._document(document)}"
        if document is not None:
            return self._document(document)
        label = self._label(self._graph, node)
        kind = self._kind(node)
        if kind:
            return self._say("named", kind=kind, name=_short(label)) if label else f"{kind} {_compact(node)}"
        return _short(label) if label else _compact(node)

    def values(self, values: Sequence[Node], *, kinds: bool = False) -> list[str]:
        """Some values in words, the first few; with their datatypes where that is the matter."""
        told = [self._value(value, kinds) for value in values[:_MOST_VALUES]]
        return [*told, "…"] if len(values) > _MOST_VALUES else told

    def _value(self, value: Node, kinds: bool) -> str:
        if isinstance(value, Literal):
            kind = f" ({_compact(value.datatype)})" if kinds and value.datatype else ""
            return f"“{_short(value)}”{kind}"
        return self._document(value) if self._is_document(value) else self._label(self._graph, value) or _compact(value)

    def _is_document(self, node: Node) -> bool:
        kinds = (ELI.LegalResource, VN.Act, VN.WorkingDocument)
        return any((node, RDF.type, kind) in self._graph for kind in kinds) or (
            isinstance(node, URIRef) and bool(_DOCUMENT.match(node))
        )

    def _document(self, node: Node) -> str:
        kind = self._label(self._ontology, self._graph.value(node, ELI.type_document)) or self._say("document")
        symbol = next(self._texts(node, ELI.id_local), None)
        title = next(
            (text for e in self._graph.objects(node, ELI.is_realized_by) for text in self._texts(e, ELI.title)), None
        )
        if not symbol and not title:
            return _short(str(node).removeprefix(BASE), 2 * _LONGEST)
        if symbol:
            text = f"{kind} {_short(symbol)}"
        else:  # "Luật Thực hiện dân chủ ở cơ sở" says what it is
            text = _short(title) if str(title).casefold().startswith(kind.casefold()) else f"{kind}: {_short(title)}"
        day = next(self._texts(node, ELI.date_document), None)
        if day and not (symbol and _HAS_YEAR.search(symbol)):
            text = self._say("of_day", text=text, day=_day(day, self._lang))
        bodies = (self._label(self._graph, body) for body in sorted(self._graph.objects(node, VN.issuedBy), key=str))
        issuers = [_short(body) for body in bodies if body]
        return self._say("by", text=text, issuer="; ".join(issuers)) if issuers else text

    def _relation(self, statement: Node) -> str:
        subject, relation, object_ = (
            self._graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        return self._say(
            "relation",
            subject=self._other(subject),
            relation=(self._label(self._ontology, relation) or _compact(relation)) if relation else "?",
            object=self._other(object_),
        )

    def _other(self, node: Node | None) -> str:
        """One end of a relation, whatever stands there."""
        if node is None:
            return self._say("some")
        return self._document(node) if self._is_document(node) else _compact(node)

    def _statement_of(self, node: Node) -> Node | None:
        """The statement that a node is, or whose evidence or selector it is."""
        for _ in range(3):
            if any((node, part, None) in self._graph for part in (RDF.subject, RDF.predicate, RDF.object)):
                return node
            above = self._graph.value(predicate=PROV.wasDerivedFrom, object=node) if self._is_evidence(node) else None
            above = above or self._graph.value(predicate=OA.hasSelector, object=node)
            if above is None:
                return None
            node = above
        return None

    def _is_evidence(self, node: Node) -> bool:
        return any((node, part, None) in self._graph for part in (OA.hasSource, OA.hasSelector)) or (
            node, RDF.type, VN.Evidence
        ) in self._graph  # fmt: skip

    def _kind(self, node: Node) -> str | None:
        kinds = sorted(self._graph.objects(node, RDF.type), key=lambda kind: (not str(kind).startswith(VN), str(kind)))
        return next((name for kind in kinds if (name := self._label(self._ontology, kind))), None)

    def _label(self, graph: Graph, node: Node | None) -> str | None:
        """The name in the language asked for, else in any."""
        names = (
            [name for p in (SKOS.prefLabel, RDFS.label) for name in graph.objects(node, p) if isinstance(name, Literal)]
            if node is not None
            else []
        )
        own = [name for name in names if name.language == self._lang]
        return next((text for name in (*sorted(own), *sorted(names)) if (text := str(name).strip())), None)

    def _texts(self, node: Node, path: URIRef) -> Iterator[str]:
        return (text for value in sorted(self._graph.objects(node, path), key=str) if (text := str(value).strip()))

    def _say(self, key: str, **values: str) -> str:
        return _WORDS[key][self._lang != "vi"].format(**values)


def _compact(node: Node) -> str:
    """An IRI by its prefix where it has one of ours: "eli:Language"."""
    for prefix, space in PREFIXES.items():
        if str(node).startswith(str(space)):
            return _short(f"{prefix}:{str(node)[len(str(space)) :]}")
    return _short(str(node).removeprefix(BASE))


def _day(text: str, lang: str) -> str:
    try:
        return day_text(date.fromisoformat(text), lang)
    except ValueError:
        return _short(text)


def _short(text: object, most: int = _LONGEST) -> str:
    told = flat(str(text))
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"
