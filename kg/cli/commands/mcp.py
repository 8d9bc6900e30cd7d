"""kg mcp"""

from __future__ import annotations

from importlib.util import find_spec

import click

from kg.cli.options import db_option, lang_option
from kg.cli.words.serve import say


@click.command(epilog="\b\nExamples:\n  kg mcp\n  claude mcp add kg -- kg mcp")
@db_option
@lang_option
def command(db: str | None, lang: str) -> None:
    """Answer an assistant on standard input and output (Model Context Protocol): nine tools that only read.

    Check a text, find and resolve citations, tell whether a document is in force, search, trace a chain, cite as text.
    Every answer has its certainty, its source and the day of the data.
    """
    if not find_spec("mcp"):
        raise click.ClickException(say("needs_mcp", lang))
    import asyncio

    from kg.cli.serving import prepared
    from kg.serve.model_context import on_stdio

    asyncio.run(on_stdio(*prepared(db)))
