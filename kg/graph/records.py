"""What one reading brings into a store: plain data, made without one, so that any process can make it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from typing import Any

from kg.graph.learned import ACTS, Learned, learn
from kg.graph.relate import relations
from kg.model import Certainty, Citation, DocType, Edge, Evidence
from kg.register.identity import Described
from kg.resolve import Reading, Resolved
from kg.text import Text
from kg.tuples import NamedTuple

#: The path of a text that came from no file.
STANDARD_INPUT = "-"


class Shown(NamedTuple):
    """What a text shows of a document, itself or one that it cites: columns of the store's table `document`."""

    symbol: str | None
    type: DocType
    title: str | None
    issuer: str | None
    level: str
    place: str | None
    issued: str | None  # an ISO day
    year: int | None


class Cited(NamedTuple):
    """A document as a text cites it: its IRI by the register, how sure that is, whether the register has it."""

    iri: str
    certainty: Certainty
    known: bool
    said: Described | None
    shown: Shown


class Mention(NamedTuple):
    """A citation: its place in the text, its words, and the IRI of the document."""

    start: int
    end: int
    text: str
    document: str
    certainty: Certainty


class Records(NamedTuple):
    """What one reading brings into a store.

    `name` is the file as it was named and `path` where it lies, `length` and `digest` (SHA-256) are those of its
    words. `iri` is the text's own identity, `own` and `shown` what it says of itself. `cited` are the documents that
    it cites, each way of citing one once, `mentions` the citations but for its own number. `edges` are what it states
    between documents; those of `learned` come first, which a normative text tells the register.
    """

    name: str
    path: str
    length: int
    digest: str
    iri: str
    own: Described | None
    shown: Shown
    cited: tuple[Cited, ...]
    mentions: tuple[Mention, ...]
    edges: tuple[Edge, ...]
    learned: Learned | None

    def __reduce__(self) -> tuple[Callable[..., Records], tuple[object, ...]]:
        """Plain tuples go from one process to another several times faster than hundreds of objects."""
        return _sent, _to_send(self)


def records_of(text: Text, reading: Reading, path: str | None = None) -> Records:
    """What `reading` of `text` brings; pure, and asks no store.

    `path` is what the store knows the text by, where it is no file: else that of the file.
    """
    learned = learn(text.text, reading)
    cited = [one for one in reading.citations if one.citation.form != "self"]
    return Records(
        text.path,
        path or (text.path if text.path == STANDARD_INPUT else os.path.abspath(text.path)),
        len(text.text),
        hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest(),
        reading.iri,
        reading.own,
        _itself(text, reading),
        tuple(dict.fromkeys(_cited(text.text, one) for one in cited)),
        tuple(Mention(*one.citation[:3], one.document, one.certainty) for one in cited),
        tuple(_edges(text.text, reading, learned)),
        learned,
    )


def _to_send(records: Records) -> tuple[object, ...]:
    learned = records.learned
    return (
        records.name, records.path, records.length, records.digest, records.iri,
        None if records.own is None else tuple(records.own),
        tuple(records.shown),
        [(one[0], one[1], one[2], None if one[3] is None else tuple(one[3]), tuple(one[4])) for one in records.cited],
        [tuple(one) for one in records.mentions],
        [
            (e.subject, e.relation, e.object, e.basis, e.rule, e.scope, e.effective, e.certainty, e.location,
             e.evidence.document, e.evidence.start, e.evidence.end, e.evidence.quote)
            for e in records.edges
        ],
        None if learned is None else (learned.documents, len(learned.edges), learned.facts),
    )  # fmt: skip


def _sent(
    name: str, path: str, length: int, digest: str, iri: str, own: tuple[Any, ...] | None, shown: tuple[Any, ...],
    cited: list[tuple[Any, ...]], mentions: list[tuple[Any, ...]], edges: list[tuple[Any, ...]],
    learned: tuple[Any, ...] | None,
) -> Records:  # fmt: skip
    stated = tuple(Edge(*(*one[:8], Evidence(*one[9:]), one[8])) for one in edges)
    return Records(
        name, path, length, digest, iri, Described._make(own) if own else None, Shown._make(shown),
        tuple(
            Cited(document, certainty, known, Described._make(said) if said else None, Shown._make(shows))
            for document, certainty, known, said, shows in cited
        ),
        tuple(map(Mention._make, mentions)), stated,
        Learned(learned[0], stated[: learned[1]], learned[2]) if learned else None,
    )  # fmt: skip


def _itself(text: Text, reading: Reading) -> Shown:
    """How the text shows: a page without a head of its own by what it calls itself."""
    report = reading.report
    title = report.title or (None if report.symbol else text.source.title)
    place = report.places[0] if report.places else None
    return Shown(
        report.symbol, report.type, title, report.body.name if report.body else None,
        report.body.level if report.body else "unknown", place.iri_code if place else None,
        report.day.isoformat() if report.day else None, report.as_of.year if report.as_of else None,
    )  # fmt: skip


def _cited(text: str, one: Resolved) -> Cited:
    citation, body = one.citation, one.citation.issuer
    shown = Shown(
        citation.symbol, citation.type, _title(text, citation), body.name if body else None,
        one.place.level if one.place else body.level if body else "unknown",
        one.place.iri_code if one.place else None, citation.day.isoformat() if citation.day else None, citation.year,
    )  # fmt: skip
    return Cited(one.document, one.certainty, one.known, one.said, shown)


def _title(text: str, citation: Citation) -> str | None:
    if citation.subject is not None:
        return " ".join(text[slice(*citation.subject)].split())
    return citation.name


def _edges(text: str, reading: Reading, learned: Learned | None) -> Sequence[Edge]:
    """What a text states. Of its own acts a normative text's clauses say more than the shapes of its sentences."""
    found = relations(text, reading)
    if learned is None:
        return found
    own = {(edge.subject, edge.relation, edge.object) for edge in learned.edges}
    rest = [
        edge
        for edge in found
        if (edge.subject, edge.relation, edge.object) not in own
        and not (edge.subject == reading.iri and edge.relation in ACTS)
    ]
    return [*learned.edges, *rest]
