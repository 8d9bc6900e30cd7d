"""kg bulk: extract, merge, status, pack"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import lang_option, store
from kg.cli.words.bulk import say

if TYPE_CHECKING:
    from kg.bulk.local import Pace

#: How many of a kind are named.
_SHOWN = 20
#: Seconds between two lines of progress where there is no terminal.
_TOLD_EVERY = 30
_FOLDER = click.Path(path_type=Path)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kg bulk pack van-ban/ -o van-ban.parquet\n  kg bulk extract van-ban.parquet ket-qua/\n"
    "  kg bulk merge ket-qua/ --into kho.sqlite",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Read whole corpora: Parquet in, a row a text out, on all cores or on a cluster; then into the store.

    Whatever interrupts a run, the same command goes on; any order and any number of workers give one graph.
    """
    ctx.default_map = dict.fromkeys(command.commands, ctx.default_map or {})
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "extract",
    short_help="Read a corpus, a row a text.",
    epilog="\b\nExamples:\n  kg bulk extract van-ban.parquet ket-qua/\n  kg bulk extract vbpl/ ket-qua/ --workers 8",
)
@click.argument("corpus", type=_FOLDER, metavar="IN")
@click.argument("out", type=_FOLDER, metavar="OUT")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", help="Who spreads the work.", show_default=True
)
@click.option("--master", metavar="URL", help="With --engine spark: the cluster; else the cores of this machine.")
@click.option("--workers", type=click.IntRange(0, 256), default=0, help="Processes; else one for each core.")
@click.option("--register", metavar="FILE", help="The store whose register is asked; else the usual one.")
@click.option("--id", "key", default="id", metavar="COLUMN", help="The column of the texts' ids.", show_default=True)
@click.option("--text", metavar="COLUMN", help="The column of the texts; else text, content_html, content …")
@lang_option
def extract_(
    corpus: Path, out: Path, engine: str, master: str | None, workers: int, register: str | None, key: str,
    text: str | None, lang: str,
) -> None:  # fmt: skip
    """Read every text of IN by the register: what it is, what it cites and states, or why it cannot be read.

    IN is a Parquet file with the columns id and text (and path, symbol, type, title, issuer, issued where they are
    known), or a folder with content.parquet and metadata.parquet, whose row decides which document a text is. OUT is a
    folder of Parquet files. A text that cannot be read is a row with its error, and stops no other.
    """
    with _needs_pyarrow(lang):
        from kg.bulk.inputs import Corpus
        from kg.bulk.local import run

    if engine == "spark":
        _on_spark(corpus, out, master or f"local[{workers or '*'},4]", register, key, text, lang)
        return
    last: list[Pace] = []
    try:
        with store(register) as opened, _progress(lang) as shown:

            def tell(pace: Pace) -> None:
                last[:] = [pace]
                shown(_pace(pace, lang), pace.done, pace.total)

            pace = run(Corpus(corpus, key, text), out, opened.conn, workers, tell)
    except BaseException as error:
        if last and last[0].done:
            error.add_note(say("bulk_kept", lang, done=last[0].done, total=last[0].total, path=out))
        raise
    click.echo(say("extracted", lang, path=out, texts=pace.done, before=pace.before, rate=f"{pace.rate:.0f}"))
    _tell_refused(out, lang)


@command.command(
    "merge",
    short_help="Put what was extracted into a store.",
    epilog="\b\nExamples:\n  kg bulk merge ket-qua/ --into kho.sqlite\n"
    "  kg bulk merge ket-qua/ ket-qua-2/ --into kho.sqlite",
)
@click.argument("outs", type=_FOLDER, metavar="OUT...", nargs=-1, required=True)
@click.option("--into", metavar="FILE", help="The store; else $KG_DB, else the user's data directory.")
@lang_option
def merge_(outs: tuple[Path, ...], into: str | None, lang: str) -> None:
    """Put the last whole run of each OUT into the store; again and again with the same result.

    Texts of other words under one number, day and office are all kept, and named at the end. Texts that are gone from
    the corpus are taken out.
    """
    with _needs_pyarrow(lang):
        from kg.bulk.merge import SqliteSink, merge
    from kg.cli.trouble import describe_failure

    try:
        with store(into, to_write=True) as opened, _progress(lang) as shown:
            done = merge(outs, SqliteSink(opened.conn), lambda n, total: shown("", n, total))
            path = opened.path
    except KeyboardInterrupt as error:
        error.add_note(say("merge_kept", lang))
        raise
    counts = {name: getattr(done, name) for name in ("new", "same", "copies", "removed", "refused")}
    click.echo(say("bulk_merged", lang, path=path, **counts))
    for identity, paths in sorted(done.alike.items())[:_SHOWN]:
        click.echo(say("texts_alike", lang, count=len(paths), document=identity), err=True)
        for name in sorted(paths):
            click.echo(f"  {name}", err=True)
    if len(done.alike) > _SHOWN:
        click.echo(say("and_more", lang, count=len(done.alike) - _SHOWN), err=True)
    if done.failed:
        click.echo(say("bulk_failed", lang, count=len(done.failed)), err=True)
        for name, why in done.failed[:_SHOWN]:
            click.echo(f"  {describe_failure(why, name, lang)}", err=True)
        sys.exit(2)


@command.command("status", short_help="Show how far a corpus is.", epilog="\b\nExamples:\n  kg bulk status ket-qua/")
@click.argument("out", type=_FOLDER, metavar="OUT")
@click.option("--register", metavar="FILE", help="The store whose register is asked; else the usual one.")
@lang_option
def status_(out: Path, register: str | None, lang: str) -> None:
    """Show how many parts of OUT are done, waiting or stale, how many texts there are, and why some were refused."""
    with _needs_pyarrow(lang):
        from kg.bulk.frozen import freeze
        from kg.bulk.outputs import status_of

    with store(register) as opened, tempfile.TemporaryDirectory(prefix="kg-") as folder:
        status = status_of(out, freeze(opened.conn, Path(folder, "register.sqlite")))
    counts = {name: getattr(status, name) for name in ("done", "waiting", "stale", "texts")}
    click.echo(say("bulk_status", lang, path=out, **counts))
    _tell_refusals(status.refused, lang)


@command.command(
    "pack",
    short_help="Make a folder of documents one Parquet file.",
    epilog="\b\nExamples:\n  kg bulk pack van-ban/ -o van-ban.parquet",
)
@click.argument("folder", metavar="FOLDER")
@click.option("-o", "--output", metavar="FILE", help="The file; else FOLDER.parquet.", type=_FOLDER)
@lang_option
def pack_(folder: str, output: Path | None, lang: str) -> None:
    """Make the documents in FOLDER and in those below it one Parquet file, each as it is, for kg bulk extract."""
    with _needs_pyarrow(lang):
        from kg.bulk.pack import pack
    from kg.cli.files import the_files
    from kg.cli.options import refuse_unwritable
    from kg.cli.trouble import describe_failure

    target = output or Path(f"{Path(folder).resolve().name}.parquet")
    refuse_unwritable(target)
    files, empty = the_files([folder], lang)
    if empty:
        raise click.ClickException(empty[0])
    count, failed = pack(files, target)
    click.echo(say("packed", lang, count=count, path=target))
    if failed:
        click.echo(say("failed", lang, count=len(failed)), err=True)
        for name, error in failed:
            click.echo(f"  {describe_failure(error, name, lang)}", err=True)
        sys.exit(2)


@contextmanager
def _needs_pyarrow(lang: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("pyarrow", "pyspark", "pandas"):
            raise
        raise click.ClickException(say("no_pyarrow" if missing == "pyarrow" else "no_spark", lang)) from None


def _on_spark(
    corpus: Path, out: Path, master: str, register: str | None, key: str, text: str | None, lang: str
) -> None:
    import os
    from shutil import which

    with _needs_pyarrow(lang):
        import pandas  # noqa: F401 -- pyspark asks for it when the work begins
        import pyspark  # noqa: F401

        from kg.bulk.spark import run, session
    if not os.environ.get("JAVA_HOME") and which("java") is None:
        raise click.ClickException(say("no_java", lang))
    with store(register) as opened:
        spark = session(master)
        try:
            texts, seconds = run(spark, str(corpus), out, opened.conn, key, text)
        finally:
            spark.stop()
    rate = f"{texts / max(seconds, 0.001):.0f}"
    click.echo(say("extracted", lang, path=out, texts=texts, before=0, rate=rate))
    _tell_refused(out, lang)


@contextmanager
def _progress(lang: str) -> Iterator[Any]:
    """Something to call with a line, and with how many are done of how many: a bar on a terminal, else a line now and
    then."""
    import time

    if sys.stderr.isatty():
        bar: Any = None

        def show(line: str, done: int, total: int) -> None:
            nonlocal bar
            if bar is None:
                bar = click.progressbar(length=total, file=sys.stderr, show_eta=False, item_show_func=lambda item: item)
                bar.__enter__()
            bar.update(done - bar.pos, line)

        try:
            yield show
        finally:
            if bar is not None:
                bar.__exit__(None, None, None)
        return
    told = time.monotonic()

    def say_line(line: str, done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > _TOLD_EVERY:
            told = time.monotonic()
            click.echo(line or f"{done}/{total}", err=True)

    yield say_line


def _pace(pace: Pace, lang: str) -> str:
    left = "?" if pace.left is None else _duration(pace.left, lang)
    return say("bulk_pace", lang, done=pace.done, total=pace.total, rate=f"{pace.rate:.0f}", left=left)


def _duration(seconds: float, lang: str) -> str:
    minutes = round(seconds / 60)
    if minutes >= 60:
        return say("hours", lang, hours=minutes // 60, minutes=minutes % 60)
    return say("minutes", lang, minutes=minutes) if seconds >= 60 else say("seconds", lang, seconds=round(seconds))


def _tell_refused(out: Path, lang: str) -> None:
    from kg.bulk.outputs import status_of

    _tell_refusals(status_of(out, "").refused, lang)


def _tell_refusals(refused: dict[str, tuple[int, str, str]], lang: str) -> None:
    from kg.text.errors import REASONS

    if not refused:
        return
    click.echo(say("refused", lang, count=sum(count for count, *_ in refused.values())), err=True)
    for reason, (count, path, detail) in sorted(refused.items(), key=lambda item: (-item[1][0], item[0])):
        told = REASONS.get(reason)
        why = told[lang != "vi"].format(detail=detail) if told else say("program_fault", lang, detail=detail)
        click.echo(say("refused_for", lang, count=count, why=why, path=path), err=True)
