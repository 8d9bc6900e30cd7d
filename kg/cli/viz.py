"""kg viz"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import as_of_option, db_option, lang_option, output_option, store, the_document, the_words
from kg.cli.words import say
from kg.graph.store import Store

if TYPE_CHECKING:
    from kg.viz.picture import Picture

_FILES = frozenset((".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".doc", ".rtf"))


@click.command(
    epilog="\b\nExamples:\n  kg viz bao-cao.txt -o mang-luoi.html\n  kg viz 10/2022/QH15 -o luat.html --depth 1\n"
    "  kg viz -o tat-ca.html"
)
@click.argument("doc", nargs=-1, metavar="[DOC|FILE]")
@output_option("The page to write.")
@click.option("--depth", type=click.IntRange(1, 4), default=2, show_default=True, help="How many steps around DOC.")
@as_of_option("The day to tell validity of; a report's own day, else today.")
@db_option
@lang_option
def command(doc: tuple[str, ...], output: str, depth: int, as_of: date | None, db: str | None, lang: str) -> None:
    """Draw the network of a document, or of a file and all it cites, as one HTML page that needs no network.

    A FILE is read into the store first. Without DOC or FILE: everything that was read.
    """
    from kg.viz.network import write_network

    typed = the_words(doc)
    with store(db) as opened:
        if not typed:
            picture = _of_everything(opened, as_of, lang)
        elif _is_file(typed):
            picture = _of_file(opened, typed, as_of)
        else:
            picture = _of_document(opened, typed, as_of, depth, lang)
    write_network(picture, output, lang)
    click.echo(say("written", lang, path=output))


def _is_file(typed: str) -> bool:
    """Whether a file is meant: there is one, or the name looks like one."""
    return typed == "-" or Path(typed).exists() or Path(typed).suffix.lower() in _FILES


def _of_everything(opened: Store, as_of: date | None, lang: str) -> Picture:
    from kg.viz.picture import store_picture

    try:
        return store_picture(opened.conn, as_of or date.today())
    except LookupError:
        raise click.ClickException(say("nothing_read", lang)) from None


def _of_file(opened: Store, path: str, as_of: date | None) -> Picture:
    from kg.graph.ingest import ingest
    from kg.reading import read_document
    from kg.viz.picture import report_picture

    text, reading = read_document(path, opened.conn)
    ingest(opened.conn, text, reading)
    return report_picture(opened.conn, reading.iri, as_of or reading.report.as_of or date.today())


def _of_document(opened: Store, typed: str, as_of: date | None, depth: int, lang: str) -> Picture:
    from kg.viz.picture import neighbourhood

    found = the_document(opened.conn, typed, lang)
    return neighbourhood(opened.conn, found.iri, as_of or date.today(), depth=depth)
