"""The command `kg`. Each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

_COMMANDS = {
    "cite": "Find the citations of a document.",
    "ingest": "Read documents into the store.",
    "show": "Show what is known of one document.",
    "chain": "Trace what a document rests on.",
    "check": "Check the references of a document.",
    "viz": "Draw a network as one offline page.",
    "export": "Write the graph as RDF.",
    "stats": "Count what the store holds.",
    "rule": "Explain a check rule.",
    "demo": "Show it all on the sample reports.",
}

_EPILOG = """\b
Examples:
  kg cite bao-cao.docx --format json
  kg ingest bao-cao/*.docx
  kg show 59/2023/NĐ-CP --as-of 2024-11-01
  kg chain "65/KH-UBND Đông Hà 2024"
  kg check bao-cao.txt --lang vi
  kg viz bao-cao.txt -o mang-luoi.html
"""


class _Lazy(click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"kg {version('vn-legal-kg')}")
        ctx.exit()


@click.group(cls=_Lazy, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def group() -> None:
    """Vietnamese legal citations: find them, tell which documents they are, trace what those rest on, check them.

    FILE is a .txt, .md, .html, .docx or .pdf with a text layer; "-" reads standard input. DOC is an IRI or what
    people type: 59/2023/NĐ-CP, "nghị định 59/2023", "65/KH-UBND Đông Hà 2024".
    """


def main() -> None:
    """Run the command; 0 clean, 1 findings, 2 wrong usage or unreadable input, always one clear line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Vietnamese Windows console has cp1258
    from kg.graph.store import StoreError
    from kg.text import UnreadableError

    try:
        group(prog_name="kg")
    except (StoreError, UnreadableError) as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
