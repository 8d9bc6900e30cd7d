"""Questions about the whole store: the bar while its arrays are made, and the one line where numpy is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kg.cli.words.whole import say
from kg.trace.arrays import NoNumpy, Progress


@contextmanager
def asking_all(lang: str) -> Iterator[Progress]:
    """Ask a question about all documents inside, and hand what is given to it as its `progress`."""
    bar = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if sys.stderr.isatty():
            if bar is None:
                bar = click.progressbar(length=total, label=say("indexing", lang), file=sys.stderr)
                bar.__enter__()
            bar.update(done - bar.pos)

    try:
        yield show
    except NoNumpy:
        raise click.ClickException(say("no_numpy", lang)) from None
    finally:
        if bar is not None:
            bar.render_finish()
