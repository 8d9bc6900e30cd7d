"""An answer: its formats, and how the view gives it."""

from __future__ import annotations

import re
import tempfile
import threading
from typing import IO, TYPE_CHECKING

from kg.rdf.sparql.query import Query, SparqlError
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Formats of a table of solutions or a yes or no, and their media types.
TABLES = {
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
}
#: Formats of a graph.
GRAPHS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "json": "application/ld+json",
    "xml": "application/rdf+xml",
}
_IN_MEMORY = 32 * 2**20
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
#: What Oxigraph says in so many words, among the tokens that it would have taken.
_REASONS = ("Prefix not found", "The SELECT contains a variable that is unbound", "IRI parsing failed")


def media_type(query: Query, form: str) -> str:
    """The media type of an answer in format `form`; SparqlError if the query has no such answer."""
    kinds = TABLES if query.form in ("select", "ask") else GRAPHS
    if form not in kinds or (query.form == "ask" and form in ("csv", "tsv")):
        allowed = [name for name in kinds if query.form != "ask" or name in ("json", "xml")]
        raise SparqlError("no_such_answer", verb=query.form.upper(), form=form, names=", ".join(allowed))
    return kinds[form]


def ask_view(view: ox.Store, query: Query, form: str, seconds: float) -> IO[bytes]:
    """The view's answer in format `form`, at its beginning.

    SparqlError for a syntax error (with its line and column) and when it takes longer than `seconds`.
    """
    media_type(query, form)
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the caller reads and closes it)
    wrong: list[BaseException] = []

    def work() -> None:
        try:
            _write(view, query, form, out)
        except BaseException as error:  # told by the thread that waits
            wrong.append(error)

    # The engine cannot be interrupted, but it can be left alone: it runs beside, and ends with the program.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        raise SparqlError("too_slow", seconds=f"{seconds:g}")
    if wrong:
        if isinstance(wrong[0], SyntaxError):
            raise _syntax(str(wrong[0]), query.text) from None
        if isinstance(wrong[0], OSError):
            raise SparqlError("view_failed", why=" ".join(str(wrong[0]).split())) from None
        raise wrong[0]
    out.seek(0)
    return out


def _write(view: ox.Store, query: Query, form: str, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    found = view.query(query.text, prefixes=query.prefixes)
    if isinstance(found, ox.QueryTriples):
        kind = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "json": ox.RdfFormat.JSON_LD,
                "xml": ox.RdfFormat.RDF_XML}[form]  # fmt: skip
        names = {name: str(space) for name, space in PREFIXES.items()} if form == "ttl" else None
        ox.serialize(found, out, kind, prefixes=names)
    else:
        table = {"json": ox.QueryResultsFormat.JSON, "csv": ox.QueryResultsFormat.CSV,
                 "tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}[form]  # fmt: skip
        found.serialize(out, table)


def _syntax(message: str, text: str) -> SparqlError:
    """The place of a syntax error and the word that stands there; the tokens that would have fitted are no help."""
    found = _POSITION.match(message)
    if found is None:
        return SparqlError("bad_syntax", why=" ".join(message.split()))
    row, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    here = lines[row - 1][column - 1 :].split()[:1] if row <= len(lines) else []
    reason = next((reason for reason in _REASONS if reason in found[3]), None)
    return SparqlError("bad_place", row=row, column=column, here=here[0][:40] if here else "", reason=reason)
