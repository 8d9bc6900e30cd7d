"""kg register fetch"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path

import click

from kg.base.wording import day_text
from kg.cli.options import Day, format_option, lang_option, print_json
from kg.cli.words.register import tell


@click.command(
    "fetch",
    short_help="Fetch answers of the national database.",
    epilog="\b\nExamples:\n  kg register fetch --since 2026-11-01 -o vbpl/\n"
    "  kg register fetch --since 2026-11-01 -o vbpl/ --level TRUNG_UONG",
)
@click.option("--since", type=Day(), required=True, metavar="DATE", help="Documents issued on that day or later.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="FOLDER",
              help="Where the answers are kept.")  # fmt: skip
@click.option("--level", metavar="WORD", help="Only this agencyLevel of the database: TRUNG_UONG …")
@click.option("--endpoint", metavar="URL", help="Another address than that of the national database.")
@format_option("text", "json")
@lang_option
def fetch_(since: date, output: Path, level: str | None, endpoint: str | None, form: str, lang: str) -> None:
    """Fetch what the national database tells of documents issued since a day, and keep it in a folder.

    This command goes out to the network. It asks once a second at the most, obeys robots.txt and “try again later”, and
    stops at a captcha; run again, it goes on with what is missing. The store is not touched: see kg register diff
    vbpl-json FOLDER.
    """
    from kg.register.fetching import ENDPOINT, Fetcher

    with click.progressbar(
        count(), label=tell("fetching", lang), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        done = Fetcher(output, endpoint or ENDPOINT).run(since, level, lambda fetched: bar.update(fetched - bar.pos))
    if form == "json":
        from kg.contract.watch import FetchOut

        print_json(
            FetchOut(
                folder=str(output), since=since, listed=done.listed, fetched=done.fetched, held=done.held,
                missing=done.missing,
            ).model_dump(mode="json")
        )  # fmt: skip
        return
    said = {"listed": done.listed, "fetched": done.fetched, "held": done.held, "missing": done.missing}
    click.echo(tell("fetched", lang, day=day_text(since, lang), **said))
    click.echo(tell("fetch_next", lang, folder=output))
