"""Lists that people work through, as text, CSV, XLSX, JSON or Word, to the terminal or into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.base.spreadsheet import Cell
from kg.cli.options import F, output_option
from kg.cli.words.common import say

if TYPE_CHECKING:
    from kg.base.printed_list import PrintedList

FORMATS = ("text", "csv", "xlsx", "json")
#: Those of a list that is also issued on paper.
PRINTED = (*FORMATS, "docx")
#: What goes into a file only.
_FILES_ONLY = frozenset(("xlsx", "docx"))


def table_options(command: F) -> F:
    """--format and -o FILE of a command that prints a list."""
    return _options(FORMATS)(command)


def printed_table_options(command: F) -> F:
    """The same of a list that is also written as a Word file."""
    return _options(PRINTED)(command)


def _options(forms: tuple[str, ...]) -> Callable[[F], F]:
    form = click.option(
        "--format", "form", type=click.Choice(forms), help="How to print it; else by the suffix of FILE, else text."
    )
    output = output_option("Write the list to this file.", default="")
    return lambda command: form(output(command))


def form_of(form: str | None, output: str, lang: str, forms: tuple[str, ...] = FORMATS) -> str:
    """The format: the one that was asked for, else that of the file's suffix, else text. Some need a file.

    One that is none of the `forms` is refused: nobody wants a text under the name of something else.
    """
    suffix = Path(output).suffix.removeprefix(".").lower()
    found = form or ("text" if suffix in ("", "txt") else suffix)
    if found not in forms:
        known = " ".join(f".{'txt' if one == 'text' else one}" for one in forms)
        raise click.UsageError(say("unknown_suffix", lang, name=Path(output).name or found, known=known))
    form = found
    if form in _FILES_ONLY and not output:
        raise click.UsageError(say("needs_file", lang, form=form))
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
    printed: Callable[[], PrintedList] | None = None,
) -> None:
    """Print the list, or write it to the file `output`, in the form that is wanted; only that one is made.

    `text` and `json` make a text; `rows` the rows of a table, headings first; `sheet` is the table's name; `printed`
    the list as it stands on paper.
    """
    if form == "docx":
        assert printed is not None
        from kg.base.files import write_file
        from kg.base.word_list import docx

        write_file(Path(output), docx([printed()], title=sheet, made=datetime.now(UTC)))
    elif form == "xlsx":
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
