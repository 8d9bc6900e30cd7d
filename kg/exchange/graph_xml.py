"""GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx: documents as nodes, relations as edges.

What has no place of its own in a graph goes along as JSON: on a node its claims, facts, reading and citations, on
the whole the sources. Text that XML cannot hold is written with spaces for what is forbidden, and once more, escaped,
under `verbatim`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TextIO, TypeAlias
from xml.parsers import expat

from kg.base.xml import clean, escape
from kg.store.records import (
    FORMAT,
    CitationRecord,
    ClaimRecord,
    DocumentRecord,
    Dossier,
    EdgeRecord,
    FactRecord,
    Head,
    ReadingRecord,
    Record,
    SourceRecord,
    StoreReader,
    columns,
)
from kg.text.errors import UnreadableError

_BLOCK = 1 << 16
_MOST_BYTES = 64 << 20  # of one node or edge
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
#: The lists that a node carries; the records in them leave out the document that they belong to.
_CARRIED: dict[str, type[ClaimRecord] | type[FactRecord] | type[ReadingRecord] | type[CitationRecord]] = {
    "claims": ClaimRecord, "facts": FactRecord, "readings": ReadingRecord, "citations": CitationRecord,
}  # fmt: skip
_NODE = [column.name for column in columns(DocumentRecord)[1:]]
_EDGE = [column.name for column in columns(EdgeRecord) if column.name not in ("subject", "object")]
_NUMBERS = {column.name for kind in (DocumentRecord, EdgeRecord) for column in columns(kind) if column.number}

Values: TypeAlias = dict[str, str]


def write_graphml(store: StoreReader, stream: TextIO) -> int:
    """Write the store as GraphML; the number of nodes and edges."""
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_GRAPHML}">\n')
    for owner, names in (("graph", ["about"]), ("node", _node_names()), ("edge", _edge_names())):
        for name in names:
            kind = "int" if name in _NUMBERS else "string"
            stream.write(f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('<graph id="kg" edgedefault="directed">\n')
    stream.write(f'<data key="graph-about">{escape(_about(store))}</data>\n')

    def data(owner: str, values: Values) -> str:
        return "".join(f'<data key="{owner}-{name}">{escape(value)}</data>' for name, value in values.items())

    count = 0
    for dossier in store.dossiers(edges=False):
        count += 1
        stream.write(f'<node id="{escape(dossier.document.iri)}">{data("node", _node_values(dossier))}</node>\n')
    for number, edge in enumerate(store.edges(), 1):
        count += 1
        ends = f'source="{escape(edge.subject)}" target="{escape(edge.object)}"'
        stream.write(f'<edge id="e{number}" {ends}>{data("edge", _edge_values(edge))}</edge>\n')
    stream.write("</graph>\n</graphml>\n")
    return count


def write_gexf(store: StoreReader, stream: TextIO) -> int:
    """Write the store as GEXF 1.3; the number of nodes and edges."""
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="{_GEXF}" version="1.3">\n')
    stream.write(f"<meta><creator>vn-legal-kg</creator><description>{escape(_about(store))}</description></meta>\n")
    stream.write('<graph defaultedgetype="directed" mode="static">\n')
    for owner, names in (("node", _node_names()), ("edge", _edge_names())):
        stream.write(f'<attributes class="{owner}">\n')
        for name in names:
            kind = "integer" if name in _NUMBERS else "string"
            stream.write(f'<attribute id="{owner}-{name}" title="{name}" type="{kind}"/>\n')
        stream.write("</attributes>\n")

    def values(owner: str, said: Values) -> str:
        inside = "".join(f'<attvalue for="{owner}-{name}" value="{escape(value)}"/>' for name, value in said.items())
        return f"<attvalues>{inside}</attvalues>"

    count = 0
    stream.write("<nodes>\n")
    for dossier in store.dossiers(edges=False):
        count += 1
        said = _node_values(dossier)
        head = f'id="{escape(dossier.document.iri)}" label="{escape(said.pop("label"))}"'
        stream.write(f"<node {head}>{values('node', said)}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for number, edge in enumerate(store.edges(), 1):
        count += 1
        ends = f'source="{escape(edge.subject)}" target="{escape(edge.object)}" label="{escape(edge.relation)}"'
        stream.write(f'<edge id="e{number}" {ends}>{values("edge", _edge_values(edge))}</edge>\n')
    stream.write("</edges>\n</graph>\n</gexf>\n")
    return count


def read_graph_xml(stream: BinaryIO, root: str) -> Iterator[Record]:
    """The records of a GraphML or GEXF file (`root` tells which) that `kg export` wrote.

    Raises UnreadableError if it is damaged, cut short, of another origin, or declares entities.
    """
    parser = _Parser(root)
    known = False
    try:
        while True:
            block = stream.read(_BLOCK)
            parser.feed(block)
            for element in parser.taken():
                if not known and element.name != "about":
                    raise UnreadableError("foreign_exchange")
                known = True
                yield from _READERS[element.name](element)
            if not block:
                break
    except (expat.ExpatError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError("bad_exchange", f"{type(error).__name__}: {error}"[:200]) from None
    if not known:
        raise UnreadableError("foreign_exchange")


# -- what is written ----------------------------------------------------------------------------------------------


def _node_names() -> list[str]:
    return ["label", *_NODE, *_CARRIED, "verbatim"]


def _edge_names() -> list[str]:
    return [*_EDGE, "verbatim"]


def _about(store: StoreReader) -> str:
    sources = [_object(source) for source in store.sources()]
    return _json({"format": FORMAT, "register": store.head().register, "sources": sources})


def _node_values(dossier: Dossier) -> Values:
    document = dossier.document
    label = document.symbol or document.title or document.iri.rpartition("/")[2]
    values = _values([("label", label), *zip(_NODE, document[1:], strict=True)])
    lists: tuple[Sequence[Record], ...] = (dossier.claims, dossier.facts, dossier.readings, dossier.citations)
    for name, carried in zip(_CARRIED, lists, strict=True):
        if carried:
            values[name] = _json([_object(record, skip=1) for record in carried])
    return values


def _edge_values(edge: EdgeRecord) -> Values:
    return _values([(name, getattr(edge, name)) for name in _EDGE])


def _values(said: list[tuple[str, Any]]) -> Values:
    """What is known, as text that XML can hold; as it stands under `verbatim` where that is not all."""
    raw = {name: str(value) for name, value in said if value is not None}
    values = {name: clean(text) for name, text in raw.items()}
    odd = {name: text for name, text in raw.items() if values[name] != text and name != "label"}
    return {**values, "verbatim": _json(odd)} if odd else values


def _object(record: Record, skip: int = 0) -> dict[str, Any]:
    return {
        column.name: value
        for column, value in list(zip(columns(type(record)), record, strict=True))[skip:]
        if value is not None
    }


def _json(value: object) -> str:
    """JSON that XML can hold: what is beyond that is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if clean(text) == text else json.dumps(value, separators=(",", ":"))


# -- what is read -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Element:
    """A node, an edge, or ("about") what is told of the whole file."""

    name: str
    attributes: dict[str, str]
    values: Values = field(default_factory=dict)


class _Parser:
    """Finds the nodes and edges of either format; holds one of them at a time."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._seen_root = False
        self._element: _Element | None = None
        self._key: str | None = None
        self._text: list[str] = []
        self._size = 0
        self._taken: list[_Element] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, block: bytes) -> None:
        """Parse the next bytes; none tell the end."""
        self._size += len(block)
        if self._size > _MOST_BYTES:
            raise ValueError(f"more than {_MOST_BYTES >> 20} MB without an end")
        self._parser.Parse(block, not block)

    def taken(self) -> list[_Element]:
        """What has ended since the last time."""
        taken, self._taken = self._taken, []
        return taken

    def _refuse(self, *_: object) -> None:
        raise ValueError("<!DOCTYPE>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._seen_root:
            if name != self._root:
                raise UnreadableError("foreign_exchange")
            self._seen_root = True
        if name in ("node", "edge"):
            self._element = _Element(name, attributes)
        elif name == "data":
            self._key, self._text = attributes.get("key", ""), []
        elif name == "description":
            self._key, self._text = "graph-about", []
        elif name == "attvalue" and self._element:
            key = attributes.get("for", "").partition("-")[2]
            self._element.values[key] = attributes.get("value", "")

    def _characters(self, text: str) -> None:
        if self._key is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name in ("data", "description") and self._key is not None:
            owner, _, key = self._key.partition("-")
            text = "".join(self._text)
            self._key, self._text = None, []
            if owner == "graph":
                self._taken.append(_Element("about", {}, {key: text}))
                self._size = 0
            elif self._element:
                self._element.values[key] = text
        elif name in ("node", "edge") and self._element:
            self._taken.append(self._element)
            self._element = None
            self._size = 0


def _about_records(element: _Element) -> Iterator[Record]:
    try:
        about = json.loads(element.values["about"])
        written = about["format"]
    except (ValueError, KeyError, TypeError):
        raise UnreadableError("foreign_exchange") from None
    if written != FORMAT:
        raise UnreadableError("other_exchange", written)
    yield Head(written, about["register"])
    for source in about["sources"]:
        yield SourceRecord(**_all(SourceRecord, source))


def _node_records(element: _Element) -> Iterator[Record]:
    iri = element.attributes["id"]
    yield DocumentRecord(**_all(DocumentRecord, _read(element) | {"iri": iri}))
    for name, kind in _CARRIED.items():
        for carried in json.loads(element.values.get(name, "[]")):
            yield kind(**_all(kind, {columns(kind)[0].name: iri, **carried}))


def _edge_records(element: _Element) -> Iterator[Record]:
    ends = {"subject": element.attributes["source"], "object": element.attributes["target"]}
    yield EdgeRecord(**_all(EdgeRecord, _read(element) | ends))


_READERS: dict[str, Callable[[_Element], Iterator[Record]]] = {
    "about": _about_records, "node": _node_records, "edge": _edge_records,
}  # fmt: skip


def _read(element: _Element) -> dict[str, Any]:
    values: dict[str, Any] = {**element.values, **json.loads(element.values.get("verbatim", "{}"))}
    return {name: int(value) if name in _NUMBERS else value for name, value in values.items()}


def _all(kind: type[Record], said: dict[str, Any]) -> dict[str, Any]:
    """Every column of a kind; None for what is not told."""
    return {column.name: said.get(column.name) for column in columns(kind)}
