"""Lists that people work through, as text, CSV, XLSX or JSON, to the terminal or into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from kg.base.spreadsheet import Cell
from kg.cli.options import F, output_option
from kg.cli.words.common import say

FORMATS = ("text", "csv", "xlsx", "json")


def table_options(command: F) -> F:
    """--format and -o FILE of a command that prints a list."""
    form = click.option(
        "--format", "form", type=click.Choice(FORMATS), help="How to print it; else by the suffix of FILE, else text."
    )
    return form(output_option("Write the list to this file.", default="")(command))


def form_of(form: str | None, output: str, lang: str) -> str:
    """The format: the one that was asked for, else that of the file's suffix, else text. XLSX needs a file."""
    suffix = Path(output).suffix.removeprefix(".").lower()
    form = form or (suffix if suffix in FORMATS else "text")
    if form == "xlsx" and not output:
        raise click.UsageError(say("xlsx_needs_file", lang))
    return form


def print_table(
    form: str,
    output: str,
    lang: str,
    *,
    text: Callable[[], Iterable[str]],
    rows: Callable[[], Iterable[list[Cell]]],
    json: Callable[[], str],
    sheet: str,
) -> None:
    """Print the list, or write it to the file `output`, in the form that is wanted; only that one is made.

    `text` and `json` make a text; `rows` the rows of a table, headings first; `sheet` is the table's name.
    """
    if form == "xlsx":
        from kg.base.spreadsheet import NoSheetWriter, write_xlsx

        try:
            write_xlsx(Path(output), sheet, list(rows()))
        except NoSheetWriter:
            raise click.ClickException(say("no_xlsx", lang)) from None
    else:
        pieces = _pieces(form, text, rows, json)
        if not output:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        from kg.base.files import write_file

        write_file(Path(output), pieces)
    click.echo(say("written", lang, path=output), err=True)


def _pieces(
    form: str, text: Callable[[], Iterable[str]], rows: Callable[[], Iterable[list[Cell]]], json: Callable[[], str]
) -> Iterable[str]:
    if form == "json":
        return (json(), "\n")
    if form == "text":
        return text()
    from kg.base.spreadsheet import csv_pieces

    return csv_pieces(rows())
