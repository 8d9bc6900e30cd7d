"""kg export"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import db_option, lang_option, output_option, store
from kg.cli.words.exchange import say
from kg.store.graph import count_documents


@click.command(
    epilog="\b\nExamples:\n"
    "  kg export -o graph.ttl\n"
    "  kg export -o graph.nt.gz\n"
    "  kg export -o graph.csv\n"
    "  kg export -o graph.gexf"
)
@output_option(
    "The file to write; its suffix chooses: .ttl .nt .nq .trig .jsonld .rdf, .graphml .gexf, .csv .parquet; "
    "all but the last two also with .gz."
)
@click.option("--paths", is_flag=True, help="Tell the folders of the files that were read, not their names alone.")
@db_option
@lang_option
def command(output: str, paths: bool, db: str | None, lang: str) -> None:
    """Write the whole store in a form that other programs read, and `kg import` reads back without loss.

    RDF (ttl, nt, nq, trig, jsonld, rdf) is on our ontology and ELI 1.3; in nq and trig each source is a named graph.
    GraphML and GEXF are for Gephi, yEd and networkx. From "graph.csv" come graph-nodes.csv and graph-edges.csv, as
    Gephi and Excel read them, and further tables of who says what; from "graph.parquet" the same as Parquet.
    """
    from kg.exchange import SUFFIXES, export, kind_of

    try:
        suffix, _ = kind_of(Path(output))
    except ValueError:
        raise click.ClickException(say("suffix", lang, name=Path(output).name, known=", ".join(SUFFIXES))) from None
    try:
        with store(db) as opened:
            total = count_documents(opened.conn)
            with click.progressbar(
                length=total, label=say("writing", lang), file=sys.stderr, hidden=not sys.stderr.isatty()
            ) as bar:
                count, files = export(
                    opened.conn, output, paths=paths, progress=lambda done: bar.update(done - bar.pos)
                )
    except ValueError as error:  # a store that has no form in RDF
        click.echo(f"kg: {error}", err=True)
        sys.exit(2)
    except ModuleNotFoundError:
        raise click.ClickException(say("no_parquet", lang)) from None
    if len(files) > 1:
        names = ", ".join(file.name for file in files)
        click.echo(say("tables", lang, count=count, files=len(files), names=names))
    else:
        click.echo(say("graph" if suffix in (".graphml", ".gexf") else "triples", lang, path=output, count=count))
