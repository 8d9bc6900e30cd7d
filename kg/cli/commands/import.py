"""kg import"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words.exchange import say

_NEW = ("documents", "merged", "edges", "claims", "facts", "readings", "citations", "sources")


@click.command(
    "import",
    short_help="Read back what kg export wrote.",
    epilog="\b\nExamples:\n  kg import graph.ttl\n  kg import graph.csv --db other.sqlite\n"
    "  kg import graph.nt.gz --format json",
)
@click.argument("file", metavar="FILE")
@format_option("text", "json")
@db_option
@lang_option
def command(file: str, form: str, db: str | None, lang: str) -> None:
    """Put a file that `kg export` wrote into the store: all of it, or nothing.

    What the store has already stays as it is; of a document that both know, what the sources say stands side by side.
    For lists of documents of your own, see `kg register import`.
    """
    from kg.exchange import merge, opened

    with ExitStack() as stack:
        with _bar("reading", lang) as progress:
            staged = stack.enter_context(opened(Path(file), progress))
        target = stack.enter_context(store(db))  # made only when the file was read to its end
        with _bar("storing", lang) as progress:
            done = merge(target.conn, staged, progress)
    if form == "json":
        from kg.contract.graphs import imported_out

        print_json(imported_out(done, file).model_dump(mode="json"))
        return
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


@contextmanager
def _bar(label: str, lang: str) -> Iterator[Callable[[float], None]]:
    """A progress bar on a terminal, told of the share that is done."""
    with click.progressbar(length=1000, label=say(label, lang), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield lambda share: bar.update(int(1000 * share) - bar.pos)
        bar.update(1000 - bar.pos)
