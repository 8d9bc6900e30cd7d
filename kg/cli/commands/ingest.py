"""kg ingest"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import click

from kg.base.law_words import describe
from kg.cli.files import the_files
from kg.cli.options import db_option, lang_option, store
from kg.cli.words.common import say

if TYPE_CHECKING:
    from kg.graph.ingest import Ingested


@click.command(epilog="\b\nExamples:\n  kg ingest bao-cao.docx\n  kg ingest thu-muc-bao-cao/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-j", "--jobs", type=click.IntRange(0, 256), default=0,
    help="Processes; else one for each core, if there are many files.",
)  # fmt: skip
@db_option
@lang_option
def command(paths: tuple[str, ...], jobs: int, db: str | None, lang: str) -> None:
    """Read documents into the store: what they are, what they cite, and what they state between documents.

    PATH is a file or a folder. Reading a document again changes nothing; a changed one replaces its own relations
    only. A file that cannot be read does not stop the others: it is named at the end, and the exit code is 2.
    What is told as read is in the store, whatever ends the run; the same command then goes on.
    """
    from kg.cli.trouble import describe_failure
    from kg.graph.ingest import put_all
    from kg.graph.many import in_groups, read_all
    from kg.store.errors import StoreError

    files, failed = the_files(paths, lang)
    new = same = 0
    alike: dict[str, list[str]] = {}  # identity → the files whose words claim it
    # on a terminal the lines themselves show the progress
    quiet = not sys.stderr.isatty() or sys.stdout.isatty()
    began = time.monotonic()
    try:
        with (
            store(db, to_write=True) as opened,
            click.progressbar(
                length=len(files), file=sys.stderr, hidden=quiet, item_show_func=lambda pace: pace
            ) as bar,
            closing(read_all(files, opened.conn, jobs)) as found,
        ):
            names = iter(files)
            for group in in_groups(found):
                for done in put_all(opened.conn, group):  # and only then it is told
                    name = next(names)
                    if isinstance(done, Exception):
                        failed.append(describe_failure(done, name, lang))
                        continue
                    new, same = new + done.changed, same + (not done.changed)
                    if done.others:
                        alike[done.identity] = sorted({os.path.abspath(done.path), *done.others})
                    _tell(opened.conn, done, lang)
                rate = (new + same + len(failed)) / max(time.monotonic() - began, 0.001)
                bar.update(len(group), say("pace", lang, rate=f"{rate:.0f}"))
    except (KeyboardInterrupt, StoreError) as error:
        if (new or same) and not (isinstance(error, StoreError) and error.reason == "moved"):
            error.add_note(say("ingest_kept", lang, files=new + same, all=len(files)))
        raise
    click.echo(say("ingest_sum", lang, files=new + same, new=new, same=same), err=True)
    for identity, paths_alike in sorted(alike.items()):
        click.echo(say("texts_alike", lang, count=len(paths_alike), document=identity), err=True)
        for path in paths_alike:
            click.echo(f"  {path}", err=True)
    if failed:
        click.echo(say("failed", lang, count=len(failed)), err=True)
        for line in failed:
            click.echo(f"  {line}", err=True)
        sys.exit(2)


def _tell(conn: sqlite3.Connection, done: Ingested, lang: str) -> None:
    from kg.store.documents import document

    known = document(conn, done.iri)
    click.echo(say("read_as", lang, path=done.path, document=describe(known, lang) if known else done.iri))
    counted = say("counted", lang, citations=done.citations, edges=done.edges)
    click.echo(f"  {counted if done.changed else say('same_as_before', lang)}  {done.iri}")
    if done.unplaced:
        click.echo(f"  {say('unplaced', lang, office=done.unplaced)}")
