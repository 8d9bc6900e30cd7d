"""The command `kg`. Each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

_COMMANDS = {
    "cite": "Find the citations of a document.",
    "ingest": "Read documents into the store.",
    "bulk": "Read whole corpora into the store.",
    "show": "Show what is known of a document or a body.",
    "search": "Find documents by words or number.",
    "chain": "Trace what a document rests on.",
    "path": "Find the ways between two documents.",
    "impact": "List what must be reviewed when a document falls.",
    "stale": "List what stands on something that fell.",
    "review": "Make the official lists of a review.",
    "check": "Check the references of a document.",
    "viz": "Draw a network as one offline page.",
    "serve": "Open the page for checking documents.",
    "mcp": "Answer an assistant (MCP).",
    "rank": "Rank documents by what rests on them.",
    "export": "Write the store for other programs.",
    "import": "Read back what kg export wrote.",
    "validate": "Check a graph against the ontology's shapes.",
    "sparql": "Answer a SPARQL query.",
    "push": "Send the graph to a SPARQL server.",
    "register": "Import and compare sources of facts.",
    "stats": "Count what the store holds.",
    "doctor": "Look whether the store is well.",
    "rule": "Explain a check rule.",
    "config": "Show the settings of this folder.",
    "demo": "Show it all on the sample reports.",
}

_EPILOG = """\b
Examples:
  kg cite bao-cao.docx --format json
  kg ingest bao-cao/*.docx
  kg show 59/2023/NĐ-CP --as-of 2024-11-01
  kg search "dân chủ cơ sở" --type decree --in-force-on 2024-11-01
  kg chain "65/KH-UBND Đông Hà 2024"
  kg check bao-cao.txt --lang vi
  kg viz bao-cao.txt -o mang-luoi.html
"""


class _Lazy(click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    vietnamese = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        from kg.base.garbage import look_rarely  # the help of all commands has no use for it

        look_rarely()
        command: click.Command = import_module(f"kg.cli.commands.{cmd_name}").command
        if self.vietnamese:
            from kg.cli.help import in_vietnamese

            return in_vietnamese(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            from kg.cli.options import UnknownCommand

            raise UnknownCommand(args[0], list(_COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = list(_COMMANDS.items())
        if self.vietnamese:
            from kg.cli.help import short

            lines = [(name, short(text)) for name, text in lines]
        with formatter.section("Commands"):
            formatter.write_dl(lines)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"kg {import_module('kg').__version__}")
        ctx.exit()


@click.group(cls=_Lazy, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.option("--db", metavar="FILE", hidden=True)
@click.option("--lang", type=click.Choice(["vi", "en"]), hidden=True)
@click.pass_context
def group(ctx: click.Context, /, **shared: str | None) -> None:
    """Vietnamese legal citations: find them, tell which documents they are, trace what those rest on, check them.

    FILE is a .txt, .md, .html, .docx or .pdf with a text layer; "-" reads standard input. DOC is an IRI or what
    people type: 59/2023/NĐ-CP, "nghị định 59/2023", "65/KH-UBND Đông Hà 2024".
    """
    given = {name: value for name, value in shared.items() if value is not None}
    ctx.default_map = dict.fromkeys(_COMMANDS, given)  # `kg --db FILE cite …` is `kg cite … --db FILE`


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 clean, 1 findings, 2 wrong usage or unreadable input, 130 interrupted.

    Whatever goes wrong is one clear line on stderr. With KG_DEBUG set, a fault of the program shows its traceback.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Vietnamese Windows console has cp1258; a file name may be no UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _run(words or ["--help"])
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or _complain(error, words)
        _abandon_stdout()
    if (patterns := sys.modules.get("kg.base.kept_patterns")) is not None:
        patterns.keep()
    if code in (0, 1) and arguments is None:  # an error may hold an unfinished question, and with it the store open
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """End the process, all that waits for its end done: its memory is given back at once, and not piece by piece."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody may be left to read what was written at the end
            stream.flush()
    os._exit(code)


def _open_what_is_closed() -> None:
    """Give a command that was started with closed streams ("kg check … >&-") streams that lead nowhere.

    In the order of their numbers: the next file to be opened, a store perhaps, would get that of the closed one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 -- until the end


def _run(words: list[str]) -> int:
    if "_KG_COMPLETE" in os.environ:  # a shell asks for completions
        group.main(words, prog_name="kg")
    try:  # not group.main, whose exit code for a closed pipe or an error is 1, our "findings"
        asked = _in_its_language(words) if {"-h", "--help"}.intersection(words) else group
        # a copy: click takes out of it what it has read, and a complaint needs the language
        with asked.make_context("kg", [*words], color=False if os.environ.get("NO_COLOR") else None) as ctx:
            asked.invoke(ctx)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except (Exception, KeyboardInterrupt) as error:
        return _complain(error, words)
    return 0


def _in_its_language(words: list[str]) -> click.Group:
    """The command whose help pages speak the language that is asked for."""
    from kg.cli.language import asked_for

    if asked_for(words) != "vi":
        return group
    from kg.cli.help import in_vietnamese

    translated = in_vietnamese(group)
    setattr(translated, "vietnamese", True)  # noqa: B010 -- of our own class, which click's decorator hides
    return translated


def _complain(error: BaseException, words: list[str]) -> int:
    """Say what went wrong in one line; the exit code that belongs to it."""
    if isinstance(error, BrokenPipeError):  # the reader of our output has seen enough
        _abandon_stdout()
        return 0
    from kg.cli.trouble import explain

    code, line = explain(error, words)
    if os.environ.get("KG_DEBUG") and code == 2 and not isinstance(error, click.ClickException):
        raise error
    if code == 130 and sys.stderr.isatty():
        line = f"\n{line}"  # after the terminal's own ^C
    click.echo(line, err=True)
    return code


def _abandon_stdout() -> None:
    """Let nothing more be written, so that the interpreter does not complain when it closes."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
