"""kg search"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import click

from kg.base.law_words import describe, mark
from kg.cli.options import Day, db_option, format_option, lang_option, print_json, store
from kg.cli.words.common import say
from kg.model import DocType

if TYPE_CHECKING:
    from kg.register.search import Found

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # generic since click 8.2 only


class TypeOfDocument(_Choice):
    """A type of document: its code ("decree") or what people call it ("nghị định", "nghi dinh", "NĐ")."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from kg.data import table
        from kg.naming import fold

        wanted = fold(value)
        for row in table("document_types")["types"]:
            if wanted in map(fold, (*row["words"], *row["codes"])):
                return str(row["type"])
        return super().convert(value, param, ctx)


@click.command(
    epilog='\b\nExamples:\n  kg search "dân chủ cơ sở" --type decree --in-force-on 2024-11-01\n'
    '  kg search dan chu co so --year 2023\n  kg search cong khai ngan sach --issuer "Bộ Tài chính" --format csv'
)
@click.argument("query", nargs=-1, metavar="[WORDS]")
@click.option(
    "--type",
    "kind",
    type=TypeOfDocument(get_args(DocType)),
    metavar="TYPE",
    help='Only this type: decree, "nghị định" …',
)
@click.option("--issuer", metavar="WORDS", help='Only of this issuer: "Bộ Tài chính", "bo tai chinh".')
@click.option("--year", type=click.IntRange(1900, 2999), metavar="YEAR", help="Only of this year of issue.")
@click.option("--in-force-on", type=Day(), metavar="DATE", help="Only what is known to be in force on that day.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@format_option("text", "json", "csv")
@db_option
@lang_option
def command(
    query: tuple[str, ...], kind: DocType | None, issuer: str | None, year: int | None, in_force_on: date | None,
    limit: int, form: str, db: str | None, lang: str,
) -> None:  # fmt: skip
    """Find documents by words of their title, with or without diacritics, or by number; the likeliest first.

    The mark before a document is its state on the day asked for, else today.
    """
    from kg.register.search import Filters, search

    words = " ".join(query)
    if not words.strip() and not (kind or issuer or year):
        raise click.UsageError(say("no_words", lang))
    day = in_force_on or date.today()
    with store(db) as opened:
        found = search(opened.conn, words, Filters(kind, issuer, year, in_force_on), limit, day)
    if form == "json":
        _print_json(words, day, found)
    elif form == "csv":
        _print_csv(found)
    else:
        for hit in found.hits:
            click.echo(f"{mark(hit.status)} {describe(hit.document, lang)}")
    if not found.hits:
        click.echo(say("nothing_found", lang), err=True)
    elif found.more and form == "text":
        click.echo(say("more_found", lang, limit=limit), err=True)
    if found.unknown and form == "text":
        click.echo(say("unknown_passed", lang, count=found.unknown), err=True)


def _print_json(words: str, day: date, found: Found) -> None:
    from kg.contract.documents import SearchOut, hit_out

    out = SearchOut(
        query=words, as_of=day, hits=[hit_out(hit.document, hit.status) for hit in found.hits],
        more=found.more, unknown=found.unknown,
    )  # fmt: skip
    print_json(out.model_dump(mode="json"))


def _print_csv(found: Found) -> None:
    """One row for each document; the columns are the fields of the JSON, with the state's own at the end."""
    from kg.base.spreadsheet import harmless

    lines = io.StringIO()
    write = csv.writer(lines, lineterminator="\n")
    write.writerow(("id", "symbol", "type", "title", "issuer", "issued", "effective", "year", "state", "since", "by",
                    "certainty", "source"))  # fmt: skip
    for hit in found.hits:
        doc, now = hit.document, hit.status
        row = (doc.iri, doc.symbol, doc.type, doc.title, doc.issuer, doc.issued, doc.effective, doc.year,
               now.state, now.since, now.by, now.certainty, now.source)  # fmt: skip
        write.writerow(map(harmless, row))
    click.echo(lines.getvalue(), nl=False)
