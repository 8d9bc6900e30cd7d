"""kg ingest"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.options import db_option, lang_option, store
from kg.cli.words import say

_READABLE = frozenset((".txt", ".md", ".html", ".htm", ".docx", ".pdf"))


@click.command(epilog="\b\nExamples:\n  kg ingest bao-cao.docx\n  kg ingest thu-muc-bao-cao/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@db_option
@lang_option
def command(paths: tuple[str, ...], db: str | None, lang: str) -> None:
    """Read documents into the store: what they are, what they cite, and what they state between documents.

    PATH is a file or a folder. Reading a document again changes nothing; a changed one replaces its own relations
    only. A file that cannot be read does not stop the others: it is named at the end, and the exit code is 2.
    """
    from kg.graph.ingest import ingest
    from kg.reading import read_document
    from kg.text import UnreadableError

    failed: list[str] = []
    new = same = 0
    files = list(_files(paths))
    with store(db) as opened, click.progressbar(files, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for file in bar:
            try:
                text, reading = read_document(file, opened.conn)
                done = ingest(opened.conn, text, reading)
            except UnreadableError as error:
                failed.append(str(error))
                continue
            new, same = new + done.changed, same + (not done.changed)
            key = "ingested" if done.changed else "unchanged"
            click.echo(say(key, lang, path=done.path, citations=done.citations, edges=done.edges))
            click.echo(f"  {done.iri}")
    click.echo(say("ingest_sum", lang, files=new + same, new=new, same=same), err=True)
    if failed:
        click.echo(say("failed", lang, count=len(failed)), err=True)
        for line in failed:
            click.echo(f"  {line}", err=True)
        sys.exit(2)


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from (str(p) for p in sorted(path.rglob("*")) if p.suffix.lower() in _READABLE and p.is_file())
        else:
            yield name
