"""kg serve"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from kg.cli.options import db_option, lang_option
from kg.cli.serving import prepared
from kg.cli.serving import token_file as beside
from kg.cli.words.serve import say

_NEEDED = ("starlette", "uvicorn", "python_multipart")


@click.command(
    epilog="\b\nExamples:\n  kg serve\n  kg serve --port 9000 --no-browser\n"
    "  kg serve --host 0.0.0.0 --allow-host kg.xa.gov.vn --token-file /etc/kg/token --root-path /kg"
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port; 0: any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; others need a token.")
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Ask for the token in FILE; made if not there.",
)
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="A name under which it may be asked for (behind a proxy)."
)
@click.option(
    "--allow-origin", multiple=True, metavar="ORIGIN", help="Another site whose pages may ask: https://office.example."
)
@click.option("--root-path", default="", metavar="PATH", help="The path below which a proxy shows it: /kg.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that check.")
@click.option("--mcp", is_flag=True, help="Answer assistants too, at /mcp.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--log", is_flag=True, help="A line on stderr for each request, without names or text.")
@db_option
@lang_option
def command(
    port: int, host: str, token_file: str | None, allow_host: tuple[str, ...], allow_origin: tuple[str, ...],
    root_path: str, workers: int, mcp: bool, no_browser: bool, log: bool, db: str | None, lang: str,
) -> None:  # fmt: skip
    """Open the page for checking documents in the browser: drop a Word file, read the findings, take it back corrected.

    One local program with a REST interface (/api/v1) beside the pages. It only listens on this machine, sends nothing
    anywhere, keeps uploads in memory only and never writes the store. With another --host a token is needed.
    """
    if not all(find_spec(name) for name in _NEEDED):
        raise click.ClickException(say("needs_web", lang))
    if mcp and not find_spec("mcp"):
        raise click.ClickException(say("needs_mcp", lang))
    if root_path and not root_path.startswith("/"):
        raise click.UsageError(say("bad_root", lang))
    from kg.serve.program import Place, Running, ServeError, listen, serve, token_of

    place = Place(host, port, allow_host, tuple(map(str.lower, allow_origin)), root_path.rstrip("/"))
    try:
        with listen(place) as sock:
            path, settings = prepared(db)
            file = Path(token_file) if token_file else None if place.is_local else beside(path)
            token = token_of(file) if file else None
            if log:
                logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(message)s")
                logging.getLogger("kg.serve").setLevel(logging.INFO)

            def ready(address: str) -> None:
                click.echo(say("serving", lang, address=address))
                click.echo(say("serving_token", lang, path=file) if file else say("serving_local", lang))

            with suppress(KeyboardInterrupt):
                serve(
                    place,
                    sock,
                    path,
                    settings,
                    token=token,
                    workers=workers,
                    mcp=mcp,
                    ready=ready,
                    browser=not no_browser,
                )
            click.echo(say("stopped", lang))
    except Running as found:
        click.echo(say("runs_already", lang, address=found.address))
        if not no_browser:
            click.launch(found.address)
    except ServeError as error:
        other = port + 1 if 0 < port < 65535 else 8766
        raise click.ClickException(say(str(error), lang, **{"other": other, **error.values})) from None
