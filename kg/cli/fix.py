"""`kg check --fix` and `--diff`: faults of form set right in a copy, and shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kg.base.files import write_file
from kg.base.wording import flat
from kg.checker.files import check_files
from kg.checker.settings import Settings
from kg.cli.destination import target_for
from kg.cli.trouble import describe_failure
from kg.cli.words.common import say
from kg.output import ReportError
from kg.output.corrected import by_hand, diff, edits, fixed_file
from kg.store.errors import concerns_store


def fix_files(
    paths: Sequence[str], conn: sqlite3.Connection, settings: Settings, given: Mapping[str, Any], lang: str,
    failed: list[str],
) -> int:  # fmt: skip
    """Set the files right, each in a copy of its own; the exit code. With `diff` alone nothing is written."""
    output: str | None = given["output"]
    if given["track"] and not given["fix"]:
        raise ReportError("needs_fix")
    if given["fix"]:
        if output is None:
            raise ReportError("needs_output_fix")
        targets = [target_for(output, path, Path(path).suffix, len(paths)) for path in paths]
    changed = 0
    for number, checked in check_files(paths, conn, settings, as_of=given["as_of"], jobs=1):
        if concerns_store(checked):
            raise checked
        if isinstance(checked, Exception):
            failed.append(describe_failure(checked, paths[number], lang))
            continue
        changes = edits(checked)
        changed += bool(changes)
        if given["diff"]:
            click.echo(diff(checked, changes), nl=False)
        left = by_hand(checked)
        if not changes and not left:
            click.echo(say("nothing_to_fix", lang, value=checked.path), err=True)
        if left:
            each = (flat(f"{one.fields['printed']} → {one.fields['repaired']}") for one in left)
            told = "; ".join(dict.fromkeys(each))
            click.echo(say("fix_by_hand", lang, path=checked.path, count=len(left), places=told), err=True)
        if not given["fix"]:
            continue
        try:
            data, count = fixed_file(checked, changes, track=settings.author if given["track"] else None)
            targets[number].parent.mkdir(exist_ok=True)
            write_file(targets[number], data)
        except (ReportError, OSError) as error:
            failed.append(describe_failure(error, checked.path, lang))
            continue
        if changes or left:
            click.echo(say("fixed", lang, path=checked.path, count=count, all=len(changes) + len(left)), err=True)
        click.echo(say("written", lang, path=targets[number]), err=True)
    for line in failed:
        click.echo(f"kg: {line}", err=True)
    return 2 if failed else int(changed > 0 and not given["fix"] and not given["exit_zero"])
