"""kg validate"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words.validate import say

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.rdf.describe import Words
    from kg.rdf.validate import Violation

_INPUTS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")  # keys of kg.rdf.read.FORMATS, which rdflib comes with


@click.command(
    epilog="\b\nExamples:\n  kg validate\n  kg validate graph.ttl --lang vi\n"
    "  kg validate - --input-format nt --format json"
)
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--input-format", type=click.Choice(_INPUTS), help="The format of FILE; else its suffix tells.")
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), default=10, show_default=True, help="Lines for each kind of fault."
)
@format_option("text", "json")
@db_option
@lang_option
def command(file: str | None, input_format: str | None, limit: int, form: str, db: str | None, lang: str) -> None:
    """Check a graph against the shapes of our ontology (SHACL): the store, or a FILE of RDF.

    FILE is .ttl, .nt, .nq, .trig, .jsonld or .rdf; "-" reads standard input. Each fault names its document. The shapes
    judge form, not law. Exit code 1 when something is wrong.
    """
    if file == "-" and not input_format:
        raise click.UsageError(say("stdin_form", lang, forms=", ".join(_INPUTS)))
    from kg.rdf.validate import graph_of_file, graph_to_validate, shape_graphs, violations

    if file:
        graph = graph_of_file(file, input_format)
    else:
        with store(db) as opened:
            graph = graph_to_validate(opened.conn)
    with click.progressbar(shape_graphs(), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        found = list(violations(graph, bar))
    if form == "json":
        _print_json(graph, found, lang)
    else:
        _print_text(graph, found, limit, lang)
    if found:
        sys.exit(1)


def _print_text(graph: Graph, found: list[Violation], limit: int, lang: str) -> None:
    """A line for each document and fault; of one fault, `limit` lines and a count of the rest."""
    from kg.rdf.describe import Words
    from kg.rdf.validate import documents

    words, known = Words(graph, lang), documents(graph)
    for _, same in groupby(found, key=lambda one: one.message):
        lines = Counter(line_of(words, one, lang) for one in same)
        for line, count in list(lines.items())[:limit]:
            click.echo(line + (say("times", lang, count=count) if count > 1 else ""))
        if len(lines) > limit:
            click.echo(say("more", lang, count=len(lines) - limit))
    if not found:
        click.echo(say("clean", lang, documents=len(known)))
        return
    touched = {words.document_of(one.node) for one in found} & known
    click.echo(say("sum", lang, faults=len(found), touched=len(touched), documents=len(known)))


def line_of(words: Words, one: Violation, lang: str) -> str:
    """The document, or the node that is none, what is wrong with it, and what stands there."""
    values = words.values(one.values, kinds=one.wrong_kind)
    had = say("it_has", lang, values="; ".join(values)) if values else ""
    return say("line", lang, name=words.name(one.node), message=one.message[lang != "vi"]) + had


def _print_json(graph: Graph, found: list[Violation], lang: str) -> None:
    from kg.contract.graphs import ValidateOut, ViolationOut
    from kg.rdf.describe import Words
    from kg.rdf.validate import documents

    words = Words(graph, lang)
    out = []
    for one in found:
        document = words.document_of(one.node)
        out.append(
            ViolationOut(
                document=str(document) if document is not None else None,
                node=str(one.node),
                name=words.name(one.node),
                message=one.message[lang != "vi"],
                path=str(one.path) if one.path else None,
                values=words.values(one.values, kinds=one.wrong_kind),
            )
        )
    result = ValidateOut(conforms=not found, documents=len(documents(graph)), violations=out)
    print_json(result.model_dump(mode="json"))
