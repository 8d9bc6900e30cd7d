"""kg review"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.base.wording import day_text
from kg.cli.files import the_files
from kg.cli.options import Day, as_of_option, db_option, format_option, json_text, lang_option, store
from kg.cli.words.review import say

if TYPE_CHECKING:
    from kg.store.opening import Store
    from kg.trace.review import Review

#: Files that are lists; all others are documents.
_LISTS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
_SUFFIXES = (".docx", ".xlsx", ".json")


def _years(value: str, lang: str) -> tuple[int, int]:
    """The first and the last year of a period: of "2019-2023", or of one year. Raises UsageError."""
    years = re.fullmatch(r"\s*((?:19|20)[0-9]{2})(?:\s*[-–]\s*((?:19|20)[0-9]{2}))?\s*", value)
    first, last = (int(years[1]), int(years[2] or years[1])) if years else (1, 0)
    if first > last:
        raise click.UsageError(say("bad_period", lang, value=value))
    return first, last


@click.command(
    epilog="\b\nExamples:\n  kg review danh-muc.xlsx --period 2019-2023 -o ket-qua.docx\n"
    "  kg review danh-muc.csv van-ban/ --period 2019-2023 -o ket-qua.xlsx\n"
    "  kg review --decided ket-qua.xlsx"
)
@click.argument("paths", nargs=-1, metavar="LIST|FOLDER...")
@click.option("--period", "years", metavar="YEARS", help="The period of the review: 2019-2023, or 2023.")
@as_of_option("Judge on this day; else the last one of the period, else today.")
@click.option("-o", "--output", metavar="FILE", default="", help="Write the lists there: .docx, .xlsx or .json.")
@click.option("--decided", metavar="FILE", help="Take the decisions in this workbook of an earlier review as facts.")
@click.option("--no-certainty", is_flag=True, help="In Word, leave out the column that says how sure each row is.")
@click.option("--day", type=Day(), metavar="DATE", help="The day to which the list is known to be true.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Where a field stands in the list.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="What holds for every row of the list.")
@click.option("--config", type=click.Path(path_type=Path), metavar="TOML", help="The same, in a file.")
@click.option("--delimiter", metavar="CHAR", help="csv: found out if not given.")
@click.option("-j", "--jobs", type=click.IntRange(0, 256), default=0, help="Processes; else one for each core.")
@format_option("text", "json")
@db_option
@lang_option
def command(
    paths: tuple[str, ...], years: str | None, as_of: date | None, output: str, decided: str | None, form: str,
    db: str | None, lang: str, **given: Any,
) -> None:  # fmt: skip
    """Make the lists with which a review of an office's documents ends: ended, ended in part, in force, to be treated.

    LIST is the office's list (.csv, .xlsx …, as kg register import csv reads it), FOLDER has the documents themselves;
    their subfolders are the fields. The store is only read. In the .xlsx each row can be confirmed or overruled, and
    --decided takes that into the store, as the office's own facts. What nobody knows is listed apart.

    Exit code 2: a file cannot be read (it is named, the others are reviewed).
    """
    if output:
        from kg.cli.options import refuse_unwritable

        if Path(output).suffix.lower() not in _SUFFIXES:
            raise click.UsageError(say("no_suffix", lang, name=Path(output).name))
        refuse_unwritable(Path(output))
    if not paths and not decided:
        raise click.UsageError(say("nothing_to_review", lang))
    if decided and form == "json":
        raise click.UsageError(say("json_of_lists", lang))
    period = _years(years, lang) if years else None
    lists, texts, failed = _sorted(paths, output, lang)
    today = date.today()
    day = as_of or (min(date(period[1], 12, 31), today) if period else today)
    with store(db, to_write=bool(decided)) as opened:
        if decided:
            _take(Path(decided), opened, lang)
        if paths:
            found = _review(opened, lists, texts, failed, period, day, lang, given)
            if output:
                _write(found, output, lang, sure=not given["no_certainty"])
            _tell(found, form, lang)
    for line in failed:
        click.echo(f"kg: {line}", err=True)
    if failed:
        sys.exit(2)


def _sorted(paths: tuple[str, ...], output: str, lang: str) -> tuple[list[Path], list[tuple[str, str]], list[str]]:
    """The lists, the documents each with its field, and a line for what is none; never the output of an earlier run."""
    from kg.trace.under_review import field_of

    lists = [Path(path) for path in paths if Path(path).suffix.lower() in _LISTS and not Path(path).is_dir()]
    texts: dict[str, str] = {}
    failed: list[str] = []
    for path in paths:
        if Path(path) in lists:
            continue
        files, empty = the_files((path,), lang)
        failed += empty
        for file in files:
            if not (output and Path(file).absolute() == Path(output).absolute()):
                texts.setdefault(file, field_of(file, path) if Path(path).is_dir() else "")
    return lists, list(texts.items()), failed


def _review(
    opened: Store, lists: list[Path], texts: list[tuple[str, str]], failed: list[str],
    period: tuple[int, int] | None, day: date, lang: str, given: dict[str, Any],
) -> Review:  # fmt: skip
    from kg.cli.commands.register.imports import list_form
    from kg.cli.trouble import describe_failure
    from kg.trace.review import review
    from kg.trace.under_review import under_review

    form = list_form(given["columns"], given["values"], given["config"], given["delimiter"], lang)
    with (
        click.progressbar(length=len(texts), file=sys.stderr, hidden=not texts or not sys.stderr.isatty()) as bar,
        under_review(
            opened.conn, lists, texts, form=form, day=given["day"], jobs=given["jobs"],
            progress=lambda done: bar.update(done - bar.pos),
        ) as held,
    ):  # fmt: skip
        for path, done in held.lists:
            _tell_list(path, done, lang)
        failed += [describe_failure(error, file, lang) for file, error in held.unread]
        if not held.fields:
            raise click.ClickException("; ".join((say("no_documents", lang), *failed)))
        return review(held.conn, held.fields, as_of=day, period=period)


def _tell_list(path: Path, done: Any, lang: str) -> None:
    """What was taken of a list, and what was not, each with its row; headings among the rows are no matter."""
    from kg.cli.commands.register.imports import lost_line
    from kg.cli.words.register import tell

    click.echo(say("taken", lang, path=path, count=done.published.documents), err=True)
    for reason, times, examples in done.refused:
        if reason != "sub_heading":
            rows = "; ".join(tell("row", lang, where=one) for one in examples)
            click.echo(f"  {tell(f'refused_{reason}', lang)}: {times} ({rows})", err=True)
    if done.mostly_lost:
        click.echo(lost_line(done, lang), err=True)


def _take(path: Path, opened: Store, lang: str) -> None:
    """Take the decisions in a workbook into the store."""
    from kg.cli.commands.register.imports import print_summary
    from kg.register.imports.decided import HEADINGS, DecidedList
    from kg.register.imports.publish import NewSource
    from kg.register.imports.run import open_reader, run_import

    reader = open_reader("review", path)
    assert isinstance(reader, DecidedList)
    told = reader.decided()
    if not told.counts and not told.proposals:
        column = HEADINGS["decision"][lang != "vi"]
        raise click.ClickException(say("no_decision", lang, path=path, column=column))
    decided = sum(told.counts.values()) + sum(told.proposals.values())
    how = _told(told.counts, "decide", lang)
    click.echo(say("decisions", lang, path=path, decided=decided, undecided=told.undecided, told=how))
    if told.proposals:
        click.echo(f"  {say('decided_proposals', lang, told=_told(told.proposals, 'proposal', lang))}")
    if told.counts.keys() - {"left_out"}:
        source = NewSource(say("decided_source", lang, name=path.name), "office_list", "review", reader.day)
        print_summary(run_import(opened.conn, opened.path, reader, source), lang)


def _told(counts: Any, kind: str, lang: str) -> str:
    from kg.output.review_words import say as lists
    from kg.register.imports.decided import DECISIONS

    order = (key for key in DECISIONS if key in counts)
    return ", ".join(f"{lists(f'{kind}_{key}', lang).lower()} {counts[key]}" for key in order)


def _write(found: Review, output: str, lang: str, *, sure: bool) -> None:
    """The lists into the file."""
    from kg.base.files import write_file

    suffix = Path(output).suffix.lower()
    if suffix == ".json":
        write_file(Path(output), _json(found) + "\n")
    else:
        from kg.output.review import write_docx, write_xlsx

        made = write_xlsx(found, lang) if suffix == ".xlsx" else write_docx(found, lang, sure=sure)
        write_file(Path(output), made)
    click.echo(say("written", lang, path=output), err=True)


def _tell(found: Review, form: str, lang: str) -> None:
    """The sums, or all of it for programs, on the terminal."""
    if form == "json":
        click.echo(_json(found))
    else:
        _print_sums(found, lang)
    if undated := sum(one.status.note == "look_undated" for one in found.documents):
        click.echo(say("no_list_day", lang, count=undated), err=True)


def _json(found: Review) -> str:
    from kg.contract.reviews import review_out

    return json_text(review_out(found).model_dump(mode="json"))


def _print_sums(found: Review, lang: str) -> None:
    from kg.output.review import counts

    click.echo(say("reviewed", lang, count=len(found.documents), day=day_text(found.as_of, lang)))
    table = [(say(f"sheet_{name}", lang), count) for name, count in counts(found).items()]
    width = max(len(name) for name, _ in table)
    for name, count in table:
        click.echo(f"  {name:<{width}}  {count:>6}")
    for key, count in (("earlier", found.earlier), ("later", found.later), ("reports", found.reports)):
        if count:
            click.echo(say(key, lang, count=count))
