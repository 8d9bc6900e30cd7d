"""kg register sources, kg register remove, kg register export"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.base.wording import flat
from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words.register import age_text, kind_name, lacks, tell


@click.command(
    "sources",
    short_help="List the sources, the one believed first on top.",
    epilog="\b\nExamples:\n  kg register sources\n  kg register sources --format json",
)
@format_option("text", "json")
@db_option
@lang_option
def sources_(form: str, db: str | None, lang: str) -> None:
    """List the sources in the order in which they are believed: rank, age, how much each says, its limits."""
    from kg.register.imports.staging import pending
    from kg.register.sources import sources

    with store(db) as opened:
        found, begun = sources(opened.conn), pending(opened.path)
    if form == "json":
        from kg.contract.sources import sources_out

        print_json(sources_out(found, begun).model_dump(mode="json"))
        return
    click.echo(tell("sources_head", lang))
    for one in found:
        notes = [kind_name(one.kind, lang), age_text(one.day, lang)]
        if one.importer:
            notes.append(tell("by_importer", lang, importer=one.importer))
        click.echo(f"{one.rank:>4}  {flat(one.name)} ({', '.join(notes)})")
        said = {"documents": one.documents, "mentioned": one.mentioned, "relations": one.relations, "facts": one.facts}
        click.echo(f"      {tell('source_line', lang, **said)}")
        click.echo(f"      {tell('does_not_cover', lang, lacks=lacks(one.kind, lang))}")
    for name, items in begun:
        click.echo(tell("begun", lang, name=flat(name), count=items))


@click.command(
    "remove", short_help="Take an imported source out again.", epilog="\b\nExamples:\n  kg register remove danh-muc.csv"
)
@click.argument("name")
@format_option("text", "json")
@db_option
@lang_option
def remove_(name: str, form: str, db: str | None, lang: str) -> None:
    """Take an imported source out with all it brought. What other sources or reports know stays, as they know it."""
    from kg.register.imports.run import is_shipped, remove

    with store(db, to_write=True) as opened:
        gone = remove(opened.conn, opened.path, name)
        shipped = is_shipped(opened.conn, name)
    if gone is None:
        raise click.ClickException(tell("shipped_source" if shipped else "no_source", lang, name=flat(name)))
    documents, relations, facts = gone
    if form == "json":
        from kg.contract.sources import RemovedOut

        out = RemovedOut(source=name, documents=documents, relations=relations, facts=facts)
        print_json(out.model_dump(mode="json"))
        return
    click.echo(tell("removed", lang, name=flat(name), documents=documents, relations=relations, facts=facts))


@click.command(
    "export",
    short_help="Write documents as CSV.",
    epilog="\b\nExamples:\n  kg register export -o dang-ky.csv\n  kg register export --source danh-muc.csv",
)
@click.option("--source", metavar="NAME", help="Only what this source says, of the documents that it describes.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Else stdout.")
@db_option
@lang_option
def export_(source: str | None, output: Path | None, db: str | None, lang: str) -> None:
    """Write the register's documents as CSV, which `kg register import csv` reads back without loss."""
    from kg.register.imports.export import export_csv, export_file

    with store(db) as opened:
        try:
            if output is None:
                written = export_csv(opened.conn, sys.stdout, source)
            else:
                written = export_file(opened.conn, output, source)
        except LookupError:
            raise click.ClickException(tell("no_source", lang, name=flat(source or ""))) from None
    click.echo(tell("exported", lang, count=written), err=True)
