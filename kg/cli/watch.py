"""`kg check --watch`: a folder looked at again and again, and what changed in it checked."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kg.checker.files import Stamp, check_file, stamp_of
from kg.checker.settings import Settings
from kg.cli.files import in_folder
from kg.cli.options import store
from kg.cli.trouble import describe_failure
from kg.cli.words.common import say
from kg.output.terminal import report_lines
from kg.store.errors import concerns_store

#: Seconds between two looks; what was written less than this ago may still be being written.
_EVERY = 1.0


def watch(folder: str, db: str | None, lang: str, settings: Settings, as_of: date | None) -> None:
    """Check the documents of a folder that are new or changed, until Ctrl-C. Those there at the start are not new."""
    path = Path(folder)
    if not path.is_dir():
        raise NotADirectoryError(20, "Not a directory", folder)
    with store(db) as opened:
        click.echo(say("watching", lang, path=folder), err=True)
        color = sys.stdout.isatty()
        for file in changes(path):
            for line in _told(file, opened.conn, lang, settings, as_of, color):
                click.echo(line, color=True)


def changes(folder: Path, every: float = _EVERY) -> Iterator[str]:
    """The documents of a folder as they come or change, each once it has been left alone for one look."""
    known: dict[str, Stamp] = {file: stamp_of(file) for file in in_folder(folder)}
    waiting: dict[str, Stamp] = {}
    while True:
        time.sleep(every)
        now: dict[str, Stamp] = {file: stamp_of(file) for file in in_folder(folder)}
        for file, stamp in now.items():
            if stamp is None or known.get(file) == stamp:
                waiting.pop(file, None)
            elif waiting.get(file) == stamp:
                known[file] = waiting.pop(file)
                yield file
            else:
                waiting[file] = stamp
        known = {file: stamp for file, stamp in known.items() if file in now}


def _told(
    file: str, conn: sqlite3.Connection, lang: str, settings: Settings, as_of: date | None, color: bool
) -> Iterator[str]:
    try:
        yield from ("", *report_lines(check_file(file, conn, settings, as_of), lang, color=color))
    except Exception as error:  # the next one may be well
        if concerns_store(error):
            raise
        click.echo(f"kg: {describe_failure(error, file, lang)}", err=True)
