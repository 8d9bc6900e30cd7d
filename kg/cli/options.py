"""Options and arguments that several commands share."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.language import language
from kg.register.opening import open_store
from kg.store.opening import Store

F = TypeVar("F", bound=Callable[..., Any])


class BadDay(click.BadParameter):
    """What was given for a day is none; `why` is a key of the words."""

    def __init__(self, why: str, value: str) -> None:
        super().__init__(value)
        self.why, self.value = why, value


class UnknownCommand(click.UsageError):
    """There is no command of that name; `known` lists those there are."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no command {name}")
        self.name, self.known = name, known


class UnknownRule(click.BadParameter):
    """A code that no rule has."""


if TYPE_CHECKING:
    _DayType = click.ParamType[date]
else:
    _DayType = click.ParamType  # generic since click 8.5 only


class Day(_DayType):
    """A day: 2024-11-30 or 30/11/2024."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", value)
        vietnamese = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", value)
        numbers = iso.groups() if iso else vietnamese.groups()[::-1] if vietnamese else None
        if numbers is None:
            raise BadDay("no_day", value)
        try:
            return date(*(int(number) for number in numbers))
        except ValueError:
            raise BadDay("no_such_day", value) from None


def db_option(command: F) -> F:
    """--db FILE."""
    return click.option("--db", metavar="FILE", help="The store; else $KG_DB, else the user's data directory.")(command)


def lang_option(command: F) -> F:
    """--lang vi|en, else the locale."""
    return click.option(
        "--lang", type=click.Choice(["vi", "en"]), default=language, help="Language of the output; else the locale."
    )(command)


def as_of_option(text: str) -> Callable[[F], F]:
    """--as-of DATE."""
    return click.option("--as-of", type=Day(), metavar="DATE", help=text)


def format_option(*formats: str) -> Callable[[F], F]:
    """--format, the first one by default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )


def output_option(text: str, default: str | None = None) -> Callable[[F], F]:
    """-o FILE: refused at once when it cannot be written, before any work is done."""
    otherwise: dict[str, Any] = {} if default is None else {"default": default}  # to click, None is a default
    return click.option(
        "-o", "--output", required=default is None, metavar="FILE", callback=_writable, help=text, **otherwise
    )


def _writable(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value:
        refuse_unwritable(Path(value))
    return value


def refuse_unwritable(path: Path) -> None:
    """Raise OSError when a file cannot be written there."""
    folder = path.parent
    for wrong, number in (
        (path.is_dir(), errno.EISDIR),
        (not folder.exists(), errno.ENOENT),
        (folder.exists() and not folder.is_dir(), errno.ENOTDIR),
        (folder.is_dir() and not os.access(folder, os.W_OK), errno.EACCES),
    ):
        if wrong:
            raise OSError(number, os.strerror(number), str(path))


def store(db: str | None, *, to_write: bool = False) -> Store:
    """The store, made on first use, with a progress bar on a terminal; `to_write` refuses one that may only be read."""
    return open_store(db, progress=True, to_write=to_write)


def the_words(words: tuple[str, ...]) -> str:
    """What was typed for a document, with or without quotation marks round it."""
    return " ".join(words).strip()


def print_json(value: Any) -> None:
    """JSON for machines: UTF-8, unescaped."""
    click.echo(json_text(value))


def json_text(value: Any) -> str:
    """What `print_json` prints, without the end of the last line."""
    return json.dumps(value, ensure_ascii=False, indent=1)
