"""kg check"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.checker.settings import Settings, known_codes
from kg.checker.settings_file import find_settings
from kg.cli.destination import Destination
from kg.cli.files import the_files
from kg.cli.options import UnknownRule, as_of_option, db_option, lang_option, store
from kg.cli.words.common import say

if TYPE_CHECKING:
    from kg.checker.files import Checked
    from kg.store.opening import Store


#: Options that ask for two things at once.
_APART = (
    ("watch", "output"),
    ("watch", "resume"),
    ("fix", "resume"),
    ("watch", "fix"),
    ("watch", "form"),
    ("fix", "form"),
    ("statistics", "output"),
)


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return known_codes([code for value in values for code in value.split(",")])
    except ValueError as error:
        raise UnknownRule(str(error)) from None


@click.command(
    epilog="\b\nExamples:\n  kg check bao-cao.docx\n  kg check bao-cao.docx -o nhan-xet.docx\n"
    "  kg check bao-cao/ --format sum --lang vi\n  kg check bao-cao/*.pdf -o ket-qua.xlsx\n"
    "  kg check bao-cao.docx --fix --track -o da-sua.docx\n  kg check bao-cao.txt --as-of 2024-07-01 --format json\n"
    "  kg check van-ban/ --resume lan-1.kgrun -o tong-hop.xlsx\n"
    "  kg check --watch bao-cao/\n  kg check --form du-thao.docx\n  kg rule VB201"
)
@click.argument("files", nargs=-1, metavar="FILE...")
@as_of_option("Judge on this day; else the document's own, else today.")
@click.option(
    "--format", "form",
    type=click.Choice(["text", "sum", "json", "jsonl", "sarif", "csv", "xlsx", "html", "docx", "pdf"]),
    help="How to tell it; else by the suffix of -o, else text. docx and pdf: remarks in a copy of your own file.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write there; a folder takes one output for each FILE.")
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these rules: VB1,VB201.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Not these rules.")
@click.option("--strict", is_flag=True, help="All rules, and notes count as findings too.")
@click.option("--form", "on_form", is_flag=True, help="The paper's own form too: grounds, articles, signature, page.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule, and no more.")
@click.option("--baseline", metavar="FILE", help="Only findings that are not in FILE; without such a file, write it.")
@click.option("--update-baseline", is_flag=True, help="Write the baseline anew.")
@click.option("--fix", is_flag=True, help="Set right faults of form only, in a copy (-o).")
@click.option("--track", is_flag=True, help="With --fix, in a .docx: as tracked changes for Word's reviewer.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--resume", metavar="FILE", help="Keep what is finished in FILE, and go on from there next time.")
@click.option("--watch", type=click.Path(), metavar="FOLDER", help="Check what changes in FOLDER, until Ctrl-C.")
@click.option("--author", metavar="NAME", help="Author of the comments in docx and pdf.")
@click.option("-j", "--jobs", type=click.IntRange(0, 256), default=0, help="Processes; else one for each core.")
@db_option
@lang_option
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], db: str | None, lang: str, **given: Any) -> None:
    """Check the references of each FILE: are they well written, the right documents, in force on the report's day?

    FILE is a file or a folder. What no register knows is a note, never a fault. Settings come from kg.toml or
    [tool.kg] in pyproject.toml, here or in a folder above.

    Exit code 0: no errors or warnings; 1: some; 2: a file cannot be read (it is named, the others are checked).
    """
    settings = _settings(given)
    for pair in _APART:
        if all(given[name] for name in pair):
            names = ", ".join(f"--{name}".replace("--form", "--format") for name in pair)
            raise click.UsageError(say("not_together", lang, value=names))
    if given["watch"]:
        from kg.cli.watch import watch

        watch(given["watch"], db, lang, settings, given["as_of"])
        return
    if not files:
        raise click.MissingParameter(param=next(p for p in ctx.command.params if p.name == "files"), ctx=ctx)
    paths, failed = the_files(files, lang)
    with store(db) as opened:
        if given["fix"] or given["diff"] or given["track"]:
            from kg.cli.fix import fix_files

            sys.exit(fix_files(paths, opened.conn, settings, given, lang, failed))
        destination = Destination(given["form"], given["output"], paths, lang, settings.author)
        if given["resume"] or (destination.sums_up and len(paths) > 1):
            from kg.cli.folder import check_folder

            faults = check_folder(paths, failed, opened, settings, destination, given, lang)
        else:
            run = _Run(opened, settings, lang, destination, given)
            with suppress(BrokenPipeError):  # the exit code tells even when nobody reads to the end
                run.check(paths, failed)
            faults = run.faults
    for line in failed:
        click.echo(f"kg: {line}", err=True)
    sys.exit(2 if failed else int(faults > 0 and not given["exit_zero"]))


def _settings(given: dict[str, Any]) -> Settings:
    """Those of the folder, with what the command line says otherwise."""
    found = find_settings(Path.cwd())
    said = {name: given[name] for name in ("select", "ignore", "author", "baseline") if given[name]}
    return found._replace(strict=found.strict or given["strict"], form=found.form or given["on_form"], **said)


class _Run:
    """One call of the command: what is done with each file as it comes."""

    def __init__(
        self, opened: Store, settings: Settings, lang: str, destination: Destination, given: dict[str, Any]
    ) -> None:
        self._store, self._settings, self._lang, self._to, self._given = opened, settings, lang, destination, given
        self.faults = 0
        self._next = 0  # the file whose turn it is

    def check(self, paths: Sequence[str], failed: list[str]) -> None:
        """Check the files and tell what was found; a line for each that could not be read goes into `failed`."""
        from kg.output.terminal import Sums, statistics, summary_table, sums_of

        baseline, write_anew = self._baseline()
        if write_anew:
            from kg.checker.baseline import write_baseline

            each = ((one.path, one.result.findings) for one in self._each(paths, failed))
            count = write_baseline(write_anew, each)
            click.echo(say("baseline_written", self._lang, count=count, path=write_anew), err=True)
            return
        sums: list[Sums] = []
        kept: list[Checked] = []
        for checked in self._each(paths, failed):
            one = checked
            if baseline is not None:
                from kg.checker.files import without_old

                one = without_old(checked, baseline)
            self.faults += one.faults(self._settings.strict)
            sums.append(sums_of(one))
            if not self._given["statistics"] and (left := self._to.take(one)) is not None:
                kept.append(left)
        if self._given["statistics"]:
            for line in statistics(sums, self._lang):
                click.echo(line)
            return
        self._to.finish(kept, len(sums))
        if len(sums) > 1 and self._to.for_people:
            click.echo("")
            for line in summary_table(sums, self._lang):
                click.echo(line)

    def _baseline(self) -> tuple[Any, Path | None]:
        if not self._settings.baseline:  # as in most folders
            return None, None
        from kg.cli.folder import the_baseline

        return the_baseline(self._settings, anew=self._given["update_baseline"])

    def _each(self, paths: Sequence[str], failed: list[str]) -> Iterator[Checked]:
        """The files in their order, as soon as each one's turn has come; a progress bar on a terminal."""
        from kg.checker.files import check_files
        from kg.store.errors import StoreError, concerns_store

        came: dict[int, Checked | Exception] = {}
        # on a terminal the findings themselves show the progress
        hidden = len(paths) < 2 or not sys.stderr.isatty() or (self._to.prints and sys.stdout.isatty())
        found = check_files(
            paths, self._store.conn, self._settings, as_of=self._given["as_of"], jobs=self._given["jobs"]
        )
        with nullcontext() if hidden else click.progressbar(length=len(paths), file=sys.stderr) as bar:
            for number, what in found:
                came[number] = what
                if bar is not None:
                    bar.update(1)
                while came and (first := min(came)) == self._next:
                    self._next += 1
                    one = came.pop(first)
                    if isinstance(one, (BrokenPipeError, StoreError)) or concerns_store(one):
                        raise one
                    if isinstance(one, Exception):
                        from kg.cli.trouble import describe_failure

                        failed.append(describe_failure(one, paths[first], self._lang))
                    else:
                        yield one
