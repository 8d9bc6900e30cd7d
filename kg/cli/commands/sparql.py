"""kg sparql"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kg.cli.options import db_option, lang_option, store

if TYPE_CHECKING:
    import sqlite3

    from kg.rdf.sparql.query import Query

_FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt")
_LONGEST_QUERY = 2**20
_TOLD_EVERY = 20_000


@click.command(
    epilog="\b\nExamples:\n"
    '  kg sparql "SELECT ?type (COUNT(*) AS ?n) { ?doc eli:type_document ?type } GROUP BY ?type ORDER BY DESC(?n)"\n'
    "  kg sparql cau-hoi.rq --format csv\n"
    '  kg sparql --endpoint http://127.0.0.1:7878/query "ASK { ?a vn:implements ?b }"'
)
@click.argument("query", metavar="QUERY|FILE|-")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 server instead of the store.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS),
    help="How to print it; else a table, and Turtle for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.1, 86_400), default=60, show_default=True, metavar="SECONDS",
    help="Give up after so long.",
)  # fmt: skip
@db_option
@lang_option
def command(
    query: str, endpoint: str | None, form: str | None, timeout: float, db: str | None, lang: str
) -> None:  # fmt: skip
    """Answer a SPARQL query from the store, or from a server.

    QUERY is SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes vn: eli: dcterms: skos: prov: oa: org: rdf: rdfs: xsd:
    and those of our lists (type: level: basis: certainty: origin:) are known. What would change data, or reach another
    server, is refused. Only --endpoint uses the network. docs/sparql.md has ten worked queries.
    """
    from kg.rdf.sparql.query import read_query

    with in_one_line(lang):
        asked = read_query(_text(query, lang))
        form = form or ("table" if asked.form in ("select", "ask") else "ttl")
        _refuse_unfit(asked, form)
        wanted = "json" if form == "table" else form
        if endpoint is not None:
            from kg.rdf.sparql.remote import ask_endpoint
            from kg.rdf.sparql.remote import endpoint as server

            there = server(endpoint)
            with ask_endpoint(there, asked, wanted, timeout) as answer:
                _print(answer, form, None, lang, there.url)
            return
        from kg.cli.words.sparql import say
        from kg.rdf.sparql.answer import ask_view
        from kg.rdf.sparql.view import open_view

        with store(db) as opened:
            with counting("building", lang) as tell:
                view, kept = open_view(opened, tell)
            if not kept and opened.path is not None:
                click.echo(f"kg: {say('in_memory', lang)}", err=True)
            with ask_view(view, asked, wanted, timeout) as answer:
                _print(answer, form, opened.conn, lang)


@contextmanager
def in_one_line(lang: str) -> Iterator[None]:
    """Whatever a query or a server does wrong ends the command with one line."""
    from kg.rdf.sparql.query import SparqlError

    try:
        yield
    except SparqlError as error:
        from kg.cli.words.sparql import explained

        raise click.ClickException(explained(error, lang)) from None


@contextmanager
def counting(key: str, lang: str) -> Iterator[Any]:
    """A function that shows a growing count of triples on a terminal; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from kg.cli.words.sparql import say

    shown = 0

    def tell(count: int) -> None:
        nonlocal shown
        if count - shown >= _TOLD_EVERY:
            shown = count
            click.echo(f"\r{say(key, lang)}: {say('triples', lang, count=f'{count:,}')}", err=True, nl=False)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)


def _text(query: str, lang: str) -> str:
    """The query itself: what was typed, the content of the file of that name, or standard input."""
    from kg.rdf.sparql.query import SparqlError

    if query == "-":
        data = sys.stdin.buffer.read(_LONGEST_QUERY + 1)
    elif "{" not in query and (Path(query).is_file() or not re.search(r"\s", query.strip() or " ")):
        with open(query, "rb") as file:
            data = file.read(_LONGEST_QUERY + 1)
    else:
        return query
    try:
        if len(data) > _LONGEST_QUERY:
            raise ValueError
        return data.decode("utf-8-sig")
    except ValueError:
        raise SparqlError("unreadable", path=query) from None


def _refuse_unfit(query: Query, form: str) -> None:
    """A format that the query's answer does not have is wrong before any work is done."""
    from kg.rdf.sparql.answer import GRAPHS, media_type
    from kg.rdf.sparql.query import SparqlError

    if form == "table" and query.form in ("construct", "describe"):
        raise SparqlError("no_such_graph_answer", verb=query.form.upper(), form=form, names=", ".join(GRAPHS))
    media_type(query, "json" if form == "table" else form)


def _print(answer: IO[bytes], form: str, conn: sqlite3.Connection | None, lang: str, url: str = "") -> None:
    if form != "table":
        shutil.copyfileobj(answer, sys.stdout.buffer)
        if form == "json":
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
        return
    from kg.cli.sparql_table import lines, rows
    from kg.cli.words.sparql import say
    from kg.rdf.sparql.query import SparqlError

    try:
        found = json.load(answer)
        if "boolean" in found:
            click.echo(say("yes" if found["boolean"] else "no", lang))
            return
        heads, cells = rows(found, conn, lang)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise SparqlError("bad_answer", url=url) from None
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 120
    for line in lines(heads, cells, width):
        click.echo(line)
    click.echo(say("rows", lang, count=len(cells)), err=True)
