"""kg rank"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import click

from kg.base.law_words import RELATION_HEADINGS, describe, name_of
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.commands.search import TypeOfDocument
from kg.cli.lists import form_of, print_table, table_options
from kg.cli.options import as_of_option, db_option, json_text, lang_option, store
from kg.cli.words.rank import say
from kg.model import DocType, Level

if TYPE_CHECKING:
    from kg.trace.rank import Community, Measure, Ranked, Ranking

_RELATIONS = ("implements", "based_on", "details", "guides", "amends", "supplements", "cites")


@click.command(
    epilog="\b\nExamples:\n  kg rank --in-force --top 10\n  kg rank --type decree --as-of 2023-12-31\n"
    "  kg rank --by pagerank -o xep-hang.xlsx\n  kg rank --communities"
)
@click.option(
    "--by", type=click.Choice(["in-degree", "pagerank"]), default="in-degree", show_default=True,
    help="By how many rest on it directly, or by how weighty those are in turn.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="So many.")
@click.option(
    "--type", "kind", type=TypeOfDocument(get_args(DocType)), metavar="TYPE", help='Only this type: "nghị định" …'
)
@click.option(
    "--level", type=click.Choice([one for one in get_args(Level) if one != "unknown"]), help="Only this level."
)
@click.option("--in-force", is_flag=True, help="Only what is known to be in force on the day.")
@click.option(
    "--relation", "relations", type=click.Choice(_RELATIONS), multiple=True,
    help="What counts; once or more. If not given: implements, based_on, details, guides.",
)  # fmt: skip
@click.option(
    "--communities", "grouped", is_flag=True, help="The groups that documents form by resting on one another."
)
@table_options
@as_of_option("The day to count and to tell validity of; today if not given.")
@db_option
@lang_option
def command(
    by: Measure, top: int, kind: DocType | None, level: Level | None, in_force: bool, relations: tuple[str, ...],
    grouped: bool, form: str | None, output: str, as_of: date | None, db: str | None, lang: str,
) -> None:  # fmt: skip
    """Rank documents by how many others rest on them, as far as the store knows: what everything rests on.

    Only what a text or a source states is counted, each pair of documents once. Amending or replacing a document is not
    resting on it.
    """
    from kg.model import GROUNDS
    from kg.trace.rank import NoScipy, communities, rank

    form = form_of(form, output, lang)
    unfit = [name for name, given in (("--by", by == "pagerank"), ("--type", kind), ("--level", level),
                                      ("--in-force", in_force)) if given]  # fmt: skip
    if grouped and unfit:
        raise click.UsageError(say("apart", lang, options=", ".join(unfit)))
    day, counted = as_of or date.today(), relations or GROUNDS
    with store(db) as opened:
        if grouped:
            groups = communities(opened.conn, as_of=day, top=top, relations=counted)
            print_table(
                form, output, lang, text=lambda: (_groups_text(groups, day, lang),),
                rows=lambda: group_rows(groups, lang), json=lambda: json_text(_groups_json(groups, day)),
                sheet=say("sheet", lang),
            )  # fmt: skip
            return
        try:
            found = rank(
                opened.conn, as_of=day, by=by, top=top, relations=counted, kind=kind, level=level, in_force=in_force
            )
        except NoScipy:
            raise click.ClickException(say("no_scipy", lang)) from None
    print_table(
        form, output, lang, text=lambda: (_text(found, lang),), rows=lambda: rows(found, lang),
        json=lambda: json_text(_json(found)), sheet=say("sheet", lang),
    )  # fmt: skip


def _json(found: Ranking) -> object:
    from kg.contract.ranks import rank_out

    return rank_out(found).model_dump(mode="json")


def _groups_json(groups: list[Community], day: date) -> object:
    from kg.contract.ranks import communities_out

    return communities_out(groups, day).model_dump(mode="json")


def rows(found: Ranking, lang: str) -> list[list[str | int]]:
    """The table: headings, then a document in a row."""
    heads = ["place", *_HEADS, "direct", "total", *(["pagerank"] if found.by == "pagerank" else [])]
    table: list[list[str | int]] = [[*(say(f"col_{head}", lang) for head in heads), "IRI"]]
    for one in found.ranked:
        weight = [f"{one.pagerank:.6f}"] if one.pagerank is not None else []
        table.append([one.place, *_cells(one, lang), one.direct, one.total, *weight, one.document.iri])
    return table


def group_rows(groups: list[Community], lang: str) -> list[list[str | int]]:
    """The table: headings, then one of the leading documents of a group in a row."""
    heads = ["group", "size", *_HEADS, "direct", "total"]
    table: list[list[str | int]] = [[*(say(f"col_{head}", lang) for head in heads), "IRI"]]
    for number, group in enumerate(groups, 1):
        for one in group.leading:
            table.append([number, group.size, *_cells(one, lang), one.direct, one.total, one.document.iri])
    return table


_HEADS = ("document", "title", "issuer", "level", "issued", "status")


def _cells(one: Ranked, lang: str) -> list[str | int]:

    doc = one.document
    return [
        flat(name_of(doc, lang)), flat(doc.title or ""), flat(doc.issuer or ""), say(f"level_{doc.level}", lang),
        day_text(doc.issued, lang) if doc.issued else str(doc.year or ""), status_text(one.status, lang),
    ]  # fmt: skip


def _text(found: Ranking, lang: str) -> str:
    from kg.model import GROUNDS

    if not found.ranked:
        return say("none", lang) + "\n"
    names = "; ".join(RELATION_HEADINGS[name][0][lang != "vi"].lower() for name in found.relations)
    head = "head" if set(found.relations) <= set(GROUNDS) else "head_by"
    lines = [say(head, lang, day=day_text(found.as_of, lang)), ""]
    for one in found.ranked:
        lines += _lines(one, f"{one.place:>4}  ", lang)
    lines += ["", say("among", lang, documents=found.documents, links=found.links, relations=names)]
    return "\n".join(lines) + "\n"


def _groups_text(groups: list[Community], day: date, lang: str) -> str:

    if not groups:
        return say("none", lang) + "\n"
    lines = [say("groups", lang, day=day_text(day, lang))]
    for number, group in enumerate(groups, 1):
        lines += ["", say("group", lang, number=number, size=group.size)]
        for one in group.leading:
            lines += _lines(one, "  ", lang)
    return "\n".join(lines) + "\n"


def _lines(one: Ranked, indent: str, lang: str) -> list[str]:
    """A document in words, and under it what rests on it."""
    from kg.cli.tree import sign

    told = say("line", lang, direct=one.direct, total=one.total)
    if one.pagerank is not None:
        told += "; " + say("pagerank", lang, value=f"{one.pagerank:.4f}")
    return [f"{indent}{sign(one.document, one.status)}{describe(one.document, lang)}", f"{' ' * len(indent)}  {told}"]
