"""kg check"""

from __future__ import annotations

import sys
from bisect import bisect_right
from datetime import date

import click

from kg.check import CheckResult, Finding
from kg.cli.options import as_of_option, db_option, format_option, lang_option, print_json, store
from kg.cli.words import day_text, say
from kg.naming import type_name

_AROUND = 46
_MOST_NAMED = 60


@click.command(
    epilog="\b\nExamples:\n  kg check bao-cao.docx\n  kg check bao-cao.txt --as-of 2024-07-01 --format json\n  kg rule VB201"
)
@click.argument("file")
@as_of_option("Judge on this day; else the document's own, else today.")
@format_option("text", "json")
@db_option
@lang_option
def command(file: str, as_of: date | None, form: str, db: str | None, lang: str) -> None:
    """Check the references of FILE: are they well written, the right documents, in force on the report's day?

    What no register knows is a note, never a fault. Exit code 0: no errors or warnings; 1: some; 2: unreadable.
    """
    from kg.check import check
    from kg.reading import read_document

    with store(db) as opened:
        text, reading = read_document(file, opened.conn)
        result = check(text.text, reading, opened.conn, as_of=as_of)
    if form == "json":
        from kg.contract import check_out

        print_json(check_out(text.path, result, lang).model_dump(mode="json"))
    else:
        print_findings(text.path, text.text, result, lang)
    sys.exit(1 if result.faults else 0)


def print_findings(path: str, text: str, result: CheckResult, lang: str) -> None:
    """The findings for people: each with its line, the words in question marked, and what to write instead."""
    report = result.reading.report
    head = [type_name(report.type, lang), report.symbol or "", report.body.name if report.body else ""]
    click.echo(f"{path}: {' '.join(part for part in head if part)}")
    click.echo(f"{say('judged', lang, day=day_text(result.as_of, lang))} ({_which_day(result, lang)}).")
    starts = [0, *(n + 1 for n, c in enumerate(text) if c == "\n")]
    for finding in result.findings:
        if finding.code != "VB901":
            _print(text, starts, finding, lang)
    unchecked = [f for f in result.findings if f.code == "VB901"]
    if unchecked:
        names = list(
            dict.fromkeys(f"{f.fields['type']} {(f.fields['symbol'] or '').removeprefix('số ')}" for f in unchecked)
        )
        click.echo(f"\n{say('not_in_register', lang, count=len(unchecked))}")
        click.echo("  " + "; ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else ""))
    click.echo()
    click.echo(say("sum", lang, **result.summary()))
    if not result.faults:
        click.echo(say("clean", lang))


def _which_day(result: CheckResult, lang: str) -> str:
    if result.own_day:
        return say({"day": "own_day", "month": "own_month"}.get(result.reading.report.precision, "own_year"), lang)
    return say("given_day" if result.as_of != date.today() else "today", lang)


def _print(text: str, starts: list[int], finding: Finding, lang: str) -> None:
    line = bisect_right(starts, finding.start)
    severity = say(finding.severity, lang)
    color = {"error": "red", "warning": "yellow"}.get(finding.severity)
    click.echo(
        f"\n{say('line', lang)} {line}  {click.style(f'{finding.code} {severity}', fg=color, bold=True)}: {finding.message(lang)}"
    )
    before = text[max(0, finding.start - _AROUND) : finding.start].rsplit("\n", maxsplit=1)[-1]
    after = text[finding.end : finding.end + _AROUND].split("\n", maxsplit=1)[0]
    quote = " ".join(finding.quote.split())
    lead = ("…" if finding.start - _AROUND > 0 else "") + before
    click.echo(f"    {lead}{quote}{after}")
    click.echo(f"    {' ' * len(lead)}{'^' * len(quote)}")
    if finding.suggestion:
        click.echo(f"    {say('write', lang)}: {finding.suggestion}")
    if finding.source:
        click.echo(f"    {say('by_source', lang)}: {finding.source}")
