"""kg cite"""

from __future__ import annotations

import click

from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words import describe, say
from kg.resolve import Resolved


@click.command(
    epilog="\b\nExamples:\n  kg cite bao-cao.txt\n  kg cite bao-cao.docx --format json\n  cat bao-cao.txt | kg cite - --format json"
)
@click.argument("file")
@format_option("text", "json")
@db_option
@lang_option
def command(file: str, form: str, db: str | None, lang: str) -> None:
    """Find the citations of FILE and tell which document each is.

    JSON: an array of {start, end, text, type, symbol, printed_symbol, date, year, issuer, issuer_basis, pinpoint,
    form, name, document, certainty, candidates, repairs}; offsets count Unicode code points, ends exclusive.
    """
    from kg.reading import read_document

    with store(db) as opened:
        _, reading = read_document(file, opened.conn)
        if form == "json":
            from kg.contract import citation_out

            print_json([citation_out(one).model_dump(mode="json") for one in reading.citations])
            return
        for one in reading.citations:
            click.echo(f"{one.citation.start:>7}  {' '.join(one.citation.text.split())}")
            click.echo(f"         → {_target(one, opened.conn, lang)}")
        if not reading.citations:
            click.echo(say("no_citations", lang))


def _target(one: Resolved, conn: object, lang: str) -> str:
    import sqlite3

    from kg.register.lookup import document

    assert isinstance(conn, sqlite3.Connection)
    if one.citation.form == "self":
        return say("is_itself", lang)
    if one.certainty == "candidates":
        return say("candidates", lang, count=len(one.candidates))
    known = document(conn, one.document) if one.known else None
    if known:
        return describe(known, lang)
    issuer = one.citation.issuer
    parts = [one.citation.symbol or one.citation.name or "", issuer.name if issuer else say("unknown", lang)]
    if one.citation.day:
        parts.append(one.citation.day.isoformat())
    return ", ".join(part for part in parts if part)
