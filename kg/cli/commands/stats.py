"""kg stats"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import click

from kg.base.law_words import RELATION_HEADINGS
from kg.base.wording import day_text
from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words.common import say
from kg.cli.words.register import age_text, kind_name, lacks, tell
from kg.model import DocType
from kg.naming import type_name
from kg.register.sources import data_day
from kg.store.statistics import counts

_NAMES: dict[str, Callable[[str, str], str]] = {
    "documents": lambda name, lang: type_name(cast(DocType, name), lang),
    "relations": lambda name, lang: RELATION_HEADINGS[name][0][lang != "vi"],
    "sources": kind_name,
}


@click.command(epilog="\b\nExamples:\n  kg stats\n  kg stats --format json")
@format_option("text", "json")
@db_option
@lang_option
def command(form: str, db: str | None, lang: str) -> None:
    """Count what the store holds, by type, relation and source."""
    with store(db) as opened:
        held = counts(opened.conn)
        path = str(opened.place) if opened.place else None
        looked = data_day(opened.conn)
    if form == "json":
        from kg.contract.documents import stats_out

        print_json(stats_out(held, path, looked).model_dump(mode="json", by_alias=True))
        return
    for key, rows in (("documents", held.documents), ("relations", held.relations), ("sources", held.sources)):
        click.echo(f"{say(key, lang)}: {sum(rows.values())}")
        for name, count in rows.items():
            click.echo(f"  {count:>7}  {_NAMES[key](name, lang)}")
    click.echo(f"{say('reports', lang)}: {held.reports}")
    click.echo(f"{say('citations', lang)}: {held.citations}")
    click.echo(f"{say('data_day', lang, day=day_text(looked.day, lang))}")
    for one in looked.kinds:
        click.echo(f"  {one.sources:>7}  {kind_name(one.kind, lang)}: {age_text(one.last, lang)}")
        click.echo(f"           {tell('does_not_cover', lang, lacks=lacks(one.kind, lang))}")
    click.echo(f"{say('store', lang)}: {path or say('in_memory', lang)}")
