"""kg register import, kg register diff"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.base.law_words import RELATION_HEADINGS
from kg.base.wording import day_text, flat
from kg.cli.options import Day, F, db_option, format_option, lang_option, print_json, store
from kg.cli.words.register import kind_name, tell

if TYPE_CHECKING:
    from kg.register.imports.changes import Changes, StoreChange
    from kg.register.imports.list_header import ListForm
    from kg.register.imports.publish import NewSource
    from kg.register.imports.run import Reader, Summary
    from kg.register.imports.staging import Progress
    from kg.store.opening import Store

_SHOWN = 5


def _input(function: F) -> F:
    """What `import` and `diff` have in common."""
    for option in reversed((
        click.argument("importer", type=click.Choice(["phapdien", "vbpl-dataset", "vbpl-json", "csv", "texts"])),
        click.argument("path", type=click.Path(path_type=Path), metavar="PATH"),
        click.option("--name", metavar="NAME", help="What to call the source; importing a name again replaces it."),
        click.option("--day", type=Day(), metavar="DATE", help="The day to which the source is known to be true."),
        click.option("--rank", type=click.IntRange(0, 999), help="Smaller wins; else the rank of its kind."),
        click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING", help="csv: where a field stands."),
        click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="csv: what holds for every row."),
        click.option("--config", type=click.Path(path_type=Path), metavar="TOML", help="csv: the same, in a file."),
        click.option("--delimiter", metavar="CHAR", help="csv: found out if not given."),
        format_option("text", "json"), db_option, lang_option,
    )):  # fmt: skip
        function = option(function)
    return function


@click.command(
    "import",
    short_help="Import a source of facts.",
    epilog='\b\nExamples:\n  kg register import csv danh-muc.csv --column symbol="Số ký hiệu"\n'
    "  kg register import csv danh-muc.csv --config danh-muc.toml\n  kg register import vbpl-dataset thu-muc/\n"
    "  kg register import texts van-ban.tar.xz",
)
@_input
def import_(importer: str, path: Path, form: str, db: str | None, lang: str, **given: Any) -> None:
    """Import a source: phapdien (pages of the official code), vbpl-dataset (Parquet files), vbpl-json (saved
    answers of the national database), csv (an office's list, .csv or a workbook).

    All of it comes in or nothing; one that was interrupted is gone on with. What is refused is counted, with reasons.
    Exit code 1 if more rows were refused than taken.
    """
    from kg.register.imports.run import run_import

    reader, source = _reader_and_source(importer, path, lang, **given)
    with store(db, to_write=True) as opened:
        _read_into(opened, reader)
        with _watched(opened, reader, source, lang) as progress:
            summary = run_import(opened.conn, opened.path, reader, source, progress)
    if form == "json":
        from kg.contract.sources import import_out

        print_json(import_out(summary, source).model_dump(mode="json"))
    else:
        click.echo(_headline("imported", source, lang))
        print_summary(summary, lang)
    _end_with_lost(summary, form, lang)


@click.command(
    "diff",
    short_help="Show what an import would change.",
    epilog="\b\nExamples:\n  kg register diff csv danh-muc.csv\n  kg register diff vbpl-dataset thu-muc/",
)
@_input
def diff_(importer: str, path: Path, form: str, db: str | None, lang: str, **given: Any) -> None:
    """Show what an import would change, and change nothing: documents, days, ends, relations, with examples.

    Exit code 1 if more rows would be refused than taken.
    """
    from kg.register.imports.run import preview

    reader, source = _reader_and_source(importer, path, lang, **given)
    with store(db, to_write=True) as opened:
        _read_into(opened, reader)
        with _watched(opened, reader, source, lang) as progress:
            summary, changes = preview(opened.conn, opened.path, reader, source, progress)
    if form == "json":
        from kg.contract.sources import diff_out

        print_json(diff_out(summary, source, changes).model_dump(mode="json"))
    else:
        click.echo(_headline("would_import", source, lang))
        print_summary(summary, lang)
        print_changes(changes, lang)
    _end_with_lost(summary, form, lang)


# -- what was given -------------------------------------------------------------------------------------------


def _reader_and_source(
    importer: str,
    path: Path,
    lang: str,
    *,
    name: str | None,
    day: date | None,
    rank: int | None,
    columns: tuple[str, ...],
    values: tuple[str, ...],
    config: Path | None,
    delimiter: str | None,
) -> tuple[Reader, NewSource]:
    from kg.register.imports.run import new_source, open_reader

    layout = None
    if importer == "csv":
        layout = list_form(columns, values, config, delimiter, lang)
    else:
        for option, value in (
            ("--column", columns),
            ("--set", values),
            ("--config", config),
            ("--delimiter", delimiter),
        ):
            if value:
                raise click.UsageError(tell("only_csv", lang, option=option))
    source = new_source(importer, path, name, day, rank)
    if importer == "texts":
        from kg.graph.texts import TextFolder

        return TextFolder(path), source
    return open_reader(importer, path, layout, day), source


def list_form(
    columns: tuple[str, ...], values: tuple[str, ...], config: Path | None, delimiter: str | None, lang: str
) -> ListForm:
    """How a list is laid out, as the options say. Raises UsageError, UnreadableError."""
    from kg.register.imports.list_header import ListForm
    from kg.register.imports.office_list import read_form

    base = read_form(config) if config else ListForm()
    return ListForm(
        {**base.columns, **_pairs(columns, lang)}, {**base.values, **_pairs(values, lang)}, delimiter or base.delimiter
    )


def _pairs(given: tuple[str, ...], lang: str) -> dict[str, str]:
    from kg.register.imports.list_header import fields

    pairs = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not value.strip():
            raise click.UsageError(tell("bad_pair", lang, value=text))
        if name.strip() not in fields():
            raise click.UsageError(tell("bad_column", lang, name=name.strip(), names=", ".join(fields())))
        pairs[name.strip()] = value.strip()
    return pairs


def _read_into(opened: Store, reader: Reader) -> None:
    """Which documents a text names depends on the store that it is read into."""
    from kg.graph.texts import TextFolder

    if isinstance(reader, TextFolder):
        reader.conn = opened.conn


@contextmanager
def _watched(opened: Store, reader: Reader, source: NewSource, lang: str) -> Iterator[Progress]:
    """A progress bar on a terminal; when it is interrupted, how far it came, for the next run goes on from there."""
    from kg.register.imports.staging import DraftBusyError, pending

    before = dict(pending(opened.path)).get(source.name, 0)
    if before:
        click.echo(tell("resumed", lang, count=before), err=True)
    total = None if reader.total is None else 2 * reader.total  # it is read, and then put into the store
    unknown = count() if total is None else None
    try:
        with click.progressbar(
            unknown, length=total, label=tell("reading", lang), file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            yield lambda done: bar.update(done - bar.pos)
            if total is not None:
                bar.update(total - bar.pos)
    except (KeyboardInterrupt, sqlite3.DatabaseError) as error:
        if read := dict(pending(opened.path)).get(source.name, 0):
            error.add_note(tell("go_on", lang, count=read))
        raise
    except DraftBusyError:
        raise click.ClickException(tell("busy", lang)) from None


# -- what is printed ------------------------------------------------------------------------------------------


def _headline(key: str, source: NewSource, lang: str) -> str:
    day = tell("of_day", lang, day=day_text(source.day, lang)) if source.day else ""
    return tell(key, lang, name=flat(source.name), kind=kind_name(source.kind, lang), rank=source.believed, day=day)


def print_summary(summary: Summary, lang: str) -> None:
    done = summary.published
    click.echo(f"  {tell('documents', lang, documents=done.documents, new=done.new_documents)}")
    for key, number in (("doubled", done.doubled), ("mentioned", done.mentioned), ("unresolved", done.unresolved)):
        if number:
            click.echo(f"  {tell(key, lang, count=number)}")
    click.echo(f"  {tell('facts', lang, relations=done.relations, facts=done.facts)}")
    if summary.refused:
        click.echo(tell("refused", lang, count=sum(times for _, times, _ in summary.refused)))
        for reason, times, examples in summary.refused:
            click.echo(f"  {times:>7}  {tell(f'refused_{reason}', lang)}")
            for example in examples:
                where = example if reason == "duplicate" else tell("row", lang, where=example)
                click.echo(f"           {flat(where)}")
    if summary.flags:
        click.echo(tell("odd", lang))
        for flag, times in summary.flags:
            click.echo(f"  {times:>7}  {tell(f'flag_{flag}', lang)}")


def _end_with_lost(summary: Summary, form: str, lang: str) -> None:
    """The last line where rows that tell of documents were refused; and exit code 1 where they are most of the list."""
    if (form == "text" or summary.mostly_lost) and (line := lost_line(summary, lang)):
        click.echo(line, err=True)
    if summary.mostly_lost:
        sys.exit(1)


def lost_line(summary: Summary, lang: str) -> str:
    """What was refused of a list and why, in one line; "" where every row was taken."""
    if not summary.lost:
        return ""
    count = sum(times for _, times, _ in summary.lost)
    why = "; ".join(
        tell("lost_for", lang, why=tell(f"refused_{reason}", lang), count=n) for reason, n, _ in summary.lost
    )
    done = summary.published
    key = "mostly_lost" if summary.mostly_lost else "lost"
    return flat(tell(key, lang, count=count, rows=count + done.documents + done.doubled, why=why))


def print_changes(changes: Changes, lang: str) -> None:
    if not any(changes.counts.values()):
        click.echo(tell("no_change", lang))
    for kind, times in changes.counts.items():
        if not times:
            continue
        click.echo(f"{tell(f'change_{kind}', lang)}: {times}")
        for change in changes.examples[kind][:_SHOWN]:
            click.echo(f"  {flat(_change_text(change, lang))}")
        if times > _SHOWN:
            click.echo(f"  {tell('more', lang, count=times - _SHOWN)}")


def _change_text(change: StoreChange, lang: str) -> str:
    name = change.symbol or change.title or change.document
    if change.field == "document":
        title = change.title or ""
        return ", ".join(filter(None, (name, _value(change.after or change.before, lang), title[:80])))
    before, after = (_value(value, lang) or tell("empty_set", lang) for value in (change.before, change.after))
    if change.field in RELATION_HEADINGS:
        return f"{name}: {RELATION_HEADINGS[change.field][0][lang != 'vi']} {after if change.after else before}"
    return f"{name}: {before} → {after}"


def _value(text: str | None, lang: str) -> str:
    """A value as people read it: days in their own way."""
    if not text:
        return ""
    try:
        return day_text(date.fromisoformat(text), lang)
    except ValueError:
        return text
