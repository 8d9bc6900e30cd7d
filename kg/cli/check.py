"""kg check"""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_right
from collections import Counter
from contextlib import suppress
from datetime import date
from itertools import groupby

import click

from kg.check import CheckResult, Finding
from kg.cli.options import as_of_option, db_option, format_option, lang_option, print_json, store
from kg.cli.words import day_text, flat, say
from kg.naming import type_name
from kg.register.source_names import source_name

_AROUND = 46
_MOST_NAMED = 60


@click.command(
    epilog="\b\nExamples:\n  kg check bao-cao.docx\n  kg check bao-cao.txt --as-of 2024-07-01 --format json\n"
    "  kg rule VB201"
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
    with suppress(BrokenPipeError):  # the exit code tells even when nobody reads to the end
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
    told = [finding for finding in result.findings if finding.code != "VB901"]
    for _, same_place in groupby(told, key=lambda f: (f.start, f.end)):
        _print(text, starts, list(same_place), lang)
    unchecked = [f for f in result.findings if f.code == "VB901"]
    if unchecked:
        names = _names(unchecked, result, lang)
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


def _names(findings: list[Finding], result: CheckResult, lang: str) -> list[str]:
    """The documents of the findings in a few words, with day and issuer where one name stands for several."""
    cited = {one.citation.start: one.citation for one in result.reading.citations}
    short = {f.start: flat(f"{f.fields['type']} {(f.fields['symbol'] or '').removeprefix('số ')}") for f in findings}
    counts = Counter(short.values())
    names = []
    for start, name in short.items():
        citation = cited.get(start)
        if counts[name] > 1 and citation:
            day = f" {say('of_day', lang, day=day_text(citation.day, lang))}" if citation.day else ""
            names.append(name + day + (f" ({citation.issuer.name})" if citation.issuer else ""))
        else:
            names.append(name)
    return list(dict.fromkeys(names))


def _context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words in question on one line, with what stands before and after them on theirs."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = next((n for n in range(end, min(len(text), end + _AROUND)) if text[n] in "\r\n"), end + _AROUND)
    first = max(line_start, start - _AROUND)
    before, after = text[first:start], text[end:line_end]
    lead = ("…" if first > line_start else "") + flat(before) + (" " if before[-1:].isspace() else "")
    tail = (" " if after[:1].isspace() and after.strip() else "") + flat(after)
    return lead, flat(text[start:end]), tail + ("…" if line_end == end + _AROUND < len(text) else "")


def _width(text: str) -> int:
    """How many columns `text` takes: marks written apart from their letter take none."""
    return sum(not unicodedata.combining(c) for c in text)


def _print(text: str, starts: list[int], findings: list[Finding], lang: str) -> None:
    """The findings on one place: the place once, then what each has to say."""
    start, end = findings[0].start, findings[0].end
    lead, quote, after = _context(text, start, end)
    click.echo(f"\n{say('line', lang)} {bisect_right(starts, start)}: {lead}{quote}{after}")
    indent = " " * (len(say("line", lang)) + len(str(bisect_right(starts, start))) + 3)
    click.echo(f"{indent}{' ' * _width(lead)}{'^' * _width(quote)}")
    for finding in findings:
        color = {"error": "red", "warning": "yellow"}.get(finding.severity)
        code = click.style(f"{finding.code} {say(finding.severity, lang)}", fg=color, bold=True)
        click.echo(f"  {code}: {flat(finding.message(lang))}")
        if finding.suggestion:
            click.echo(f"    {say('write', lang)}: {flat(finding.suggestion)}")
        if finding.source:
            click.echo(f"    {say('by_source', lang)}: {source_name(finding.source, lang)}")
