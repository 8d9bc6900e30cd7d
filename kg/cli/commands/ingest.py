"""kg ingest"""

from __future__ import annotations

import os
import sys

import click

from kg.base.law_words import describe
from kg.cli.files import the_files
from kg.cli.options import db_option, lang_option, store
from kg.cli.words.common import say


@click.command(epilog="\b\nExamples:\n  kg ingest bao-cao.docx\n  kg ingest thu-muc-bao-cao/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@db_option
@lang_option
def command(paths: tuple[str, ...], db: str | None, lang: str) -> None:
    """Read documents into the store: what they are, what they cite, and what they state between documents.

    PATH is a file or a folder. Reading a document again changes nothing; a changed one replaces its own relations
    only. A file that cannot be read does not stop the others: it is named at the end, and the exit code is 2.
    """
    from kg.cli.trouble import describe_failure
    from kg.graph.ingest import ingest
    from kg.register.alone import register_alone
    from kg.resolve.reading import read_document
    from kg.store.documents import document
    from kg.store.errors import StoreError, concerns_store

    files, failed = the_files(paths, lang)
    new = same = 0
    alike: dict[str, list[str]] = {}  # identity → the files whose words claim it
    # on a terminal the lines themselves show the progress
    quiet = not sys.stderr.isatty() or sys.stdout.isatty()
    try:
        with store(db, to_write=True) as opened, click.progressbar(files, file=sys.stderr, hidden=quiet) as bar:
            register = register_alone(opened.conn)
            for file in bar:
                try:
                    text, reading = read_document(file, register)
                    done = ingest(opened.conn, text, reading)
                except Exception as error:  # whatever is the matter with this file, the next one may be well
                    if isinstance(error, BrokenPipeError) or concerns_store(error):
                        raise
                    failed.append(describe_failure(error, file, lang))
                    continue
                new, same = new + done.changed, same + (not done.changed)
                if done.others:
                    alike[done.identity] = sorted({os.path.abspath(done.path), *done.others})
                known = document(opened.conn, done.iri)
                click.echo(say("read_as", lang, path=done.path, document=describe(known, lang) if known else done.iri))
                counted = say("counted", lang, citations=done.citations, edges=done.edges)
                click.echo(f"  {counted if done.changed else say('same_as_before', lang)}  {done.iri}")
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
