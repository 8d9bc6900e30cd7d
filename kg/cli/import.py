"""kg import"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.exchange_words import say
from kg.cli.options import db_option, lang_option, store

_NEW = ("documents", "merged", "edges", "claims", "facts", "readings", "citations", "sources")


@click.command(
    "import",
    short_help="Read back what kg export wrote.",
    epilog="\b\nExamples:\n  kg import graph.ttl\n  kg import graph.csv --db other.sqlite",
)
@click.argument("file", metavar="FILE")
@db_option
@lang_option
def command(file: str, db: str | None, lang: str) -> None:
    """Put a file that `kg export` wrote into the store: all of it, or nothing.

    What the store has already stays as it is; of a document that both know, what the sources say stands side by side.
    For lists of documents of your own, see `kg register import`.
    """
    from kg.exchange import merge, opened

    path = Path(file)
    with opened(path) as staged, store(db) as target:  # the file is read to its end before a store is made
        done = merge(target.conn, staged)
    if done.nothing:
        click.echo(say("nothing_new", lang, path=file))
    else:
        click.echo(say("taken", lang, path=file))
        for name in _NEW:
            if count := getattr(done, name):
                click.echo(f"  {count:>7}  {say(name, lang)}")
    if done.readings_kept:
        click.echo(say("readings_kept", lang, count=done.readings_kept))
    if done.other_register:
        click.echo(say("other_register", lang))
