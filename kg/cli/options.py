"""Options and arguments that several commands share."""

from __future__ import annotations

import json
import locale
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from kg.graph.store import Store, open_store
from kg.model import Document

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):
    """A day: 2024-11-30 or 30/11/2024."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value)
        vietnamese = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", value)
        try:
            if iso:
                return date(int(iso[1]), int(iso[2]), int(iso[3]))
            if vietnamese:
                return date(int(vietnamese[3]), int(vietnamese[2]), int(vietnamese[1]))
        except ValueError:
            self.fail(f"{value} is not a day of the calendar.", param, ctx)
        self.fail(f"{value!r} is not a day; write 2024-11-30 or 30/11/2024.", param, ctx)


def db_option(command: F) -> F:
    """--db FILE."""
    return click.option("--db", metavar="FILE", help="The store; else $KG_DB, else the user's data directory.")(command)


def lang_option(command: F) -> F:
    """--lang vi|en, else the locale."""
    return click.option(
        "--lang", type=click.Choice(["vi", "en"]), default=_language, help="Language of the output; else the locale."
    )(command)


def as_of_option(text: str) -> Callable[[F], F]:
    """--as-of DATE."""
    return click.option("--as-of", type=Day(), metavar="DATE", help=text)


def format_option(*formats: str) -> Callable[[F], F]:
    """--format, the first one by default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )


def _language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "vi" if value.lower().startswith("vi") else "en"
    return "vi" if (locale.getlocale()[0] or "").lower().startswith(("vi", "vietnam")) else "en"


def store(db: str | None) -> Store:
    """The store, made on first use, with a progress bar on a terminal."""
    return open_store(db, progress=True)


def the_document(conn: sqlite3.Connection, typed: str, lang: str) -> Document:
    """The one document that was meant. With none or several: say so, list them, exit 2; never choose in silence."""
    from kg.cli.words import describe, say
    from kg.register.query import find_documents

    found = find_documents(conn, typed)
    if len(found) == 1:
        return found[0]
    if not found:
        click.echo(f"kg: {say('no_document', lang, typed=typed)}", err=True)
    else:
        click.echo(f"kg: {say('several', lang, count=len(found), typed=typed)}", err=True)
        for doc in found:
            click.echo(f"  {describe(doc, lang)}\n    {doc.iri}", err=True)
    sys.exit(2)


def print_json(value: Any) -> None:
    """JSON for machines: UTF-8, unescaped."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
