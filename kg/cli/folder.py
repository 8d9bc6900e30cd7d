"""Many files checked for one table: each is kept as it is finished, and the table is written from what was kept.

A run that is ended, by Ctrl-C or by force, loses nothing that was finished if it keeps it in a file (`--resume`).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.destination import Destination
from kg.cli.options import refuse_unwritable
from kg.cli.trouble import describe_failure
from kg.cli.words.common import say
from kg.store.errors import StoreError, concerns_store

if TYPE_CHECKING:
    from kg.checker.baseline import Baseline
    from kg.checker.files import Checked, Stamp
    from kg.checker.settings import Settings
    from kg.output.folder import Records
    from kg.store.opening import Store
    from kg.store.run_journal import RunJournal


def the_baseline(settings: Settings, *, anew: bool) -> tuple[Baseline | None, Path | None]:
    """The baseline to compare with, or the file to write one to. Raises ConfigError."""
    if not settings.baseline:
        return None, None
    path = Path(settings.baseline)
    if anew or not path.exists():
        return None, path
    from kg.checker.baseline import Baseline

    return Baseline(path), None


def check_folder(
    paths: Sequence[str], failed: list[str], opened: Store, settings: Settings, to: Destination,
    given: dict[str, Any], lang: str,
) -> int:  # fmt: skip
    """Check the files, write the table and tell the sums; how many faults there are.

    A line for each file that could not be read goes into `failed`.
    """
    from kg.output.folder import fresh, read_record, totals_of
    from kg.store.run_journal import RunJournal

    if not (to.sums_up or given["statistics"] or not given["output"]):
        raise click.UsageError(say("resume_tables", lang))
    if given["resume"]:
        refuse_unwritable(Path(given["resume"]))
    baseline, write_anew = the_baseline(settings, anew=given["update_baseline"])
    with RunJournal(Path(given["resume"]) if given["resume"] else None) as journal:
        _check(paths, failed, opened, settings, journal, given, lang)

        def records() -> Any:
            return (read_record(path, record) for path, record in journal.records(paths))

        if write_anew:
            from kg.checker.baseline import write_baseline

            count = write_baseline(write_anew, ((one.path, one.findings) for one in records()))
            click.echo(say("baseline_written", lang, count=count, path=write_anew), err=True)
            return 0
        new = fresh(records, baseline)
        totals = totals_of(new)
        if to.sums_up:
            _write(to, new, totals, settings, lang)
    _tell(totals, given, lang)
    by = totals.severities
    return by["error"] + by["warning"] + (by["note"] if settings.strict else 0)


def kept_of(checked: Checked, lang: str) -> tuple[Stamp, bytes]:
    """What is sent and kept of a file that was checked: in which state it was, and its record."""
    from kg.output.folder import record_of

    return checked.stamp, record_of(checked, lang)


def _check(
    paths: Sequence[str], failed: list[str], opened: Store, settings: Settings, journal: RunJournal,
    given: dict[str, Any], lang: str,
) -> None:  # fmt: skip
    """Check what the journal does not hold yet, and keep it."""
    from kg.checker.files import shaped_files, stamp_of

    key = _key(opened, settings, given, lang)
    left = [path for path in paths if not journal.holds(path, stamp_of(path), key)]
    if held := len(paths) - len(left):
        click.echo(say("resumed", lang, count=held, all=len(paths)), err=True)
    done = 0
    found = shaped_files(
        left, opened.conn, settings, partial(kept_of, lang=lang), as_of=given["as_of"], jobs=given["jobs"]
    )
    errors: dict[int, str] = {}
    try:
        with click.progressbar(length=len(left), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for number, what in found:
                if isinstance(what, Exception):
                    if isinstance(what, StoreError) or concerns_store(what):
                        raise what
                    errors[number] = describe_failure(what, left[number], lang)
                else:
                    stamp, record = what
                    journal.put(left[number], stamp, key, record)
                    done += 1
                bar.update(1)
    except (KeyboardInterrupt, StoreError) as error:
        if given["resume"]:
            error.add_note(say("check_kept", lang, files=held + done, all=len(paths)))
        raise
    failed += [errors[number] for number in sorted(errors)]


def _key(opened: Store, settings: Settings, given: dict[str, Any], lang: str) -> str:
    """What decides beside the file itself: program, settings, day, language, and what the store holds."""
    from kg.base.program import digest_of
    from kg.register.sources import state_of_data

    deciding = settings._replace(file=None, lang=None, author="", baseline=None)
    rooms = digest_of("cite", "resolve", "register", "checker", "text", "base", "naming", "output")
    told = (rooms, deciding, given["as_of"], lang, state_of_data(opened.conn))
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _write(to: Destination, records: Records, totals: Any, settings: Settings, lang: str) -> None:
    from kg.output.folder import write_folder_csv, write_folder_xlsx

    form, path = to.table
    if form == "csv":
        write_folder_csv(path, records, lang)
    else:
        write_folder_xlsx(path, records, totals, lang, settings.author)
    click.echo(say("written", lang, path=path), err=True)


def _tell(totals: Any, given: dict[str, Any], lang: str) -> None:
    """The sums, or the findings by rule."""
    from kg.checker.finding import rule
    from kg.output.words import say as lists

    if given["statistics"]:
        for code, (count, _) in sorted(totals.rules.items(), key=lambda row: (-row[1][0], row[0])):
            row = rule(code)
            click.echo(f"{count:>6}  {code}  {lists(row['severity'], lang):<8} {row['name'][lang]}")
        return
    by = totals.severities
    click.echo(say(
        "folder_sum", lang, files=totals.files, citations=totals.citations, errors=by["error"],
        warnings=by["warning"], notes=by["note"], faulty=totals.faulty,
    ))  # fmt: skip
