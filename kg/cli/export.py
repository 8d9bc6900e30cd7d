"""kg export"""

from __future__ import annotations

import sys

import click

from kg.cli.options import db_option, lang_option, output_option, store
from kg.cli.words import say


@click.command(epilog="\b\nExamples:\n  kg export -o graph.ttl\n  kg export -o graph.jsonld")
@output_option("The file to write; its suffix chooses: .ttl .nt .jsonld .rdf")
@db_option
@lang_option
def command(output: str, db: str | None, lang: str) -> None:
    """Write the whole graph as RDF, on our ontology and ELI 1.3."""
    from kg.rdf import export

    with store(db) as opened:
        try:
            count = export(opened.conn, output)
        except ValueError as error:  # a suffix that no format has
            click.echo(f"kg: {error}", err=True)
            sys.exit(2)
    click.echo(say("written_triples", lang, path=output, count=count))
