"""kg doctor"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import db_option, format_option, lang_option, print_json
from kg.cli.words.doctor import say

if TYPE_CHECKING:
    from kg.register.doctor import Diagnosis


@click.command(epilog="\b\nExamples:\n  kg doctor\n  kg doctor --repair\n  kg doctor --db kho.sqlite --format json")
@click.option("--repair", is_flag=True, help="Make the store anew of all that can be read.")
@format_option("text", "json")
@db_option
@lang_option
def command(repair: bool, form: str, db: str | None, lang: str) -> None:
    """Look whether the store is well: pages, indexes, its register against the shipped one; save what can be saved.

    Exit code 1 if something is wrong. With --repair the register and the indexes are made anew, what was read from
    files is kept as far as it can be read, and what was lost is named; the damaged file stays beside the store.
    """
    from kg.register.doctor import diagnose
    from kg.register.doctor import repair as repaired
    from kg.store.errors import StoreError
    from kg.store.opening import place_of

    place = place_of(db)
    if not isinstance(place, Path):
        raise StoreError("on_server", place)
    file = Path(os.path.realpath(place))
    found = diagnose(file)
    if form == "json" and not repair:
        compared = found.register
        register = (
            None if compared is None
            else {table: {"missing": missing, "other": other} for table, (missing, other) in compared.items()}
        )  # fmt: skip
        print_json({"path": found.path, "well": found.well, "faults": list(found.faults), "seal": found.seal,
                    "register": register, "rows_kept": found.rows_kept, "reports": found.reports})  # fmt: skip
        sys.exit(0 if found.well else 1)
    click.echo(f"{say('store', lang)}: {found.path}", err=form == "json")
    if not repair or found.well:
        _tell(found, lang)
        click.echo(say("well" if found.well else "not_well", lang))
        sys.exit(0 if found.well else 1)
    done = repaired(file)
    if form == "json":
        print_json({"path": found.path, "kept": done.kept, "read_again": done.salvage.incomplete,
                    "tables": {table: {"saved": one.rows, "breaks": one.breaks, "dropped": one.dropped}
                               for table, one in done.salvage.tables.items()}})  # fmt: skip
        return
    for table, one in done.salvage.tables.items():
        key = "saved_with_loss" if one.breaks or one.dropped else "saved"
        click.echo(f"  {say(key, lang, table=table, rows=one.rows, breaks=one.breaks, dropped=one.dropped)}")
    click.echo(say("register_anew", lang))
    if done.salvage.incomplete:
        click.echo(say("read_again", lang, count=len(done.salvage.incomplete)))
        for path in done.salvage.incomplete:
            click.echo(f"  {path}")
    click.echo(say("kept", lang, path=done.kept))


def _tell(found: Diagnosis, lang: str) -> None:
    for fault in found.faults:
        click.echo(f"  ✖ {say('fault', lang, what=fault)}")
    mark = {"changed": "✖", "fits": "✔"}.get(found.seal, "–")
    click.echo(f"  {mark} {say(f'seal_{found.seal}', lang)}")
    mark, key = {True: ("✔", "rows_kept"), False: ("✖", "rows_others"), None: ("–", "rows_unknown")}[found.rows_kept]
    click.echo(f"  {mark} {say(key, lang)}")
    if found.register is None:
        click.echo(f"  – {say('other_register', lang)}")
    for table, (missing, other) in (found.register or {}).items():
        mark = "✖" if missing or other else "✔"
        click.echo(f"  {mark} {say('register', lang, table=table, missing=missing, other=other)}")
    if found.reports is not None:
        click.echo(f"  {say('reports', lang, count=found.reports)}")
