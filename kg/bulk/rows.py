"""One row a text: what a reading brings (`kg.graph.records`), as Arrow has it and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from kg.graph.learned import Fact, Learned, ToldOf
from kg.graph.records import Cited, Mention, Records, Shown
from kg.model import Edge, Evidence
from kg.register.identity import Described

_TEXT, _NUMBER = pa.string(), pa.int32()
_SHOWN = pa.struct(
    [(name, _NUMBER if name == "year" else _TEXT) for name in Shown._fields],
)
_DESCRIBED_NAMES = ("type", "symbol", "office", "level", "place", "day", "year", "name")
_DAYS = {"day": pa.date32(), "issued": pa.date32(), "effective": pa.date32(), "year": _NUMBER}
_DESCRIBED = pa.struct([(name, _DAYS.get(name, _TEXT)) for name in _DESCRIBED_NAMES])
_TOLD_NAMES = ("iri", "symbol", "type", "title", "issuer", "level", "place", "issued", "effective")

#: A row of what `extract` gives. Where `error` is told, nothing but id, path, reader and `detail` is.
SCHEMA = pa.schema([
    ("id", _TEXT),  # the corpus's own
    ("path", _TEXT),  # what the store knows the text by
    ("reader", _TEXT),  # what read it: program, tables and register (`kg.bulk.frozen.reader_of`)
    ("digest", _TEXT),  # SHA-256 of its words
    ("length", pa.int64()),
    ("nul_characters", _NUMBER),  # read as blanks
    ("iri", _TEXT),  # its own identity
    ("own", _DESCRIBED),
    ("shown", _SHOWN),
    ("cited", pa.list_(pa.struct([
        ("iri", _TEXT), ("certainty", _TEXT), ("known", pa.bool_()), ("said", _DESCRIBED), ("shown", _SHOWN),
    ]))),
    ("citations", pa.list_(pa.struct([
        ("start", pa.int64()), ("end", pa.int64()), ("text", _TEXT), ("document", _TEXT), ("certainty", _TEXT),
    ]))),
    ("edges", pa.list_(pa.struct([
        ("subject", _TEXT), ("relation", _TEXT), ("object", _TEXT), ("basis", _TEXT), ("rule", _TEXT),
        ("scope", _TEXT), ("effective", pa.date32()), ("location", _TEXT), ("start", pa.int64()), ("end", pa.int64()),
        ("quote", _TEXT), ("learned", pa.bool_()),
    ]))),
    ("learned", pa.struct([
        ("documents", pa.list_(pa.struct([(name, _DAYS.get(name, _TEXT)) for name in _TOLD_NAMES]))),
        ("facts", pa.list_(pa.struct([("document", _TEXT), ("field", _TEXT), ("value", _TEXT)]))),
    ])),
    ("error", _TEXT),  # a key of `kg.text.errors.REASONS`, or "fault"
    ("detail", _TEXT),
])  # fmt: skip


def row_of(key: str, reader: str, records: Records, nul_characters: int = 0) -> dict[str, Any]:
    """The row of a text that was read."""
    learned = records.learned
    told = len(learned.edges) if learned else 0
    return {
        "id": key, "path": records.path, "reader": reader, "digest": records.digest, "length": records.length,
        "nul_characters": nul_characters, "iri": records.iri, "own": _described(records.own),
        "shown": records.shown._asdict(),
        "cited": [
            {**one._asdict(), "said": _described(one.said), "shown": one.shown._asdict()} for one in records.cited
        ],
        "citations": [one._asdict() for one in records.mentions],
        "edges": [_edge(one, n < told) for n, one in enumerate(records.edges)],
        "learned": learned and {
            "documents": [{name: getattr(one, name) for name in _TOLD_NAMES} for one in learned.documents],
            "facts": [{"document": one.document, "field": one.field, "value": one.value} for one in learned.facts],
        },
    }  # fmt: skip


def error_row(key: str, path: str, reader: str, error: str, detail: str = "") -> dict[str, Any]:
    """The row of a text that cannot be read."""
    return {"id": key, "path": path, "reader": reader, "error": error, "detail": detail}


def batch_of(rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows as a batch of `SCHEMA`."""
    return pa.RecordBatch.from_pylist(list(rows), schema=SCHEMA)


def records_of_row(row: Mapping[str, Any]) -> Records:
    """What the text of a row without error brings into a store."""
    own = row["iri"]
    edges = [_stated(one, own) for one in row["edges"]]
    learned = row["learned"] and Learned(
        tuple(ToldOf(**one) for one in row["learned"]["documents"]),
        tuple(edge for edge, one in zip(edges, row["edges"], strict=True) if one["learned"]),
        tuple(Fact(**one) for one in row["learned"]["facts"]),
    )
    return Records(
        row["path"], row["path"], row["length"], row["digest"], own, _said(row["own"]), Shown(**row["shown"]),
        tuple(
            Cited(one["iri"], one["certainty"], one["known"], _said(one["said"]), Shown(**one["shown"]))
            for one in row["cited"]
        ),
        tuple(Mention(**one) for one in row["citations"]), tuple(edges), learned,
    )  # fmt: skip


def _described(said: Described | None) -> dict[str, Any] | None:
    return {name: getattr(said, name) for name in _DESCRIBED_NAMES} if said else None


def _said(row: Mapping[str, Any] | None) -> Described | None:
    return Described(**row) if row else None


def _edge(edge: Edge, learned: bool) -> dict[str, Any]:
    evidence = edge.evidence
    return {
        "subject": edge.subject, "relation": edge.relation, "object": edge.object, "basis": edge.basis,
        "rule": edge.rule, "scope": edge.scope, "effective": edge.effective, "location": edge.location,
        "start": evidence.start, "end": evidence.end, "quote": evidence.quote, "learned": learned,
    }  # fmt: skip


def _stated(row: Mapping[str, Any], document: str) -> Edge:
    effective: date | None = row["effective"]
    return Edge(
        row["subject"], row["relation"], row["object"], row["basis"], row["rule"], row["scope"], effective,
        evidence=Evidence(document, row["start"], row["end"], row["quote"]), location=row["location"],
    )  # fmt: skip
