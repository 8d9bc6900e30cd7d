"""The store's graph, sent to a SPARQL 1.1 server by updates alone, which every such server takes.

The triples go in batches into a graph of their own beside the one that is meant (`<graph>/incoming`); when all are
there and counted, one update puts them in place. Whatever stops it on the way has changed nothing that anybody
queries, and the next run begins by removing what was left.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit, urlunsplit

from kg.rdf.mapping import triples
from kg.rdf.sparql.query import SparqlError, read_query
from kg.rdf.sparql.remote import Endpoint, ask_endpoint, send
from kg.rdf.terms import BASE

#: Triples in one update, and the characters at which it is sent though it has fewer.
_BATCH = 10_000
_LONGEST = 4_000_000
_TRIES = 3
_WAIT = 1.0

#: Where servers that have an address for updates alone answer queries: Oxigraph, Fuseki; RDF4J and GraphDB.
_SIBLINGS = (("/update", ("/query", "/sparql")), ("/statements", ("",)))

Progress = Callable[[int], None]


def push(
    conn: sqlite3.Connection, server: Endpoint, *, graph: str | None = None, replace: bool = False,
    query_at: Endpoint | None = None, seconds: float = 300, progress: Progress | None = None,
) -> tuple[int, int]:  # fmt: skip
    """Put the store's triples into `graph` (None: the default graph) of the server that takes updates at `server`.

    They are added to what is there, or take its place (`replace`). `query_at` answers queries; without it the usual
    places beside `server` are tried. Returns how many triples were sent and how many the graph then holds.
    SparqlError when the server cannot be reached, refuses, or does not hold in the end what was sent; the graph is
    then as it was, unless the very last step is what failed. ValueError as `kg.rdf.triples`.
    """
    asked = query_at or _query_place(server, seconds)
    staging = f"{graph or BASE}/incoming"
    target = f"GRAPH <{graph}>" if graph else "DEFAULT"
    _update(server, f"DROP SILENT GRAPH <{staging}>", seconds)
    sent = 0
    for count, lines in _batches(conn):
        _update(server, f"INSERT DATA {{ GRAPH <{staging}> {{\n{lines}}} }}", seconds)
        sent += count
        if progress is not None:
            progress(sent)
    arrived = _count(asked, f"GRAPH <{staging}> {{ ?s ?p ?o }}", seconds)
    if arrived != sent:
        raise SparqlError("not_all", sent=sent, arrived=arrived)
    if replace:  # once: a second MOVE would find nothing to move
        _update(server, f"MOVE GRAPH <{staging}> TO {target}", seconds, tries=1)
    else:
        place = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        # ADD says the same in one word, but not every engine knows it with a default graph.
        _update(server, f"INSERT {{ {place} }} WHERE {{ GRAPH <{staging}> {{ ?s ?p ?o }} }}", seconds)
        _update(server, f"DROP SILENT GRAPH <{staging}>", seconds)
    held = _count(asked, f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o", seconds)
    if held < sent or (replace and graph and held != sent):
        raise SparqlError("not_all", sent=sent, arrived=held)
    return sent, held


def _batches(conn: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    lines: list[str] = []
    length = 0
    for subject, predicate, value in triples(conn):
        line = f"{subject.n3()} {predicate.n3()} {value.n3()} .\n"
        lines.append(line)
        length += len(line)
        if len(lines) == _BATCH or length > _LONGEST:
            yield len(lines), "".join(lines)
            lines, length = [], 0
    if lines:
        yield len(lines), "".join(lines)


def _update(server: Endpoint, text: str, seconds: float, *, tries: int = _TRIES) -> None:
    """One update; sent again when the server was busy or the line broke, if it may be done twice."""
    for left in reversed(range(tries)):
        try:
            send(server, text.encode(), "application/sparql-update", "*/*", seconds).close()
            return
        except SparqlError as error:
            passing = error.key == "no_server" or error.values.get("code") in (429, 502, 503, 504)
            if not (left and passing):
                raise
            time.sleep(_WAIT)


def _count(server: Endpoint, where: str, seconds: float) -> int:
    query = read_query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
    with ask_endpoint(server, query, "json", seconds) as answer:
        try:
            return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])
        except (ValueError, LookupError, TypeError):
            raise SparqlError("no_count", url=server.url) from None


def _query_place(server: Endpoint, seconds: float) -> Endpoint:
    """Where the server answers queries: there, or beside it. SparqlError when none of the usual places does."""
    parts = urlsplit(server.url)
    paths = [parts.path]
    for ending, others in _SIBLINGS:
        if parts.path.endswith(ending):
            paths = [parts.path.removesuffix(ending) + other for other in others] + paths
    first: SparqlError | None = None
    for path in paths:
        there = Endpoint(urlunsplit(parts._replace(path=path, query="")), server.headers)
        try:
            ask_endpoint(there, read_query("ASK { }"), "json", seconds).close()
        except SparqlError as error:
            if error.key in ("no_server", "server_slow"):
                raise
            first = first or error
        else:
            return there
    raise SparqlError("no_query_place", url=server.url, why=first.values.get("code", "") if first else "")
