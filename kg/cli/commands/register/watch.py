"""kg register watch"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from kg.base.law_words import RELATION_HEADINGS, describe, mark, name_of
from kg.base.spreadsheet import Cell
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.lists import form_of, print_table, table_options
from kg.cli.options import as_of_option, db_option, json_text, lang_option, store
from kg.cli.words.register import tell
from kg.model import Status
from kg.register.opening import open_store
from kg.register.sources import is_source
from kg.store.opening import Store
from kg.trace.watch import Watched, watch


@click.command(
    "watch",
    short_help="List which of my documents rest on what changed.",
    epilog="\b\nExamples:\n  kg register watch kho-thang-10.sqlite kho-thang-11.sqlite -o ra-soat.xlsx\n"
    "  kg register watch tuan-47.kgpack tuan-48.kgpack --days 60",
)
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option("--days", type=click.IntRange(0, 3660), default=0, metavar="N", help="Also what ends in the next N days.")
@click.option("--source", "lists", multiple=True, metavar="NAME", help="Only documents of this list are mine.")
@table_options
@as_of_option("The day; today if not given.")
@db_option
@lang_option
def watch_(
    old: Path,
    new: Path,
    days: int,
    lists: tuple[str, ...],
    form: str | None,
    output: str,
    as_of: date | None,
    db: str | None,
    lang: str,
) -> None:
    """List which of my documents rest on something that changed between two stores, or two packs.

    Mine are the reports that were read and the documents of office lists: those of NEW if it is a store, else those of
    my store. A pack is looked at as my store would be with it. Exit code 1 if there is any.
    """
    form = form_of(form, output, lang)
    day = as_of or date.today()
    with ExitStack() as stack:
        before, after = (stack.enter_context(_state(path, db)) for path in (old, new))
        for name in lists:
            if not is_source(after.conn, name):
                raise click.ClickException(tell("no_source", lang, name=flat(name)))
        found = watch(after.conn, before.conn, after.conn, as_of=day, days=days, lists=lists)
    print_table(
        form, output, lang,
        text=lambda: _text(found, day, days, lang), rows=lambda: _rows(found, lang),
        json=lambda: _json(found, day, days), sheet=tell("watch_sheet", lang),
    )  # fmt: skip
    if found:
        sys.exit(1)


@contextmanager
def _state(path: Path, db: str | None) -> Iterator[Store]:
    """The store at `path`; or, of a pack, a copy of the user's own store with the pack in it."""
    from kg.register.packs.applying import apply_pack
    from kg.register.packs.reading import read_pack
    from kg.text import UnreadableError

    if not path.is_file():
        raise UnreadableError("folder" if path.is_dir() else "missing", path=str(path))
    with path.open("rb") as file:
        is_store = file.read(15) == b"SQLite format 3"
    if is_store:
        with open_store(path) as opened:
            yield opened
        return
    pack = read_pack(path)
    with tempfile.TemporaryDirectory(prefix="kg-watch-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "kg.sqlite"
        with store(db) as mine, closing(sqlite3.connect(copy)) as target:
            mine.conn.backup(target)
        with open_store(copy, to_write=True) as opened:
            apply_pack(opened.conn, pack)
            yield opened


def _what(one: Watched, lang: str) -> str:
    """What is new, in words."""
    if one.kind == "changed_by":
        assert one.relation is not None
        verb = RELATION_HEADINGS[one.relation][1][lang != "vi"]
        since = tell("watch_from", lang, day=day_text(one.day, lang)) if one.day else ""
        return f"{verb} {one.by}{since}"
    if one.kind == "ends":
        return tell("watch_ends", lang, day=day_text(one.day, lang) if one.day else "", by=one.by or "?")
    return f"{_state_text(one.before, lang)} → {_state_text(one.after, lang)}"


def _state_text(one: Status | None, lang: str) -> str:
    return tell("watch_not_known", lang) if one is None else f"{mark(one)} {status_text(one, lang)}"


def _text(found: list[Watched], day: date, days: int, lang: str) -> Iterator[str]:
    shown = day_text(day, lang)
    if not found:
        yield tell("watch_none", lang, day=shown, days=days) + "\n"
        return
    own = len({one.document.iri for one in found})
    yield tell("watch_head", lang, count=own, grounds=len({one.ground.iri for one in found}), day=shown) + "\n"
    for _, group in groupby(found, key=lambda one: one.document.iri):
        told = list(group)
        yield f"{flat(describe(told[0].document, lang))}\n"
        for one in told:
            yield f"    {flat(name_of(one.ground, lang))}: {flat(_what(one, lang))}\n"


def _rows(found: list[Watched], lang: str) -> Iterator[list[Cell]]:
    yield [tell(f"column_{name}", lang) for name in ("document", "ground", "what", "by", "day", "iri", "ground_iri")]
    for one in found:
        day = one.day.isoformat() if one.day else ""
        yield [
            name_of(one.document, lang), name_of(one.ground, lang), _what(one, lang), one.by or "", day,
            one.document.iri, one.ground.iri,
        ]  # fmt: skip


def _json(found: list[Watched], day: date, days: int) -> str:
    from kg.contract.watch import watch_out

    return json_text(watch_out(found, day, days).model_dump(mode="json"))
