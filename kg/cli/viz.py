"""kg viz"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.cli.options import as_of_option, db_option, lang_option, store, the_document
from kg.cli.words import say


@click.command(
    epilog="\b\nExamples:\n  kg viz bao-cao.txt -o mang-luoi.html\n  kg viz 10/2022/QH15 -o luat.html --depth 1"
)
@click.argument("doc", metavar="DOC|FILE")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The page to write.")
@click.option("--depth", type=click.IntRange(1, 4), default=2, show_default=True, help="How many steps around DOC.")
@as_of_option("The day to tell validity of; a report's own day, else today.")
@db_option
@lang_option
def command(doc: str, output: str, depth: int, as_of: date | None, db: str | None, lang: str) -> None:
    """Draw the network of a document, or of a file and all it cites, as one HTML page that needs no network.

    A FILE is read into the store first.
    """
    with store(db) as opened:
        if Path(doc).is_file():
            from kg.viz.picture import report_picture

            from kg.graph.ingest import ingest
            from kg.reading import read_document

            text, reading = read_document(doc, opened.conn)
            ingest(opened.conn, text, reading)
            picture = report_picture(opened.conn, reading.iri, as_of or reading.report.as_of or date.today())
        else:
            from kg.viz.picture import neighbourhood

            found = the_document(opened.conn, doc, lang)
            picture = neighbourhood(opened.conn, found.iri, as_of or date.today(), depth=depth)
    from kg.viz.network import write_network

    try:
        write_network(picture, output, lang)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
    click.echo(say("written", lang, path=output))
