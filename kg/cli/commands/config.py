"""kg config"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import lang_option, print_json
from kg.cli.words.common import say


@click.command(epilog="\b\nExamples:\n  kg config show\n  kg config show --lang vi")
@click.argument("action", type=click.Choice(["show"]), metavar="show")
@lang_option
def command(action: str, lang: str) -> None:
    """Show the settings that hold in this folder, as JSON; on stderr the file they come from.

    They come from the nearest kg.toml, or [tool.kg] in pyproject.toml, here or in a folder above.
    """
    from kg.checker.settings_file import find_settings

    settings = find_settings(Path.cwd())
    found = settings._asdict()
    click.echo(found.pop("file") or say("no_settings", lang), err=True)
    found["accept"] = [
        {**one._asdict(), "date": one.date.isoformat(), "until": one.until and one.until.isoformat()}
        for one in settings.accept
    ]
    print_json(found)
