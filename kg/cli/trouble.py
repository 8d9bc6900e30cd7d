"""What went wrong, in one line for the user, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kg.cli.language import asked_for
from kg.cli.options import BadDay, UnknownCommand, UnknownRule
from kg.cli.words.trouble import say

_MOST = 20  # documents, or bodies, that are listed


def explain(error: BaseException, words: Sequence[str]) -> tuple[int, str]:
    """The exit code and the line for whatever a command on the command line `words` has raised."""
    lang = asked_for(words)
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return 130, _with_notes(f"kg: {say('interrupted', lang)}", error)
    return 2, _with_notes(_line(error, lang), error)


def _with_notes(line: str, error: BaseException) -> str:
    """The line, and what the command had to add to it (`error.add_note`)."""
    return "; ".join((line, *getattr(error, "__notes__", ())))


def _line(error: BaseException, lang: str) -> str:
    import sqlite3

    from kg.base.complaints import complaint_text
    from kg.base.wording import flat, system_text
    from kg.checker.settings import ConfigError
    from kg.output import ReportError
    from kg.store.errors import StoreError
    from kg.text import UnreadableError

    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "kg"
        return f"{command}: {_usage(error, lang)} ({say('see_help', lang, command=command)})"
    if isinstance(error, click.ClickException):
        return f"kg: {error.format_message()}"
    if isinstance(error, (UnreadableError, StoreError)):
        return f"kg: {error.message(lang)}"
    if isinstance(error, ConfigError):
        return f"kg: {flat(error.message(lang))}"
    if isinstance(error, ReportError):
        return f"kg: {say(str(error), lang, value=error.value)}"
    if isinstance(error, LookupError) and (told := _not_one(error, lang)):
        return f"kg: {told}"
    if isinstance(error, sqlite3.Error):
        return f"kg: {say('store_failed', lang, why=complaint_text(str(error), lang))}"
    if isinstance(error, OSError):
        where = f"{flat(str(error.filename))}: " if error.filename else ""
        return f"kg: {where}{system_text(error, lang)}"
    return f"kg: {say('fault', lang, what=' '.join(f'{type(error).__name__}: {error}'.split()))}"


def _not_one(error: LookupError, lang: str) -> str | None:
    """That what was typed fits nothing, or the list of what it fits, on as many lines; None for another error."""
    from kg.base.law_words import describe
    from kg.register.authorities import AmbiguousBody
    from kg.register.typed import Ambiguous, NotFound

    if isinstance(error, NotFound):
        said = say("no_document", lang, typed=error.typed)
        meant = "".join(f"\n  {describe(doc, lang)}" for doc in error.near)
        return f"{said}; {say('did_you_mean', lang)}{meant}" if meant else said
    if isinstance(error, Ambiguous):
        lines = [f"  {describe(doc, lang)}\n    {doc.iri}" for doc in error.found]
        key = "several"
    elif isinstance(error, AmbiguousBody):
        lines = [f"  {'✖' if one.stands_on(error.day) is False else '✔'} {name}" for one, name in error.found]
        key = "several_bodies"
    else:
        return None
    shown = lines[:_MOST]
    if len(lines) > _MOST:
        shown.append(f"  {say('more' if key == 'several' else 'more_bodies', lang, count=len(lines) - _MOST)}")
    return "\n".join((say(key, lang, count=len(lines), typed=error.typed), *shown))


def _usage(error: click.UsageError, lang: str) -> str:
    """A usage error in the user's language, the commoner ones in words of our own."""
    if isinstance(error, UnknownCommand):
        from difflib import get_close_matches

        near = get_close_matches(error.name, error.known, n=1)
        text = say("no_such_command", lang, name=error.name)
        return text + (f"; {say('maybe', lang, names=near[0])}" if near else "")
    if isinstance(error, BadDay):
        return say(error.why, lang, value=error.value)
    if isinstance(error, UnknownRule):
        return say("no_code", lang, value=error.message)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        is_argument = error.param.param_type_name == "argument"
        return say("missing", lang, name=error.param.human_readable_name if is_argument else error.param.opts[-1])
    if isinstance(error, click.NoSuchOption):
        text = say("no_such_option", lang, name=error.option_name)
        return text + (f"; {say('maybe', lang, names=', '.join(error.possibilities))}" if error.possibilities else "")
    if isinstance(error, click.BadParameter) and error.param is not None:
        if isinstance(error.param.type, click.Choice):
            names = ", ".join(str(choice) for choice in error.param.type.choices)
            return say("bad_choice", lang, name=error.param.opts[0], names=names)
        if isinstance(error.param.type, (click.IntRange, click.FloatRange)):
            low, high = error.param.type.min, error.param.type.max
            return say("bad_number", lang, name=error.param.opts[0], low=low, high=high)
        return f"{error.param.opts[0]}: {error.message}"
    return error.format_message()


def describe_failure(error: Exception, path: str, lang: str) -> str:
    """Why one file of several could not be read, in one line that begins with its name."""
    from kg.base.wording import flat

    line, path = _line(error, lang).removeprefix("kg: "), path if path.isprintable() else flat(path)
    return line if line.startswith(f"{path}: ") else f"{path}: {line}"
